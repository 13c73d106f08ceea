"""Checking: a record, a whole world, or a draft document, held against the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, cast

import attrs

from urbanpolicy.checking.report import Report
from urbanpolicy.checking.rule import Rule
from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.checking.running import run
from urbanpolicy.checking.scope import Scope
from urbanpolicy.errors import InvalidValue, UnknownName
from urbanpolicy.model.acceptance import Acceptance, to_acceptances
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.record import Record
from urbanpolicy.values.days import Day
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Lang, read_lang
from urbanpolicy.world.asof import as_of
from urbanpolicy.world.builtin import register as builtin
from urbanpolicy.world.composition import Composition
from urbanpolicy.world.documents import Document, read_document
from urbanpolicy.world.register import Register

Named = Group | Agreement | AgreementModel
Subject = Composition | Named | Register | Document | str | Path | Mapping[str, Any]
"""What can be checked: a composition, a body, an agreement, a model, a name of one of them, a world, a
draft or the path to one."""


def check(
    subject: Subject,
    *,
    on: Day | None = None,
    through: int | str | Period | None = None,
    lang: Lang = "en",
    register: Register | None = None,
    rules: Iterable[Rule] = RULES,
    accept: Iterable[Acceptance | Mapping[str, Any]] = (),
) -> Report:
    """Hold a subject against the rules, on a day or through a period, and report everything at once.

    Args:
        subject: a composition (its own day); a body, an agreement, or a model with all its
            agreements and bodies, as a record or by id or name; a world with all it holds; or a
            draft: a document, the table that it holds, or the path of a TOML or JSON file (a Path,
            or a text that ends in ``.toml`` or ``.json``).
        on: the day; bodies, models and worlds need one, or ``through``.
        through: a year, or a text like ``"2023-06-20/2026-12-31"``: then each finding says from
            when to when it held.
        lang: the language in which the report prints.
        register: the world in which the subject stands; the built-in one if none is given.
        rules: the rules; the built-in ones if none are given.
        accept: findings that are accepted on purpose, each with a reason; a draft may name others.

    Raises:
        InvalidDay: if ``on`` or ``through`` is missing or none.
        InvalidDocument: if a draft cannot be read.
        InvalidValue: if the subject is none of these, the rules are no rules, or both ``on`` and
            ``through`` are given.
        OSError: if the file of a draft cannot be opened.
        UnknownName, AmbiguousName: if the subject cannot be told.

    >>> from urbanpolicy.world.builtin import register
    >>> check("alliance-cooperation-group", on="2023-11-16").conforms
    True
    """
    lang, ordered, accepted = read_lang(lang), _rules(rules), to_acceptances(accept)
    if on is not None and through is not None:
        raise InvalidValue.at("through", through, "either on= or through=, not both")
    period = None if through is None else Period.through(through)
    world, path_of = register or builtin(), _own_id
    table: Composition | None = None
    own: tuple[str, ...] = ()
    alone = False
    if isinstance(subject, Composition):
        _compare(on, period, subject)
        table, on = subject, subject.on.day
        chosen = _Chosen(name=subject.group.id, bodies={subject.group.id})
    elif isinstance(subject, Register):
        world, chosen = subject, _everything(subject)
    elif isinstance(subject, Named):
        if world.get(subject.id) != subject:
            world = world.with_records(subject)
        chosen = _of_record(world, subject)
    elif isinstance(subject, str) and not _is_path(subject):
        chosen = _of_record(world, _named(world, subject))
    else:
        document = _document(subject, register)
        world, path_of, chosen = document.world, document.path_of, _of_document(document)
        accepted = tuple(sorted({*accepted, *document.accepted}))
        own, alone = tuple(record.id for record in document.records), document.alone
    asked = None
    if period is None and (on is not None or chosen.needs_day):
        asked = as_of(on, _latest(world, chosen.bodies))
    scope = Scope(
        name=chosen.name,
        bodies=tuple(sorted(chosen.bodies)),
        agreements=tuple(sorted(chosen.agreements)),
        models=tuple(sorted(chosen.models)),
        own=own,
        alone=alone,
        table=table,
        on=asked if table is None else table.on,
        through=period,
        rules=ordered,
        accepted=accepted,
        lang=lang,
    )
    return run(world, scope, path_of)


@attrs.define(kw_only=True)
class _Chosen:
    """What of a world is to be checked, by ids."""

    name: str
    bodies: set[str] = attrs.Factory(set[str])
    agreements: set[str] = attrs.Factory(set[str])
    models: set[str] = attrs.Factory(set[str])
    needs_day: bool = True

    def add(self, record: Record) -> None:
        """Add what a record is, or belongs to."""
        if isinstance(record, Group):
            self.bodies.add(record.id)
        elif isinstance(record, Membership | Meeting):
            self.bodies.update([record.group] if record.group else [])
        elif isinstance(record, Agreement):
            self.agreements.add(record.id)
            self.models.add(record.model)
        elif isinstance(record, AgreementModel):
            self.models.add(record.id)


def _everything(world: Register) -> _Chosen:
    chosen = _Chosen(name=world.name)
    for cls in (Group, Agreement, AgreementModel):
        for record in world.all(cls):
            chosen.add(record)
    return chosen


def _of_record(world: Register, record: Named) -> _Chosen:
    chosen = _Chosen(name=record.id)
    if isinstance(record, AgreementModel):
        chosen.add(record)
        for cls in (Group, Agreement):
            for one in world.grouped(cls, "model").get(record.id, ()):
                chosen.add(one)
    elif isinstance(record, Agreement):
        chosen.agreements, chosen.needs_day = {record.id}, False
    else:
        chosen.add(record)
    return chosen


def _of_document(document: Document) -> _Chosen:
    """Choose what a document sets up, seats, lets meet or agrees."""
    chosen = _Chosen(name=document.name)
    for record in document.records:
        chosen.add(record)
    chosen.needs_day = bool(chosen.bodies or (chosen.models and not chosen.agreements))
    return chosen


def _named(world: Register, name: str) -> Named:
    """Return the body, agreement or model with an id; else with a name, in this order."""
    found = world.get(name)
    if isinstance(found, Named):
        return found
    try:
        return world.group(name)
    except UnknownName as error:
        for find in (world.agreement, world.agreement_model):
            with suppress(UnknownName):
                return find(name)
        raise error


def _latest(world: Register, bodies: Iterable[str]) -> date | None:
    """Return the last day that was searched for one of the bodies."""
    asked = [world.one(Group, id).coverage for id in bodies]
    return max((world.one(Coverage, id).last for id in asked if id), default=None)


def _compare(on: Day | None, through: Period | None, table: Composition) -> None:
    """Refuse a day that is not the composition's, and a period."""
    expected = f"the day of the composition, {table.on.day}, or none"
    if through is not None:
        raise InvalidValue.at("through", str(through), expected)
    latest = table.coverage.last if table.coverage else None
    if on is not None and as_of(on, latest).day != table.on.day:
        raise InvalidValue.at("on", on, expected)


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
    expected = (
        "a composition, a body, an agreement, a model, a world, a document, "
        "or the path of a TOML or JSON file"
    )
    raise InvalidValue.at("subject", subject, expected)


def _own_id(id: str) -> str:
    return id
