"""Cases of the area intervals that need a register: an overlap of a day, and days past what was searched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up

GROUP = "alliance-cooperation-group"


def town(*tenures: up.Tenure) -> up.Register:
    """Return a world of one office and two persons who hold it by these tenures."""
    people = [up.Person(id="aino", name="Aino Testinen"), up.Person(id="bo", name="Bo Provström")]
    office = up.Office(id="mayor", kind="mayor", name={"fi": "pormestari"})
    return up.Register([*people, office, *tenures])


def test_int_01_a_shared_day_has_two_holders_and_is_told() -> None:
    world = town(
        up.Tenure(id="t1", person="aino", office="mayor", period="2021-08-01/2025-06-02"),
        up.Tenure(id="t2", person="bo", office="mayor", period="2025-06-02/.."),
    )
    holding = world.holder("mayor", on="2025-06-02")
    assert holding.state == "several"
    assert [holder.person.name for holder in holding.holders] == ["Aino Testinen", "Bo Provström"]
    with pytest.raises(up.Several, match=r"Aino Testinen.*Bo Provström"):
        _ = holding.person
    one, other = (world["t1"], world["t2"])
    assert isinstance(one, up.Tenure)
    assert isinstance(other, up.Tenure)
    assert one.period.certain_overlap(other.period) == up.Period.days("2025-06-02", "2025-06-02")
    assert world.holder("mayor", on="2025-06-01").person.id == "aino"
    assert world.holder("mayor", on="2025-06-03").person.id == "bo"


@given(
    st.dates(date(2000, 1, 1), date(2020, 1, 1)),
    st.integers(0, 400),
    st.integers(-400, 400),
    st.integers(0, 900),
)
def test_int_01_holders_are_those_whose_days_contain_the_day(
    first: date, length: int, shift: int, asked: int
) -> None:
    end = first + timedelta(days=length)
    start = end + timedelta(days=shift)
    one = up.Tenure(id="t1", person="aino", office="mayor", period=up.Period(start=first, end=end))
    other = up.Tenure(id="t2", person="bo", office="mayor", period=f"{start}/..")
    day = first + timedelta(days=asked)
    expected = {tenure.person for tenure in (one, other) if tenure.period.contains(day).is_certain}
    holding = town(one, other).holder("mayor", on=day)
    assert {holder.person.id for holder in holding.holders} == expected


def test_int_09_memberships_may_start_with_the_announcement_and_no_earlier() -> None:
    def draft(start: str) -> up.Report:
        builtin = up.register()
        chair = up.Membership(
            id="mem-alliance-chair",
            group=GROUP,
            role="chair",
            office="fi-prime-minister",
            period=f"{start}/..",
        )
        return up.check(GROUP, on="2023-11-16", register=builtin.with_records(chair))

    assert draft("2023-09-01").conforms
    assert draft("2023-10-01").conforms
    early = draft("2023-08-31")
    assert [finding.rule.id for finding in early.errors] == ["alliance-membership-start"]
    assert "2023-08-31" in early.errors[0].message("en")


def test_int_11_past_the_searched_days_the_last_chair_is_a_candidate_only() -> None:
    table = up.composition(GROUP, on="2027-01-01")
    with pytest.raises(up.NoAnswer) as told:
        _ = table.chair
    assert "2025-12-31" in str(told.value)
    assert "Petteri Orpo" in str(told.value)
    assert up.composition(GROUP, on="latest").on.day == date(2025, 12, 31)
    assert up.composition(GROUP, on="latest").chair.person.name == "Petteri Orpo"
    assert {coverage.last for coverage in up.coverages()} >= {date(2025, 12, 31)}


@given(st.dates(date(2026, 6, 26), date(2200, 1, 1)))
def test_int_11_no_day_past_the_searched_ones_has_a_certain_holder(day: date) -> None:
    holding = up.holder("fi-prime-minister", on=day)
    assert holding.holders == ()
    assert [holder.person.name for holder in holding.candidates] == ["Petteri Orpo"]
    with pytest.raises(up.Undecided):
        _ = holding.person
