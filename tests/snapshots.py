"""Texts that are held as a whole: what a test makes is compared with a file beside it.

After a change that is meant, ``UPDATE_SNAPSHOTS=1 pytest ...`` writes the files anew; read the
difference before it is committed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from urbanpolicy.errors import UrbanPolicyError


def check(path: Path, text: str) -> None:
    """Hold a text against its file."""
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} holds another text"


def refusals(calls: Mapping[str, Callable[[], object]]) -> str:
    """Return what each call is refused with: class and whole message."""
    told: list[str] = []
    for label, call in calls.items():
        try:
            given = call()
        except UrbanPolicyError as error:
            told.append(f"{label}\n  {type(error).__name__}: {error}\n")
        else:
            raise AssertionError(f"{label}: not refused, but {given!r}")
    return "\n".join(told)
