"""The compiled form: one file of JSON for each type of record, the same bytes on every run."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from urbanpolicy.model.catalogue import PLURAL_OF, PLURALS
from urbanpolicy.model.record import Record
from urbanpolicy.values.plain import to_plain


def compiled(records: Iterable[Record], about: dict[str, str]) -> dict[str, str]:
    """Return the name of each compiled file and its text."""
    by_plural: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_plural[PLURAL_OF[type(record)]].append(record)
    files = {f"{plural}.json": _lines(sorted(by_plural[plural])) for plural in PLURALS}
    digest = sha256()
    for name, text in files.items():
        digest.update(f"{name}\n{text}".encode())
    counts = {plural: len(by_plural[plural]) for plural in PLURALS}
    table = {**about, "digest": digest.hexdigest(), "counts": counts}
    files["about.json"] = json.dumps(table, ensure_ascii=False, indent=1) + "\n"
    return files


def _lines(records: Iterable[Record]) -> str:
    """One record on each line, so that a change shows as a change of few lines."""
    lines = ",\n".join(_json(to_plain(record)) for record in records)
    return f'{{"records":[\n{lines}\n]}}\n' if lines else '{"records":[]}\n'


def _json(table: Any) -> str:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def differing(files: dict[str, str], folder: Path) -> list[str]:
    """Return the names of the files in a folder that are missing, other or too many."""
    there = {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}
    wanted = {name: text.encode() for name, text in files.items()}
    return [name for name in sorted(wanted | there) if wanted.get(name) != there.get(name)]


def write(files: dict[str, str], folder: Path) -> list[str]:
    """Write what differs, remove what is too many, and return the names of both."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = differing(files, folder)
    for name in changed:
        if name in files:
            _replace(folder / name, files[name].encode())
        else:
            (folder / name).unlink()
    return changed


def _replace(path: Path, content: bytes) -> None:
    """Put a whole file in the place of another, so that nobody who reads meanwhile sees half of it."""
    fresh = path.with_name(f".{path.name}")
    fresh.write_bytes(content)
    fresh.replace(path)
