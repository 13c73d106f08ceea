"""Rows looked up in the small table one by one: for files of text, and for frames of few rows.

For these it is quicker than any join.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from operator import getitem
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from urbanpolicy.tables.answers import REASONS, Answers

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

FEW = 20_000
"""So many rows are looked up; of more, the keys are joined."""

Cells = tuple[Any, ...]
"""What the new columns say of a row."""


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


class Years(dict[Any, "int | Stretches"]):
    """Where the answers of one code stand, by year; of other years the row that says why there is none."""

    __slots__ = ("_lost",)

    def __init__(self, lost: Callable[[Any], int]) -> None:
        super().__init__()
        self._lost = lost

    def __missing__(self, year: Any) -> int:
        return self._lost(year)


class Codes(dict[Any, Years]):
    """The years of each code; those of an unknown code and of what is no code are all without answer."""

    __slots__ = ("_no_code", "_unknown_code")

    def __init__(self, unknown_code: Years, no_code: Years) -> None:
        super().__init__()
        self._unknown_code, self._no_code = unknown_code, no_code

    def __missing__(self, code: object) -> Years:
        return self._unknown_code if isinstance(code, str) else self._no_code


class LookUp:
    """Where the answers of a code and a year stand."""

    __slots__ = ("_answers", "_codes", "_inside", "_missing", "_outside", "_unknown")

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._missing, self._unknown, self._outside = map(answers.lost, REASONS)
        columns = answers.keys.columns
        codes = columns["code"][1]
        # A table without years is asked for None, which is then inside.
        years: Sequence[Any] = [None] * len(codes)
        self._inside: frozenset[int | None] = frozenset([None])
        if "year" in columns:
            years, (first, last) = columns["year"][1], answers.years
            self._inside = frozenset(range(first, last + 1))
        untils: Sequence[Any] = columns["until"][1] if "until" in columns else ()
        self._codes = Codes(Years(self._lost), Years(lambda _: self._missing))
        for row, (code, year) in enumerate(zip(codes, years, strict=True)):
            of_code = self._codes.setdefault(code, Years(self._lost))
            before = of_code.get(year)
            if before is None:
                of_code[year] = row
            elif isinstance(before, Stretches):
                before.untils.append(untils[row])
            else:
                of_code[year] = Stretches(before, [untils[before], untils[row]])

    def rows(
        self,
        codes: Sequence[Any],
        years: Sequence[Any] | None,
        days: nw.Series[Any] | None,
    ) -> list[int]:
        """Return the row of the answers for each code, year and day, as a column gives them."""
        asked = [None] * len(codes) if years is None else years
        of_codes = map(self._codes.__getitem__, codes)
        found: list[Any] = list(map(getitem, of_codes, asked))
        if days is not None:
            # Few days are looked at, as most answers hold for a year.
            several = [place for place, row in enumerate(found) if type(row) is not int]
            for place, day in zip(several, days[several].to_list(), strict=True):
                found[place] = found[place].row(day)
        return found

    def cells(self, code: str | None, year: int | None, day: date | None = None) -> Cells:
        """Return what the answers say of one row: of a year, or of a day in it."""
        row = self._codes[code][year]
        if isinstance(row, Stretches):
            row = row.row(cast(date, day))  # of a table of days each row has its day
        return tuple(values[row] for _, values in self._answers.table.columns.values())

    def _lost(self, year: Any) -> int:
        """Return the row that says why a code finds nothing; pandas has several kinds of no year."""
        if year in self._inside:
            return self._unknown
        is_year = isinstance(year, int | float) and year == year  # else it is not a number
        return self._outside if is_year else self._missing
