"""A municipality that uses the title of city, as it stood on a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from urbanpolicy.errors import cut
from urbanpolicy.model.disputes import Conflict, Gap
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.populations import Population
from urbanpolicy.model.properties import DatedReference, DatedWord
from urbanpolicy.model.regions import Region
from urbanpolicy.model.sources import Source
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.holding import Holding
from urbanpolicy.world.reasons import absences, because, citations, disputes, explain, word_for

if TYPE_CHECKING:
    from urbanpolicy.world.reason import Reason


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class City(Value):
    """A municipality that uses the title of city on a day, with its name, head and region then.

    Order: by code, then day.
    """

    municipality: Municipality
    on: AsOf
    title: DatedWord
    """The record of its title."""
    is_presumed: bool = False
    """Whether the title was verified only to an earlier day: see ``title.period.verified``."""
    head: Holding
    """Who led it that day: its mayor or city manager, as far as known."""
    region: Region | None = None
    """The region by the national classification (maakunta), not NUTS; None: not known."""
    membership: DatedReference | None = None
    """From when to when it belonged to that region."""
    population: Population | None = None
    """The last figure of a year end on that day or before; None: the register has none."""
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[Gap, ...] = ()
    cited: tuple[Source, ...] = ()

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Code of the municipality, then day."""
        return (self.municipality.sort_key, self.on.sort_key)

    @property
    def id(self) -> str:
        """The id of the municipality."""
        return self.municipality.id

    @property
    def code(self) -> str:
        """The code of the municipality."""
        return self.municipality.code

    @property
    def name(self) -> Text:
        """The name that it had that day."""
        return self.municipality.name_on(self.on.day)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that the answer rests on, its head apart, sorted."""
        return tuple(sorted(source.id for source in self.cited))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is a city, where it lies and how many live there; who leads it, ``head`` says."""
        return (*self._steps(), *citations(self.cited))

    def why(self, lang: Lang = "en") -> str:
        """Return the reasons in words, a line each."""
        return explain(self.reasons, lang)

    def _steps(self) -> Iterator[Reason]:
        title = self.title
        shown_by = [citation.source for citation in title.citations]
        yield because("city", [self.id], shown_by, name=self.name, on=self.on, period=title.period)
        if self.is_presumed:
            yield because("city-presumed", [self.id], verified=title.period.verified)
        if self.region and self.membership:
            yield because(
                "in-region",
                [self.region.id],
                region=self.region.name,
                period=self.membership.period,
            )
        if figure := self.population:
            yield because(
                "inhabitants",
                [figure.id],
                figure.sources,
                year=figure.year,
                count=figure.count if figure.count is not None else word_for("unknown"),
                status=word_for(figure.status or "unknown", "unknown"),
                division=figure.division or word_for("unknown"),
            )
        yield from disputes(self.conflicts)
        yield from absences(self.gaps)

    def __repr__(self) -> str:
        known = ", presumed" if self.is_presumed else ""
        return cut(f"<city {self.code} {self.name.show('fi')} on {self.on}{known}>")
