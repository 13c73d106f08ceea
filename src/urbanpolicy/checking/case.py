"""What rules are held against: a body on a day, with what they ask about it worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from urbanpolicy.model.charters import AgreementModel, Charter
from urbanpolicy.model.groups import Group
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.people import Office, Person
from urbanpolicy.model.places import Municipality
from urbanpolicy.values.text import Text
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.composition import Composition, Seat
from urbanpolicy.world.holding import Holding
from urbanpolicy.world.register import Register
from urbanpolicy.world.wording import WORDS


@attrs.frozen(order=False, kw_only=True, repr=False)
class Case(Value):
    """A body on a day: its composition and meetings, and the charter of its model.

    Order: by body, then day.
    """

    world: Register
    model: AgreementModel
    charter: Charter
    composition: Composition
    meetings: tuple[Meeting, ...] = ()

    @classmethod
    def of(cls, world: Register, composition: Composition) -> Case | None:
        """Return the case of a composition; None where no charter governs the body.

        A charter governs the body that it names, and every draft of one: a body of the same model
        and kind.
        """
        group = composition.group
        model = world.by_id(AgreementModel).get(group.model or "")
        if model is None or model.charter is None:
            return None
        charter = model.charter
        if group.id != charter.group and group.kind != world.one(Group, charter.group).kind:
            return None
        meetings = world.grouped(Meeting, "group").get(group.id, ())
        return cls(
            world=world, model=model, charter=charter, composition=composition, meetings=meetings
        )

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

    @property
    def city_seats(self) -> Mapping[Municipality, tuple[Seat, ...]]:
        """The members' seats that are held for a municipality, by municipality."""
        seats: dict[Municipality, tuple[Seat, ...]] = {}
        for seat in self.composition.members:
            if seat.municipality is not None:
                seats[seat.municipality] = (*seats.get(seat.municipality, ()), seat)
        return seats

    def holder_of(self, office: str) -> Holding:
        """Return who holds an office on the day of the case."""
        return self.world.holder(office, on=self.on.day)

    def head_of(self, municipality: str) -> Holding:
        """Return who leads a municipality on the day of the case."""
        return self.world.head(municipality, on=self.on.day)

    def title(self, office: str) -> Text:
        """Return the title of an office on the day of the case."""
        return self.world.one(Office, office).title_on(self.on.day)


def known_name(holding: Holding) -> Text | str:
    """Return the name of the holder, or that it is not known."""
    return holding.person.name if holding.state in ("held", "presumed") else WORDS["unknown"]


def names(people: tuple[Person, ...]) -> str:
    """Return the names of persons as an enumeration."""
    return ", ".join(person.name for person in people)
