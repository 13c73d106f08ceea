"""Looking up who held an office on a day, beside a bisection written out by hand."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.timing import Case, timed
from urbanpolicy import Office, Register, Tenure, register
from urbanpolicy.world.judging import Judge, Judgement
from urbanpolicy.world.timeline import Timeline

QUERIES = 20_000


def timelines(world: Register) -> dict[str, Timeline[Judgement]]:
    """Return the judgement of every day, by office."""
    by_office = world.grouped(Tenure, "office")
    return {
        office.id: Judge((office,), by_office.get(office.id, ()), None).timeline()
        for office in world.all(Office)
    }


def queries(offices: list[str]) -> list[tuple[str, date]]:
    """Return the same random questions in every run."""
    random = Random(2023)
    start = date(2010, 1, 1)
    return [
        (random.choice(offices), start + timedelta(days=random.randrange(6_000)))
        for _ in range(QUERIES)
    ]


def cases() -> dict[str, Case]:
    """Return the cases: bisection inline, the timeline, the whole answer, and building the index."""
    world = register()
    lines = timelines(world)
    asked = queries(sorted(lines))
    by_hand: dict[str, tuple[tuple[date, ...], tuple[Any, ...]]] = {
        office: (line.days, tuple(line.at(day) for day in (date.min, *line.days)))
        for office, line in lines.items()
    }

    def inline() -> None:
        for office, day in asked:
            days, values = by_hand[office]
            values[bisect_right(days, day)]

    def timeline() -> None:
        for office, day in asked:
            lines[office].at(day)

    def answer() -> None:
        for office, day in asked[:1_000]:
            world.holder(office, on=day)

    return {
        "inline": timed(inline),
        "timeline": timed(timeline),
        "answer": timed(answer),
        "index": timed(lambda: timelines(world)),
    }
