"""Reading a day: what is one is read as written, everything else is refused with the reason."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import urbanpolicy
from urbanpolicy.errors import InvalidDay
from urbanpolicy.strategies import days
from urbanpolicy.values.days import day_or_none, read_day

BLANKS = st.sampled_from(["", " ", "  ", "\t", "\n", "\u00a0"])


class Weekday(date):
    """A date of another class, as pandas and test clocks have."""


def spellings(day: date) -> set[str]:
    """Every text that means this day: the ISO form, and day-first with or without zeros."""
    numbers = {str(day.day), f"{day.day:02d}"}, {str(day.month), f"{day.month:02d}"}
    finnish = {f"{d}.{m}.{day.year:04d}" for d in numbers[0] for m in numbers[1]}
    return {day.isoformat(), *finnish}


@given(days(), BLANKS, BLANKS)
def test_dat_01_a_day_is_read_back_from_each_of_its_spellings(
    day: date, before: str, after: str
) -> None:
    for text in spellings(day):
        assert read_day(before + text + after) == day
    assert read_day(day) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16.11.2023", date(2023, 11, 16)),
        ("12.11.2023", date(2023, 11, 12)),
        ("1.2.2024", date(2024, 2, 1)),
    ],
)
def test_dat_01_finnish_days_are_day_first_whatever_their_numbers(text: str, day: date) -> None:
    assert read_day(text) == day


NEARLY = st.from_regex(r"[0-9]{1,4}[-./ ][0-9]{1,2}[-./ ]?[0-9]{0,4}T?", fullmatch=True)


@given(st.text() | NEARLY)
@example("0000-01-01")
@example("2023-02-29")
@example("31.4.2023")
@example("2023-11-16\n2023-11-17")
@example("\uff12\uff10\uff12\uff13-11-16")
@example("2023-11-16T")
def test_any_text_gives_the_day_that_it_spells_or_is_refused(text: str) -> None:
    found: date | InvalidDay
    try:
        found = read_day(text)
    except InvalidDay as error:
        found = error
    if isinstance(found, date):
        assert text.strip() in spellings(found)
    else:
        assert found.found == text
        assert found.hint


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2023", "a year is not a day"),
        ("2023-11", "a month is not a day"),
        ("11/2023", "order of day and month cannot be told"),
        ("16/11/2023", "order of day and month cannot be told"),
        ("16-11-2023", "order of day and month cannot be told"),
        ("syksy 2023", "write '2023-11-16' or '16.11.2023'"),
        ("", "write '2023-11-16' or '16.11.2023'"),
        ("2023-02-29", "the calendar has no such day"),
        ("30.2.2024", "the calendar has no such day"),
        ("2023-11-16T00:00:00+02:00", "another day in another time zone"),
        ("2023-11-16 12:00", "another day in another time zone"),
        ("20231116", "write '2023-11-16' or '16.11.2023'"),
        ("2023-W46-4", "write '2023-11-16' or '16.11.2023'"),
    ],
)
def test_dat_03_what_is_no_day_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidDay, match=reason):
        read_day(text)


ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-11))])


@given(st.datetimes(timezones=ZONES))
def test_dat_13_a_moment_is_refused_with_and_without_a_zone(moment: datetime) -> None:
    with pytest.raises(InvalidDay, match="Finnish time"):
        read_day(moment)
    with pytest.raises(InvalidDay, match="time zone"):
        read_day(moment.isoformat())


@pytest.mark.parametrize("value", [20231116, 2023, 2023.0, float("nan")])
def test_dat_07_a_number_is_no_day(value: float) -> None:
    with pytest.raises(InvalidDay, match=r"a number is no day; a year .* through="):
        read_day(value)
    with pytest.raises(InvalidDay) as caught:
        read_day(value, "Tenure, elected")
    assert "through" not in str(caught.value)


@pytest.mark.parametrize("value", [True, b"2023-11-16", ["2023-11-16"], object(), {}])
def test_what_is_no_text_and_no_date_is_refused_by_its_class(value: object) -> None:
    with pytest.raises(InvalidDay, match=f"a {type(value).__name__} is no day"):
        read_day(value)


def test_dat_07_a_question_without_a_day_is_refused_and_asks_for_one() -> None:
    with pytest.raises(InvalidDay, match="every question about time names its day"):
        read_day(None)
    with pytest.raises(InvalidDay, match="a NoneType is no day"):
        read_day(None, "PartialDate, earliest")
    assert day_or_none(None) is None


@given(days())
def test_a_date_of_another_class_becomes_a_plain_one(day: date) -> None:
    found = read_day(Weekday(day.year, day.month, day.day))
    assert type(found) is date
    assert found == day
    assert day_or_none(found) == day


def test_rep_03_nothing_in_values_and_records_asks_a_clock() -> None:
    source = Path(str(urbanpolicy.__file__)).parent
    asked = [
        f"{path}:{node.lineno}"
        for room in ("values", "model")
        for path in (source / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"today", "now", "utcnow", "time", "localtime", "getlocale"}
    ]
    assert not asked
