"""The ten invariants of the facts: where each is tested, and what no other module tests of them."""

from __future__ import annotations

import ast
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

import urbanpolicy as up

TESTS = Path(__file__).resolve().parent.parent
REGISTER = up.register()

# What a conversion of the facts must keep, and the tests that hold the register to it.
INVARIANTS = {
    "fourteen parties of Helsinki without Siuntio, 64 municipalities, seven disjoint regions": {
        "facts/test_mal.py": [
            "test_fourteen_municipalities_in_every_round_of_helsinki_and_never_siuntio",
            "test_seven_regions_have_sixty_four_municipalities_and_share_none",
        ],
    },
    "municipalities exist on their days only, and a party keeps its identity": {
        "test_facts_invariants.py": [
            "test_the_number_of_municipalities_of_each_year",
            "test_a_name_needs_a_day",
        ],
        "world/test_succession.py": [
            "test_the_counts_of_each_year_follow_by_replaying_the_changes"
        ],
        "facts/test_mal.py": ["test_a_party_keeps_the_identity_that_it_had"],
        "facts/test_ten_invariants.py": ["test_voyri_and_parainen_need_a_day"],
    },
    "population sums to the national total; what is partial is refused; missing is not zero": {
        "test_facts_invariants.py": ["test_the_populations_of_a_year_sum_to_the_nation"],
        "world/test_inhabitants.py": [
            "test_the_sum_of_a_year_is_the_figure_of_the_nation",
            "test_preliminary_figures_are_refused_unless_they_are_allowed",
            "test_a_partial_year_is_refused_unless_it_is_allowed",
            "test_a_missing_figure_is_not_zero_and_who_has_it_is_told",
        ],
        "facts/test_municipalities.py": ["test_a_backcast_figure_is_never_that_of_the_day"],
    },
    "the head of a city follows the office in Finnish": {
        "test_facts_invariants.py": [
            "test_a_city_manager_is_no_mayor_whatever_its_english_style",
            "test_the_model_changed_in_helsinki_before_its_head_did",
            "test_three_of_the_six_cities_had_a_mayor_at_the_first_meeting",
        ],
        "facts/test_ten_invariants.py": ["test_helsinki_has_no_city_manager_who_leads_it_today"],
    },
    "one holder per minister's office and day, but not one office per person": {
        "test_facts_invariants.py": [
            "test_a_ministers_office_has_exactly_one_holder_on_each_day",
        ],
        "world/test_ministers.py": [
            "test_every_existing_office_has_exactly_one_holder_on_every_single_day"
        ],
        "facts/test_ten_invariants.py": ["test_seven_persons_held_two_portfolios_at_once"],
    },
    "one person may hold an office twice; equal names are not equal persons": {
        "test_facts_invariants.py": [
            "test_one_person_may_hold_an_office_twice",
            "test_equal_names_are_not_equal_persons",
        ],
    },
    "null, unknown, open and placeholder are four things": {
        "test_facts_invariants.py": [
            "test_who_led_oulu_in_february_2023_is_undecided",
            "test_two_certain_holders_stand_side_by_side_only_where_one_is_on_leave",
        ],
        "facts/test_ten_invariants.py": [
            "test_one_on_leave_and_one_who_stands_in_overlap",
            "test_placeholders_of_the_facts_are_no_days",
        ],
    },
    "seats follow offices, snapshots do not; holders of seats are never attendance": {
        "facts/test_bodies.py": [
            "test_a_seat_passes_to_the_next_holder_of_its_office",
            "test_a_name_on_a_page_is_not_stretched",
            "test_a_seat_by_name_does_not_follow_the_office_of_its_holder",
            "test_holders_of_seats_are_never_attendance",
        ],
    },
    "nominal term, approval, signing and force are separate; three roles of who is no party": {
        "facts/test_mal.py": [
            "test_no_region_has_two_agreements_on_one_day",
            "test_none_is_in_force_from_january_to_the_seventh_of_october_2020",
            "test_signing_comes_after_the_nominal_start_in_every_round",
            "test_party_participant_and_expressly_no_party_are_three_roles",
        ],
        "facts/test_bodies.py": [
            "test_the_alliance_is_in_force_from_its_first_meeting_without_a_signature"
        ],
    },
    "16, 18, 19, 20; 6, 23, 25; old parties keep their names and days": {
        "facts/test_ecosystem.py": [
            "test_sixteen_agreements_bind_twenty_municipalities_of_which_eighteen_were_announced",
            "test_nineteen_of_the_twenty_are_cities_and_sotkamo_is_none",
        ],
        "facts/test_bodies.py": [
            "test_the_four_groups_are_disjoint_and_make_25_cities",
            "test_the_committee_has_23_cities_and_lacks_two_of_the_25",
        ],
        "facts/test_mal.py": ["test_old_bodies_are_parties_to_their_last_day"],
    },
}


@cache
def written_in(module: str) -> frozenset[str]:
    tree = ast.parse((TESTS / module).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_each_of_the_ten_has_its_tests() -> None:
    assert len(INVARIANTS) == 10
    for invariant, modules in INVARIANTS.items():
        for module, names in modules.items():
            assert not set(names) - written_in(module), invariant


# ------------------------------------------------------------------------- what no other module tests


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Vöyri", "2006-12-31", "944"),
        ("Vöyri", "2011-01-01", "946"),
        ("Parainen", "2008-12-31", "573"),
        ("Parainen", "2012-01-01", "445"),
    ],
)
def test_voyri_and_parainen_need_a_day(name: str, day: str, code: str) -> None:
    assert up.municipality(name, on=day).code == code
    with pytest.raises(up.AmbiguousName):
        up.municipality(name)


def test_helsinki_has_no_city_manager_who_leads_it_today() -> None:
    offices = {
        office.id for office in REGISTER.all(up.Office) if office.heads == "municipality-091"
    }
    assert offices == {"city-manager-helsinki", "mayor-helsinki"}
    assert up.holder("city-manager-helsinki", on="2023-11-16").state == "not_existing"
    assert up.head("Helsinki", on="2023-11-16").office.id == "mayor-helsinki"


def test_seven_persons_held_two_portfolios_at_once() -> None:
    ministers = {o.id for o in REGISTER.all(up.Office) if o.kind == "minister"}
    tenures = [t for t in REGISTER.all(up.Tenure) if t.office in ministers]
    pairs = [
        (one, other)
        for one, other in combinations(tenures, 2)
        if one.person == other.person
        and one.office != other.office
        and one.period.certain_overlap(other.period)
    ]
    assert {one.person for one, _ in pairs} == {
        "anu-vehvilainen",
        "henna-virkkunen",
        "jari-lindstrom",
        "kimmo-tiilikainen",
        "lulu-ranne",
        "paula-risikko",
        "sanni-grahn-laasonen",
    }
    assert len(pairs) == 7
    assert [t.person for pair in pairs for t in pair if t.status == "deputising"] == [
        "sanni-grahn-laasonen"
    ]


@pytest.mark.parametrize(
    ("office", "day", "on_leave", "acting"),
    [
        ("city-manager-pori", "2022-07-01", "aino-maija-luukkonen", "lauri-kilkku"),
        ("city-manager-salo", "2020-06-01", "lauri-inna", "anna-kristiina-korhonen"),
        ("city-manager-imatra", "2017-08-01", "pertti-lintunen", "rami-hasu"),
    ],
)
def test_one_on_leave_and_one_who_stands_in_overlap(
    office: str, day: str, on_leave: str, acting: str
) -> None:
    held = {
        t.person: t
        for t in REGISTER.grouped(up.Tenure, "office")[office]
        if t.period.contains(day).is_possible  # the first day of one is not known
    }
    assert held.keys() == {on_leave, acting}
    assert held[on_leave].on_leave_from
    assert held[acting].status == "acting"
    answer = up.holder(office, on=day)
    assert (answer.state, answer.person.id) == ("held", acting)


def test_placeholders_of_the_facts_are_no_days() -> None:
    # In the facts a month or a year stands as its first day, with its precision beside it.
    tenures = REGISTER.by_id(up.Tenure)
    luoma = tenures["tenure-permanent-secretary-tem-raimo-luoma-2020"].period
    assert (str(luoma.start), str(luoma.end)) == ("2020", "2023")
    assert luoma.contains("2023-01-02") == luoma.contains("2023-12-31") == up.UNDECIDED
    timonen = tenures["tenure-permanent-secretary-om-pekka-timonen-om-2018"].period
    assert not timonen.is_open
    assert timonen.contains("2023-11-16") == up.UNDECIDED
    niemi = tenures["tenure-permanent-secretary-stm-veli-mikko-niemi-2022"].period
    assert niemi.is_open
    assert niemi.contains("2023-11-16") == up.YES
