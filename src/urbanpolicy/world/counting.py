"""Sums of populations: in one division, each inhabitant once, and never a silent half."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, cast, get_args

import attrs

from urbanpolicy.errors import InvalidValue, OutsideCoverage, Undecided, cut, listed
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.populations import Population
from urbanpolicy.values.value import Value
from urbanpolicy.world.succession import Succession

Allowance = Literal["preliminary", "partial", "backcast"]
"""What a sum may contain only where the caller says so: figures that are not final; municipalities
without a figure; figures that include municipalities which were not asked for."""

ALLOWANCES = frozenset(get_args(Allowance))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class PopulationSum(Value):
    """The inhabitants of several municipalities on 31 December of a year.

    Order: by year, then total.
    """

    year: int
    total: int
    division: date
    """The day whose division into municipalities the figures follow."""
    municipalities: tuple[Municipality, ...]
    """Whose inhabitants were asked for, as they existed at the end of the year."""
    figures: tuple[Population, ...]
    """The figures that were added."""
    preliminary: tuple[Population, ...] = ()
    """Those among them that are not final."""
    missing: tuple[Municipality, ...] = ()
    """Municipalities of the division that have no figure: their inhabitants are not in the total."""
    beyond: tuple[Municipality, ...] = ()
    """Municipalities that were not asked for, whose inhabitants are within one of the figures."""

    @property
    def sort_key(self) -> tuple[int, int]:
        """Year, then total."""
        return (self.year, self.total)

    @property
    def is_complete(self) -> bool:
        """Whether everybody who was asked for is in the total, and nobody else."""
        return not self.missing and not self.beyond

    @property
    def is_final(self) -> bool:
        """Whether all figures are final."""
        return not self.preliminary

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of the figures, sorted."""
        return tuple(sorted({source for figure in self.figures for source in figure.sources}))

    def __repr__(self) -> str:
        told = [f"{len(self.municipalities)} municipalities", f"division of {self.division}"]
        told += [f"{len(self.preliminary)} figures not final"] if self.preliminary else []
        told += [f"{len(self.missing)} without a figure"] if self.missing else []
        told += [f"with {len(self.beyond)} not asked for"] if self.beyond else []
        return cut(f"<{self.total:,} inhabitants at the end of {self.year}: {', '.join(told)}>")


def read_allowances(value: Iterable[Allowance]) -> frozenset[Allowance]:
    """Return what a sum may contain.

    Raises:
        InvalidValue: for anything but a list of the three words.
    """
    expected = "a list of " + ", ".join(sorted(ALLOWANCES))
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise InvalidValue.at("allow", cast(object, value), expected)
    words = frozenset(value)
    if not words <= ALLOWANCES:
        raise InvalidValue.at("allow", sorted(map(str, words)), expected)
    return words


def added(
    places: Mapping[str, Municipality],
    asked: frozenset[str],
    figures: Mapping[str, Population],
    succession: Succession,
    year: int,
    allow: frozenset[Allowance],
) -> PopulationSum:
    """Return the inhabitants of municipalities that existed at the end of a year.

    ``figures`` are those of the year, by municipality. Each stands for a municipality of their
    division, with all who joined it since; so each figure is taken once, and covers all from whom
    its municipality was made.

    Raises:
        OutsideCoverage: if a figure is missing, unless that is allowed.
        Undecided: if a figure is not final, or includes others, unless that is allowed.
    """
    question = f"the inhabitants of {len(asked)} municipalities at the end of {year}"
    division = _division(question, figures.values())
    end = date(year, 12, 31)
    targets = {
        later
        for id in asked
        for later, truth in succession.after(id, division).items()
        if truth.is_certain
    }
    within = {id for target in targets for id in succession.before(target, end)}
    counted = [figures[id] for id in sorted(targets) if _has_count(figures.get(id))]
    found = PopulationSum(
        year=year,
        total=sum(figure.count or 0 for figure in counted),
        division=division,
        municipalities=tuple(sorted(places[id] for id in asked)),
        figures=tuple(counted),
        preliminary=tuple(figure for figure in counted if figure.status != "final"),
        missing=tuple(sorted(places[id] for id in targets if not _has_count(figures.get(id)))),
        beyond=tuple(sorted(places[id] for id in within - asked)),
    )
    _refuse(found, question, allow)
    return found


def _has_count(figure: Population | None) -> bool:
    return figure is not None and figure.count is not None


def _division(question: str, figures: Iterable[Population]) -> date:
    divisions = sorted({figure.division for figure in figures if figure.division})
    if len(divisions) != 1:
        why = "the figures of one year do not follow one division into municipalities"
        raise Undecided.to(question, why, divisions)
    return divisions[0]


def _refuse(found: PopulationSum, question: str, allow: frozenset[Allowance]) -> None:
    if found.missing and "partial" not in allow:
        names = listed(place.brief for place in found.missing)
        raise OutsideCoverage.to(
            question,
            f"{len(found.missing)} of them have no figure: {names}",
            hint="a missing figure is not zero; allow=['partial'] adds those that are known",
        )
    if found.preliminary and "preliminary" not in allow:
        raise Undecided.to(
            question,
            f"{len(found.preliminary)} of {len(found.figures)} figures are not final",
            hint="allow=['preliminary'] adds them as they are",
        )
    if found.beyond and "backcast" not in allow:
        names = listed(place.brief for place in found.beyond)
        raise Undecided.to(
            question,
            f"the figures are given in the division of {found.division} and include {names}, "
            "not asked for",
            hint="ask for them too, or accept them with allow=['backcast']; figures in the "
            "boundaries of the day, where known, are in population(...).count_at_time",
        )
