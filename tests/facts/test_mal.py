"""MAL agreements: what must hold of the facts, and what the register must answer from them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import Literal

import pytest

import urbanpolicy as up

Basis = Literal["announced", "signed", "in_force", "term"]
BASES: tuple[Basis, ...] = ("signed", "in_force", "term")

ACCOUNTING = Path(__file__).resolve().parents[2] / "docs" / "accounting" / "mal.csv"
REGISTER = up.register()
ONE_DAY = timedelta(days=1)

# The records of each list of the facts from which this part of the register was carried over.
RECORDS = {
    "model": 11,
    "state_bodies": 15,
    "regions": 7,
    "region_notes": 3,
    "rounds": 6,
    "agreements": 23,
    "rules": 20,
    "population_coverage": 8,
    "population_coverage_computed": 9,
    "membership_changes": 8,
    "conflicts": 13,
    "gaps": 14,
    "unsourced_leads": 6,
    "sources": 125,
}
# Municipalities that are party in the rounds of 2020 and 2021, by region.
SIZES = {
    "helsinki": 14,
    "tampere": 8,
    "turku": 13,
    "oulu": 8,
    "jyvaskyla": 8,
    "kuopio": 6,
    "lahti": 7,
}
# Inhabitants of these municipalities on 31 December, and of the country (table 11re).
COVERED = {
    2015: (2979739, 5487308),
    2016: (3009049, 5503297),
    2017: (3036945, 5513130),
    2018: (3062589, 5517919),
    2019: (3090218, 5525292),
    2020: (3113352, 5533793),
    2021: (3136256, 5548241),
    2022: (3169000, 5563970),
    2023: (3214427, 5603851),
}
# Region, round before, round after, who joined, who left.
CHANGES = [
    ("turku", "2012-2015", "2016-2019", {"Nousiainen"}, {"Tarvasjoki"}),
    ("oulu", "2013-2015", "2020-2031", {"Ii"}, set[str]()),
    ("oulu", "2020-2031", "2024-2035", set[str](), set[str]()),
    ("jyvaskyla", "2021-2031", "2024-2035", set[str](), set[str]()),
    ("helsinki", "2016-2019", "2024-2035", set[str](), set[str]()),
    ("tampere", "2013-2015", "2024-2035", set[str](), set[str]()),
    ("kuopio", "2021-2031", "2024-2035", set[str](), set[str]()),
    ("lahti", "2021-2031", "2024-2035", set[str](), set[str]()),
]


def mal() -> tuple[up.Agreement, ...]:
    return tuple(up.agreements(model="mal"))


def ids(agreements: up.Selection[up.Agreement]) -> list[str]:
    return [agreement.id for agreement in agreements]


def current() -> tuple[up.Agreement, ...]:
    """The agreements of the rounds of 2020 and 2021, one for each region."""
    return tuple(a for a in mal() if a.id.endswith("-2031"))


def names(agreement: up.Agreement) -> set[str]:
    return {REGISTER.one(up.Municipality, id).name.show("fi") for id in agreement.municipalities}


def rows() -> list[dict[str, str]]:
    with ACCOUNTING.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ------------------------------------------------------------------------- the account


def test_every_record_of_the_facts_is_accounted_for() -> None:
    found = rows()
    assert {key: sum(row["list"] == key for row in found) for key in RECORDS} == RECORDS
    assert len(found) == sum(RECORDS.values())
    assert len({(row["list"], row["key"]) for row in found}) == len(found)
    for row in found:
        assert row["fate"] in {"carried", "merged", "left-out"}
        assert bool(row["ids"]) == (row["fate"] != "left-out")
        assert row["note"] or row["fate"] == "carried"
        for id in row["ids"].split():
            assert id in REGISTER, id
    assert all(row["fate"] == "left-out" for row in found if row["list"] == "unsourced_leads")


# ------------------------------------------------------------------------- regions and parties


def test_seven_regions_have_sixty_four_municipalities_and_share_none() -> None:
    assert len(current()) == len(REGISTER.all(up.UrbanRegion)) == 7
    sizes = {a.id.split("-")[1]: len(a.municipalities) for a in current()}
    assert sizes == SIZES
    assert len(frozenset[str]().union(*(a.municipalities for a in current()))) == 64
    for one, other in combinations(mal(), 2):
        if one.urban_region != other.urban_region:
            assert not one.municipalities & other.municipalities


def test_fourteen_municipalities_in_every_round_of_helsinki_and_never_siuntio() -> None:
    chain = up.chain("Helsingin seutu")
    assert [len(a.municipalities) for a in chain] == [14] * 4
    siuntio = up.municipality("Siuntio").id
    assert not [a for a in mal() for party in a.parties if party.actor == siuntio]
    for day in ("2013-01-01", "2017-01-01", "2023-11-16", "2024-12-01", "2025-06-01"):
        assert up.is_bound("Siuntio", model="mal", on=day) == up.NO


def test_the_central_municipality_is_party_wherever_the_parties_are_known() -> None:
    for agreement in mal():
        region = REGISTER.one(up.UrbanRegion, str(agreement.urban_region))
        central = [party for party in agreement.parties if party.is_central]
        if agreement.municipalities:
            assert [party.actor for party in central] == [region.central_municipality]
            assert central[0].evidence != "inferred"
        else:
            assert agreement.id in {"mal-tampere-2011-2012", "mal-oulu-2016-2019"}


@pytest.mark.parametrize(("region", "before", "after", "joined", "left"), CHANGES)
def test_who_joined_and_who_left_between_two_rounds(
    region: str, before: str, after: str, joined: set[str], left: set[str]
) -> None:
    earlier = names(up.agreement(f"mal-{region}-{before}"))
    later = names(up.agreement(f"mal-{region}-{after}"))
    assert later - earlier == joined
    assert earlier - later == left


def test_a_party_keeps_the_identity_that_it_had() -> None:
    """Case: Tarvasjoki is a municipality of its own to the end of 2014; Pargas of 2012 is 445."""
    letter = up.agreement("mal-turku-2012-2015")
    assert {"municipality-838", "municipality-423", "municipality-445"} <= letter.municipalities
    assert "municipality-573" not in letter.municipalities
    assert up.is_bound("municipality-838", letter.id, on="2014-12-31") == up.YES
    assert up.is_bound("municipality-838", letter.id, on="2015-01-01") == up.NO
    assert up.is_bound("Lieto", letter.id, on="2014-12-31") == up.YES
    for agreement in mal():
        for id in agreement.municipalities:
            period = REGISTER.one(up.Municipality, id).period
            assert period.overlaps(agreement.term).is_certain


@pytest.mark.parametrize(
    ("body", "agreement", "last"),
    [
        ("org-liikennevirasto", "mal-helsinki-2016-2019", "2018-12-31"),
        ("org-ara", "mal-helsinki-2024-2035", "2025-02-28"),
        ("org-ely-uusimaa", "mal-helsinki-2024-2035", "2025-12-31"),
    ],
)
def test_old_bodies_are_parties_to_their_last_day(body: str, agreement: str, last: str) -> None:
    assert up.is_bound(body, agreement, on=last) == up.YES
    assert up.is_bound(body, agreement, on=date.fromisoformat(last) + ONE_DAY) == up.NO
    assert body in {party.actor for party in up.agreement(agreement).parties}


def test_party_participant_and_expressly_no_party_are_three_roles() -> None:
    def roles(agreement: str, actor: str) -> set[str]:
        found = up.agreement(agreement).parties
        return {party.role for party in found if party.actor == actor}

    council = "org-pohjois-savon-liitto"
    assert roles("mal-kuopio-2021-2031", council) == {"participant"}
    assert roles("mal-kuopio-2024-2035", council) == {"participant", "not-a-party"}
    assert roles("mal-lahti-2021-2031", "org-paijat-hameen-liitto") == {"party"}
    assert up.is_bound(council, "mal-kuopio-2024-2035", on="2025-01-01") == up.NO
    assert up.is_bound("HSL", "mal-helsinki-2020-2031", on="2023-11-16") == up.YES
    assert up.is_bound("HSL", "mal-helsinki-2012-2015", on="2013-01-01") == up.UNDECIDED


def test_lists_known_to_be_short_say_so() -> None:
    assert {a.id for a in mal() if not a.is_complete} == {
        "mal-tampere-2011-2012",
        "mal-tampere-2016-2019",
        "mal-oulu-2016-2019",
        "mal-turku-2024-2035",
        "mal-lahti-2024-2035",
    }
    for party in ("Oulu", "Ii", "org-ym"):
        assert up.is_bound(party, "mal-oulu-2016-2019", on="2017-06-01") == up.UNDECIDED
    assert up.agreements(party="Ii", model="mal", on="2017-06-01").complete == up.UNDECIDED
    # No municipality of another region, and none of none, is drawn in by a short list.
    assert up.is_bound("Helsinki", "mal-oulu-2016-2019", on="2017-06-01") == up.NO
    found = up.agreements(party="Utsjoki", model="mal", on="2017-06-01")
    assert (len(found), len(found.possible), found.complete) == (0, 0, up.YES)


def test_what_is_presumed_of_turku_stays_undecided() -> None:
    assert up.is_bound("Turku", "mal-turku-2024-2035", on="2025-01-01") == up.YES
    assert up.is_bound("Naantali", "mal-turku-2024-2035", on="2025-01-01") == up.UNDECIDED
    assert up.is_bound("org-tem", "mal-turku-2016-2019", on="2017-01-01") == up.UNDECIDED


# ------------------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2011-06-01", 1),
        ("2013-06-01", 4),
        ("2016-06-09", 4),
        ("2019-12-31", 4),
        ("2020-01-01", 0),
        ("2020-10-07", 0),
        ("2020-10-08", 4),
        ("2020-12-31", 4),
        ("2021-12-31", 7),
        ("2023-11-16", 7),
        ("2024-11-27", 7),
        ("2024-12-13", 7),
    ],
)
def test_how_many_agreements_are_surely_in_force(day: str, count: int) -> None:
    found = up.agreements(model="mal", on=day)
    assert len(found) == count
    assert found.possible == ()
    assert len({a.urban_region for a in found}) == count


def test_none_is_in_force_from_january_to_the_seventh_of_october_2020() -> None:
    day = date(2020, 1, 1)
    while day < date(2020, 10, 8):
        assert up.agreements(model="mal", on=day).some == up.NO
        day += ONE_DAY


def boundaries(region: str, basis: Basis) -> Iterator[date]:
    """The days around every bound of the agreements of a region, and one in each year."""
    for agreement in up.chain(region):
        period = up.bound_through(agreement.id, basis=basis)
        assert period is not None
        assert isinstance(period.end, up.PartialDate)
        for partial in (period.start, period.end):
            for bound in (partial.earliest, partial.latest):
                if bound is not None:
                    yield from (bound - ONE_DAY, bound, bound + ONE_DAY)
    yield from (date(year, 11, 16) for year in range(2010, 2037))


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("region", SIZES)
def test_no_region_has_two_agreements_on_one_day(region: str, basis: Basis) -> None:
    id = f"urban-region-{region}"
    for day in boundaries(id, basis):
        found = up.agreements(urban_region=id, on=day, basis=basis)
        assert len(found) + (found.some.is_certain and not found.items) <= 1
        assert len(found.possible) <= 2


@pytest.mark.parametrize("region", SIZES)
def test_a_successor_begins_on_the_day_after_its_predecessor_ends(region: str) -> None:
    """Both bounds of the supersession of 2024 are one unknown day, on every basis."""
    for basis in BASES:
        for earlier, later in pairwise(up.chain(f"urban-region-{region}")):
            if later.supersedes != (earlier.id,) or not later.id.endswith("2035"):
                continue
            before = up.bound_through(earlier.id, basis=basis)
            after = up.bound_through(later.id, basis=basis)
            assert before is not None
            assert after is not None
            assert isinstance(before.end, up.PartialDate)
            for end, start in (
                (before.end.earliest, after.start.earliest),
                (before.end.latest, after.start.latest),
            ):
                assert end is not None
                assert end + ONE_DAY == start
            assert up.superseded_by(earlier.id) == (later,)


TURKU: list[tuple[Basis, str, str, up.Truth]] = [
    # basis, day, what surely binds, whether anything does
    ("signed", "2012-05-31", "", up.NO),
    ("signed", "2012-06-15", "", up.UNDECIDED),
    ("signed", "2012-07-01", "2012-2015", up.YES),
    ("signed", "2015-12-31", "2012-2015", up.YES),
    ("signed", "2016-06-08", "", up.NO),
    ("signed", "2016-06-09", "2016-2019", up.YES),
    ("signed", "2020-10-07", "", up.NO),
    ("signed", "2020-10-08", "2020-2031", up.YES),
    ("signed", "2024-12-12", "2020-2031", up.YES),
    ("signed", "2024-12-13", "2024-2035", up.YES),
    ("in_force", "2011-12-31", "", up.NO),
    ("in_force", "2012-06-15", "", up.UNDECIDED),
    ("in_force", "2012-07-01", "2012-2015", up.YES),
    ("in_force", "2016-04-12", "", up.NO),
    ("in_force", "2016-04-13", "", up.UNDECIDED),
    ("in_force", "2016-06-08", "", up.UNDECIDED),
    ("in_force", "2016-06-09", "2016-2019", up.YES),
    ("in_force", "2019-12-31", "2016-2019", up.YES),
    ("in_force", "2020-01-01", "", up.NO),
    ("in_force", "2020-10-07", "", up.NO),
    ("in_force", "2020-10-08", "2020-2031", up.YES),
    ("in_force", "2024-06-01", "2020-2031", up.YES),
    ("in_force", "2024-11-27", "2020-2031", up.YES),
    ("in_force", "2024-11-28", "", up.YES),
    ("in_force", "2024-12-01", "", up.YES),
    ("in_force", "2024-12-12", "", up.YES),
    ("in_force", "2024-12-13", "2024-2035", up.YES),
    ("in_force", "2025-01-01", "2024-2035", up.YES),
    ("term", "2011-12-31", "", up.NO),
    ("term", "2012-01-01", "2012-2015", up.YES),
    ("term", "2015-12-31", "2012-2015", up.YES),
    ("term", "2016-01-01", "2016-2019", up.YES),
    ("term", "2020-01-01", "2020-2031", up.YES),
    ("term", "2023-12-31", "2020-2031", up.YES),
    ("term", "2024-01-01", "2024-2035", up.YES),
    ("term", "2024-06-01", "2024-2035", up.YES),
    ("term", "2035-12-31", "2024-2035", up.YES),
    ("term", "2036-01-01", "", up.UNDECIDED),  # nobody has looked for agreements of that year
    ("announced", "2024-06-01", "", up.UNDECIDED),
]


@pytest.mark.parametrize(("basis", "day", "term", "some"), TURKU)
def test_what_binds_turku_before_and_after_each_signing_and_supersession(
    basis: Basis, day: str, term: str, some: up.Truth
) -> None:
    found = up.agreements(party="Turku", model="mal", on=day, basis=basis)
    assert ids(found) == ([f"mal-turku-{term}"] if term else [])
    assert found.some == some == up.is_bound("Åbo", model="mal", on=day, basis=basis)


def test_bound_by_some_agreement_though_it_is_not_known_which() -> None:
    for day in ("2024-11-28", "2024-12-01", "2024-12-12"):
        found = up.agreements(party="Helsinki", model="mal", on=day)
        assert ids(found) == []
        assert [a.id for a in found.possible] == [
            "mal-helsinki-2020-2031",
            "mal-helsinki-2024-2035",
        ]
        assert found.some == up.YES
        assert up.is_bound("Helsinki", model="mal", on=day) == up.YES
        for agreement in found.possible:
            assert up.is_bound("Helsinki", agreement.id, on=day) == up.UNDECIDED


def test_signing_comes_after_the_nominal_start_in_every_round() -> None:
    for agreement in mal():
        signed, start = agreement.milestone("signed"), agreement.term.start.day
        assert signed is not None
        assert signed.date.latest is not None
        assert start is not None
        assert signed.date.latest > start


def test_the_signings_of_2021_are_disputed_and_none_is_taken() -> None:
    conflict = REGISTER.one(up.Conflict, "conf-mal-signing-2021")
    assert conflict.taken is None
    for region in ("jyvaskyla", "kuopio", "lahti"):
        agreement = up.agreement(f"mal-{region}-2021-2031")
        signed, approved = agreement.milestone("signed"), agreement.milestone("approved")
        assert signed is not None
        assert not signed.date.is_exact
        assert signed.date.earliest is not None
        assert signed.date.earliest >= date(2021, 6, 1)
        assert signed.date.latest is not None
        assert signed.date.latest <= date(2021, 9, 30)
        assert approved is not None
        assert str(approved.date) == "[..2021-06-23]"
        assert conflict in up.conflicts(agreement)


def test_the_signing_of_2024_is_inferred_but_for_oulu_and_lahti() -> None:
    stones = {a.id: a.milestone("signed") for a in mal() if a.id.endswith("2035")}
    inferred = {id for id, stone in stones.items() if stone and stone.evidence == "inferred"}
    assert len(stones) == 7
    assert stones.keys() - inferred == {"mal-oulu-2024-2035", "mal-lahti-2024-2035"}


def test_letters_of_intent_are_agreements_of_the_model_and_show_their_nature() -> None:
    letters = [a for a in mal() if a.nature == "letter-of-intent"]
    assert len(mal()) == 23
    assert [a.id.removeprefix("mal-") for a in letters] == [
        "tampere-2011-2012",
        "helsinki-2012-2015",
        "turku-2012-2015",
        "oulu-2013-2015",
        "tampere-2013-2015",
    ]


def test_supersession_is_two_sided() -> None:
    for agreement in mal():
        for id in agreement.supersedes:
            assert agreement in up.superseded_by(id)
            assert REGISTER.one(up.Agreement, id).urban_region == agreement.urban_region
    last = [a for a in mal() if not up.superseded_by(a.id)]
    assert {a.id for a in last} == {f"mal-{region}-2024-2035" for region in SIZES}


# ------------------------------------------------------------------------- names, money, claims


def test_the_model_is_found_by_its_names_and_other_id() -> None:
    for name in ("mal", "mal-agreements", "MAL-sopimus", "MBT-avtal", "MAL agreements", "MBT"):
        assert up.agreement_model(name).id == "mal"


def test_each_agreement_is_found_by_each_of_its_names() -> None:
    for agreement in mal():
        for text in (agreement.name, *agreement.short_names):
            for name in text.all:
                assert up.agreement(name) == agreement
        shown = agreement.short_names or (agreement.name,)
        assert all(text.fi and text.sv and text.en for text in shown) or agreement.name.fi


def test_each_region_is_found_by_its_names_and_is_no_municipality() -> None:
    for region in REGISTER.all(up.UrbanRegion):
        for name in (region.id, *region.also_ids, *region.name.all):
            assert up.urban_region(name) == region
    assert up.municipality("Helsinki").id == "municipality-091"
    assert up.urban_region("mal-region-helsinki").id == "urban-region-helsinki"


def test_sums_and_targets_are_those_of_the_sources() -> None:
    lines = REGISTER.one(up.MALRound, "mal-round-2020-2031").funding
    sums = {line.amount.amount: line.qualifier for line in lines if line.amount}
    assert sums == {
        936_000_000: "exact",
        755_000_000: "at-least",
        500_000_000: "over",
        180_000_000: "exact",
        1_400_000_000: "at-least",
    }
    tampere = up.agreement("mal-tampere-2020-2031").targets[0]
    assert (tampere.least, tampere.outcome) == (13400, 21585)


@pytest.mark.parametrize("year", COVERED)
def test_the_inhabitants_of_the_sixty_four_municipalities(year: int) -> None:
    places = frozenset[str]().union(*(a.municipalities for a in current()))
    found = [p for p in REGISTER.all(up.Population) if p.year == year]
    inside = sum(p.count or 0 for p in found if p.municipality in places)
    assert (inside, sum(p.count or 0 for p in found)) == COVERED[year]


def test_claims_of_a_share_stand_beside_what_is_computed_with_the_reason() -> None:
    shares = [claim for claim in up.claims("mal") if claim.id.startswith("claim-mal-population-sh")]
    assert sorted((claim.number, str(claim.as_of)) for claim in shares) == [
        (55, "2021"),
        (55, "2021-04"),
        (55, "2021-05-24"),
        (55, "2021-06-23"),
        (56, "2022"),
    ]
    conflict = REGISTER.one(up.Conflict, "conf-mal-population-share")
    assert conflict.taken is None
    assert conflict.reason is not None
