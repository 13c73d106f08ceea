"""``attach`` for files: what it writes is what ``attach`` says, and the target is whole or not there."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from urbanpolicy.tables.filing import attach_file
from urbanpolicy.tables.filing_target import whole

CODES = ("091", "049", "853", "443", "540", "999", "49", "KU091", "", "Åbo, stad", 'a"b')
DAYS = ("2012-06-30", "2016-06-08", "2020-10-07", "2020-10-08", "2024-12-01", "1999-01-01", "")
YEARS = ("2005", "2016", "2021", "2026", "1999", "")
ASKED: dict[str, Any] = {"code_column": "kunta", "model": "mal"}


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set('";,\n') else cell


def write(path: Path, rows: Sequence[tuple[str, ...]], separator: str = ";", **how: Any) -> Path:
    text = "".join(separator.join(map(quoted, row)) + "\n" for row in rows)
    path.write_bytes(text.encode(how.get("encoding", "utf-8")))
    return path


def read(path: Path) -> list[dict[str, str | None]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {n: c or None for n, c in row.items()} for row in csv.DictReader(file, delimiter=";")
        ]


def as_text(row: dict[str, Any]) -> dict[str, str | None]:
    cells = {n: int(v) if isinstance(v, bool) else v for n, v in row.items()}
    return {name: None if cell is None else str(cell) for name, cell in cells.items()}


@settings(max_examples=25, deadline=None)
@given(
    rows=st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(DAYS)), max_size=20),
    model=st.sampled_from(["mal", ["mal", "ecosystem"]]),
)
def test_a_file_of_days_says_what_attach_says_of_a_frame(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], model: str | list[str]
) -> None:
    folder = tmp_path_factory.mktemp("filing")
    source = write(folder / "in.csv", [("kunta", "day"), *rows])
    asked: dict[str, Any] = {"code_column": "kunta", "day_column": "day", "model": model}
    counted = attach_file(source, folder / "out.csv", **asked)
    frame = pl.DataFrame(
        {
            "kunta": [code or None for code, _ in rows],
            "day": [date.fromisoformat(day) if day else None for _, day in rows],
        },
        schema={"kunta": pl.String, "day": pl.Date},
    )
    told = up.attach(frame, **asked)
    assert read(folder / "out.csv") == [as_text(row) for row in told.to_dicts()]
    statuses = [name for name in told.columns if name.endswith("status")]
    assert counted == Counter(told.select(statuses).rows())


@settings(max_examples=15, deadline=None)
@given(
    rows=st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(YEARS)), max_size=20),
    at=st.sampled_from(["12-31", "first", "any", "share"]),
    division=st.sampled_from(["row", 2024]),
)
def test_so_does_a_file_of_years(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str]],
    at: str,
    division: Any,
) -> None:
    folder = tmp_path_factory.mktemp("filing")
    source = write(folder / "in.csv", [("kunta", "year"), *rows])
    asked: dict[str, Any] = {**ASKED, "year_column": "year", "at": at, "division": division}
    attach_file(source, folder / "out.csv", **asked)
    frame = pl.DataFrame(
        {
            "kunta": [code or None for code, _ in rows],
            "year": [int(year) if year else None for _, year in rows],
        },
        schema={"kunta": pl.String, "year": pl.Int64},
    )
    told = up.attach(frame, **asked)
    assert read(folder / "out.csv") == [as_text(row) for row in told.to_dicts()]


@pytest.mark.parametrize("compression", ["snappy", "zstd"])
def test_a_file_of_parquet_says_the_same_and_is_written_alike(
    tmp_path: Path, compression: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("urbanpolicy.tables.filing_parquet.ROWS", 7)
    frame = pl.DataFrame(
        {
            "kunta": [code or None for code in CODES] * 3,
            "day": [date(2012, 6, 30), date(2021, 1, 1), None] * len(CODES),
            "x": [float(number) for number in range(3 * len(CODES))],
        }
    )
    frame.write_parquet(tmp_path / "in.parquet", compression=compression)
    seen: list[tuple[int, int]] = []
    asked: dict[str, Any] = {**ASKED, "day_column": "day"}
    counted = attach_file(
        tmp_path / "in.parquet",
        tmp_path / "out.parquet",
        watch=lambda done, size: seen.append((done, size)),
        **asked,
    )
    told = up.attach(frame, **asked)
    assert pl.read_parquet(tmp_path / "out.parquet").equals(told)
    assert counted == Counter(told.select("status").rows())
    assert seen == [(min(7 * n, 33), 33) for n in range(1, 6)]


def test_a_file_of_parquet_without_rows_keeps_its_columns(tmp_path: Path) -> None:
    empty = pl.DataFrame(schema={"kunta": pl.String, "year": pl.Int64})
    empty.write_parquet(tmp_path / "in.parquet")
    assert not attach_file(
        tmp_path / "in.parquet", tmp_path / "out.parquet", **ASKED, year_column="year"
    )
    assert pl.read_parquet(tmp_path / "out.parquet").columns == [
        "kunta",
        "year",
        "bound",
        "agreement",
        "since",
        "status",
    ]


# -- how files of text are written ----------------------------------------------------------------

END = {
    ";": ";1;mal-helsinki-2020-2031;2020-10-08;sure",
    ",": ",1,mal-helsinki-2020-2031,2020-10-08,sure",
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_rows_are_written_as_they_were_read(tmp_path: Path, encoding: str, ending: str) -> None:
    lines = ['nimi;"kunta";vuosi', 'Käpylä ;"091";2021', '"a;b\nc";091;2021', "", "x;091;2021"]
    text = ending.join(lines)
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (tmp_path / "in.csv").write_bytes((mark + text).encode(encoding))
    form = {"encoding": encoding} if encoding == "cp1252" else {}
    counted = attach_file(
        tmp_path / "in.csv", tmp_path / "out.csv", text=form, **ASKED, year_column="vuosi"
    )
    told = (tmp_path / "out.csv").read_bytes()
    head = ";bound;agreement;since;status"
    added = [head, END[";"], END[";"], "", END[";"]]
    expected = ending.join(line + new for line, new in zip(lines, added, strict=True))
    assert told == (mark + expected).encode(encoding)
    assert counted == {("sure",): 3}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_by_which_the_columns_are_there(
    tmp_path: Path, separator: str
) -> None:
    source = write(tmp_path / "in.tsv", [("kunta", "vuosi"), ("091", "2021")], separator)
    attach_file(source, tmp_path / "out.tsv", **ASKED, year_column="vuosi")
    assert (tmp_path / "out.tsv").read_text(encoding="utf-8").endswith(f"{separator}sure\n")


@pytest.mark.parametrize(
    ("form", "row"),
    [
        ({"codes": "number"}, ("91", "2021-01-01")),
        ({"codes": "number"}, ("091", "2021-01-01")),
        ({"codes": "prefixed"}, ("KU091", "2021-01-01")),
        ({"days": "finnish"}, ("091", "1.1.2021")),
        ({"separator": "semicolon", "missing": ("NA",)}, ("091", "2021-01-01")),
    ],
)
def test_other_ways_of_writing_are_chosen(
    tmp_path: Path, form: dict[str, Any], row: tuple[str, str]
) -> None:
    source = write(
        tmp_path / "in.csv",
        [("kunta", "päivä"), row, ("NA", "2021-01-01")][: 3 if "missing" in form else 2],
    )
    attach_file(source, tmp_path / "out.csv", text=form, **ASKED, day_column="päivä")
    first, *rest = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert first == ";".join(row) + END[";"]
    assert [line.rpartition(";")[2] for line in rest] == ["missing"] * len(rest)


@pytest.mark.parametrize(
    ("lines", "form", "message"),
    [
        ([], {}, "line 1: attach: found ''"),
        (["kunta;year"], {}, "line 1: attach: found"),
        (["kunta,day;day"], {"separator": "semicolon"}, "expected a first line with the columns"),
        (["kunta;day;kunta"], {}, "name the separator"),
        (["kunta;day;status"], {}, "found 'status', expected a file without the columns"),
        (["kunta;day", "091"], {}, "line 2: attach: found 1, expected 2 cells"),
        (["kunta;day", "", "091;16.11.2023"], {}, "line 3: attach: found '16.11.2023'"),
        (["kunta;day", "091;2023-02-30"], {}, "line 2: attach: found '2023-02-30'"),
        (["kunta;day", "091;2023-02-03"], {"days": "finnish"}, "expected a day such as 16.11.2023"),
        (["kunta;day", "49.0;2023-02-03"], {"codes": "number"}, "found '49.0', expected a whole"),
        (["kunta;day", "091;2023-02-03"], {"codes": "prefixed"}, "expected a code such as 'KU049'"),
        (["kunta;day", '"091;2023-02-03'], {}, "line 2: attach: found '\"091;2023-02-03"),
        (["kunta;day", "ä;2023-02-03"], {"encoding": "ascii"}, "the byte 0xc3"),
        (["kunta;day"], {"encoding": "latin-99"}, "expected an encoding by its name"),
    ],
)
def test_a_file_that_is_otherwise_is_refused_with_the_line_and_nothing_is_written(
    tmp_path: Path, lines: list[str], form: dict[str, Any], message: str
) -> None:
    source = tmp_path / "in.csv"
    source.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with pytest.raises(up.UrbanPolicyError) as told:
        attach_file(source, tmp_path / "out.csv", text=form, **ASKED, day_column="day")
    assert message in str(told.value)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_year_that_is_none_is_refused(tmp_path: Path) -> None:
    source = write(tmp_path / "in.csv", [("kunta", "vuosi"), ("091", "2021.0")])
    with pytest.raises(up.InvalidDocument, match=r"line 2: attach: found '2021.0'"):
        attach_file(source, tmp_path / "out.csv", **ASKED, year_column="vuosi")


# -- whole, or not there --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "text", "message"),
    [
        ("in.xlsx", "out.xlsx", {}, "found 'in.xlsx', expected a file named"),
        ("in.csv", "out.parquet", {}, "found 'in.csv to out.parquet', expected two files of text"),
        ("in.csv", "in.csv", {}, "expected a file that is not there yet"),
        ("in.parquet", "out.parquet", {"codes": "number"}, "no choices for text beside Parquet"),
        ("in.parquet", "out.parquet", {}, "expected a file of Parquet"),
    ],
)
def test_files_that_cannot_be_are_refused(
    tmp_path: Path, source: str, target: str, text: dict[str, Any], message: str
) -> None:
    (tmp_path / source).write_text("kunta;vuosi\n", encoding="utf-8")
    with pytest.raises(up.UrbanPolicyError) as told:
        attach_file(tmp_path / source, tmp_path / target, text=text, **ASKED, year_column="vuosi")
    assert message in str(told.value)
    assert [path.name for path in tmp_path.iterdir()] == [source]


def test_parquet_needs_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (tmp_path / "in.parquet").write_bytes(b"")
    with pytest.raises(up.MissingExtra, match=r"pip install 'urbanpolicy\[pyarrow\]'"):
        attach_file(tmp_path / "in.parquet", tmp_path / "o.parquet", **ASKED, year_column="vuosi")


def test_a_file_may_be_replaced_by_itself_if_that_is_said(tmp_path: Path) -> None:
    source = write(tmp_path / "in.csv", [("kunta", "vuosi"), ("091", "2021")])
    attach_file(source, source, overwrite=True, **ASKED, year_column="vuosi")
    assert source.read_text(encoding="utf-8").endswith(END[";"] + "\n")


def test_one_that_is_interrupted_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("as it was", encoding="utf-8")

    def interrupted() -> None:
        with whole(target) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert target.read_text(encoding="utf-8") == "as it was"


def test_a_new_file_may_be_read_by_whom_any_new_file_may(tmp_path: Path) -> None:
    plain, target = tmp_path / "plain", tmp_path / "target"
    plain.write_bytes(b"")
    with whole(target) as out:
        out.write(b"all of it")
    assert target.stat().st_mode == plain.stat().st_mode
    assert target.read_bytes() == b"all of it"


@pytest.mark.skipif(os.name != "posix", reason="only there a process can be killed at once")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_process_that_is_killed_midway_leaves_no_half_target(
    tmp_path: Path, number: signal.Signals
) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("kunta;vuosi\n" + "091;2021\n" * 3_000_000, encoding="utf-8")
    command = ["attach", source, target, "--code-column", "kunta", "--year-column", "vuosi"]
    process = subprocess.Popen(
        [sys.executable, "-m", "urbanpolicy", *map(str, command), "--model", "mal"],
        stderr=subprocess.DEVNULL,
    )
    while not any(path.suffix == ".part" and path.stat().st_size for path in tmp_path.iterdir()):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)
    assert process.wait(30) != 0
    left = {path.name for path in tmp_path.iterdir()}
    assert "out.csv" not in left
    assert number == signal.SIGKILL or left == {"in.csv"}
