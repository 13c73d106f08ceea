"""Another world: records added, replaced and taken away, and the old world as it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import urbanpolicy as up
from tests.world.made import office, person, tenure, world
from tests.world.window import DAYS, PEOPLE, tenures
from urbanpolicy.model.record import Record


@st.composite
def worlds(draw: DrawFn) -> up.Register:
    """An office, three persons, and some who held it."""
    held = [draw(tenures(id=f"t-{n}")) for n in range(draw(st.integers(0, 3)))]
    return world(office(), *map(person, PEOPLE), *held)


def answers(register: up.Register) -> list[Any]:
    """What a world says: of every day, of everybody, and of itself."""
    asked: list[Any] = [register.holder("post", on=day) for day in DAYS]
    asked += [register.tenures(person=id) for id in PEOPLE if id in register]
    return [*asked, tuple(register), register.digest, len(register)]


@given(worlds(), tenures(id="t-1"))
def test_a_record_added_or_replaced_shows_in_the_new_world_only(
    old: up.Register, added: up.Tenure
) -> None:
    before = answers(old)
    new = old.with_records(added)
    assert new["t-1"] == added
    assert answers(old) == before
    by_hand = world(*(record for record in old if record.id != "t-1"), added)
    assert new == by_hand
    assert answers(new) == answers(by_hand)


@given(worlds(), tenures(id="t-9"))
def test_adding_and_taking_away_leads_back(old: up.Register, added: up.Tenure) -> None:
    back = old.with_records(added).without("t-9")
    assert back == old
    assert answers(back) == answers(old)


@given(worlds(), st.data())
def test_taking_away_and_adding_leads_back(old: up.Register, data: st.DataObject) -> None:
    ids = [record.id for record in old.all(up.Tenure)]
    gone = data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set[str]()))
    new = old.without(*gone)
    assert not any(id in new for id in gone)
    assert len(new) == len(old) - len(gone)
    assert new.with_records(*(old[id] for id in gone)) == old


@settings(max_examples=50)
@given(worlds(), st.lists(tenures(id="t-1"), min_size=2, max_size=4))
def test_of_several_changes_the_last_counts(old: up.Register, changes: list[up.Tenure]) -> None:
    new = old
    for change in changes:
        new = new.with_records(change)
    assert answers(new) == answers(old.with_records(changes[-1]))


def test_a_record_may_take_the_place_of_one_of_another_class() -> None:
    old = world(person("aino"), person("bo"))
    new = old.with_records(office("bo"))
    assert [type(record) for record in new] == [up.Person, up.Office]
    assert new.get("bo") == office("bo")


def test_no_change_gives_an_equal_world() -> None:
    old = world(person("aino"))
    assert old.with_records() == old
    assert old.without() == old


def test_an_id_that_is_not_there_cannot_be_taken_away() -> None:
    with pytest.raises(
        up.UnknownName, match="no record is called 'nobody'; made-up has no such id"
    ):
        world(person("aino")).without("nobody")


def test_one_who_is_referred_to_cannot_be_taken_away_and_each_who_refers_is_named() -> None:
    held = [tenure("aino", "2020/2021", id="t-1"), tenure("aino", "2022/..", id="t-2")]
    with pytest.raises(
        up.InvalidDocument, match=r"Tenure 't-1', person(?s:.)*Tenure 't-2', person"
    ):
        world(office(), person("aino"), *held).without("aino")


def test_two_different_records_of_one_id_cannot_both_be_added() -> None:
    with pytest.raises(up.InvalidDocument, match="given twice"):
        world().with_records(person("aino"), person("aino", "Aino K"))


@pytest.mark.parametrize("wrong", [None, "aino", {"id": "aino"}, up.Text(fi="aino"), person])
def test_only_records_can_be_in_a_world(wrong: Any) -> None:
    for attempt in (world().with_records, lambda *records: up.Register(records)):
        with pytest.raises(up.InvalidDocument, match=r"records\[1\]: found .*, expected a record"):
            attempt(person("aino"), wrong)


def test_a_subclass_of_a_record_is_no_record_of_a_register() -> None:
    class Mayor(up.Person):
        __slots__ = ()

    with pytest.raises(up.InvalidDocument, match="expected a record"):
        world(Mayor(id="aino", name="Aino"))


def test_the_built_in_register_changed_is_another_world_and_stays_itself() -> None:
    register = up.register()
    digest = register.digest
    changed = register.with_records(person("aino-testinen", "Aino Testinen"))
    assert changed.person("Aino Testinen").id == "aino-testinen"
    assert len(changed) == len(register) + 1
    assert changed != register
    assert (type(changed), changed.name) == (up.Register, f"{register.name}, changed")
    assert "aino-testinen" not in register
    assert register.digest == digest
    back: Record = changed.without("aino-testinen")  # type: ignore[assignment]
    assert back == register
