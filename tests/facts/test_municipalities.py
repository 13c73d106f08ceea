"""Municipalities, regions and populations: what must hold, and that every record is accounted for."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import urbanpolicy as up

ACCOUNTING = Path(__file__).resolve().parents[2] / "docs" / "accounting"
PLACES = up.register().all(up.Municipality)

# The records of each list of the facts from which this part of the register was carried over.
RECORDS = {
    "municipalities": {"municipalities": 441},
    "municipality_changes": {"municipality_changes": 131},
    "population": {"population": 6332},
    "place_regions": {
        "sources": 4,
        "regions": 20,
        "wellbeing_services_counties": 23,
        "notes": 3,
        "gaps": 1,
        "unsourced_leads": 1,
    },
    "municipalities_sources": {
        "files": 3,
        "sources": 59,
        "method": 8,
        "counts_of_municipalities": 22,
        "counts_note": 1,
        "counts_of_towns": 7,
        "six_largest": 18,
        "national_population": 21,
        "checks": 9,
        "conflicts": 10,
        "gaps": 11,
        "unsourced_leads": 2,
    },
}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with (ACCOUNTING / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


# ------------------------------------------------------------------------- the account


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_has_one_row_and_what_is_named_is_there(name: str) -> None:
    assert Counter(row["list"] for row in rows(name)) == RECORDS[name]
    keys = [(row["list"], row["key"]) for row in rows(name)]
    assert len(set(keys)) == len(keys)
    known = {record.id for record in up.register()}
    for row in rows(name):
        assert row["fate"] in {"carried", "merged", "left-out"}
        assert set(row["ids"].split()) <= known, row
        if row["fate"] != "carried":
            assert row["note"], row
        elif row["list"] != "notes":
            assert row["ids"], row


def test_leads_without_a_source_never_enter() -> None:
    leads = [row for name in RECORDS for row in rows(name) if row["list"] == "unsourced_leads"]
    assert len(leads) == 3
    assert {(row["fate"], row["ids"]) for row in leads} == {("left-out", "")}


def test_every_municipality_change_and_population_is_accounted_for() -> None:
    carried = {id for name in RECORDS for row in rows(name) for id in row["ids"].split()}
    classes = (up.Municipality, up.MunicipalChange, up.Population, up.Region, up.WellbeingCounty)
    for cls in classes:
        assert {record.id for record in up.register().all(cls)} <= carried


# ------------------------------------------------------------------------- identities and days


def test_each_municipality_has_one_code_and_each_code_one_municipality() -> None:
    assert len(PLACES) == 441
    assert {place.id for place in PLACES} == {f"municipality-{place.code}" for place in PLACES}


def test_one_that_ended_keeps_its_name_and_its_days() -> None:
    tarvasjoki = up.municipality("Tarvasjoki", on="2014-12-31")
    assert tarvasjoki.code == "838"
    assert str(tarvasjoki.period) == "[..2005-01-01]/2014-12-31"
    assert [place.name.fi for place in up.successors(tarvasjoki, on="2015-01-01")] == ["Lieto"]


def test_region_county_and_language_cover_each_municipality_for_all_its_days() -> None:
    first, last = date(2005, 1, 1), date(2026, 1, 1)
    for place in PLACES:
        begin = place.period.start.day or first
        end = place.period.last_possible or last
        for parts in (place.regions, place.language_statuses):
            sure = sorted(
                (max(begin, part.period.start.latest or first), part.period.last_possible or last)
                for part in parts
            )
            assert (sure[0][0], sure[-1][1]) == (begin, end), place.id
            for before, after in pairwise(sure):
                assert (after[0] - before[1]).days == 1, place.id
        assert bool(place.counties) == (end >= date(2023, 1, 1)), place.id


def test_bounds_that_go_on_say_to_which_day_they_were_verified() -> None:
    for place in PLACES:
        periods = [part.period for part in (*place.names, *place.also)]
        periods += [word.period for word in (*place.titles, *place.language_statuses)]
        periods += [part.period for part in (*place.regions, *place.counties)]
        assert all(period.verified is not None for period in periods if period.is_open)


def test_the_saami_homeland_is_of_four_municipalities() -> None:
    found = {place.name.fi: place.sami_homeland for place in PLACES if place.sami_homeland}
    assert found == {
        "Enontekiö": "whole",
        "Inari": "whole",
        "Sodankylä": "part",
        "Utsjoki": "whole",
    }


# ------------------------------------------------------------------------- what is not known


def test_of_120_that_ended_the_title_is_not_known_and_a_gap_says_so() -> None:
    unknown = [place for place in PLACES if not place.titles]
    assert len(unknown) == 120
    assert all(place.period.last_possible for place in unknown)
    for place in unknown:
        assert "gap-municipality-titles" in {gap.id for gap in up.gaps(place.id)}


def test_what_is_disputed_keeps_all_its_values() -> None:
    for about, id in (
        ("municipality-081", "conf-hartola-sv"),
        ("municipality-588", "conf-honkajoki-pertunmaa-lipas"),
        ("population-091-2024", "conf-helsinki-population-2024"),
        ("population-535-2022", "conf-population-sotkanet"),
        ("municipality-010", "conf-swedish-names-2020"),
    ):
        found = {conflict.id: conflict for conflict in up.conflicts(about)}
        assert len(found[id].values) >= 2
        assert found[id].taken is not None
        assert found[id].reason is not None


def test_what_was_not_found_is_told_where_it_is_missed() -> None:
    assert "gap-language-changes" in {gap.id for gap in up.gaps("municipality-545")}
    assert "gap-coordinates" in {gap.id for gap in up.gaps("municipality-180")}
    assert up.municipality("180").latitude is None
    assert {"gap-partial-transfers", "gap-changes-from-2027"} <= {
        gap.id for gap in up.gaps("coverage-municipalities")
    }


def test_each_claim_on_numbers_is_what_the_register_counts() -> None:
    about = ("coverage-municipalities", "coverage-populations", "region-01", "county-90")
    claims = {claim.id: claim for id in about for claim in up.claims(id)}
    computed = [claim for claim in claims.values() if claim.computed is not None]
    assert len(computed) >= 17 + 2 + 19 + 2
    assert all(claim.agrees == up.YES for claim in computed)


# ------------------------------------------------------------------------- figures


def test_a_backcast_figure_is_never_that_of_the_day() -> None:
    figures = up.register().all(up.Population)
    assert Counter(figure.coverage for figure in figures)["included"] == 2
    for figure in figures:
        if figure.coverage == "backcast" and figure.count_at_time is not None:
            assert figure.count_at_time != figure.count, figure.id
    unknown = [f for f in figures if f.coverage == "backcast" and f.count_at_time is None]
    assert len(unknown) == 359


def test_the_figure_of_a_year_end_is_of_a_municipality_of_that_or_a_later_day() -> None:
    for figure in up.register().all(up.Population):
        period = up.municipality(figure.municipality).period
        end = date(figure.year, 12, 31)
        assert figure.division is not None
        in_division = period.contains(figure.division).is_certain
        assert in_division == (figure.coverage != "included"), figure.id
        assert in_division or period.contains(end).is_certain, figure.id
