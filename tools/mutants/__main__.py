"""Run the mutants of the library, or of a scope or module of it: ``make mutants SCOPE=values/money``.

What was run before counts as long as nothing that it rests on changed, so a run can be stopped and
started again. ``--fresh`` begins anew. ``--page`` only writes the page from what is kept.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence

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
from tools.mutants.running import NotLoaded, Outcome, judge, load_once

Judged = list[tuple[Mutant, Outcome]]


def main(argv: Sequence[str] | None = None) -> int:
    """Run and report. 1: the score is too low, or a survivor has no reason; 2: no such scope."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument(
        "scope", nargs="?", default="", help="values, values/money; all if left out"
    )
    parser.add_argument("--fresh", action="store_true", help="forget what was run before")
    parser.add_argument("--page", action="store_true", help="write the page and run nothing")
    chosen = parser.parse_args(argv)
    wanted = modules(chosen.scope)
    if not wanted:
        print(f"no scope or module is called {chosen.scope!r}", file=sys.stderr)
        return 2
    faults: list[str] = []
    for module in [] if chosen.page else wanted:
        faults += _module(module, fresh=chosen.fresh)
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    faults += _too_low(wanted)
    print(*faults, sep="\n", file=sys.stderr)
    return 1 if faults else 0


def _module(module: Module, *, fresh: bool) -> list[str]:
    """Run what has to be run of a module; return its survivors without reason, and the reverse."""
    kept = Kept(module)
    if fresh:
        kept.forget()
    names = [*config()["operators"], *config()["own_operators"]]
    code = module.path.read_text(encoding="utf-8")
    every = list(mutants(code, names))
    load_once(module.loaded, module.name)
    limit = 0.0
    judged: Judged = []
    for mutant in sample(every, module.one_in):
        outcome = kept.get(mutant)
        if outcome is None:
            limit = limit or _limit(module, code)
            outcome = _judged(module, mutant.source, limit, kept.hint(mutant))
            kept.add(mutant, outcome)
            if outcome.kind != "killed":
                print(f"  {outcome.kind} {mutant.operator} {mutant.line}: {mutant.code}")
                print(f"    -> {mutant.becomes}", flush=True)
        judged.append((mutant, outcome))
    score = score_of(kept, len(every), judged, survivors())
    keep_scores({**scores(), module.short: score})
    print(f"{module.short}: {score['killed']} of {score['mutants']} killed, ", end="")
    print(percent(score["killed"], score["mutants"]), flush=True)
    return _accounts(module, judged)


def _judged(module: Module, source: str, limit: float, hint: str = "") -> Outcome:
    """Ask the tests that found it before, the module's own, then, if these find nothing, the others."""
    if hint and hint not in module.own:
        found = judge(module.name, module.path, source, [hint], limit)
        if found.kind == "killed":
            return found
    first = judge(module.name, module.path, source, module.own, limit)
    if first.kind != "survived":
        return first
    try:
        then = judge(module.name, module.path, source, module.others, limit)
    except NotLoaded:  # nor does any other test use it
        return first
    return then._replace(seconds=round(first.seconds + then.seconds, 2))


def _limit(module: Module, code: str) -> float:
    """Return the time that a mutant has, from the time that the tests take when nothing is changed."""
    outcome = _judged(module, code, 600)
    if outcome.kind != "survived":
        raise SystemExit(f"{module.short}: the tests fail without any change: {outcome}")
    return 10 + 5 * outcome.seconds


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
