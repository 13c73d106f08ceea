"""The answer to a plural question: the certain, the possible, and whether the list is complete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

import attrs

from urbanpolicy.errors import cut
from urbanpolicy.values.truth import UNDECIDED, YES, Truth
from urbanpolicy.values.value import Value

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
S = TypeVar("S", bound=Value)


def _as_tuple(items: Iterable[T]) -> tuple[T, ...]:
    """Return a tuple. The built-in class would do, but attrs takes 2 ms to read its signature."""
    return tuple(items)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Selection(Value, Generic[T_co]):
    """An immutable, sorted sequence of what certainly answers a question.

    ``possible`` holds what may also belong to it, ``complete`` whether the list is known to lack
    nothing, ``asked`` the question with its day and basis. ``some`` tells whether anything at all
    belongs to it: that can be certain although nothing that is possible is.

    >>> Selection(items=("a", "b"), asked="letters").possible
    ()
    """

    items: tuple[T_co, ...] = attrs.field(default=(), converter=_as_tuple)
    possible: tuple[T_co, ...] = attrs.field(default=(), converter=_as_tuple)
    complete: Truth = YES
    asked: str = ""
    has_sure_one: bool = False
    """Whether at least one of the possible surely belongs to it, without its being known which."""

    @property
    def some(self) -> Truth:
        """Whether at least one thing belongs to it; undecided where something may be lacking.

        >>> Selection(possible=("a", "b"), has_sure_one=True).some
        yes
        """
        is_certain = bool(self.items) or self.has_sure_one
        return Truth.of(certain=is_certain, possible=bool(self.possible) or self.complete != YES)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The question."""
        return (self.asked,)

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self.items)

    def __contains__(self, item: object) -> bool:
        return item in self.items

    @overload
    def __getitem__(self, index: int) -> T_co: ...  # pragma: no cover - for type checkers only
    @overload
    def __getitem__(
        self, index: slice
    ) -> tuple[T_co, ...]: ...  # pragma: no cover - for type checkers only
    def __getitem__(self, index: int | slice) -> T_co | tuple[T_co, ...]:
        return self.items[index]

    def __reversed__(self) -> Iterator[T_co]:
        return reversed(self.items)

    def index(self, item: object, start: int = 0, stop: int | None = None) -> int:
        """Return the place of an item, as a list does."""
        return self.items.index(item, start, len(self.items) if stop is None else stop)

    def count(self, item: object) -> int:
        """Return how often an item is among the certain."""
        return self.items.count(item)

    def __repr__(self) -> str:
        shown = ", ".join(_short(item) for item in self.items[:5])
        more = f", and {len(self.items) - 5} more" if len(self.items) > 5 else ""
        rest = f"; possible: {len(self.possible)}" if self.possible else ""
        rest += ", one of them surely" if self.has_sure_one else ""
        complete = "" if self.complete == YES else f"; complete: {self.complete}"
        head = f"{len(self.items)} {self.asked}{rest}{complete}"
        return cut(f"<{head}{': ' if self.items else ''}{shown}{more}>")


def selected(
    truths: Iterable[tuple[S, Truth]], asked: str, complete: Truth = YES, some: Truth = UNDECIDED
) -> Selection[S]:
    """Return the selection of what is certain and, beside it, what is possible; both sorted.

    ``some`` says whether at least one belongs to it, where more is known than of each alone.
    """
    truths = tuple(truths)
    certain = sorted(item for item, truth in truths if truth.is_certain)
    possible = sorted(item for item, truth in truths if truth.word == "undecided")
    return Selection(
        items=tuple(certain),
        possible=tuple(possible),
        complete=complete,
        asked=asked,
        has_sure_one=some.is_certain and not certain,
    )


def _short(item: object) -> str:
    text = getattr(item, "id", None) or repr(item)
    return text if len(text) <= 60 else text[:57] + "..."


Sequence.register(Selection)  # pyright: ignore[reportUnknownMemberType, reportAttributeAccessIssue]
