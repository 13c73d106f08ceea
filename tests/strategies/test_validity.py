"""The strategies: one for every class, valid by construction, with every field to be pinned."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy.strategies
from tests.model.classes import CLASSES, each_class, some_examples
from urbanpolicy.model.people import Tenure
from urbanpolicy.model.record import Record
from urbanpolicy.strategies import for_class, periods, registry, tenures
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.truth import Truth
from urbanpolicy.values.value import Value, fields_of

SOURCES = sorted(Path(str(urbanpolicy.strategies.__file__)).parent.glob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nothing_is_drawn_to_be_thrown_away(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert not names & {"filter", "assume", "reject"}


def test_there_is_a_strategy_for_every_class_and_for_nothing_else() -> None:
    assert set(registry.STRATEGIES) == set(CLASSES)
    with pytest.raises(LookupError, match="no strategy for Record"):
        for_class(Record)


def test_every_strategy_is_public() -> None:
    for strategy in registry.STRATEGIES.values():
        name = getattr(strategy, "__name__", "")
        assert getattr(urbanpolicy.strategies, name) is strategy
        assert name in urbanpolicy.strategies.__all__
    assert set(urbanpolicy.strategies.__all__) <= set(dir(urbanpolicy.strategies))
    assert sorted(urbanpolicy.strategies.__all__) == urbanpolicy.strategies.__all__


@each_class
@some_examples(25)
@given(data=st.data())
def test_a_type_is_enough(cls: type[Value], data: st.DataObject) -> None:
    value = data.draw(st.from_type(cls))
    assert type(value) is cls


PINNABLE = [cls for cls in CLASSES if cls not in (PartialDate, Open, Period, Truth)]


@pytest.mark.parametrize("cls", PINNABLE, ids=lambda cls: cls.__name__)
def test_any_field_is_pinned_to_any_of_its_values(cls: type[Value]) -> None:
    strategy: Any = registry.STRATEGIES[cls]

    @some_examples(50)
    @given(data=st.data())
    def pin(name: str, data: st.DataObject) -> None:
        held = getattr(data.draw(for_class(cls)), name)
        pinned = data.draw(st.sampled_from([held, st.just(held)]))
        assert getattr(data.draw(strategy(**{name: pinned})), name) == held

    for field in fields_of(cls):
        pin(field.name)


@pytest.mark.parametrize(
    ("name", "hint"), [("ofice", "did you mean 'office'"), ("zzz", "its fields: id")]
)
def test_a_pin_that_is_no_field_is_refused(name: str, hint: str) -> None:
    with pytest.raises(TypeError, match=f"Tenure has no field '{name}'; {hint}"):
        tenures(**{name: 1})


@given(tenures(office="mayor-turku", period=periods(exact=True), person=st.just("minna-arve")))
def test_values_and_strategies_are_pinned_alike(tenure: Tenure) -> None:
    assert (tenure.office, tenure.person) == ("mayor-turku", "minna-arve")
    assert tenure.period.start.is_exact


@each_class
def test_every_field_takes_more_than_one_form(cls: type[Value]) -> None:
    seen: dict[str, list[object]] = {field.name: [] for field in fields_of(cls)}

    @settings(max_examples=40)
    @given(for_class(cls))
    def look(value: Value) -> None:
        for name, held in seen.items():
            held.append(getattr(value, name))

    look()
    for name, held in seen.items():
        forms = {repr(value) for value in held}
        assert len(forms - {"None", "()"}) > 1 or forms - {"None", "()"} < forms, name


def test_what_is_drawn_is_still_checked() -> None:
    with pytest.raises(ValueError, match="Tenure 'Not An Id', id"):
        attrs.evolve(Tenure(id="t", person="p", office="o", period="/"), id="Not An Id")
