"""Rules as dated, cited records: their texts, sources, periods, and how they are found."""

from __future__ import annotations

import pickle
from string import Formatter
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.examples import EXAMPLES
from tests.checking.made import TEXTS, no_place, own_rule
from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.checking.texts import names_of, text_of

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@each_rule
def test_every_rule_says_itself_and_its_mend_in_three_languages(rule: up.Rule) -> None:
    for text in (rule.statement, rule.advice):
        assert None not in (text.fi, text.sv, text.en)
    assert rule.statement == text_of(rule.id, "statement")


@each_rule
def test_every_message_is_there_in_three_languages_with_the_same_fields(rule: up.Rule) -> None:
    for name in rule.text_names:
        text = rule.text(name)
        assert None not in (text.fi, text.sv, text.en), name
        fields = [
            {field for _, field, _, _ in Formatter().parse(words) if field is not None}
            for words in text.all
        ]
        assert all(found == fields[0] for found in fields), name
        assert "" not in fields[0], name


@each_rule
def test_every_message_that_has_a_text_can_be_given_and_no_other(rule: up.Rule) -> None:
    messages = set(rule.text_names) - {"statement", "advice"}
    assert messages == {message for id, message in EXAMPLES if id == rule.id}


@each_rule
def test_every_norm_cites_pages_of_the_register(rule: up.Rule) -> None:
    assert rule.sources
    for id in rule.sources:
        assert up.register().one(up.Source, id).title


@each_rule
def test_every_rule_names_a_model_a_government_and_rules_that_exist(rule: up.Rule) -> None:
    if rule.model is not None:
        assert up.agreement_model(rule.model).id == rule.model
    if rule.government is not None:
        assert up.government(rule.government).id == rule.government
    for id in rule.groups:
        assert up.group(id).id == id
    assert set(rule.implies) <= {other.id for other in RULES} - {rule.id}


def test_norms_that_speak_of_the_body_of_the_alliance_are_dated_from_the_announcement() -> None:
    alliance = [rule for rule in RULES if rule.groups == ("alliance-cooperation-group",)]
    undated = {rule.id for rule in alliance if rule.period.start.is_unknown}
    assert undated == {"alliance-first-meeting", "alliance-membership-start"}
    dated = {str(rule.period) for rule in alliance if rule.id not in undated}
    assert dated == {"2023-09-01/.."}


@each_rule
def test_a_rule_is_a_value(rule: up.Rule) -> None:
    assert pickle.loads(pickle.dumps(rule)) == rule
    assert hash(pickle.loads(pickle.dumps(rule))) == hash(rule)
    assert repr(rule) == f"Rule({rule.id!r}, {rule.severity}, {rule.standing})"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        rule.severity = "note"  # type: ignore[misc]


@pytest.mark.parametrize(
    "name",
    ["alliance", "strategic-city-alliance", "stadsalliansen", "City Alliance", "kaupunkiallianssi"],
)
def test_rules_of_a_model_are_found_by_any_name_of_it(name: str) -> None:
    assert up.rules(model=name) == tuple(rule for rule in RULES if rule.model == "alliance")
    assert up.rules() == RULES
    assert list(RULES) == sorted(RULES)


def test_a_model_without_rules_has_none_and_an_unknown_one_is_refused() -> None:
    other = up.AgreementModel(id="own-model", name={"en": "Own model"}, nature="agreement")
    world = up.register().with_records(other)
    assert up.rules(model="Own model", register=world) == ()
    with pytest.raises(up.UnknownName, match="no agreement_model is called 'aliance'"):
        up.rules(model="aliance")


def test_a_rule_is_found_by_its_id_only() -> None:
    assert up.rule("alliance-chair").id == "alliance-chair"
    refusal = r"no rule is called 'chair'.*; the ids are those of urbanpolicy\.rules\(\)"
    with pytest.raises(up.UnknownName, match=refusal):
        up.rule("chair")


def test_a_text_that_a_rule_does_not_have_is_refused() -> None:
    with pytest.raises(up.UnknownName, match=r"alliance-chair\.sideways"):
        up.rule("alliance-chair").text("sideways")
    with pytest.raises(up.UnknownName, match=r"own-rule\.sideways"):
        own_rule().text("sideways")
    assert names_of("no-such-rule") == ()


# ------------------------------------------------------------------------- rules of users


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"standing": "rumour"}, "Rule 'own-rule', standing: found 'rumour', expected one of act"),
        ({"standing": None}, "standing: found None"),
        ({"standing": "observed"}, "severity: found 'error', expected 'note', for what was only"),
        ({"severity": "grave"}, "severity: found 'grave', expected one of error, note, warning"),
        ({"judge": "judge"}, "judge: found 'judge', expected a function of a case"),
        ({"model": "Alliance"}, "model: found 'Alliance', expected an id"),
        ({"kind": "meeting"}, "kind: found 'meeting', expected one of agreement, body, model"),
        ({"groups": ["Group"]}, "groups: found 'Group'"),
        ({"body_kind": ""}, "body_kind: found ''"),
        ({"given": 5}, "given: found 5, expected a table by name"),
        ({"given": {"cities": []}}, "of values that cannot change"),
        ({"period": "2023/.."}, "period: found '2023/..', expected a period whose bounds are days"),
        ({"period": "2023-09-01/[2024-01-01..2024-02-01]"}, "a period whose bounds are days"),
        ({"implies": ["Chair"]}, "implies: found 'Chair'"),
        ({"texts": 5}, "texts: found 5, expected a table of texts by name"),
        ({"texts": {"statement": 5}}, "texts"),
        ({"id": "own rule"}, "id: found 'own rule'"),
    ],
)
def test_a_rule_that_is_none_is_refused_with_the_field(
    fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(up.InvalidValue, match=message.replace("(", r"\(")):
        own_rule(**fields)


def test_a_rule_of_a_user_brings_its_texts_and_joins_the_others() -> None:
    rule = own_rule(severity="note", citations=["own-source"])
    assert rule.statement.sv == "Inget."
    assert dict(rule.texts) == {name: up.Text(**texts) for name, texts in TEXTS.items()}
    report = up.check(
        "alliance-cooperation-group", on="2023-11-16", rules=[*up.rules(), rule], lang="sv"
    )
    assert report.conforms
    assert len(report.notes) == 8
    assert "own-rule" in report.rules
    assert "Fel: chair. [mem-alliance-chair, role]" in report.text()
    assert "Källor" not in report.text("en")


def test_the_rule_of_another_model_does_not_apply() -> None:
    other = up.check("alliance-cooperation-group", on="2023-11-16", rules=[own_rule(model="other")])
    assert [body.reason for body in other.unchecked] == ["no_rule"]


@pytest.mark.parametrize(
    ("period", "applies"),
    [
        ("2023-11-16/2023-11-16", True),
        ("2023-11-17/..", False),
        ("/2023-11-15", False),
        ("/2023-11-16", True),
        (None, True),
        ("2023-01-01/", True),
    ],
)
def test_a_norm_holds_in_its_period_and_without_a_bound_for_ever(
    period: str | None, applies: bool
) -> None:
    rule = own_rule(no_place, period=period)
    report = up.check("alliance-cooperation-group", on="2023-11-16", rules=[rule])
    assert (report.rules == ("own-rule",)) == applies
