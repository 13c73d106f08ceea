"""Print what attach and recode take beside the same work by hand: ``make bench-frames``.

Each case runs in a process of its own, the sides in turn, round after round.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.frames.engines import ENGINES
from benchmarks.frames.making import write

GOALS = {
    ("attach", "polars-lazy"): 1.15,
    ("attach", "polars"): 1.15,
    ("attach", "duckdb"): 1.15,
    ("attach", "pyarrow"): 1.15,
    ("attach", "pyspark"): 1.15,
    ("attach", "pandas"): 1.1,
    **{("recode", name): 1.1 for name in ENGINES},
}
SMALL, SMALL_GOAL = 10_000, 1.5
BIG, MEMORY_GOAL = 100_000_000, 300
"""So many rows may take so many MiB, on the engines that stream."""
STREAMING = ("polars-lazy", "duckdb")


def case(engine: str, side: str, work: str, path: Path, first: Path) -> dict[str, Any]:
    """Run one case and return what it printed."""
    command = [sys.executable, "-m", "benchmarks.frames.case", engine, side, work, path, first]
    done = subprocess.run(list(map(str, command)), check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stderr}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def measure(engine: str, work: str, path: Path, first: Path, rounds: int) -> dict[str, Any]:
    """Return the medians of both sides and of a plain scan, and the median of the ratios."""
    told: dict[str, list[dict[str, Any]]] = {"ours": [], "hand": [], "scan": []}
    for _ in range(rounds):
        for side, outcomes in told.items():
            outcomes.append(case(engine, side, work, path, first))
    tallies = {tuple(one["tally"]) for side in ("ours", "hand") for one in told[side]}
    if len(tallies) != 1:
        raise SystemExit(f"{work} on {engine}: the two sides differ: {sorted(tallies)}")
    seconds = {side: [one["seconds"] for one in each] for side, each in told.items()}
    return {
        "ours": median(seconds["ours"]),
        "hand": median(seconds["hand"]),
        "scan": median(seconds["scan"]),
        "ratio": median(a / b for a, b in zip(seconds["ours"], seconds["hand"], strict=True)),
        "peak": median(one["peak"] for one in told["ours"]),
        "hand_peak": median(one["peak"] for one in told["hand"]),
        "tally": tallies.pop(),
    }


def row(work: str, engine: str, rows: int, told: dict[str, Any], goal: float | None) -> None:
    """Print one figure beside its goal."""
    verdict = "" if goal is None else ("kept" if told["ratio"] <= goal else "MISSED")
    limit = "" if goal is None else f"<= {goal:g}"
    speed = rows / told["ours"] / 1e6
    print(
        f"{work:<7} {engine:<12} {rows:>11,} {told['ours']:9.3f} s {told['hand']:9.3f} s "
        f"{told['ratio']:6.2f} {limit:<8} {verdict:<7} {told['ours'] / told['scan']:6.1f} "
        f"{speed:7.1f} {told['peak']:8.0f} {told['hand_peak']:8.0f} {_memory(engine, rows, told)}",
        flush=True,
    )


def _memory(engine: str, rows: int, told: dict[str, Any]) -> str:
    if rows < BIG or engine not in STREAMING:
        return ""
    verdict = "kept" if told["peak"] <= MEMORY_GOAL else "MISSED"
    return f"<= {MEMORY_GOAL} MiB {verdict}"


def growth(taken: dict[tuple[str, str], dict[int, float]]) -> None:
    """Print what each further million rows takes: where time grows with the rows, the same."""
    for (work, engine), seconds in taken.items():
        big = sorted((rows, each) for rows, each in seconds.items() if rows > SMALL)
        for (fewer, before), (more, then) in pairwise(big):
            further = (then - before) / (more - fewer) * 1e9
            told = f"from {fewer:,} to {more:,} rows"
            print(
                f"{work:<7} {engine:<12} each further million {told}: {further:.1f} ms", flush=True
            )


def main() -> None:
    """Print all figures that are asked for."""
    reader = argparse.ArgumentParser(prog="benchmarks.frames", description=__doc__)
    reader.add_argument("--rows", type=int, nargs="+", default=[SMALL, 10_000_000])
    reader.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    reader.add_argument(
        "--work", nargs="+", choices=["attach", "recode"], default=["attach", "recode"]
    )
    reader.add_argument("--rounds", type=int, default=5)
    asked = reader.parse_args()
    print(
        "work    engine              rows        ours     by hand  ratio  goal             "
        "x scan  M rows/s  MiB   by hand"
    )
    taken: dict[tuple[str, str], dict[int, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.parquet"
        write(first, 100)
        for rows in asked.rows:
            path = Path(folder) / f"{rows}.parquet"
            write(path, rows)
            for work in asked.work:
                for engine in asked.engines:
                    told = measure(engine, work, path, first, asked.rounds)
                    goal = SMALL_GOAL if rows <= SMALL else GOALS[work, engine]
                    row(work, engine, rows, told, goal)
                    taken.setdefault((work, engine), {})[rows] = told["ours"]
            path.unlink()
    growth(taken)


if __name__ == "__main__":
    main()
