"""Standing bodies and the places in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

import attrs

from urbanpolicy.errors import InvalidValue
from urbanpolicy.model.milestones import Milestone, to_milestones
from urbanpolicy.model.record import Record
from urbanpolicy.model.vocabulary import SEAT_ROLE, SeatRole
from urbanpolicy.values.days import Day, read_day
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period
from urbanpolicy.values.text import Text, line, line_or_none, to_text, to_text_or_none, to_texts


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Group(Record):
    """A standing body: a cooperation group, a committee, a secretariat.

    Announced, set up and first met are milestones of their own; ``period`` is the stretch of days
    on which the body existed by its sources.

    Order: by id.

    Raises:
        InvalidValue: if kind or name is missing, or a reference is no id.

    >>> Group(id="g", kind="cooperation-group", name={"fi": "yhteistyöryhmä"})
    Group('g', yhteistyöryhmä)
    """

    refers: ClassVar[Mapping[str, str]] = {
        "model": "AgreementModel",
        "agreement": "Agreement",
        "parent": "Group",
        "set_by": "Organisation|Government",
        "ends_with": "Government",
        "coverage": "Coverage",
    }

    kind: str = attrs.field(converter=line)
    name: Text = attrs.field(converter=to_text)
    short_names: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    model: str | None = None
    agreement: str | None = None
    parent: str | None = None
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=to_milestones)
    set_by: str | None = None
    ends_with: str | None = None
    """The government with whose term it ends."""
    mandate: Text | None = attrs.field(default=None, converter=to_text_or_none)
    reference: str | None = attrs.field(default=None, converter=line_or_none)
    """The number of the decision or project that set it up, as the source has it."""
    coverage: str | None = None

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_ids("model", "agreement", "parent", "set_by", "ends_with", "coverage")
        self.need("kind")
        self.check_texts("kind", "reference")

    @property
    def brief(self) -> str:
        """The name."""
        return self.name.show("fi")


def to_days(value: Iterable[Day]) -> tuple[date, ...]:
    """Converter of several days; sorted, each once."""
    if isinstance(value, tuple) and not value:
        return ()
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise InvalidValue.at("days", value, "a list of days")
    return tuple(sorted({read_day(day, "day") for day in value}))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Membership(Record):
    """A place in a body, from when to when: in which role, for whom, following what.

    A place follows an office (whoever holds it), a municipality (its head, whoever that is), or
    rests with a person, an organisation, or several who are only told together ("most
    ministries"). With both a municipality and an office, the office sits for the municipality.

    Order: by group, role, what it follows, period, id.

    Raises:
        InvalidValue: if nothing is named that the place follows, or a word or id is none.

    >>> Membership(
    ...     id="m", group="g", role="chair", office="fi-prime-minister", period="2023-11-16/.."
    ... )
    Membership('m', chair of g: fi-prime-minister 2023-11-16/..)
    """

    refers: ClassVar[Mapping[str, str]] = {
        "group": "Group",
        "office": "Office",
        "municipality": "Municipality",
        "organisation": "Organisation",
        "person": "Person",
    }

    group: str
    role: SeatRole
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    office: str | None = None
    municipality: str | None = None
    organisation: str | None = None
    person: str | None = None
    collective: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """Several who sit, told together: "most ministries"; where none of them is told by name."""
    as_titled: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """The member's own post in words, where it is no office of the register."""
    holder_seen: tuple[date, ...] = attrs.field(default=(), converter=to_days)
    """Days on which a page shows the holder of the office in this role."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id", "group")
        self.check_ids("office", "municipality", "organisation", "person")
        self.need_word("role", SEAT_ROLE)
        if not self.follows and self.collective is None:
            hint = "name an office, a municipality, an organisation, a person or a collective"
            raise self.refuse("office", None, "what the place follows", hint)

    @property
    def follows(self) -> str:
        """The id that decides who sits: person, else office, else municipality, organisation.

        Empty for a collective.
        """
        return self.person or self.office or self.municipality or self.organisation or ""

    @property
    def behalf_of(self) -> str | None:
        """The municipality or organisation for which it sits, if any."""
        return self.municipality or self.organisation

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Group, rank of the role, what it follows, period, id."""
        rank = tuple(ROLE_RANK).index(self.role)
        return (self.group, rank, self.behalf_of or "", self.follows, self.period.sort_key, self.id)

    @property
    def brief(self) -> str:
        """Role, group, what it follows, period."""
        who = self.follows or (self.collective.show("fi") if self.collective else "")
        return f"{self.role} of {self.group}: {who} {self.period}"


ROLE_RANK: tuple[SeatRole, ...] = (
    "chair",
    "vice-chair",
    "member",
    "alternate",
    "permanent-expert",
    "secretary",
    "invited",
)
