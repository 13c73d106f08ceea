"""Days that nobody witnessed, and open ends by the day to which they were verified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

import attrs

from urbanpolicy.errors import cut
from urbanpolicy.model.catalogue import CLASSES
from urbanpolicy.model.milestones import Milestone
from urbanpolicy.model.people import Tenure
from urbanpolicy.model.record import Record
from urbanpolicy.model.vocabulary import Evidence
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.value import Value, fields_of
from urbanpolicy.world.records import Records

Bound = Literal["start", "end", "milestone", "open-end"]


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Stale(Value):
    """A day that has passed and that no source witnessed, or an open end and how old it is.

    Order: by day (the oldest first), record, bound.
    """

    record: Record
    bound: Bound
    """``start`` or ``end`` of the record's period, one of its milestones, or its open end."""
    day: date
    """The day itself, of an inexact one the latest; of an open end the last day verified."""
    evidence: Evidence | None = None
    """What the day rests on; None for an open end."""
    what: str = ""
    """The kind of the milestone."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Day, record, bound."""
        return (self.day, type(self.record).__name__, self.record.id, self.bound, self.what)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of the record, sorted."""
        return self.record.sources

    def __repr__(self) -> str:
        if self.bound == "open-end":
            return cut(f"<{self.record.id}: open, verified to {self.day}>")
        what = self.what or self.bound
        return cut(f"<{self.record.id}: {what} {self.day} is {self.evidence}>")


def stale_days(world: Records, on: date) -> Iterator[Stale]:
    """Yield what is stale on a day, in no order."""
    for cls in CLASSES.values():
        names = [field.name for field in fields_of(cls)]
        periods = [name for name in ("period", "term") if name in names]
        if not periods and "milestones" not in names:
            continue
        for record in world.all(cls):
            for name in periods:
                yield from _open_end(record, getattr(record, name), on)
            for stone in getattr(record, "milestones", ()):
                yield from _milestone(record, stone, on)
            if isinstance(record, Tenure):
                yield from _bound(record, "start", record.period.start, record.start_evidence, on)
                end = record.period.end
                if isinstance(end, PartialDate):
                    yield from _bound(record, "end", end, record.end_evidence, on)


def _open_end(record: Record, period: Period, on: date) -> Iterator[Stale]:
    if period.verified and period.verified < on:
        yield Stale(record=record, bound="open-end", day=period.verified)


def _milestone(record: Record, stone: Milestone, on: date) -> Iterator[Stale]:
    yield from _bound(record, "milestone", stone.date, stone.evidence, on, stone.kind)


def _bound(
    record: Record,
    bound: Bound,
    day: PartialDate,
    evidence: Evidence | None,
    on: date,
    what: str = "",
) -> Iterator[Stale]:
    last = day.latest
    if evidence not in (None, "witnessed") and last and last < on:
        yield Stale(record=record, bound=bound, day=last, evidence=evidence, what=what)
