"""The cases of the area intervals, put to a register: shared days, open ends, and data that run out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import coverage, municipality, office, person, post_of, tenure, world
from urbanpolicy.values.partial import ONE_DAY

GROUP = "alliance-cooperation-group"
days = st.dates(date(2000, 1, 1), date(2030, 12, 30))


# ------------------------------------------------------------------------- INT-01


def tampere() -> up.Register:
    return world(
        municipality("837", "Tampere"),
        office("mayor-tampere", heads="municipality-837"),
        person("aino", "Aino Testinen"),
        person("bo", "Bo Provström"),
        tenure("aino", "2021-08-01/2025-06-02", "mayor-tampere"),
        tenure("bo", "2025-06-02/..", "mayor-tampere"),
    )


def test_int_01_on_a_shared_day_both_hold_the_office_and_neither_is_taken_quietly() -> None:
    holding = tampere().head("837", on="2025-06-02")
    assert holding.state == "several"
    assert [holder.person.name for holder in holding.holders] == ["Aino Testinen", "Bo Provström"]
    with pytest.raises(up.Several) as told:
        holding.person  # noqa: B018
    for part in ("Aino Testinen", "Bo Provström", "2025-06-02"):
        assert part in str(told.value)
    assert tampere().head("837", on="2025-06-01").person.id == "aino"
    assert tampere().head("837", on="2025-06-03").person.id == "bo"


def test_int_01_the_overlap_is_exactly_the_one_day() -> None:
    one, other = (t.period for t in tampere().all(up.Tenure))
    assert one.certain_overlap(other) == up.Period.days("2025-06-02", "2025-06-02")


def test_int_01_a_list_of_the_day_names_both_and_a_list_of_another_day_one() -> None:
    register = tampere()
    assert len(register.tenures(office="mayor-tampere", on="2025-06-02")) == 2
    assert len(register.tenures(office="mayor-tampere", on="2025-06-03")) == 1


@given(days, st.booleans())
def test_int_01_ends_that_meet_make_several_and_ends_that_adjoin_do_not(
    day: date, shared: bool
) -> None:
    last = day if shared else day - ONE_DAY
    register = post_of(
        tenure("aino", up.Period.days("1999-01-01", last)),
        tenure("bo", up.Period.days(day, "2031-12-31")),
    )
    holding = register.holder("post", on=day)
    assert holding.state == ("several" if shared else "held")


# ------------------------------------------------------------------------- INT-03, INT-05, INT-07


def test_int_03_a_day_that_no_term_holds_is_no_ones() -> None:
    register = post_of(
        tenure("aino", "2023-01-01/2023-06-30"),
        tenure("aino", "2023-07-01/2023-12-31"),
        tenure("aino", "2024-01-02/.."),
    )
    states = {on: register.holder("post", on=on).state for on in ("2023-07-01", "2024-01-01")}
    assert states == {"2023-07-01": "held", "2024-01-01": "undecided"}


def test_int_05_open_and_unknown_ends_are_told_apart_by_the_register_too() -> None:
    going_on, unknown = tenure("aino", "2021-08-01/.."), tenure("aino", "2021-08-01/")
    for on in ("2023-01-01", "2023-12-31", "9999-12-31"):
        assert post_of(going_on).holder("post", on=on).state == "held"
        assert post_of(unknown).holder("post", on=on).state == "undecided"
    assert post_of(going_on).holders("post", through=2023).items == (going_on,)
    assert post_of(going_on).holders("post", through="2000/2020").items == ()
    assert post_of(unknown).holders("post", through=2023).possible == (unknown,)


def test_int_07_who_is_known_only_by_the_end_holds_it_on_that_day_and_may_have_before() -> None:
    register = post_of(tenure("aino", "/2013-03-04"), searched=coverage("1990-01-01/2020-12-31"))
    asked = {
        on: register.holder("post", on=on) for on in ("2013-03-04", "2013-03-05", "1990-01-01")
    }
    assert [holding.state for holding in asked.values()] == ["held", "undecided", "undecided"]
    assert asked["2013-03-05"].candidates == ()
    assert [holder.person.id for holder in asked["1990-01-01"].candidates] == ["aino"]


# ------------------------------------------------------------------------- INT-09


def draft(*, start: str, end: str = "2025-09-30") -> dict[str, Any]:
    """A draft of the alliance's group whose seats begin on a day."""
    seats: list[dict[str, Any]] = [
        {"id": "d-chair", "role": "chair", "office": "fi-prime-minister"},
        {"id": "d-vice", "role": "vice-chair", "office": "fi-minister-municipal-affairs"},
    ]
    seats += [
        {"id": f"d-{code}", "role": "member", "municipality": f"municipality-{code}"}
        for code in ("049", "091", "092", "564", "837", "853")
    ]
    body = {"id": "d", "kind": "cooperation-group", "model": "alliance", "name": "luonnos"}
    return {
        "urbanpolicy": 1,
        "groups": [{**body, "period": f"{start}/.."}],
        "memberships": [{"group": "d", "period": f"{start}/{end}", **seat} for seat in seats],
    }


@pytest.mark.parametrize("start", ["2023-09-01", "2023-10-01", "2023-11-16"])
def test_int_09_memberships_are_accepted_from_the_announcement_on(start: str) -> None:
    report = up.check(draft(start=start), on="2023-11-16")
    assert report.conforms
    assert "alliance-membership-start" in report.rules


def test_int_09_a_membership_before_the_announcement_is_a_finding() -> None:
    report = up.check(draft(start="2023-08-31"), on="2023-11-16")
    assert {finding.rule.id for finding in report.errors} == {"alliance-membership-start"}


def test_int_09_a_seat_that_outlasts_its_holder_passes_to_the_next_one() -> None:
    document = up.read_document(draft(start="2023-10-01"))
    seats = {
        on: document.world.composition("d", on=on).seat_of("Turku")
        for on in ("2025-06-08", "2025-09-30")
    }
    assert {seat.in_force for seat in seats.values()} == {up.YES}
    assert seats["2025-06-08"].person.id == "minna-arve"
    assert seats["2025-09-30"].person.id != "minna-arve"
    assert document.world.composition("d", on="2025-10-01").members == ()


# ------------------------------------------------------------------------- INT-11


def test_int_11_past_the_day_last_checked_the_answer_is_marked_or_can_be_caught() -> None:
    (covered,) = [c for c in up.coverages() if c.id == "coverage-bodies"]
    table = up.composition(GROUP, on=covered.last + ONE_DAY)
    assert table.state == "outside_coverage"
    assert table.coverage == covered
    with pytest.raises(up.OutsideCoverage) as told:
        table.chair  # noqa: B018
    assert isinstance(told.value, LookupError)
    assert str(covered.last) in str(told.value)
    assert [seat.role for seat in table.possible[:2]] == ["chair", "vice-chair"]
    on_the_day = up.composition(GROUP, on=covered.last)
    assert on_the_day.state == "presumed"
    assert "is verified to 2023-11-16; after that it is presumed" in on_the_day.why()


@given(st.dates(date(2026, 6, 26), date(9999, 12, 31)))
def test_int_11_no_day_to_come_is_answered_with_certainty_or_with_a_crash(on: date) -> None:
    for holding in (up.holder("fi-prime-minister", on=on), up.head("Espoo", on=on)):
        assert holding.state in ("undecided", "outside_coverage")
        assert not holding.is_held.is_certain
        assert holding.coverage is not None
        assert holding.coverage.last < on
        assert str(holding.coverage.period.end) in holding.why()
    table = up.composition(GROUP, on=on)
    assert table.seats == ()
    assert table.persons == ()
    assert not up.tenures(person="petteri-orpo", on=on)
