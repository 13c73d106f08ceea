"""A register as a value: equal by its records, copied, pickled, and never changed."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator, MutableMapping
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import model, office, person, tenure, world
from tests.world.test_changed_worlds import answers, worlds
from urbanpolicy.model.record import Record


def small() -> up.Register:
    return world(office(), person("aino"), tenure("aino", "2021-08-01/..", id="t"))


# ------------------------------------------------------------------------- equal, hashed, copied


@given(worlds(), st.randoms(use_true_random=False))
def test_worlds_of_the_same_records_are_equal_whatever_their_order(
    register: up.Register, random: Any
) -> None:
    mixed = list(register)
    random.shuffle(mixed)
    other = up.Register(mixed, name="another name")
    assert other == register
    assert hash(other) == hash(register)
    assert other.digest == register.digest
    assert tuple(other) == tuple(register)
    assert answers(other) == answers(register)


def test_a_world_of_other_records_is_another() -> None:
    register = small()
    assert register != register.with_records(person("bo"))
    assert register != register.without("t")
    assert register != tuple(register)
    assert register != register.digest
    assert {register, small(), register.without("t")} == {small(), register.without("t")}


def test_a_register_is_what_it_holds() -> None:
    register = small()
    assert len(register) == 3
    assert [record.id for record in register] == ["aino", "post", "t"]
    assert "aino" in register
    assert "bo" not in register
    assert None not in register
    assert register["aino"] == person("aino")
    assert register.get("bo") is None
    with pytest.raises(up.UnknownName, match="no record is called 'bo'"):
        register["bo"]
    with pytest.raises(up.UnknownName, match="no Office is called 'aino'"):
        register.one(up.Office, "aino")
    assert not world()


@given(worlds())
def test_copies_are_the_same_object_and_pickles_equal(register: up.Register) -> None:
    assert copy.copy(register) is register
    assert copy.deepcopy(register) is register
    assert copy.deepcopy([register])[0] is register
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        revived = pickle.loads(pickle.dumps(register, protocol))
        assert revived == register
        assert revived.name == register.name
        assert answers(revived) == answers(register)


def test_the_built_in_register_is_pickled_by_name() -> None:
    register = up.register()
    pickled = pickle.dumps(register)
    assert len(pickled) < 100
    assert pickle.loads(pickled) is register
    assert copy.deepcopy(register) is register


def test_the_built_in_register_changed_is_pickled_with_its_records() -> None:
    changed = up.register().with_records(person("aino-testinen", "Aino Testinen"))
    revived = pickle.loads(pickle.dumps(changed))
    assert revived == changed
    assert hash(revived) == hash(changed)
    assert revived.person("Aino Testinen") == changed.person("Aino Testinen")
    assert type(revived) is up.Register


def test_a_pickle_is_proved_again_when_it_is_read() -> None:
    revive, (cls, records, name) = cast(Any, small().__reduce__())
    with pytest.raises(up.InvalidDocument):
        revive(cls, records[1:], name)


def test_the_register_of_the_face_is_always_the_same_object() -> None:
    assert up.register() is up.register()
    assert up.register() == up.Register(up.register())
    assert "urbanpolicy" in repr(up.register())


# ------------------------------------------------------------------------- never changed


@pytest.mark.parametrize("register", [small(), up.register()], ids=["made up", "built in"])
def test_nothing_can_be_set_or_deleted(register: up.Register) -> None:
    before = register.digest
    for name in ("name", "_cache", "_loader", "digest", "person", "new"):
        with pytest.raises(AttributeError, match="a register cannot be changed"):
            setattr(register, name, None)
        with pytest.raises(AttributeError, match="a register cannot be changed"):
            delattr(register, name)
    with pytest.raises(TypeError):
        register["aino"] = person("aino")  # type: ignore[index]
    with pytest.raises(TypeError):
        del register["aino"]  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        register += small()  # type: ignore[operator]
    with pytest.raises(TypeError):
        register |= small()  # type: ignore[operator]
    assert register.digest == before


def test_what_is_handed_out_cannot_be_changed() -> None:
    register = world(*small(), model("mal", also_ids=["mal-agreements"]))
    before = answers(register)
    handed_out: list[Any] = [
        register.by_id(up.Person),
        register.grouped(up.Tenure, "office"),
        register.redirects,
    ]
    for view in handed_out:
        assert not isinstance(view, MutableMapping)
        with pytest.raises(TypeError):
            view["new"] = None
        with pytest.raises(TypeError):
            del view[next(iter(view))]
        with pytest.raises(AttributeError):
            view.clear()
    assert type(register.all(up.Person)) is tuple
    assert type(register.grouped(up.Tenure, "office")["post"]) is tuple
    assert answers(register) == before


def test_a_list_that_was_passed_in_may_be_changed_afterwards() -> None:
    records: list[Record] = list(small())
    register = up.Register(records)
    records.clear()
    assert len(register) == 3
    once: Iterator[Record] = iter(list(small()))
    assert up.Register(once) == register


def test_grouping_by_a_field_that_may_be_empty_leaves_those_out() -> None:
    register = world(office("a", organisation=None), office("b", heads=None))
    assert register.grouped(up.Office, "organisation") == {}


def test_a_repr_is_one_short_line_whatever_the_name() -> None:
    assert repr(small()) == "<Register made-up>"
    for name in ("x" * 5000, "two\nlines", "\u202ereversed", ""):
        told = repr(up.Register(name=name))
        assert told.isprintable()
        assert len(told) <= 250
