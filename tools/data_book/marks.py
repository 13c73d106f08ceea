"""Markdown: escaping, anchors, links, tables; and what a page's links and anchors are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]{}<>|#$~^])")
_LINK = re.compile(r"(?<!\\)\]\((?:#([^)\s]+)|([\w.-]+\.md)(?:#([^)\s]+))?)\)")
_ANCHOR = re.compile(r"^\(([a-z0-9-]+)\)=$|\]\{#([a-z0-9-]+)\}", re.MULTILINE)


def escaped(text: str) -> str:
    """Return a text as Markdown that shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def link(target: str, text: str) -> str:
    """Return a link to an anchor of the book; the text is Markdown already."""
    return f"[{text}](#{target})"


def heading(level: int, text: str, anchor: str | None = None) -> list[str]:
    """Return the lines of a heading with the anchor of a record; the text is Markdown already."""
    above = [f"({anchor})=", *_exact(anchor)] if anchor else []
    return [*above, f"{'#' * level} {text}", ""]


def anchored(anchor: str, text: str) -> str:
    """Return Markdown that carries the anchor of a record inside a table or list."""
    return f"{''.join(_exact(anchor)[:1])}[{text}]{{#{anchor}}}"


def _exact(anchor: str) -> list[str]:
    # An anchor that begins with a digit would lose it: HTML of its own keeps the address.
    return [f'<span id="{anchor}"></span>', ""] if anchor[0].isdigit() else []


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table; without rows there is none."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return []
    return [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *lines, ""]


def bullets(items: Iterable[str]) -> list[str]:
    """Return the lines of a list, and an empty one after it."""
    lines = [f"- {item}" for item in items]
    return [*lines, ""] if lines else []


def anchors(text: str) -> list[str]:
    """Return the anchors that a page has, in their order, each as often as it is there."""
    return [heading or inline for heading, inline in _ANCHOR.findall(text)]


def dead_links(pages: Mapping[str, str]) -> list[str]:
    """Return the links of pages that lead nowhere, and the anchors that are there twice, as sentences."""
    homes: dict[str, str] = {}
    faults: list[str] = []
    for name, text in pages.items():
        for anchor in anchors(text):
            if anchor in homes:
                faults.append(f"{name}: the anchor #{anchor} is also on {homes[anchor]}")
            homes.setdefault(anchor, name)
    for name, text in pages.items():
        for anchor, page, part in _LINK.findall(text):
            if page and page not in pages:
                faults.append(f"{name}: there is no page {page}")
            wanted = anchor or part
            if wanted and wanted not in homes:
                faults.append(f"{name}: there is no anchor #{wanted}")
    return faults
