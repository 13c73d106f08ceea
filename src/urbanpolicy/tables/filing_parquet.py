"""``attach`` for files of Parquet, some rows at a time."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from urbanpolicy.errors import InvalidDocument, InvalidValue, MissingExtra
from urbanpolicy.tables.attaching_asking import Asking
from urbanpolicy.tables.attaching_frames import Attaching
from urbanpolicy.tables.filing_target import Counted, Watch

ROWS = 1 << 18
"""How many rows are in memory at once."""


def attach_parquet(source: Path, out: BinaryIO, asking: Asking, watch: Watch) -> Counted:
    """Write the rows of a file of Parquet with the columns that ``attach`` adds.

    Raises:
        InvalidDocument: if it is no file of Parquet.
        InvalidValue: if a column is not there, or does not hold codes, days or years.
        MissingExtra: if PyArrow or Narwhals is not installed.
    """
    try:
        pa: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingExtra.of("pyarrow", "pyarrow", "attach to a file of Parquet") from error
    try:
        file = parquet.ParquetFile(source)
    except pa.ArrowInvalid as error:
        problem = InvalidValue.at("attach", str(error), "a file of Parquet")
        raise InvalidDocument.of(source.name, [problem]) from error
    counted: Counted = Counter()
    writer: Any = None
    done = 0
    size = file.metadata.num_rows
    with file:
        empty = file.schema_arrow.empty_table()
        pieces = (pa.Table.from_batches([batch]) for batch in file.iter_batches(ROWS))
        for piece in pieces if size else (empty,):
            told = Attaching(piece, asking).done()
            writer = writer or parquet.ParquetWriter(out, told.schema, compression=_kind(file))
            writer.write_table(told)
            names = list(asking.statuses.values())
            groups = told.select(names).group_by(names).aggregate([([], "count_all")])
            for row in groups.to_pylist():
                counted[tuple(row[name] for name in names)] += row["count_all"]
            done += len(piece)
            watch(done, size)
    writer.close()
    return counted


def _kind(file: Any) -> str:
    """Return how the source is compressed, to write alike; an empty file does not say."""
    groups = file.metadata.num_row_groups
    return str(file.metadata.row_group(0).column(0).compression) if groups else "SNAPPY"
