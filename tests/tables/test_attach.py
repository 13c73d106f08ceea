"""What bound each row, on every kind of frame, beside what the register says row by row."""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.cases.running import run
from tests.tables.frames import DATABASE, KINDS, Names, cells, digest, frames
from tests.tables.oracle import BASES, CODES, EVER, MODELS, YEARS, Answer, answer, days_of, known
from tests.tables.test_dividing import change, ended, land
from tests.world.made import agreement, coverage, model
from urbanpolicy.tables import looking_up

pandas, polars = (import_module(name) for name in ("pandas", "polars"))

AT = ("12-31", "06-30", "first", "last", "any", "share")
BOUND_ONCE = sorted({spell.code for name in MODELS for spell in up.spells(model=name).rows})
CODES_OR_NOT = st.none() | st.sampled_from(
    [*BOUND_ONCE, *BOUND_ONCE, *sorted(EVER), "999", "91", "", "091 ", "KU091", "KAUNIAINEN", "ä"]
)
DAYS = st.none() | st.dates(date(2003, 1, 1), date(2028, 12, 31))
YEARS_OR_NOT = st.none() | st.integers(2003, 2028)
FEW = st.sampled_from([0, 20_000])
"""How many rows are few: eager frames of few rows are looked up, those of more are joined."""
Rows = list[tuple[str | None, date | None]]
ROWS = 100_000 // (2 * len(MODELS) * len(BASES)) + 100
"""So many by day and by year, of each model and basis: more than 100,000 in all."""


NAMES = st.sampled_from(
    [
        ("kunta", "aika", "n"),
        ("_code", "_year", "_day"),
        ("row", "place", "gone"),
        ("status0", "lo", "until"),
        ("Kunnan koodi", 'a"b', "ä;,'"),
    ]
)


def check_frames(
    made: dict[str, Any], names: Names, wanted: list[Any], asked: dict[str, Any], few: int
) -> None:
    """Hold what each kind of frame says against the oracle, and against each other."""
    first: list[dict[str, Any]] | None = None
    for kind, frame in made.items():
        before = cells(frame, names[2])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(looking_up, "FEW", few)
            found = up.attach(frame, code_column=names[0], **asked)
        assert type(found) is type(frame), kind
        after = cells(found, names[2])
        assert [{name: row[name] for name in names} for row in after] == before, kind
        assert cells(frame, names[2]) == before, kind
        for row, want in zip(after, wanted, strict=True):
            shares = (row.get("share"), row.get("share_least"), row.get("share_most"))
            said = (row["bound"], row["agreement"], row["status"], *shares)
            assert said == tuple(want), (kind, row)
            assert (row["since"] is not None) == (row["bound"] is True), (kind, row)
        first = first or after
        assert (after, digest(after)) == (first, digest(first)), kind
        if kind.startswith("pandas"):
            pandas.testing.assert_frame_equal(found[list(names)], frame)
        if kind.startswith("arrow"):
            assert found.select(list(names)).equals(frame)
        if kind in ("polars", "polars, categories"):
            assert found.select(names).equals(frame)
            assert found.select(names).schema == frame.schema


@given(st.lists(st.tuples(CODES_OR_NOT, DAYS), max_size=15), NAMES, st.data())
@settings(max_examples=15)
def test_every_kind_of_frame_says_of_days_what_the_register_says(
    rows: Any, names: Names, data: st.DataObject
) -> None:
    which, basis = data.draw(st.sampled_from(MODELS)), data.draw(st.sampled_from(BASES))
    division = data.draw(st.sampled_from([None, None, 2005, 2024]))
    wanted = [
        answer(code, day.year if day else None, (day,), "day", which, basis, division)
        for code, day in rows
    ]
    asked = {"day_column": names[1], "model": which, "basis": basis, "division": division or "row"}
    check_frames(frames(rows, "day", names), names, wanted, asked, data.draw(FEW))


@given(st.lists(st.tuples(CODES_OR_NOT, YEARS_OR_NOT), max_size=15), NAMES, st.data())
@settings(max_examples=15)
def test_every_kind_of_frame_says_of_years_what_the_register_says(
    rows: Any, names: Names, data: st.DataObject
) -> None:
    which, basis = data.draw(st.sampled_from(MODELS)), data.draw(st.sampled_from(BASES))
    at, division = data.draw(st.sampled_from(AT)), data.draw(st.sampled_from([None, 2005, 2024]))
    wanted = [
        answer(code, year, days_of(year, at) if year else (), at, which, basis, division)
        for code, year in rows
    ]
    asked = {
        "year_column": names[1],
        "at": at,
        "model": which,
        "basis": basis,
        "division": division or "row",
    }
    check_frames(frames(rows, "year", names), names, wanted, asked, data.draw(FEW))


def questions(model: str, seed: str) -> list[tuple[Any, Any]]:
    """Codes and days that differ, most of them near the days on which agreements begin or end."""
    random = Random(seed)
    spells = up.spells(model=model).rows
    near = [
        day + timedelta(days=shift)
        for spell in spells
        for day in (spell.first, spell.last)
        if day is not None
        for shift in (-1, 0, 1)
    ]
    codes = sorted({spell.code for spell in spells})
    found: set[tuple[str, date]] = set()
    while len(found) < 150:
        code = random.choice(codes if random.random() < 0.7 else sorted(EVER))
        day = date(2004, 6, 1) + timedelta(days=random.randrange(8300))
        found.add((code, random.choice(near) if random.random() < 0.7 else day))
    return [*sorted(found), (None, date(2020, 1, 1)), ("091", None), ("KU091", date(2020, 1, 1))]


@pytest.mark.parametrize("basis", BASES)
def test_100_000_rows_say_what_the_register_says_of_each(basis: Any) -> None:
    """Every model, basis and ``at``: ROWS by day, and as many by year; looked up or joined."""
    for which in MODELS:
        random = Random(f"{which} {basis}")
        asked = questions(which, f"{which} {basis}")
        rows = random.choices(asked, k=ROWS)
        few = random.choice([0, 20_000])
        said = attached(rows, "day_column", few, model=which, basis=basis)
        for (code, day), row in zip(rows, said, strict=True):
            assert row == answer(code, day and day.year, (day,), "day", which, basis), (code, day)
        # For the whole of a year, each of its days is asked about: so only one of them is.
        whole = [random.choice([one for one in asked if one[0] in BOUND_ONCE])]
        for at in AT:
            every = whole if at in ("any", "share") else asked[:40]
            years = random.choices(
                [(code, day and day.year) for code, day in every], k=ROWS // len(AT)
            )
            said = attached(years, "year_column", few, model=which, basis=basis, at=at)
            for (code, year), row in zip(years, said, strict=True):
                days = days_of(year, at) if year else ()
                assert row == answer(code, year, days, at, which, basis), (code, year, at)


def attached(rows: list[Any], time: str, few: int, **asked: Any) -> list[Answer]:
    """What ``attach`` says of each row."""
    frame = polars.DataFrame({"k": [c for c, _ in rows], "t": [t for _, t in rows]})
    attach: Any = up.attach
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking_up, "FEW", few)
        found = attach(frame, code_column="k", **{time: "t"}, **asked)
    names = ("bound", "agreement", "status", "share", "share_least", "share_most")
    return [Answer(*row) for row in found.select(n for n in names if n in found.columns).rows()]


@given(st.sampled_from(BOUND_ONCE), st.dates(date(2005, 1, 1), date(2026, 12, 31)), st.data())
@settings(max_examples=30)
def test_since_is_the_first_day_of_an_unbroken_run_of_bound_days(
    code: str, day: date, data: st.DataObject
) -> None:
    which, basis = data.draw(st.sampled_from(MODELS)), data.draw(st.sampled_from(BASES))
    frame = polars.DataFrame({"k": [code], "d": [day]})
    row = up.attach(frame, code_column="k", day_column="d", model=which, basis=basis).row(
        0, named=True
    )
    if row["bound"]:
        place = CODES[day.year][code]
        since = row["since"]
        steps = {(day - since).days * n // 40 for n in range(41)}
        for step in steps:
            assert known(place, which, basis, since + timedelta(days=step)).truth.is_certain
        assert not known(place, which, basis, since - timedelta(days=1)).truth.is_certain


@pytest.mark.parametrize("kind", KINDS)
def test_several_models_have_columns_of_their_own_and_never_a_second_row(kind: str) -> None:
    rows = [(code, day) for code in BOUND_ONCE for day in (date(2012, 5, 1), date(2023, 12, 1))]
    frame = frames(rows, "day", ("k", "d", "n"))[kind]
    asked: dict[str, Any] = {"code_column": "k", "day_column": "d"}
    both = cells(up.attach(frame, **asked, model=["mal", "growth-agreement-2013"]))
    assert len(both) == len(rows)
    for which, start in (("mal", "mal_"), ("growth-agreement-2013", "growth_agreement_2013_")):
        alone = cells(up.attach(frame, **asked, model=which))
        for one, own in zip(both, alone, strict=True):
            for name in ("bound", "agreement", "since", "status"):
                assert one[start + name] == own[name]


def test_some_agreements_may_be_asked_for_instead_of_a_model() -> None:
    days = [date(2020, 10, 7), date(2020, 10, 8), date(2024, 11, 27), date(2024, 12, 1)]
    frame = polars.DataFrame({"k": ["853"] * 4, "d": days})
    asked: dict[str, Any] = {"code_column": "k", "day_column": "d"}
    one = "mal-turku-2020-2031"
    found = up.attach(frame, **asked, agreements=one)
    assert found["bound"].to_list() == [False, True, True, None]
    assert found["agreement"].to_list() == [None, one, one, None]
    for day, bound in zip(days, found["bound"].to_list(), strict=True):
        truth = up.is_bound("853", one, on=day)
        assert (truth.is_certain, truth.is_possible) == (bound is True, bound is not False)
    chain = up.attach(frame, **asked, agreements=[one, "mal-turku-2024-2035"])
    whole = up.attach(frame, **asked, model="mal")
    assert chain["bound"].to_list() == whole["bound"].to_list() == [False, True, True, True]


def test_it_is_said_what_the_new_columns_rest_on() -> None:
    table = polars.DataFrame({"k": ["853"], "v": [2023]})
    asked: dict[str, Any] = {"code_column": "k", "year_column": "v", "basis": "signed"}
    frame = table.to_pandas()
    frame.attrs["source"] = "own"
    found = up.attach(frame, **asked, model="mal", at="06-30")
    words = f"mal; basis signed; at 06-30; division of the row; {up.register().name}"
    assert found.attrs == {"source": "own", "urbanpolicy.bound": words}
    assert frame.attrs == {"source": "own"}
    own = table.to_arrow().replace_schema_metadata({"source": "own"})
    two = up.attach(own, **asked, model=["mal", "alliance"], prefix="u_", division=2024)
    told_of = {key.decode(): value.decode() for key, value in two.schema.metadata.items()}
    assert sorted(told_of) == ["source", "urbanpolicy.u_alliance_bound", "urbanpolicy.u_mal_bound"]
    assert "; at 12-31; division 2024; " in told_of["urbanpolicy.u_alliance_bound"]
    days = table.with_columns(d=date(2023, 6, 1)).to_arrow()
    by_day = up.attach(days, code_column="k", day_column="d", model="mal")
    assert b"at the day of the row" in by_day.schema.metadata[b"urbanpolicy.bound"]


def test_new_columns_can_be_empty_and_have_types_of_their_own() -> None:
    own = polars.DataFrame({"k": ["853", "xxx"], "v": [2023, 2023]})
    asked: dict[str, Any] = {"code_column": "k", "year_column": "v", "model": "mal", "at": "share"}
    found = up.attach(own.to_pandas(), **asked)
    types = {name: str(kind) for name, kind in found.dtypes.items()}
    assert (types["bound"], types["share"], types["share_most"]) == (
        "boolean",
        "Float64",
        "Float64",
    )
    assert types["since"].startswith("datetime64")
    schema = up.attach(own, **asked).schema
    assert [schema[name] for name in ("bound", "agreement", "since", "status", "share")] == [
        polars.Boolean,
        polars.String,
        polars.Date,
        polars.String,
        polars.Float64,
    ]
    for kind in ("pandas", "polars"):
        empty = up.attach(own.head(0).to_pandas() if kind == "pandas" else own.head(0), **asked)
        assert len(empty) == 0
        assert list(empty.columns)[2:] == [*schema][2:]


def test_a_lazy_frame_is_not_executed() -> None:
    def fail(_: object) -> str:
        raise AssertionError("it was executed")

    frame = polars.LazyFrame({"k": ["853"], "v": [2023]}).with_columns(
        polars.col("k").map_elements(fail, return_dtype=polars.String)
    )
    found = up.attach(frame, code_column="k", year_column="v", model="mal")
    assert isinstance(found, polars.LazyFrame)


def test_moments_are_of_their_day() -> None:
    texts = ("2020-10-07T23:59:00", "2020-10-08T00:00:00", "2020-12-31T23:00:00")
    moments = [datetime.fromisoformat(text) for text in texts]
    own = polars.DataFrame({"k": ["853"] * 3, "d": moments, "n": [0, 1, 2]})
    for unit in ("ms", "us", "ns"):
        frame = own.with_columns(polars.col("d").cast(polars.Datetime(unit)))
        kinds = (frame, frame.lazy(), frame.to_pandas(), frame.to_arrow())
        for one in (*kinds, DATABASE.from_arrow(frame.to_arrow())):
            found: Any = up.attach(one, code_column="k", day_column="d", model="mal")
            assert [row["bound"] for row in cells(found)] == [False, True, True]


def test_pandas_columns_backed_by_arrow_are_read_too() -> None:
    own = polars.DataFrame({"k": ["853", None], "d": [date(2023, 6, 1)] * 2, "v": [2023, 2023]})
    frame = own.to_pandas(use_pyarrow_extension_array=True)
    attach: Any = up.attach
    for asked in ({"day_column": "d"}, {"year_column": "v"}):
        found = attach(frame, code_column="k", model="mal", **asked)
        assert list(found["status"]) == ["sure", "missing"]
        assert found["bound"][0]
        pandas.testing.assert_frame_equal(found[["k", "d", "v"]], frame)


def test_a_country_of_ones_own_has_its_own_answers() -> None:
    deal = agreement(
        parties=[
            {"actor": "municipality-001", "role": "party"},
            {"actor": "municipality-003", "role": "party", "period": "2014-03-01/2014-05-31"},
        ],
        milestones=[{"kind": "in-force", "date": "2012-04-01"}],
        term="2012-04-01/2016-06-30",
    )
    register = land(
        model(),
        deal,
        coverage("2010-01-01/2015-12-31", "coverage-agreements"),
        ended("001", "2014-12-31"),
        ended("004", "2013-12-31"),
        change("a", "2015-01-01", "001 002", "002", "annexation"),
    )
    asked: dict[str, Any] = {"code_column": "k", "model": "kind", "register": register}
    days = [date(2014, 2, 28), date(2014, 3, 1), date(2014, 5, 31), date(2014, 6, 1)]
    frame = polars.DataFrame({"k": ["003"] * 4, "d": days})
    found = up.attach(frame, **asked, day_column="d")
    assert found["bound"].to_list() == [False, True, True, False]
    assert found["since"].to_list() == [None, date(2014, 3, 1), date(2014, 3, 1), None]
    years = polars.DataFrame({"k": ["001", "002", "004", "001"], "v": [2014, 2014, 2014, 2016]})
    rows = up.attach(years, **asked, year_column="v").select("bound", "status").rows()
    assert rows == [
        (True, "sure"),
        (False, "sure"),
        (None, "code_not_in_force"),
        (None, "code_not_in_force"),
    ]
    fixed = polars.DataFrame({"k": ["002", "002", "003", "004"], "v": [2013, 2016, 2016, 2013]})
    rows = (
        up.attach(fixed, **asked, year_column="v", division=2016).select("bound", "status").rows()
    )
    assert rows[0] == (None, "partly")
    assert rows[1:3] == [(None, "outside_coverage")] * 2
    assert rows[3] == (None, "code_not_in_force")
    parts = up.attach(fixed[3:], **asked, year_column="v", division=2013)
    assert parts.select("bound", "status").rows() == [(False, "sure")]


# ------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"code_column": "kunra"}, "attach, code_column: found 'kunra'"),
        ({"code_column": "v"}, "found 'v: Int64', expected codes as text of three digits"),
        ({"year_column": "x"}, "found 'x: Float64', expected years as whole numbers"),
        ({"year_column": None}, "exactly one of day_column and year_column"),
        ({"day_column": "d"}, "exactly one of day_column and year_column"),
        ({"year_column": None, "day_column": "kunta"}, "found 'kunta: String', expected days"),
        (
            {"year_column": None, "day_column": "d", "at": "any"},
            "attach, at: found 'any', expected no day of the year beside a day column",
        ),
        ({"at": "13-01"}, "attach, at: found '13-01'"),
        ({"at": "month"}, "attach, at: found 'month'"),
        ({"division": "2024"}, "attach, division: found '2024'"),
        ({"basis": "force"}, "found 'force'"),
        ({"model": None}, "exactly one of model= and agreements="),
        ({"agreements": ["mal-turku-2020-2031"]}, "exactly one of model= and agreements="),
        ({"model": []}, "attach, model: found []"),
        ({"model": 5}, "attach, model: found 5"),
        ({"prefix": 5}, "attach, prefix: found 5, expected a text"),
        ({"frame": {"kunta": ["091"]}}, "attach, frame: found 'dict', expected a frame of pandas"),
        ({"prefix": "own_"}, "found 'own_status', expected a frame without the columns"),
    ],
)
def test_what_cannot_be_attached_is_refused(wrong: dict[str, Any], message: str) -> None:
    frame = polars.DataFrame(
        {"kunta": ["091"], "v": [2020], "x": [0.5], "d": [date(2020, 1, 1)], "own_status": [1]}
    )
    asked: dict[str, Any] = {
        "frame": frame,
        "code_column": "kunta",
        "year_column": "v",
        "model": "mal",
    }
    attach: Any = up.attach
    with pytest.raises(up.InvalidValue) as caught:
        attach(**{**asked, **wrong})
    assert message in str(caught.value)


def test_what_nothing_is_called_is_named_with_what_comes_nearest() -> None:
    frame = polars.DataFrame({"k": ["091"], "v": [2020]})
    asked: dict[str, Any] = {"code_column": "k", "year_column": "v"}
    with pytest.raises(up.UnknownName):
        up.attach(frame, **asked, model="mall")
    with pytest.raises(up.UnknownName, match="mal-turku-2020-2031"):
        up.attach(frame, **asked, agreements=["mal-turku-2020-2032"])
    with pytest.raises(up.OutsideCoverage, match="division into municipalities of 1990"):
        up.attach(frame, **asked, model="mal", division=1990)


def test_without_narwhals_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
    with pytest.raises(up.MissingExtra, match=r"attach needs .* 'urbanpolicy\[frames\]'"):
        up.attach(polars.DataFrame({"k": ["0"]}), code_column="k", year_column="k", model="mal")


@pytest.mark.parametrize("package", ["polars", "pandas", "pyarrow", "duckdb"])
def test_no_package_is_imported_that_the_user_did_not_bring(package: str, tmp_path: Path) -> None:
    frame = {
        "polars": "polars.DataFrame({'k': ['853'], 'v': [2023]})",
        "pandas": "pandas.DataFrame({'k': ['853'], 'v': [2023]})",
        "pyarrow": "pyarrow.table({'k': ['853'], 'v': [2023]})",
        "duckdb": "duckdb.sql(\"SELECT '853' AS k, 2023 AS v\")",
    }[package]
    script = tmp_path / "script.py"
    script.write_text(
        f"import sys, {package}, urbanpolicy as up\n"
        f"asked = dict(code_column='k', year_column='v', model='mal')\n"
        f"frame = {frame}\n"
        "before = set(sys.modules)\n"
        "found = up.attach(frame, **asked)\n"
        "report = up.attach_report(frame, **asked)\n"
        "assert report.count('sure') == 1\n"
        "others = {'polars', 'pandas', 'pyarrow', 'duckdb', 'pyspark', 'dask'}\n"
        "new = others & (set(sys.modules) - before)\n"
        "assert not new, new\n"
    )
    run(script)


def test_years_of_the_oracle_are_those_of_the_register() -> None:
    frame = polars.DataFrame({"k": ["091"] * 3, "v": [YEARS[0] - 1, YEARS[0], YEARS[-1] + 1]})
    found = up.attach(frame, code_column="k", year_column="v", model="mal")
    assert [one == "outside_coverage" for one in found["status"]] == [True, True, True]
    assert found["bound"].null_count() == 3
