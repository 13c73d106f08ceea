"""Rows looked up in the small table one by one: for files of text, and for frames of few rows.

For these it is quicker than any join.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from urbanpolicy.tables.frames import NO_YEAR
from urbanpolicy.tables.small_table import Columns, SmallTable

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

FEW = 20_000
"""So many rows are looked up; of more, the keys are joined."""

ANY_YEAR = NO_YEAR - 1
"""Stands for the year where none is asked about."""

Cells = tuple[Any, ...]
"""What the new columns say of a row."""

REASONS = ("missing", "unknown_code", "outside_coverage")
"""Why a row finds nothing: after the last row of the answers comes one for each."""


class Stretches(NamedTuple):
    """The rows of one code and year that hold for a stretch of its days each."""

    first: int
    untils: list[date]
    """For each of them the day after its last one."""

    def row(self, day: date) -> int:
        """Return the row of a day of that year.

        >>> Stretches(7, [date(2020, 10, 8), date(2021, 1, 1)]).row(date(2020, 10, 8))
        8
        """
        then = day.date() if isinstance(day, datetime) else day
        return self.first + sum(until <= then for until in self.untils)


class LookUp:
    """The answers of a small table, and where those of a code and a year stand."""

    __slots__ = ("_end", "_lines", "_years", "table")

    def __init__(self, small: SmallTable, new: Iterable[str], statuses: Sequence[str]) -> None:
        columns = small.columns
        codes = columns["code"][1]
        years = columns["year"][1] if "year" in columns else [ANY_YEAR] * len(codes)
        untils: Sequence[Any] = columns["until"][1] if "until" in columns else ()
        self._end, self._years = len(codes), small.years
        self._lines: dict[str, dict[int, int | Stretches]] = {}
        for row, (code, year) in enumerate(zip(codes, years, strict=True)):
            of_code = self._lines.setdefault(code, {})
            before = of_code.get(year)
            if before is None:
                of_code[year] = row
            elif isinstance(before, Stretches):
                before.untils.append(untils[row])
            else:
                of_code[year] = Stretches(before, [untils[before], untils[row]])
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
        asked = [ANY_YEAR] * len(codes) if years is None else years
        nothing: dict[int, int | Stretches] = {}
        of_codes: Any = map(self._lines.get, codes, repeat(nothing))
        found: list[Any] = list(map(dict[int, Any].get, of_codes, asked))
        odd = [place for place, row in enumerate(found) if type(row) is not int]
        several = [place for place in odd if found[place] is not None]
        # Few days are looked at, as most answers hold for a year.
        then = [] if days is None else days[several].to_list()
        for place, day in zip(several, then, strict=True):
            found[place] = found[place].row(day)
        for place in odd:
            if found[place] is None:
                found[place] = self._lost(codes[place], asked[place])
        return found

    def cells(self, code: str | None, year: int | None, day: date | None = None) -> Cells:
        """Return what the answers say of one row: of a year, or of a day in it."""
        asked = NO_YEAR if year is None else year
        row = self._lines.get(code or "", {}).get(asked)
        if row is None:
            row = self._lost(code, asked)
        elif isinstance(row, Stretches):
            row = row.row(cast(date, day))  # of a table of days each row has its day
        return tuple(values[row] for _, values in self.table.columns.values())

    def _lost(self, code: object, year: int) -> int:
        """Return the row that says why nothing was found."""
        return self._end + REASONS.index(self._why(code, year))

    def _why(self, code: object, year: int) -> str:
        if not isinstance(code, str) or year == NO_YEAR:
            return "missing"
        if year == ANY_YEAR or self._years[0] <= year <= self._years[1]:
            return "unknown_code"
        return "outside_coverage"
