"""Agreements found by who may be bound are those that are found by asking each of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import agreement, model, municipality, world
from urbanpolicy.world.builtin import BuiltIn, read_compiled, read_file
from urbanpolicy.world.chains import later_of, later_than
from urbanpolicy.world.listed import by_party, last_days
from urbanpolicy.world.ondemand import Lines

AGREEMENTS = up.register().all(up.Agreement)
ACTORS = sorted(
    actor.id
    for cls in (up.Municipality, up.Organisation, up.Group, up.Government)
    for actor in up.register().all(cls)
)
LISTED = sorted({party.actor for one in AGREEMENTS for party in one.parties if party.actor})
BASES: tuple[Any, ...] = ("announced", "signed", "in_force", "term")
BY_HAND = up.Register(up.register())


@given(
    st.sampled_from(LISTED) | st.sampled_from(ACTORS),
    st.dates(date(2005, 1, 1), date(2036, 1, 1)),
    st.sampled_from(BASES),
    st.sampled_from([up.register(), BY_HAND]),
)
@settings(max_examples=60)
def test_they_are_those_of_which_each_one_binds(
    party: str, day: date, basis: Any, register: up.Register
) -> None:
    truths = {one.id: register.is_bound(party, one.id, on=day, basis=basis) for one in AGREEMENTS}
    found = register.agreements(party=party, on=day, basis=basis)
    assert {one.id for one in found} == {id for id, truth in truths.items() if truth.is_certain}
    undecided = {id for id, truth in truths.items() if truth == up.UNDECIDED}
    assert {one.id for one in found.possible} == undecided
    short = {one.id for one in AGREEMENTS if not one.is_complete}
    if undecided & short:
        assert found.complete == up.UNDECIDED


@pytest.mark.parametrize("party", [*LISTED[::7], ACTORS[-1], ACTORS[0]])
def test_on_no_day_they_are_those_of_any_day(party: str) -> None:
    found = BuiltIn.opened().agreements(party=party)
    assert found == BY_HAND.agreements(party=party)
    named = {one.id for one in AGREEMENTS if any(p.actor == party for p in one.parties)}
    assert {one.id for one in found} <= named


def coverage_for(one: up.Agreement) -> up.Coverage | None:
    return up.register().by_id(up.Coverage)[one.coverage] if one.coverage else None


def test_the_compiled_lists_are_those_of_the_records() -> None:
    assert read_compiled("parties") == by_party(AGREEMENTS)
    assert read_compiled("last_days") == last_days(AGREEMENTS, coverage_for)


@pytest.mark.parametrize("basis", BASES)
def test_after_its_last_day_nobody_is_bound_by_an_agreement(basis: Any) -> None:
    days = last_days(AGREEMENTS, coverage_for)
    assert 0 < len(days) < len(AGREEMENTS)
    for id, last in days.items():
        after = date.fromisoformat(last) + timedelta(days=1)
        assert up.register().force(id, on=after, basis=basis).truth == up.NO


def test_a_line_is_read_by_its_key() -> None:
    text = read_file("names_municipality")
    lines, table = Lines(text), read_compiled("names_municipality")
    assert lines["turku"] == table["turku"] == ["municipality-853"]
    assert "turku" in lines
    for missing in ("tur", 'tur"ku', "\ud800", "", 853):
        assert missing not in lines
    with pytest.raises(KeyError):
        lines["tur"]
    assert dict(lines) == table
    assert len(lines) == len(table)


def test_a_short_list_may_lack_anyone_but_that_of_a_region_no_place_outside_it() -> None:
    places = [municipality("001", "Alava"), municipality("002", "Berga"), municipality("003", "Ce")]
    alava, berga, ce = (place.id for place in places)
    region = up.UrbanRegion(id="region", name={"en": "Region"})
    made = world(
        *places,
        region,
        model(),
        up.Organisation(id="office", kind="ministry", names=[{"text": {"en": "Office"}}]),
        agreement("whole", parties=[alava], urban_region="region"),
        agreement("short", parties=[berga], urban_region="region", is_complete=False),
        agreement("open", parties=[{"name": {"en": "the state"}}], is_complete=False),
    )
    assert by_party(made.all(up.Agreement)) == {
        "any body": ["short"],
        "anyone": ["open"],
        alava: ["short", "whole"],
        berga: ["short"],
    }
    perhaps = {
        party: [one.id for one in made.agreements(party=party).possible]
        for party in (alava, berga, ce, "office")
    }
    assert perhaps == {
        alava: ["open", "short"],
        berga: ["open"],
        ce: ["open"],
        "office": ["open", "short"],
    }


def test_what_supersedes_one_is_what_supersedes_it_among_all() -> None:
    following = up.register().grouped(up.Agreement, "supersedes")
    later = later_than(AGREEMENTS)
    assert {id: later_of(id, following) for id in later} == later
    assert later
    assert later_of(max(one.id for one in AGREEMENTS if one.id not in later), following) == ()
