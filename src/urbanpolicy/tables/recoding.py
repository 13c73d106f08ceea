"""Codes of any year into the division of another, on data frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

from urbanpolicy.errors import InvalidValue
from urbanpolicy.tables.dividing import read_year, years_of
from urbanpolicy.tables.recoding_frames import (
    code_of,
    has_column,
    opened,
    unused,
    year_of,
    year_of_day,
)
from urbanpolicy.tables.recoding_rows import Transfers, read_shares, targets_of
from urbanpolicy.tables.small_table import SmallTable
from urbanpolicy.world.builtin import register as built_in
from urbanpolicy.world.register import Register

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from urbanpolicy.tables.recoding_frames import Frame

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
        frame: a frame of pandas, Polars (eager or lazy) or PyArrow, or a relation of DuckDB.
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
    world = built_in() if register is None else register
    table = opened(frame, "recode")
    read_year(to, "recode, to", world)
    times = {"day_column": day_column, "year_column": year_column, "division": division}
    if sum(value is not None for value in times.values()) != 1:
        expected = "exactly one of day_column, year_column and division"
        raise InvalidValue.at("recode", times, expected)
    if transfers not in get_args(Transfers):
        raise InvalidValue.at("recode, transfers", transfers, "'open' or 'stay'")
    years = years_of(world)
    if division is not None:
        years = range(read_year(division, "recode, division", world), division + 1)
    job = Recoding(table, code_column, day_column, year_column, to, years)
    shares = read_shares(weights)
    fields = ["code", *(["year"] if division is None else []), "target", "status"]
    if weights is not None:
        fields.append("weight")

    def make(world: Register) -> SmallTable:
        rows = list(targets_of(world, years, to, shares, transfers))
        columns = {name: (TYPES[name], [getattr(row, name) for row in rows]) for name in fields}
        return SmallTable(columns)

    key = ("recode", years, to, transfers, division is None)
    targets = world.kept(key, make) if weights is None else make(world)
    return cast(FrameT, job.done(targets))


class Recoding:
    """One recoding: the frame, its columns, and the names of the new ones."""

    __slots__ = ("code", "frame", "needed", "new", "year", "years")

    def __init__(
        self,
        frame: Frame,
        code_column: str,
        day_column: str | None,
        year_column: str | None,
        to: int,
        years: range,
    ) -> None:
        self.frame, self.years = frame, years
        column = has_column(frame, code_column, "recode, code_column")
        self.code = code_of(frame, column, "recode, code_column")
        self.needed = [column, *(name for name in (day_column, year_column) if name is not None)]
        self.year: nw.Expr | None = None
        if day_column is not None:
            where = "recode, day_column"
            self.year = year_of_day(frame, has_column(frame, day_column, where), where)
        if year_column is not None:
            where = "recode, year_column"
            self.year = year_of(frame, has_column(frame, year_column, where), where)
        self.new = {
            "target": f"{column}_{to}",
            "status": f"{column}_{to}_status",
            "weight": f"{column}_{to}_weight",
        }
        for name in self.new.values():
            if name in frame.collect_schema().names():
                expected = "a frame without the columns that are added"
                raise InvalidValue.at("recode, frame", name, expected, "rename or drop it")

    def done(self, table: SmallTable) -> Any:
        """Return the frame with the new columns, in the package it came in.

        ``table`` is the small table: codes, years where they differ, and what each becomes.
        """
        import narwhals.stable.v2 as nw

        added = [name for name in self.new if name in table.columns]
        if isinstance(self.frame, nw.LazyFrame):
            return self._lazy(self.frame, table, added).to_native()
        done = self._eager(self.frame, table, added).to_native()
        if self.frame.implementation.is_pandas():
            done.attrs.update(self.frame.to_native().attrs)
        return done

    def _lazy(
        self, frame: nw.LazyFrame[Any], table: SmallTable, added: Iterable[str]
    ) -> nw.LazyFrame[Any]:
        own = frame.collect_schema().names()
        names = {stem: unused(own, f"_{stem}") for stem in (*table.columns, "gone")}
        there: Any = table.beside(frame, {stem: names[stem] for stem in table.columns})
        keys = [names[stem] for stem in ("code", "year") if stem in table.columns]
        joined = frame.with_columns(*self._keys(names)).join(there, on=keys, how="left")
        columns = self._added(names)
        new = [columns[stem].alias(self.new[stem]) for stem in added]
        return joined.with_columns(*new).select(*own, *(self.new[stem] for stem in added))

    def _eager(
        self, frame: nw.DataFrame[Any], table: SmallTable, added: Iterable[str]
    ) -> nw.DataFrame[Any]:
        """Join only the keys, so that all other columns stay as they are, and put back the order."""
        import narwhals.stable.v2 as nw

        names = {stem: stem for stem in (*table.columns, "gone")}
        keys = [stem for stem in ("code", "year") if stem in table.columns]
        there: Any = table.beside(frame, {stem: stem for stem in table.columns})
        joined = frame.select(*self._keys(names)).with_row_index("row")
        joined = joined.join(there, on=keys, how="left")
        if not joined.implementation.is_pandas():  # whose left join keeps the order
            joined = joined.sort("row", "target")
        joined = joined.with_row_index("place")
        # Few rows find nothing, as a rule: what they say is worked out for them alone.
        lost = joined.filter(nw.col("status").is_null())
        told = lost.select(*(expr.alias(stem) for stem, expr in self._added(names).items()))
        new = [
            joined[stem].scatter(lost["place"], told[stem]).alias(self.new[stem]) for stem in added
        ]
        if len(joined) != len(frame):
            frame = frame[joined["row"].to_list()]
        return frame.with_columns(*new)

    def _keys(self, names: Mapping[str, str]) -> list[nw.Expr]:
        import narwhals.stable.v2 as nw

        is_gone = nw.any_horizontal(
            *(nw.col(name).is_null() for name in self.needed), ignore_nulls=False
        )
        keys = [self.code.alias(names["code"]), is_gone.alias(names["gone"])]
        if self.year is not None:
            keys.append(self.year.alias(names["year"]))
        return keys

    def _added(self, names: Mapping[str, str]) -> dict[str, nw.Expr]:
        """Return the new columns, from those of the small table after the join."""
        import narwhals.stable.v2 as nw

        why = nw.lit("unknown_code")
        if self.year is not None:
            inside = nw.col(names["year"]).is_between(self.years[0], self.years[-1])
            why = nw.when(inside).then(why).otherwise(nw.lit("outside_coverage"))
        why = nw.when(nw.col(names["gone"])).then(nw.lit("missing")).otherwise(why)
        status = nw.coalesce(nw.col(names["status"]), why)
        columns = {"target": nw.col(names["target"]), "status": status}
        if "weight" in names:
            columns["weight"] = nw.col(names["weight"]).fill_null(1.0)
        return columns
