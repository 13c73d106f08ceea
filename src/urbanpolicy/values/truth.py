"""Truth in three values: yes, no, undecided."""

from __future__ import annotations

from typing import Literal

import attrs

from urbanpolicy.errors import InvalidValue, UndecidedTruth
from urbanpolicy.values.value import Value

Word = Literal["yes", "no", "undecided"]
_EXPECTED = "'yes', 'no' or 'undecided'"
_RANK = {"no": 0, "undecided": 1, "yes": 2}


@attrs.frozen(eq=False, order=False, repr=False)
class Truth(Value):
    """Yes, no, or undecided by what is known; the three are never mixed.

    ``bool()`` of an undecided truth raises, because a guess would be silent. ``&``, ``|`` and ``~``
    are Kleene's: yes and undecided is undecided, yes or undecided is yes.

    Order: no, undecided, yes.

    Raises:
        UndecidedTruth: by ``bool()``, where the truth is undecided.

    >>> YES & UNDECIDED
    undecided
    >>> (YES | UNDECIDED).is_certain
    True
    >>> UNDECIDED.is_possible, UNDECIDED.is_certain
    (True, False)
    """

    word: Word

    def __attrs_post_init__(self) -> None:
        word: object = self.word
        if type(word) is not str or word not in _RANK:
            raise self.refuse("word", word, _EXPECTED)

    @classmethod
    def read(cls, value: object, where: str = "truth") -> Truth:
        """Return a truth from a truth or its word.

        Raises:
            InvalidValue: for anything else; a bool is refused too, as it cannot say undecided.
        """
        if isinstance(value, Truth):
            return value
        for truth in (YES, NO, UNDECIDED):
            if isinstance(value, str) and value == truth.word:
                return truth
        raise InvalidValue.at(where, value, _EXPECTED)

    @property
    def is_certain(self) -> bool:
        """Surely yes."""
        return self.word == "yes"

    @property
    def is_possible(self) -> bool:
        """Not surely no: yes or undecided."""
        return self.word != "no"

    @property
    def is_decided(self) -> bool:
        """Surely yes or surely no."""
        return self.word != "undecided"

    @property
    def sort_key(self) -> tuple[int]:
        """No, undecided, yes."""
        return (_RANK[self.word],)

    @classmethod
    def of(cls, *, certain: bool, possible: bool) -> Truth:
        """Return yes where certain, else undecided where possible, else no.

        >>> Truth.of(certain=False, possible=True)
        undecided
        """
        return YES if certain else UNDECIDED if possible else NO

    def __bool__(self) -> bool:
        if self.word == "undecided":
            raise UndecidedTruth.asked()
        return self.word == "yes"

    def __and__(self, other: Truth) -> Truth:
        if not isinstance(other, Truth):
            return NotImplemented
        return self if _RANK[self.word] <= _RANK[other.word] else other

    def __or__(self, other: Truth) -> Truth:
        if not isinstance(other, Truth):
            return NotImplemented
        return self if _RANK[self.word] >= _RANK[other.word] else other

    def __invert__(self) -> Truth:
        return _OPPOSITE[self.word]

    def __repr__(self) -> str:
        return self.word


YES = Truth("yes")
NO = Truth("no")
UNDECIDED = Truth("undecided")
_OPPOSITE = {"yes": NO, "no": YES, "undecided": UNDECIDED}
