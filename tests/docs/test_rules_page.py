"""The list of rules in docs/rules.md is what the rules say."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tools import rules_page

import urbanpolicy as up


def test_the_list_of_rules_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules_page.main(["--check"]) == 0, capsys.readouterr().err


def test_a_page_that_is_not_current_is_told_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "rules.md"
    stale.write_text(f"# Rules\n{rules_page.MARK}\nNone.\n", encoding="utf-8")
    monkeypatch.setattr(rules_page, "PAGE", stale)
    assert rules_page.main(["--check"]) == 1
    assert "run `make rules`" in capsys.readouterr().err
    assert rules_page.main([]) == 0
    assert rules_page.main(["--check"]) == 0
    assert stale.read_text(encoding="utf-8").startswith(f"# Rules\n{rules_page.MARK}\n## Rules of")


def test_a_page_without_its_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="lost its mark"):
        rules_page.page("# Rules\n")


def test_every_rule_is_there_in_three_languages_with_its_sources() -> None:
    text = rules_page.PAGE.read_text(encoding="utf-8")
    for rule in up.rules():
        assert f"\n### {rule.id}\n" in text
        for statement in rule.statement.all:
            assert statement in text
        for source in rule.sources:
            assert f"`{source}`: " in text


def test_every_rule_that_sources_state_is_sorted_and_its_norm_is_there() -> None:
    with rules_page.NORMS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stated: set[tuple[str, str]] = set()
    for name in ("alliance", "ecosystem", "mal"):
        path = rules_page.PAGE.parent / "accounting" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            stated |= {(name, row["key"]) for row in csv.DictReader(file) if row["list"] == "rules"}
    assert {(row["file"], row["record"]) for row in rows} == stated
    assert rows == sorted(rows, key=lambda row: (row["file"], row["record"]))
    known = {rule.id for rule in up.rules()}
    for row in rows:
        assert row["kind"] in ("norm", "claim", "definition")
        assert set(row["rules"].split()) <= known
        assert bool(row["rules"]) != bool(row["why"])
        assert row["kind"] == "norm" or not row["rules"]
    # Of the others nobody states them: what every agreement implies by its structure.
    stated_norms = {id for row in rows for id in row["rules"].split()}
    rest = known - stated_norms
    assert {up.rule(id).standing for id in rest} == {"structural"}
