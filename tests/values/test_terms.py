"""Terms of years and months: the last day, leap days, and terms that follow one another."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbanpolicy.errors import InvalidDay, InvalidValue
from urbanpolicy.strategies import days
from urbanpolicy.values.periods import Period

STARTS = days(min_value=date(1, 1, 1), max_value=date(9000, 12, 31))
YEARS = st.integers(0, 99)
MONTHS = st.integers(1, 240)


def last_day(period: Period) -> date:
    assert period.last_possible is not None
    return period.last_possible


def by_hand(start: date, months: int) -> date:
    """The last day of a term, worked out on the calendar's pages."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    if start.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, start.day) - timedelta(1)


@given(STARTS, YEARS, MONTHS)
def test_a_term_ends_as_the_calendar_says(start: date, years: int, months: int) -> None:
    term = Period.term(start, years=years, months=months)
    assert term.first_possible == start
    assert last_day(term) == by_hand(start, 12 * years + months)
    assert term == Period.term(start.isoformat(), months=12 * years + months)


@given(STARTS, MONTHS)
def test_consecutive_terms_meet(start: date, months: int) -> None:
    first = Period.term(start, months=months)
    second = Period.term(last_day(first) + timedelta(1), months=months)
    assert Period.merge([second, first]) == (Period.days(start, last_day(second)),)
    assert Period.gaps([first, second]) == ()
    assert first.certain_overlap(second) is None


@given(STARTS, MONTHS, MONTHS)
def test_terms_add_up_where_every_month_has_the_day(start: date, one: int, other: int) -> None:
    start = start.replace(day=min(start.day, 28))
    first = Period.term(start, months=one)
    second = Period.term(last_day(first) + timedelta(1), months=other)
    assert last_day(second) == last_day(Period.term(start, months=one + other))


@pytest.mark.parametrize(
    ("start", "years", "last"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-28"),
        ("2024-02-29", 12, "2036-02-28"),
        ("2020-10-08", 12, "2032-10-07"),
        ("2023-03-01", 1, "2024-02-29"),
        ("2020-01-01", 12, "2031-12-31"),
    ],
)
def test_dat_11_a_term_of_years_from_any_day(start: str, years: int, last: str) -> None:
    assert Period.term(start, years=years) == Period.days(start, last)


def test_dat_11_a_month_from_the_last_of_january_ends_with_february() -> None:
    assert Period.term("2023-01-31", months=1) == Period.days("2023-01-31", "2023-02-28")


@pytest.mark.parametrize(("years", "months"), [(0, 0), (-1, 0), (1, -12), (0, -5)])
def test_a_term_lasts_at_least_a_month(years: int, months: int) -> None:
    with pytest.raises(InvalidValue, match="at least one month"):
        Period.term("2023-01-01", years=years, months=months)


@pytest.mark.parametrize("junk", [True, 1.0, "1", None])
def test_rul_07_years_and_months_are_whole_numbers(junk: object) -> None:
    for unit in ("years", "months"):
        with pytest.raises(InvalidValue, match=f"term, {unit}: found .* expected a whole number"):
            Period.term("2023-01-01", **{unit: junk})  # type: ignore[arg-type]


@pytest.mark.parametrize("years", [8000, 10**20])
def test_a_term_past_the_calendar_is_refused(years: int) -> None:
    with pytest.raises(InvalidDay, match="within the calendar"):
        Period.term("2023-01-01", years=years)
