"""What a small table answers, row by row, and what it answers where it has no row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from urbanpolicy.tables.small_table import KEYS, WEIGHT, Columns, SmallTable

ROW = "row"
"""The number of a row of the answers."""

REASONS = ("missing", "unknown_code", "outside_coverage")
"""Why there is no row: without code or year *missing*, whatever else holds; of another year than the
table tells of *outside_coverage*, whatever the code; else *unknown_code*. ``Join`` tells it in SQL
and as an expression, ``LookUp`` of one row."""


class Answers:
    """The rows of a small table, and after them one for each reason why none is found."""

    __slots__ = ("_end", "keys", "table", "years")

    def __init__(self, small: SmallTable) -> None:
        columns = small.columns
        self._end, self.years = len(columns["code"][1]), small.years
        unfound: dict[str, Sequence[Any]] = {WEIGHT: [1.0] * len(REASONS)}
        unfound |= {stem: REASONS for stem in columns if stem.startswith("status")}
        nothing = [None] * len(REASONS)
        answers: Columns = {
            stem: (kind, [*values, *unfound.get(stem, nothing)])
            for stem, (kind, values) in columns.items()
            if stem not in KEYS
        }
        self.table = SmallTable(answers, small.years)
        keys = {stem: column for stem, column in columns.items() if stem in KEYS}
        self.keys = SmallTable({**keys, ROW: (int, range(self._end))}, small.years)
        """To what each row answers, and its number."""

    def lost(self, reason: str) -> int:
        """Return the number of the row that gives a reason why nothing was found."""
        return self._end + REASONS.index(reason)
