"""Drafts of committees that keep every rule, and how they are broken."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.people import Office
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.strategies.agreed import Bases, Mutations
from urbanpolicy.strategies.drafting import Draft, Fault, Mutation
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.world.builtin import register

UPC_2011, UPC_2020, UPC_2023 = (f"urban-policy-committee-{year}" for year in (2011, 2020, 2023))
METRO = "metropolitan-policy-committee-2020"

DAYS: dict[str, tuple[date, date]] = {
    UPC_2011: (date(2011, 11, 3), date(2014, 6, 23)),
    UPC_2020: (date(2020, 1, 16), date(2023, 6, 19)),
    UPC_2023: (date(2023, 11, 1), date(2025, 12, 31)),
    METRO: (date(2020, 11, 5), date(2023, 6, 19)),
}
"""The first and the last day on which each committee surely existed and was looked for."""

SEATS: dict[str, tuple[str, SeatRole, tuple[str, ...]]] = {
    "committee-2011-chair": (UPC_2011, "chair", ("mem-upc-2011-chair",)),
    "committee-2011-vice-chair": (UPC_2011, "vice-chair", ("mem-upc-2011-vice",)),
    "committee-2020-chair": (UPC_2020, "chair", ("mem-upc-2020-chair",)),
    "committee-2020-vice-chairs": (
        UPC_2020,
        "vice-chair",
        ("mem-upc-2020-vice-1a", "mem-upc-2020-vice-2"),
    ),
    "committee-2023-chair": (UPC_2023, "chair", ("mem-upc-2023-chair",)),
    "committee-2023-vice-chair": (UPC_2023, "vice-chair", ("mem-upc-2023-vice-chair",)),
    "committee-metropolitan-chair": (METRO, "chair", ("mem-metro-2020-chair",)),
    "committee-metropolitan-vice-chairs": (
        METRO,
        "vice-chair",
        ("mem-metro-2020-vice-chair-minister", "mem-metro-2020-vice-chair-helsinki"),
    ),
}
"""Rule -> body, role, and the seats that the register has of it."""


@st.composite
def committee_drafts(draw: DrawFn, rule: str) -> Draft:
    """Return drafts of the seats of a committee of which a rule speaks, which keep every rule.

    >>> from hypothesis import find
    >>> find(committee_drafts("committee-2023-chair"), lambda draft: True).records[0].role
    'chair'
    """
    body, _, seats = SEATS[rule]
    records = [register().one(Membership, id) for id in seats]
    return Draft(on=draw(st.dates(*DAYS[body])), records=tuple(draw(st.permutations(records))))


@st.composite
def _committees(draw: DrawFn) -> Draft:
    """Return drafts of a whole committee."""
    body = draw(st.sampled_from(sorted(set(DAYS) - {UPC_2023})))
    return Draft(on=draw(st.dates(*DAYS[body])), records=(register().one(Group, body),))


def _wrong(rule: str) -> Mutation[Draft]:
    """Give a seat to an office that has none in the body's norms."""
    _, _, seats = SEATS[rule]
    right = {register().one(Membership, id).office for id in seats}

    def mutation(draw: DrawFn, draft: Draft) -> Draft:
        seat = register().one(Membership, draw(st.sampled_from(seats)))
        others = [office.id for office in register().all(Office) if office.id not in right]
        wrong = attrs.evolve(seat, office=draw(st.sampled_from(others)), municipality=None)
        fault = Fault(rule=rule, message="wrong", record=seat.id, field="office", on=draft.on)
        return draft.replacing(wrong).expecting(fault)

    return mutation


def _missing(rule: str) -> Mutation[Draft]:
    """Let a seat have another role."""
    body, role, seats = SEATS[rule]

    def mutation(draw: DrawFn, draft: Draft) -> Draft:
        seat = register().one(Membership, draw(st.sampled_from(seats)))
        other: SeatRole = draw(st.sampled_from(["alternate", "permanent-expert", "invited"]))
        fault = Fault(rule=rule, message="missing", record=body, field=role, on=draft.on)
        return draft.replacing(attrs.evolve(seat, role=other)).expecting(fault)

    return mutation


def _outlives(draw: DrawFn, draft: Draft) -> Draft:
    """Let a body go on after the last day of its government."""
    body = next(record for record in draft.records if isinstance(record, Group))
    last = body.period.last_possible
    assert last is not None
    days = st.dates(date(2024, 1, 1), date(2040, 1, 1)).map(PartialDate.exact)
    period = Period(start=body.period.start, end=draw(days | st.just(Open())))
    rule = "body-ends-with-government"
    fault = Fault(rule=rule, message="late", record=body.id, field="period")
    return draft.replacing(attrs.evolve(body, period=period)).expecting(fault)


_WHOLE: SearchStrategy[Draft] = _committees()

BASES: Bases = MappingProxyType(
    {**{rule: committee_drafts(rule) for rule in SEATS}, "body-ends-with-government": _WHOLE}
)

MUTATIONS: Mutations = MappingProxyType(
    {
        **{rule: {"wrong office": _wrong(rule), "missing": _missing(rule)} for rule in SEATS},
        "body-ends-with-government": {"outlives": _outlives},
    }
)
