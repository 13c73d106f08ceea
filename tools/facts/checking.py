"""Building the records of all entries and finding what is wrong, each with its file and line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

import attrs
from tools.facts.entries import Entry, Problem

from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.errors import InvalidDocument, InvalidValue
from urbanpolicy.model.catalogue import CLASSES, PLURALS
from urbanpolicy.model.disputes import Gap
from urbanpolicy.model.people import Person
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.record import Record
from urbanpolicy.model.sources import Source
from urbanpolicy.values.building import build
from urbanpolicy.values.periods import Period
from urbanpolicy.values.value import Value

UNCITED: tuple[type[Record], ...] = (Person, Source, Gap)
"""Records that need no citation: a person is cited by tenures, a gap is what no source says."""

_WORDS = re.compile(r"[ ,.]+")


@dataclass
class Facts:
    """The records that could be built, with the entries that they came from."""

    built: list[tuple[Entry, Record]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def records(self) -> list[Record]:
        """The records alone."""
        return [record for _, record in self.built]


def check(entries: list[Entry]) -> Facts:
    """Build every entry and return the records with all problems, in the order of the files."""
    facts = Facts()
    for entry in entries:
        try:
            facts.built.append((entry, build(PLURALS[entry.plural], entry.table)))
        except InvalidDocument as error:
            facts.problems.extend(_build_problem(entry, problem) for problem in error.problems)
    for rule in (_uncited, _unverified, _duplicates, _references, _codes, _unused):
        facts.problems.extend(rule(facts.built))
    return facts


def _build_problem(entry: Entry, error: Exception) -> Problem:
    if not isinstance(error, InvalidValue):
        return entry.problem(str(error))
    name = entry.table.get("id")
    message = str(error) if repr(name) in str(error) else f"{name}: {error}"
    if error.where.endswith("unknown key"):
        return entry.problem(message, error.path, error.found)
    step = _WORDS.split(error.where)[-1]
    inner = f"{error.path}.{step}" if error.path else step
    return entry.problem(message, inner if entry.has(inner) else error.path)


Built = list[tuple[Entry, Record]]


def _uncited(built: Built) -> Iterator[Problem]:
    for entry, record in built:
        if not isinstance(record, UNCITED) and not record.sources:
            yield entry.problem(f"{record.id}: no fact without a source: add citations")


def _unverified(built: Built) -> Iterator[Problem]:
    for entry, record in built:
        for path, period in _periods(record, ""):
            if period.is_open and period.verified is None:
                message = f"{record.id}, {path}: an open end needs the day to which it is verified"
                yield entry.problem(message, path)


def _periods(value: Value, path: str) -> Iterator[tuple[str, Period]]:
    """Every period inside a record, with its path."""
    for name in (a.name for a in attrs.fields(cast(Any, type(value)))):
        held = getattr(value, name)
        for index, part in enumerate(held if isinstance(held, tuple) else (held,)):
            here = f"{path}{name}" + (f"[{index}]" if isinstance(held, tuple) else "")
            if isinstance(part, Period):
                yield here, part
            elif isinstance(part, Value):
                yield from _periods(part, f"{here}.")


def _duplicates(built: Built) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry, record in built:
        for name in (record.id, *getattr(record, "also_ids", ())):
            if name in first:
                before = f"{first[name].file}:{first[name].line}"
                yield entry.problem(f"the id {name!r} is given twice, first in {before}", "", name)
            first.setdefault(name, entry)


def _references(built: Built) -> Iterator[Problem]:
    classes = {record.id: type(record) for _, record in built}
    for entry, record in built:
        for path, target, kinds in record.references():
            found = classes.get(target)
            wanted = tuple(CLASSES.get(kind, Record) for kind in kinds.split("|"))
            if found is None or not issubclass(found, wanted):
                message = f"{record.id}, {path}: refers to {target!r}, which is no {kinds} here"
                yield entry.problem(message, path.split(".", maxsplit=1)[0], target)


def _codes(built: Built) -> Iterator[Problem]:
    by_code: dict[str, list[tuple[Municipality, Entry]]] = defaultdict(list)
    for entry, record in built:
        if isinstance(record, Municipality):
            by_code[record.code].append((record, entry))
    for code, group in by_code.items():
        for (before, _), (after, entry) in pairwise(sorted(group, key=lambda pair: pair[0])):
            if before.period.overlaps(after.period).is_possible:
                message = f"the code {code!r} is that of {before.id} and of {after.id} on one day"
                yield entry.problem(message, "code")


def _unused(built: Built) -> Iterator[Problem]:
    named = {target for _, record in built for _, target, _ in record.references()}
    named |= {source for rule in RULES for source in rule.sources}
    for entry, record in built:
        if isinstance(record, Source | Person) and record.id not in named:
            kind = type(record).__name__.lower()
            yield entry.problem(f"no record refers to the {kind} {record.id!r}: leave it out")
