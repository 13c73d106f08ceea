"""The data book as the tests read it: written once from the built-in register."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tools.data_book.writing import pages


@cache
def pages_of_the_book() -> Mapping[str, str]:
    """Every page of the data book by file name."""
    return pages()
