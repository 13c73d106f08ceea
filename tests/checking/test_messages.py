"""Each message of each rule, given once: what it names, in every language (cases RUL-05, RUL-09)."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import urbanpolicy as up
from tests import snapshots
from tests.checking.examples import EXAMPLES
from tests.checking.made import DAY, GROUP, document, follows
from urbanpolicy.checking.rule import shown
from urbanpolicy.values.text import LANGS, Lang

each_message = pytest.mark.parametrize("key", EXAMPLES, ids=" ".join)


@each_message
def test_a_message_is_filled_in_every_language(key: tuple[str, str]) -> None:
    finding = EXAMPLES[key]
    for lang in ("fi", "sv", "en"):
        for words in (finding.message(lang), finding.mend(lang)):
            assert not re.search(r"[{}]", words)
            assert "[fi]" not in words.replace(f"[{finding.record}", "")
            assert len(words) < 600
    assert finding.message() == finding.message("en")


@each_message
def test_a_message_has_all_the_fields_of_its_text_and_always_what_was_found_and_expected(
    key: tuple[str, str],
) -> None:
    finding = EXAMPLES[key]
    parts = {name for name, _ in finding.verdict.parts}
    assert {"found", "expected"} <= parts
    for name in (finding.verdict.message, "advice"):
        text = finding.rule.text(name).en or ""
        fields = {field for _, field, _, _ in Formatter().parse(text) if field}
        assert fields <= parts | {"on"}
        if name != "advice":
            # The rest is for tables, which have a column for it.
            assert parts - fields <= {"expected", "found"} | ({"holder"} - fields)


@each_message
def test_rul_05_rul_09_the_message_alone_names_record_field_and_values(
    key: tuple[str, str],
) -> None:
    finding = EXAMPLES[key]
    line = str(finding)
    assert line.startswith(f"{key[0]}: ")
    assert f"[{finding.record}, {finding.field}]" in line
    assert shown(finding.found, "en") in line or finding.found == "–"
    assert "\n" not in line


def test_rul_05_the_finding_on_a_seat_says_who_where_when_and_why() -> None:
    assert str(EXAMPLES["alliance-chair", "wrong"]) == (
        "alliance-chair: The chair's seat is given to the wrong holder: Minister of the Interior "
        "(Mari Rantanen). It belongs to the office of Prime Minister, held on 2023-11-16 by: "
        "Petteri Orpo. [d-chair, office]"
    )
    assert EXAMPLES["alliance-city-set", "missing"].message("sv") == (
        "En stad i alliansen saknar plats 2023-11-16: Åbo. [draft-group, municipality-853]"
    )


def test_a_finding_says_what_was_found_and_expected_and_the_sources_on_both_sides() -> None:
    finding = EXAMPLES["alliance-vice-chair", "wrong"]
    assert finding.found == "Mari Rantanen"
    assert str(finding.expected) == "Minister of Local and Regional Government"
    assert finding.norm_sources == up.rule("alliance-vice-chair").sources
    assert finding.fact_sources == ("document-document",)
    assert finding.path == "memberships[1].person"
    assert finding.subject == GROUP
    assert finding.severity == "error"
    assert not finding.is_open
    assert finding.verdict.part("nothing") == ""
    assert repr(finding) == ("<error alliance-vice-chair at memberships[1].person on 2023-11-16>")


def test_an_open_point_is_told_as_such() -> None:
    finding = EXAMPLES["alliance-first-meeting", "open"]
    assert finding.is_open
    assert repr(finding) == "<open alliance-first-meeting at meetings[0].date on 2023-11-01>"


def test_a_meeting_of_which_nothing_is_known_has_no_day() -> None:
    report = up.check(document(meetings=("unknown",)), on=DAY)
    (finding,) = report.undecided
    assert finding.on is None
    assert repr(finding) == "<open alliance-first-meeting at meetings[0].date>"
    assert report.table()[0]["on"] == ""
    assert "not known" in finding.message()
    assert report.table()[0]["found"] == "unknown"


def test_a_long_or_hostile_name_stays_on_its_line() -> None:
    name = "x" * 50 + "\nRules checked: none" + "x" * 5_000
    office = {"id": "post", "kind": "post", "name": {"en": name}}
    report = up.check(document(chair=follows(office="post"), more={"offices": [office]}), on=DAY)
    assert len(report.findings[0].message()) < 700
    assert "\nRules checked: none" not in report.text()
    assert "\\nRules checked: none" in report.text()
    assert report.findings[0].message("fi").count("[en]") <= 1


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_as_a_whole(lang: Lang) -> None:
    told: list[str] = []
    for (rule, name), finding in EXAMPLES.items():
        told.append(f"{rule} {name}\n  {finding.message(lang)}\n")
        if not finding.is_open:
            told.append(f"  > {finding.mend(lang)}\n")
    snapshots.check(Path(__file__).parent / "snapshots" / f"messages-{lang}.txt", "".join(told))


@pytest.mark.parametrize("lang", LANGS)
def test_no_message_shows_what_is_for_programs(lang: Lang) -> None:
    """Neither notations of dates nor ids of records stand in a sentence, but in brackets."""
    for finding in EXAMPLES.values():
        for words in (finding.message(lang), finding.mend(lang)):
            sentence = re.sub(r"\[[a-z0-9-]+(?:, [a-z0-9_-]+)?\]", "", words)
            assert not re.search(r"\.\.|[0-9]/|\[|unknown|None", sentence)
            assert not re.search(r"\b(?:municipality|org|mem|mal|gov|fi)-[a-z0-9]", sentence)
