"""The report: everything that was checked, found, left undecided, or failed; always in one order."""

from __future__ import annotations

import json
from typing import Any

import attrs

from urbanpolicy.checking.finding import Crash, Finding
from urbanpolicy.checking.rule import Severity, shown
from urbanpolicy.errors import NotConforming
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf

HEADINGS: dict[str, Text] = {
    "report": Text(fi="Tarkastus", sv="Granskning", en="Report"),
    "conforms": Text(
        fi="Kaikki tarkastetut säännöt täyttyvät.",
        sv="Alla granskade regler är uppfyllda.",
        en="All rules that were checked are kept.",
    ),
    "fails": Text(
        fi="Sääntöjä on rikottu.", sv="Regler har brutits.", en="Rules are broken."
    ),
    "crashed": Text(
        fi="Kaikkia sääntöjä ei voitu arvioida.",
        sv="Alla regler kunde inte prövas.",
        en="Not all rules could be evaluated.",
    ),
    "error": Text(fi="virhe", sv="fel", en="error"),
    "warning": Text(fi="varoitus", sv="varning", en="warning"),
    "note": Text(fi="huomautus", sv="anmärkning", en="note"),
    "undecided": Text(fi="ratkaisematta", sv="oavgjort", en="undecided"),
    "crash": Text(fi="sääntö epäonnistui", sv="regeln misslyckades", en="the rule failed"),
    "mend": Text(fi="Korjaus", sv="Åtgärd", en="Mend"),
    "norm": Text(fi="Normin lähteet", sv="Normens källor", en="Sources of the norm"),
    "fact": Text(fi="Tiedon lähteet", sv="Uppgiftens källor", en="Sources of the fact"),
    "checked": Text(fi="Tarkastetut säännöt", sv="Granskade regler", en="Rules checked"),
    "nothing": Text(
        fi="Tarkastettavaa ei ollut: {why}.",
        sv="Det fanns inget att granska: {why}.",
        en="There was nothing to check: {why}.",
    ),
}


@attrs.frozen(order=False, kw_only=True, repr=False)
class Report(Value):
    """The result of checking a subject on a day. Nothing in it depends on the order of the run.

    It conforms when no rule with the severity error is broken and no rule failed. A point that the
    sources do not decide is no error; it stands under ``undecided``.

    Order: by subject, then day.
    """

    subject: str
    """What was checked: a body's id or a document's name."""
    on: AsOf
    lang: Lang = "en"
    """The language in which it prints."""
    findings: tuple[Finding, ...] = ()
    """The breaches, by severity, rule, path and day."""
    undecided: tuple[Finding, ...] = ()
    """Points of rules that the sources do not decide."""
    suppressed: tuple[Finding, ...] = ()
    """Breaches that say no more than another finding, whose rule implies theirs."""
    crashed: tuple[Crash, ...] = ()
    """Rules that failed."""
    rules: tuple[str, ...] = ()
    """The ids of the rules that were held against the subject."""
    unchecked: tuple[str, ...] = ()
    """Bodies that no rule could be held against on the day, each with the reason."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Subject, then day."""
        return (self.subject, self.on.sort_key)

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
            NotConforming: if it does not; the message is the report.
        """
        if not self.conforms:
            raise NotConforming(self.text(), report=self)
        return self

    def table(self, lang: Lang | None = None) -> list[dict[str, str]]:
        """Return the findings and the undecided points as rows, for a data frame."""
        lang = lang or self.lang
        return [
            {
                "kind": "undecided" if finding.is_open else finding.severity,
                "rule": finding.rule.id,
                "subject": finding.subject,
                "record": finding.record,
                "path": finding.path,
                "on": str(finding.on or ""),
                "found": shown(finding.found, lang),
                "expected": shown(finding.expected, lang),
                "message": finding.message(lang),
                "mend": finding.mend(lang),
                "norm_sources": " ".join(finding.norm_sources),
                "fact_sources": " ".join(finding.fact_sources),
            }
            for finding in (*self.findings, *self.undecided)
        ]

    def to_json(self, lang: Lang | None = None) -> str:
        """Return the report as JSON, with the same bytes for equal reports."""
        table = {
            "subject": self.subject,
            "on": str(self.on.day),
            "conforms": self.conforms,
            "findings": self.table(lang),
            "crashed": [attrs.asdict(crash) for crash in self.crashed],
            "rules": list(self.rules),
            "unchecked": list(self.unchecked),
        }
        return json.dumps(table, ensure_ascii=False, indent=2) + "\n"

    def text(self, lang: Lang | None = None) -> str:
        """Return the report in words."""
        lang = lang or self.lang
        lines = [f"{HEADINGS['report'].show(lang)}: {self.subject}, {self.on}", self._verdict(lang)]
        for finding in (*self.findings, *self.undecided):
            kind = HEADINGS["undecided" if finding.is_open else finding.severity].show(lang)
            lines += ["", f"{kind}  {finding.rule.id}  {finding.path}", f"  {finding.message(lang)}"]
            if not finding.is_open:
                lines.append(f"  {HEADINGS['mend'].show(lang)}: {finding.mend(lang)}")
            lines.append(f"  {HEADINGS['norm'].show(lang)}: {', '.join(finding.norm_sources)}")
            if finding.fact_sources:
                lines.append(f"  {HEADINGS['fact'].show(lang)}: {', '.join(finding.fact_sources)}")
        for crash in self.crashed:
            lines += ["", f"{HEADINGS['crash'].show(lang)}  {crash.rule}: {crash.error}"]
        for reason in self.unchecked:
            lines += ["", HEADINGS["nothing"].show(lang).format(why=reason)]
        lines += ["", f"{HEADINGS['checked'].show(lang)}: {', '.join(self.rules) or '–'}"]
        return "\n".join(lines)

    def _verdict(self, lang: Lang) -> str:
        if self.errors:
            return HEADINGS["fails"].show(lang)
        return HEADINGS["crashed" if self.crashed else "conforms"].show(lang)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        counts = {
            "errors": len(self.errors),
            "warnings": len(self.warnings),
            "notes": len(self.notes),
            "undecided": len(self.undecided),
            "crashed": len(self.crashed),
        }
        words = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        verdict = "conforms" if self.conforms else "does not conform"
        return f"<report on {self.subject}, {self.on}: {verdict}{f' ({words})' if words else ''}>"
