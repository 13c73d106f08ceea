"""The page docs/mutants.md, from the configuration, the scores and the survivors that are kept."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tools.mutants.keeping import Survivor, config, scores, survivors
from tools.mutants.making import LEFT_OUT
from tools.mutants.operators import OWN
from tools.mutants.running import ROOT

PAGE = ROOT / "docs" / "mutants.md"
MARK = "<!-- What follows is written by `make mutants`. -->\n"
KINDS = {
    "equivalent": "Equivalent: no test can tell the mutant from the code",
    "timeout": "Not killed, because a timeout is not a kill",
    "open": "Not killed: a test is lacking",
}


def page(current: str) -> str:
    """Return the page with its figures and lists written anew."""
    prose, mark, _ = current.partition(MARK)
    if not mark:
        raise ValueError(f"{PAGE} has lost its mark: {MARK}")
    return prose + mark + "\n" + "\n".join(_lines()).rstrip() + "\n"


def percent(killed: int, of: int) -> str:
    """Return a share, rounded down: 94.99 per cent is not 95."""
    return f"{killed * 1000 // of / 10 if of else 100:.1f} %"


def _lines() -> Iterator[str]:
    kept = scores()
    yield "## The score\n"
    for scope, table in config()["scopes"].items():
        yield from _sampled(scope, table["one_in"])
    yield "| module | mutants | run | killed | survived | timeout | score | without equivalent ones |"
    yield "| --- | --: | --: | --: | --: | --: | --: | --: |"
    for scope in config()["scopes"]:
        own = {name: score for name, score in kept.items() if name.startswith(f"{scope}/")}
        for name, score in own.items():
            yield _row(f"`{name}`", score)
        if own:
            sums = {k: sum(s[k] for s in own.values()) for k in _row_keys}
            yield _row(f"**{scope}**", sums)
    yield ""
    missing = [
        f"`{scope}/{stem}`"
        for scope, table in config()["scopes"].items()
        for stem in table["modules"]
        if f"{scope}/{stem}" not in kept
    ]
    if missing:
        yield f"Not measured yet: {', '.join(missing)}.\n"
    yield "## The tests that are not asked\n"
    yield "They take too long for every mutant. What only they would see counts as a survivor.\n"
    for table in config()["scopes"].values():
        for test in table["not_asked"]:
            yield f"- `{table['tests']}/{test}`"
    yield "\n## The operators\n"
    yield f"{_version()} with these of its operators:\n"
    yield "\n".join(f"- `{name}`" for name in config()["operators"]) + "\n"
    yield "Our own operators, in `tools/mutants/operators.py`:\n"
    for name in config()["own_operators"]:
        yield f"- `{name}`: {_lower(inspect.getdoc(OWN[name]) or '')}"
    yield "\n## What is not changed\n"
    yield "- *documentation*: a text that is a statement by itself. It does nothing."
    for name, pattern in LEFT_OUT.items():
        yield f"- *{name}*: {_lower(' '.join((inspect.getdoc(pattern) or '').split()))}"
    yield "\n## The survivors\n"
    for kind, heading in KINDS.items():
        chosen = [survivor for survivor in survivors() if survivor.kind == kind]
        if chosen:
            yield f"### {heading}\n"
            yield from (_survivor(survivor) for survivor in sorted(chosen))
            yield ""


_row_keys = ("all", "mutants", "killed", "survived", "timeout", "equivalent")


def _row(name: str, score: Mapping[str, Any]) -> str:
    all_, run, killed, survived, timeout, equivalent = (score[key] for key in _row_keys)
    share, without = percent(killed, run), percent(killed, run - equivalent)
    return f"| {name} | {all_} | {run} | {killed} | {survived} | {timeout} | {share} | {without} |"


def _sampled(scope: str, one_in: int) -> Iterator[str]:
    own = [score for name, score in scores().items() if name.startswith(f"{scope}/")]
    run, all_ = sum(score["mutants"] for score in own), sum(score["all"] for score in own)
    if run == all_:
        return
    yield (
        f"**`{scope}` is a sample**: {run} of {all_} mutants were run. Of each module that is one in "
        f"{one_in} at least, the same ones every time, counted through the list of its mutants, operator "
        "by operator and place by place. The others were not run, and the score says nothing of them.\n"
    )


def _survivor(survivor: Survivor) -> str:
    module, operator, code, becomes, _, reason = survivor
    return f"- `{module}`, {operator}: {_code(code)} → {_code(becomes)}. {reason}"


def _code(text: str) -> str:
    text = text if len(text) <= 110 else text[:107] + "..."
    fence = "``" if "`" in text else "`"
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _version() -> str:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    found = re.search(r"^cosmic[-_]ray==(.+)$", pins, re.MULTILINE)
    if found is None:
        raise ValueError("constraints.txt does not pin cosmic-ray")
    return f"cosmic-ray {found[1]}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
