"""The slotless base of every class: equality by value, order by key, copies and pickles."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import attrs

from urbanpolicy.errors import ForeignPickle, InvalidValue
from urbanpolicy.release import __version__


class Value:
    """Base of all frozen classes of the library.

    It adds no field and no slot. Copies are the object itself, because nothing in it can change.
    A pickle goes through the constructor, so that its checks run again, and carries the release
    that wrote it: another release refuses it in words instead of reviving half an object.

    Objects of one class are ordered by ``sort_key``, ties by all fields; objects of different
    classes are not ordered.
    """

    __slots__ = ()

    noun: ClassVar[str] = ""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The documented key by which objects of this class are ordered."""
        return (repr(self),)

    def refuse(self, field: str, found: object, expected: str, hint: str = "") -> InvalidValue:
        """Return the error for a field of this object, naming class and, where it has one, id."""
        own = getattr(self, "id", None)
        name = f"{type(self).__name__} {own!r}" if isinstance(own, str) else type(self).__name__
        return InvalidValue.at(f"{name}, {field}", found, expected, hint)

    def _order(self) -> tuple[Any, ...]:
        return (self.sort_key, tuple(repr(getattr(self, a.name)) for a in attrs.fields(type(self))))

    def __lt__(self, other: Self) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        mine, theirs = self.sort_key, other.sort_key
        return mine < theirs if mine != theirs else self._order() < other._order()

    def __gt__(self, other: Self) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return other < self

    def __le__(self, other: Self) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self == other or self < other

    def __ge__(self, other: Self) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self == other or other < self

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        cls = type(self)
        fields = {a.name: getattr(self, a.name) for a in attrs.fields(cls)}
        return _revive, (cls, __version__, fields)


def _revive(cls: type[Value], release: str, fields: dict[str, Any]) -> Value:
    if release != __version__:
        raise ForeignPickle.of(cls.__name__, release, __version__)
    return cls(**fields)
