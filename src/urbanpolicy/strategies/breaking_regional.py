"""How drafts of agreements break the norms on regional bodies, lists of parties and what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.catalogue import MunicipalChange
from urbanpolicy.model.contents import FundingLine
from urbanpolicy.model.groups import Group
from urbanpolicy.model.milestones import Milestone
from urbanpolicy.strategies.agreed import (
    TEXT,
    Bases,
    Change,
    Mutations,
    agreement_drafts,
    agreement_of,
    breaking,
    breaking_in,
    days_after,
    lacks_one_of,
    with_step,
)
from urbanpolicy.strategies.drafting import Draft, Fault, Mutation
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Text
from urbanpolicy.world.builtin import register
from urbanpolicy.world.force import start_of
from urbanpolicy.world.register import Register

_COUNCILS = ("org-varsinais-suomen-liitto", "org-pohjois-savon-liitto")


def _unfollowed(draw: DrawFn, draft: Draft) -> Draft:
    """Add a municipality that ends while the agreement is in force, without its successor."""
    agreement = agreement_of(draft)
    through = register().bound_through(agreement.id)
    assert through is not None
    ending = [
        (id, day)
        for change in register().all(MunicipalChange)
        for id in change.ended
        if (day := change.on.day) and through.contains(day).is_certain
        if not agreement.municipalities & {id, *change.after}
    ]
    id, day = draw(st.sampled_from(ending))
    fault = Fault(
        rule="agreement-parties-followed",
        message="missing",
        record=agreement.id,
        field="parties",
        on=day,
    )
    parties = (*agreement.parties, Party(actor=id))
    return draft.replacing(attrs.evolve(agreement, parties=parties)).expecting(fault)


def _body_as_party(draw: DrawFn, agreement: Agreement, world: Register) -> Mapping[str, Any]:
    body = draw(st.sampled_from([group.id for group in world.all(Group)]))
    return {"parties": (*agreement.parties, Party(actor=body))}


def _nobody(_: DrawFn, __: Agreement) -> Mapping[str, Any]:
    return {"parties": (), "is_complete": True}


def _supersedes_one_of(model: str) -> Change:
    """Return the change by which it supersedes an agreement of a model, whenever that was."""

    def change(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
        others = [one.id for one in register().grouped(Agreement, "model")[model]]
        return {"supersedes": [draw(st.sampled_from([x for x in others if x != agreement.id]))]}

    return change


def _later_start(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    """Let it begin when the one that it supersedes had long ended."""
    end = register().agreement(agreement.supersedes[0]).term.last_possible
    assert end is not None
    start = draw(days_after(end + timedelta(1)))
    return {"term": Period(start=start, end=start + timedelta(3000))}


def _earlier_start(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    """Let it begin before the one that it supersedes."""
    start = register().agreement(agreement.supersedes[0]).term.first_possible
    assert start is not None
    day = start - timedelta(draw(st.integers(1, 300)))
    return {"term": Period(start=day, end=agreement.term.end)}


def _superseded_another_day(draw: DrawFn, draft: Draft) -> Draft:
    """Record the older agreement as superseded on a day on which the newer one did not begin."""
    agreement = agreement_of(draft)
    begun = start_of(agreement, "in_force")
    assert begun.earliest is not None
    assert begun.latest is not None
    away = timedelta(draw(st.integers(1, 200)))
    day = draw(st.sampled_from([begun.earliest - away, begun.latest + away]))
    older = register().agreement(agreement.supersedes[0])
    stones = (*older.milestones, Milestone(kind="superseded", date=day))
    fault = Fault(
        rule="agreement-superseded-day",
        message="other",
        record=agreement.id,
        field="supersedes",
    )
    return draft.replacing(attrs.evolve(older, milestones=stones)).expecting(fault)


def _without_centre(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    centres = [
        party.actor
        for party in agreement.parties
        if party.actor and party.actor.startswith("org-ely-")
    ]
    return lacks_one_of(*centres)(draw, agreement)


def _council_as_party(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    council = draw(st.sampled_from(_COUNCILS))
    kept = [party for party in agreement.parties if party.actor != council]
    return {"parties": (*kept, Party(actor=council))}


def _other_body(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    names = [
        Text(fi="Oulun kaupunki", sv="Uleåborgs stad", en="City of Oulu"),
        Text(fi="työ- ja elinkeinoministeriö"),
        Text(en="Business Finland"),
    ]
    assert agreement.ecosystem is not None
    body = draw(st.sampled_from(names))
    return {"ecosystem": attrs.evolve(agreement.ecosystem, intermediate_body=body)}


def _signed_another_day(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    return with_step(agreement, "signed", draw(days_after(date(2016, 6, 9))))


def _begun_before(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    start = draw(st.dates(date(2015, 1, 1), date(2015, 12, 31)))
    return {"term": Period(start=start, end=agreement.term.end)}


def _other_sum(draw: DrawFn, _: Agreement) -> Mapping[str, Any]:
    shares = draw(st.lists(st.integers(1, 30), min_size=2, max_size=3))
    return {"funding": [FundingLine(heading=TEXT, share=share / 100) for share in shares]}


def _sum_above(draw: DrawFn, draft: Draft) -> Draft:
    """Let the shares of 6Aika be more than the whole, which the norm of all agreements says too."""
    lines = [FundingLine(heading=TEXT, share=share) for share in (1, draw(st.floats(0.02, 1)))]
    own = attrs.evolve(agreement_of(draft), funding=lines)
    fault = Fault(rule="six-city-shares", message="sum", record=own.id, field="funding")
    implied = Fault(rule="agreement-shares", message="more", record=own.id, field="funding")
    told = draft.replacing(own).expecting(fault)
    return attrs.evolve(told, implied=(*told.implied, implied))


def _since(*rounds: str) -> Callable[[Agreement], bool]:
    return lambda one: one.mal is not None and one.mal.round in rounds and one.is_complete


_LAST_ROUND = agreement_drafts("mal", only=_since("mal-round-2024-2035"))
_UPDATES = agreement_drafts(
    "mal",
    only=lambda one: (
        one.id in {f"mal-{name}-2024-2035" for name in ("helsinki", "oulu", "tampere")}
    ),
)
_OF_2016 = agreement_drafts("growth-agreement-2016", only=lambda one: one.nature == "agreement")
_ALONE = agreement_drafts("homelessness-agreement-aune")

BASES: Bases = MappingProxyType(
    {
        "agreement-parties-followed": agreement_drafts(
            "growth-agreement-2013", only=lambda one: one.is_complete
        ),
        "agreement-no-bodies": _ALONE | _OF_2016,
        "agreement-parties-complete": _ALONE,
        "agreement-supersedes-in-time": _ALONE,
        "agreement-superseded-day": _UPDATES,
        "mal-ely-centre": agreement_drafts(
            "mal", only=_since("mal-round-2016-2019", "mal-round-2020-2031", "mal-round-2024-2035")
        ),
        "mal-regional-parties": _LAST_ROUND,
        "ecosystem-intermediate-body": agreement_drafts("ecosystem"),
        "growth-2016-start": _OF_2016,
        "growth-zone-signed": agreement_drafts("growth-zone-agreement"),
        "six-city-shares": agreement_drafts("six-city-strategy-6aika"),
    }
)


def _in_time(later: bool) -> Mutation[Draft]:
    """Let a homelessness agreement supersede another one, and move it out of its time."""
    message = "gap" if later else "early"
    move = _later_start if later else _earlier_start

    def change(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
        linked = _supersedes_one_of(agreement.model)(draw, agreement)
        return {**linked, **move(draw, attrs.evolve(agreement, **linked))}

    return breaking("agreement-supersedes-in-time", message, "supersedes", change)


MUTATIONS: Mutations = MappingProxyType(
    {
        "agreement-parties-followed": {"no successor": _unfollowed},
        "agreement-no-bodies": {
            "a body": breaking_in("agreement-no-bodies", "body", "parties", _body_as_party)
        },
        "agreement-parties-complete": {
            "nobody": breaking("agreement-parties-complete", "empty", "parties", _nobody)
        },
        "agreement-supersedes-in-time": {"early": _in_time(False), "gap": _in_time(True)},
        "agreement-superseded-day": {"another day": _superseded_another_day},
        "mal-ely-centre": {
            "missing": breaking("mal-ely-centre", "missing", "parties", _without_centre)
        },
        "mal-regional-parties": {
            "a council": breaking("mal-regional-parties", "other", "parties", _council_as_party)
        },
        "ecosystem-intermediate-body": {
            "another": breaking("ecosystem-intermediate-body", "other", "ecosystem", _other_body)
        },
        "growth-2016-start": {
            "early": breaking("growth-2016-start", "early", "term", _begun_before, "start")
        },
        "growth-zone-signed": {
            "another day": breaking(
                "growth-zone-signed", "other", "milestones", _signed_another_day, "signed"
            )
        },
        "six-city-shares": {
            "less": breaking("six-city-shares", "sum", "funding", _other_sum),
            "more": _sum_above,
        },
    }
)
