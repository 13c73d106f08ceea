"""How many live in a municipality, or in several together, at the end of a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from urbanpolicy.errors import AmbiguousName, InvalidValue, NotExisting, OutsideCoverage
from urbanpolicy.model import catalogue
from urbanpolicy.values.truth import YES
from urbanpolicy.world.placing import Placing

if TYPE_CHECKING:
    from urbanpolicy.model.places import Municipality
    from urbanpolicy.model.populations import Population
    from urbanpolicy.world.counting import Allowance, PopulationSum
    from urbanpolicy.world.placing import Asked


class Inhabitants(Placing):
    """The questions over populations; ``Register`` has them with all the others."""

    __slots__ = ()

    def population(self, municipality: Asked, *, year: int) -> Population:
        """Return the population of a municipality on 31 December of a year.

        ``count`` follows the division of the day ``division``; where ``coverage`` is ``backcast``,
        it includes those who joined later. ``status`` says whether it is final.

        Raises:
            UnknownName, AmbiguousName: if the municipality cannot be told.
            OutsideCoverage: if the register has no figure of that year; a missing one is not zero.

        >>> from urbanpolicy.world.builtin import register
        >>> turku = register().population("Turku", year=2023)
        >>> turku.count, turku.status, str(turku.division)
        (201863, 'final', '2024-01-01')
        """
        place = self._of_year(municipality, year)
        figures = self.grouped(catalogue.Population, "municipality").get(place.id, ())
        for figure in figures:
            if figure.year == year and type(year) is int:
                return figure
        raise OutsideCoverage.to(
            f"the population of {place.id} in {year!r}",
            "there is no figure of that year",
            [figure.year for figure in figures],
            self._counted_in(place, year),
        )

    def population_of(
        self,
        municipalities: Iterable[Asked] | None = None,
        *,
        year: int,
        allow: Iterable[Allowance] = (),
    ) -> PopulationSum:
        """Return the inhabitants of several municipalities, or of all, on 31 December of a year.

        All figures of a year follow one division, each is added once, and a figure that is not what
        was asked for is refused rather than added in silence.

        Args:
            municipalities: by id, code or name, or the records; all of that day if none are given.
            year: the year.
            allow: what the sum may contain nevertheless: ``preliminary`` figures, a ``partial`` list,
                a ``backcast`` that includes municipalities which were not asked for.

        Raises:
            UnknownName, AmbiguousName: if a municipality cannot be told.
            NotExisting: if one had ended by then.
            OutsideCoverage: if a figure is missing.
            Undecided: if a figure is not final, or includes others.

        >>> from urbanpolicy.world.builtin import register
        >>> register().population_of(year=2021)
        <5,548,241 inhabitants at the end of 2021: 309 municipalities, division of 2024-01-01>
        >>> register().population_of(["Lieto", "Tarvasjoki"], year=2013).total
        19128
        """
        from urbanpolicy.world.counting import added, read_allowances

        allowed = read_allowances(allow)
        by_year = self._by_year()
        if type(year) is not int or year not in by_year:
            question = f"the inhabitants at the end of {year!r}"
            raise OutsideCoverage.to(question, "there are no figures of that year", sorted(by_year))
        figures = {figure.municipality: figure for figure in by_year[year]}
        end = date(year, 12, 31)
        asked: set[str] = set()
        if municipalities is None:
            asked = {p.id for p in self.all(catalogue.Municipality) if self._exists(p, end) == YES}
        else:
            if isinstance(municipalities, str | catalogue.Municipality):
                hint = "write [...] around it, or ask population(...)"
                expected = "several municipalities in a list"
                raise InvalidValue.at("population_of", municipalities, expected, hint)
            for name in municipalities:
                asked |= self._made_of(name, year, end)
        return added(
            self.by_id(catalogue.Municipality),
            frozenset(asked),
            figures,
            self._succession(),
            year,
            allowed,
        )

    def _of_year(self, asked: Asked, year: object) -> Municipality:
        """Return the municipality of a name; where several had it, the one at the end of a year."""
        try:
            return self._named(asked)
        except AmbiguousName:
            if type(year) is not int or not isinstance(asked, str):
                raise
            end = date(year, 12, 31)
            return self._names(catalogue.Municipality, "municipality").find(asked, end)

    def _by_year(self) -> Mapping[int, tuple[Population, ...]]:
        def make() -> dict[int, tuple[Population, ...]]:
            years: dict[int, list[Population]] = {}
            for figure in self.all(catalogue.Population):
                years.setdefault(figure.year, []).append(figure)
            return {year: tuple(found) for year, found in years.items()}

        return self._once(("figures", "year"), make)

    def _counted_in(self, place: Municipality, year: int) -> str:
        """Say with whom the inhabitants of a municipality are counted in a year, if with others."""
        figures = self._by_year().get(year, ())
        divisions = [figure.division for figure in figures if figure.division]
        if not divisions:
            return ""
        places, counted = (
            self.by_id(catalogue.Municipality),
            {figure.municipality for figure in figures},
        )
        later = self._succession().after(place.id, divisions[0])
        names = [places[id].brief for id in sorted(later) if id != place.id and id in counted]
        return f"its inhabitants are counted with those of {' and '.join(names)}" if names else ""

    def _made_of(self, asked: Asked, year: int, end: date) -> set[str]:
        """Return a municipality as it was at the end of a year: itself, or of whom it was made."""
        place = self._of_year(asked, year)
        if place.period.has_ended(end) == YES:
            question = f"the inhabitants of {place.id} at the end of {year}"
            raise NotExisting.to(question, self._succession().fate(place, end))
        if self._exists(place, end).is_possible:
            return {place.id}
        return set(self._succession().before(place.id, end))
