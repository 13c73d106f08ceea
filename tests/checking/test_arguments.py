"""What ``check`` takes and refuses, and what it says of bodies that it could not check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import urbanpolicy as up
from tests.checking.made import DAY, GROUP, SEATS, checked, document, own_rule
from urbanpolicy.checking.finding import REASONS, Unchecked

ALLIANCE = "alliance-cooperation-group"


# ------------------------------------------------------------------------- refused


@pytest.mark.parametrize("subject", [ALLIANCE, document()])
@pytest.mark.parametrize("on", [None, "2023", 2023, "2023-11", "yesterday"])
def test_a_subject_without_a_day_of_its_own_needs_one(subject: Any, on: Any) -> None:
    with pytest.raises(up.InvalidDay, match=r"^on: found"):
        up.check(subject, on=on)


def test_a_document_without_anything_to_look_at_needs_no_day() -> None:
    assert [one.reason for one in up.check({"urbanpolicy": 1}).unchecked] == ["no_subject"]


@pytest.mark.parametrize("subject", [None, 5, 2.5, [document()], object])
def test_a_subject_of_another_kind_is_refused(subject: Any) -> None:
    with pytest.raises(up.InvalidValue, match="expected a composition, a body, an agreement"):
        up.check(subject, on=DAY)


def test_a_text_that_is_no_file_is_the_name_of_a_body() -> None:
    for name in (ALLIANCE, "allianssin yhteistyöryhmä", "Alliansens samarbetsgrupp"):
        assert up.check(name, on=DAY).subject == ALLIANCE
    with pytest.raises(up.UnknownName, match="no group is called 'aliance-cooperation-group'"):
        up.check("aliance-cooperation-group", on=DAY)


@pytest.mark.parametrize("kind", [str, Path])
def test_a_file_that_is_not_there_is_an_error_of_the_system(kind: Any, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        up.check(kind(tmp_path / "nowhere.toml"), on=DAY)


def test_a_draft_that_cannot_be_read_is_refused_with_all_its_problems() -> None:
    table = document(turku={"municipality": "Turku"}, oulu={"role": "boss"})
    with pytest.raises(up.InvalidDocument) as error:
        up.check(table, on=DAY)
    assert len(error.value.problems) == 2


def test_the_language_is_one_of_three() -> None:
    with pytest.raises(up.InvalidValue, match="lang: found 'de'"):
        up.check(ALLIANCE, on=DAY, lang="de")  # type: ignore[arg-type]


@pytest.mark.parametrize("rules", ["alliance-chair", {"a": 1}, 5, None])
def test_rules_are_several(rules: Any) -> None:
    with pytest.raises(up.InvalidValue, match=r"rules: found .*, expected several rules"):
        up.check(ALLIANCE, on=DAY, rules=rules)


def test_what_is_no_rule_among_rules_is_refused_and_so_is_an_id_given_twice() -> None:
    with pytest.raises(up.InvalidValue, match="expected a rule"):
        up.check(ALLIANCE, on=DAY, rules=["alliance-chair"])  # type: ignore[list-item]
    with pytest.raises(up.InvalidValue, match="rules with an id of their own"):
        up.check(ALLIANCE, on=DAY, rules=[own_rule(), own_rule(severity="note")])
    twice = up.check(ALLIANCE, on=DAY, rules=[*up.rules(), *up.rules()])
    assert twice == up.check(ALLIANCE, on=DAY, rules=iter(up.rules()))


def test_a_composition_has_its_own_day() -> None:
    table = up.composition(ALLIANCE, on=DAY)
    assert up.check(table) == up.check(table, on="16.11.2023")
    with pytest.raises(up.InvalidValue, match="expected the day of the composition, 2023-11-16"):
        up.check(table, on="2023-11-17")
    with pytest.raises(up.InvalidValue, match="the day of the composition"):
        up.check(table, on="latest")
    latest = up.composition(ALLIANCE, on="latest")
    assert up.check(latest, on="latest") == up.check(latest)
    assert "(latest)" in up.check(latest).text()
    own = up.read_document(document()).world.composition(GROUP, on=DAY)
    with pytest.raises(up.InvalidDay, match="no declared coverage"):
        up.check(own, on="latest")


def test_a_body_that_the_register_does_not_have_joins_it() -> None:
    body = up.Group(id="own-body", kind="committee", name={"en": "Own"}, period="2020-01-01/..")
    report = up.check(body, on=DAY)
    assert report.subject == "own-body"
    assert "own-body" not in up.register()


# ------------------------------------------------------------------------- not checked


def reason(report: up.Report) -> Unchecked:
    """Why no rule was held against the one body of a report."""
    (body,) = report.unchecked
    held = [up.rule(id) for id in report.rules]
    # What holds for every body, and what was only observed, is asked of any.
    assert not [
        rule for rule in held if rule.standing != "observed" and (rule.model or rule.groups)
    ]
    assert not report.findings
    assert report.conforms
    return body


@pytest.mark.parametrize(
    ("on", "word", "words"),
    [
        ("2021-01-01", "not_existing", "did not exist on 2021-01-01; it existed from 2023-11-16."),
        ("2027-01-01", "outside_coverage", "2027-01-01 lies outside the days that were searched"),
    ],
)
def test_a_body_that_did_not_exist_on_the_day_is_not_checked(
    on: str, word: str, words: str
) -> None:
    body = reason(up.check(ALLIANCE, on=on))
    assert (body.subject, body.reason) == (ALLIANCE, word)
    assert words in str(body)
    assert body.why("fi") != body.why("sv") != body.why("en") == str(body)
    text = up.check(ALLIANCE, on=on, lang="sv").text()
    assert text.splitlines()[1] == "Ingen regel granskades."
    assert f"inte granskat  {body.why('sv')}" in text


def test_a_body_that_may_have_existed_is_not_checked() -> None:
    body = reason(checked(group={"period": "2023-11/.."}, without=tuple(SEATS)))
    assert body.reason == "undecided"
    assert "it existed from November 2023." in str(body)


def test_a_body_without_a_charter_is_not_checked() -> None:
    for changed in ({"kind": "other"}, {"model": None}):
        table = document(group=changed)
        table["groups"][0] = {k: v for k, v in table["groups"][0].items() if v is not None}
        assert reason(up.check(table, on=DAY)).reason == "no_charter"
    plain = up.AgreementModel(id="plain", name={"en": "plain"}, nature="agreement")
    world = up.register().with_records(plain)
    body = reason(checked(group={"model": "plain"}, register=world))
    assert body.reason == "no_charter"
    assert body.parts == ()


def test_a_body_that_no_given_rule_governs_is_not_checked() -> None:
    body = reason(up.check(ALLIANCE, on=DAY, rules=()))
    assert body.reason == "no_rule"
    assert str(body) == f"{ALLIANCE}: none of the given rules governs it on {DAY}."


def test_a_document_without_a_body_is_not_checked() -> None:
    person = {"id": "aino-testinen", "name": "Aino Testinen"}
    for table in ({"urbanpolicy": 1}, {"urbanpolicy": 1, "persons": [person]}):
        body = reason(up.check(table, on=DAY))
        assert (body.subject, body.reason) == ("document", "no_subject")
        assert repr(body) == (
            "<not checked: document: the document has no body, membership, meeting, agreement or "
            "agreement model.>"
        )


def test_every_reason_is_told_in_three_languages() -> None:
    for text in REASONS.values():
        assert None not in (text.fi, text.sv, text.en)
    told = Unchecked.of("body", "no_charter")
    assert told.sort_key == ("body", "no_charter")
    assert told < Unchecked.of("body", "no_rule", on=DAY)
    with pytest.raises(up.InvalidValue):
        told.why("de")  # type: ignore[arg-type]
