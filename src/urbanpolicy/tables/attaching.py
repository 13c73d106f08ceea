"""What bound each row's municipality on each row's day, put beside the rows of a data frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeVar, cast

from urbanpolicy.errors import InvalidValue
from urbanpolicy.model.vocabulary import Basis, read_basis
from urbanpolicy.tables.attaching_frames import Attaching
from urbanpolicy.tables.attaching_rows import Wanted, table_of
from urbanpolicy.tables.dividing import read_year
from urbanpolicy.tables.panel_periods import read_at
from urbanpolicy.tables.recoding_frames import opened
from urbanpolicy.tables.spelling_lines import read_asked
from urbanpolicy.world.builtin import register as built_in
from urbanpolicy.world.register import Register

FrameT = TypeVar("FrameT")

Division = int | Literal["row"]

YEAR_END = "12-31"


def attach(
    frame: FrameT,
    *,
    code_column: str,
    day_column: str | None = None,
    year_column: str | None = None,
    at: str = YEAR_END,
    division: Division = "row",
    model: str | Iterable[str] | None = None,
    agreements: str | Iterable[str] | None = None,
    basis: Basis = "in_force",
    prefix: str = "",
    register: Register | None = None,
) -> FrameT:
    """Return a frame with what bound each row's municipality on its day or in its year beside it.

    It adds the columns ``bound``, ``agreement``, ``since`` and ``status``, and with ``at="share"``
    also ``share``, ``share_least`` and ``share_most``; of several models each has its own, as
    ``mal_bound``. It changes nothing else: no row is lost or doubled, their order stays, and the kind
    of the frame. A lazy frame stays lazy, and like a relation of DuckDB promises no order.

    Args:
        frame: a frame of pandas, Polars (eager or lazy) or PyArrow, or a relation of DuckDB.
        code_column: the column of codes of municipalities, as text.
        day_column: a column of days; each row is asked about its day.
        year_column: instead of it a column of years, as whole numbers; see ``at``.
        at: of years: the day that decides, such as ``"12-31"`` or ``"06-30"``, ``"first"`` or
            ``"last"``; ``"any"`` day of the year; or ``"share"``, the share of its days.
        division: ``"row"``: each code is one of the row's year; a year: all codes are of that one.
        model: the agreement model, by name; or several.
        agreements: instead of a model some agreements, by name.
        basis: what counts as being bound: ``announced``, ``signed``, ``in_force`` or ``term``.
        prefix: a text before the names of all new columns.
        register: another than the built-in one.

    ``bound`` is empty where it is not known, and ``status`` says why: *undecided* by the sources;
    *partly*: only some of the municipalities that stood within the boundaries of ``division`` were
    bound; *outside_coverage*; *unknown_code*; *code_not_in_force* in that year; *missing* code or
    time. Else it is *sure*. ``agreement`` holds the ids of those that surely bind, with blanks
    between; that one of a model does can be sure, and not which. ``since`` is the first day of the
    unbroken run of days on which the municipality is surely bound, by whichever of them.

    Raises:
        InvalidValue: if the frame, a column or another argument is not what is expected.
        UnknownName, AmbiguousName: if a model or an agreement cannot be told.
        OutsideCoverage: if the register does not know the division of a year.
        MissingExtra: if Narwhals is not installed.
    """
    return cast(
        FrameT,
        prepared(
            "attach",
            frame,
            code_column=code_column,
            day_column=day_column,
            year_column=year_column,
            at=at,
            division=division,
            model=model,
            agreements=agreements,
            basis=basis,
            prefix=prefix,
            register=register,
        ).done(),
    )


def prepared(
    purpose: str,
    frame: object,
    *,
    code_column: str,
    day_column: str | None,
    year_column: str | None,
    at: str,
    division: Division,
    model: str | Iterable[str] | None,
    agreements: str | Iterable[str] | None,
    basis: Basis,
    prefix: str,
    register: Register | None,
) -> Attaching:
    """Return all that was asked of a frame, read and proved; ``purpose`` is the name of the call.

    Raises: as ``attach``.
    """
    world = built_in() if register is None else register
    table = opened(frame, purpose)
    times = {"day_column": day_column, "year_column": year_column}
    if (day_column is None) == (year_column is None):
        raise InvalidValue.at(purpose, times, "exactly one of day_column and year_column")
    read = read_at(at, "year", f"{purpose}, at")
    if day_column is not None and at != YEAR_END:
        hint = "leave it out: the day of each row decides"
        raise InvalidValue.at(f"{purpose}, at", at, "no day of the year beside a day column", hint)
    asked = read_asked(world, model, agreements, purpose)
    wanted = Wanted(
        asked=asked,
        basis=read_basis(basis),
        at="" if day_column is not None else read,
        division=None if division == "row" else read_year(division, f"{purpose}, division", world),
    )
    if not isinstance(prefix, str):
        raise InvalidValue.at(f"{purpose}, prefix", prefix, "a text")
    prefixes = [prefix]
    if len(asked) > 1:
        prefixes = [f"{prefix}{one.words.replace('-', '_')}_" for one in asked]
    return Attaching(
        purpose,
        table,
        code=code_column,
        day=day_column,
        year=year_column,
        table=table_of(world, wanted),
        prefixes=prefixes,
        about=_about(world, wanted, prefixes),
    )


def _about(world: Register, wanted: Wanted, prefixes: list[str]) -> Mapping[str, str]:
    """Return what the new columns rest on, in words, under a name for each model."""
    at = wanted.at or "the day of the row"
    division = "of the row" if wanted.division is None else str(wanted.division)
    return {
        f"urbanpolicy.{prefix}bound": (
            f"{one.words}; basis {wanted.basis}; at {at}; division {division}; {world.name}"
        )
        for prefix, one in zip(prefixes, wanted.asked, strict=True)
    }
