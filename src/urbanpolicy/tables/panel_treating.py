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

PanelStatus = Literal["sure", "undecided", "partly", "outside_coverage"]
"""Decided, as bound or not; not decided by the sources; bound in a part of the fixed boundaries; not
bound as far as is known, but nobody looked for the agreements of those days."""

FirstStatus = Literal["sure", "never", "undecided", "partly"]
"""Known; no period is one; an earlier one may be it; an earlier one was bound in a part."""


class Told(NamedTuple):
    """What is said of one period."""

    bound: Truth
    found: Truth
    """The same, by the agreements that were found alone."""
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
        one = line.at(span.day(at))
        return Told(one.truth, one.found, _status([one]), one.agreements)
    stretches = list(_stretches(line, span))
    bounds = [bound for bound, _ in stretches]
    truth = max(bound.truth for bound in bounds)
    told = Told(
        bound=truth,
        found=max(bound.found for bound in bounds),
        status="sure" if truth.is_decided and at == "any" else _status(bounds),
        agreements=tuple(sorted({id for bound in bounds for id in bound.agreements})),
    )
    if at == "any":
        return told
    length = (span.last - span.first).days + 1
    sure, possible = (
        sum(days for bound, days in stretches if getattr(bound.truth, wanted)) / length
        for wanted in ("is_certain", "is_possible")
    )
    return told._replace(least=sure, most=possible)


def told_together(parts: Sequence[Told]) -> Told:
    """Return what is said of boundaries that hold several municipalities, or parts of them.

    Bound where all are, not bound where none is; where some surely are and others surely not, it is
    partly bound, and the question has no answer.
    """
    bound, found = _all(part.bound for part in parts), _all(part.found for part in parts)
    shares = {part.share for part in parts}
    status: PanelStatus = "undecided"
    if len({part.status for part in parts}) == 1:
        status = parts[0].status
    if {YES, NO} <= {p.bound for p in parts} or (status == "sure" and len(shares) > 1):
        status = "partly"
    return Told(
        bound=bound,
        found=found,
        status=status,
        agreements=tuple(sorted({id for part in parts for id in part.agreements})),
        least=min((part.least for part in parts if part.least is not None), default=None),
        most=max((part.most for part in parts if part.most is not None), default=None),
    )


def first_of(spans: Iterable[Span], told: Callable[[Span], Told], before: Truth) -> First:
    """Return the first of some periods that is surely bound; ``before`` is what held before them.

    Days for which nobody looked leave no doubt here: it is the first that is known.
    """
    doubt: FirstStatus | None = None if before == NO else "undecided"
    for span in spans:
        one = told(span)
        if one.found == YES:
            return First(span, doubt or "sure")
        if one.found != NO:
            doubt = doubt or ("partly" if one.status == "partly" else "undecided")
    return First(None, doubt or "never")


def _all(truths: Iterable[Truth]) -> Truth:
    """Return what several say together: yes or no only where all do."""
    found = set(truths)
    return found.pop() if len(found) == 1 else UNDECIDED


def _status(bounds: Iterable[Bound]) -> PanelStatus:
    """Return whether all of some days are decided, and if not, whether nobody looked."""
    open_ones = [bound for bound in bounds if not bound.truth.is_decided]
    if not open_ones:
        return "sure"
    return "undecided" if any(one.found != NO for one in open_ones) else "outside_coverage"


def _stretches(line: Bindings, span: Span) -> Iterable[tuple[Bound, int]]:
    """Yield what holds through the days of a period, and for how many days."""
    changes = [day for day in line.days if span.first < day <= span.last]
    days: list[date] = [span.first, *changes, span.last + ONE_DAY]
    for day, following in pairwise(days):
        yield line.at(day), (following - day).days
