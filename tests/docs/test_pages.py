"""Every code block of the README and of the documentation runs, and shows what it gives."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docs.book import pages_of_the_book
from tests.docs.pages import PAGES, ROOT, Block, blocks_of, run_console, run_python
from urbanpolicy.world.documents import read_document

LANGUAGES = {
    *("python", "console", "sh", "r", "toml", "json", "yaml", "text"),
    *("{toctree}", "{eval-rst}"),
}

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a page is read: with the examples, and what the page itself writes."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@each_page
def test_every_block_names_its_language(page: Path) -> None:
    assert not [str(b) for b in blocks_of(page) if b.language not in LANGUAGES]


@each_page
def test_the_code_of_a_page_runs_and_shows_what_it_gives(
    page: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, Any] = {"__name__": "__page__"}
    for block in blocks_of(page):
        match block.language:
            case "python":
                run_python(block, names)
            case "console" | "sh":
                for other in run_console(block, capsys):
                    assert is_known(other), f"{block}: {other}"
            case "toml":
                check_toml(block, folder)
            case "json":
                json.loads(block.text)
            case "yaml":
                yaml.safe_load(block.text)
            case _:
                pass


def check_toml(block: Block, folder: Path) -> None:
    """Read a block as TOML, and as a document if it is one; one that begins with a name is kept."""
    table = tomllib.loads(block.text)
    if "urbanpolicy" in table:
        read_document(table)
    if name := re.match(r"# ([\w-]+\.toml)\n", block.text):
        (folder / name[1]).write_text(block.text, encoding="utf-8")


def is_known(command: str) -> bool:
    """Whether a command is one that this repository or the usual tools have."""
    command = command.partition("#")[0].strip()
    if target := re.match(r"make (?:\w+=\S+ )?([\w-]+)$", command):
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        return bool(re.search(rf"^{target[1]}:", makefile, re.MULTILINE))
    usual = (
        "pip install ",
        "pip download ",
        "git ",
        "cd ",
        "bash .ci/run",
        ".venv/bin/pre-commit ",
        "urbanpolicy ",
    )
    return not command or command.startswith(usual)


@each_page
def test_the_links_of_a_page_into_the_repository_lead_somewhere(page: Path) -> None:
    # The pages of the data book are written when the documentation is built.
    book = {ROOT / "docs" / "book" / name for name in pages_of_the_book()}
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(<?([^)>\s]+)>?\)", text):
        if not re.match(r"[a-z]+:|#", target):
            found = page.parent / target.partition("#")[0]
            assert found.exists() or found in book, target


@each_page
def test_a_make_target_that_a_page_names_is_there(page: Path) -> None:
    for target in re.findall(r"`make ([\w-]+)", page.read_text(encoding="utf-8")):
        assert is_known(f"make {target}"), target
