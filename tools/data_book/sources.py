"""The pages of sources: what each is, and all that rests on it."""

from __future__ import annotations

from itertools import groupby

from tools.data_book.book import Book
from tools.data_book.marks import bullets, escaped, link
from tools.data_book.pages import Page
from tools.data_book.words import day, when, word

import urbanpolicy as up
from urbanpolicy.model.catalogue import PLURALS

_LANGUAGES = {
    "fi": "Finnish",
    "sv": "Swedish",
    "en": "English",
    "de": "German",
    "bg": "Bulgarian",
    "it": "Italian",
    "sco": "Scots",
    "zh": "Chinese",
}


def page_of(source: up.Source) -> str:
    """Return the file of a source: by the first sign of its id, which never changes."""
    first = source.id[0]
    return f"sources-{'0-9' if first.isdigit() else first}.md"


def pages(book: Book) -> dict[str, Page]:
    """Return the pages of sources, by file name."""
    found: dict[str, Page] = {}
    for name, some in groupby(sorted(book.register.all(up.Source)), key=page_of):
        page = Page(book, f"Sources: {name[8:-3].upper()}")
        for source in some:
            _add_source(page, source)
        found[name] = page
    return found


def _add_source(page: Page, source: up.Source) -> None:
    book = page.book
    page.head(2, escaped(source.title), source.id)
    published = "the page gives no day" if source.published.is_unknown else when(source.published)
    resting = book.resting.get(source.id, [])
    read = sorted(
        {c.read for record in resting for c in record.citations if c.source == source.id and c.read}
    )
    shown = ", ".join(day(one) for one in read) or "no day is recorded"
    facts = [
        f"publisher: {escaped(source.publisher)}",
        f"published: {published}",
        f"retrieved: {shown}",
        f"address: <{source.url}>" if source.url else "address: none recorded",
    ]
    if source.language:
        facts.append(f"language: {_LANGUAGES.get(source.language, source.language)}")
    if source.kind:
        facts.append(f"kind: {word(source.kind)}")
    if source.note:
        facts.append(f"note: {escaped(source.note.show('en'))}")
    facts.append(f"id: `{source.id}`")
    page.add(*bullets(facts), *book.said_of(source.id, level=4))
    page.add("What rests on it:", "")
    page.add(
        *bullets([*_resting(book, resting), *_norms(source)]) or ["nothing in the register", ""]
    )


def _norms(source: up.Source) -> list[str]:
    """Return the rules that rest on a source, as one line, if there are any."""
    found = [rule.id for rule in up.rules() if source.id in rule.sources]
    links = ", ".join(f"[{id}](../rules.md#{id})" for id in found)
    return [f"rules: {links}"] if found else []


def _resting(book: Book, records: list[up.Record]) -> list[str]:
    lines: list[str] = []
    for plural, cls in PLURALS.items():
        some = [record for record in records if isinstance(record, cls)]
        if some and cls is up.Population:
            lines.append(_figures(some))
        elif some:
            label = plural.replace("_", " ")
            lines.append(f"{label}: {book.refs(record.id for record in some)}")
    return lines


def _figures(records: list[up.Record]) -> str:
    figures = [record for record in records if isinstance(record, up.Population)]
    years = sorted({one.year for one in figures})
    places = sorted({one.municipality for one in figures})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
    number = f"{len(figures):,} figures of population of {span}"
    if len(places) == 1:
        return f"{number}, of {link(places[0], 'one municipality')}"
    return f"{number}, of {len(places)} [municipalities](municipalities.md)"


def list_page(book: Book) -> Page:
    """Return the list of sources by publisher."""
    page = Page(book, "Sources")
    page.add(
        "Every page, file and document that some record cites, by publisher. Each has its own place with"
        " its address and all that rests on it.",
        "",
    )
    by_publisher = sorted(
        book.register.all(up.Source),
        key=lambda s: (s.publisher.casefold(), s.published.sort_key, s.id),
    )
    for publisher, some in groupby(by_publisher, key=lambda s: s.publisher.casefold()):
        sources = list(some)
        shown = "; ".join(
            book.ref(s.id, s.title) + ("" if s.published.is_unknown else f" ({s.published})")
            for s in sources
        )
        page.add(f"- **{escaped(sources[0].publisher)}**: {shown}" if publisher else "")
    page.add("")
    return page
