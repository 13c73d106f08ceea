"""How drafts of MAL agreements are broken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.regions import UrbanRegion
from urbanpolicy.strategies.agreed import (
    DAYS,
    Bases,
    Mutations,
    agreement_drafts,
    agreement_of,
    breaking,
    days_after,
    lacks_one_of,
    with_step,
)
from urbanpolicy.strategies.drafting import Draft, Fault, Mutation
from urbanpolicy.strategies.saying import texts
from urbanpolicy.strategies.updates import later_draft, newest, update_drafts
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.world.force import term_of


def _other_region(rule: str) -> Mutation[Draft]:
    def mutation(draw: DrawFn, draft: Draft) -> Draft:
        region = UrbanRegion(id="draft-region", name=draw(texts()))
        agreement = attrs.evolve(agreement_of(draft), urban_region=region.id)
        fault = Fault(rule=rule, message="other", record=agreement.id, field="urban_region")
        return draft.replacing(agreement, region).expecting(fault)

    return mutation


def _without_centre(_: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    return {"parties": [party for party in agreement.parties if not party.is_central]}


def _other_last_day(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    last = term_of(agreement).last_possible
    assert last is not None
    # Not before the measures end; an open end is no twelve years either.
    ends = st.dates(date(2030, 1, 1), last - ONE_DAY) | days_after(last) | st.just(Open())
    return {"term": Period(start=agreement.term.start, end=draw(ends))}


def _other_measures(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    assert agreement.mal is not None
    years = draw(st.sampled_from([1, 2, 5, 6]))
    first = term_of(agreement).first_possible
    assert first is not None
    return {"mal": attrs.evolve(agreement.mal, measures=Period.term(first, years=years))}


def _not_approved(_: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    return {"milestones": [one for one in agreement.milestones if one.kind != "approved"]}


def _in_force_early(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    approved = DAYS["approved"](agreement)
    assert approved is not None
    day = approved - timedelta(draw(st.integers(1, 300)))
    return with_step(agreement, "in-force", day)


def _same_round(_: DrawFn, draft: Draft) -> Draft:
    """Let an update be of the round of the agreement that it supersedes."""
    agreement, last = agreement_of(draft), newest(agreement_of(draft))
    assert agreement.mal is not None
    assert last.mal is not None
    broken = attrs.evolve(agreement, mal=attrs.evolve(agreement.mal, round=last.mal.round))
    fault = Fault(rule="mal-region-once", message="twice", record=agreement.id, field="mal")
    return draft.replacing(broken).expecting(fault)


def _city_in_two(draw: DrawFn, draft: Draft) -> Draft:
    """Let a municipality be party to the updates of two regions."""
    agreement = agreement_of(draft)
    other = later_draft(draw, agreement)
    city = draw(st.sampled_from(sorted(agreement.municipalities)))
    broken = attrs.evolve(other, parties=(*other.parties, Party(actor=city)))
    second = max([agreement, broken], key=lambda one: one.id)
    fault = Fault(rule="mal-city-once", message="twice", record=second.id, field="parties")
    return draft.replacing(broken).expecting(fault)


def _no_region(_: DrawFn, __: Agreement) -> Mapping[str, Any]:
    return {"urban_region": None}


def _is_round(*rounds: str) -> Callable[[Agreement], bool]:
    return lambda one: one.mal is not None and one.mal.round in {f"mal-round-{r}" for r in rounds}


_SINCE_2020 = _is_round("2020-2031", "2021-2031", "2024-2035")
_STATE_2016 = ("org-ara", "org-liikennevirasto", "org-lvm", "org-ym")
_STATE_2020 = ("org-ara", "org-lvm", "org-tem", "org-traficom", "org-vayla", "org-vm", "org-ym")

BASES: Bases = MappingProxyType(
    {
        "mal-regions-2011": agreement_drafts("mal", only=_is_round("2011-2012")),
        "mal-regions-2012": agreement_drafts(
            "mal", only=lambda one: _is_round("2012-2015")(one) and not one.supersedes
        ),
        "mal-regions-2021": agreement_drafts("mal", only=_is_round("2021-2031")),
        "mal-one-region": agreement_drafts("mal", only=_is_round("2021-2031")),
        "mal-central-city": agreement_drafts(
            "mal", only=lambda one: _SINCE_2020(one) and one.is_complete and not one.signatories
        ),
        "mal-term": agreement_drafts("mal", only=_SINCE_2020),
        "mal-measures": agreement_drafts("mal", only=_SINCE_2020),
        "mal-government-resolution": agreement_drafts("mal", only=_SINCE_2020),
        "mal-in-force": agreement_drafts("mal", only=_is_round("2020-2031", "2024-2035")),
        "mal-state-parties-2016": agreement_drafts(
            "mal", only=lambda one: _is_round("2016-2019")(one) and one.is_complete
        ),
        "mal-state-parties-2020": agreement_drafts(
            "mal", only=lambda one: _SINCE_2020(one) and one.is_complete
        ),
        "mal-region-once": update_drafts(),
        "mal-city-once": update_drafts(),
    }
)

MUTATIONS: Mutations = MappingProxyType(
    {
        **{
            rule: {"another region": _other_region(rule)}
            for rule in ("mal-regions-2011", "mal-regions-2012", "mal-regions-2021")
        },
        "mal-one-region": {
            "none": breaking("mal-one-region", "missing", "urban_region", _no_region)
        },
        "mal-central-city": {
            "missing": breaking("mal-central-city", "missing", "parties", _without_centre)
        },
        "mal-term": {"another day": breaking("mal-term", "wrong", "term", _other_last_day)},
        "mal-measures": {"other years": breaking("mal-measures", "wrong", "mal", _other_measures)},
        "mal-government-resolution": {
            "missing": breaking("mal-government-resolution", "missing", "milestones", _not_approved)
        },
        "mal-in-force": {
            "early": breaking("mal-in-force", "late", "milestones", _in_force_early, "approved")
        },
        "mal-state-parties-2016": {
            "missing": breaking(
                "mal-state-parties-2016", "missing", "parties", lacks_one_of(*_STATE_2016)
            )
        },
        "mal-state-parties-2020": {
            "missing": breaking(
                "mal-state-parties-2020", "missing", "parties", lacks_one_of(*_STATE_2020)
            )
        },
        "mal-region-once": {"same round": _same_round},
        "mal-city-once": {"two regions": _city_in_two},
    }
)
