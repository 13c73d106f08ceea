"""Cases of the area persons and offices: lists by day, one person in two roles, seats and attendance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up

PEOPLE = [up.Person(id="aino", name="Aino Testinen"), up.Person(id="bo", name="Bo Provström")]
BODY = up.Group(id="body", kind="committee", name={"fi": "ryhmä"}, period="2020-01-01/..")


def seat(id: str, person: str, period: str) -> up.Membership:
    """Return a member's place that rests with a person."""
    return up.Membership(id=id, group="body", role="member", person=person, period=period)


def names(world: up.Register, day: str | date) -> list[str]:
    """Return the names of the members of a day."""
    return [seat.person.name for seat in world.composition("body", on=day).members]


def test_per_03_a_former_member_is_no_member() -> None:
    world = up.Register(
        [
            *PEOPLE,
            BODY,
            seat("m1", "aino", "2023-10-01/2025-06-01"),
            seat("m2", "bo", "2025-06-02/.."),
        ]
    )
    assert names(world, "2025-06-01") == ["Aino Testinen"]
    assert names(world, "2025-06-02") == ["Bo Provström"]
    assert len(world.all(up.Membership)) == 2
    assert "2025-06-02" in repr(world.composition("body", on="2025-06-02"))
    with pytest.raises(TypeError):
        world.composition("body")  # type: ignore[call-arg]  # no list without a day


@given(st.dates(date(2021, 1, 1), date(2029, 1, 1)), st.integers(0, 3000))
def test_per_03_members_of_a_day_are_those_whose_place_contains_it(end: date, asked: int) -> None:
    start = end + timedelta(days=1)
    first = seat("m1", "aino", f"2020-01-01/{end}")
    world = up.Register([*PEOPLE, BODY, first, seat("m2", "bo", f"{start}/..")])
    day = date(2020, 1, 1) + timedelta(days=asked)
    assert names(world, day) == (["Aino Testinen"] if day <= end else ["Bo Provström"])


def test_per_05_one_person_may_be_chair_and_member() -> None:
    chair = up.Membership(id="c", group="body", role="chair", person="aino", period="2020-01-01/..")
    places = [seat("m1", "aino", "2020-01-01/.."), seat("m2", "bo", "2020-01-01/..")]
    table = up.Register([*PEOPLE, BODY, chair, *places]).composition("body", on="2021-01-01")
    assert table.chair.person.name == "Aino Testinen"
    assert len(table.members) == 2
    assert [person.name for person in table.persons] == ["Aino Testinen", "Bo Provström"]


def office_of(*tenures: up.Tenure) -> up.Register:
    """Return a world of one minister's office and these tenures."""
    minister = up.Office(id="minister", kind="minister", name={"fi": "ministeri"})
    return up.Register([*PEOPLE, minister, *tenures])


def test_per_09_a_year_is_not_its_first_of_january() -> None:
    world = office_of(
        up.Tenure(id="t1", person="aino", office="minister", period="2019/2021"),
        up.Tenure(id="t2", person="bo", office="minister", period="2021-08-01/.."),
    )
    holding = world.holder("minister", on="2021-09-01")
    assert holding.state == "held"
    assert holding.person.id == "bo"
    assert [holder.person.id for holder in holding.candidates] == ["aino"]
    early = world.holder("minister", on="2021-02-01")
    assert early.state == "undecided"
    assert [holder.person.id for holder in early.candidates] == ["aino"]


@given(st.integers(2000, 2030), st.dates(date(1999, 1, 1), date(2032, 1, 1)))
def test_per_09_the_end_of_a_tenure_is_as_exact_as_its_source(year: int, day: date) -> None:
    world = office_of(
        up.Tenure(id="t1", person="aino", office="minister", period=f"1998-01-01/{year}")
    )
    state = world.holder("minister", on=day).state
    expected = "held" if day <= date(year, 1, 1) else "undecided" if day.year == year else None
    assert state == (expected or "outside_coverage")


def test_per_13_a_substitute_at_a_meeting_takes_no_seat() -> None:
    builtin = up.register()
    deputy = up.Office(id="deputy-mayor", kind="deputy-mayor", name={"en": "Deputy Mayor"})
    meeting = up.Meeting(
        id="made-up-meeting",
        group="alliance-cooperation-group",
        date="2024-05-22",
        attendance=[
            {
                "presence": "substitute",
                "name": {"en": "Eero Koe"},
                "office": "deputy-mayor",
                "behalf_of": "municipality-091",
                "in_place_of": "mayor-helsinki",
            }
        ],
    )
    world = builtin.with_records(deputy, meeting)
    held = world.meeting(group="alliance-cooperation-group", on="2024-05-22")
    assert held.attendance is not None
    assert held.attendance[0].in_place_of == "mayor-helsinki"
    table = world.composition("alliance-cooperation-group", on="2024-05-22")
    assert table.seat_of("Helsinki").person.name == "Juhana Vartiainen"
    assert up.check(table, register=world).conforms
    before = builtin.composition("alliance-cooperation-group", on="2024-05-22")
    assert [seat.person for seat in table] == [seat.person for seat in before]
