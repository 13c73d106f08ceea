"""A draft with twenty faults of twenty kinds gives exactly these, everywhere in the same order."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import urbanpolicy as up
from tests import snapshots
from tests.cli.running import DAY, EXAMPLES
from urbanpolicy.cli import main
from urbanpolicy.values.text import LANGS, Lang

FILE = EXAMPLES / "twenty-faults.toml"

FAULTS = [
    ("error", "agreement-approved-before-signed", "agreements[2].milestones"),
    ("error", "agreement-parties-exist", "agreements[4].parties"),
    ("error", "alliance-city-representation", "memberships[4].office"),
    ("error", "alliance-city-set", "groups[0].municipality-564"),
    ("error", "alliance-first-meeting", "meetings[0].date"),
    ("error", "alliance-membership-start", "memberships[7].period"),
    ("error", "alliance-one-chair", "memberships[1].role"),
    ("error", "alliance-vice-chair", "memberships[2].office"),
    ("error", "mal-state-parties-2020", "agreements[6].parties"),
    ("error", "mal-term", "agreements[5].term"),
    ("error", "partnership-city-once", "agreements[0].parties"),
    ("error", "programme-models", "models[0].government"),
    ("error", "thematic-not-before", "agreements[1].term"),
    ("warning", "agreement-shares", "agreements[3].funding"),
    ("warning", "alliance-invited-ministers", "memberships[8].role"),
    ("warning", "alliance-invited-permanent-secretaries", "memberships[9].role"),
    ("warning", "body-attendance-in-office", "meetings[1].attendance"),
    ("warning", "body-memberships-within", "memberships[11].period"),
    ("note", "alliance-invited-kinds", "memberships[10].organisation"),
    ("note", "body-attendance-by-seats", "meetings[1].attendance"),
]
"""What the comments of the file plant, in the order of a report: by severity, then by rule."""

ONLY_THE_AUTHOR_KNOWS = [
    "agreement-shares",
    "alliance-invited-kinds",
    "body-attendance-by-seats",
]
"""The faults without an evident mend: how to share, whom else to invite, who came."""


@pytest.fixture(scope="module")
def report() -> up.Report:
    return up.check(FILE, on=DAY)


def told(findings: tuple[up.Finding, ...]) -> list[tuple[str, str, str]]:
    return [(finding.severity, finding.rule.id, finding.path) for finding in findings]


def test_the_twenty_are_found_and_nothing_else(report: up.Report) -> None:
    assert told(report.findings) == FAULTS
    assert len({rule for _, rule, _ in FAULTS}) == 20
    beside = (report.undecided, report.suppressed, report.accepted, report.unused)
    assert not any((*beside, report.crashed, report.unchecked))
    assert not report.conforms


def test_the_comments_of_the_file_plant_these_and_number_them() -> None:
    comments = re.findall(r"^# Fault (\d+) \(([a-z0-9-]+)", FILE.read_text("utf-8"), re.MULTILINE)
    assert [int(number) for number, _ in comments] == list(range(1, 21))
    assert sorted(rule for _, rule in comments) == sorted(rule for _, rule, _ in FAULTS)


def test_every_path_leads_to_a_place_of_the_file(report: up.Report) -> None:
    table = tomllib.loads(FILE.read_text("utf-8"))
    for finding in report.findings:
        plural, number = re.findall(r"^(\w+)\[(\d+)\]\.", finding.path)[0]
        assert table[plural][int(number)]["id"] == finding.record


def test_every_fault_has_sources_on_both_sides(report: up.Report) -> None:
    world = up.read_document(FILE).world
    for finding in report.findings:
        assert finding.norm_sources
        assert finding.fact_sources == ("document-twenty-faults-toml",)
        for id in (*finding.norm_sources, *finding.fact_sources):
            assert isinstance(world[id], up.Source)


def test_every_fault_is_told_in_whole_sentences_of_each_language(report: up.Report) -> None:
    for finding in report.findings:
        for words in (finding.message, finding.mend):
            texts = [words(lang) for lang in LANGS]
            assert len(set(texts)) == 3
            for text in texts:
                sentence = text.removesuffix(f" [{finding.record}, {finding.field}]")
                assert sentence.endswith(".")
                assert sentence[0].isupper()
                assert not re.search(r"[{}]|\.\.|\[(?:fi|sv|en)\]|[0-9]/[0-9]", sentence)


@pytest.mark.parametrize("lang", LANGS)
def test_the_report_as_a_whole(report: up.Report, lang: Lang) -> None:
    text = report.text(lang) + "\n\n" + up.repair(report, least="note").text(lang) + "\n"
    snapshots.check(Path(__file__).parent / "snapshots" / f"twenty-faults-{lang}.txt", text)


def test_the_order_does_not_depend_on_the_seed_of_hashes() -> None:
    code = (
        "import sys, urbanpolicy as up; "
        f"sys.stdout.write(up.check({str(FILE)!r}, on={DAY!r}).to_json('en'))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert printed == {up.check(FILE, on=DAY).to_json("en").encode()}


# ------------------------------------------------------------------------- from the command line


@pytest.mark.parametrize("lang", LANGS)
def test_the_command_line_gives_the_same_in_every_form(
    report: up.Report, lang: Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    out = {}
    for form in ("text", "json", "html"):
        arguments = ["check", str(FILE), "--on", DAY, "--lang", lang, "--format", form]
        assert main(arguments) == 1
        out[form] = capsys.readouterr().out
    assert out["text"].rstrip("\n") == report.text(lang)
    rows = json.loads(out["json"])["findings"]
    assert [(row["kind"], row["rule"], row["path"]) for row in rows] == FAULTS
    page = html.unescape(out["html"])
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in page.split("<tr>")]
    listed = [row for row in cells if row]
    assert len(listed) == len(rows) == 20
    for finding, row, seen in zip(report.findings, rows, listed, strict=True):
        told_there = [finding.rule.id, finding.path, finding.message(lang), finding.mend(lang)]
        sources = [finding.norm_sources, finding.fact_sources]
        assert seen[1:] == [*told_there, *(", ".join(ids) for ids in sources)]
        assert [row[name] for name in ("rule", "path", "message", "mend")] == told_there
        assert [row["norm_sources"].split(), row["fact_sources"].split()] == list(
            map(list, sources)
        )


def test_what_is_for_programs_stays_exact(report: up.Report) -> None:
    rows = {row["rule"]: row for row in report.table("sv")}
    seat = rows["body-memberships-within"]
    assert (seat["found"], seat["expected"]) == ("2023-11-16/2028-12-31", "2023-08-15/2027-06-30")
    assert rows["thematic-not-before"]["found"] == "2023-06-20"


# ------------------------------------------------------------------------- what would mend it


def test_the_errors_are_mended(report: up.Report) -> None:
    mended = up.repair(report)
    assert mended.conforms
    assert [finding.rule.id for finding in mended.left] == [rule for _, rule, _ in FAULTS[13:]]
    assert up.check(mended.document(), on=DAY).conforms


def test_of_all_faults_those_remain_of_which_only_the_author_knows_the_mend(
    report: up.Report,
) -> None:
    mended = up.repair(report, least="note")
    assert sorted(finding.rule.id for finding in mended.left) == ONLY_THE_AUTHOR_KNOWS
    again = up.check(mended.document(), on=DAY)
    assert sorted(finding.rule.id for finding in again.findings) == ONLY_THE_AUTHOR_KNOWS
    assert not again.undecided


def test_the_command_line_proposes_the_mends(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["check", str(FILE), "--on", DAY, "--lang", "fi", "--mend"]
    assert main(arguments) == 1
    proposal = capsys.readouterr().out.partition("\nKorjausehdotus: ")[2]
    assert proposal.count("\n- ") == 13
    assert proposal.count("\njää jäljelle: ") == 7
