"""How the strategy of a class is made: each field as the caller pinned it, else by its type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.errors import listed
from urbanpolicy.strategies.timing import days
from urbanpolicy.strategies.wording import ids, lines
from urbanpolicy.values.value import Value, fields_of

V = TypeVar("V", bound=Value)

Pins = Mapping[str, object]
"""Field -> a value that it always has, or a strategy that it is drawn from."""


def built(cls: type[V], pinned: Pins, /, **defaults: SearchStrategy[Any]) -> SearchStrategy[V]:
    """Return objects of a class: each field as the caller pinned it, else its default, else by type.

    Raises:
        TypeError: if something is pinned that is no field of the class.
    """
    names = [field.name for field in fields_of(cls)]
    for name in pinned:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"its fields: {listed(names, 30)}"
            raise TypeError(f"{cls.__name__} has no field {name!r}; {hint}")
    chosen = {name: strategy_of(value) for name, value in pinned.items()}
    inferred = {
        name: by_type(cast(Any, cls), name) for name in names if name not in {*defaults, *chosen}
    }
    return st.builds(cls, **{**inferred, **defaults, **chosen})


def built_with(
    cls: type[V],
    pinned: Pins,
    choice: tuple[str, ...],
    /,
    *,
    alone: bool = False,
    **defaults: SearchStrategy[Any],
) -> SearchStrategy[V]:
    """Return objects of a class of which at least one field of ``choice`` is given, or just one.

    A field of the choice that the caller pins to something is the one that is given.
    """
    hidden = [name for name in choice if isinstance(pinned.get(name), SearchStrategy)]
    if hidden:  # only the value that is drawn tells whether the field is given

        def fixed(value: object) -> SearchStrategy[V]:
            held = {**pinned, hidden[0]: value}
            return built_with(cls, held, choice, alone=alone, **defaults)

        return strategy_of(pinned[hidden[0]]).flatmap(fixed)
    given = [name for name in choice if pinned.get(name) is not None]
    variants: list[SearchStrategy[V]] = []
    for name in given or [name for name in choice if name not in pinned]:
        others = dict.fromkeys(choice, st.none()) if alone else {}
        present = {name: required(cls, name)}
        variants.append(built(cls, pinned, **{**defaults, **others, **present}))
    return st.one_of(variants)


def strategy_of(pinned: object) -> SearchStrategy[Any]:
    """Return a strategy as it is, and any other value as the strategy that always gives it."""
    if isinstance(pinned, SearchStrategy):
        return pinned  # pyright: ignore[reportUnknownVariableType]
    return st.just(pinned)


def few(strategy: SearchStrategy[Any], least: int = 0) -> SearchStrategy[list[Any]]:
    """Return short lists of what the strategy gives."""
    return st.lists(strategy, min_size=least, max_size=max(least, 2))


@cache
def by_type(cls: Any, name: str) -> SearchStrategy[Any]:
    """Return the strategy that the type of a field tells; missing where it may be missing."""
    return _of_type(_hints(cls)[name], cls, name)


def required(cls: type[Value], name: str) -> SearchStrategy[Any]:
    """Return the strategy that the type of a field tells, without None."""
    kinds = [kind for kind in get_args(_hints(cast(Any, cls))[name]) if kind is not NoneType]
    return st.one_of([_of_type(kind, cls, name) for kind in kinds])


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def _of_type(hint: Any, cls: type[Value], name: str) -> SearchStrategy[Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.one_of(
            [_of_type(kind, cls, name) for kind in sorted(arguments, key=_is_something)]
        )
    if origin is tuple:
        # A tuple of texts holds ids, whether or not they refer to records.
        return few(ids() if arguments[0] is str else _of_type(arguments[0], cls, name))
    if origin is Literal:
        return st.sampled_from(arguments)
    if hint is str:
        refers: Mapping[str, str] = getattr(cls, "refers", {})
        return ids(prefix=refers[name].partition("|")[0].lower()) if name in refers else lines()
    return _SIMPLE[hint] if hint in _SIMPLE else st.from_type(hint)


def _is_something(kind: object) -> bool:
    return kind is not NoneType


_SIMPLE: dict[Any, SearchStrategy[Any]] = {
    NoneType: st.none(),
    bool: st.booleans(),
    int: st.integers(1, 2**40),
    float: st.floats(-90, 90),
    date: days(),
}
