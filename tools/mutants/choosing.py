"""Which tests are asked of a mutant, and in what order: those that are likely to see it come first."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from tools.mutants.keeping import Module
from tools.mutants.running import Asked
from tools.mutants.tracing import LOADING, Traced

BEST = 4
"""How many tests that saw most of the other mutants are asked first."""


def rounds(
    module: Module, code: str, line: int, record: Traced, hint: str, kills: Mapping[str, int]
) -> list[Asked]:
    """Return the runs of tests for a mutant, which are made until one sees it.

    Args:
        module: its module.
        code: the code of the module, without the change.
        line: the line that changes.
        record: which tests run which lines.
        hint: the test that saw it before, if any.
        kills: how many mutants each test saw.
    """
    by_line = record.lines.get(module.stem, {})
    found = {test for n in _statement(code, line) for test in by_line.get(str(n), ())}
    if LOADING in found:
        found |= {test for test in (*module.own, *module.others) if not test.startswith("--")}
    every = [test for test in record.seconds if test in found or _file(test) in found]
    quick = sorted(every, key=lambda test: (-kills.get(test, 0), record.seconds[test]))
    best = [test for test in quick if test == hint or kills.get(test)][:BEST]
    if hint in quick:
        best = list(dict.fromkeys([hint, *best]))
    made = [Asked(_files(best), best)]
    for tests in (module.own, module.others):
        order = [test for test in quick if _file(test) in tests]
        whole = [test for test in tests if test in found]
        options = [test for test in tests if test.startswith("--")] if order else []
        made.append(Asked([*_files([*whole, *order]), *options], order, whole))
    return [asked for asked in made if asked.order]


def _file(test: str) -> str:
    return test.partition("::")[0]


def _files(tests: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(map(_file, tests)))


def _statement(code: str, line: int) -> set[int]:
    """Return the lines of the innermost statement at a line, without those of statements in it."""
    around = [statement for statement in _statements(code) if line in _span(statement)]
    if not around:
        return {line}
    inner = min(around, key=lambda statement: len(_span(statement)))
    nested = (n for n in ast.walk(inner) if isinstance(n, ast.stmt) and n is not inner)
    return set(_span(inner)) - {n for one in nested for n in _span(one)}


@cache
def _statements(code: str) -> Sequence[ast.stmt]:
    return [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.stmt)]


def _span(statement: ast.stmt) -> range:
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(node.lineno for node in decorators)])
    return range(first, (statement.end_lineno or first) + 1)
