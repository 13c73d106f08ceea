"""Findings: a breach of a rule, a point that cannot be decided, a rule that failed."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from urbanpolicy.checking.rule import SEVERITIES, Rule, Severity, Shown, Verdict, shown
from urbanpolicy.checking.texts import text_of
from urbanpolicy.values.text import Lang
from urbanpolicy.values.value import Value


@attrs.frozen(order=False, kw_only=True, repr=False)
class Finding(Value):
    """A breach of a rule, or (``is_open``) a point of a rule that the sources do not decide.

    Order: by severity, rule, path, day.
    """

    rule: Rule
    verdict: Verdict
    subject: str
    """The id of the body that was checked."""
    path: str
    """The place in the draft or register: ``memberships[0].office``, ``mem-alliance-chair.office``."""
    fact_sources: tuple[str, ...] = ()
    """The sources of the record that breaks the rule."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Severity, rule, path, day."""
        rank = SEVERITIES.index(self.severity)
        return (rank, self.rule.id, self.path, str(self.on or ""))

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.rule.severity

    @property
    def on(self) -> date | None:
        """The day of the breach."""
        return self.verdict.on

    @property
    def record(self) -> str:
        """The id of the record concerned."""
        return self.verdict.record

    @property
    def is_open(self) -> bool:
        """Whether it cannot be decided; then it is no breach."""
        return self.verdict.is_open

    @property
    def found(self) -> Shown:
        """What was found."""
        return self.verdict.part("found")

    @property
    def expected(self) -> Shown:
        """What the norm wants."""
        return self.verdict.part("expected")

    @property
    def norm_sources(self) -> tuple[str, ...]:
        """The sources of the norm."""
        return self.rule.sources

    def message(self, lang: Lang = "en") -> str:
        """Return what is wrong, in words."""
        return self._filled(self.verdict.message, lang)

    def mend(self, lang: Lang = "en") -> str:
        """Return how it is mended, in words."""
        return self._filled("advice", lang)

    def _filled(self, name: str, lang: Lang) -> str:
        values = {key: shown(part, lang) for key, part in self.verdict.parts}
        return text_of(self.rule.id, name).show(lang).format(on=self.on or "", **values)

    def __repr__(self) -> str:
        kind = "open" if self.is_open else self.severity
        return f"<{kind} {self.rule.id} at {self.path}{f' on {self.on}' if self.on else ''}>"


@attrs.frozen(order=False, kw_only=True)
class Crash(Value):
    """A rule that failed on a case: it says neither yes nor no, so the report cannot conform.

    Order: by rule, then subject.
    """

    rule: str
    subject: str
    error: str
    """The class and message of the exception."""

    @property
    def sort_key(self) -> tuple[str, str]:
        """Rule, then subject."""
        return (self.rule, self.subject)
