"""The records of mutation testing: what is kept fits the code, and the page is what they say.

The mutants themselves are run by ``make mutants``.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tools.mutants.keeping import config, modules, sample, scores, survivors
from tools.mutants.making import LEFT_OUT, Mutant
from tools.mutants.operators import OWN
from tools.mutants.page import KINDS, PAGE, page, percent

ROOT = Path(__file__).resolve().parent.parent


def test_every_module_and_test_that_is_named_is_there() -> None:
    for module in modules():
        assert module.path.is_file(), module
        for test in module.tests:
            assert (ROOT / test).is_file(), (module, test)
    assert set(scores()) <= {module.short for module in modules()}


@pytest.mark.parametrize("scope", ["values", "checking"])
def test_every_module_is_named(scope: str) -> None:
    found = {path.stem for path in (ROOT / "src" / "urbanpolicy" / scope).glob("*.py")}
    assert found - {"__init__"} == {m.stem for m in modules(scope)}


def test_the_tests_that_are_not_asked_are_there() -> None:
    for scope in config()["scopes"].values():
        for node in scope["not_asked"]:
            file, _, function = node.partition("::")
            assert f"def {function}" in (ROOT / scope["tests"] / file).read_text(encoding="utf-8")


def test_a_sample_is_the_same_every_time_and_lies_in_every_greater_one() -> None:
    all_ = [Mutant("ChangeText", n, n, "a", "b", f"b = {n}") for n in range(9)]
    assert list(sample(all_, 1)) == all_
    assert [mutant.occurrence for mutant in sample(all_, 4)] == [0, 4, 8]
    assert set(sample(all_, 4)) < set(sample(all_, 2))


def test_a_scope_and_a_module_are_chosen_by_name() -> None:
    assert [m.short for m in modules("values/money")] == ["values/money"]
    assert {m.scope for m in modules("checking")} == {"checking"}
    assert modules("nothing") == []


def test_the_operators_are_listed_once_and_ours_are_known() -> None:
    for names in (config()["operators"], config()["own_operators"]):
        assert names == sorted(set(names))
    assert config()["own_operators"] == sorted(OWN)


def test_each_survivor_is_told_once_with_its_reason_and_the_scores_know_it() -> None:
    told = survivors()
    assert len({survivor.key for survivor in told}) == len(told)
    for survivor in told:
        assert survivor.kind in KINDS, survivor
        assert survivor.reason.endswith("."), survivor
        assert survivor.module in scores(), survivor


def test_the_scores_add_up() -> None:
    for score in scores().values():
        assert score["mutants"] == score["killed"] + score["survived"] + score["timeout"]
        assert score["mutants"] <= score["all"]
        assert score["equivalent"] <= score["survived"] + score["timeout"]


def test_the_page_is_current() -> None:
    current = PAGE.read_text(encoding="utf-8")
    assert page(current) == current, "run `make mutants`"


def test_a_page_without_its_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="has lost its mark"):
        page("# Mutation testing\n")


def test_a_share_is_rounded_down() -> None:
    assert percent(9499, 10000) == "94.9 %"
    assert percent(19, 20) == "95.0 %"
    assert percent(0, 0) == "100.0 %"


CODE = """
from __future__ import annotations
from typing import TYPE_CHECKING, Literal, TypeVar, cast
Word = Literal["a", "b"]
T = TypeVar("T", bound=int)
if TYPE_CHECKING:
    from a import b
def f(x: int | None, *rest: str) -> int | str:
    "Words."
    y: float | int = cast("int", x)
    return y
"""


def test_what_is_left_out_is_what_only_type_checkers_read() -> None:
    found = {
        name: [ast.unparse(node) for node in pattern(ast.parse(CODE))]
        for name, pattern in LEFT_OUT.items()
    }
    assert {name: sorted(texts) for name, texts in found.items()} == {
        "annotations": ["float | int", "int | None", "int | str", "str"],
        "casts": ["'int'"],
        "literal types": ["('a', 'b')"],
        "type variables": ["'T'", "int"],
        "imports for type checkers": ["if TYPE_CHECKING:\n    from a import b"],
    }
    evaluated = CODE.replace("from __future__ import annotations", "")
    assert list(LEFT_OUT["annotations"](ast.parse(evaluated))) == []
    assert list(LEFT_OUT["literal types"](ast.parse(CODE + "get_args(Word)"))) == []
