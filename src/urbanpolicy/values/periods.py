"""Periods of days: both ends inclusive, each known, partly known, unknown or open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import cast

import attrs

from urbanpolicy.errors import InvalidDay, InvalidValue
from urbanpolicy.values.days import Day, read_day
from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.truth import NO, Truth
from urbanpolicy.values.value import Value, self_telling


def to_verified(value: Day | None) -> date | None:
    """Converter of the day to which an open end was verified: as ``read_day``, None stays None."""
    return None if value is None else read_day(value, "Open, verified")


self_telling(to_verified)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Open(Value):
    """An end that has not come: the thing goes on.

    ``verified`` is the last day on which a source shows that it does; without it nothing limits the
    statement. It is not an unknown end, of which nobody knows whether it has come.

    Order: by the day verified, none first.

    >>> Open(verified="2023-10-02")
    Open(verified='2023-10-02')
    """

    verified: date | None = attrs.field(default=None, converter=to_verified)

    @property
    def sort_key(self) -> tuple[date]:
        """The day verified, or the first day of the calendar."""
        return (self.verified or date.min,)

    def __repr__(self) -> str:
        return f"Open(verified='{self.verified}')" if self.verified else "Open()"


End = PartialDate | Open


def to_start(value: PartialDate | Day | None) -> PartialDate:
    """Converter of a start: as ``PartialDate.read``, None is unknown."""
    return value if type(value) is PartialDate else PartialDate.read(value, "Period, start")


def to_end(value: PartialDate | Open | Day | None) -> PartialDate | Open:
    """Converter of an end: as ``PartialDate.read``; ``Open()``, ``"open"`` and ``".."`` are open."""
    return value if type(value) is PartialDate else _read_end(value, "Period, end")


def _read_end(value: object, where: str) -> End:
    if isinstance(value, Open):
        return value
    if isinstance(value, str) and value.strip() in ("open", ".."):
        return Open()
    return PartialDate.read(value, where)


self_telling(to_start, to_end)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Period(Value):
    """The days from a start to an end, both included.

    A start is a partial date (None or nothing given: unknown). An end is a partial date or
    ``Open``: an end that is known, an end that is not known, and an end that has not come are three
    things. Questions give a ``Truth`` that is decided only as far as the bounds decide it.

    The text form is that of EDTF: ``2023-06-20/..`` is open, ``2023-06-20/`` has an unknown end.

    Order: by start, then by end, an open end last.

    Raises:
        InvalidDay: if a bound cannot be read, or the end is certainly before the start.

    >>> Period(start="2021-08-01", end="2025-06-01").contains("2025-06-01")
    yes
    >>> Period(start="2023-08", end="2023").contains("2023-10-01")
    undecided
    >>> Period(end="2013-03-04").contains("1990-01-01")
    undecided
    """

    start: PartialDate = attrs.field(default=None, converter=to_start)
    end: PartialDate | Open = attrs.field(default=None, converter=to_end)

    def __attrs_post_init__(self) -> None:
        first, end = self.start.earliest, self.end
        last = end.latest if isinstance(end, PartialDate) else end.verified
        if first is None or last is None or first <= last:
            return
        if isinstance(end, Open):
            expected = f"an open end verified on a day not before the start, {self.start}"
            raise InvalidDay.at("Period, end", end, expected)
        raise InvalidDay.at(
            "Period, end",
            str(end),
            f"an end not before the start, {self.start}",
            "both days belong to the period; are the two exchanged?",
        )

    @classmethod
    def read(cls, value: object, where: str = "period") -> Period:
        """Return a period from a period, a table with start and end, or a text like ``2023/..``.

        In a table ``verified`` is the day to which an open end was verified.

        Raises:
            InvalidDay: if a bound cannot be read or the end is before the start.
            InvalidValue: for anything else, or an unknown key.
        """
        if isinstance(value, Period):
            return value
        if isinstance(value, str) and (period := _parsed(value.strip())):
            return period
        if type(value) is dict:
            try:
                return _of_table(**cast("dict[str, object]", value))
            except (TypeError, InvalidValue):
                pass  # what is wrong is told below, with its place
        if isinstance(value, Mapping):
            return _read_table(cast("Mapping[object, object]", value), where)
        expected = "a Period, a table with start and end, or a text like '2023-06-20/..'"
        raise InvalidValue.at(where, value, expected)

    @classmethod
    def days(cls, first: Day, last: Day) -> Period:
        """Return the period from one exact day to another, both included."""
        return cls(start=read_day(first, "first"), end=read_day(last, "last"))

    @classmethod
    def through(cls, value: int | str | Period) -> Period:
        """Return the exact span that ``through=`` names: a year, or ``"2010/2026"`` by years or days.

        Raises:
            InvalidDay: if a bound is unknown or open, since a question needs both.

        >>> Period.through(2023)
        Period('2023-01-01/2023-12-31')
        """
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 9999:
            value = f"{value:04d}/{value:04d}"
        if isinstance(value, str) and "/" not in value:
            value = f"{value}/{value}"
        if not isinstance(value, str | Period):
            raise InvalidValue.at("through", value, "a year, or a text like '2010/2026'")
        period = cls.read(value, "through")
        first, last = period.start.earliest, period.last_possible
        if first is None or last is None:
            raise InvalidDay.at("through", str(value), "a span with a first and a last day")
        return cls.days(first, last)

    @classmethod
    def term(cls, start: Day, *, years: int = 0, months: int = 0) -> Period:
        """Return the term of some years and months from a day.

        It ends on the day before the same-numbered day that many months later; where that month has
        no such day, on its last day. So a year from 29 February ends on 28 February, and twelve
        years from 2020-10-08 end on 2032-10-07.

        Raises:
            InvalidValue: if the term is not at least one month long.
        """
        from dateutil.relativedelta import relativedelta

        first = read_day(start, "start")
        for name, number in (("years", years), ("months", months)):
            if type(number) is not int:
                raise InvalidValue.at(f"term, {name}", number, "a whole number")
        length = years * 12 + months
        if length < 1:
            raise InvalidValue.at("term", (years, months), "at least one month")
        if length > (9999 - first.year) * 12 + 12 - first.month:
            found = f"{years} years and {months} months from {first}"
            raise InvalidDay.at("term", found, "a term that ends within the calendar")
        anniversary = first + relativedelta(months=length)
        last = anniversary - ONE_DAY if anniversary.day == first.day else anniversary
        return cls.days(first, last)

    @property
    def is_open(self) -> bool:
        """Whether the end has not come."""
        return isinstance(self.end, Open)

    @property
    def verified(self) -> date | None:
        """For an open end, the day to which it was verified, where one is given; else None."""
        return self.end.verified if isinstance(self.end, Open) else None

    @property
    def first_possible(self) -> date | None:
        """The first day that may belong to it; None: there is no bound."""
        return self.start.earliest

    @property
    def last_possible(self) -> date | None:
        """The last day that may belong to it; None: there is no bound."""
        return self.end.latest if isinstance(self.end, PartialDate) else None

    @property
    def first_certain(self) -> date | None:
        """The day by which it had surely begun; None: no such day is known."""
        latest = self.start.latest
        last = self.end.verified if isinstance(self.end, Open) else self.end.latest
        if latest is None or last is None:
            return latest or last
        return min(latest, last)

    @property
    def last_certain(self) -> date | None:
        """The day to which it had surely not ended; None: no such day is known."""
        if isinstance(self.end, Open):
            return date.max
        earliest, first = self.end.earliest, self.start.earliest
        if earliest is None or first is None:
            return earliest or first
        return max(earliest, first)

    @property
    def sort_key(self) -> tuple[tuple[date, date], bool, tuple[date, ...]]:
        """Start, then end; an open end sorts last."""
        return (self.start.sort_key, self.is_open, self.end.sort_key)

    def has_begun(self, on: Day) -> Truth:
        """Tell whether it had begun by a day: yes, no or undecided."""
        day = read_day(on)
        certain, possible = self.first_certain, self.first_possible
        return Truth.of(
            certain=certain is not None and certain <= day,
            possible=possible is None or possible <= day,
        )

    def has_ended(self, on: Day) -> Truth:
        """Tell whether it had ended before a day: yes, no or undecided."""
        day = read_day(on)
        possible, certain = self.last_certain, self.last_possible
        return Truth.of(
            certain=certain is not None and certain < day,
            possible=possible is None or possible < day,
        )

    def contains(self, on: Day) -> Truth:
        """Tell whether a day belongs to it: yes, no or undecided."""
        day = read_day(on)
        # As has_begun and not has_ended, told apart without either: this is asked most of all.
        first, last = self.start.earliest, self.last_possible
        if (first is not None and day < first) or (last is not None and last < day):
            return NO
        begun, lasting = self.first_certain, self.last_certain
        return Truth.of(
            certain=begun is not None and lasting is not None and begun <= day <= lasting,
            possible=True,
        )

    def overlaps(self, other: Period) -> Truth:
        """Tell whether some day belongs to both: yes, no or undecided; the same from either side."""
        return ~self.is_apart_before(other) & ~other.is_apart_before(self)

    def is_apart_before(self, other: Period) -> Truth:
        """Tell whether it ends before the other one starts: yes, no or undecided."""
        last, first = self.last_possible, other.first_possible
        earliest_end, latest_start = self.last_certain, other.first_certain
        return Truth.of(
            certain=last is not None and first is not None and last < first,
            possible=(earliest_end or date.min) < (latest_start or date.max),
        )

    def certain_overlap(self, other: Period) -> Period | None:
        """Return the days that surely belong to both, or None if no day surely does."""
        firsts = [period.first_certain for period in (self, other)]
        lasts = [period.last_certain for period in (self, other)]
        if None in firsts or None in lasts:
            return None
        first, last = max(filter(None, firsts)), min(filter(None, lasts))
        if first > last:
            return None
        return Period(start=first, end=Open() if self.is_open and other.is_open else last)

    @staticmethod
    def merge(periods: Iterable[Period]) -> tuple[Period, ...]:
        """Return the same days in as few periods as possible: periods that touch become one.

        Days are discrete, so a period to 30 June and one from 1 July touch.

        Raises:
            InvalidDay: if a bound is not exact, since days that are not known cannot be merged.
        """
        merged: list[Period] = []
        for period in sorted(periods):
            first, last = _exact(period)
            if merged and first <= _following(_exact(merged[-1])[1]):
                before_first, before_last = _exact(merged[-1])
                is_open = merged[-1].is_open or period.is_open
                end: End = Open() if is_open else PartialDate.exact(max(last, before_last))
                merged[-1] = Period(start=before_first, end=end)
            else:
                merged.append(Period(start=first, end=Open() if period.is_open else last))
        return tuple(merged)

    @staticmethod
    def gaps(periods: Iterable[Period]) -> tuple[Period, ...]:
        """Return the stretches of days between the first and the last period that none contains.

        Raises:
            InvalidDay: if a bound is not exact.
        """
        merged = Period.merge(periods)
        return tuple(
            Period.days(_exact(before)[1] + ONE_DAY, _exact(after)[0] - ONE_DAY)
            for before, after in pairwise(merged)
        )

    def __contains__(self, on: object) -> bool:
        return bool(self.contains(on))  # type: ignore[arg-type]

    def __str__(self) -> str:
        start = "" if self.start.is_unknown else str(self.start)
        if isinstance(self.end, Open):
            return f"{start}/.."
        return f"{start}/" + ("" if self.end.is_unknown else str(self.end))

    def __repr__(self) -> str:
        if isinstance(self.end, Open) and self.end.verified:
            return f"Period({str(self)!r}, verified='{self.end.verified}')"
        return f"Period({str(self)!r})"


def _exact(period: Period) -> tuple[date, date]:
    first = period.start.day
    last = date.max if isinstance(period.end, Open) else period.end.day
    if first is None or last is None:
        raise InvalidDay.at("periods", str(period), "periods whose bounds are exact days or open")
    return first, last


def _following(day: date) -> date:
    return day if day == date.max else day + ONE_DAY


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Period | None:
    """Read a text with a slash; the same periods come again and again, so each is kept."""
    start, slash, end = text.partition("/")
    return Period(start=start or None, end=end or None) if slash and "/" not in end else None


@lru_cache(maxsize=4096)
def _of_table(start: object = None, end: object = None, verified: object = None) -> Period:
    """Read a table; as with texts, each is kept."""
    return _read_table({"start": start, "end": end, "verified": verified}, "period")


def _read_table(table: Mapping[object, object], where: str) -> Period:
    for key in table:
        if key not in ("start", "end", "verified"):
            raise InvalidValue.at(where, key, "only the keys start, end and verified")
    start = PartialDate.read(table.get("start"), f"{where}.start")
    end = _read_end(table.get("end"), f"{where}.end")
    if (verified := table.get("verified")) is not None:
        if not isinstance(end, Open):
            expected = "no such key where the end is not open"
            raise InvalidValue.at(f"{where}.verified", verified, expected)
        end = Open(verified=read_day(verified, f"{where}.verified"))
    return Period(start=start, end=end)


UNKNOWN_PERIOD = Period()


def to_period(value: Period | Mapping[str, object] | str | None) -> Period:
    """Converter of a period: as ``Period.read``, None is the period of which nothing is known."""
    if type(value) is Period:
        return value
    return UNKNOWN_PERIOD if value is None else Period.read(value)


def to_period_or_none(value: Period | Mapping[str, object] | str | None) -> Period | None:
    """Converter of an optional period: as ``Period.read``, None stays None."""
    return None if value is None else Period.read(value)
