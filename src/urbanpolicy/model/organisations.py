"""Organisations: ministries, universities, associations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import attrs

from urbanpolicy.model.naming import DatedName, name_on, to_names
from urbanpolicy.model.record import Record
from urbanpolicy.values.days import Day, read_day
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period
from urbanpolicy.values.text import Text, line, line_or_none


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Organisation(Record):
    """A ministry, an agency, a joint authority, a council, a university.

    Order: by id.

    Raises:
        InvalidValue: if there is no name or a reference is no id.

    >>> Organisation(
    ...     id="org-vm", kind="ministry", names=[{"text": {"fi": "valtiovarainministeriö"}}]
    ... )
    Organisation('org-vm', valtiovarainministeriö)
    """

    refers: ClassVar[Mapping[str, str]] = {
        "parent": "Organisation",
        "predecessors": "Organisation",
        "successors": "Organisation",
    }

    kind: str = attrs.field(converter=line)
    names: tuple[DatedName, ...] = attrs.field(converter=to_names)
    abbreviation: str | None = attrs.field(default=None, converter=line_or_none)
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    parent: str | None = None
    predecessors: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    successors: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    count: int | None = None
    """For a group of like bodies (ELY Centres): how many there were."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_ids("parent")
        self.check_id_lists("predecessors", "successors")
        self.need("kind")
        self.check_texts("kind", "abbreviation")
        self.check_number("count", 1)
        if not self.names:
            raise self.refuse("names", self.names, "at least one name")

    @property
    def name(self) -> Text:
        """The latest name."""
        return self.names[-1].text

    def name_on(self, on: Day) -> Text:
        """Return the name in use on a day; the latest where none is known for it."""
        found = name_on(self.names, read_day(on))
        return (found or self.names[-1]).text

    @property
    def brief(self) -> str:
        """The latest name."""
        return self.name.show("fi")
