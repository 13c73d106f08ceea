"""A small table of the register's, made in the package of the frame that it is to be joined with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from urbanpolicy.tables.recoding_frames import Frame

Columns = Mapping[str, tuple[type, Sequence[Any]]]
"""Columns by name, each with its type: ``str``, ``int``, ``float``, ``bool`` or ``date``."""

PANDAS = {bool: "boolean", date: "datetime64[s]", float: "Float64"}
"""The types that pandas does not find itself, or cannot leave empty."""

SQL = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE"}


class SmallTable:
    """Columns of the register's, and what was made of them, each at most once.

    Making a frame of some thousand rows takes longer than joining as many with it.
    """

    __slots__ = ("_made", "columns")

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._made: dict[object, Any] = {}

    def beside(
        self, frame: Frame, names: Mapping[str, str], types: Mapping[str, Any] | None = None
    ) -> Frame:
        """Return the table in the package of a frame, eager or lazy as that is.

        Args:
            frame: the frame that it is to be joined with.
            names: how its columns are to be called.
            types: for pandas, which has several for days: types of columns by their new names.
        """
        import narwhals.stable.v2 as nw

        kind = frame.implementation
        key = (kind, tuple(names.items()), str(types))
        named = {name: self.columns[stem] for stem, name in names.items()}
        if kind.is_duckdb():
            # Made by the frame itself, so that it lies in the same connection; only its text is kept.
            relation: Any = frame.to_native()
            query = self._once(key, lambda: as_sql(named))
            return cast("Frame", nw.from_native(relation.query("here", query)))
        if kind.is_pandas():
            pandas = kind.to_native_namespace()
            made = self._once(key, lambda: _as_pandas(pandas, named).astype(types or {}))
            return cast("Frame", nw.from_native(made))
        made = self._once(key, lambda: _as_frame(frame, named))
        return cast("Frame", made.lazy() if isinstance(frame, nw.LazyFrame) else made)

    def _once(self, key: object, make: Callable[[], Any]) -> Any:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]


def _as_frame(frame: Frame, columns: Columns) -> nw.DataFrame[Any]:
    import narwhals.stable.v2 as nw

    types: dict[type, Any] = {
        str: nw.String(),
        int: nw.Int64(),
        float: nw.Float64(),
        bool: nw.Boolean(),
        date: nw.Date(),
    }
    values = {name: list(column) for name, (_, column) in columns.items()}
    schema = {name: types[kind] for name, (kind, _) in columns.items()}
    return nw.from_dict(values, schema=schema, backend=frame.implementation)


def _as_pandas(pandas: Any, columns: Columns) -> Any:
    """Return columns as a frame of pandas, which finds most types itself.

    A cast to text would make the word "None" of what is missing.
    """
    return pandas.DataFrame(
        {
            name: pandas.array(list(values), dtype=PANDAS[kind]) if kind in PANDAS else list(values)
            for name, (kind, values) in columns.items()
        }
    )


def as_sql(columns: Columns) -> str:
    r"""Return a query for columns of codes, words and numbers, each from one text: quick to read.

    >>> as_sql({"year": (int, [49, None])})
    'SELECT CAST(nullif(unnest(string_split(\'49,\', \',\')), \'\') AS BIGINT) AS "year"'
    """
    parts: list[str] = []
    for name, (kind, values) in columns.items():
        text = ",".join("" if value is None else str(value) for value in values)
        each = f"nullif(unnest(string_split('{text}', ',')), '')"
        parts.append(f'CAST({each} AS {SQL[kind]}) AS "{name}"')
    return f"SELECT {', '.join(parts)}"
