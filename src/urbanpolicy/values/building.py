"""Building objects from plain tables (JSON, TOML, YAML), with all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast

import attrs

from urbanpolicy.errors import InvalidDocument, InvalidValue, did_you_mean
from urbanpolicy.values.ids import in_order
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.truth import Truth
from urbanpolicy.values.value import Value, converter_of, fields_of

V = TypeVar("V", bound=Value)


def build(cls: type[V], table: object) -> V:
    """Build one object of a class from its plain form: for most, a table whose keys are its fields.

    If the constructor refuses the table, each field is read by its own converter, so that one wrong
    field does not hide the next.

    Raises:
        InvalidDocument: with every problem and its path: not a table, unknown keys, missing
            fields, values that a field refuses; what the whole object refuses, if its fields are
            sound.
    """
    if (reader := READERS.get(cls)) is not None:
        try:
            return cast(V, reader(table))
        except InvalidValue as error:
            raise _refusal(cls, [error]) from None
    if type(table) is dict:
        try:
            return cls(**cast("dict[str, Any]", table))
        except (TypeError, InvalidValue, InvalidDocument):
            pass  # what is wrong is told below
    if not isinstance(table, Mapping):
        expected = f"a table with the fields of a {cls.__name__}"
        raise _refusal(cls, [InvalidValue.at(cls.__name__, table, expected)])
    given = cast("Mapping[object, Any]", table)
    fields = {field.name: field for field in fields_of(cls)}
    problems: list[InvalidValue] = [
        _unknown_key(cls, key, fields) for key in given if key not in fields
    ]
    ready: dict[str, Any] = {}
    for name, field in fields.items():
        if name in given:
            _read_field(given[name], name, converter_of(field), ready, problems)
        elif field.default is attrs.NOTHING:
            problems.append(
                InvalidValue.at(f"{cls.__name__}, {name}", None, "a value: the field is required")
            )
    if not problems:
        try:
            return cls(**ready)
        except InvalidValue as error:
            problems.append(error)
    raise _refusal(cls, problems)


def build_all(
    cls: type[V], items: Iterable[V | Mapping[str, Any] | str], *, shorthand: str = ""
) -> tuple[V, ...]:
    """Build a tuple of objects; an item that is one already stays as it is.

    Where ``shorthand`` names a field, a text stands for an object with only this field.

    Raises:
        InvalidDocument: with the problems of all items, each with its index in the path.
        InvalidValue: if the items are no list.
    """
    if isinstance(items, tuple):
        for item in items:
            if not isinstance(item, cls):
                break
        else:
            return cast("tuple[V, ...]", tuple(items))
    if isinstance(items, list | tuple):
        given: Iterable[object] = items
    elif isinstance(items, str | Mapping) or not isinstance(items, Iterable):
        found = cast(object, items)
        raise InvalidValue.at(cls.__name__, found, f"a list, with a table for each {cls.__name__}")
    else:
        given = in_order(items)
    built: list[V] = []
    problems: list[InvalidValue] = []
    for index, item in enumerate(given):
        if isinstance(item, cls):
            built.append(item)
            continue
        key = ((shorthand, item),) if shorthand and type(item) is str else _key_of(item)
        try:
            built.append(build(cls, item) if key is None else cast(V, _kept(cast(Any, cls), key)))
        except InvalidDocument as error:
            problems.extend(within(error, f"[{index}]"))
    if problems:
        raise _refusal(cls, problems)
    return tuple(built)


Key = tuple[tuple[str, Any], ...]
"""A table of texts, and of such tables, as something that can be looked up."""


def _key_of(item: object) -> Key | None:
    """Return the key of a table that holds only texts and tables of texts; None for all else."""
    if type(item) is not dict:
        return None
    key: list[tuple[str, Any]] = []
    for name, value in cast("dict[str, object]", item).items():
        if type(value) is dict:
            inner = cast("dict[str, object]", value)
            for text in inner.values():
                if type(text) is not str:
                    return None
            key.append((name, tuple(inner.items())))
        elif type(value) is str:
            key.append((name, value))
        else:
            return None
    return tuple(key)


@lru_cache(maxsize=4096)
def _kept(cls: type[Value], key: Key) -> Value:
    """Build a small object; the same ones come again and again, so each is kept."""
    return build(cls, {name: v if type(v) is str else dict(v) for name, v in key})


def within(error: InvalidDocument, step: str, record: str = "") -> list[InvalidValue]:
    """Return the problems of a nested document, one step further out; ``record`` is the id there."""
    inner = (problem for problem in error.problems if isinstance(problem, InvalidValue))
    return [problem.within(step, record) for problem in inner]


def _read_field(
    value: Any,
    name: str,
    converter: Callable[[Any], Any] | None,
    ready: dict[str, Any],
    problems: list[InvalidValue],
) -> None:
    if converter is None:
        ready[name] = value
        return
    try:
        ready[name] = converter(value)
    except InvalidDocument as error:
        problems.extend(within(error, name))
    except InvalidValue as error:
        problems.append(error.within(name))


READERS: dict[type[Value], Callable[[object], Any]] = {
    PartialDate: PartialDate.read,
    Period: Period.read,
    Truth: Truth.read,
}
"""The classes whose plain form is a text rather than a table; one that is built on these adds itself."""


def _refusal(cls: type[Value], problems: list[InvalidValue]) -> InvalidDocument:
    return InvalidDocument.of(cls.__name__, problems)


def _unknown_key(cls: type[Value], key: object, fields: Iterable[str]) -> InvalidValue:
    hint = did_you_mean(str(key), fields)
    expected = "one of its fields: " + ", ".join(fields)
    return InvalidValue.at(f"{cls.__name__}, unknown key", key, expected, hint)
