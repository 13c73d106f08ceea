"""What rules say, and propose, where little is known or the usual mend does not fit."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.examples.agreements import (
    TAMPERE,
    in_region,
    parties,
    plain,
    second,
    steps,
    update,
)
from tests.checking.examples.agreements import given as given_agreement
from tests.checking.examples.given import Given
from tests.checking.made import DAY, GROUP, document


def told(given: Given) -> set[str]:
    """The rules that find something, or leave it open."""
    report = up.check(given.document, on=given.on)
    assert not report.crashed
    return {finding.rule.id for finding in (*report.findings, *report.undecided)}


def test_a_seat_that_ended_before_the_announcement_is_left_out() -> None:
    draft = document(old={"municipality": "municipality-853", "period": "2023-01-01/2023-02-01"})
    mended = up.repair(up.check(draft, on=DAY))
    assert mended.changes == (up.Change.leaving_out("d-old"),)
    assert mended.conforms


def test_a_new_seat_has_an_id_of_its_own() -> None:
    taken = f"{GROUP}-chair-fi-prime-minister"
    seat: dict[str, Any] = {
        "id": taken,
        "group": GROUP,
        "role": "alternate",
        "office": "mayor-turku",
    }
    draft = document(without=("chair",))
    draft["memberships"].append({**seat, "period": "2023-11-16/.."})
    mended = up.repair(up.check(draft, on=DAY))
    assert [change.record for change in mended.changes] == [f"{taken}-too"]
    assert mended.conforms


def test_agreements_that_follow_one_another_without_a_word_do_not_run_at_once() -> None:
    later = update(
        term="2036-01-01/2047-12-31",
        supersedes=None,
        mal={**plain(TAMPERE)["mal"], "round": "draft-round", "measures": "2036-01-01/2039-12-31"},
    )
    assert told(Given(later)) == set()
    next_one = second("ecosystem-oulu", "ecosystem-oulu-2", term="2028-01-01/2034-12-31")
    assert "ecosystem-city-once" not in told(next_one)


def test_a_body_that_ends_with_no_government_may_go_on() -> None:
    body = attrs.evolve(up.group("metropolitan-advisory-board-2011"), ends_with=None)
    report = up.check(body, on="2013-01-01")
    assert "body-ends-with-government" in report.rules
    assert not report.findings


def test_a_start_that_no_term_tells_is_that_of_the_force() -> None:
    unsaid = given_agreement("vitality-partnership", term=None)
    assert told(unsaid) == set()
    early = given_agreement(
        "vitality-partnership", term=None, milestones=steps(in_force="2023-05-01")
    )
    assert "thematic-not-before" in told(early)


def test_of_what_is_not_told_nothing_is_said() -> None:
    assert told(given_agreement(TAMPERE, term="/2035-12-31")) == set()
    mal = {key: value for key, value in plain(TAMPERE)["mal"].items() if key != "measures"}
    assert told(given_agreement(TAMPERE, mal=mal)) == set()


def test_a_region_that_no_party_tells_is_for_the_author_to_name() -> None:
    given = in_region("mal-kuopio-2021-2031")
    (one,) = given.document["agreements"]
    report = up.check(
        {**given.document, "agreements": [{**one, "parties": [], "is_complete": False}]}
    )
    mended = up.repair(report)
    assert [finding.rule.id for finding in mended.left] == ["mal-regions-2021"]
    assert not mended.changes


def test_no_period_is_proposed_that_would_end_before_it_begins() -> None:
    late = second("ecosystem-oulu", "ecosystem-oulu-2", term="2028-01-01/2034-12-31")
    mended = up.repair(up.check(late.document))
    assert "ecosystem-end" in {finding.rule.id for finding in mended.left}
    early = given_agreement("vitality-partnership", term="2022-01-01/2022-12-31")
    assert "thematic-not-before" in {f.rule.id for f in up.repair(up.check(early.document)).left}
    body = up.Group(
        id="draft-body",
        kind="network",
        name=up.Text(en="draft"),
        ends_with="gov-marin",
        period="2024-01-01/2025-12-31",
    )
    report = up.check(body, on="2024-06-01")
    assert [finding.rule.id for finding in report.warnings] == ["body-ends-with-government"]
    changed = {change.record for change in up.repair(report, least="warning").changes}
    assert body.id not in changed


@pytest.mark.parametrize(
    ("signed", "gives"),
    [
        ("2025-02-28", ["missing"]),
        ("2025-03-01", []),
        ("2025-02", ["missing"]),
        ("2025-03", []),
        ("[2025-02-28..2025-03-01]", ["open-missing"]),
        ("unknown", ["missing"]),
    ],
)
def test_an_agency_is_wanted_to_its_last_day(signed: str, gives: list[str]) -> None:
    """ARA is party to the last day of February 2025; who took its place is no party by this norm."""
    ara = up.organisation("org-ara").period.end
    assert str(ara) == "2025-02-28"
    draft = given_agreement(
        TAMPERE,
        parties=parties(TAMPERE, without=("org-ara",)),
        milestones=[{"kind": "signed", "date": signed}],
    )
    report = up.check(draft.document)
    lists = (*report.findings, *report.undecided)
    found = [one for one in lists if one.rule.id == "mal-state-parties-2020"]
    assert [one.verdict.message for one in found] == gives
    if gives:
        assert "Centre of Finland" in str(found[0].found)
        assert str(found[0].found) in str(found[0].expected)


def test_the_other_parties_are_wanted_after_an_agency_has_ended() -> None:
    draft = given_agreement(
        TAMPERE,
        parties=parties(TAMPERE, without=("org-ara", "org-vm")),
        milestones=[{"kind": "signed", "date": "2026-05-01"}],
    )
    report = up.check(draft.document)
    (found,) = [one for one in report.findings if one.rule.id == "mal-state-parties-2020"]
    assert str(found.found) == "Ministry of Finance"
    assert "Housing Finance" not in str(found.expected)
    assert up.repair(report, least="note").world is not None


def test_what_supersedes_an_agreement_without_an_end_comes_in_time() -> None:
    older, newer = "aune-2016-oulu", "aune-2016-espoo"
    whole = {**plain(older), "term": "2016-01-01/.."}
    draft = given_agreement(newer, supersedes=[older], term="2031-01-01/2032-12-31").document
    draft["agreements"].append(whole)
    told = up.check(draft)
    about = [f.rule.id for f in (*told.findings, *told.undecided) if f.record == newer]
    assert "agreement-supersedes-in-time" not in about
