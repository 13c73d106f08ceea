"""Checking: a composition, a body, or a draft document, held against the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from urbanpolicy.checking.case import Case
from urbanpolicy.checking.finding import Crash, Finding, Unchecked
from urbanpolicy.checking.report import Report
from urbanpolicy.checking.rule import Rule, Verdict
from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.checking.suppression import parted
from urbanpolicy.errors import InvalidValue, cut
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.values.days import Day
from urbanpolicy.values.text import LANGS, Lang, read_lang
from urbanpolicy.world.asof import AsOf, as_of
from urbanpolicy.world.builtin import register as builtin
from urbanpolicy.world.composition import Composition
from urbanpolicy.world.documents import Document, read_document
from urbanpolicy.world.register import Register

Subject = Composition | Group | Document | str | Path | Mapping[str, Any]
"""What can be checked: a composition, a body or its name, a draft or the path to one."""


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
        subject: a composition (its own day), a body or its id or name, or a draft: a document, the
            table that it holds, or the path of a TOML or JSON file (a Path, or a text that ends in
            ``.toml`` or ``.json``).
        on: the day; needed unless the subject is a composition.
        lang: the language in which the report prints.
        register: the world in which the subject stands; the built-in one if none is given.
        rules: the rules; the built-in ones if none are given.

    Raises:
        InvalidDay: if ``on`` is missing or no day.
        InvalidDocument: if a draft cannot be read.
        InvalidValue: if the subject is none of these, or the rules are no rules.
        OSError: if the file of a draft cannot be opened.
        UnknownName, AmbiguousName: if the body cannot be told.

    >>> from urbanpolicy.world.builtin import register
    >>> check("alliance-cooperation-group", on="2023-11-16").conforms
    True
    """
    lang, ordered = read_lang(lang), _rules(rules)
    world, name, path_of = register or builtin(), "", _own_id
    bodies: list[str] = []
    if isinstance(subject, Composition):
        _compare(on, subject)
    elif isinstance(subject, Group):
        world, bodies = _with_body(world, subject), [subject.id]
    elif isinstance(subject, str) and not _is_path(subject):
        bodies = [world.group(subject).id]
    else:
        document = _document(subject, register)
        world, name, path_of = document.world, document.name, document.path_of
        bodies = _bodies(document)
    tables = [subject] if isinstance(subject, Composition) else _tables(world, bodies, on)
    day = tables[0].on if tables else as_of(on, None)
    checker = _Checker(world, ordered, path_of)
    for table in tables:
        checker.hold(table)
    if not tables:
        checker.unchecked.append(Unchecked.of(name, "no_body"))
    return checker.report(name or tables[0].group.id, day, lang)


def _compare(on: Day | None, table: Composition) -> None:
    """Refuse a day that is not the composition's."""
    latest = table.coverage.last if table.coverage else None
    if on is not None and as_of(on, latest).day != table.on.day:
        raise InvalidValue.at("on", on, f"the day of the composition, {table.on.day}, or none")


def _with_body(world: Register, body: Group) -> Register:
    """Return the world in which a body stands as it was given."""
    return world if world.by_id(Group).get(body.id) == body else world.with_records(body)


def _tables(world: Register, bodies: list[str], on: Day | None) -> list[Composition]:
    """Return the compositions of bodies, all on the same day."""
    tables: list[Composition] = []
    for body in bodies:
        day = tables[0].on.day if tables else cast(Day, on)
        tables.append(world.composition(body, on=day))
    return tables


def _rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules in their order; what is none, or an id given twice, is refused."""
    if rules is RULES:
        return RULES
    if isinstance(rules, str | Mapping) or not isinstance(rules, Iterable):
        raise InvalidValue.at("rules", cast(object, rules), "several rules")
    ordered: dict[str, Rule] = {}
    for rule in rules:
        if not isinstance(rule, Rule):
            raise InvalidValue.at("rules", rule, "a rule, such as urbanpolicy.rules() has")
        if ordered.setdefault(rule.id, rule) != rule:
            raise InvalidValue.at("rules", rule.id, "rules with an id of their own each")
    return tuple(sorted(ordered.values()))


def _is_path(subject: str) -> bool:
    return subject.lower().endswith((".toml", ".json"))


def _document(subject: object, register: Register | None) -> Document:
    if isinstance(subject, Document):
        return subject
    if isinstance(subject, str | Path | Mapping):
        return read_document(cast("str | Path | Mapping[str, Any]", subject), register)
    expected = "a composition, a body, a document, or the path of a TOML or JSON file"
    raise InvalidValue.at("subject", subject, expected)


def _bodies(document: Document) -> list[str]:
    """Return the ids of the bodies that a document sets up, seats or lets meet."""
    ids: set[str] = set()
    for record in document.records:
        if isinstance(record, Group):
            ids.add(record.id)
        elif isinstance(record, Membership | Meeting) and record.group:
            ids.add(record.group)
    return sorted(ids)


def _own_id(id: str) -> str:
    return id


class _Checker:
    """What was found so far while tables are held against rules, one after the other."""

    def __init__(
        self, world: Register, rules: tuple[Rule, ...], path_of: Callable[[str], str]
    ) -> None:
        self.world, self.rules, self.path_of = world, rules, path_of
        self.found: list[Finding] = []
        self.crashed: list[Crash] = []
        self.unchecked: list[Unchecked] = []
        self.held: set[str] = set()

    def hold(self, table: Composition) -> None:
        """Hold one body against all rules that govern it on the day."""
        case = Case.of(self.world, table)
        applied = [rule for rule in self.rules if case and rule.applies_to(case)]
        if case is None or table.state not in ("existing", "presumed") or not applied:
            self.unchecked.append(_unchecked(table, is_governed=case is not None))
            return
        for rule in applied:
            self.held.add(rule.id)
            try:
                self.found += [
                    self._finding(rule, verdict, case) for verdict in rule.verdicts(case)
                ]
            # A rule that fails in whatever way must not hide what the others find.
            except Exception as error:  # noqa: BLE001
                told = cut(f"{type(error).__name__}: {error}")
                crash = Crash(rule=rule.id, subject=table.group.id, error=told, cause=error)
                self.crashed.append(crash)

    def _finding(self, rule: Rule, verdict: Verdict, case: Case) -> Finding:
        record, place = case.record(verdict.record), self.path_of(verdict.record)
        finding = Finding(
            rule=rule,
            verdict=verdict,
            subject=case.group.id,
            path=f"{place}.{verdict.field}" if verdict.field else place,
            fact_sources=record.sources,
        )
        if rule.texts:  # those of the package are tested, these are not
            for lang in LANGS:
                finding.message(lang)
                finding.mend(lang)
        return finding

    def report(self, name: str, on: AsOf, lang: Lang) -> Report:
        """Return everything in the order of the report."""
        kept, suppressed = parted(finding for finding in self.found if not finding.is_open)
        return Report(
            subject=name,
            on=on,
            lang=lang,
            findings=tuple(sorted(kept)),
            undecided=tuple(sorted(finding for finding in self.found if finding.is_open)),
            suppressed=tuple(sorted(suppressed)),
            crashed=tuple(sorted(self.crashed)),
            rules=tuple(sorted(self.held)),
            unchecked=tuple(sorted(self.unchecked)),
        )


def _unchecked(table: Composition, *, is_governed: bool) -> Unchecked:
    """Say why no rule was held against a body on a day."""
    body, day = table.group, str(table.on.day)
    if not is_governed:
        return Unchecked.of(body.id, "no_charter")
    if table.state == "outside_coverage" and table.coverage:
        return Unchecked.of(body.id, table.state, on=day, period=str(table.coverage.period))
    if table.state in ("not_existing", "undecided"):
        return Unchecked.of(body.id, table.state, on=day, period=str(body.period))
    return Unchecked.of(body.id, "no_rule", on=day)
