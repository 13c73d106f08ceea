"""Drafts that keep every rule, and drafts that break one rule and only it, for every rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from urbanpolicy.errors import listed
from urbanpolicy.strategies import (
    breaking,
    breaking_any,
    breaking_bodies,
    breaking_ecosystem,
    breaking_mal,
    breaking_partnerships,
    breaking_regional,
    breaking_seats,
)
from urbanpolicy.strategies.drafting import Draft, Mutation
from urbanpolicy.strategies.drafts import alliance_drafts

MODULES = (
    breaking_any,
    breaking_bodies,
    breaking_ecosystem,
    breaking_mal,
    breaking_partnerships,
    breaking_regional,
    breaking_seats,
)
"""The modules that break norms of agreements and of bodies, beside those of the alliance's charter."""

BASES: Mapping[str, SearchStrategy[Any]] = MappingProxyType(
    {
        **dict.fromkeys(breaking.MUTATIONS, alliance_drafts()),
        **{rule: drafts for module in MODULES for rule, drafts in module.BASES.items()},
    }
)
"""Rule -> drafts that the rule governs, and that keep it and every other."""

MUTATIONS: Mapping[str, Mapping[str, Mutation[Any]]] = MappingProxyType(
    {
        **breaking.MUTATIONS,
        **{rule: ways for module in MODULES for rule, ways in module.MUTATIONS.items()},
    }
)
"""Rule -> way of breaking it -> how a draft is broken."""


def kept_drafts(rule: str) -> SearchStrategy[Draft]:
    """Return drafts that a rule governs, and that keep it and every other.

    Raises:
        LookupError: if there is no such rule.

    >>> from hypothesis import Phase, find, settings
    >>> first = settings(phases=[Phase.generate])
    >>> find(kept_drafts("ecosystem-end"), lambda draft: True, settings=first).faults
    ()
    """
    return BASES[known_rule(rule)]


def broken_drafts(
    rule: str, way: str | None = None, *, drafts: SearchStrategy[Any] | None = None
) -> SearchStrategy[Draft]:
    """Return drafts that break one rule and only it; each says which findings are expected.

    Args:
        rule: the id of the rule.
        way: one of ``MUTATIONS[rule]``; all of them if none is given.
        drafts: the drafts to break, which must keep the rule; ``kept_drafts(rule)`` if none are
            given.

    Raises:
        LookupError: if there is no such rule or way.

    >>> from hypothesis import Phase, find, settings
    >>> first = settings(phases=[Phase.generate])
    >>> draft = find(broken_drafts("alliance-first-meeting"), lambda draft: True, settings=first)
    >>> [fault.message for fault in draft.faults]
    ['early']
    """
    ways = MUTATIONS[known_rule(rule)]
    if way is not None and way not in ways:
        raise LookupError(f"{rule} is not broken by {way!r}, but by {listed(ways)}")
    mutations = list(ways.values()) if way is None else [ways[way]]
    return _broken(BASES[rule] if drafts is None else drafts, mutations)


def known_rule(rule: str) -> str:
    """Return the id of a rule that some mutation breaks.

    Raises:
        LookupError: if there is no such rule.
    """
    if rule not in MUTATIONS:
        raise LookupError(f"no mutation breaks {rule!r}; there are some for {listed(MUTATIONS)}")
    return rule


@st.composite
def _broken(draw: DrawFn, drafts: SearchStrategy[Any], mutations: list[Mutation[Any]]) -> Draft:
    mutation = draw(st.sampled_from(mutations))
    broken: Draft = mutation(draw, draw(drafts))
    return broken
