"""How drafts of ecosystem agreements are broken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.strategies.agreed import (
    Bases,
    Mutations,
    agreement_drafts,
    agreement_of,
    breaking,
    lacks_one_of,
    other_city,
    other_end,
    signed_day,
    with_step,
    without_one,
)
from urbanpolicy.strategies.drafting import Draft, Fault
from urbanpolicy.strategies.saying import texts
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.periods import Period


def _second_agreement(_: DrawFn, draft: Draft) -> Draft:
    """Add another agreement of the same cities, a day later."""
    agreement = agreement_of(draft)
    start, end = agreement.term.start.day, agreement.term.end
    assert start is not None
    second = attrs.evolve(agreement, id="draft-second", term=Period(start=start + ONE_DAY, end=end))
    faults = [
        Fault(rule="ecosystem-city-once", message="twice", record=second.id, field="parties")
        for _ in agreement.municipalities
    ]
    return draft.replacing(second).expecting(*faults)


def _other_ministry(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    other = draw(st.sampled_from(["org-ym", "org-vm", "org-lvm"]))
    return {"parties": (*agreement.parties, Party(actor=other))}


def _signed_early(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    return with_step(agreement, "signed", draw(st.dates(date(2021, 2, 1), date(2021, 2, 8))))


def _in_force_before_signing(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    day = signed_day(agreement) - timedelta(draw(st.integers(1, 200)))
    return with_step(agreement, "in-force", day)


def _many_themes(draw: DrawFn, _: Agreement) -> Mapping[str, Any]:
    return {"themes": draw(st.lists(texts(), min_size=5, max_size=9, unique=True))}


_ONE = agreement_drafts("ecosystem")
_SHARED = agreement_drafts("ecosystem", only=lambda one: len(one.municipalities) > 1)

MUTATIONS: Mutations = MappingProxyType(
    {
        "ecosystem-cities": {
            "surplus": breaking("ecosystem-cities", "surplus", "parties", other_city)
        },
        "ecosystem-shared": {
            "missing": breaking("ecosystem-shared", "missing", "parties", without_one)
        },
        "ecosystem-city-once": {"second agreement": _second_agreement},
        "ecosystem-state-party": {
            "missing": breaking(
                "ecosystem-state-party", "missing", "parties", lacks_one_of("org-tem")
            ),
            "surplus": breaking("ecosystem-state-party", "surplus", "parties", _other_ministry),
        },
        "ecosystem-signed": {
            "another day": breaking(
                "ecosystem-signed", "other", "milestones", _signed_early, "signed"
            )
        },
        "ecosystem-start": {
            "before signing": breaking(
                "ecosystem-start", "late", "milestones", _in_force_before_signing, "signed"
            )
        },
        "ecosystem-end": {
            "another day": breaking("ecosystem-end", "wrong", "term", other_end(date(2027, 12, 31)))
        },
        "ecosystem-priorities": {
            "many": breaking("ecosystem-priorities", "many", "themes", _many_themes)
        },
    }
)

BASES: Bases = MappingProxyType({**dict.fromkeys(MUTATIONS, _ONE), "ecosystem-shared": _SHARED})
