"""The pages of offices, with their holders over time, and of the persons who hold them."""

from __future__ import annotations

from tools.data_book.book import Book
from tools.data_book.marks import anchored, bullets, escaped, table
from tools.data_book.pages import Page
from tools.data_book.words import (
    LANGUAGES,
    NOT_CLASSIFIED,
    capital,
    day,
    end,
    evidence,
    span,
    when,
    word,
)

import urbanpolicy as up


def office_page(book: Book, title: str, offices: list[up.Office]) -> Page:
    """Return a page of offices, each with its holders, vacancies and leaves."""
    page = Page(book, title)
    page.add(
        "Holders by their first day. Beside each first and last day stands what it rests on: a day that"
        " was *planned* or *derived* may prove wrong. An *open* end had not come on the day to which it"
        " was verified; an end that is *not known* may have come. Days between two holders are no vacancy"
        " unless a source says so.",
        "",
    )
    for office in offices:
        _add_office(page, office)
    return page


def _add_office(page: Page, office: up.Office) -> None:
    book = page.book
    page.head(2, book.name(office.id), office.id)
    page.add(*book.names(office.name))
    notes: list[str] = []
    if office.heads:
        notes.append(f"leads {book.ref(office.heads)}")
    if office.organisation and office.organisation != office.heads:
        notes.append(f"of {book.ref(office.organisation)}")
    if office.is_elected is not None:
        notes.append(
            "an elected official" if office.is_elected else "an office holder, not elected"
        )
    notes.append(
        "for one holder at a time" if office.is_single else "for several holders at a time"
    )
    notes.append(f"days of the office: {span(office.period)}")
    searched = book.ref(office.coverage) if office.coverage else "only those of its known holders"
    notes.append(f"days searched: {searched}")
    page.add(f"{capital('; '.join(notes))}.", "")
    page.whole(office)
    titles = [
        [_names(title.text), span(title.period), page.cite(office, "titles", own=title.citations)]
        for title in office.titles
    ]
    page.add(*table(("title", "days", "sources"), titles))
    if office.also:
        page.add("Also called:", "")
        page.add(*bullets(_names(text) for text in office.also))
    held = [one for one in book.register.all(up.Tenure) if one.office == office.id]
    if not held:
        page.add("No source names a holder.", "")
    rows = [_tenure(page, one) for one in sorted(held, key=lambda t: (t.period.sort_key, t.id))]
    page.add(*table(("holder", "first day", "last day", "how, and remarks", "sources"), rows))
    if office.vacancies:
        vacant = [
            [span(gap.period), page.cite(office, "vacancies", own=gap.citations)]
            for gap in office.vacancies
        ]
        page.add(*table(("vacant, as a source says", "sources"), vacant))
    page.add(*book.said_of(office.id, *(one.id for one in held), level=4))


def _names(text: up.Text) -> str:
    held = {"fi": text.fi, "sv": text.sv, "en": text.en}
    return " / ".join(f"{escaped(t)} ({LANGUAGES[lang]})" for lang, t in held.items() if t)


def _tenure(page: Page, one: up.Tenure) -> list[str]:
    book = page.book
    first = when(one.period.start)
    last = end(one.period.end)
    notes = [word(one.status)]
    if one.title:
        notes.append(f"titled {_names(one.title)}")
    if one.on_leave_from:
        notes.append(f"on leave, beginning {when(one.on_leave_from)}")
    if one.government:
        notes.append(book.ref(one.government))
    if one.political_party:
        notes.append(f"political party: {escaped(one.political_party)}")
    for label, published in (
        ("elected or appointed", one.elected),
        ("end of the term as decided", one.term_ends),
        ("first day as published", one.start_published),
        ("last day as published", one.end_published),
    ):
        if published:
            notes.append(f"{label}: {day(published)}")
    if one.confidence and one.confidence != "high":
        notes.append(f"confidence: {one.confidence}")
    if one.note:
        notes.append(escaped(one.note.show("en")))
    return [
        anchored(one.id, book.ref(one.person)),
        f"{first} ({evidence(one.start_evidence) or NOT_CLASSIFIED})",
        f"{last} ({_end_rests(one)})",
        "; ".join(notes),
        page.numbered(one.citations),
    ]


def _end_rests(one: up.Tenure) -> str:
    if one.period.is_open:
        return evidence(one.end_evidence) or "nothing shows an end"
    return evidence(one.end_evidence) or NOT_CLASSIFIED


def pages(book: Book) -> dict[str, Page]:
    """Return the pages of offices, by file name: of the state, and heads of cities by their names."""
    offices = book.register.all(up.Office)
    state = [one for one in offices if not one.heads]
    heads = sorted((one for one in offices if one.heads), key=book.text_of)
    return {
        "offices-state.md": office_page(book, "Offices of the state", state),
        "offices-cities.md": office_page(book, "Heads of cities", heads),
    }


def people_page(book: Book) -> Page:
    """Return the page of persons, each with the offices and seats that the register holds."""
    page = Page(book, "Persons")
    page.add(
        "Persons who hold or held an office or a seat. A person has no source of its own: the sources"
        " are those of the tenures, seats and other records that name the person.",
        "",
    )
    rows: list[list[str]] = []
    tenures = book.register.grouped(up.Tenure, "person")
    seats = book.register.grouped(up.Membership, "person")
    for person in sorted(book.register.all(up.Person), key=lambda p: (p.name.split()[-1], p.id)):
        held = [
            f"{book.ref(one.id, book.text_of(book.register[one.office]))}, {span(one.period)}"
            for one in tenures.get(person.id, ())
        ]
        held += [
            f"{book.ref(one.id, word(one.role))}: {book.ref(one.group)}, {span(one.period)}"
            for one in seats.get(person.id, ())
        ]
        said = [book.ref(record.id) for record in book.about.get(person.id, ())]
        note = [escaped(person.note.show("en"))] if person.note else []
        cited = page.numbered(up.Citation(source=id) for id in _sources(book, person.id))
        rows.append(
            [
                anchored(person.id, escaped(person.name)),
                "; ".join(held) or "named only in other records",
                "; ".join([*note, *said]),
                cited,
            ]
        )
    page.add(
        *table(("person", "offices and seats", "remarks", "sources that name the person"), rows)
    )
    return page


def _sources(book: Book, person: str) -> list[str]:
    found: set[str] = set()
    for record in book.naming.get(person, ()):
        found.update(record.sources)
    return sorted(found)


def list_page(book: Book) -> Page:
    """Return the list of offices, which leads to each."""
    page = Page(book, "Offices")
    page.add("Each with all its known holders, and what each first and last day rests on.", "")
    held = book.register.grouped(up.Tenure, "office")
    offices = sorted(book.register.all(up.Office), key=lambda o: (bool(o.heads), book.text_of(o)))
    rows = [
        [
            book.ref(one.id),
            book.ref(one.heads) if one.heads else "the state",
            str(len(held.get(one.id, ()))),
            page.cite(one),
        ]
        for one in offices
    ]
    page.add(*table(("office", "leads, or belongs to", "tenures held", "sources"), rows))
    return page
