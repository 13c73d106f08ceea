"""``urbanpolicy changes``: what is otherwise on one day than on another."""

from __future__ import annotations

import json
from collections.abc import Iterator

from urbanpolicy.cli.answers import Fit, headed
from urbanpolicy.cli.codes import code_word
from urbanpolicy.cli.telling import Book, named
from urbanpolicy.cli.words import PARTS, STATES, SUBJECTS, label, said
from urbanpolicy.values.ids import is_id
from urbanpolicy.values.text import Lang
from urbanpolicy.values.truth import YES
from urbanpolicy.world.comparing import Comparison, Difference, State
from urbanpolicy.world.register import Register


def answer(world: Register, first: str, second: str, lang: Lang, fit: Fit) -> str:
    """Return what is otherwise, a row for each difference, the undecided ones last.

    Raises:
        InvalidDay: if one of the days is none.
    """
    found = world.changes(first, second)
    book = Book(world, lang)
    counts = f"{label('certain', lang)}: {len(found)}"
    if found.possible:
        counts += f", {label('undecided', lang)}: {len(found.possible)}"
    lines = [f"{found.first} -> {found.second} ({counts})"]
    rows = list(_rows(found, book))
    if rows:
        heads = [
            label(key, lang) for key in ("kind", "subject", "part", "before", "after", "state")
        ]
        lines += ["", *headed(heads, rows, fit)]
    return "\n".join([*lines, "", said("two-days", lang), said("incomplete", lang)])


def as_json(world: Register, first: str, second: str) -> str:
    """Return the same as JSON, without words of a language.

    Raises:
        InvalidDay: if one of the days is none.
    """
    found = world.changes(first, second)
    plain = {**found.to_plain(), "complete": found.complete.word}
    return f"{json.dumps(plain, ensure_ascii=False, indent=2)}\n"


def _rows(found: Comparison, book: Book) -> Iterator[list[str]]:
    for one in (*found.items, *found.possible):
        yield [
            SUBJECTS[one.kind].show(book.lang),
            named(one.subject, book),
            _part(one, book),
            _state(one.before, book),
            _state(one.after, book),
            "" if one.truth == YES else STATES["undecided"].show(book.lang),
        ]


def _part(one: Difference, book: Book) -> str:
    """Return what of the subject is otherwise: a party, a property, the kind of a change."""
    if one.part in PARTS:
        return PARTS[one.part].show(book.lang)
    return _item(one.part, book) if one.part else ""


def _state(state: State, book: Book) -> str:
    """Return how it stands: who or what it is, with the state where that does not go without saying."""
    items = ", ".join(_item(item, book) for item in state.items)
    if items and state.word in ("yes", "held"):
        return items
    words = STATES.get(state.word)
    shown = words.show(book.lang) if words else code_word(state.word, book.lang)
    return f"{shown}: {items}" if items else shown


def _item(item: str, book: Book) -> str:
    """Return the name of a record, the word for a code, or a name as it is."""
    record = book.world.get(item) if is_id(item) else None
    return named(record, book) if record else code_word(item, book.lang)
