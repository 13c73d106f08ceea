"""One page of the book: its lines, and the sources that it cites, numbered as they come."""

from __future__ import annotations

from collections.abc import Iterable

from tools.data_book.book import Book, remark_on
from tools.data_book.marks import anchored, escaped, heading, link
from tools.data_book.words import NOT_CLASSIFIED, end, evidence, when, word

import urbanpolicy as up

NONE_OF_ITS_OWN = "no source of its own"


class Page:
    """A page that is being written."""

    def __init__(self, book: Book, title: str, anchor: str | None = None) -> None:
        """Begin a page; the title is Markdown already."""
        self.book = book
        self.lines = heading(1, title, anchor)
        self.title = title
        self._top = len(self.lines)
        self._trail: list[str] = []
        self._numbers: dict[str, int] = {}
        self._whole: set[str] = set()

    def under(self, *trail: tuple[str, str]) -> None:
        """Put the page under others, each a file and a title, from the first page on.

        It then stands in no table of contents, which would grow into every page's side bar; the trail
        at its top leads back.
        """
        self._trail = [f"[{title}]({file})" for file, title in trail]

    def add(self, *lines: str) -> None:
        """Add lines."""
        self.lines += lines

    def head(self, level: int, text: str, anchor: str | None = None) -> None:
        """Add a heading; the text is Markdown already."""
        self.lines += heading(level, text, anchor)

    def cite(self, record: up.Record, *fields: str, own: Iterable[up.Citation] = ()) -> str:
        """Return the sources of one fact of a record, as numbers that lead to them.

        They are those of the part that holds it; else those that the record cites for the field; else
        those that it cites as a whole; else all that it cites.
        """
        cited = tuple(own) or tuple(c for c in record.citations if c.field in fields)
        if cited or record.id not in self._whole:
            return self.numbered(cited or _whole(record))
        numbers = sorted({self._number(c.source) for c in _whole(record)})
        return link(f"sources-of-{record.id}", ranges(numbers))

    def whole(self, record: up.Record) -> None:
        """Add the sources of a record as a whole; its facts without sources of their own lead here."""
        self._whole.add(record.id)
        told = [self.numbered(_whole(record))]
        fields = sorted({c.field for c in record.citations if c.field})
        if len(_whole(record)) < len(record.citations):
            told += [
                f"on {escaped(field.replace('_', ' '))}: "
                + self.numbered(c for c in record.citations if c.field == field)
                for field in fields
            ]
        label = anchored(f"sources-of-{record.id}", "Sources of the whole record")
        self.add(f"{label}: {'; '.join(told)}.", "")

    def numbered(self, cited: Iterable[up.Citation]) -> str:
        """Return citations as numbers that lead to the sources."""
        found = [
            link(c.source, str(self._number(c.source))) + remark_on(c)
            for c in {(c.source, c.locator, c.evidence): c for c in cited}.values()
        ]
        return ", ".join(found) or NONE_OF_ITS_OWN

    def _number(self, source: str) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def bounds(self, record: up.Record, period: up.Period, *fields: str) -> list[list[str]]:
        """Return the rows of a table of facts for the start and the end of a period."""
        kinds = {c.evidence: None for c in record.citations if c.field in fields and c.evidence}
        rests = "; ".join(evidence(kind) for kind in kinds) or NOT_CLASSIFIED
        sources = self.cite(record, *fields)
        rows: list[list[str]] = []
        for label, value in (("start", period.start), ("end", period.end)):
            told = value != up.PartialDate() and (kinds or isinstance(value, up.PartialDate))
            shown = f"{end(value)} ({rests})" if told else end(value)
            rows.append([label, shown, sources])
        return rows

    def milestones(self, record: up.Record, stones: Iterable[up.Milestone]) -> list[list[str]]:
        """Return the rows of a table of milestones."""
        rows: list[list[str]] = []
        for stone in sorted(stones, key=lambda s: (s.date.sort_key, s.sort_key)):
            by = [stone.by.show("en")] if stone.by else []
            by += [stone.place.show("en")] if stone.place else []
            rests = evidence(stone.evidence) or NOT_CLASSIFIED
            sources = self.cite(record, "milestones", own=stone.citations)
            rows.append([word(stone.kind), when(stone.date), "; ".join(by), rests, sources])
        return rows

    def text(self) -> str:
        """Return the page, with the list of the sources that it cites at its end."""
        lines = list(self.lines)
        if self._trail:
            lines[self._top : self._top] = [" / ".join(self._trail), ""]
            lines[:0] = ["---", "orphan: true", "---", ""]
        if self._numbers:
            lines += heading(2, "Sources cited on this page")
            lines += [
                f"{number}. {self.book.ref(source)}" for source, number in self._numbers.items()
            ]
        return "\n".join(lines).rstrip() + "\n"


def _whole(record: up.Record) -> tuple[up.Citation, ...]:
    return tuple(c for c in record.citations if c.field is None) or record.citations


def ranges(numbers: list[int]) -> str:
    """Return numbers in their order as a reader writes them.

    >>> ranges([1, 2, 3, 5, 8, 9])
    '1–3, 5, 8, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )
