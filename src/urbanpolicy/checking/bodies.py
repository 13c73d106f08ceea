"""A body on a day as a case, with what rules ask about it worked out once."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import attrs

from urbanpolicy.checking.case import Case, Kind
from urbanpolicy.errors import UnknownName
from urbanpolicy.model.charters import AgreementModel, Charter
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.people import Office
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.record import Record
from urbanpolicy.values.text import Text
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.composition import Composition, Seat
from urbanpolicy.world.holding import Holding
from urbanpolicy.world.register import Register
from urbanpolicy.world.wording import WORDS


@attrs.frozen(eq=False, order=False, kw_only=True)
class City(Value):
    """A municipality that sits in a body: the seats that members hold for it, and who leads it.

    Order: by municipality.
    """

    municipality: Municipality
    seats: tuple[Seat, ...]
    """The seats surely in force."""
    possible: tuple[Seat, ...]
    """Seats of which the sources do not decide whether they were in force."""
    head: Holding
    """Its mayor or city manager on the day."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The municipality's key."""
        return self.municipality.sort_key


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class BodyCase(Case):
    """A body on a day: its composition, memberships and meetings, and its model, if it has one.

    Order: by body, then day.
    """

    kind: ClassVar[Kind] = "body"

    world: Register
    model: AgreementModel | None
    composition: Composition
    cities: tuple[City, ...]
    """The municipalities for which members sit, by code."""
    memberships: tuple[Membership, ...]
    """All places in the body, of whatever day."""
    meetings: tuple[Meeting, ...]
    """All its meetings, of whatever day."""

    @classmethod
    def of(cls, world: Register, composition: Composition) -> BodyCase:
        """Return the case of a composition."""
        group = composition.group
        return cls(
            world=world,
            model=world.one(AgreementModel, group.model) if group.model else None,
            composition=composition,
            cities=_cities(world, composition),
            memberships=world.grouped(Membership, "group").get(group.id, ()),
            meetings=world.grouped(Meeting, "group").get(group.id, ()),
        )

    @property
    def id(self) -> str:
        """The id of the body."""
        return self.composition.group.id

    @property
    def day(self) -> date:
        """The day."""
        return self.composition.on.day

    @property
    def government(self) -> str | None:
        """The government with whose term the body ends."""
        return self.group.ends_with

    @property
    def charter(self) -> Charter:
        """The charter of its model.

        Raises:
            UnknownName: if the body has no model, or the model no charter.
        """
        if self.model is None or self.model.charter is None:
            name = self.group.model or self.group.id
            raise UnknownName.of(name, "charter", hint="give the model of the body a charter")
        return self.model.charter

    @property
    def on(self) -> AsOf:
        """The day."""
        return self.composition.on

    @property
    def group(self) -> Group:
        """The body."""
        return self.composition.group

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Body, then day."""
        return self.composition.sort_key

    def composition_on(self, day: date) -> Composition:
        """Return the composition of the body on another day."""
        return self.composition if day == self.day else self.world.composition(self.id, on=day)

    def holder_of(self, office: str) -> Holding:
        """Return who holds an office on the day of the case."""
        for seat in self.composition.seats:
            if seat.holding is not None and seat.membership.office == office:
                return seat.holding
        return self.world.holder(office, on=self.on.day)

    def title(self, office: str) -> Text:
        """Return the title of an office on the day of the case."""
        return self.world.one(Office, office).title_on(self.on.day)

    def record(self, id: str) -> Record:
        """Return the record with an id: of this body, else of its world."""
        for record in (self.group, *self.memberships, *self.meetings):
            if record.id == id:
                return record
        return self.world[id]


def _cities(world: Register, composition: Composition) -> tuple[City, ...]:
    certain: dict[str, list[Seat]] = {}
    possible: dict[str, list[Seat]] = {}
    for seats, by_place in ((composition.seats, certain), (composition.possible, possible)):
        for seat in seats:
            place = _place_of(world, seat) if seat.role == "member" else None
            if place is not None:
                by_place.setdefault(place, []).append(seat)
    return tuple(
        sorted(
            City(
                municipality=world.one(Municipality, place),
                seats=tuple(certain.get(place, ())),
                possible=tuple(possible.get(place, ())),
                head=_head_of(world, place, certain.get(place, []), composition.on),
            )
            for place in {**certain, **possible}
        )
    )


def _place_of(world: Register, seat: Seat) -> str | None:
    """Return the municipality for which a seat is held, if only by the office that leads it."""
    membership = seat.membership
    if membership.municipality is None and membership.office is not None:
        return world.one(Office, membership.office).heads
    return membership.municipality


def _head_of(world: Register, place: str, seats: list[Seat], on: AsOf) -> Holding:
    for seat in seats:
        # A seat that follows the municipality alone has been resolved to its head already.
        if seat.holding is not None and seat.membership.office is None:
            return seat.holding
    return world.head(place, on=on.day)


def known_name(holding: Holding) -> Text | str:
    """Return the name of the holder, or that it is not known."""
    return holding.person.name if holding.state in ("held", "presumed") else WORDS["unknown-holder"]
