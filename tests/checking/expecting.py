"""What a report says, in the words in which a draft says what it expects."""

from __future__ import annotations

import urbanpolicy as up
from urbanpolicy.strategies.drafting import Draft, Fault


def told(findings: tuple[up.Finding, ...]) -> list[Fault]:
    return [
        Fault(
            rule=f.rule.id,
            message=f.verdict.message,
            record=f.record,
            field=f.field,
            on=f.on,
            among=f.verdict.among,
        )
        for f in findings
    ]


def in_order(faults: tuple[Fault, ...]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault.rule, fault.record, fault.field))


def gives(draft: Draft) -> up.Report:
    """Check a draft, and compare with what it says of itself."""
    report = up.check(draft.document(), on=draft.on)
    assert told(report.findings) == in_order(draft.faults), report
    # Graver ones stand first, but a note may say no more than an error of a later name.
    assert in_order(tuple(told(report.suppressed))) == in_order(draft.implied), report
    assert told(report.undecided) == in_order(draft.undecided), report
    assert not report.crashed
    mended = up.repair(report, least="note")
    assert mended.conforms, mended
    assert mended.conforms == up.check(mended.document(), on=draft.on).conforms
    return report
