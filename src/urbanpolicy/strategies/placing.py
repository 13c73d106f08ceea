"""Strategies for places: names and words over time, divisions, municipalities and their changes."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.model.changes import MunicipalChange
from urbanpolicy.model.naming import DatedName
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.populations import Population
from urbanpolicy.model.properties import DatedReference, DatedWord
from urbanpolicy.model.regions import Region, UrbanRegion, WellbeingCounty
from urbanpolicy.strategies.building import built, few
from urbanpolicy.strategies.timing import partial_dates
from urbanpolicy.strategies.wording import codes, ids

_TWO_DIGITS = st.integers(0, 99).map("{:02d}".format)


def dated_names(**pinned: object) -> SearchStrategy[DatedName]:
    """Return names with the periods of their use."""
    return built(DatedName, pinned)


def dated_words(**pinned: object) -> SearchStrategy[DatedWord]:
    """Return properties in one word with the periods in which they held."""
    return built(DatedWord, pinned)


def dated_references(**pinned: object) -> SearchStrategy[DatedReference]:
    """Return regions and counties with the periods in which a municipality belonged to them."""
    return built(DatedReference, pinned)


def regions(**pinned: object) -> SearchStrategy[Region]:
    """Return regions (maakunnat)."""
    return built(Region, pinned, id=ids(prefix="region"), code=_TWO_DIGITS)


def wellbeing_counties(**pinned: object) -> SearchStrategy[WellbeingCounty]:
    """Return wellbeing services counties."""
    return built(WellbeingCounty, pinned, id=ids(prefix="county"), code=_TWO_DIGITS)


def urban_regions(**pinned: object) -> SearchStrategy[UrbanRegion]:
    """Return city regions of MAL agreements."""
    return built(UrbanRegion, pinned, id=ids(prefix="urban-region"))


def municipalities(**pinned: object) -> SearchStrategy[Municipality]:
    """Return municipalities, each with at least one name."""
    return built(
        Municipality,
        pinned,
        id=ids(prefix="municipality"),
        code=codes(),
        names=few(dated_names(), least=1),
    )


def municipal_changes(**pinned: object) -> SearchStrategy[MunicipalChange]:
    """Return mergers, transfers and other changes of municipalities."""
    concerned = few(ids(prefix="municipality"), least=1)
    return built(
        MunicipalChange,
        pinned,
        id=ids(prefix="change"),
        on=partial_dates(precisions=["day", "month", "year", "span", "bound"]),
        before=concerned,
        after=concerned,
    )


def populations(**pinned: object) -> SearchStrategy[Population]:
    """Return yearly populations."""
    years = st.integers(1990, 2030) | st.integers(1, 9999)
    return built(Population, pinned, id=ids(prefix="population"), year=years)
