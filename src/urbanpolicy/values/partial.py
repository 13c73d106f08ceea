"""A day that is known only as far as its source goes."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import attrs

from urbanpolicy.errors import InvalidDay
from urbanpolicy.values.days import read_day
from urbanpolicy.values.truth import Truth
from urbanpolicy.values.value import Value

Precision = Literal["day", "month", "year", "span", "bound", "unknown"]

_EXPECTED = (
    "a day '2023-11-16', a month '2023-11', a year '2023', "
    "a range '[2023-11-01..2023-11-16]' or a bound '[..2023-11-16]'"
)
ONE_DAY = timedelta(days=1)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class PartialDate(Value):
    """One day, of which the earliest and the latest possibility are known.

    An exact day, a month and a year are cases of it, and so are "not before" and "not after";
    without either bound it is unknown. Precision is derived, never declared, and a comparison goes
    only as far as the bounds decide. The text form is that of EDTF (ISO 8601-2): ``2023-11-16``,
    ``2023-11``, ``2023``, ``[2023-11-01..2023-11-16]``, ``[..2023-11-16]``.

    Order: by earliest, then latest day; an unknown earliest sorts first, an unknown latest last.

    Raises:
        InvalidDay: if a bound is no day, or the latest is before the earliest.

    >>> PartialDate.read("2023-11").latest
    datetime.date(2023, 11, 30)
    >>> PartialDate.read("2023-11").is_before("2023-11-20")
    undecided
    """

    earliest: date | None = None
    latest: date | None = None

    def __attrs_post_init__(self) -> None:
        first, last = self.earliest, self.latest
        if first is not None and type(first) is not date:
            raise InvalidDay.at("PartialDate, earliest", first, "a date or None")
        if last is not None and type(last) is not date:
            raise InvalidDay.at("PartialDate, latest", last, "a date or None")
        if first is not None and last is not None and last < first:
            raise InvalidDay.at(
                "PartialDate, latest",
                last.isoformat(),
                f"a day not before the earliest, {first.isoformat()}",
                "are the two exchanged?",
            )

    @classmethod
    def read(cls, value: object, where: str = "date") -> PartialDate:
        """Return a partial date from a partial date, a date, or a text of any of its forms.

        None is the unknown date. A text in Finnish day-first form is a day.

        Raises:
            InvalidDay: for anything else; nothing is completed from the clock.
        """
        if isinstance(value, PartialDate):
            return value
        if value is None:
            return UNKNOWN_DATE
        if isinstance(value, date):
            return cls.exact(read_day(value, where))
        if isinstance(value, str):
            return _parsed(value.strip(), where)
        raise InvalidDay.at(where, value, _EXPECTED)

    @classmethod
    def exact(cls, day: date) -> PartialDate:
        """Return the partial date of one known day."""
        return cls(earliest=day, latest=day)

    @classmethod
    def month(cls, year: int, month: int) -> PartialDate:
        """Return some day of a month.

        Raises:
            InvalidDay: if the calendar has no such month.
        """
        try:
            first = date(year, month, 1)
        except (TypeError, ValueError, OverflowError) as error:
            found = f"{year}-{month}"
            hint = f"the calendar has no such month ({error})"
            raise InvalidDay.at("month", found, "a month of the calendar", hint) from None
        if (year, month) == (9999, 12):
            return cls(earliest=first, latest=date.max)
        return cls(earliest=first, latest=date(year + month // 12, month % 12 + 1, 1) - ONE_DAY)

    @property
    def precision(self) -> Precision:
        """``day``, ``month``, ``year``, ``span`` (two bounds), ``bound`` (one) or ``unknown``."""
        first, last = self.earliest, self.latest
        if first is None or last is None:
            return "unknown" if first is last else "bound"
        if first == last:
            return "day"
        if self == PartialDate.month(first.year, first.month):
            return "month"
        if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
            return "year"
        return "span"

    @property
    def day(self) -> date | None:
        """The day, if it is known exactly; else None."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def is_exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_unknown(self) -> bool:
        """Whether nothing at all is known of the day."""
        return self.earliest is None and self.latest is None

    @property
    def sort_key(self) -> tuple[date, date]:
        """The earliest and the latest day, an unknown one as far out as the calendar goes."""
        return (self.earliest or date.min, self.latest or date.max)

    def is_before(self, day: date | str) -> Truth:
        """Tell whether this day is before another: yes, no or undecided."""
        other = read_day(day, "day")
        return Truth.of(
            certain=self.latest is not None and self.latest < other,
            possible=self.earliest is None or self.earliest < other,
        )

    def is_after(self, day: date | str) -> Truth:
        """Tell whether this day is after another: yes, no or undecided."""
        other = read_day(day, "day")
        return Truth.of(
            certain=self.earliest is not None and self.earliest > other,
            possible=self.latest is None or self.latest > other,
        )

    def is_on(self, day: date | str) -> Truth:
        """Tell whether this day is that one: yes, no or undecided."""
        other = read_day(day, "day")
        return Truth.of(
            certain=self.day == other,
            possible=(self.earliest or date.min) <= other <= (self.latest or date.max),
        )

    def __str__(self) -> str:
        match self.precision:
            case "unknown":
                return "unknown"
            case "day":
                return str(self.earliest)
            case "month":
                return str(self.earliest)[:7]
            case "year":
                return str(self.earliest)[:4]
            case _:
                return f"[{self.earliest or ''}..{self.latest or ''}]"

    def __repr__(self) -> str:
        return f"PartialDate({str(self)!r})" if not self.is_unknown else "PartialDate()"


@lru_cache(maxsize=4096)
def _parsed(text: str, where: str) -> PartialDate:
    """Read a text; the same days come again and again, so what each gave is kept."""
    if text == "unknown":
        return UNKNOWN_DATE
    low, dots, high = text[1:-1].partition("..")
    if dots and f"{text[0]}{text[-1]}" == "[]" and not any(mark in low + high for mark in ".[]"):
        return PartialDate(
            earliest=read_day(low.strip(), where) if low.strip() else None,
            latest=read_day(high.strip(), where) if high.strip() else None,
        )
    try:
        if len(text) == 4 and _are_digits(text):
            return PartialDate(earliest=date(int(text), 1, 1), latest=date(int(text), 12, 31))
        if len(text) == 7 and text[4] == "-" and _are_digits(text[:4] + text[5:]):
            return PartialDate.month(int(text[:4]), int(text[5:]))
        return PartialDate.exact(read_day(text, where))
    except InvalidDay as error:
        hint = error.hint
    except ValueError as error:
        hint = f"the calendar has no such year ({error})"
    raise InvalidDay.at(where, text, _EXPECTED, hint)


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


UNKNOWN_DATE = PartialDate()


def to_partial_or_none(value: PartialDate | str | None) -> PartialDate | None:
    """Converter of an optional partial date; None stays None."""
    return None if value is None else PartialDate.read(value)
