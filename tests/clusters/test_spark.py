"""``attach``, ``recode`` and ``attach_report`` on frames of PySpark, beside those of Polars."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.tables.frames import Names, cells, digest
from tests.tables.oracle import BASES, CODES, MODELS
from tests.tables.test_attach import AT, CODES_OR_NOT, DAYS, NAMES, YEARS_OR_NOT

polars = import_module("polars")

Rows = list[tuple[str | None, Any]]

STRANGE = NAMES | st.sampled_from([("a.b", "c`d", "n"), ("_code", "_CODE", "n"), ("%s", "é ", "#")])
"""Also names that mean something to Spark: dots, grave accents, the same in capitals."""


def spark_frame(spark: Any, rows: Rows, time: str, names: Names) -> Any:
    """Rows as a frame of Spark, in two partitions, with a column that numbers them."""
    kinds = ("STRING", "DATE" if time == "day" else "INT", "BIGINT")
    schema = ", ".join(
        f"`{name.replace('`', '``')}` {kind}" for name, kind in zip(names, kinds, strict=True)
    )
    numbered = [(*row, number) for number, row in enumerate(rows)]
    return spark.createDataFrame(numbered, schema).repartition(2)


def polars_frame(rows: Rows, time: str, names: Names) -> Any:
    """The same rows as a frame of Polars."""
    kind = polars.Date if time == "day" else polars.Int64
    schema = dict(zip(names, (polars.String, kind, polars.Int64), strict=True))
    numbered = [(*row, number) for number, row in enumerate(rows)]
    return polars.DataFrame(numbered, schema=schema, orient="row")


def spark_cells(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame of Spark, whose names may differ in capitals alone."""
    return [dict(zip(frame.columns, row, strict=True)) for row in frame.collect()]


def same(found: Any, wanted: Any) -> None:
    """Hold a frame of Spark against one of Polars: the same rows, by one hash over them."""
    assert found.columns == wanted.columns
    assert digest(spark_cells(found)) == digest(cells(wanted))


def both(spark: Any, rows: Rows, time: str, names: Names, question: Any, **asked: Any) -> None:
    """Ask both the same."""
    frame = spark_frame(spark, rows, time, names)
    before = digest(spark_cells(frame))
    asked = {"code_column": names[0], f"{time}_column": names[1], **asked}
    same(question(frame, **asked), question(polars_frame(rows, time, names), **asked))
    assert digest(spark_cells(frame)) == before


@given(st.lists(st.tuples(CODES_OR_NOT, DAYS), max_size=25), STRANGE, st.data())
@settings(max_examples=12)
def test_days_are_answered_as_on_one_machine(
    spark: Any, rows: Rows, names: Names, data: st.DataObject
) -> None:
    both(
        spark,
        rows,
        "day",
        names,
        up.attach,
        model=data.draw(st.sampled_from(MODELS)),
        basis=data.draw(st.sampled_from(BASES)),
        division=data.draw(st.sampled_from(["row", 2005, 2024])),
    )


@given(st.lists(st.tuples(CODES_OR_NOT, YEARS_OR_NOT), max_size=25), STRANGE, st.data())
@settings(max_examples=12)
def test_years_are_answered_as_on_one_machine(
    spark: Any, rows: Rows, names: Names, data: st.DataObject
) -> None:
    both(
        spark,
        rows,
        "year",
        names,
        up.attach,
        model=data.draw(st.sampled_from([*MODELS, ("mal", "ecosystem")])),
        basis=data.draw(st.sampled_from(BASES)),
        at=data.draw(st.sampled_from(AT)),
    )


@given(
    st.lists(st.tuples(CODES_OR_NOT, DAYS), max_size=25),
    STRANGE,
    st.sampled_from([2005, 2016, 2024]),
)
@settings(max_examples=8)
def test_codes_are_recoded_as_on_one_machine(spark: Any, rows: Rows, names: Names, to: int) -> None:
    both(spark, rows, "day", names, up.recode, to=to)


def test_weights_repeat_the_same_rows(spark: Any) -> None:
    rows: Rows = [("564", date(2008, 5, 1)), ("091", date(2008, 5, 1)), (None, None)]
    weights = {("564", "139"): 0.002, ("564", "564"): 0.998}
    both(spark, rows, "day", ("k", "d", "n"), up.recode, to=2024, weights=weights)


def test_100_000_rows_are_answered_as_on_one_machine(spark: Any) -> None:
    random = Random("clusters")
    first, last = date(2003, 1, 1).toordinal(), date(2028, 12, 31).toordinal()
    codes: list[Any] = [*CODES, "999", None]
    rows: Rows = [
        (random.choice(codes), date.fromordinal(random.randint(first, last)))
        for _ in range(100_000)
    ]
    both(spark, rows, "day", ("k", "d", "n"), up.attach, model="mal")


def test_a_report_counts_the_same(spark: Any) -> None:
    rows: Rows = [("091", 2021), ("091", 2021), ("999", 2021), (None, 2021), ("853", None)]
    names = ("a.b", "v", "n")
    asked: dict[str, Any] = {
        "code_column": "a.b",
        "year_column": "v",
        "model": ["mal", "ecosystem"],
    }
    found = up.attach_report(spark_frame(spark, rows, "year", names), **asked)
    assert found == up.attach_report(polars_frame(rows, "year", names), **asked)


# ------------------------------------------------------------------ nothing is brought together


def plan_of(frame: Any) -> list[str]:
    """The physical plan, by its lines."""
    told: str = frame._jdf.queryExecution().executedPlan().toString()
    return told.splitlines()


@pytest.mark.parametrize("work", ["attach", "recode", "weights"])
def test_the_small_table_is_broadcast_and_the_big_one_is_not_moved(
    spark: Any, tmp_path: Any, work: str
) -> None:
    path = str(tmp_path / "rows.parquet")
    spark.range(1000).selectExpr(
        "id", "lpad(CAST(id AS STRING), 3, '0') AS k", "DATE'2021-05-01' AS d"
    ).write.parquet(path)
    frame = spark.read.parquet(path)
    asked: dict[str, Any] = {"code_column": "k", "day_column": "d"}
    if work == "attach":
        found = up.attach(frame, model="mal", **asked)
    else:
        weights = {("564", "139"): 0.002, ("564", "564"): 0.998} if work == "weights" else None
        found = up.recode(frame, to=2024, weights=weights, **asked)
    plan = plan_of(found)
    joins = [line for line in plan if "Join" in line]
    assert len(joins) == 1
    assert "BroadcastHashJoin" in joins[0]
    assert "BuildRight" in joins[0]
    moved = [line for line in plan if "Exchange" in line]
    assert len(moved) == 1
    assert "BroadcastExchange" in moved[0]
    assert not any("Python" in line for line in plan)  # no row passes through Python


def test_nothing_is_executed_before_the_user_asks(spark: Any) -> None:
    frame = spark.range(10).selectExpr("'091' AS k", "raise_error('read') AS gone", "2021 AS v")
    context = spark.sparkContext
    context.setJobGroup("attaching", "what attach and recode execute")
    up.attach(frame, code_column="k", year_column="v", model="mal")
    up.recode(frame, code_column="k", year_column="v", to=2024)
    assert list(context.statusTracker().getJobIdsForGroup("attaching")) == []
    with pytest.raises(Exception, match="read"):
        frame.collect()
    assert len(context.statusTracker().getJobIdsForGroup("attaching")) == 1


# ------------------------------------------------------------------------ what types there are


def test_moments_without_a_time_zone_are_of_their_day(spark: Any) -> None:
    frame = spark.createDataFrame(
        [("091", datetime(2020, 10, 7, 23, 59)), ("091", datetime(2020, 10, 8, 0, 0))],  # noqa: DTZ001
        "k STRING, d TIMESTAMP_NTZ",
    )
    found = up.attach(frame, code_column="k", day_column="d", model="mal").orderBy("d").collect()
    assert [row["bound"] for row in found] == [False, True]


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("TIMESTAMP", datetime(2020, 1, 1), "take the days in Finnish time first"),  # noqa: DTZ001
        ("STRING", "2020-01-01", "convert it first, with one stated format"),
    ],
)
def test_other_days_are_refused_before_anything_is_read(
    spark: Any, kind: str, value: Any, message: str
) -> None:
    frame = spark.createDataFrame([("091", value)], f"k STRING, d {kind}")
    with pytest.raises(up.InvalidValue, match=message):
        up.attach(frame, code_column="k", day_column="d", model="mal")


def test_codes_as_numbers_are_refused(spark: Any) -> None:
    frame = spark.createDataFrame([(91, 2021)], "k INT, v INT")
    with pytest.raises(up.InvalidValue, match="read the column as text"):
        up.recode(frame, code_column="k", year_column="v", to=2024)


def test_columns_that_differ_in_capitals_alone_from_a_new_one_are_refused(spark: Any) -> None:
    frame = spark.createDataFrame([("091", 2021, 1)], "k STRING, v INT, Bound INT")
    with pytest.raises(up.InvalidValue, match="a frame without the columns that are added"):
        up.attach(frame, code_column="k", year_column="v", model="mal")


def test_two_columns_of_one_name_are_refused(spark: Any) -> None:
    frame = spark.createDataFrame([("091", 2021)], "k STRING, v INT").selectExpr("k", "v", "v")
    with pytest.raises(up.InvalidValue, match="whose columns have different names"):
        up.attach(frame, code_column="k", year_column="v", model="mal")


def test_the_small_table_is_made_once_for_a_session(spark: Any) -> None:
    frame = spark.createDataFrame([("091", 2021)], "k STRING, v INT")
    asked: dict[str, Any] = {"code_column": "k", "year_column": "v", "model": "mal"}
    up.attach(frame, **asked)
    made: list[Any] = []
    create = spark.createDataFrame
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(spark), "createDataFrame", lambda *told, **_: made.append(told))
        up.attach(frame, **asked)
    assert made == []
    assert create([("091", 2021)], "k STRING, v INT").count() == 1
