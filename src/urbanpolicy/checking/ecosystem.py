"""The norms of the ecosystem agreements of 2021-2027."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from urbanpolicy.checking.case import AgreementCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.rule import Rule, Verdict
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.world.force import term_of


def term_end(case: AgreementCase, *, last: date) -> Iterator[Verdict]:
    """The nominal term ends on a day that is the same for all."""
    agreement, end = case.agreement, term_of(case.agreement).end
    same = ~end.is_on(last) if not isinstance(end, Open) else None
    if same is None or same.is_certain:
        term = Period(start=agreement.term.start, end=last)
        yield Verdict.of(
            "wrong",
            agreement.id,
            "term",
            found=str(agreement.term),
            expected=str(last),
        ).mended_by(Change.setting(agreement.id, term=term))
    elif same.is_possible:
        yield Verdict.of(
            "open", agreement.id, "term", found=str(agreement.term), expected=str(last)
        )


RULES: tuple[Rule, ...] = (
    Rule(
        id="ecosystem-end",
        kind="agreement",
        model="ecosystem",
        standing="announced",
        judge=term_end,
        given={"last": date(2027, 12, 31)},
        citations=("biotalous-2021-02-09", "bkuopio-fi", "kajaani-kh-2021-01-12"),
    ),
)
"""The norms of the ecosystem agreements, from the pages on their making."""
