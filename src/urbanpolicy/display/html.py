"""Small tables in HTML for notebooks and pages: everything is escaped, nothing grows without bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from urbanpolicy.checking.finding import Finding
from urbanpolicy.checking.headings import heading
from urbanpolicy.checking.report import Report
from urbanpolicy.errors import cut
from urbanpolicy.values.text import Lang

MOST_ROWS = 50
"""So many rows are shown at most; a last one says how many more there are."""

MOST_LETTERS = 400
"""So many letters of one cell are shown at most."""

MOST_SIZE = 50_000
"""When the rows of a table are as long as this together, no more are shown."""

COLUMNS = ("kind", "rule", "place", "message", "mend", "norm", "fact")
Row = tuple[str, ...]


def html_of_report(report: Report, lang: Lang) -> str:
    """Return a report as a table in HTML: a row for each finding, open point and failed rule.

    Names and messages stand in it as text, whatever markup they hold.

    >>> from urbanpolicy.checking.check import check
    >>> html_of_report(check("alliance-cooperation-group", on="2023-11-16"), "sv")[:33]
    '<div class="urbanpolicy" lang="sv'
    """
    title = f"{heading('report', lang)}: {report.title}"
    rows = list(_rows(report, lang))
    parts = [f"<p><b>{_text(title)}</b><br>{_text(report.verdict(lang))}</p>"]
    if rows:
        parts.append(_table([heading(name, lang) for name in COLUMNS], rows, lang))
    checked = ", ".join(report.rules) or "–"
    parts.append(f"<p>{_text(heading('checked', lang))}: {_text(checked)}</p>")
    return f'<div class="urbanpolicy" lang="{_text(lang)}">{"".join(parts)}</div>'


def page_of_report(report: Report, more: str = "") -> str:
    """Return a report as a page of its own, in ASCII, with more text behind it, if any.

    >>> from urbanpolicy.checking.check import check
    >>> page_of_report(check("alliance-cooperation-group", on="2023-11-16"))[:15]
    '<!doctype html>'
    """
    lang = report.lang
    title = _text(f"{heading('report', lang)}: {report.title}")
    body = html_of_report(report, lang) + (f"<pre>{escape(more)}</pre>" if more else "")
    head = f'<meta charset="utf-8"><title>{title}</title>'
    page = f'<!doctype html>\n<html lang="{lang}"><head>{head}</head><body>{body}</body></html>\n'
    # In references to characters, so that the page is the same in any encoding of the output.
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _rows(report: Report, lang: Lang) -> Iterator[Row]:
    for finding in (*report.findings, *report.undecided):
        yield _row_of(finding, lang)
    for one in report.accepted:
        told = f"{one.finding.message(lang)} {heading('reason', lang)}: {one.reason.show(lang)}"
        row = _row_of(one.finding, lang)
        yield (heading("accepted", lang), *row[1:3], told, "", *row[5:])
    for unused in report.unused:
        told = unused.reason.show(lang)
        yield (heading("unused", lang), unused.rule, unused.record, told, "", "", "")
    for crash in report.crashed:
        yield (heading("crash", lang), crash.rule, crash.subject, crash.error, "", "", "")
    for body in report.unchecked:
        yield (heading("not-checked", lang), "", body.subject, body.why(lang), "", "", "")


def _row_of(finding: Finding, lang: Lang) -> Row:
    kind = heading("undecided" if finding.is_open else finding.severity, lang)
    mend = "" if finding.is_open else finding.mend(lang)
    sources = (", ".join(finding.norm_sources), ", ".join(finding.fact_sources))
    return (kind, finding.rule.id, finding.path, finding.message(lang), mend, *sources)


def _table(head: Iterable[str], rows: list[Row], lang: Lang) -> str:
    lines: list[str] = []
    for row in rows[:MOST_ROWS]:
        lines.append(_line("td", row))
        if sum(map(len, lines)) > MOST_SIZE:
            break
    more = len(rows) - len(lines)
    lines.insert(0, _line("th", head))
    if more:
        told = heading("more", lang).format(count=more)
        lines.append(f'<tr><td colspan="{len(COLUMNS)}">{_text(told)}</td></tr>')
    return f"<table>{''.join(lines)}</table>"


def _line(tag: str, cells: Iterable[str]) -> str:
    inner = "".join(f'<{tag} style="text-align:left">{_text(cell)}</{tag}>' for cell in cells)
    return f"<tr>{inner}</tr>"


def _text(text: str) -> str:
    """Return a text for HTML: escaped, its unprintable characters shown, cut if it is long."""
    return escape(cut(text, MOST_LETTERS), quote=True)
