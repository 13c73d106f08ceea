"""The report: everything that was checked, found, left undecided, or failed; always in one order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import attrs

from urbanpolicy.checking.finding import Accepted, Crash, Finding, Unchecked
from urbanpolicy.checking.headings import heading
from urbanpolicy.checking.rule import Severity, plain
from urbanpolicy.checking.scope import Scope
from urbanpolicy.errors import NotConforming, cut
from urbanpolicy.model.acceptance import Acceptance
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Lang, read_lang
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.register import Register


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Report(Value):
    """The result of checking a subject, on a day or through a period, or without either.

    Nothing in it depends on the order of the run.

    It conforms when no rule with the severity error is broken and no rule failed. A point that the
    sources do not decide is no error; it stands under ``undecided``. What no rule was held against
    stands under ``unchecked``, with the reason: there, conforming shows nothing.

    Order: by subject, then day.
    """

    subject: str
    """What was checked: the id of a record, or the name of a document or world."""
    on: AsOf | None = None
    """The day; None where a period was checked, or only what needs no day."""
    through: Period | None = None
    """The period that was checked, instead of a day."""
    lang: Lang = "en"
    """The language in which it prints."""
    findings: tuple[Finding, ...] = ()
    """The breaches, by severity, rule, body, record, field and day."""
    undecided: tuple[Finding, ...] = ()
    """Points of rules that the sources do not decide."""
    suppressed: tuple[Finding, ...] = ()
    """Breaches that say no more than others do: mending those mends these."""
    accepted: tuple[Accepted, ...] = ()
    """Breaches that were accepted on purpose, each with the reason; they do not count."""
    unused: tuple[Acceptance, ...] = ()
    """What was to be accepted and was not found."""
    crashed: tuple[Crash, ...] = ()
    """Rules that failed."""
    rules: tuple[str, ...] = ()
    """The ids of the rules that were held against the subject."""
    unchecked: tuple[Unchecked, ...] = ()
    """Bodies that no rule could be held against on the day, each with the reason."""
    world: Register | None = attrs.field(default=None, eq=False, repr=False)
    """The world that was checked."""
    scope: Scope | None = attrs.field(default=None, eq=False, repr=False)
    """What was asked, so that the same can be asked of a mended world."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Subject, then day."""
        return (self.subject, self.days)

    @property
    def days(self) -> str:
        """The day or the period that was checked; empty where neither was needed."""
        return str(self.on or self.through or "")

    @property
    def title(self) -> str:
        """The subject with the day or period."""
        subject = cut(self.subject, 80)
        return f"{subject}, {self.days}" if self.days else subject

    @property
    def conforms(self) -> bool:
        """Whether no error was found and no rule failed."""
        return not self.errors and not self.crashed

    def of_severity(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of a severity."""
        return tuple(finding for finding in self.findings if finding.severity == severity)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return self.of_severity("error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that are warnings."""
        return self.of_severity("warning")

    @property
    def notes(self) -> tuple[Finding, ...]:
        """The findings that are notes."""
        return self.of_severity("note")

    def raise_if_errors(self) -> Report:
        """Return the report itself if it conforms.

        Raises:
            NotConforming: if it does not; the message is the report. Where a rule failed, its
                exception is the cause.
        """
        if self.conforms:
            return self
        cause = next((crash.cause for crash in self.crashed if crash.cause), None)
        raise NotConforming(self.text(), report=self) from cause

    def table(self, lang: Lang | None = None) -> list[dict[str, str]]:
        """Return the findings and the undecided points as rows, for a data frame."""
        return [_row(finding, self._lang(lang)) for finding in (*self.findings, *self.undecided)]

    def to_json(self, lang: Lang | None = None) -> str:
        """Return the report as JSON, with the same bytes for equal reports."""
        lang = self._lang(lang)
        table = {
            "subject": self.subject,
            "on": str(self.on.day) if self.on else None,
            "through": str(self.through) if self.through else None,
            "lang": lang,
            "conforms": self.conforms,
            "findings": self.table(lang),
            "suppressed": [_row(finding, lang) for finding in self.suppressed],
            "accepted": [
                {**_row(one.finding, lang), "reason": one.reason.show(lang)}
                for one in self.accepted
            ],
            "unused": [
                {
                    "rule": one.rule,
                    "record": one.record,
                    "field": one.field,
                    "reason": one.reason.show(lang),
                }
                for one in self.unused
            ],
            "crashed": [
                {"rule": crash.rule, "subject": crash.subject, "error": crash.error}
                for crash in self.crashed
            ],
            "rules": list(self.rules),
            "unchecked": [
                {"subject": body.subject, "reason": body.reason, "why": body.why(lang)}
                for body in self.unchecked
            ],
        }
        return json.dumps(table, ensure_ascii=False, indent=2) + "\n"

    def text(self, lang: Lang | None = None) -> str:
        """Return the report in words."""
        lang = self._lang(lang)
        lines = [f"{heading('report', lang)}: {self.title}", self.verdict(lang)]
        for finding in (*self.findings, *self.undecided):
            lines += ["", *_lines(finding, lang)]
        for one in self.accepted:
            lines += ["", *_lines(one.finding, lang, "accepted")]
            lines.append(f"  {heading('reason', lang)}: {cut(one.reason.show(lang))}")
        for unused in self.unused:
            told = f"{unused.rule}  {unused.record}: {unused.reason.show(lang)}"
            lines += ["", f"{heading('unused', lang)}  {cut(told)}"]
        for crash in self.crashed:
            told = f"{crash.rule}  {crash.subject}: {crash.error}"
            lines += ["", f"{heading('crash', lang)}  {cut(told)}"]
        for body in self.unchecked:
            lines += ["", f"{heading('not-checked', lang)}  {body.why(lang)}"]
        lines += ["", f"{heading('checked', lang)}: {', '.join(self.rules) or '–'}"]
        return "\n".join(lines)

    def verdict(self, lang: Lang | None = None) -> str:
        """Return the outcome in one sentence."""
        name = "conforms" if self.rules else "unchecked"
        if self.errors:
            name = "fails"
        elif self.crashed:
            name = "crashed"
        return heading(name, self._lang(lang))

    def html(self, lang: Lang | None = None) -> str:
        """Return the report as a small table in HTML; everything in it is escaped."""
        from urbanpolicy.display.html import html_of_report

        return html_of_report(self, self._lang(lang))

    def _repr_html_(self) -> str:
        return self.html()

    def _lang(self, lang: Lang | None) -> Lang:
        return self.lang if lang is None else read_lang(lang)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        counts = {
            "errors": len(self.errors),
            "warnings": len(self.warnings),
            "notes": len(self.notes),
            "undecided": len(self.undecided),
            "accepted": len(self.accepted),
            "crashed": len(self.crashed),
            "not checked": len(self.unchecked),
        }
        words = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        verdict = "conforms" if self.conforms else "does not conform"
        told = f"{self.title}: {verdict}{f' ({words})' if words else ''}"
        return f"<report on {told}>"


def _row(finding: Finding, lang: Lang) -> dict[str, str]:
    return {
        "kind": "undecided" if finding.is_open else finding.severity,
        "rule": finding.rule.id,
        "subject": finding.subject,
        "record": finding.record,
        "field": finding.field,
        "path": finding.path,
        "on": finding.days,
        "found": plain(finding.found, lang),
        "expected": plain(finding.expected, lang),
        "message": finding.message(lang),
        "mend": "" if finding.is_open else finding.mend(lang),
        "norm_sources": " ".join(finding.norm_sources),
        "fact_sources": " ".join(finding.fact_sources),
    }


def _lines(finding: Finding, lang: Lang, kind: str = "") -> Iterator[str]:
    kind = heading(kind or ("undecided" if finding.is_open else finding.severity), lang)
    yield f"{kind}  {finding.rule.id}  {finding.path}"
    yield f"  {finding.message(lang)}"
    if not finding.is_open:
        yield f"  {heading('mend', lang)}: {finding.mend(lang)}"
    yield f"  {heading('norm', lang)}: {', '.join(finding.norm_sources) or '–'}"
    yield f"  {heading('fact', lang)}: {', '.join(finding.fact_sources) or '–'}"
