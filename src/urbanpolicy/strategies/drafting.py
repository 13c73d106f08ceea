"""What checking a draft is expected to give: a set of records with the faults that stand in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Self, TypeAlias, TypeVar

import attrs
from hypothesis.strategies import DrawFn

from urbanpolicy.model.catalogue import PLURAL_OF, PLURALS
from urbanpolicy.model.record import Record
from urbanpolicy.values.plain import to_plain
from urbanpolicy.world.builtin import register
from urbanpolicy.world.register import Register


@attrs.frozen(kw_only=True)
class Fault:
    """What a report is expected to say of one wrong fact."""

    rule: str
    message: str
    record: str
    field: str
    on: date | None = None
    among: tuple[str, ...] = ()
    """All records that are the fault only together."""


@attrs.frozen(kw_only=True)
class Draft:
    """Records in a world, and what checking them gives."""

    records: tuple[Record, ...]
    faults: tuple[Fault, ...] = ()
    """The findings that are expected, and no others."""
    implied: tuple[Fault, ...] = ()
    """The findings that are expected to be suppressed."""
    undecided: tuple[Fault, ...] = ()
    """The points that are expected to be left undecided."""
    on: date | None = None
    """The day for which they are checked; None where none is needed."""
    base: Register | None = attrs.field(default=None, repr=False)
    """The world in which they stand; None: the built-in one."""

    @property
    def register(self) -> Register:
        """The world in which the records stand, without them."""
        return register() if self.base is None else self.base

    def world(self) -> Register:
        """Return the world in which the records stand, with them."""
        return self.register.with_records(*self.records)

    def document(self) -> dict[str, Any]:
        """Return the draft as a document, which ``check`` takes as well.

        A draft in a world of its own gives a document that stands alone, with all of that world.
        """
        table: dict[str, Any] = {"urbanpolicy": 1}
        records = self.records
        if self.base is not None:
            table["alone"] = True
            world = self.world()
            records = tuple(record for cls in PLURALS.values() for record in world.all(cls))
        for record in records:
            table.setdefault(PLURAL_OF[type(record)], []).append(to_plain(record))
        return table

    def replacing(self, *records: Record) -> Self:
        """Return the draft with records in the place of those of the same ids, or added."""
        new = {record.id: record for record in records}
        kept = [new.pop(record.id, record) for record in self.records]
        return attrs.evolve(self, records=(*kept, *new.values()))

    def expecting(self, *faults: Fault) -> Self:
        """Return the draft with more findings expected."""
        return attrs.evolve(self, faults=(*self.faults, *faults))


D = TypeVar("D", bound=Draft)

Mutation: TypeAlias = Callable[[DrawFn, D], D]
"""Breaks a draft: what is drawn decides where, the draft that comes back says what is expected."""
