"""Print every goal beside what was measured: ``make bench``. Ratios are medians of interleaved rounds."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import checks, lookups, processes, records
from benchmarks.timing import interleaved, ratio

ROUNDS = 15


def row(what: str, measured: float, goal: float | None, unit: str = "x") -> None:
    """Print one figure beside its goal."""
    verdict = "" if goal is None else ("kept" if measured <= goal else "MISSED")
    limit = "" if goal is None else f"<= {goal:g} {unit}"
    print(f"{what:<66} {measured:8.2f} {unit:<3} {limit:<10} {verdict}")


def measure_processes() -> None:
    """Print what fresh processes cost."""
    codes = {
        "bare": processes.BARE,
        "attrs": processes.ATTRS,
        "face": processes.FACE,
        "touched": processes.TOUCHED,
        "floor": processes.FLOOR,
        "loaded": processes.LOADED,
        "municipalities": processes.ONE_CLASS,
        "offices": processes.OFFICES,
        "answer": processes.ANSWER,
        "holder": processes.HOLDER,
        "place": processes.PLACE,
        "bound": processes.BOUND,
    }
    figures = interleaved({n: processes.seconds_of(c) for n, c in codes.items()}, ROUNDS)
    bare = median(figures["bare"]) * 1000
    print(f"Fresh processes (bare Python here: {bare:.1f} ms)")
    row("import urbanpolicy / bare Python", ratio(figures, "face", "bare"), 1.2)
    row("every public name touched / import attrs", ratio(figures, "touched", "attrs"), 1.8)
    row("all records but populations / classes imported", ratio(figures, "loaded", "floor"), 1.35)
    row(
        "the municipalities alone / classes imported",
        ratio(figures, "municipalities", "floor"),
        1.12,
    )
    row("the offices alone / classes imported", ratio(figures, "offices", "floor"), 1.12)
    for name, what in (
        ("answer", "a whole composition"),
        ("holder", "the holder of an office"),
        ("place", "a municipality by its name"),
        ("bound", "the agreements that bind a municipality"),
    ):
        row(f"first answer, {what} / bare Python", ratio(figures, name, "bare"), 6)
        row(f"first answer, {what} / import attrs", ratio(figures, name, "attrs"), None)
    peaks = interleaved(
        {"bare": processes.peak_of(processes.BARE), "answer": processes.peak_of(processes.ANSWER)},
        5,
    )
    row("peak memory after the first answer / bare Python", ratio(peaks, "answer", "bare"), 2)
    loaded = processes.newly_loaded()
    print(f"import urbanpolicy brings in of {', '.join(processes.WATCHED)}: {loaded or 'none'}")


def measure_records() -> None:
    """Print what records cost beside the same classes without checks."""
    figures = interleaved(records.cases(), ROUNDS)
    print("\nRecords, beside the same frozen, slotted attrs classes without checks")
    row(
        "creating a Tenure with its period and dates", ratio(figures, "tenure", "plain tenure"), 2.2
    )
    made = ratio(figures, "membership", "plain membership")
    row("creating a Membership with its period and dates", made, 2.2)
    row("attrs.evolve of a Tenure", ratio(figures, "evolve", "plain evolve"), 1.5)
    row("bytes of a Tenure beyond the plain class", records.extra_bytes(), 0, "B")


def measure_lookups() -> None:
    """Print what looking up a holder costs beside a bisection by hand."""
    figures = interleaved(lookups.cases(), ROUNDS)
    print("\nLooking up who held an office on a day")
    row("timeline / dict and bisect inline", ratio(figures, "timeline", "inline"), 1.5)
    row("building the index of all offices", median(figures["index"]) * 1000, 2, "ms")
    each = median(figures["answer"]) * 1000
    row("one whole answer (Holding with persons, sources, conflicts)", each, None, "us")


def measure_checks() -> None:
    """Print what a report costs beside the bare rule functions, and a changed world."""
    figures = interleaved(checks.cases(), 5)
    print("\nRules, and worlds that are changed")
    row(
        "check of a composition, its report included / rule functions",
        ratio(figures, "report", "functions"),
        1.4,
    )
    row(
        "check of a composition / pydantic, rows built and seven validators run",
        ratio(figures, "report", "validators"),
        None,
    )
    for name, what in (
        ("report", "one check of a composition"),
        ("validators", "one set of rows through pydantic's validators"),
        ("added", "one record added, and proved"),
    ):
        row(what, median(figures[name]) / checks.MANY * 1e6, None, "us")
    row("the whole world built and proved", median(figures["proved"]) * 1000, None, "ms")


def main() -> None:
    """Print all figures."""
    print(f"Python {sys.version.split()[0]}, {ROUNDS} interleaved rounds, medians\n")
    measure_processes()
    measure_records()
    measure_lookups()
    measure_checks()


if __name__ == "__main__":
    main()
