"""What a report lists: breaches and open points, rules that failed, bodies that were not checked."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from urbanpolicy.checking.rule import SEVERITIES, Rule, Severity, Shown, Verdict, shown
from urbanpolicy.values.periods import Period
from urbanpolicy.values.telling import tell_period
from urbanpolicy.values.text import Lang, Text, read_lang
from urbanpolicy.values.value import Value


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Finding(Value):
    """A breach of a rule, or (``is_open``) a point of a rule that the sources do not decide.

    Order: by severity, rule, body, record, field, day, message, parts; not by the place in a
    document, so that it does not depend on the order in which records are written.
    """

    rule: Rule
    verdict: Verdict
    subject: str
    """The id of the body that was checked."""
    path: str
    """The place in the draft or register: ``memberships[0].office``, ``mem-alliance-chair.office``."""
    fact_sources: tuple[str, ...] = ()
    """The sources of the record that breaks the rule."""
    last: date | None = None
    """The last day of the breach, where a period was checked."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Severity, rule, body, record, field, day, message, parts."""
        rank = SEVERITIES.index(self.severity)
        told = tuple((name, str(part)) for name, part in self.verdict.parts)
        place = (self.subject, self.record, self.field, self.days)
        return (rank, self.rule.id, *place, self.verdict.message, told)

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.rule.severity

    @property
    def on(self) -> date | None:
        """The day of the breach; None where no day of it is known."""
        return self.verdict.on

    @property
    def days(self) -> str:
        """The day of the breach, or from when to when it held: ``2024-01-01/2024-05-31``."""
        first = str(self.on or "")
        return first if self.last in (None, self.on) else f"{first}/{self.last}"

    @property
    def record(self) -> str:
        """The id of the record concerned."""
        return self.verdict.record

    @property
    def field(self) -> str:
        """The field of the record concerned; empty for the record as a whole."""
        return self.verdict.field

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
        """Return what is wrong, in words; the record and its field stand at the end."""
        place = f"{self.record}, {self.field}" if self.field else self.record
        return f"{self._filled(self.verdict.message, lang)} [{place}]"

    def mend(self, lang: Lang = "en") -> str:
        """Return how it is mended, in words."""
        return self._filled("advice", lang)

    def _filled(self, name: str, lang: Lang) -> str:
        values = {key: shown(part, lang) for key, part in self.verdict.parts}
        return self.rule.text(name).show(lang).format(on=self._days_in_words(lang), **values)

    def _days_in_words(self, lang: Lang) -> str:
        if self.on is None or self.last in (None, self.on):
            return self.days
        return tell_period(Period.days(self.on, self.last), lang)

    def __str__(self) -> str:
        return f"{self.rule.id}: {self.message()}"

    def __repr__(self) -> str:
        kind = "open" if self.is_open else self.severity
        return f"<{kind} {self.rule.id} at {self.path}{f' on {self.days}' if self.on else ''}>"


@attrs.frozen(eq=False, order=False, kw_only=True)
class Accepted(Value):
    """A breach that is accepted on purpose, and why; it does not count.

    Order: by finding.
    """

    finding: Finding
    reason: Text

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The finding's key."""
        return self.finding.sort_key


@attrs.frozen(eq=False, order=False, kw_only=True)
class Crash(Value):
    """A rule that failed on a case: it says neither yes nor no, so the report cannot conform.

    Order: by rule, then subject.
    """

    rule: str
    subject: str
    error: str
    """The class and message of the exception."""
    cause: Exception | None = attrs.field(default=None, eq=False, repr=False)
    """The exception itself, to look into; a pickle leaves it out."""

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Rule, then subject, then the error."""
        return (self.rule, self.subject, self.error)

    def __reduce__(self) -> tuple[Any, ...]:
        if self.cause is None:
            return super().__reduce__()
        return attrs.evolve(self, cause=None).__reduce__()


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Unchecked(Value):
    """A body, or a document without one, that no rule was held against; and why.

    Order: by subject.
    """

    subject: str
    """The id of the body, or the name of the document."""
    reason: str
    """A key of ``REASONS``, such as ``not_existing``."""
    parts: tuple[tuple[str, Shown], ...] = ()
    """What fills the reason, by name."""

    @property
    def sort_key(self) -> tuple[str, str]:
        """The subject."""
        return (self.subject, self.reason)

    @classmethod
    def of(cls, subject: str, reason: str, **parts: Shown) -> Unchecked:
        """Build it from the parts that fill the reason."""
        return cls(subject=subject, reason=reason, parts=tuple(sorted(parts.items())))

    def why(self, lang: Lang = "en") -> str:
        """Return the reason in words."""
        values = {key: shown(part, lang) for key, part in self.parts}
        text = REASONS[self.reason].show(read_lang(lang))
        return text.format(subject=shown(self.subject, lang), **values)

    def __str__(self) -> str:
        return self.why()

    def __repr__(self) -> str:
        return f"<not checked: {self.why()}>"


REASONS: dict[str, Text] = {
    "not_existing": Text(
        fi="{subject}: toimielintä ei ollut {on}; se oli olemassa {period}.",
        sv="{subject}: organet fanns inte {on}; det fanns {period}.",
        en="{subject}: the body did not exist on {on}; it existed {period}.",
    ),
    "outside_coverage": Text(
        fi="{subject}: {on} on tutkitun ajan ({period}) ulkopuolella, joten ei tiedetä, oliko "
        "toimielintä silloin.",
        sv="{subject}: {on} ligger utanför den undersökta tiden ({period}), så det är inte känt om "
        "organet fanns då.",
        en="{subject}: {on} lies outside the days that were searched ({period}), so it is not known "
        "whether the body existed then.",
    ),
    "undecided": Text(
        fi="{subject}: lähteet eivät ratkaise, oliko toimielintä {on}; se oli olemassa {period}.",
        sv="{subject}: källorna avgör inte om organet fanns {on}; det fanns {period}.",
        en="{subject}: the sources do not decide whether the body existed on {on}; it existed "
        "{period}.",
    ),
    "no_charter": Text(
        fi="{subject}: millään sopimusmallilla ei ole sääntöjä tällaiselle toimielimelle.",
        sv="{subject}: ingen avtalsmodell har regler för ett sådant organ.",
        en="{subject}: no agreement model has rules for such a body.",
    ),
    "no_rule": Text(
        fi="{subject}: mikään annetuista säännöistä ei koske sitä {on}.",
        sv="{subject}: ingen av de givna reglerna gäller det {on}.",
        en="{subject}: none of the given rules governs it on {on}.",
    ),
    "no_subject": Text(
        fi="{subject}: asiakirjassa ei ole toimielintä, jäsenyyttä, kokousta, sopimusta eikä "
        "sopimusmallia.",
        sv="{subject}: dokumentet har inget organ, medlemskap, möte eller avtal och ingen "
        "avtalsmodell.",
        en="{subject}: the document has no body, membership, meeting, agreement or agreement "
        "model.",
    ),
}
"""Why a body was not checked."""
