"""Which share of the country's inhabitants live in municipalities that agreements bind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from urbanpolicy.errors import OutsideCoverage, Undecided, cut, listed
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.vocabulary import Basis
from urbanpolicy.values.days import Day
from urbanpolicy.values.truth import UNDECIDED, YES
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf, as_of
from urbanpolicy.world.counting import Allowance, PopulationSum
from urbanpolicy.world.force import read_basis
from urbanpolicy.world.forced import Forcing


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class PopulationShare(Value):
    """The share of the country's inhabitants whom the agreements of a model bind on a day.

    Inhabitants are those of the municipalities bound on the day, by the figures of the end of a
    year. Where it is undecided whether some are bound, the share lies between two numbers.

    Order: by model, day, year.
    """

    model: AgreementModel
    on: AsOf
    basis: Basis
    year: int
    """The year at the end of which inhabitants were counted."""
    least: PopulationSum
    """The inhabitants of the municipalities that are surely bound."""
    most: PopulationSum
    """Those of the municipalities that may be bound."""
    total: PopulationSum
    """The inhabitants of the country."""
    bound: tuple[Municipality, ...]
    """The municipalities that are surely bound, by code."""
    undecided: tuple[Municipality, ...] = ()
    """Those of which it is not decided, by code."""

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Model, day, year."""
        return (self.model.sort_key, self.on.sort_key, self.year)

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest share that it may be, each between 0 and 1."""
        return (self.least.total / self.total.total, self.most.total / self.total.total)

    @property
    def share(self) -> float:
        """The share, between 0 and 1.

        Raises:
            Undecided: if some municipalities may be bound or not; ``bounds`` has the two numbers.
        """
        least, most = self.bounds
        if least != most:
            names = listed(place.brief for place in self.undecided)
            why = f"it is not decided whether these are bound: {names}"
            hint = f"bounds: between {least:.2%} and {most:.2%}"
            raise Undecided.to(self._asked, why, self.undecided, hint)
        return least

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of the figures, sorted."""
        return tuple(sorted({*self.most.sources, *self.total.sources}))

    @property
    def _asked(self) -> str:
        return f"the share of the population that {self.model.id} binds on {self.on}"

    def __repr__(self) -> str:
        least, most = self.bounds
        shown = f"{least:.2%}" if least == most else f"{least:.2%} to {most:.2%}"
        people = f"{self.least.total:,} of {self.total.total:,}"
        return cut(
            f"<{self.model.id} on {self.on} ({self.basis}): {shown}, {people} at the end of {self.year}>"
        )


def year_before(day: date) -> int:
    """Return the year that ended last by a day.

    >>> year_before(date(2021, 12, 31)), year_before(date(2021, 12, 30))
    (2021, 2020)
    """
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


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
        kind = self._names(AgreementModel, "agreement_model").find(model)
        asked, basis = as_of(on, self._last_day()), read_basis(basis)
        counted = year_before(asked.day) if year is None else year
        allow = tuple(allow)
        agreements = self.grouped(Agreement, "model").get(kind.id, ())
        places = [
            place
            for place in self.all(Municipality)
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
        return PopulationShare(
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
