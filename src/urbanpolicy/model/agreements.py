"""Agreement models with their charters, agreements, who is bound by them, and their milestones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.provenance import to_published
from urbanpolicy.model.record import Citation, Part, Record, to_citations
from urbanpolicy.model.vocabulary import (
    MILESTONE_KIND,
    NATURE,
    PARTY_ROLE,
    SEAT_ROLE,
    MilestoneKind,
    Nature,
    PartyRole,
    SeatRole,
)
from urbanpolicy.values.building import build, build_all
from urbanpolicy.values.days import day_or_none
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period, to_period_or_none
from urbanpolicy.values.text import Text, to_text, to_text_or_none, to_texts

ACTORS = "Municipality|Organisation|Government|Group"
"""The classes whose records can be party to an agreement."""


@attrs.frozen(order=False, kw_only=True, repr=False)
class Milestone(Part):
    """A step in the life of an agreement or a body, on a day of its own.

    Order: by day, then kind.

    Raises:
        InvalidValue: if the kind is no word of the list.
        InvalidDay: if the day cannot be read.

    >>> Milestone(kind="announced", date="2023-09-01").date
    PartialDate('2023-09-01')
    """

    kind: MilestoneKind
    date: PartialDate = attrs.field(default=UNKNOWN_DATE, converter=to_published)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.need("kind")
        self.check_word("kind", MILESTONE_KIND)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Day, then kind."""
        return (self.date.sort_key, self.kind)


def to_milestones(value: Iterable[Milestone | Mapping[str, Any]]) -> tuple[Milestone, ...]:
    """Converter of milestones; sorted by day."""
    return tuple(sorted(build_all(Milestone, value)))


@attrs.frozen(order=False, kw_only=True, repr=False)
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
        self.need("role")
        self.check_word("role", SEAT_ROLE)
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


@attrs.frozen(order=False, kw_only=True, repr=False)
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


@attrs.frozen(order=False, kw_only=True, repr=False)
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
    }

    name: Text = attrs.field(converter=to_text)
    nature: Nature
    short_names: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    also_ids: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """Other ids by which it is known; they redirect here."""
    purpose: Text | None = attrs.field(default=None, converter=to_text_or_none)
    government: str | None = None
    """The government whose programme it rests on."""
    programme_page: int | None = None
    is_new: bool | None = None
    """Whether that programme brought it in (else it continues)."""
    lead_ministry: str | None = None
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=to_milestones)
    charter: Charter | None = attrs.field(default=None, converter=to_charter)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_ids("government", "lead_ministry")
        self.check_id_lists("also_ids")
        self.need("nature")
        self.check_word("nature", NATURE)
        self.check_number("programme_page", 1)
        if self.is_new is not None:
            self.check_flag("is_new")

    @property
    def brief(self) -> str:
        """The name."""
        return self.name.show("fi")


@attrs.frozen(order=False, kw_only=True, repr=False)
class Party(Part):
    """Who is bound by an agreement or takes part in it, in which role, from when to when.

    Order: by role, actor, name.

    Raises:
        InvalidValue: if neither an actor nor a name is given, or a word is not in its list.

    >>> Party(actor="municipality-853").role
    'party'
    """

    refers: ClassVar[Mapping[str, str]] = {"actor": ACTORS}

    actor: str | None = None
    """The id of the municipality or body; None where it is known only by name."""
    name: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """The name as the source has it, where no record exists."""
    role: PartyRole = "party"
    is_central: bool = False
    """Whether it is the central city of its region."""
    period: Period | None = attrs.field(default=None, converter=to_period_or_none)
    """From when to when, where that differs from the agreement."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.check_ids("actor")
        self.need("role")
        self.check_word("role", PARTY_ROLE)
        self.check_flag("is_central")
        if self.actor is None and self.name is None:
            raise self.refuse("actor", None, "the id of a record, or else a name")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Role, actor, name."""
        return (self.role, self.actor or "", self.name.sort_key if self.name else ())


def to_parties(value: Iterable[Party | Mapping[str, Any] | str]) -> tuple[Party, ...]:
    """Converter of parties: each a Party, a table of its fields, or only the actor's id; sorted."""
    return tuple(sorted(build_all(Party, value, shorthand="actor")))


@attrs.frozen(order=False, kw_only=True, repr=False)
class Agreement(Record):
    """An agreement, letter of intent, partnership or decision between parties.

    The nominal term is not force: announced, negotiated, approved, signed, in force and superseded
    are milestones, each with its own day and precision. See ``Register.is_bound`` for how being
    bound on a day follows from them.

    Order: by model, term, id.

    Raises:
        InvalidValue: if it supersedes itself, or a word or id is none.
        InvalidDay: if a day cannot be read.

    >>> Agreement(
    ...     id="a",
    ...     model="alliance",
    ...     name={"en": "Alliance"},
    ...     nature="partnership",
    ...     parties=["municipality-853"],
    ... )
    Agreement('a', Alliance [en])
    """

    refers: ClassVar[Mapping[str, str]] = {
        "model": "AgreementModel",
        "supersedes": "Agreement",
        "urban_region": "UrbanRegion",
        "lead_ministry": "Organisation",
        "government": "Government",
        "coverage": "Coverage",
    }

    model: str
    name: Text = attrs.field(converter=to_text)
    nature: Nature
    parties: tuple[Party, ...] = attrs.field(default=(), converter=to_parties)
    is_complete: bool = True
    """Whether the list of parties is complete."""
    term: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    """The nominal term; one stated in years runs from 1 January to 31 December."""
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=to_milestones)
    has_instrument: bool | None = None
    """Whether a signed document exists; None: not known."""
    urban_region: str | None = None
    """The MAL city region, for agreements of that model."""
    supersedes: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    themes: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    lead_ministry: str | None = None
    government: str | None = None
    coverage: str | None = None

    def __attrs_post_init__(self) -> None:
        self.need_ids("id", "model")
        self.check_ids("urban_region", "lead_ministry", "government", "coverage")
        self.need("nature")
        self.check_word("nature", NATURE)
        self.check_id_lists("supersedes")
        self.check_flag("is_complete")
        if self.has_instrument is not None:
            self.check_flag("has_instrument")
        if self.id in self.supersedes:
            raise self.refuse("supersedes", self.id, "another agreement than itself")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Model, term, id."""
        return (self.model, self.term.sort_key, self.id)

    def milestone(self, kind: MilestoneKind) -> Milestone | None:
        """Return the milestone of a kind, or None where no source has it."""
        return next((stone for stone in self.milestones if stone.kind == kind), None)

    @property
    def municipalities(self) -> frozenset[str]:
        """The ids of the municipalities that are party (participants and others left out)."""
        prefix = "municipality-"
        return frozenset(
            party.actor
            for party in self.parties
            if party.role == "party" and party.actor and party.actor.startswith(prefix)
        )

    @property
    def brief(self) -> str:
        """The name."""
        return self.name.show("fi")
