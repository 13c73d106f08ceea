"""What bound each row's municipality on each row's day, put beside the rows of a data frame."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar, cast

from urbanpolicy.model.vocabulary import Basis
from urbanpolicy.tables.attaching_asking import YEAR_END, Asking, Division, read_asking
from urbanpolicy.tables.attaching_frames import Attaching
from urbanpolicy.tables.parting import in_parts, is_parted
from urbanpolicy.world.register import Register

FrameT = TypeVar("FrameT")


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
        frame: a frame of pandas, Polars (eager or lazy), PyArrow, PySpark or Dask, or a relation of
            DuckDB.
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
    asking = read_asking(
        "attach",
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
    )
    work = partial(_attached, asking)
    return cast(FrameT, in_parts(frame, work) if is_parted(frame) else work(frame))


def _attached(asking: Asking, frame: object) -> Any:
    return Attaching(frame, asking).done()
