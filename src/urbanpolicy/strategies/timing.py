"""Strategies for time: days, partial dates of every precision, periods, truth."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.values.partial import ONE_DAY, PartialDate, Precision
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth

PRECISIONS: tuple[Precision, ...] = get_args(Precision)
NOTABLE = (
    date(2023, 11, 16),  # a day of the facts
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2025, 2, 28),
    date(2023, 4, 30),
    date(2000, 2, 29),
    date(1900, 2, 28),
    date(2100, 3, 1),
    date(1970, 1, 1),
    date(1, 1, 1),
    date(1, 1, 31),
    date(999, 12, 31),
    date(9999, 1, 1),
    date(9999, 12, 1),
    date(9999, 12, 30),
    date(9999, 12, 31),
)
"""Ends of years and months, leap days, and the edges of the calendar."""


def days(*, min_value: date = date.min, max_value: date = date.max) -> SearchStrategy[date]:
    """Return days of the calendar, the notable ones often.

    Args:
        min_value: the first day that may come.
        max_value: the last day that may come.

    >>> from hypothesis import find
    >>> find(days(min_value=date(2024, 2, 29), max_value=date(2024, 2, 29)), lambda day: True)
    datetime.date(2024, 2, 29)
    """
    drawn = st.dates(min_value, max_value)
    notable = [day for day in NOTABLE if min_value <= day <= max_value]
    return drawn | st.sampled_from(notable) if notable else drawn


def partial_dates(
    *,
    precisions: Collection[Precision] = PRECISIONS,
    min_value: date = date.min,
    max_value: date = date.max,
) -> SearchStrategy[PartialDate]:
    """Return partial dates.

    Args:
        precisions: which ones may come, such as ``["day", "month"]``.
        min_value: at least one of the days that each may be is not before this one.
        max_value: nor after this one.

    >>> from hypothesis import find
    >>> find(partial_dates(precisions=["bound"]), lambda day: day.earliest is None).precision
    'bound'
    """
    anchor = days(min_value=min_value, max_value=max_value)
    ways: dict[Precision, SearchStrategy[PartialDate]] = {
        "day": anchor.map(PartialDate.exact),
        "month": anchor.map(lambda day: PartialDate.month(day.year, day.month)),
        "year": anchor.map(lambda day: PartialDate.read(f"{day.year:04d}")),
        "span": st.builds(_span, anchor, st.integers(1, 400)),
        "bound": st.builds(_bound, anchor, st.booleans()),
        "unknown": st.just(PartialDate()),
    }
    return st.one_of([ways[precision] for precision in precisions])


def _span(day: date, length: int) -> PartialDate:
    """Return a span around a day that is neither a month nor a year."""
    first = min(day, date.max - ONE_DAY)
    last = first + timedelta(min(length, (date.max - first).days))
    span = PartialDate(earliest=first, latest=last)
    if span.precision == "span":
        return span
    if last < date.max:
        return PartialDate(earliest=first, latest=last + ONE_DAY)
    return PartialDate(earliest=first - ONE_DAY, latest=last)


def _bound(day: date, from_below: bool) -> PartialDate:
    return PartialDate(earliest=day) if from_below else PartialDate(latest=day)


def opens(*, min_value: date = date.min, max_value: date = date.max) -> SearchStrategy[Open]:
    """Return open ends, verified to a day or not.

    Args:
        min_value: the first day to which they may be verified.
        max_value: the last one.

    >>> from hypothesis import find
    >>> find(opens(), lambda end: end.verified is None)
    Open()
    """
    return st.builds(Open, verified=st.none() | days(min_value=min_value, max_value=max_value))


def periods(
    *,
    exact: bool = False,
    open_ends: bool = True,
    min_value: date = date.min,
    max_value: date = date.max,
) -> SearchStrategy[Period]:
    """Return periods: bounds of every precision, unknown and open ends.

    Args:
        exact: whether both ends are exact days.
        open_ends: whether the end may be open (with ``exact`` none is).
        min_value: at least one of the days that a bound may be is not before this one.
        max_value: nor after this one.

    >>> from hypothesis import find
    >>> find(periods(exact=True), lambda period: period.is_open)
    Traceback (most recent call last):
        ...
    hypothesis.errors.NoSuchExample: No examples found of condition lambda period: period.is_open
    """
    if exact:
        day = days(min_value=min_value, max_value=max_value)
        return st.tuples(day, day).map(lambda pair: Period.days(min(pair), max(pair)))

    bound = partial_dates(min_value=min_value, max_value=max_value)
    if not open_ends:
        return st.builds(_ordered, bound, bound)
    return st.builds(_ordered, bound, bound | opens(min_value=min_value, max_value=max_value))


def _ordered(start: PartialDate, end: PartialDate | Open) -> Period:
    """Return the period between two bounds, exchanged where the second is surely before the first."""
    if isinstance(end, Open):
        if start.earliest and end.verified and end.verified < start.earliest:
            end = Open(verified=start.earliest)
    elif start.earliest and end.latest and end.latest < start.earliest:
        start, end = end, start
    return Period(start=start, end=end)


def truths() -> SearchStrategy[Truth]:
    """Return the three truths.

    >>> from hypothesis import find
    >>> find(truths(), lambda truth: not truth.is_decided)
    undecided
    """
    return st.sampled_from([YES, NO, UNDECIDED])
