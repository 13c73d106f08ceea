"""Reading Markdown pages and running their code, so that what they show is what happens.

A fenced block says in which language it is. In a block of ``python`` each prompt (``>>>``, ``...``)
is run and what follows it is compared with the output, as in a doctest; blank lines may be part of
it, and ``...`` stands for anything. Code without prompts is run and shows nothing. The blocks of a
page share their names. In a block of ``console`` a line after ``$`` is run where it starts with
``urbanpolicy`` (or is ``echo $?``), in this process; a block of ``sh`` holds commands only.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
import textwrap
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from urbanpolicy.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent
ELSEWHERE = "clusters.md"
"""The page whose code needs Spark and Dask: it runs in tests/clusters."""
PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.name != ELSEWHERE),
)

_FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,})(?P<language>[^\n`]*)$")
_FLAGS = doctest.ELLIPSIS


class Block(NamedTuple):
    """A fenced block of a page."""

    page: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


class Step(NamedTuple):
    """What is typed at a prompt, and what the page shows for it."""

    line: int
    typed: str
    shown: str


def blocks_of(page: Path) -> list[Block]:
    """Return the fenced blocks of a page."""
    found: list[Block] = []
    lines = page.read_text(encoding="utf-8").split("\n")
    start: int | None = None
    fence = language = ""
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if start is None and match:
            start, fence, language = number, match["fence"], match["language"].strip()
        elif start is not None and line.strip() == fence:
            text = textwrap.dedent("\n".join(lines[start + 1 : number]))
            found.append(Block(page, start + 1, language, text))
            start = None
    assert start is None, f"{page.name}:{(start or 0) + 1}: the block is not closed"
    return found


def steps_of(block: Block, prompt: str, more: str = "") -> Iterator[Step]:
    """Yield what is typed in a block and what is shown for it."""
    typed: list[str] = []
    shown: list[str] = []
    begun = block.line
    for number, line in enumerate(block.text.split("\n"), block.line + 1):
        is_first = line.startswith(prompt)
        is_more = bool(more) and bool(typed) and not shown and line.rstrip().startswith(more)
        if is_first and typed:
            yield Step(begun, "\n".join(typed), _trimmed(shown))
            typed, shown = [], []
        if is_first:
            begun = number
        if is_first or is_more:
            typed.append(line[len(prompt) :])
        else:
            assert typed or not line, f"{block.page.name}:{number}: output without a prompt"
            shown.append(line)
    if typed:
        yield Step(begun, "\n".join(typed), _trimmed(shown))


def _trimmed(lines: list[str]) -> str:
    text = "\n".join(lines).rstrip()
    return f"{text}\n" if text else ""


def run_python(block: Block, names: dict[str, Any]) -> None:
    """Run a block of Python with the names of its page."""
    if ">>> " not in block.text:
        exec(compile(block.text, str(block), "exec"), names)
        return
    for step in steps_of(block, ">>> ", "..."):
        compare(f"{block.page.name}:{step.line}", step, _printed(step, names))


def _printed(step: Step, names: dict[str, Any]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(step.typed + "\n", "<page>", "single"), names)
        # An error is shown as a page shows it: the last lines, without the frames.
        except Exception as error:  # noqa: BLE001
            last = "".join(traceback.format_exception_only(error))
            return f"{out.getvalue()}Traceback (most recent call last):\n    ...\n{last}"
    return out.getvalue()


def run_console(block: Block, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run what is typed after ``$`` in a block; return the commands that are not ours."""
    if block.language == "sh":
        return block.text.splitlines()
    others: list[str] = []
    status = 0
    for step in steps_of(block, "$ "):
        words = shlex.split(step.typed, comments=True)
        capsys.readouterr()
        if words == ["echo", "$?"]:
            compare(f"{block.page.name}:{step.line}", step, f"{status}\n")
        elif words[:1] == ["urbanpolicy"]:
            status = main(words[1:])
            out, err = capsys.readouterr()
            compare(f"{block.page.name}:{step.line}", step, out + err)
        else:
            assert not step.shown, f"{block.page.name}:{step.line}: output that nothing checks"
            others.append(step.typed)
    return others


def compare(place: str, step: Step, printed: str) -> None:
    """Fail if what a page shows is not what was printed."""
    got = "\n".join(line.rstrip() for line in printed.split("\n")).rstrip()
    got = f"{got}\n" if got else ""
    if not doctest.OutputChecker().check_output(step.shown, got, _FLAGS):
        pytest.fail(f"{place}: {step.typed}\n-- the page shows\n{step.shown}-- it gives\n{got}")
