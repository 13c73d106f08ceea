"""Single sittings of a body: when, where, on what, and who came, as far as a source says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.record import Citation, Part, Record, to_citations, to_published
from urbanpolicy.model.vocabulary import PRESENCE, Presence
from urbanpolicy.values.building import build_all
from urbanpolicy.values.days import Day
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.partial import PartialDate, to_partial_or_none
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Text, line_or_none, to_text, to_text_or_none, to_texts
from urbanpolicy.values.truth import Truth


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class AgendaItem(Part):
    """A topic of a meeting; ministries only where a source joins them to it.

    Order: by topic.

    Raises:
        InvalidValue: if the topic is no text.

    >>> AgendaItem(topic={"en": "youth crime"}).ministries
    ()
    """

    refers: ClassVar[Mapping[str, str]] = {"ministries": "Organisation"}

    topic: Text = attrs.field(converter=to_text)
    ministries: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.check_id_lists("ministries")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The topic."""
        return self.topic.sort_key


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Attendance(Part):
    """Who came to one meeting, or chaired it, or was invited, and in whose place.

    Presence at a meeting and a seat in the body are different facts: a substitute who came does
    not take over the seat.

    Order: by presence, person, office, name.

    Raises:
        InvalidValue: if nobody is named, or a word or id is none.

    >>> Attendance(
    ...     presence="substitute", office="deputy-mayor-helsinki", in_place_of="mayor-helsinki"
    ... ).in_place_of
    'mayor-helsinki'
    """

    refers: ClassVar[Mapping[str, str]] = {
        "person": "Person",
        "office": "Office",
        "behalf_of": "Municipality|Organisation",
        "in_place_of": "Office|Person",
    }

    presence: Presence
    person: str | None = None
    office: str | None = None
    name: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """Who it was in words, where no record exists (delegations, officials)."""
    behalf_of: str | None = None
    in_place_of: str | None = None
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.need_word("presence", PRESENCE)
        self.check_ids("person", "office", "behalf_of", "in_place_of")
        if self.person is None and self.office is None and self.name is None:
            raise self.refuse("person", None, "a person, an office or a name")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Presence, person, office, name."""
        name = self.name.sort_key if self.name else ()
        return (self.presence, self.person or "", self.office or "", name)


def to_agenda(value: Iterable[AgendaItem | Mapping[str, Any]]) -> tuple[AgendaItem, ...]:
    """Converter of an agenda; the order is that of the meeting."""
    return build_all(AgendaItem, value)


def to_attendance(
    value: Iterable[Attendance | Mapping[str, Any]] | None,
) -> tuple[Attendance, ...] | None:
    """Converter of attendance; None stays None, because unknown is not nobody."""
    return None if value is None else tuple(sorted(build_all(Attendance, value)))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Meeting(Record):
    """One sitting of a body, or another meeting that bears on it.

    Order: by day, then id.

    Raises:
        InvalidValue: if a reference is no id, or the last day is certainly before the first.
        InvalidDay: if a day cannot be read.

    >>> Meeting(id="m", group="g", date="2023-11-16").attendance is None
    True
    """

    refers: ClassVar[Mapping[str, str]] = {"group": "Group"}

    date: PartialDate = attrs.field(converter=to_published)
    last_day: PartialDate | None = attrs.field(default=None, converter=to_partial_or_none)
    """The last day, where it lasted longer than one."""
    group: str | None = None
    """The body that met; None: no body of the register."""
    ordinal: int | None = None
    place: Text | None = attrs.field(default=None, converter=to_text_or_none)
    kind: str | None = attrs.field(default=None, converter=line_or_none)
    agenda: tuple[AgendaItem, ...] = attrs.field(default=(), converter=to_agenda)
    attendance: tuple[Attendance, ...] | None = attrs.field(default=None, converter=to_attendance)
    """Who came, chaired or was invited; None: no source says, which is not the same as nobody."""
    results: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_ids("group")
        self.check_number("ordinal", 1)
        self.check_texts("kind")
        last = self.last_day.latest if self.last_day else None
        if last and self.date.earliest and last < self.date.earliest:
            raise self.refuse("last_day", str(self.last_day), f"a day from {self.date} on")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Day, then id."""
        return (self.date.sort_key, self.id)

    def is_on(self, on: Day) -> Truth:
        """Tell whether it was held on a day.

        >>> Meeting(id="m", date="2024-10-21", last_day="2024-10-22").is_on("2024-10-22")
        yes
        """
        return Period(start=self.date, end=self.last_day or self.date).contains(on)

    @property
    def brief(self) -> str:
        """Body and day."""
        return f"{self.group or self.kind or 'no body'} {self.date}"
