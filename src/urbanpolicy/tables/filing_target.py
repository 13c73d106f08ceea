"""The file that is written: whole or not there, and what is told meanwhile."""

from __future__ import annotations

import os
import secrets
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
    named like ``.rows.csv.1a2b3c4d.part``.
    """
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)  # it is there still if something went wrong
