"""For every rule: drafts that keep it conform; each that breaks it is told so, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.checking.expecting import gives
from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.strategies import MUTATIONS, broken_drafts, kept_drafts

WAYS = [(rule, way) for rule, ways in MUTATIONS.items() for way in ways]


def test_every_rule_has_mutations() -> None:
    assert sorted(MUTATIONS) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
@settings(max_examples=10)
@given(data=st.data())
def test_a_draft_that_keeps_the_rules_conforms_and_the_rule_was_asked(
    rule: str, data: st.DataObject
) -> None:
    draft = data.draw(kept_drafts(rule))
    assert not draft.faults
    report = gives(draft)
    assert rule in report.rules
    assert report.raise_if_errors() is report


@pytest.mark.parametrize(("rule", "way"), WAYS)
@settings(max_examples=10)
@given(data=st.data())
def test_a_mutation_is_found_with_its_rule_record_field_and_day_and_nothing_else(
    rule: str, way: str, data: st.DataObject
) -> None:
    draft = data.draw(broken_drafts(rule, way))
    assert {fault.rule for fault in draft.faults} == {rule}
    report = gives(draft)
    if up.rule(rule).severity != "error":
        assert report.conforms
        return
    with pytest.raises(up.NotConforming) as error:
        report.raise_if_errors()
    assert error.value.report == report


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("no-such-rule",), "no mutation breaks 'no-such-rule'"),
        (("alliance-chair", "sideways"), "not broken by 'sideways', but by"),
    ],
)
def test_an_unknown_rule_or_way_is_refused(arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(LookupError, match=message):
        broken_drafts(*arguments)


def test_drafts_that_keep_an_unknown_rule_are_refused() -> None:
    with pytest.raises(LookupError, match="no mutation breaks 'no-such-rule'"):
        kept_drafts("no-such-rule")
