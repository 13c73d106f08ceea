"""Agreement models, and the charters that say which seats a model's body must have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.contents import FundingLine, Target
from urbanpolicy.model.milestones import Milestone, to_milestones
from urbanpolicy.model.parts import to_funding, to_targets
from urbanpolicy.model.record import Citation, Part, Record, to_citations
from urbanpolicy.model.vocabulary import NATURE, SEAT_ROLE, Nature, SeatRole
from urbanpolicy.values.building import build, build_all
from urbanpolicy.values.days import day_or_none
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period
from urbanpolicy.values.text import (
    Lang,
    Text,
    to_langs,
    to_text,
    to_text_or_none,
    to_texts,
)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class RequiredSeat(Part):
    """A seat that a charter requires: its role, and the office or the municipality that holds it.

    A municipality sits by its head (mayor or city manager), whoever that is on the day.

    Order: by role, office, municipality.

    Raises:
        InvalidValue: if neither or both of office and municipality are given.

    >>> RequiredSeat(role="chair", office="fi-prime-minister").office
    'fi-prime-minister'
    """

    refers: ClassVar[Mapping[str, str]] = {"office": "Office", "municipality": "Municipality"}

    role: SeatRole
    office: str | None = None
    municipality: str | None = None

    def __attrs_post_init__(self) -> None:
        self.need_word("role", SEAT_ROLE)
        self.check_ids("office", "municipality")
        if (self.office is None) == (self.municipality is None):
            found = (self.office, self.municipality)
            raise self.refuse("office, municipality", found, "exactly one of the two")

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Role, office, municipality."""
        return (self.role, self.office or "", self.municipality or "")


def to_required_seats(
    value: Iterable[RequiredSeat | Mapping[str, Any]],
) -> tuple[RequiredSeat, ...]:
    """Converter of required seats; sorted."""
    return tuple(sorted(build_all(RequiredSeat, value)))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Charter(Part):
    """What a model's norms say of its body: the seats it must have, and from when.

    The charter is the norm, memberships are the fact; rules compare the two.

    Order: by group, then period.

    Raises:
        InvalidValue: if the group is no id.
        InvalidDay: if a day cannot be read.

    >>> Charter(group="g", seats=[{"role": "chair", "office": "fi-prime-minister"}]).chair_office
    'fi-prime-minister'
    """

    refers: ClassVar[Mapping[str, str]] = {"group": "Group"}

    group: str
    """The body of the model that the charter was written for."""
    seats: tuple[RequiredSeat, ...] = attrs.field(default=(), converter=to_required_seats)
    memberships_from: date | None = attrs.field(default=None, converter=day_or_none)
    """No membership starts earlier (the day of the announcement)."""
    meetings_from: date | None = attrs.field(default=None, converter=day_or_none)
    """No meeting is earlier (the day of the first one)."""
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    """When these norms hold."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.need_ids("group")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Group, then period."""
        return (self.group, self.period.sort_key)

    def office_for(self, role: SeatRole) -> str | None:
        """Return the office to which the charter gives a role, or None."""
        return next((seat.office for seat in self.seats if seat.role == role), None)

    @property
    def chair_office(self) -> str | None:
        """The office that chairs."""
        return self.office_for("chair")

    @property
    def vice_chair_office(self) -> str | None:
        """The office that is vice-chair."""
        return self.office_for("vice-chair")

    @property
    def municipalities(self) -> frozenset[str]:
        """The municipalities that must be members, each by its head."""
        return frozenset(seat.municipality for seat in self.seats if seat.municipality)


def to_charter(value: Charter | Mapping[str, Any] | None) -> Charter | None:
    """Converter of an optional charter."""
    return value if value is None or isinstance(value, Charter) else build(Charter, value)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class AgreementModel(Record):
    """A kind of agreement-based urban policy: its names, nature, basis and charter.

    Order: by id.

    Raises:
        InvalidValue: if the name is missing or a reference is no id.

    >>> AgreementModel(
    ...     id="alliance", name={"sv": "strategiska stadsalliansen"}, nature="partnership"
    ... )
    AgreementModel('alliance', strategiska stadsalliansen [sv])
    """

    refers: ClassVar[Mapping[str, str]] = {
        "government": "Government",
        "lead_ministry": "Organisation",
        "umbrella": "AgreementModel",
        "predecessors": "AgreementModel",
        "related": "AgreementModel",
    }

    name: Text = attrs.field(converter=to_text)
    nature: Nature
    short_names: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    also_ids: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """Other ids by which it is known; they redirect here."""
    described_in: tuple[Lang, ...] = attrs.field(default=(), converter=to_langs)
    """The languages in which the name is a description of ours, because no source gives a name."""
    brand: Text | None = attrs.field(default=None, converter=to_text_or_none)
    purpose: Text | None = attrs.field(default=None, converter=to_text_or_none)
    government: str | None = None
    """The government whose programme it rests on."""
    programme_page: int | None = None
    is_new: bool | None = None
    """Whether that programme brought it in (else it continues)."""
    lead_ministry: str | None = None
    basis: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    """Programmes, acts and regulations on which it rests."""
    party_kinds: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    """Who makes these agreements, in words: a line for the state, municipalities, others."""
    legal_nature: Text | None = attrs.field(default=None, converter=to_text_or_none)
    coordination: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    themes: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    funding: tuple[FundingLine, ...] = attrs.field(default=(), converter=to_funding)
    targets: tuple[Target, ...] = attrs.field(default=(), converter=to_targets)
    umbrella: str | None = None
    """The model of which it is a part."""
    predecessors: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    related: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """Models that a source ties to it beside these: carried out together, say."""
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=to_milestones)
    charter: Charter | None = attrs.field(default=None, converter=to_charter)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_ids("government", "lead_ministry", "umbrella")
        self.check_id_lists("also_ids", "predecessors", "related")
        self.need_word("nature", NATURE)
        self.check_number("programme_page", 1)
        if self.is_new is not None:
            self.check_flag("is_new")

    @property
    def brief(self) -> str:
        """The name."""
        return self.name.show("fi")
