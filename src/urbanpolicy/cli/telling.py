"""Records in words: what one is called, when it holds, and what its fields say."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, cast

from urbanpolicy.checking.rule import Rule
from urbanpolicy.cli.codes import class_word, code_word
from urbanpolicy.cli.words import PRESUMED
from urbanpolicy.model.catalogue import (
    Agreement,
    Claim,
    Conflict,
    Coverage,
    Event,
    Gap,
    Meeting,
    Membership,
    MunicipalChange,
    Municipality,
    Office,
    Organisation,
    Person,
    Population,
    Source,
    Tenure,
    UniversityCity,
)
from urbanpolicy.model.record import Citation, Part, Record
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.world.register import Register
from urbanpolicy.world.wording import shown_in, word

CODED = frozenset(
    {
        "classification",
        "confidence",
        "coverage",
        "described_in",
        "end_evidence",
        "evidence",
        "in_force_by",
        "kind",
        "lang",
        "language",
        "municipalities_status",
        "nature",
        "outcome_qualifier",
        "per",
        "presence",
        "qualifier",
        "role",
        "sami_homeland",
        "severity",
        "standing",
        "start_evidence",
        "status",
        "word",
    }
)
"""The fields that hold codes, for which there are words."""

DATES = ("period", "date", "on", "published", "as_of")
"""The fields that say when a record holds or what day it is of; a class has one of them."""


class Book(NamedTuple):
    """The world whose records are told, in which language, and with the names of which day."""

    world: Register
    lang: Lang
    day: date | None = None


def named(record: Record, book: Book) -> str:
    """Return what a record is called, in a language, with the name or title of the day if there is one."""
    lang, day = book.lang, book.day
    match record:
        case Municipality() | Organisation():
            return (record.name_on(day) if day else record.name).show(lang)
        case Office():
            return (record.title_on(day) if day else record.name).show(lang)
        case Person():
            return record.name
        case Source():
            return f"{record.publisher}: {record.title}"
        case Event():
            return record.text.show(lang)
        case Claim() | Rule():
            return record.statement.show(lang)
        case Conflict() | Coverage() | Gap():
            return record.subject.show(lang)
        case _:
            return _by_others(record, book)


def _by_others(record: Record, book: Book) -> str:
    """Return what a record is called that has no name of its own, or else its name."""
    lang = book.lang
    match record:
        case Tenure():
            return f"{_of(record.person, book)}, {_of(record.office, book)}"
        case Membership():
            who = record.collective.show(lang) if record.collective else _of(record.follows, book)
            return f"{_of(record.group, book)}, {word(record.role, lang)}: {who}"
        case Meeting():
            body = _of(record.group, book) if record.group else class_word("Meeting", lang)
            return f"{body}, {record.date}"
        case MunicipalChange():
            sides = [
                ", ".join(_of(id, book) for id in ids) for ids in (record.before, record.after)
            ]
            return f"{code_word(record.kind, lang)}: {' -> '.join(filter(None, sides))}"
        case Population():
            count = word("unknown", lang) if record.count is None else str(record.count)
            return f"{_of(record.municipality, book)}, {record.year}: {count}"
        case UniversityCity():
            return _of(record.municipality, book)
        case _:
            return cast("Text", getattr(record, "name")).show(lang)  # noqa: B009 - of all others


def _of(id: str, book: Book) -> str:
    return named(book.world[id], book)


def referred(id: str, book: Book) -> str:
    """Return the name of a record and, in brackets, the id by which it can be asked for."""
    return f"{_of(id, book)} ({id})"


def when(record: Record, book: Book) -> str:
    """Return when a record holds, or the day or year that it is of; nothing where it has neither."""
    if isinstance(record, Agreement):
        return told_period(record.term, book.lang)
    if isinstance(record, Population):
        return str(record.year)
    found: object = next((getattr(record, name) for name in DATES if hasattr(record, name)), None)
    if isinstance(record, Claim | Rule) and found in (UNKNOWN_DATE, UNKNOWN_PERIOD):
        return ""  # a claim of no day, a norm without a limit
    if isinstance(found, Period):
        return told_period(found, book.lang)
    return told_day(found, book.lang) if isinstance(found, PartialDate) else ""


def told_period(period: Period, lang: Lang) -> str:
    """Return a period in words, an open one with the day to which it was verified."""
    shown = word("unknown", lang) if period == UNKNOWN_PERIOD else shown_in(period, lang)
    if period.verified is None:
        return shown
    return PRESUMED.show(lang).format(state=shown, day=period.verified)


def told_day(day: PartialDate, lang: Lang) -> str:
    """Return a day as far as it is known."""
    return word("unknown", lang) if day.is_unknown else str(day)


def told(value: object, field: str, owner: Part, book: Book) -> str:
    """Return what a field holds, in words: names for ids, words for codes, bounds for days."""
    if isinstance(value, tuple | frozenset):
        items = cast("tuple[object, ...]", value)
        if not items:
            return word("none", book.lang)
        if isinstance(items[0], Citation):
            return ", ".join(dict.fromkeys(cast("Citation", item).source for item in items))
        return "; ".join(told(item, field, owner, book) for item in items)
    if value is None:
        return word("unknown", book.lang)
    if isinstance(value, bool):
        return code_word("yes" if value else "no", book.lang)
    if isinstance(value, Text):
        return value.show(book.lang)
    if isinstance(value, Period):
        return told_period(value, book.lang)
    if isinstance(value, PartialDate):
        return told_day(value, book.lang)
    return _told_text(str(value), field, owner, book)


def _told_text(text: str, field: str, owner: Part, book: Book) -> str:
    if field in owner.refers:
        return text if owner.refers[field] == "Source" else referred(text, book)
    if field in ("old", "new"):  # a name, a code or the id of a region, by the kind of the change
        return referred(text, book) if book.world.get(text) else code_word(text, book.lang)
    return code_word(text, book.lang, f"{type(owner).__name__}.{field}") if field in CODED else text
