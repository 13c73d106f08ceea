"""The file that is written: whole or not there, and what is told meanwhile."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

Watch = Callable[[int, int], None]
"""Is told, every now and then, how much of how much has been read."""

Counted = Counter[tuple[str, ...]]
"""How many rows have which status, or statuses where several models were asked for."""


@contextmanager
def whole(target: Path) -> Generator[BinaryIO]:
    """Give a new file to write to, which becomes the target when all has gone well.

    If it does not, the target is as it was. A process that is killed leaves at most a file that is
    named like ``.rows.csv.x1y2.part``.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.chmod(0o666 & ~_umask())  # as any new file; `mkstemp` makes them for the owner alone
        part.replace(target)
    except BaseException:  # also where the user interrupts
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
