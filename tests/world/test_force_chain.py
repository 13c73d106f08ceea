"""Agreements that supersede one another: the answers against an enumeration of all days meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.world import made
from tests.world.window import AFTER, ALL_DAYS, DAYS, partial
from urbanpolicy.errors import InvalidValue, UnknownName
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.record import Record
from urbanpolicy.model.regions import UrbanRegion
from urbanpolicy.model.vocabulary import Basis
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.world.register import Register

ME = "municipality-001"
IDS = ("a", "b", "c")
State = tuple[bool, bool]  # has begun, would still bind the party


@st.composite
def chains(draw: DrawFn) -> list[Agreement]:
    """One to three agreements, each of which may supersede any before it."""
    found: list[Agreement] = []
    for id in IDS[: draw(st.integers(1, 3))]:
        start = draw(partial().filter(lambda day: not day.is_unknown))
        end = draw(partial() | st.just(Open()))
        earlier = [other.id for other in found]
        found.append(
            made.agreement(
                id,
                term=Period(end=end),
                milestones=[{"kind": "in-force", "date": start}],
                supersedes=draw(st.lists(st.sampled_from(earlier), max_size=2)) if earlier else (),
                parties=draw(
                    st.sampled_from([[ME], [ME], [ME], [], [{"actor": ME, "evidence": "inferred"}]])
                ),
            )
        )
    return found


class Oracle:
    """The slow answer: every first and last day that each agreement may have, taken together."""

    def __init__(self, agreements: list[Agreement]) -> None:
        self.agreements = {agreement.id: agreement for agreement in agreements}

    def later(self, id: str) -> set[str]:
        """Those that supersede it, at once or by further steps."""
        direct = {other for other, a in self.agreements.items() if id in a.supersedes}
        return direct.union(*(self.later(other) for other in direct))

    def states(self, id: str, day: date) -> set[State]:
        """What one agreement may be on a day, taken alone."""
        agreement = self.agreements[id]
        start, end = agreement.milestones[0].date, agreement.term.end
        evidence = [party.evidence for party in agreement.parties]
        truths = [True] if evidence == [None] else [False, True] if evidence else [False]
        never_ends = end == PartialDate() and bool(self.later(id))
        spans = [
            (first, last)
            for first in ALL_DAYS
            for last in ([AFTER] if never_ends or isinstance(end, Open) else ALL_DAYS)
            if is_allowed(start, first)
            and (never_ends or isinstance(end, Open) or is_allowed(end, last))
        ]
        if is_contradictory(start, end):
            # It ended before it could begin, and never binds; it may have ended others.
            pairs = [(first, first - timedelta(1)) for first, _ in spans]
        else:
            may_never_begin = start.latest is None
            pairs = [
                (first, last)
                for first, last in spans
                if first <= last or (may_never_begin and first == AFTER)
            ]
        return {
            (first <= day, day <= last and is_party) for first, last in pairs for is_party in truths
        }

    def worlds(self, day: date) -> list[dict[str, State]]:
        ids = list(self.agreements)
        every = product(*(sorted(self.states(id, day)) for id in ids))
        return [dict(zip(ids, states, strict=True)) for states in every]

    def binds(self, id: str, world: dict[str, State]) -> bool:
        begun, lasts = world[id]
        return begun and lasts and not any(world[other][0] for other in self.later(id))

    def one(self, id: str, day: date) -> Truth:
        found = [self.binds(id, world) for world in self.worlds(day)]
        return Truth.of(certain=all(found), possible=any(found))

    def some(self, day: date) -> Truth:
        found = [any(self.binds(id, world) for id in world) for world in self.worlds(day)]
        return Truth.of(certain=all(found), possible=any(found))


def is_contradictory(start: PartialDate, end: PartialDate | Open) -> bool:
    last = end.latest if isinstance(end, PartialDate) else None
    return last is not None and start.earliest is not None and last < start.earliest


def is_allowed(known: PartialDate, day: date) -> bool:
    low = known.earliest is None or known.earliest <= day
    return low and (known.latest is None or day <= known.latest)


def world_of(agreements: Sequence[Agreement], *others: Record, **fields: Any) -> Register:
    place = made.municipality("001", "Turku", **fields)
    return made.world(made.model(), place, *agreements, *others)


@given(chains())
def test_what_binds_and_whether_some_does_are_what_an_enumeration_of_days_gives(
    agreements: list[Agreement],
) -> None:
    register, oracle = world_of(agreements), Oracle(agreements)
    for day in DAYS:
        found = register.agreements(party=ME, on=day)
        for agreement in agreements:
            truth = oracle.one(agreement.id, day)
            assert register.is_bound(ME, agreement.id, on=day) == truth
            assert (agreement in found, agreement in found.possible) == (
                truth == YES,
                truth == UNDECIDED,
            )
        assert found.some == oracle.some(day)
        assert register.is_bound(ME, on=day) == oracle.some(day)
        assert register.is_bound(ME, model="kind", on=day) == oracle.some(day)


@given(chains())
def test_no_two_agreements_of_a_line_bind_on_one_day(agreements: list[Agreement]) -> None:
    """However many days are unknown: what supersedes has ended what went before it."""
    line = [
        made.made(Agreement, {}, **{**fields_of(agreement), "supersedes": IDS[:n][-1:]})
        for n, agreement in enumerate(agreements)
    ]
    register = world_of(line)
    for day in DAYS:
        assert len(register.agreements(party=ME, on=day)) <= 1


def fields_of(agreement: Agreement) -> dict[str, Any]:
    names = ("id", "model", "name", "nature", "term", "milestones", "parties")
    return {name: getattr(agreement, name) for name in names}


@given(chains())
def test_the_period_in_which_one_binds_decides_as_the_day_does(
    agreements: list[Agreement],
) -> None:
    """Where it begins before what supersedes it, which a period takes for granted."""
    register, oracle = world_of(agreements), Oracle(agreements)
    for agreement in agreements:
        if [party.evidence for party in agreement.parties] != [None]:
            continue
        latest = agreement.milestones[0].date.latest
        firsts = [oracle.agreements[id].milestones[0].date for id in oracle.later(agreement.id)]
        if latest is None or any(
            first.earliest is None or first.earliest <= latest for first in firsts
        ):
            continue
        period = register.bound_through(agreement.id)
        for day in DAYS:
            truth = oracle.one(agreement.id, day)
            if period is None:
                assert truth == NO
            elif truth.is_decided:
                assert period.contains(day) in (truth, UNDECIDED)


# ------------------------------------------------------------------------------ plain examples


def chain_of_two(**fields: Any) -> list[Agreement]:
    old = made.agreement(
        "old",
        term="2020/2031",
        milestones=[
            {"kind": "approved", "date": "2020-10-08"},
            {"kind": "signed", "date": "2020-10-08"},
        ],
        parties=[ME],
    )
    new = made.agreement(
        "new",
        term="2024/2035",
        supersedes=["old"],
        milestones=[
            {"kind": "approved", "date": "2024-11-28"},
            {"kind": "signed", "date": "2024-12-13"},
        ],
        parties=[ME],
        **fields,
    )
    return [old, new]


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        ("2020-10-08", YES, NO),
        ("2024-06-01", YES, NO),
        ("2024-11-27", YES, NO),
        ("2024-11-28", UNDECIDED, UNDECIDED),
        ("2024-12-12", UNDECIDED, UNDECIDED),
        ("2024-12-13", NO, YES),
        ("2035-12-31", NO, YES),
        ("2036-01-01", NO, NO),
    ],
)
def test_the_day_of_a_supersession_is_one_unknown_day(day: str, old: Truth, new: Truth) -> None:
    register = world_of(chain_of_two())
    assert register.is_bound("Turku", "old", on=day) == old
    assert register.is_bound("Turku", "new", on=day) == new
    assert register.is_bound("Turku", on=day) == (NO if day > "2036" else YES)


def test_both_share_the_unknown_day() -> None:
    register = world_of(chain_of_two())
    assert register.bound_through("old") == Period.read("2020-10-08/[2024-11-27..2024-12-12]")
    assert register.bound_through("new") == Period.read("[2024-11-28..2024-12-13]/2035-12-31")
    found = register.agreements(party="Turku", on="2024-12-01")
    assert (len(found), len(found.possible), found.some) == (0, 2, YES)
    assert repr(found).endswith("possible: 2, one of them surely>")


@pytest.mark.parametrize(
    ("basis", "day", "binding"),
    [
        ("term", "2019-12-31", ""),
        ("term", "2023-12-31", "old"),
        ("term", "2024-06-01", "new"),
        ("in_force", "2024-06-01", "old"),
        ("signed", "2024-12-12", "old"),
        ("signed", "2024-12-13", "new"),
        ("announced", "2024-12-13", ""),
    ],
)
def test_only_one_of_a_chain_is_there_on_each_basis(basis: Basis, day: str, binding: str) -> None:
    """Case RUL-11: an update supersedes the running agreement, also where nominal terms overlap."""
    found = world_of(chain_of_two()).agreements(party="Turku", on=day, basis=basis)
    assert [agreement.id for agreement in found] == ([binding] if binding else [])


def test_a_successor_without_the_party_ends_what_bound_it() -> None:
    register = world_of(
        [
            chain_of_two()[0],
            made.agreement(
                "new", supersedes=["old"], milestones=[{"kind": "in-force", "date": "2024"}]
            ),
        ]
    )
    assert register.is_bound("Turku", on="2023-12-31") == YES
    assert register.is_bound("Turku", on="2024-07-01") == UNDECIDED
    assert register.is_bound("Turku", on="2025-01-01") == NO


def test_a_successor_of_another_model_ends_it_and_binds_in_no_ones_place() -> None:
    other = made.model("other")
    old, new = chain_of_two()
    new = made.made(Agreement, {}, **{**fields_of(new), "model": "other", "supersedes": ["old"]})
    register = world_of([old, new], other)
    assert register.is_bound("Turku", model="kind", on="2024-12-01") == UNDECIDED
    assert register.is_bound("Turku", model="other", on="2024-12-01") == UNDECIDED
    assert register.is_bound("Turku", on="2024-12-01") == YES


def test_a_circle_of_agreements_that_supersede_one_another_ends() -> None:
    ring = [
        made.agreement(id, supersedes=[other], milestones=[{"kind": "in-force", "date": "2020"}])
        for id, other in (("a", "b"), ("b", "c"), ("c", "a"))
    ]
    register = world_of(ring)
    assert register.agreements(on="2021-01-01").items == ()
    assert [agreement.id for agreement in register.chain("b")] == ["a", "b", "c"]


def test_a_party_of_which_nobody_says_that_it_is_one_stays_undecided() -> None:
    presumed = [{"actor": ME, "evidence": "inferred"}]
    participant = [{"actor": ME, "role": "participant"}]
    unsure = [{"actor": ME, "role": "participant", "evidence": "inferred"}]
    not_one = [*participant, {"actor": ME, "role": "not-a-party"}]
    term: dict[str, Any] = {
        "milestones": [{"kind": "in-force", "date": "2020-01-01"}],
        "term": "2020/2031",
    }
    for parties, truth in [
        (presumed, UNDECIDED),
        (participant, NO),
        (unsure, UNDECIDED),
        (not_one, NO),
        ([*participant, ME], YES),
    ]:
        register = world_of([made.agreement(parties=parties, **term)])
        assert register.is_bound("Turku", "deal", on="2021-01-01") == truth
        assert register.is_bound("Turku", "deal", on="2019-01-01") == NO
        assert bool(register.agreements(party="Turku").some.is_possible) == truth.is_possible


def test_a_list_known_to_be_short_may_bind_those_it_does_not_name() -> None:
    region = made.made(UrbanRegion, {}, id="urban-region-x", name={"fi": "X"})
    starts: dict[str, Any] = {
        "milestones": [{"kind": "in-force", "date": "2020-01-01"}],
        "term": "2020/2031",
    }
    short = made.agreement("short", is_complete=False, **starts)
    known = made.agreement("known", parties=[ME], urban_region=region.id, term="2012/2015")
    local = made.agreement("local", is_complete=False, urban_region=region.id, **starts)
    salo = made.municipality("002", "Salo")
    register = world_of([short, known, local], region, salo, period="/2022-12-31")
    assert register.is_bound("Turku", "short", on="2021-01-01") == UNDECIDED
    assert register.is_bound("Salo", "short", on="2021-01-01") == UNDECIDED
    assert register.is_bound("Turku", "local", on="2021-01-01") == UNDECIDED
    assert register.is_bound("Salo", "local", on="2021-01-01") == NO
    assert register.is_bound(ME, "local", on="2023-01-01") == NO, "Turku has ended by then"
    found = register.agreements(party="Turku", urban_region="X", on="2021-01-01")
    assert (found.items, found.complete) == ((), UNDECIDED)
    assert register.agreements(party="Salo", urban_region="X", on="2021-01-01").complete == YES


@pytest.mark.parametrize(
    ("period", "day", "truth"),
    [
        ("/2020-06-30", "2020-06-30", YES),
        ("/2020-06-30", "2020-07-01", NO),
        ("/2020-06", "2020-06-15", UNDECIDED),
        ("2020-06-01/", "2020-05-31", NO),
        ("2020-06-01/", "2020-06-01", YES),
        ("2020-06-01/[2020-08-01..]", "2021-06-01", YES),
    ],
)
def test_a_party_is_bound_within_its_own_days(period: str, day: str, truth: Truth) -> None:
    deal = made.agreement(
        parties=[{"actor": ME, "period": period}],
        milestones=[{"kind": "in-force", "date": "2020-01-01"}],
        term="2020/2031",
    )
    assert world_of([deal]).is_bound("Turku", "deal", on=day) == truth


def test_one_that_ended_before_it_could_begin_never_binds() -> None:
    late = made.agreement(
        parties=[ME], term="2016/2019", milestones=[{"kind": "signed", "date": "2021-03-01"}]
    )
    register = world_of([late])
    assert register.bound_through("deal", basis="signed") is None
    assert register.is_bound("Turku", "deal", on="2021-03-01", basis="signed") == NO
    assert register.is_bound("Turku", "deal", on="2018-01-01", basis="signed") == NO


def test_the_chain_of_a_region_or_of_an_agreement() -> None:
    region = made.made(UrbanRegion, {}, id="urban-region-x", name={"fi": "Turun seutu"})
    old, new = chain_of_two(urban_region="urban-region-x")
    apart = made.agreement("apart", urban_region="urban-region-x", term="2012/2015")
    register = world_of([old, new, apart], region)
    assert register.chain("old") == register.chain("new") == (old, new)
    assert register.chain("apart") == (apart,)
    assert register.chain("Turun seutu") == (apart, new)
    assert register.superseded_by("old") == (new,)
    assert register.superseded_by("new") == ()
    with pytest.raises(UnknownName, match="urban_region"):
        register.chain("Oulun seutu")


def test_an_agreement_and_a_model_are_not_asked_for_at_once() -> None:
    with pytest.raises(InvalidValue, match="at most one"):
        world_of(chain_of_two()).is_bound("Turku", "old", model="kind", on="2021-01-01")
