"""The tables that account for the records, the manifest of the facts files, and what is wrong with both."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path

from tools.accounting.keys import Keys

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "accounting"
MANIFEST = "manifest.csv"
FATES = ("carried", "merged", "left-out")
COLUMNS = ["list", "key", "fate", "ids", "note"]


@dataclass(frozen=True)
class Row:
    """What became of one record of a facts file."""

    file: str
    list: str
    key: str
    fate: str
    ids: tuple[str, ...]
    """The records of the register that hold it."""
    note: str
    """Why it was merged or left out."""

    @property
    def place(self) -> str:
        """Where the row stands, for a message."""
        return f"docs/accounting/{self.file}.csv, {self.list}, {self.key}"


def read_rows(folder: Path = FOLDER) -> list[Row]:
    """Return the rows of all tables of a folder, by file, in their order."""
    return [
        Row(path.stem, row["list"], row["key"], row["fate"], tuple(row["ids"].split()), row["note"])
        for path in sorted(folder.glob("*.csv"))
        if path.name != MANIFEST
        for row in _read(path)
    ]


def read_manifest(folder: Path = FOLDER) -> dict[tuple[str, str], tuple[int, str]]:
    """Return the number of records and the digest of their keys, by facts file and list."""
    return {
        (row["file"], row["list"]): (int(row["records"]), row["sha256"])
        for row in _read(folder / MANIFEST)
    }


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def digest(keys: Iterable[str]) -> str:
    """Return what stands for a set of keys, in whatever order they are given."""
    return sha256("\n".join(sorted(keys)).encode()).hexdigest()


def keys_of(rows: Iterable[Row]) -> Keys:
    """Return the keys that the tables account for."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        found.setdefault((row.file, row.list), []).append(row.key)
    return {place: tuple(keys) for place, keys in found.items()}


def manifest(keys: Keys) -> str:
    """Return the text of the manifest of facts files; lists without records are left out."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "list", "records", "sha256"])
    for (file, name), held in keys.items():
        if held:
            writer.writerow([file, name, len(held), digest(held)])
    return text.getvalue()


def row_faults(rows: Iterable[Row], ids: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with single rows, given the ids of the register."""
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        known = (row.file, row.list, row.key)
        if known in seen:
            yield f"{row.place}: accounted for twice"
        seen.add(known)
        if row.fate not in FATES:
            yield f"{row.place}: {row.fate!r} is no fate; write one of {', '.join(FATES)}"
        if (row.fate == "left-out") != (not row.ids):
            yield f"{row.place}: {row.fate}, with ids {' '.join(row.ids) or '(none)'}"
        if row.fate != "carried" and not row.note:
            yield f"{row.place}: {row.fate}, and no note says why"
        if row.list == "unsourced_leads" and row.fate != "left-out":
            yield f"{row.place}: what has no source never enters"
        for id in row.ids:
            if id not in ids:
                yield f"{row.place}: the register has no record {id}"


def manifest_faults(
    rows: Iterable[Row], wanted: dict[tuple[str, str], tuple[int, str]]
) -> Iterator[str]:
    """Yield the lists of which the tables do not account for just the records of the manifest."""
    there = {place: (len(keys), digest(keys)) for place, keys in keys_of(rows).items()}
    for place in sorted(wanted.keys() | there.keys()):
        if wanted.get(place) != there.get(place):
            count, found = (of.get(place, (0, ""))[0] for of in (wanted, there))
            same = ", but of others" if count == found else ""
            yield f"{': '.join(place)}: {count} records, {found} are accounted for{same}"


def key_faults(rows: Iterable[Row], keys: Keys) -> Iterator[str]:
    """Yield the records of facts files without a row, and the rows without a record."""
    there = keys_of(rows)
    for file, name in sorted(keys.keys() | there.keys()):
        held, told = set(keys.get((file, name), ())), set(there.get((file, name), ()))
        yield from (f"{file}, {name}: {key} is not accounted for" for key in sorted(held - told))
        yield from (f"{file}, {name}: there is no record {key}" for key in sorted(told - held))
