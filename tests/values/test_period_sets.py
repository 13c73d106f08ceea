"""Merging periods and finding what is missing between them, against sets of days and portion."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import portion
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.possibilities import LENGTH, NEVER, day, number
from urbanpolicy.errors import InvalidDay
from urbanpolicy.strategies import periods
from urbanpolicy.values.periods import Open, Period

WINDOW = 3 * LENGTH
NUMBERS = st.integers(0, WINDOW - 1)


def exact(pair: tuple[int, int], is_open: bool) -> Period:
    return Period(start=day(min(pair)), end=Open() if is_open else day(max(pair)))


EXACT = st.builds(exact, st.tuples(NUMBERS, NUMBERS), st.sampled_from([False] * 9 + [True]))
LISTS = st.lists(EXACT, max_size=6)


def days_of(period: Period) -> set[int]:
    """The days of an exact period as numbers; an open one goes on past the window."""
    assert period.first_possible is not None
    last = WINDOW + NEVER if period.last_possible is None else number(period.last_possible)
    return set(range(number(period.first_possible), last + 1))


def all_days(those: Iterable[Period]) -> set[int]:
    return set[int]().union(*(days_of(period) for period in those))


@given(LISTS)
def test_merging_keeps_the_days_and_leaves_nothing_to_merge(those: list[Period]) -> None:
    merged = Period.merge(those)
    assert all_days(merged) == all_days(those)
    assert list(merged) == sorted(merged)
    for before, after in pairwise(merged):
        assert max(days_of(before)) + 1 < min(days_of(after))
    assert Period.merge(merged) == merged


@given(LISTS)
def test_gaps_are_the_days_between_that_no_period_has(those: list[Period]) -> None:
    held = all_days(those)
    missing = set(range(min(held), max(held) + 1)) - held if held else set[int]()
    assert all_days(Period.gaps(those)) == missing
    assert Period.merge([*those, *Period.gaps(those)]) == (
        (Period.merge([*those, exact((min(held), min(max(held), WINDOW)), False)])) if held else ()
    )


@given(st.lists(EXACT, min_size=1, max_size=6))
def test_portion_agrees_once_it_is_told_that_days_touch(those: list[Period]) -> None:
    def interval(period: Period) -> Any:
        # A half-open interval to the day after: what touches is then one for portion too.
        assert period.first_possible is not None
        end = portion.inf if period.is_open else period.last_possible + timedelta(1)  # type: ignore[operator]
        return portion.closedopen(period.first_possible, end)

    union = portion.Interval(*(interval(period) for period in those))
    found = portion.Interval(*(interval(period) for period in Period.merge(those)))
    assert found == union
    assert len(Period.merge(those)) == len(union)
    outside = portion.Interval(*(interval(period) for period in Period.gaps(those)))
    assert outside == union.enclosure - union


def test_int_03_periods_that_follow_each_other_become_one() -> None:
    terms = [
        Period.days("2023-01-01", "2023-06-30"),
        Period.days("2023-07-01", "2023-12-31"),
        Period(start="2024-01-02", end="open"),
    ]
    assert Period.merge(reversed(terms)) == (Period.days("2023-01-01", "2023-12-31"), terms[2])
    assert Period.gaps(terms) == (Period.days("2024-01-01", "2024-01-01"),)


def test_int_01_a_shared_day_is_an_overlap_of_exactly_that_day() -> None:
    before = Period.days("2021-08-01", "2025-06-02")
    after = Period(start="2025-06-02", end="open")
    assert before.certain_overlap(after) == Period.days("2025-06-02", "2025-06-02")
    assert "2025-06-02" in before
    assert "2025-06-02" in after


@given(st.lists(periods(exact=True), max_size=4))
def test_merging_works_up_to_the_edges_of_the_calendar(those: list[Period]) -> None:
    merged = Period.merge(those)
    assert Period.merge([*merged, *Period.gaps(those)]) == (
        (Period.days(merged[0].first_possible, merged[-1].last_possible),) if merged else ()  # type: ignore[arg-type]
    )


def test_a_period_to_the_last_day_of_the_calendar_is_not_an_open_one() -> None:
    last = Period.days("9999-12-01", date.max)
    unended = Period(start="9999-12-31", end="open")
    assert Period.merge([last]) == (last,)
    assert Period.merge([last, unended]) == (Period(start="9999-12-01", end="open"),)
    assert last.certain_overlap(last) == last
    assert last.certain_overlap(unended) == Period.days(date.max, date.max)


@pytest.mark.parametrize("text", ["2023/2024-01-01", "2023-01-01/2024", "2023-01-01/", "/..", "/"])
def test_days_that_are_not_known_cannot_be_merged(text: str) -> None:
    for ask in (Period.merge, Period.gaps):
        with pytest.raises(InvalidDay, match="exact days or open"):
            ask([Period.days("2020-01-01", "2020-12-31"), Period.read(text)])
