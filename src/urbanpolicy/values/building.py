"""Building objects from plain tables (JSON, TOML, YAML), with all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, TypeVar, cast

import attrs

from urbanpolicy.errors import InvalidDocument, InvalidValue
from urbanpolicy.values.ids import in_order
from urbanpolicy.values.money import Money
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
    if (reader := _READERS.get(cls)) is not None:
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
    if isinstance(items, str | Mapping) or not isinstance(items, Iterable):
        found = cast(object, items)
        raise InvalidValue.at(cls.__name__, found, f"a list, with a table for each {cls.__name__}")
    built: list[V] = []
    problems: list[InvalidValue] = []
    for index, item in enumerate(in_order(items)):
        if isinstance(item, cls):
            built.append(item)
            continue
        try:
            if shorthand and (short := _in_short(item, shorthand)) is not None:
                built.append(cast(V, _of_short(cast(Any, cls), shorthand, short)))
            else:
                built.append(build(cls, item))
        except InvalidDocument as error:
            problems.extend(within(error, f"[{index}]"))
    if problems:
        raise _refusal(cls, problems)
    return tuple(built)


def _in_short(item: object, shorthand: str) -> str | None:
    """Return the text that stands for an object, or the one in a table that holds nothing else."""
    found: object = item
    if isinstance(item, dict) and len(table := cast("dict[object, object]", item)) == 1:
        found = table.get(shorthand)
    return found if isinstance(found, str) and found.__class__ is str else None


@lru_cache(maxsize=4096)
def _of_short(cls: type[Value], shorthand: str, item: str) -> Value:
    """Build an object of one field; the same come again and again, so each is kept."""
    return build(cls, {shorthand: item})


def within(error: InvalidDocument, step: str) -> list[InvalidValue]:
    """Return the problems of a nested document, one step further out."""
    return [problem.within(step) for problem in error.problems if isinstance(problem, InvalidValue)]


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


_READERS: dict[type[Value], Callable[[object], Any]] = {
    PartialDate: PartialDate.read,
    Money: Money.read,
    Period: Period.read,
    Truth: Truth.read,
}
"""The classes whose plain form is a text rather than a table."""


def _refusal(cls: type[Value], problems: list[InvalidValue]) -> InvalidDocument:
    return InvalidDocument.of(cls.__name__, problems)


def _unknown_key(cls: type[Value], key: object, fields: Iterable[str]) -> InvalidValue:
    near = get_close_matches(str(key), list(fields), n=1)
    hint = f"did you mean {near[0]!r}" if near else ""
    expected = "one of its fields: " + ", ".join(fields)
    return InvalidValue.at(f"{cls.__name__}, unknown key", key, expected, hint)
