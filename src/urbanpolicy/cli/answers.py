"""Answers to plural questions: tables under a title, what they leave open, and the same as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from urbanpolicy.cli.telling import Book, named, when
from urbanpolicy.cli.who import columns
from urbanpolicy.cli.words import STATES, said
from urbanpolicy.model.record import Record
from urbanpolicy.values.truth import UNDECIDED, YES, Truth
from urbanpolicy.world.selection import Selection

Fit = Callable[[str], str]


def table(rows: list[list[str]], fit: Fit) -> list[str]:
    """Return rows as lines with aligned columns, without the columns in which nothing stands."""
    kept = [index for index, column in enumerate(zip(*rows, strict=True)) if any(column)]
    return columns([[row[index] for index in kept] for row in rows], fit)


def headed(heads: list[str], rows: list[list[str]], fit: Fit) -> list[str]:
    """Return such a table under its headings; there is a row at least."""
    kept = [index for index, column in enumerate(zip(*rows, strict=True)) if any(column)]
    return columns([[row[index] for index in kept] for row in (heads, *rows)], fit)


def listing(title: str, found: Selection[Any], book: Book, fit: Fit) -> str:
    """Return the records of an answer as a table under a title, with what it leaves open."""
    rows = [*_rows(found.items, YES, book), *_rows(found.possible, UNDECIDED, book)]
    lines = table(rows, fit) if rows else [said("nothing", book.lang)]
    return "\n".join([title, *(f"  {line}" for line in lines), *open_points(found, book)])


def _rows(records: Iterable[Record], truth: Truth, book: Book) -> list[list[str]]:
    state = "" if truth == YES else STATES["undecided"].show(book.lang)
    return [[r.id, when(r, book), state, named(r, book)] for r in records]


def open_points(found: Selection[Any], book: Book) -> list[str]:
    """Return, in sentences, what an answer leaves open."""
    points = [said("some", book.lang)] if found.has_sure_one else []
    return points + ([] if found.complete == YES else [said("incomplete", book.lang)])


def ids_of(found: Selection[Any]) -> dict[str, Any]:
    """Return an answer as data: the ids of the sure and the possible, and whether that is all."""
    return {
        "certain": [record.id for record in found],
        "possible": [record.id for record in found.possible],
        "complete": found.complete.word,
    }
