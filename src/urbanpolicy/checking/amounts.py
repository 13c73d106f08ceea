"""Judges of the numbers of an agreement: shares, currencies, how many themes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from urbanpolicy.checking.case import AgreementCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.naming import percent
from urbanpolicy.checking.rule import Verdict

ROUNDING = 0.005
"""So much the sum of shares that sources give in whole per cents may lie above the whole."""


def shares(case: AgreementCase) -> Iterator[Verdict]:
    """The shares of those who pay add up to the whole at most."""
    told = [line.share for line in case.agreement.funding if line.share is not None]
    if sum(told) > 1 + ROUNDING:
        yield Verdict.of("more", case.id, "funding", found=percent(*told), expected=percent(1))


def whole_shares(case: AgreementCase) -> Iterator[Verdict]:
    """The shares of those who pay add up to the whole, no more and no less."""
    told = [line.share for line in case.agreement.funding if line.share is not None]
    if told and abs(sum(told) - 1) > ROUNDING:
        yield Verdict.of("sum", case.id, "funding", found=percent(*told), expected=percent(1))


def one_currency(case: AgreementCase) -> Iterator[Verdict]:
    """All amounts of an agreement are in one currency."""
    lines = case.agreement.funding
    found = Counter(line.amount.currency for line in lines if line.amount is not None)
    if len(found) > 1:
        yield Verdict.of(
            "several", case.id, "funding", found=", ".join(sorted(found)), expected="1"
        )


def number_of_themes(case: AgreementCase, *, most: int) -> Iterator[Verdict]:
    """An agreement names a few priorities; where none is told, they are not known."""
    count = len(case.agreement.themes)
    if count > most:
        yield Verdict.of("many", case.id, "themes", found=str(count), expected=str(most))


def supersedes_own(case: AgreementCase) -> Iterator[Verdict]:
    """An agreement supersedes only agreements of its own model and urban region."""
    agreement = case.agreement
    for id in agreement.supersedes:
        other = case.agreement_with(id)
        if (other.model, other.urban_region) == (agreement.model, agreement.urban_region):
            continue
        kept = tuple(one for one in agreement.supersedes if one != id)
        verdict = Verdict.of(
            "stranger",
            case.id,
            "supersedes",
            found=case.named(other.id),
            expected=case.name_of(agreement.urban_region or agreement.model),
        )
        yield verdict.mended_by(Change.setting(case.id, supersedes=kept))
