"""Templates: documents to fill in, which conform as they are, in every language."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests import snapshots
from tests.checking.made import CHARTER_IDS
from urbanpolicy.checking.template import PATH, _line, template
from urbanpolicy.strategies import langs, texts
from urbanpolicy.values.text import LANGS

HERE = Path(__file__).resolve().parent / "snapshots"

GROUPS = [body.id for body in up.register().all(up.Group)]
AGREEMENTS = [one.id for one in up.register().all(up.Agreement)]


WRITTEN: dict[str, tuple[Any, str | None]] = {
    "group": ("group", None),
    "meeting": ("meeting", None),
    "agreement": ("agreement", None),
    "group-without-charter": ("group", "alliance-secretariat"),
    "group-with-persons": ("group", "metropolitan-advisory-board-2011"),
    "group-of-cities": ("group", "vitality-partnership-group"),
    "agreement-with-rows": ("agreement", "growth-2016-joensuu"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_the_words_of_templates(name: str) -> None:
    kind, like = WRITTEN[name]
    told = [up.template(kind, like, lang=lang) for lang in LANGS]
    snapshots.check(HERE / f"template-{name}.txt", "\n".join(told))


@pytest.mark.parametrize("id", ["a-body", "z-body"])
def test_another_body_of_the_model_has_its_own_seats(id: str) -> None:
    body = up.Group(
        id=id, kind="network", model="alliance", name={"en": "x"}, period="2024-01-01/.."
    )
    seats = [
        up.Membership(id=f"{id}-{number}", group=id, role="member", period="2024-01-01/..", **who)
        for number, who in enumerate(
            [{"organisation": "org-tem"}, {"person": "petteri-orpo"}, {"organisation": "org-tem"}]
        )
    ]
    world = up.register().with_records(body, *seats)
    written = tomllib.loads(template("group", id, register=world))
    assert [seat.get("organisation") for seat in written["memberships"]] == ["org-tem"]


def test_comments_are_wrapped_at_a_hundred_letters() -> None:
    widths: set[int] = set()
    for length in range(1, 60):
        body = up.Group(id="own", kind="network", name={"en": "x" * length}, period="2024/..")
        text = template("meeting", "own", register=up.register().with_records(body))
        widths |= {len(line) for line in text.splitlines() if line.startswith("# ")}
    assert max(widths) == len("# ") + 100


def test_a_start_that_is_no_day_is_refused_as_the_start() -> None:
    with pytest.raises(up.InvalidDay, match=r"^start: found '2027'"):
        template("group", start="2027")


@pytest.mark.parametrize("text", ["a\x7fb", 'a"b', "a\\b", "ä\n\t"])
def test_whatever_a_text_holds_it_is_the_same_in_toml(text: str) -> None:
    assert tomllib.loads(_line("text", text)) == {"text": text}


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", ["group", "meeting", "agreement"])
def test_a_template_conforms_as_it_is_for_any_day(kind: Any, lang: Any) -> None:
    text = up.template(kind, lang=lang)
    assert text == template(kind, lang=lang)
    days: dict[str, list[Any]] = {
        "group": ["2023-11-16", "2031-02-03"],
        "meeting": ["2023-11-16"],
        "agreement": [None],
    }
    for on in days[kind]:
        report = up.check(tomllib.loads(text), on=on)
        assert report.conforms
        assert not report.findings
        assert report.rules or kind == "agreement"
    assert max(len(line) for line in text.splitlines() if line.startswith("# ")) <= 102
    assert "{" not in text.split("urbanpolicy = 1")[0]


def test_the_seats_are_those_of_the_charter_and_the_start_is_the_one_asked_for() -> None:
    table = tomllib.loads(up.template("group", start="1.6.2027"))
    assert {seat["period"] for seat in table["memberships"]} == {"2027-06-01/.."}
    report = up.check(table, on="2028-01-01")
    assert set(report.rules) >= CHARTER_IDS
    assert report.conforms
    meeting = tomllib.loads(up.template("meeting", start="2027-02-01"))
    assert meeting["meetings"][0]["date"] == "2027-02-01"


@pytest.mark.parametrize("like", GROUPS)
def test_every_body_gives_a_template_that_can_be_read(like: str) -> None:
    document = up.read_document(tomllib.loads(up.template("group", like)))
    seats = [one for one in document.records if isinstance(one, up.Membership)]
    assert {seat.person for seat in seats} <= {None}
    up.read_document(tomllib.loads(up.template("meeting", like, lang="fi")))


@pytest.mark.parametrize("like", AGREEMENTS)
def test_every_agreement_gives_a_template_of_the_same_agreement(like: str) -> None:
    document = up.read_document(tomllib.loads(up.template("agreement", like, lang="sv")))
    (own,) = document.records
    assert isinstance(own, up.Agreement)
    known = up.agreement(like)
    for field in ("id", "name", "term", "supersedes", "themes", "urban_region", "nature"):
        assert getattr(own, field) == getattr(known, field)
    assert [party.actor for party in own.parties] == [party.actor for party in known.parties]
    assert [stone.date for stone in own.milestones] == [stone.date for stone in known.milestones]


def test_the_examples_in_comments_can_be_taken_into_use() -> None:
    text = up.template("group", lang="en")
    before, _, examples = text.partition("# An alternate")
    taken = [
        line.removeprefix("# ")
        for line in examples.splitlines()
        if " = " in line or line.startswith("# [[")
    ]
    whole = before + "\n".join(taken)
    whole = whole.replace("OFFICE", "mayor-helsinki").replace("PERSON", "petteri-orpo")
    table = tomllib.loads(whole.replace('"RULE"', '"alliance-chair"'))
    report = up.check(table, on="2024-05-01", rules=up.rules(model="alliance"))
    assert report.conforms
    assert [one.rule for one in report.unused] == ["alliance-chair"]
    roles = [seat["role"] for seat in table["memberships"]]
    assert roles[-4:] == ["alternate", "permanent-expert", "secretary", "member"]
    agreement = up.template("agreement", lang="en").replace("# funding", "funding")
    assert (
        up.read_document(tomllib.loads(agreement)).world.agreement("mal-helsinki-2024-2035").funding
    )
    meeting = up.template("meeting").splitlines()
    used = [x.removeprefix("# ") if " = " in x or x.startswith("# [[") else x for x in meeting]
    assert up.read_document(tomllib.loads("\n".join(used))).records


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("body",), up.InvalidValue, "template: found 'body', expected one of group, meeting"),
        (("group", "no such body"), up.UnknownName, "no such body"),
        (("agreement", "no such agreement"), up.UnknownName, "no such agreement"),
    ],
)
def test_what_there_is_not_is_refused(arguments: Any, error: Any, message: str) -> None:
    with pytest.raises(error, match=message):
        up.template(*arguments)
    with pytest.raises(up.InvalidDay, match="start"):
        up.template("group", start="soon")


def test_every_comment_is_there_in_three_languages() -> None:
    for name, languages in tomllib.loads(PATH.read_text(encoding="utf-8")).items():
        assert set(languages) == {"fi", "sv", "en"}, name
        assert all(len(line) <= 103 for text in languages.values() for line in text.split("\n"))


@settings(max_examples=60)
@given(texts(), langs())
def test_whatever_a_name_holds_the_template_is_sound(name: up.Text, lang: Any) -> None:
    like = attrs.evolve(up.agreement("ecosystem-oulu"), id="own", name=name, themes=[name])
    body = attrs.evolve(up.group("c6-network"), id="own-body", name=name)
    world = up.register().with_records(like, body)
    table = tomllib.loads(up.template("agreement", "own", lang=lang, register=world))
    assert json.loads(json.dumps(table["agreements"][0]["name"])) == {
        key: text for key in ("fi", "sv", "en") if (text := getattr(name, key)) is not None
    }
    tomllib.loads(up.template("group", "own-body", lang=lang, register=world))


@settings(max_examples=10)
@given(st.sampled_from(GROUPS), langs())
def test_the_same_template_is_written_again(like: str, lang: Any) -> None:
    assert up.template("group", like, lang=lang) == up.template("group", like, lang=lang)
