"""The columns of a panel: who, where, how many, what bound them, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from urbanpolicy.model.places import Municipality
from urbanpolicy.model.vocabulary import Basis
from urbanpolicy.tables.dividing import division_of, years_of
from urbanpolicy.tables.dividing_crosswalk import standing_of
from urbanpolicy.tables.panel_naming import Namer
from urbanpolicy.tables.panel_periods import Span, Unit, spans_between
from urbanpolicy.tables.panel_population import UNKNOWN, inhabitants
from urbanpolicy.tables.panel_treating import First, Told, first_of, told_of, told_together
from urbanpolicy.values.truth import NO
from urbanpolicy.world.bound import Bindings
from urbanpolicy.world.register import Register

Cell = str | int | float | bool | None

BOUND: dict[str, bool | None] = {"yes": True, "no": False, "undecided": None}


class Row(NamedTuple):
    """A municipality of the division that is followed, and a period."""

    code: str
    place: Municipality
    span: Span


class Maker:
    """Makes the columns of a panel by a register; ``fixed`` is the year of a fixed division."""

    __slots__ = ("at", "basis", "fixed", "lines", "unit", "world", "years")

    def __init__(
        self, world: Register, unit: Unit, fixed: int | None, basis: Basis, at: str
    ) -> None:
        self.world, self.fixed, self.at = world, fixed, at
        self.unit: Unit = unit
        self.basis: Basis = basis
        self.years = years_of(world)
        self.lines: dict[tuple[str, str], Bindings] = {}

    def columns(self, spans: list[Span], models: tuple[str, ...]) -> Mapping[str, tuple[Cell, ...]]:
        """Return the columns by name; rows by code, then period."""
        rows = [
            Row(code, place, span)
            for span in spans
            for code, place in division_of(self.world, self.fixed or span.year).items()
        ]
        rows.sort(key=lambda row: (row.code, row.span.number))
        found: dict[str, Iterable[Cell]] = {"code": [row.code for row in rows]}
        found["year"] = [row.span.year for row in rows]
        if self.unit == "month":
            found["month"] = [row.span.label for row in rows]
        found |= self._described(rows)
        for model in models:
            prefix = "" if len(models) == 1 else f"{model.replace('-', '_')}_"
            treated = self._treated(rows, model, spans[-1])
            found |= {prefix + name: values for name, values in treated.items()}
        return {name: tuple(values) for name, values in found.items()}

    def _described(self, rows: list[Row]) -> dict[str, list[Cell]]:
        """Return names, regions and populations, as of the first day of a period or division."""
        namer = Namer(self.world)
        names = ("name_fi", "name_sv", "region", "region_fi", "region_sv")
        found: dict[str, list[Cell]] = {
            name: [] for name in (*names, "population", "population_status")
        }
        for code, place, span in rows:
            naming = namer.on(place, date(self.fixed, 1, 1) if self.fixed else span.first)
            people = inhabitants(self.world, span.last_year_end, self.fixed or span.year)
            values = (*naming, *people.get(code, UNKNOWN))
            for column, value in zip(found.values(), values, strict=True):
                column.append(value)
        return found

    def _treated(self, rows: list[Row], model: str, last: Span) -> dict[str, list[Cell]]:
        places = {code: place for code, place, _ in rows}
        firsts = {code: self._first(code, place, model, last) for code, place in places.items()}
        told = [self._told(code, place, model, span) for code, place, span in rows]
        first = [firsts[row.code] for row in rows]
        sure = [one.span if one.status == "sure" else None for one in first]
        since = zip(sure, rows, strict=True)
        found: dict[str, list[Cell]] = {
            "bound": [BOUND[one.bound.word] for one in told],
            "share": [one.share for one in told],
            "share_least": [one.least for one in told],
            "share_most": [one.most for one in told],
            "status": [one.status for one in told],
            "agreement": [" ".join(one.agreements) or None for one in told],
            "first": [span.label if span else None for span in sure],
            "first_by": [one.span.label if one.span else None for one in first],
            "first_status": [one.status for one in first],
            "relative": [row.span.number - span.number if span else None for span, row in since],
        }
        if self.at != "share":
            for name in ("share", "share_least", "share_most"):
                del found[name]
        return found

    def _standing(self, code: str, place: Municipality, year: int) -> tuple[Municipality, ...]:
        """Return who stands in a year where a municipality of the division lies."""
        if self.fixed is None:
            return (place,)
        year = min(max(year, self.years[0]), self.years[-1])
        then = division_of(self.world, year)
        return tuple(then[other] for other in standing_of(self.world, self.fixed, year)[code])

    def _line(self, place: Municipality, model: str) -> Bindings:
        key = (place.id, model)
        if key not in self.lines:
            self.lines[key] = self.world.bindings(place, model=model, basis=self.basis)
        return self.lines[key]

    def _told(self, code: str, place: Municipality, model: str, span: Span) -> Told:
        standing = self._standing(code, place, span.year)
        parts = [told_of(self._line(one, model), span, self.at) for one in standing]
        return told_together(parts) if len(parts) != 1 else parts[0]

    def _first(self, code: str, place: Municipality, model: str, last: Span) -> First:
        """Return the first period that is bound, of all that the register can tell of."""
        parts = {one.id: one for year in self.years for one in self._standing(code, place, year)}
        lines = [self._line(one, model) for one in parts.values()]
        begun = [day for line in lines for day in line.days if line.at(day).found.is_possible]
        before = max((line.at(date.min).found for line in lines), default=NO)
        end = max(last.last, date(self.years[-1], 12, 31))
        spans = spans_between(self.unit, min(begun), end) if begun else []
        return first_of(spans, lambda span: self._told(code, place, model, span), before)
