"""How drafts of partnerships and of earlier agreements are broken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.vocabulary import Nature
from urbanpolicy.strategies.agreed import (
    TEXT,
    Bases,
    Change,
    Mutations,
    agreement_drafts,
    breaking,
    other_city,
    other_end,
    with_step,
    without_one,
)
from urbanpolicy.strategies.drafting import Draft, Fault
from urbanpolicy.strategies.saying import texts
from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.world.builtin import register


def _signed_another_day(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
    days = st.dates(date(2016, 5, 25), date(2016, 6, 8)) | st.dates(
        date(2016, 6, 10), date(2016, 12, 1)
    )
    return with_step(agreement, "signed", draw(days))


def _earlier_start(first: date, earliest: date) -> Change:
    def change(draw: DrawFn, agreement: Agreement) -> Mapping[str, Any]:
        start = PartialDate.exact(draw(st.dates(earliest, first - ONE_DAY)))
        return {"term": Period(start=start, end=agreement.term.end)}

    return change


def _second_partnership(draw: DrawFn, draft: Draft) -> Draft:
    """Add a partnership with a city of another one, or of the alliance."""
    others = [
        one
        for one in register().all(Agreement)
        if one.model in ("alliance", "thematic") and one.term.start.day is not None
    ]
    other = draw(st.sampled_from(others))
    city = draw(st.sampled_from(sorted(other.municipalities)))
    start = other.term.start.day
    assert start is not None
    second = Agreement(
        id="draft-partnership",
        model="thematic",
        name=TEXT,
        nature="partnership",
        parties=[city],
        term=Period(start=start + ONE_DAY, end=date(2027, 1, 1)),
    )
    fault = Fault(rule="partnership-city-once", message="twice", record=second.id, field="parties")
    return draft.replacing(second).expecting(fault)


def _another_model(draw: DrawFn, draft: Draft) -> Draft:
    """Add a fifth model to the programme."""
    nature: Nature = draw(st.sampled_from(["agreement", "letter-of-intent", "partnership"]))
    model = AgreementModel(
        id="draft-model", name=draw(texts()), nature=nature, government="gov-orpo"
    )
    fault = Fault(rule="programme-models", message="other", record=model.id, field="government")
    return draft.replacing(model).expecting(fault)


def _only(id: str) -> SearchStrategy[Draft]:
    return agreement_drafts("thematic", only=lambda one: one.id == id)


_EASTERN = _only("joensuu-lappeenranta-imatra")
_EXACT = ("thematic-vitality-cities", "thematic-medium-cities", "thematic-eastern-cities")

BASES: Bases = MappingProxyType(
    {
        "growth-2013-end": agreement_drafts("growth-agreement-2013"),
        "growth-2016-signed": agreement_drafts(
            "growth-agreement-2016",
            only=lambda one: one.nature == "agreement" and one.signatories is None,
        ),
        "homelessness-2008-start": agreement_drafts("homelessness-letter-2008"),
        "thematic-not-before": _only("vitality-partnership") | _only("medium-sized-growth-cities"),
        "thematic-vitality-cities": _only("vitality-partnership"),
        "thematic-medium-cities": _only("medium-sized-growth-cities"),
        "thematic-eastern-cities": _EASTERN,
        "thematic-eastern-not-before": _EASTERN,
        "partnership-city-once": agreement_drafts("thematic"),
        "programme-models": agreement_drafts("thematic"),
    }
)

MUTATIONS: Mutations = MappingProxyType(
    {
        "growth-2013-end": {
            "another day": breaking(
                "growth-2013-end", "wrong", "term", other_end(date(2015, 12, 31))
            )
        },
        "growth-2016-signed": {
            "another day": breaking(
                "growth-2016-signed", "other", "milestones", _signed_another_day, "signed"
            )
        },
        **{
            rule: {"early": breaking(rule, "early", "term", _earlier_start(first, least), "start")}
            for rule, first, least in (
                ("homelessness-2008-start", date(2008, 9, 1), date(2008, 1, 1)),
                ("thematic-not-before", date(2023, 10, 1), date(2023, 1, 1)),
                ("thematic-eastern-not-before", date(2024, 5, 24), date(2023, 10, 1)),
            )
        },
        **{
            rule: {
                "surplus": breaking(rule, "surplus", "parties", other_city),
                "missing": breaking(rule, "missing", "parties", without_one),
            }
            for rule in _EXACT
        },
        "partnership-city-once": {"second partnership": _second_partnership},
        "programme-models": {"another model": _another_model},
    }
)
