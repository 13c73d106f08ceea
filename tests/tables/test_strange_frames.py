"""Frames as they also come: names that engines take for something else, types that hide others."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

import pytest

import urbanpolicy as up
from tests.tables.frames import DATABASE, cells
from tests.tables.test_beyond import Parts, parted, spark_like
from urbanpolicy.tables import looking_up

pandas, polars, arrow, narwhals = (
    import_module(name) for name in ("pandas", "polars", "pyarrow", "narwhals.stable.v2")
)
ASKED: dict[str, Any] = {"code_column": "k", "year_column": "v", "model": "mal"}
NUMBERS = "read the column as text, or zeros at the start are lost"


def with_name(name: str) -> dict[str, Any]:
    """The same two rows in frames of several engines, with a column of some name."""
    table = polars.DataFrame({name: ["091", "zz"], "k": ["zz", "091"], "v": [2021, 2021]})
    return {
        "polars": table,
        "polars, lazy": table.lazy(),
        "pandas": table.to_pandas(),
        "arrow": table.to_arrow(),
        "duckdb": DATABASE.from_arrow(table.to_arrow()),
    }


@pytest.mark.parametrize("name", ["*", "^k$", "^k.*$", "rows", "found", "column1", "COLUMNS(*)"])
def test_a_name_is_a_name_and_no_pattern(name: str) -> None:
    """A bug once: ``^k$`` was answered from the column ``k``, as Polars reads it."""
    for kind, frame in with_name(name).items():
        by_name: dict[str, Any] = {**ASKED, "code_column": name}
        found = up.attach(frame, **by_name)
        assert type(found) is type(frame), kind
        rows = sorted(cells(found, "v"), key=lambda row: str(row[name]))
        assert [row["status"] for row in rows] == ["sure", "unknown_code"], kind
        assert list(rows[0])[:3] == [name, "k", "v"], kind
        recoded = cells(up.recode(frame, code_column=name, year_column="v", to=2024), "v")
        assert {row[f"{name}_2024"] for row in recoded} == {"091", None}, kind
        report = up.attach_report(frame, **by_name)
        assert report.codes("unknown_code") == ("zz",), kind
        others = cells(up.attach(frame, **ASKED), "v")
        assert {(row[name], row["status"]) for row in others} == {
            ("091", "unknown_code"),
            ("zz", "sure"),
        }, kind


def done(frame: Any) -> Any:
    """The frame, its parts brought together: what a part holds as objects is seen when it is read."""
    return frame.compute() if isinstance(frame, Parts) else frame


@pytest.mark.parametrize("few", [0, 20_000])
def test_categories_of_numbers_are_numbers(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug once: pandas reads categories from a file as numbers, so that 091 became 91."""
    monkeypatch.setattr(looking_up, "FEW", few)
    numbers = pandas.DataFrame({"k": pandas.Categorical([91, 853]), "v": [2021, 2021]})
    encoded = arrow.table({"k": arrow.array([91, 853]).dictionary_encode(), "v": [2021, 2021]})
    mixed = pandas.DataFrame({"k": [*["853"] * 300, 91], "v": [2021] * 301}, dtype=object)
    mixed = mixed.astype({"v": "int64"})
    for frame in (numbers, encoded, mixed, parted(numbers), parted(mixed.iloc[-1:])):
        with pytest.raises(up.InvalidValue, match=NUMBERS):
            done(up.attach(frame, **ASKED))
        with pytest.raises(up.InvalidValue, match=NUMBERS):
            done(up.recode(frame, code_column="k", year_column="v", to=2024))
    texts = mixed.iloc[:300]
    assert set(up.attach(texts, **ASKED)["status"]) == {"sure"}
    assert list(up.attach(parted(texts.iloc[:1]), **ASKED).compute()["status"]) == ["sure"]


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize(
    "year", [-(2**63), -(2**40), -(2**40) - 1, -(10**9), -1, 0, 1, 2004, 2027, 2**31, 2**63 - 1]
)
def test_no_year_is_taken_for_another(year: int, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_up, "FEW", few)
    table = polars.DataFrame({"k": ["091", "091"], "v": [year, None]})
    for kind, frame in {
        "polars": table,
        "polars, lazy": table.lazy(),
        "pandas": table.to_pandas(use_pyarrow_extension_array=True),
        "pandas, Int64": pandas.DataFrame(
            {"k": ["091"] * 2, "v": pandas.array([year, None], dtype="Int64")}
        ),
        "arrow": table.to_arrow(),
        "duckdb": DATABASE.from_arrow(table.to_arrow()),
    }.items():
        found = cells(up.attach(frame, **ASKED), "k")
        assert {row["status"] for row in found} == {"outside_coverage", "missing"}, kind


@pytest.mark.parametrize("few", [0, 20_000])
def test_years_of_any_width_are_read(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_up, "FEW", few)
    for kind in ("UInt64", "UInt32", "Int128", "Int16", "UInt16", "Int32"):
        frame = polars.DataFrame(
            {"k": ["091"], "v": [2021]}, schema_overrides={"v": getattr(polars, kind)}
        )
        assert up.attach(frame, **ASKED)["status"].to_list() == ["sure"]
        assert up.attach(frame, **ASKED)["v"].dtype == frame["v"].dtype
    huge = polars.DataFrame(
        {"k": ["091"], "v": [2**64 - 1]}, schema={"k": polars.String, "v": polars.UInt64}
    )
    for frame in (huge, huge.to_arrow(), huge.to_pandas(), DATABASE.from_arrow(huge.to_arrow())):
        (row,) = cells(up.attach(frame, **ASKED), "k")
        assert row["status"] == "outside_coverage"


def test_names_that_are_no_text_are_no_hints() -> None:
    frame = pandas.DataFrame({0: ["091"], 1: [2021], "kk": ["091"]})
    with pytest.raises(up.InvalidValue, match="found 'k', expected one of the columns 0, 1, 'kk'"):
        up.attach(frame, **ASKED)
    found = up.attach(frame.rename(columns={"kk": "k", 1: "v"}), **ASKED)
    assert list(found.columns) == [0, "v", "k", "bound", "agreement", "since", "status"]


def test_a_frame_of_narwhals_is_taken_for_what_it_holds() -> None:
    frame = narwhals.from_native(pandas.DataFrame({"k": ["091"], "v": [2021]}))
    found: Any = up.recode(frame, code_column="k", year_column="v", to=2024)
    assert isinstance(found, pandas.DataFrame)
    assert isinstance(up.attach(frame, **ASKED), pandas.DataFrame)


def test_what_has_parts_that_are_no_frames_is_refused() -> None:
    class Bag:
        def map_partitions(self) -> None:
            """Parts of another kind."""

    for bag in (Bag(), 5, None, spark_like([(1,)], "k").k):
        with pytest.raises(up.InvalidValue, match="expected a frame of pandas, Polars"):
            up.attach(bag, **ASKED)


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize("name", ["k", "d", "v"])
def test_a_column_that_holds_nothing_is_missing(
    name: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its type says nothing either: texts, objects or none at all."""
    monkeypatch.setattr(looking_up, "FEW", few)
    columns: dict[str, list[Any]] = {
        "k": ["853", "853"],
        "d": [date(2020, 10, 7), date(2020, 10, 8)],
        "v": [2020, 2020],
    }
    columns[name] = [None, None]
    table = polars.DataFrame(columns)
    for kind, frame in {
        "polars": table,
        "polars, text": table.with_columns(polars.col(name).cast(polars.String)),
        "arrow": table.to_arrow(),
        "pandas": table.to_pandas().astype({name: object}),
    }.items():
        times = ["year_column"] if name == "v" else ["day_column"]
        for time in times if name != "k" else ["day_column", "year_column"]:
            column = {"day_column": "d", "year_column": "v"}[time]
            if kind == "pandas" and column == "d" != name:
                frame = frame.astype({"d": "datetime64[s]"})
            asked: dict[str, Any] = {"code_column": "k", time: column}
            found = cells(up.attach(frame, **asked, model="mal"), "k")
            assert [row["status"] for row in found] == ["missing"] * 2, (kind, time)
            recoded = cells(up.recode(frame, **asked, to=2024), "k")
            assert [row["k_2024_status"] for row in recoded] == ["missing"] * 2, (kind, time)


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize("name", ["code", "year", "day", "row", "place", "holds", "kunta"])
def test_rows_may_be_called_as_the_columns_of_a_join(
    name: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug once: pandas does not join on a column if the index is called the same."""
    monkeypatch.setattr(looking_up, "FEW", few)
    frame = pandas.DataFrame({"kunta": ["091", "443"], "v": [2021, 2005], name: ["091", "443"]})
    frame = frame.set_index([name, "v"], drop=False)
    asked: dict[str, Any] = {"code_column": "kunta", "year_column": "v"}
    found = up.attach(frame, **asked, model="mal")
    assert found["status"].to_list() == ["sure", "outside_coverage"]
    assert found.index.equals(frame.index)
    assert found.index.names == [name, "v"]
    weights = {("443", "182"): 0.25, ("443", "562"): 0.75}
    shared: Any = up.recode(frame, **asked, to=2024, weights=weights)
    assert shared.index.names == [name, "v"]
    assert shared["kunta_2024_weight"].sum() == 2


@pytest.mark.parametrize("few", [0, 20_000])
def test_dictionaries_are_read_by_what_they_hold(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_up, "FEW", few)
    codes = arrow.DictionaryArray.from_arrays(
        arrow.array([0, 1, None], arrow.int8()), arrow.array(["091", None])
    )
    table = arrow.table({"k": codes, "v": [2021] * 3})
    told = {"arrow": table, "pandas, arrow": table.to_pandas(types_mapper=pandas.ArrowDtype)}
    for kind, frame in told.items():
        found = [row["status"] for row in cells(up.attach(frame, **ASKED), "v")]
        assert sorted(found) == ["missing", "missing", "sure"], kind
    numbers = arrow.table({"k": arrow.array([91]).dictionary_encode(), "v": [2021]})
    for frame in (numbers, numbers.to_pandas(types_mapper=pandas.ArrowDtype)):
        with pytest.raises(up.InvalidValue, match=NUMBERS):
            up.attach(frame, **ASKED)


class Survey(pandas.DataFrame):  # type: ignore[misc, name-defined]
    """A frame of one's own kind."""

    @property
    def _constructor(self) -> Any:
        return Survey


@pytest.mark.parametrize("few", [0, 20_000])
def test_a_frame_of_ones_own_kind_stays_one(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_up, "FEW", few)
    own = Survey({"k": ["091"], "v": [2021]})
    assert type(up.attach(own, **ASKED)) is Survey
    assert type(up.recode(own, code_column="k", year_column="v", to=2024)) is Survey


def test_what_is_attached_again_is_labelled_anew() -> None:
    """A bug once: PyArrow kept the old label, as its names are bytes and ours were texts."""
    table = arrow.table({"k": ["091"], "v": [2021]})
    first = up.attach(table, **ASKED).drop_columns(["bound", "agreement", "since", "status"])
    again = up.attach(first, code_column="k", year_column="v", model="alliance")
    assert len(again.schema.metadata) == 1
    assert again.schema.metadata[b"urbanpolicy.bound"].startswith(b"alliance; ")
