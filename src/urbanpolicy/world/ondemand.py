"""Records of a compiled file, each read from its line when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from json import JSONDecoder, dumps, loads
from typing import Any, TypeVar, cast

from urbanpolicy.model.catalogue import PLURALS
from urbanpolicy.model.record import Record
from urbanpolicy.values.ids import is_id

R = TypeVar("R", bound=Record)

FEW_GROUPS = 32
"""How many groups are looked for in the text of the lines before all lines are read."""

FEW_RECORDS = 4
"""How many records are looked for in the text before it is noted where each of them begins."""

_decoded = JSONDecoder().raw_decode
_START = b'\n{"id":"'
"""How a record begins in the text of a file: in a line of its own, with its id."""


class OnDemand(Mapping[str, R]):
    """The records of a class by id, in the order of the file; read and built as they are asked for.

    The class, told by its plural, is loaded when the first of them is built. Two threads may build
    one record twice; both are then given the same one.
    """

    __slots__ = ("_begins", "_built", "_cls", "_plural", "_sought", "_text")

    def __init__(self, plural: str, text: bytes) -> None:
        self._plural = plural
        self._cls: type[R] | None = None
        self._text = text
        self._begins: dict[str, int] = {}
        self._sought = 0
        self._built: dict[str, R] = {}

    def __getitem__(self, id: str) -> R:
        found = self._built.get(id)
        return self._build(id, self.row(id)) if found is None else found

    def _build(self, id: str, row: dict[str, Any]) -> R:
        if self._cls is None:
            self._cls = cast("type[R]", PLURALS[self._plural])
        return self._built.setdefault(id, self._cls(**row))

    def row(self, id: str) -> dict[str, Any]:
        """Return the plain form of a record."""
        begin = self._begin(id)
        if begin < 0:
            raise KeyError(id)
        return self._row(begin)

    def _row(self, begin: int) -> dict[str, Any]:
        line = self._text[begin : self._text.index(b"\n", begin)]
        row: dict[str, Any] = _decoded(line.decode())[0]
        return row

    def _begin(self, id: object) -> int:
        """Return where a record begins in the text, or a negative number if there is none."""
        if self._sought >= FEW_RECORDS:
            return self._all().get(cast(Any, id), -1)
        if type(id) is not str or not is_id(id):
            return -1
        self._sought += 1
        at = self._text.find(_START + id.encode() + b'"')
        return at + 1 if at >= 0 else at

    def _all(self) -> dict[str, int]:
        """Return where each record begins."""
        if not self._begins:
            text, find = self._text, self._text.find
            begins: dict[str, int] = {}
            end = find(_START)
            while end >= 0:
                begin = end + len(_START)
                begins[text[begin : find(b'"', begin)].decode()] = end + 1
                end = find(_START, begin)
            self._begins = begins
        return self._begins

    def referring(self, field: str, key: str) -> Iterator[R]:
        """Yield the records that have an id in a field; only those in whose text it stands are read."""
        for id, begin in self._mentioning(f'"{key}"'.encode()):
            found = self._built.get(id)
            if found is not None:
                if key in _ids_in(getattr(found, field)):
                    yield found
            elif key in _ids_in((row := self._row(begin)).get(field)):
                yield self._build(id, row)

    def _mentioning(self, quoted: bytes) -> Iterator[tuple[str, int]]:
        """Yield the records in whose text something stands beside their own id, and where they begin."""
        text = self._text
        at = text.find(quoted)
        while at >= 0:
            start = text.rindex(_START, 0, at + 1)
            begin = start + len(_START)
            if at >= begin:
                yield text[begin : text.index(b'"', begin)].decode(), start + 1
                at = text.index(b"\n", at)
            at = text.find(quoted, at + 1)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __contains__(self, id: object) -> bool:
        return self._begin(id) >= 0


class Grouped(Mapping[str, tuple[R, ...]]):
    """The records of a class by the id or ids in one of their fields, built as they are asked for.

    The first few groups are looked for in the text of the lines, so that one answer need not read
    all of them; whoever asks for more has all lines read once.
    """

    __slots__ = ("_field", "_groups", "_ids", "_records")

    def __init__(self, records: OnDemand[R], field: str) -> None:
        self._records = records
        self._field = field
        self._groups: dict[str, tuple[R, ...]] = {}
        self._ids: dict[str, list[str]] = {}

    def __getitem__(self, key: str) -> tuple[R, ...]:
        group = self._groups.get(key)
        if group is None:
            group = self._groups.setdefault(key, tuple(self._group(key)))
        if not group:
            raise KeyError(key)
        return group

    def _group(self, key: str) -> Iterable[R]:
        if not self._ids and len(self._groups) < FEW_GROUPS:
            return self._records.referring(self._field, key)
        return (self._records[id] for id in self._all().get(key, ()))

    def _all(self) -> dict[str, list[str]]:
        if not self._ids:
            ids: dict[str, list[str]] = {}
            for id in self._records:
                for key in _ids_in(self._records.row(id).get(self._field)):
                    ids.setdefault(key, []).append(id)
            self._ids = ids
        return self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class Lines(Mapping[str, Any]):
    """A compiled table with a line for each key; a line is read when its key is asked for."""

    __slots__ = ("_table", "_text")

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._table: dict[str, Any] | None = None

    def __getitem__(self, key: str) -> Any:
        begin = self._found(key)
        if begin < 0:
            raise KeyError(key)
        line = self._text[begin : self._text.index(b"\n", begin)]
        return _decoded(line.decode())[0]

    def _found(self, key: object) -> int:
        """Return where the value of a key begins, or a negative number."""
        sought = f"\n{dumps(key, ensure_ascii=False)}:".encode(errors="replace")
        at = self._text.find(sought)
        return at + len(sought) if at >= 0 else at

    def _whole(self) -> dict[str, Any]:
        table = self._table
        if table is None:
            table = self._table = cast("dict[str, Any]", loads(self._text))
        return table

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def __contains__(self, key: object) -> bool:
        return self._found(key) >= 0


def _ids_in(held: Any) -> Iterable[str]:
    """Return the ids that a field holds: one, several or none."""
    return (held,) if isinstance(held, str) else held or ()
