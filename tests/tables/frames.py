"""The same rows as frames of every kind, and what frames of every kind hold."""

from __future__ import annotations

import hashlib
from datetime import datetime
from importlib import import_module
from typing import Any

pandas, polars, arrow, duckdb = (
    import_module(name) for name in ("pandas", "polars", "pyarrow", "duckdb")
)
DATABASE = duckdb.connect()  # not the connection that DuckDB takes of itself

KINDS = (
    "pandas",
    "pandas, categories",
    "pandas, Arrow",
    "polars",
    "polars, categories",
    "polars, lazy",
    "arrow",
    "arrow, dictionary",
    "duckdb",
)

Names = tuple[str, str, str]
"""What the columns of codes, of times and of numbers of rows are called."""


def frames(rows: list[tuple[Any, Any]], time: str, names: Names) -> dict[str, Any]:
    """The same rows as each kind of frame, with a column that numbers them."""
    code, when, number = names
    kind = polars.Date if time == "day" else polars.Int64
    own = polars.DataFrame(
        {code: [c for c, _ in rows], when: [t for _, t in rows], number: list(range(len(rows)))},
        schema={code: polars.String, when: kind, number: polars.Int64},
    )
    index = [f"i{n % 3}" for n in range(len(rows))]
    times: Any = pandas.array([t for _, t in rows], dtype="Int64") if time == "year" else None
    if time == "day":
        times = pandas.to_datetime(pandas.Series([t for _, t in rows], dtype="object")).array
    codes = pandas.Series([c for c, _ in rows], dtype="object").array
    plain = pandas.DataFrame({code: codes, when: times, number: range(len(rows))}, index=index)
    categories = own.with_columns(polars.col(code).cast(polars.Categorical))
    table = own.to_arrow()
    encoded = table.set_column(0, code, table[code].combine_chunks().dictionary_encode())
    moments = categories
    if time == "day":
        moments = categories.with_columns(polars.col(when).cast(polars.Datetime("ms")))
    found = (
        plain,
        plain.astype({code: "category"}),
        own.to_pandas(use_pyarrow_extension_array=True).set_index(pandas.Index(index)),
        own,
        moments,
        own.lazy(),
        table,
        encoded,
        DATABASE.from_arrow(table),
    )
    return dict(zip(KINDS, found, strict=True))


def cells(frame: Any, number: str = "n") -> list[dict[str, Any]]:
    """The rows of a frame of any kind, days as days; those that have no order, by their number."""
    if isinstance(frame, polars.LazyFrame):
        frame = frame.collect().sort(number)
    if isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.order('"' + number.replace('"', '""') + '"').to_arrow_table()
    if isinstance(frame, pandas.DataFrame):
        rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    else:
        rows = frame.to_dicts() if isinstance(frame, polars.DataFrame) else frame.to_pylist()
    return [
        {name: cell.date() if isinstance(cell, datetime) else cell for name, cell in row.items()}
        for row in rows
    ]


def digest(rows: list[dict[str, Any]]) -> str:
    """One hash over sorted rows: the same table has the same one, whatever holds it."""
    lines = sorted(repr(sorted(row.items())) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
