"""What would make a draft conform: the smallest changes that its findings propose, and their result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from urbanpolicy.checking.change import Change
from urbanpolicy.checking.finding import Finding
from urbanpolicy.checking.headings import heading
from urbanpolicy.checking.report import Report
from urbanpolicy.checking.rule import SEVERITIES, Severity
from urbanpolicy.checking.running import run
from urbanpolicy.errors import InvalidDocument, InvalidValue
from urbanpolicy.model.catalogue import PLURAL_OF
from urbanpolicy.model.record import Record
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.text import Lang
from urbanpolicy.values.value import Value, fields_of
from urbanpolicy.world.documents import as_written
from urbanpolicy.world.register import Register

MOST_ROUNDS = 10
"""Mending one finding may bring another to light; so often is looked again."""


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Repair(Value):
    """The changes that mend a draft, and the report on the mended one.

    Order: by the report that it answers.
    """

    before: Report
    after: Report
    """The report on the world in which the changes are made."""
    changes: tuple[Change, ...] = ()
    """What is otherwise in the mended world, by record; none where nothing can be proposed."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The report's key."""
        return self.before.sort_key

    @property
    def conforms(self) -> bool:
        """Whether the mended draft conforms."""
        return self.after.conforms

    @property
    def left(self) -> tuple[Finding, ...]:
        """The findings that remain: only the author of the draft can know how to mend them."""
        return self.after.findings

    @property
    def world(self) -> Register | None:
        """The mended world."""
        return self.after.world

    def document(self) -> dict[str, Any]:
        """Return the mended draft as a document: its records, and all others that were changed.

        What cites only the draft itself cites nothing in it, and so the document that is read next.
        """
        own = dict.fromkeys(self.before.scope.own if self.before.scope else ())
        own.update(dict.fromkeys(change.record for change in self.changes))
        table: dict[str, Any] = {"urbanpolicy": 1}
        if self.before.scope and self.before.scope.alone:
            table["alone"] = True
        world = self.world or Register()
        for record in filter(None, map(world.get, own)):
            plain = to_plain(as_written(record, world))
            table.setdefault(PLURAL_OF[type(record)], []).append(plain)
        return table

    def text(self, lang: Lang | None = None) -> str:
        """Return the proposal in words: a line for each change, then what remains."""
        lang = self.before.lang if lang is None else lang
        name = "proposal" if self.changes else "no-proposal"
        lines = [f"{heading(name, lang)}: {self.before.title}"]
        lines += [f"- {change.text(lang)}" for change in self.changes]
        lines += [f"{heading('left', lang)}: {finding.message(lang)}" for finding in self.left]
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        verdict = "conforms" if self.conforms else "does not conform"
        return f"<repair of {self.before.title}: {len(self.changes)} changes, then it {verdict}>"


def repair(report: Report, *, least: Severity = "error") -> Repair:
    """Propose the changes that would mend a draft, make them, and check the outcome.

    What is proposed comes from the rules: who should sit there instead, which day is allowed, what
    is too much. Nothing is guessed: where only the author can know, the finding remains.

    Args:
        report: what ``check`` returned.
        least: findings of this severity and graver ones are mended.

    Raises:
        InvalidValue: if it is no report of ``check``, or ``least`` no severity.

    >>> from urbanpolicy.checking.check import check
    >>> repair(check("alliance-cooperation-group", on="2023-11-16"))
    <repair of alliance-cooperation-group, 2023-11-16: 0 changes, then it conforms>
    """
    if not isinstance(report, Report) or report.world is None or report.scope is None:
        raise InvalidValue.at("report", report, "a report that urbanpolicy.check returned")
    if least not in SEVERITIES:
        raise InvalidValue.at("least", least, "one of " + ", ".join(SEVERITIES))
    world, after = report.world, report
    scope = attrs.evolve(report.scope, table=None)
    mended: set[str] = set()
    for _ in range(MOST_ROUNDS):
        changes = list(_proposed(after.findings, least))
        if not changes:
            break
        mended.update(change.record for change in changes)
        world = _changed(world, changes)
        gone = {id for id in mended if world.get(id) is None}
        after = run(world, scope.without(gone))
    changes = [change for id in sorted(mended) for change in _difference(report.world, world, id)]
    return Repair(before=report, after=after, changes=tuple(changes))


def _proposed(findings: Iterable[Finding], least: Severity) -> Iterator[Change]:
    """Yield what the findings propose; of two proposals for one field, or record, the first."""
    taken: dict[str, set[str]] = {}  # record -> the fields that are changed; "" the whole record
    for finding in findings:
        if SEVERITIES.index(finding.severity) > SEVERITIES.index(least):
            continue
        for change in finding.verdict.mends:
            before = taken.setdefault(change.record, set())
            fields = {name for name, _ in change.fields} or {""}
            if not before or not ("" in before | fields or before & fields):
                before |= fields
                yield change


def _changed(world: Register, changes: Iterable[Change]) -> Register:
    """Return the world with changes made."""
    records: dict[str, Record] = {}
    gone: set[str] = set()
    for change in changes:
        if change.added is not None:
            records[change.record] = change.added
        elif change.leaves_out:
            gone.add(change.record)
        else:
            record = records.get(change.record) or world[change.record]
            records[change.record] = attrs.evolve(record, **dict(change.fields))
    kept = [record for id, record in records.items() if id not in gone]
    return _without(world.with_records(*kept), sorted(gone))


def _without(world: Register, gone: list[str]) -> Register:
    """Return the world without records; one to which another record still refers stays."""
    try:
        return world.without(*gone)
    except InvalidDocument:
        for id in gone if len(gone) > 1 else ():
            world = _without(world, [id])
        return world


def _difference(before: Register, after: Register, id: str) -> Iterator[Change]:
    """Yield the change of a record from one world to the other."""
    old, new = before.get(id), after.get(id)
    if new is None:
        yield from [Change.leaving_out(id)] if old is not None else []
    elif old is None:
        yield Change.adding(new)
    else:
        fields = {
            field.name: getattr(new, field.name)
            for field in fields_of(type(new))
            if getattr(new, field.name) != getattr(old, field.name)
        }
        if fields:
            yield Change.setting(id, **fields)
