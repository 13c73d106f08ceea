"""What columns are called while a frame is worked on, where an engine takes a name for something else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    Frame = nw.DataFrame[Any] | nw.LazyFrame[Any]


def meanwhile(frame: Frame, names: Collection[str]) -> Mapping[str, str]:
    """Return what each column is called meanwhile: a number in place of a name if one is in need of it.

    In Spark dots and grave accents mean something in a name, and capitals nothing. Polars takes some
    names for patterns, DuckDB an asterisk for all columns.
    """
    kind = frame.implementation
    in_need = (
        kind.is_spark_like()
        or (kind.is_polars() and any(map(_is_pattern, names)))
        or (kind.is_duckdb() and "*" in names)
    )
    return {name: f"column{place}" if in_need else name for place, name in enumerate(names)}


def _is_pattern(name: str) -> bool:
    return name == "*" or (name.startswith("^") and name.endswith("$"))


def renamed(frame: Frame, names: Mapping[str, str]) -> Any:
    """Return the frame of the engine itself with other names for all of its columns, in their order."""
    native: Any = frame.to_native()
    if all(name == other for name, other in names.items()):
        return native
    if frame.implementation.is_spark_like():
        return native.toDF(*names.values())
    if frame.implementation.is_polars():
        return native.rename(dict(names))
    columns = (f"{quoted(name)} AS {quoted(other)}" for name, other in names.items())
    return native.project(", ".join(columns))


def quoted(name: str) -> str:
    r"""Return a name as SQL reads it, whatever characters it has.

    >>> quoted('a"b')
    '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'
