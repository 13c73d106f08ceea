"""Write docs/accounting.md, which tells what became of every record of the facts: ``make accounting``.

The tables under docs/accounting are checked first: each row against the register, each list against
the manifest of the facts files. The facts files are no part of the repository; with ``--facts DIR``
their records are read and compared one by one, and the manifest is made anew. With ``--check``
nothing is written; the command fails if page or manifest is not current.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tools.accounting.keys import read_keys
from tools.accounting.table import (
    FATES,
    FOLDER,
    MANIFEST,
    Row,
    key_faults,
    manifest,
    manifest_faults,
    read_manifest,
    read_rows,
    row_faults,
)

import urbanpolicy as up

PAGE = FOLDER.parent / "accounting.md"
MARK = "<!-- What follows is written by `make accounting` from the tables in docs/accounting. -->\n"
AN_ID = re.compile(r"[a-z0-9-]*[a-z][a-z0-9-]*")
SHOWN = 3
"""So many ids of the register are shown beside one of the facts; the tables have all."""


def page(current: str, rows: Sequence[Row]) -> str:
    """Return the page with its tables written anew.

    Raises:
        ValueError: if the mark, below which the tables stand, is lost.
    """
    prose, mark, _ = current.partition(MARK)
    if not mark:
        raise ValueError(f"{PAGE} has lost its mark: {MARK}")
    return prose + mark + "\n" + "\n".join(lines(rows))


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the summary, what was left out, and the ids that changed."""
    yield "## Every list\n"
    yield "| file | list | records | carried | merged | left out |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for (file, name), fates in _by_list(rows).items():
        counts = " | ".join(str(fates[fate]) for fate in FATES)
        yield f"| {file} | {name} | {fates.total()} | {counts} |"
    total = Counter(row.fate for row in rows)
    yield f"| **all** | | {total.total()} | {' | '.join(str(total[fate]) for fate in FATES)} |\n"
    yield "## What was left out, and why\n"
    yield from _table(
        ["file", "list", "record", "why"],
        ([r.file, r.list, f"`{r.key}`", r.note] for r in rows if r.fate == "left-out"),
    )
    yield "## Ids that changed\n"
    yield "### Two records of one thing\n"
    yield from _table(
        ["file", "list", "record", "in the register", "why"],
        ([*_named(r), r.note] for r in _changed(rows) if r.fate == "merged"),
    )
    yield "### Another id\n"
    yield from _table(
        ["file", "list", "record", "in the register"],
        (_named(r) for r in _changed(rows) if r.fate == "carried"),
    )


def _by_list(rows: Iterable[Row]) -> dict[tuple[str, str], Counter[str]]:
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        found.setdefault((row.file, row.list), Counter())[row.fate] += 1
    return found


def _changed(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows whose key is an id that is not one of the register."""
    for row in rows:
        if row.ids and row.key not in row.ids and AN_ID.fullmatch(row.key) and row.key != "note":
            yield row


def _named(row: Row) -> list[str]:
    ids = ", ".join(f"`{id}`" for id in row.ids[:SHOWN])
    more = len(row.ids) - SHOWN
    return [row.file, row.list, f"`{row.key}`", f"{ids} and {more} more" if more > 0 else ids]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for cells in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    parser.add_argument("--facts", type=Path, help="the folder of the facts files, to compare with")
    options = parser.parse_args(arguments)
    rows = read_rows(FOLDER)
    files = {PAGE: page(PAGE.read_text(encoding="utf-8"), rows)}
    faults = list(row_faults(rows, {record.id for record in up.register()}))
    if options.facts:
        keys = read_keys(options.facts)
        faults += key_faults(rows, keys)
        files[FOLDER / MANIFEST] = manifest(keys)
    else:
        faults += manifest_faults(rows, read_manifest(FOLDER))
    if faults:
        print(*faults, "The accounting does not hold.", sep="\n", file=sys.stderr)
        return 1
    stale = [path for path, text in files.items() if not _is_current(path, text)]
    if options.check:
        for path in stale:
            print(f"{path.name} is not current; run `make accounting`.", file=sys.stderr)
        return int(bool(stale))
    for path in stale:
        path.write_text(files[path], encoding="utf-8", newline="\n")
    print(f"{len(rows):,} records are accounted for in docs/accounting.md.")
    return 0


def _is_current(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
