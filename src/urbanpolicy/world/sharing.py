"""Which share of the country's inhabitants live in municipalities that agreements bind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from urbanpolicy.errors import OutsideCoverage
from urbanpolicy.model import catalogue
from urbanpolicy.model.vocabulary import read_basis
from urbanpolicy.values.days import Day
from urbanpolicy.values.truth import UNDECIDED, YES
from urbanpolicy.world import results
from urbanpolicy.world.forcing import Forcing

if TYPE_CHECKING:
    from urbanpolicy.model.places import Municipality
    from urbanpolicy.model.vocabulary import Basis


def year_before(day: date) -> int:
    """Return the year that ended last by a day.

    >>> year_before(date(2021, 12, 31)), year_before(date(2021, 12, 30))
    (2021, 2020)
    """
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


if TYPE_CHECKING:
    from urbanpolicy.world.counting import Allowance, PopulationSum
    from urbanpolicy.world.share import PopulationShare


class Sharing(Forcing):
    """The question for a share of the population; ``Register`` has it with all the others."""

    __slots__ = ()

    def population_share(
        self,
        model: str,
        *,
        on: Day,
        basis: Basis = "in_force",
        year: int | None = None,
        allow: Iterable[Allowance] = (),
    ) -> PopulationShare:
        """Return which share of the country's inhabitants the agreements of a model bind on a day.

        The municipalities bound on the day are counted with the figures of the end of a year: of
        ``year``, else of the last that had ended by the day. Each inhabitant counts once, whatever
        merged since; figures that are missing, preliminary or of more municipalities than those
        bound are refused, as by ``population_of``, unless ``allow`` names them.

        Raises:
            UnknownName, AmbiguousName: if the model cannot be told.
            InvalidDay, InvalidValue: if ``on`` is no day or ``basis`` no basis.
            OutsideCoverage, Undecided: if the figures of the year do not give the sums.

        >>> from urbanpolicy.world.builtin import register
        >>> share = register().population_share("mal", on="2021-12-31")
        >>> share
        <mal on 2021-12-31 (in_force): 56.53%, 3,136,256 of 5,548,241 at the end of 2021>
        >>> len(share.bound), round(share.share, 3)
        (64, 0.565)
        """
        kind = self._names(catalogue.AgreementModel, "agreement_model").find(model)
        asked, basis = self._as_of(on), read_basis(basis)
        counted = year_before(asked.day) if year is None else year
        allow = tuple(allow)
        agreements = self.grouped(catalogue.Agreement, "model").get(kind.id, ())
        places = [
            place
            for place in self.all(catalogue.Municipality)
            if self._exists(place, asked.day).is_possible
            and any(self._is_party(a, place, None).is_possible for a in agreements)
        ]
        truths = {p: self._some_binds(agreements, p, basis, asked.day) for p in places}
        bound = [place for place in places if truths[place] == YES]
        undecided = [place for place in places if truths[place] == UNDECIDED]

        def inhabitants(of: list[Municipality]) -> PopulationSum:
            return self.population_of(self._then(of, asked.day, counted), year=counted, allow=allow)

        total = self.population_of(year=counted, allow=allow)  # refuses a year without figures
        if not total.total:
            question = f"the share of the population that {kind.id} binds on {asked}"
            raise OutsideCoverage.to(
                question, f"the register knows of nobody at the end of {counted}"
            )
        return results.PopulationShare(
            model=kind,
            on=asked,
            basis=basis,
            year=counted,
            least=inhabitants(bound),
            most=inhabitants(bound + undecided),
            total=total,
            bound=tuple(bound),
            undecided=tuple(undecided),
        )

    def _then(self, places: Iterable[Municipality], day: date, year: int) -> list[str]:
        """Return who stood at the end of a year where some municipalities stand on a day."""
        end, succession = date(year, 12, 31), self._succession()
        found: set[str] = set()
        for place in places:
            made_of = succession.before(place.id, end)
            stood = {id: t for id, t in made_of.items() if place.id in succession.after(id, day)}
            stood = stood or succession.after(place.id, end)
            found |= {id for id, truth in stood.items() if truth.is_certain}
        return sorted(found)
