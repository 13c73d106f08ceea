"""Every public class and function says what it is for, and each class shows itself at work."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

import urbanpolicy.errors
import urbanpolicy.strategies
from tests.model.classes import each_class, modules
from urbanpolicy.values.value import Value, fields_of

MODULES = [
    *(importlib.import_module(name) for name in modules()),
    urbanpolicy.errors,
    urbanpolicy.strategies,
]


def public(module: ModuleType) -> Iterator[tuple[str, Any]]:
    for name, thing in vars(module).items():
        own = (getattr(thing, "__module__", "") or "").startswith(module.__name__)
        if (
            not name.startswith("_")
            and own
            and (inspect.isclass(thing) or inspect.isroutine(thing))
        ):
            yield name, thing


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_everything_public_has_a_docstring(module: ModuleType) -> None:
    assert module.__doc__
    for name, thing in public(module):
        assert inspect.getdoc(thing), name
        if inspect.isclass(thing):
            for attribute, member in vars(thing).items():
                if not attribute.startswith("_") and (
                    inspect.isroutine(member) or isinstance(member, property | classmethod)
                ):
                    assert inspect.getdoc(member), f"{name}.{attribute}"


@each_class
def test_every_class_says_its_order_its_refusals_and_an_example(cls: type[Value]) -> None:
    text = cls.__doc__ or ""
    for part in ("Order:", ">>> "):
        assert part in text
    if len(fields_of(cls)) > 1 or cls.__name__ == "Truth":
        assert "Raises:" in text
