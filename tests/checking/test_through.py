"""Checking through a period: from when to when each finding held (case INT-09)."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.checking.made import CHARTER, CHARTER_IDS, document, follows, own_rule
from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.checking.spans import spans
from urbanpolicy.strategies import alliance_drafts
from urbanpolicy.strategies.drafts import BodyDraft

ARVE: dict[str, Any] = {"turku": {"municipality": "municipality-853", "person": "minna-arve"}}
SPAN = "2023-11-16/2025-09-30"


def test_int_09_a_seat_that_outlasts_the_office_is_told_from_its_first_day_out_of_line() -> None:
    report = up.check(document(**ARVE), through=SPAN)
    (finding,) = report.findings
    assert finding.rule.id == "alliance-city-representation"
    assert finding.days == "2025-06-09/2025-09-30"
    assert (finding.on, finding.last) == (date(2025, 6, 9), date(2025, 9, 30))
    assert "2025-06-09 – 2025-09-30" in finding.message("fi")
    assert repr(finding).endswith("on 2025-06-09/2025-09-30>")
    assert report.table()[0]["on"] == "2025-06-09/2025-09-30"
    assert report.on is None
    assert str(report.through) == SPAN
    assert str(report).startswith(f"Report: document, {SPAN}\n")
    assert not report.conforms


def test_a_period_without_findings_conforms_and_a_year_is_a_period() -> None:
    report = up.check("alliance-cooperation-group", through=2024, rules=CHARTER)
    assert report.conforms
    assert set(report.rules) == CHARTER_IDS
    assert str(report.through) == "2024-01-01/2024-12-31"
    assert repr(report) == (
        "<report on alliance-cooperation-group, 2024-01-01/2024-12-31: conforms>"
    )


def test_a_finding_of_one_day_shows_that_day() -> None:
    report = up.check(document(**ARVE), through="2025-06-09/2025-06-09")
    assert report.findings[0].days == "2025-06-09"


def test_a_fault_that_comes_again_is_told_twice() -> None:
    ministers: dict[str, Any] = {
        "chair": {**follows(person="petteri-orpo"), "period": "2023-11-16/2024-02-01"},
        "chair-2": {
            "role": "chair",
            "office": "fi-prime-minister",
            "period": "2024-03-01/2024-04-30",
        },
        "chair-3": {"role": "chair", "office": "fi-prime-minister", "period": "2024-06-01/.."},
    }
    report = up.check(document(**ministers), through="2023-11-16/2024-12-31", rules=CHARTER)
    told = [(f.rule.id, f.verdict.message, f.days) for f in report.findings]
    assert told == [
        ("alliance-chair", "missing", "2024-02-02/2024-02-29"),
        ("alliance-chair", "missing", "2024-05-01/2024-05-31"),
    ]


def test_what_is_wrong_on_a_day_of_its_own_is_told_once() -> None:
    report = up.check(document(meetings=("2023-08-15",)), through=SPAN, rules=CHARTER)
    (finding,) = report.findings
    assert (finding.rule.id, finding.days) == ("alliance-first-meeting", "2023-08-15")


def test_a_body_that_did_not_exist_through_a_part_is_told_once_as_not_checked() -> None:
    report = up.check("alliance-cooperation-group", through="2022-01-01/2024-12-31", rules=CHARTER)
    assert report.conforms
    assert [(one.subject, one.reason) for one in report.unchecked] == [
        ("alliance-cooperation-group", "not_existing")
    ]


def test_what_is_implied_on_some_days_stands_by_itself_on_the_others() -> None:
    seats: dict[str, Any] = {
        "chair-2": {
            "role": "chair",
            "office": "fi-minister-interior",
            "period": "2024-01-01/2024-02-29",
        },
        "chair-3": {
            "role": "chair",
            "office": "fi-prime-minister",
            "period": "2024-02-01/2024-03-31",
        },
    }
    report = up.check(document(**seats), through="2024-01-01/2024-12-31", rules=CHARTER)
    assert [(f.rule.id, f.record, f.days) for f in report.findings] == [
        ("alliance-chair", "d-chair-2", "2024-01-01/2024-02-29"),
        ("alliance-one-chair", "d-chair-3", "2024-02-01/2024-02-29"),  # of three chairs
        ("alliance-one-chair", "d-chair-3", "2024-03-01/2024-03-31"),  # of two
    ]
    assert {f.rule.id for f in report.suppressed} == {"alliance-one-chair"}


@pytest.mark.parametrize("through", [0, True, "2024-01-01/..", "unknown", 2.5])
def test_what_is_no_period_is_refused(through: Any) -> None:
    with pytest.raises((up.InvalidDay, up.InvalidValue), match="through"):
        up.check("alliance-cooperation-group", through=through)


def test_a_day_and_a_period_together_are_refused() -> None:
    with pytest.raises(up.InvalidValue, match="either on= or through="):
        up.check("alliance-cooperation-group", on="2024-01-01", through=2024)
    table = up.composition("alliance-cooperation-group", on="2024-01-01")
    with pytest.raises(up.InvalidValue, match="through: found '2024-01-01/2024-12-31'"):
        up.check(table, through=2024)


@settings(max_examples=25, deadline=None)
@given(alliance_drafts(), st.integers(0, 600))
def test_through_a_period_says_what_each_of_its_days_says(draft: BodyDraft, length: int) -> None:
    last = min(draft.on + timedelta(days=length), date(2026, 11, 1))
    seats = [r for r in draft.records if isinstance(r, up.Membership)]
    if seats:  # one seat more that is wrong on some days
        ended = attrs.evolve(seats[0], period=f"2023-09-01/{draft.on}")
        draft = draft.replacing(ended)
    table = draft.document()
    report = up.check(table, through=f"{draft.on}/{last}", rules=CHARTER)
    for offset in {0, 1, 30, 200, (last - draft.on).days}:
        day = draft.on + timedelta(days=offset)
        if day > last:
            continue
        alone = up.check(table, on=day, rules=CHARTER)
        held = {
            (f.rule.id, f.record, f.field, f.verdict.message)
            for f in report.findings
            if f.on and (f.last is None or f.on <= day <= f.last)
        }
        assert held == {(f.rule.id, f.record, f.field, f.verdict.message) for f in alone.findings}


def test_a_period_is_cut_wherever_something_changes_and_nowhere_else_is_anything_lost() -> None:
    period = up.Period.through("2023-05-01/2026-02-03")
    parts = spans(up.register(), period, [up.Period.read("2024-05-05/2024-06-06")])
    assert parts[0][0] == date(2023, 5, 1)
    assert parts[-1][1] == date(2026, 2, 3)
    for (_, last), (first, _) in itertools.pairwise(parts):
        assert last + timedelta(days=1) == first
    firsts = {first for first, _ in parts}
    assert {date(2024, 5, 5), date(2024, 6, 7), date(2025, 1, 1), date(2025, 6, 9)} <= firsts
    steps = {s.date.day for one in up.register().all(up.Agreement) for s in one.milestones}
    assert {day for day in steps if day and date(2023, 5, 1) < day <= date(2026, 2, 3)} <= firsts
    everlasting = spans(up.register(), period, [up.Period.read("/9999-12-31")])
    assert len(everlasting) == len(parts) - 4  # the bounds of the other period cut nothing now


def early(case: BodyCase) -> list[Verdict]:
    """Finds a fault on the first day of the year only."""
    if (case.day.month, case.day.day) != (1, 1):
        return []
    return [Verdict.of("wrong", case.id, on=case.day, found="–", expected="–")]


def test_a_rule_is_asked_on_the_first_day_of_each_part() -> None:
    report = up.check(
        "alliance-cooperation-group", through="2024-01-01/2025-12-31", rules=[own_rule(early)]
    )
    assert [finding.on for finding in report.findings] == [date(2024, 1, 1), date(2025, 1, 1)]
