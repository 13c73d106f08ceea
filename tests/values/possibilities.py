"""A slow second opinion: what a period says, by trying every day that its bounds may be.

Days are numbers here. The bounds of the periods that are asked about lie in a window of a few days;
an unknown bound may lie a little outside it on either side, and an open end after everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth

FIRST = date(2024, 2, 27)  # the window holds a leap day and the end of a month
LENGTH = 7
BEFORE, AFTER, NEVER = -2, LENGTH + 1, LENGTH + 5

Choice = tuple[int, int]


def number(day: date) -> int:
    return (day - FIRST).days


def day(number: int) -> date:
    return FIRST + timedelta(number)


numbers: SearchStrategy[int] = st.integers(0, LENGTH - 1)
"""Days of the window."""


def _bounds(pair: list[int], drop: int) -> PartialDate:
    first, last = (day(number) for number in sorted(pair))
    return PartialDate(
        earliest=None if drop in (1, 3) else first, latest=None if drop in (2, 3) else last
    )


partial: SearchStrategy[PartialDate] = st.builds(
    _bounds, st.lists(numbers, min_size=2, max_size=2), st.sampled_from([0, 0, 0, 1, 2, 3])
) | st.builds(lambda number: PartialDate.exact(day(number)), numbers)
"""Partial dates whose bounds lie in the window or are missing."""


def _period(start: PartialDate, end: PartialDate | None, verified: int | None) -> Period:
    if end is None:
        known = verified is not None and (start.earliest is None or day(verified) >= start.earliest)
        return Period(start=start, end=Open(verified=day(verified or 0) if known else None))
    if start.earliest and end.latest and end.latest < start.earliest:
        start, end = end, start
    return Period(start=start, end=end)


uncertain: SearchStrategy[Period] = st.builds(
    _period, partial, st.none() | partial | partial, st.none() | numbers
)
"""Periods of every kind whose bounds lie in the window or are missing."""


def options(date: PartialDate) -> range:
    """Every day that a partial date may be."""
    first = BEFORE if date.earliest is None else number(date.earliest)
    last = AFTER if date.latest is None else number(date.latest)
    return range(first, last + 1)


def choices(period: Period) -> Iterator[Choice]:
    """Every first and last day that a period may have."""
    for start in options(period.start):
        if isinstance(period.end, Open):
            if period.end.verified is None or start <= number(period.end.verified):
                yield start, NEVER
        else:
            yield from ((start, end) for end in options(period.end) if start <= end)


def verdict(answers: Iterable[bool]) -> Truth:
    """Yes or no where every possibility says so, else undecided."""
    found = set(answers)
    assert found, "a period that cannot be is refused"
    return UNDECIDED if len(found) == 2 else YES if found == {True} else NO


def asked(period: Period, question: Callable[[int, int], bool]) -> Truth:
    """Ask every possibility of a period."""
    return verdict(question(first, last) for first, last in choices(period))


def asked_both(one: Period, other: Period, question: Callable[[Choice, Choice], bool]) -> Truth:
    """Ask every pair of possibilities of two periods, which know nothing of one another."""
    pairs = set(choices(one)), set(choices(other))
    return verdict(question(a, b) for a in pairs[0] for b in pairs[1])
