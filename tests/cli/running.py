"""Running the command line in a process of its own, and writing drafts for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
IN_ORDER = str(EXAMPLES / "alliance-in-order.toml")
WITH_FAULTS = str(EXAMPLES / "alliance-with-faults.toml")
DAY = "2023-11-16"


class Done(NamedTuple):
    """How a run of the command line ended."""

    status: int
    out: str
    err: str


def process(*arguments: str, encoding: str = "utf-8", into: Path | None = None) -> Done:
    """Run the command line in a process with an encoding of its own, into a pipe or a file."""
    with (into or Path(os.devnull)).open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "urbanpolicy", *arguments],
            stdout=file if into else subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            check=False,
            timeout=60,
        )
    out = into.read_bytes() if into and into.is_file() else done.stdout or b""
    return Done(done.returncode, as_text(out, encoding), as_text(done.stderr, encoding))


def as_text(data: bytes, encoding: str) -> str:
    return data.decode(encoding).replace("\r\n", "\n")


def draft(folder: Path, text: str, name: str = "draft.toml") -> str:
    """Write a document and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def in_order_but(part: str, instead: str) -> str:
    """Return the draft in order with one part of its text replaced."""
    text = Path(IN_ORDER).read_text(encoding="utf-8")
    assert text.count(part) == 1
    return text.replace(part, instead)
