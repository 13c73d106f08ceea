"""A panel: a row for each municipality and period, with what bound it, ready for an event study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, cast, overload

import attrs

from urbanpolicy.errors import InvalidValue, cut
from urbanpolicy.model.vocabulary import Basis, read_basis
from urbanpolicy.tables.dividing import read_year
from urbanpolicy.tables.panel_columns import Cell, Maker
from urbanpolicy.tables.panel_frames import FrameKind, framed
from urbanpolicy.tables.panel_periods import Unit, read_at, read_spans
from urbanpolicy.values.periods import Period
from urbanpolicy.values.value import Value
from urbanpolicy.world.builtin import register as built_in
from urbanpolicy.world.register import Register

Division = int | Literal["row"]


@attrs.frozen(order=False, kw_only=True, repr=False)
class Panel(Value):
    """A row for each municipality and period: unique, sorted by code and period, without a gap.

    Order: by models, then the number of rows.
    """

    unit: Unit
    """What a period is: ``year`` or ``month``."""
    models: tuple[str, ...]
    """The ids of the agreement models."""
    basis: Basis
    at: str
    division: Division
    register: str
    """The name of the register, with the version of its data."""
    cells: tuple[tuple[str, tuple[Cell, ...]], ...]
    """The columns, each with its name, all of the same length."""

    @property
    def sort_key(self) -> tuple[tuple[str, ...], int]:
        """Models, then the number of rows."""
        return (self.models, len(self))

    @property
    def columns(self) -> dict[str, tuple[Cell, ...]]:
        """The columns by name: ``pandas.DataFrame(panel.columns)`` takes them as they are."""
        return dict(self.cells)

    @property
    def rows(self) -> Iterator[dict[str, Cell]]:
        """The rows, each by the names of the columns."""
        names = [name for name, _ in self.cells]
        for values in zip(*(column for _, column in self.cells), strict=True):
            yield dict(zip(names, values, strict=True))

    @property
    def about(self) -> dict[str, str]:
        """What the columns rest on, in words: what a frame carries along where its kind can."""
        return {
            "register": self.register,
            "models": " ".join(self.models),
            "basis": self.basis,
            "at": self.at,
            "division": str(self.division),
        }

    def to(self, kind: FrameKind) -> Any:
        """Return it as a data frame of ``pandas``, ``polars`` or ``arrow``, which is then imported.

        Raises:
            InvalidValue: if the kind is none of these.
            MissingExtra: if its package is not installed.
        """
        return framed(self.columns, kind, self.about)

    def __len__(self) -> int:
        return len(self.cells[0][1])

    def __repr__(self) -> str:
        told = f"{self.basis}, at {self.at}, division {self.division}"
        return cut(f"<panel of {len(self)} rows by {self.unit}: {' '.join(self.models)}, {told}>")


@overload
def panel(
    *,
    years: int | str | Period | Iterable[int] | None = ...,
    months: int | str | Period | Iterable[str] | None = ...,
    model: str | Iterable[str],
    division: Division = ...,
    basis: Basis = ...,
    at: str | None = ...,
    to: None = ...,
    register: Register | None = ...,
) -> Panel: ...  # pragma: no cover - for type checkers only
@overload
def panel(
    *,
    years: int | str | Period | Iterable[int] | None = ...,
    months: int | str | Period | Iterable[str] | None = ...,
    model: str | Iterable[str],
    division: Division = ...,
    basis: Basis = ...,
    at: str | None = ...,
    to: FrameKind,
    register: Register | None = ...,
) -> Any: ...  # pragma: no cover - for type checkers only
def panel(
    *,
    years: int | str | Period | Iterable[int] | None = None,
    months: int | str | Period | Iterable[str] | None = None,
    model: str | Iterable[str],
    division: Division = "row",
    basis: Basis = "in_force",
    at: str | None = None,
    to: FrameKind | None = None,
    register: Register | None = None,
) -> Panel | Any:
    """Return a row for each municipality and period, with what bound it then.

    Args:
        years: a year, a span or several years.
        months: the same of months: ``"2011-01/2016-12"``, ``["2011-01", ...]``, a year.
        model: the agreement model; of several, each has its own columns, named after it.
        division: ``"row"``: the municipalities of each period; a year: those of that year in all
            periods, in constant boundaries.
        basis: what counts as being bound.
        at: which day of a period decides: ``"first"``, ``"last"`` (the default), for years a day such
            as ``"06-30"``; or ``"any"`` day of it; or ``"share"``: the share of its days.
        to: ``"pandas"``, ``"polars"`` or ``"arrow"``; without it the answer is a ``Panel``, whose
            ``.to(...)`` gives each of them.
        register: another than the built-in one.

    ``bound`` is empty where the sources do not decide it, and where only a part of the fixed
    boundaries is bound; ``status`` tells which. ``first`` is the first period of all that is bound,
    in the panel or not, and ``relative`` the periods since; both are empty where an earlier period
    may have been it. The municipalities of a period are those of the 1 January of its year.

    Raises:
        InvalidValue: if an argument is none of what is expected.
        UnknownName: if a model cannot be told; the message names the nearest.
        OutsideCoverage: if the register does not know the municipalities of a year.
        MissingExtra: if the frame's package is not installed.

    >>> table = panel(years=range(2010, 2027), model="mal")
    >>> len(table)
    5379
    >>> row = next(row for row in table.rows if (row["code"], row["year"]) == ("853", 2023))
    >>> row["name_sv"], row["bound"], row["first"], row["relative"]
    ('Åbo', True, 2012, 11)
    """
    world = built_in() if register is None else register
    unit, spans = read_spans(years, months)
    read = read_at(at, unit)
    fixed = None if division == "row" else read_year(division, "panel, division", world)
    for span in spans:
        read_year(span.year, f"panel, {unit}s", world)
    models = _read_models(world, model)
    maker = Maker(world, unit, fixed, read_basis(basis), read)
    table = Panel(
        unit=unit,
        models=models,
        basis=basis,
        at=read,
        division=division,
        register=world.name,
        cells=tuple(maker.columns(spans, models).items()),
    )
    return table if to is None else table.to(to)


def _read_models(world: Register, model: str | Iterable[str]) -> tuple[str, ...]:
    names: object = [model] if isinstance(model, str) else model
    if not isinstance(names, Iterable):
        raise InvalidValue.at("panel, model", model, "the name of an agreement model, or several")
    named = (world.agreement_model(name) for name in cast("Iterable[str]", names))
    found = tuple(dict.fromkeys(kind.id for kind in named))
    if not found:
        raise InvalidValue.at("panel, model", model, "at least one agreement model")
    return found
