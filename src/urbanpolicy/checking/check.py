"""Checking: a composition, a body, or a draft document, held against the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from urbanpolicy.checking.case import Case
from urbanpolicy.checking.finding import Crash, Finding
from urbanpolicy.checking.report import Report
from urbanpolicy.checking.rule import Rule, Verdict
from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.errors import InvalidValue
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.values.days import Day
from urbanpolicy.values.ids import is_id
from urbanpolicy.values.text import Lang, read_lang
from urbanpolicy.world.asof import AsOf, as_of
from urbanpolicy.world.builtin import register as builtin
from urbanpolicy.world.composition import Composition
from urbanpolicy.world.documents import Document, read_document
from urbanpolicy.world.register import Register

Subject = Composition | Group | Document | str | Path | Mapping[str, Any]
"""What can be checked: a composition, a body or its id, a draft document or the path to one."""


def check(
    subject: Subject,
    *,
    on: Day | None = None,
    lang: Lang = "en",
    register: Register | None = None,
    rules: Iterable[Rule] = RULES,
) -> Report:
    """Hold a subject against the rules on a day, and report everything at once.

    Args:
        subject: a composition (its own day), a body or its id, or a draft: a document, the table
            that it holds, or the path of a TOML or JSON file.
        on: the day; needed unless the subject is a composition.
        lang: the language in which the report prints.
        register: the world in which the subject stands; the built-in one if none is given.
        rules: the rules; the built-in ones if none are given.

    Raises:
        InvalidDocument: if a draft cannot be read.
        InvalidDay: if ``on`` is missing or no day.
        InvalidValue: if the subject is none of these.

    >>> from urbanpolicy.world.builtin import register
    >>> check("alliance-cooperation-group", on="2023-11-16").conforms
    True
    """
    lang = read_lang(lang)
    if isinstance(subject, Composition):
        if on is not None and as_of(on, None).day != subject.on.day:
            raise InvalidValue.at("on", on, f"the day of the composition, {subject.on.day}, or none")
        tables, world, name, path_of = [subject], register or builtin(), subject.group.id, _own_id
        day = subject.on
    elif isinstance(subject, Group) or (isinstance(subject, str) and is_id(subject)):
        world = register or builtin()
        id = subject if isinstance(subject, str) else subject.id
        tables, name, path_of = [world.composition(id, on=_needed(on))], id, _own_id
        day = tables[0].on
    else:
        document = _document(subject, register)
        world, name, path_of = document.world, document.name, document.path_of
        tables = [world.composition(id, on=_needed(on)) for id in _bodies(document)]
        day = tables[0].on if tables else as_of(_needed(on), None)
    return _report(name, day, lang, world, tables, tuple(rules), path_of)


def _needed(on: Day | None) -> Day:
    if on is None:
        as_of(on, None)  # type: ignore[arg-type]  # raises the error that names the missing day
    return on  # type: ignore[return-value]


def _document(subject: object, register: Register | None) -> Document:
    if isinstance(subject, Document):
        return subject
    if isinstance(subject, str | Path | Mapping):
        return read_document(subject, register)
    expected = "a composition, a body, a document, or the path of a TOML or JSON file"
    raise InvalidValue.at("subject", subject, expected)


def _bodies(document: Document) -> list[str]:
    """Return the ids of the bodies that a document sets up, seats or lets meet."""
    ids: dict[str, None] = {}
    for record in document.records:
        if isinstance(record, Group):
            ids[record.id] = None
        elif isinstance(record, Membership | Meeting) and record.group:
            ids[record.group] = None
    return sorted(ids)


def _own_id(id: str) -> str:
    return id


def _report(
    name: str,
    on: AsOf,
    lang: Lang,
    world: Register,
    tables: Iterable[Composition],
    rules: tuple[Rule, ...],
    path_of: Callable[[str], str],
) -> Report:
    found: list[Finding] = []
    crashed: list[Crash] = []
    held: set[str] = set()
    unchecked: list[str] = []
    for table in tables:
        case = Case.of(world, table)
        applied = [rule for rule in rules if case and rule.applies_to(case)]
        if case is None or not applied:
            unchecked.append(f"{table.group.id}: no rule governs it on {table.on}")
            continue
        held |= {rule.id for rule in applied}
        for rule in applied:
            try:
                verdicts = list(rule.verdicts(case))
            except Exception as error:  # a rule that fails must not hide what the others find
                text = f"{type(error).__name__}: {error}"
                crashed.append(Crash(rule=rule.id, subject=table.group.id, error=text))
                continue
            found += [_finding(rule, verdict, case, path_of) for verdict in verdicts]
    breaches = [finding for finding in found if not finding.is_open]
    kept, suppressed = _suppress(breaches)
    return Report(
        subject=name,
        on=on,
        lang=lang,
        findings=tuple(sorted(kept)),
        undecided=tuple(sorted(finding for finding in found if finding.is_open)),
        suppressed=tuple(sorted(suppressed)),
        crashed=tuple(sorted(crashed)),
        rules=tuple(sorted(held)),
        unchecked=tuple(unchecked),
    )


def _finding(
    rule: Rule, verdict: Verdict, case: Case, path_of: Callable[[str], str]
) -> Finding:
    record = case.world[verdict.record]
    place = path_of(verdict.record)
    return Finding(
        rule=rule,
        verdict=verdict,
        subject=case.group.id,
        path=f"{place}.{verdict.field}" if verdict.field else place,
        fact_sources=record.sources,
    )


def _suppress(breaches: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Part the findings from those that a finding on the same body implies."""
    implied = {(f.subject, other) for f in breaches for other in f.rule.implies}
    kept = [f for f in breaches if (f.subject, f.rule.id) not in implied]
    return kept, [f for f in breaches if (f.subject, f.rule.id) in implied]
