"""The built-in register conforms; what it leaves undecided is told in the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

import urbanpolicy as up

KNOWN = {
    ("mal-jyvaskyla-2021-2031", "mal-in-force"),
    ("mal-lahti-2021-2031", "agreement-approved-before-signed"),
}
PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "rules.md"


@pytest.mark.parametrize(
    "on", ["2012-06-01", "2017-01-01", "2022-01-01", "2023-11-16", "2025-01-01", "2025-12-31"]
)
def test_the_register_conforms_and_what_is_undecided_is_known(on: str) -> None:
    report = up.check(up.register(), on=on)
    assert report.conforms
    assert not report.findings
    assert not report.suppressed
    told = {(finding.record, finding.rule.id) for finding in report.undecided}
    assert told == KNOWN


def test_what_is_undecided_stands_in_the_documentation() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for record, rule in KNOWN:
        assert f"| `{record}` | `{rule}` |" in text


def test_through_the_life_of_the_alliance_nothing_is_wrong() -> None:
    report = up.check(up.register(), through="2023-09-01/2026-11-25")
    assert report.conforms
    assert not report.findings
    rest = {(finding.record, finding.rule.id) for finding in report.undecided} - KNOWN
    assert {rule for _, rule in rest} <= {"alliance-city-representation"}
