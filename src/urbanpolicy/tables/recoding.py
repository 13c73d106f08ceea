"""Codes of any year into the division of another, on data frames."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, TypeVar, cast, get_args

from urbanpolicy.errors import InvalidValue
from urbanpolicy.tables.dividing import read_year, years_of
from urbanpolicy.tables.frames import Opened
from urbanpolicy.tables.joining import Join
from urbanpolicy.tables.parting import in_parts, is_parted
from urbanpolicy.tables.recoding_rows import Transfers, read_shares, targets_of
from urbanpolicy.tables.small_table import SmallTable
from urbanpolicy.world.builtin import register as built_in
from urbanpolicy.world.register import Register

FrameT = TypeVar("FrameT")


TYPES: Mapping[str, type] = {
    "code": str,
    "year": int,
    "target": str,
    "status": str,
    "weight": float,
}


def recode(
    frame: FrameT,
    *,
    code_column: str,
    to: int,
    day_column: str | None = None,
    year_column: str | None = None,
    division: int | None = None,
    weights: Mapping[tuple[str, str], float] | None = None,
    transfers: Transfers = "open",
    register: Register | None = None,
) -> FrameT:
    """Return a frame with the codes of municipalities in the division of another year beside them.

    It adds the columns ``kunta_2024`` and ``kunta_2024_status`` (of a code column ``kunta``, to 2024)
    and changes nothing else: rows and their order stay, and the kind of the frame. A lazy frame
    stays lazy, and like a relation of DuckDB promises no order.

    Args:
        frame: a frame of pandas, Polars (eager or lazy), PyArrow, PySpark or Dask, or a relation of
            DuckDB.
        code_column: the column of codes, as text.
        to: the year of the division that is wanted.
        day_column: a column of days: each code is one of the year of its day.
        year_column: the same by years, as whole numbers.
        division: the year of the division of all codes, instead of a column.
        weights: shares by pairs of codes, for codes that lie in several. Each row of such a code is
            then repeated for each of them, with its share in a column ``kunta_2024_weight`` (1 for
            all other rows); without weights no row is ever repeated.
        transfers: ``"stay"`` counts whoever gave a part to another where it went on; the status
            remains *partly*.
        register: another than the built-in one.

    The status is *sure* where the whole municipality lies in the one of that code; *partly* where it
    was divided or gave a part, so that the code is empty unless weights resolve it; *unknown_code*,
    *code_not_in_force* (in that year), *missing*, *outside_coverage* or *undecided*.

    Raises:
        InvalidValue: if the frame, a column, a year or the weights are not what is expected.
        OutsideCoverage: if the register does not know the division of a year.
        MissingExtra: if Narwhals is not installed.
    """
    if is_parted(frame):
        asked = {
            "code_column": code_column,
            "to": to,
            "day_column": day_column,
            "year_column": year_column,
            "division": division,
            "weights": weights,
            "transfers": transfers,
            "register": register,
        }
        return cast(FrameT, in_parts(frame, partial(_recoded, asked)))
    world = built_in() if register is None else register
    opened = Opened.of(frame, "recode")
    read_year(to, "recode, to", world)
    times = {"day_column": day_column, "year_column": year_column, "division": division}
    if sum(value is not None for value in times.values()) != 1:
        expected = "exactly one of day_column, year_column and division"
        raise InvalidValue.at("recode", times, expected)
    if transfers not in get_args(Transfers):
        raise InvalidValue.at("recode, transfers", transfers, "'open' or 'stay'")
    years = years_of(world)
    keys = {"code": opened.code(code_column)}
    if day_column is not None:
        keys["year"] = opened.year_of_day(day_column)
    elif year_column is not None:
        keys["year"] = opened.year(year_column)
    else:
        first = read_year(division, "recode, division", world)
        years = range(first, first + 1)
    new = {"target": f"{code_column}_{to}", "status": f"{code_column}_{to}_status"}
    if weights is not None:
        new["weight"] = f"{code_column}_{to}_weight"
    opened.need_new(new.values(), "rename or drop it")
    shares = read_shares(weights)
    fields = (*keys, *new)

    def make(world: Register) -> SmallTable:
        rows = list(targets_of(world, years, to, shares, transfers))
        columns = {name: (TYPES[name], [getattr(row, name) for row in rows]) for name in fields}
        return SmallTable(columns, years)

    key = ("recode", years, to, transfers, fields)
    table = world.kept(key, make) if weights is None else make(world)
    done = opened.closed(Join(opened, keys, table, new, ["status"]).done(), new.values())
    if opened.frame.implementation.is_pandas():
        done.attrs.update(opened.frame.to_native().attrs)
    return cast(FrameT, done)


def _recoded(asked: Mapping[str, Any], frame: object) -> Any:
    return recode(frame, **asked)
