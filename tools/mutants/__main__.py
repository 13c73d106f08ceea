"""Run the mutants of the library, or of a scope or module of it: ``make mutants SCOPE=values/money``.

What was run before counts as long as nothing that it rests on changed, so a run can be stopped and
started again. ``--fresh`` begins anew. ``--page`` only writes the page from what is kept.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from multiprocessing import get_context

from tools.mutants.choosing import rounds
from tools.mutants.keeping import (
    Kept,
    Module,
    config,
    keep_scores,
    modules,
    sample,
    score_of,
    scores,
    survivors,
)
from tools.mutants.making import Mutant, mutants
from tools.mutants.page import PAGE, page, percent
from tools.mutants.running import Asked, NotLoaded, Outcome, judge, load_once
from tools.mutants.tracing import traced

Judged = list[tuple[Mutant, Outcome]]
LEAST = 20.0
"""Seconds that every mutant has, beside what its tests take while they are recorded: some five times
what they take otherwise."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run and report. 1: the score is too low, or a survivor has no reason; 2: no such scope."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument(
        "scope", nargs="?", default="", help="values, values/money; all if left out"
    )
    parser.add_argument("--fresh", action="store_true", help="forget what was run before")
    parser.add_argument("--page", action="store_true", help="write the page and run nothing")
    parser.add_argument("--workers", type=int, default=1, help="how many are run at a time")
    chosen = parser.parse_args(argv)
    wanted = modules(chosen.scope)
    if not wanted:
        print(f"no scope or module is called {chosen.scope!r}", file=sys.stderr)
        return 2
    faults: list[str] = []
    for module in [] if chosen.page else wanted:
        faults += _module(module, fresh=chosen.fresh, workers=chosen.workers)
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    faults += _too_low(wanted)
    print(*faults, sep="\n", file=sys.stderr)
    return 1 if faults else 0


def _module(module: Module, *, fresh: bool, workers: int) -> list[str]:
    """Run what has to be run of a module; return its survivors without reason, and the reverse."""
    kept = Kept(module)
    if fresh:
        kept.forget()
    names = [*config()["operators"], *config()["own_operators"]]
    code = module.path.read_text(encoding="utf-8")
    every = list(mutants(code, names))
    lacking = [mutant for mutant in sample(every, module.one_in) if not kept.get(mutant)]
    for mutant, outcome in _run(module, code, lacking, kept, workers):
        kept.add(mutant, outcome)
        if outcome.kind != "killed":
            print(f"  {outcome.kind} {mutant.operator} {mutant.line}: {mutant.code}")
            print(f"    -> {mutant.becomes}", flush=True)
    judged = [(mutant, known) for mutant in every if (known := kept.get(mutant))]
    score = score_of(kept, len(every), judged, survivors())
    keep_scores({**scores(), module.short: score})
    print(f"{module.short}: {score['killed']} of {score['mutants']} killed, ", end="")
    print(percent(score["killed"], score["mutants"]), flush=True)
    return _accounts(module, judged)


def _run(
    module: Module, code: str, lacking: Sequence[Mutant], kept: Kept, workers: int
) -> Iterator[tuple[Mutant, Outcome]]:
    """Judge mutants, so many at a time; yield each as soon as it is judged."""
    if not lacking:
        return
    record = traced(module.scope)
    load_once(module.loaded, module.name)
    kills = Counter(outcome.by for outcome in kept.held.values())
    running: dict[Future[Outcome], Mutant] = {}
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        for mutant in [*lacking, None]:
            if mutant is not None:
                asked = rounds(module, code, mutant.line, record, kept.hint(mutant), kills)
                limit = LEAST + sum(record.seconds[test] for a in asked for test in a.order)
                running[pool.submit(_judged, module, mutant.source, asked, limit)] = mutant
            while running and (mutant is None or len(running) > workers):
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    outcome = done.result()
                    kills[outcome.by] += 1
                    yield running.pop(done), outcome


def _judged(module: Module, source: str, asked: Sequence[Asked], limit: float) -> Outcome:
    """Ask round by round, until a test sees the change."""
    outcome, seconds = Outcome("survived", "", 0.0), 0.0
    for tests in asked:
        with suppress(NotLoaded):  # nor does any of these tests use it
            outcome = judge(module.name, module.path, source, tests, limit)
            seconds = round(seconds + outcome.seconds, 2)
        if outcome.kind != "survived":
            break
    return outcome._replace(seconds=seconds)


def _accounts(module: Module, judged: Judged) -> list[str]:
    alive = Counter(
        (module.short, mutant.operator, mutant.code, mutant.becomes)
        for mutant, outcome in judged
        if outcome.kind != "killed"
    )
    told = {survivor.key for survivor in survivors() if survivor.module == module.short}
    lacking = [f"no reason in survivors.toml: {key}" for key in alive if key not in told]
    idle = [
        f"in survivors.toml, but it does not survive: {key}" for key in sorted(told - set(alive))
    ]
    return lacking + idle


def _too_low(wanted: Sequence[Module]) -> list[str]:
    kept, least = scores(), config()["least_score"]
    faults: list[str] = []
    for scope in dict.fromkeys(module.scope for module in wanted):
        own = [kept[m.short] for m in wanted if m.scope == scope and m.short in kept]
        killed, all_ = sum(s["killed"] for s in own), sum(s["mutants"] for s in own)
        print(f"{scope}: {killed} of {all_} killed, {percent(killed, all_)}")
        if killed * 100 < least * all_:
            faults.append(f"{scope}: the score is under {least} %")
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
