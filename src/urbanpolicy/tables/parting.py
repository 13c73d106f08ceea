"""Frames of Dask: each of their parts is a frame of pandas, and is worked on where it lies.

Not through Narwhals, whose support of Dask is moving to a package of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def is_parted(frame: object) -> bool:
    """Tell whether something is a frame in parts, which need not lie on one machine."""
    kind = type(frame)
    return hasattr(kind, "map_partitions") and hasattr(kind, "_meta_nonempty")


def in_parts(frame: Any, work: Callable[[Any], Any]) -> Any:
    """Return a frame in parts with some work to be done on each; nothing is read yet.

    ``work`` is sent to where the parts lie. It is tried first on rows that Dask makes up, of the
    same names and types: what it refuses is refused at once.
    """
    made_up = frame._meta_nonempty.copy()
    for place, kind in enumerate(made_up.dtypes):
        if kind == "object":  # which says nothing of what the parts hold: texts, as a rule
            column = made_up.iloc[:, place]
            made_up.isetitem(place, column.map(str).astype(object))
    return frame.map_partitions(work, meta=work(made_up).iloc[:0])
