"""What a panel says of a municipality, or of several within fixed boundaries, in a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from urbanpolicy.tables.panel_periods import Span
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.world.bound import Bindings, Bound

PanelStatus = Literal["sure", "undecided", "partly"]
"""Decided, as bound or not; not decided by the sources; bound in a part of the fixed boundaries."""

FirstStatus = Literal["sure", "never", "undecided", "partly"]
"""Known; no period is one; an earlier one may be it; an earlier one was bound in a part."""


class Told(NamedTuple):
    """What is said of one period."""

    bound: Truth
    status: PanelStatus
    agreements: tuple[str, ...]
    least: float | None = None
    """The share of its days that are surely bound; None: it was not asked for."""
    most: float | None = None
    """The share of its days that may be bound."""

    @property
    def share(self) -> float | None:
        """The share of its days that are bound; None: it was not asked for, or is not decided."""
        return self.least if self.least == self.most else None


class First(NamedTuple):
    """The first period that is surely bound, and whether it is surely the first."""

    span: Span | None
    status: FirstStatus


def told_of(line: Bindings, span: Span, at: str) -> Told:
    """Return what is said of one municipality in a period."""
    if at not in ("any", "share"):
        found = line.at(span.day(at))
        return Told(found.truth, _status(found.truth), found.agreements)
    stretches = list(_stretches(line, span))
    truth = max(bound.truth for bound, _ in stretches)
    agreements = {id for bound, _ in stretches for id in bound.agreements}
    told = Told(truth, _status(truth), tuple(sorted(agreements)))
    if at == "any":
        return told
    length = (span.last - span.first).days + 1
    sure, possible = (
        sum(days for bound, days in stretches if getattr(bound.truth, wanted)) / length
        for wanted in ("is_certain", "is_possible")
    )
    return told._replace(
        status="sure" if sure == possible else "undecided", least=sure, most=possible
    )


def told_together(parts: Sequence[Told]) -> Told:
    """Return what is said of boundaries that hold several municipalities, or parts of them.

    Bound where all are, not bound where none is; where some surely are and others surely not, it is
    partly bound, and the question has no answer.
    """
    truths = {part.bound for part in parts}
    bound = truths.pop() if len(truths) == 1 else UNDECIDED
    is_sure = all(part.status == "sure" for part in parts)
    shares = {part.share for part in parts}
    is_partly = {YES, NO} <= {part.bound for part in parts} or (is_sure and len(shares) > 1)
    return Told(
        bound=bound,
        status="partly" if is_partly else "sure" if bound.is_decided and is_sure else "undecided",
        agreements=tuple(sorted({id for part in parts for id in part.agreements})),
        least=min((part.least for part in parts if part.least is not None), default=None),
        most=max((part.most for part in parts if part.most is not None), default=None),
    )


def first_of(spans: Iterable[Span], told: Callable[[Span], Told], before: Truth) -> First:
    """Return the first of some periods that is surely bound; ``before`` is what held before them."""
    doubt: FirstStatus | None = None if before == NO else "undecided"
    for span in spans:
        found = told(span)
        if found.bound == YES:
            return First(span, doubt or "sure")
        if found.bound != NO:
            doubt = doubt or ("partly" if found.status == "partly" else "undecided")
    return First(None, doubt or "never")


def _status(truth: Truth) -> PanelStatus:
    return "sure" if truth.is_decided else "undecided"


def _stretches(line: Bindings, span: Span) -> Iterable[tuple[Bound, int]]:
    """Yield what holds through the days of a period, and for how many days."""
    changes = [day for day in line.days if span.first < day <= span.last]
    days: list[date] = [span.first, *changes, span.last + ONE_DAY]
    for day, following in pairwise(days):
        yield line.at(day), (following - day).days
