"""A second reading of the compiled facts: plain JSON and exact days, with none of the library's classes."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from urbanpolicy.world.builtin import COMPILED

ONE_DAY = timedelta(days=1)


@cache
def rows(plural: str) -> tuple[dict[str, Any], ...]:
    """The records of a class as they stand in the compiled file."""
    return tuple(json.loads((Path(COMPILED) / f"{plural}.json").read_bytes())["records"])


@cache
def row(plural: str, id: str) -> dict[str, Any]:
    """One of them."""
    (found,) = (row for row in rows(plural) if row["id"] == id)
    return found


class Stretch(NamedTuple):
    """Some exact days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def stretch(period: Any, *, until: date) -> Stretch:
    """The days of a period whose bounds are exact; an open one lasts until a day.

    ValueError where a bound is not exact, so that nothing is read into it.
    """
    if isinstance(period, str):
        first, last = period.split("/")
        return Stretch(date.fromisoformat(first), date.fromisoformat(last))
    assert period["end"] == "open"
    return Stretch(date.fromisoformat(period["start"]), until)
