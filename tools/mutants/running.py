"""Running the tests on one mutant: in a process of its own, the module's code given from memory.

No file is changed. Each run is a fork of this process, which has loaded pytest, hypothesis and what the
library needs, but nothing of the library itself beyond the parts that stand below the changed one. A
mutant is killed only when pytest says that a test failed or that the tests
could not be loaded: not when the time is up, and not when the process was ended from outside.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 4 << 30
"""Bytes that a mutant may take: more is a failure of its own."""
TRIES = 3
LOADED = ("_hypothesis_pytestplugin", "attrs", "doctest", "hypothesis.internal.conjecture.engine")
"""What every run needs: loaded once, before the forks."""


class Interrupted(Exception):
    """The process of a mutant was ended from outside, again and again: that says nothing of it."""


class NotLoaded(Exception):
    """The tests did not load the changed module: what they say is no judgement of it."""


class Asked(NamedTuple):
    """Tests that are asked in one run of pytest."""

    tests: Sequence[str]
    """What is loaded, as pytest takes it."""
    order: Sequence[str]
    """Single tests in the order in which they are asked."""
    whole: Collection[str] = ()
    """The files of which all other tests are asked after these, too."""


class Outcome(NamedTuple):
    """What became of a mutant: killed, survived or timeout; by which test, and in what time."""

    kind: str
    by: str
    seconds: float


def load_once(names: Sequence[str], changed: str) -> None:
    """Load what the tests need and what no mutant changes, for all the runs to come.

    Raises:
        ValueError: if that loads anything of the part of the library to which the changed module
            belongs.
    """
    for name in (*LOADED, *names):
        import_module(name)
    part = changed.rpartition(".")[0]
    if found := sorted(name for name in sys.modules if name.startswith(part)):
        raise ValueError(f"{changed}: loaded too early: {found}")
    gc.collect()
    gc.freeze()


def ask(tests: Sequence[str], listener: object) -> int:
    """Run tests in this process, to the first that fails; return what pytest says."""
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    plugins = ["-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin"]
    early = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    return int(pytest.main(["-x", "-q", *plugins, *early, *tests], plugins=[listener]))


def judge(name: str, path: Path, source: str, asked: Asked, limit: float) -> Outcome:
    """Run tests with other code for one module of the library.

    Raises:
        Interrupted: if no run of it came to an end by itself.
        NotLoaded: if the tests never asked for the module.
    """
    for _ in range(TRIES):
        if (outcome := _attempt(name, path, source, asked, limit)) is not None:
            return outcome
        time.sleep(5)
    raise Interrupted(f"{name}: the test process was ended from outside {TRIES} times")


def _attempt(name: str, path: Path, source: str, asked: Asked, limit: float) -> Outcome | None:
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    process = fork.Process(target=_run, args=(name, path, source, asked, theirs))
    began = time.monotonic()
    process.start()
    theirs.close()
    process.join(limit)
    seconds = round(time.monotonic() - began, 2)
    if process.is_alive():
        with suppress(ProcessLookupError):
            os.killpg(process.pid or 0, signal.SIGKILL)
        process.join()
        return Outcome("timeout", "", seconds)
    told = ours.recv() if process.exitcode == 0 and ours.poll() else (None, "", True)
    code, by, was_loaded = told
    ours.close()
    if not was_loaded:
        raise NotLoaded(f"{name}: the tests ran without loading the changed module")
    if code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return Outcome("survived", "", seconds)
    if code in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED) and by:
        return Outcome("killed", by, seconds)
    return None


def _run(name: str, path: Path, source: str, asked: Asked, tell: Connection) -> None:
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    seen = _Seen(_Finder(name, path, source), asked)
    code = ask(asked.tests, seen)
    tell.send((code, seen.first, seen.finder.was_asked))
    tell.close()
    os._exit(0)


class _Seen:
    """Puts the tests in order, notes the first that fails, lets the changed module be found."""

    def __init__(self, finder: _Finder, asked: Asked) -> None:
        self.first = ""
        self.finder, self.asked = finder, asked

    def pytest_sessionstart(self) -> None:
        # In front of pytest's own finder, which takes the files that it is given as arguments.
        sys.meta_path.insert(0, self.finder)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        rank = {test: number for number, test in enumerate(self.asked.order)}
        whole = self.asked.whole
        chosen = [i for i in items if i.nodeid in rank or i.nodeid.partition("::")[0] in whole]
        items[:] = sorted(chosen, key=lambda item: rank.get(item.nodeid, len(rank)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.first = self.first or report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.first = self.first or f"{report.nodeid} (cannot be loaded)"


class _Finder(MetaPathFinder):
    """Finds one module, with other code."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self.name, self.path, self.source = name, path, source
        self.was_asked = False

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - as the import system calls it
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        self.was_asked = True
        loader = _Loader(fullname, str(self.path))
        loader.source = self.source
        return spec_from_file_location(fullname, self.path, loader=loader)


class _Loader(SourceFileLoader):
    source = ""

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - as the import system calls it
        return compile(self.source, self.path, "exec", dont_inherit=True)
