"""What happened to municipalities on a day: mergers, transfers of parts, new names and regions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Literal, get_args

import attrs

from urbanpolicy.model.record import Record
from urbanpolicy.values.days import Day, read_day
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.text import Text, line_or_none, to_text_or_none

ChangeKind = Literal[
    "merger",
    "annexation",
    "split",
    "partial-transfer",
    "rename",
    "region-change",
    "county-change",
    "language-change",
    "title-change",
]
"""``merger``: several become a new one; ``annexation``: others end in one that goes on; ``split``: one
ends in several; ``partial-transfer``: a part moves and all go on. The rest change one property."""

CHANGE_KIND = frozenset(get_args(ChangeKind))
SUCCESSION = frozenset({"merger", "annexation", "split"})
"""The kinds by which one municipality succeeds another; a transfer of a part is not one of them."""


def to_change_day(value: Day) -> date:
    """Converter of the day of a change: as ``read_day``."""
    return read_day(value, "MunicipalChange, on")


@attrs.frozen(order=False, kw_only=True, repr=False)
class MunicipalChange(Record):
    """A change of municipalities that took effect on a day.

    Order: by day, kind, id.

    Raises:
        InvalidValue: if the kind is no word of the list, or no municipality is named.
        InvalidDay: if the day cannot be read.

    >>> MunicipalChange(
    ...     id="c",
    ...     on="2009-01-01",
    ...     kind="annexation",
    ...     before=["municipality-109"],
    ...     after=["municipality-109"],
    ... )
    MunicipalChange('c', 2009-01-01 annexation municipality-109 -> municipality-109)
    """

    refers: ClassVar[Mapping[str, str]] = {"before": "Municipality", "after": "Municipality"}

    on: date = attrs.field(converter=to_change_day)
    """The first day of the new state."""
    kind: ChangeKind
    before: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The municipalities concerned, as they were the day before."""
    after: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The municipalities concerned, from that day on."""
    old: str | None = attrs.field(default=None, converter=line_or_none)
    """The old value, for a change of one property."""
    new: str | None = attrs.field(default=None, converter=line_or_none)
    inhabitants: int | None = None
    """The inhabitants who moved with a part, where known."""
    note: Text | None = attrs.field(default=None, converter=to_text_or_none)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.need("kind")
        self.check_word("kind", CHANGE_KIND)
        self.check_id_lists("before", "after")
        self.check_texts("old", "new")
        self.check_number("inhabitants")
        if not self.before or not self.after:
            raise self.refuse("before, after", (self.before, self.after), "municipalities in both")

    @property
    def is_succession(self) -> bool:
        """Whether a municipality ended or began by it."""
        return self.kind in SUCCESSION

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Day, kind, id."""
        return (self.on, self.kind, self.id)

    @property
    def brief(self) -> str:
        """Day, kind and municipalities."""
        return f"{self.on} {self.kind} {', '.join(self.before)} -> {', '.join(self.after)}"
