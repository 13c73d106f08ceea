"""A small table of the register's, made in the package of the frame that it is to be joined with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from urbanpolicy.tables.renaming import Frame

Columns = Mapping[str, tuple[type, Sequence[Any]]]
"""Columns by name, each with its type: ``str``, ``int``, ``float``, ``bool`` or ``date``."""

PANDAS = {bool: "boolean", date: "datetime64[s]", float: "Float64"}
"""The types that pandas does not find itself, or cannot leave empty."""

SPARK = {str: "STRING", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE"}

SQL = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE"}


DAYS = ("lo", "until")
"""A stretch of days: the first, and the one after the last."""

KEYS = ("code", "year", *DAYS)
"""Columns that tell of which rows of a frame a row speaks; all others are its answers."""

WEIGHT = "weight"
"""The share of a row of the frame that is repeated, once for each row that speaks of it."""

VIEW = "urbanpolicy_frame"
"""What DuckDB calls a relation while it is asked something in its own connection."""


class SmallTable:
    """Columns of the register's, and what was made of them, each at most once.

    Making a frame of some thousand rows takes longer than joining as many with it.
    """

    __slots__ = ("_made", "columns", "years")

    def __init__(self, columns: Columns, years: Sequence[int]) -> None:
        self.columns = columns
        self.years = (years[0], years[-1])
        """The first and the last year of which it tells."""
        self._made: dict[object, Any] = {}

    def beside(self, frame: Frame, names: Mapping[str, str], types: Mapping[str, Any]) -> Frame:
        """Return the table in the package of a frame, eager or lazy as that is.

        Args:
            frame: the frame that it is to be joined with.
            names: how its columns are to be called.
            types: for pandas: types of columns by their new names.
        """
        import narwhals.stable.v2 as nw

        kind = frame.implementation
        named = {name: self.columns[stem] for stem, name in names.items()}
        native: Any = frame.to_native()
        if kind.is_spark_like():
            session = native.sparkSession
            made = self.kept((session, *named), lambda: _as_spark(session, named))
            return cast("Frame", nw.from_native(made))
        if kind.is_pandas():
            key = (kind, *named, *types.values())
            pandas = kind.to_native_namespace()
            made = self.kept(key, lambda: _as_pandas(pandas, named).astype(types))
            return cast("Frame", nw.from_native(made))
        made = self.kept((kind, *named), lambda: _as_frame(frame, named))
        return cast("Frame", made.lazy() if isinstance(frame, nw.LazyFrame) else made)

    def in_duckdb(self, duckdb: Any, relation: Any, asking: Callable[[str], str]) -> Any:
        """Return what a relation and the table say together, where the table lies in its connection.

        It is made there once, as a temporary table that is called by its content. If it is gone, with a
        transaction that was undone, it is made again.

        Args:
            duckdb: the package.
            relation: the relation, called ``urbanpolicy_frame`` in the question.
            asking: gives the question, from the name of the table.
        """
        query, name = self.kept("duckdb", lambda: _named_query(self.columns))
        asked = asking(f"temp.main.{name}")
        try:
            return relation.query(VIEW, asked)
        except duckdb.CatalogException:
            relation.query(VIEW, f"CREATE TEMPORARY TABLE IF NOT EXISTS {name} AS {query}")
            return relation.query(VIEW, asked)

    def kept(self, key: object, make: Callable[[], Any]) -> Any:
        """Return what was made of the table under a key; the first time, make it."""
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


def _as_spark(session: Any, columns: Columns) -> Any:
    """Return columns as a frame of a session of Spark, which is sent to each executor whole."""
    schema = ", ".join(f"{name} {SPARK[kind]}" for name, (kind, _) in columns.items())
    rows = list(zip(*(values for _, values in columns.values()), strict=True))
    return session.createDataFrame(rows, schema, verifySchema=False).hint("broadcast")


def _named_query(columns: Columns) -> tuple[str, str]:
    """Return the query of columns, and a name for what it gives."""
    query = as_sql(columns)
    return query, f"urbanpolicy_{hashlib.sha256(query.encode()).hexdigest()[:16]}"


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
