"""How many live in a municipality, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.record import Record
from urbanpolicy.values.days import day_or_none
from urbanpolicy.values.text import line_or_none


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Population(Record):
    """The inhabitants of a municipality on 31 December of a year.

    Order: by municipality, then year.

    Raises:
        InvalidValue: if the year or a count is no whole number.

    >>> Population(id="p", municipality="municipality-091", year=2023, count=674500)
    Population('p', municipality-091 2023: 674500)
    """

    refers: ClassVar[Mapping[str, str]] = {"municipality": "Municipality"}

    municipality: str
    year: int
    count: int | None = None
    """Inhabitants in the boundaries of ``division``; None: counted with another municipality."""
    count_at_time: int | None = None
    """Inhabitants in the boundaries of the day itself, where known."""
    status: str | None = attrs.field(default=None, converter=line_or_none)
    """``final`` or ``preliminary``."""
    division: date | None = attrs.field(default=None, converter=day_or_none)
    """The day whose boundaries ``count`` follows."""
    coverage: str | None = attrs.field(default=None, converter=line_or_none)
    """``municipality`` (same area then), ``backcast`` or ``included`` (in a successor's figure)."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id", "municipality")
        self.need("year")
        self.check_number("year", 1)
        self.check_number("count")
        self.check_number("count_at_time")
        self.check_texts("status", "coverage")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Municipality, year, id."""
        return (self.municipality, self.year, self.id)

    @property
    def brief(self) -> str:
        """Municipality, year and count."""
        return f"{self.municipality} {self.year}: {self.count}"
