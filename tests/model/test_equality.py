"""Equality, hash and order of every class: by value, total, and in agreement with one another."""

from __future__ import annotations

import itertools
import random
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.classes import CLASSES, each_class, rebuilt, some_examples
from urbanpolicy.strategies import for_class
from urbanpolicy.values.value import Value, fields_of


@each_class
@some_examples(10)
@given(data=st.data())
def test_objects_of_equal_fields_are_equal_and_hash_alike(
    cls: type[Value], data: st.DataObject
) -> None:
    one, other = data.draw(for_class(cls)), data.draw(for_class(cls))
    again = rebuilt(one)
    assert again == one
    assert hash(again) == hash(one)
    assert {one: "found"}[again] == "found"
    names = [field.name for field in fields_of(cls)]
    is_same = all(getattr(one, name) == getattr(other, name) for name in names)
    assert (one == other) == is_same
    assert (one != other) != is_same


@each_class
@some_examples(25)
@given(data=st.data())
def test_an_object_equals_nothing_of_another_class(cls: type[Value], data: st.DataObject) -> None:
    one = data.draw(for_class(cls))
    other = data.draw(for_class(CLASSES[CLASSES.index(cls) - 1]))
    for foreign in (other, None, repr(one), object(), 0):
        assert one != foreign
        assert not one == foreign  # noqa: SIM201, the operator itself is asked


@each_class
@some_examples(10)
@given(data=st.data())
def test_the_order_is_total_and_agrees_with_equality(cls: type[Value], data: st.DataObject) -> None:
    values = data.draw(st.lists(for_class(cls), min_size=2, max_size=3))
    values.append(rebuilt(values[0]))
    for a, b in itertools.product(values, repeat=2):
        assert [a < b, a == b, a > b].count(True) == 1
        assert (a <= b) == (a < b or a == b) == (b >= a)
        assert (a < b) == (b > a)
        assert a.sort_key <= b.sort_key or b < a
    for a, b, c in itertools.product(values, repeat=3):
        if a <= b <= c:
            assert a <= c


@each_class
@some_examples(25)
@given(data=st.data())
def test_rep_01_sorting_gives_the_same_whatever_the_order_before(
    cls: type[Value], data: st.DataObject
) -> None:
    values = data.draw(st.lists(for_class(cls), max_size=5))
    expected = sorted(values)
    shuffled = random.Random(1).sample(values, len(values))
    assert sorted(shuffled) == expected
    assert sorted(set(values)) == sorted(set(shuffled))


@each_class
@some_examples(50)
@given(data=st.data())
def test_objects_of_different_classes_have_no_order(cls: type[Value], data: st.DataObject) -> None:
    one = data.draw(for_class(cls))
    other = data.draw(for_class(CLASSES[CLASSES.index(cls) - 1]))
    for foreign in (other, None, 0, "text"):
        for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
            assert getattr(one, compare)(foreign) is NotImplemented
        with pytest.raises(TypeError):
            sorted(cast(Any, [one, foreign]))
