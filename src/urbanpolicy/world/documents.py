"""Reading a user's document, in TOML or JSON, into a world of its own; all problems at once."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import attrs

from urbanpolicy.errors import (
    BrokenReference,
    DuplicateId,
    InvalidDocument,
    InvalidValue,
    cut,
    did_you_mean,
    joined,
)
from urbanpolicy.model.acceptance import Acceptance, to_acceptances
from urbanpolicy.model.catalogue import PLURALS
from urbanpolicy.model.record import Citation, Record
from urbanpolicy.model.sources import Source
from urbanpolicy.values.building import build, within
from urbanpolicy.values.text import text_fault
from urbanpolicy.values.value import Value
from urbanpolicy.world.register import Register

Problem = InvalidValue | BrokenReference | DuplicateId

FORMAT = 1
"""The version of the document format that this release reads."""

KEYS = ("urbanpolicy", "title", "alone", "accepted", *PLURALS)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Document(Value):
    """A document that was read: its own records, and the world in which they stand.

    ``paths`` gives the place of each record in the document, by id; ``accepted`` the findings that
    its author accepts; ``alone`` tells that it stands in no other world.

    Order: by name.
    """

    name: str
    world: Register
    records: tuple[Record, ...]
    paths: tuple[tuple[str, str], ...]
    accepted: tuple[Acceptance, ...] = ()
    alone: bool = False

    @property
    def sort_key(self) -> tuple[str]:
        """The name."""
        return (self.name,)

    def path_of(self, id: str) -> str:
        """Return the place of a record in the document, such as ``memberships[2]``."""
        return dict(self.paths).get(id, id)

    def __repr__(self) -> str:
        return cut(f"<document {self.name}: {len(self.records)} records>")


def read_document(
    document: str | Path | Mapping[str, Any], register: Register | None = None
) -> Document:
    """Read a document: a path to a TOML or JSON file, or the table that such a file holds.

    Its tables are named by the plurals of the classes (``groups``, ``memberships``, ...), their
    keys by the fields. Its records stand beside those of ``register`` (the built-in one if none is
    given), whose ids they may name; with ``alone = true`` they stand alone. Records that cite
    nothing cite the document: a source with its ``title``, else the name of the file.

    Raises:
        InvalidDocument: with every problem and its path: text that is no TOML or JSON, unknown
            keys, values that a field refuses, ids given twice or leading nowhere.
        OSError: if the file cannot be opened.
    """
    table, name = _loaded(document)
    try:
        return _read(table, name, register)
    except RecursionError:
        problem = InvalidValue.at("document", table, "tables nested less deeply")
        raise InvalidDocument.of(name, [problem]) from None


def _read(table: Mapping[str, Any], name: str, register: Register | None) -> Document:
    problems: list[Problem] = list(_top_problems(table))
    read: list[tuple[str, Record]] = []
    unread: set[str] = set()
    for plural, cls in PLURALS.items():
        for path, row in _rows(table, plural, problems):
            try:
                read.append((path, build(cls, row)))
            except InvalidDocument as error:
                id = _id_in(row)
                problems.extend(within(error, path, id))
                unread.add(id)
    problems += _given_twice(read)
    accepted: tuple[Acceptance, ...] = ()
    try:
        accepted = to_acceptances(table.get("accepted", ()))
    except InvalidDocument as error:
        problems += within(error, "accepted")
    except InvalidValue as error:
        problems.append(error.within("accepted"))
    source = _source(table, name, {record.id for _, record in read})
    records = tuple(_citing(record, source) for _, record in read)
    world, faults = _world((source, *_each_once(records)), table, register, name)
    places = {f"{type(record).__name__} {record.id!r}": path for path, record in reversed(read)}
    problems += [_placed(fault, places) for fault in faults if not _follows(fault, unread)]
    if problems:
        raise InvalidDocument.of(name, problems)
    paths = tuple((record.id, path) for path, record in read)
    return Document(
        name=name,
        world=world,
        records=records,
        paths=paths,
        accepted=accepted,
        alone=table.get("alone") is True,
    )


def _world(
    records: tuple[Record, ...], table: Mapping[str, Any], register: Register | None, name: str
) -> tuple[Register, tuple[Problem, ...]]:
    """Return the world of a document, or another one and what keeps this one from being made."""
    if table.get("alone"):
        register = Register(name=name)
    elif register is None:
        from urbanpolicy.world.builtin import register as builtin

        register = builtin()
    try:
        return register.with_records(*records), ()
    except InvalidDocument as error:
        return register, error.problems


def _placed(problem: Problem, places: Mapping[str, str]) -> Problem:
    """Return a problem with its place in the document, where a record of it refers to nothing."""
    if isinstance(problem, BrokenReference):
        record, _, field = problem.where.rpartition(", ")
        if record in places:
            return problem.within(joined(places[record], field))
    return problem


def _follows(problem: Problem, unread: set[str]) -> bool:
    """Whether a reference leads to a record of the document that has a problem of its own."""
    return isinstance(problem, BrokenReference) and problem.target in unread


def _id_in(row: object) -> str:
    """Return the id of a record that could not be read; an empty text where it has none."""
    id = cast("Mapping[object, object]", row).get("id") if isinstance(row, Mapping) else None
    return id if isinstance(id, str) else ""


def _each_once(records: tuple[Record, ...]) -> tuple[Record, ...]:
    return tuple({record.id: record for record in reversed(records)}.values())


def _loaded(document: object) -> tuple[Mapping[str, Any], str]:
    if isinstance(document, Mapping):
        return cast("Mapping[str, Any]", document), "document"
    if not isinstance(document, str | Path):
        expected = "a path to a TOML or JSON file, or a table"
        raise InvalidDocument.of("document", [InvalidValue.at("document", document, expected)])
    path = Path(document)
    name = cut(path.name)
    raw = b""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
        parsed: object = (
            _parse_json(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
        )
    except UnicodeDecodeError as error:
        byte = raw[error.start : error.start + 1]
        expected = f"text in UTF-8; the byte at position {error.start} is not"
        raise InvalidDocument.of(name, [InvalidValue.at("encoding", byte, expected)]) from error
    except (ValueError, RecursionError) as error:  # all that the two parsers raise, and null bytes
        kind = "JSON" if path.suffix.lower() == ".json" else "TOML"
        problem = InvalidValue.at("syntax", str(error), f"a document in {kind}")
        raise InvalidDocument.of(name, [problem]) from error
    if not isinstance(parsed, dict):
        problem = InvalidValue.at("document", parsed, "a table at the top")
        raise InvalidDocument.of(name, [problem])
    return cast("dict[str, Any]", parsed), name


class _RepeatedKey(ValueError):
    """A key that a JSON object has twice; one of the values would be lost."""


def _parse_json(text: str) -> Any:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) < len(pairs):
            keys = [key for key, _ in pairs]
            repeated = sorted({key for key in keys if keys.count(key) > 1})
            raise _RepeatedKey(f"the key {repeated[0]!r} stands twice in one table")
        return table

    return json.loads(text, object_pairs_hook=unique)


def _top_problems(table: Mapping[str, Any]) -> Iterator[InvalidValue]:
    version = table.get("urbanpolicy")
    if type(version) is not int or version != FORMAT:
        hint = f"begin the document with urbanpolicy = {FORMAT}"
        yield InvalidValue.at("urbanpolicy", version, f"the format version {FORMAT}", hint)
    for key in table:
        if key not in KEYS:
            expected = "one of " + ", ".join(KEYS)
            hint = did_you_mean(str(key), KEYS)
            yield InvalidValue.at("unknown key", key, expected, hint)
    if not isinstance(table.get("alone", False), bool):
        yield InvalidValue.at("alone", table["alone"], "true or false")
    if "title" in table and (fault := text_fault(table["title"])):
        yield InvalidValue.at("title", table["title"], *fault)


def _rows(
    table: Mapping[str, Any], plural: str, problems: list[Problem]
) -> Iterator[tuple[str, object]]:
    rows: object = table.get(plural, [])
    if not isinstance(rows, list | tuple):
        expected = f"a list of tables, written [[{plural}]] in TOML"
        problems.append(InvalidValue.at(plural, rows, expected))
        return
    for index, row in enumerate(cast("list[object]", rows)):
        yield f"{plural}[{index}]", row


def _given_twice(read: list[tuple[str, Record]]) -> Iterator[InvalidValue]:
    first: dict[str, str] = {}
    for path, record in read:
        if record.id in first:
            expected = f"an id of its own; {first[record.id]} has this one"
            yield InvalidValue.at("id", record.id, expected, path=joined(path, "id"))
        first.setdefault(record.id, path)


def _citing(record: Record, source: Source) -> Record:
    if record.citations or isinstance(record, Source):
        return record
    return attrs.evolve(record, citations=(Citation(source=source.id),))


def as_written(record: Record, world: Register) -> Record:
    """Return a record as its author wrote it: without the citation of the document that it stands in.

    >>> document = read_document({"urbanpolicy": 1, "persons": [{"id": "aino", "name": "Aino"}]})
    >>> document.world["aino"].sources
    ('document-document',)
    >>> as_written(document.world["aino"], document.world).sources
    ()
    """
    kept = [one for one in record.citations if not _is_document(world.get(one.source))]
    return attrs.evolve(record, citations=kept)


def _is_document(record: Record | None) -> bool:
    return isinstance(record, Source) and (record.publisher, record.kind) == (DRAFT, "document")


DRAFT = "draft"
"""The publisher of the source that a document is for its records."""


def _source(table: Mapping[str, Any], name: str, taken: set[str]) -> Source:
    """Return the document as a source, which its records cite if they cite nothing else."""
    slug = "".join(char if char.isascii() and char.isalnum() else " " for char in name.lower())
    id = "-".join(["document", *slug.split()])
    while id in taken:
        id += "-itself"
    title: object = table.get("title", name)
    # The name of a file is no fact: one that is no sound text is shown escaped, never refused.
    sound = ascii(name)[1:-1] if text_fault(title) else cast(str, title)
    return Source(id=id, title=sound, publisher=DRAFT, kind="document")
