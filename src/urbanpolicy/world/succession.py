"""Which municipalities stand where another stood: mergers followed from day to day, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from urbanpolicy.errors import listed
from urbanpolicy.values.truth import NO, YES, Truth

if TYPE_CHECKING:
    from urbanpolicy.model.changes import MunicipalChange
    from urbanpolicy.model.places import Municipality

Truths = dict[str, Truth]


class Succession:
    """The mergers, annexations and splits of municipalities as links from one to the next.

    A municipality that goes on is followed by itself, whoever joined it. A transfer of a part is no
    link: nobody succeeds anybody. The links are computed from the changes, so that both directions
    agree.

    >>> from urbanpolicy.model.catalogue import MunicipalChange, Municipality
    >>> from urbanpolicy.world.builtin import register
    >>> succession = Succession.of(register().all(MunicipalChange), register().by_id(Municipality))
    >>> sorted(succession.after("municipality-443", date(2007, 1, 1)))
    ['municipality-182', 'municipality-562']
    """

    __slots__ = ("_beginnings", "_ends", "_origins", "_places")

    def __init__(
        self,
        places: Mapping[str, Municipality],
        ends: Mapping[str, tuple[MunicipalChange, ...]],
        origins: Mapping[str, tuple[str, ...]],
        beginnings: Mapping[str, MunicipalChange],
    ) -> None:
        self._places, self._ends, self._origins = places, ends, origins
        self._beginnings = beginnings

    @classmethod
    def of(
        cls, changes: Iterable[MunicipalChange], places: Mapping[str, Municipality]
    ) -> Succession:
        """Return the links that the changes make."""
        ends: dict[str, tuple[MunicipalChange, ...]] = {}
        origins: dict[str, tuple[str, ...]] = {}
        beginnings: dict[str, MunicipalChange] = {}
        for change in changes:
            for id in change.ended:
                ends[id] = (*ends.get(id, ()), change)
                for later in change.after:
                    origins[later] = (*origins.get(later, ()), id)
            for id in change.begun:
                beginnings.setdefault(id, change)
        return cls(places, ends, origins, beginnings)

    def after(self, id: str, day: date) -> Truths:
        """Return who stands on a day where a municipality stood, each with its truth.

        It is itself as long as it goes on; after that, those into which it ended, and so on.
        """
        found: Truths = {}
        self._follow(id, day, YES, found, frozenset())
        return found

    def _follow(
        self, id: str, day: date, truth: Truth, found: Truths, passed: frozenset[str]
    ) -> None:
        ended = self._places[id].period.has_ended(day)
        if ended != YES:
            found[id] = found.get(id, NO) | (truth & ~ended)
        if ended == NO or id in passed:
            return
        for change in self._ends.get(id, ()):
            for later in change.after:
                self._follow(later, day, truth & ended, found, passed | {id})

    def before(self, id: str, day: date) -> Truths:
        """Return of whom a municipality was made, among those that existed on a day."""
        reached, open_ends = {id}, [id]
        while open_ends:
            for earlier in self._origins.get(open_ends.pop(), ()):
                if earlier not in reached:
                    reached.add(earlier)
                    open_ends.append(earlier)
        truths = {found: self._places[found].period.contains(day) for found in reached}
        return {found: truth for found, truth in truths.items() if truth.is_possible}

    def fate(self, place: Municipality, day: date) -> str:
        """Say in words why a municipality does not exist on a day; empty where nothing tells it.

        >>> from urbanpolicy.model.catalogue import MunicipalChange, Municipality
        >>> from urbanpolicy.world.builtin import register
        >>> succession = Succession.of(
        ...     register().all(MunicipalChange), register().by_id(Municipality)
        ... )
        >>> tarvasjoki = register().by_id(Municipality)["municipality-838"]
        >>> succession.fate(tarvasjoki, date(2015, 1, 1))
        'Tarvasjoki (838) was abolished: merged into Lieto (423) on 2015-01-01'
        """
        name = self._shown(place.id)
        if place.period.has_ended(day) == YES and (changes := self._ends.get(place.id)):
            told = " and ".join(
                f"{'divided between' if change.kind == 'split' else 'merged into'} "
                f"{self._all_shown(change.after)} on {change.on}"
                for change in changes
            )
            return f"{name} was abolished: {told}"
        if place.period.has_begun(day) == NO and (change := self._beginnings.get(place.id)):
            made_of = self._all_shown(change.before)
            return f"{name} did not exist before {change.on}: formed from {made_of}"
        return ""

    def _all_shown(self, ids: Iterable[str]) -> str:
        return listed((self._shown(id) for id in ids), limit=12)

    def _shown(self, id: str) -> str:
        place = self._places[id]
        return f"{place.name.show('fi')} ({place.code})"
