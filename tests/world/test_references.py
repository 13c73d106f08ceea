"""Proving a world: what refers to nothing, and what is given twice, is named, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import (
    agreement,
    group,
    membership,
    model,
    municipality,
    office,
    person,
    tenure,
    world,
)
from urbanpolicy import strategies
from urbanpolicy.model.catalogue import CLASSES
from urbanpolicy.model.record import Record

Fault = tuple[str, str]


def faults(error: up.InvalidDocument) -> list[Fault]:
    """Where, and what is referred to, of each broken reference."""
    return [(p.where, p.target) for p in error.problems if isinstance(p, up.BrokenReference)]


def expected(checked: Iterable[Record], records: dict[str, Record]) -> list[Fault]:
    """The references that lead nowhere, looked up one by one."""
    return [
        (f"{type(record).__name__} {record.id!r}, {field}", target)
        for record in checked
        for field, target, kinds in record.references()
        if target not in records
        or (kinds != "Record" and type(records[target]).__name__ not in kinds.split("|"))
    ]


# ------------------------------------------------------------------------- broken references


@pytest.mark.parametrize("name", CLASSES)
@settings(max_examples=25)
@given(data=st.data())
def test_a_record_that_stands_alone_is_refused_with_all_its_references(
    name: str, data: st.DataObject
) -> None:
    record = data.draw(strategies.for_class(CLASSES[name]))
    broken = expected([record], {record.id: record})
    others = getattr(record, "also_ids", ())
    if broken and not set(others):
        with pytest.raises(up.InvalidDocument) as told:
            up.Register([record])
        assert sorted(faults(told.value)) == sorted(broken)
    elif not broken:
        assert up.Register([record])[record.id] == record


@settings(max_examples=10)
@given(st.data())
def test_what_is_taken_away_is_missed_by_all_that_refer_to_it(data: st.DataObject) -> None:
    register = up.register()
    ids = [record.id for cls in (up.Source, up.Person, up.Office) for record in register.all(cls)]
    gone = data.draw(st.sets(st.sampled_from(ids), min_size=1, max_size=4))
    left = {record.id: record for record in register if record.id not in gone}
    broken = expected(left.values(), left)
    redirected = {fault for fault in broken if fault[1] in register.redirects}
    missed = [fault for fault in broken if fault not in redirected]
    if missed:
        with pytest.raises(up.InvalidDocument) as told:
            register.without(*gone)
        assert faults(told.value) == missed
        assert {target for _, target in missed} <= gone
    else:
        assert not gone & {record.id for record in register.without(*gone)}


def test_the_message_names_record_field_target_class_and_the_likely_mend() -> None:
    with pytest.raises(up.InvalidDocument) as told:
        world(person("aino"), office("mayor"), tenure("aino", "2021/..", "mayer", id="t"))
    assert str(told.value) == (
        "made-up: 1 problem\n"
        "  Tenure 't', office: refers to 'mayer', which is no Office here; did you mean 'mayor'."
    )


def test_a_record_of_another_class_is_no_answer_and_the_message_says_what_it_is() -> None:
    with pytest.raises(up.InvalidDocument, match="which is no Office here; it is a Person"):
        world(person("aino"), tenure("aino", "2021/..", "aino"))


def test_a_reference_to_any_of_several_classes_is_told_with_all_of_them() -> None:
    deal = agreement(parties=["nobody"])
    with pytest.raises(
        up.InvalidDocument, match="no Municipality or Organisation or Government or Group"
    ):
        world(model(), deal)


def test_references_of_parts_are_proved_with_their_path() -> None:
    seats = [{"role": "chair", "office": "nothing"}]
    charter = model(charter={"group": "body", "seats": seats})
    with pytest.raises(up.InvalidDocument, match=r"charter\.seats\.office: refers to 'nothing'"):
        world(charter, group())


def test_another_id_of_a_record_leads_to_it() -> None:
    kind = model("mal", also_ids=["mal-agreements"])
    register = world(kind, agreement(model="mal-agreements"))
    assert register["mal-agreements"] == kind
    assert register.one(up.AgreementModel, "mal-agreements") == kind
    assert "mal-agreements" in register
    assert register.redirects == {"mal-agreements": "mal"}


# ------------------------------------------------------------------------- ids given twice


def test_an_id_belongs_to_one_record_of_all_classes() -> None:
    with pytest.raises(up.InvalidDocument, match="'aino' is given twice: Person"):
        up.Register([person("aino"), office("aino")])
    with pytest.raises(up.InvalidDocument) as told:
        up.Register([person("aino"), person("aino", "Aino K"), office("bo"), person("bo")])
    assert [type(problem) for problem in told.value.problems] == [up.DuplicateId] * 2


def test_the_same_record_twice_is_one() -> None:
    assert len(up.Register([person("aino"), person("aino")])) == 1


@pytest.mark.parametrize(
    "other",
    [person("mal-agreements"), model("other", also_ids=["mal-agreements"])],
    ids=["an id", "another id"],
)
def test_another_id_belongs_to_one_record_too(other: Record) -> None:
    with pytest.raises(up.InvalidDocument) as told:
        world(model("mal", also_ids=["mal-agreements"]), other)
    (problem,) = told.value.problems
    assert isinstance(problem, up.DuplicateId)
    assert problem.id == "mal-agreements"
    assert set(problem.records) == {model("mal", also_ids=["mal-agreements"]), other}


def test_its_own_id_as_another_id_is_no_second_record() -> None:
    assert world(model("mal", also_ids=["mal"]))["mal"].id == "mal"


# ------------------------------------------------------------------------- codes given twice


def test_two_municipalities_of_one_code_on_one_day_are_refused_with_both_periods() -> None:
    old = municipality("999", "Vanhala", id="vanhala", period="1950-01-01/2007-01-01")
    new = municipality("999", "Uusila", id="uusila", period="2007-01-01/..")
    with pytest.raises(up.InvalidDocument) as told:
        world(old, new)
    (problem,) = told.value.problems
    assert isinstance(problem, up.DuplicateId)
    assert (problem.id, problem.records) == ("999", (old, new))
    for part in ("vanhala (1950-01-01/2007-01-01)", "uusila (2007-01-01/..)", "same days"):
        assert part in str(problem)


@pytest.mark.parametrize("ending", ["2006-12-31", "[2006-06-01..2007-06-30]", "[2000-01-01..]"])
def test_one_after_the_other_may_have_the_same_code(ending: str) -> None:
    old = municipality("999", "Vanhala", id="vanhala", period=f"1950-01-01/{ending}")
    new = municipality("999", "Uusila", id="uusila", period="2007-01-01/..")
    assert len(world(old, new)) == 2


def test_each_two_of_three_that_share_a_code_are_named() -> None:
    places = [municipality("999", n, id=n, period="2007-01-01/..") for n in ("aa", "bb", "cc")]
    with pytest.raises(up.InvalidDocument) as told:
        world(*places, municipality("998", "dd", period="2007-01-01/.."))
    assert len(told.value.problems) == 3


# ------------------------------------------------------------------------- all at once


def test_broken_references_shared_ids_and_shared_codes_come_together() -> None:
    with pytest.raises(up.InvalidDocument) as told:
        world(
            municipality("999", "Vanhala", id="vanhala", period="2007-01-01/.."),
            municipality("999", "Uusila", id="uusila", period="2007-01-01/.."),
            model("mal", also_ids=["uusila"]),
            membership("m", office="nothing", municipality="nowhere"),
        )
    kinds = [type(problem).__name__ for problem in told.value.problems]
    assert kinds == ["BrokenReference"] * 3 + ["DuplicateId"] * 2
    assert "5 problems" in str(told.value)


def test_the_built_in_facts_refer_to_nothing_that_is_not_there() -> None:
    register = up.register()
    assert up.Register(register) == register
