"""Who led a city on a day: the tenures decide, not the word on an English page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import urbanpolicy as up

SIX = {
    "049": "Espoo",
    "091": "Helsinki",
    "092": "Vantaa",
    "564": "Oulu",
    "837": "Tampere",
    "853": "Turku",
}


def candidates(holding: up.Holding) -> set[str]:
    return {holder.person.name for holder in holding.candidates}


def test_in_february_2023_oulu_was_led_by_one_of_two() -> None:
    for day in range(1, 29):
        holding = up.holder("city-manager-oulu", on=date(2023, 2, day))
        assert holding.is_held.is_certain
        if holding.state == "undecided":
            assert candidates(holding) == {"Päivi Laajala", "Seppo Määttä"}
    third = up.holder("city-manager-oulu", on="2023-02-03")
    assert third.state == "undecided"
    assert candidates(third) == {"Päivi Laajala", "Seppo Määttä"}
    with pytest.raises(up.Undecided) as told:
        third.person  # noqa: B018
    assert "Päivi Laajala" in str(told.value)
    assert "Seppo Määttä" in str(told.value)
    assert up.holder("city-manager-oulu", on="2023-01-31").person.name == "Päivi Laajala"
    assert up.holder("city-manager-oulu", on="2023-03-01").person.name == "Seppo Määttä"


def test_espoo_is_led_by_its_city_manager() -> None:
    holding = up.head("Espoo", on="2023-11-16")
    assert holding.person.name == "Jukka Mäkelä"
    assert holding.office.id == "city-manager-espoo"
    assert holding.office.title_on("2023-11-16").fi == "Espoon kaupunginjohtaja"
    assert up.head("Esbo", on="16.11.2023") == holding


def test_on_2023_11_16_three_of_the_six_had_a_mayor_and_three_a_city_manager() -> None:
    kinds = {name: up.head(name, on="2023-11-16").office.kind for name in SIX.values()}
    assert kinds == {
        "Helsinki": "mayor",
        "Tampere": "mayor",
        "Turku": "mayor",
        "Espoo": "city-manager",
        "Vantaa": "city-manager",
        "Oulu": "city-manager",
    }


def test_turku_in_the_summer_of_2021_is_undecided_without_candidates() -> None:
    day = date(2021, 6, 1)
    while day <= date(2021, 8, 22):
        holding = up.head("Turku", on=day)
        assert (holding.state, holding.candidates) == ("undecided", ())
        assert not holding.is_held.is_certain
        day += timedelta(days=1)
    assert up.head("Turku", on="2021-05-31").person.name == "Minna Arve"
    assert up.head("Turku", on="2021-08-23").person.name == "Minna Arve"
    assert up.head("Turku", on="2021-05-31").office.kind == "city-manager"
    assert up.head("Turku", on="2021-08-23").office.kind == "mayor"


def test_vantaa_in_august_2023_is_undecided_between_two_known_heads() -> None:
    for on in ("2023-08-01", "2023-08-31"):
        assert (up.head("Vantaa", on=on).state, up.head("Vantaa", on=on).candidates) == (
            "undecided",
            (),
        )
    assert up.head("Vantaa", on="2023-07-31").person.name == "Ritva Viljanen"
    assert up.head("Vantaa", on="2023-09-01").person.id == "pekka-timonen"


def test_in_helsinki_the_head_changed_six_days_after_the_model() -> None:
    for day in range(1, 7):
        holding = up.head("Helsinki", on=date(2017, 6, day))
        assert (holding.person.name, holding.office.kind) == ("Jussi Pajunen", "city-manager")
    after = up.head("Helsinki", on="2017-06-07")
    assert (after.person.name, after.office.kind) == ("Jan Vapaavuori", "mayor")
    assert up.holder("city-manager-helsinki", on="2023-11-16").state == "not_existing"


def test_an_acting_manager_of_2011_does_not_haunt_2023() -> None:
    for on in ("2018-03-01", "2023-07-31", "2023-08-15", "2023-11-16"):
        holding = up.head("Vantaa", on=on)
        assert "Martti Lipponen" not in candidates(holding)
        assert [holder.person.name for holder in holding.ended] == ["Martti Lipponen"]
        assert "Martti Lipponen: the end is not known" in holding.why()
        assert "martti-lipponen" not in holding.why()
    assert "Martti Lipponen" in candidates(up.head("Vantaa", on="2012-06-01"))
    assert not up.holders("city-manager-vantaa", through=2023).possible
    assert not up.tenures(office="city-manager-vantaa", on="2023-11-16").possible


@pytest.mark.parametrize("code", SIX)
def test_past_the_coverage_the_last_known_head_is_a_candidate_only(code: str) -> None:
    latest, after = up.head(code, on="latest"), up.head(code, on="2026-01-01")
    assert str(latest.on) == "2025-12-31 (latest)"
    assert latest.state in ("held", "presumed")
    assert after.state == "undecided"
    assert candidates(after) == {latest.person.name}


@pytest.mark.parametrize("code", SIX)
def test_by_code_name_and_id_the_head_is_the_same(code: str) -> None:
    asked = [up.head(key, on="2023-11-16") for key in (code, SIX[code], f"municipality-{code}")]
    assert asked[0] == asked[1] == asked[2]


def test_before_the_coverage_and_the_records_a_day_is_outside() -> None:
    holding = up.head("Espoo", on="2009-12-31")
    assert (holding.state, holding.candidates) == ("outside_coverage", ())


def test_one_may_hold_an_office_twice() -> None:
    mayors = up.tenures(office="mayor-tampere", person="Anna-Kaisa Ikonen")
    assert len(mayors) == 2
    assert up.head("Tampere", on="2015-01-01").person == up.head("Tampere", on="2022-01-01").person


def test_a_manager_who_was_acting_first_is_told_as_acting() -> None:
    acting = up.head("Oulu", on="2024-01-01")
    assert (acting.person.name, acting.tenure.status) == ("Ari Alatossava", "acting")
    regular = up.head("Oulu", on="2025-01-01")
    assert (regular.person.name, regular.tenure.status) == ("Ari Alatossava", "regular")
    assert "acting or standing in" in acting.why()
    assert "acting or standing in" not in regular.why()


def test_a_city_with_no_recorded_head_is_outside_what_was_searched() -> None:
    assert up.head("Ähtäri", on="2023-11-16").state == "outside_coverage"
