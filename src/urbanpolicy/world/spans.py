"""The history of a body: stretches of days with one composition, and what changed between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from urbanpolicy.errors import cut
from urbanpolicy.model.groups import Group
from urbanpolicy.model.people import Person
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.periods import Period
from urbanpolicy.values.value import Value
from urbanpolicy.world.composition import Composition, Seat


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Span(Value):
    """A stretch of days on which the sources say the same of every seat of a body.

    The same: who holds or may hold it, by which tenure, and whether that is held or presumed.

    The composition is that of its first day. What came in and went out is told against the span
    before: a seat comes in once it may be in force and goes out once it surely is not any more; so
    does a person of a seat. Of an undecided hand-over, the successor comes in with the first day
    on which it may have happened, the predecessor goes out when it surely has.

    Order: by period.
    """

    period: Period
    """Its first and last day, both exact."""
    composition: Composition
    seats_in: tuple[Seat, ...] = ()
    """Seats, as in this span, that were not there before."""
    seats_out: tuple[Seat, ...] = ()
    """Seats, as in the span before, that are no more."""
    holders_in: tuple[tuple[Seat, Person], ...] = ()
    """Seats of both spans, as in this one, each with a person who did not hold it before."""
    holders_out: tuple[tuple[Seat, Person], ...] = ()
    """Seats of both spans, as in the one before, each with a person who holds it no more."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The period."""
        return self.period.sort_key

    @property
    def is_decided(self) -> bool:
        """Whether the sources decide that the body was there (or not), its seats and their holders."""
        table = self.composition
        if table.state in ("undecided", "outside_coverage") or table.possible:
            return False
        return all(seat.state not in ("undecided", "outside_coverage") for seat in table)

    @property
    def changed(self) -> bool:
        """Whether a seat or a holder is another than in the span before."""
        return bool(self.seats_in or self.seats_out or self.holders_in or self.holders_out)

    def __repr__(self) -> str:
        parts = [f"+{seat.membership.follows or seat.role}" for seat in self.seats_in]
        parts += [f"-{seat.membership.follows or seat.role}" for seat in self.seats_out]
        parts += [f"+{person.name}" for _, person in self.holders_in]
        parts += [f"-{person.name}" for _, person in self.holders_out]
        count = f"{len(self.composition)} seats" if self.composition.seats else "no seat"
        told = "" if self.is_decided else ", undecided"
        shown = f": {', '.join(parts)}" if parts else ""
        return cut(f"<{self.period} {self.composition.state}, {count}{told}{shown}>")


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class History(Value):
    """The compositions of a body, span by span, without a day between them.

    Order: by group, then days.
    """

    group: Group
    through: Period
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, group: Group, through: Period, tables: Iterable[Composition]) -> History:
        """Return the history that the compositions of some days make, each until the next day."""
        distinct: list[Composition] = []
        for table in tables:
            if not distinct or _told(table) != _told(distinct[-1]):
                distinct.append(table)
        last = through.last_possible or date.max
        ends = [table.on.day - ONE_DAY for table in distinct[1:]] + [last]
        spans: list[Span] = []
        for table, end in zip(distinct, ends, strict=True):
            before = spans[-1].composition if spans else None
            spans.append(_span(Period.days(table.on.day, end), before, table))
        return cls(group=group, through=through, spans=tuple(spans))

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Group, then days."""
        return (self.group.id, self.through.sort_key)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which the composition, or what is known of it, becomes another."""
        return tuple(span.composition.on.day for span in self.spans[1:])

    def __len__(self) -> int:
        return len(self.spans)

    def __iter__(self) -> Iterator[Span]:
        return iter(self.spans)

    def __getitem__(self, index: int) -> Span:
        return self.spans[index]

    def __str__(self) -> str:
        return "\n".join([repr(self), *map(repr, self.spans)])

    def __repr__(self) -> str:
        count = len(self.spans)
        open_spans = sum(not span.is_decided for span in self.spans)
        told = f", {open_spans} of them undecided" if open_spans else ""
        words = f"{count} spans" if count > 1 else "1 span"
        return cut(f"<history of {self.group.id} {self.through}: {words}{told}; not attendance>")


def _told(table: Composition) -> tuple[object, ...]:
    """Return all that is said of a body on a day, apart from the day."""
    seats = [
        (seat.membership.id, seat.in_force.word, seat.state, *_resolved(seat))
        for seat in (*table.seats, *table.possible)
    ]
    return (table.state, len(table), seats)


def _resolved(seat: Seat) -> tuple[object, ...]:
    """Return by which tenures a seat is held or may be held."""
    if seat.holding is None:
        return ()
    found = (seat.holding.holders, seat.holding.candidates)
    return tuple([holder.tenure.id for holder in held] for held in found)


def _people(seat: Seat) -> tuple[Person, ...]:
    """Return who holds a seat or may hold it."""
    if seat.named:
        return (seat.named,)
    if seat.holding is None:
        return ()
    found = seat.holding.holders or seat.holding.candidates
    return tuple(sorted({holder.person for holder in found}))


def _span(period: Period, before: Composition | None, table: Composition) -> Span:
    if before is None:
        return Span(period=period, composition=table)
    old, new = _by_place(before), _by_place(table)
    both = [id for id in new if id in old]
    return Span(
        period=period,
        composition=table,
        seats_in=tuple(seat for id, seat in new.items() if id not in old),
        seats_out=tuple(seat for id, seat in old.items() if id not in new),
        holders_in=_only([(new[id], old[id]) for id in both]),
        holders_out=_only([(old[id], new[id]) for id in both]),
    )


def _by_place(table: Composition) -> dict[str, Seat]:
    return {seat.membership.id: seat for seat in sorted((*table.seats, *table.possible))}


def _only(pairs: Iterable[tuple[Seat, Seat]]) -> tuple[tuple[Seat, Person], ...]:
    """Return the persons who are in the first seat of a pair and not in the second."""
    return tuple(
        (here, person)
        for here, there in pairs
        for person in _people(here)
        if person not in _people(there)
    )
