"""The compiled form: JSON, a file for each type of record, and what some of them are found by."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.catalogue import CLASSES, PLURAL_OF, PLURALS
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.record import Record
from urbanpolicy.values.plain import to_plain
from urbanpolicy.world.listed import by_party, last_days
from urbanpolicy.world.lookup import entries_of
from urbanpolicy.world.names import CALLS, names_of


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
    for call, name in CALLS.items():
        files[f"names_{call}.json"] = _names(sorted(by_plural[PLURAL_OF[CLASSES[name]]]), call)
    files |= _listing(by_plural)
    files["about.json"] = json.dumps(table, ensure_ascii=False, indent=1) + "\n"
    return files


def _lines(records: Iterable[Record]) -> str:
    """One record on each line, so that a change shows as a change of few lines."""
    lines = ",\n".join(_json(to_plain(record)) for record in records)
    return f'{{"records":[\n{lines}\n]}}\n' if lines else '{"records":[]}\n'


def _names(records: Iterable[Record], call: str) -> str:
    """The ids of the records that have a name, by the folded name: to find one without building all."""
    found = entries_of(records, names_of(call))
    table = {name: list(dict.fromkeys(r.id for r, _, _ in found[name])) for name in sorted(found)}
    return _by_line(table)


def _listing(by_plural: Mapping[str, list[Record]]) -> dict[str, str]:
    """What is known of all agreements at once: whom each may bind, and to which day."""
    agreements = [one for one in by_plural["agreements"] if isinstance(one, Agreement)]
    coverages = {one.id: one for one in by_plural["coverages"] if isinstance(one, Coverage)}
    days = last_days(agreements, lambda one: coverages.get(one.coverage or ""))
    return {"parties.json": _by_line(by_party(agreements)), "last_days.json": _by_line(days)}


def _by_line(table: Mapping[str, Any]) -> str:
    lines = ",\n".join(f"{_json(key)}:{_json(value)}" for key, value in table.items())
    return f"{{\n{lines}\n}}\n"


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
