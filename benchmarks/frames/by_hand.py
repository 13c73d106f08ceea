"""What a careful user of each engine writes by hand for the same tables, with the same guarantees.

Frozen before anything was made quicker. Each function takes a frame and the small table that
``attach`` and ``recode`` use, as a frame of its own engine; it gives the frame with the new columns,
no row lost or doubled, and on eager engines in the same order.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

NEW = {"attach": ["bound", "agreement", "since", "status"], "recode": ["target", "status"]}

# -- Polars ---------------------------------------------------------------------------------------


def polars(frame: Any, small: Any, work: str, years: tuple[int, int]) -> Any:
    """Polars, lazy or eager."""
    pl: Any = import_module("polars")

    order: Any = {} if isinstance(frame, pl.LazyFrame) else {"maintain_order": "left"}
    own = frame.collect_schema().names()
    joined = frame.with_columns(pl.col("day").dt.year().cast(pl.Int64).alias("year")).join(
        small, on=["code", "year"], how="left", **order
    )
    if work == "attach":
        joined = joined.filter(
            pl.col("lo").is_null()
            | ((pl.col("lo") <= pl.col("day")) & (pl.col("day") < pl.col("until")))
        )
    why = (
        pl.when(pl.col("code").is_null() | pl.col("day").is_null())
        .then(pl.lit("missing"))
        .when(pl.col("year").is_between(*years))
        .then(pl.lit("unknown_code"))
        .otherwise(pl.lit("outside_coverage"))
    )
    return joined.with_columns(pl.coalesce("status", why).alias("status")).select(*own, *NEW[work])


# -- DuckDB ---------------------------------------------------------------------------------------


def duckdb(frame: Any, small: str, work: str, years: tuple[int, int]) -> Any:
    """DuckDB: ``small`` is the name of a table in the connection."""
    where = "WHERE s.lo IS NULL OR (s.lo <= f.day AND f.day < s.until)" if work == "attach" else ""
    new = ", ".join(f"s.{name}" for name in NEW[work] if name != "status")
    return frame.query(
        "f",
        f"""
        SELECT f.*, {new}, coalesce(s.status, CASE
            WHEN f.code IS NULL OR f.day IS NULL THEN 'missing'
            WHEN year(f.day) BETWEEN {years[0]} AND {years[1]} THEN 'unknown_code'
            ELSE 'outside_coverage' END) AS status
        FROM f LEFT JOIN {small} s ON f.code = s.code AND year(f.day) = s.year
        {where}""",
    )


# -- PyArrow --------------------------------------------------------------------------------------


def pyarrow(frame: Any, small: Any, work: str, years: tuple[int, int]) -> Any:
    """PyArrow: only the keys are joined, and the order is put back."""
    np: Any = import_module("numpy")
    pa: Any = import_module("pyarrow")
    pc: Any = import_module("pyarrow.compute")

    year = pc.cast(pc.year(frame["day"]), pa.int64())
    keys = pa.table(
        {
            "code": frame["code"],
            "year": year,
            "day": frame["day"],
            "row": pa.array(np.arange(len(frame))),
        }
    )
    joined = keys.join(small, keys=["code", "year"], join_type="left outer")
    if work == "attach":
        within = pc.and_(
            pc.less_equal(joined["lo"], joined["day"]), pc.less(joined["day"], joined["until"])
        )
        joined = joined.filter(pc.or_kleene(pc.is_null(joined["lo"]), within))
    joined = joined.sort_by("row")
    gone = pc.or_(pc.is_null(frame["code"]), pc.is_null(frame["day"]))
    inside = pc.and_(pc.greater_equal(year, years[0]), pc.less_equal(year, years[1]))
    why = pc.if_else(
        gone, "missing", pc.if_else(pc.fill_null(inside, False), "unknown_code", "outside_coverage")
    )
    for name in NEW[work]:
        column = joined[name]
        if name == "status":
            column = pc.coalesce(column, why)
        frame = frame.append_column(name, column)
    return frame


# -- pandas ---------------------------------------------------------------------------------------


def pandas(frame: Any, small: Any, work: str, years: tuple[int, int]) -> Any:
    """Pandas: only the keys are joined; its left join keeps the order."""
    np: Any = import_module("numpy")
    pd: Any = import_module("pandas")

    year = frame["day"].dt.year
    keys = pd.DataFrame(
        {"code": frame["code"].array, "year": year.array, "day": frame["day"].array}
    )
    joined = keys.merge(small, on=["code", "year"], how="left")
    if work == "attach":
        joined = joined[
            joined["lo"].isna()
            | ((joined["lo"] <= joined["day"]) & (joined["day"] < joined["until"]))
        ]
    gone = (frame["code"].isna() | frame["day"].isna()).to_numpy()
    why = np.where(
        gone,
        "missing",
        np.where(year.between(*years).to_numpy(), "unknown_code", "outside_coverage"),
    )
    new = {name: joined[name].array for name in NEW[work]}
    status = joined["status"].reset_index(drop=True)
    lost = status.isna().to_numpy()
    status[lost] = why[lost]
    new["status"] = status.array
    return frame.assign(**new)


# -- PySpark --------------------------------------------------------------------------------------


def pyspark(frame: Any, small: Any, work: str, years: tuple[int, int]) -> Any:
    """PySpark: the small table is broadcast."""
    f: Any = import_module("pyspark.sql.functions")

    own = frame.columns
    keyed = frame.withColumn("year", f.year("day"))
    joined = keyed.join(f.broadcast(small), on=["code", "year"], how="left")
    if work == "attach":
        within = (f.col("lo") <= f.col("day")) & (f.col("day") < f.col("until"))
        joined = joined.where(f.col("lo").isNull() | within)
    why = (
        f.when(f.col("code").isNull() | f.col("day").isNull(), "missing")
        .when(f.col("year").between(*years), "unknown_code")
        .otherwise("outside_coverage")
    )
    return joined.withColumn("status", f.coalesce("status", why)).select(*own, *NEW[work])
