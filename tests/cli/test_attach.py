"""``urbanpolicy attach`` writes a file with answers beside its rows, and counts them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Done
from urbanpolicy.cli import tables

Run = Callable[..., Done]
ASKED = ("--code-column", "kunta", "--year-column", "vuosi", "--model", "mal")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    path.write_text("kunta;vuosi\n049;2021\n091;2021\n999;2021\n;2021\n", encoding="utf-8")
    return path


def test_it_writes_the_file_and_prints_how_many_rows_have_which_status(
    run: Run, source: Path
) -> None:
    target = source.with_name("out.csv")
    done = run("attach", str(source), str(target), *ASKED)
    assert (done.status, done.err) == (0, "")
    assert done.out == "4 rows\n2 sure\n1 missing\n1 unknown_code\n"
    lines = target.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "kunta;vuosi;bound;agreement;since;status"
    assert lines[2] == "091;2021;1;mal-helsinki-2020-2031;2020-10-08;sure"


def test_an_empty_file_has_no_rows(run: Run, source: Path) -> None:
    source.write_text("kunta;vuosi\n", encoding="utf-8")
    done = run("attach", str(source), str(source.with_name("out.csv")), *ASKED)
    assert done == Done(0, "0 rows\n", "")


def test_its_choices_are_those_of_attach(run: Run, source: Path) -> None:
    source.write_text("kunta,vuosi\nKU091,2021\nNA,2021\n", encoding="latin-1")
    target = source.with_name("out.csv")
    how = (
        "--codes",
        "prefixed",
        "--missing",
        "NA",
        "--encoding",
        "latin-1",
        "--separator",
        "comma",
    )
    more = ("--division", "2024", "--at", "share", "--basis", "term", "--prefix", "mal_")
    done = run("attach", str(source), str(target), *ASKED, *how, *more)
    assert (done.status, done.out) == (0, "2 rows\n1 missing\n1 sure\n")
    assert target.read_text(encoding="latin-1").splitlines()[:2] == [
        "kunta,vuosi,mal_bound,mal_agreement,mal_since,mal_status,mal_share,mal_share_least,mal_share_most",
        "KU091,2021,1,mal-helsinki-2020-2031,2012-01-01,sure,1.0,1.0,1.0",
    ]


@pytest.mark.parametrize(
    ("change", "status", "message"),
    [
        (("--division", "row"), 0, ""),
        (("--division", "many"), 2, "division: found 'many'"),
        (("--at", "31-12"), 2, "at: found '31-12'"),
        (("--day-column", "vuosi"), 2, "not allowed with argument"),
        (("--codes", "prefixed"), 3, "line 2: attach: found '049'"),
        (("--agreement", "x"), 2, "not allowed with argument"),
    ],
)
def test_wrong_use_and_a_file_that_is_otherwise_say_so(
    run: Run, source: Path, change: tuple[str, ...], status: int, message: str
) -> None:
    done = run("attach", str(source), str(source.with_name("out.csv")), *ASKED, *change)
    assert done.status == status
    assert message in done.err
    assert source.with_name("out.csv").exists() == (status == 0)


def test_a_source_that_is_not_there_and_a_target_that_cannot_be(run: Run, source: Path) -> None:
    gone, out = source.with_name("gone.csv"), source.with_name("out.csv")
    assert run("attach", str(gone), str(out), *ASKED).status == 3
    nowhere = run("attach", str(source), str(source.parent / "no" / "out.csv"), *ASKED)
    assert nowhere.status == 4
    assert "No such file or directory" in nowhere.err


def test_a_target_that_is_there_is_replaced_only_if_that_is_said(run: Run, source: Path) -> None:
    assert run("attach", str(source), str(source), *ASKED).status == 2
    assert run("attach", str(source), str(source), *ASKED, "--overwrite").status == 0


def test_at_a_terminal_it_shows_how_far_it_is(
    run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    done = run("attach", str(source), str(source.with_name("out.csv")), *ASKED)
    assert done.err.endswith(f"\r[{'#' * tables.BAR}] 100%\n")


def test_the_bar_grows(capsys: pytest.CaptureFixture[str]) -> None:
    for done, size in ((0, 10), (5, 10), (0, 0)):
        tables.show_progress(done, size)
    told = capsys.readouterr().err.split("\r")[1:]
    assert [line.count("#") for line in told] == [0, tables.BAR // 2, tables.BAR]
