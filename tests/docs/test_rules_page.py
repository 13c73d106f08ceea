"""The list of rules in docs/rules.md is what the rules say."""

from __future__ import annotations

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
