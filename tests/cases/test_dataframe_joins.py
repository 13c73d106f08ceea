"""Cases from elsewhere: what went wrong when tables were joined by codes, with ``attach``.

The same cases with ``recode`` stand in tests/tables/test_recode.py.
"""

from __future__ import annotations

import io
from datetime import date
from importlib import import_module
from typing import Any

import pytest

import urbanpolicy as up

pandas, polars = (import_module(name) for name in ("pandas", "polars"))

ALLIANCE = ("049", "091", "092", "564", "837", "853")
BY_YEAR: dict[str, Any] = {"code_column": "kunta", "year_column": "vuosi", "model": "alliance"}


def both(columns: dict[str, Any]) -> list[Any]:
    """The same columns as frames of pandas and of Polars."""
    return [pandas.DataFrame(columns), polars.DataFrame(columns)]


def listed(column: Any) -> list[Any]:
    """The cells of a column of either kind; None where empty."""
    return [None if cell is None or cell is pandas.NA else cell for cell in column]


def test_dfj_01_codes_whose_zeros_are_gone_are_refused_and_never_half_found() -> None:
    text = "kunta,y\n" + "".join(f"{code},1\n" for code in ALLIANCE)
    for read in (pandas.read_csv, polars.read_csv):
        frame = read(io.StringIO(text))
        columns = {"kunta": frame["kunta"].to_list(), "vuosi": [2024] * 6}
        for own in both(columns):
            with pytest.raises(
                up.InvalidValue, match=r"zeros at the start are lost: '049' and not"
            ):
                up.attach(own, **BY_YEAR)
    texts = pandas.read_csv(io.StringIO(text), dtype={"kunta": str}).assign(vuosi=2024)
    others = polars.read_csv(io.StringIO(text), schema_overrides={"kunta": polars.String})
    for own in (texts, others.with_columns(vuosi=2024)):
        assert listed(up.attach(own, **BY_YEAR)["bound"]) == [True] * 6
    for own in both({"kunta": ["49", "91", "92", "564", "837", "853"], "vuosi": [2024] * 6}):
        report = up.attach_report(own, **BY_YEAR)
        assert report.codes("unknown_code") == ("49", "91", "92")


def test_dfj_03_floats_are_refused_and_a_missing_code_stays_missing() -> None:
    for own in both({"kunta": [49.0, 91.0, None], "vuosi": [2024] * 3}):
        with pytest.raises(up.InvalidValue, match="kunta: Float64"):
            up.attach(own, **BY_YEAR)
    for own in both({"kunta": ["49.0", "nan", None, "49.5"], "vuosi": [2024] * 4}):
        found = up.attach(own, **BY_YEAR)
        statuses = ["unknown_code", "unknown_code", "missing", "unknown_code"]
        assert listed(found["status"]) == statuses
        assert listed(found["bound"]) == [None] * 4


def test_dfj_05_categories_stay_categories_and_rows_stay_where_they_were() -> None:
    rows = list(up.panel(years=range(2010, 2024), model="alliance").rows)
    codes, years = [str(row["code"]) for row in rows], [row["year"] for row in rows]
    index = list(range(7, 7 + len(rows)))
    frame = pandas.DataFrame({"kunta": pandas.Categorical(codes), "vuosi": years}, index=index)
    found = up.attach(frame, **BY_YEAR)
    pandas.testing.assert_frame_equal(found[["kunta", "vuosi"]], frame)
    for kind in (polars.Categorical, polars.Enum(sorted(set(codes)))):
        own = polars.DataFrame({"kunta": polars.Series(codes, dtype=kind), "vuosi": years})
        attached = up.attach(own, **BY_YEAR)
        assert attached.select("kunta", "vuosi").equals(own)
        assert attached.schema["kunta"] == kind
        assert listed(attached["bound"]) == listed(found["bound"])
    odd = pandas.DataFrame({"kunta": pandas.Categorical(["853", "Turku"]), "vuosi": 2024})
    assert up.attach_report(odd, **BY_YEAR).codes("unknown_code") == ("Turku",)


def test_dfj_07_every_code_of_what_is_made_is_text() -> None:
    columns = up.spells(model=["mal", "alliance"]).columns
    for frame in both(columns):
        assert {(type(code), len(code)) for code in frame["code"]} == {(str, 3)}


def test_dfj_09_a_city_with_several_instruments_has_no_second_row() -> None:
    rows = list(up.panel(years=range(2010, 2024), model="alliance").rows)
    codes, years = [str(row["code"]) for row in rows], [row["year"] for row in rows]
    asked: dict[str, Any] = {**BY_YEAR, "model": ["alliance", "mal", "ecosystem", "thematic"]}
    for own in both({"kunta": codes, "vuosi": years}):
        found = up.attach(own, **asked)
        assert len(found) == len(own)
        assert found["kunta"].to_list() == codes
        tampere = codes.index("837") + years[codes.index("837") :].index(2023)
        for name in ("alliance", "mal", "ecosystem"):
            assert listed(found[f"{name}_bound"])[tampere]
        assert list(found.columns[2:6]) == [
            f"alliance_{name}" for name in ("bound", "agreement", "since", "status")
        ]


def test_dfj_11_an_invisible_mark_before_the_first_column_is_shown() -> None:
    for own in both({"\ufeffkunta": ["091"], "vuosi": [2024]}):
        with pytest.raises(up.InvalidValue) as caught:
            up.attach(own, **BY_YEAR)
        assert r"'\ufeffkunta', 'vuosi'" in str(caught.value)


def test_dat_05_days_as_text_are_refused_and_not_guessed_row_by_row() -> None:
    column = ["16.11.2023", "1.2.2024", "03.04.2025", "2024-05-06"]
    for own in both({"kunta": ["853"] * 4, "pv": column}):
        with pytest.raises(up.InvalidValue, match=r"pv: String', .*one stated format for all rows"):
            up.attach(own, code_column="kunta", day_column="pv", model="alliance")
    dated = [date(2023, 11, 16), date(2024, 2, 1), date(2025, 4, 3)]
    frame = pandas.DataFrame({"kunta": ["853"] * 3, "pv": column[:3]})
    frame["pv"] = pandas.to_datetime(frame["pv"], format="%d.%m.%Y")
    own = polars.DataFrame({"kunta": ["853"] * 3, "pv": column[:3]})
    own = own.with_columns(polars.col("pv").str.to_date("%d.%m.%Y"))
    assert own["pv"].to_list() == dated
    for table in (frame, own):
        found = up.attach(table, code_column="kunta", day_column="pv", model="alliance")
        assert listed(found["bound"]) == [True] * 3


def test_dat_13_midnight_in_helsinki_is_refused_until_it_is_a_day() -> None:
    helsinki = pandas.to_datetime(pandas.Series(["2023-11-16T00:00:00+02:00"] * 2))
    for days in (helsinki, helsinki.dt.tz_convert("UTC")):
        frame = pandas.DataFrame({"kunta": ["853"] * 2, "pv": days})
        for own in (frame, polars.from_pandas(frame)):
            with pytest.raises(up.InvalidValue, match="take the days in Finnish time first"):
                up.attach(own, code_column="kunta", day_column="pv", model="alliance")
        local = frame["pv"].dt.tz_convert("Europe/Helsinki").dt.tz_localize(None)
        found = up.attach(
            frame.assign(pv=local), code_column="kunta", day_column="pv", model="alliance"
        )
        assert listed(found["bound"]) == [True] * 2
        assert list(found["since"].dt.date) == [date(2023, 11, 16)] * 2
