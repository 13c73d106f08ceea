"""Whole worlds: legal ones conform on every day that is tried, broken ones give exactly their fault."""

from __future__ import annotations

import json
import pickle
from datetime import date

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import urbanpolicy as up
from tests.checking.expecting import gives, in_order, told
from urbanpolicy.model.catalogue import PLURALS
from urbanpolicy.strategies import (
    MUTATIONS,
    BodyDraft,
    Draft,
    broken_drafts,
    broken_worlds,
    kept_drafts,
    legal_worlds,
)
from urbanpolicy.strategies.worlds import WORLD_MUTATIONS
from urbanpolicy.world.documents import as_written

WAYS = [(rule, way) for rule, ways in WORLD_MUTATIONS.items() for way in ways]
FAR = date(2090, 1, 1)


def same_world(one: up.Register, other: up.Register) -> bool:
    """Whether two worlds hold the same, but for the documents that records stand in."""
    return [as_written(record, one) for record in everything(one)] == [
        as_written(record, other) for record in everything(other)
    ]


def everything(world: up.Register) -> list[up.Record]:
    """All records of a world but its sources, by class and id."""
    return [
        record
        for cls in PLURALS.values()
        if cls is not up.Source
        for record in sorted(world.all(cls), key=lambda record: record.id)
    ]


@settings(max_examples=30)
@given(legal_worlds(), st.data())
def test_a_legal_world_conforms_on_each_day_of_the_bodys_life(
    draft: BodyDraft, data: st.DataObject
) -> None:
    world = draft.world()
    begun = draft.group.period.start.day
    assert begun is not None
    days = data.draw(st.lists(st.dates(begun, FAR), max_size=2))
    for on in (begun, draft.on, *days):
        report = up.check(world, on=on)
        assert report.conforms, report
        assert not any((report.findings, report.undecided, report.suppressed)), report
        assert not report.crashed
        assert {"alliance-city-set", "agreement-one-in-force", "body-memberships-within"} <= set(
            report.rules
        )
        assert [one.subject for one in report.unchecked] == ["board"]  # no norm says who chairs it


@settings(max_examples=10)
@given(legal_worlds())
def test_a_legal_world_conforms_through_years(draft: BodyDraft) -> None:
    span = up.Period.days(draft.on.replace(month=1, day=1), draft.on.replace(month=12, day=31))
    report = up.check(draft.group.id, through=span, register=draft.world())
    assert not any((report.findings, report.undecided)), report


@settings(max_examples=30)
@given(legal_worlds())
def test_a_legal_world_is_made_up_and_has_of_everything(draft: BodyDraft) -> None:
    world = draft.world()
    table = world.composition(draft.group.id, on=draft.on)
    assert {seat.role for seat in table.seats} >= {"chair", "vice-chair", "member"}
    assert all(seat.state == "held" for seat in table.seats if seat.membership.municipality)
    assert len(world.all(up.Agreement)) == 3
    assert len(world.all(up.Group)) == 2
    assert world.all(up.Meeting)
    assert world.all(up.Person)
    assert not draft.faults
    known = up.register()
    shared = {one.id for one in everything(world) if known.get(one.id) is not None}
    assert {id for id in shared if not id.startswith("municipality-")} == {
        "alliance",
        "alliance-cooperation-group",
    }
    assert all(world[id] != known[id] for id in shared)


@settings(max_examples=20)
@given(st.one_of(legal_worlds(), broken_worlds()))
def test_a_world_comes_back_from_documents_json_and_pickles(draft: Draft) -> None:
    world = draft.world()
    document = json.loads(json.dumps(draft.document()))
    assert document["alone"] is True
    read = up.read_document(document)
    assert read.alone
    assert same_world(read.world, world)
    assert pickle.loads(pickle.dumps(world)) == world
    reports = [up.check(one, on=draft.on) for one in (world, read.world)]
    assert told(reports[0].findings) == told(reports[1].findings)
    assert pickle.loads(pickle.dumps(reports[0])) == reports[0]


@pytest.mark.parametrize(("rule", "way"), WAYS)
@settings(max_examples=2)
@given(data=st.data())
def test_a_broken_world_gives_exactly_its_fault(rule: str, way: str, data: st.DataObject) -> None:
    draft = data.draw(broken_worlds(rule, way))
    assert {fault.rule for fault in draft.faults} == {rule}
    assert draft.base is not None
    gives(draft)  # as a document, and mended
    report = up.check(draft.world(), on=draft.on)
    assert told(report.findings) == in_order(draft.faults)
    assert told(report.undecided) == in_order(draft.undecided)


@settings(max_examples=25)
@given(broken_worlds())
def test_any_rule_is_broken_if_none_is_named(draft: Draft) -> None:
    (rule,) = {fault.rule for fault in draft.faults}
    assert rule in WORLD_MUTATIONS
    assert told(up.check(draft.world(), on=draft.on).findings) == in_order(draft.faults)


def test_the_rules_that_name_real_bodies_are_broken_beside_these() -> None:
    others = sorted(set(MUTATIONS) - set(WORLD_MUTATIONS))
    assert len(others) + len(WORLD_MUTATIONS) == len(up.rules())
    for rule in others:
        strategy = broken_worlds(rule)
        assert str(strategy) == str(broken_drafts(rule))
    # All others hold for every world: those of the alliance by its charter, of bodies, of agreements.
    for rule in WORLD_MUTATIONS:
        assert rule.startswith(("alliance-", "agreement-", "body-"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("no-such-rule",), "no mutation breaks 'no-such-rule'"),
        (("alliance-chair", "sideways"), "not broken by 'sideways', but by"),
    ],
)
def test_an_unknown_rule_or_way_is_refused(arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(LookupError, match=message):
        broken_worlds(*arguments)


# ------------------------------------------------------------------------- no rule is idle


def counting(rule: up.Rule, judged: list[str]) -> up.Rule:
    """The same rule, which notes each case that its function looks at."""
    judge = rule.judge

    def noting(case: object, **parts: object) -> list[up.Verdict]:
        judged.append(rule.id)
        return list(judge(case, **parts))

    return attrs.evolve(rule, judge=noting)


def first_of(strategy: SearchStrategy[Draft]) -> Draft:
    """Return what a strategy gives first, always the same."""
    drawn: list[Draft] = []

    @settings(max_examples=1, derandomize=True, database=None, phases=[Phase.generate])
    @given(strategy)
    def draw(draft: Draft) -> None:
        drawn.append(draft)

    draw()
    return drawn[0]


def test_no_rule_is_never_exercised() -> None:
    """Each is judged on a draft that keeps it, and found broken where a mutation breaks it."""
    judged: list[str] = []
    broken: set[str] = set()
    rules = [counting(rule, judged) for rule in up.rules()]
    for rule in up.rules():
        judged.clear()
        kept = first_of(kept_drafts(rule.id))
        report = up.check(kept.document(), on=kept.on, rules=rules)
        assert not report.crashed
        assert not report.findings
        assert rule.id in judged
        faulty = first_of(broken_worlds(rule.id))
        found = up.check(faulty.document(), on=faulty.on).findings
        broken |= {finding.rule.id for finding in found}
    assert broken == {rule.id for rule in up.rules()}
