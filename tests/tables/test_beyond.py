"""What reaches beyond one machine, tried on one: frames in parts, and Spark's language without Java.

``make test-spark`` runs the real engines; here a frame in parts is a list of them, and SQLFrame
answers as Spark does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.tables.frames import DATABASE, cells
from tests.tables.test_dividing import land
from tests.world.made import agreement, coverage, model

pandas, polars, duckdb = (import_module(name) for name in ("pandas", "polars", "duckdb"))


@attrs.frozen
class Parts:
    """A frame in parts, as Dask has them; ``compute`` brings them together."""

    parts: tuple[Callable[[], Any], ...]
    _meta_nonempty: Any

    def map_partitions(self, work: Callable[[Any], Any], meta: Any) -> Parts:
        """Have some work done on each part, later."""
        assert len(meta) == 0
        later = tuple(lambda part=part: work(part()) for part in self.parts)
        return Parts(later, meta)

    def compute(self) -> Any:
        """Do it."""
        return pandas.concat([part() for part in self.parts])


def parted(frame: Any) -> Parts:
    """A frame in parts of one row."""
    rows = tuple(lambda row=row: frame.iloc[row : row + 1] for row in range(len(frame)))
    return Parts(rows, frame.iloc[:1])


def country() -> Any:
    """A register with one agreement, of the municipality 001."""
    return land(
        model(),
        agreement(
            parties=[{"actor": "municipality-001", "role": "party"}],
            milestones=[{"kind": "in-force", "date": "2012-04-01"}],
            term="2012-04-01/2016-06-30",
        ),
        coverage("2010-01-01/2015-12-31", "coverage-agreements"),
    )


ROWS: list[tuple[Any, Any]] = [
    ("001", date(2013, 5, 1)),
    ("002", date(2013, 5, 1)),
    ("001", date(2012, 3, 31)),
    ("999", date(2013, 5, 1)),
    (None, date(2013, 5, 1)),
    ("001", None),
    ("001", date(2030, 1, 1)),
]
STATUSES = ["sure", "sure", "sure", "unknown_code", "missing", "missing", "outside_coverage"]
ASKED: dict[str, Any] = {"code_column": "k", "day_column": "d"}


def whole() -> Any:
    """The rows as a frame of pandas."""
    frame = pandas.DataFrame(ROWS, columns=["k", "d"], index=[5, 3, 5, 1, 0, 2, 4])
    return frame.astype({"d": "datetime64[s]"})


def test_each_part_is_answered_by_itself_and_in_its_place() -> None:
    frame = whole()
    asked: dict[str, Any] = {**ASKED, "model": "kind", "register": country()}
    found = up.attach(parted(frame), **asked)
    assert isinstance(found, Parts)
    done = found.compute()
    assert list(done["status"]) == STATUSES
    pandas.testing.assert_frame_equal(done, up.attach(frame, **asked))
    recoded = up.recode(parted(frame), **ASKED, to=2024)
    pandas.testing.assert_frame_equal(recoded.compute(), up.recode(frame, **ASKED, to=2024))
    assert up.attach_report(parted(frame), **asked) == up.attach_report(frame, **asked)


def test_what_is_wrong_with_a_frame_in_parts_is_refused_at_once() -> None:
    frame = parted(pandas.DataFrame({"k": [91], "d": [date(2021, 1, 1)]}))
    questions: dict[Any, Any] = {up.attach: {"model": "mal"}, up.recode: {"to": 2024}}
    for question, more in questions.items():
        with pytest.raises(up.InvalidValue, match="read the column as text"):
            question(frame, **ASKED, **more)


def spark_like(rows: list[tuple[Any, ...]], *names: str) -> Any:
    """Rows as a frame of SQLFrame, which speaks Spark's language to DuckDB."""
    session = import_module("sqlframe.duckdb").DuckDBSession()
    return session.createDataFrame(rows, schema=list(names))


def test_spark_is_answered_in_its_own_language() -> None:
    register = country()
    frame = spark_like([(*row, n) for n, row in enumerate(ROWS)], "k", "d", "n")
    asked: dict[str, Any] = {**ASKED, "model": "kind", "register": register}
    found = up.attach(frame, **asked)
    assert type(found) is type(frame)
    rows = sorted(found.collect(), key=lambda row: int(row["n"]))
    assert [row["status"] for row in rows] == STATUSES
    assert [row["bound"] for row in rows] == [True, False, False, None, None, None, None]
    table = polars.DataFrame(
        [(*row, n) for n, row in enumerate(ROWS)], schema=["k", "d", "n"], orient="row"
    )
    assert [row.asDict() for row in rows] == cells(up.attach(table, **asked))
    assert up.attach_report(frame, **asked) == up.attach_report(table, **asked)


def test_spark_knows_no_two_columns_of_one_name_nor_capitals() -> None:
    frame = spark_like([("091", 2021)], "k", "v")
    asked: dict[str, Any] = {"code_column": "k", "year_column": "v", "to": 2024}
    with pytest.raises(up.InvalidValue, match="whose columns have different names"):
        up.recode(frame.toDF("k", "k"), **asked)
    taken = spark_like([("091", 2021, "x")], "k", "v", "K_2024")
    with pytest.raises(up.InvalidValue, match="found 'k_2024', expected a frame without"):
        up.recode(taken, **asked)


# ------------------------------------------------------------- the small table inside DuckDB


def small_tables(connection: Any) -> list[str]:
    """The names of the small tables in a connection."""
    asked = "SELECT table_name FROM duckdb_tables() WHERE temporary AND starts_with(table_name, 'urbanpolicy_')"
    return [name for (name,) in connection.execute(asked).fetchall()]


def test_the_small_table_lies_once_in_the_connection_of_the_relation() -> None:
    connection = duckdb.connect()
    relation = connection.sql("SELECT '091' AS k, 2021 AS v")
    asked: dict[str, Any] = {"code_column": "k", "year_column": "v", "model": "mal"}
    up.attach(relation, **asked)
    first = small_tables(connection)
    up.attach(relation, **asked)
    assert small_tables(connection) == first
    assert len(first) == 1
    assert (
        connection.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall() == []
    )


def test_a_small_table_that_a_transaction_took_away_is_made_again() -> None:
    connection = duckdb.connect()
    asked: dict[str, Any] = {"code_column": "k", "year_column": "v", "model": "mal"}
    connection.begin()
    up.attach(connection.sql("SELECT '091' AS k, 2021 AS v"), **asked)
    connection.rollback()
    assert small_tables(connection) == []
    found = up.attach(connection.sql("SELECT '091' AS k, 2021 AS v"), **asked)
    assert found.project("bound").fetchall() == [(True,)]


def test_a_database_that_may_only_be_read_is_answered(tmp_path: Path) -> None:
    path = str(tmp_path / "rows.duckdb")
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE rows AS SELECT '091' AS k, 2021 AS v")
    with duckdb.connect(path, read_only=True) as connection:
        found = up.attach(connection.table("rows"), code_column="k", year_column="v", model="mal")
        assert found.project("bound").fetchall() == [(True,)]


def test_a_new_column_that_differs_in_capitals_alone_is_refused() -> None:
    relation = DATABASE.sql("SELECT '091' AS k, 2021 AS v, 1 AS Bound")
    with pytest.raises(up.InvalidValue, match="found 'bound', expected a frame without"):
        up.attach(relation, code_column="k", year_column="v", model="mal")
    frame = polars.DataFrame({"k": ["091"], "v": [2021], "Bound": [1]})
    found = up.attach(frame, code_column="k", year_column="v", model="mal")
    assert found["bound"].to_list() == [True]
