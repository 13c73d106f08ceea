"""A share of the country's inhabitants: those who live where agreements bind."""

from __future__ import annotations

import attrs

from urbanpolicy.errors import Undecided, cut, listed
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.vocabulary import Basis
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.counting import PopulationSum


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
