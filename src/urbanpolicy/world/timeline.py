"""What holds on which days: values that stay the same between change days, found by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, TypeVar

from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.periods import Period

T = TypeVar("T")


class Timeline(Generic[T]):
    """A value for every day of the calendar, constant between change days.

    The value of a stretch of days is worked out when one of them is first asked for, and kept.

    >>> line = Timeline([date(2023, 1, 1)], lambda day: day >= date(2023, 1, 1))
    >>> line.at(date(2022, 12, 31)), line.at(date(2023, 1, 1))
    (False, True)
    """

    __slots__ = ("_found", "_value_on", "days")

    days: tuple[date, ...]
    """The change days: the first day of each stretch but the first, which has none."""

    def __init__(self, changes: Iterable[date], value_on: Callable[[date], T]) -> None:
        self.days = tuple(sorted({day for day in changes if day > date.min}))
        self._value_on = value_on
        self._found: dict[int, T] = {}

    def at(self, day: date) -> T:
        """Return the value on a day."""
        index = bisect_right(self.days, day)
        try:
            return self._found[index]
        except KeyError:
            value = self._value_on(self.days[index - 1] if index else date.min)
            return self._found.setdefault(index, value)


def changes_of(period: Period) -> list[date]:
    """Return the days on which the truth of "the day belongs to this period" may change."""
    firsts = (period.first_possible, period.first_certain)
    lasts = (period.last_possible, period.last_certain, period.verified)
    return [day for day in firsts if day] + [
        day + ONE_DAY for day in lasts if day is not None and day < date.max
    ]
