"""Frames of any kind through Narwhals: their columns as they are read, and what is added to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from urbanpolicy.errors import InvalidValue, MissingExtra, did_you_mean, listed, shown

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    Frame = nw.DataFrame[Any] | nw.LazyFrame[Any]

KINDS = "a frame of pandas, Polars or PyArrow, or a relation of DuckDB"


def opened(frame: object, purpose: str) -> Frame:
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
        found.collect_schema()
    except TypeError as error:
        raise InvalidValue.at(f"{purpose}, frame", told, KINDS) from error
    except DuplicateError as error:
        expected = "a frame whose columns have different names"
        raise InvalidValue.at(f"{purpose}, frame", told, expected) from error
    kind = found.implementation
    if isinstance(found, nw.LazyFrame) and not (kind.is_polars() or kind.is_duckdb()):
        raise InvalidValue.at(f"{purpose}, frame", told, KINDS)
    return found


def has_column(frame: Frame, name: object, where: str) -> str:
    """Return the name of a column that a frame has.

    Raises:
        InvalidValue: if it has none of that name; the message names those that it has.
    """
    names = frame.collect_schema().names()
    if isinstance(name, str) and name in names:
        return name
    hint = did_you_mean(name, names) if isinstance(name, str) else ""
    expected = "one of the columns " + listed(shown(other) for other in names)
    raise InvalidValue.at(where, name, expected, hint)


def is_blank(frame: Frame, column: str) -> bool:
    """Tell whether an eager frame holds nothing in a column: its type then says nothing either."""
    import narwhals.stable.v2 as nw

    return isinstance(frame, nw.DataFrame) and bool(frame[column].is_null().all())


def code_of(frame: Frame, column: str, where: str) -> nw.Expr:
    """Return the codes of a column as text.

    Raises:
        InvalidValue: if the column does not hold text; nothing is padded or cut in silence.
    """
    import narwhals.stable.v2 as nw

    if is_blank(frame, column):
        return nw.when(nw.col(column).is_null()).then(nw.lit("")).otherwise(nw.lit(""))
    kind = frame.collect_schema()[column]
    if kind in (nw.String, nw.Categorical) or isinstance(kind, nw.Enum):
        return nw.col(column).cast(nw.String)
    hint = "read the column as text, or zeros at the start are lost: '049' and not 49"
    raise InvalidValue.at(where, f"{column}: {kind}", "codes as text of three digits", hint)


def year_of(frame: Frame, column: str, where: str) -> nw.Expr:
    """Return the years of a column of whole numbers, -1 where it is empty.

    Raises:
        InvalidValue: if the column holds something else.
    """
    import narwhals.stable.v2 as nw

    if is_blank(frame, column):
        return nw.when(nw.col(column).is_null()).then(nw.lit(-1)).otherwise(nw.lit(-1))
    kind = frame.collect_schema()[column]
    if kind.is_integer():
        return nw.col(column).cast(nw.Int64).fill_null(-1)
    hint = "convert it first: in pandas with .astype('Int64'), which can be empty too"
    raise InvalidValue.at(where, f"{column}: {kind}", "years as whole numbers", hint)


def year_of_day(frame: Frame, column: str, where: str) -> nw.Expr:
    """Return the years of a column of days, -1 where it is empty.

    Raises:
        InvalidValue: if the column holds something else: texts, or moments of a time zone, which are
            other days elsewhere.
    """
    import narwhals.stable.v2 as nw

    if is_blank(frame, column):
        return nw.when(nw.col(column).is_null()).then(nw.lit(-1)).otherwise(nw.lit(-1))
    kind = frame.collect_schema()[column]
    if kind == nw.Date or (isinstance(kind, nw.Datetime) and kind.time_zone is None):
        return nw.col(column).dt.year().fill_null(-1).cast(nw.Int64)
    hint = "convert it first, with one stated format for all rows"
    if isinstance(kind, nw.Datetime):
        hint = "a moment is another day in another time zone: take the days in Finnish time first"
    raise InvalidValue.at(where, f"{column}: {kind}", "days, as dates without a time zone", hint)


def unused(names: Sequence[str], stem: str) -> str:
    """Return a name that no column has.

    >>> unused(["row", "row_"], "row")
    'row__'
    """
    while stem in names:
        stem += "_"
    return stem
