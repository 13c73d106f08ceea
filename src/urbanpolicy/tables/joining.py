"""The join behind ``attach`` and ``recode``: by code and year, then by day; the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from urbanpolicy.tables.frames import NO_YEAR, Opened, unused
from urbanpolicy.tables.small_table import SmallTable

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from urbanpolicy.tables.frames import Frame

DAYS = ("lo", "until")
"""A stretch of days in the small table: the first, and the one after the last."""


class Join:
    """A frame, a small table, by what they are joined, and the columns that come of it.

    By the names of the small table's columns: ``keys``, ``code`` and ``year``, and the ``day`` if
    each row of the small table holds for a stretch of days only; ``new``, the names of the new
    columns; ``statuses``, those of them that say why a row found nothing.
    """

    __slots__ = ("keys", "new", "opened", "statuses", "table", "years")

    def __init__(
        self,
        opened: Opened,
        keys: Mapping[str, nw.Expr],
        table: SmallTable,
        new: Mapping[str, str],
        statuses: Sequence[str],
        years: Sequence[int],
    ) -> None:
        self.opened, self.keys, self.table = opened, keys, table
        self.new, self.statuses = opened.added(new), statuses
        self.years = (min(years), max(years))
        """The first and the last year of which the small table tells."""

    def done(self) -> Frame:
        """Return the frame with the new columns."""
        import narwhals.stable.v2 as nw

        frame = self.opened.frame
        return self._lazy(frame) if isinstance(frame, nw.LazyFrame) else self._eager(frame)

    def _lazy(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        import narwhals.stable.v2 as nw

        own = list(self.opened.inner.values())
        taken = [*own, *self.new.values()]
        names = {stem: unused(taken, f"_{stem}") for stem in (*self.table.columns, *self.keys)}
        found = self._found(frame.with_columns(*self._keys(names)), names)
        told = {stem: nw.col(names[stem]) for stem in self.new}
        why = self._why(names)
        told |= {stem: nw.coalesce(told[stem], why) for stem in self.statuses}
        if "weight" in told:
            told["weight"] = told["weight"].fill_null(1.0)
        new = (told[stem].alias(name) for stem, name in self.new.items())
        done: nw.LazyFrame[Any] = found.with_columns(*new).select(*own, *self.new.values())
        return done

    def _eager(self, frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
        """Join only the keys, so that all other columns stay as they are, and put back the order."""
        names = {stem: stem for stem in (*self.table.columns, *self.keys)}
        repeats = "weight" in names
        keyed = frame.select(*self._keys(names))
        if repeats or not frame.implementation.is_pandas():  # whose left join keeps the order
            found = self._found(keyed.with_row_index("row"), names)
            found = found.sort("row", *(["target"] if repeats else []))
        else:
            found = self._found(keyed, names)
        told = {stem: found[stem] for stem in self.new}
        # Few rows find nothing, as a rule: what they say is worked out for them alone.
        is_lost = told[self.statuses[0]].is_null()
        places = is_lost.arg_true()
        if len(places):
            why = found.filter(is_lost).select(self._why(names).alias("why"))["why"]
            told |= {stem: told[stem].scatter(places, why) for stem in self.statuses}
        if repeats:
            told["weight"] = told["weight"].fill_null(1.0)
            frame = frame[found["row"].to_list()]
        return frame.with_columns(*(told[stem].alias(name) for stem, name in self.new.items()))

    def _keys(self, names: Mapping[str, str]) -> list[nw.Expr]:
        return [expr.alias(names[stem]) for stem, expr in self.keys.items()]

    def _found(self, keyed: Any, names: Mapping[str, str]) -> Any:
        """Return the keys with what the small table says of them, each row once or, shared, oftener."""
        columns = {stem: names[stem] for stem in self.table.columns}
        types: dict[str, Any] = {}
        if "day" in self.keys and keyed.implementation.is_pandas():  # which has several for days
            types = dict.fromkeys(DAYS, keyed.to_native()["day"].dtype)
        there = self.table.beside(self.opened.frame, columns, types)
        on = [names[stem] for stem in ("code", "year") if stem in self.keys]
        joined = keyed.join(there, on=on, how="left")
        return joined.filter(_holds(names)) if "day" in self.keys else joined

    def _why(self, names: Mapping[str, str]) -> nw.Expr:
        """Return why a row found nothing in the small table."""
        import narwhals.stable.v2 as nw

        why = nw.lit("unknown_code")
        is_gone = nw.col(names["code"]).is_null()
        if "year" in self.keys:
            year = nw.col(names["year"])
            is_inside = year.is_between(*self.years)
            why = nw.when(is_inside).then(why).otherwise(nw.lit("outside_coverage"))
            is_gone |= year == NO_YEAR
        return nw.when(is_gone).then(nw.lit("missing")).otherwise(why)


def _holds(names: Mapping[str, str]) -> nw.Expr:
    """Return whether a row lies in the stretch of days that it was joined with, or in none."""
    import narwhals.stable.v2 as nw

    lo, until, day = (nw.col(names[stem]) for stem in (*DAYS, "day"))
    return lo.is_null() | ((lo <= day) & (day < until))
