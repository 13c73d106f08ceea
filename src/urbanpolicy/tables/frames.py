"""Frames of any kind through Narwhals: what their columns are called there, and how they are read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from urbanpolicy.errors import InvalidValue, MissingExtra, did_you_mean, listed, shown
from urbanpolicy.tables.renaming import meanwhile, quoted, renamed

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from urbanpolicy.tables.renaming import Frame

KINDS = "a frame of pandas, Polars, PyArrow, PySpark or Dask, or a relation of DuckDB"

FAR_YEAR = 2**31
"""Years above it are read as it, and those below 0 of wide types as 0."""


class Key(NamedTuple):
    """What a column says of each row."""

    column: str
    expr: nw.Expr
    """As it is joined."""
    sql: str
    """The same for DuckDB, of a relation that is called ``rows``; nothing where the column is empty."""
    is_read: bool = False
    """Whether the column says it as it stands."""
    of_days: bool = False
    """Whether the column holds days, of which the year is meant."""

    def listed(self, frame: nw.DataFrame[Any]) -> list[Any]:
        """Return it of each row of an eager frame."""
        told = frame[self.column]
        return (told.dt.year() if self.of_days else told).to_list()


class Opened:
    """A frame as Narwhals sees it."""

    __slots__ = ("frame", "inner", "purpose")

    def __init__(self, frame: Frame, inner: Mapping[str, str], purpose: str) -> None:
        self.frame = frame
        self.inner = inner
        """What each of the columns is called meanwhile."""
        self.purpose = purpose
        """The name of the call, for messages."""

    @classmethod
    def of(cls, frame: object, purpose: str) -> Opened:
        """Return a frame as Narwhals sees it.

        Raises:
            InvalidValue: if it is no frame of a kind that is known.
            MissingExtra: if Narwhals is not installed.
        """
        try:
            import narwhals.stable.v2 as nw
            from narwhals.exceptions import DuplicateError
        except ImportError as error:
            raise MissingExtra.of("narwhals", "frames", purpose) from error
        told = type(frame).__name__
        try:
            found = cast("Frame", nw.from_native(cast(Any, frame)))
            names = list(found.columns)
        except TypeError as error:
            raise InvalidValue.at(f"{purpose}, frame", told, KINDS) from error
        except DuplicateError as error:
            raise _not_distinct(told, purpose) from error
        kind = found.implementation
        if len(set(names)) < len(names):
            raise _not_distinct(told, purpose)
        is_lazy = isinstance(found, nw.LazyFrame)
        if is_lazy and not (kind.is_polars() or kind.is_duckdb() or kind.is_spark_like()):
            raise InvalidValue.at(f"{purpose}, frame", told, KINDS)
        inner = meanwhile(found, names)
        native = renamed(found, inner)
        if native is not found.to_native():
            found = cast("Frame", nw.from_native(native))
        return cls(found, inner, purpose)

    def added(self, new: Mapping[str, str]) -> Mapping[str, str]:
        """Return what new columns are called meanwhile."""
        if self._has_own_names:
            return new
        return {stem: f"added{place}" for place, stem in enumerate(new)}

    def closed(self, frame: Frame, new: Collection[str]) -> Any:
        """Return a frame in the package it came in, its columns called as they were; then the new."""
        if self._has_own_names:
            return frame.to_native()
        return renamed(frame, dict(zip(frame.columns, [*self.inner, *new], strict=True)))

    @property
    def _has_own_names(self) -> bool:
        return all(name == inner for name, inner in self.inner.items())

    def column(self, name: object, argument: str) -> str:
        """Return what a column of the frame is called meanwhile.

        Raises:
            InvalidValue: if it has none of that name; the message names those that it has.
        """
        if isinstance(name, str) and name in self.inner:
            return self.inner[name]
        texts = [other for other in self.inner if isinstance(other, str)]  # pandas has others too
        hint = did_you_mean(name, texts) if isinstance(name, str) else ""
        expected = "one of the columns " + listed(shown(other) for other in self.inner)
        raise InvalidValue.at(f"{self.purpose}, {argument}", name, expected, hint)

    def need_new(self, names: Collection[str], mend: str) -> None:
        """Prove that the frame has none of the columns that are added.

        Raises:
            InvalidValue: if it has one, for engines of SQL also in other letters, small or capital.
        """
        kind = self.frame.implementation
        folded = kind.is_duckdb() or kind.is_spark_like()
        taken = {name.lower() for name in self.inner} if folded else self.inner.keys()
        for name in names:
            if (name.lower() if folded else name) in taken:
                expected = "a frame without the columns that are added"
                raise InvalidValue.at(f"{self.purpose}, frame", name, expected, mend)

    def code(self, name: object) -> Key:
        """Return the codes of a column as text.

        Raises:
            InvalidValue: if the column does not hold text; nothing is padded or cut in silence.
        """
        import narwhals.stable.v2 as nw

        column = self.column(name, "code_column")
        kind = self.frame.collect_schema()[column]
        is_text = kind in (nw.String, nw.Categorical) or isinstance(kind, nw.Enum)
        if is_text and self._holds_texts(column):
            text = nw.col(column).cast(nw.String)
            in_words = f"CAST({in_sql(column)} AS VARCHAR)"
            return Key(column, text, in_words, is_read=kind == nw.String)
        if self.is_blank(column):
            return _blank(column, "")
        hint = "read the column as text, or zeros at the start are lost: '049' and not 49"
        where = f"{self.purpose}, code_column"
        raise InvalidValue.at(where, f"{name}: {kind}", "codes as text of three digits", hint)

    def _holds_texts(self, column: str) -> bool:
        """Tell whether categories are texts, and all that pandas holds as objects."""
        import narwhals.stable.v2 as nw

        frame = self.frame
        if not isinstance(frame, nw.DataFrame) or frame.implementation.is_polars():
            return True
        held = frame[column]
        told = str(held.to_native().dtype) if frame.implementation.is_pandas() else ""
        if held.dtype == nw.Categorical:
            # Pandas holds dictionaries of PyArrow too, whose categories it does not tell.
            each = held.unique() if told.startswith("dictionary") else held.cat.get_categories()
            return all(isinstance(one, str) for one in each.drop_nulls().to_list())
        if told == "object":
            pandas = frame.implementation.to_native_namespace()
            found: str = pandas.api.types.infer_dtype(held.to_native(), skipna=True)
            return found == "string"
        return True

    def year(self, name: object) -> Key:
        """Return the years of a column of whole numbers.

        Raises:
            InvalidValue: if the column holds something else.
        """
        import narwhals.stable.v2 as nw

        column = self.column(name, "year_column")
        kind = self.frame.collect_schema()[column]
        if kind.is_integer():
            year = nw.col(column)
            if kind in (nw.Int64, nw.UInt64, nw.Int128, nw.UInt128):  # of which some do not fit
                year = year.clip(nw.lit(0, kind), nw.lit(FAR_YEAR, kind))
            return Key(column, year.cast(nw.Int64), in_sql(column))
        if self.is_blank(column):
            return _blank(column, 0)
        hint = "convert it to whole numbers first, which in pandas .astype('Int64') does"
        where = f"{self.purpose}, year_column"
        raise InvalidValue.at(where, f"{name}: {kind}", "years as whole numbers", hint)

    def year_of_day(self, name: object) -> Key:
        """Return the years of a column of days.

        Raises:
            InvalidValue: if the column holds something else: texts, or moments of a time zone, which
                are other days elsewhere.
        """
        import narwhals.stable.v2 as nw

        column = self.column(name, "day_column")
        kind = self.frame.collect_schema()[column]
        if kind == nw.Date or (isinstance(kind, nw.Datetime) and kind.time_zone is None):
            year = nw.col(column).dt.year()
            return Key(column, year, f"year({in_sql(column)})", of_days=True)
        if self.is_blank(column):
            return _blank(column, 0)
        hint = "convert it first, with one stated format for all rows"
        if isinstance(kind, nw.Datetime):
            hint = (
                "a moment is another day in another time zone: take the days in Finnish time first"
            )
        where = f"{self.purpose}, day_column"
        raise InvalidValue.at(where, f"{name}: {kind}", "days, as dates without a time zone", hint)

    def is_blank(self, column: str) -> bool:
        """Tell whether an eager frame holds nothing in a column: its type then says nothing either."""
        import narwhals.stable.v2 as nw

        frame = self.frame
        return isinstance(frame, nw.DataFrame) and bool(frame[column].is_null().all())


def _blank(column: str, one: str | int) -> Key:
    """Return what a column without any content says: nothing, of the type of one."""
    import narwhals.stable.v2 as nw

    return Key(column, nw.when(~nw.col(column).is_null()).then(nw.lit(one)), "NULL")


def in_sql(column: str) -> str:
    r"""Return a column of the relation ``rows`` as DuckDB reads its name.

    >>> in_sql('a"b')
    'rows."a""b"'
    """
    return f"rows.{quoted(column)}"


def _not_distinct(told: str, purpose: str) -> InvalidValue:
    return InvalidValue.at(f"{purpose}, frame", told, "a frame whose columns have different names")


def unused(names: Collection[str], stem: str) -> str:
    """Return a name that no column has, not even in other letters, small or capital.

    >>> unused(["ROW", "row_"], "row")
    'row__'
    """
    taken = {name.lower() for name in names}
    while stem in taken:
        stem += "_"
    return stem
