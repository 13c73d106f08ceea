"""``attach``, ``recode`` and ``attach_report`` on frames of Dask, beside those of pandas."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.tables.frames import cells, digest, frames
from tests.tables.oracle import BASES, MODELS
from tests.tables.test_attach import AT, CODES_OR_NOT, DAYS, NAMES, YEARS_OR_NOT
from tests.tables.test_dividing import land
from tests.world.made import agreement, coverage, model

pytest.importorskip("dask", reason="Dask is not installed: make test-spark installs it")
pandas, dask, dd = (import_module(name) for name in ("pandas", "dask", "dask.dataframe"))

WHOLE = ("pandas", "pandas, categories", "pandas, Arrow")
KINDS = st.sampled_from(WHOLE)


def parted(frame: Any) -> Any:
    """The frame in three parts, its order and index as they are."""
    return dd.from_pandas(frame, npartitions=3, sort=False)


def same(found: Any, wanted: Any, number: str) -> None:
    """Hold a frame of Dask against one of pandas: the same rows, in the same order, by one hash."""
    assert isinstance(found, dd.DataFrame)
    done = found.compute(scheduler="synchronous")
    assert list(done.columns) == list(found.columns) == list(wanted.columns)
    assert list(done.index) == list(wanted.index)
    assert cells(done, number) == cells(wanted, number)
    assert digest(cells(done, number)) == digest(cells(wanted, number))


@given(st.lists(st.tuples(CODES_OR_NOT, DAYS), max_size=25), NAMES, KINDS, st.data())
@settings(max_examples=15)
def test_days_are_answered_as_on_one_machine(
    rows: Any, names: Any, kind: str, data: st.DataObject
) -> None:
    frame = frames(rows, "day", names)[kind]
    asked: dict[str, Any] = {
        "code_column": names[0],
        "day_column": names[1],
        "model": data.draw(st.sampled_from(MODELS)),
        "basis": data.draw(st.sampled_from(BASES)),
    }
    same(up.attach(parted(frame), **asked), up.attach(frame, **asked), names[2])
    recoded: dict[str, Any] = {"code_column": names[0], "day_column": names[1], "to": 2024}
    same(up.recode(parted(frame), **recoded), up.recode(frame, **recoded), names[2])


@given(st.lists(st.tuples(CODES_OR_NOT, YEARS_OR_NOT), max_size=25), NAMES, KINDS, st.data())
@settings(max_examples=15)
def test_years_are_answered_and_counted_as_on_one_machine(
    rows: Any, names: Any, kind: str, data: st.DataObject
) -> None:
    frame = frames(rows, "year", names)[kind]
    asked: dict[str, Any] = {
        "code_column": names[0],
        "year_column": names[1],
        "model": data.draw(st.sampled_from([*MODELS, ("mal", "ecosystem")])),
        "at": data.draw(st.sampled_from(AT)),
    }
    same(up.attach(parted(frame), **asked), up.attach(frame, **asked), names[2])
    assert up.attach_report(parted(frame), **asked) == up.attach_report(frame, **asked)


def test_each_part_is_done_by_itself() -> None:
    frame = pandas.DataFrame({"k": ["091", "049", "853"], "v": [2021, 2022, 2023]}, index=[9, 4, 7])
    whole = parted(frame)
    found = up.attach(whole, code_column="k", year_column="v", model="mal")
    assert found.npartitions == whole.npartitions == 3
    # One task more for each part: none of them takes two parts.
    assert len(found.optimize().__dask_graph__()) <= 2 * whole.npartitions
    keys = {key[0].split("-")[0] for key in found.__dask_keys__()}
    assert not any(word in key for key in keys for word in ("shuffle", "merge", "join"))


def test_nothing_is_read_before_the_user_asks() -> None:
    def gone(_: Any) -> Any:
        raise OSError("read")

    meta = pandas.DataFrame({"k": ["091"], "v": [2021]}).iloc[:0]
    frame = dd.from_map(gone, range(3), meta=meta)
    found = up.attach(frame, code_column="k", year_column="v", model="mal")
    assert "bound" in up.recode(found, code_column="k", year_column="v", to=2024).columns
    with pytest.raises(OSError, match="read"):
        found.compute(scheduler="synchronous")


def test_what_is_wrong_is_refused_before_anything_is_read() -> None:
    frame = parted(pandas.DataFrame({"k": [91], "v": [2021]}))
    with pytest.raises(up.InvalidValue, match="read the column as text"):
        up.attach(frame, code_column="k", year_column="v", model="mal")
    with pytest.raises(up.InvalidValue, match="expected one of the columns 'k', 'v'"):
        up.recode(frame, code_column="x", year_column="v", to=2024)


def test_parts_are_done_in_other_processes_too() -> None:
    """The question is sent to where the parts lie: with it a register of one's own."""
    deal = agreement(
        parties=[{"actor": "municipality-001", "role": "party"}],
        milestones=[{"kind": "in-force", "date": "2012-04-01"}],
        term="2012-04-01/2016-06-30",
    )
    register = land(model(), deal, coverage("2010-01-01/2015-12-31", "coverage-agreements"))
    frame = pandas.DataFrame({"k": ["001", "002", "001"], "v": [2014, 2014, 2011]})
    asked: dict[str, Any] = {"code_column": "k", "year_column": "v", "model": "kind"}
    found = up.attach(parted(frame), **asked, register=register)
    with dask.config.set(scheduler="processes", num_workers=2):
        done = found.compute()
    assert list(done["bound"]) == [True, False, False]
    assert cells(done) == cells(up.attach(frame, **asked, register=register))
