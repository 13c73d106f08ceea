"""The report as a value: order, bytes, forms, languages (case RUL-01)."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.made import CHARTER, DAY, GROUP, LAHTI, checked, document, follows, own_rule
from urbanpolicy.checking.headings import HEADINGS
from urbanpolicy.checking.report import Report
from urbanpolicy.checking.rule import Severity

FAULTS: dict[str, Any] = {
    "chair": follows(office="fi-minister-interior"),
    "without": ("oulu",),
    "lahti": {"municipality": LAHTI},
    "turku": {"period": "2023-08-01/.."},
    "more": {"groups": []},
}


@pytest.fixture(scope="module")
def report() -> Report:
    faults = {key: value for key, value in FAULTS.items() if key != "more"}
    return checked(meetings=("2023-11", "2023-01-01"), **faults)


def test_a_report_is_a_value(report: Report) -> None:
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert hash(again) == hash(report)
    assert again.to_json() == report.to_json()
    assert report != attrs.evolve(report, lang="sv")
    assert report == attrs.evolve(report, scope=None) == attrs.evolve(report, world=None)
    assert sorted([report, checked()]) == [report, checked()] or report > checked()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        report.findings = ()  # type: ignore[misc]
    for finding in report.findings:
        assert pickle.loads(pickle.dumps(finding)) == finding
        assert hash(pickle.loads(pickle.dumps(finding))) == hash(finding)
        assert pickle.loads(pickle.dumps(finding.verdict)) == finding.verdict


def test_findings_stand_in_the_documented_order(report: Report) -> None:
    for findings in (report.findings, report.undecided):
        assert list(findings) == sorted(findings)
    keys = [(f.rule.id, f.subject, f.record, f.field) for f in report.findings]
    assert keys == sorted(keys)


def test_errors_come_before_warnings_and_warnings_before_notes() -> None:
    severities: dict[str, Severity] = {"alliance-chair": "note", "alliance-city-set": "warning"}
    rules = [attrs.evolve(r, severity=severities.get(r.id, "error")) for r in CHARTER]
    faults = document(chair=follows(office="fi-minister-interior"), meetings=("2023-01-01",))
    faults["memberships"] = [m for m in faults["memberships"] if m["id"] != "d-oulu"]
    report = up.check(faults, on=DAY, rules=rules)
    assert [f.severity for f in report.findings] == ["error", "warning", "note"]
    assert (len(report.errors), len(report.warnings), len(report.notes)) == (1, 1, 1)
    assert not report.conforms
    kept = up.check(faults, on=DAY, rules=[r for r in rules if r.severity != "error"])
    assert kept.conforms
    assert kept.findings
    assert kept.raise_if_errors() is kept


# ------------------------------------------------------------------------- the same bytes

RUN = """
import json, sys
import urbanpolicy as up
table = json.load(sys.stdin)
for lang in ("fi", "sv", "en"):
    report = up.check(table, on="2024-03-01", lang=lang)
    print(report, report.to_json(), report.html(), repr(report), report.findings, sep="\\n")
"""


def test_rul_01_the_same_bytes_under_ten_hash_seeds() -> None:
    table = json.dumps(
        document(
            chair=follows(office="fi-minister-interior"),
            without=("oulu",),
            # The office ended before the membership does.
            vantaa={"person": "ritva-viljanen"},
            lahti={"municipality": LAHTI},
            second={"role": "chair", "office": "fi-minister-justice"},
        )
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", RUN],
            input=table,
            env={"PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=60,
        ).stdout
        for seed in range(10)
    }
    assert len(texts) == 1
    (text,) = texts
    # Three languages, each as words, as JSON and as HTML.
    assert text.count("alliance-city-set  groups[0].municipality-564") == 3


# ------------------------------------------------------------------------- forms


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_the_forms_agree_in_every_language(report: Report, lang: up.Text) -> None:
    rows = report.table(lang)  # type: ignore[arg-type]
    assert [row["rule"] for row in rows] == [
        f.rule.id for f in (*report.findings, *report.undecided)
    ]
    text, plain = report.text(lang), json.loads(report.to_json(lang))  # type: ignore[arg-type]
    for row in rows:
        assert row["message"] in text
        assert row["mend"] in text
        assert row["path"] in text
    assert plain["findings"] == rows
    assert plain["lang"] == lang
    assert plain["conforms"] is False
    assert plain["on"] == DAY
    assert plain["rules"] == list(report.rules)
    words = {HEADINGS[name].get(lang) for name in ("report", "fails", "error", "checked")}  # type: ignore[arg-type]
    assert all(word and word in text for word in words)


def test_a_report_prints_in_its_own_language_unless_another_is_asked_for(report: Report) -> None:
    swedish = attrs.evolve(report, lang="sv")
    assert str(swedish) == swedish.text() == report.text("sv")
    assert swedish.to_json() == report.to_json("sv")
    assert swedish.table() == report.table("sv")
    assert swedish.html() == report.html("sv")
    for wrong in ("de", "", 5):
        with pytest.raises(up.InvalidValue, match="'fi', 'sv' or 'en'"):
            report.text(wrong)  # type: ignore[arg-type]


def test_every_word_of_a_report_is_there_in_three_languages() -> None:
    for text in HEADINGS.values():
        assert None not in (text.fi, text.sv, text.en)


def test_suppressed_findings_are_kept_out_of_the_text_and_stay_in_the_json() -> None:
    report = checked(second={"role": "chair", "office": "fi-minister-interior"})
    assert "alliance-one-chair  " not in report.text()
    plain = json.loads(report.to_json())
    assert [row["rule"] for row in plain["suppressed"]] == ["alliance-one-chair"]
    assert [row["rule"] for row in plain["findings"]] == ["alliance-chair"]


def test_a_report_says_in_one_line_what_it_is(report: Report) -> None:
    assert repr(report) == (
        "<report on document, 2023-11-16: does not conform (5 errors, 2 undecided)>"
    )
    assert repr(checked()) == "<report on document, 2023-11-16: conforms>"
    assert repr(up.check("c21-network", on=DAY)) == (
        "<report on c21-network, 2023-11-16: conforms (1 not checked)>"
    )


def test_the_sentence_at_the_top_is_the_verdict(report: Report) -> None:
    assert report.verdict() == "Rules are broken."
    assert checked().verdict("sv") == "Alla granskade regler är uppfyllda."
    assert up.check("c21-network", on="2016-01-01").verdict("fi") == (
        "Mitään sääntöä ei tarkastettu."
    )


def test_what_does_not_conform_can_be_raised(report: Report) -> None:
    with pytest.raises(up.NotConforming) as error:
        report.raise_if_errors()
    assert str(error.value) == report.text()
    assert error.value.report is report
    assert error.value.__cause__ is None
    assert pickle.loads(pickle.dumps(error.value)).report == report


def test_a_report_on_a_file_names_the_file_and_its_places(tmp_path: Path) -> None:
    table = document(**{key: FAULTS[key] for key in ("chair", "without")})
    path = tmp_path / "päätös.json"
    path.write_text(json.dumps(table), encoding="utf-8")
    report = up.check(path, on=DAY)
    assert report == up.check(str(path), on=DAY) == up.check(up.read_document(path), on=DAY)
    assert report.subject == "päätös.json"
    assert [f.path for f in report.findings] == [
        "memberships[0].office",
        "groups[0].municipality-564",
    ]
    assert report.findings[0].fact_sources == report.findings[1].fact_sources


def test_sources_that_are_not_there_show_as_a_dash() -> None:
    report = up.check(document(), on=DAY, rules=[own_rule()])
    assert report.text().count("Sources of the norm: –") == len(report.errors) == 8
    assert GROUP not in report.findings[0].path
