"""Columns as a data frame of the kind that the caller asks for; its package is imported then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Literal, get_args

from urbanpolicy.errors import InvalidValue, MissingExtra

FrameKind = Literal["pandas", "polars", "arrow"]
"""The packages that can hold a frame; ``arrow`` is PyArrow's table."""

TYPES: Mapping[str, type] = {
    "year": int,
    "population": int,
    "bound": bool,
    "share": float,
    "least": float,
    "most": float,
    "relative": int,
}
"""The types of the columns that hold no text, by the last word of their names."""

PANDAS = {int: "Int64", bool: "boolean", float: "Float64", str: "string"}
POLARS = {int: "Int64", bool: "Boolean", float: "Float64", str: "String"}
ARROW = {int: "int64", bool: "bool_", float: "float64", str: "string"}


def framed(columns: Mapping[str, Sequence[Any]], kind: str, about: Mapping[str, str]) -> Any:
    """Return columns as a data frame; an empty cell is the missing value of its kind.

    pandas keeps what it is about in ``.attrs``, Arrow in the metadata of the schema.

    Raises:
        InvalidValue: if the kind is none of the three.
        MissingExtra: if its package is not installed.
    """
    if kind not in get_args(FrameKind):
        expected = "one of " + ", ".join(get_args(FrameKind))
        raise InvalidValue.at("panel, to", kind, expected)
    types = {name: _type_of(name, values) for name, values in columns.items()}
    if kind == "pandas":
        pandas = _package("pandas")
        arrays = {n: pandas.array(v, dtype=PANDAS[types[n]]) for n, v in columns.items()}
        frame = pandas.DataFrame(arrays)
        frame.attrs.update(about)
        return frame
    if kind == "polars":
        polars = _package("polars")
        schema = {name: getattr(polars, POLARS[types[name]]) for name in columns}
        return polars.DataFrame(dict(columns), schema=schema)
    arrow = _package("pyarrow")
    fields = [(name, getattr(arrow, ARROW[types[name]])()) for name in columns]
    return arrow.table(dict(columns), schema=arrow.schema(fields, metadata=dict(about)))


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtra.of(name, name, f"a panel as a frame of {name}") from error


def _type_of(name: str, values: Sequence[Any]) -> type:
    """Return the type of a column: by its name; a first period by what it holds."""
    if name.endswith(("first", "first_by")):
        return int if any(isinstance(value, int) for value in values) else str
    return TYPES.get(name.rsplit("_", 1)[-1], str)
