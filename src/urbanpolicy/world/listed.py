"""Which agreements may bind whom, whatever the day: those that list somebody, and the short lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from urbanpolicy.model.vocabulary import BASIS
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.world.force import end_of

if TYPE_CHECKING:
    from urbanpolicy.model.agreements import Agreement
    from urbanpolicy.model.provenance import Coverage

ANYONE = "anyone"
"""Stands for all: a list of parties that is known to be short may lack anyone."""

ANY_BODY = "any body"
"""Stands for all but municipalities: the short list of a region may lack none outside the region."""


def by_party(agreements: Iterable[Agreement]) -> dict[str, list[str]]:
    """Return the ids of the agreements that may bind each party, by the id of the party; sorted.

    What may bind anyone stands under ``ANYONE`` alone, what may bind any body under ``ANY_BODY``.
    An agreement that stands under none of the three binds the party on no day.

    >>> by_party([])
    {'any body': [], 'anyone': []}
    """
    agreements = tuple(agreements)
    found: dict[str, set[str]] = {ANYONE: set(), ANY_BODY: set()}
    for agreement in agreements:
        for party in agreement.parties:
            found.setdefault(party.actor or "", set()).add(agreement.id)
        if agreement.is_complete:
            continue
        if agreement.urban_region is None:
            found[ANYONE].add(agreement.id)
            continue
        found[ANY_BODY].add(agreement.id)
        for other in agreements:
            if other.urban_region == agreement.urban_region:
                for place in other.municipalities:
                    found.setdefault(place, set()).add(agreement.id)
    return {party: sorted(ids) for party, ids in sorted(found.items()) if party}


def last_days(
    agreements: Iterable[Agreement], coverage_for: Callable[[Agreement], Coverage | None]
) -> dict[str, str]:
    """Return the last day, as ISO has it, on which each agreement may bind, on whatever basis.

    Those whose end nothing bounds have none.
    """
    found: dict[str, str] = {}
    for agreement in agreements:
        ends = [end_of(agreement, basis, coverage_for(agreement)) for basis in BASIS]
        days = [end.latest for end in ends if isinstance(end, PartialDate) and end.latest]
        if len(days) == len(ends):
            found[agreement.id] = max(days).isoformat()
    return found
