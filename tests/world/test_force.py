"""When one agreement binds: each sentence on term, milestones and force, and an enumeration of days."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import urbanpolicy as up
from tests.world.made import agreement, coverage, group, model, municipality, person, world
from tests.world.window import CALENDAR, DAYS, LATER, partial, periods
from urbanpolicy.model.vocabulary import Basis, read_basis
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.periods import Open
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.world.force import end_of, start_of, term_of

BASES: tuple[Basis, ...] = get_args(Basis)


def stones(**dates: Any) -> list[dict[str, Any]]:
    """Milestones by kind; an underscore stands for a hyphen, a list for several of one kind."""
    return [
        {"kind": kind.replace("_", "-"), "date": day}
        for kind, days in dates.items()
        for day in (days if isinstance(days, list) else [days])
    ]


def deal(*, term: Any = None, instrument: bool | None = None, **milestones: Any) -> up.Agreement:
    return agreement(
        term=term,
        has_instrument=instrument,
        milestones=stones(**milestones),
        parties=["municipality-999"],
    )


def bound(found: up.Agreement, on: str, basis: Basis = "in_force") -> Truth:
    register = world(model(), municipality("999", "Vanhala"), found)
    return register.is_bound("999", "deal", on=on, basis=basis)


# ------------------------------------------------------------------------- the nominal term


def test_a_term_in_years_runs_from_1_january_to_31_december() -> None:
    mal = deal(term="2020/2031")
    assert str(term_of(mal)) == "2020-01-01/2031-12-31"
    truths = [
        bound(mal, on, "term") for on in ("2019-12-31", "2020-01-01", "2031-12-31", "2032-01-01")
    ]
    assert truths == [NO, YES, YES, NO]


@pytest.mark.parametrize(
    ("term", "exact"),
    [
        ("2020/..", "2020-01-01/.."),
        ("2020-03/2031", "2020-03/2031-12-31"),
        ("2020-03-05/2031-06", "2020-03-05/2031-06"),
        ("/2031", "/2031-12-31"),
        ("2020/", "2020-01-01/"),
    ],
)
def test_only_years_are_made_exact(term: str, exact: str) -> None:
    assert str(term_of(deal(term=term))) == exact


def test_the_nominal_term_is_not_force() -> None:
    mal = deal(term="2020/2031", signed="2020-10-08")
    assert bound(mal, "2020-06-01", "term") == YES
    assert bound(mal, "2020-06-01") == UNDECIDED
    assert bound(mal, "2020-10-08") == YES


# ------------------------------------------------------------------------- each basis


def test_each_basis_begins_with_its_own_milestone() -> None:
    found = deal(
        term="2020/2031", announced="2020-06-02", signed="2020-10-08", in_force="2020-10-09"
    )
    starts = {basis: str(start_of(found, basis)) for basis in BASES}
    assert starts == {
        "announced": "2020-06-02",
        "signed": "2020-10-08",
        "in_force": "2020-10-09",
        "term": "2020-01-01",
    }
    for basis in BASES:
        first = date.fromisoformat(starts[basis])
        assert bound(found, str(first), basis) == YES
        day_before = str(first.replace(day=first.day - 1)) if first.day > 1 else "2019-12-31"
        assert bound(found, day_before, basis) == NO


@pytest.mark.parametrize("basis", ["announced", "signed"])
def test_a_milestone_that_no_source_has_leaves_its_basis_undecided(basis: Basis) -> None:
    found = deal(term="2020/2031")
    assert start_of(found, basis) == UNKNOWN_DATE
    assert bound(found, "2025-01-01", basis) == UNDECIDED
    assert bound(found, "2032-01-01", basis) == NO


@pytest.mark.parametrize("wrong", ["nominal", "", None, 3, ["term"], "In_Force", {"term"}])
def test_only_four_bases_are_bases(wrong: Any) -> None:
    with pytest.raises(up.InvalidValue, match="one of announced, in_force, signed, term"):
        read_basis(wrong)
    with pytest.raises(up.InvalidValue, match="one of announced"):
        up.agreements(party="Turku", on="2023-11-16", basis=wrong)


@pytest.mark.parametrize("basis", BASES)
def test_every_basis_is_read(basis: Basis) -> None:
    assert read_basis(basis) == basis


# ------------------------------------------------------------------------- into force


def test_the_sourced_day_of_entry_into_force_comes_before_all_else() -> None:
    found = deal(
        term="2020/2031", approved="2020-05-01", signed="2020-10-08", in_force="2020-09-01"
    )
    assert str(start_of(found, "in_force")) == "2020-09-01"


def test_a_day_of_entry_into_force_that_is_not_known_says_nothing() -> None:
    found = deal(term="2020/2031", signed="2020-10-08", in_force="unknown")
    assert str(start_of(found, "in_force")) == "[2020-01-01..2020-10-08]"


def test_it_begins_not_before_the_last_known_approval_and_surely_with_the_signing() -> None:
    found = deal(term="2020/2031", approved=["2020-05-18", "2020-09-28"], signed="2020-10-08")
    assert str(start_of(found, "in_force")) == "[2020-09-28..2020-10-08]"
    truths = [bound(found, on) for on in ("2020-09-27", "2020-09-28", "2020-10-07", "2020-10-08")]
    assert truths == [NO, UNDECIDED, UNDECIDED, YES]


def test_an_approval_of_a_month_bounds_from_its_first_day() -> None:
    found = deal(term="2020/2031", approved="2020-09", signed="2020-10-08")
    assert str(start_of(found, "in_force")) == "[2020-09-01..2020-10-08]"


def test_without_a_known_approval_it_is_undecided_from_the_negotiation_result_to_the_signing() -> (
    None
):
    found = deal(term="2020/2031", negotiated="2020-04-02", signed="2020-10-08")
    assert str(start_of(found, "in_force")) == "[2020-04-02..2020-10-08]"
    assert [bound(found, on) for on in ("2020-04-01", "2020-04-02", "2020-10-08")] == [
        NO,
        UNDECIDED,
        YES,
    ]


def test_without_a_negotiation_result_it_is_undecided_from_the_nominal_start() -> None:
    assert str(start_of(deal(term="2020/2031", signed="2020-10-08"), "in_force")) == (
        "[2020-01-01..2020-10-08]"
    )
    assert str(start_of(deal(signed="2020-10-08"), "in_force")) == "[..2020-10-08]"
    assert start_of(deal(), "in_force") == UNKNOWN_DATE


def test_an_approval_known_at_the_latest_bounds_nothing_from_below() -> None:
    found = deal(
        term="2020/2031", negotiated="2020-04-02", approved="[..2020-09-28]", signed="2020-10-08"
    )
    assert str(start_of(found, "in_force")) == "[2020-04-02..2020-10-08]"
    both = deal(term="2020/2031", approved=["[..2020-09-28]", "2020-05-18"], signed="2020-10-08")
    assert str(start_of(both, "in_force")) == "[2020-05-18..2020-10-08]"


def test_a_disputed_day_is_bounded_by_all_candidates() -> None:
    found = deal(term="2021/2031", signed="[2021-05-24..2021-06-23]", approved="2021-05-01")
    assert str(start_of(found, "in_force")) == "[2021-05-01..2021-06-23]"
    assert bound(found, "2021-06-22") == UNDECIDED
    assert bound(found, "2021-06-23") == YES
    assert bound(found, "2023-11-16") == YES


def test_a_signing_before_the_last_approval_decides_alone() -> None:
    found = deal(term="2020/2031", approved="2020-11-30", signed="2020-10-08")
    assert str(start_of(found, "in_force")) == "2020-10-08"
    spanned = deal(term="2020/2031", approved="2020-11-30", signed="[2020-10-01..2020-10-08]")
    assert str(start_of(spanned, "in_force")) == "[2020-10-01..2020-10-08]"


def test_what_has_no_instrument_is_in_force_from_its_sourced_start() -> None:
    partnership = deal(term="2023-11-16/..", instrument=False)
    assert [bound(partnership, on) for on in ("2023-11-15", "2023-11-16", "2030-01-01")] == [
        NO,
        YES,
        YES,
    ]
    met = deal(in_force="2023-11-16", instrument=False)
    assert bound(met, "2023-11-16") == YES
    assert start_of(deal(instrument=False), "in_force") == UNKNOWN_DATE


@pytest.mark.parametrize("instrument", [True, None])
def test_where_a_signing_was_not_found_force_is_undecided(instrument: bool | None) -> None:
    found = deal(term="2020/2031", instrument=instrument)
    assert [bound(found, on) for on in ("2019-12-31", "2020-01-01", "2025-06-01")] == [
        NO,
        UNDECIDED,
        UNDECIDED,
    ]


def test_what_may_never_have_begun_is_not_certain_on_its_last_day_either() -> None:
    found = deal(term="2020/2031")
    assert [bound(found, on) for on in ("2031-12-31", "2032-01-01")] == [UNDECIDED, NO]


# ------------------------------------------------------------------------- out of force


def test_it_ends_with_the_term_or_on_the_day_before_it_was_superseded() -> None:
    found = deal(term="2016/2019", signed="2016-06-09", superseded="2019-10-08")
    assert [bound(found, on) for on in ("2019-10-07", "2019-10-08")] == [YES, NO]
    later = deal(term="2016/2019", signed="2016-06-09", superseded="2020-10-08")
    assert [bound(later, on) for on in ("2019-12-31", "2020-01-01")] == [YES, NO]
    assert bound(found, "2019-11-01", "term") == YES


def test_the_day_on_which_it_ended_still_belongs_to_it() -> None:
    found = deal(term="2016/2019", signed="2016-06-09", ended="2018-05-31")
    assert [bound(found, on) for on in ("2018-05-31", "2018-06-01")] == [YES, NO]


def test_an_end_is_undecided_as_far_as_its_day_is() -> None:
    found = deal(term="2016/..", signed="2016-06-09", superseded="2020-10")
    assert [
        bound(found, on) for on in ("2020-09-30", "2020-10-01", "2020-10-30", "2020-10-31")
    ] == [
        YES,
        UNDECIDED,
        UNDECIDED,
        NO,
    ]
    unknown = deal(term="2016/..", signed="2016-06-09", ended="unknown")
    assert bound(unknown, "2016-06-10") == UNDECIDED
    assert (
        str(end_of(deal(term="2016/2019", ended="[..2018-05-31]"), "in_force")) == "[..2018-05-31]"
    )
    assert str(end_of(deal(term="2016/[2018-01-01..]", ended="2020"), "in_force")) == (
        "[2018-01-01..2020-12-31]"
    )


def test_both_superseded_and_ended_the_earlier_counts() -> None:
    found = deal(term="2016/..", signed="2016-06-09", superseded="2020-10-08", ended="2019-05-31")
    assert str(end_of(found, "in_force")) == "2019-05-31"


def test_one_that_ended_before_it_could_begin_never_bound() -> None:
    found = deal(term="2016/2019", in_force="2020-05-01")
    assert {bound(found, on) for on in ("2019-12-31", "2020-05-01", "2021-01-01")} == {NO}


def test_the_first_day_of_the_calendar_has_no_day_before() -> None:
    found = deal(term="2016/..", signed="2016-06-09", superseded="0001-01-01")
    assert bound(found, "2016-06-09") == NO


def test_an_open_end_is_decided_as_far_as_it_was_verified_or_searched() -> None:
    verified = {"start": "2020-01-01", "end": "open", "verified": "2023-10-02"}
    found = agreement(
        term=verified, milestones=stones(in_force="2020-01-01"), parties=["municipality-999"]
    )
    alone = world(model(), municipality("999", "Vanhala"), found)
    assert [alone.is_bound("999", "deal", on=on) for on in ("2023-10-02", "2023-10-03")] == [
        YES,
        UNDECIDED,
    ]
    searched = world(
        model(),
        municipality("999", "Vanhala"),
        coverage("2010-01-01/2024-12-31"),
        agreement(
            term=verified,
            milestones=stones(in_force="2020-01-01"),
            parties=["municipality-999"],
            coverage="searched",
        ),
    )
    for basis in ("in_force", "term"):
        truths = [
            searched.is_bound("999", "deal", on=on, basis=basis)
            for on in ("2024-12-31", "2025-01-01")
        ]
        assert truths == [YES, UNDECIDED]


# ------------------------------------------------------------------------- an enumeration of days


@st.composite
def deals(draw: DrawFn) -> up.Agreement:
    milestones = {
        kind: draw(partial())
        for kind in (
            "announced",
            "negotiated",
            "approved",
            "signed",
            "in_force",
            "superseded",
            "ended",
        )
        if draw(st.sampled_from([False, False, True]))
    }
    return deal(
        term=draw(periods()), instrument=draw(st.sampled_from([None, True, False])), **milestones
    )


def may_be(known: PartialDate, day: date) -> bool:
    return known.is_on(day).is_possible


def truth_of(found: up.Agreement, basis: Basis, day: date) -> Truth:
    """The answer by trying every first and every last day."""
    start, end = start_of(found, basis), end_of(found, basis)
    firsts = [first for first in CALENDAR if may_be(start, first)]
    lasts = [LATER] if isinstance(end, Open) else [last for last in CALENDAR if may_be(end, last)]
    ways = [(first, last) for first in firsts for last in lasts if first <= last]
    answers = {first <= day <= last for first, last in ways}
    if start.latest is None or not ways:
        answers.add(False)  # it may never have begun, or had ended before
    return Truth.of(certain=answers == {True}, possible=True in answers)


@given(deals(), st.sampled_from(["announced", "signed", "in_force"]), st.sampled_from(DAYS))
def test_it_binds_on_the_days_between_all_its_possible_first_and_last_days(
    found: up.Agreement, basis: Basis, day: date
) -> None:
    assert bound(found, str(day), basis) == truth_of(found, basis, day)


# ------------------------------------------------------------------------- parties


def deal_with(*parties: Any, **fields: Any) -> up.Register:
    found = agreement(parties=parties, term="2020-01-01/2029-12-31", **fields)
    return world(
        model(),
        found,
        municipality("999", "Vanhala"),
        municipality("998", "Uusila"),
        up.Organisation(
            id="org", kind="ministry", names=[{"text": "ministeriö"}], abbreviation="MIN"
        ),
        group(short_names=["porukka"]),
        up.Government(id="gov", name="hallitus", prime_minister="aino", period="2020-01-01/.."),
        person("aino"),
    )


@pytest.mark.parametrize(
    ("actor", "names"),
    [
        ("municipality-999", ["999", "Vanhala", "municipality-999"]),
        ("org", ["org", "MIN", "ministeriö"]),
        ("body", ["body", "Porukka", "ryhmä body"]),
        ("gov", ["gov", "hallitus"]),
    ],
)
def test_whoever_is_bound_is_found_by_id_code_or_name(actor: str, names: list[str]) -> None:
    register = deal_with(actor)
    for name in names:
        assert register.is_bound(name, "deal", on="2025-01-01", basis="term") == YES
        assert [a.id for a in register.agreements(party=name, on="2025-01-01", basis="term")] == [
            "deal"
        ]
    assert register.is_bound("998", "deal", on="2025-01-01", basis="term") == NO
    with pytest.raises(up.UnknownName, match="no municipality is called 'nobody'"):
        register.is_bound("nobody", "deal", on="2025-01-01")


def test_who_takes_part_or_is_expressly_no_party_is_not_bound() -> None:
    register = deal_with(
        {"actor": "municipality-999", "role": "participant"},
        {"actor": "municipality-998", "role": "not-a-party"},
        is_complete=False,
    )
    for code in ("999", "998"):
        assert register.is_bound(code, "deal", on="2025-01-01", basis="term") == NO


def test_a_list_known_to_be_short_does_not_exclude() -> None:
    register = deal_with("municipality-999", is_complete=False)
    assert register.is_bound("998", "deal", on="2025-01-01", basis="term") == UNDECIDED
    answer = register.agreements(party="998", on="2025-01-01", basis="term")
    assert (answer.items, [a.id for a in answer.possible]) == ((), ["deal"])
    assert answer.complete == UNDECIDED


def test_a_party_is_bound_in_its_own_days_only() -> None:
    register = deal_with({"actor": "municipality-999", "period": "2020-01-01/2024-12-31"})
    truths = [
        register.is_bound("999", "deal", on=on, basis="term") for on in ("2024-12-31", "2025-01-01")
    ]
    assert truths == [YES, NO]


def test_agreements_without_a_day_are_those_of_any_day() -> None:
    register = deal_with("municipality-999")
    assert [a.id for a in register.agreements()] == ["deal"]
    assert [a.id for a in register.agreements(party="999", model="kind")] == ["deal"]
    assert not register.agreements(party="998")
    assert register.agreement("deal").id == "deal"
    assert register.agreement_model("kind").id == "kind"


def test_the_six_cities_are_bound_by_the_alliance_since_its_first_meeting() -> None:
    for city in ("Espoo", "Helsinki", "Vantaa", "Oulu", "Tampere", "Turku"):
        truths = [
            up.is_bound(city, "six-largest-cities-alliance", on=on)
            for on in ("2023-11-15", "2023-11-16")
        ]
        assert truths == [NO, YES]
    assert up.is_bound("Lahti", "six-largest-cities-alliance", on="2023-11-16") == NO
