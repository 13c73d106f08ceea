"""``urbanpolicy show``: any record, with what refers to it, how it stands on a day, and its sources."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from urbanpolicy.checking.rule import Rule
from urbanpolicy.cli.answers import Fit, table
from urbanpolicy.cli.codes import class_word, classes_word
from urbanpolicy.cli.finding import day_of, find
from urbanpolicy.cli.onday import OnDay, on_day
from urbanpolicy.cli.sheet import Section, referring, sheet_of
from urbanpolicy.cli.telling import Book, named, when
from urbanpolicy.cli.words import said
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.record import Record
from urbanpolicy.model.sources import Source
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.text import Lang
from urbanpolicy.world.reasons import citations
from urbanpolicy.world.register import Register

MOST = 40
"""So many records of a class that refer to one are shown at most; how many more there are is told."""


def answer(world: Register, name: str, on: str | None, lang: Lang, fit: Fit) -> str:
    """Return a record in words.

    Raises:
        UnknownName, AmbiguousName: if the record cannot be told.
        InvalidDay, InvalidValue: if ``on`` is no day, or the record is the same on every day.
        NotExisting: if only what did not exist on the day has the name.
    """
    asked = day_of(world, on)
    record = find(world, name, asked)
    book = Book(world, lang, asked.day if asked else None)
    lines = [f"{class_word(type(record).__name__, lang)}: {record.id}", named(record, book)]
    rows, sections = sheet_of(record, book)
    lines += ["", *table(rows, fit)] if rows else []
    if asked and on:
        lines += ["", on_day(record, asked, on, book, fit).text]
    for section in (*sections, *_others(record, book)):
        lines += ["", section.title, *(f"  {line}" for line in table(section.rows, fit))]
    if isinstance(record, Agreement):
        lines += ["", world.signatories(record.id).reasons[0].show(lang)]
    sources = [reason.show(lang) for reason in citations(_sources(record, world))]
    return "\n".join([*lines, *(["", *sources] if sources else [])])


def as_json(world: Register, name: str, on: str | None, lang: Lang, fit: Fit) -> str:
    """Return a record as JSON: its plain form, what refers to it, the day, the sources.

    Raises:
        UnknownName, AmbiguousName, InvalidDay, InvalidValue, NotExisting: as ``answer``.
    """
    asked = day_of(world, on)
    record = find(world, name, asked)
    book = Book(world, lang, asked.day if asked else None)
    plain: dict[str, Any] = {
        "class": type(record).__name__,
        "id": record.id,
        "name": named(record, book),
        "record": plain_of(record),
    }
    if asked and on:
        plain["on"] = _stands(on_day(record, asked, on, book, fit))
    plain["referring"] = {
        cls: [other.id for other in found] for cls, found in referring(record, book)
    }
    plain["sources"] = [plain_of(source) for source in _sources(record, world)]
    return f"{json.dumps(plain, ensure_ascii=False, indent=2)}\n"


def _stands(found: OnDay) -> dict[str, Any]:
    on = found.on
    return {"day": str(on.day), "asked": on.asked, "state": found.state, **found.data}


def plain_of(record: Record) -> dict[str, Any]:
    """Return the plain form of a record; that of a rule without the function, which is no data."""
    if not isinstance(record, Rule):
        return dict(to_plain(record))
    given = ("id", "kind", "model", "standing", "severity", "period", "statement", "advice")
    return {name: to_plain(getattr(record, name)) for name in given}


def _sources(record: Record, world: Register) -> tuple[Source, ...]:
    return () if isinstance(record, Source) else world.sources(record)


def _others(record: Record, book: Book) -> Iterator[Section]:
    """Yield a section for each class of records that refer to one."""
    for cls, found in referring(record, book):
        title = f"{classes_word(cls, book.lang)} ({len(found)})"
        yield Section(title, list(_rows(found, book)))


def _rows(found: Iterable[Record], book: Book) -> Iterator[list[str]]:
    records = tuple(found)
    for other in records[:MOST]:
        yield [other.id, when(other, book), named(other, book)]
    if len(records) > MOST:
        yield [said("more", book.lang, count=len(records) - MOST), "", ""]
