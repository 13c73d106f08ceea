"""Each message of each rule, given once: what it names, in every language (cases RUL-05, RUL-09)."""

from __future__ import annotations

import re
from string import Formatter
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.made import DAY, GROUP, LAHTI, document, follows
from urbanpolicy.checking.report import Report
from urbanpolicy.model.people import Tenure

NOVEMBER = {"period": "2023-11/.."}
TURKU = {"municipality": "municipality-853"}

CHANGES: dict[tuple[str, str], dict[str, Any]] = {
    ("alliance-chair", "wrong"): {"chair": follows(office="fi-minister-interior")},
    ("alliance-chair", "missing"): {"without": ("chair",)},
    ("alliance-chair", "open"): {"chair": follows(person="petteri-orpo")},
    ("alliance-chair", "open-seat"): {"chair": NOVEMBER},
    ("alliance-vice-chair", "wrong"): {"vice-chair": follows(person="mari-rantanen")},
    ("alliance-vice-chair", "missing"): {"without": ("vice-chair",)},
    ("alliance-vice-chair", "open"): {"vice-chair": follows(person="anna-kaisa-ikonen")},
    ("alliance-vice-chair", "open-seat"): {"vice-chair": NOVEMBER},
    ("alliance-one-chair", "several"): {"x": {"role": "chair", "office": "fi-prime-minister"}},
    ("alliance-one-chair", "open-several"): {
        "x": {"role": "chair", "office": "fi-prime-minister", **NOVEMBER}
    },
    ("alliance-city-set", "surplus"): {"x": {"municipality": LAHTI}},
    ("alliance-city-set", "missing"): {"without": ("turku",)},
    ("alliance-city-set", "open"): {"turku": NOVEMBER},
    ("alliance-city-representation", "wrong"): {"turku": {"person": "mari-rantanen"}},
    ("alliance-city-representation", "several"): {"x": TURKU},
    ("alliance-city-representation", "open-several"): {"x": {**TURKU, **NOVEMBER}},
    ("alliance-city-representation", "open"): {"x": {"municipality": LAHTI}},
    ("alliance-first-meeting", "early"): {"meetings": ("2023-08-15",)},
    ("alliance-first-meeting", "open"): {"meetings": ("2023-11",)},
    ("alliance-membership-start", "early"): {"turku": {"period": "2023-08-15/.."}},
    ("alliance-membership-start", "open"): {"turku": {"period": "2023/.."}},
}
UNSURE = {
    ("alliance-chair", "open"): "fi-prime-minister",
    ("alliance-vice-chair", "open"): "fi-minister-municipal-affairs",
}
"""Messages on offices of which it is not known who held them."""


def register_for(key: tuple[str, str]) -> up.Register:
    if key not in UNSURE:
        return up.register()
    tenure = up.holder(UNSURE[key], on=DAY).tenure
    blurred = attrs.evolve(up.register().one(Tenure, tenure.id), period="2023/..")
    return up.register().with_records(blurred)


def example(key: tuple[str, str]) -> up.Finding:
    """A finding with a message of a rule."""
    report: Report = up.check(document(**CHANGES[key]), on=DAY, register=register_for(key))
    found = [
        finding
        for finding in (*report.findings, *report.undecided)
        if (finding.rule.id, finding.verdict.message) == key
    ]
    assert len(found) == 1, report.text()
    return found[0]


EXAMPLES = {key: example(key) for key in CHANGES}
each_message = pytest.mark.parametrize("key", CHANGES, ids=" ".join)


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
    assert str(finding.found) in line or finding.found == "–"
    assert "\n" not in line


def test_rul_05_the_finding_on_a_seat_says_who_where_when_and_why() -> None:
    assert str(EXAMPLES["alliance-chair", "wrong"]) == (
        "alliance-chair: The chair's seat is given to the wrong holder: Minister of the Interior "
        "(Mari Rantanen). It belongs to the office Prime Minister, held on 2023-11-16 by: "
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
    assert "unknown" in finding.message()


def test_a_long_or_hostile_name_stays_on_its_line() -> None:
    name = "x" * 50 + "\nRules checked: none" + "x" * 5_000
    office = {"id": "post", "kind": "post", "name": {"en": name}}
    report = up.check(document(chair=follows(office="post"), more={"offices": [office]}), on=DAY)
    assert len(report.findings[0].message()) < 700
    assert "\nRules checked: none" not in report.text()
    assert "\\nRules checked: none" in report.text()
    assert report.findings[0].message("fi").count("[en]") <= 1
