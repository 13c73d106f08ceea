"""The stretches of days through which nothing that a rule may ask changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.governments import Government
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.people import Office, Tenure
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.value import Value, fields_of
from urbanpolicy.world.register import Register

Span = tuple[date, date]
"""A first and a last day."""

DATED = (Membership, Tenure, Group, Office, Government, Coverage, Agreement)
"""The classes whose records change what a rule finds. Of municipalities, only New Year does."""


def spans(world: Register, through: Period, periods: Iterable[Period]) -> tuple[Span, ...]:
    """Return the parts of a period of exact days, cut wherever a record may begin to be otherwise.

    ``periods`` are those of the rules, whose bounds cut it as well.
    """
    first, last = cast(Span, (through.first_possible, through.last_possible))
    days = {day for day in _days(world, periods) if first < day <= last}
    days.update(date(year, 1, 1) for year in range(first.year + 1, last.year + 1))
    ordered = [first, *sorted(days)]
    return tuple(zip(ordered, [*(day - ONE_DAY for day in ordered[1:]), last], strict=True))


def _days(world: Register, periods: Iterable[Period]) -> Iterator[date]:
    for period in periods:
        yield from _bounds(period)
    for cls in DATED:
        for record in world.all(cls):
            yield from _bounds(record)


def _bounds(value: object) -> Iterator[date]:
    """Yield every day that stands in a value, and the day after it, however deep it stands."""
    if isinstance(value, date):
        yield value
        if value < date.max:
            yield value + ONE_DAY
    elif isinstance(value, PartialDate):
        yield from _bounds(value.earliest)
        yield from _bounds(value.latest)
    elif isinstance(value, Open):
        yield from _bounds(value.verified)
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _bounds(item)
    elif isinstance(value, Value):
        for field in fields_of(type(value)):
            yield from _bounds(getattr(value, field.name))
