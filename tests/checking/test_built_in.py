"""The built-in register conforms; what it leaves undecided is told in the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

import urbanpolicy as up

ALWAYS = {
    ("mal-jyvaskyla-2021-2031", "mal-in-force"),
    ("mal-lahti-2021-2031", "agreement-approved-before-signed"),
}
SECRETARIAT = {
    ("alliance-secretariat", "alliance-secretariat-members"),
    ("mem-alliance-secretariat-helsinki", "body-memberships-within"),
}
COMMITTEE = {("mem-upc-2016-vice-a", "body-chair-is-not-vice-chair")}
WARNED = {("mtg-growth-cities-2023-06-27", "body-meetings-within")}

DAYS: dict[str, tuple[set[tuple[str, str]], set[tuple[str, str]]]] = {
    "2012-06-01": (set(), ALWAYS),
    "2017-01-01": (set(), ALWAYS | COMMITTEE),
    "2022-01-01": (set(), ALWAYS),
    "2023-11-16": (set(), ALWAYS | SECRETARIAT),
    "2025-01-01": (WARNED, ALWAYS | SECRETARIAT),
    "2025-12-31": (WARNED, ALWAYS | SECRETARIAT),
    "2026-11-25": (set(), ALWAYS),
}
"""Day -> what is found, and what is left undecided: record and rule. Beyond coverage bodies are not asked."""
PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "rules.md"


@pytest.mark.parametrize("on", DAYS)
def test_the_register_conforms_and_what_is_found_or_undecided_is_known(on: str) -> None:
    report = up.check(up.register(), on=on)
    found, undecided = DAYS[on]
    assert report.conforms
    assert not report.suppressed
    assert {(finding.record, finding.rule.id) for finding in report.findings} == found
    assert {(finding.record, finding.rule.id) for finding in report.undecided} == undecided


def test_what_is_found_or_undecided_stands_in_the_documentation() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for record, rule in WARNED | ALWAYS | SECRETARIAT | COMMITTEE:
        assert f"| `{record}` | `{rule}` |" in text


def test_through_the_life_of_the_bodies_nothing_else_is_found() -> None:
    report = up.check(up.register(), through="2011-01-01/2026-11-25")
    assert report.conforms
    assert {(finding.record, finding.rule.id) for finding in report.findings} == WARNED
    told = {(finding.record, finding.rule.id) for finding in report.undecided}
    rest = told - ALWAYS - SECRETARIAT - COMMITTEE
    assert {rule for _, rule in rest} <= {"alliance-city-representation"}
