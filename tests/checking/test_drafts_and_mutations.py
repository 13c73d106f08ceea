"""Drafts that keep every rule conform; each that breaks one rule is told so, and nothing else."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.checking.expecting import in_order, told
from tests.checking.made import CHARTER_IDS
from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.strategies import alliance_drafts, broken_drafts
from urbanpolicy.strategies.breaking import MUTATIONS
from urbanpolicy.strategies.drafts import BodyDraft

WAYS = [(rule, way) for rule, ways in MUTATIONS.items() for way in ways]


def gives_what_it_says(draft: Any) -> up.Report:
    """Check a draft in both forms, and compare with what it says of itself."""
    report = up.check(draft.document(), on=draft.on)
    assert told(report.findings) == in_order(draft.faults)
    assert told(report.suppressed) == in_order(draft.implied)
    assert told(report.undecided) == in_order(draft.undecided)
    assert report.conforms == (not draft.faults)
    assert not report.crashed
    assert not report.unchecked
    assert set(report.rules) >= CHARTER_IDS
    records = up.check(draft.group.id, on=draft.on, register=draft.world())
    assert told(records.findings) == told(report.findings)
    assert told(records.undecided) == told(report.undecided)
    return report


@given(alliance_drafts())
def test_a_draft_that_keeps_every_rule_conforms(draft: BodyDraft) -> None:
    report = gives_what_it_says(draft)
    assert report.raise_if_errors() is report


@settings(max_examples=80)
@given(st.data())
def test_two_mutations_together_give_both(data: st.DataObject) -> None:
    one, other = data.draw(st.lists(st.sampled_from(WAYS), min_size=2, max_size=2, unique=True))
    first = broken_drafts(*one)
    # A second chair makes a wrong first one wrong in another way: these two are one fact.
    if {one[0], other[0]} == {"alliance-chair", "alliance-one-chair"}:
        other = ("alliance-first-meeting", "early")
    if one[0] == other[0] != "alliance-first-meeting":
        other = ("alliance-membership-start", "early")
    draft = data.draw(broken_drafts(*other, drafts=first))
    assert {fault.rule for fault in draft.faults} == {one[0], other[0]}
    gives_what_it_says(draft)


@settings(max_examples=50)
@given(
    st.sampled_from(WAYS).flatmap(lambda way: broken_drafts(*way)),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_records_makes_no_difference(draft: BodyDraft, random: Any) -> None:
    world = draft.world()
    shuffled = list(draft.records)
    random.shuffle(shuffled)
    other = up.register().with_records(*shuffled)
    reports = [up.check(draft.group.id, on=draft.on, register=w) for w in (world, other)]
    assert reports[0] == reports[1]
    assert len({report.text("fi") for report in reports}) == 1
    assert len({report.to_json("sv") for report in reports}) == 1
    # In a document only the places differ.
    table = draft.document()
    turned = {k: v if k == "urbanpolicy" else v[::-1] for k, v in table.items()}
    documents = [up.check(t, on=draft.on) for t in (table, turned)]
    assert told(documents[0].findings) == told(documents[1].findings)


@settings(max_examples=25)
@given(alliance_drafts(), st.data())
def test_rules_can_be_left_out_and_say_then_nothing(draft: BodyDraft, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(sorted(MUTATIONS)))
    broken = data.draw(broken_drafts(rule, drafts=st.just(draft)))
    # What the rule implies is said by those others, once the rule itself says nothing.
    told_by_it = {rule, *up.rule(rule).implies}
    others = [one for one in RULES if one.id not in told_by_it and rule not in one.implies]
    report = up.check(broken.document(), on=draft.on, rules=others)
    assert report.conforms
    assert rule not in report.rules
