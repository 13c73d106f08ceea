"""The pages of organisations, governments, university cities and the days that were searched."""

from __future__ import annotations

from tools.data_book.book import Book
from tools.data_book.marks import anchored, bullets, escaped, table
from tools.data_book.pages import Page
from tools.data_book.words import ABSENT, LANGUAGES, evidence, span, when, word

import urbanpolicy as up
from urbanpolicy.model.universities import UniversityCity


def organisations_page(book: Book) -> Page:
    """Return the page of ministries, agencies and other bodies, and of governments."""
    page = Page(book, "Organisations and governments")
    page.head(2, "Organisations")
    for one in book.register.all(up.Organisation):
        page.head(3, book.name(one.id), one.id)
        page.whole(one)
        rows = [
            [_names(name.text), span(name.period), page.cite(one, "names", own=name.citations)]
            for name in one.names
        ]
        page.add(*table(("name", "days", "sources"), rows))
        facts = [f"kind: {word(one.kind)}"]
        facts += [f"abbreviation: {escaped(one.abbreviation)}"] if one.abbreviation else []
        facts += [f"part of {book.ref(one.parent)}"] if one.parent else []
        facts += [f"after {book.refs(one.predecessors)}"] if one.predecessors else []
        facts += [f"followed by {book.refs(one.successors)}"] if one.successors else []
        facts += [f"how many there were: {one.count}"] if one.count else []
        page.add(*bullets(facts))
        heads = ("existed", "as the sources have it", "sources")
        page.add(*table(heads, page.bounds(one, one.period, "period")))
        page.add(*book.said_of(one.id, level=4))
    page.head(2, "Governments")
    for government in sorted(book.register.all(up.Government)):
        _add_government(page, government)
    return page


def _names(text: up.Text) -> str:
    held = {"fi": text.fi, "sv": text.sv, "en": text.en}
    return "; ".join(
        f"{LANGUAGES[lang]}: {escaped(found) if found else 'no source gives one'}"
        for lang, found in held.items()
    )


def _add_government(page: Page, one: up.Government) -> None:
    book = page.book
    page.head(3, book.name(one.id), one.id)
    page.add(*book.names(one.name))
    page.whole(one)
    rows = page.bounds(one, one.period, "period")
    sources = page.cite(one, "prime_minister")
    rows.append(["Prime Minister", book.ref(one.prime_minister), sources])
    if one.ordinal:
        rows.append(["number", str(one.ordinal), page.cite(one, "ordinal")])
    if one.caretaker_from:
        shown = f"from {when(one.caretaker_from)}"
        rows.append(["caretaker", shown, page.cite(one, "caretaker_from")])
    for party in one.parties:
        days = f", {span(party.period)}" if party.period else ""
        shown = escaped(party.political_party) + days
        rows.append(["political party", shown, page.cite(one, "parties")])
    for deputy in one.deputies:
        shown = f"{book.ref(deputy.person)}, {book.ref(deputy.office)}, {span(deputy.period)}"
        rows.append(["deputy", shown, page.cite(one, "deputies", own=deputy.citations)])
    page.add(*table(("fact", "as the sources have it", "sources"), rows))
    page.add(*book.said_of(one.id, level=4))


def cities_page(book: Book) -> Page:
    """Return the page of the cities that were announced for ecosystem agreements."""
    page = Page(book, "University and university-centre cities")
    page.add("The cities that were announced for ecosystem agreements.", "")
    rows: list[list[str]] = []
    cities = book.register.all(UniversityCity)
    for one in cities:
        universities = "; ".join(
            escaped(u.name.show("en"))
            + f" ({word(u.presence)}{f'; {evidence(u.evidence)}' if u.evidence else ''})"
            for u in one.universities
        )
        consortium = ""
        if one.has_consortium:
            consortium = escaped(one.consortium.show("en")) if one.consortium else "name not known"
            if one.coordinator:
                consortium += f", coordinated by {escaped(one.coordinator.show('en'))}"
        rows.append(
            [
                anchored(one.id, book.ref(one.municipality)),
                word(one.classification),
                book.ref(one.agreement) if one.agreement else "no agreement of its own known",
                universities or "not known",
                consortium or ABSENT,
                page.numbered(one.citations),
            ]
        )
    heads = (
        "city",
        "classification",
        "agreement",
        "universities",
        "university consortium",
        "sources",
    )
    page.add(*table(heads, rows))
    page.add(*book.said_of(*(one.id for one in cities)))
    return page


def coverages_page(book: Book) -> Page:
    """Return the page of the days that were searched, by subject."""
    page = Page(book, "Days that were searched")
    page.add(
        "For each subject the days for which it was searched. Outside them the register does not know,"
        " and says so.",
        "",
    )
    coverages = book.register.all(up.Coverage)
    rows = [
        [anchored(one.id, book.name(one.id)), span(one.period), page.numbered(one.citations)]
        for one in coverages
    ]
    page.add(*table(("subject", "days", "sources"), rows))
    page.add(*book.said_of(*(one.id for one in coverages)))
    return page
