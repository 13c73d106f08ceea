"""What is kept: outcomes while mutants are run, so that a run goes on where it stopped; then scores."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tools.mutants.making import Mutant
from tools.mutants.running import ROOT, Outcome

HERE = Path(__file__).resolve().parent
SCORES = HERE / "scores.json"
SURVIVORS = HERE / "survivors.toml"
OUTCOMES = ROOT / "build" / "mutants"


class Module(NamedTuple):
    """A module of the library and the tests that judge its mutants."""

    scope: str
    stem: str
    own: tuple[str, ...]
    """What is asked first, as pytest takes it: the module itself, for the examples in it, the first
    tests of its scope, and those that are named for it."""
    others: tuple[str, ...]
    """The other tests of its scope, which are asked when those find nothing."""
    one_in: int
    """How many mutants there are to one that is run: 1 where all are."""
    loaded: tuple[str, ...]
    """The modules that stand below it and are loaded once."""

    @property
    def tests(self) -> tuple[str, ...]:
        """The files of all of these tests."""
        return tuple(test for test in self.own + self.others if not test.startswith("--"))

    @property
    def short(self) -> str:
        """The name as ``make mutants SCOPE=`` takes it."""
        return f"{self.scope}/{self.stem}"

    @property
    def name(self) -> str:
        """The dotted name."""
        return f"urbanpolicy.{self.scope}.{self.stem}"

    @property
    def file(self) -> str:
        """The file, as pytest takes it."""
        return self.own[0]

    @property
    def path(self) -> Path:
        """The file."""
        return ROOT / "src" / "urbanpolicy" / self.scope / f"{self.stem}.py"


class Survivor(NamedTuple):
    """A mutant that no test kills, and why."""

    module: str
    operator: str
    code: str
    becomes: str
    kind: str
    """equivalent: it does the same; timeout: it never ends; open: a test is lacking."""
    reason: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it from others."""
        return (self.module, self.operator, self.code, self.becomes)


def config() -> Mapping[str, Any]:
    """Return the configuration."""
    return tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))


def modules(wanted: str = "") -> list[Module]:
    """Return the modules of a scope (``values``), one module (``values/money``), or all."""
    found: list[Module] = []
    for scope, table in config()["scopes"].items():
        folder = ROOT / table["tests"]
        every = [path.name for path in sorted(folder.glob("test_*.py"))]
        left_out = [f"--deselect={table['tests']}/{n}" for n in table["not_asked"] if "::" in n]
        for stem, named in table["modules"].items():
            first = list(dict.fromkeys([*table["first"], *named]))
            own = [f"src/urbanpolicy/{scope}/{stem}.py", *(f"{table['tests']}/{n}" for n in first)]
            others = [
                f"{table['tests']}/{name}"
                for name in every
                if name not in (*first, *table["not_asked"])
            ]
            module = Module(
                scope=scope,
                stem=stem,
                own=(*own, *left_out),
                others=(*others, *left_out),
                one_in=table["one_in"],
                loaded=tuple(table["loaded"]),
            )
            if wanted in ("", scope, module.short):
                found.append(module)
    return sorted(found, key=lambda module: (module.scope != "values", module.path.stat().st_size))


def survivors() -> list[Survivor]:
    """Return the survivors that are accounted for."""
    table = tomllib.loads(SURVIVORS.read_text(encoding="utf-8"))
    return [Survivor(**item) for item in table.get("survivor", [])]


def digest(*paths: str | Path) -> str:
    """Return what changes when one of the files does."""
    total = hashlib.sha256()
    for path in paths:
        total.update((ROOT / path).read_bytes() + b"\0")
    return total.hexdigest()[:16]


class Kept:
    """The outcomes of a module's mutants, in a file to which each is added as it comes.

    A kill counts as long as the module and the file of the test that made it stay as they were; that
    a mutant survived, as long as the module and all of its tests do, or, if it is told to be
    equivalent, the module: no other test could tell it from the code.
    """

    def __init__(self, module: Module) -> None:
        self.module = module
        self.file = OUTCOMES / module.scope / f"{module.stem}.jsonl"
        self.source = digest(module.path)
        self.tests = digest(*module.tests)
        self.held: dict[tuple[str, int], Outcome] = {}
        self.hints: dict[tuple[str, int], str] = {}
        self.survived: dict[tuple[str, int], Outcome] = {}
        self.equivalent = {told.key for told in survivors() if told.kind == "equivalent"}
        if self.file.exists():
            for line in self.file.read_text(encoding="utf-8").splitlines():
                self._take(json.loads(line))

    def _take(self, record: Mapping[str, Any]) -> None:
        outcome = Outcome(record["outcome"], record["by"], record["seconds"])
        killed = outcome.kind == "killed"
        basis = self._killer(outcome) if killed else self.tests
        key = (record["operator"], record["occurrence"])
        if record["source"] == self.source and killed and basis != "gone":
            self.hints[key] = outcome.by
        if record["source"] == self.source and outcome.kind == "survived":
            self.survived[key] = outcome
        if record["source"] == self.source and record["basis"] == basis:
            self.held[key] = outcome

    def _killer(self, outcome: Outcome) -> str:
        path = _file(outcome)
        return digest(path) if (ROOT / path).is_file() else "gone"

    def get(self, mutant: Mutant) -> Outcome | None:
        """Return the outcome, if it still counts."""
        key = (mutant.operator, mutant.occurrence)
        told = (self.module.short, mutant.operator, mutant.code, mutant.becomes)
        return self.held.get(key) or (self.survived.get(key) if told in self.equivalent else None)

    def hint(self, mutant: Mutant) -> str:
        """Return the test that killed it before: it is asked first when its file has changed."""
        return self.hints.get((mutant.operator, mutant.occurrence), "")

    def add(self, mutant: Mutant, outcome: Outcome) -> None:
        """Keep an outcome."""
        self.held[mutant.operator, mutant.occurrence] = outcome
        record = {
            "source": self.source,
            "basis": self._killer(outcome) if outcome.kind == "killed" else self.tests,
            "operator": mutant.operator,
            "occurrence": mutant.occurrence,
            "outcome": outcome.kind,
            "by": outcome.by,
            "seconds": outcome.seconds,
        }
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")

    def forget(self) -> None:
        """Begin anew."""
        self.held.clear()
        self.survived.clear()
        self.file.unlink(missing_ok=True)


def _file(outcome: Outcome) -> str:
    """Return the file of the test that killed a mutant."""
    return outcome.by.partition("::")[0].partition(" (")[0]


def scores() -> dict[str, dict[str, Any]]:
    """Return the scores that were kept, by module."""
    if not SCORES.exists():
        return {}
    kept: dict[str, dict[str, Any]] = json.loads(SCORES.read_text(encoding="utf-8"))
    return kept


def keep_scores(all_scores: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the scores, by module."""
    text = json.dumps(dict(sorted(all_scores.items())), indent=2) + "\n"
    SCORES.write_text(text, encoding="utf-8")


def sample(all_: Sequence[Mutant], one_in: int) -> Sequence[Mutant]:
    """Return every so manieth mutant: the same ones each time, spread over operators and places."""
    return all_[::one_in]


def score_of(
    kept: Kept, all_: int, judged: Sequence[tuple[Mutant, Outcome]], left: Iterable[Survivor]
) -> dict[str, Any]:
    """Return what is kept of a module that has so many mutants, once those that are to be are run."""
    kinds = [outcome.kind for _, outcome in judged]
    short = kept.module.short
    equivalent = {s.key for s in left if s.kind == "equivalent"}
    alive = [(short, m.operator, m.code, m.becomes) for m, o in judged if o.kind != "killed"]
    return {
        "source": kept.source,
        "all": all_,
        "mutants": len(kinds),
        "killed": kinds.count("killed"),
        "survived": kinds.count("survived"),
        "timeout": kinds.count("timeout"),
        "equivalent": sum(key in equivalent for key in alive),
    }
