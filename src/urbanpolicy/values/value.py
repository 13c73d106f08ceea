"""The slotless base of every class: equality by value, order by key, copies and pickles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from operator import attrgetter
from typing import Any, ClassVar, Self, cast

import attrs

from urbanpolicy.errors import ForeignPickle, InvalidDocument, InvalidValue, cut, shown
from urbanpolicy.release import __version__


class Value:
    """Base of all frozen classes of the library.

    It adds no field and no slot. Copies are the object itself, because nothing in it can change.
    A pickle goes through the constructor, so that its checks run again, and carries the release
    that wrote it: another release refuses it in words instead of reviving half an object.

    Equality is written once, here: objects are equal if they are of one class and their fields are.
    (``attrs`` would compile a method for each class: a quarter of what it costs to make one.)

    Objects of one class are ordered by ``sort_key``, ties by all fields; objects of different
    classes are not ordered. What a field refuses is told with the object and the field.
    """

    __slots__ = ()

    _compared: ClassVar[Any]
    """Gives the fields of an object that decide whether it equals another of its class."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "__init__" in vars(cls):  # the second time, when attrs has made the class with slots
            cls._compared = attrgetter(*(field.name for field in fields_of(cls) if field.eq))
            converters = {converter_of(field) for field in fields_of(cls)} - {None}
            if not converters <= _SELF_TELLING:
                setattr(cls, "__init__", _telling_where(vars(cls)["__init__"]))  # noqa: B010

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The documented key by which objects of this class are ordered."""
        return ()

    def refuse(self, field: str, found: object, expected: str, hint: str = "") -> InvalidValue:
        """Return the error for a field of this object, naming class and, where it has one, id."""
        return InvalidValue.at(f"{_owner(self)}, {field}", found, expected, hint)

    @property
    def full_order(self) -> tuple[Any, ...]:
        """The whole order: ``sort_key``, then all fields. Equal objects have the same, others not."""
        fields = fields_of(type(self))
        return (self.sort_key, tuple(_orderable(getattr(self, field.name)) for field in fields))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(other) is not type(self):
            return NotImplemented
        compared = self._compared
        return bool(compared(self) == compared(other))

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._compared(self)))

    def __lt__(self, other: Self) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        mine, theirs = self.sort_key, other.sort_key
        return mine < theirs if mine != theirs else self.full_order < other.full_order

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

    def __repr__(self) -> str:
        held = ((field, getattr(self, field.name)) for field in fields_of(type(self)))
        parts = [f"{field.name}={value!r}" for field, value in held if value != default_of(field)]
        return cut(f"{type(self).__name__}({', '.join(parts)})")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        cls = type(self)
        fields = {a.name: getattr(self, a.name) for a in fields_of(cls)}
        return _revive, (cls, __version__, fields)


def _revive(cls: type[Value], release: str, fields: dict[str, Any]) -> Value:
    if release != __version__:
        raise ForeignPickle.of(cls.__name__, release, __version__)
    return cls(**fields)


def fields_of(cls: type[Value]) -> tuple[attrs.Attribute[Any], ...]:
    """Return the fields of a class, in their order."""
    # That all of them are made by attrs is not in their type.
    return cast("tuple[attrs.Attribute[Any], ...]", attrs.fields(cast(Any, cls)))


def converter_of(field: attrs.Attribute[Any]) -> Callable[[Any], Any] | None:
    """Return the function that reads what is given for a field, or None."""
    return cast("Callable[[Any], Any] | None", field.converter)  # pyright: ignore[reportUnknownMemberType]


_SELF_TELLING: set[object] = set()


def self_telling(*converters: Callable[..., Any]) -> None:
    """Mark converters that never refuse, or whose errors name class and field themselves.

    A class with no others needs nobody to add what its errors already say, which is cheaper.
    """
    _SELF_TELLING.update(converters)


def default_of(field: attrs.Attribute[Any]) -> Any:
    """Return what a field holds when nothing is given for it; NOTHING where something must be."""
    convert = converter_of(field)
    if field.default is attrs.NOTHING or convert is None:
        return field.default
    return convert(field.default)


def _orderable(value: Any) -> tuple[Any, ...]:
    """Return what stands for the value of a field in an order: nothing sorts before anything."""
    if value is None:
        return ()
    if isinstance(value, Value):
        return (value.full_order,)
    kind = type(cast(object, value))
    if kind is tuple or kind is frozenset:
        keys = [_orderable(item) for item in value]
        return (tuple(keys if kind is tuple else sorted(keys)),)
    return (value if isinstance(value, str | int | float | date) else repr(value),)


def _owner(value: Value) -> str:
    own = getattr(value, "id", None)
    name = type(value).__name__
    return f"{name} {shown(own)}" if isinstance(own, str) else name


def _telling_where(init: Callable[..., None]) -> Callable[..., None]:
    """Return a constructor whose errors name the object and the field that refused a value."""

    @wraps(init)
    def constructor(self: Value, /, **fields: Any) -> None:
        try:
            init(self, **fields)
        except (InvalidValue, InvalidDocument) as error:
            # Fields are set in their order, so the first that is not set is the one that refused.
            for field in fields_of(type(self)):
                if not hasattr(self, field.name):
                    raise _placed(error, _owner(self), field.name) from None
            raise

    return constructor


def _placed(
    error: InvalidValue | InvalidDocument, owner: str, field: str
) -> InvalidValue | InvalidDocument:
    if isinstance(error, InvalidDocument):
        problems = (p.within(field) for p in error.problems if isinstance(p, InvalidValue))
        return InvalidDocument.of(owner, problems)
    where = f"{owner}, {field}"
    if error.where.startswith(f"{field}."):
        where = f"{owner}, {error.where}"
    elif ", " in error.where and error.where != where:
        where = f"{where} ({error.where})"
    return type(error).at(where, error.found, error.expected, error.hint, path=error.path)
