"""Which tests run which lines of a scope: one recorded run of its tests, with nothing changed.

A test that never runs a line cannot see a change of it, so only those that do are asked. What runs while
the library is loaded, every test may see; what runs while a file of tests is loaded, every test of that
file: so each file is run in a process of its own. ``python -m tools.mutants.tracing values`` makes the
record.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from typing import Any, NamedTuple

import pytest
from tools.mutants.keeping import OUTCOMES, Module, digest, modules
from tools.mutants.running import ROOT, ask, load_once

LOADING = ""
"""What stands for a test while the library is loaded."""


class Traced(NamedTuple):
    """What a recorded run says."""

    lines: Mapping[str, Mapping[str, Sequence[str]]]
    """By module and line: the tests that run it; a whole file, if loading it does, or setting up a test."""
    seconds: Mapping[str, float]
    """The time of each test that passed; with the recording, it takes longer than without."""


def traced(scope: str) -> Traced:
    """Return the record of a scope, made anew if a module or a test changed.

    Raises:
        SystemExit: if the tests fail without any change.
    """
    path, basis = OUTCOMES / scope / "lines.json", _basis(scope)
    if not path.exists() or json.loads(path.read_text(encoding="utf-8"))["basis"] != basis:
        made = subprocess.run([sys.executable, "-m", __name__, scope], cwd=ROOT, check=False)
        if made.returncode:
            raise SystemExit(f"{scope}: the tests fail without any change")
    record = json.loads(path.read_text(encoding="utf-8"))
    return Traced(lines=record["lines"], seconds=record["seconds"])


def _basis(scope: str) -> str:
    own = modules(scope)
    return digest(
        __file__, *(module.path for module in own), *sorted({*own[0].tests} - {own[0].file})
    )


class _Recorder:
    """Tells the coverage which test runs, and forgets what functions remember between tests."""

    def __init__(self, coverage: Any, below: set[str]) -> None:
        self.coverage, self.below = coverage, below
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        for name, module in list(sys.modules.items()):
            if name.startswith("urbanpolicy.") and name not in self.below:
                for function in vars(module).values():
                    if hasattr(function, "cache_clear"):
                        function.cache_clear()
        self.coverage.switch_context(item.nodeid.partition("::")[0])
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        self.coverage.switch_context(item.nodeid)
        result = yield
        self.coverage.switch_context(item.nodeid.partition("::")[0])
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self.seconds[report.nodeid] = round(report.duration, 4)


def main(scope: str) -> int:
    """Make the record of a scope; return 0, or what pytest says of the first tests that fail."""
    own = modules(scope)
    load_once(own[0].loaded, own[0].name)
    lines: dict[str, dict[str, set[str]]] = {module.stem: {} for module in own}
    seconds: dict[str, float] = {}
    every = dict.fromkeys(test for module in own for test in (*module.own, *module.others))
    examples = [module.file for module in own]
    fork = get_context("fork")
    for files in (examples, *([test] for test in every if test.startswith("tests/"))):
        options = [test for test in every if test.startswith("--")]
        with ProcessPoolExecutor(1, mp_context=fork) as process:
            code, found, took = process.submit(_recorded, own, files, options).result()
        if code:
            return code
        seconds |= took
        for stem, line, test in found:
            lines[stem].setdefault(line, set()).add(test)
    told = {stem: {n: sorted(by) for n, by in held.items()} for stem, held in lines.items()}
    path = OUTCOMES / scope / "lines.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    record = {"basis": _basis(scope), "lines": told, "seconds": seconds}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return 0


def _recorded(
    own: Sequence[Module], files: Sequence[str], options: Sequence[str]
) -> tuple[int, list[tuple[str, str, str]], dict[str, float]]:
    """Run files of tests; return what pytest says, module, line and test, and the times."""
    below = {name for name in sys.modules if name.startswith("urbanpolicy.")}
    folder = own[0].path.parent
    coverage = import_module("coverage").Coverage(
        data_file=None, config_file=False, include=[str(folder / "*")]
    )
    recorder = _Recorder(coverage, below)
    coverage.start()
    for module in own:
        import_module(module.name)
    coverage.switch_context(files[0])
    code = ask([*files, *options], recorder)
    coverage.stop()
    data = coverage.get_data()
    found = [
        (module.stem, str(line), test)
        for module in own
        for line, tests in data.contexts_by_lineno(str(module.path)).items()
        for test in tests
    ]
    nothing = pytest.ExitCode.NO_TESTS_COLLECTED
    return (0 if code == nothing else code), found, recorder.seconds


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
