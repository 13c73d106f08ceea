"""Ids and codes: what they look like, and how names are folded for comparison."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar, cast

from urbanpolicy.errors import InvalidValue, shown

T = TypeVar("T")

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-")
_FOLLOWING = frozenset(map(chr, range(0x80, 0xC0))) | frozenset("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")  # noqa: RUF001
"""What becomes of the later bytes of a letter in UTF-8 when they are read one by one."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)


@lru_cache(maxsize=4096)
def is_id(value: str) -> bool:
    """Tell whether a text is a stable id: small ASCII letters, digits, single hyphens between them.

    The same ids come again and again, so what was said of them is kept.

    >>> is_id("mayor-turku"), is_id("Mayor"), is_id("mayor--turku")
    (True, False, False)
    """
    return (
        value.isascii()
        and value.replace("-", "").isalnum()
        and value == value.lower()
        and "--" not in value
        and not value.startswith("-")
        and not value.endswith("-")
    )


def is_code(value: object) -> bool:
    """Tell whether a value is a municipality code: text of three ASCII digits, zeros included.

    >>> is_code("049"), is_code("49"), is_code(49)
    (True, False, False)
    """
    return type(value) is str and len(value) == 3 and value.isascii() and value.isdigit()


def folded(name: str) -> str:
    r"""Return a name as look-ups compare it, whatever the keyboard or the page it was copied from.

    Composed (NFC), case-folded, blanks at the ends gone and runs of blanks one, no-break blanks
    plain, typographic hyphens and minus signs plain, soft hyphens and other invisible marks gone.

    >>> folded("  MÄNTTÄ\u2011VILPPULA ")
    'mänttä-vilppula'
    """
    name = unicodedata.normalize("NFC", name).translate(_HYPHENS).translate(_INVISIBLE)
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())


def mojibake(text: str) -> str | None:
    """Return what a text was before UTF-8 bytes were read as a one-byte code, or None if it is sound.

    >>> mojibake("JyvÃ¤skylÃ¤")
    'Jyväskylä'
    >>> mojibake("Jyväskylä") is None
    True
    """
    if text.isascii() or _FOLLOWING.isdisjoint(text):
        return None
    if not any("Â" <= one <= "ô" and then in _FOLLOWING for one, then in pairwise(text)):
        return None
    for encoding in ("cp1252", "latin-1"):
        try:
            mended = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return mended
    return None


def id_tuple(value: Iterable[str]) -> tuple[str, ...]:
    """Return ids in the order given, as a tuple, from any iterable but a text.

    Raises:
        InvalidValue: if a text or something that cannot be iterated over is given.
    """
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise InvalidValue.at(
            "ids", value, "several ids in a list or tuple", f"write [{shown(value)}]"
        )
    return in_order(value)


def in_order(items: Iterable[T]) -> tuple[T, ...]:
    """Return items as a tuple in the order given; those of a set, which has none, sorted.

    >>> in_order({"c", "a", "b"})
    ('a', 'b', 'c')
    """
    if isinstance(items, set | frozenset):
        try:
            return tuple(sorted(cast("set[Any]", items)))
        except TypeError:  # what cannot be compared is refused by those who asked
            return tuple(cast("set[Any]", items))
    return tuple(items)


def id_set(value: Iterable[str]) -> frozenset[str]:
    """Return ids as a frozenset, from any iterable but a text; their order means nothing.

    Raises:
        InvalidValue: if a text or something that cannot be iterated over is given.
    """
    return frozenset(id_tuple(value))
