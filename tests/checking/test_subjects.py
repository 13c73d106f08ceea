"""What can be checked beside bodies: agreements, models, worlds, and what a draft holds of them."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.examples.agreements import agreement
from tests.checking.made import DAY, TEXTS, document, own_rule
from urbanpolicy.checking.case import AgreementCase, ModelCase
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.world.asof import AsOf

OULU = "ecosystem-oulu"


def signed_late(case: AgreementCase) -> list[Verdict]:
    """Finds every agreement wrong, and says what it knows of it."""
    found = f"{case.concluded} {case.government}"
    return [Verdict.of("wrong", case.id, "milestones", found=found, expected=str(case.day))]


def many(case: ModelCase) -> list[Verdict]:
    """Finds every model wrong, and counts its agreements."""
    found = f"{len(case.agreements)} {case.government}"
    return [Verdict.of("wrong", case.id, found=found, expected=str(case.day))]


OF_AGREEMENT = own_rule(signed_late, kind="agreement", model=None, id="of-agreement")
OF_MODEL = own_rule(many, kind="model", model=None, id="of-model")
RULES = [OF_AGREEMENT, OF_MODEL]


def told(report: up.Report) -> list[tuple[str, str, str]]:
    return [(f.rule.id, f.subject, str(f.found)) for f in report.findings]


def test_an_agreement_is_checked_by_record_or_name_and_needs_no_day() -> None:
    record = up.agreement(OULU)
    by_record, by_id = up.check(record, rules=RULES), up.check(OULU, rules=RULES)
    assert by_record == by_id
    assert told(by_id) == [("of-agreement", OULU, "2021-02-09 gov-marin")]
    assert by_id.on is None
    assert by_id.through is None
    assert by_id.days == ""
    assert str(by_id).startswith(f"Report: {OULU}\n")
    assert repr(by_id) == f"<report on {OULU}: does not conform (1 errors)>"
    assert '"on": null' in by_id.to_json()


def test_a_changed_record_is_checked_as_it_was_given() -> None:
    changed = attrs.evolve(up.agreement(OULU), milestones=[], government="gov-orpo")
    assert told(up.check(changed, rules=RULES)) == [("of-agreement", OULU, "2021-02-09 gov-orpo")]


def test_an_agreement_without_any_day_may_fall_under_every_norm() -> None:
    bare = attrs.evolve(up.agreement(OULU), milestones=[], term=None)
    dated = attrs.evolve(OF_AGREEMENT, period="2030-01-01/..")
    assert told(up.check(bare, rules=[dated])) == [("of-agreement", OULU, "unknown gov-marin")]
    assert told(up.check(OULU, rules=[dated])) == []


def test_a_model_is_checked_with_its_agreements_and_bodies_on_a_day() -> None:
    report = up.check("ekosysteemisopimukset", on=DAY, rules=RULES)
    assert report.subject == "ecosystem"
    assert ("of-model", "ecosystem", "16 gov-marin") in told(report)
    assert len(report.findings) == 17
    alliance = up.check(up.agreement_model("alliance"), on=DAY, rules=RULES)
    assert {one.subject for one in alliance.unchecked} == {
        "alliance-cooperation-group",
        "alliance-secretariat",
    }
    assert ("of-model", "alliance", "1 gov-orpo") in told(alliance)


@pytest.mark.parametrize("subject", ["ecosystem", "alliance-cooperation-group", up.register()])
def test_what_has_bodies_or_models_needs_a_day(subject: Any) -> None:
    with pytest.raises(up.InvalidDay, match="on"):
        up.check(subject)


def test_a_world_is_checked_whole_and_conforms() -> None:
    report = up.check(up.register(), on=DAY)
    assert report.subject == up.register().name
    assert report.conforms
    assert not report.errors
    own = up.check(up.register(), on=DAY, rules=RULES)
    models = {subject for rule, subject, _ in told(own) if rule == "of-model"}
    assert models == {model.id for model in up.register().all(up.AgreementModel)}
    agreements = {subject for rule, subject, _ in told(own) if rule == "of-agreement"}
    assert agreements == {one.id for one in up.register().all(up.Agreement)}


def test_a_draft_of_an_agreement_is_checked_with_its_model_and_needs_no_day() -> None:
    report = up.check(agreement(OULU), rules=RULES)
    assert told(report) == [
        ("of-agreement", OULU, "2021-02-09 gov-marin"),
        ("of-model", "ecosystem", "16 gov-marin"),
    ]
    assert report.findings[0].path == "agreements[0].milestones"
    assert report.findings[1].expected == "None"
    dated = up.check(agreement(OULU), on=DAY, rules=RULES)
    assert dated.findings[1].expected == DAY
    through = up.check(agreement(OULU), through=2024, rules=RULES)
    assert ("of-model", "ecosystem", "16 gov-marin") in told(through)


def test_a_draft_of_a_model_is_checked_and_needs_a_day() -> None:
    model = {"id": "own", "name": {"en": "Own"}, "nature": "agreement", "government": "gov-orpo"}
    draft = {"urbanpolicy": 1, "models": [model]}
    assert told(up.check(draft, on=DAY, rules=RULES)) == [("of-model", "own", "0 gov-orpo")]
    with pytest.raises(up.InvalidDay):
        up.check(draft, rules=RULES)


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(up.UnknownName, match="no group is called 'alience-cooperation-group'"):
        up.check("alience-cooperation-group", on=DAY)


def test_latest_is_the_last_day_that_was_searched_for_the_bodies() -> None:
    table = up.composition("alliance-cooperation-group", on="latest")
    assert up.check("alliance-cooperation-group", on="latest").on == table.on
    assert up.check("alliance", on="latest").on == table.on
    with pytest.raises(up.InvalidDay, match="latest"):
        up.check("ecosystem", on="latest")


def test_a_norm_of_one_government_does_not_govern_the_body_of_another() -> None:
    rule = own_rule(model=None, groups=["urban-policy-committee-2020"], government="gov-marin")
    committee = up.group("urban-policy-committee-2020")
    assert told(up.check(committee, on="2022-01-01", rules=[rule]))
    moved = attrs.evolve(committee, ends_with="gov-orpo")
    report = up.check(moved, on="2022-01-01", rules=[rule])
    assert not report.rules
    assert [one.reason for one in report.unchecked] == ["no_rule"]


def test_a_norm_of_a_kind_of_body_governs_every_body_of_the_kind() -> None:
    rule = own_rule(model=None, body_kind="cooperation-group")
    assert up.check("urban-policy-committee-2016", on="2017-01-01", rules=[rule]).rules
    assert not up.check("c21-network", on="2020-01-01", rules=[rule]).rules


def test_a_norm_of_named_bodies_without_a_model_governs_no_other() -> None:
    rule = own_rule(model=None, groups=["c21-network"])
    assert up.check("c21-network", on="2020-01-01", rules=[rule]).rules
    other = up.check("c6-network", on="2020-01-01", rules=[rule])
    assert [one.reason for one in other.unchecked] == ["no_charter"]


def test_a_body_whose_model_lost_its_charter_is_told_as_a_rule_that_failed() -> None:
    bare = attrs.evolve(up.agreement_model("alliance"), charter=None)
    world = up.register().with_records(bare)
    report = up.check("alliance-cooperation-group", on=DAY, register=world)
    assert not report.conforms
    assert "give the model of the body a charter" in report.crashed[0].error


def test_a_case_knows_its_names_on_its_day() -> None:
    case = AgreementCase.of(up.register(), up.agreement(OULU))
    assert case.name_of("municipality-564") == up.municipality("Oulu").name_on("2021-02-09")
    assert case.name_of("petteri-orpo") == "Petteri Orpo"
    assert case.name_of("mem-alliance-chair") == "mem-alliance-chair"
    assert case.municipality("municipality-564").code == "564"
    model = ModelCase.of(up.register(), up.agreement_model("mal"), AsOf(date(2024, 1, 1)))
    undated = ModelCase.of(up.register(), up.agreement_model("mal"), None)
    assert undated < model
    assert undated.name_of("municipality-564") == up.register()["municipality-564"].name  # type: ignore[attr-defined]
    assert AgreementCase.of(up.register(), up.agreement("mal-oulu-2024-2035")).sort_key


def test_a_report_is_a_value_and_knows_its_world() -> None:
    report = up.check(document(), on=DAY)
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert again.world == report.world
    assert again.scope == report.scope
    assert TEXTS
