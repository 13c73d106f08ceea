"""Strategies for drafts of agreements that keep every rule, and mutations that break one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from urbanpolicy.model.agreements import Agreement
from urbanpolicy.strategies.drafting import Draft, Fault, Mutation
from urbanpolicy.strategies.saying import texts
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.world.builtin import register


@st.composite
def agreement_drafts(draw: DrawFn, model: str) -> Draft:
    """Return drafts of one agreement of a model that keep every rule.

    The agreement is one of the built-in register, with other words where no rule looks.

    >>> from hypothesis import find
    >>> from urbanpolicy.checking.check import check
    >>> check(find(agreement_drafts("ecosystem"), lambda draft: True).document()).conforms
    True
    """
    known = register().grouped(Agreement, "model")[register().agreement_model(model).id]
    agreement = draw(st.sampled_from(known))
    changed = attrs.evolve(agreement, name=draw(texts()), area=draw(st.none() | texts()))
    return Draft(records=(changed,))


def agreement_of(draft: Draft) -> Agreement:
    """Return the agreement of a draft that has one."""
    return next(record for record in draft.records if isinstance(record, Agreement))


def _other_end(draw: DrawFn, draft: Draft) -> Draft:
    """Let the term end on another day, or not at all."""
    agreement, last = agreement_of(draft), date(2027, 12, 31)
    before = st.dates(date(2022, 1, 1), last - ONE_DAY)
    after = st.dates(last + ONE_DAY, date(2040, 1, 1))
    end = draw(before | after | st.just(Open()))
    term = Period(start=agreement.term.start, end=end)
    fault = Fault(rule="ecosystem-end", message="wrong", record=agreement.id, field="term")
    return draft.replacing(attrs.evolve(agreement, term=term)).expecting(fault)


BASES: Mapping[str, SearchStrategy[Draft]] = MappingProxyType(
    {
        "ecosystem-end": agreement_drafts("ecosystem"),
    }
)
"""Rule -> drafts that keep it and every other."""

MUTATIONS: Mapping[str, Mapping[str, Mutation[Draft]]] = MappingProxyType(
    {
        "ecosystem-end": MappingProxyType({"another day": _other_end}),
    }
)
"""Rule -> way of breaking it -> how a draft is broken."""
