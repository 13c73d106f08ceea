"""Searching a register for a text: exact first, then beginnings, words, and like spellings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, cast

import attrs

from urbanpolicy.errors import alike, cut
from urbanpolicy.model.catalogue import CLASSES
from urbanpolicy.model.claims import Claim
from urbanpolicy.model.populations import Population
from urbanpolicy.model.record import Record
from urbanpolicy.model.sources import Source
from urbanpolicy.values.ids import folded
from urbanpolicy.values.text import LANGS, Lang, Text
from urbanpolicy.values.value import Value, fields_of
from urbanpolicy.world.records import Records

Match = Literal["exact", "prefix", "word", "fuzzy"]
MATCHES: tuple[Match, ...] = ("exact", "prefix", "word", "fuzzy")

TEXT_FIELDS = frozenset({"id", "also_ids", "name", "code", "abbreviation", "title", "publisher"})
"""The fields of plain text that are searched; fields in three languages all are."""

NAMING = (
    "id",
    "also_ids",
    "code",
    "names",
    "name",
    "also",
    "short_names",
    "abbreviation",
    "titles",
)
"""The fields by which a record is called: what is found there comes before other texts."""

LONGEST = 100
"""Longer texts are not compared by their spelling."""

CLASS_RANK = {cls: rank for rank, cls in enumerate(CLASSES.values())}

SPEAKING = frozenset({Source, Claim})
"""These only speak of other records, which come before them unless their text is exact."""


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Hit(Value):
    """A record in which a text was found: where, in which language, and how it fits.

    Order: the best first: by match (sources and claims last unless exact), names before other
    texts, then class, record, field, language.
    """

    record: Record
    field: str
    lang: Lang | None
    """The language of the text; None for ids, codes and names of persons."""
    text: str
    """What was found, as the record has it."""
    match: Match
    rank: int = 0
    """Within a match: equal letter for letter, in another case, with other accents."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Match, kind of field, class, record, field, language."""
        return (
            self.match != "exact" and type(self.record) in SPEAKING,
            MATCHES.index(self.match),
            self.rank,
            self.field == "id" if self.field in NAMING else 2,
            CLASS_RANK[type(self.record)],
            self.record.id,
            self.field,
            self.lang or "",
            self.text,
        )

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id

    def __repr__(self) -> str:
        lang = f" [{self.lang}]" if self.lang else ""
        return cut(f"<{self.record.id} {self.field}{lang} {self.match}: {self.text}>")


class Found(NamedTuple):
    """A text of a record, as it is written and as it is compared."""

    record: Record
    field: str
    lang: Lang | None
    text: str
    folded: str
    bare: str


def bare(text: str) -> str:
    """Return a folded text without accents.

    >>> bare("Åbo"), bare("Mäntsälä")
    ('abo', 'mantsala')
    """
    parts = unicodedata.normalize("NFD", folded(text))
    return "".join(char for char in parts if not unicodedata.combining(char))


def _words(text: str) -> frozenset[str]:
    """Return the words of a text: letters and digits that stand together."""
    return frozenset("".join(c if c.isalnum() else " " for c in text).split())


class SearchIndex:
    """Every text of a register that is searched, once per record, field and language."""

    __slots__ = ("_entries", "_world")

    def __init__(self, world: Records) -> None:
        self._world = world
        self._entries: tuple[Found, ...] = tuple(
            Found(record, field, lang, text, folded(text), bare(text))
            for cls in CLASSES.values()
            if cls is not Population
            for record in world.all(cls)
            for field, lang, text in sorted(set(texts_of(record)), key=str)
        )

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return all that fits a text, the best first; of each record the best place only."""
        asked = bare(text)
        if not asked:
            return ()
        words = _words(asked)
        hits = list(self._numbered(text))
        hits += [hit for entry in self._entries if (hit := _hit(entry, text, asked, words))]
        if not hits and len(asked) <= LONGEST:
            names = {e.bare for e in self._entries if e.field in NAMING and len(e.bare) <= LONGEST}
            near = {name: rank for rank, name in enumerate(alike(asked, sorted(names), most=10))}
            hits = [
                _made(entry, "fuzzy", near[entry.bare])
                for entry in self._entries
                if entry.field in NAMING and entry.bare in near
            ]
        best: dict[str, Hit] = {}
        for hit in sorted(hits):
            best.setdefault(hit.record.id, hit)
        return tuple(best.values())

    def _numbered(self, text: str) -> Iterator[Hit]:
        """Yield the yearly figure that has this id: there are too many of them for the index."""
        record = self._world.by_id(Population).get(folded(text))
        if record:
            yield Hit(record=record, field="id", lang=None, text=record.id, match="exact")


def _hit(entry: Found, text: str, asked: str, words: frozenset[str]) -> Hit | None:
    if entry.bare == asked:
        rank = 0 if entry.text == text else 1 if entry.folded == folded(text) else 2
        return _made(entry, "exact", rank)
    if entry.bare.startswith(asked):
        return _made(entry, "prefix", 0)
    if words and all(word in entry.bare for word in words) and words <= _words(entry.bare):
        return _made(entry, "word", 0)
    return None


def _made(entry: Found, match: Match, rank: int) -> Hit:
    return Hit(
        record=entry.record,
        field=entry.field,
        lang=entry.lang,
        text=entry.text,
        match=match,
        rank=rank,
    )


def texts_of(record: Record) -> Iterator[tuple[str, Lang | None, str]]:
    """Yield the texts of a record that are searched: field, language, text."""
    for field in fields_of(type(record)):
        if field.name != "citations":
            yield from _texts(getattr(record, field.name), field.name, field.name in TEXT_FIELDS)


def _texts(value: object, field: str, is_text: bool) -> Iterator[tuple[str, Lang | None, str]]:
    if isinstance(value, Text):
        for lang in LANGS:
            if found := value.get(lang):
                yield field, lang, found
    elif isinstance(value, str):
        if is_text:
            yield field, None, value
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _texts(item, field, is_text)
    elif isinstance(value, Value):
        for inner in fields_of(type(value)):
            if inner.name != "citations":
                yield from _texts(getattr(value, inner.name), field, False)
