"""Ministers since 2010: on every day that counts, against a plain reading of the compiled facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

import urbanpolicy as up
from tests.world.plain import ONE_DAY, Stretch, row, rows, stretch

FROM = date(2010, 1, 1)
UNTIL = date(2026, 6, 25)

# Known from the world outside: who came in as Prime Minister on which day.
PRIME_MINISTERS = {
    "2010-06-22": ("Matti Vanhanen", "Mari Kiviniemi"),
    "2011-06-22": ("Mari Kiviniemi", "Jyrki Katainen"),
    "2014-06-24": ("Jyrki Katainen", "Alexander Stubb"),
    "2015-05-29": ("Alexander Stubb", "Juha Sipilä"),
    "2019-06-06": ("Juha Sipilä", "Antti Rinne"),
    "2019-12-10": ("Antti Rinne", "Sanna Marin"),
    "2023-06-20": ("Sanna Marin", "Petteri Orpo"),
}

OFFICES = sorted(office["id"] for office in rows("offices") if office["kind"] == "minister")
# In the first two years of the Sipilä Government nobody had housing as a post of its own.
WITHOUT = {"fi-minister-housing": Stretch(date(2015, 5, 29), date(2017, 5, 4))}


@cache
def terms(office: str) -> tuple[tuple[Stretch, dict[str, Any]], ...]:
    """The days of each tenure of an office, and the tenure."""
    held = [tenure for tenure in rows("tenures") if tenure["office"] == office]
    return tuple((stretch(tenure["period"], until=UNTIL), tenure) for tenure in held)


def days_that_count(office: str) -> Iterator[date]:
    """First and last days of governments and of the office's tenures, and the days beside them."""
    bounds = [stretch(government["period"], until=UNTIL) for government in rows("governments")]
    bounds += [days for days, _ in terms(office)]
    around = {
        day + n * ONE_DAY for bound in bounds for day in bound for n in (-1, 0, 1) if day != UNTIL
    }
    yield from sorted(day for day in {*around, FROM, UNTIL} if FROM <= day <= UNTIL)


@pytest.mark.parametrize("office", OFFICES)
def test_the_holder_is_the_one_of_the_facts_on_every_day_that_counts(office: str) -> None:
    for day in days_that_count(office):
        holding = up.holder(office, on=day)
        expected = [tenure for days, tenure in terms(office) if day in days]
        assert len(expected) <= 1
        if expected:
            assert holding.state == "held"
            assert holding.tenure.id == expected[0]["id"]
            assert holding.person.name == row("persons", expected[0]["person"])["name"]
            assert holding.candidates == ()
        else:
            assert holding.state in ("not_existing", "undecided")
            assert (holding.state == "undecided") == (day in WITHOUT.get(office, ()))
            assert holding.candidates == ()


@pytest.mark.parametrize("office", OFFICES)
def test_every_existing_office_has_exactly_one_holder_on_every_single_day(office: str) -> None:
    day = FROM
    while day <= UNTIL:
        holding = up.holder(office, on=day)
        if day not in WITHOUT.get(office, ()) and holding.state != "not_existing":
            assert holding.state == "held", day
        day += ONE_DAY


@pytest.mark.parametrize("on", PRIME_MINISTERS)
def test_prime_ministers_change_with_their_governments(on: str) -> None:
    day, (before, after) = date.fromisoformat(on), PRIME_MINISTERS[on]
    assert up.holder("fi-prime-minister", on=day - ONE_DAY).person.name == before
    assert up.holder("fi-prime-minister", on=day).person.name == after
    assert up.government(on=day).prime_minister == up.person(after).id
    assert up.government(on=day - ONE_DAY).prime_minister == up.person(before).id


def test_one_person_with_two_portfolios_has_two_tenures() -> None:
    ministers = [tenure for office in OFFICES for tenure in terms(office)]
    pairs = 0
    for days, tenure in ministers:
        for other_days, other in ministers:
            first = max(days.first, other_days.first)
            shared = first <= min(days.last, other_days.last)
            if tenure["person"] == other["person"] and tenure["id"] < other["id"] and shared:
                found = up.tenures(person=tenure["person"], on=first)
                assert {tenure["id"], other["id"]} <= {t.id for t in found}
                held = [up.holder(t["office"], on=first).tenure for t in (tenure, other)]
                assert [t.id for t in held] == [tenure["id"], other["id"]]
                pairs += 1
    assert pairs >= 7


def test_one_who_held_an_office_twice_has_a_tenure_for_each_time() -> None:
    twice = {
        (tenure["person"], office)
        for office in OFFICES
        for _, tenure in terms(office)
        if sum(other["person"] == tenure["person"] for _, other in terms(office)) > 1
    }
    assert twice
    for person, office in twice:
        assert len(up.tenures(person=person, office=office)) > 1


def test_who_deputises_holds_the_office_meanwhile_and_it_is_told() -> None:
    (days, tenure), *_ = (
        term for term in terms("fi-minister-interior") if term[1].get("status") == "deputising"
    )
    holding = up.holder("fi-minister-interior", on=days.first)
    assert (holding.state, holding.tenure.id) == ("held", tenure["id"])
    assert "acting or standing in" in holding.why()


def test_a_day_after_the_coverage_names_the_last_known_holder_as_a_candidate_only() -> None:
    last = up.holder("fi-prime-minister", on="latest")
    assert (last.on.day, last.state, last.person.name) == (UNTIL, "held", "Petteri Orpo")
    after = up.holder("fi-prime-minister", on=UNTIL + ONE_DAY)
    assert after.state == "undecided"
    assert [holder.person.name for holder in after.candidates] == ["Petteri Orpo"]
    with pytest.raises(up.Undecided, match="Petteri Orpo"):
        after.person  # noqa: B018
    with pytest.raises(up.Undecided, match="gov-orpo"):
        up.government(on=UNTIL + ONE_DAY)


def test_a_day_before_the_coverage_is_outside_it_where_nothing_is_known() -> None:
    holding = up.holder("fi-minister-education", on="2009-12-31")
    first = min(days.first for days, _ in terms("fi-minister-education"))
    assert first <= FROM
    before = up.holder("fi-minister-education", on=min(first, FROM) - ONE_DAY)
    assert before.state == "outside_coverage"
    assert before.coverage == holding.coverage
    with pytest.raises(up.OutsideCoverage, match="2010-01-01/2026-06-25"):
        before.person  # noqa: B018
    with pytest.raises(up.OutsideCoverage):
        up.government(on="1999-01-01")


def test_a_government_lasts_to_the_day_before_the_next() -> None:
    governments = sorted(stretch(g["period"], until=UNTIL) for g in rows("governments"))
    for one, other in pairwise(governments):
        assert other.first - one.last == ONE_DAY
        assert up.government(on=one.last) != up.government(on=other.first)
