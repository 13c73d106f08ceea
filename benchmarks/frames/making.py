"""The big tables that are measured on: persons, the code of their municipality, a day."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from urbanpolicy import register
from urbanpolicy.tables.dividing import division_of

FIRST, LAST = 2008, 2025
CHUNK = 1_000_000
STRANGE = ["999", None]
"""A code that nobody has, and none: one row in a hundred has one of them."""


def write(path: Path, rows: int) -> None:
    """Write a table of so many rows, the same each time, a million at a time."""
    np: Any = import_module("numpy")
    pa: Any = import_module("pyarrow")
    pq: Any = import_module("pyarrow.parquet")

    draw = np.random.default_rng(20231116)
    codes = [sorted(division_of(register(), year)) for year in range(FIRST, LAST + 1)]
    names = sorted({code for one in codes for code in one})
    numbers = {code: number for number, code in enumerate(names)}
    of_year = [np.array([numbers[code] for code in one], dtype=np.int16) for one in codes]
    values = pa.array([*names, *STRANGE])
    schema = pa.schema([("person", pa.int64()), ("code", pa.string()), ("day", pa.date32())])
    with pq.ParquetWriter(path, schema) as writer:
        for start in range(0, rows, CHUNK):
            size = min(CHUNK, rows - start)
            year = draw.integers(0, len(codes), size)
            picked = np.empty(size, dtype=np.int16)
            for number, own in enumerate(of_year):
                there = year == number
                picked[there] = draw.choice(own, int(there.sum()))
            strange = draw.random(size) < 0.01
            picked[strange] = draw.integers(len(names), len(names) + 2, int(strange.sum()))
            new_year = (year + FIRST - 1970).astype("datetime64[Y]").astype("datetime64[D]")
            days = new_year + draw.integers(0, 365, size)
            columns: list[Any] = [
                pa.array(np.arange(start, start + size)),
                values.take(pa.array(picked)),
                pa.array(days, type=pa.date32()),
            ]
            writer.write_table(pa.table(columns, schema=schema))
