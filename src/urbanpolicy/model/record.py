"""The base of records: an id, citations, and the checks that every constructor makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, cast

import attrs

from urbanpolicy.errors import cut
from urbanpolicy.model.vocabulary import EVIDENCE, Evidence
from urbanpolicy.values.building import build_all
from urbanpolicy.values.days import Day, read_day
from urbanpolicy.values.ids import is_id
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.text import line_or_none, text_fault
from urbanpolicy.values.value import Value, fields_of, self_telling

AN_ID = "an id: small letters, digits, single hyphens"
Reference = tuple[str, str, str]
"""A field, the id that it holds, and the class names (joined by a bar) that it may refer to."""

MOST = 10**15
"""More than anything that is counted here."""


_PLAIN = frozenset(
    [
        "None",
        "PartialDate",
        "Period",
        "Text",
        "Truth",
        "bool",
        "date",
        "float",
        "frozenset",
        "int",
        "str",
        "tuple",
    ]
)
"""The words of a type that surely holds no part."""
_BETWEEN_WORDS = str.maketrans("[]|,.", "     ")


@cache
def _names_of(cls: type[Value]) -> tuple[str, ...]:
    """Return the fields that may hold parts."""
    words = {f.name: str(f.type).translate(_BETWEEN_WORDS).split() for f in fields_of(cls)}
    return tuple(name for name, found in words.items() if not _PLAIN.issuperset(found))


@cache
def _citing(cls: type[Part]) -> tuple[str, ...]:
    """Return the fields that hold the id of a source."""
    return tuple(name for name, kinds in cls.refers.items() if kinds == "Source")


class Part(Value):
    """A value inside a record that may refer to records, such as a party or a dated name."""

    __slots__ = ()

    refers: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """The fields that hold ids, and the classes they refer to."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.refers = MappingProxyType(dict(cls.refers))

    def references(self) -> Iterator[Reference]:
        """Yield every reference of this object and of the parts inside it."""
        found: list[Reference] = []
        self._collect("", found)
        return iter(found)

    def _collect(self, path: str, found: list[Reference]) -> None:
        for name, kinds in self.refers.items():
            held = getattr(self, name)
            if isinstance(held, str):
                found.append((path + name, held, kinds))
            elif held:
                found += [(path + name, target, kinds) for target in sorted(held)]
        for name in _names_of(cast(Any, type(self))):
            value = getattr(self, name)
            if isinstance(value, Part):
                value._collect(f"{path}{name}.", found)
            elif type(value) is tuple:
                for part in cast("tuple[object, ...]", value):
                    if isinstance(part, Part):
                        part._collect(f"{path}{name}.", found)

    def _cite(self, found: set[str]) -> None:
        """Add the sources that this object and the parts inside it refer to."""
        cls = cast(Any, type(self))
        for name in _citing(cls):
            found.add(getattr(self, name))
        for name in _names_of(cls):
            value = getattr(self, name)
            for part in cast("tuple[object, ...]", value) if type(value) is tuple else (value,):
                if isinstance(part, Part):
                    part._cite(found)

    def need(self, *names: str) -> None:
        """Refuse a required field that is None."""
        for name in names:
            if getattr(self, name) is None:
                raise self.refuse(name, None, "a value: the field is required")

    def need_ids(self, *names: str) -> None:
        """Refuse a required field that holds something other than an id."""
        for name in names:
            value = getattr(self, name)
            if type(value) is not str or not is_id(value):
                self.need(name)
                raise self.refuse(name, value, AN_ID)

    def check_ids(self, *names: str) -> None:
        """Refuse a field that holds something other than an id (None passes: nothing is known)."""
        for name in names:
            value = getattr(self, name)
            if value is not None and not (type(value) is str and is_id(value)):
                raise self.refuse(name, value, AN_ID)

    def check_id_lists(self, *names: str) -> None:
        """Refuse a tuple or set field that holds something other than ids."""
        for name in names:
            for value in getattr(self, name):
                if not (type(value) is str and is_id(value)):
                    raise self.refuse(name, value, "ids: small letters, digits, single hyphens")

    def check_texts(self, *names: str) -> None:
        """Refuse a text field that is empty, wrongly decoded or no text (None passes)."""
        for name in names:
            value = getattr(self, name)
            if value is not None and (fault := text_fault(value)):
                raise self.refuse(name, value, *fault)

    def need_word(self, name: str, words: Iterable[str]) -> None:
        """Refuse a required field whose word is not in a closed list."""
        value = getattr(self, name)
        if type(value) is not str or value not in words:
            self.need(name)
            self.check_word(name, words)

    def check_word(self, name: str, words: Iterable[str]) -> None:
        """Refuse a field whose word is not in a closed list (None passes)."""
        value = getattr(self, name)
        if value is not None and not (type(value) is str and value in words):
            raise self.refuse(name, value, "one of " + ", ".join(sorted(words)))

    def check_number(self, name: str, least: int = 0) -> None:
        """Refuse a field that is no whole number from ``least`` to a million milliards (None passes)."""
        value = getattr(self, name)
        if value is not None and (type(value) is not int or not least <= value <= MOST):
            raise self.refuse(name, value, f"a whole number from {least} to {MOST:,}")

    def check_flag(self, name: str) -> None:
        """Refuse a field that is neither True nor False."""
        value = getattr(self, name)
        if type(value) is not bool:
            raise self.refuse(name, value, "true or false")


def to_reading_day(value: Day | None) -> date | None:
    """Converter of the day on which a page was read; None stays None."""
    return None if value is None else read_day(value, "Citation, read")


self_telling(to_reading_day)


def to_published(value: PartialDate | date | str | None) -> PartialDate:
    """Converter of the day of a publication: as ``PartialDate.read``."""
    return PartialDate.read(value, "published")


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Citation(Part):
    """What a source supports: the whole record that carries it, or one field of it.

    Order: by source, then field.

    Raises:
        InvalidValue: if the source is no id or the evidence no word of the list.

    >>> Citation(source="espoo-2024-10-21", field="period", evidence="decided").source
    'espoo-2024-10-21'
    """

    refers: ClassVar[Mapping[str, str]] = {"source": "Source"}

    source: str
    """The id of the source."""
    field: str | None = attrs.field(default=None, converter=line_or_none)
    """The field that it supports; None: the record as a whole."""
    evidence: Evidence | None = None
    locator: str | None = attrs.field(default=None, converter=line_or_none)
    """Where on the page."""
    read: date | None = attrs.field(default=None, converter=to_reading_day)
    """The day on which the page was read, where that is known."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("source")
        self.check_texts("field", "locator")
        self.check_word("evidence", EVIDENCE)

    @property
    def sort_key(self) -> tuple[str, str]:
        """Source, then field."""
        return (self.source, self.field or "")


def to_citations(value: Iterable[Citation | Mapping[str, Any] | str]) -> tuple[Citation, ...]:
    """Converter of citations: each a Citation, a table of its fields, or only a source's id.

    They are sorted, so that equal records are written alike.

    Raises:
        InvalidValue: for a text instead of a list, or an item that is none of these.
    """
    if isinstance(value, tuple) and (not value or (len(value) == 1 and type(value[0]) is Citation)):
        return cast("tuple[Citation, ...]", tuple(value))
    if isinstance(value, list) and (sources := _sources_of(cast("list[object]", value))):
        return _cited(sources)
    citations = build_all(Citation, value, shorthand="source")
    return citations if len(citations) == 1 else tuple(sorted(citations))


def _sources_of(items: list[object]) -> tuple[str, ...] | None:
    """Return the sources of citations that say nothing else; None if one of them does."""
    found: list[str] = []
    for item in items:
        source = item
        if isinstance(item, dict) and len(table := cast("dict[str, object]", item)) == 1:
            source = table.get("source")
        if type(source) is not str:
            return None
        found.append(source)
    return tuple(found)


@lru_cache(maxsize=4096)
def _cited(sources: tuple[str, ...]) -> tuple[Citation, ...]:
    """Build the citations of sources; the same lists come again and again, so each is kept."""
    return tuple(sorted(build_all(Citation, sources, shorthand="source")))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Record(Part):
    """The base of everything that a register holds: it has an id and cites its sources.

    Order: by id, unless a class documents another key.

    Raises:
        InvalidValue: if the id is none.
    """

    id: str
    """Stable, unique over all classes, never reused."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)
    """The sources, and what each supports."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The id."""
        return (self.id,)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources that the record cites, sorted, each once."""
        cited: set[str] = set()
        self._cite(cited)
        return tuple(sorted(cited))

    @property
    def brief(self) -> str:
        """A few words that tell the record apart in a list."""
        return ""

    def __repr__(self) -> str:
        brief = cut(self.brief, 60)
        return cut(f"{type(self).__name__}({self.id!r}{', ' if brief else ''}{brief})")
