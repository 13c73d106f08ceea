"""Agreements that supersede one another: each ends on the day before the next one begins.

That day may not be known. It is then one unknown day, which ends the one agreement and begins the
other: on a day between its bounds neither is certain, while one of the two surely binds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.periods import End, Open, Period
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.world.force import earlier, end_of, previous, start_of

if TYPE_CHECKING:
    from urbanpolicy.model.agreements import Agreement
    from urbanpolicy.model.provenance import Coverage
    from urbanpolicy.model.vocabulary import Basis


class Link(NamedTuple):
    """What is known of one agreement of a chain on a day, leaving aside what superseded it."""

    begun: Truth
    """Whether it had begun."""
    lasts: Truth
    """Whether it would still bind, had nothing superseded it."""


def link_of(
    agreement: Agreement,
    basis: Basis,
    on: date,
    coverage: Coverage | None = None,
    *,
    is_superseded: bool = False,
) -> Link:
    """Return what is known of an agreement on a day, on a basis.

    Where no source says when it would have ended but another agreement supersedes it
    (``is_superseded``), it lasts until that one begins. One that ended before it could begin never
    binds.
    """
    start, end = start_of(agreement, basis), end_of(agreement, basis, coverage)
    if is_superseded and end == UNKNOWN_DATE:
        end = Open()
    begun = ~start.is_after(on)
    if _is_over_before(start, end):
        return Link(begun, NO)
    period = Period(start=start, end=end)
    # Where no source says that it ever began, its end says nothing about that.
    return Link(begun if start.latest is None else period.has_begun(on), ~period.has_ended(on))


def binds(link: Link, later: Iterable[Link] = ()) -> Truth:
    """Tell whether an agreement binds, given those that supersede it, at once or by further steps.

    >>> link, successor = Link(YES, YES), Link(UNDECIDED, YES)
    >>> binds(link), binds(link, [successor]), binds(successor)
    (yes, undecided, undecided)
    """
    superseded = max((other.begun for other in later), default=NO)
    return link.begun & link.lasts & ~superseded


def some_binds(links: Mapping[str, Link], later: Mapping[str, Iterable[str]]) -> Truth:
    """Tell whether at least one of several agreements binds.

    One surely does where an agreement has surely begun and would still bind, and whatever may have
    superseded it by then would surely bind in its place.

    >>> some_binds({"old": Link(YES, YES), "new": Link(UNDECIDED, YES)}, {"old": ["new"]})
    yes
    """
    if any(
        _is_covered(link, [links[id] for id in later.get(key, ())]) for key, link in links.items()
    ):
        return YES
    single = (
        binds(link, [links[id] for id in later.get(key, ())]).is_possible
        for key, link in links.items()
    )
    return UNDECIDED if any(single) else NO


def _is_covered(link: Link, later: Iterable[Link]) -> bool:
    return (link.begun & link.lasts).is_certain and all(
        other.begun == NO or (other.begun == UNDECIDED and other.lasts == YES) for other in later
    )


def period_of(
    agreement: Agreement,
    later: Iterable[Agreement],
    basis: Basis,
    coverage: Coverage | None = None,
) -> Period | None:
    """Return the period in which an agreement binds, on a basis, or None if there is none.

    It ends on its own last day, or on the day before the first of those that supersede it begins,
    whichever comes first. It is taken to begin before those do; on a day on which both may have
    begun, ``binds`` decides.
    """
    start, end = start_of(agreement, basis), end_of(agreement, basis, coverage)
    for other in later:
        end = earlier(end, previous(start_of(other, basis)))
    return None if _is_over_before(start, end) else Period(start=start, end=end)


def _is_over_before(start: PartialDate, end: End) -> bool:
    """Whether an end is certainly before the start."""
    last = end.latest if isinstance(end, PartialDate) else None
    return last is not None and start.earliest is not None and last < start.earliest


def later_than(agreements: Iterable[Agreement]) -> dict[str, tuple[str, ...]]:
    """Return the ids of those that supersede each agreement, at once or by further steps; sorted."""
    following: dict[str, list[Agreement]] = {}
    for agreement in agreements:
        for id in agreement.supersedes:
            following.setdefault(id, []).append(agreement)
    return {id: later_of(id, following) for id in following}


def later_of(id: str, following: Mapping[str, Iterable[Agreement]]) -> tuple[str, ...]:
    """Return the ids of those that supersede one agreement, at once or by further steps; sorted.

    ``following`` holds those that supersede each agreement at once.
    """
    reached: set[str] = set()
    waiting = [id]
    while waiting:
        for other in following.get(waiting.pop(), ()):
            if other.id not in reached and other.id != id:
                reached.add(other.id)
                waiting.append(other.id)
    return tuple(sorted(reached))
