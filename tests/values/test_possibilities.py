"""Periods and partial dates against the slow second opinion that tries every possible day."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from tests.values.possibilities import (
    AFTER,
    BEFORE,
    asked,
    asked_both,
    day,
    number,
    numbers,
    options,
    partial,
    uncertain,
    verdict,
)
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.truth import NO, YES


@given(partial, numbers)
def test_a_partial_date_compares_as_all_its_days_do(some: PartialDate, other: int) -> None:
    on = day(other)
    assert some.is_before(on) == verdict(one < other for one in options(some))
    assert some.is_after(on) == verdict(one > other for one in options(some))
    assert some.is_on(on) == verdict(one == other for one in options(some))


@given(uncertain, numbers)
def test_a_period_has_begun_if_all_its_possible_starts_have(period: Period, on: int) -> None:
    assert period.has_begun(day(on)) == asked(period, lambda first, _: first <= on)


@given(uncertain, numbers)
def test_a_period_has_ended_if_all_its_possible_ends_have(period: Period, on: int) -> None:
    assert period.has_ended(day(on)) == asked(period, lambda _, last: last < on)


@given(uncertain, numbers)
def test_a_period_contains_a_day_if_all_its_possibilities_do(period: Period, on: int) -> None:
    assert period.contains(day(on)) == asked(period, lambda first, last: first <= on <= last)


@given(uncertain, uncertain)
def test_periods_overlap_if_all_their_possibilities_do(one: Period, other: Period) -> None:
    expected = asked_both(one, other, lambda a, b: a[0] <= b[1] and b[0] <= a[1])
    assert one.overlaps(other) == expected
    assert other.overlaps(one) == expected


@given(uncertain, uncertain)
def test_a_period_is_apart_before_another_if_all_its_possibilities_are(
    one: Period, other: Period
) -> None:
    expected = asked_both(one, other, lambda a, b: a[1] < b[0])
    assert one.is_apart_before(other) == expected


@given(uncertain, uncertain)
def test_the_certain_overlap_is_every_day_that_is_surely_in_both(
    one: Period, other: Period
) -> None:
    def is_surely_in(period: Period, on: int) -> bool:
        return asked(period, lambda first, last: first <= on <= last) == YES

    found = one.certain_overlap(other)
    for on in range(BEFORE + 1, AFTER):
        expected = YES if is_surely_in(one, on) and is_surely_in(other, on) else NO
        assert (found.contains(day(on)) if found else NO) == expected
    if found:
        assert found.is_open == (one.is_open and other.is_open)


@given(uncertain)
def test_the_bounds_of_a_period_are_those_of_all_its_possibilities(period: Period) -> None:
    def earlier(bound: date | None, day_number: int) -> bool:
        return bound is not None and day_number < number(bound)

    def later(bound: date | None, day_number: int) -> bool:
        return bound is not None and day_number > number(bound)

    assert asked(period, lambda first, _: earlier(period.first_possible, first)) == NO
    assert asked(period, lambda _, last: later(period.last_possible, last)) == NO
    assert asked(period, lambda first, _: later(period.first_certain, first)) == NO
    assert (
        asked(period, lambda _, last: not period.is_open and earlier(period.last_certain, last))
        == NO
    )
