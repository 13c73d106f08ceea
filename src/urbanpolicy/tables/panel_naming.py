"""What a municipality is called and in which region it lies, on many days."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from urbanpolicy.errors import Undecided
from urbanpolicy.model.places import Municipality
from urbanpolicy.world.register import Register
from urbanpolicy.world.timeline import changes_of


class Naming(NamedTuple):
    """Names and region of a municipality on a day; None: not known."""

    name_fi: str | None
    name_sv: str | None
    region: str | None
    """The code of the region (maakunta)."""
    region_fi: str | None
    region_sv: str | None


class Namer:
    """Names municipalities on days; what stays the same from day to day is looked up once."""

    __slots__ = ("_days", "_found", "_world")

    def __init__(self, world: Register) -> None:
        self._world = world
        self._days: dict[str, list[date]] = {}
        self._found: dict[tuple[str, int], Naming] = {}

    def on(self, place: Municipality, day: date) -> Naming:
        """Return the names and the region of a municipality on a day on which it exists."""
        if place.id not in self._days:
            periods = [name.period for name in place.names]
            periods += [region.period for region in place.regions]
            self._days[place.id] = sorted({d for period in periods for d in changes_of(period)})
        key = (place.id, bisect_right(self._days[place.id], day))
        if key not in self._found:
            self._found[key] = self._naming(place, day)
        return self._found[key]

    def _naming(self, place: Municipality, day: date) -> Naming:
        name = place.name_on(day)
        try:
            region = self._world.region_of(place, on=day)
        except Undecided:
            return Naming(name.fi, name.sv, None, None, None)
        return Naming(name.fi, name.sv, region.code, region.name.fi, region.name.sv)
