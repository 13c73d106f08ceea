"""The day of a question: a day, or ``"latest"`` (the end of what was searched), or ``"today"``."""

from __future__ import annotations

from datetime import date

import attrs

from urbanpolicy.errors import InvalidDay
from urbanpolicy.values.days import Day, read_day
from urbanpolicy.values.value import Value


@attrs.frozen(eq=False, order=False, repr=False)
class AsOf(Value):
    """The day that a question was asked for, and how it was asked.

    ``asked`` is ``"latest"`` or ``"today"`` where the caller wrote that, else empty; so a result
    that rests on the clock shows it.

    Order: by day.
    """

    day: date
    asked: str = ""

    @property
    def sort_key(self) -> tuple[date, str]:
        """The day."""
        return (self.day, self.asked)

    def __str__(self) -> str:
        return f"{self.day} ({self.asked})" if self.asked else str(self.day)


def as_of(on: Day | None, latest: date | None) -> AsOf:
    """Read ``on=``; ``latest`` is the last day that was searched for the subject, if any.

    Raises:
        InvalidDay: if it is no day, or "latest" of a subject without a last day.
    """
    if on == "today":
        return AsOf(date.today(), "today")  # noqa: DTZ011 - the caller asked for the clock's day
    if on == "latest":
        if latest is None:
            raise InvalidDay.at(
                "on", on, "a day: this subject has no declared coverage, so no latest day"
            )
        return AsOf(latest, "latest")
    return AsOf(read_day(on))
