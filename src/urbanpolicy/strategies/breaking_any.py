"""How drafts of agreements break the norms of every agreement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.contents import FundingLine, Revision, Signatory, Target
from urbanpolicy.model.people import Office, Person
from urbanpolicy.model.places import Municipality
from urbanpolicy.strategies.agreed import (
    TEXT,
    Bases,
    Mutations,
    agreement_drafts,
    agreement_of,
    breaking,
    breaking_in,
    days_after,
    signed_day,
    with_step,
)
from urbanpolicy.strategies.drafting import Draft, Fault
from urbanpolicy.strategies.updates import update_drafts
from urbanpolicy.values.periods import Period
from urbanpolicy.world.force import term_of
from urbanpolicy.world.register import Register


def _ended_party(draw: DrawFn, agreement: Agreement, world: Register) -> Mapping[str, Any]:
    """Add a municipality that had been merged before the signing."""
    day = signed_day(agreement)
    places = world.all(Municipality)
    ended = [place.id for place in places if place.period.has_ended(day).is_certain]
    return {"parties": (*agreement.parties, Party(actor=draw(st.sampled_from(ended))))}


def _both_roles(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    """Say of a party that it is expressly none."""
    actor = draw(st.sampled_from(sorted(agreement.municipalities)))
    return {"parties": (*agreement.parties, Party(actor=actor, role="not-a-party"))}


def _approved_late(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    return with_step(agreement, "approved", draw(days_after(signed_day(agreement))))


def _years_outside(draw: DrawFn, agreement: Agreement) -> Period:
    """Return some years before or after the term."""
    term = term_of(agreement)
    first, last = term.first_possible, term.last_possible
    assert first is not None
    assert last is not None
    year = draw(st.integers(1990, first.year - 1) | st.integers(last.year + 1, 2060))
    return Period.days(date(year, 1, 1), date(year, 12, 31))


def _funding_outside(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    line = FundingLine(heading=TEXT, amount="EUR 1000", period=_years_outside(draw, agreement))
    return {"funding": (*agreement.funding, line)}


def _target_outside(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    target = Target(heading=TEXT, unit="dwelling", least=5, period=_years_outside(draw, agreement))
    return {"targets": (*agreement.targets, target)}


def _revision_outside(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    revision = Revision(date=_years_outside(draw, agreement).start, text=TEXT)
    return {"revisions": (*agreement.revisions, revision)}


def _too_many_shares(draw: DrawFn, _: Agreement) -> Mapping[str, Any]:
    least = draw(st.floats(0.02, 1))
    lines = [FundingLine(heading=TEXT, share=1), FundingLine(heading=TEXT, share=least)]
    return {"funding": lines}


def _two_currencies(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    other = draw(st.sampled_from(["SEK 5", "USD 100", "NOK 30"]))
    lines = [FundingLine(heading=TEXT, amount=amount) for amount in ("EUR 10", other)]
    return {"funding": (*agreement.funding, *lines)}


def _supersedes_other(draw: DrawFn, agreement: Agreement, world: Register) -> Mapping[str, Any]:
    others = [one.id for one in world.all(Agreement) if one.model != agreement.model]
    return {"supersedes": [*agreement.supersedes, draw(st.sampled_from(others))]}


def _stranger_signs(draw: DrawFn, agreement: Agreement, world: Register) -> Mapping[str, Any]:
    places = [place.id for place in world.all(Municipality)]
    other = draw(st.sampled_from(sorted(set(places) - agreement.municipalities)))
    return {"signatories": [Signatory(name=TEXT, behalf_of=other)]}


def _signs_without_office(draw: DrawFn, agreement: Agreement, world: Register) -> Mapping[str, Any]:
    held = [world.holder(one.id, on=signed_day(agreement)) for one in world.all(Office)]
    holding = draw(st.sampled_from([one for one in held if one.state == "held"]))
    people = [person.id for person in world.all(Person) if person != holding.person]
    signs = Signatory(person=draw(st.sampled_from(people)), office=holding.office.id)
    return {"signatories": [signs]}


def _not_superseded(_: DrawFn, draft: Draft) -> Draft:
    """Let an update no longer say which agreement it supersedes."""
    agreement = agreement_of(draft)
    older = [draft.register.one(Agreement, id) for id in agreement.supersedes]
    last = max(older, key=lambda one: one.term.sort_key)
    kept = tuple(id for id in agreement.supersedes if id != last.id)
    broken = attrs.evolve(agreement, supersedes=kept)
    fault = Fault(
        rule="agreement-one-in-force",
        message="both",
        record=agreement.id,
        field="supersedes",
        on=agreement.term.start.day,
    )
    return draft.replacing(broken).expecting(fault)


_GROWTH = agreement_drafts(
    "growth-agreement-2016",
    only=lambda one: one.nature == "agreement" and one.signatories is None,
)

MUTATIONS: Mutations = MappingProxyType(
    {
        "agreement-parties-exist": {
            "merged away": breaking_in(
                "agreement-parties-exist", "not-existing", "parties", _ended_party, "signed"
            )
        },
        "agreement-one-role": {
            "both": breaking("agreement-one-role", "both", "parties", _both_roles)
        },
        "agreement-approved-before-signed": {
            "late": breaking(
                "agreement-approved-before-signed", "late", "milestones", _approved_late, "approved"
            )
        },
        "agreement-within-term": {
            field: breaking("agreement-within-term", "outside", field, change)
            for field, change in (
                ("funding", _funding_outside),
                ("targets", _target_outside),
                ("revisions", _revision_outside),
            )
        },
        "agreement-shares": {
            "more": breaking("agreement-shares", "more", "funding", _too_many_shares)
        },
        "agreement-one-currency": {
            "two": breaking("agreement-one-currency", "several", "funding", _two_currencies)
        },
        "agreement-supersedes-own": {
            "another model": breaking_in(
                "agreement-supersedes-own", "stranger", "supersedes", _supersedes_other
            )
        },
        "agreement-signatories-are-parties": {
            "stranger": breaking_in(
                "agreement-signatories-are-parties", "stranger", "signatories", _stranger_signs
            )
        },
        "agreement-signatories-in-office": {
            "another person": breaking_in(
                "agreement-signatories-in-office",
                "not-holder",
                "signatories",
                _signs_without_office,
                "signed",
            )
        },
        "agreement-one-in-force": {"not superseded": _not_superseded},
    }
)

BASES: Bases = MappingProxyType(
    {
        **dict.fromkeys(MUTATIONS, _GROWTH),
        "agreement-one-in-force": update_drafts(),
        "agreement-signatories-are-parties": agreement_drafts("homelessness-letter-2008"),
    }
)
