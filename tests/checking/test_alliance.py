"""The alliance's norms on single facts: what breaks them, what the sources do not decide."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.made import CHARTER_IDS, DAY, GROUP, LAHTI, checked, document, follows, told
from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.report import Report
from urbanpolicy.model.people import Tenure

CHAIR, VICE, ONE = "alliance-chair", "alliance-vice-chair", "alliance-one-chair"
SET, BY = "alliance-city-set", "alliance-city-representation"
DEPUTY = {
    "id": "deputy-mayor-helsinki",
    "kind": "deputy-mayor",
    "name": {"fi": "Helsingin apulaispormestari"},
    "organisation": "municipality-091",
}
SOME_DAY_IN_NOVEMBER = "2023-11/.."
"""In force on 16 November, or not: only the month of its start is known."""


def with_tenure(id: str, period: str) -> up.Register:
    """The built-in register, but for the days of one tenure."""
    old = up.register().one(Tenure, id)
    return up.register().with_records(attrs.evolve(old, period=period))


def prime_minister() -> str:
    return up.holder("fi-prime-minister", on=DAY).tenure.id


def own(findings: tuple[up.Finding, ...]) -> tuple[up.Finding, ...]:
    """The findings of the alliance's charter, without what holds for every body."""
    return tuple(finding for finding in findings if finding.rule.id in CHARTER_IDS)


def test_the_built_in_composition_conforms() -> None:
    table = up.composition("alliance-cooperation-group", on=DAY)
    for report in (
        up.check(table),
        up.check(table.group, on=DAY),
        up.check(table.group.id, on=DAY),
    ):
        assert report.conforms
        assert not report.findings
        assert not report.undecided
        assert not report.unchecked
        assert set(report.rules) >= CHARTER_IDS


@pytest.mark.parametrize("day", ["2023-12-20", "2025-06-01", "2025-12-31", "latest"])
def test_it_conforms_to_the_end_of_what_was_searched(day: str) -> None:
    report = up.check("alliance-cooperation-group", on=day)
    assert report.conforms
    assert not report.undecided


# ------------------------------------------------------------------------- the five planted faults


def test_the_five_planted_faults_are_five_errors() -> None:
    faults: dict[str, Any] = {
        "chair": follows(office="fi-minister-interior"),
        "vice-chair": follows(office="fi-minister-justice"),
        "helsinki": {"office": DEPUTY["id"]},
        "lahti": {"municipality": LAHTI},
        "meetings": ("2023-08-15",),
        "more": {"offices": [DEPUTY]},
    }
    report = checked(**faults)
    assert told(report.errors) == [
        (CHAIR, "wrong", "chair", "office"),
        (BY, "wrong", "helsinki", "office"),
        (SET, "surplus", "lahti", "municipality"),
        ("alliance-first-meeting", "early", "meeting-0", "date"),
        (VICE, "wrong", "vice-chair", "office"),
    ]
    assert [str(f.on) for f in report.errors] == [DAY, DAY, DAY, "2023-08-15", DAY]
    assert report.findings == report.errors
    # The early meeting is outside the life of the body, too.
    assert told(report.suppressed) == [("body-meetings-within", "outside", "meeting-0", "date")]
    # Who led Lahti that day is not decided, which is no error.
    assert told(report.undecided) == [(BY, "open", "lahti", "municipality")]


# ------------------------------------------------------------------------- who sits


def test_a_wrong_second_chair_is_one_error_and_not_two() -> None:
    report = checked(second={"role": "chair", "office": "fi-minister-interior"})
    assert told(report.findings) == [(CHAIR, "wrong", "second", "office")]
    assert told(report.suppressed) == [(ONE, "several", "second", "role")]


def test_two_right_chairs_are_too_many_also_beside_a_wrong_one() -> None:
    right = {"role": "chair", "office": "fi-prime-minister"}
    report = checked(second=right, third={"role": "chair", "office": "fi-minister-interior"})
    assert told(report.findings) == [
        (CHAIR, "wrong", "third", "office"),
        (ONE, "several", "third", "role"),
    ]
    assert str(report.findings[1].found) == (
        "Prime Minister (Petteri Orpo) [d-chair], Prime Minister (Petteri Orpo) [d-second], "
        "Minister of the Interior (Mari Rantanen) [d-third]"
    )
    assert not report.suppressed


@pytest.mark.parametrize(
    ("person", "message"), [("petteri-orpo", None), ("mari-rantanen", "wrong")]
)
def test_a_chair_by_person_keeps_the_norm_while_the_person_holds_the_office(
    person: str, message: str | None
) -> None:
    report = checked(chair=follows(person=person))
    assert told(report.findings) == ([(CHAIR, message, "chair", "person")] if message else [])


def test_a_chair_by_person_is_not_decided_where_the_office_is_not() -> None:
    world = with_tenure(prime_minister(), "[2023-06-20..2023-12-31]/..")
    for person in ("petteri-orpo", "mari-rantanen"):
        report = checked(chair=follows(person=person), register=world)
        assert report.conforms
        rest = [one for one in told(report.undecided) if one[0] != "committee-chair-is-minister"]
        assert rest == [(CHAIR, "open", "chair", "person")]


def test_a_candidate_beside_a_sure_holder_is_not_decided() -> None:
    second = attrs.evolve(
        up.register().one(Tenure, prime_minister()),
        id="ten-second",
        person="mari-rantanen",
        period="[2023-06-20..2023-12-31]/..",
    )
    world = up.register().with_records(second)
    assert told(checked(chair=follows(person="mari-rantanen"), register=world).undecided) == [
        (CHAIR, "open", "chair", "person")
    ]
    assert checked(chair=follows(person="petteri-orpo"), register=world).conforms


def test_where_two_hold_the_office_either_may_sit() -> None:
    second = attrs.evolve(
        up.register().one(Tenure, prime_minister()), id="ten-second", person="mari-rantanen"
    )
    world = up.register().with_records(second)
    for person in ("petteri-orpo", "mari-rantanen"):
        report = checked(chair=follows(person=person), register=world)
        assert report.conforms
        assert not report.undecided
    report = checked(chair=follows(person="anna-kaisa-ikonen"), register=world)
    assert told(report.findings) == [(CHAIR, "wrong", "chair", "person")]


@pytest.mark.parametrize("role", ["chair", "vice-chair"])
def test_no_seat_of_a_role_is_missing_and_one_that_may_be_in_force_is_not_decided(
    role: str,
) -> None:
    report = checked(without=(role,))
    assert told(report.findings) == [(f"alliance-{role}", "missing", GROUP, role)]
    change: dict[str, Any] = {role: {"period": SOME_DAY_IN_NOVEMBER}}
    report = checked(**change)
    assert report.conforms
    assert told(report.undecided) == [(f"alliance-{role}", "open-seat", role, "period")]


def test_whether_there_was_a_second_chair_may_not_be_decided() -> None:
    second = {"role": "chair", "office": "fi-prime-minister", "period": SOME_DAY_IN_NOVEMBER}
    report = checked(second=second)
    assert report.conforms
    assert told(report.undecided) == [(ONE, "open-several", "chair", "role")]


def test_a_charter_without_an_office_for_a_role_wants_none() -> None:
    model = up.agreement_model("alliance")
    assert model.charter
    cities = [seat for seat in model.charter.seats if seat.municipality]
    charter = attrs.evolve(model.charter, seats=cities, meetings_from=None, memberships_from=None)
    world = up.register().with_records(attrs.evolve(model, charter=charter))
    report = checked(without=("chair", "vice-chair"), meetings=("2000-01-01",), register=world)
    assert report.conforms
    assert not report.undecided


# ------------------------------------------------------------------------- the cities


@pytest.mark.parametrize(
    "seat",
    [
        follows(municipality="municipality-853", office="mayor-turku"),
        follows(office="mayor-turku"),
        follows(municipality="municipality-853", person="minna-arve"),
    ],
    ids=["office and municipality", "office alone", "person"],
)
def test_a_city_may_sit_by_its_head_in_any_of_these_ways(seat: dict[str, Any]) -> None:
    report = checked(turku=seat)
    assert report.conforms
    assert not report.undecided


def test_a_head_of_another_kind_than_the_day_has_is_wrong() -> None:
    # Tampere is led by a mayor; a city manager led it before.
    managers = [o for o in up.register().all(up.Office) if o.heads == "municipality-837"]
    manager = next(office.id for office in managers if office.kind == "city-manager")
    report = checked(tampere={"office": manager})
    assert told(report.findings) == [(BY, "wrong", "tampere", "office")]


def test_a_seat_of_a_minister_is_held_for_no_city() -> None:
    assert checked(minister={"office": "fi-minister-finance"}).conforms


def test_an_office_that_leads_a_seventh_city_is_a_surplus_city() -> None:
    manager = next(o.id for o in up.register().all(up.Office) if o.heads == LAHTI)
    report = checked(lahti={"office": manager})
    assert told(report.findings) == [(SET, "surplus", "lahti", "office")]
    assert told(report.undecided) == [(BY, "open", "lahti", "office")]


def test_a_surplus_city_by_the_wrong_office_is_one_error() -> None:
    report = checked(lahti={"municipality": LAHTI, "office": "fi-prime-minister"})
    assert told(report.findings) == [(SET, "surplus", "lahti", "office")]
    assert told(report.suppressed) == [(BY, "wrong", "lahti", "office")]


def test_a_surplus_city_with_two_seats_is_two_errors() -> None:
    seat = {"municipality": LAHTI}
    report = checked(lahti=seat, again=seat)
    assert told(report.findings) == [
        (SET, "surplus", "again", "municipality"),
        (SET, "surplus", "lahti", "municipality"),
    ]
    assert told(report.suppressed) == [(BY, "several", "lahti", "municipality")]


def test_a_city_whose_seat_may_be_in_force_is_neither_there_nor_missing() -> None:
    report = checked(turku={"period": SOME_DAY_IN_NOVEMBER})
    assert report.conforms
    assert told(report.undecided) == [(SET, "open", "turku", "period")]


def test_whether_a_city_had_a_second_seat_may_not_be_decided() -> None:
    report = checked(again={"municipality": "municipality-853", "period": SOME_DAY_IN_NOVEMBER})
    assert report.conforms
    assert told(report.undecided) == [(BY, "open-several", "turku", "municipality")]


def test_a_city_of_unknown_head_is_not_decided_whether_by_itself_or_by_person() -> None:
    world = with_tenure(up.head("Turku", on=DAY).tenure.id, "[2023-06-20..2023-12-31]/..")
    report = checked(register=world)
    assert told(report.undecided) == [(BY, "open", "turku", "municipality")]
    assert "Minna Arve" in str(report.undecided[0].found)
    report = checked(register=world, turku={"person": "minna-arve"})
    assert told(report.undecided) == [(BY, "open", "turku", "person")]
    assert report.undecided[0].found == "Minna Arve"


def test_a_city_without_any_office_has_its_own_name_for_what_is_expected() -> None:
    report = checked(some={"municipality": "municipality-005"})
    assert told(report.undecided) == [(BY, "open", "some", "municipality")]
    assert "Alajärvi" in report.undecided[0].message("fi")
    assert "mahdollinen edustaja: ei tiedossa" in report.undecided[0].message("fi")


def test_a_seat_of_a_ministry_in_the_chair_is_named_by_the_ministry() -> None:
    report = checked(chair=follows(organisation="org-tem"))
    assert told(report.findings) == [(CHAIR, "wrong", "chair", "organisation")]
    assert "Työ- ja elinkeinoministeriö".lower() in report.findings[0].message("fi").lower()


# ------------------------------------------------------------------------- the days


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2023-11-15", "early"),
        ("2023-10", "early"),
        ("2022", "early"),
        ("[..2023-11-01]", "early"),
        ("2023-11", "open"),
        ("2023", "open"),
        ("unknown", "open"),
        ("2023-11-16", None),
        ("2023-12", None),
        ("[2023-11-16..]", None),
    ],
)
def test_a_meeting_is_early_only_as_far_as_its_day_is_known(day: str, message: str | None) -> None:
    report = checked(meetings=(day,))
    found = own(report.undecided if message == "open" else report.findings)
    wanted = [("alliance-first-meeting", message, "meeting-0", "date")] if message else []
    assert told(found) == wanted
    assert report.conforms == (message != "early")


@pytest.mark.parametrize(
    ("period", "message", "on"),
    [
        ("2023-08-31/..", "early", "2023-08-31"),
        ("2023-08/..", "early", "2023-08-01"),
        ("[..2023-08-31]/..", "early", "2023-08-31"),
        ("[2023-08-01..2023-09-01]/..", "open", "2023-08-01"),
        ("2023-09-01/..", None, ""),
    ],
)
def test_a_membership_is_early_only_as_far_as_its_start_is_known(
    period: str, message: str | None, on: str
) -> None:
    report = checked(turku={"period": period})
    found = own(report.undecided if message == "open" else report.findings)
    wanted = [("alliance-membership-start", message, "turku", "period")] if message else []
    assert told(found) == wanted
    assert [str(finding.on) for finding in found] == ([on] if message else [])


def test_a_membership_that_had_ended_and_one_to_come_are_judged_by_their_start_alone() -> None:
    report = checked(
        former={
            "role": "chair",
            "office": "fi-minister-interior",
            "period": "2023-08-01/2023-10-31",
        },
        future={"role": "chair", "office": "fi-minister-interior", "period": "2024-01-01/.."},
    )
    assert told(report.findings) == [("alliance-membership-start", "early", "former", "period")]


# ------------------------------------------------------------------------- when and to whom


def rules_on(day: str) -> frozenset[str]:
    return CHARTER_IDS & set(checked(on=day, group={"period": "2020-01-01/.."}).rules)


def test_norms_of_the_announcement_do_not_apply_before_it() -> None:
    days = {"alliance-first-meeting", "alliance-membership-start"}
    assert rules_on("2023-08-31") == days
    assert rules_on("2023-09-01") == CHARTER_IDS
    assert rules_on("2040-01-01") == CHARTER_IDS


def test_a_draft_that_names_only_offices_can_be_checked_for_a_day_to_come() -> None:
    report = checked(on="2040-01-01")
    assert report.conforms
    assert {finding.rule.id for finding in report.undecided} == {BY}
    wrong = checked(on="2040-01-01", chair=follows(office="fi-minister-interior"))
    assert told(wrong.findings) == [(CHAIR, "wrong", "chair", "office")]


def test_a_body_of_another_kind_is_not_judged_by_the_charter_of_the_group() -> None:
    report = up.check("alliance-secretariat", on=DAY)
    assert report.conforms
    assert not CHARTER_IDS & set(report.rules)
    report = checked(group={"kind": "secretariat"}, without=("chair",))
    assert not CHARTER_IDS & set(report.rules)
    report = checked(group={"kind": "network"}, without=("chair",))
    assert [body.reason for body in report.unchecked] == ["no_charter"]


def test_a_body_is_governed_by_whatever_id_it_names_its_model() -> None:
    report = checked(group={"model": "strategic-city-alliance"}, without=("chair",))
    assert told(report.findings) == [(CHAIR, "missing", GROUP, "chair")]


def test_a_draft_that_changes_the_built_in_body_is_judged_as_changed() -> None:
    chair = {
        "id": "mem-alliance-chair",
        "group": "alliance-cooperation-group",
        "role": "chair",
        "office": "fi-minister-interior",
        "period": "2023-11-16/..",
    }
    report = up.check({"urbanpolicy": 1, "memberships": [chair]}, on=DAY)
    assert told(report.findings) == [(CHAIR, "wrong", "mem-alliance-chair", "office")]
    assert report.findings[0].path == "memberships[0].office"
    assert up.check("alliance-cooperation-group", on=DAY).conforms


def test_several_bodies_in_one_draft_are_each_checked() -> None:
    table = document(chair=follows(office="fi-minister-interior"))
    table["groups"].append({"id": "other-body", "kind": "committee", "name": {"en": "other"}})
    meeting = {"id": "m-x", "group": "alliance-cooperation-group", "date": "2023-01-01"}
    table["meetings"].append(meeting)
    report = up.check(table, on=DAY)
    assert told(report.findings) == [
        (CHAIR, "wrong", "chair", "office"),
        ("alliance-first-meeting", "early", "m-x", "date"),
    ]
    assert [finding.subject for finding in report.findings] == [
        GROUP,
        "alliance-cooperation-group",
    ]
    assert [body.subject for body in report.unchecked] == ["other-body"]


def test_a_case_finds_its_own_records_and_those_of_its_world() -> None:
    table = up.composition("alliance-cooperation-group", on=DAY)
    case = BodyCase.of(up.register(), table)
    assert case.record("mem-alliance-chair") == table.chair.membership
    assert case.record("petteri-orpo") == up.person("petteri-orpo")
    assert [city.municipality.code for city in case.cities] == [
        "049", "091", "092", "564", "837", "853",
    ]  # fmt: skip
    assert sorted(case.cities) == list(case.cities)
    assert case.sort_key == table.sort_key
    assert case.holder_of("fi-prime-minister") == table.chair.holding
    assert case.holder_of("fi-minister-finance").person.id == "riikka-purra"


def test_a_report_on_a_composition_of_another_world_is_of_that_composition() -> None:
    read = up.read_document(document(chair=follows(office="fi-minister-interior")))
    table = read.world.composition(GROUP, on=DAY)
    report: Report = up.check(table, register=read.world)
    assert told(report.findings) == [(CHAIR, "wrong", "chair", "office")]


def test_a_collective_seat_has_no_holder_and_no_chair_is_collective() -> None:
    told = {"fi": "useimmat ministeriöt", "sv": "de flesta ministerier", "en": "most ministries"}
    report = checked(ministries={"collective": told}, wrong={"collective": told, "role": "chair"})
    assert [(f.rule.id, f.record, f.field) for f in report.errors] == [
        ("alliance-chair", "d-wrong", "collective")
    ]
    assert report.errors[0].found == up.Text(**told)
    draft = up.read_document(document(ministries={"collective": told}))
    seats = {s.membership.id: s for s in draft.world.composition(GROUP, on=DAY).seats}
    seat = seats["d-ministries"]
    assert seat.state == "undecided"
    assert "de flesta ministerier" in seat.why("sv")
    assert seat.membership.brief == f"member of {GROUP}: useimmat ministeriöt 2023-11-16/.."
