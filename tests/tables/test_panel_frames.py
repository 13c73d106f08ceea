"""The panel as a frame of the kind that is asked for, whose package alone is imported."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import urbanpolicy as up
from tests.cases.running import run

ASKED: dict[str, Any] = {"years": "2022/2023", "model": ["mal", "alliance"], "at": "share"}


def table() -> up.Panel:
    found: up.Panel = up.panel(**ASKED)
    return found


def test_pandas_holds_the_same_and_nullable_types() -> None:
    frame = up.panel(**ASKED, to="pandas")
    assert list(frame.columns) == list(table().columns)
    for name, values in table().columns.items():
        column = zip(frame[name], frame[name].isna(), strict=True)
        assert [None if gone else value for value, gone in column] == list(values)
    types = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert types["code"] == types["region"] == "string"
    assert types["year"] == types["population"] == types["mal_first"] == "Int64"
    assert (types["mal_bound"], types["mal_share"]) == ("boolean", "Float64")
    assert frame.attrs == table().about


def test_polars_holds_the_same_and_its_own_types() -> None:
    polars = import_module("polars")
    frame = up.panel(**ASKED, to="polars")
    assert frame.to_dict(as_series=False) == {n: list(v) for n, v in table().columns.items()}
    assert frame.schema["code"] == frame.schema["region"] == polars.String
    assert frame.schema["mal_bound"] == polars.Boolean
    assert frame.schema["population"] == frame.schema["alliance_relative"] == polars.Int64


def test_arrow_holds_the_same_and_says_what_it_is_about() -> None:
    frame = up.panel(**ASKED, to="arrow")
    assert frame.to_pydict() == {n: list(v) for n, v in table().columns.items()}
    assert str(frame.schema.field("region").type) == "string"
    assert {k.decode(): v.decode() for k, v in frame.schema.metadata.items()} == table().about


@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow"])
def test_columns_without_a_value_keep_their_types(kind: Any) -> None:
    asked: dict[str, Any] = {"model": "alliance", "to": kind}
    panel: Any = up.panel
    empty, full = (panel(months=month, **asked) for month in ("2026-12", "2010-01"))
    types = [
        dict(zip(f.columns, f.dtypes, strict=True)) if kind != "arrow" else f.schema
        for f in (empty, full)
    ]
    assert types[0] == types[1]


@pytest.mark.parametrize(("kind", "package"), [("polars", "polars"), ("arrow", "pyarrow")])
def test_a_package_that_is_not_there_is_named(
    kind: Any, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(up.MissingExtra, match=rf"pip install 'urbanpolicy\[{package}\]'"):
        table().to(kind)


def test_only_the_package_that_is_asked_for_is_imported(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, urbanpolicy as up\n"
        "frames = {'pandas', 'polars', 'pyarrow', 'narwhals', 'numpy'}\n"
        "table = up.panel(years=2023, model='mal')\n"
        "assert not frames & set(sys.modules), frames & set(sys.modules)\n"
        "table.to('polars')\n"
        "assert frames & set(sys.modules) == {'polars'}, frames & set(sys.modules)\n"
    )
    run(script)
