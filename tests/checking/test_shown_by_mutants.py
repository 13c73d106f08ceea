"""Cases that mutants showed to be lacking: one more party, bound, word, seat or holder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.examples import EXAMPLES
from tests.checking.examples.agreements import (
    GROWTH,
    TAMPERE,
    parties,
    plain,
    signed_by,
    steps,
    update,
)
from tests.checking.examples.agreements import given as given_agreement
from tests.checking.examples.bodies import (
    BOARD,
    CHAIR_2016,
    DAYS,
    OF_2016,
    STRANGER,
    attended,
    body,
)
from tests.checking.examples.following import AUNE, LIETO, OTHER, TURKU, with_body
from tests.checking.examples.given import Given
from tests.checking.made import DAY, GROUP, document, follows, own_rule
from urbanpolicy.checking.bodies import BodyCase, known_name
from urbanpolicy.checking.case import AgreementCase, Case
from urbanpolicy.checking.rule import Verdict, to_given, to_rule_texts
from urbanpolicy.checking.seats import begun_on, seats_of_offices
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


MINISTER, SIGNED = "fi-minister-economic-affairs", "2016-06-09"


def held_by_two(office: str, on: str) -> up.Register:
    """The register, but two persons surely hold an office."""
    tenure = up.register().one(Tenure, up.holder(office, on=on).tenure.id)
    second = attrs.evolve(tenure, id="tenure-second", person="minna-arve")
    return up.register().with_records(second)


# checking/rule: InvalidValue.at("XXtexts", ...), at("XXgiven", ...)
# checking/template: InvalidValue.at("XXtemplate", ...)
@pytest.mark.parametrize(
    ("place", "refused"),
    [
        ("texts", lambda: to_rule_texts(5)),  # type: ignore[arg-type]
        ("given", lambda: to_given(5)),  # type: ignore[arg-type]
        ("template", lambda: up.template("body")),  # type: ignore[arg-type]
    ],
)
def test_a_refusal_begins_with_its_place(place: str, refused: Callable[[], object]) -> None:
    with pytest.raises(up.InvalidValue, match=rf"^{place}: found"):
        refused()


# checking/rule: field: str = "XX", in Verdict.of
def test_a_verdict_on_a_whole_record_has_no_field() -> None:
    assert Verdict.of("wrong", "x", found="–", expected="–").field == ""


# checking/rule: self.government >= case.government
@pytest.mark.parametrize("government", ["gov-katainen", "gov-sipila"])
def test_a_rule_of_one_government_is_not_held_against_a_body_of_another(government: str) -> None:
    group = attrs.evolve(up.group(BOARD), ends_with=government)
    rule = own_rule(model=None, groups=(BOARD,), government="gov-orpo")
    assert up.check(group, on=DAYS[BOARD], rules=[rule]).rules == ()


# checking/report: "XX, ".join(finding.fact_sources)
def test_two_sources_of_a_fact_stand_with_a_comma() -> None:
    one = attrs.evolve(EXAMPLES["alliance-chair", "missing"], fact_sources=("a", "b"))
    assert "  Sources of the fact: a, b" in up.Report(subject="x", findings=(one,)).text("en")


# checking/sitting: seat.organisation.kind >= MINISTRY; post.kind <= "minister"
@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (
            Given(document(x={"role": "invited", "organisation": "org-paijat-hameen-liitto"}), DAY),
            "alliance-invited-kinds",
        ),
        (
            body(OF_2016, {"mem-upc-2016-chair-a": {**CHAIR_2016, "office": "city-manager-lahti"}}),
            "committee-chair-is-minister",
        ),
    ],
)
def test_a_council_is_no_ministry_and_a_city_manager_no_minister(given: Given, rule: str) -> None:
    assert messages(given, rule) == ["other"]


# checking/sitting: found="XX, ".join(...); checking/parties: known = "XX, ".join(...)
def test_of_two_who_hold_an_office_both_are_told() -> None:
    office = "fi-prime-minister"
    world = held_by_two(office, DAY)
    names = [one.person.name for one in world.holder(office, on=DAY).holders]
    assert len(names) == 2
    seats: Any = {"vice-chair": follows(office=office)}
    (found,) = findings(Given(document(**seats), DAY, world), "body-chair-is-not-vice-chair")
    assert (found.verdict.message, found.found) == ("open-both", ", ".join(sorted(names)))
    world = held_by_two(MINISTER, SIGNED)
    names = [one.person.name for one in world.holder(MINISTER, on=SIGNED).holders]
    assert len(names) == 2
    signed = signed_by("petteri-orpo", MINISTER)._replace(register=world)
    (found,) = findings(signed, "agreement-signatories-in-office")
    assert found.verdict.part("holder") == ", ".join(names)


# checking/seats: last <= first
def test_a_seat_that_ended_on_the_first_day_is_cut_to_that_day() -> None:
    place = up.Membership(
        id="m",
        group="g",
        role="member",
        municipality="municipality-853",
        period="2023-08-01/2023-09-01",
    )
    cut = up.Change.setting("m", period=up.Period.read("2023-09-01/2023-09-01"))
    assert begun_on(place, date(2023, 9, 1)) == cut


# checking/seats: state in ("held", "XXpresumed"); single = len(offices) == 0
def test_a_head_that_is_presumed_fills_the_office_and_is_told_by_a_plain_name() -> None:
    day = "2025-12-01"
    head = up.head("Turku", on=day)
    assert (head.state, head.office.id) == ("presumed", "mayor-turku")
    world = read_document(document()).world
    held = BodyCase.of(world, world.composition(GROUP, on=day))
    told = {one.record: one for one in seats_of_offices(held, "member", ["mayor-turku"])}
    assert "d-turku" not in told
    assert told["d-oulu"].part("holder") == head.person.name


# checking/template: if "XXfunding" not in plain
def test_where_there_is_funding_the_template_has_no_example_of_it() -> None:
    id = "ecosystem-joensuu"
    assert up.agreement(id).funding
    assert "# funding = " not in up.template("agreement", id)
    assert "# funding = " in up.template("agreement", GROWTH)


# checking/parties: other.id != case.id or id is not None and ...; len(regions) <= 1
def test_a_region_is_proposed_beside_agreements_without_one_and_not_where_none_is_allowed() -> None:
    ids = {f"mal-{name}-2021-2031": f"urban-region-{name}" for name in ("kuopio", "lahti")}
    table = {"urbanpolicy": 1, "agreements": [plain(id, urban_region=None) for id in ids]}
    mends = {one.record: one.verdict.mends for one in findings(Given(table), "mal-one-region")}
    assert mends == {
        id: (up.Change.setting(id, urban_region=region),) for id, region in ids.items()
    }
    rule = attrs.evolve(up.rule("mal-regions-2021"), given={"regions": ()})
    report = up.check("mal-kuopio-2021-2031", rules=[rule])
    assert not report.crashed
    assert [(one.verdict.message, one.verdict.mends) for one in report.findings] == [("other", ())]


# checking/parties: continue -> break, in signatories_are_parties and in signatories_in_office
@pytest.mark.parametrize(
    ("id", "signatories", "rule", "message"),
    [
        (
            "homelessness-2008-helsinki",
            [
                {"name": {"en": "A"}, "behalf_of": "municipality-091"},
                {"name": {"en": "B"}, "behalf_of": "municipality-853"},
            ],
            "agreement-signatories-are-parties",
            "stranger",
        ),
        (
            GROWTH,
            [
                {"person": "olli-rehn", "office": MINISTER},
                {"person": "petteri-orpo", "office": MINISTER},
            ],
            "agreement-signatories-in-office",
            "not-holder",
        ),
    ],
)
def test_who_signs_wrongly_is_found_behind_one_who_signs_rightly(
    id: str, signatories: list[Any], rule: str, message: str
) -> None:
    assert messages(given_agreement(id, signatories=signatories), rule) == [message]


# checking/parties: holding.state in ("XXundecided", "outside_coverage")
def test_who_signs_for_an_office_of_which_it_is_open_who_held_it_is_not_decided() -> None:
    tenure = up.register().one(Tenure, up.holder(MINISTER, on=SIGNED).tenure.id)
    unsure = attrs.evolve(tenure, period="[2015-05-29..2016-12-01]/2016-12-28")
    world = up.register().with_records(unsure)
    assert world.holder(MINISTER, on=SIGNED).state == "undecided"
    signed = signed_by("petteri-orpo", MINISTER)._replace(register=world)
    assert messages(signed, "agreement-signatories-in-office") == ["open-holder"]
