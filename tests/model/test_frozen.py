"""Nothing that a class gives out or takes in can change an object afterwards."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.classes import each_class, rebuilt, some_examples
from urbanpolicy.model import catalogue, vocabulary
from urbanpolicy.model.groups import Group
from urbanpolicy.model.people import Office
from urbanpolicy.model.record import Part
from urbanpolicy.strategies import agreements, for_class, groups, ids
from urbanpolicy.values.periods import Period
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.truth import Truth
from urbanpolicy.values.value import Value, fields_of

IN_PLACE: list[Callable[[Any, Any], Any]] = [
    operator.iadd,
    operator.iand,
    operator.iconcat,
    operator.ifloordiv,
    operator.ilshift,
    operator.imatmul,
    operator.imod,
    operator.imul,
    operator.ior,
    operator.ipow,
    operator.irshift,
    operator.isub,
    operator.itruediv,
    operator.ixor,
]


@each_class
@some_examples(25)
@given(data=st.data())
def test_no_attribute_is_set_or_deleted(cls: type[Value], data: st.DataObject) -> None:
    value = data.draw(for_class(cls))
    before = rebuilt(value)
    for name in [*(field.name for field in fields_of(cls)), "brand_new", "__class__", "sort_key"]:
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError, TypeError)):
            setattr(value, name, None)
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError, TypeError)):
            delattr(value, name)
    assert value == before
    assert not hasattr(value, "__dict__")


@each_class
@some_examples(25)
@given(data=st.data())
def test_no_operator_works_in_place(cls: type[Value], data: st.DataObject) -> None:
    value, other = data.draw(for_class(cls)), data.draw(for_class(cls))
    before = rebuilt(value)
    for change in IN_PLACE:
        if cls is Truth and change in (operator.iand, operator.ior):
            assert isinstance(change(value, other), Truth)  # another object, as with numbers
        else:
            with pytest.raises(TypeError):
                change(value, other)
        assert value == before


@each_class
@some_examples(10)
@given(data=st.data())
def test_imm_03_lists_are_kept_as_tuples_and_apart_from_what_was_given(
    cls: type[Value], data: st.DataObject
) -> None:
    value = data.draw(for_class(cls))
    held = {f.name: getattr(value, f.name) for f in fields_of(cls)}
    lists = {name: list(items) for name, items in held.items() if isinstance(items, tuple)}
    made = attrs.evolve(value, **lists)  # type: ignore[misc]
    for items in lists.values():
        items.append("later")
        items.reverse()
    assert made == value
    assert hash(made) == hash(value)
    for name in lists:
        items = held[name]
        for other in (iter(items), (i for i in items), dict.fromkeys(items).keys(), set(items)):
            again = attrs.evolve(value, **{name: other})  # type: ignore[misc]
            assert type(getattr(again, name)) is tuple
            assert set(getattr(again, name)) == set(items)


@each_class
@some_examples(10)
@given(data=st.data())
def test_imm_03_tables_are_read_and_kept_apart(cls: type[Value], data: st.DataObject) -> None:
    value = data.draw(for_class(cls))

    def spoil(plain: Any) -> None:
        for item in plain.values() if type(plain) is dict else plain if type(plain) is list else ():
            spoil(item)
        if type(plain) in (dict, list):
            plain.clear()

    made: dict[str, Value] = {}
    for field in fields_of(cls):
        plain = to_plain(getattr(value, field.name))
        if type(plain) in (dict, list) and cls is not Period:  # whose end is no table
            made[field.name] = attrs.evolve(value, **{field.name: plain})  # type: ignore[misc]
            spoil(plain)
    assert all(again == value for again in made.values())


@given(groups(), ids())
def test_imm_03_the_order_of_a_set_means_nothing(group: Group, other: str) -> None:
    some = sorted({"b-1", "a-2", "c-3", other})
    made = [
        Office(id="o", kind="mayor", name="x", also=[group.name], citations=citing)
        for citing in (some, some[::-1], set(some), frozenset(some), dict.fromkeys(some).keys())
    ]
    assert len(set(made)) == 1
    assert [citation.source for citation in made[0].citations] == some


@some_examples(10)
@given(agreements())
def test_imm_05_what_is_worked_out_follows_the_changed_copy(agreement: Any) -> None:
    cities = [f"municipality-{code}" for code in ("049", "091", "092", "564", "837", "853")]
    whole = attrs.evolve(agreement, parties=cities)
    assert whole.municipalities == set(cities)
    smaller = attrs.evolve(whole, parties=[p for p in whole.parties if p.actor != cities[0]])
    assert smaller.municipalities == set(cities[1:])
    assert whole.municipalities == set(cities)


@each_class
def test_what_a_class_says_of_its_references_cannot_be_changed(cls: type[Value]) -> None:
    if issubclass(cls, Part):
        with pytest.raises(TypeError):
            cls.refers["other"] = "Person"  # type: ignore[index]
        fields = {field.name for field in fields_of(cls)}
        assert set(cls.refers) <= fields


def test_the_lists_of_classes_and_words_cannot_be_changed() -> None:
    for mapping in (catalogue.PLURALS, catalogue.CLASSES, catalogue.PLURAL_OF):
        with pytest.raises(TypeError):
            mapping["other"] = None  # type: ignore[index]
    words: list[object] = [getattr(vocabulary, name) for name in vars(vocabulary) if name.isupper()]
    assert len(words) > 5
    for some in words:
        assert isinstance(some, Iterable)
        assert type(some) is frozenset


def test_the_lists_of_classes_agree() -> None:
    assert list(catalogue.CLASSES) == [cls.__name__ for cls in catalogue.PLURALS.values()]
    assert {plural: cls for cls, plural in catalogue.PLURAL_OF.items()} == catalogue.PLURALS
