"""The periods of a panel, years or months, and the days of each on which a question is asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple, cast

from urbanpolicy.errors import InvalidDay, InvalidValue
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.periods import Period

Unit = Literal["year", "month"]
AT = ("any", "first", "last", "share")
YEARS = "a year, a span '2010/2026' or several years, such as range(2010, 2027)"
MONTHS = "a year, a span '2011-01/2016-12' or several months, such as ['2011-01', '2011-02']"


class Span(NamedTuple):
    """A year or a month."""

    label: int | str
    """``2016``, or ``'2016-03'``."""
    first: date
    last: date

    @property
    def year(self) -> int:
        """The year, or that of the month."""
        return self.first.year

    @property
    def number(self) -> int:
        """Its place in the order of all periods of its kind: the number of the next is one more."""
        is_month = isinstance(self.label, str)
        return self.year * 12 + self.first.month - 1 if is_month else self.year

    @property
    def last_year_end(self) -> int:
        """The year whose last day is the last such day not after the period."""
        return self.year if self.last == date(self.year, 12, 31) else self.year - 1

    def day(self, at: str) -> date:
        """Return the day that ``at`` means, of those that mean one."""
        if at == "first":
            return self.first
        if at == "last":
            return self.last
        return date(self.year, int(at[:2]), int(at[3:]))


def year_span(year: int) -> Span:
    """Return a year.

    >>> year_span(2016).last
    datetime.date(2016, 12, 31)
    """
    return Span(year, date(year, 1, 1), date(year, 12, 31))


def month_span(number: int) -> Span:
    """Return the month with a number.

    >>> month_span(2016 * 12 + 1)
    Span(label='2016-02', first=datetime.date(2016, 2, 1), last=datetime.date(2016, 2, 29))
    """
    year, month = divmod(number, 12)
    following = divmod(number + 1, 12)
    last = date(following[0], following[1] + 1, 1) - ONE_DAY
    return Span(f"{year:04d}-{month + 1:02d}", date(year, month + 1, 1), last)


def spans_between(unit: Unit, first: date, last: date) -> list[Span]:
    """Return the years or months that hold the days from one to another, in order."""
    if unit == "year":
        return [year_span(year) for year in range(first.year, last.year + 1)]
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [month_span(number) for number in numbers]


def read_spans(years: object, months: object) -> tuple[Unit, list[Span]]:
    """Return the periods that a panel was asked for, each once, in order.

    Raises:
        InvalidValue: unless exactly one of the two is given, and names at least one period.
        InvalidDay: if a span cannot be read.
    """
    if (years is None) == (months is None):
        found = {"years": years, "months": months}
        raise InvalidValue.at("panel", found, "either years= or months=, not both")
    unit: Unit = "year" if months is None else "month"
    asked: object = years if months is None else months
    where, expected = f"panel, {unit}s", YEARS if unit == "year" else MONTHS
    if isinstance(asked, int | str | Period):
        items: list[object] = [asked]
    elif isinstance(asked, Iterable):
        items = list(cast("Iterable[object]", asked))
    else:
        raise InvalidValue.at(where, asked, expected)
    spans = {span.number: span for item in items for span in _read(item, unit, where, expected)}
    if not spans:
        raise InvalidValue.at(where, items, expected)
    return unit, [spans[number] for number in sorted(spans)]


def read_at(at: object, unit: Unit, where: str = "panel, at") -> str:
    """Return what of a period is asked for: a day, or all days; without it, the last day.

    Raises:
        InvalidValue: if it is none of the four words nor, for years, the day of a month.
    """
    if at is None:
        return "last"
    if isinstance(at, str) and at in AT:
        return at
    expected = "one of " + ", ".join(AT)
    if unit == "month":
        raise InvalidValue.at(where, at, expected)
    if isinstance(at, str) and len(at) == 5 and at[2] == "-":
        try:
            date.fromisoformat(f"2001-{at}")  # a year without 29 February, as most are
        except ValueError:
            pass
        else:
            return at
    raise InvalidValue.at(where, at, f"a day that every year has, as '12-31', or {expected}")


def _read(item: object, unit: Unit, where: str, expected: str) -> list[Span]:
    if isinstance(item, bool) or not isinstance(item, int | str | Period):
        raise InvalidValue.at(where, item, expected)
    try:
        days = Period.through(item)
    except InvalidValue as error:
        kind = InvalidDay if isinstance(error, InvalidDay) else InvalidValue
        raise kind.at(where, item, expected, error.hint) from None
    first, last = days.first_certain or date.min, days.last_certain or date.max
    spans = spans_between(unit, first, last)
    if (spans[0].first, spans[-1].last) != (first, last):
        raise InvalidValue.at(where, item, expected, f"it is not made of whole {unit}s")
    return spans
