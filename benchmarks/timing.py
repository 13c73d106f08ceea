"""Measuring several cases side by side, so that a busy moment of the machine hits all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Case = Callable[[], float]
"""Runs once and returns what it took, in a unit of its own."""

Figures = Mapping[str, list[float]]


def interleaved(cases: Mapping[str, Case], rounds: int) -> Figures:
    """Run all cases in turn, round after round, after one round that is not counted."""
    figures: dict[str, list[float]] = {name: [] for name in cases}
    for case in cases.values():
        case()
    for _ in range(rounds):
        for name, case in cases.items():
            figures[name].append(case())
    return figures


def ratio(figures: Figures, name: str, limit: str) -> float:
    """Return the median of the round-by-round ratios of a case to its limit."""
    return median(a / b for a, b in zip(figures[name], figures[limit], strict=True))


def timed(work: Callable[[], object]) -> Case:
    """Return a case that runs some work and returns its seconds."""

    def case() -> float:
        start = perf_counter()
        work()
        return perf_counter() - start

    return case
