"""An immutable world of records: by class and id, changed only into another world."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from threading import RLock
from types import MappingProxyType
from typing import Any, NoReturn, Self, TypeVar, cast

from urbanpolicy.errors import DuplicateId, InvalidDocument, InvalidValue, UnknownName, cut
from urbanpolicy.model import catalogue
from urbanpolicy.model.catalogue import CLASSES, PLURAL_OF
from urbanpolicy.model.record import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Loader = Callable[[type[Record]], tuple[Record, ...]]
"""Gives all records of a class, in the order of the class."""

SEARCHED = (*(name for name in CLASSES if name != "Population"), "Population")
"""The classes in the order in which an id is looked for: the many figures last."""


class Records:
    """Records by class and id. Nothing in it can be changed; ``with_records`` gives another world.

    Records are loaded by class on the first question that needs them, once, whatever the number of
    threads. Equal worlds hold equal records. A changed world shares with the one that it comes from
    whatever rests on classes that are the same in both.

    Raises:
        InvalidDocument: on construction, with every reference that leads nowhere and every id or
            code of a day that is given twice.
    """

    __slots__ = ("_cache", "_changes", "_loader", "_lock", "name")

    name: str
    _loader: Loader
    _changes: Changes | None
    _cache: dict[object, Any]
    _lock: RLock

    def __init__(self, records: Iterable[Record] = (), *, name: str = "register") -> None:
        from urbanpolicy.world.proof import prove

        by_class = _by_class(records)
        self._begin(lambda cls: by_class.get(cls, ()), name, None)
        prove(self._all_by_id(), self.redirects, name)

    def _begin(self, loader: Loader, name: str, changes: Changes | None) -> None:
        slots: dict[str, object] = {
            "_loader": loader,
            "_changes": changes,
            "_cache": {},
            "_lock": RLock(),
            "name": name,
        }
        for slot, value in slots.items():
            object.__setattr__(self, slot, value)

    @classmethod
    def _trusted(cls, loader: Loader, name: str, changes: Changes | None = None) -> Self:
        """Return a world whose records are proved elsewhere: when they were compiled or added."""
        world = cls.__new__(cls)
        world._begin(loader, name, changes)
        return world

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a register cannot be changed; {name!r} was not set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a register cannot be changed; {name!r} was not deleted")

    # -- what is in it ----------------------------------------------------------------------------

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Return all records of a class, in the order of the class."""
        return cast("tuple[R, ...]", self._once(("all", cls), lambda: self._loader(cls)))

    def by_id(self, cls: type[R]) -> Mapping[str, R]:
        """Return the records of a class by id; a view that cannot be changed."""

        def make(world: Records) -> Mapping[str, R]:
            return MappingProxyType({record.id: record for record in world.all(cls)})

        return self._shared(("by_id", cls), make, cls.__name__)

    def one(self, cls: type[R], id: str) -> R:
        """Return the record of a class with an id.

        Raises:
            UnknownName: if there is none.
        """
        found = self.by_id(cls).get(id)
        if found is None and _has_other_ids(cls):
            found = self.by_id(cls).get(self.redirects.get(id, id))
        if found is None:
            raise UnknownName.of(id, cls.__name__, hint=f"{self.name} has no such id")
        return found

    def grouped(self, cls: type[R], field: str) -> Mapping[str, tuple[R, ...]]:
        """Return the records of a class by the id or ids in one of their fields; a view, too."""

        def make(world: Records) -> Mapping[str, tuple[R, ...]]:
            groups: dict[str, list[R]] = {}
            for record in world.all(cls):
                held = getattr(record, field)
                for key in (held,) if isinstance(held, str) else held or ():
                    groups.setdefault(key, []).append(record)
            return MappingProxyType({key: tuple(group) for key, group in groups.items()})

        return self._shared(("grouped", cls, field), make, cls.__name__)

    @property
    def redirects(self) -> Mapping[str, str]:
        """Other and retired ids, and the id to which each leads."""
        return self._once("redirects", lambda: MappingProxyType(dict(self._redirects())))

    def _redirects(self) -> Iterator[tuple[str, str]]:
        for cls in CLASSES.values():
            if _has_other_ids(cls):
                for record in self.all(cls):
                    for other in getattr(record, "also_ids"):  # noqa: B009 - of some classes only
                        yield other, record.id

    def get(self, id: str) -> Record | None:
        """Return the record with an id, of whatever class, or None."""
        id = self.redirects.get(id, id)
        return next((r for name in SEARCHED if (r := self.by_id(CLASSES[name]).get(id))), None)

    def __getitem__(self, id: str) -> Record:
        found = self.get(id)
        if found is None:
            raise UnknownName.of(id, "record", hint=f"{self.name} has no such id")
        return found

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.get(id) is not None

    def __iter__(self) -> Iterator[Record]:
        for cls in CLASSES.values():
            yield from self.all(cls)

    def __len__(self) -> int:
        return sum(len(self.all(cls)) for cls in CLASSES.values())

    def kept(self, key: object, make: Callable[[Self], T]) -> T:
        """Return what was made from this world for a key, making it at most once.

        For tables and the like that are worked out from many records. A key belongs to one maker.
        """
        return self._once(("kept", key), lambda: make(self))

    # -- another world ----------------------------------------------------------------------------

    def with_records(self, *records: Record) -> Self:
        """Return a world with these records, in the place of those of the same ids.

        Raises:
            InvalidDocument: if the changed world has references that lead nowhere, or one code twice.
        """
        return self._changed(_by_id(records), frozenset())

    def without(self, *ids: str) -> Self:
        """Return a world without the records of these ids.

        Raises:
            UnknownName: if there is no record of an id.
            InvalidDocument: if other records refer to one of them; each is named.
        """
        return self._changed({}, frozenset(self[id].id for id in ids))

    def _changed(self, added: Mapping[str, Record], gone: frozenset[str]) -> Self:
        from urbanpolicy.world.proof import prove, prove_added

        if not added and not gone:
            return self
        before = self._changes or Changes(self, {}, frozenset())
        changes = before.followed_by(added, gone)
        world = self._another(changes.load, changes)
        if gone or any(self._is_delicate(record) for record in added.values()):
            prove(world._all_by_id(), world.redirects, self.name)
        else:
            # Nothing else can have become wrong: the others find the same records as before.
            ordered = sorted(
                added.values(), key=lambda record: (RANK[type(record).__name__], record.id)
            )
            prove_added(ordered, world._find, world._all_ids, self.name)
        return world

    def _is_delicate(self, added: Record) -> bool:
        """Whether adding a record may break what is sound: by its ids, its code, or what it replaces."""
        own = self.by_id(type(added)).get(added.id)
        others = getattr(added, "also_ids", ())
        return (
            isinstance(added, catalogue.Municipality)
            or bool(others)
            or bool(getattr(own, "also_ids", ()))
            or (own is None and self.get(added.id) is not None)
        )

    def _another(self, loader: Loader, changes: Changes) -> Self:
        return self._trusted(loader, self.name, changes)

    # -- identity ---------------------------------------------------------------------------------

    @property
    def digest(self) -> str:
        """The SHA-256 of all records in their plain form: equal worlds have equal digests."""
        return self._once("digest", self._digest)

    def _digest(self) -> str:
        import json
        from hashlib import sha256

        from urbanpolicy.values.plain import to_plain

        hashed = sha256()
        for record in self:
            row = [PLURAL_OF[type(record)], to_plain(record)]
            hashed.update(json.dumps(row, ensure_ascii=False, sort_keys=True).encode())
        return hashed.hexdigest()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Records):
            return NotImplemented
        return self is other or self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _revive, (type(self), tuple(self), self.name)

    def __repr__(self) -> str:
        return cut(f"<{type(self).__name__} {self.name}>")

    # -- within -----------------------------------------------------------------------------------

    def _all_by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self}

    def _all_ids(self) -> list[str]:
        return [record.id for record in self]

    def _find(self, id: str, kinds: str) -> Record | None:
        for kind in kinds.split("|") if kinds != "Record" else ():
            if found := self.by_id(CLASSES[kind]).get(id):
                return found
        return self.get(id)

    def _groups(self, name: str, field: str) -> Mapping[str, tuple[Record, ...]]:
        """Return what ``grouped`` does, for the class of a name."""
        return self.grouped(CLASSES[name], field)

    def _shared(self, key: object, make: Callable[[Self], T], *names: str) -> T:
        """Return what was made from the classes of some names only; worlds with the same share it."""
        try:
            return cast("T", self._cache[key])
        except KeyError:
            world = self
            if self._changes and all(self._changes.is_as_before(CLASSES[name]) for name in names):
                world = cast(Self, self._changes.root)
            found = world._once(key, lambda: make(world))
            self._cache[key] = found
            return found

    def _once(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made for a key, making it at most once in all threads."""
        try:
            return cast("T", self._cache[key])
        except KeyError:
            with self._lock:
                if key not in self._cache:
                    self._cache[key] = make()
                return cast("T", self._cache[key])


class Changes:
    """What a changed world has otherwise than the one that it comes from, its root."""

    __slots__ = ("added", "gone", "root")

    def __init__(self, root: Records, added: Mapping[str, Record], gone: frozenset[str]) -> None:
        self.root, self.added, self.gone = root, added, gone

    def followed_by(self, added: Mapping[str, Record], gone: frozenset[str]) -> Changes:
        """Return these changes and later ones, as changes of the same root."""
        kept = {id: record for id, record in self.added.items() if id not in gone}
        return Changes(self.root, {**kept, **added}, (self.gone | gone) - frozenset(added))

    def is_as_before(self, cls: type[Record]) -> bool:
        """Whether a class has the same records as in the root."""
        if any(type(record) is cls for record in self.added.values()):
            return False
        before = self.root.by_id(cls)
        return not any(id in before for ids in (self.added, self.gone) for id in ids)

    def load(self, cls: type[Record]) -> tuple[Record, ...]:
        """Return the records of a class, in its order."""
        before = self.root.all(cls)
        if self.is_as_before(cls):
            return before
        kept = [r for r in before if r.id not in self.added and r.id not in self.gone]
        return tuple(sorted([*kept, *(r for r in self.added.values() if type(r) is cls)]))


RANK = {name: rank for rank, name in enumerate(CLASSES)}


def _has_other_ids(cls: type[Record]) -> bool:
    return "also_ids" in cls.__slots__


def _by_id(records: Iterable[Record]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    problems: list[InvalidValue | DuplicateId] = []
    for index, record in enumerate(records):
        if type(record) not in PLURAL_OF:
            expected = "a record such as Person(...) or Tenure(...)"
            problems.append(InvalidValue.at(f"records[{index}]", record, expected))
        elif found.setdefault(record.id, record) != record:
            why = f"{found[record.id]!r} and {record!r} are not the same"
            problems.append(DuplicateId.of(record.id, (found[record.id], record), why))
    if problems:
        raise InvalidDocument.of("records", problems)
    return found


def _by_class(records: Iterable[Record]) -> dict[type[Record], tuple[Record, ...]]:
    by_class: dict[type[Record], list[Record]] = {}
    for record in _by_id(records).values():
        by_class.setdefault(type(record), []).append(record)
    return {cls: tuple(sorted(group)) for cls, group in by_class.items()}


def _revive(cls: type[Records], records: tuple[Record, ...], name: str) -> Records:
    return cls(records, name=name)
