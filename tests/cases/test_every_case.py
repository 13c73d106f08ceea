"""Every case of the areas of the core is a test that bears its id in its name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent

AREAS = {
    "municipalities-over-time": ("MUN-01", "MUN-03", "MUN-05", "MUN-07", "MUN-09", "MUN-11"),
    "municipality-names": ("NAM-01", "NAM-03", "NAM-05", "NAM-07"),
    "unicode-text": ("UNI-01", "UNI-03", "UNI-05"),
    "date-parsing": ("DAT-01", "DAT-03", "DAT-05", "DAT-07", "DAT-09", "DAT-11", "DAT-13"),
    "intervals": ("INT-01", "INT-03", "INT-05", "INT-07", "INT-09", "INT-11"),
    "persons-offices": ("PER-03", "PER-05", "PER-07", "PER-09", "PER-11", "PER-13", "PER-15"),
    "immutable-classes": ("IMM-01", "IMM-03", "IMM-05", "IMM-07", "IMM-09", "IMM-11"),
    "concurrency": ("CON-01", "CON-03"),
    "reproducibility": ("REP-01", "REP-03"),
    "dataframe-joins": ("DFJ-01", "DFJ-03", "DFJ-05", "DFJ-07", "DFJ-09", "DFJ-11"),
    "rules-validation": ("RUL-05", "RUL-07", "RUL-09", "RUL-11"),
    "command-line": ("CLI-01", "CLI-03"),
    "packaging": ("PKG-01", "PKG-03", "PKG-05"),
}
"""Area -> its cases; those that need merging or exchange come with these."""

CASES = [case for cases in AREAS.values() for case in cases]


@cache
def names() -> list[str]:
    """The name of every test of the suite."""
    found: list[str] = []
    for path in sorted(TESTS.rglob("test_*.py")):
        found += re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_test_bears_the_id_of_the_case(case: str) -> None:
    part = case.lower().replace("-", "_")
    assert [name for name in names() if re.search(rf"(?<![a-z]){part}(?![0-9])", name)]
