"""How many rows are answered, and which codes are behind those that are not."""

from __future__ import annotations

import pickle
from importlib import import_module
from typing import Any

import pytest

import urbanpolicy as up
from tests.tables.frames import KINDS, frames

polars = import_module("polars")
NAMES = ("k", "v", "n")
ROWS: list[tuple[Any, Any]] = [
    ("853", 2023),
    ("853", 2023),
    ("005", 2023),
    ("838", 2023),
    ("XXX", 2023),
    (None, 2023),
    (None, None),
    ("091", None),
    ("091", 1990),
    ("837", 2011),
]
ASKED: dict[str, Any] = {"code_column": "k", "year_column": "v", "model": "mal"}
STATUSES = (
    "sure",
    "undecided",
    "partly",
    "outside_coverage",
    "unknown_code",
    "code_not_in_force",
    "missing",
)


def report(kind: str = "polars", **asked: Any) -> up.AttachReport:
    return up.attach_report(frames(ROWS, "year", NAMES)[kind], **{**ASKED, **asked})


@pytest.mark.parametrize("kind", KINDS)
def test_it_counts_what_attach_says_on_every_kind_of_frame(kind: str) -> None:
    found = report(kind)
    assert found == report()
    assert found.rows == len(ROWS)
    statuses = up.attach(frames(ROWS, "year", NAMES)["polars"], **ASKED)["status"].to_list()
    counts = {status: statuses.count(status) for status in STATUSES}
    asked: Any = found.count
    assert {status: asked(status) for status in STATUSES} == counts
    assert counts == dict(zip(STATUSES, (3, 1, 0, 1, 1, 1, 3), strict=True))


def test_it_names_the_codes() -> None:
    found = report()
    assert found.codes("sure") == ("005", "853")
    assert found.codes("unknown_code") == ("XXX",)
    assert found.codes("missing") == ("091",)
    assert found.found[1] == up.Attached("status", "sure", "853", 2)
    assert found.text().splitlines() == [
        "10 rows",
        f"status: mal; basis in_force; at 12-31; division of the row; {up.register().name}",
        "  3 sure",
        "  1 undecided: 837",
        "  1 outside_coverage: 091",
        "  1 unknown_code: XXX",
        "  1 code_not_in_force: 838",
        "  3 missing: 091",
    ]


def test_of_several_models_each_is_counted() -> None:
    found = report(model=["mal", "alliance"])
    assert found.columns == ("mal_status", "alliance_status")
    assert found.rows == len(ROWS)
    assert found.count("missing") == 6
    assert found.count("missing", "alliance_status") == 3
    assert found.count("undecided", "alliance_status") == 0


def test_it_can_be_made_to_raise() -> None:
    found = report()
    with pytest.raises(up.InvalidValue, match=r"1 unknown_code: XXX.*expected no row that is unkn"):
        found.raise_if("unknown_code")
    with pytest.raises(up.InvalidValue, match="1 undecided: 837; 1 outside_coverage: 091; "):
        found.raise_if()
    found.raise_if("partly")
    report(division=2024).raise_if("partly")
    sure = up.attach_report(polars.DataFrame({"k": ["853"], "v": [2023]}), **ASKED)
    sure.raise_if()
    assert repr(sure) == "<1 rows: 1 sure>"


def test_a_report_on_nothing_is_a_report() -> None:
    empty = polars.DataFrame({"k": [], "v": []}, schema={"k": polars.String, "v": polars.Int64})
    for frame in (empty, empty.to_pandas(), empty.lazy(), empty.to_arrow()):
        found = up.attach_report(frame, **ASKED)
        assert (found.rows, found.found, repr(found)) == (0, (), "<0 rows: none>")
    blank = up.attach_report(polars.DataFrame({"k": [None], "v": [2023]}), **ASKED)
    assert blank.found == (up.Attached("status", "missing", None, 1),)


def test_a_report_can_be_kept_and_is_ordered() -> None:
    found = report()
    assert pickle.loads(pickle.dumps(found)) == found
    assert sorted([found, report(model=["mal", "alliance"])])[1] == found


def test_what_is_no_status_and_no_column_is_refused() -> None:
    found: Any = report()
    with pytest.raises(up.InvalidValue, match="found 'unsure', expected one of sure, undecided"):
        found.count("unsure")
    with pytest.raises(up.InvalidValue, match="found 'unsure'"):
        found.codes("unsure")
    with pytest.raises(up.InvalidValue, match="found 'unsure'"):
        found.raise_if("unsure")
    with pytest.raises(up.InvalidValue, match="found 'mal_status', expected one of status"):
        found.count("sure", "mal_status")
    with pytest.raises(up.InvalidValue, match="attach_report, code_column: found 'kunta'"):
        report(code_column="kunta")
