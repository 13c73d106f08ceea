"""Single cases that mutants showed to be lacking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.examples import EXAMPLES
from tests.checking.examples.agreements import GROWTH, plain, signed_by
from tests.checking.examples.agreements import given as given_agreement
from tests.checking.examples.bodies import BOARD, CHAIR_2016, DAYS, OF_2016, body
from tests.checking.examples.given import Given
from tests.checking.made import DAY, GROUP, document, follows, own_rule
from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.rule import Verdict, to_given, to_rule_texts
from urbanpolicy.checking.seats import begun_on, seats_of_offices
from urbanpolicy.model.people import Tenure
from urbanpolicy.world.documents import read_document

MINISTER, SIGNED = "fi-minister-economic-affairs", "2016-06-09"


def found_by(given: Given, rule: str) -> list[up.Finding]:
    """What a rule finds, or leaves open."""
    report = up.check(given.document, on=given.on, register=given.register)
    assert not report.crashed
    return [one for one in (*report.findings, *report.undecided) if one.rule.id == rule]


def messages(given: Given, rule: str) -> list[str]:
    """The messages of a rule."""
    return [one.verdict.message for one in found_by(given, rule)]


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
    (found,) = found_by(Given(document(**seats), DAY, world), "body-chair-is-not-vice-chair")
    assert (found.verdict.message, found.found) == ("open-both", ", ".join(sorted(names)))
    world = held_by_two(MINISTER, SIGNED)
    names = [one.person.name for one in world.holder(MINISTER, on=SIGNED).holders]
    assert len(names) == 2
    signed = signed_by("petteri-orpo", MINISTER)._replace(register=world)
    (found,) = found_by(signed, "agreement-signatories-in-office")
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
    mends = {one.record: one.verdict.mends for one in found_by(Given(table), "mal-one-region")}
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
