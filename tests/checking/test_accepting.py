"""Findings accepted on purpose: the reason stays in the report, other findings stand (INT-09)."""

from __future__ import annotations

import json
from typing import Any

import pytest

import urbanpolicy as up
from tests.checking.made import DAY, document
from urbanpolicy.model.acceptance import Acceptance

RULE = "alliance-city-representation"
REASON = {"fi": "Jatkaa seuraajaan asti.", "sv": "Fortsätter tills vidare.", "en": "Serves on."}
WRONG: dict[str, Any] = {
    "turku": {"municipality": "municipality-853", "person": "mari-rantanen"},
    "oulu": {"municipality": "municipality-564", "person": "mari-rantanen"},
}


def accepting(**fields: Any) -> dict[str, Any]:
    return {"rule": RULE, "record": "d-turku", "reason": REASON, **fields}


@pytest.mark.parametrize("field", [{}, {"field": "person"}])
def test_int_09_a_finding_is_accepted_without_switching_off_the_rule(field: dict[str, str]) -> None:
    report = up.check(document(**WRONG), on=DAY, accept=[accepting(**field)])
    assert [finding.record for finding in report.findings] == ["d-oulu"]
    (accepted,) = report.accepted
    assert accepted.finding.record == "d-turku"
    assert accepted.reason == up.Text(**REASON)
    assert RULE in report.rules
    assert not report.unused
    assert "1 accepted" in repr(report)


def test_a_draft_says_itself_what_its_author_accepts_and_both_ways_join() -> None:
    draft = {**document(**WRONG), "accepted": [accepting()]}
    other = Acceptance(rule=RULE, record="d-oulu", reason="so")
    report = up.check(draft, on=DAY, accept=[other])
    assert report.conforms
    assert len(report.accepted) == 2
    assert sorted(report.accepted) == list(report.accepted)


def test_the_reason_stands_in_every_form_of_the_report() -> None:
    report = up.check(document(**WRONG), on=DAY, accept=[accepting()], lang="sv")
    assert "godtagen  alliance-city-representation  memberships[7].person" in report.text()
    assert "  Skäl: Fortsätter tills vidare." in report.text()
    assert "hyväksytty" in report.text("fi")
    assert "Serves on." in report.html("en")
    told = json.loads(report.to_json("fi"))["accepted"]
    assert [(row["record"], row["reason"]) for row in told] == [("d-turku", REASON["fi"])]


@pytest.mark.parametrize(
    "other", [{"field": "office"}, {"record": "d-espoo"}, {"rule": "alliance-chair"}]
)
def test_what_accepts_nothing_is_told(other: dict[str, str]) -> None:
    report = up.check(document(**WRONG), on=DAY, accept=[accepting(**other)])
    assert len(report.errors) == 2
    assert not report.accepted
    (unused,) = report.unused
    assert unused == Acceptance(**accepting(**other))
    assert "accepted, not found" in report.text()
    assert "hyväksytty, mutta ei havaittu" in report.html("fi")
    assert json.loads(report.to_json())["unused"][0]["rule"] == unused.rule


@pytest.mark.parametrize(
    ("accepted", "message"),
    [
        ([{"rule": RULE}], r"accepted\[0\]"),
        ([accepting(reason=5)], r"accepted\[0\]"),
        ([accepting(field=5)], "field"),
        ([accepting(rule="Chair")], "rule: found 'Chair'"),
        (5, "accepted"),
    ],
)
def test_an_acceptance_that_is_none_is_refused(accepted: Any, message: str) -> None:
    with pytest.raises(up.InvalidDocument, match=message):
        up.check({**document(), "accepted": accepted}, on=DAY)
    with pytest.raises((up.InvalidDocument, up.InvalidValue)):
        up.check(document(), on=DAY, accept=accepted)
