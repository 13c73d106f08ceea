"""The cases of the area persons-offices, except those that come with merging (PER-01)."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import group, membership, office, person, post_of, tenure, world
from tests.world.window import DAYS, Post, cases
from urbanpolicy.model.record import Record

GROUP = "alliance-cooperation-group"
DAY = "2023-11-16"


# ------------------------------------------------------------------------- PER-03


def committee() -> up.Register:
    return world(
        person("aino", "Aino Testinen"),
        person("bo", "Bo Provström"),
        group(period="2023-10-01/.."),
        membership("m-1", person="aino", period="2023-10-01/2025-06-01"),
        membership("m-2", person="bo", period="2025-06-02/.."),
    )


def test_per_03_members_are_those_of_the_day() -> None:
    register = committee()
    for on, name in (("2025-06-01", "Aino Testinen"), ("2025-06-02", "Bo Provström")):
        table = register.composition("body", on=on)
        assert [seat.person.name for seat in table.members] == [name]
        assert [one.name for one in table.persons] == [name]
        assert f"on {on}" in repr(table)
        assert all(f"on {on}" in repr(seat) for seat in table)


def test_per_03_all_members_ever_are_records_with_their_dates_under_another_name() -> None:
    ever = committee().grouped(up.Membership, "group")["body"]
    assert len(ever) == 2
    assert [str(one.period) for one in ever] == ["2023-10-01/2025-06-01", "2025-06-02/.."]
    assert all(str(one.period) in repr(one) for one in ever)


def test_per_03_there_is_no_composition_without_a_day() -> None:
    with pytest.raises(TypeError, match="'on'"):
        committee().composition("body")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'on'"):
        committee().seats()  # type: ignore[call-arg]
    assert not [name for name in dir(up.Register) if name in ("members", "chairs", "current")]


# ------------------------------------------------------------------------- PER-05


def test_per_05_one_person_may_be_chair_and_member_and_counts_once() -> None:
    seats: list[Record] = [
        membership(f"m-{role}", role=role, office="pm", period="2023-11-16/..")
        for role in ("chair", "member")
    ]
    register = world(
        office("pm"),
        office("minister"),
        person("aino"),
        person("bo"),
        tenure("aino", "2023-06-20/..", "pm"),
        tenure("bo", "2023-06-20/..", "minister"),
        group(period="2023-11-16/.."),
        *seats,
        membership("m-other", office="minister", period="2023-11-16/.."),
    )
    table = register.composition("body", on=DAY)
    assert table.chair.person.id == "aino"
    assert [seat.person.id for seat in table.members] == ["aino", "bo"]
    assert [one.id for one in table.persons] == ["aino", "bo"]
    assert len(table) == 3


@given(
    st.lists(
        st.sampled_from(["chair", "vice-chair", "member", "secretary"]), min_size=1, max_size=5
    )
)
def test_per_05_whatever_seats_a_person_has_the_person_counts_once(roles: list[Any]) -> None:
    seats = [
        membership(f"m-{n}", role=role, person="aino", period="2020-01-01/..")
        for n, role in enumerate(roles)
    ]
    table = world(person("aino"), group(period="2020-01-01/.."), *seats).composition("body", on=DAY)
    assert len(table) == len(roles)
    assert len(table.persons) == 1


# ------------------------------------------------------------------------- PER-07


def namesakes() -> up.Register:
    return world(
        person("p1", "Matti Virtanen"),
        person("p2", "Matti Virtanen"),
        office("mayor-837"),
        office("minister"),
        tenure("p1", "2021-08-01/..", "mayor-837"),
        tenure("p2", "2023-06-20/..", "minister"),
    )


def test_per_07_two_of_one_name_stay_two_with_their_own_terms() -> None:
    register = namesakes()
    one, other = register.all(up.Person)
    assert one != other
    assert len({one, other}) == 2
    assert [t.office for t in register.tenures(person="p1")] == ["mayor-837"]
    assert [t.office for t in register.tenures(person="p2")] == ["minister"]
    assert register.holder("mayor-837", on=DAY).person != register.holder("minister", on=DAY).person


def test_per_07_the_name_is_ambiguous_and_the_ids_are_told() -> None:
    for ask in (namesakes().person, lambda name: namesakes().tenures(person=name)):
        with pytest.raises(up.AmbiguousName) as told:
            ask("Matti Virtanen")
        assert told.value.candidates == ("p1", "p2")
        assert 'person("p1")' in str(told.value)


def test_per_07_ids_of_the_register_tell_apart_whom_a_name_does_not() -> None:
    by_name: dict[str, set[up.Person]] = {}
    for one in up.register().all(up.Person):
        by_name.setdefault(one.name, set()).add(one)
    shared = [people for people in by_name.values() if len(people) > 1]
    assert shared
    for people in shared:
        for one, other in combinations(people, 2):
            assert not {t.id for t in up.tenures(person=one.id)} & {
                t.id for t in up.tenures(person=other.id)
            }


# ------------------------------------------------------------------------- PER-09


def test_per_09_a_year_as_an_end_is_some_day_of_it() -> None:
    register = post_of(tenure("p1", "2019/2021"), tenure("p2", "2021-08-01/.."))
    holding = register.holder("post", on="2021-09-01")
    assert (holding.state, holding.person.id) == ("held", "p2")
    assert [holder.person.id for holder in holding.candidates] == ["p1"]
    assert "Possible holder: P1, 2019 – 2021." in holding.why()
    # Before the second began only the first may have held it, and nobody is several.
    earlier = register.holder("post", on="2021-07-31")
    assert [holder.person.id for holder in earlier.candidates] == ["p1"]


@given(cases())
def test_per_09_only_certain_days_make_several(post: Post) -> None:
    from urbanpolicy.world.judging import Judge

    for day in DAYS:
        judged = Judge(*post).on(day)
        if judged.state == "several":
            assert all(t.period.contains(day) == up.YES for t in judged.holders)


# ------------------------------------------------------------------------- PER-11


def test_per_11_the_present_holder_is_not_past_and_one_of_unknown_end_is() -> None:
    register = post_of(
        tenure("aino", "2015-05-29/2019-06-05"),
        tenure("bo", "2019-06-06/"),
        tenure("cilla", "2023-06-20/.."),
    )
    past = {on: register.holders("post", before=on) for on in ("2025-01-01", "2023-06-19")}
    assert [t.person for t in past["2025-01-01"]] == ["aino", "bo"]
    assert [t.person for t in past["2023-06-19"]] == ["aino"]
    assert [t.person for t in past["2023-06-19"].possible] == ["bo"]
    for on, answer in past.items():
        assert on in repr(answer)


@given(cases())
def test_per_11_past_is_relative_to_the_day_and_never_shrinks(post: Post) -> None:
    offices, tenures, _ = post
    people = {t.person: person(t.person) for t in tenures}
    register = world(*offices, *people.values(), *tenures)
    for office_ in offices:
        before: set[str] = set()
        for day in DAYS:
            answer = register.holders(office_.id, before=day)
            past = {t.id for t in answer}
            assert before <= past
            before = past
            held = register.holder(office_.id, on=day).holders
            assert not past & {holder.tenure.id for holder in held}


# ------------------------------------------------------------------------- PER-13


def test_per_13_a_substitute_at_one_meeting_does_not_take_over_the_seat() -> None:
    deputy = up.Office(id="deputy-mayor-helsinki", kind="deputy-mayor", name="apulaispormestari")
    came = {"presence": "substitute", "person": "eero-koe", "office": deputy.id}
    meeting = up.Meeting(
        id="m-2024-05-22",
        group=GROUP,
        date="2024-05-22",
        attendance=[{**came, "in_place_of": "mayor-helsinki"}],
    )
    register = up.register().with_records(person("eero-koe", "Eero Koe"), deputy, meeting)
    found = register.meeting(group=GROUP, on="2024-05-22")
    assert found.attendance is not None
    (attendance,) = found.attendance
    assert (attendance.person, attendance.in_place_of) == ("eero-koe", "mayor-helsinki")
    seat = register.composition(GROUP, on="2024-05-22").seat_of("Helsinki")
    assert seat.person.name == "Juhana Vartiainen"
    assert register.composition(GROUP, on="2024-05-22") == up.composition(GROUP, on="2024-05-22")
    assert not up.check(GROUP, on="2024-05-22", register=register).errors


# ------------------------------------------------------------------------- PER-15


@pytest.mark.parametrize(
    "title",
    [
        "kunta- ja alueministeri",
        "Minister of Local and Regional Government",
        "kuntaministeri",
    ],
)
def test_per_15_titles_old_and_new_are_one_office(title: str) -> None:
    assert up.office(title).id == "fi-minister-municipal-affairs"
    assert up.office(title.upper()) == up.office(title)


def test_per_15_the_rule_looks_at_the_office_not_at_the_wording() -> None:
    renamed = up.register().with_records(
        office(
            "fi-minister-municipal-affairs",
            kind="minister",
            name="ministeri jolla on aivan muu nimi",
            coverage="coverage-ministers",
        )
    )
    assert renamed.composition(GROUP, on=DAY).vice_chair.person.name == "Anna-Kaisa Ikonen"
    assert up.check(GROUP, on=DAY, register=renamed).conforms


def test_per_15_a_title_of_nobody_is_unknown_with_a_hint() -> None:
    with pytest.raises(up.UnknownName, match="fi-minister-municipal-affairs"):
        up.office("minister of municipal affairs")
