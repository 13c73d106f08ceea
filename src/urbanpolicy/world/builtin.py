"""The built-in register: the facts that travel inside the package, loaded by class when asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from os.path import dirname, join
from threading import Lock
from typing import Any, Generic, TypeVar

from urbanpolicy.model.catalogue import PLURAL_OF
from urbanpolicy.model.record import Record
from urbanpolicy.world.records import Changes, Loader
from urbanpolicy.world.register import Register

R = TypeVar("R", bound=Record)

COMPILED = join(dirname(dirname(__file__)), "data", "compiled")  # noqa: PTH118, PTH120 - pathlib is slow to import
_lock = Lock()
_registers: dict[str, Register] = {}


def register() -> Register:
    """Return the built-in register: always the same immutable object.

    >>> register() is register()
    True
    """
    with _lock:
        if "built-in" not in _registers:
            _registers["built-in"] = BuiltIn.opened()
        return _registers["built-in"]


class BuiltIn(Register):
    """The register of the facts in the package; its references were proved when they were compiled.

    A pickle of it names it and holds none of its records.
    """

    __slots__ = ()

    @classmethod
    def opened(cls) -> Register:
        """Return the register without loading any record."""
        return cls._trusted(load, f"urbanpolicy {read_compiled('about')['version']}")

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Return all records of a class, in the order of the class."""
        return self._once(("all", cls), lambda: tuple(self.by_id(cls).values()))

    def by_id(self, cls: type[R]) -> Mapping[str, R]:
        """Return the records of a class by id; each is built when it is asked for."""
        return self._once(("by_id", cls), lambda: OnDemand(cls, read_rows(cls)))

    def _another(self, loader: Loader, changes: Changes) -> Register:  # type: ignore[override]
        # A changed world is no longer the built-in one: it pickles with its records.
        return Register._trusted(loader, f"{self.name}, changed", changes)

    def __reduce__(self) -> tuple[Any, ...]:
        return register, ()


class OnDemand(Mapping[str, R], Generic[R]):
    """The records of a class by id, built from their rows one by one as they are asked for.

    Two threads may build one record twice; both are then given the same one.
    """

    __slots__ = ("_built", "_cls", "_rows")

    def __init__(self, cls: type[R], rows: list[dict[str, Any]]) -> None:
        self._cls = cls
        self._rows = {row["id"]: row for row in rows}
        self._built: dict[str, R] = {}

    def __getitem__(self, id: str) -> R:
        found = self._built.get(id)
        if found is None:
            found = self._built.setdefault(id, self._cls(**self._rows[id]))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, id: object) -> bool:
        return id in self._rows


def load(cls: type[Record]) -> tuple[Record, ...]:
    """Return the compiled records of a class, which stand in its order."""
    return tuple(OnDemand(cls, read_rows(cls)).values())


def read_rows(cls: type[Record]) -> list[dict[str, Any]]:
    """Return the compiled rows of a class, which stand in its order."""
    rows: list[dict[str, Any]] = read_compiled(PLURAL_OF[cls])["records"]
    return rows


def read_compiled(name: str) -> dict[str, Any]:
    """Return a compiled file of the package's data."""
    with open(join(COMPILED, f"{name}.json"), "rb") as file:  # noqa: PTH118, PTH123 - as above
        table: dict[str, Any] = json.loads(file.read())
    return table
