"""The cases of the area date-parsing that need a register: no day of the import, no false precision."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up
from tests.cases.running import run
from tests.world.made import coverage, post_of, tenure
from tests.world.window import DAYS, perhaps, periods, spans, surely

LONG_RUNNING = """
import time
time.time = lambda: 1767182400.0  # 31 December 2025, at noon
import urbanpolicy as up

print(up.head("Espoo", on="today").on)
time.time = lambda: 1767355200.0  # 2 January 2026, at noon
print(up.head("Espoo", on="today").on)
print(up.composition("alliance-cooperation-group", on="today").on)
print(up.seats(on="today").asked)
"""

QUESTIONS: dict[str, Any] = {
    "holder": lambda **day: up.holder("fi-prime-minister", **day),
    "head": lambda **day: up.head("Espoo", **day),
    "composition": lambda **day: up.composition("alliance-cooperation-group", **day),
    "seats": lambda **day: up.seats(**day),
    "is_bound": lambda **day: up.is_bound("Turku", "six-largest-cities-alliance", **day),
    "check": lambda **day: up.check("alliance-cooperation-group", **day),
}


def test_dat_07_today_is_read_at_the_call_not_at_the_import(tmp_path: Path) -> None:
    script = tmp_path / "long_running.py"
    script.write_text(LONG_RUNNING)
    assert run(script).splitlines() == [
        "2025-12-31 (today)",
        "2026-01-02 (today)",
        "2026-01-02 (today)",
        "seats on 2026-01-02 (today)",
    ]


@pytest.mark.parametrize("name", QUESTIONS)
def test_dat_07_a_question_about_time_without_a_day_is_refused_and_asks_for_on(name: str) -> None:
    with pytest.raises((TypeError, up.InvalidDay), match="on"):
        QUESTIONS[name]()
    with pytest.raises(up.InvalidDay, match="names its day"):
        QUESTIONS[name](on=None)


def test_dat_09_a_month_and_a_year_bound_an_office_only_as_far_as_they_go() -> None:
    register = post_of(tenure("aino", "2023-08/2023"), searched=coverage("2020-01-01/2024-12-31"))
    asked = {
        on: register.holder("post", on=on)
        for on in ("2023-07-31", "2023-08-15", "2023-10-01", "2024-01-01")
    }
    assert [[h.person.id for h in holding.candidates] for holding in asked.values()] == [
        [],
        ["aino"],
        ["aino"],
        [],
    ]
    assert {holding.state for holding in asked.values()} == {"undecided"}
    assert [str(register.tenures(on=on).possible) for on in ("2023-07-31", "2024-01-01")] == [
        "()"
    ] * 2


@given(periods(), st.sampled_from(DAYS))
def test_dat_09_a_day_is_answered_as_far_as_every_precision_goes(
    period: up.Period, day: date
) -> None:
    register = post_of(tenure("aino", period, id="t"))
    answer = register.tenures(office="post", on=day)
    possible = spans(period)
    assert bool(answer.items) == surely(possible, day)
    assert bool(answer.possible) == (perhaps(possible, day) and not surely(possible, day))
