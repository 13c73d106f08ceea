"""How each engine reads the file, takes the small table, and sums up: the same on both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from benchmarks.frames import by_hand

Columns = Mapping[str, tuple[type, Sequence[Any]]]
Tally = tuple[int, int, int]
"""How many rows; in how many an agreement binds, or a code is found; how many are sure."""


class Engine(NamedTuple):
    """An engine. What it reads eagerly is read before the clock starts, what it scans within."""

    is_lazy: bool
    open: Callable[[str], Any]
    """Read or scan a Parquet file."""
    small: Callable[[Any, Columns], Any]
    """Make a frame of the small table, for the work by hand."""
    by_hand: Callable[[Any, Any, str, tuple[int, int]], Any]
    tally: Callable[[Any, str, str], Tally]
    """Sum up a column of answers, and one of statuses."""
    scan: Callable[[Any], Any]
    """Read and count, no more."""


def _arrow(columns: Columns) -> Any:
    pa: Any = import_module("pyarrow")

    types = {
        str: pa.string(),
        int: pa.int64(),
        bool: pa.bool_(),
        date: pa.date32(),
        float: pa.float64(),
    }
    return pa.table({n: pa.array(c, type=types[kind]) for n, (kind, c) in columns.items()})


def _polars_lazy() -> Engine:
    pl: Any = import_module("polars")

    def tally(frame: Any, column: str, status: str) -> Tally:
        yes = pl.col(column) if column == "bound" else pl.col(column).is_not_null()
        sure = pl.col(status) == "sure"
        asked = frame.lazy().select(pl.len(), yes.sum().alias("yes"), sure.sum().alias("sure"))
        told: Tally = asked.collect(engine="streaming").row(0)
        return told

    def scan(frame: Any) -> Any:
        asked = frame.lazy().select(pl.len(), pl.col("code").max(), pl.col("day").max().alias("d"))
        return asked.collect(engine="streaming")

    def small(_: Any, columns: Columns) -> Any:
        return pl.from_arrow(_arrow(columns)).lazy()

    return Engine(True, pl.scan_parquet, small, by_hand.polars, tally, scan)


def _polars() -> Engine:
    pl: Any = import_module("polars")

    def small(_: Any, columns: Columns) -> Any:
        return pl.from_arrow(_arrow(columns))

    return _polars_lazy()._replace(is_lazy=False, open=pl.read_parquet, small=small)


def _duckdb() -> Engine:
    duckdb: Any = import_module("duckdb")

    connection = duckdb.connect()

    def small(_: Any, columns: Columns) -> Any:
        table = _arrow(columns)
        connection.register("small_arrow", table)
        connection.execute("CREATE TABLE small AS SELECT * FROM small_arrow")
        return "small"

    def tally(frame: Any, column: str, status: str) -> Tally:
        yes = column if column == "bound" else f"{column} IS NOT NULL"
        asked = f"count(*), count_if({yes}), count_if({status} = 'sure')"
        told: Tally = frame.aggregate(asked).fetchall()[0]
        return told

    def scan(frame: Any) -> Any:
        return frame.aggregate("count(*), max(code), max(day)").fetchall()

    return Engine(True, connection.read_parquet, small, by_hand.duckdb, tally, scan)


def _pyarrow() -> Engine:
    pc: Any = import_module("pyarrow.compute")
    pq: Any = import_module("pyarrow.parquet")

    def tally(frame: Any, column: str, status: str) -> Tally:
        yes = frame[column] if column == "bound" else pc.is_valid(frame[column])
        sure = pc.equal(frame[status], "sure")
        return (len(frame), pc.sum(yes).as_py(), pc.sum(sure).as_py())

    def scan(frame: Any) -> Any:
        return len(frame), pc.max(frame["code"]), pc.max(frame["day"])

    def small(_: Any, columns: Columns) -> Any:
        return _arrow(columns)

    return Engine(False, pq.read_table, small, by_hand.pyarrow, tally, scan)


def _pandas() -> Engine:
    pd: Any = import_module("pandas")
    pa: Any = import_module("pyarrow")
    pq: Any = import_module("pyarrow.parquet")

    def read(path: str) -> Any:
        # pandas has no type for days: they are read as moments at midnight.
        table = pq.read_table(path)
        moments = table["day"].cast(pa.timestamp("s"))
        return table.set_column(table.column_names.index("day"), "day", moments).to_pandas()

    def small(frame: Any, columns: Columns) -> Any:
        made = pd.DataFrame({name: column for name, (_, column) in columns.items()})
        for name in ("lo", "until"):
            if name in made:
                made[name] = made[name].astype(frame["day"].dtype)
        return made

    def tally(frame: Any, column: str, status: str) -> Tally:
        yes = frame[column].eq(True) if column == "bound" else frame[column].notna()
        return (len(frame), int(yes.sum()), int(frame[status].eq("sure").sum()))

    def scan(frame: Any) -> Any:
        return len(frame), frame["code"].max(), frame["day"].max()

    return Engine(False, read, small, by_hand.pandas, tally, scan)


def _pyspark() -> Engine:
    spark: Any = import_module("pyspark.sql")
    f: Any = import_module("pyspark.sql.functions")

    session = (
        spark.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "4g")
        .getOrCreate()
    )

    def small(_: Any, columns: Columns) -> Any:
        return session.createDataFrame(_arrow(columns)).cache()

    def tally(frame: Any, column: str, status: str) -> Tally:
        yes = f.col(column) if column == "bound" else f.col(column).isNotNull()
        asked = (
            f.count("*"),
            f.count_if(yes),
            f.count_if(f.col(status) == "sure"),
        )
        return tuple(frame.agg(*asked).first())

    def scan(frame: Any) -> Any:
        return frame.agg(f.count("*"), f.max("code"), f.max("day")).first()

    return Engine(True, session.read.parquet, small, by_hand.pyspark, tally, scan)


ENGINES: Mapping[str, Callable[[], Engine]] = {
    "polars-lazy": _polars_lazy,
    "polars": _polars,
    "duckdb": _duckdb,
    "pyarrow": _pyarrow,
    "pandas": _pandas,
    "pyspark": _pyspark,
}
