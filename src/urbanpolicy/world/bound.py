"""Whether agreements bind a municipality, for every day of the calendar at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.truth import Truth
from urbanpolicy.world.force import end_of, start_of
from urbanpolicy.world.timeline import Timeline, changes_of

if TYPE_CHECKING:
    from urbanpolicy.model.agreements import Agreement
    from urbanpolicy.model.places import Municipality
    from urbanpolicy.model.provenance import Coverage
    from urbanpolicy.model.vocabulary import Basis


class Bound(NamedTuple):
    """What holds of a municipality on a day."""

    truth: Truth
    """Whether at least one agreement binds it."""
    found: Truth
    """Whether one of those that were found does; where this is no and ``truth`` is not, nobody looked
    for the agreements of that day."""
    agreements: tuple[str, ...]
    """The ids of those that surely do, sorted; that some one does can be certain without any."""
    candidates: tuple[str, ...]
    """The ids of those that perhaps do, sorted, without those that surely do."""


Bindings = Timeline[Bound]
"""What holds of a municipality on each day."""


def change_days(
    agreement: Agreement, place: Municipality, basis: Basis, coverage: Coverage | None
) -> Iterator[date]:
    """Yield the days on which it may change whether an agreement binds a municipality."""
    yield from changes_of(place.period)
    yield from _around((start_of(agreement, basis), end_of(agreement, basis, coverage)))
    for entry in agreement.parties:
        if entry.actor == place.id and entry.period:
            yield from _around((entry.period.start, entry.period.end))


def _around(bounds: Iterable[object]) -> Iterator[date]:
    """Yield each known bound, from which on something may have begun, and the day after it."""
    for bound in bounds:
        if isinstance(bound, PartialDate):
            for day in (bound.earliest, bound.latest):
                if day is not None and day < date.max:
                    yield from (day, day + ONE_DAY)
