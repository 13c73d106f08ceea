"""Every class of values and records, found by looking: a new one is tested without being named."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings

import urbanpolicy.model
import urbanpolicy.values
from urbanpolicy.model.record import Part, Record
from urbanpolicy.values.value import Value, fields_of

BASES = (Value, Part, Record)


def modules() -> Iterator[str]:
    """The modules of the rooms that hold values and records."""
    for package in (urbanpolicy.values, urbanpolicy.model):
        yield package.__name__
        for found in pkgutil.iter_modules(package.__path__):
            yield f"{package.__name__}.{found.name}"


def _classes() -> Iterator[type[Value]]:
    for name in modules():
        module = importlib.import_module(name)
        for _, cls in inspect.getmembers(module, inspect.isclass):
            if issubclass(cls, Value) and cls.__module__ == name and cls not in BASES:
                yield cls


CLASSES: tuple[type[Value], ...] = tuple(sorted(_classes(), key=lambda cls: cls.__name__))
each_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)


def some_examples(share: int) -> Callable[[Any], Any]:
    """Fewer examples than the profile has, for what is asked of every class."""
    return settings(max_examples=max(2, settings().max_examples // share))


def rebuilt(value: Value) -> Value:
    """An equal object, made anew from the fields."""
    fields = {field.name: getattr(value, field.name) for field in fields_of(type(value))}
    make: Callable[..., Value] = type(value)
    return make(**fields)
