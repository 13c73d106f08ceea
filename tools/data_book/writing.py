"""The whole book: which pages there are, and writing them into a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.data_book import agreeing, bodies, disputes, offices, others, places, sources
from tools.data_book.book import Book
from tools.data_book.front import front_page
from tools.data_book.pages import Page

import urbanpolicy as up

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "book"


def pages(register: up.Register | None = None) -> dict[str, str]:
    """Return every page of the book by file name; the same register gives the same pages."""
    book = Book(register or up.register())
    return {name: page.text() for name, page in sorted(_pages(book).items())}


def _pages(book: Book) -> dict[str, Page]:
    parts: dict[str, tuple[Page, dict[str, Page]]] = {
        "models.md": (agreeing.list_page(book), _model_pages(book)),
        "bodies.md": (bodies.list_page(book), _body_pages(book)),
        "offices.md": (offices.list_page(book), offices.pages(book)),
        "municipalities.md": (places.list_page(book), places.pages(book)),
        "municipal-changes.md": (places.changes_page(book), {}),
        "regions.md": (places.regions_page(book), {}),
        "persons.md": (offices.people_page(book), {}),
        "organisations.md": (others.organisations_page(book), {}),
        "university-cities.md": (others.cities_page(book), {}),
        "timeline.md": (disputes.timeline_page(book), {}),
        "conflicts.md": (disputes.conflicts_page(book), {}),
        "gaps.md": (disputes.gaps_page(book), {}),
        "claims.md": (disputes.claims_page(book), {}),
        "coverages.md": (others.coverages_page(book), {}),
        "sources.md": (sources.list_page(book), sources.pages(book)),
    }
    front = front_page(book)
    front.add(*_contents(parts))
    found = {"index.md": front}
    for name, (page, under) in parts.items():
        found |= {name: page, **under}
        for below in under.values():
            below.under(("index.md", front.title), (name, page.title))
    for model in book.register.all(up.AgreementModel):
        above = f"model-{model.id}.md"
        for one in _agreements(book, model):
            trail = ("index.md", front.title), ("models.md", found["models.md"].title)
            found[f"agreement-{one.id}.md"].under(*trail, (above, found[above].title))
    return found


def _model_pages(book: Book) -> dict[str, Page]:
    found: dict[str, Page] = {}
    for model in book.register.all(up.AgreementModel):
        found[f"model-{model.id}.md"] = agreeing.model_page(book, model)
        for one in _agreements(book, model):
            found[f"agreement-{one.id}.md"] = agreeing.agreement_page(book, one)
    return found


def _agreements(book: Book, model: up.AgreementModel) -> tuple[up.Agreement, ...]:
    return book.register.grouped(up.Agreement, "model").get(model.id, ())


def _body_pages(book: Book) -> dict[str, Page]:
    groups = book.register.all(up.Group)
    return {f"body-{group.id}.md": bodies.body_page(book, group) for group in groups}


def _contents(names: Iterable[str]) -> list[str]:
    held = [name.removesuffix(".md") for name in names]
    return ["```{toctree}", ":hidden:", "", *held, "```", ""]


def write(written: Mapping[str, str], folder: Path = FOLDER) -> None:
    """Write pages into a folder, and remove those of an older book.

    A page that is as it was stays untouched, so that a build of the documentation can keep it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        page = folder / name
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8", newline="\n")
