"""Records of a compiled file, each read from its line when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from json import JSONDecoder
from typing import Any, Generic, TypeVar

from urbanpolicy.model.record import Record

R = TypeVar("R", bound=Record)

_decoded = JSONDecoder().raw_decode
_START = '{"id":"'
"""How the line of a record begins; a file has one line for each, between a first and a last one."""


class OnDemand(Mapping[str, R], Generic[R]):
    """The records of a class by id, in the order of the file; read and built as they are asked for.

    Two threads may build one record twice; both are then given the same one.
    """

    __slots__ = ("_built", "_cls", "_lines")

    def __init__(self, cls: type[R], text: str) -> None:
        begin = len(_START)
        self._cls = cls
        self._lines = {
            line[begin : line.index('"', begin)]: line
            for line in text.split("\n")
            if line.startswith(_START)
        }
        self._built: dict[str, R] = {}

    def __getitem__(self, id: str) -> R:
        found = self._built.get(id)
        if found is None:
            found = self._built.setdefault(id, self._cls(**self.row(id)))
        return found

    def row(self, id: str) -> dict[str, Any]:
        """Return the plain form of a record."""
        row: dict[str, Any] = _decoded(self._lines[id])[0]
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, id: object) -> bool:
        return id in self._lines


class Grouped(Mapping[str, tuple[R, ...]], Generic[R]):
    """The records of a class by the id or ids in one of their fields, built as they are asked for."""

    __slots__ = ("_groups", "_ids", "_records")

    def __init__(self, records: OnDemand[R], field: str) -> None:
        self._records = records
        self._groups: dict[str, tuple[R, ...]] = {}
        self._ids: dict[str, list[str]] = {}
        for id in records:
            held = records.row(id).get(field) or ()
            for key in (held,) if isinstance(held, str) else held:
                self._ids.setdefault(key, []).append(id)

    def __getitem__(self, key: str) -> tuple[R, ...]:
        found = self._groups.get(key)
        if found is None:
            group = tuple(self._records[id] for id in self._ids[key])
            found = self._groups.setdefault(key, group)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, key: object) -> bool:
        return key in self._ids
