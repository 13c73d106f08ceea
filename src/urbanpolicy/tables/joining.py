"""The join behind ``attach`` and ``recode``: by code and year, then by day; the same for every engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from urbanpolicy.tables import looking_up
from urbanpolicy.tables.answers import ROW, Answers
from urbanpolicy.tables.frames import Key, Opened, in_sql, unused
from urbanpolicy.tables.looking_up import LookUp
from urbanpolicy.tables.renaming import quoted
from urbanpolicy.tables.small_table import DAYS, VIEW, WEIGHT, SmallTable

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from urbanpolicy.tables.renaming import Frame

NO_YEAR = -(2**40)
"""Stands for an empty year: pandas gives years with gaps as floats, and joins whole numbers."""

PLACE = "place"
"""Where a row stands in its frame, while the order is another."""


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
        return self._eager(frame)

    def _lazy(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        import narwhals.stable.v2 as nw

        taken = [*self.opened.inner.values(), *self.new.values()]
        names = {
            stem: unused(taken, f"_{stem}") for stem in self.table.columns if stem not in self.new
        }
        there = cast("nw.LazyFrame[Any]", self.table.beside(frame, {**names, **self.new}, {}))
        right = [names[stem] for stem in self.keys]
        read = {stem: key.column for stem, key in self.keys.items() if key.is_read}
        made = {
            stem: key.expr.cast(nw.Int64) if stem == "year" else key.expr
            for stem, key in self.keys.items()
            if stem not in read
        }
        helpers = [name for stem, name in names.items() if stem not in self.keys or stem in made]
        names |= read
        added = [expr.alias(names[stem]) for stem, expr in made.items()]
        keyed = frame.with_columns(*added) if added else frame
        left = [names[stem] for stem in self.keys]
        found = keyed.join(there, left_on=left, right_on=right, how="left")
        if self.day is not None:
            found = found.filter(_holds(names, self.day))
        return self._told(found, names).drop(helpers)

    def _told(self, found: nw.LazyFrame[Any], names: Mapping[str, str]) -> nw.LazyFrame[Any]:
        """Return what was found with what is told where nothing was."""
        import narwhals.stable.v2 as nw

        code, year = names["code"], names.get("year", "")
        statuses = [self.new[stem] for stem in self.statuses]
        weights = [self.new[WEIGHT]] if WEIGHT in self.new else []
        if found.implementation.is_polars():
            # It reads a text in a tenth of the time in which Narwhals puts an expression together.
            why = self._why_in_sql(quoted(code), quoted(year) if year else "")
            instead = dict.fromkeys(statuses, why) | dict.fromkeys(weights, "1.0")
            texts = (f"coalesce({quoted(n)}, {text}) AS {quoted(n)}" for n, text in instead.items())
            polars, native = found.implementation.to_native_namespace(), found.to_native()
            told: Any = native.with_columns(*map(polars.sql_expr, texts))
            return cast("nw.LazyFrame[Any]", nw.from_native(told))
        reason = self._why(str, code, year)
        return found.with_columns(
            *(nw.coalesce(nw.col(name), reason).alias(name) for name in statuses),
            *(nw.col(name).fill_null(1.0) for name in weights),
        )

    def _in_sql(self, frame: Any) -> nw.LazyFrame[Any]:
        """Join by one statement: DuckDB reads its relations anew at each step of a longer way."""
        import narwhals.stable.v2 as nw

        duckdb = frame.implementation.to_native_namespace()
        code, year = self.keys["code"].sql, self.keys["year"].sql if "year" in self.keys else ""
        why = self._why_in_sql(code, year)
        on = f"{code} = found.code" + (f" AND {year} = found.year" if year else "")
        where = ""
        if self.day is not None:
            day = in_sql(self.day)
            where = f"WHERE found.lo IS NULL OR (found.lo <= {day} AND {day} < found.until)"
        columns = {stem: f"found.{stem}" for stem in self.new}
        for stem in self.statuses:
            columns[stem] = f"coalesce(found.{stem}, {why})"
        if WEIGHT in columns:
            columns[WEIGHT] = f"coalesce(found.{WEIGHT}, 1)"
        new = ", ".join(f"{columns[stem]} AS {quoted(name)}" for stem, name in self.new.items())

        def asking(table: str) -> str:
            return f"SELECT rows.*, {new} FROM {VIEW} rows LEFT JOIN {table} found ON {on} {where}"

        told = self.table.in_duckdb(duckdb, frame.to_native(), asking)
        return cast("nw.LazyFrame[Any]", nw.from_native(told))

    def _eager(self, frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
        """Find the row that answers each, by its keys alone, and put beside it what stands there."""
        import narwhals.stable.v2 as nw

        answers = self.table.kept("answers", lambda: Answers(self.table))
        rows: Any
        if WEIGHT in self.new:
            places, rows = self._joined(frame, answers)
            frame = frame[places.to_list()]
        elif len(frame) <= looking_up.FEW:
            rows = self._looked_up(frame, answers)
        else:
            _, rows = self._joined(frame, answers)
        told: Any = answers.table.beside(frame, self.new, {})[rows]
        if frame.implementation.is_pandas():
            # By arrays: the rows of the frame have names of their own, and it may be a subclass.
            arrays = {name: told[name].to_native().array for name in self.new.values()}
            native: Any = frame.to_native().assign(**arrays)
            return cast("nw.DataFrame[Any]", nw.from_native(native))
        if frame.implementation.is_polars():
            return nw.concat([frame, told], how="horizontal")
        return frame.with_columns(*told.iter_columns())  # keeps what a schema is labelled with

    def _looked_up(self, frame: nw.DataFrame[Any], answers: Answers) -> list[int]:
        look_up: LookUp = self.table.kept("look-up", lambda: LookUp(answers))
        codes = self.keys["code"].listed(frame)
        years = self.keys["year"].listed(frame) if "year" in self.keys else None
        return look_up.rows(codes, years, frame[self.day] if self.day is not None else None)

    def _joined(self, frame: nw.DataFrame[Any], answers: Answers) -> tuple[Any, Any]:
        """Return the places of the rows in their order, each as often as it finds answers, and these."""
        import narwhals.stable.v2 as nw

        keys = {stem: key.expr.alias(stem) for stem, key in self.keys.items()}
        if self.day is not None:
            keys["day"] = nw.col(self.day).alias("day")
        keyed = nw.maybe_reset_index(frame.select(*keys.values()))  # its name may be that of a key
        numbered = keyed.with_row_index(PLACE)
        if "year" in keys:
            numbered = numbered.with_columns(nw.col("year").fill_null(NO_YEAR).cast(nw.Int64))
        types: dict[str, Any] = {}
        days: tuple[str, ...] = ()
        if self.day is not None:
            days = DAYS
            if keyed.implementation.is_pandas():  # which has several types for days
                types = dict.fromkeys(DAYS, keyed.to_native()["day"].dtype)
        names = {stem: stem for stem in (*self.keys, *days, ROW)}
        there = cast("nw.DataFrame[Any]", answers.keys.beside(keyed, names, types))
        found = numbered.join(there, on=list(self.keys), how="left")
        if self.day is not None:
            # A frame of two columns is filtered and sorted quicker than one of all of them.
            holds = found.select(_holds({stem: stem for stem in DAYS}, "day").alias("holds"))
            found = found.select(PLACE, ROW).filter(holds["holds"])
        if not keyed.implementation.is_pandas():  # whose left join keeps the order
            found = found.sort(PLACE, ROW)
        places, rows = found[PLACE], found[ROW]
        # Few rows find nothing, as a rule: the reason is worked out for them alone.
        lost = rows.is_null().arg_true()
        if len(lost):
            why = keyed[places[lost]].select(self._why(answers.lost).alias("why"))["why"]
            rows = rows.scatter(lost, why)
        return places, rows.cast(nw.Int64)

    def _why_in_sql(self, code: str, year: str) -> str:
        """Return why a row finds nothing in the small table, as SQL; year is empty if none is joined."""
        when = f"WHEN {code} IS NULL THEN 'missing'"
        if year:
            first, last = self.table.years
            when += f" WHEN {year} IS NULL THEN 'missing'"
            when += f" WHEN {year} NOT BETWEEN {first} AND {last} THEN 'outside_coverage'"
        return f"CASE {when} ELSE 'unknown_code' END"

    def _why(self, said: Callable[[str], Any], code: str = "code", year: str = "year") -> nw.Expr:
        """Return why a row finds nothing in the small table, by what is said for each reason."""
        import narwhals.stable.v2 as nw

        why = nw.lit(said("unknown_code"))
        is_gone = nw.col(code).is_null()
        if "year" in self.keys:
            is_inside = nw.col(year).is_between(*self.table.years)
            why = nw.when(is_inside).then(why).otherwise(nw.lit(said("outside_coverage")))
            is_gone |= nw.col(year).is_null()
        return nw.when(is_gone).then(nw.lit(said("missing"))).otherwise(why)


def _holds(names: Mapping[str, str], day: str) -> nw.Expr:
    """Return whether a row lies in the stretch of days that it was joined with, or in none."""
    import narwhals.stable.v2 as nw

    lo, until = (nw.col(names[stem]) for stem in DAYS)
    return lo.is_null() | nw.col(day).is_between(lo, until, closed="left")
