"""The join behind ``attach`` and ``recode``: by code and year, then by day; the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from urbanpolicy.tables import looking_up
from urbanpolicy.tables.frames import NO_YEAR, Key, Opened, in_sql, unused
from urbanpolicy.tables.looking_up import LookUp
from urbanpolicy.tables.renaming import quoted
from urbanpolicy.tables.small_table import VIEW, SmallTable

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from urbanpolicy.tables.renaming import Frame

DAYS = ("lo", "until")
"""A stretch of days in the small table: the first, and the one after the last."""

WEIGHT = "weight"
"""The share of a row that is repeated, once for each row of the small table that it finds."""


class Join:
    """A frame, a small table, by what they are joined, and the columns that come of it.

    ``keys`` reads the ``code`` and, if the small table tells of several, the ``year`` of each row;
    ``day`` is the column of its day if the small table tells of stretches of days. ``new`` gives the
    columns of the small table that are added their names; ``statuses`` are those of them that say why
    a row found nothing.
    """

    __slots__ = ("day", "keys", "new", "opened", "statuses", "table")

    def __init__(
        self,
        opened: Opened,
        keys: Mapping[str, Key],
        table: SmallTable,
        new: Mapping[str, str],
        statuses: Sequence[str],
        day: str | None = None,
    ) -> None:
        self.opened, self.keys, self.day, self.table = opened, keys, day, table
        self.new, self.statuses = opened.added(new), statuses

    def done(self) -> Frame:
        """Return the frame with the new columns."""
        import narwhals.stable.v2 as nw

        frame = self.opened.frame
        if frame.implementation.is_duckdb():
            return self._in_sql(frame)
        if isinstance(frame, nw.LazyFrame):
            return self._lazy(frame)
        if len(frame) <= looking_up.FEW and WEIGHT not in self.new:
            return self._looked_up(frame)
        return self._eager(frame)

    def _lazy(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        import narwhals.stable.v2 as nw

        own = list(self.opened.inner.values())
        taken = [*own, *self.new.values()]
        names = {stem: unused(taken, f"_{stem}") for stem in self.table.columns}
        filled = (*self.statuses, *([WEIGHT] if WEIGHT in self.new else []))
        names |= {stem: name for stem, name in self.new.items() if stem not in filled}
        keyed = frame.with_columns(*self._keys(names))
        found = self._found(keyed, names, self.day)
        why = self._why(names)
        new: dict[str, Any] = dict(self.new)
        for stem in filled:
            column = nw.col(names[stem])
            told = column.fill_null(1.0) if stem == WEIGHT else nw.coalesce(column, why)
            new[stem] = told.alias(self.new[stem])
        done: nw.LazyFrame[Any] = found.select(*own, *new.values())
        return done

    def _in_sql(self, frame: Any) -> nw.LazyFrame[Any]:
        """Join by one statement: DuckDB reads its relations anew at each step of a longer way."""
        import narwhals.stable.v2 as nw

        duckdb = frame.implementation.to_native_namespace()
        code, year = self.keys["code"].sql, self.keys["year"].sql if "year" in self.keys else ""
        first, last = self.table.years
        why = f"WHEN {code} IS NULL THEN 'missing'"
        on, where = f"{code} = found.code", ""
        if year:
            on += f" AND {year} = found.year"
            why += f" WHEN {year} IS NULL THEN 'missing'"
            why += f" WHEN {year} NOT BETWEEN {first} AND {last} THEN 'outside_coverage'"
        if self.day is not None:
            day = in_sql(self.day)
            where = f"WHERE found.lo IS NULL OR (found.lo <= {day} AND {day} < found.until)"
        columns = {stem: f"found.{stem}" for stem in self.new}
        for stem in self.statuses:
            columns[stem] = f"coalesce(found.{stem}, CASE {why} ELSE 'unknown_code' END)"
        if WEIGHT in columns:
            columns[WEIGHT] = f"coalesce(found.{WEIGHT}, 1)"
        new = ", ".join(f"{columns[stem]} AS {quoted(name)}" for stem, name in self.new.items())

        def asking(table: str) -> str:
            return f"SELECT rows.*, {new} FROM {VIEW} rows LEFT JOIN {table} found ON {on} {where}"

        told = self.table.in_duckdb(duckdb, frame.to_native(), asking)
        return cast("nw.LazyFrame[Any]", nw.from_native(told))

    def _eager(self, frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
        """Join only the keys, so that all other columns stay as they are, and put back the order."""
        import narwhals.stable.v2 as nw

        names = {stem: stem for stem in self.table.columns}
        keys = self._keys(names)
        if self.day is not None:
            keys.append(nw.col(self.day).alias("day"))
        keyed = frame.select(*keys)
        repeats = WEIGHT in names
        if repeats or not frame.implementation.is_pandas():  # whose left join keeps the order
            keyed = keyed.with_row_index("row")
        found = self._found(keyed, names, None if self.day is None else "day")
        if "row" in keyed.columns:
            found = found.sort("row", *(["target"] if repeats else []))
        told = {stem: found[stem] for stem in self.new}
        # Few rows find nothing, as a rule: what they say is worked out for them alone.
        is_lost = told[self.statuses[0]].is_null()
        places = is_lost.arg_true()
        if len(places):
            why = found.filter(is_lost).select(self._why(names).alias("why"))["why"]
            told |= {stem: told[stem].scatter(places, why) for stem in self.statuses}
        if repeats:
            told[WEIGHT] = told[WEIGHT].fill_null(1.0)
            frame = frame[found["row"].to_list()]
        return frame.with_columns(*(told[stem].alias(name) for stem, name in self.new.items()))

    def _looked_up(self, frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
        """Look up each row, and put beside it what was found."""
        look_up = self.table.kept("look-up", lambda: LookUp(self.table, self.new, self.statuses))
        keyed = frame.select(*self._keys({stem: stem for stem in self.keys}))
        years = keyed["year"].to_list() if "year" in self.keys else None
        days = None if self.day is None else frame[self.day]
        rows = look_up.rows(keyed["code"].to_list(), years, days)
        there: Any = look_up.table.beside(frame, {stem: stem for stem in self.new}, {})[rows]
        return frame.with_columns(*(there[stem].alias(name) for stem, name in self.new.items()))

    def _keys(self, names: Mapping[str, str]) -> list[nw.Expr]:
        return [key.expr.alias(names[stem]) for stem, key in self.keys.items()]

    def _found(self, keyed: Any, names: Mapping[str, str], day: str | None) -> Any:
        """Return the keys with what the small table says of them, each row once or, shared, oftener."""
        types: dict[str, Any] = {}
        if day is not None and keyed.implementation.is_pandas():  # which has several for days
            types = dict.fromkeys(DAYS, keyed.to_native()[day].dtype)
        there = self.table.beside(self.opened.frame, names, types)
        joined = keyed.join(there, on=[names[stem] for stem in self.keys], how="left")
        return joined if day is None else joined.filter(_holds(names, day))

    def _why(self, names: Mapping[str, str]) -> nw.Expr:
        """Return why a row found nothing in the small table."""
        import narwhals.stable.v2 as nw

        why = nw.lit("unknown_code")
        is_gone = nw.col(names["code"]).is_null()
        if "year" in self.keys:
            year = nw.col(names["year"])
            is_inside = year.is_between(*self.table.years)
            why = nw.when(is_inside).then(why).otherwise(nw.lit("outside_coverage"))
            is_gone |= year == NO_YEAR
        return nw.when(is_gone).then(nw.lit("missing")).otherwise(why)


def _holds(names: Mapping[str, str], day: str) -> nw.Expr:
    """Return whether a row lies in the stretch of days that it was joined with, or in none."""
    import narwhals.stable.v2 as nw

    lo, until = (nw.col(names[stem]) for stem in DAYS)
    return lo.is_null() | ((lo <= nw.col(day)) & (nw.col(day) < until))
