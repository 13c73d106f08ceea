"""One case in a process of its own: ``python -m benchmarks.frames.case ENGINE SIDE WORK FILE``.

It prints the seconds, the peak of the memory in MiB and the tally. Packages, sessions, the small
table and what an eager engine reads are ready before the clock starts, and what was left over from
making them is collected, which else takes longer than ten thousand rows, on whichever side it falls.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from gc import collect
from pathlib import Path
from time import perf_counter
from typing import Any

import urbanpolicy as up
from benchmarks.frames.engines import ENGINES, Columns, Engine
from urbanpolicy.tables import attaching_asking, dividing, recoding_rows

TO = 2024
ASKED: dict[str, dict[str, Any]] = {
    "attach": {"code_column": "code", "day_column": "day", "model": "mal"},
    "recode": {"code_column": "code", "day_column": "day", "to": TO},
}


def small_table(work: str) -> Columns:
    """Return the small table by columns, as both sides use it."""
    world = up.register()
    if work == "attach":
        table = attaching_asking.read_asking("attach", **ASKED[work]).table().columns
        return {name.rstrip("0"): column for name, column in table.items()}
    rows = list(recoding_rows.targets_of(world, dividing.years_of(world), TO, {}, "open"))
    types = {"code": str, "year": int, "target": str, "status": str}
    return {name: (kind, [getattr(row, name) for row in rows]) for name, kind in types.items()}


def ours(frame: Any, work: str) -> Any:
    """Do the work by the library's call."""
    if work == "attach":
        return up.attach(frame, **ASKED[work])
    return up.recode(frame, **ASKED[work])


def run(engine: Engine, side: str, work: str, path: str, first: str) -> tuple[float, Any]:
    """Return the seconds of one case, and its tally."""
    frame = engine.open(path)
    told_by_hand = ("bound" if work == "attach" else "target", "status")
    told_by_us = told_by_hand if work == "attach" else (f"code_{TO}", f"code_{TO}_status")
    if side == "scan":
        start = perf_counter()
        engine.scan(engine.open(path) if engine.is_lazy else frame)
        return perf_counter() - start, None
    if side == "ours":
        engine.tally(
            ours(engine.open(first), work), *told_by_us
        )  # the small table is made, and kept
        collect()
        start = perf_counter()
        told = engine.tally(ours(frame, work), *told_by_us)
        return perf_counter() - start, tuple(told)
    columns = small_table(work)
    years = (min(columns["year"][1]), max(columns["year"][1]))
    small = engine.small(frame, columns)
    engine.tally(engine.by_hand(engine.open(first), small, work, years), *told_by_hand)
    collect()
    start = perf_counter()
    told = engine.tally(engine.by_hand(frame, small, work, years), *told_by_hand)
    return perf_counter() - start, tuple(told)


def peak() -> float:
    """Return the high-water mark of this process and its children, as Java's, in MiB; on Linux."""
    return sum(_peak_of(status) for status in _own_statuses()) / 1024


def _own_statuses() -> Iterator[str]:
    own = os.getpid()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # a process that has ended meanwhile
            status = (folder / "status").read_text(encoding="ascii", errors="replace")
            if folder.name == str(own) or f"\nPPid:\t{own}\n" in status:
                yield status


def _peak_of(status: str) -> int:
    told = status.partition("VmHWM:")[2].split()
    return int(told[0]) if told else 0


if __name__ == "__main__":
    _name, _side, _work, _path, _first = sys.argv[1:]
    _seconds, _told = run(ENGINES[_name](), _side, _work, _path, _first)
    print(json.dumps({"seconds": _seconds, "peak": peak(), "tally": _told}))
