"""A record as a sheet: rows of its fields, a table for each list in it, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.cli.fields import label_of
from urbanpolicy.cli.telling import Book, told
from urbanpolicy.model.record import Citation, Part, Record
from urbanpolicy.values.text import Text
from urbanpolicy.values.value import default_of, fields_of

ALWAYS = frozenset(
    {"period", "term", "date", "published", "attendance", "has_instrument", "severity", "status"}
)
"""The fields that a record always shows: unknown is not none, and the usual status is one too."""

UNTOLD = frozenset({"id", "name", "judge", "given", "texts"})
"""The fields of records that are told elsewhere on the sheet, or are none for people."""

Row = list[str]


class Section(NamedTuple):
    """A part of a sheet: a title, and rows that are aligned with one another."""

    title: str
    rows: list[Row]


def sheet_of(part: Part, book: Book) -> tuple[list[Row], list[Section]]:
    """Return the fields of a record or of a part of one: rows, and a section for each list."""
    rows: list[Row] = []
    sections: list[Section] = []
    for field, value in _held(part):
        label = label_of(type(part).__name__, field, book.lang)
        if isinstance(value, Part):
            inner, more = sheet_of(value, book)
            sections += [Section(label, inner)] if inner else []
            sections += [Section(f"{label}: {title}", lines) for title, lines in more]
        elif _is_list(value):
            rows_of_list = list(_listed(cast("tuple[object, ...]", value), field, part, book))
            sections += [Section(label, rows_of_list)] if rows_of_list else []
        else:
            rows.append([label, told(value, field, part, book)])
    return rows, sections


def _held(part: Part) -> Iterator[tuple[str, object]]:
    """Yield the fields that say something, and those that say that nothing is known."""
    for field in fields_of(type(part)):
        value = getattr(part, field.name)
        is_shown = isinstance(part, Record) and field.name in ALWAYS
        is_told = isinstance(part, Record) and (field.name in UNTOLD)
        if not is_told and (is_shown or value != default_of(field)):
            yield field.name, value


def _is_list(value: object) -> bool:
    if not isinstance(value, tuple):
        return False
    items = cast("tuple[object, ...]", value)
    return bool(items) and (
        isinstance(items[0], Part) or (isinstance(items[0], Text) and len(items) > 1)
    )


def _listed(items: tuple[object, ...], field: str, owner: Part, book: Book) -> Iterator[Row]:
    """Yield a heading and a row for each part, or a row for each text."""
    parts = [item for item in items if isinstance(item, Part)]
    if not parts:
        yield from ([told(item, field, owner, book)] for item in items)
        return
    if all(isinstance(part, Citation) and not _says_more(part) for part in parts):
        return  # the sources at the end of the sheet say as much
    cells = [dict(_held(part)) for part in parts]
    names = [
        field.name
        for field in fields_of(type(parts[0]))
        if field.name == "role" or any(field.name in row for row in cells)
    ]
    yield [label_of(type(parts[0]).__name__, name, book.lang) for name in names]
    for part, row in zip(parts, cells, strict=True):
        # A code stands in every row of its column; what is missing else is not said of the part.
        yield [
            told(value, name, part, book) if name in row or isinstance(value, str) else ""
            for name in names
            for value in (getattr(part, name),)
        ]


def _says_more(citation: Citation) -> bool:
    return any((citation.field, citation.evidence, citation.locator, citation.read))


def referring(record: Record, book: Book) -> Iterator[tuple[str, list[Record]]]:
    """Yield the records that refer to one, by class, in the order of a world; rules last."""
    found: dict[str, list[Record]] = {}
    everything: Iterable[Record] = (*book.world, *RULES)
    for other in everything:
        if other.id != record.id and any(id == record.id for _, id, _ in other.references()):
            found.setdefault(type(other).__name__, []).append(other)
    yield from found.items()
