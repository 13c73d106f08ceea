"""``attach`` on a frame that is at hand: which columns are read, what is joined, what is counted."""

from __future__ import annotations

from typing import Any

from urbanpolicy.tables.attaching_asking import Asking
from urbanpolicy.tables.frames import Opened
from urbanpolicy.tables.joining import Join


class Attaching:
    """One attaching: the frame, what is asked of its rows, and the join that answers."""

    __slots__ = ("asking", "join", "opened")

    def __init__(self, frame: object, asking: Asking) -> None:
        self.opened = Opened.of(frame, asking.purpose)
        self.asking = asking
        keys = {"code": self.opened.code(asking.code)}
        day: str | None = None
        if asking.by_day:
            keys["year"] = self.opened.year_of_day(asking.time)
            if keys["year"].of_days:  # without any day no row finds a stretch of days
                day = keys["year"].column
        else:
            keys["year"] = self.opened.year(asking.time)
        new = asking.new
        self.opened.need_new(new.values(), "rename or drop it, or give the new ones a prefix=")
        self.join = Join(self.opened, keys, asking.table(), new, list(asking.statuses), day)

    def done(self) -> Any:
        """Return the frame with the new columns, in the package it came in."""
        return self._labelled(self.opened.closed(self.join.done(), self.asking.new.values()))

    def counted(self) -> list[tuple[Any, ...]]:
        """Return how many rows have which code and statuses, one of each model; it executes."""
        import narwhals.stable.v2 as nw

        statuses = self.join.statuses
        columns = [nw.col(self.join.new[stem]).alias(stem) for stem in statuses]
        told = self.join.done().select(self.join.keys["code"].expr.alias("code"), *columns)
        counts: Any = told.group_by("code", *statuses).agg(nw.len().alias("rows"))
        kind, native = counts.implementation, counts.to_native()
        if kind.is_duckdb():  # whose frames Narwhals would bring to PyArrow, as those of Spark
            return list(native.fetchall())
        if kind.is_spark_like():
            return [tuple(row) for row in native.collect()]
        return list(counts.lazy().collect().rows())

    def _labelled(self, done: Any) -> Any:
        """Write down in a frame what its new columns rest on, where its kind has room for that."""
        frame = self.opened.frame
        if frame.implementation.is_pandas():
            done.attrs.update(frame.to_native().attrs, **self.asking.about)
        elif frame.implementation.is_pyarrow():
            about = {name.encode(): text.encode() for name, text in self.asking.about.items()}
            done = done.replace_schema_metadata({**(done.schema.metadata or {}), **about})
        return done
