"""The cases of the area reproducibility: the same answers in every order, place and year."""

from __future__ import annotations

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

import urbanpolicy as up
from tests.cases.running import run

SCRIPT = Path(__file__).with_name("answers.py")


@cache
def expected() -> str:
    return run(SCRIPT, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")


def test_rep_01_every_question_answers_in_the_same_order_under_ten_hash_seeds() -> None:
    def under(seed: int) -> str:
        return run(SCRIPT, PYTHONHASHSEED=str(seed), TZ="UTC", LC_ALL="C.UTF-8")

    assert "Petteri Orpo" in expected()
    with ThreadPoolExecutor(2) as pool:
        assert all(found == expected() for found in pool.map(under, range(1, 10)))


def test_rep_01_every_list_that_is_answered_is_sorted() -> None:
    for on in ("2010-06-22", "2023-11-16", "2023-12-20", "2026-06-26"):
        for answer in (up.tenures(on=on), up.seats(on=on), up.agreements(on=on)):
            assert list(answer) == sorted(answer)
            assert list(answer.possible) == sorted(answer.possible)
        table = up.composition("alliance-cooperation-group", on=on)
        for found in (table.seats, table.possible, table.persons, table.municipalities, table.gaps):
            assert list(found) == sorted(found)
    for office in up.register().all(up.Office):
        assert list(up.holders(office.id, through="2000/2030")) == sorted(
            up.holders(office.id, through="2000/2030")
        )
    for records in (up.conflicts(), up.gaps(), up.coverages(), up.sources("alliance")):
        assert list(records) == sorted(records)


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Auckland", "LC_ALL": "C"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
        {"TZ": "Europe/Helsinki", "LANG": "tr_TR.UTF-8", "LC_ALL": ""},
    ],
    ids=["Auckland, C", "Los Angeles", "Helsinki, Turkish"],
)
def test_rep_03_neither_time_zone_nor_locale_matters(environment: dict[str, str]) -> None:
    assert run(SCRIPT, **{"PYTHONHASHSEED": "0", **environment}) == expected()


CLOCKS = {
    "the last of January": datetime(2026, 1, 31, 12, tzinfo=UTC),
    "New Year": datetime(2027, 1, 1, 0, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 29, 12, tzinfo=UTC),
    "a time that Helsinki does not have": datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    "long ago": datetime(1970, 1, 1, 0, tzinfo=UTC),
}


@pytest.mark.parametrize("clock", CLOCKS)
def test_rep_03_no_answer_rests_on_the_clock(clock: str) -> None:
    seconds = str(CLOCKS[clock].timestamp())
    found = run(SCRIPT, seconds, PYTHONHASHSEED="0", TZ="Europe/Helsinki", LC_ALL="C.UTF-8")
    assert found == expected()


def test_rep_03_the_clock_of_the_script_stands_still(tmp_path: Path) -> None:
    """The tests above would show nothing if the clock went on."""
    script = tmp_path / "today.py"
    script.write_text(
        "import time\n"
        f"time.time = lambda: {CLOCKS['a leap day'].timestamp()}\n"
        "import urbanpolicy as up\n"
        'print(up.head("Espoo", on="today").on)\n'
    )
    assert run(script) == "2028-02-29 (today)\n"


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs a way to shut the network off")
def test_rep_03_nothing_is_fetched() -> None:
    command = ["unshare", "--net", "--map-root-user", "true"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("networks cannot be shut off here")
    import sys

    done = subprocess.run(
        ["unshare", "--net", "--map-root-user", sys.executable, str(SCRIPT)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert done.stdout == expected()
