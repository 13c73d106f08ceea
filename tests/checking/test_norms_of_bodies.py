"""The norms of committees, partnerships' groups and every body, on single facts."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.examples.bodies import (
    BOARD,
    MEDIUM,
    OF_2016,
    OF_2020,
    STRANGER,
    VITALITY,
    attended,
    body,
    secretariat,
)
from tests.checking.examples.given import Given
from tests.checking.made import DAY, document, follows
from urbanpolicy.model.people import Tenure


def told(given: Given) -> list[tuple[str, str, str]]:
    """Rule, message and record of each finding and each point left undecided."""
    report = up.check(given.document, on=given.on, register=given.register)
    assert not report.crashed
    return [
        (finding.rule.id, finding.verdict.message, finding.record)
        for finding in (*report.findings, *report.undecided)
    ]


# ------------------------------------------------------------------------- the chair and others

LAHTI_SEAT = "mem-upc-2020-vice-2"


def test_a_seat_of_a_city_is_that_of_the_office_that_leads_it() -> None:
    given = body(OF_2020, {LAHTI_SEAT: {"office": None}})
    assert told(given) == []
    head = up.head("Lahti", on="2022-01-01")
    unsure = attrs.evolve(head.tenure, period="[2018-01-01..2023-12-31]/..")
    world = up.register().with_records(unsure)
    unknown = body(OF_2020, {LAHTI_SEAT: {"office": None}}, register=world)
    assert told(unknown) == [("committee-2020-vice-chairs", "open", LAHTI_SEAT)]
    other = body(OF_2020, {LAHTI_SEAT: {"office": None, "municipality": "municipality-564"}})
    assert told(other) == [("committee-2020-vice-chairs", "wrong", LAHTI_SEAT)]


def test_two_wrong_vice_chairs_get_the_two_offices() -> None:
    wrong = follows(office="fi-minister-justice")
    given = body(OF_2020, {LAHTI_SEAT: wrong, "mem-upc-2020-vice-1a": wrong})
    mended = up.repair(up.check(given.document, on=given.on))
    assert mended.conforms
    offices = {dict(change.fields)["office"] for change in mended.changes}
    assert offices == {"city-manager-lahti", "fi-minister-environment"}


def test_a_vice_chair_too_many_is_invited() -> None:
    more = {"id": "d-0", "role": "vice-chair", "office": "fi-minister-justice"}
    given = body(OF_2020, more=({**more, "period": "2020-01-16/2023-06-19"},))
    report = up.check(given.document, on=given.on)
    assert [finding.rule.id for finding in report.errors] == ["committee-2020-vice-chairs"]
    assert up.repair(report).changes == (up.Change.setting("d-0", role="invited"),)


def test_a_composition_of_2016_is_not_judged_by_the_norms_of_another_term() -> None:
    report = up.check(OF_2016, on="2018-01-01")
    of_terms = {rule for rule in report.rules if rule.startswith("committee-")}
    assert of_terms == {"committee-2016-term", "committee-chair-is-minister", "committee-one-chair"}


def test_a_chair_by_name_may_have_been_a_minister() -> None:
    tenure = up.holder("fi-minister-interior", on="2017-01-01").tenure
    unsure = attrs.evolve(
        up.register().one(Tenure, tenure.id), period="[2015-05-29..2018-01-01]/2019-06-05"
    )
    chair: dict[str, Any] = {**follows(person=tenure.person), "period": "2016-05-12/2019-06-05"}
    world = up.register().with_records(unsure)
    given = body(OF_2016, {"mem-upc-2016-chair-a": chair}, register=world)
    assert ("committee-chair-is-minister", "open", "mem-upc-2016-chair-a") in told(given)


# ------------------------------------------------------------------------- the alliance


def test_a_member_who_may_have_been_a_minister_is_not_decided() -> None:
    tenure = up.holder("fi-minister-interior", on=DAY).tenure
    unsure = attrs.evolve(up.register().one(Tenure, tenure.id), period="2023/..")
    seat = {**follows(person=tenure.person), "role": "member"}
    given = Given(document(x=seat), DAY, up.register().with_records(unsure))
    assert told(given) == [("alliance-invited-ministers", "open-member", "d-x")]


def test_the_chair_may_be_named_among_the_members_as_well() -> None:
    assert told(Given(document(x={"office": "fi-prime-minister"}), DAY)) == []


@pytest.mark.parametrize(
    "seat",
    [
        {"office": "fi-minister-interior"},
        {"office": "permanent-secretary-vm"},
        {"organisation": "org-okm"},
        {"person": "mari-rantanen"},
    ],
)
def test_ministers_permanent_secretaries_and_ministries_may_be_invited(
    seat: dict[str, Any],
) -> None:
    assert told(Given(document(x={**seat, "role": "invited"}), DAY)) == []


def test_the_secretariat_may_be_chaired_by_an_official_of_the_ministry() -> None:
    assert told(secretariat(chair=follows(office="permanent-secretary-tem"))) == []


# ------------------------------------------------------------------------- partnerships


def test_a_group_without_a_partnership_may_have_any_cities() -> None:
    given = body(VITALITY, {"mem-vitality-lahti": {"role": "secretary"}}, agreement=None)
    assert told(given) == []


def test_the_group_that_was_set_up_on_another_day_begins_on_its_own() -> None:
    given = body(MEDIUM, period="2024-06-01/..", set_by=None)
    mended = up.repair(up.check(given.document, on=given.on))
    assert mended.conforms
    assert mended.world is not None
    group = mended.world.group(MEDIUM)
    assert (str(group.period.start), group.set_by) == ("2024-05-23", "org-tem")


# ------------------------------------------------------------------------- every body


def test_whoever_is_named_for_an_office_that_is_held_keeps_the_norm() -> None:
    holder = up.holder("fi-minister-municipal-affairs", on="2013-05-02").person.id
    assert told(body(BOARD, {"mem-metro-2011-vice-chair": {"person": holder}})) == []


def test_a_seat_that_lies_wholly_outside_is_left_out_and_another_is_cut() -> None:
    before = {"person": STRANGER, "period": "2001-01-01/2002-01-01"}
    long = {"person": STRANGER, "period": "2012-01-01/2020-01-01"}
    given = body(BOARD, more=(before, long))
    report = up.check(given.document, on=given.on)
    mended = up.repair(report, least="warning")
    assert mended.changes == (
        up.Change.leaving_out("d-0"),
        up.Change.setting("d-1", period=up.Period.read("2012-01-01/2015-04-30")),
    )
    assert not mended.left


def test_a_seat_that_goes_on_may_be_verified_only_while_its_body_exists() -> None:
    open_end = {"person": STRANGER, "period": "2012-01-01/.."}
    assert told(body(BOARD, more=(open_end,))) == []
    late = {**open_end, "period": {"start": "2012-01-01", "end": "open", "verified": "2016-01-01"}}
    assert told(body(BOARD, more=(late,))) == [("body-memberships-within", "outside", "d-0")]


def test_a_meeting_that_shows_that_a_body_existed_is_within_its_life() -> None:
    assert told(Given({"urbanpolicy": 1, "groups": [_network()]}, "2018-01-01")) == []


def _network() -> dict[str, Any]:
    return {
        "id": "c6-network",
        "kind": "network",
        "name": {"en": "draft"},
        "period": "[..2017-04-30]/..",
    }


def test_the_chair_is_told_apart_from_a_vice_chair_of_the_same_name() -> None:
    holder = up.holder("fi-minister-housing", on="2013-05-02").person
    twin = {"id": "twin", "name": holder.name}
    given = body(BOARD, {"mem-metro-2011-vice-chair": follows(person="twin")})
    table = {**given.document, "persons": [twin]}
    assert told(Given(table, given.on)) == []


@pytest.mark.parametrize(
    ("came", "message"),
    [
        ({"presence": "invited", "office": "fi-minister-justice"}, None),
        ({"presence": "present", "office": "fi-minister-justice"}, "stranger"),
        ({"presence": "present", "name": {"en": "a delegation"}}, "open-seat"),
        (
            {"presence": "present", "name": {"en": "officials"}, "behalf_of": "org-vm"},
            "stranger",
        ),
    ],
)
def test_whoever_is_present_holds_a_seat_or_is_a_guest(
    came: dict[str, Any], message: str | None
) -> None:
    rules = [(rule, text) for rule, text, _ in told(attended("2013-05-02", **came))]
    assert rules == ([("body-attendance-by-seats", message)] if message else [])


def test_who_sits_for_an_organisation_is_not_known() -> None:
    given = attended("2013-05-02", presence="present", person=STRANGER)
    member = {
        "id": "d-ministry",
        "group": BOARD,
        "role": "member",
        "period": "2012-01-01/2015-04-30",
    }
    for seat, message in (
        ({"organisation": "org-vm"}, "open-seat"),
        ({"collective": {"en": "most ministries"}}, "open-seat"),
    ):
        places = [*given.document["memberships"], {**member, **seat}]
        table = {**given.document, "memberships": places}
        found = [text for rule, text, _ in told(Given(table, given.on)) if "by-seats" in rule]
        assert found == [message]


def test_an_official_sits_for_the_ministry() -> None:
    given = attended("2013-05-02", presence="present", office="permanent-secretary-vm")
    place = {
        "id": "d-ministry",
        "group": BOARD,
        "role": "member",
        "period": "2012-01-01/2015-04-30",
        "organisation": "org-vm",
    }
    table = {**given.document, "memberships": [*given.document["memberships"], place]}
    assert told(Given(table, given.on)) == []


def test_whether_a_candidate_held_the_office_named_is_not_decided() -> None:
    tenure = up.holder("fi-minister-housing", on="2013-05-02").tenure
    unsure = attrs.evolve(
        up.register().one(Tenure, tenure.id), period="[2011-06-22..2014-01-01]/2015-05-28"
    )
    given = attended(
        "2013-05-02", presence="chaired", person=tenure.person, office="fi-minister-housing"
    )
    world = up.register().with_records(unsure)
    rules = {rule: message for rule, message, _ in told(Given(given.document, given.on, world))}
    assert rules == {"body-attendance-in-office": "open-holder"}
