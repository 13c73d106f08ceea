"""Ecosystem agreements and the older agreements: what must hold, and what the issue must show."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest

import urbanpolicy as up

ACCOUNTING = Path(__file__).resolve().parents[2] / "docs" / "accounting" / "ecosystem.csv"
DAY = "2023-11-16"

# The records of each list of the facts from which this part of the register was carried over.
RECORDS = {
    "sources": 184,
    "models": 20,
    "agreements": 59,
    "university_cities": 18,
    "rules": 34,
    "counts": 47,
    "conflicts": 17,
    "gaps": 14,
    "unsourced_leads": 11,
}


def rows() -> list[dict[str, str]]:
    with ACCOUNTING.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ids(agreements: up.Agreements) -> set[str]:
    return {agreement.id for agreement in agreements}


def codes(agreements: up.Agreements) -> list[str]:
    return [place.code for place in agreements.municipalities]


# ------------------------------------------------------------------------- 16, 18, 19, 20


def test_sixteen_agreements_bind_twenty_municipalities_of_which_eighteen_were_announced() -> None:
    agreements = up.agreements(model="ecosystem", on=DAY)
    assert len(agreements) == 16
    assert agreements.possible == ()
    assert agreements.complete == up.YES
    bound = agreements.municipalities
    assert len(bound) == 20
    assert codes(agreements) == sorted(codes(agreements))
    announced = {city.municipality for city in up.register().all(up.UniversityCity)}
    assert len(announced) == 18
    assert {place.name.show("fi") for place in bound if place.id not in announced} == {
        "Imatra",
        "Sotkamo",
    }


def test_each_ecosystem_agreement_ends_with_2027() -> None:
    for agreement in up.agreements(model="ecosystem"):
        assert str(agreement.term.end) == "2027-12-31"
    assert len(up.agreements(model="ecosystem", on="2027-12-31")) == 16
    assert len(up.agreements(model="ecosystem", on="2028-01-01")) == 0


def test_nineteen_of_the_twenty_are_cities_and_sotkamo_is_none() -> None:
    titles = {
        place.name.show("fi"): {
            title.word for title in place.titles if title.period.contains("2021-06-01").is_possible
        }
        for place in up.agreements(model="ecosystem", on=DAY).municipalities
    }
    assert [name for name, words in titles.items() if words != {"city"}] == ["Sotkamo"]


def test_they_are_in_force_from_the_signing_and_were_announced_before() -> None:
    assert len(up.agreements(model="ecosystem", on="2021-02-08")) == 0
    for basis in ("in_force", "signed", "term"):
        assert len(up.agreements(model="ecosystem", on="2021-02-09", basis=basis)) == 16
    assert len(up.agreements(model="ecosystem", on="2020-05-19", basis="announced")) == 0
    announced = up.agreements(model="ecosystem", on="2020-05-20", basis="announced")
    assert (len(announced), len(announced.municipalities)) == (16, 18)


@pytest.mark.parametrize("city", ["Helsinki", "Espoo", "Vantaa"])
def test_the_capital_region_has_one_agreement(city: str) -> None:
    assert ids(up.agreements(model="ecosystem", party=city, on=DAY)) == {"ecosystem-capital-region"}


def test_no_municipality_is_in_two_ecosystem_agreements() -> None:
    seen: set[str] = set()
    for agreement in up.agreements(model="ecosystem"):
        assert not agreement.municipalities & seen
        seen |= agreement.municipalities


def test_every_ecosystem_agreement_has_the_ministry_and_an_announced_city() -> None:
    announced = {city.municipality: city.agreement for city in up.register().all(up.UniversityCity)}
    for agreement in up.agreements(model="ecosystem"):
        bodies = {p.actor for p in agreement.parties} - set(agreement.municipalities)
        assert bodies == {"org-tem"}
        assert any(announced.get(place) == agreement.id for place in agreement.municipalities)
        assert len(agreement.themes) <= 4


def test_partners_are_no_parties() -> None:
    kuopio = up.agreement("ecosystem-kuopio")
    assert kuopio.ecosystem is not None
    assert "VTT" in {text.show("en") for text in kuopio.ecosystem.partners}
    assert up.is_bound("org-okm", "ecosystem-kuopio", on=DAY) == up.NO


# ------------------------------------------------------------------------- ids, names, models


@pytest.mark.parametrize(
    "key", ["ecosystem", "ecosystem-agreement", "ekosystemavtal", "Ekosysteemisopimukset"]
)
def test_the_model_is_found_by_every_name(key: str) -> None:
    assert up.agreement_model(key).id == "ecosystem"


def test_models_are_listed_with_what_each_includes() -> None:
    models = {overview.id: overview for overview in up.models()}
    assert list(models) == sorted(models)
    assert len(models["ecosystem"].agreements) == 16
    assert models["ecosystem"].keys == ("ecosystem", "ecosystem-agreement", "ecosystem-agreements")
    assert "letter-of-intent" in models["mal"].natures
    umbrella = models["innovative-cities-and-communities"]
    assert [part.id for part in umbrella.parts] == ["ecosystem", "innovation-and-skills-networks"]
    assert [later.id for later in models["growth-agreement-2013"].successors] == [
        "growth-agreement-2016"
    ]
    assert [group.id for group in models["alliance"].groups] != []
    assert "16 agreements (agreement)" in repr(models["ecosystem"])
    assert "no agreement" in repr(models["inka"])
    assert max(models.values(), key=lambda overview: overview.sort_key).id == max(models)
    assert models["ecosystem"].name == up.agreement_model("ecosystem").name


def test_names_of_ours_are_marked_and_no_official_name_is_invented() -> None:
    turku = up.agreement("ecosystem-turku")
    assert turku.described_in == ("fi", "sv", "en")
    kuopio = up.agreement("ecosystem-kuopio")
    assert (kuopio.described_in, kuopio.name.sv, kuopio.name.en) == ((), None, None)


# ------------------------------------------------------------------------- the older agreements


def test_growth_agreements_leave_a_gap_between_their_rounds() -> None:
    assert len(up.agreements(model="growth-agreement-2013", on="2015-12-31")) == 12
    for on in ("2016-01-01", "2016-05-23"):
        assert len(up.agreements(model="growth-agreement-2013", on=on)) == 0
        assert len(up.agreements(model="growth-agreement-2016", on=on)) == 0
    assert ids(up.agreements(model="growth-agreement-2016", on="2016-05-24")) == {
        "growth-2016-smart-and-clean"
    }
    assert len(up.agreements(model="growth-agreement-2016", on="2016-06-09")) == 7


def test_a_list_of_parties_that_was_not_found_is_unknown_and_not_empty() -> None:
    oulu = up.agreement("growth-2013-oulu")
    assert (oulu.parties, oulu.is_complete) == ((), False)
    assert up.is_bound("Oulu", "growth-2013-oulu", on="2014-06-01") == up.UNDECIDED
    assert up.is_bound("Oulu", "growth-2013-oulu", on="2016-06-01") == up.NO
    assert up.agreements(party="Oulu", on="2014-06-01").complete == up.UNDECIDED


def test_one_who_prepared_an_agreement_is_no_party_to_it() -> None:
    assert up.is_bound("Imatra", "growth-2013-lappeenranta", on="2014-06-01") == up.NO
    assert up.is_bound("Lappeenranta", "growth-2013-lappeenranta", on="2014-06-01") == up.YES


def test_participants_of_growth_corridor_finland_are_not_its_parties() -> None:
    corridor = up.agreement("growth-zone-growth-corridor-finland")
    assert {party.role for party in corridor.parties} == {"participant"}
    assert corridor.is_complete is False
    assert up.is_bound("org-tem", corridor.id, on="2017-01-01") == up.NO


def test_a_city_that_had_approved_its_letter_is_bound_and_the_others_are_undecided() -> None:
    letters = up.agreements(model="homelessness-letter-2008", on="2008-09-01")
    assert ids(letters) == {"homelessness-2008-helsinki"}
    assert len(letters.possible) == 9
    assert len(up.agreements(model="homelessness-letter-2008", on="2011-12-31")) == 10
    assert len(up.agreements(model="homelessness-letter-2008", on="2008-08-31").possible) == 0


def test_targets_and_money_keep_how_they_are_meant() -> None:
    (target,) = up.agreement("homelessness-2008-helsinki").targets
    assert (target.least, target.most, target.unit) == (750, 750, "home")
    lines = {line.heading.show("en"): line for line in up.agreement("6aika").funding}
    assert lines["the cities"].qualifier == "at-least"
    assert [line.share for line in up.agreement("6aika").funding] == [0.5, 0.33, 0.17]


def test_the_term_of_an_undated_letter_is_known_by_month_only() -> None:
    term = up.agreement("integration-2010-capital-region").term
    assert (str(term.start), str(term.end)) == ("2010-01", "2012-12")


def test_chains_of_models_never_turn_in_a_circle() -> None:
    models = {overview.id: overview for overview in up.models()}
    for overview in models.values():
        for later in overview.successors:
            assert overview.model.period.start.sort_key <= later.period.start.sort_key


# ------------------------------------------------------------------------- three unknowns


def test_unknown_signatories_no_instrument_and_outside_coverage_are_three_answers() -> None:
    unfound = up.signatories("ecosystem-turku")
    assert unfound.state == "not_found"
    with pytest.raises(up.NotFound, match="does not mean that nobody did"):
        _ = unfound.people
    assert "ei tarkoita" in unfound.why("fi")
    unsigned = up.signatories("six-largest-cities-alliance")
    assert unsigned.state == "no_instrument"
    with pytest.raises(up.NotExisting, match="no signed document"):
        _ = unsigned.signatures
    assert "Inget undertecknat dokument" in unsigned.why("sv")
    outside = up.head("Helsinki", on="1950-01-01")
    assert outside.state == "outside_coverage"
    with pytest.raises(up.OutsideCoverage):
        _ = outside.person


def test_signatories_that_a_source_names() -> None:
    signing = up.signatories("growth-2016-smart-and-clean")
    assert signing.state == "known"
    assert [person.name for person in signing.people] == [
        "Anne Berner",
        "Kimmo Tiilikainen",
        "Olli Rehn",
    ]
    assert len(signing.signatures) == 9
    mayors = [
        signed for signed in signing.signatures if isinstance(signed.behalf_of, up.Municipality)
    ]
    assert {signed.party.show("fi") for signed in mayors} == {
        "Helsinki",
        "Espoo",
        "Vantaa",
        "Kauniainen",
        "Lahti",
    }
    assert "Signatory: Olli Rehn" in signing.why()
    assert "known: " in repr(signing)


def test_signings_and_signatures_stand_in_the_order_of_their_records() -> None:
    later = up.signatories("growth-2016-smart-and-clean")
    earlier = up.signatories("growth-2013-turku")
    assert sorted([later, earlier]) == [earlier, later]
    assert "tem-2016-05-24" in later.sources
    assert min(later.signatures).name.show("en").startswith("regional mayor")
    assert repr(min(later.signatures)) == "<Uudenmaan liiton maakuntajohtaja>"
    assert {signed.party.show("sv") for signed in later.signatures} >= {"okänt", "Esbo"}


def test_a_signature_is_told_by_person_title_or_office() -> None:
    office = up.office("fi-prime-minister")
    told = up.Signed(signatory=up.Signatory(office=office.id), office=office)
    assert told.name == office.name
    assert told.party.show("en") == "not known"


def test_one_who_is_only_named_in_a_release_did_not_sign() -> None:
    signing = up.signatories("ecosystem-kajaani")
    assert signing.state == "not_found"
    assert [claim.id for claim in signing.claims] == ["claim-eco-kajaani-named"]
    assert "Mika Kilpeläinen" in signing.why("sv")


# ------------------------------------------------------------------------- questions


def test_agreements_by_theme_in_any_language() -> None:
    for theme in ("green electrification", "Vihreä sähköistyminen", "grön elektrifiering"):
        assert ids(up.agreements(theme=theme, on=DAY)) == {"ecosystem-lappeenranta"}
    assert ids(up.agreements(theme="start-ups and skills")) == {"ecosystem-oulu"}
    with pytest.raises(up.UnknownName, match="carbon-neutral circular economy"):
        up.agreements(theme="circular economy")
    with pytest.raises(up.InvalidValue, match="a theme as a text"):
        up.agreements(theme=5)  # type: ignore[arg-type]


def test_agreements_by_the_ministry_that_leads_them() -> None:
    led = up.agreements(lead_ministry="Ympäristöministeriö", model="homelessness-agreement-aune")
    assert len(led) == 8
    assert ids(up.agreements(lead_ministry="org-ym", model="ecosystem")) == set()
    assert len(up.agreements(lead_ministry="TEM", on=DAY, model="ecosystem")) == 16
    with pytest.raises(up.UnknownName):
        up.agreements(lead_ministry="Ministry of Everything")


# ------------------------------------------------------------------------- provenance


def test_conflicts_keep_all_their_values() -> None:
    (conflict,) = [c for c in up.conflicts("inka") if c.id == "conf-inka-end"]
    assert len(conflict.values) == 3
    assert conflict.taken == "ended early in 2017"
    assert str(up.agreement_model("inka").period.end) == "2017"


def test_texts_of_this_part_are_in_three_languages() -> None:
    mine = {
        id
        for row in rows()
        if row["list"] in ("counts", "conflicts", "gaps")
        for id in row["ids"].split()
    }
    register = up.register()
    for id in mine:
        record = register[id]
        text = getattr(record, "statement", None) or getattr(record, "subject")  # noqa: B009 - either
        assert all((text.fi, text.sv, text.en)), id


# ------------------------------------------------------------------------- the account


def test_the_account_has_every_record_of_every_list() -> None:
    counted: dict[str, set[str]] = {}
    for row in rows():
        assert row["key"] not in counted.setdefault(row["list"], set())
        counted[row["list"]].add(row["key"])
    assert {name: len(keys) for name, keys in counted.items()} == RECORDS


def test_what_the_account_calls_carried_is_in_the_register() -> None:
    register = up.register()
    for row in rows():
        if row["fate"] == "left-out":
            assert (row["ids"], bool(row["note"])) == ("", True)
            continue
        assert row["fate"] in ("carried", "merged")
        assert row["ids"]
        for id in row["ids"].split():
            assert register.get(id) is not None, id


def test_no_lead_without_a_source_has_entered() -> None:
    leads = [row for row in rows() if row["list"] == "unsourced_leads"]
    assert {(row["fate"], row["ids"]) for row in leads} == {("left-out", "")}


def test_two_pages_are_never_two_sources_of_one_address() -> None:
    mine = {id for row in rows() if row["list"] == "sources" for id in row["ids"].split()}
    urls = sorted((s.url or "", s.id) for s in up.register().all(up.Source) if s.id in mine)
    assert [pair for pair in pairwise(urls) if pair[0][0] == pair[1][0]] == []
