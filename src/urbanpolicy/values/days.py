"""Reading a day: ISO or Finnish day-first text, a date; everything else is refused with the reason."""

from __future__ import annotations

import re
from datetime import date, datetime

from urbanpolicy.errors import InvalidDay

Day = date | str
"""What a caller may write for a day: a date, ``"2023-11-16"`` or ``"16.11.2023"``."""

# Compiled on the first use, not when the module is loaded: most programs need none of them.
_FINNISH = r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})"
_YEAR = r"[0-9]{4}"
_MONTH = r"[0-9]{4}-[0-9]{2}"
_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*"
_SLASHED = r"[0-9]{1,4}[/-][0-9]{1,4}([/-][0-9]{1,4})?"

EXPECTED = "a day as a date, '2023-11-16' or '16.11.2023'"


def read_day(value: object, where: str = "on") -> date:
    """Return one day of the calendar from a date, an ISO text or a Finnish day-first text.

    Blanks at the ends do not matter. Nothing is completed and nothing is taken from the clock.

    Args:
        value: the day as the caller wrote it.
        where: the argument or field that an error names.

    Raises:
        InvalidDay: for a moment (datetime), a number, a partial or ambiguous text, a day that the
            calendar does not have; the message says which of these it is.

    >>> read_day("1.2.2024")
    datetime.date(2024, 2, 1)
    >>> read_day("2024-02-01") == read_day(" 1.2.2024 ")
    True
    """
    if type(value) is date:
        return value
    if isinstance(value, datetime):
        raise InvalidDay.at(
            where,
            value,
            EXPECTED,
            "a moment is another day in another time zone: take .date() of it in Finnish time",
        )
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, str):
        return _read_text(value, where)
    raise InvalidDay.at(where, value, EXPECTED, _kind_hint(value, where))


def day_or_none(value: Day | None) -> date | None:
    """Converter of an optional day: as ``read_day``, None stays None."""
    return None if value is None else read_day(value, "day")


def _read_text(value: str, where: str) -> date:
    text = value.strip()
    parts = text.split("-")
    if [len(part) for part in parts] == [4, 2, 2] and text.isascii() and "".join(parts).isdigit():
        year, month, day = parts
    elif finnish := re.fullmatch(_FINNISH, text):
        day, month, year = finnish.groups()
    else:
        raise InvalidDay.at(where, value, EXPECTED, _text_hint(text, where))
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise InvalidDay.at(
            where, value, EXPECTED, f"the calendar has no such day ({error})"
        ) from error


def _kind_hint(value: object, where: str) -> str:
    asks = where == "on"
    if value is None and asks:
        return (
            "every question about time names its day; on='latest' is the last day of the coverage"
        )
    if isinstance(value, int | float) and type(value) is not bool:
        return "a number is no day" + ("; a year or a span of years goes into through=" * asks)
    return f"a {type(value).__name__} is no day"


def _text_hint(text: str, where: str) -> str:
    if re.fullmatch(_YEAR, text):
        return "a year is not a day; name the day" + (
            f", or ask with through={text!r}" * (where == "on")
        )
    if re.fullmatch(_MONTH, text):
        return "a month is not a day; name the day"
    if re.fullmatch(_MOMENT, text):
        return "a moment is another day in another time zone: write only the day, in Finnish time"
    if re.fullmatch(_SLASHED, text):
        return "the order of day and month cannot be told from this: write '2023-11-16'"
    return "write '2023-11-16' or '16.11.2023'"
