"""Municipalities of a day: those in a region, with a title; cities; regions and counties."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import coverage, made, municipality, office, person, tenure, world

DAY = "2023-11-16"
PLACES = up.register().all(up.Municipality)
DAYS = st.dates(date(2005, 1, 1), date(2026, 12, 31))


def codes(places: Any) -> list[str]:
    return [place.code for place in places]


# ------------------------------------------------------------------------- municipalities(on=)


def test_the_municipalities_of_a_day_come_by_code_and_say_what_was_asked() -> None:
    found = up.municipalities(on="16.11.2023")
    assert len(found) == 309
    assert codes(found) == sorted(codes(found))
    assert found.asked == "municipalities on 2023-11-16"
    assert str(up.municipalities(on="latest").asked) == "municipalities on 2026-12-31 (latest)"


@pytest.mark.parametrize("name", ["06", "Pirkanmaa", "Birkaland", "region-06"])
def test_those_of_a_region(name: str) -> None:
    found = up.municipalities(on=DAY, region=name)
    assert found.complete == up.YES
    assert found.asked == "municipalities region-06 on 2023-11-16"
    assert len(found) == 23
    assert "291" in codes(found)


@settings(max_examples=25)
@given(DAYS)
def test_the_regions_of_a_day_share_out_its_municipalities(day: date) -> None:
    parts = [
        codes(up.municipalities(on=day, region=region.code))
        for region in up.register().all(up.Region)
    ]
    assert sorted(code for part in parts for code in part) == codes(up.municipalities(on=day))
    assert len([part for part in parts if part]) == (20 if day.year < 2011 else 19)


def test_a_region_that_has_ended_has_no_municipalities() -> None:
    assert len(up.municipalities(on="2010-12-31", region="Itä-Uusimaa")) == 7
    assert len(up.municipalities(on="2011-01-01", region="Itä-Uusimaa")) == 0


@pytest.mark.parametrize(
    ("county", "count"), [("Pirkanmaan hyvinvointialue", 23), ("90", 1), ("Helsingfors stad", 1)]
)
def test_those_of_a_county(county: str, count: int) -> None:
    assert len(up.municipalities(on=DAY, county=county)) == count
    before = up.municipalities(on="2022-12-31", county=county)
    assert (len(before), before.possible, before.complete) == (0, (), up.YES)


def test_the_counties_share_out_the_municipalities_of_a_day() -> None:
    counties = up.register().all(up.WellbeingCounty)
    day = "2026-01-01"  # the first day on which a source says that Åland stands beside them
    parts = [codes(up.municipalities(on=day, county=county.id)) for county in counties]
    assert sorted(code for part in parts for code in part) == codes(up.municipalities(on=day))
    assert sum(county.kind == "county" for county in counties) == 21


def test_those_with_a_title_are_those_of_which_it_is_known() -> None:
    cities = up.municipalities(on="2021-01-01", title="city")
    others = up.municipalities(on="2021-01-01", title="municipality")
    assert len(cities) == 107
    assert len(cities) + len(others) == 309
    assert cities.complete == up.YES
    assert len(up.municipalities(on="2023-01-01", title="city")) == 108
    before = up.municipalities(on="2008-06-01", title="city")
    assert before.complete == up.UNDECIDED
    assert "091" in codes(before)
    assert "220" in codes(before.possible)
    both = up.municipalities(on="2018-01-01", title="city", region="Pirkanmaa")
    assert "211" in codes(both)
    assert "211" not in codes(up.municipalities(on="2017-12-31", title="city", region="Pirkanmaa"))


@pytest.mark.parametrize(
    ("language", "count"), [("fi", 260), ("sv", 16), ("fi-sv", 18), ("sv-fi", 15)]
)
def test_those_of_a_language_status(language: str, count: int) -> None:
    found = up.municipalities(on=DAY, language=language)
    assert len(found) == count
    assert found.complete == up.YES


def test_a_language_status_is_that_of_the_day() -> None:
    assert "545" in codes(up.municipalities(on="2015-12-31", language="sv"))
    assert "545" in codes(up.municipalities(on="2016-01-01", language="sv-fi"))


@pytest.mark.parametrize("wrong", [{"title": "town"}, {"language": "se"}, {"title": "kaupunki"}])
def test_a_word_that_is_none_of_the_list_is_refused(wrong: Any) -> None:
    with pytest.raises(up.InvalidValue, match="one of"):
        up.municipalities(on=DAY, **wrong)


def test_a_world_without_a_coverage_says_that_its_list_may_be_short() -> None:
    register = world(municipality("901", "Vik", period="2000-01-01/.."))
    found = register.municipalities(on="1066-10-14")
    assert (codes(found), found.complete) == ([], up.UNDECIDED)
    assert codes(register.municipalities(on="2026-11-25")) == ["901"]
    with pytest.raises(up.InvalidDay, match="no declared coverage"):
        register.municipalities(on="latest")


# ------------------------------------------------------------------------- cities


def test_a_city_is_a_municipality_as_it_stood_on_the_day() -> None:
    city = up.city("Åbo", on=DAY)
    assert (city.id, city.code, city.name.fi) == ("municipality-853", "853", "Turku")
    assert city.head.person.name == "Minna Arve"
    assert city.region is not None
    assert city.region.name.fi == "Varsinais-Suomi"
    assert city.population is not None
    assert (city.population.year, city.population.count) == (2022, 197900)
    assert not city.is_presumed
    assert repr(city) == "<city 853 Turku on 2023-11-16>"
    assert "statfin-11re" in city.sources
    assert up.city("Åbo", on="2023-12-31").population.year == 2023  # type: ignore[union-attr]


def test_the_name_of_a_city_is_that_of_the_day() -> None:
    assert up.city("445", on="2023-01-01").name.sv == "Pargas"
    with pytest.raises(up.Undecided):
        up.city("Länsi-Turunmaa", on="2010-01-01")


def test_a_title_is_presumed_after_the_day_to_which_it_was_seen() -> None:
    seen, later = (up.city("Lahti", on=day) for day in ("2021-01-01", DAY))
    assert (seen.is_presumed, later.is_presumed) == (False, True)
    assert repr(later) == "<city 398 Lahti on 2023-11-16, presumed>"
    assert seen < later
    assert "verified to 2021-01-01" in later.why()
    assert "presumed" not in seen.why()


@pytest.mark.parametrize("lang", up.Text(fi="fi", sv="sv", en="en").all)
def test_why_a_city_is_one_is_told_in_three_languages(lang: Any) -> None:
    told = up.city("Helsinki", on="2025-01-01").why(lang)
    for part in ("NUTS", "684018", "684589", "am-dashboard-log", {"sv": "stad"}.get(lang, "")):
        assert part in told
    words = {"fi": "kaupungin nimitystä", "sv": "benämningen stad", "en": "title of city"}
    assert words[lang] in told


def test_who_does_not_use_the_title_is_no_city() -> None:
    with pytest.raises(up.NotExisting, match="municipality \\(kunta\\)") as refused:
        up.city("Tuusula", on=DAY)
    assert isinstance(refused.value, LookupError)
    assert up.city("Kangasala", on="2018-01-01").code == "211"
    with pytest.raises(up.NotExisting):
        up.city("Kangasala", on="2017-12-31")


def test_of_whom_no_source_says_the_title_it_is_undecided() -> None:
    with pytest.raises(up.Undecided, match="no source says whether it used the title"):
        up.city("Tarvasjoki", on="2010-06-01")
    with pytest.raises(up.Undecided, match="Period"):
        up.city("Lieto", on="2022-07-15")
    with pytest.raises(up.NotExisting):
        up.city("Lieto", on="2022-06-29")
    assert up.city("Lieto", on="2022-07-31").code == "423"


def test_who_does_not_exist_is_no_city() -> None:
    with pytest.raises(up.NotExisting, match="merged into Kouvola"):
        up.city("Kuusankoski", on="2009-01-01")


@given(st.sampled_from(PLACES), DAYS)
def test_a_city_is_one_by_its_titles_and_nothing_else(place: up.Municipality, day: date) -> None:
    known = [t for t in place.titles if t.period.contains(day).is_certain]
    try:
        city = up.city(place, on=day)
    except up.NotExisting:
        assert place.period.contains(day) == up.NO or [t.word for t in known] == ["municipality"]
    except up.Undecided:
        assert not known
    else:
        assert [t.word for t in known] == ["city"]
        assert city.title == known[0]


def made_city(**fields: Any) -> up.Register:
    titles = [{"word": "city", "period": "2000-01-01/.."}]
    place = municipality("901", "Vik", titles=titles, period="2000-01-01/..", **fields)
    return world(
        place,
        person("aino"),
        office(heads=place.id),
        tenure("aino", "2001-01-01/.."),
        made(up.Population, {}, id="p", municipality=place.id, year=2020),
    )


def test_what_is_not_known_of_a_city_is_none() -> None:
    city = made_city().city("Vik", on="2021-01-01")
    assert city.region is None
    assert city.population is not None
    assert city.population.count is None
    assert "Inhabitants on 31 December 2020: not known" in city.why()
    assert city.head.person.name == "Aino"
    assert made_city().city("Vik", on="2019-01-01").population is None
    assert "Inhabitants" not in made_city().city("Vik", on="2019-01-01").why()


# ------------------------------------------------------------------------- regions and counties


@pytest.mark.parametrize("name", ["20", "Itä-Uusimaa", "östra nyland", "region-20"])
def test_a_region_is_found_by_code_id_and_name(name: str) -> None:
    region = up.region(name)
    assert region.id == "region-20"
    assert region.successors == ("region-01",)
    assert region.period.contains("2010-12-31").is_certain
    assert not region.period.contains("2011-01-01").is_possible


def test_what_is_no_region_is_refused() -> None:
    with pytest.raises(up.UnknownName):
        up.region("Turku")
    with pytest.raises(up.InvalidValue):
        up.region(2)  # type: ignore[arg-type]
    with pytest.raises(up.UnknownName):
        up.county("Turku")


def test_the_seven_of_itauusimaa_joined_uusimaa() -> None:
    found = up.municipal_changes(through=2011, kind="region-change")
    moved = sorted(id[-3:] for change in found for id in change.before)
    assert moved == codes(up.municipalities(on="2010-12-31", region="20"))
    for code in moved:
        assert up.region_of(code, on="2010-12-31").code == "20"
        assert up.region_of(code, on="2011-01-01").code == "01"


def test_every_change_of_region_and_language_is_that_of_the_municipality() -> None:
    for change in up.municipal_changes():
        if change.kind == "region-change":
            (id,) = change.before
            day = change.on.day
            assert day is not None
            place = up.municipality(id)
            before, after = (
                [r.target for r in place.regions if r.period.contains(d).is_certain]
                for d in (date(day.year - 1, 12, 31), day)
            )
            assert (before, after) == ([change.old], [change.new])
        if change.kind == "language-change":
            place = up.municipality(change.before[0])
            assert [s.word for s in place.language_statuses] == [change.old, change.new]
        if change.kind == "title-change":
            place = up.municipality(change.before[0])
            assert [t.word for t in place.titles] == [change.old, change.new]
        if change.kind == "rename":
            place = up.municipality(change.before[0])
            assert change.lang is not None
            old, new = (name.text.get(change.lang) for name in place.names)
            assert (old, new) == (change.old, change.new)
            assert place.names[-1].period.start == change.on


def test_a_county_is_in_charge_from_2023() -> None:
    assert up.county_of("Oulu", on="2023-01-01").code == "19"
    with pytest.raises(up.NotExisting, match="from 2023-01-01 on"):
        up.county_of("Oulu", on="2022-12-31")
    with pytest.raises(up.NotExisting, match="abolished"):
        up.county_of("Pertunmaa", on="2025-01-01")
    with pytest.raises(up.Undecided, match="no source says to which county"):
        up.county_of("Tarvasjoki", on="2014-01-01")


def test_helsinki_stands_for_itself_and_aland_lies_outside() -> None:
    assert up.county_of("Helsinki", on=DAY).kind == "municipality"
    assert up.county_of("Maarianhamina", on="2026-01-01").kind == "autonomous-region"
    with pytest.raises(up.Undecided, match="no source says to which county"):
        up.county_of("Maarianhamina", on=DAY)
    assert up.county("City of Helsinki").name.fi == "Helsinki"


def test_without_a_source_for_it_a_region_is_undecided() -> None:
    with pytest.raises(up.Undecided, match="no source says to which region"):
        made_city().region_of("Vik", on="2021-01-01")
    with pytest.raises(up.Undecided, match="no source says to which county"):
        made_city().county_of("Vik", on="2021-01-01")


# ------------------------------------------------------------------------- records as names


def test_a_record_is_as_good_as_its_id() -> None:
    oulu = up.municipality("Oulu")
    assert up.city(oulu, on=DAY) == up.city("Oulu", on=DAY)
    assert up.region_of(oulu, on=DAY) == up.region_of("564", on=DAY)
    assert up.successors(oulu, on=DAY)[0] == oulu
    stranger = municipality("901", "Vik")
    with pytest.raises(up.UnknownName):
        up.city(stranger, on=DAY)
    with pytest.raises(up.UnknownName):
        up.successors(stranger, on=DAY)


def test_a_life_that_is_not_certain_is_no_answer_outside_the_days_that_are_known() -> None:
    register = world(
        municipality("901", "Vik", period="[..2005-01-01]/.."),
        municipality("902", "Bo", period="1900-01-01/.."),
        coverage("2005-01-01/2026-12-31", id="coverage-municipalities"),
    )
    with pytest.raises(up.OutsideCoverage):
        register.municipality("Vik", on="1990-01-01")
    assert register.municipality("Bo", on="1990-01-01").code == "902"
    with pytest.raises(up.OutsideCoverage, match="existed 1900-01-01"):
        register.municipality("Bo", on="1800-01-01")
    undecided = world(municipality("901", "Vik", period="2010/.."))
    assert undecided.municipality("Vik", on="2010-06-01").code == "901"
