"""Which findings say no more than others: one wrong fact is to give one error."""

from __future__ import annotations

from collections.abc import Iterable

from urbanpolicy.checking.finding import Finding


def parted(breaches: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Part breaches into those that are kept and those that say no more than these.

    A finding is suppressed where mending others mends it: findings of rules that imply its own on
    the same record. A breach that several records are only together, such as two chairs, is
    suppressed where without the records that are wrong by themselves less than two of them are left.
    """
    breaches = list(breaches)
    # (body, rule) -> the records that a finding of that rule, or of one that implies it, names
    wrong: dict[tuple[str, str], set[str]] = {}
    for finding in breaches:
        if not finding.verdict.among:
            for rule in (finding.rule.id, *finding.rule.implies):
                wrong.setdefault((finding.subject, rule), set()).add(finding.record)
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    for finding in breaches:
        (suppressed if _is_implied(finding, wrong, breaches) else kept).append(finding)
    return kept, suppressed


def _is_implied(
    finding: Finding, wrong: dict[tuple[str, str], set[str]], breaches: list[Finding]
) -> bool:
    if finding.verdict.among:
        records = wrong.get((finding.subject, finding.rule.id), set())
        return len(set(finding.verdict.among) - records) < 2
    return any(
        finding.rule.id in other.rule.implies
        and (finding.subject, finding.record) == (other.subject, other.record)
        for other in breaches
    )
