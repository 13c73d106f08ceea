"""What checks take, ask and write, in single cases that no other test looks at."""

from __future__ import annotations

import tomllib
from inspect import Parameter, signature
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.examples import EXAMPLES
from tests.checking.examples.agreements import TAMPERE, parties
from tests.checking.examples.agreements import given as given_agreement
from tests.checking.examples.bodies import (
    BOARD,
    CHAIR_2016,
    DAYS,
    OF_2016,
    OF_2023,
    STRANGER,
    VICE,
    body,
)
from tests.checking.examples.given import Given
from tests.checking.made import DAY, GROUP, LAHTI, document, follows
from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.rule import shown
from urbanpolicy.checking.running import run
from urbanpolicy.checking.seats import at_most_one, seats_of_offices
from urbanpolicy.model.people import Tenure
from urbanpolicy.world.documents import read_document


@pytest.mark.parametrize(
    ("function", "first"),
    [
        (up.check, ["subject"]),
        (up.repair, ["report"]),
        (up.template, ["kind", "like"]),
        (up.rules, []),
        (run, ["world", "scope", "path_of"]),
        (at_most_one, ["case", "seats", "possible", "field", "instead"]),
    ],
)
def test_what_is_given_in_a_place_may_be_named_and_the_rest_must(
    function: Any, first: list[str]
) -> None:
    held = signature(function).parameters.values()
    assert [one.name for one in held if one.kind is Parameter.POSITIONAL_OR_KEYWORD] == first
    assert all(one.kind is not Parameter.POSITIONAL_ONLY for one in held)


def test_a_title_has_eighty_letters_at_most() -> None:
    assert up.Report(subject="x" * 80).title == "x" * 80
    assert len(up.Report(subject="x" * 81).title) == 80


def test_what_has_no_source_has_a_dash() -> None:
    one = EXAMPLES["alliance-chair", "missing"]
    bare = attrs.evolve(one, fact_sources=(), rule=attrs.evolve(one.rule, citations=()))
    *_, norm, fact, _, _ = up.Report(subject="x", findings=(bare,)).text("en").splitlines()
    assert (norm, fact) == ("  Sources of the norm: –", "  Sources of the fact: –")


def messages(given: Given, rule: str) -> list[str]:
    """The messages of a rule."""
    report = up.check(given.document, on=given.on, register=given.register)
    assert not report.crashed
    found = (*report.findings, *report.undecided)
    return [one.verdict.message for one in found if one.rule.id == rule]


def test_a_permanent_secretary_is_no_minister() -> None:
    chair = {**CHAIR_2016, "office": "permanent-secretary-tem"}
    given = body(OF_2016, {"mem-upc-2016-chair-a": chair})
    assert messages(given, "committee-chair-is-minister") == ["other"]


def test_who_may_be_a_permanent_secretary_is_no_minister() -> None:
    tenure = up.holder("permanent-secretary-vm", on=DAY).tenure
    unsure = attrs.evolve(up.register().one(Tenure, tenure.id), period="2023/..")
    seat = {**follows(person=tenure.person), "role": "member"}
    given = Given(document(x=seat), DAY, up.register().with_records(unsure))
    assert messages(given, "alliance-invited-ministers") == []
    assert messages(given, "alliance-invited-permanent-secretaries") == ["open-member"]


def test_a_stranger_is_found_behind_a_minister_who_may_be_invited() -> None:
    invited: Any = {
        "a": {"role": "invited", "office": "fi-minister-interior"},
        "b": {"role": "invited", "municipality": LAHTI},
        "c": {"role": "invited", "office": "fi-minister-justice"},
        "d": {"role": "invited", "municipality": LAHTI},
    }
    given = Given(document(**invited), DAY)
    assert messages(given, "alliance-invited-kinds") == ["other", "other"]


def test_a_chair_who_is_no_minister_is_found_behind_one_who_is() -> None:
    days = {"role": "chair", "period": "2016-06-01/2019-06-01"}
    minister = {**days, "office": "fi-minister-economic-affairs"}
    other = {**days, "organisation": "org-tem"}
    given = body(OF_2016, more=(other, minister, other))
    assert messages(given, "committee-chair-is-minister").count("other") == 2


def test_who_is_presumed_to_lead_a_city_is_chair_and_vice_chair_for_sure() -> None:
    day = "2025-12-01"
    assert up.head("Turku", on=day).state == "presumed"
    turku: Any = follows(municipality="municipality-853")
    seats: Any = {"chair": turku, "vice-chair": turku}
    report = up.check(document(**seats), on=day)
    # It says no more than that the chair is a wrong one.
    told = [(one.rule.id, one.verdict.message) for one in report.suppressed]
    assert ("body-chair-is-not-vice-chair", "both") in told


def test_of_an_office_that_two_hold_both_are_told() -> None:
    office = up.register().one(up.Membership, VICE).office or ""
    first = up.holder(office, on=DAYS[BOARD]).tenure
    second = attrs.evolve(first, id="tenure-second", person="petteri-orpo")
    world = up.register().with_records(second)
    given = body(BOARD, {VICE: {"person": STRANGER}}, register=world)
    report = up.check(given.document, on=given.on, register=world)
    (found,) = [one for one in report.findings if one.rule.id == "body-named-in-office"]
    names = sorted([up.register().one(up.Person, first.person).name, "Petteri Orpo"])
    assert found.verdict.part("holder") == ", ".join(names)


def test_a_seat_of_a_city_is_not_that_of_an_office_which_led_it_later() -> None:
    given = body(BOARD, more=({"municipality": "municipality-091"},))
    world = read_document(given.document).world
    held = BodyCase.of(world, world.composition(BOARD, on=DAYS[BOARD]))
    verdicts = seats_of_offices(held, "member", ["mayor-helsinki"])
    assert {one.record: one.message for one in verdicts}["d-0"] == "wrong"


@pytest.mark.parametrize("role", ["alternate", "member"])
def test_who_may_sit_in_another_role_fills_no_seat(role: str) -> None:
    other = {"role": role, "office": "fi-minister-interior", "period": "2023-11/.."}
    given = Given(document(without=("chair",), x=other), DAY)
    assert messages(given, "alliance-chair") == ["missing"]


def test_who_sits_for_an_office_that_was_not_searched_is_not_decided() -> None:
    day, office = "2026-06-01", "permanent-secretary-vm"
    assert up.holder(office, on=day).state == "outside_coverage"
    world = read_document(document(x={"person": STRANGER})).world
    held = BodyCase.of(world, world.composition(GROUP, on=day))
    told = {one.record: one.message for one in seats_of_offices(held, "member", [office])}
    assert (told["d-x"], told["d-turku"]) == ("open", "wrong")


def test_an_alternate_who_may_sit_is_no_second_chair() -> None:
    other = {"role": "alternate", "office": "fi-minister-interior", "period": "2023-11/.."}
    given = Given(document(x=other), DAY)
    assert messages(given, "alliance-one-chair") == []
    assert messages(given, "committee-one-chair") == []
    second = {**other, "role": "alternate", "period": "[2000-01-01..2026-12-31]/.."}
    assert messages(body(OF_2023, more=(second,)), "committee-one-chair") == []


def test_a_template_has_no_seat_that_rests_with_several() -> None:
    start = "2024-01-01/.."
    group = up.Group(id="own", kind="network", name=up.Text(en="own"), period=start)
    cities = up.Text(en="cities")
    seat = up.Membership(id="own-1", group="own", role="member", period=start, collective=cities)
    written = up.template("group", "own", register=up.register().with_records(group, seat))
    assert "memberships" not in tomllib.loads(written)


@pytest.mark.parametrize("role", ["participant", "not-a-party"])
def test_a_ministry_that_is_no_party_is_missing_among_the_parties(role: str) -> None:
    named = parties(TAMPERE, {"actor": "org-vm", "role": role}, without=("org-vm",))
    given = given_agreement(TAMPERE, parties=named)
    assert messages(given, "mal-state-parties-2020") == ["missing"]


def test_who_sits_for_a_city_comes_to_a_meeting_on_its_behalf() -> None:
    written = up.template("meeting", "vitality-partnership-group")
    assert '# behalf_of = "municipality-' in written


@pytest.mark.parametrize("id", ["vitality-partnership", "ecosystem-joensuu"])
def test_a_template_leaves_out_what_a_draft_need_not_say(id: str) -> None:
    (written,) = tomllib.loads(up.template("agreement", id))["agreements"]
    assert not {"citations", "coverage", "described_in"} & set(written)


def test_who_held_no_office_is_found_behind_who_signed_for_none() -> None:
    wrong = {"person": "petteri-orpo", "office": "fi-minister-economic-affairs"}
    named = [{"person": person} for person in ("minna-arve", "sanna-marin")]
    given = given_agreement(
        "growth-2016-joensuu",
        signatories=[named[0], wrong, named[1]],
        milestones=[{"kind": "signed", "date": "2016-06-09"}],
    )
    assert messages(given, "agreement-signatories-in-office") == ["not-holder"]


def test_a_part_of_a_message_has_three_hundred_letters_at_most() -> None:
    assert shown("x" * 300, "en") == "x" * 300
    assert len(shown("x" * 301, "en")) == 300
    assert len(shown(up.Text(en="x" * 301), "en")) == 300


def test_a_list_in_a_change_has_five_hundred_letters_at_most() -> None:
    told = up.Change.setting("a", ids=("x" * 600,)).text("en")
    assert len(told) == len("set ids of a to ") + 500
