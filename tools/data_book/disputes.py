"""The pages of conflicts, gaps, claims and the timeline."""

from __future__ import annotations

from itertools import groupby

from tools.data_book.book import Book, taken
from tools.data_book.marks import anchored, escaped, table
from tools.data_book.pages import Page
from tools.data_book.words import amount, count, when, word

import urbanpolicy as up
from urbanpolicy.model.events import Event


def conflicts_page(book: Book) -> Page:
    """Return the page of conflicts: every value, its sources, which one is taken and why."""
    page = Page(book, "Where the sources disagree")
    page.add("For each disputed fact all values, which one the register takes, and why.", "")
    for one in book.register.all(up.Conflict):
        page.head(2, book.name(one.id), one.id)
        field = f" (field: {word(one.field).replace('_', ' ')})" if one.field else ""
        page.add(f"About {book.refs(one.about) or 'no single record'}{field}.", "")
        rows = [
            [
                escaped(value.value),
                "taken" if value.value == one.taken else "kept" if one.keeps_all else "not taken",
                page.cite(one, own=value.citations),
            ]
            for value in one.values
        ]
        page.add(*table(("value", "", "sources"), rows))
        if one.citations:
            page.add(f"Sources of the whole: {page.numbered(one.citations)}.", "")
        reason = escaped(one.reason.show("en")) if one.reason else "No reason is recorded."
        page.add(f"{taken(one).capitalize() if not one.taken else 'Why'}: {reason}", "")
    return page


def gaps_page(book: Book) -> Page:
    """Return the page of what was looked for and not found."""
    page = Page(book, "Looked for and not found")
    page.add(
        "A gap is no fact and has no source of its own: it says what no source that was read tells.",
        "",
    )
    rows: list[list[str]] = []
    for one in book.register.all(up.Gap):
        about = book.refs(one.about) or "no single record"
        sources = page.numbered(one.citations)
        rows.append([anchored(one.id, book.name(one.id)), about, sources])
    page.add(*table(("what was not found", "about", "sources"), rows))
    return page


def claims_page(book: Book) -> Page:
    """Return the page of what sources claim, beside what the register computes."""
    page = Page(book, "What sources claim")
    page.add(
        "Statements of sources, kept as their claims. A number stands beside what the register computes,"
        " where it can; [those that differ](../claims.md) are listed with the reason.",
        "",
    )
    rows: list[list[str]] = []
    for checked in book.register.claims():
        one = checked.claim
        number = ""
        if one.number is not None:
            unit = f" ({escaped(one.unit)})" if one.unit else ""
            number = amount(count(one.number), one.qualifier, None) + unit
            number += "" if one.as_of.is_unknown else f", {when(one.as_of)}"
        computed = count(checked.computed) if checked.computed is not None else ""
        notes = [escaped(one.note.show("en"))] if one.note else []
        notes += [f"disputed: {book.ref(one.conflict)}"] if one.conflict else []
        notes += [f"about {book.refs(one.about)}"] if one.about else []
        first = anchored(one.id, book.name(one.id))
        rows.append([first, number, computed, "; ".join(notes), page.numbered(one.citations)])
    heads = ("what a source says", "number", "computed", "remarks", "sources")
    page.add(*table(heads, rows))
    page.add(*book.said_of(*(checked.id for checked in book.register.claims())))
    return page


def timeline_page(book: Book) -> Page:
    """Return the timeline, by year."""
    page = Page(book, "Timeline")
    page.add("Points on the timeline, as sources tell them.", "")
    events = sorted(book.register.all(Event))
    for year, some in groupby(events, key=lambda e: _year(e.date)):
        page.head(2, year)
        rows = [
            [
                when(one.date),
                anchored(one.id, escaped(one.text.show("en"))),
                book.refs(one.about) or "no single record",
                page.numbered(one.citations),
            ]
            for one in some
        ]
        page.add(*table(("day", "what happened", "about", "sources"), rows))
    page.add(*book.said_of(*(one.id for one in events)))
    return page


def _year(date: up.PartialDate) -> str:
    known = date.earliest or date.latest
    return str(known.year) if known else "Day not known"
