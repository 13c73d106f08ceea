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

    >>> line = Timeline([date(2023, 1, 1)], lambda day: day >= date(2023, 1, 1))
    >>> line.at(date(2022, 12, 31)), line.at(date(2023, 1, 1))
    (False, True)
    """

    __slots__ = ("days", "values")

    days: tuple[date, ...]
    values: tuple[T, ...]

    def __init__(self, changes: Iterable[date], value_on: Callable[[date], T]) -> None:
        days = tuple(sorted({day for day in changes if day > date.min}))
        self.days = days
        self.values = tuple(value_on(day) for day in (date.min, *days))

    def at(self, day: date) -> T:
        """Return the value on a day."""
        return self.values[bisect_right(self.days, day)]


def changes_of(period: Period) -> list[date]:
    """Return the days on which the truth of "the day belongs to this period" may change."""
    firsts = (period.first_possible, period.first_certain)
    lasts = (period.last_possible, period.last_certain, period.verified)
    return [day for day in firsts if day] + [
        day + ONE_DAY for day in lasts if day is not None and day < date.max
    ]
