"""The first page: what the book is, how to read its words, how to link into it."""

from __future__ import annotations

from tools.data_book.book import Book
from tools.data_book.marks import bullets, table
from tools.data_book.pages import Page
from tools.data_book.words import EVIDENCE

from urbanpolicy.model.catalogue import PLURALS

_PARTS = (
    (
        "models.md",
        "Agreement models and agreements",
        "what each is, its parties, term, signing",
        "models agreements",
    ),
    (
        "bodies.md",
        "Bodies and meetings",
        "chair, seats, members, meetings",
        "groups memberships meetings",
    ),
    ("offices.md", "Offices", "their holders over time", "offices tenures"),
    ("persons.md", "Persons", "who holds or held an office or a seat", "persons"),
    ("municipalities.md", "Municipalities", "names, regions, titles, ties", "municipalities"),
    ("municipal-changes.md", "Changes of municipalities", "by year", "municipal_changes"),
    (
        "regions.md",
        "Regions, counties and urban regions",
        "where municipalities lie, who made MAL agreements",
        "regions counties urban_regions",
    ),
    (
        "university-cities.md",
        "University cities",
        "announced for ecosystem agreements",
        "university_cities",
    ),
    (
        "organisations.md",
        "Organisations and governments",
        "ministries, agencies, joint authorities; cabinets",
        "organisations governments",
    ),
    ("timeline.md", "Timeline", "what happened when", "events"),
    ("conflicts.md", "Where the sources disagree", "all values, which is taken, why", "conflicts"),
    ("gaps.md", "Looked for and not found", "so that nobody need look again", "gaps"),
    ("claims.md", "What sources claim", "beside what the register computes", "claims"),
    ("coverages.md", "Days that were searched", "by subject", "coverages"),
    ("sources.md", "Sources", "and what rests on each", "sources"),
)


def front_page(book: Book) -> Page:
    """Return the first page of the book."""
    page = Page(book, "The data book")
    page.add(
        f"All that the register holds, for reading: written from the data themselves ({book.register.name})."
        " Each fact stands beside numbers that lead to the sources on which it rests, and each source to"
        " all that rests on it.",
        "",
    )
    rows = [
        [f"[{title}]({file})", remark, _counted(book, plurals)]
        for file, title, remark, plurals in _PARTS
    ]
    page.add(*table(("part", "what it shows", "records"), rows))
    page.head(2, "How to read it")
    page.add(
        *bullets(
            [
                "**Not known**: there is or was something, and the sources do not say what or when.",
                "**Open**: an end that had not come on the day to which it was verified.",
                "**None recorded**: no source that was read gives any, which does not mean that there is none.",
                "**None**, **nobody**: a source says so.",
                "A name in brackets such as \\[fi\\] is in that language, because no source gives it in English.",
                "A fact without sources of its own leads to those of its record as a whole: their numbers stand beside it.",
            ]
        )
    )
    page.add("What a first or last day rests on:", "")
    page.add(*bullets(f"*{text.partition(':')[0]}*{_rest(text)}" for text in EVIDENCE.values()))
    page.add(
        "*Not classified* means that nobody has said which of these it is, as with most ministers.",
        "",
    )
    page.head(2, "How to link to it")
    page.add(
        "Each record has the anchor of its id, which is never given to anything else: a link to"
        " `agreement-mal-turku-2020-2031.html#mal-turku-2020-2031` or `offices-cities.html#mayor-turku` stays."
        ' The same id finds the record in the library: `up.register()["mayor-turku"]`. The yearly figures'
        " of population are too many for a page each; the question"
        " [`population`](../questions.md) gives every one with its sources.",
        "",
    )
    return page


def _rest(text: str) -> str:
    _, colon, rest = text.partition(":")
    return colon + rest


def _counted(book: Book, plurals: str) -> str:
    counts = [(len(book.register.all(PLURALS[p])), p.replace("_", " ")) for p in plurals.split()]
    return ", ".join(f"{number} {plural}" for number, plural in counts)
