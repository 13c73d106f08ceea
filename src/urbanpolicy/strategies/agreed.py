"""Drafts of one agreement that keep every rule, and how one of its fields breaks a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.milestones import Milestone
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.vocabulary import MilestoneKind
from urbanpolicy.strategies.drafting import Draft, Fault, Mutation
from urbanpolicy.strategies.saying import texts
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.text import Text
from urbanpolicy.world.builtin import register
from urbanpolicy.world.register import Register

Change = Callable[[DrawFn, Agreement], Mapping[str, Any]]
"""Draws the fields of an agreement that are otherwise."""

ChangeIn = Callable[[DrawFn, Agreement, Register], Mapping[str, Any]]
"""Draws them from what a world has."""

TEXT = Text(fi="luonnos", sv="utkast", en="draft")


NOT_DECIDED = frozenset({"mal-jyvaskyla-2021-2031", "mal-lahti-2021-2031"})
"""The agreements of the register on which a rule leaves a point open: of some steps no exact day is known."""


@st.composite
def agreement_drafts(
    draw: DrawFn, model: str, *, only: Callable[[Agreement], bool] = bool
) -> Draft:
    """Return drafts of one agreement of a model that keep every rule.

    The agreement is one of the built-in register (of those for which ``only`` is true), with other
    words where no rule looks.

    >>> from hypothesis import find
    >>> from urbanpolicy.checking.check import check
    >>> check(find(agreement_drafts("ecosystem"), lambda draft: True).document()).conforms
    True
    """
    known = register().grouped(Agreement, "model")[register().agreement_model(model).id]
    agreement = draw(st.sampled_from([x for x in known if only(x) and x.id not in NOT_DECIDED]))
    changed = attrs.evolve(agreement, name=draw(texts()), area=draw(st.none() | texts()))
    return Draft(records=(changed,))


def agreement_of(draft: Draft) -> Agreement:
    """Return the first agreement of a draft."""
    return next(record for record in draft.records if isinstance(record, Agreement))


def breaking(rule: str, message: str, field: str, change: Change, on: str = "") -> Mutation[Draft]:
    """Return the mutation that sets fields otherwise; ``on`` names what gives the day of the fault."""

    def mutation(draw: DrawFn, draft: Draft) -> Draft:
        agreement = agreement_of(draft)
        broken = attrs.evolve(agreement, **change(draw, agreement))
        day = DAYS[on](broken) if on else None
        fault = Fault(rule=rule, message=message, record=broken.id, field=field, on=day)
        return draft.replacing(broken).expecting(fault)

    return mutation


def breaking_in(
    rule: str, message: str, field: str, change: ChangeIn, on: str = ""
) -> Mutation[Draft]:
    """Return the mutation that sets fields otherwise by what the world of the draft has."""

    def mutation(draw: DrawFn, draft: Draft) -> Draft:
        def changed(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
            return change(draw, agreement, draft.register)

        return breaking(rule, message, field, changed, on)(draw, draft)

    return mutation


def signed_day(agreement: Agreement) -> date:
    """Return the day on which an agreement was signed, or the first on which it may have been."""
    stone = agreement.milestone("signed")
    assert stone is not None
    assert stone.date.earliest is not None
    return stone.date.earliest


def _of_step(kind: MilestoneKind) -> Callable[[Agreement], date | None]:
    return lambda agreement: max(
        (
            one.date.earliest
            for one in agreement.milestones
            if one.kind == kind and one.date.earliest
        ),
        default=None,
    )


DAYS: Mapping[str, Callable[[Agreement], date | None]] = {
    "signed": _of_step("signed"),
    "approved": _of_step("approved"),
    "start": lambda agreement: agreement.term.start.earliest,
}


def with_step(agreement: Agreement, kind: MilestoneKind, day: date) -> Mapping[str, Any]:
    """Return the steps of an agreement with one of a kind on a day, in the place of those it had."""
    kept = [one for one in agreement.milestones if one.kind != kind]
    return {"milestones": (*kept, Milestone(kind=kind, date=day))}


def days_after(day: date) -> SearchStrategy[date]:
    """Return days after a day, not many years later."""
    return st.integers(1, 400).map(lambda days: day + timedelta(days))


Mutations = Mapping[str, Mapping[str, Mutation[Draft]]]
"""Rule -> way of breaking it -> how a draft is broken."""

Bases = Mapping[str, SearchStrategy[Draft]]
"""Rule -> drafts that the rule governs, and that keep it and every other."""


def lacks_one_of(*actors: str) -> Change:
    """Return the change that leaves out one of some parties, or several of them."""

    def change(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
        gone = set(draw(st.lists(st.sampled_from(actors), min_size=1, unique=True)))
        return {"parties": [party for party in agreement.parties if party.actor not in gone]}

    return change


def other_city(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    """Add a municipality that is in no agreement of the model, nor in a partnership of 2023."""
    day = date(2025, 1, 1)
    taken = {
        id
        for one in register().all(Agreement)
        if one.model in ("alliance", "ecosystem", "thematic")
        for id in one.municipalities
    }
    places = register().all(Municipality)
    free = [p.id for p in places if p.id not in taken and p.period.contains(day).is_certain]
    other = draw(st.sampled_from(free))
    return {"parties": (*agreement.parties, Party(actor=other))}


def without_one(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    """Leave out one of the municipalities."""
    gone = draw(st.sampled_from(sorted(agreement.municipalities)))
    return {"parties": [party for party in agreement.parties if party.actor != gone]}


def other_end(last: date) -> Change:
    """Let the term end on another day, or not at all."""

    def change(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
        before = st.dates(last - timedelta(300), last - ONE_DAY)
        end = draw(before | days_after(last) | st.just(Open()))
        return {"term": Period(start=agreement.term.start, end=end)}

    return change
