"""The seats of a body on a day. A seat is not attendance: who came is a matter of the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

import attrs

from urbanpolicy.errors import (
    NoAnswer,
    NotExisting,
    OutsideCoverage,
    Several,
    Undecided,
    cut,
)
from urbanpolicy.model import catalogue
from urbanpolicy.model.groups import ROLE_RANK, Group, Membership
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.sources import Source
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.values.truth import NO, YES, Truth
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.holding import Holding, holding_steps
from urbanpolicy.world.judging import HoldingState
from urbanpolicy.world.reasons import absences, because, citations, disputes, explain, word_for

if TYPE_CHECKING:
    from urbanpolicy.world.reason import Reason

GroupState = Literal["existing", "presumed", "undecided", "not_existing", "outside_coverage"]
_RANK = {role: rank for rank, role in enumerate(ROLE_RANK)}


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Seat(Value):
    """A membership resolved on a day: to a person, through an office and a tenure, with reasons.

    ``state`` is that of the office's holding; ``presumed`` also where only the membership itself is
    verified to an earlier day. The person need not have come to any meeting.

    Order: by body, role (chair first), municipality's code, id.
    """

    membership: Membership
    group: Group
    on: AsOf
    holding: Holding | None = None
    """The office resolved; None where the seat rests with a person or an organisation."""
    named: Person | None = None
    """The person of a seat that rests with a person by name."""
    municipality: catalogue.Municipality | None = None
    """The municipality for which the seat is held, if any."""
    organisation: catalogue.Organisation | None = None
    in_force: Truth
    """Whether the membership itself was in force."""
    is_presumed: bool = False
    """Whether the membership is verified only to an earlier day."""
    conflicts: tuple[catalogue.Conflict, ...] = ()
    cited: tuple[Source, ...] = ()

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Body, role, code of the municipality, id of the membership."""
        code = self.municipality.code if self.municipality else ""
        return (self.group.id, _RANK[self.role], code, self.membership.id)

    @property
    def role(self) -> SeatRole:
        """The role of the seat."""
        return self.membership.role

    @property
    def state(self) -> HoldingState:
        """What is known of who holds the seat."""
        if self.in_force.word == "undecided":
            return "undecided"
        if self.holding is None:
            state: HoldingState = "held" if self.named else "undecided"
        else:
            state = self.holding.state
        return "presumed" if state == "held" and self.is_presumed else state

    @property
    def person(self) -> Person:
        """The person who holds the seat.

        Raises:
            NoAnswer: unless held or presumed, as ``Holding.holder``.
        """
        self._need_force()
        if self.named:
            return self.named
        return self._resolved().person

    @property
    def tenure(self) -> Tenure:
        """The tenure through which the person holds it; raises as ``person`` does."""
        self._need_force()
        return self._resolved().tenure

    @property
    def office(self) -> Office:
        """The office that the seat follows; raises where it follows none, or a head not known."""
        return self._resolved().office

    def is_held_by(self, person: Person) -> Truth:
        """Tell whether a person sits: surely, perhaps, or not."""
        if self.named or self.holding is None:
            return self.in_force if self.named == person else NO
        sure = any(holder.person == person for holder in self.holding.holders)
        perhaps = any(holder.person == person for holder in self.holding.candidates)
        return self.in_force & Truth.of(certain=sure, possible=perhaps)

    def is_of(self, office: Office) -> Truth:
        """Tell whether the seat follows an office: of those that head a municipality, that of the day."""
        if self.holding is None or office not in self.holding.offices:
            return NO
        if len(self.holding.offices) == 1:
            return YES
        sure, perhaps = self.holding.holders, self.holding.candidates
        return Truth.of(
            certain=any(holder.office == office for holder in sure),
            possible=not sure and (not perhaps or any(h.office == office for h in perhaps)),
        )

    def _need_force(self) -> None:
        if self.in_force.word == "undecided":
            why = "the sources do not decide whether the seat was in force on that day"
            raise Undecided.to(f"{self!r}", why, self.candidates)

    def _resolved(self) -> Holding:
        if self.holding is None:
            why = "the seat follows no office, so no tenure decides who holds it"
            raise Undecided.to(f"{self!r}", why)
        return self.holding

    @property
    def candidates(self) -> tuple[object, ...]:
        """Who may hold it, where that is not certain."""
        return self.holding.candidates if self.holding else ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that the answer rests on, sorted."""
        cited = {*self.cited, *(self.holding.cited if self.holding else ())}
        return tuple(sorted(source.id for source in cited))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The chain of reasons: seat, office, tenure, sources."""
        return reasons_of_seat(self)

    def why(self, lang: Lang = "en") -> str:
        """Return the chain of reasons in words, a line each."""
        return explain(self.reasons, lang)

    def __repr__(self) -> str:
        who = self.named.name if self.named else ""
        if self.holding:
            who = ", ".join(h.person.name for h in self.holding.holders or self.holding.candidates)
        place = f" for {self.municipality.name.show('fi')}" if self.municipality else ""
        return cut(f"<seat {self.role}{place} on {self.on} {self.state}{': ' if who else ''}{who}>")


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Composition(Value):
    """All seats of a body on a day, each resolved to a person as far as the sources go.

    Seats only: nobody is said to have come to a meeting. ``members`` are the seats of the role
    member; ``persons`` counts nobody twice.

    Order: by group, then day.
    """

    group: Group
    on: AsOf
    state: GroupState
    seats: tuple[Seat, ...] = ()
    """The seats surely in force, chair first."""
    possible: tuple[Seat, ...] = ()
    """Seats of which the sources do not decide whether they were in force."""
    coverage: Coverage | None = None
    conflicts: tuple[catalogue.Conflict, ...] = ()
    gaps: tuple[catalogue.Gap, ...] = ()

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Group, then day."""
        return (self.group.id, self.on.sort_key)

    def __len__(self) -> int:
        return len(self.seats)

    def __iter__(self) -> Iterator[Seat]:
        return iter(self.seats)

    def in_role(self, role: SeatRole) -> tuple[Seat, ...]:
        """Return the seats of a role."""
        return tuple(seat for seat in self.seats if seat.role == role)

    @property
    def chairs(self) -> tuple[Seat, ...]:
        """The seats of the role chair, however many."""
        return self.in_role("chair")

    @property
    def chair(self) -> Seat:
        """The one chair.

        Raises:
            NotExisting, OutsideCoverage, Undecided: if the body has none on that day.
            Several: if there is more than one.
        """
        return self._one("chair")

    @property
    def vice_chair(self) -> Seat:
        """The one vice-chair; raises as ``chair`` does."""
        return self._one("vice-chair")

    @property
    def vice_chairs(self) -> tuple[Seat, ...]:
        """The seats of the role vice-chair, however many."""
        return self.in_role("vice-chair")

    @property
    def members(self) -> tuple[Seat, ...]:
        """The seats of the role member; the chairs are not among them."""
        return self.in_role("member")

    @property
    def persons(self) -> tuple[Person, ...]:
        """Everyone who surely or presumably holds a seat, each once, sorted by name."""
        known = {seat.person for seat in self.seats if seat.state in ("held", "presumed")}
        return tuple(sorted(known))

    @property
    def municipalities(self) -> tuple[catalogue.Municipality, ...]:
        """The municipalities that have a seat, sorted by code."""
        places = {seat.municipality for seat in self.seats if seat.municipality}
        return tuple(sorted(places))

    def seat_of(self, municipality: str) -> Seat:
        """Return the seat of a municipality, by its id, code or Finnish name.

        Raises:
            NotExisting: if it has none here.
        """
        for seat in self.seats:
            place = seat.municipality
            if place and municipality in (place.id, place.code, place.name.fi):
                return seat
        raise NotExisting.to(
            f"the seat of {municipality!r} in {self!r}",
            "this municipality has no seat here",
            [place.name.show("fi") for place in self.municipalities],
        )

    def _one(self, role: SeatRole) -> Seat:
        found = self.in_role(role)
        if len(found) == 1:
            return found[0]
        question = f"the {role} of {self.group.id} on {self.on}"
        if found:
            raise Several.to(question, f"there are {len(found)} seats of this role", found)
        raise self._absence(question, [seat for seat in self.possible if seat.role == role])

    def _absence(self, question: str, candidates: list[Seat]) -> NoAnswer:
        if self.state == "not_existing":
            why = f"the group did not exist on that day; it existed {self.group.period}"
            return NotExisting.to(question, why)
        if self.state == "outside_coverage":
            why = "the day lies outside the days that were searched"
            hint = f"the searched days are {self.coverage.period}" if self.coverage else ""
            return OutsideCoverage.to(question, why, candidates, hint)
        return Undecided.to(question, "no seat of this role is certain", candidates)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the body existed or not, its seats' reasons, and what a seat does not say."""
        return reasons_of_composition(self)

    def why(self, lang: Lang = "en") -> str:
        """Return the reasons in words, a line each."""
        return explain(self.reasons, lang)

    def __repr__(self) -> str:
        if self.state in ("not_existing", "outside_coverage"):
            return cut(f"<{self.group.id} on {self.on}: {self.state.replace('_', ' ')}>")
        states: dict[str, int] = {}
        for seat in self.seats:
            states[seat.state] = states.get(seat.state, 0) + 1
        counts = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
        told = f"{len(self.seats)} seats ({counts}); not attendance"
        return cut(f"<{self.group.id} on {self.on}: {told}>")


def reasons_of_seat(seat: Seat) -> tuple[Reason, ...]:
    """Return why a seat is held by whom: membership, office, tenure, disputes, sources."""
    steps = list(_seat_steps(seat))
    cited: set[Source] = set(seat.cited)
    if seat.holding:
        steps += holding_steps(seat.holding)
        cited |= set(seat.holding.cited)
    return (*steps, *disputes(seat.conflicts), *citations(cited))


def _seat_steps(seat: Seat) -> Iterator[Reason]:
    membership = seat.membership
    yield because(
        "seat",
        [membership.id, seat.group.id],
        membership.sources,
        role=word_for(seat.role),
        group=seat.group.name,
        period=membership.period,
    )
    yield _what_it_follows(seat)
    if seat.in_force != YES:
        yield because("membership-undecided", [membership.id])
    if seat.is_presumed:
        verified = membership.period.verified
        yield because("membership-presumed", [membership.id], verified=verified)


def _what_it_follows(seat: Seat) -> Reason:
    if seat.named:
        return because("seat-person", [seat.named.id], person=seat.named.name)
    if seat.holding is None:
        told = seat.membership.collective or word_for("unknown")
        name = seat.organisation.name_on(seat.on.day) if seat.organisation else told
        return because("seat-organisation", organisation=name)
    office = _office_title(seat.holding)
    ids = [office.id for office in seat.holding.offices]
    if seat.municipality is None:
        return because("seat-office", ids, office=office)
    key = "seat-office-for" if seat.membership.office else "seat-head"
    place = seat.municipality.name_on(seat.on.day)
    return because(key, [seat.municipality.id, *ids], municipality=place, office=office)


def _office_title(holding: Holding) -> Text:
    """Return the title of the office on the day; word_for("unknown") where the head is not decided."""
    if holding.holders:
        return holding.holders[0].office.title_on(holding.on.day)
    if len(holding.offices) == 1:
        return holding.offices[0].title_on(holding.on.day)
    return word_for("unknown")


def reasons_of_composition(table: Composition) -> tuple[Reason, ...]:
    """Return why a body has these seats on a day, and that seats are not attendance."""
    group = table.group
    key = "group" if table.state in ("existing", "presumed", "undecided") else "group-not-existing"
    if table.state == "outside_coverage":
        key = "outside_coverage"
    steps = [
        because(key, [group.id], group.sources, on=table.on, group=group.name, period=group.period)
    ]
    steps += [
        because("milestone", [group.id], kind=word_for(stone.kind), date=stone.date)
        for stone in group.milestones
    ]
    cited: set[Source] = set()
    for seat in (*table.seats, *table.possible):
        steps += [reason for reason in seat.reasons if reason.key != "source"]
        cited |= {*seat.cited, *(seat.holding.cited if seat.holding else ())}
    steps.append(because("not-attendance"))
    disputed = [reason for reason in disputes(table.conflicts) if reason not in steps]
    return (*steps, *disputed, *absences(table.gaps), *citations(cited))
