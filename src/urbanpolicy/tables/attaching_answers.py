"""The small table behind ``attach``, asked for one row at a time: for tables that are no data frames."""

from __future__ import annotations

from datetime import date
from typing import Any

from urbanpolicy.tables.attaching_rows import AttachStatus
from urbanpolicy.tables.small_table import Columns

Cells = tuple[Any, ...]
"""What the new columns say of a row."""

NO_ANSWER = frozenset({"code", "year", "lo", "until"})


class Answers:
    """What the new columns say, by code and year, or by code and day."""

    __slots__ = ("_by_key", "_is_status", "_years", "names")

    def __init__(self, table: Columns) -> None:
        self.names = tuple(name for name in table if name not in NO_ANSWER)
        """The columns that are added, as the small table calls them."""
        self._is_status = tuple(name.startswith("status") for name in self.names)
        years = table["year"][1]
        self._years = range(min(years), max(years) + 1)
        every = [date.min] * len(years)
        starts = table["lo"][1] if "lo" in table else every
        rows = zip(*(table[name][1] for name in self.names), strict=True)
        self._by_key: dict[tuple[str, int], list[tuple[date, Cells]]] = {}
        for code, year, start, cells in zip(table["code"][1], years, starts, rows, strict=True):
            self._by_key.setdefault((code, year), []).append((start, cells))

    def of(self, code: str | None, year: int | None, day: date | None = None) -> Cells:
        """Return the cells of a row: of a year, or of a day in it; None where that is missing."""
        if code is None or year is None:
            return self._nothing("missing")
        stretches = self._by_key.get((code, year))
        if stretches is None:
            return self._nothing("unknown_code" if year in self._years else "outside_coverage")
        # The stretches of a year follow one another without a gap: the last that has begun holds.
        cells = stretches[0][1]
        for start, later in stretches[1:]:
            if day is None or day < start:
                break
            cells = later
        return cells

    def _nothing(self, status: AttachStatus) -> Cells:
        return tuple(status if is_status else None for is_status in self._is_status)
