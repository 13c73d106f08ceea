"""The face of the library: every name, the questions of the built-in register, and no others."""

from __future__ import annotations

import importlib
import subprocess
import sys
from types import MethodType
from typing import Any

import pytest

import urbanpolicy as up

# What a register can do that is no question about the facts.
OF_A_REGISTER = {
    "all",
    "bindings",
    "by_id",
    "digest",
    "get",
    "grouped",
    "kept",
    "name",
    "one",
    "redirects",
    "with_records",
    "without",
}
PUBLIC = {name for name in dir(up.Register) if not name.startswith("_")}


def test_every_name_of_the_face_leads_to_something_and_always_to_the_same() -> None:
    for name in up.__all__:
        assert getattr(up, name) is getattr(up, name)
    assert dir(up) == sorted(up.__all__)
    assert len(set(up.__all__)) == len(up.__all__)


def test_the_questions_of_the_face_are_those_of_the_built_in_register() -> None:
    questions = {
        name: value for name in up.__all__ if isinstance(value := getattr(up, name), MethodType)
    }
    assert set(questions) == PUBLIC - OF_A_REGISTER
    for name, question in questions.items():
        assert question.__self__ is up.register()
        assert question.__func__ is getattr(up.Register, name)
        assert question.__doc__


def test_another_register_has_the_same_questions() -> None:
    own = up.Register(up.register())
    assert own.head("Espoo", on="2023-11-16") == up.head("Espoo", on="2023-11-16")
    assert own.seats(on="2023-11-16") == up.seats(on="2023-11-16")


def test_classes_keep_the_module_in_which_they_are_defined() -> None:
    for name in up.__all__:
        value: Any = getattr(up, name)
        if isinstance(value, type):
            assert value.__module__.startswith("urbanpolicy.")
            assert getattr(importlib.import_module(value.__module__), name) is value


@pytest.mark.parametrize("name", ["Persn", "holders_", "_HOMES_", "world_", "__path", "Register "])
def test_a_misspelt_name_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError, match=f"module 'urbanpolicy' has no attribute {name!r}"):
        getattr(up, name)
    assert not hasattr(up, name)


@pytest.mark.parametrize("first", ["holder", "Person", "rules", "YES", "__version__"])
def test_any_name_may_be_the_first_that_is_asked_for(first: str) -> None:
    code = (
        f"import urbanpolicy as up; print(repr(up.{first})[:40]); import urbanpolicy.world.register"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_star_brings_exactly_the_public_names() -> None:
    names: dict[str, Any] = {}
    exec("from urbanpolicy import *", names)
    assert set(names) - {"__builtins__"} == set(up.__all__)
