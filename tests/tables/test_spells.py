"""The spells against the register's own answers, day by day, and as other programs join them."""

from __future__ import annotations

import csv
import io
import pickle
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.tables.frames import DATABASE, polars
from tests.tables.oracle import BASES, CODES, EVER, MODELS, known
from tests.world.made import agreement, coverage, model, municipality, world

SEARCHED = (date(2008, 1, 1), date(2026, 11, 25))
ALL = {(which, basis): up.spells(model=which, basis=basis) for which in MODELS for basis in BASES}
LAST = date.max - timedelta(days=1)


def of_day(table: up.Spells, code: str, day: date) -> list[up.Spell]:
    return [
        row for row in table.of(code) if (row.first or date.min) <= day <= (row.last or date.max)
    ]


@given(st.sampled_from(MODELS), st.sampled_from(BASES), st.sampled_from(sorted(EVER)), st.data())
@settings(max_examples=60)
def test_a_day_finds_the_spell_that_the_register_tells_of(
    which: str, basis: Any, code: str, data: st.DataObject
) -> None:
    table = ALL[which, basis]
    code = data.draw(st.sampled_from(sorted({row.code for row in table.rows} or {code})))
    ends = [d for row in table.of(code) for d in (row.first, row.last) if d is not None]
    near = [d + timedelta(days=shift) for d in ends for shift in (-1, 0, 1) if d < LAST]
    day = data.draw(st.sampled_from(near or [date(2020, 1, 1)]) | st.dates(*SEARCHED))
    place = up.municipality(f"municipality-{code}").id
    truth, sure, perhaps = known(place, which, basis, day)
    assert truth == up.is_bound(place, model=which, on=day, basis=basis)
    found = of_day(table, code, day)
    if not SEARCHED[0] <= day <= SEARCHED[1] and not found:
        assert truth == up.UNDECIDED
        return
    assert len(found) == truth.is_possible
    for row in found:
        assert (row.status == "sure") == truth.is_certain
        assert ((row.agreement or "").split(), (row.candidates or "").split()) == (
            list(sure),
            list(perhaps),
        )


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("which", MODELS)
def test_spells_are_sorted_apart_and_within_their_runs(which: str, basis: Any) -> None:
    table = ALL[which, basis]
    keys = [(row.code, row.first or date.min) for row in table.rows]
    assert keys == sorted(set(keys))
    for before, row in zip(table.rows, table.rows[1:], strict=False):
        if before.code == row.code:
            assert before.last is not None
            assert row.first is not None
            assert before.last < row.first
            is_next = before.last + timedelta(days=1) == row.first
            assert is_next == (before.until_latest == row.until_latest)
    for row in table.rows:
        assert row.code in EVER
        first, last = row.first or date.min, row.last or date.max
        assert (row.since_earliest or date.min) <= first <= last <= (row.until_latest or date.max)
        if row.status == "sure":
            assert (row.since or date.min) <= first <= last <= (row.until or date.max)
        else:
            assert (row.since, row.until, row.agreement) == (None, None, None)
            assert row.candidates


def test_a_hand_over_on_an_unknown_day_leaves_no_doubt_that_somebody_is_bound() -> None:
    rows = ALL["mal", "in_force"].of("091")
    (bridge,) = (row for row in rows if row.first == date(2024, 11, 28))
    assert (bridge.status, bridge.agreement) == ("sure", None)
    assert bridge.candidates == "mal-helsinki-2020-2031 mal-helsinki-2024-2035"
    assert bridge.since == date(2020, 10, 8)


def test_a_municipality_that_merged_is_bound_no_longer() -> None:
    ended = {code for code in EVER if code not in CODES[2026]}
    for table in ALL.values():
        for row in table.rows:
            if row.code in ended:
                assert row.last is not None
                assert row.code in CODES[row.last.year]


def test_the_table_of_text_is_what_other_programs_read() -> None:
    table = ALL["mal", "in_force"]
    text = table.csv()
    assert text.isascii()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(table)
    for row, spell in zip(rows, table.rows, strict=True):
        assert row == {
            name: "" if cell is None else str(cell) for name, cell in spell._asdict().items()
        }
    assert table.columns["code"] == [row["code"] for row in rows]
    assert list(table.columns) == list(up.Spell._fields)


def test_spells_tell_what_they_hold_and_can_be_kept() -> None:
    table = up.spells(model=["mal", "alliance"], basis="signed")
    assert table.models == ("mal", "alliance")
    assert repr(table).endswith(" municipalities: mal alliance, signed>")
    assert pickle.loads(pickle.dumps(table)) == table
    assert table > up.spells(model="mal", basis="signed") or table < table.__class__(
        models=("zzz",), basis="signed", searched=None, register="r", rows=()
    )
    searched = up.register()["coverage-agreements"]
    assert isinstance(searched, up.Coverage)
    assert table.searched == searched.period
    both = up.spells(model=["alliance", "mal"]).of("853")
    assert [row.model for row in both] == sorted(row.model for row in both)


def test_some_agreements_may_be_asked_for() -> None:
    one = "mal-turku-2020-2031"
    table = up.spells(agreements=one)
    assert table.models == (one,)
    assert [(row.first, row.status) for row in table.of("853")] == [
        (date(2020, 10, 8), "sure"),
        (date(2024, 11, 28), "undecided"),
    ]
    assert table.of("091") == ()


def test_a_world_without_days_that_were_searched_has_spells_without_ends() -> None:
    register = world(
        coverage("2010-01-01/2020-12-31", "coverage-municipalities"),
        municipality("001", "M", period="2000-01-01/.."),
        model(),
        agreement(
            parties=[{"actor": "municipality-001", "role": "party"}],
            milestones=[{"kind": "in-force", "date": "2012-04-01"}],
            term="2012-04-01/..",
        ),
    )
    table = up.spells(model="kind", register=register)
    assert table.searched is None
    assert [(row.first, row.status) for row in table.rows][:1] == [(date(2012, 4, 1), "sure")]


def test_what_is_asked_wrongly_is_refused() -> None:
    spells: Any = up.spells
    with pytest.raises(up.InvalidValue, match=r"spells: .* exactly one of model= and agreements="):
        spells()
    with pytest.raises(up.InvalidValue, match="found 'force'"):
        spells(model="mal", basis="force")
    with pytest.raises(up.UnknownName):
        spells(model="mall")
    register = up.register()
    with pytest.raises(up.InvalidValue, match="exactly one of model= and agreements="):
        register.bindings(register.municipality("Turku"))


@pytest.mark.parametrize("which", ["mal", "ecosystem"])
def test_a_join_in_another_program_says_what_attach_says(which: str, tmp_path: Path) -> None:
    """The join that the docs show in R, here in SQL."""
    path = tmp_path / "spells.csv"
    path.write_text(ALL[which, "in_force"].csv(), encoding="utf-8")
    days = [date(2020, 1, 1) + timedelta(days=31 * n) for n in range(11)]
    days += [date(2024, 11, 28), date(2024, 12, 12), date(2024, 12, 13)]
    places = sorted(CODES[2020].keys() & CODES[2024].keys())
    rows = polars.DataFrame(
        [(code, day) for code in places for day in days], ["k", "d"], orient="row"
    )
    wanted = up.attach(rows, code_column="k", day_column="d", model=which)
    DATABASE.read_csv(str(path), all_varchar=True).create_view("spelled")
    found = DATABASE.from_arrow(rows.to_arrow()).query(
        "own",
        """
        SELECT k, d, status IS NULL, status = 'sure', agreement, since
        FROM own LEFT JOIN spelled ON k = code
            AND d BETWEEN coalesce(first::DATE, '0001-01-01') AND coalesce(last::DATE, '9999-12-31')
        ORDER BY k, d
        """,
    )
    said = [
        (
            code,
            day,
            False if is_free else (is_sure or None),
            named,
            since and date.fromisoformat(since),
        )
        for code, day, is_free, is_sure, named, since in found.fetchall()
    ]
    DATABASE.unregister("spelled")
    assert said == wanted.select("k", "d", "bound", "agreement", "since").rows()
