"""What mutants of the judges left unseen: one more party, bound, word or seat."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.examples.agreements import GROWTH, TAMPERE, parties, plain, steps, update
from tests.checking.examples.agreements import given as given_agreement
from tests.checking.examples.bodies import BOARD, DAYS, STRANGER, attended, body
from tests.checking.examples.following import AUNE, LIETO, OTHER, TURKU, with_body
from tests.checking.examples.given import Given
from tests.checking.made import DAY, GROUP, TEXTS, document, own_rule
from urbanpolicy.checking.bodies import BodyCase, known_name
from urbanpolicy.checking.case import AgreementCase, Case
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.model.people import Tenure
from urbanpolicy.world.documents import read_document

KUOPIO, ELY = "mal-kuopio-2021-2031", "org-ely-pirkanmaa"


def findings(given: Given, rule: str) -> list[up.Finding]:
    """What a rule finds or leaves open, where no rule fails."""
    report = up.check(given.document, on=given.on, register=given.register)
    assert not report.crashed
    return [one for one in (*report.findings, *report.undecided) if one.rule.id == rule]


def messages(given: Given, rule: str) -> list[str]:
    return [one.verdict.message for one in findings(given, rule)]


@pytest.mark.parametrize(
    ("given", "rule", "gives"),
    [
        # regional: region >= agreement.urban_region
        (given_agreement(KUOPIO, urban_region=None), "mal-regional-parties", []),
        # regional: bound = {... if party.role <= "party"}
        (
            given_agreement(
                TAMPERE,
                parties=parties(TAMPERE, {"actor": ELY, "role": "participant"}, without=(ELY,)),
            ),
            "mal-ely-centre",
            ["missing"],
        ),
        # regional: COUNCIL with "XXliitto", "XXförbund", "XXcouncil"
        (with_body({"fi": "Pirkanmaan liitto"}), "ecosystem-intermediate-body", []),
        (with_body({"sv": "Birkalands förbund"}), "ecosystem-intermediate-body", []),
        (with_body({"en": "Council of Tampere Region"}), "ecosystem-intermediate-body", []),
    ],
)
def test_regional_bodies_are_told_by_role_and_by_name(
    given: Given, rule: str, gives: list[str]
) -> None:
    assert messages(given, rule) == gives


@pytest.mark.parametrize(
    ("given", "rule", "gives"),
    [
        # attending: SITTING with "XXchaired"
        (
            attended(DAYS[BOARD], presence="chaired", office="fi-minister-justice"),
            "body-attendance-by-seats",
            ["stranger"],
        ),
        # attending: holding.state not in ("undecided", "XXoutside_coverage")
        (
            attended("1950-01-01", presence="invited", person=STRANGER, office="fi-prime-minister"),
            "body-attendance-in-office",
            ["open-holder"],
        ),
    ],
)
def test_who_chairs_holds_a_seat_and_of_a_day_not_searched_nothing_is_decided(
    given: Given, rule: str, gives: list[str]
) -> None:
    assert messages(given, rule) == gives


# attending: "XX, ".join(sorted(...))
def test_who_came_for_an_office_that_two_held_is_told_both() -> None:
    office = "fi-minister-housing"
    holder = up.holder(office, on=DAYS[BOARD]).holder
    tenure = up.register().one(Tenure, holder.tenure.id)
    world = up.register().with_records(
        attrs.evolve(tenure, id="ten-second", person="mari-rantanen")
    )
    given = attended(DAYS[BOARD], presence="invited", person=STRANGER, office=office)
    (found,) = findings(given._replace(register=world), "body-attendance-in-office")
    names = sorted([holder.person.name, up.person("mari-rantanen").name])
    assert found.verdict.message == "not-holder"
    assert str(found.verdict.part("holder")) == ", ".join(names)


# following: day + ONE_DAY if day or day < date.max (an end of no or one bound);
# following: day + ONE_DAY if day and day <= date.max (the last day of the calendar)
@pytest.mark.parametrize("end", ["", "[..2035-12-31]", "[2035-12-31..]", "9999-12-31"])
def test_what_begins_before_an_end_that_is_hardly_known_comes_in_time(end: str) -> None:
    draft = given_agreement(AUNE, supersedes=[OTHER], term="2031-01-01/2032-12-31").document
    draft["agreements"].append(plain(OTHER, term=f"2016-01-01/{end}"))
    report = up.check(draft)
    rule = "agreement-supersedes-in-time"
    assert rule in report.rules
    assert rule not in {crash.rule for crash in report.crashed}
    assert "gap" not in [one.verdict.message for one in report.findings if one.rule.id == rule]


# following: day = change.on.earliest and change.on.latest
@pytest.mark.parametrize("on", ["2015-01", "[..2015-01-01]"])
def test_who_follows_is_told_from_the_first_day_that_is_known(on: str) -> None:
    (change,) = [
        one for one in up.register().all(up.MunicipalChange) if "municipality-838" in one.ended
    ]
    world = up.register().with_records(attrs.evolve(change, on=on))
    given = given_agreement(TURKU, parties=parties(TURKU, without=(LIETO,)))
    found = findings(given._replace(register=world), "agreement-parties-followed")
    assert [one.on for one in found] == [date(2015, 1, 1)]


# between: the third continue (in one_in_force) as break
# between: first.mal is None and second.mal is None or ...
def test_agreements_that_run_at_once_are_found_behind_others_and_only_in_rounds() -> None:
    draft = update(term="2036-01-01/2047-12-31", supersedes=None)
    (first,) = draft["agreements"]
    too = {**first, "id": "draft-too", "term": "2037-01-01/2048-12-31"}
    both = Given({**draft, "agreements": [first, too]})
    (found,) = findings(both, "agreement-one-in-force")
    assert (found.record, found.verdict.message) == ("draft-too", "both")
    assert messages(Given(update(mal=None, supersedes=None)), "mal-city-once") == []


# case: @property left out (of AgreementCase.sort_key; of Case.day); repair: of Repair.sort_key
# case: for kind in ("signed", "XXin-force")
def test_cases_and_repairs_have_an_order_and_a_day() -> None:
    world = up.register()
    older, newer = (
        AgreementCase.of(world, up.agreement(id)) for id in ("mal-tampere-2020-2031", TAMPERE)
    )
    assert sorted([newer, older]) == [older, newer]
    assert isinstance(vars(Case)["day"], property)
    first, second = (
        up.repair(up.check("alliance-cooperation-group", on=day)) for day in (DAY, "2023-12-20")
    )
    assert sorted([second, first]) == [first, second]
    forced = attrs.evolve(up.agreement(GROWTH), milestones=steps(in_force="2017-03-01"))
    assert AgreementCase.of(world, forced).day == date(2017, 3, 1)


@pytest.mark.parametrize(
    ("given", "gives"),
    [
        # lasting: last <= limit
        (body(BOARD, more=({"person": STRANGER, "period": "2012-01-01/2015"},)), ["open-outside"]),
        # lasting: day.latest <= start.latest
        (
            body(
                BOARD,
                more=({"person": STRANGER, "period": "2011-06-01/2015-04-30"},),
                period="[..2011-12-22]/2015-04-30",
            ),
            ["open-outside"],
        ),
        # lasting: isinstance(whole.end, Open) and last == limit
        (
            Given(
                document(
                    group={"period": "2023-09-01/2026-12"},
                    turku={"period": "2023-11-16/2026-12"},
                ),
                DAY,
            ),
            [],
        ),
    ],
)
def test_a_seat_is_compared_with_its_body_as_far_as_both_are_known(
    given: Given, gives: list[str]
) -> None:
    assert messages(given, "body-memberships-within") == gives


# bodies: for seat in [] (in holder_of, and in _head_of)
def test_a_composition_that_is_given_tells_who_holds_an_office_and_who_leads_a_city() -> None:
    world = up.register()
    for holding in (up.holder("fi-prime-minister", on=DAY), up.head("Turku", on=DAY)):
        tenure = world.one(Tenure, holding.tenure.id)
        world = world.with_records(attrs.evolve(tenure, person=STRANGER))
    table = read_document(document(), world).world.composition(GROUP, on=DAY)
    held = BodyCase.of(up.register(), table)
    assert held.holder_of("fi-prime-minister").person.id == STRANGER
    (turku,) = [one for one in held.cities if one.municipality.id == "municipality-853"]
    assert turku.head.person.id == STRANGER


# bodies: UnknownName.of(name, "XXcharter", ...); bodies: holding.state in ("held", "XXpresumed")
def test_a_charter_that_is_lacking_and_a_holder_who_is_presumed_are_named() -> None:
    group = attrs.evolve(up.group(BOARD), model=None)
    world = up.register().with_records(group)
    with pytest.raises(up.UnknownName, match=r"^no charter is called") as error:
        _ = BodyCase.of(world, world.composition(BOARD, on=DAYS[BOARD])).charter
    assert error.value.kind == "charter"
    holding = up.holder("mayor-turku", on="2025-12-31")
    assert holding.state == "presumed"
    assert known_name(holding) == holding.person.name


def renamed(case: BodyCase) -> list[Verdict]:
    """Wants no chair, but members with a title instead."""
    return [
        Verdict.of("wrong", seat.membership.id, "role", found="chair", expected="–").mended_by(
            Change.setting(seat.membership.id, role="member"),
            Change.setting(seat.membership.id, as_titled=up.Text(en="x")),
        )
        for seat in case.composition.chairs
    ]


# repair: before | fields or before | fields
# repair: fields = {...} and {""}
def test_two_fields_of_one_record_are_both_mended() -> None:
    mended = up.repair(up.check(document(), on=DAY, rules=[own_rule(renamed, texts=TEXTS)]))
    assert mended.changes == (Change.setting("d-chair", role="member", as_titled=up.Text(en="x")),)


def twice(case: BodyCase) -> list[Verdict]:
    """Says the same twice."""
    told = Verdict.of("wrong", case.id, on=case.day, found="–", expected="–")
    return [told, told]


# running: before.last + ONE_DAY >= first
# running: elif reason >= "outside_coverage"
def test_a_period_of_one_day_says_what_the_day_says_and_an_undecided_body_its_period() -> None:
    days: list[dict[str, Any]] = [{"on": DAY}, {"through": f"{DAY}/{DAY}"}]
    for asked in days:
        report = up.check("alliance-cooperation-group", rules=[own_rule(twice)], **asked)
        assert len(report.findings) == 2
    coverage = up.group("alliance-cooperation-group").coverage
    group = {"id": "own", "kind": "network", "name": {"en": "own"}, "period": "2023/.."}
    table = {"urbanpolicy": 1, "groups": [{**group, "coverage": coverage}]}
    (unchecked,) = up.check(table, on=DAY).unchecked
    assert unchecked.reason == "undecided"
    assert dict(unchecked.parts)["period"] == up.Period.read("2023/..")
