"""The small table behind ``attach``: what holds of each code of each year, or of each of its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Literal, NamedTuple, get_args

from urbanpolicy.model.places import Municipality
from urbanpolicy.model.vocabulary import Basis
from urbanpolicy.tables.dividing import division_of, years_of
from urbanpolicy.tables.dividing_crosswalk import standing_of
from urbanpolicy.tables.panel_periods import Span, year_span
from urbanpolicy.tables.panel_treating import told_of, told_together
from urbanpolicy.tables.small_table import Columns, SmallTable
from urbanpolicy.tables.spelling_lines import Asked, lines_of, since
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.truth import YES
from urbanpolicy.world.bound import Bindings
from urbanpolicy.world.register import Register

AttachStatus = Literal[
    "sure",
    "undecided",
    "partly",
    "outside_coverage",
    "unknown_code",
    "code_not_in_force",
    "missing",
]
"""Decided, as bound or not; not decided by the sources; only a part of the division's municipality was
bound; nobody looked that far; no municipality had the code; none had it in that year; code or time are
missing."""

STATUSES = get_args(AttachStatus)

STEMS: Mapping[str, type] = {"bound": bool, "agreement": str, "since": date, "status": str}
"""The columns that are added for each model, with their types."""

SHARES: Mapping[str, type] = {"share": float, "share_least": float, "share_most": float}
"""Those that are added where shares are asked for."""


class Piece(NamedTuple):
    """What the new columns say."""

    bound: bool | None
    agreement: str | None
    since: date | None
    status: AttachStatus
    share: float | None = None
    share_least: float | None = None
    share_most: float | None = None


NOT_IN_FORCE = Piece(None, None, None, "code_not_in_force")


class Wanted(NamedTuple):
    """What is asked of every row; by it a table is kept."""

    asked: tuple[Asked, ...]
    """One of each model."""
    basis: Basis
    at: str
    """Which day of a year, or what of its days; an empty text: the days of the rows."""
    division: int | None
    """The year of a fixed division; None: that of each row's year."""


def table_of(world: Register, wanted: Wanted) -> SmallTable:
    """Return the small table by columns: code and year; first day and the one after the last; answers.

    The columns of the first model are called ``bound0``, ``agreement0`` and so on. Codes and years
    occur once, or once for each stretch of the year's days.
    """
    return world.kept(
        ("attach", wanted), lambda world: SmallTable(_table(world, wanted), years_of(world))
    )


def _table(world: Register, wanted: Wanted) -> Columns:
    types: dict[str, type] = {"code": str, "year": int}
    if not wanted.at:
        types |= {"lo": date, "until": date}
    for number in range(len(wanted.asked)):
        types |= {f"{stem}{number}": kind for stem, kind in STEMS.items()}
        if wanted.at == "share":
            types |= {f"{stem}{number}": kind for stem, kind in SHARES.items()}
    rows = list(_rows(world, wanted))
    return {
        name: (kind, [row[index] for row in rows])
        for index, (name, kind) in enumerate(types.items())
    }


def _rows(world: Register, wanted: Wanted) -> Iterator[tuple[Any, ...]]:
    years = years_of(world)
    lines = [lines_of(world, asked, wanted.basis) for asked in wanted.asked]
    ever = sorted({code for year in years for code in division_of(world, year)})
    size = len(STEMS) + (len(SHARES) if wanted.at == "share" else 0)
    for year in years:
        standing = _standing(world, wanted.division, year)
        for code in ever:
            places = standing.get(code)
            for span in _spans(year, lines, places or (), by_day=not wanted.at):
                days = () if wanted.at else (span.first, span.last + ONE_DAY)
                pieces = [
                    NOT_IN_FORCE
                    if places is None
                    else piece_of([own[place.id] for place in places], span, wanted.at or "first")
                    for own in lines
                ]
                yield (code, year, *days, *(cell for piece in pieces for cell in piece[:size]))


def _standing(
    world: Register, division: int | None, year: int
) -> Mapping[str, tuple[Municipality, ...]]:
    """Return for each code of a division who stood in a year where its municipality lies."""
    then = division_of(world, year)
    if division is None:
        return {code: (place,) for code, place in then.items()}
    links = standing_of(world, division, year)
    return {code: tuple(then[other] for other in others) for code, others in links.items()}


def _spans(
    year: int,
    lines: Sequence[Mapping[str, Bindings]],
    places: Sequence[Municipality],
    *,
    by_day: bool,
) -> Iterator[Span]:
    """Yield the stretches of a year in which nothing changes, or the year as a whole."""
    whole = year_span(year)
    if not by_day:
        yield whole
        return
    changes: set[date] = set()
    for own in lines:
        for place in places:
            changes |= _changes(own[place.id], whole)
    starts = [whole.first, *sorted(changes), whole.last + ONE_DAY]
    for first, following in pairwise(starts):
        yield Span(year, first, following - ONE_DAY)


def _changes(line: Bindings, span: Span) -> set[date]:
    """Return the days within a span on which a line says something else than on the day before."""
    return {
        day
        for day in line.days
        if span.first < day <= span.last and line.at(day) != line.at(day - ONE_DAY)
    }


def piece_of(lines: Sequence[Bindings], span: Span, at: str) -> Piece:
    """Return what the new columns say of a span of days of one municipality, or of several together."""
    parts = [told_of(line, span, at) for line in lines]
    told = parts[0] if len(parts) == 1 else told_together(parts)
    bound = told.bound == YES if told.bound.is_decided else None
    return Piece(
        bound=bound,
        agreement=" ".join(told.agreements) or None,
        since=_since(lines, span, at) if bound else None,
        status=told.status,
        share=told.share,
        share_least=told.least,
        share_most=told.most,
    )


def _since(lines: Sequence[Bindings], span: Span, at: str) -> date | None:
    """Return since when all of several municipalities are bound, each of whom is on a day asked for."""
    first = span.first if at in ("any", "share") else span.day(at)
    return max(filter(None, (since(line, first) for line in lines)), default=None)
