"""The pages that list something list all of it: classes, questions, errors, pages."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import urbanpolicy as up
from tests.docs.pages import ROOT

DOCS = ROOT / "docs"
PUBLIC = {name: getattr(up, name) for name in up.__all__}
CLASSES = {name: value for name, value in PUBLIC.items() if inspect.isclass(value)}
ERRORS = {name: value for name, value in CLASSES.items() if issubclass(value, BaseException)}


def first_column(page: Path) -> list[str]:
    """The names in backquotes that stand in the first column of the tables of a page."""
    cells = re.findall(r"^\| ([^|]+) \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def test_the_vocabulary_lists_every_public_class_once_and_no_other() -> None:
    listed = first_column(DOCS / "vocabulary.md")
    assert sorted(listed) == sorted(set(CLASSES) - set(ERRORS))


def test_the_page_of_errors_lists_each_with_the_built_in_that_it_also_is() -> None:
    text = (DOCS / "errors.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| `(\w+)` \|", text, re.MULTILINE))
    assert set(rows) == set(ERRORS) - {"UrbanPolicyError"}
    for name, built_in in rows.items():
        kinds = [kind.__name__ for kind in ERRORS[name].__mro__ if kind.__module__ == "builtins"]
        assert kinds[0] == built_in


def test_every_error_is_shown_with_a_real_message() -> None:
    text = (DOCS / "errors.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^### (\w+)$", text, re.MULTILINE))
    assert headings == set(ERRORS) - {"UrbanPolicyError", "NoAnswer"}
    for name in headings - {"BrokenReference", "DuplicateId"}:  # shown inside InvalidDocument
        assert f"\nurbanpolicy.errors.{name}: " in text


def test_every_question_has_an_example() -> None:
    text = (DOCS / "questions.md").read_text(encoding="utf-8")
    questions = {
        name for name, value in PUBLIC.items() if callable(value) and not inspect.isclass(value)
    }
    assert {"holder", "check", "register"} <= questions
    headings = re.findall(r"^##+ .*$", text, re.MULTILINE)
    named = {name for heading in headings for name in re.findall(r"`(\w+)`", heading)}
    assert named == questions
    assert not [name for name in questions if f"up.{name}(" not in text]


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_every_page_begins_with_its_one_title(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert text.startswith("# ")
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
