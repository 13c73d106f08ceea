"""A rule that fails does not pass: the report says so, and the others still ran (case RUL-03)."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

import urbanpolicy as up
from tests.checking.made import (
    CHARTER_IDS,
    DAY,
    checked,
    dividing,
    document,
    failing_at_once,
    follows,
    no_verdict,
    own_rule,
    unfilled,
    unknown_message,
    unknown_record,
)
from urbanpolicy.checking.finding import Crash
from urbanpolicy.checking.report import Report


def report_with(judge: Any, **changes: Any) -> Report:
    return up.check(document(**changes), on=DAY, rules=[own_rule(judge), *up.rules()])


@pytest.mark.parametrize(
    ("judge", "error"),
    [
        (dividing, "ZeroDivisionError: integer division or modulo by zero"),
        (failing_at_once, "LookupError: draft-group"),
        (unknown_record, "UnknownName: no record is called 'nowhere'"),
        (unknown_message, "UnknownName: no text of a rule is called 'own-rule.strange'"),
        (unfilled, "KeyError: 'found'"),
        (no_verdict, "AttributeError"),
        (int, "TypeError"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_rul_03_a_rule_that_crashes_does_not_pass_and_the_others_still_ran(
    judge: Any, error: str
) -> None:
    report = report_with(judge)
    assert not report.conforms
    assert not report.findings
    (crash,) = report.crashed
    assert (crash.rule, crash.subject) == ("own-rule", "draft-group")
    assert crash.error.startswith(error)
    assert set(report.rules) >= {"own-rule", *CHARTER_IDS}
    assert report.verdict() == "Not all rules could be evaluated."
    assert f"the rule failed  own-rule  draft-group: {error}"[:60] in report.text()
    assert repr(report).endswith("does not conform (1 crashed)>")
    assert json.loads(report.to_json())["crashed"] == [
        {"rule": "own-rule", "subject": "draft-group", "error": crash.error}
    ]
    assert "own-rule" in report.html()


def test_rul_03_the_exception_is_chained() -> None:
    report = report_with(dividing)
    with pytest.raises(up.NotConforming) as error:
        report.raise_if_errors()
    assert isinstance(error.value.__cause__, ZeroDivisionError)


def test_rul_03_what_the_others_find_is_told_beside_the_crash() -> None:
    report = report_with(dividing, chair=follows(office="fi-minister-interior"))
    assert [finding.rule.id for finding in report.errors] == ["alliance-chair"]
    assert len(report.crashed) == 1
    assert report.verdict() == "Rules are broken."


def test_a_report_with_a_crash_is_a_value_all_the_same() -> None:
    report = report_with(dividing)
    assert report == report_with(dividing)
    assert hash(report) == hash(report_with(dividing))
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert again.crashed[0].cause is None
    with pytest.raises(up.NotConforming) as error:
        again.raise_if_errors()
    assert error.value.__cause__ is None
    assert copy.deepcopy(report) is report
    assert pickle.loads(pickle.dumps(again)) == again


def test_crashes_are_ordered_by_rule_and_body() -> None:
    crashes = [Crash(rule=rule, subject=subject, error="e") for rule in "ba" for subject in "yx"]
    assert [(c.rule, c.subject) for c in sorted(crashes)] == [
        ("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"),
    ]  # fmt: skip
    rules = [own_rule(failing_at_once, id=f"own-{letter}") for letter in "cab"]
    report = up.check(document(), on=DAY, rules=rules)
    assert [crash.rule for crash in report.crashed] == ["own-a", "own-b", "own-c"]


def test_a_stop_of_the_program_is_no_crash_of_a_rule() -> None:
    def stopping(_: object) -> list[Any]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        up.check(document(), on=DAY, rules=[own_rule(stopping)])


def test_a_rule_without_findings_is_kept() -> None:
    assert checked().conforms
    report = up.check(document(), on=DAY, rules=[own_rule(lambda case: ())])
    assert report.conforms
    assert report.rules == ("own-rule",)
