"""The pages of municipalities, of their changes, and of the regions and counties that they lie in."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from tools.data_book.book import Book
from tools.data_book.marks import anchored, bullets, escaped, table
from tools.data_book.pages import Page
from tools.data_book.words import LANGUAGES, count, end, span, when, word

import urbanpolicy as up

FACTS = ("fact", "as the sources have it", "sources")


def page_of(place: up.Municipality) -> str:
    """Return the file of a municipality: by the hundred of its code, which never changes."""
    return f"municipalities-{place.code[0]}00.md"


def pages(book: Book) -> dict[str, Page]:
    """Return the pages of municipalities, by file name."""
    found: dict[str, Page] = {}
    places = sorted(book.register.all(up.Municipality))
    for name, some in groupby(places, key=page_of):
        first = name[15:16]
        page = Page(book, f"Municipalities with the codes {first}00 to {first}99")
        for place in some:
            _add_place(page, place)
        found[name] = page
    return found


def _add_place(page: Page, place: up.Municipality) -> None:
    book = page.book
    page.head(2, f"{escaped(place.name.show('fi'))} ({place.code})", place.id)
    page.whole(place)
    rows: list[list[str]] = []
    for name in place.names:
        cited = page.cite(place, "names", own=name.citations)
        rows.append([f"name{_days(name.period)}", _names(name.text), cited])
    for name in place.also:
        cited = page.cite(place, "also", own=name.citations)
        rows.append([f"also called{_days(name.period)}", _names(name.text), cited])
    rows.append(["existed", span(place.period), page.cite(place, "period")])
    for label, field, words, missing in (
        ("title", "titles", place.titles, "not known whether it uses the title of city"),
        ("languages", "language_statuses", place.language_statuses, "not known"),
        ("led by a", "leadership", place.leadership, ""),
    ):
        for held in words:
            shown = f"{word(held.word)}, {span(held.period)}"
            rows.append([label, shown, page.cite(place, field, own=held.citations)])
        if not words and missing:
            rows.append([label, missing, page.cite(place, field)])
    for label, field, references in (
        ("region", "regions", place.regions),
        ("wellbeing services county", "counties", place.counties),
    ):
        for lain in references:
            shown = f"{book.ref(lain.target)}, {span(lain.period)}"
            rows.append([label, shown, page.cite(place, field, own=lain.citations)])
    if place.sami_homeland:
        part = "all of it" if place.sami_homeland == "whole" else "a part of it"
        rows.append(["in the Sámi homeland", part, page.cite(place, "sami_homeland")])
    if place.latitude is not None and place.longitude is not None:
        shown = f"{place.latitude:.4f}° N, {place.longitude:.4f}° E"
        rows.append(["centre", shown, page.cite(place, "latitude")])
    rows += _inhabitants(page, place)
    page.add(*table(FACTS, rows))
    _add_ties(page, place)


def _days(period: up.Period) -> str:
    return "" if period == up.Period() else f", {span(period)}"


def _names(text: up.Text) -> str:
    held = {"fi": text.fi, "sv": text.sv, "en": text.en}
    return "; ".join(
        f"{LANGUAGES[lang]}: {escaped(found) if found else 'no source gives one'}"
        for lang, found in held.items()
    )


def _inhabitants(page: Page, place: up.Municipality) -> list[list[str]]:
    figures = page.book.register.grouped(up.Population, "municipality").get(place.id, ())
    known = [one for one in figures if one.count is not None and one.status == "final"]
    if not known:
        return [["inhabitants", "no final figure", "no source of its own"]]
    last = max(known)
    shown = f"{count(last.count or 0)} at the end of {last.year} (final), of {len(figures)} figures held"
    return [["inhabitants", shown, page.cite(last)]]


def _add_ties(page: Page, place: up.Municipality) -> None:
    book = page.book
    lines = [
        f"{label}: {book.refs(record.id for record in records)}"
        for label, records in (
            ("Agreements that name it", book.naming_by(place.id, up.Agreement)),
            ("Changes", book.naming_by(place.id, up.MunicipalChange)),
            ("Offices", book.naming_by(place.id, up.Office)),
            ("Seats", book.naming_by(place.id, up.Membership)),
        )
        if records
    ]
    page.add(*bullets(lines), *book.said_of(place.id, level=4))


def list_page(book: Book) -> Page:
    """Return the list of all municipalities by name."""
    page = Page(book, "Municipalities")
    page.add(
        "Every municipality that existed on some day since 2005, by its Finnish name. The same place may"
        " have been two municipalities one after the other, each with a code of its own.",
        "",
    )
    places = sorted(book.register.all(up.Municipality), key=_alphabetically)
    rows: list[list[str]] = []
    for place in places:
        fi = place.name.show("fi")
        sv = escaped(place.name.sv) if place.name.sv else ""
        ended = "" if place.period.is_open else end(place.period.end)
        rows.append([book.ref(place.id, fi), sv, place.code, ended])
    page.add(*table(("name", "in Swedish", "code", "ended"), rows))
    return page


def _alphabetically(place: up.Municipality) -> tuple[str, str]:
    # The Finnish alphabet ends in å, ä, ö; these signs follow z in that order, whatever the locale.
    name = place.name.show("fi").casefold()
    return name.translate(str.maketrans("åäö", "{|}")), place.code


def changes_page(book: Book) -> Page:
    """Return the page of changes of municipalities, by year."""
    page = Page(book, "Changes of municipalities")
    page.add(
        "Mergers, transfers of parts, and changes of name, region, language or title, by the first day"
        " of the new state. No entry for a year means that the register holds no change of it.",
        "",
    )
    years: dict[int, list[up.MunicipalChange]] = defaultdict(list)
    for change in sorted(book.register.all(up.MunicipalChange)):
        first = change.on.earliest or change.on.latest
        years[first.year if first else 0].append(change)
    for year, changes in years.items():
        page.head(2, str(year))
        rows = [_change(page, change) for change in changes]
        page.add(*table(("first day", "kind", "what changed", "remarks", "sources"), rows))
    page.add(*book.said_of(*(c.id for some in years.values() for c in some)))
    return page


def _change(page: Page, change: up.MunicipalChange) -> list[str]:
    book = page.book
    if change.old is not None or change.new is not None:
        what = (
            f"{book.refs(change.before)}: {_value(book, change.old)} → {_value(book, change.new)}"
        )
        if change.lang:
            what += f" (the {LANGUAGES[change.lang]} name)"
    else:
        what = f"{_then(book, change.before, change)} → {_then(book, change.after, change)}"
    notes: list[str] = []
    if change.ended:
        notes.append(f"ended: {book.refs(change.ended)}")
    if change.begun:
        notes.append(f"began: {book.refs(change.begun)}")
    if not change.decided.is_unknown:
        notes.append(f"decided {when(change.decided)}")
    if change.inhabitants is not None:
        notes.append(f"inhabitants who moved: {count(change.inhabitants)}")
    if change.note:
        notes.append(escaped(change.note.show("en")))
    kind = anchored(change.id, word(change.kind))
    return [when(change.on), kind, what, "; ".join(notes), page.numbered(change.citations)]


def _then(book: Book, ids: tuple[str, ...], change: up.MunicipalChange) -> str:
    on = change.on.earliest
    shown: list[str] = []
    for id in ids:
        place = book.register.one(up.Municipality, id)
        name = place.name_on(on) if on else place.name
        shown.append(book.ref(id, name.show("fi")))
    return ", ".join(shown)


def _value(book: Book, value: str | None) -> str:
    if value is None:
        return "not known"
    if value in book.register:
        return book.ref(value)
    return escaped(word(value))


def regions_page(book: Book) -> Page:
    """Return the page of regions, wellbeing services counties and MAL urban regions."""
    page = Page(book, "Regions, counties and urban regions")
    for title, records in (
        ("Regions", book.register.all(up.Region)),
        ("Wellbeing services counties", book.register.all(up.WellbeingCounty)),
    ):
        page.head(2, title)
        rows: list[list[str]] = []
        for one in records:
            first = anchored(one.id, book.name(one.id))
            rows.append(
                [first, _names(one.name), one.code, span(one.period), page.numbered(one.citations)]
            )
        page.add(*table(("name", "in each language", "code", "days", "sources"), rows))
        page.add(*book.said_of(*(one.id for one in records), level=3))
    page.head(2, "Urban regions of MAL agreements")
    page.add("These are city regions that made MAL agreements, not regions (maakunta).", "")
    for region in book.register.all(up.UrbanRegion):
        page.head(3, book.name(region.id), region.id)
        page.add(*book.names(region.name))
        centre = region.central_municipality
        shown = book.ref(centre) if centre else "no source names one"
        page.whole(region)
        page.add(f"Central municipality: {shown}.", "")
        chain = [a for a in book.register.all(up.Agreement) if a.urban_region == region.id]
        page.add("Its agreements, in their order:", "")
        page.add(*bullets(f"{book.ref(a.id)}, {span(a.term)}" for a in chain))
        page.add(*book.said_of(region.id, level=4))
    return page
