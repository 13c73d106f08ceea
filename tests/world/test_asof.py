"""The day of a question: a day, the last that was searched, or that of the clock when asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

import urbanpolicy as up
from tests.world.made import office, world
from urbanpolicy.world import asof

QUESTIONS: dict[str, Callable[[Any], Any]] = {
    "holder": lambda on: up.holder("fi-prime-minister", on=on),
    "head": lambda on: up.head("Espoo", on=on),
    "composition": lambda on: up.composition("alliance-cooperation-group", on=on),
    "seats": lambda on: up.seats(municipality="Oulu", on=on),
    "tenures": lambda on: up.tenures(person="petteri-orpo", on=on),
    "agreements": lambda on: up.agreements(party="Turku", on=on),
    "is_bound": lambda on: up.is_bound("Turku", "six-largest-cities-alliance", on=on),
}
DATED = sorted(set(QUESTIONS) - {"tenures", "agreements"})


class Clock(date):
    """A clock that stands at a day."""

    stands = date(2025, 12, 31)

    @classmethod
    def today(cls) -> date:  # type: ignore[override]
        return cls.stands


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr(asof, "date", Clock)
    return Clock


@pytest.mark.parametrize("name", QUESTIONS)
def test_three_ways_to_write_a_day_are_one_question(name: str) -> None:
    ask = QUESTIONS[name]
    assert ask("2023-11-16") == ask("16.11.2023") == ask(date(2023, 11, 16))


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize(
    "wrong",
    [2023, 2023.5, True, "2023", "2023-11", "11/16/2023", "yesterday", "", b"2023-11-16", [2023]],
)
def test_what_is_no_day_is_refused(name: str, wrong: Any) -> None:
    with pytest.raises(up.InvalidDay, match="expected a day"):
        QUESTIONS[name](wrong)


@pytest.mark.parametrize("name", DATED)
def test_no_day_is_refused_and_the_message_says_what_to_write(name: str) -> None:
    with pytest.raises(up.InvalidDay, match="every question about time names its day"):
        QUESTIONS[name](None)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_moment_is_refused(name: str) -> None:
    moment = datetime(2023, 11, 16, 0, 0, tzinfo=UTC)
    with pytest.raises(up.InvalidDay, match="another time zone"):
        QUESTIONS[name](moment)


def test_latest_is_the_last_day_of_the_coverage_of_the_subject_and_is_shown() -> None:
    assert str(up.holder("fi-prime-minister", on="latest").on) == "2026-06-25 (latest)"
    assert str(up.head("Espoo", on="latest").on) == "2025-12-31 (latest)"
    table = up.composition("alliance-cooperation-group", on="latest")
    assert str(table.on) == "2025-12-31 (latest)"
    for result in (up.head("Espoo", on="latest"), table, table.chair):
        assert "on 2025-12-31 (latest)" in repr(result)
    assert "on 2025-12-31 (latest)" in up.seats(municipality="Oulu", on="latest").asked


def test_seats_of_all_bodies_are_those_of_the_one_day_that_is_shown() -> None:
    seats = up.seats(on="latest")
    assert {str(seat.on) for seat in (*seats, *seats.possible)} == {"2025-12-31 (latest)"}


def test_a_subject_that_nobody_searched_has_no_latest_day() -> None:
    with pytest.raises(up.InvalidDay, match="no declared coverage, so no latest day"):
        world(office()).holder("post", on="latest")


def test_today_is_read_when_the_question_is_put_and_is_shown(clock: type[Clock]) -> None:
    table = up.composition("alliance-cooperation-group", on="today")
    assert str(table.on) == "2025-12-31 (today)"
    assert "2025-12-31 (today)" in repr(table)
    clock.stands = date(2026, 1, 2)
    later = up.head("Espoo", on="today")
    assert str(later.on) == "2026-01-02 (today)"
    # That is past the coverage, and the answer says so.
    assert later.state == "undecided"
    with pytest.raises(up.Undecided, match="2010-01-01/2025-12-31"):
        later.person  # noqa: B018


def test_the_same_day_asked_in_another_way_is_another_result() -> None:
    asked, latest = up.head("Espoo", on="2025-12-31"), up.head("Espoo", on="latest")
    assert asked != latest
    assert asked.judgement == latest.judgement
    assert asked < latest


def test_the_words_for_the_clock_are_translated_in_reasons() -> None:
    holding = up.head("Espoo", on="latest")
    assert "2025-12-31 (viimeisin)" in holding.why("fi")
    assert "2025-12-31 (senaste)" in holding.why("sv")
    assert "2025-12-31 (latest)" in holding.why("en")


def test_a_day_sorts_by_the_calendar() -> None:
    days = [asof.AsOf(date(2024, 1, 1)), asof.AsOf(date(2023, 1, 1), "latest")]
    assert [str(day) for day in sorted(days)] == ["2023-01-01 (latest)", "2024-01-01"]
    assert repr(days[0]) == "AsOf(day=datetime.date(2024, 1, 1))"
