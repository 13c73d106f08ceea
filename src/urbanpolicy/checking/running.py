"""Holding subjects against rules, one after the other, on a day or through a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

import attrs

from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.case import AgreementCase, ModelCase
from urbanpolicy.checking.finding import Accepted, Crash, Finding, Unchecked
from urbanpolicy.checking.report import Report
from urbanpolicy.checking.rule import Case, Rule, Verdict
from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.checking.scope import Scope
from urbanpolicy.checking.spans import Span, spans
from urbanpolicy.checking.suppression import parted
from urbanpolicy.errors import cut
from urbanpolicy.model.acceptance import Acceptance
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.text import LANGS
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.composition import Composition
from urbanpolicy.world.register import Register

PathOf = Callable[[str], str]
"""The place of a record, by its id: in a document, else the id itself."""


def run(world: Register, scope: Scope, path_of: PathOf = str) -> Report:
    """Hold everything in a scope against its rules and report it."""
    checker = _Checker(world, scope, path_of)
    for id in scope.agreements:
        checker.hold(AgreementCase.of(world, world.one(Agreement, id)))
    checker.end_of(None)
    days: list[Span | None] = [None]
    if scope.through is not None:
        days = [*spans(world, scope.through, (rule.period for rule in scope.rules))]
    for span in days:
        on = scope.on if span is None else AsOf(span[0])
        for id in scope.models:
            checker.hold(ModelCase.of(world, world.one(AgreementModel, id), on))
        for id in scope.bodies:
            asked = cast(AsOf, on)
            checker.hold_body(scope.table or world.composition(id, on=asked.day))
        checker.end_of(span)
    if not (scope.bodies or scope.agreements or scope.models):
        checker.unchecked[scope.name, "no_subject"] = Unchecked.of(scope.name, "no_subject")
    return checker.report()


class _Checker:
    """What was found so far."""

    def __init__(self, world: Register, scope: Scope, path_of: PathOf) -> None:
        self.world, self.scope, self.path_of = world, scope, path_of
        self.batch: list[Finding] = []
        self.kept = _Merged()
        self.suppressed = _Merged()
        self.undecided = _Merged()
        self.crashed: set[Crash] = set()
        self.unchecked: dict[tuple[str, str], Unchecked] = {}
        self.held: set[str] = set()

    def hold_body(self, table: Composition) -> None:
        """Hold a body against all rules that govern it on the day, or note why none does."""
        case = BodyCase.of(self.world, table)
        reason: str | None = table.state if table.state not in ("existing", "presumed") else None
        if reason is None:
            applied = self.hold(case)
            # What holds for every body, or was only observed elsewhere, is no norm of its own.
            own = (rule for rule in applied if rule.standing != "observed")
            if not any(rule.model or rule.groups or rule.body_kind for rule in own):
                known = (*self.scope.rules, *RULES)
                governed = any(r.is_about(case) for r in known if r.model or r.groups)
                reason = "no_rule" if governed else "no_charter"
        if reason is not None:
            unchecked = _unchecked(table, reason)
            self.unchecked.setdefault((unchecked.subject, unchecked.reason), unchecked)

    def hold(self, case: Case) -> list[Rule]:
        """Hold a case against all rules that govern it; return these."""
        applied = [rule for rule in self.scope.rules if rule.applies_to(case)]
        for rule in applied:
            self.held.add(rule.id)
            try:
                self.batch += [
                    self._finding(rule, verdict, case) for verdict in rule.verdicts(case)
                ]
            # A rule that fails in whatever way must not hide what the others find.
            except Exception as error:  # noqa: BLE001
                told = cut(f"{type(error).__name__}: {error}")
                self.crashed.add(Crash(rule=rule.id, subject=case.id, error=told, cause=error))
        return applied

    def end_of(self, span: Span | None) -> None:
        """Sort what was found on a day, or through a stretch of days, into its lists."""
        kept, suppressed = parted(finding for finding in self.batch if not finding.is_open)
        self.kept.add(kept, span)
        self.suppressed.add(suppressed, span)
        self.undecided.add((finding for finding in self.batch if finding.is_open), span)
        self.batch = []

    def _finding(self, rule: Rule, verdict: Verdict, case: Case) -> Finding:
        record, place = case.record(verdict.record), self.path_of(verdict.record)
        finding = Finding(
            rule=rule,
            verdict=verdict,
            subject=case.id,
            path=f"{place}.{verdict.field}" if verdict.field else place,
            fact_sources=record.sources,
        )
        if rule.texts:  # those of the package are tested, these are not
            for lang in LANGS:
                finding.message(lang)
                finding.mend(lang)
        return finding

    def report(self) -> Report:
        """Return everything in the order of the report."""
        scope = self.scope
        kept, accepted, unused = _accepting(self.kept.all(), scope.accepted)
        return Report(
            subject=scope.name,
            on=scope.on,
            through=scope.through,
            lang=scope.lang,
            findings=tuple(sorted(kept)),
            undecided=tuple(sorted(self.undecided.all())),
            suppressed=tuple(sorted(self.suppressed.all())),
            accepted=tuple(sorted(accepted)),
            unused=tuple(sorted(unused)),
            crashed=tuple(sorted(self.crashed)),
            rules=tuple(sorted(self.held)),
            unchecked=tuple(sorted(self.unchecked.values())),
            world=self.world,
            scope=scope,
        )


class _Merged:
    """Findings of one day after the other, where one that goes on stays one."""

    def __init__(self) -> None:
        self.ended: list[Finding] = []
        self.last: dict[object, Finding] = {}

    def add(self, findings: Iterable[Finding], span: Span | None) -> None:
        """Add what was found on the first day of a stretch, which holds to its last."""
        if span is None:
            self.ended += findings
            return
        for finding in findings:
            verdict, (first, last) = finding.verdict, span
            # What is wrong with a day of its own, such as that of a meeting, is so on every day.
            is_timed = verdict.on == first
            plain = attrs.evolve(verdict, on=None, mends=()) if is_timed else verdict
            key = (finding.rule.id, finding.subject, plain, is_timed)
            before = self.last.get(key)
            if is_timed and before and before.last and before.last + ONE_DAY == first:
                self.last[key] = attrs.evolve(before, last=last)
                continue
            if is_timed and before:
                self.ended.append(before)
            self.last[key] = attrs.evolve(finding, last=last) if is_timed else finding

    def all(self) -> list[Finding]:
        """Return all of them."""
        return [*self.ended, *self.last.values()]


def _accepting(
    findings: Iterable[Finding], acceptances: tuple[Acceptance, ...]
) -> tuple[list[Finding], list[Accepted], set[Acceptance]]:
    """Part findings into those that stand and those accepted; and tell what accepts nothing."""
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    unused = set(acceptances)
    for finding in findings:
        told = (finding.rule.id, finding.record, finding.field)
        given = next((one for one in acceptances if one.covers(*told)), None)
        if given is None:
            kept.append(finding)
        else:
            accepted.append(Accepted(finding=finding, reason=given.reason))
            unused.discard(given)
    return kept, accepted, unused


def _unchecked(table: Composition, reason: str) -> Unchecked:
    """Say why no rule was held against a body on a day."""
    body, parts = table.group, dict[str, Any](on=str(table.on.day))
    if reason == "no_charter":
        parts = {}
    elif reason == "outside_coverage" and table.coverage:
        parts["period"] = table.coverage.period
    elif reason in ("not_existing", "undecided"):
        parts["period"] = body.period
    return Unchecked.of(body.id, reason, **parts)
