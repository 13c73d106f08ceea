"""Rows looked up in the small table one by one: for frames of few rows quicker than any join."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from urbanpolicy.tables.frames import NO_YEAR
from urbanpolicy.tables.small_table import Columns, SmallTable

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

FEW = 20_000
"""So many rows are looked up; of more, the keys are joined."""

ANY_YEAR = NO_YEAR + 1
"""Stands for the year where none is asked about."""

REASONS = ("missing", "unknown_code", "outside_coverage")
"""Why a row finds nothing: after the last row of the answers comes one for each."""


class Answers:
    """The answers of a small table, and where those of a code and a year stand."""

    __slots__ = ("_end", "_lines", "_several", "_years", "table")

    def __init__(self, small: SmallTable, new: Iterable[str], statuses: Sequence[str]) -> None:
        columns = small.columns
        codes = columns["code"][1]
        years = columns["year"][1] if "year" in columns else [ANY_YEAR] * len(codes)
        untils = columns["until"][1] if "until" in columns else None
        self._end, self._years = len(codes), small.years
        self._lines: dict[str, dict[int, int]] = {}
        """The first row of each code and year; the others of that year follow it."""
        self._several: dict[int, list[date]] = {}
        """By that row, if it has several: the days after their last ones."""
        for row, (code, year) in enumerate(zip(codes, years, strict=True)):
            first = self._lines.setdefault(code, {}).setdefault(year, row)
            if untils is not None and row > first:
                self._several.setdefault(first, [untils[first]]).append(untils[row])
        answers: Columns = {
            stem: (kind, [*values, *(REASONS if stem in statuses else [None] * len(REASONS))])
            for stem, (kind, values) in columns.items()
            if stem in new
        }
        self.table = SmallTable(answers, small.years)

    def rows(
        self,
        codes: Sequence[Any],
        years: Sequence[int] | None,
        days: nw.Series[Any] | None,
    ) -> list[int]:
        """Return the row of the answers for each code, year and day."""
        lines, nothing = self._lines, dict[int, int]()
        asked = years or [ANY_YEAR] * len(codes)
        found: list[Any] = [
            lines.get(code, nothing).get(year) for code, year in zip(codes, asked, strict=True)
        ]
        if None in found:
            for place, row in enumerate(found):
                if row is None:
                    why = self._why(codes[place], asked[place])
                    found[place] = self._end + REASONS.index(why)
        if days is not None:
            several = self._several
            places = [place for place, row in enumerate(found) if row in several]
            # Few days are looked at, as most answers hold for a year.
            for place, day in zip(places, days[places].to_list(), strict=True):
                found[place] += _stretch(several[found[place]], day)
        return found

    def _why(self, code: object, year: int) -> str:
        if not isinstance(code, str) or year == NO_YEAR:
            return "missing"
        if year == ANY_YEAR or self._years[0] <= year <= self._years[1]:
            return "unknown_code"
        return "outside_coverage"


def _stretch(untils: list[date], day: date) -> int:
    """Return the number of the stretch in which a day lies.

    >>> _stretch([date(2020, 10, 8), date(2021, 1, 1)], date(2020, 10, 8))
    1
    """
    then = day.date() if isinstance(day, datetime) else day
    return sum(until <= then for until in untils)
