"""The built-in register: the facts that travel inside the package, loaded by class when asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from os.path import dirname, join
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from urbanpolicy.model.catalogue import PLURAL, PLURAL_OF
from urbanpolicy.model.record import Record
from urbanpolicy.world.ondemand import Grouped, Lines, OnDemand
from urbanpolicy.world.records import Changes, Loader
from urbanpolicy.world.register import Register

if TYPE_CHECKING:
    from urbanpolicy.world.lookup import Entry

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
        return self._once(
            ("by_id", cls), lambda: cast("OnDemand[R]", self._on_demand(PLURAL_OF[cls]))
        )

    def grouped(self, cls: type[R], field: str) -> Mapping[str, tuple[R, ...]]:
        """Return the records of a class by the id or ids in one of their fields."""
        return self._once(
            ("grouped", cls, field),
            lambda: cast("Grouped[R]", self._grouped(PLURAL_OF[cls], field)),
        )

    def _groups(self, name: str, field: str) -> Mapping[str, tuple[Record, ...]]:
        return self._grouped(PLURAL[name], field)

    def _grouped(self, plural: str, field: str) -> Grouped[Record]:
        return self._once(
            ("grouped", plural, field), lambda: Grouped(self._on_demand(plural), field)
        )

    def _on_demand(self, plural: str) -> OnDemand[Record]:
        return self._once(("by_id", plural), lambda: OnDemand(plural, read_file(plural)))

    def _entries(self, cls: type[R], call: str) -> Mapping[str, list[Entry[R]]]:
        from urbanpolicy.world.lookup import Entries
        from urbanpolicy.world.names import names_of

        return Entries(Lines(read_file(f"names_{call}")), self.by_id(cls), names_of(call))

    def _listing(self) -> tuple[Mapping[str, Iterable[str]], Mapping[str, str]]:
        return Lines(read_file("parties")), Lines(read_file("last_days"))

    def _published(self) -> Mapping[str, Any]:
        return read_compiled("about")

    def _another(self, loader: Loader, changes: Changes) -> Register:  # type: ignore[override]
        # A changed world is no longer the built-in one: it pickles with its records.
        return Register._trusted(loader, f"{self.name}, changed", changes)

    def __reduce__(self) -> tuple[Any, ...]:
        return register, ()


def load(cls: type[Record]) -> tuple[Record, ...]:
    """Return the compiled records of a class, which stand in its order."""
    return tuple(read_records(cls).values())


def read_records(cls: type[R]) -> OnDemand[R]:
    """Return the compiled records of a class by id; none of them is built before it is asked for."""
    plural = PLURAL_OF[cls]
    return OnDemand(plural, read_file(plural))


def read_compiled(name: str) -> dict[str, Any]:
    """Return a compiled file of the package's data."""
    table: dict[str, Any] = json.loads(read_file(name))
    return table


def read_file(name: str) -> bytes:
    """Return the text of a compiled file, in UTF-8."""
    with open(join(COMPILED, f"{name}.json"), "rb", buffering=0) as file:  # noqa: PTH118, PTH123 - as above
        return file.read()
