"""A changed world proves only what can have become wrong, and shares what has not changed."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import municipality, office, person, tenure, world
from urbanpolicy.model.catalogue import CLASSES, PLURAL_OF
from urbanpolicy.model.record import Record
from urbanpolicy.world.builtin import BuiltIn, load, read_compiled, read_records
from urbanpolicy.world.lookup import Entries, entries_of
from urbanpolicy.world.names import CALLS, names_of
from urbanpolicy.world.ondemand import FEW_RECORDS, OnDemand


def told(make: Callable[..., up.Register], records: Iterable[Record]) -> set[str]:
    """What is wrong with a world that is made of records."""
    try:
        make(*records)
    except up.InvalidDocument as error:
        return {str(problem) for problem in error.problems}
    return set()


def model(id: str, *others: str) -> up.AgreementModel:
    return up.AgreementModel(id=id, name={"en": id}, nature="agreement", also_ids=others)


SMALL = [
    person("aino"),
    person("bo"),
    office("post"),
    office("aino"),  # the id of a person, for an office
    tenure("aino", "2020/2021", "post", id="t-1"),
    tenure("bo", "2020/2021", "post", id="t-2"),
    tenure("nobody", "2020/2021", "post", id="t-1"),
    municipality("999", "Vanhala", id="vanhala", period="1950-01-01/2007-01-01"),
    municipality("999", "Uusila", id="uusila", period="2007-01-01/.."),
    model("mal", "mal-agreements"),
    model("mal"),
    model("mal-agreements"),
    up.Claim(id="c-1", statement={"en": "so"}, about=["mal-agreements"]),
    up.Agreement(id="d-1", model="mal-agreements", name={"en": "deal"}, nature="agreement"),
]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(SMALL), max_size=6), st.lists(st.sampled_from(SMALL), max_size=3))
def test_what_is_wrong_after_adding_is_what_is_wrong_with_all_of_them(
    before: list[Record], added: list[Record]
) -> None:
    kept = {record.id: record for record in before}
    new = {record.id: record for record in added}
    if told(world, kept.values()):
        return
    old, after = world(*kept.values()), (kept | new).values()
    expected = told(world, after)
    assert told(old.with_records, new.values()) == expected
    if not expected:
        assert old.with_records(*new.values()) == world(*after)


@pytest.mark.parametrize("name", CLASSES)
def test_the_compiled_records_stand_in_the_order_of_their_class(name: str) -> None:
    # A register reads a file once, when it is first asked, and another test may have asked long ago:
    # a register opened now reads the same file as `load`, even if `make facts` ran in between.
    records = load(CLASSES[name])
    assert list(records) == sorted(records)
    assert BuiltIn.opened().all(CLASSES[name]) == records


@pytest.mark.parametrize("name", CLASSES)
def test_records_read_line_by_line_are_those_of_the_whole_file(name: str) -> None:
    cls = CLASSES[name]
    rows = read_compiled(PLURAL_OF[cls])["records"]
    records = read_records(cls)
    assert list(records) == [row["id"] for row in rows]
    assert [records.row(id) for id in records] == rows
    assert len(records) == len(rows)
    assert "nothing" not in records
    assert records.get("nothing") is None
    for id in list(records)[:3]:
        assert id in records
        assert records[id] is records[id]
        assert records[id] == cls(**records.row(id))


@pytest.mark.parametrize("before", [0, FEW_RECORDS - 1, FEW_RECORDS, 2 * FEW_RECORDS])
def test_a_record_is_found_by_its_whole_id_however_many_were_asked_for(before: int) -> None:
    records = read_records(up.Municipality)
    for _ in range(before):
        assert records.row("municipality-853")["code"] == "853"
    wrong: Any = 853
    for id in ("", "853", "municipality-85", 'municipality-853","citations', "\ud800", wrong):
        assert id not in records
        assert records.get(id) is None
        with pytest.raises(KeyError):
            records.row(id)
    assert "municipality-853" in records
    assert records["municipality-853"] == up.municipality("Turku")


def test_records_that_refer_to_an_id_are_found_in_the_text_and_built_once() -> None:
    records = read_records(up.Tenure)
    assert not list(records.referring("person", "fi-prime-minister"))
    found = list(records.referring("office", "fi-prime-minister"))
    assert [one.id for one in found] == [
        one.id for one in up.register().all(up.Tenure) if one.office == "fi-prime-minister"
    ]
    again = list(records.referring("office", "fi-prime-minister"))
    assert all(one is other for one, other in zip(found, again, strict=True))
    assert not list(records.referring("person", "fi-prime-minister"))


def test_a_file_without_records_has_none() -> None:
    records: OnDemand[up.Person] = OnDemand("persons", b'{"records":[]}\n')
    assert not list(records)
    assert len(records) == 0
    assert "" not in records
    assert not list(records.referring("id", "aino"))


@pytest.mark.parametrize(
    ("cls", "field"), [(up.Tenure, "office"), (up.Gap, "about"), (up.Office, "heads")]
)
def test_groups_read_on_demand_are_those_of_all_records(cls: type[Record], field: str) -> None:
    grouped = up.register().grouped(cls, field)
    by_hand = up.Register(up.register()).grouped(cls, field)
    assert dict(grouped) == dict(by_hand)
    assert len(grouped) == len(by_hand)
    key = next(iter(grouped))
    assert key in grouped
    assert grouped[key] is grouped[key]
    assert "nothing" not in grouped
    assert grouped.get("nothing", ()) == ()


@pytest.mark.parametrize("call", CALLS)
def test_names_found_on_demand_are_those_of_all_records(call: str) -> None:
    records = read_records(CLASSES[CALLS[call]])
    on_demand = Entries(read_compiled(f"names_{call}"), records, names_of(call))
    assert dict(on_demand) == entries_of(records.values(), names_of(call))
    assert len(on_demand) == len(dict(on_demand))
    assert "no such name" not in on_demand


def test_what_has_not_changed_is_shared() -> None:
    register = up.register()
    changed = register.with_records(person("aino-testinen", "Aino Testinen"))
    assert changed.all(up.Office) is register.all(up.Office)
    assert changed.by_id(up.Office) is register.by_id(up.Office)
    assert changed.grouped(up.Tenure, "office") is register.grouped(up.Tenure, "office")
    assert changed.by_id(up.Person) is not register.by_id(up.Person)
    again = changed.without("aino-testinen")
    assert again.all(up.Person) is register.all(up.Person)


def test_no_change_gives_the_same_world() -> None:
    register = up.register()
    assert register.with_records() is register
    assert register.without() is register


def test_a_changed_world_judges_its_own_tenures_and_the_old_one_its_own() -> None:
    old = world(office(), person("aino"), person("bo"), tenure("aino", "2020-01-01/2020-12-31"))
    new = old.with_records(tenure("bo", "2021-01-01/2021-12-31", id="t-new"))
    assert new.holder("post", on="2021-06-01").person.id == "bo"
    assert new.holder("post", on="2020-06-01").person.id == "aino"
    assert old.holder("post", on="2021-06-01").state != "held"
    named = old.with_records(person("cecilia"))
    assert named.holder("post", on="2020-06-01") == old.holder("post", on="2020-06-01")
    assert named.person("cecilia").id == "cecilia"


def test_many_changes_one_after_the_other_are_as_one(shallow: None) -> None:
    changed = world(office())
    for number in range(300):
        changed = changed.with_records(person(f"p-{number}"))
    assert len(changed) == 301
    assert changed.without("p-7").get("p-7") is None


@pytest.fixture
def shallow() -> Iterator[None]:
    """Calls within calls run out soon, so that few changes show what many would do."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 150)
    yield
    sys.setrecursionlimit(limit)
