"""Records with all their checks, beside the same attrs classes without any."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import attrs

from benchmarks.timing import Case, timed
from urbanpolicy import Citation, Membership, PartialDate, Period, Tenure

MANY = 2_000
FIRST, LAST = date(2021, 8, 23), date(2025, 6, 8)


@attrs.frozen(kw_only=True)
class PlainDate:
    """A partial date without checks."""

    earliest: Any = None
    latest: Any = None


@attrs.frozen(kw_only=True)
class PlainPeriod:
    """A period without checks."""

    start: Any = None
    end: Any = None


def plain(cls: type) -> type:
    """Return a frozen, slotted attrs class with the fields and defaults of a record, and no checks."""
    fields = {
        field.name: attrs.field(default=_default(field.default)) for field in attrs.fields(cls)
    }
    return attrs.make_class(f"Plain{cls.__name__}", fields, frozen=True, slots=True, kw_only=True)


def _default(value: Any) -> Any:
    return None if value is attrs.NOTHING else value


PLAIN_TENURE: Any = plain(Tenure)
PLAIN_MEMBERSHIP: Any = plain(Membership)
CITATIONS = (Citation(source="turku-mayors-2021"),)
TENURE = {
    "id": "tenure-mayor-turku-minna-arve-2021",
    "person": "minna-arve",
    "office": "mayor-turku",
    "citations": CITATIONS,
}
MEMBERSHIP = {
    "id": "mem-alliance-city-turku",
    "group": "alliance-cooperation-group",
    "role": "member",
    "municipality": "municipality-853",
    "citations": CITATIONS,
}


def plain_period() -> PlainPeriod:
    """Return a period of two exact days without checks."""
    start = PlainDate(earliest=FIRST, latest=FIRST)
    return PlainPeriod(start=start, end=PlainDate(earliest=LAST, latest=LAST))


def period() -> Period:
    """Return the same period with its checks."""
    start = PartialDate(earliest=FIRST, latest=FIRST)
    return Period(start=start, end=PartialDate(earliest=LAST, latest=LAST))


def _repeat(make: Any) -> Case:
    def work() -> None:
        for _ in range(MANY):
            make()

    return timed(work)


def cases() -> dict[str, Case]:
    """Return the cases of creating and evolving, each beside its plain class."""
    tenure: Any = Tenure(**TENURE, period=period())  # type: ignore[arg-type]
    plain_tenure = PLAIN_TENURE(**TENURE, period=plain_period())
    return {
        "plain tenure": _repeat(lambda: PLAIN_TENURE(**TENURE, period=plain_period())),
        "tenure": _repeat(lambda: Tenure(**TENURE, period=period())),  # type: ignore[arg-type]
        "plain membership": _repeat(lambda: PLAIN_MEMBERSHIP(**MEMBERSHIP, period=plain_period())),
        "membership": _repeat(lambda: Membership(**MEMBERSHIP, period=period())),  # type: ignore[arg-type]
        "plain evolve": _repeat(lambda: attrs.evolve(plain_tenure, person="piia-elo")),
        "evolve": _repeat(lambda: attrs.evolve(tenure, person="piia-elo")),
    }


def extra_bytes() -> int:
    """Return how many bytes a tenure takes beyond the plain class; none should be."""
    tenure = Tenure(**TENURE, period=period())  # type: ignore[arg-type]
    return sys.getsizeof(tenure) - sys.getsizeof(PLAIN_TENURE(**TENURE, period=plain_period()))
