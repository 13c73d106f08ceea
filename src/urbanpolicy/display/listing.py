"""Listings of answers in HTML: what changed between two days."""

from __future__ import annotations

from html import escape

from urbanpolicy.errors import cut
from urbanpolicy.world.comparing import Comparison, Difference

MOST_ROWS = 100
"""So many rows are shown at most; a last one says how many more there are."""

COLUMNS = ("changed", "kind", "subject", "part", "before", "after")


def html_of_comparison(found: Comparison) -> str:
    """Return what changed between two days as a table in HTML, everything in it escaped.

    >>> html_of_comparison(Comparison(asked="changes from one day to another"))[:49]
    '<div class="urbanpolicy" lang="en"><p><b>0 change'
    """
    rows = [_row(one) for one in (*found.items, *found.possible)]
    lines = ["<tr>" + "".join(f"<th>{name}</th>" for name in COLUMNS) + "</tr>", *rows[:MOST_ROWS]]
    more = len(rows) - MOST_ROWS
    if more > 0:
        lines.append(f'<tr><td colspan="{len(COLUMNS)}">{more} more</td></tr>')
    head = f"<p><b>{len(found)} {escape(found.asked)}; possible: {len(found.possible)}</b></p>"
    table = f"<table>{''.join(lines)}</table>" if rows else ""
    return f'<div class="urbanpolicy" lang="en">{head}{table}</div>'


def _row(one: Difference) -> str:
    subject = f"{one.subject.id} {one.subject.brief}"
    cells = (one.truth.word, one.kind, subject, one.part, str(one.before), str(one.after))
    return "<tr>" + "".join(f"<td>{escape(cut(cell, 400))}</td>" for cell in cells) + "</tr>"
