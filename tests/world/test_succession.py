"""Who stands where a municipality stood: mergers followed both ways, by an independent reading too."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import coverage, made, municipality, world
from tests.world.plain import rows

PLACES = up.register().all(up.Municipality)
DAYS = st.dates(date(2005, 1, 1), date(2026, 12, 31))
SUCCESSION = ("merger", "annexation", "split")


def change(id: str, on: Any, before: str, after: str, kind: str = "annexation") -> Any:
    fields = {"before": ids(before), "after": ids(after)}
    return made(up.MunicipalChange, fields, id=id, on=on, kind=kind)


def ids(codes: str) -> list[str]:
    return [f"municipality-{code}" for code in codes.split()]


def codes(places: Any) -> list[str]:
    return [place.code for place in places]


# ------------------------------------------------------------------------- a second reading


@cache
def ends() -> dict[str, tuple[date, list[str]]]:
    """Of each that ended: the first day without it, and into whom it went."""
    found: dict[str, tuple[date, list[str]]] = {}
    for row in rows("municipal_changes"):
        if row["kind"] in SUCCESSION:
            for id in set(row["before"]) - set(row["after"]):
                found[id] = (date.fromisoformat(row["on"]), row["after"])
    return found


def standing(id: str, day: date) -> set[str]:
    if id not in ends() or day < ends()[id][0]:
        return {id}
    return {later for after in ends()[id][1] for later in standing(after, day)}


@given(st.sampled_from(PLACES), DAYS)
def test_successors_are_those_of_an_independent_reading(place: up.Municipality, day: date) -> None:
    if place.period.has_begun(day).is_certain:
        found = up.successors(place, on=day)
        assert {other.id for other in found} == standing(place.id, day)
        assert found.possible == ()
        assert found.complete == up.YES


@given(st.sampled_from(PLACES), DAYS)
def test_both_directions_agree(place: up.Municipality, day: date) -> None:
    if place.period.has_ended(day).is_certain:
        return
    last = place.period.last_possible or date(2026, 12, 31)
    made_of = {other.id for other in up.predecessors(place, on=day)}
    for other in up.municipalities(on=day):
        follows = place in up.successors(other, on=last) if other.id in made_of else None
        assert follows in (None, True)
    wanted = {m.id for m in up.municipalities(on=day) if place.id in standing(m.id, last)}
    assert made_of == wanted


def test_every_end_has_one_change_and_every_start_too() -> None:
    ended: dict[str, list[up.MunicipalChange]] = defaultdict(list)
    begun: dict[str, list[up.MunicipalChange]] = defaultdict(list)
    for found in up.municipal_changes():
        for id in found.ended:
            ended[id].append(found)
        for id in found.begun:
            begun[id].append(found)
    for place in PLACES:
        last = place.period.last_possible
        assert len(ended[place.id]) == (last is not None)
        assert len(begun[place.id]) == (place.period.start.day is not None)
        for found in ended[place.id]:
            assert found.on.day is not None
            assert last is not None
            assert (found.on.day - last).days == 1
        for found in begun[place.id]:
            assert found.on == place.period.start


def test_the_counts_of_each_year_follow_by_replaying_the_changes() -> None:
    alive = {m.id for m in up.municipalities(on="2005-01-01")}
    counts: dict[int, int] = {}
    changes = [found for found in up.municipal_changes() if found.is_succession]
    for year in range(2005, 2027):
        for found in changes:
            assert found.on.day is not None
            if found.on.day.year == year:
                assert set(found.ended) <= alive
                assert not set(found.begun) & alive
                alive = (alive - set(found.ended)) | set(found.begun)
                assert set(found.after) <= alive
        counts[year] = len(alive)
        assert alive == {m.id for m in up.municipalities(on=f"{year}-07-01")}
    assert list(counts.values()) == [
        *(432, 431, 416, 415, 348, 342, 336, 336, 320, 320, 317),
        *(313, 311, 311, 311, 310, 309, 309, 309, 309, 308, 308),
    ]


# ------------------------------------------------------------------------- examples


def test_a_chain_of_mergers_is_followed_to_its_end() -> None:
    assert codes(up.successors("944", on="2006-12-31")) == ["944"]
    assert codes(up.successors("944", on="2007-01-01")) == ["945"]
    assert codes(up.successors("944", on="2011-01-01")) == ["946"]
    assert codes(up.predecessors("946", on="2008-01-01")) == ["559", "945"]
    assert codes(up.predecessors("946", on="2006-01-01")) == ["479", "559", "944"]


def test_who_goes_on_is_followed_by_itself_and_made_of_those_who_joined() -> None:
    assert codes(up.successors("Kuopio", on="2026-01-01")) == ["297"]
    assert codes(up.predecessors("Kuopio", on="2026-01-01")) == ["297"]
    found = up.predecessors("Kuopio", on="2005-01-01")
    assert codes(found) == ["174", "227", "297", "476", "534"]
    assert repr(found).startswith("<5 predecessors of municipality-297 on 2005-01-01: ")


def test_of_a_split_each_that_took_a_part_is_made() -> None:
    for code in ("182", "562"):
        assert "443" in codes(up.predecessors(code, on="2006-12-31"))
    (split,) = up.municipal_changes("Längelmäki")
    assert split.kind == "split"
    with pytest.raises(up.NotExisting, match=r"divided between Jämsä \(182\), Orivesi \(562\)"):
        up.municipality("Längelmäki", on="2007-01-01")


def test_before_its_first_day_it_has_no_successor_and_after_its_last_no_predecessor() -> None:
    with pytest.raises(up.NotExisting, match=r"Akaa \(020\) did not exist before 2007-01-01"):
        up.successors("Akaa", on="2006-12-31")
    with pytest.raises(up.NotExisting, match="formed from Toijala"):
        up.municipality("Akaa", on="2006-12-31")
    with pytest.raises(up.NotExisting, match="successors"):
        up.predecessors("Toijala", on="2007-01-01")


def test_a_name_that_several_had_is_refused() -> None:
    with pytest.raises(up.AmbiguousName):
        up.successors("Parainen", on="2020-01-01")


# ------------------------------------------------------------------------- worlds that are made up


def test_who_ended_into_nobody_has_no_successor() -> None:
    register = world(municipality("901", "Vik", period="2000-01-01/2009-12-31"))
    assert codes(register.successors("901", on="2010-01-01")) == []
    with pytest.raises(up.NotExisting, match="existed 2000-01-01/2009-12-31"):
        register.municipality("901", on="2010-01-01")


def test_an_end_of_which_only_the_year_is_known_leaves_both_possible() -> None:
    register = world(
        municipality("901", "Vik", period="2000-01-01/2009"),
        municipality("902", "Bo", period="2000-01-01/2020-12-31"),
        change("c", "2009", "901 902", "902"),
    )
    found = register.successors("901", on="2009-06-01")
    assert codes(found) == []
    assert codes(found.possible) == ["901", "902"]
    assert codes(register.successors("901", on="2010-01-01")) == ["902"]
    assert codes(register.predecessors("902", on="2009-06-01").possible) == ["901"]


def test_a_circle_of_changes_is_walked_once() -> None:
    register = world(
        municipality("901", "Vik", period="2000-01-01/2009-12-31"),
        municipality("902", "Bo", period="2000-01-01/2009-12-31"),
        change("one", "2010-01-01", "901", "902"),
        change("two", "2010-01-01", "902", "901"),
    )
    assert codes(register.successors("901", on="2010-01-01")) == []
    assert codes(register.predecessors("901", on="2005-01-01")) == ["901", "902"]


def test_one_that_went_to_two_in_two_changes_is_told_so() -> None:
    register = world(
        municipality("901", "Vik", period="2000-01-01/2009-12-31"),
        municipality("902", "Bo", period="2000-01-01/.."),
        municipality("903", "Ås", period="2000-01-01/.."),
        change("one", "2010-01-01", "901 902", "902"),
        change("two", "2010-01-01", "901 903", "903"),
    )
    assert codes(register.successors("901", on="2010-01-01")) == ["902", "903"]
    with pytest.raises(up.NotExisting, match=r"merged into Bo \(902\) on 2010-01-01 and merged"):
        register.municipality("901", on="2010-01-01")


# ------------------------------------------------------------------------- changes


def test_changes_are_asked_for_by_municipality_span_and_kind() -> None:
    assert [c.kind for c in up.municipal_changes("Kuhmoinen")] == ["rename", "region-change"]
    found = up.municipal_changes(through="2021/2021", kind="region-change")
    assert {c.old for c in found} == {"region-08", "region-10", "region-13", "region-15"}
    assert {str(c.decided) for c in found} == {"2019-08-29"}
    assert found.complete == up.UNDECIDED
    assert "region-change through 2021-01-01/2021-12-31" in repr(found)
    assert len(up.municipal_changes()) == 130


def test_a_change_of_which_only_the_month_is_known_may_fall_into_a_shorter_span() -> None:
    (lieto,) = up.municipal_changes("Lieto", kind="title-change")
    assert str(lieto.on) == "2022-07"
    assert lieto in up.municipal_changes(through=2022)
    found = up.municipal_changes(through="2022-07-10/2022-07-20", kind="title-change")
    assert (found.items, found.possible) == ((), (lieto,))


def test_an_unknown_kind_of_change_is_refused() -> None:
    with pytest.raises(up.InvalidValue, match="one of annexation, county-change"):
        up.municipal_changes(kind="fusion")  # type: ignore[arg-type]


def test_coverage_is_that_of_the_world() -> None:
    register = world(
        municipality("901", "Vik", period="2000-01-01/.."),
        coverage("2000-01-01/2009-12-31", id="coverage-municipalities"),
    )
    assert codes(register.municipalities(on="2009-12-31")) == ["901"]
    assert str(register.municipalities(on="latest").asked).endswith("on 2009-12-31 (latest)")
    with pytest.raises(up.OutsideCoverage, match="2000-01-01/2009-12-31"):
        register.municipalities(on="2010-01-01")
