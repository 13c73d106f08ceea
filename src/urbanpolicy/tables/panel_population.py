"""How many lived in a municipality, in the boundaries of a division, where the figures tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from urbanpolicy.model.populations import Population
from urbanpolicy.tables.dividing import division_of, years_of
from urbanpolicy.tables.dividing_crosswalk import standing_of
from urbanpolicy.world.register import Register


class Inhabitants(NamedTuple):
    """A number of inhabitants at the end of a year, and whether it is final."""

    number: int | None = None
    status: str | None = None


UNKNOWN = Inhabitants()


def inhabitants(world: Register, year: int, division: int) -> Mapping[str, Inhabitants]:
    """Return the inhabitants at the end of a year by the codes of a division; unknown ones left out.

    Figures in the boundaries of that day are added where all of them are known; else those that are
    given in the boundaries of a later division. Neither is used unless it fits the boundaries
    exactly, transfers of parts apart: the series is not adjusted for them.

    >>> from urbanpolicy.world.builtin import register
    >>> inhabitants(register(), 2013, 2013)["853"]
    Inhabitants(number=182072, status='final')
    """
    return world.kept((inhabitants, year, division), lambda world: _all(world, year, division))


def _all(world: Register, year: int, division: int) -> dict[str, Inhabitants]:
    figures = [figure for figure in world.all(Population) if figure.year == year]
    at_time = [(figure, figure.count_at_time) for figure in figures]
    found = dict(_added(world, at_time, year, division))
    for other in sorted({figure.division.year for figure in figures if figure.division}):
        given = [(f, f.count) for f in figures if f.division and f.division.year == other]
        for code, sum_of in _added(world, given, other, division):
            found.setdefault(code, sum_of)
    return found


def _added(
    world: Register, figures: Iterable[tuple[Population, int | None]], other: int, division: int
) -> Iterable[tuple[str, Inhabitants]]:
    """Yield the codes of a division whose figures, given in another, are all known and fit."""
    if other not in years_of(world):
        return
    codes = {place.id: code for code, place in division_of(world, other).items()}
    known = {
        codes[figure.municipality]: (count, figure.status)
        for figure, count in figures
        if count is not None and figure.municipality in codes
    }
    forth, back = standing_of(world, division, other), standing_of(world, other, division)
    for code, targets in forth.items():
        held = [known[target] for target in targets if target in known]
        if targets and len(held) == len(targets) and all(back[t] == (code,) for t in targets):
            statuses = {status for _, status in held}
            status = statuses.pop() if len(statuses) == 1 else "preliminary"
            yield code, Inhabitants(sum(count for count, _ in held), status)
