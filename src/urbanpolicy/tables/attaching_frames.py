"""The join behind ``attach``: years cut into stretches of days, joined by code and year, then by day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from urbanpolicy.tables.attaching_asking import Asking
from urbanpolicy.tables.recoding_frames import (
    code_of,
    has_column,
    is_blank,
    unused,
    year_of,
    year_of_day,
)

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from urbanpolicy.tables.recoding_frames import Frame

KEYS = ("code", "year")
DAYS = ("lo", "until")


class Attaching:
    """One attaching: the frame, its columns, the small table, and the names of the new columns."""

    __slots__ = ("asking", "code", "day", "frame", "needed", "new", "table", "year", "years")

    def __init__(self, frame: Frame, asking: Asking) -> None:
        import narwhals.stable.v2 as nw

        purpose = asking.purpose
        self.frame, self.asking = frame, asking
        where = f"{purpose}, code_column"
        column = has_column(frame, asking.code, where)
        self.code = code_of(frame, column, where)
        self.day: nw.Expr | None = None
        if asking.by_day:
            where = f"{purpose}, day_column"
            time = has_column(frame, asking.time, where)
            self.year = year_of_day(frame, time, where)
            if not is_blank(frame, time):  # without any day no row finds a stretch of days
                self.day = nw.col(time)
        else:
            where = f"{purpose}, year_column"
            time = has_column(frame, asking.time, where)
            self.year = year_of(frame, time, where)
        self.needed = (column, time)
        self.new = asking.new
        own = frame.collect_schema().names()
        asking.need_new(own, "frame", "rename or drop it, or give the new ones a prefix=")
        self.table = asking.table()
        years = self.table.columns["year"][1]
        self.years = (min(years), max(years))

    def done(self) -> Any:
        """Return the frame with the new columns, in the package it came in."""
        return self._labelled(self._joined().to_native())

    def counted(self) -> list[tuple[Any, ...]]:
        """Return how many rows have which code and statuses, one of each model; it executes."""
        import narwhals.stable.v2 as nw

        is_there = ~nw.col(self.needed[0]).is_null()
        code = nw.when(is_there).then(self.code).alias("code")
        statuses = self.asking.statuses
        told = self._joined().select(code, *(nw.col(name).alias(s) for s, name in statuses.items()))
        counts: Any = told.group_by("code", *statuses).agg(nw.len().alias("rows"))
        if counts.implementation.is_duckdb():  # whose frames Narwhals would bring to PyArrow
            return list(counts.to_native().fetchall())
        return list(counts.lazy().collect().rows())

    def _joined(self) -> Frame:
        import narwhals.stable.v2 as nw

        frame = self.frame
        return self._lazy(frame) if isinstance(frame, nw.LazyFrame) else self._eager(frame)

    def _labelled(self, done: Any) -> Any:
        """Write down in a frame what its new columns rest on, where its kind has room for that."""
        kind = self.frame.implementation
        if kind.is_pandas():
            done.attrs.update(self.frame.to_native().attrs, **self.asking.about)
        elif kind.is_pyarrow():
            done = done.replace_schema_metadata(
                {**(done.schema.metadata or {}), **self.asking.about}
            )
        return done

    def _lazy(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        import narwhals.stable.v2 as nw

        own = frame.collect_schema().names()
        taken = [*own, *self.new.values()]
        names = {stem: unused(taken, f"_{stem}") for stem in (*self.table.columns, "gone", "day")}
        there: Any = self.table.beside(frame, {stem: names[stem] for stem in self.table.columns})
        keys = [names[stem] for stem in KEYS]
        joined = frame.with_columns(*self._keys(names)).join(there, on=keys, how="left")
        if self.day is not None:
            joined = joined.filter(_holds(names))
        columns = {stem: nw.col(names[stem]) for stem in self.new}
        columns |= self._told(names)
        new = [columns[stem].alias(name) for stem, name in self.new.items()]
        return joined.with_columns(*new).select(*own, *self.new.values())

    def _eager(self, frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
        """Join only the keys, so that all other columns stay as they are, and put back the order."""
        import narwhals.stable.v2 as nw

        names = {stem: stem for stem in (*self.table.columns, "gone", "day")}
        there: Any = self.table.beside(
            frame, {stem: stem for stem in self.table.columns}, self._days()
        )
        joined = frame.select(*self._keys(names)).with_row_index("row")
        joined = joined.join(there, on=[*KEYS], how="left")
        if self.day is not None:
            joined = joined.filter(_holds(names))
        if not joined.implementation.is_pandas():  # whose left join keeps the order
            joined = joined.sort("row")
        joined = joined.with_row_index("place")
        # Few rows find nothing, as a rule: what they say is worked out for them alone.
        lost = joined.filter(nw.col("status0").is_null())
        told = lost.select(*(expr.alias(stem) for stem, expr in self._told(names).items()))
        new = [
            (
                joined[stem].scatter(lost["place"], told[stem])
                if stem in told.columns
                else joined[stem]
            ).alias(name)
            for stem, name in self.new.items()
        ]
        return frame.with_columns(*new)

    def _days(self) -> Mapping[str, Any] | None:
        """Return the type of the days of a pandas frame, which has several, for those beside it."""
        if self.day is None or not self.frame.implementation.is_pandas():
            return None
        return dict.fromkeys(DAYS, self.frame.to_native()[self.needed[1]].dtype)

    def _keys(self, names: Mapping[str, str]) -> list[nw.Expr]:
        import narwhals.stable.v2 as nw

        is_gone = nw.any_horizontal(
            *(nw.col(name).is_null() for name in self.needed), ignore_nulls=False
        )
        keys = [
            self.code.alias(names["code"]),
            self.year.alias(names["year"]),
            is_gone.alias(names["gone"]),
        ]
        if self.day is not None:
            keys.append(self.day.alias(names["day"]))
        return keys

    def _told(self, names: Mapping[str, str]) -> dict[str, nw.Expr]:
        """Return the statuses after the join: those that were not found say why not."""
        import narwhals.stable.v2 as nw

        inside = nw.col(names["year"]).is_between(*self.years)
        why = nw.when(inside).then(nw.lit("unknown_code")).otherwise(nw.lit("outside_coverage"))
        why = nw.when(nw.col(names["gone"])).then(nw.lit("missing")).otherwise(why)
        told: dict[str, nw.Expr] = {}
        for stem in self.asking.statuses:
            told[stem] = nw.coalesce(nw.col(names[stem]), why)
        return told


def _holds(names: Mapping[str, str]) -> nw.Expr:
    """Return whether a row lies in the stretch of days that it was joined with, or in none."""
    import narwhals.stable.v2 as nw

    lo, until, day = (nw.col(names[stem]) for stem in (*DAYS, "day"))
    return lo.is_null() | ((lo <= day) & (day < until))
