"""Populations and their sums: one division, nobody twice, nothing missing in silence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import made, municipality, world
from tests.world.plain import rows

YEARS = range(2005, 2024)


def figure(code: str, year: int, count: int | None, **fields: Any) -> up.Population:
    defaults = {"status": "final", "division": "2020-01-01", **fields}
    id = f"municipality-{code}"
    return made(
        up.Population, defaults, id=f"p-{code}-{year}", municipality=id, year=year, count=count
    )


# ------------------------------------------------------------------------- one municipality


def test_a_figure_says_its_status_its_division_and_what_it_covers() -> None:
    lieto = up.population("Lieto", year=2013)
    assert (lieto.count, lieto.status, lieto.coverage) == (19128, "final", "backcast")
    assert str(lieto.division) == "2024-01-01"
    assert lieto.count_at_time is None
    kankaanpaa = up.population("Kankaanpää", year=2019)
    honkajoki = up.population("Honkajoki", year=2019)
    assert (honkajoki.count, honkajoki.coverage) == (None, "included")
    assert kankaanpaa.count_at_time is not None
    assert honkajoki.count_at_time is not None
    assert kankaanpaa.count == kankaanpaa.count_at_time + honkajoki.count_at_time


def test_a_missing_figure_is_not_zero_and_who_has_it_is_told() -> None:
    with pytest.raises(up.OutsideCoverage, match="counted with those of 423 Lieto"):
        up.population("Tarvasjoki", year=2013)
    with pytest.raises(up.OutsideCoverage, match="182 Jämsä and 562 Orivesi"):
        up.population("Längelmäki", year=2005)
    with pytest.raises(up.OutsideCoverage) as refused:
        up.population("Nurmijärvi", year=2025)
    assert "counted with" not in str(refused.value)
    for year in (2004, 2026, 0, "2020", 2020.0, True):
        with pytest.raises(up.OutsideCoverage):
            up.population("Turku", year=year)  # type: ignore[arg-type]


def test_a_name_that_several_had_is_that_of_the_year() -> None:
    assert up.population("Parainen", year=2012).municipality == "municipality-445"
    with pytest.raises(up.OutsideCoverage, match="counted with those of 445 Parainen"):
        up.population("Parainen", year=2008)
    with pytest.raises(up.NotExisting):
        up.population("Vöyri", year=2008)
    with pytest.raises(up.AmbiguousName):
        up.population("Parainen", year="2012")  # type: ignore[arg-type]


# ------------------------------------------------------------------------- sums


@pytest.mark.parametrize("year", YEARS)
def test_the_sum_of_a_year_is_the_figure_of_the_nation(year: int) -> None:
    claimed = {c.as_of.latest.year: c for c in up.claims("coverage-populations") if c.as_of.latest}
    whole = up.population_of(year=year)
    assert whole.total == claimed[year].number
    assert whole == up.population_of(up.municipalities(on=f"{year}-12-31"), year=year)
    assert whole.total == sum(
        row.get("count", 0) for row in rows("populations") if row["year"] == year
    )
    assert (whole.is_final, whole.is_complete) == (True, True)
    assert {figure.division for figure in whole.figures} == {whole.division}
    assert "statfin-11re" in whole.sources


def test_nobody_is_counted_twice_whoever_is_named_twice() -> None:
    once = up.population_of(["Kankaanpää", "Honkajoki"], year=2019)
    assert once.total == up.population("Kankaanpää", year=2019).count
    assert once == up.population_of(["214", "Honkajoki", "municipality-099", "099"], year=2019)
    assert once.municipalities == (up.municipality("099"), up.municipality("214"))


@settings(max_examples=40)
@given(st.sampled_from(YEARS), st.data())
def test_parts_of_the_country_sum_to_the_whole(year: int, data: st.DataObject) -> None:
    """However the municipalities of a division are shared out, each inhabitant is in one part."""
    division = [f.municipality for f in up.population_of(year=year).figures]
    taken = set(data.draw(st.lists(st.sampled_from(division), max_size=40)))
    parts = [
        up.population_of(part, year=year, allow=["backcast"]).total
        for part in (taken, set(division) - taken)
    ]
    assert sum(parts) == up.population_of(year=year).total


def test_a_figure_that_includes_others_is_refused_unless_they_are_asked_for_too() -> None:
    with pytest.raises(up.Undecided, match="include 838 Tarvasjoki, not asked for"):
        up.population_of(["Lieto"], year=2013)
    with pytest.raises(up.Undecided, match="include 423 Lieto, not asked for"):
        up.population_of(["Tarvasjoki"], year=2013)
    both = up.population_of(["Lieto", "Tarvasjoki"], year=2013)
    assert (both.total, both.beyond, both.is_complete) == (19128, (), True)
    allowed = up.population_of(["Lieto"], year=2013, allow=["backcast"])
    assert allowed.total == both.total
    assert allowed.beyond == (up.municipality("Tarvasjoki"),)
    assert not allowed.is_complete
    assert repr(allowed).endswith("division of 2024-01-01, with 1 not asked for>")


def test_who_was_divided_counts_only_with_all_who_took_a_part() -> None:
    with pytest.raises(up.Undecided, match="182 Jämsä"):
        up.population_of(["Längelmäki"], year=2005)
    whole = up.population_of(["Längelmäki", "Jämsä", "Jämsänkoski", "Orivesi"], year=2005)
    assert len(whole.figures) == 2


def test_who_began_later_is_those_of_whom_it_was_made() -> None:
    akaa = up.population_of(["Akaa"], year=2005)
    assert akaa.total == up.population("Akaa", year=2005).count
    assert [place.name.fi for place in akaa.municipalities] == ["Kylmäkoski", "Toijala", "Viiala"]


def test_who_had_ended_has_no_inhabitants() -> None:
    with pytest.raises(up.NotExisting, match="merged into Lieto"):
        up.population_of(["Turku", "Tarvasjoki"], year=2015)


def test_preliminary_figures_are_refused_unless_they_are_allowed() -> None:
    with pytest.raises(up.Undecided, match="284 of 308 figures are not final"):
        up.population_of(year=2024)
    mixed = up.population_of(year=2024, allow=["preliminary"])
    assert mixed.total == 5636622
    assert (len(mixed.preliminary), mixed.is_final) == (284, False)
    assert "284 figures not final" in repr(mixed)
    final = up.population_of(["Helsinki", "Oulu"], year=2024)
    assert (final.total, final.is_final) == (684018 + 216152, True)
    with pytest.raises(up.Undecided):
        up.population_of(["Helsinki", "Espoo"], year=2024)


def test_a_partial_year_is_refused_unless_it_is_allowed() -> None:
    with pytest.raises(up.OutsideCoverage, match="157 of them have no figure"):
        up.population_of(year=2025)
    part = up.population_of(year=2025, allow=["partial"])
    assert (len(part.figures), len(part.missing)) == (151, 157)
    assert not part.is_complete
    assert "157 without a figure" in repr(part)
    six = ["Helsinki", "Espoo", "Tampere", "Vantaa", "Oulu", "Turku"]
    assert up.population_of(six, year=2025).is_complete


def test_the_six_largest_are_the_same_in_every_year() -> None:
    for year in range(2009, 2026):
        figures = [f for f in up.register().all(up.Population) if f.year == year and f.count]
        largest = sorted(figures, key=lambda f: -(f.count or 0))[:6]
        codes = [f.municipality[-3:] for f in largest]
        assert codes == ["091", "049", "837", "092", "564", "853"]


@pytest.mark.parametrize("year", [2004, 2026, 0, "2020", True, None])
def test_a_year_without_figures_is_refused(year: Any) -> None:
    with pytest.raises(up.OutsideCoverage, match="there are no figures of that year"):
        up.population_of(["Turku"], year=year)


@pytest.mark.parametrize("allow", ["preliminary", ["all"], 3, None])
def test_only_three_words_allow_something(allow: Any) -> None:
    with pytest.raises(up.InvalidValue, match="a list of backcast, partial, preliminary"):
        up.population_of(["Turku"], year=2020, allow=allow)


@pytest.mark.parametrize("one", ["Turku", up.municipality("Turku")])
def test_one_municipality_is_no_list(one: Any) -> None:
    with pytest.raises(up.InvalidValue, match="ask population"):
        up.population_of(one, year=2020)


def test_sums_come_by_year_and_total() -> None:
    turku = [up.population_of(["Turku"], year=year) for year in (2021, 2020)]
    assert sorted(turku) == turku[::-1]


# ------------------------------------------------------------------------- worlds that are made up


def test_figures_in_two_divisions_are_not_added() -> None:
    places = [municipality(code, f"M {code}", period="2000-01-01/..") for code in ("901", "902")]
    mixed = [figure("901", 2019, 5), figure("902", 2019, 7, division="2021-01-01")]
    with pytest.raises(up.Undecided, match="do not follow one division"):
        world(*places, *mixed).population_of(year=2019)
    none = [figure("901", 2019, 5, division=None)]
    with pytest.raises(up.Undecided, match="do not follow one division"):
        world(*places, *none).population_of(["901"], year=2019)


def test_of_a_world_without_divisions_nobody_is_said_to_be_counted_elsewhere() -> None:
    places = [municipality(code, f"M {code}", period="2000-01-01/..") for code in ("901", "902")]
    register = world(*places, figure("901", 2019, 5, division=None))
    with pytest.raises(up.OutsideCoverage) as refused:
        register.population("902", year=2019)
    assert "counted with" not in str(refused.value)


def test_a_figure_that_is_not_given_is_missing() -> None:
    place = municipality("901", "Vik", period="2000-01-01/..")
    register = world(place, figure("901", 2019, None))
    with pytest.raises(up.OutsideCoverage, match="1 of them have no figure: 901 Vik"):
        register.population_of(["Vik"], year=2019)
    assert register.population_of(["Vik"], year=2019, allow=["partial"]).total == 0


@given(st.integers(2000, 2030))
def test_the_division_of_a_figure_is_a_day(year: int) -> None:
    place = municipality("901", "Vik", period="1990-01-01/..")
    found = world(place, figure("901", year, 5)).population_of(["901"], year=year)
    assert found.division == date(2020, 1, 1)
