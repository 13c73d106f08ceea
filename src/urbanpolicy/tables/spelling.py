"""The spells of being bound: a small table of codes and days that any program can join with its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

import attrs

from urbanpolicy.errors import cut
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.vocabulary import Basis, read_basis
from urbanpolicy.tables.spelling_lines import Asked, lines_of, read_asked, stretches_of
from urbanpolicy.values.periods import Period
from urbanpolicy.values.truth import YES
from urbanpolicy.values.value import Value
from urbanpolicy.world.binding import AGREEMENTS
from urbanpolicy.world.bound import Bindings
from urbanpolicy.world.builtin import register as built_in
from urbanpolicy.world.register import Register

SpellStatus = Literal["sure", "undecided"]
"""Surely bound; perhaps bound."""


class Spell(NamedTuple):
    """Days on which the same holds of a municipality: surely bound, or perhaps.

    Those of one municipality and model never overlap, so that a day finds one of them at most.
    """

    code: str
    model: str
    """The agreement model, or the agreements that were asked for, with blanks between."""
    first: date | None
    """The first of these days; None: all days before ``last``."""
    last: date | None
    """The last of them; None: all days from ``first`` on."""
    status: SpellStatus
    agreement: str | None
    """The ids of those that surely bind it, with blanks between; None: it is not known which."""
    candidates: str | None
    """The ids of those that perhaps bind it."""
    since: date | None
    """The first day of the unbroken run of surely bound days to which these belong."""
    until: date | None
    """The last day of that run."""
    since_earliest: date | None
    """The first day of the unbroken run of days that are surely or perhaps bound."""
    until_latest: date | None
    """The last day of that run."""


@attrs.frozen(order=False, kw_only=True, repr=False)
class Spells(Value):
    """When municipalities are bound: sorted by code, model and day.

    Order: by models, then the number of rows.
    """

    models: tuple[str, ...]
    """The ids of the agreement models, or those of the agreements that were asked for."""
    basis: Basis
    searched: Period | None
    """The days for which agreements were looked for; on others, no spell does not mean not bound."""
    register: str
    """The name of the register, with the version of its data."""
    rows: tuple[Spell, ...]

    @property
    def sort_key(self) -> tuple[tuple[str, ...], int]:
        """Models, then the number of rows."""
        return (self.models, len(self))

    @property
    def columns(self) -> dict[str, list[str | date | None]]:
        """The spells as columns, for a data frame: ``pandas.DataFrame(spells.columns)``."""
        return {name: [row[index] for row in self.rows] for index, name in enumerate(Spell._fields)}

    def of(self, code: str) -> tuple[Spell, ...]:
        """Return the spells of the municipality of a code; none if it was never bound."""
        return tuple(row for row in self.rows if row.code == code)

    def csv(self) -> str:
        """Return the spells as a table in text: commas between, days as 2023-11-16, empty for None."""
        lines = [",".join(Spell._fields)]
        lines += [",".join("" if cell is None else str(cell) for cell in row) for row in self.rows]
        return "\n".join(lines) + "\n"

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        codes = len({row.code for row in self.rows})
        told = f"{' '.join(self.models)}, {self.basis}"
        return cut(f"<{len(self)} spells of {codes} municipalities: {told}>")


def spells(
    *,
    model: str | Iterable[str] | None = None,
    agreements: str | Iterable[str] | None = None,
    basis: Basis = "in_force",
    register: Register | None = None,
) -> Spells:
    """Return when which municipality is bound: the table that ``attach`` uses, for any program.

    A spell is a stretch of days on which the register says the same: that the municipality is surely
    bound, and by which agreements, or that it is perhaps bound. On all other days it is not bound, as
    far as agreements were looked for (``.searched``). A bound of an agreement that is not known to
    the day gives a stretch of its own that is undecided, unless another agreement takes its place.

    Args:
        model: the agreement model, by name; or several.
        agreements: instead of a model some agreements, by name.
        basis: what counts as being bound: ``announced``, ``signed``, ``in_force`` or ``term``.
        register: another than the built-in one.

    Raises:
        InvalidValue: unless exactly one of model and agreements is given, or if ``basis`` is none.
        UnknownName, AmbiguousName: if a model or an agreement cannot be told.

    >>> for spell in spells(model="mal").of("853")[-3:]:
    ...     print(spell.first, spell.last, spell.status, spell.agreement)
    2020-10-08 2024-11-27 sure mal-turku-2020-2031
    2024-11-28 2024-12-12 sure None
    2024-12-13 2035-12-31 sure mal-turku-2024-2035
    """
    world = built_in() if register is None else register
    asked, read = read_asked(world, model, agreements, "spells"), read_basis(basis)
    searched = world.by_id(Coverage).get(AGREEMENTS)
    places = world.all(Municipality)
    rows = [
        row
        for place in sorted(places, key=lambda place: place.code)
        for one in asked
        for row in _spells(place.code, one, lines_of(world, one, read)[place.id])
    ]
    return Spells(
        models=tuple(one.words for one in asked),
        basis=read,
        searched=searched.period if searched else None,
        register=world.name,
        rows=tuple(rows),
    )


def _spells(code: str, asked: Asked, line: Bindings) -> Iterator[Spell]:
    for is_possible, run in groupby(stretches_of(line), lambda one: one.bound.found.is_possible):
        if not is_possible:
            continue
        perhaps = list(run)
        for found, part in groupby(perhaps, lambda one: one.bound.found):
            alike = list(part)
            is_sure = found == YES
            for one in alike:
                yield Spell(
                    code=code,
                    model=asked.words,
                    first=one.first,
                    last=one.last,
                    status="sure" if is_sure else "undecided",
                    agreement=" ".join(one.bound.agreements) or None,
                    candidates=" ".join(one.bound.candidates) or None,
                    since=alike[0].first if is_sure else None,
                    until=alike[-1].last if is_sure else None,
                    since_earliest=perhaps[0].first,
                    until_latest=perhaps[-1].last,
                )
