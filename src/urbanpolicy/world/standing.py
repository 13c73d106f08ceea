"""How a record with a period stands on a day: yes, presumed beyond what was verified, or not decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.truth import YES, Truth

if TYPE_CHECKING:
    from urbanpolicy.model.provenance import Coverage

Standing = Literal["yes", "presumed", "undecided", "no"]


def standing(period: Period, coverage: Coverage | None, day: date) -> Standing:
    """Return how a period stands on a day.

    A period with an open end that was verified to a day is presumed to go on after it, as far as the
    subject's coverage reaches; past the coverage, or without one, it is not decided.
    """
    truth, verified = known(period, coverage).contains(day), period.verified
    if not truth.is_certain:
        return "undecided" if truth.is_possible else "no"
    return "yes" if verified is None or day <= verified else "presumed"


def known(period: Period, coverage: Coverage | None) -> Period:
    """Return a period as far as it is known.

    Where an open end was verified to a day, the period is certain up to the end of the coverage
    (without one, up to that day), and not decided after it.
    """
    verified = period.verified
    if verified is None:
        return period
    last = max(verified, coverage.last) if coverage else verified
    start = PartialDate(earliest=period.first_possible, latest=period.first_certain)
    return Period(start=start, end=PartialDate(earliest=last))


def within(period: Period, bounds: Period) -> Period:
    """Return a period whose merely possible days lie within those that are possible in another.

    Nothing that is certain is taken away: where that contradicts the bounds, the period stays.
    """
    start, end = period.start, period.end
    first, last = bounds.first_possible, bounds.last_possible
    begun, going = period.first_certain, period.last_certain
    if first and (begun is None or first <= begun) and (start.earliest or date.min) < first:
        start = PartialDate(earliest=first, latest=start.latest)
    if (
        last
        and isinstance(end, PartialDate)
        and (going is None or going <= last)
        and ((end.latest or date.max) > last)
    ):
        end = PartialDate(earliest=end.earliest, latest=last)
    if start is period.start and end is period.end:
        return period
    return Period(start=start, end=end)


def lasts(period: Period, day: date) -> Truth:
    """Tell whether a period had not ended; an end of which nothing is known does not limit it."""
    is_limited = isinstance(period.end, PartialDate) and period.end.latest is not None
    return ~period.has_ended(day) if is_limited else YES
