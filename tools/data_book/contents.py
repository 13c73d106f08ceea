"""Money and aims, of models, rounds and agreements alike."""

from __future__ import annotations

from collections.abc import Iterable

from tools.data_book.marks import escaped, table
from tools.data_book.pages import Page
from tools.data_book.words import NOT_KNOWN, amount, count, money, span

import urbanpolicy as up
from urbanpolicy.model.contents import FundingLine, Target


def add_funding(
    page: Page, record: up.Record, lines: Iterable[FundingLine], *, level: int = 2
) -> None:
    """Add the sums that sources give; they may overlap, and are not added up."""
    rows: list[list[str]] = []
    for line in lines:
        share = f" ({line.share:.0%} of the whole)" if line.share is not None else ""
        rows.append(
            [
                escaped(line.heading.show("en")),
                money(line.amount, line.qualifier, line.per) + share,
                span(line.period) if line.period else "",
                escaped(line.payer.show("en")) if line.payer else "",
                page.cite(record, "funding", own=line.citations),
            ]
        )
    if rows:
        page.head(level, "Funding")
        page.add("As the sources give it; the sums may overlap and are not added up.", "")
        page.add(*table(("for what", "sum", "days", "who pays", "sources"), rows))


def add_targets(page: Page, record: up.Record, targets: Iterable[Target]) -> None:
    """Add the numbers that the parties set themselves, and what came of them."""
    rows: list[list[str]] = []
    for target in targets:
        ends = list(dict.fromkeys(n for n in (target.least, target.most) if n is not None))
        number = "–".join(count(n) for n in ends)
        unit = f"{number} ({escaped(target.unit)})"
        came = NOT_KNOWN
        if target.outcome is not None:
            came = amount(count(target.outcome), target.outcome_qualifier, None)
        rows.append(
            [
                escaped(target.heading.show("en")),
                amount(unit, target.qualifier, target.per),
                span(target.period) if target.period else "",
                came,
                page.cite(record, "targets", own=target.citations),
            ]
        )
    if rows:
        page.head(2, "Targets")
        page.add(*table(("what", "target", "days", "outcome", "sources"), rows))
