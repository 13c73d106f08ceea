"""Periods: what is read, shown and refused, and the questions with known answers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbanpolicy.errors import InvalidDay, InvalidValue, UndecidedTruth
from urbanpolicy.strategies import days, opens, partial_dates, periods
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import (
    UNKNOWN_PERIOD,
    Open,
    Period,
    to_period,
    to_period_or_none,
)
from urbanpolicy.values.truth import NO, UNDECIDED, YES


@given(periods())
def test_the_text_form_is_read_back_but_for_the_day_verified(period: Period) -> None:
    again = Period.read(str(period))
    assert again.start == period.start
    assert again.is_open == period.is_open
    if not period.is_open:
        assert again == period
    assert Period.read(period) is period


@given(partial_dates(), opens())
def test_an_open_end_is_read_with_its_day_verified(start: PartialDate, end: Open) -> None:
    first = start.earliest
    if first and end.verified and end.verified < first:
        with pytest.raises(InvalidDay, match="verified on a day not before the start"):
            Period(start=start, end=end)
    else:
        table = {"start": str(start), "end": "open", "verified": end.verified}
        assert Period.read(table) == Period(start=start, end=end)
        assert Period.read({"start": start, "end": end}) == Period(start=start, end=end)


@given(partial_dates(), partial_dates())
def test_an_end_that_is_certainly_before_the_start_is_refused(
    start: PartialDate, end: PartialDate
) -> None:
    if start.earliest and end.latest and end.latest < start.earliest:
        with pytest.raises(
            InvalidDay, match=r"^Period, end: found .* are the two exchanged"
        ) as caught:
            Period(start=start, end=end)
        assert str(start) in str(caught.value)
        assert str(end) in str(caught.value)
    else:
        period = Period(start=start, end=end)
        assert (period.start, period.end) == (start, end)


@given(days(), days())
def test_two_days_make_a_period_in_their_order(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    period = Period.days(first, last)
    assert (period.first_possible, period.last_possible) == (first, last)
    assert (period.first_certain, period.last_certain) == (first, last)
    assert one in period
    assert other.isoformat() in period


def test_in_asks_for_a_certain_answer() -> None:
    assert "2023-01-01" not in Period.read("2024/..")
    with pytest.raises(UndecidedTruth):
        _ = "2024-05-01" in Period.read("2024/..")


def test_open_unknown_and_known_ends_are_three_things() -> None:
    known, unknown, unended = (Period.read(f"2024-01-01/{end}") for end in ("2024-01-31", "", ".."))
    assert [p.is_open for p in (known, unknown, unended)] == [False, False, True]
    assert [p.contains("2030-01-01") for p in (known, unknown, unended)] == [NO, UNDECIDED, YES]
    assert len({known, unknown, unended}) == 3
    assert sorted([unended, unknown, known]) == [unknown, known, unended]


def test_dat_09_a_month_and_a_year_bound_an_office_only_as_far_as_they_go() -> None:
    office = Period(start="2023-08", end="2023")
    asked = ["2023-07-31", "2023-08-15", "2023-10-01", "2024-01-01"]
    assert [office.contains(on) for on in asked] == [NO, UNDECIDED, UNDECIDED, NO]


def test_int_05_an_open_end_overlaps_whichever_is_asked_first() -> None:
    a = Period(start="2021-08-01", end="open")
    b = Period(start="2023-01-01", end="2023-12-31")
    c = Period(end="2021-07-31")
    d = Period(end="open")  # unknown start, open end
    assert a.overlaps(b) == b.overlaps(a) == YES
    assert a.certain_overlap(b) == b.certain_overlap(a) == b
    assert a.overlaps(c) == c.overlaps(a) == NO
    assert a.overlaps(d) == d.overlaps(a) == YES
    for other in (b, c):
        assert d.overlaps(other) == other.overlaps(d)
        assert d.overlaps(other) != NO
        assert d.certain_overlap(other) is None  # no substitute for the unknown start


def test_int_05_nothing_given_at_all_is_never_a_certain_answer() -> None:
    unknown = Period()
    for other in (Period(start="2021-08-01", end="open"), Period.days("2023-01-01", "2023-12-31")):
        assert unknown.overlaps(other) == other.overlaps(unknown) == UNDECIDED
    assert unknown.contains("2023-01-01") == UNDECIDED
    assert unknown == UNKNOWN_PERIOD


def test_int_07_an_end_without_a_start_is_allowed_and_the_start_is_unknown() -> None:
    office = Period(start=None, end="2013-03-04")
    asked = ["2013-03-04", "2013-03-05", "1990-01-01"]
    # On its last day somebody was surely in office: it had not ended, so it had begun.
    assert [office.contains(on) for on in asked] == [YES, NO, UNDECIDED]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (2023, "2023-01-01", "2023-12-31"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2010/2026", "2010-01-01", "2026-12-31"),
        ("2023-11", "2023-11-01", "2023-11-30"),
        ("16.11.2023/20.12.2023", "2023-11-16", "2023-12-20"),
        (Period(start="2010", end="2011-02"), "2010-01-01", "2011-02-28"),
        (9999, "9999-01-01", "9999-12-31"),
    ],
)
def test_a_span_is_a_year_or_two_bounds(value: int | str | Period, first: str, last: str) -> None:
    assert Period.through(value) == Period.days(first, last)


@pytest.mark.parametrize(
    "value", [True, 2023.0, 0, 10_000, None, "", "2010/", "2010/..", "/", "x/y/z"]
)
def test_rul_07_what_is_no_span_is_refused(value: object) -> None:
    with pytest.raises(InvalidValue, match=r"^(through|Period, (start|end)): found"):
        Period.through(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("2023", "period"),
        ("2023/2024/2025", "period"),
        (2023, "period"),
        (["2023", "2024"], "period"),
        ({"from": "2023"}, "period"),
        ({"start": "2023", "end": 2024}, "period.end"),
        ({"start": {}, "end": "2024"}, "period.start"),
        ({"start": "2023", "end": "2024", "verified": "2024-01-01"}, "period.verified"),
        ({"start": "2023", "end": "open", "verified": "2024"}, "period.verified"),
        ("../2023", "Period, start"),
        ("2023/soon", "Period, end"),
    ],
)
def test_what_is_no_period_is_refused_with_its_place(value: object, place: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Period.read(value)
    assert caught.value.where == place


@given(st.text() | st.from_regex(r"[0-9./-]{0,12}/[0-9./-]{0,12}", fullmatch=True))
def test_any_text_gives_a_period_or_is_refused_in_words(text: str) -> None:
    found: Period | InvalidValue
    try:
        found = Period.read(text)
    except InvalidValue as error:
        found = error
    if isinstance(found, Period):
        assert Period.read(str(found)) == found
    else:
        assert found.expected


def test_converters_leave_periods_alone_and_read_the_rest() -> None:
    period = Period.read("2023/..")
    assert to_period(period) is period
    assert to_period_or_none("2023/..") == period
    assert to_period(None) is UNKNOWN_PERIOD
    assert to_period_or_none(None) is None


def test_reprs_show_the_text_form_and_the_day_verified() -> None:
    assert repr(Period.read("2023-06-20/..")) == "Period('2023-06-20/..')"
    table = {"start": "2023-06-20", "end": "open", "verified": "2024-01-31"}
    assert repr(Period.read(table)) == "Period('2023-06-20/..', verified='2024-01-31')"
    assert Period.read(table).verified == date(2024, 1, 31)
    assert repr(Open()) == "Open()"
    assert repr(Open(verified="2024-01-31")) == "Open(verified='2024-01-31')"


@given(opens(), opens())
def test_open_ends_are_ordered_by_the_day_verified_none_first(one: Open, other: Open) -> None:
    if one.verified is None and other.verified is not None:
        assert one < other
    if one.verified and other.verified:
        assert (one < other) == (one.verified < other.verified)
