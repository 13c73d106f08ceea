"""What every message of every rule says and what it proposes, as a snapshot in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import urbanpolicy as up
from tests import snapshots
from tests.checking.examples import EXAMPLES
from urbanpolicy.checking.report import Report
from urbanpolicy.values.text import LANGS

HERE = Path(__file__).resolve().parent / "snapshots"


def told(finding: up.Finding) -> Iterator[str]:
    """What a finding says, in every language, and the changes that it proposes."""
    yield repr(finding)
    for lang in LANGS:
        yield f"  {lang}: {finding.message(lang)}"
        yield f"      {finding.mend(lang)}"
    yield f"  found {finding.found}; expected {finding.expected}"
    if finding.verdict.among:
        yield f"  among: {', '.join(finding.verdict.among)}"
    yield f"  sources: {', '.join(finding.norm_sources)}; {', '.join(finding.fact_sources)}"
    yield from (f"  -> {change}" for change in finding.verdict.mends)


def test_what_the_messages_say() -> None:
    lines = [line for key in EXAMPLES for line in (" ".join(key), *told(EXAMPLES[key]))]
    snapshots.check(HERE / "messages.txt", "\n".join(lines) + "\n")


def test_the_sources_of_a_finding_stand_one_after_the_other_in_a_row() -> None:
    report = Report(subject="draft", findings=tuple(EXAMPLES.values()))
    for finding, row in zip(report.findings, report.table(), strict=True):
        assert tuple(row["norm_sources"].split()) == finding.norm_sources
        assert tuple(row["fact_sources"].split()) == finding.fact_sources
    assert any(len(finding.fact_sources) > 1 for finding in report.findings)
