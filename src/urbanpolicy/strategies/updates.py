"""Drafts of MAL agreements that update those in force: a round of their own, a chain that goes on."""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.rounds import MALRound
from urbanpolicy.strategies.drafting import Draft
from urbanpolicy.strategies.saying import texts
from urbanpolicy.values.periods import Period
from urbanpolicy.world.builtin import register

ROUND = "draft-round"


@st.composite
def update_drafts(draw: DrawFn) -> Draft:
    """Return drafts of a MAL agreement that updates that of an urban region, and keep every rule.

    >>> from hypothesis import find
    >>> from urbanpolicy.checking.check import check
    >>> check(find(update_drafts(), lambda draft: True).document()).conforms
    True
    """
    before = draw(st.sampled_from(_last_round()))
    year = draw(st.integers(2025, 2035))
    name = draw(texts())
    own = MALRound(
        id=ROUND, name=name, nature="agreement", urban_regions=[str(before.urban_region)]
    )
    return Draft(records=(own, _update(before, year)))


def newest(update: Agreement) -> Agreement:
    """Return the agreement of the register that an update follows."""
    return next(one for one in _last_round() if one.urban_region == update.urban_region)


def later_draft(draw: DrawFn, update: Agreement) -> Agreement:
    """Return the update of another urban region, in the same years."""
    others = [one for one in _last_round() if one.urban_region != update.urban_region]
    first = update.term.start.earliest
    assert first is not None
    return _update(draw(st.sampled_from(others)), first.year)


def _last_round() -> list[Agreement]:
    agreements = register().grouped(Agreement, "model")["mal"]
    return [one for one in agreements if one.mal and one.mal.round == "mal-round-2024-2035"]


def _update(before: Agreement, year: int) -> Agreement:
    first = date(year, 1, 1)
    assert before.mal is not None
    return attrs.evolve(
        before,
        id=f"draft-{before.id}",
        term=Period.term(first, years=12),
        mal=attrs.evolve(before.mal, round=ROUND, measures=Period.term(first, years=4)),
        milestones=(),
        funding=(),
        targets=(),
        supersedes=(before.id, *before.supersedes),
        signatories=None,
        short_names=(),
    )
