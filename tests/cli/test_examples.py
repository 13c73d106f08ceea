"""The drafts in examples/ and the demo: each planted fault is found once, and nothing else is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import urbanpolicy as up
from tests.checking.made import CHARTER_IDS
from tests.cli.running import DAY, EXAMPLES, IN_ORDER, WITH_FAULTS

FAULTS = {
    ("alliance-chair", "memberships[0].office"): "2023-11-16",
    ("alliance-vice-chair", "memberships[1].office"): "2023-11-16",
    ("alliance-city-representation", "memberships[3].office"): "2023-11-16",
    ("alliance-city-set", "memberships[5].municipality"): "2023-11-16",
    ("alliance-first-meeting", "meetings[0].date"): "2023-08-15",
}


def test_the_draft_in_order_conforms() -> None:
    report = up.check(IN_ORDER, on=DAY)
    assert report.conforms
    assert not report.findings
    assert not report.undecided
    assert set(report.rules) >= CHARTER_IDS


@pytest.mark.parametrize("day", ["2024-06-01", "2026-11-25", "2031-05-01"])
def test_a_draft_of_offices_is_in_order_on_later_days_too_with_the_persons_left_open(
    day: str,
) -> None:
    report = up.check(IN_ORDER, on=day)
    assert report.conforms
    assert not report.findings
    assert set(report.rules) >= CHARTER_IDS
    if date.fromisoformat(day) > max(coverage.last for coverage in up.coverages()):
        assert {finding.rule.id for finding in report.undecided} == {"alliance-city-representation"}
        assert len(report.undecided) == 6


def test_the_draft_with_faults_gives_exactly_the_planted_five() -> None:
    report = up.check(WITH_FAULTS, on=DAY)
    assert {(f.rule.id, f.path): str(f.on) for f in report.errors} == FAULTS
    assert len(report.findings) == 5
    assert not report.suppressed
    assert [f.path for f in report.undecided] == ["memberships[5].municipality"]  # Lahti's head


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_every_fault_is_explained_with_its_mend_and_sources(lang: str) -> None:
    text = up.check(WITH_FAULTS, on=DAY).text(lang)  # type: ignore[arg-type]
    for rule, path in FAULTS:
        assert text.count(f"{rule}  {path}") == 1
    assert len(re.findall(r"^  (?:Korjaus|Åtgärd|Mend): \S", text, re.MULTILINE)) == 5
    assert not re.search(r"[{}]", text)


def test_the_comments_number_the_planted_faults() -> None:
    comments = re.findall(r"^# Fault (\d)\.", Path(WITH_FAULTS).read_text("utf-8"), re.MULTILINE)
    assert comments == list("12345")


def test_the_demo_shows_the_composition_the_reports_and_who_is_not_known() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(EXAMPLES / "demo.py")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    for seat in up.composition("alliance-cooperation-group", on=DAY):
        assert f": {seat.person.name} ({seat.state})\n" in done.stdout
    assert "A seat is not attendance." in done.stdout
    assert done.stdout.count("All rules that were checked are kept.") == 2
    assert done.stdout.endswith("Found: 5 errors, 1 point left undecided.\n")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850"])
def test_the_demo_survives_a_narrow_encoding(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / "demo.py")],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
