"""What the register computes to set beside a number that a source claims.

A claim names it by a key, ``computes``: the name of one of the counts below, and after a colon what
it is counted for, with ``@`` and a day where it holds on a day: ``agreements-of:ecosystem``,
``municipalities-of:mal@2023-11-16``, ``municipalities-on:2026-01-01``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from urbanpolicy.errors import UnknownName
from urbanpolicy.model import catalogue
from urbanpolicy.values.days import read_day
from urbanpolicy.values.truth import YES
from urbanpolicy.world.binding import Binding

if TYPE_CHECKING:
    from urbanpolicy.model.agreements import Agreement
    from urbanpolicy.model.charters import AgreementModel
    from urbanpolicy.model.contents import FundingLine
    from urbanpolicy.model.places import Municipality
    from urbanpolicy.model.populations import Population

Number = int | float
Count = Callable[[Binding, str], Number]
C = TypeVar("C", bound=Count)

COUNTS: dict[str, Count] = {}
"""The counts by the name with which a key begins."""


def compute(world: Binding, key: str) -> Number:
    """Return what the register holds for a key.

    Raises:
        UnknownName: if there is no such count, or nothing of the id that it names.
    """
    name, _, subject = key.partition(":")
    if name not in COUNTS:
        raise UnknownName.of(name, "count", sorted(COUNTS))
    return COUNTS[name](world, subject)


def counted(name: str) -> Callable[[C], C]:
    """Enter a function among the counts."""

    def enter(function: C) -> C:
        COUNTS[name] = function
        return function

    return enter


def _at(subject: str) -> tuple[str, date | None]:
    id, _, day = subject.partition("@")
    return id, read_day(day, "computes") if day else None


def _agreements(world: Binding, subject: str) -> list[Agreement]:
    """The agreements of a model, or the one of this id; on a day only those surely in force."""
    id, day = _at(subject)
    if id in world.by_id(catalogue.Agreement):
        return [world.by_id(catalogue.Agreement)[id]]
    model = world.one(catalogue.AgreementModel, id)
    return list(world.agreements(model=model.id, on=day))


def _municipalities(world: Binding, subject: str) -> list[Municipality]:
    id, day = _at(subject)
    if id in world.by_id(catalogue.AgreementModel) and day is not None:
        return list(world.agreements(model=id, on=day).municipalities)
    found = {place for a in _agreements(world, id) for place in a.municipalities}
    return sorted(world.by_id(catalogue.Municipality)[id] for id in found)


@counted("agreements-of")
def _agreements_of(world: Binding, subject: str) -> int:
    """Agreements of a model; with a day, those in force."""
    return len(_agreements(world, subject))


@counted("agreements-without")
def _agreements_without(world: Binding, subject: str) -> int:
    """Agreements of a model to which a municipality is no party."""
    id, _, place = subject.partition("/")
    return sum(place not in agreement.municipalities for agreement in _agreements(world, id))


@counted("signed-of")
def _signed_of(world: Binding, subject: str) -> int:
    """Agreements of a model whose signing is known; with a day, those signed on it."""
    id, day = _at(subject)
    stones = [agreement.milestone("signed") for agreement in _agreements(world, id)]
    return sum(s is not None and (day is None or s.date.is_on(day) == YES) for s in stones)


@counted("networks-of")
def _networks_of(world: Binding, subject: str) -> int:
    """Agreements of a model that are networks."""
    return sum(agreement.nature == "network" for agreement in _agreements(world, subject))


@counted("municipalities-of")
def _municipalities_of(world: Binding, subject: str) -> int:
    """Municipalities that are party to an agreement or to those of a model; with a day, bound on it."""
    return len(_municipalities(world, subject))


@counted("cities-of")
def _cities_of(world: Binding, subject: str) -> int:
    """Of these municipalities, those that use the title of city, as far as is known of the day."""
    return len(_titled(world, subject, "city"))


@counted("not-cities-of")
def _not_cities_of(world: Binding, subject: str) -> int:
    """Of these municipalities, those that do not, as far as is known of the day."""
    return len(_titled(world, subject, "municipality"))


def _titled(world: Binding, subject: str, title: str) -> list[Municipality]:
    _, day = _at(subject)
    on = day or date.max
    return [
        place
        for place in _municipalities(world, subject)
        if {t.word for t in place.titles if t.period.contains(on).is_possible} == {title}
    ]


@counted("parties-of")
def _parties_of(world: Binding, subject: str) -> int:
    """All parties to an agreement."""
    return sum(party.role == "party" for party in world.one(catalogue.Agreement, subject).parties)


@counted("ministries-of")
def _ministries_of(world: Binding, subject: str) -> int:
    """The ministries among the parties to an agreement."""
    return len(_ministries(world, world.one(catalogue.Agreement, subject)))


@counted("other-parties-of")
def _other_parties_of(world: Binding, subject: str) -> int:
    """The parties to an agreement that are neither municipalities nor ministries."""
    agreement = world.one(catalogue.Agreement, subject)
    known = len(agreement.municipalities) + len(_ministries(world, agreement))
    return _parties_of(world, subject) - known


def _ministries(world: Binding, agreement: Agreement) -> set[str]:
    bodies = world.by_id(catalogue.Organisation)
    actors = {party.actor for party in agreement.parties if party.role == "party" and party.actor}
    return {id for id in actors if id in bodies and bodies[id].kind == "ministry"}


@counted("urban-regions-of")
def _urban_regions_of(world: Binding, subject: str) -> int:
    """The urban regions with an agreement of a model; with a day, with one in force."""
    return len({a.urban_region for a in _agreements(world, subject) if a.urban_region})


@counted("urban-regions")
def _urban_regions(world: Binding, _subject: str) -> int:
    """The urban regions that the register knows."""
    return len(world.all(catalogue.UrbanRegion))


@counted("members-of")
def _members_of(world: Binding, subject: str) -> int:
    """The municipalities with a seat in a body; with a day, surely on it."""
    id, day = _at(subject)
    group = world.one(catalogue.Group, id)
    return len(
        {
            seat.municipality
            for seat in world.grouped(catalogue.Membership, "group").get(group.id, ())
            if seat.municipality and (day is None or seat.period.contains(day).is_certain)
        }
    )


@counted("municipalities-together")
def _municipalities_together(world: Binding, subject: str) -> int:
    """The municipalities that are party to at least one of several agreements."""
    found = (world.one(catalogue.Agreement, id).municipalities for id in subject.split("/"))
    return len(frozenset[str]().union(*found))


@counted("municipalities-on")
def _municipalities_on(world: Binding, subject: str) -> int:
    """The municipalities of the country on a day."""
    day = read_day(subject, "computes")
    return sum(place.period.contains(day).is_certain for place in world.all(catalogue.Municipality))


@counted("municipalities-ended")
def _municipalities_ended(world: Binding, subject: str) -> int:
    """The municipalities that ended with the day before a day."""
    day = read_day(subject, "computes")
    changes = (change for change in world.all(catalogue.MunicipalChange) if change.on.day == day)
    return len({id for change in changes for id in change.ended})


@counted("cities-on")
def _cities_on(world: Binding, subject: str) -> int:
    """The municipalities that use the title of city on a day."""
    return len(world.municipalities(on=subject, title="city"))


@counted("led-by-mayor-on")
def _led_by_mayor_on(world: Binding, subject: str) -> int:
    """The municipalities that a mayor, not a city manager, surely leads on a day."""
    day = read_day(subject, "computes")
    words = (word for place in world.all(catalogue.Municipality) for word in place.leadership)
    return sum(word.word == "mayor" and word.period.contains(day).is_certain for word in words)


@counted("regions-on")
def _regions_on(world: Binding, subject: str) -> int:
    """The regions (maakunnat) of a day."""
    day = read_day(subject, "computes")
    return sum(region.period.contains(day).is_certain for region in world.all(catalogue.Region))


@counted("counties-on")
def _counties_on(world: Binding, subject: str) -> int:
    """The wellbeing services counties of a day, Helsinki and Åland apart."""
    day = read_day(subject, "computes")
    counties = (
        county for county in world.all(catalogue.WellbeingCounty) if county.kind == "county"
    )
    return sum(county.period.contains(day).is_certain for county in counties)


@counted("population-in")
def _population_in(world: Binding, subject: str) -> int:
    """The inhabitants of the country at the end of a year."""
    return world.population_of(year=int(subject)).total


@counted("university-cities")
def _university_cities(world: Binding, _subject: str) -> int:
    """The cities that were announced for the ecosystem agreements."""
    return len(world.all(catalogue.UniversityCity))


@counted("university-cities-without")
def _university_cities_without(world: Binding, subject: str) -> int:
    """The announced cities but for some."""
    left = set(subject.split("/"))
    return sum(city.municipality not in left for city in world.all(catalogue.UniversityCity))


@counted("university-centres")
def _university_centres(world: Binding, _subject: str) -> int:
    """The announced cities that host a university centre."""
    return sum(city.has_consortium for city in world.all(catalogue.UniversityCity))


@counted("universities")
def _universities(world: Binding, _subject: str) -> int:
    """The universities of which a place in an announced city is known."""
    return len({u.name for city in world.all(catalogue.UniversityCity) for u in city.universities})


@counted("themes-of")
def _themes_of(world: Binding, subject: str) -> int:
    """The themes of a model or an agreement."""
    return len(_holder(world, subject).themes)


@counted("regions-without-lead")
def _regions_without_lead(world: Binding, subject: str) -> int:
    """The agreements of one model less the themes of another, each of which one of them leads."""
    regions, _, themes = subject.partition("/")
    return _agreements_of(world, regions) - _themes_of(world, themes)


@counted("funding-of")
def _funding_of(world: Binding, subject: str) -> int:
    """The sum of the funding lines of a model or agreement, or of those with certain headings."""
    id, *headings = subject.split("/")
    return _sum(_holder(world, id).funding, headings)


@counted("funding-of-agreements")
def _funding_of_agreements(world: Binding, subject: str) -> int:
    """The sum of the funding lines with certain headings over all agreements of a model."""
    id, *headings = subject.split("/")
    return sum(_sum(agreement.funding, headings) for agreement in _agreements(world, id))


def _sum(lines: Iterable[FundingLine], headings: list[str]) -> int:
    chosen = (line for line in lines if not headings or line.heading.en in headings)
    return sum(line.amount.amount for line in chosen if line.amount)


def _holder(world: Binding, id: str) -> Agreement | AgreementModel:
    return world.by_id(catalogue.AgreementModel).get(id) or world.one(catalogue.Agreement, id)


@counted("targets-of")
def _targets_of(world: Binding, subject: str) -> int:
    """The sum of the targets of the agreements of a model, and of its own but for the total."""
    model = world.one(catalogue.AgreementModel, subject)
    own = [target.least or 0 for target in model.targets]
    single = [t.least or 0 for a in _agreements(world, model.id) for t in a.targets]
    return sum(single) + sum(own) - max(own, default=0)


@counted("population-of")
def _population_of(world: Binding, subject: str) -> int:
    """The inhabitants, at the end of the year of a day, of the municipalities bound on that day."""
    return sum(_populations(world, subject))


def _populations(world: Binding, subject: str) -> list[int]:
    places = {place.id for place in _municipalities(world, subject)}
    _, day = _at(subject)
    return [figure.count or 0 for figure in _figures(world, day) if figure.municipality in places]


@counted("least-population-of")
def _least_population_of(world: Binding, subject: str) -> int:
    """The inhabitants of the smallest of the municipalities bound."""
    return min(_populations(world, subject))


@counted("most-population-of")
def _most_population_of(world: Binding, subject: str) -> int:
    """The inhabitants of the largest of the municipalities bound."""
    return max(_populations(world, subject))


@counted("population-share-of")
def _population_share_of(world: Binding, subject: str) -> float:
    """Their per cent of the inhabitants of the country, to two decimals."""
    _, day = _at(subject)
    country = sum(figure.count or 0 for figure in _figures(world, day))
    return round(100 * _population_of(world, subject) / country, 2)


@counted("population-together")
def _population_together(world: Binding, subject: str) -> int:
    """The inhabitants, at the end of the year of a day, of the parties to at least one of several."""
    agreements, day = _at(subject)
    places = (world.one(catalogue.Agreement, id).municipalities for id in agreements.split("/"))
    return _living_in(world, frozenset[str]().union(*places), (day or date.max).year)


@counted("population-growth-of")
def _population_growth_of(world: Binding, subject: str) -> int:
    """How many more live in the parties to an agreement at the end of one year than of another."""
    id, _, years = subject.partition("@")
    before, _, after = years.partition("/")
    places = world.one(catalogue.Agreement, id).municipalities
    return _living_in(world, places, int(after)) - _living_in(world, places, int(before))


def _living_in(world: Binding, places: frozenset[str], year: int) -> int:
    figures = _figures(world, date(year, 12, 31))
    return sum(figure.count or 0 for figure in figures if figure.municipality in places)


def _figures(world: Binding, day: date | None) -> list[Population]:
    year = (day or date.max).year
    return [figure for figure in world.all(catalogue.Population) if figure.year == year]


NAMES: Mapping[str, str] = MappingProxyType(
    {name: (function.__doc__ or "").strip() for name, function in COUNTS.items()}
)
"""What each count says, for the documentation."""
