"""Codes of any year in the division of another, the same on every kind of frame."""

from __future__ import annotations

import sys
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.cases.running import run
from tests.tables.test_dividing import CODES, EVER, change, ended, land
from urbanpolicy.tables import looking_up

pandas, polars, arrow, duckdb = (
    import_module(name) for name in ("pandas", "polars", "pyarrow", "duckdb")
)
DATABASE = duckdb.connect()  # not the connection that DuckDB takes of itself

Rows = list[tuple[str | None, int | None]]
CODES_OR_NOT = st.none() | st.sampled_from([*EVER, *EVER, "999", "91", "", "091 ", "KU091"])
ROWS = st.lists(st.tuples(CODES_OR_NOT, st.none() | st.integers(2003, 2028)), max_size=25)
COLUMNS = ("kunta", "kunta_2024", "kunta_2024_status")


def frames(rows: Rows) -> dict[str, Any]:
    """The same rows as each kind of frame, with a column that numbers them."""
    codes, years = [code for code, _ in rows], [year for _, year in rows]
    columns: dict[str, Any] = {"kunta": codes, "vuosi": years, "n": list(range(len(rows)))}
    schema = {"kunta": polars.String, "vuosi": polars.Int64, "n": polars.Int64}
    own = polars.DataFrame(columns, schema=schema)
    numbers = pandas.array(years, dtype="Int64")
    panda = pandas.DataFrame(
        {**columns, "vuosi": numbers}, index=[f"i{n % 3}" for n in columns["n"]]
    )
    return {"pandas": panda, "polars": own, "lazy": own.lazy(), "arrow": own.to_arrow()} | {
        "duckdb": DATABASE.from_arrow(own.to_arrow())
    }


def told(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame of any kind."""
    if isinstance(frame, polars.LazyFrame):
        frame = frame.collect().sort("n")
    if isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.order("n").to_arrow_table()
    if isinstance(frame, pandas.DataFrame):
        rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    else:
        rows = frame.to_dicts() if isinstance(frame, polars.DataFrame) else frame.to_pylist()
    return list(rows)


def expected(code: str | None, year: int | None, to: int) -> tuple[str | None, str]:
    if code is None or year is None:
        return (None, "missing")
    if code not in EVER:
        return (None, "unknown_code" if year in CODES else "outside_coverage")
    if year not in CODES:
        return (None, "outside_coverage")
    if code not in CODES[year]:
        return (None, "code_not_in_force")
    target = up.crosswalk(year, to).mapping.get(code)
    return (target, "sure" if target else "partly")


@given(ROWS, st.sampled_from([2005, 2016, 2024]), st.sampled_from([0, 20_000]))
@settings(max_examples=20)
def test_every_kind_of_frame_says_the_same_and_keeps_its_rows(
    rows: Rows, to: int, few: int
) -> None:
    wanted = [
        {"kunta": code, "vuosi": year, "n": n, f"kunta_{to}": target, f"kunta_{to}_status": status}
        for n, (code, year) in enumerate(rows)
        for target, status in [expected(code, year, to)]
    ]
    for kind, frame in frames(rows).items():
        before = told(frame)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(looking_up, "FEW", few)
            found = up.recode(frame, code_column="kunta", year_column="vuosi", to=to)
        assert type(found) is type(frame), kind
        assert told(found) == wanted, kind
        assert told(frame) == before, kind
        if kind == "pandas":
            assert list(found.index) == list(frame.index)
            assert found["vuosi"].dtype == frame["vuosi"].dtype


@pytest.mark.parametrize("few", [0, 20_000])
@given(st.lists(CODES_OR_NOT, max_size=25), st.sampled_from([2005, 2014, 2020]))
@settings(max_examples=5)
def test_all_codes_may_be_of_one_division(few: int, codes: list[str | None], division: int) -> None:
    rows: Rows = [(code, division) for code in [*codes, "999", None]]
    for kind, frame in frames(rows).items():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(looking_up, "FEW", few)
            by_year = up.recode(frame, code_column="kunta", year_column="vuosi", to=2024)
            at_once = up.recode(frame, code_column="kunta", division=division, to=2024)
        assert told(by_year) == told(at_once), kind


WEIGHTS = {("564", "564"): 0.75, ("564", "139"): 0.25, ("443", "182"): 1.0, ("443", "562"): 0}


@given(
    st.lists(
        st.tuples(st.sampled_from(["564", "443", "139", "838", None]), st.integers(2004, 2020)),
        max_size=12,
    )
)
@settings(max_examples=15)
def test_weights_share_out_rows_and_add_up_to_one(rows: Any) -> None:
    for kind, frame in frames(rows).items():
        asked: dict[str, Any] = {"code_column": "kunta", "year_column": "vuosi", "to": 2024}
        plain = told(up.recode(frame, **asked))
        shared = told(up.recode(frame, **asked, weights=WEIGHTS))
        assert [row["n"] for row in shared] == sorted(row["n"] for row in shared), kind
        for row in plain:
            own = [other for other in shared if other["n"] == row["n"]]
            assert sum(other["kunta_2024_weight"] for other in own) == 1
            assert {other["kunta_2024_status"] for other in own} == {row["kunta_2024_status"]}
            where = {other["kunta_2024"]: other["kunta_2024_weight"] for other in own}
            if row["kunta_2024_status"] == "partly":
                wanted = {"564": {"139": 0.25, "564": 0.75}, "443": {"182": 1.0}}
                assert where == wanted[row["kunta"]]
            else:
                assert where == {row["kunta_2024"]: 1.0}


def test_rows_that_are_shared_out_keep_their_index_and_place() -> None:
    frame = pandas.DataFrame({"kunta": ["091", "564", "853"]}, index=["a", "b", "c"])
    found = up.recode(frame, code_column="kunta", division=2017, to=2018, weights=WEIGHTS)
    assert list(found.index) == ["a", "b", "b", "c"]
    assert list(found["kunta_2018"]) == ["091", "139", "564", "853"]


def test_whoever_gave_a_part_may_be_counted_where_it_went_on() -> None:
    frame = frames([("564", 2017), ("443", 2006), ("139", 2017)])["polars"]
    asked: dict[str, Any] = {"code_column": "kunta", "year_column": "vuosi", "to": 2024}
    assert up.recode(frame, **asked)["kunta_2024"].to_list() == [None, None, "139"]
    found = up.recode(frame, **asked, transfers="stay")
    assert found["kunta_2024"].to_list() == ["564", None, "139"]
    assert found["kunta_2024_status"].to_list() == ["partly", "partly", "sure"]


def test_codes_go_backwards_too() -> None:
    frame = polars.DataFrame({"kunta": ["423", "853"]})
    found = up.recode(frame, code_column="kunta", division=2024, to=2014)
    assert found["kunta_2014"].to_list() == [None, "853"]
    assert found["kunta_2014_status"].to_list() == ["partly", "sure"]


@pytest.mark.parametrize("kind", ["pandas", "polars", "lazy", "arrow", "duckdb"])
def test_days_tell_the_year(kind: str) -> None:
    days = [date(2014, 12, 31), date(2015, 1, 1), None]
    own = polars.DataFrame({"kunta": ["838"] * 3, "n": [0, 1, 2], "pv": days})
    moments = pandas.DataFrame(
        {"kunta": ["838"] * 3, "n": [0, 1, 2], "pv": pandas.to_datetime(days)}
    )
    frame: Any = {
        "pandas": moments,
        "polars": own,
        "lazy": own.lazy(),
        "arrow": own.to_arrow(),
        "duckdb": DATABASE.from_arrow(own.to_arrow()),
    }[kind]
    found = told(up.recode(frame, code_column="kunta", day_column="pv", to=2024))
    statuses = [row["kunta_2024_status"] for row in found]
    assert statuses == ["sure", "code_not_in_force", "missing"]


def test_what_a_frame_carries_along_stays() -> None:
    frame = pandas.DataFrame(
        {"kunta": ["091", "838"]}, index=pandas.MultiIndex.from_product([[1], ["a", "b"]])
    )
    frame.attrs["source"] = "own"
    found = up.recode(frame, code_column="kunta", division=2014, to=2024)
    assert found.attrs == frame.attrs
    assert found.index.equals(frame.index)
    told_of = {b"source": b"own"}
    table = arrow.table({"kunta": ["091"]}).replace_schema_metadata(told_of)
    assert up.recode(table, code_column="kunta", division=2014, to=2024).schema.metadata == told_of


def test_two_columns_of_one_name_are_refused() -> None:
    frame = pandas.DataFrame([["838", "564"]], columns=["k", "k"])
    table = arrow.table([["838"], ["564"]], names=["k", "k"])
    for own in (frame, table):
        with pytest.raises(up.InvalidValue, match="a frame whose columns have different names"):
            up.recode(own, code_column="k", division=2014, to=2024)


def test_columns_may_be_called_anything() -> None:
    frame = polars.DataFrame(
        {"_code": ["838"], "_year": [2014], "target": [1], "row": [2], "gone": [3]}
    )
    for own in (frame, frame.lazy(), frame.to_pandas(), frame.to_arrow()):
        found = up.recode(own, code_column="_code", year_column="_year", to=2024)
        if isinstance(found, polars.LazyFrame):
            found = found.collect()
        (row,) = told(found)
        assert list(row.values()) == ["838", 2014, 1, 2, 3, "423", "sure"]


def test_a_lazy_frame_stays_lazy_and_a_world_of_ones_own_has_its_own_answers() -> None:
    register = land(
        ended("001", "2014-12-31"),
        ended("004", "2013-12-31"),
        change("a", "2015-01-01", "001 002", "002", "annexation"),
    )
    frame = polars.LazyFrame({"kunta": ["001", "004", "091"]})
    found = up.recode(frame, code_column="kunta", division=2012, to=2016, register=register)
    assert isinstance(found, polars.LazyFrame)
    rows = found.collect().sort("kunta").rows()
    assert rows == [
        ("001", "002", "sure"),
        ("004", None, "undecided"),
        ("091", None, "unknown_code"),
    ]


# ------------------------------------------------------------------------- cases from elsewhere


def test_dfj_01_codes_read_as_numbers_are_refused_and_never_half_found() -> None:
    frame = pandas.DataFrame({"kunta": [49, 91, 92, 564, 837, 853]})
    with pytest.raises(up.InvalidValue, match=r"kunta: Int64', .* zeros at the start are lost"):
        up.recode(frame, code_column="kunta", division=2020, to=2024)
    found = up.recode(
        frame.assign(kunta=frame["kunta"].astype(str).str.zfill(3)),
        code_column="kunta",
        division=2020,
        to=2024,
    )
    assert set(found["kunta_2024_status"]) == {"sure"}


def test_dfj_03_floats_are_refused_and_a_missing_code_stays_missing() -> None:
    frame = pandas.DataFrame({"kunta": [49.0, 91.0, None]})
    with pytest.raises(up.InvalidValue, match="kunta: Float64"):
        up.recode(frame, code_column="kunta", division=2020, to=2024)
    texts = pandas.DataFrame({"kunta": ["49.0", "91.0", None]})
    found = up.recode(texts, code_column="kunta", division=2020, to=2024)
    assert list(found["kunta_2024_status"]) == ["unknown_code", "unknown_code", "missing"]
    assert found["kunta_2024"].isna().all()


def test_dfj_05_categories_stay_categories() -> None:
    codes = [*CODES[2020][:40], None, "XXX"] * 3
    index = list(range(1000, 1000 + len(codes)))
    frame = pandas.DataFrame(
        {"kunta": pandas.Categorical(codes), "n": range(len(codes))}, index=index
    )
    found = up.recode(frame, code_column="kunta", division=2020, to=2024)
    pandas.testing.assert_frame_equal(found[["kunta", "n"]], frame)
    assert list(found.loc[found["kunta"] == "XXX", "kunta_2024_status"]) == ["unknown_code"] * 3
    for kind in (polars.Categorical, polars.Enum(sorted({c for c in codes if c}))):
        own = polars.DataFrame({"kunta": polars.Series(codes, dtype=kind)})
        for table in (own, own.lazy().collect(), own.to_arrow()):
            recoded = up.recode(table, code_column="kunta", division=2020, to=2024)
            back = polars.from_arrow(recoded) if isinstance(recoded, arrow.Table) else recoded
            assert back["kunta"].cast(polars.String).to_list() == codes
            assert type(recoded) is type(table)
        assert up.recode(own, code_column="kunta", division=2020, to=2024).schema["kunta"] == kind


def test_dfj_07_every_code_of_a_frame_that_is_made_is_text() -> None:
    for kind in ("pandas", "polars", "arrow"):
        panel: Any = up.panel
        frame = panel(years=2023, model="mal", to=kind)
        for name in ("code", "region"):
            column = frame[name].to_pylist() if kind == "arrow" else frame[name].to_list()
            assert all(
                isinstance(code, str) and len(code) == (3 if name == "code" else 2)
                for code in column
            )
    columns = up.crosswalk(2014, 2015).columns
    assert {len(str(code)) for name in ("code", "target") for code in columns[name]} == {3}


def test_dfj_09_several_instruments_at_once_never_double_a_row() -> None:
    models = ("alliance", "mal", "ecosystem", "thematic")
    frame = up.panel(years=range(2010, 2024), model=models, to="pandas")
    assert len(frame) == sum(len(CODES[year]) for year in range(2010, 2024))
    assert not frame.duplicated(["code", "year"]).any()


def test_dfj_11_an_invisible_mark_before_the_first_column_is_shown() -> None:
    frame = polars.DataFrame({"\ufeffkunta": ["091"]})
    with pytest.raises(up.InvalidValue) as caught:
        up.recode(frame, code_column="kunta", division=2020, to=2024)
    assert r"'\ufeffkunta'" in str(caught.value)


def test_dat_05_days_as_text_are_refused_and_not_guessed_row_by_row() -> None:
    column = ["16.11.2023", "1.2.2024", "03.04.2025", "2024-05-06"]
    frame = pandas.DataFrame({"kunta": ["091"] * 4, "pv": column})
    with pytest.raises(up.InvalidValue, match="pv: String', expected days"):
        up.recode(frame, code_column="kunta", day_column="pv", to=2024)


def test_dat_13_moments_of_a_time_zone_are_refused() -> None:
    helsinki = pandas.to_datetime(["2023-11-16T00:00:00+02:00", "2024-01-01T00:00:00+02:00"])
    for days in (helsinki, helsinki.tz_convert("UTC")):
        frame = pandas.DataFrame({"kunta": ["091"] * 2, "pv": days})
        for own in (frame, polars.from_pandas(frame), polars.from_pandas(frame).lazy()):
            with pytest.raises(up.InvalidValue, match="take the days in Finnish time first"):
                up.recode(own, code_column="kunta", day_column="pv", to=2024)
    moment = datetime(2023, 11, 16)  # noqa: DTZ001 - without a zone, as data bases hold days
    frame = polars.DataFrame({"kunta": ["091"], "pv": [moment]})
    assert up.recode(frame, code_column="kunta", day_column="pv", to=2024)["kunta_2024"][0] == "091"


# ------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"code_column": "kunra"}, "found 'kunra', expected one of the columns 'kunta', 'vuosi'"),
        ({"code_column": "kunra"}, "did you mean 'kunta'"),
        ({"code_column": 5}, "recode, code_column: found 5"),
        ({"year_column": "vousi"}, "recode, year_column: found 'vousi'"),
        ({"year_column": None}, "exactly one of day_column, year_column and division"),
        ({"division": 2020}, "exactly one of day_column, year_column and division"),
        ({"year_column": None, "division": "2020"}, "recode, division: found '2020'"),
        ({"to": "2024"}, "recode, to: found '2024', expected a year"),
        ({"year_column": "x"}, "found 'x: Float64', expected years as whole numbers"),
        ({"year_column": None, "day_column": "x"}, "found 'x: Float64', expected days"),
        ({"transfers": "leave"}, "recode, transfers: found 'leave'"),
        ({"weights": [1]}, "recode, weights: found [1], expected shares by pairs of codes"),
        ({"weights": {"564": 1}}, "recode, weights: found '564'"),
        ({"weights": {("564",): 1}}, "recode, weights: found ('564',)"),
        ({"weights": {("564", 139): 1}}, "recode, weights: found ('564', 139)"),
        ({"weights": {("564", "139"): 2}}, "found 2, expected a share from 0 to 1"),
        ({"weights": {("564", "139"): True}}, "found True, expected a share from 0 to 1"),
        ({"weights": {("564", "139"): "1"}}, "found '1', expected a share from 0 to 1"),
        ({"weights": {("564", "139"): 0.5}}, "found 0.5, expected shares that add up to 1"),
        ({"weights": {("564", "091"): 1}}, "expected shares of 139 and 564"),
        ({"to": 2023, "frame": {"kunta": ["091"]}}, "found 'dict', expected a frame of pandas"),
    ],
)
def test_what_cannot_be_recoded_is_refused(wrong: dict[str, Any], message: str) -> None:
    frame = polars.DataFrame({"kunta": ["091"], "vuosi": [2020], "x": [0.5]})
    asked: dict[str, Any] = {
        "frame": frame,
        "code_column": "kunta",
        "year_column": "vuosi",
        "to": 2024,
    }
    recode: Any = up.recode
    with pytest.raises(up.InvalidValue) as caught:
        recode(**{**asked, **wrong})
    assert message in str(caught.value)


def test_a_lazy_frame_of_another_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = type(import_module("narwhals.stable.v2").Implementation.POLARS)
    monkeypatch.setattr(kinds, "is_polars", lambda self: False)
    with pytest.raises(up.InvalidValue, match="found 'LazyFrame', expected a frame of pandas"):
        up.recode(polars.LazyFrame({"k": ["091"]}), code_column="k", division=2020, to=2024)


def test_a_day_column_that_is_empty_is_missing_whatever_its_type() -> None:
    for days in ([None, None], []):
        frame = pandas.DataFrame({"kunta": ["091"] * len(days), "pv": days})
        found = up.recode(frame, code_column="kunta", day_column="pv", to=2024)
        assert list(found["kunta_2024_status"]) == ["missing"] * len(days)


def test_a_year_column_that_is_empty_is_missing_whatever_its_type() -> None:
    frame = pandas.DataFrame({"kunta": ["091", "049"], "vuosi": [None, None]})
    found = up.recode(frame, code_column="kunta", year_column="vuosi", to=2024)
    assert list(found["kunta_2024_status"]) == ["missing", "missing"]


def test_a_frame_that_has_a_column_of_that_name_is_refused() -> None:
    frame = polars.DataFrame({"kunta": ["091"], "kunta_2024": ["091"]})
    with pytest.raises(up.InvalidValue, match=r"found 'kunta_2024', .* rename or drop it"):
        up.recode(frame, code_column="kunta", division=2020, to=2024)


def test_without_narwhals_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
    with pytest.raises(up.MissingExtra, match=r"pip install 'urbanpolicy\[frames\]'"):
        up.recode(polars.DataFrame({"k": ["091"]}), code_column="k", division=2020, to=2024)


def test_no_package_is_imported_that_the_user_did_not_bring(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, polars, urbanpolicy as up\n"
        "frame = polars.DataFrame({'k': ['838']})\n"
        "up.recode(frame, code_column='k', division=2014, to=2024)\n"
        "others = {'pandas', 'pyarrow', 'duckdb', 'pyspark', 'dask'} & set(sys.modules)\n"
        "assert not others, others\n"
    )
    run(script)
