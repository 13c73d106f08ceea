"""Who holds offices and seats on a day: an office, a municipality's head, a body, all bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from urbanpolicy.model import catalogue
from urbanpolicy.values.days import Day
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.world import results
from urbanpolicy.world.asof import AsOf, as_of
from urbanpolicy.world.sharing import Sharing

if TYPE_CHECKING:
    from urbanpolicy.model.groups import Group
    from urbanpolicy.world.composition import Composition, Seat
    from urbanpolicy.world.holding import Holding
    from urbanpolicy.world.selection import Selection


class Seating(Sharing):
    """The questions over offices and seats on a day; ``Register`` has them with all the others."""

    __slots__ = ()

    def holder(self, office: str, *, on: Day) -> Holding:
        """Return who held an office on a day, with state, candidates, reasons and sources.

        Raises:
            UnknownName, AmbiguousName: if the office cannot be told.
            InvalidDay: if ``on`` is no day.
        """
        post = self._known(catalogue.Office, "office", office, on)
        return self._holding(post, (post,), as_of(on, self._latest((post,))))

    def head(self, municipality: str, *, on: Day) -> Holding:
        """Return who led a municipality on a day: its mayor or city manager, by tenure.

        Which office that is follows the tenures of the day, not the English word on a page and not
        the day on which the model of leadership changed.

        Raises:
            UnknownName, AmbiguousName: if the municipality cannot be told.
            InvalidDay: if ``on`` is no day.
        """
        place = self._known(catalogue.Municipality, "municipality", municipality, on)
        offices = self.grouped(catalogue.Office, "heads").get(place.id, ())
        return self._holding(place, offices, as_of(on, self._latest(offices)))

    def composition(self, group: str, *, on: Day) -> Composition:
        """Return the seats of a body on a day, each resolved to a person as far as sources go.

        Raises:
            UnknownName, AmbiguousName: if the body cannot be told.
            InvalidDay: if ``on`` is no day.
        """
        known = self.by_id(catalogue.Group).get(group) if isinstance(group, str) else None
        body = known or self._names(catalogue.Group, "group").find(group)
        return self._composition(body, as_of(on, self._last_of([body])))

    def _composition(self, body: Group, asked: AsOf) -> Composition:
        coverage = self.by_id(catalogue.Coverage)[body.coverage] if body.coverage else None
        state = self._group_state(body, coverage, asked.day)
        found: list[Seat] = []
        if state != "not_existing":
            members = self.grouped(catalogue.Membership, "group").get(body.id, ())
            found = [seat for m in members if (seat := self._seat(m, body, coverage, asked))]
        sure = [seat for seat in found if seat.in_force == YES]
        if state == "undecided" and sure:  # a place in a body shows that the body was there
            state = "presumed" if all(seat.is_presumed for seat in sure) else "existing"
        certain = sure if state in ("existing", "presumed") else []
        possible = [seat for seat in found if seat not in certain]
        return results.Composition(
            group=body,
            on=asked,
            state=state,
            seats=tuple(sorted(certain)),
            possible=tuple(sorted(possible)),
            coverage=coverage,
            conflicts=self._conflicts_of(body.id),
            gaps=self._gaps_of(body.id),
        )

    def seats(
        self,
        *,
        on: Day,
        group: str | None = None,
        municipality: str | None = None,
        person: str | None = None,
        office: str | None = None,
    ) -> Selection[Seat]:
        """Return the seats of a day over all bodies, or those of a body, municipality, person, office.

        Seats that a person or an office may have, or that may have been in force, are possible.

        Raises:
            UnknownName, AmbiguousName: if one of these cannot be told.
            NotExisting: if there was no municipality of this name on that day.
            InvalidDay: if ``on`` is no day.
        """
        bodies = (
            [self._names(catalogue.Group, "group").find(group)]
            if group is not None
            else self.all(catalogue.Group)
        )
        asked = as_of(on, self._last_of(bodies))
        place = who = post = None
        if municipality is not None:
            place = self._known(catalogue.Municipality, "municipality", municipality, asked.day)
        if person is not None:
            who = self._names(catalogue.Person, "person").find(person)
        if office is not None:
            post = self._known(catalogue.Office, "office", office, asked.day)
        truths: list[tuple[Seat, Truth]] = []
        for body in bodies:
            table = self._composition(body, asked)
            for seat in (*table.seats, *table.possible):
                truth = YES if seat in table.seats else UNDECIDED
                if place is not None and seat.municipality != place:
                    truth = NO
                if who is not None:
                    truth &= seat.is_held_by(who)
                if post is not None:
                    truth &= seat.is_of(post)
                truths.append((seat, truth))
        words = ["seats", *(x.id for x in (place, who, post) if x is not None), f"on {asked}"]
        # Bodies that nobody looked for are not in the register.
        return results.selected(truths, " ".join(words), complete=UNDECIDED)
