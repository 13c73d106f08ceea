"""Partial dates: every precision is read, shown and derived from its two bounds."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbanpolicy.errors import InvalidDay
from urbanpolicy.strategies import days, partial_dates
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.truth import UNDECIDED, YES


class Weekday(date):
    """A date of another class."""


@given(partial_dates())
def test_the_text_form_is_read_back(some: PartialDate) -> None:
    assert PartialDate.read(str(some)) == some
    assert PartialDate.read(f" {some} ") == some
    assert PartialDate.read(some) is some


@given(partial_dates())
def test_precision_is_derived_from_the_bounds(some: PartialDate) -> None:
    first, last = some.earliest, some.latest
    match some.precision:
        case "unknown":
            assert first is None
            assert last is None
        case "bound":
            assert (first is None) != (last is None)
        case "day":
            assert first == last == some.day
        case "month":
            assert first is not None
            assert last is not None
            assert (first.year, first.month, first.day) == (last.year, last.month, 1)
            assert last == date.max or (last + timedelta(1)).day == 1
        case "year":
            assert first is not None
            assert (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
        case "span":
            assert first is not None
            assert last is not None
            assert first < last
    assert some.is_exact == (some.precision == "day") == (some.day is not None)
    assert some.is_unknown == (some.precision == "unknown") == (some == UNKNOWN_DATE)


@given(days())
def test_days_months_and_years_are_read_as_far_as_they_go(day: date) -> None:
    year, month = f"{day.year:04d}", f"{day.year:04d}-{day.month:02d}"
    assert PartialDate.read(day) == PartialDate.exact(day) == PartialDate.read(day.isoformat())
    assert PartialDate.read(f"{day.day}.{day.month}.{year}").day == day
    assert PartialDate.read(month) == PartialDate.month(day.year, day.month)
    assert PartialDate.read(year).earliest == date(day.year, 1, 1)
    assert PartialDate.read(year).latest == date(day.year, 12, 31)
    for text in (year, month):
        assert PartialDate.read(text).is_on(day) == UNDECIDED
        assert str(PartialDate.read(text)) == text


def test_dat_03_a_month_or_a_year_is_never_completed() -> None:
    year, month = PartialDate.read("2023"), PartialDate.read("2023-11")
    assert (year.precision, year.day) == ("year", None)
    assert (month.precision, month.day) == ("month", None)
    assert (month.earliest, month.latest) == (date(2023, 11, 1), date(2023, 11, 30))
    for text in ("syksy 2023", "11/2023"):
        with pytest.raises(InvalidDay):
            PartialDate.read(text)


@pytest.mark.parametrize(
    "text",
    [
        *("202", "20231", "2023-1", "2023-011", "2023/11", "2023,11", "2023 11", "2023:11"),
        *(
            "202X-11",
            "2023-X1",
            "{2023-11-01..2023-11-02}",
            "(2023-11-01..2023-11-02)",
            "[2023-11-01..2023-11-02)",
            "[2023-11-01..[2023-11-02]",
        ),
        *("[1.11.2023..2.11.2023]", "[...]", "[]", "[2023-11-01]", "٢٠٢٣", "²⁰²³"),
    ],
)
def test_what_is_nearly_a_form_is_refused_whole(text: str) -> None:
    with pytest.raises(InvalidDay, match=re.escape(f"found {text!r}")) as caught:
        PartialDate.read(text)
    assert "calendar" not in str(caught.value)


def test_of_a_range_the_day_is_named_that_is_none() -> None:
    for text in ("[ X ..2023-11-01]", "[2023-11-01.. X ]"):
        with pytest.raises(InvalidDay, match="found 'X'"):
            PartialDate.read(text)


@given(days(), days())
def test_two_days_are_a_range_in_their_order_only(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    assert PartialDate.read(f"[{first}..{last}]") == PartialDate(earliest=first, latest=last)
    assert PartialDate.read(f"[{first}..]").latest is None
    assert PartialDate.read(f"[..{last}]").earliest is None
    if first != last:
        with pytest.raises(InvalidDay, match="exchanged") as caught:
            PartialDate(earliest=last, latest=first)
        assert str(first) in str(caught.value)
        assert str(last) in str(caught.value)


@given(st.text() | st.from_regex(r"\[?[0-9-]{0,10}(\.\.[0-9-]{0,10})?\]?", fullmatch=True))
def test_any_text_gives_a_partial_date_or_is_refused_in_words(text: str) -> None:
    found: PartialDate | InvalidDay
    try:
        found = PartialDate.read(text)
    except InvalidDay as error:
        found = error
    if isinstance(found, PartialDate):
        assert PartialDate.read(str(found)) == found
    else:
        assert found.expected


@pytest.mark.parametrize("text", ["0000", "2023-13", "2023-00", "0000-01", "2023-02-30"])
def test_what_the_calendar_does_not_have_is_refused_as_such(text: str) -> None:
    with pytest.raises(InvalidDay, match="the calendar has no such"):
        PartialDate.read(text)


@pytest.mark.parametrize(
    "value",
    [2023, 2023.0, True, b"2023", ["2023"], object(), datetime(2023, 11, 16)],  # noqa: DTZ001
)
def test_what_is_no_text_and_no_date_is_refused(value: object) -> None:
    with pytest.raises(InvalidDay, match=r"^published: found"):
        PartialDate.read(value, "published")


@pytest.mark.parametrize("value", [2023, "2023-11-16", datetime(2023, 11, 16)])  # noqa: DTZ001
def test_bounds_are_dates_and_nothing_else(value: date) -> None:
    for field in ("earliest", "latest"):
        with pytest.raises(InvalidDay, match=f"PartialDate, {field}"):
            PartialDate(**{field: value})


@pytest.mark.parametrize(
    ("year", "month"), [(2023, 0), (2023, 13), (0, 1), (10_000, 1), (10**20, 1)]
)
def test_a_month_that_the_calendar_does_not_have_is_refused(year: int, month: int) -> None:
    with pytest.raises(InvalidDay, match=f"found '{year}-{month}', expected a month"):
        PartialDate.month(year, month)


def test_a_date_of_another_class_becomes_a_plain_one() -> None:
    assert type(PartialDate.read(Weekday(2023, 11, 16)).day) is date


def test_none_is_the_unknown_date() -> None:
    assert PartialDate.read(None) is UNKNOWN_DATE
    assert PartialDate.read("unknown") is UNKNOWN_DATE
    assert repr(UNKNOWN_DATE) == "PartialDate()"


def test_dates_are_ordered_by_the_earliest_then_the_latest_day() -> None:
    texts = ["unknown", "[..2023-05-01]", "2023", "2023-01", "2023-01-01", "[2023-01-01..]"]
    found = sorted(PartialDate.read(text) for text in texts)
    assert [str(date) for date in found] == [
        "[..2023-05-01]",
        "unknown",
        "2023-01-01",
        "2023-01",
        "2023",
        "[2023-01-01..]",
    ]


@given(days())
def test_an_exact_day_is_surely_itself(day: date) -> None:
    assert PartialDate.exact(day).is_on(day) == YES
