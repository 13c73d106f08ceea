"""``attach`` for files: read in pieces, written beside the target, which is then whole or not there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from urbanpolicy.errors import InvalidValue
from urbanpolicy.tables.attaching_asking import read_asking
from urbanpolicy.tables.filing_target import Counted, Watch, whole

TEXT = frozenset({".csv", ".tsv", ".txt"})
PARQUET = frozenset({".parquet", ".pq"})


def attach_file(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    text: Mapping[str, Any] | None = None,
    overwrite: bool = False,
    watch: Watch | None = None,
    **asked: Any,
) -> Counted:
    """Write a file with what bound each row's municipality beside the rows of another file.

    The target has all that the source has, row by row, and the new columns after it. It is written
    under another name in its folder, and gets its own once it is whole.

    Args:
        source: a file of text (``.csv``, ``.tsv``, ``.txt``) or of Parquet (``.parquet``, ``.pq``).
        target: a file of the same kind.
        text: how a file of text is written, as the fields of ``TextForm``.
        overwrite: whether a target that is there may be replaced.
        watch: is told how much has been read.
        asked: as ``attach`` takes it: columns, ``model``, ``at`` and so on.

    Raises:
        InvalidValue: if the files are not of one known kind, or the target is there; also as
            ``attach``.
        InvalidDocument: if the source is not what it should be; the message names the line.
        MissingExtra: if a package for Parquet is not installed.
        OSError: if a file cannot be read or written.
    """
    here, there = Path(source), Path(target)
    kind = _kind(here)
    if _kind(there) != kind:
        found = f"{here.name} to {there.name}"
        raise InvalidValue.at("attach, target", found, f"two files of {kind}")
    if there.exists() and not overwrite:
        hint = "take another name, or say that it may be replaced"
        raise InvalidValue.at("attach, target", str(there), "a file that is not there yet", hint)
    asking = read_asking("attach", **asked)
    with whole(there) as out:
        if kind == "text":
            from urbanpolicy.tables.filing_text import TextForm, attach_text

            return attach_text(here, out, TextForm(**(text or {})), asking, watch or _unwatched)
        from urbanpolicy.tables.filing_parquet import attach_parquet

        if text:
            raise InvalidValue.at("attach", sorted(text), "no choices for text beside Parquet")
        return attach_parquet(here, out, asking, watch or _unwatched)


def _unwatched(_done: int, _all: int) -> None:
    """Nobody watches."""


def _kind(path: Path) -> str:
    ending = path.suffix.lower()
    if ending in TEXT:
        return "text"
    if ending in PARQUET:
        return "Parquet"
    expected = "a file named *.csv, *.tsv or *.txt (text), or *.parquet or *.pq"
    raise InvalidValue.at("attach, file", path.name, expected)
