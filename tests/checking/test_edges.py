"""Checks at their edges: where one more day, party or word makes a difference."""

from __future__ import annotations

from datetime import date
from inspect import Parameter, signature
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.examples.agreements import (
    ENDED,
    GROWTH,
    TAMPERE,
    funded,
    parties,
    plain,
    steps,
    update,
)
from tests.checking.examples.agreements import given as given_agreement
from tests.checking.examples.bodies import BOARD, DAYS, STRANGER, attended, body
from tests.checking.examples.following import AUNE, LIETO, OTHER, TURKU, superseded
from tests.checking.examples.given import Given
from tests.checking.made import DAY, GROUP, document, follows, own_rule
from urbanpolicy.checking import bodies, case, change, finding, repair, report, rule, scope
from urbanpolicy.checking.naming import joined, with_period
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.checking.scope import Scope
from urbanpolicy.checking.seats import seats_of_offices
from urbanpolicy.checking.spans import spans
from urbanpolicy.model.people import Tenure
from urbanpolicy.values.text import LANGS
from urbanpolicy.values.value import Value
from urbanpolicy.world.documents import read_document

Told = list[tuple[str, str]]
CLASSES = [
    held
    for module in (bodies, case, change, finding, repair, report, rule, scope)
    for held in vars(module).values()
    if isinstance(held, type) and issubclass(held, Value) and held.__module__ == module.__name__
]


def told(given: Given, rule: str = "") -> Told:
    """Message and words found of each finding, and of what is left open: of a rule, or of all."""
    report = up.check(given.document, on=given.on, register=given.register)
    assert not report.crashed
    return [
        (one.verdict.message, str(one.found))
        for one in (*report.findings, *report.undecided)
        if rule in ("", one.rule.id)
    ]


def messages(given: Given, rule: str = "") -> list[str]:
    """The messages alone."""
    return [message for message, _ in told(given, rule)]


# ------------------------------------------------------------------------- classes


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_class_is_a_value_made_by_keywords(cls: Any) -> None:
    for name in ("__eq__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(cls, name) is getattr(Value, name), name
    if attrs.has(cls):
        assert all(field.kw_only for field in attrs.fields(cls))


@pytest.mark.parametrize("cls", [bodies.BodyCase, case.AgreementCase, case.ModelCase])
def test_a_case_which_holds_a_whole_world_is_shown_cut(cls: Any) -> None:
    assert cls.__repr__ is Value.__repr__


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.id)
def test_what_a_rule_gives_its_function_is_given_by_name(one: up.Rule) -> None:
    named = list(signature(one.judge).parameters.values())[1:]
    assert {name for name, _ in one.given} <= {parameter.name for parameter in named}
    assert {parameter.kind for parameter in named} <= {Parameter.KEYWORD_ONLY}


def test_what_a_verdict_is_made_of_can_be_named() -> None:
    day = date(2023, 11, 16)
    made = Verdict.of(message="m", record="r", field="f", on=day, found="x")
    assert made == Verdict.of("m", "r", "f", on=day, found="x")
    of: Any = Verdict.of
    with pytest.raises(TypeError):
        of("m", "r", "f", day)


def test_what_a_rule_refers_to_are_fields_and_classes_of_records() -> None:
    fields = {field.name for field in attrs.fields(up.Rule)}
    assert dict(up.Rule.refers) == {
        "model": up.AgreementModel.__name__,
        "groups": up.Group.__name__,
        "agreements": up.Agreement.__name__,
        "government": up.Government.__name__,
    }
    assert set(up.Rule.refers) <= fields


def test_a_scope_speaks_english_unless_told_otherwise() -> None:
    assert Scope(name="draft").lang == "en"


# ------------------------------------------------------------------------- words and days


def test_a_name_with_a_period_is_told_in_every_language() -> None:
    named = with_period("Minna Arve", up.Period.read("2017-08-01/2025-06-08"))
    assert [named.show(lang) for lang in LANGS] == ["Minna Arve (2017-08-01 – 2025-06-08)"] * 3


def test_a_period_is_cut_at_new_year_and_not_at_its_own_first_day() -> None:
    far = up.Period.days("2090-05-01", "2092-06-30")
    assert spans(up.register(), far, [far]) == (
        (date(2090, 5, 1), date(2090, 5, 1)),
        (date(2090, 5, 2), date(2090, 12, 31)),
        (date(2091, 1, 1), date(2091, 12, 31)),
        (date(2092, 1, 1), date(2092, 6, 29)),
        (date(2092, 6, 30), date(2092, 6, 30)),
    )


# ------------------------------------------------------------------------- agreements


def test_shares_may_lie_above_the_whole_by_what_was_rounded_and_no_more() -> None:
    assert messages(funded({"share": 0.5}, {"share": 0.505}), "agreement-shares") == []
    assert messages(funded({"share": 0.5}, {"share": 0.506}), "agreement-shares") == ["more"]


def test_a_stranger_is_found_behind_an_agreement_that_may_be_superseded() -> None:
    given = given_agreement(TAMPERE, supersedes=["mal-tampere-2020-2031", "mal-turku-2020-2031"])
    ((message, found),) = told(given, "agreement-supersedes-own")
    assert message == "stranger"
    assert found.endswith("[mal-turku-2020-2031]")


def test_a_gap_is_found_behind_an_agreement_of_another_model() -> None:
    given = given_agreement(AUNE, supersedes=["6aika", OTHER], term="2020-01-02/2023-12-31")
    assert messages(given, "agreement-supersedes-in-time") == ["gap"]


def test_a_gap_is_found_behind_an_agreement_that_is_followed_in_time() -> None:
    whole = plain("aune-2016-helsinki", term="2016-01-01/2023-12-31")
    newer = plain(AUNE, supersedes=["aune-2016-helsinki", OTHER], term="2024-01-01/2027-12-31")
    given = Given({"urbanpolicy": 1, "agreements": [newer, whole]})
    assert messages(given, "agreement-supersedes-in-time") == ["gap"]


def test_who_follows_is_not_asked_of_an_agreement_that_never_bound() -> None:
    given = given_agreement(
        TURKU, parties=parties(TURKU, without=(LIETO,)), milestones=steps(in_force="2020-01-01")
    )
    assert messages(given, "agreement-parties-followed") == []


def test_the_older_agreement_gets_the_day_on_which_the_newer_one_begins() -> None:
    given = superseded("2024-12-01", "2024-12-02")
    world = up.repair(up.check(given.document)).world
    assert world is not None
    stone = world.agreement("mal-tampere-2020-2031").milestone("superseded")
    assert stone is not None
    assert str(stone.date) == "2024-12-01"


def test_an_agreement_without_a_round_has_no_round_in_common() -> None:
    assert messages(Given(update(mal=None)), "mal-region-once") == []


def test_cities_are_looked_for_behind_agreements_that_follow_one_another() -> None:
    later = plain("ecosystem-oulu", id="draft-1", term="2028-01-01/2034-12-31")
    together = plain("ecosystem-oulu", id="draft-2", term="2030-01-01/2031-12-31")
    given = Given({"urbanpolicy": 1, "agreements": [later, together]})
    assert messages(given, "ecosystem-city-once") == ["twice"]


def test_a_municipality_that_had_ended_is_found_behind_one_that_had_not() -> None:
    tarvasjoki = {"actor": "municipality-838"}
    given = given_agreement(GROWTH, parties=parties(GROWTH, tarvasjoki))
    assert messages(given, "agreement-parties-exist") == ["not-existing"]


def test_who_only_takes_part_signs_for_no_party() -> None:
    given = given_agreement(
        GROWTH,
        parties=parties(GROWTH, {"actor": "municipality-853", "role": "participant"}),
        signatories=[{"behalf_of": "municipality-853", "title": {"en": "mayor"}}],
        is_complete=True,
    )
    assert messages(given, "agreement-signatories-are-parties") == ["stranger"]


@pytest.mark.parametrize(
    "changes",
    [
        {"milestones": None, "signatories": [{"person": STRANGER, "office": "mayor-turku"}]},
        {"signatories": [{"person": STRANGER, "behalf_of": "municipality-167"}]},
        {"signatories": [{"office": "mayor-turku"}]},
    ],
)
def test_of_who_signed_on_no_known_day_or_for_no_office_nothing_is_said(
    changes: dict[str, Any],
) -> None:
    given = given_agreement(GROWTH, **changes)
    assert messages(given, "agreement-signatories-in-office") == []


def test_a_joint_authority_of_another_region_is_no_party() -> None:
    given = given_agreement(TAMPERE, parties=parties(TAMPERE, {"actor": "org-hsl"}))
    assert messages(given, "mal-regional-parties") == ["other"]


def test_who_follows_is_asked_behind_one_that_had_ended_before() -> None:
    named = parties(TURKU, {"actor": ENDED}, without=(LIETO,))
    given = given_agreement(TURKU, parties=named)
    assert messages(given, "agreement-parties-followed") == ["missing"]


def test_a_city_may_be_in_an_agreement_and_in_the_one_that_supersedes_it() -> None:
    id, term = "ecosystem-oulu", "2021-03-01/2027-12-31"
    newer = given_agreement(id, id="draft", term=term, supersedes=[id])
    assert messages(newer, "ecosystem-city-once") == []


@pytest.mark.parametrize("nature", ["agreement", "letter-of-intent", "partnership"])
def test_a_model_of_the_programme_is_one_of_those_it_names_whatever_it_is(nature: Any) -> None:
    model = {"id": "draft", "name": {"en": "x"}, "nature": nature, "government": "gov-orpo"}
    given = Given({"urbanpolicy": 1, "models": [model]}, on="2024-01-01")
    assert messages(given, "programme-models") == ["other"]


@pytest.mark.parametrize("signed", ["[..2016-06-09]", "[2016-06-09..]", "2016-06-09"])
def test_the_day_of_an_agreement_is_the_one_that_is_known(signed: str) -> None:
    one = attrs.evolve(up.agreement(GROWTH), milestones=steps(signed=signed))
    assert case.AgreementCase.of(up.register(), one).day == date(2016, 6, 9)


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("funding", {"heading": {"en": "x"}, "period": "2019-01-01/2019-12-31"}),
        (
            "targets",
            {"heading": {"en": "x"}, "unit": "home", "most": 5, "period": "2019-01-01/2019-12-31"},
        ),
        ("revisions", {"text": {"en": "x"}, "date": "2019-01-01"}),
    ],
)
def test_what_lies_outside_the_term_is_told_with_its_field(field: str, line: Any) -> None:
    report = up.check(given_agreement(GROWTH, **{field: [line]}).document)
    found = [one.field for one in report.findings if one.rule.id == "agreement-within-term"]
    assert found == [field]


def test_a_body_may_take_part() -> None:
    group = {"actor": "alliance-cooperation-group", "role": "participant"}
    given = given_agreement(AUNE, parties=parties(AUNE, group))
    assert messages(given, "agreement-no-bodies") == []


# ------------------------------------------------------------------------- bodies


def test_a_case_has_the_composition_of_other_days() -> None:
    table = up.composition("alliance-cooperation-group", on=DAY)
    held = bodies.BodyCase.of(up.register(), table)
    assert held.composition_on(held.day) is table
    for day in (date(2023, 11, 15), date(2023, 11, 17)):
        assert held.composition_on(day).on.day == day


def test_who_came_for_an_office_that_nobody_surely_held_may_have_held_it() -> None:
    tenure = up.holder("fi-minister-housing", on=DAYS[BOARD]).tenure
    unsure = attrs.evolve(
        up.register().one(Tenure, tenure.id), period="[2011-01-01..2014-12-31]/2015-05-29"
    )
    given = attended(
        DAYS[BOARD], presence="invited", person=STRANGER, office="fi-minister-housing"
    )._replace(register=up.register().with_records(unsure))
    assert messages(given, "body-attendance-in-office") == ["open-holder"]


def test_of_a_head_that_is_not_known_the_newest_title_is_told() -> None:
    tenure = up.head("Turku", on=DAY).tenure
    unsure = attrs.evolve(up.register().one(Tenure, tenure.id), period="2023/..")
    report = up.check(document(), on=DAY, register=up.register().with_records(unsure))
    assert [one.record for one in report.undecided] == ["d-turku"]
    assert report.undecided[0].expected == up.office("mayor-turku").name


def case_of(**changes: Any) -> bodies.BodyCase:
    """The alliance's group as a draft on its day."""
    world = read_document(document(**changes)).world
    return bodies.BodyCase.of(world, world.composition(GROUP, on=DAY))


def test_a_seat_of_a_city_is_not_that_of_an_office_which_led_it_before() -> None:
    # Turku has had a mayor since 2021; who is its mayor is known.
    verdicts = seats_of_offices(case_of(), "member", ["city-manager-turku"])
    assert {one.record: one.message for one in verdicts}["d-turku"] == "wrong"


def test_who_sits_beside_all_offices_is_told_the_holders_of_all() -> None:
    offices = ["fi-prime-minister", "fi-minister-municipal-affairs"]
    told = [str(one.part("holder")) for one in seats_of_offices(case_of(), "member", offices)]
    assert told == ["Petteri Orpo", "Anna-Kaisa Ikonen", *["Petteri Orpo, Anna-Kaisa Ikonen"] * 4]


def test_a_chair_by_name_on_a_day_that_was_not_searched_is_not_decided() -> None:
    given = Given(document(chair=follows(person="petteri-orpo")), on="2040-01-01")
    assert messages(given, "alliance-chair") == ["open"]


def test_a_seat_that_may_begin_before_the_body_is_surely_there_is_not_decided() -> None:
    seat = {"person": STRANGER, "period": "[2011-01-01..2013-01-01]/2015-04-30"}
    given = body(BOARD, more=(seat,), period="[..2011-12-22]/2015-04-30")
    assert messages(given, "body-memberships-within") == ["open-outside"]
    on_the_day = {**seat, "period": "[..2011-12-22]/2015-04-30"}
    given = body(BOARD, more=(on_the_day,), period="[..2011-12-22]/2015-04-30")
    assert messages(given, "body-memberships-within") == []


@pytest.mark.parametrize("model", ["growth-agreement-2013", None])
def test_a_body_without_a_charter_says_whose_is_lacking(model: str | None) -> None:
    group = attrs.evolve(up.group(BOARD), model=model)
    world = up.register().with_records(group)
    held = bodies.BodyCase.of(world, world.composition(BOARD, on=DAYS[BOARD]))
    message = rf"'{model or BOARD}'; give the model of the body a charter\.$"
    with pytest.raises(up.UnknownName, match=message):
        _ = held.charter


def test_the_mended_form_of_a_document_that_stands_alone_stands_alone() -> None:
    group = {"id": "own", "kind": "network", "name": {"en": "own"}, "period": "2020-01-01/.."}
    table: dict[str, Any] = {"urbanpolicy": 1, "alone": True, "groups": [group]}
    mended = up.repair(up.check(table, on=DAY)).document()
    assert mended["alone"] is True
    assert list(mended) == ["urbanpolicy", "alone", "groups"]


@pytest.mark.parametrize("about", [{"groups": (BOARD,)}, {"body_kind": "advisory-board"}])
def test_a_rule_of_a_body_or_of_a_kind_of_bodies_is_enough_to_check_it(about: Any) -> None:
    report = up.check(BOARD, on=DAYS[BOARD], rules=[own_rule(model=None, **about)])
    assert report.rules == ("own-rule",)
    assert report.unchecked == ()


def test_no_names_are_a_dash() -> None:
    assert [joined([]).show(lang) for lang in LANGS] == ["–"] * len(LANGS)


def test_what_is_checked_stands_in_a_world_unless_it_says_otherwise() -> None:
    assert not Scope(name="draft").alone
