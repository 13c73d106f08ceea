"""The built-in register: the facts that travel inside the package, loaded by class when asked for."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Lock
from typing import Any

from urbanpolicy.model.catalogue import PLURAL_OF
from urbanpolicy.model.record import Record
from urbanpolicy.world.records import Changes, Loader
from urbanpolicy.world.register import Register

COMPILED = Path(__file__).resolve().parent.parent / "data" / "compiled"
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

    def _another(self, loader: Loader, changes: Changes) -> Register:  # type: ignore[override]
        # A changed world is no longer the built-in one: it pickles with its records.
        return Register._trusted(loader, f"{self.name}, changed", changes)

    def __reduce__(self) -> tuple[Any, ...]:
        return register, ()


def load(cls: type[Record]) -> tuple[Record, ...]:
    """Return the compiled records of a class, which stand in its order."""
    return tuple(cls(**row) for row in read_compiled(PLURAL_OF[cls])["records"])


def read_compiled(name: str) -> dict[str, Any]:
    """Return a compiled file of the package's data."""
    table: dict[str, Any] = json.loads((COMPILED / f"{name}.json").read_bytes())
    return table
