"""Wrong values for any field of any class: refused in words that name class and field, or sound."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.classes import CLASSES, each_class, some_examples
from urbanpolicy.errors import InvalidDay, InvalidDocument, InvalidValue, UrbanPolicyError
from urbanpolicy.model.record import Record
from urbanpolicy.strategies import for_class
from urbanpolicy.values.building import build
from urbanpolicy.values.periods import Period
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.value import Value, fields_of


class Anything:
    """An object that is nothing in particular."""


class Numeric(int):
    """A whole number of another class, as numpy has."""


class Textual(str):
    """A text of another class."""

    __slots__ = ()


JUNK: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    7,
    10**30,
    1.5,
    float("nan"),
    float("inf"),
    1 + 2j,
    Numeric(5),
    Textual("text"),
    b"bytes",
    "",
    "  ",
    "Not An Id",
    "id-like",
    "JyvÃ¤skylÃ¤",
    "nul\x00",
    "\ud800",
    "2023",
    "2023-11-16",
    "2023/2022",
    dt.date(2023, 11, 16),
    dt.datetime(2023, 11, 16, tzinfo=dt.UTC),
    dt.timedelta(1),
    [],
    {},
    set(),
    [None],
    ["Not An Id"],
    ["a", "a"],
    [5],
    [[]],
    [{}],
    [{"source": "Not An Id"}],
    [{"unknown": 1}],
    {"unknown": 1},
    {"fi": 5},
    {"start": []},
    {"end": {}},
    {1: 2},
    {"a", 5},
    Anything,
    Anything(),
    len,
    ...,
    range(3),
]


def attempts(value: Value) -> Iterator[tuple[str, Any]]:
    for field in fields_of(type(value)):
        for junk in JUNK:
            yield field.name, junk


def told(error: UrbanPolicyError, cls: type[Value], name: str) -> bool:
    """Whether the message names the class and the field, or one that the field does not fit."""
    fields = [field.name for field in fields_of(cls)]
    others = any(f", {field}: found" in str(error) for field in fields)
    return cls.__name__ in str(error) and (name in str(error) or others)


@each_class
@some_examples(50)
@given(data=st.data())
def test_rul_09_a_wrong_value_is_refused_by_class_and_field_or_makes_a_sound_object(
    cls: type[Value], data: st.DataObject
) -> None:
    value = data.draw(for_class(cls))
    for name, junk in attempts(value):
        made: Any
        try:
            made = attrs.evolve(value, **{name: junk})  # type: ignore[misc]
        except UrbanPolicyError as error:
            made = error
        if isinstance(made, UrbanPolicyError):
            assert isinstance(made, InvalidValue | InvalidDocument), (name, junk)
            assert told(made, cls, name), (name, junk, str(made))
            if isinstance(value, Record) and name != "id":
                assert repr(value.id) in str(made)
        else:
            assert hash(made) == hash(made)
            text = json.dumps(to_plain(made), allow_nan=False)
            assert build(cls, json.loads(text)) == made, (name, junk)


@each_class
@some_examples(50)
@given(data=st.data())
def test_rul_09_what_a_document_gets_wrong_is_told_with_the_path(
    cls: type[Value], data: st.DataObject
) -> None:
    value = data.draw(for_class(cls))
    plain = to_plain(value)
    if type(plain) is not dict:
        plain = {}
    for name, junk in attempts(value):
        made: Any
        try:
            made = build(cls, {**plain, name: junk})
        except InvalidDocument as error:
            made = error
        if isinstance(made, InvalidDocument) and plain:
            assert told(made, cls, name), (name, junk, str(made))


def required(cls: type[Value]) -> list[str]:
    return [field.name for field in fields_of(cls) if field.default is attrs.NOTHING]


@pytest.mark.parametrize(
    ("cls", "name"), [(cls, name) for cls in CLASSES for name in required(cls)]
)
@some_examples(50)
@given(data=st.data())
def test_a_required_field_is_not_none_unless_none_is_the_unknown(
    cls: type[Value], name: str, data: st.DataObject
) -> None:
    value = data.draw(for_class(cls))
    try:
        made = attrs.evolve(value, **{name: None})  # type: ignore[misc]
    except UrbanPolicyError:
        return
    assert getattr(made, name) in (Period(), type(getattr(value, name))())


@pytest.fixture
def _without_validators() -> Iterator[None]:
    attrs.validators.set_disabled(True)
    yield
    attrs.validators.set_disabled(False)


@pytest.mark.usefixtures("_without_validators")
def test_invariants_hold_when_validators_are_switched_off() -> None:
    with pytest.raises(InvalidDay, match="end not before the start"):
        Period(start="2024-05-01", end="2019-05-29")


@pytest.mark.usefixtures("_without_validators")
@each_class
def test_wrong_values_are_refused_when_validators_are_switched_off(cls: type[Value]) -> None:
    refused: list[str] = []

    @some_examples(50)
    @given(for_class(cls))
    def attempt(value: Value) -> None:
        for name, junk in attempts(value):
            try:
                attrs.evolve(value, **{name: junk})  # type: ignore[misc]
            except UrbanPolicyError:
                refused.append(name)

    attempt()
    assert set(refused) == {field.name for field in fields_of(cls)}
