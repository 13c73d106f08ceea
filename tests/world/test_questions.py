"""The other questions: governments, meetings, sources, conflicts, gaps, populations, coverages."""

from __future__ import annotations

from typing import Any

import pytest

import urbanpolicy as up
from tests.world.made import (
    coverage,
    group,
    membership,
    municipality,
    office,
    person,
    tenure,
    world,
)
from tests.world.plain import rows
from urbanpolicy.model.vocabulary import SeatRole

GROUP = "alliance-cooperation-group"


# ------------------------------------------------------------------------- governments


@pytest.mark.parametrize("wrong", [{}, {"name": "gov-orpo", "on": "2023-11-16"}])
def test_a_government_is_asked_by_name_or_by_day(wrong: dict[str, Any]) -> None:
    with pytest.raises(up.InvalidValue, match="either a name or on=, not both"):
        up.government(**wrong)


def governments(*periods: Any) -> up.Register:
    found = [
        up.Government(id=f"gov-{n}", name=f"hallitus {n}", prime_minister="aino", period=period)
        for n, period in enumerate(periods)
    ]
    return world(person("aino"), *found, coverage("2010-01-01/2024-12-31"))


def test_a_government_of_a_day_is_the_one_that_surely_was_in_office() -> None:
    register = governments("2010-01-01/2014-12-31", "2015/2019-12-31")
    assert register.government(on="2014-12-31").id == "gov-0"
    assert register.government(on="2015-12-31").id == "gov-1"
    with pytest.raises(up.Undecided, match="gov-1") as told:
        register.government(on="2015-06-01")
    assert [g.id for g in register.all(up.Government)][1:] == [
        g.id for g in told.value.candidates if isinstance(g, up.Government)
    ]
    with pytest.raises(up.OutsideCoverage, match="no government of that day is in the register"):
        register.government(on="2021-01-01")


def test_two_governments_on_one_day_are_not_decided() -> None:
    with pytest.raises(up.Undecided, match=r"gov-0.*gov-1"):
        governments("2010-01-01/2014-12-31", "2014-12-31/2019-12-31").government(on="2014-12-31")


def test_a_government_that_was_seen_last_on_a_day_is_not_certain_after_it() -> None:
    register = governments({"start": "2020-01-01", "end": "open", "verified": "2023-01-01"})
    assert register.government(on="2023-01-01").id == "gov-0"
    with pytest.raises(up.Undecided, match="gov-0"):
        register.government(on="2023-01-02")
    with pytest.raises(up.Undecided, match=r"the government on 2024-12-31 \(latest\)"):
        register.government(on="latest")


# ------------------------------------------------------------------------- meetings


def meetings(*dates: str) -> up.Register:
    return world(
        group(), *(up.Meeting(id=f"m-{n}", group="body", date=d) for n, d in enumerate(dates))
    )


def test_a_meeting_is_found_by_its_id_or_by_body_and_day() -> None:
    meeting = up.meeting("mtg-alliance-2023-11-16")
    assert up.meeting(group=GROUP, on="16.11.2023") == meeting
    assert up.meeting(group="alliansens samarbetsgrupp", on="2023-11-16") == meeting
    with pytest.raises(up.UnknownName, match="no Meeting is called 'mtg'"):
        up.meeting("mtg")


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"name": "m", "group": GROUP},
        {"name": "m", "on": "2023-11-16"},
        {"group": GROUP},
        {"on": "2023-11-16"},
    ],
)
def test_a_meeting_is_asked_either_way(wrong: dict[str, Any]) -> None:
    with pytest.raises(up.InvalidValue, match="either an id, or group= and on="):
        up.meeting(**wrong)


def test_no_meeting_in_the_register_is_not_no_meeting() -> None:
    with pytest.raises(up.NotExisting, match="does not mean that there was none") as told:
        up.meeting(group=GROUP, on="2023-11-17")
    assert told.value.candidates == (up.meeting("mtg-alliance-2023-11-16"),)


def test_a_meeting_of_several_days_was_on_each_of_them() -> None:
    register = world(
        group(), up.Meeting(id="m", group="body", date="2024-10-21", last_day="2024-10-22")
    )
    assert register.meeting(group="body", on="2024-10-22").id == "m"
    with pytest.raises(up.NotExisting):
        register.meeting(group="body", on="2024-10-23")


def test_a_meeting_of_a_month_may_have_been_on_each_of_its_days() -> None:
    register = meetings("2024-03", "2024-03-20")
    assert register.meeting(group="body", on="2024-03-20").id == "m-1"
    with pytest.raises(up.Undecided, match="no source gives the exact day") as told:
        register.meeting(group="body", on="2024-03-19")
    assert told.value.candidates == (register.meeting("m-0"),)
    with pytest.raises(up.NotExisting):
        register.meeting(group="body", on="2024-04-01")


# ------------------------------------------------------------------------- provenance


def test_sources_of_a_record_are_those_that_it_cites_as_records() -> None:
    register = up.register()
    for row in rows("memberships"):
        cited = {c if isinstance(c, str) else c["source"] for c in row["citations"]}
        assert {source.id for source in up.sources(row["id"])} == cited
        assert up.sources(row["id"]) == up.sources(register[row["id"]])
    assert up.sources("petteri-orpo") == ()
    with pytest.raises(up.UnknownName):
        up.sources("nobody")


@pytest.mark.parametrize("plural", ["conflicts", "gaps"])
def test_conflicts_and_gaps_are_all_of_them_or_those_about_a_record(plural: str) -> None:
    ask = getattr(up, plural)
    assert {record.id for record in ask()} == {row["id"] for row in rows(plural)}
    register, redirects = up.register(), up.register().redirects
    for row in rows(plural)[:40]:
        for about in row.get("about", ()):
            about = redirects.get(about, about)
            assert row["id"] in {record.id for record in ask(about)}
            assert ask(about) == ask(register[about])
    assert ask("fi-prime-minister") == ()
    with pytest.raises(up.UnknownName):
        ask("nobody")


def test_coverages_say_for_which_days_each_subject_was_searched() -> None:
    assert {c.id: str(c.period) for c in up.coverages()} == {
        row["id"]: row["period"] for row in rows("coverages")
    }
    ministers = up.register().one(up.Coverage, "coverage-ministers")
    assert (str(ministers.first), str(ministers.last)) == ("2010-01-01", "2026-06-25")


def test_a_population_is_that_of_its_year_and_a_missing_one_is_not_zero() -> None:
    for row in rows("populations")[::97]:
        figure = up.population(row["municipality"], year=row["year"])
        assert (figure.id, figure.count) == (row["id"], row.get("count"))
    for year in (1999, 2040, "2023", 2023.0, True):
        with pytest.raises(up.OutsideCoverage, match="there is no figure of that year"):
            up.population("Turku", year=year)  # type: ignore[arg-type]
    with pytest.raises(up.UnknownName):
        up.population("Turkuu", year=2023)


def test_true_is_no_year() -> None:
    figure = up.Population(id="pop", municipality="municipality-999", year=1, count=5)
    register = world(municipality("999", "Vanhala"), figure)
    assert register.population("999", year=1) == figure
    with pytest.raises(up.OutsideCoverage):
        register.population("999", year=True)


# ------------------------------------------------------------------------- seats


def seat(id: str, body: str, role: SeatRole, **fields: Any) -> up.Membership:
    return membership(id, group=body, role=role, **fields)


def seats_of_two_bodies() -> up.Register:
    return world(
        person("aino"),
        person("bo"),
        group("a-body"),
        group("b-body", period="2020-01-01/..", coverage="searched"),
        coverage("2010-01-01/2024-12-31"),
        seat("m-1", "a-body", "member", person="bo", period="2020-01-01/.."),
        seat("m-2", "a-body", "chair", person="aino", period="2020-01-01/.."),
        seat("m-3", "b-body", "chair", person="aino", period="2020/.."),
    )


def test_seats_over_all_bodies_come_by_body_then_by_role() -> None:
    register = seats_of_two_bodies()
    found = register.seats(on="2021-01-01")
    assert [seat.membership.id for seat in found] == ["m-2", "m-1", "m-3"]
    assert list(found) == sorted(found)
    assert found.complete == up.UNDECIDED


def test_seats_of_which_it_is_not_decided_whether_they_were_there_are_possible() -> None:
    register = seats_of_two_bodies()
    found = register.seats(on="2020-06-01")
    assert [seat.membership.id for seat in found] == ["m-2", "m-1"]
    (unsure,) = found.possible
    assert (unsure.membership.id, unsure.state) == ("m-3", "undecided")
    ainos = register.seats(on="latest", person="aino")
    assert [seat.membership.id for seat in ainos] == ["m-2", "m-3"]
    assert str(ainos[0].on) == "2024-12-31 (latest)"
    assert [s.membership.id for s in register.seats(on="2020-06-01", person="aino").possible] == [
        "m-3"
    ]


def test_a_seat_in_force_shows_that_its_body_was_there() -> None:
    verified = {"start": "2020-01-01", "end": "open", "verified": "2022-01-01"}
    register = world(
        person("aino"),
        coverage("2010-01-01/2024-12-31"),
        group(coverage="searched"),
        seat("m-1", "body", "chair", person="aino", period=verified),
        seat("m-2", "body", "member", person="aino", period="2021/.."),
    )
    states = {on: register.composition("body", on=on) for on in ("2019-12-31", "2021-06-01")}
    assert [table.state for table in states.values()] == ["undecided", "existing"]
    assert states["2021-06-01"].chair.person.id == "aino"
    assert [seat.membership.id for seat in states["2021-06-01"].possible] == ["m-2"]
    assert register.composition("body", on="2022-01-02").state == "existing"
    alone = register.without("m-2")
    assert alone.composition("body", on="2022-01-02").state == "presumed"
    assert alone.composition("body", on="2025-01-01").state == "outside_coverage"
    with pytest.raises(up.Undecided, match="no seat of this role is certain"):
        states["2019-12-31"].chair  # noqa: B018


def test_seats_of_a_person_are_sure_where_it_holds_and_possible_where_it_may() -> None:
    register = world(
        municipality("991", "Vanhala"),
        office("manager", heads="municipality-991"),
        office("mayor", heads="municipality-991"),
        person("aino"),
        person("bo"),
        tenure("aino", "2005-06-01/2017", "manager"),
        tenure("bo", "2017/2021-08-01", "mayor"),
        group(period="2000-01-01/.."),
        seat("m-1", "body", "member", municipality="municipality-991", period="2000-01-01/.."),
        seat("m-2", "body", "member", office="mayor", period="2000-01-01/.."),
        seat("m-3", "body", "secretary", organisation="org", period="2000-01-01/.."),
        up.Organisation(id="org", kind="ministry", names=[{"text": "ministeriö"}]),
    )

    def ids(on: str, **asked: str) -> tuple[list[str], list[str]]:
        found = register.seats(on=on, **asked)
        return [s.membership.id for s in found], [s.membership.id for s in found.possible]

    assert ids("2016-12-31", person="aino") == (["m-1"], [])
    assert ids("2016-12-31", person="bo") == ([], [])
    assert ids("2017-06-01", person="aino") == ([], ["m-1"])
    assert ids("2017-06-01", person="bo") == ([], ["m-2", "m-1"])
    assert ids("2018-06-01", person="bo") == (["m-2", "m-1"], [])
    # The seat of the municipality follows the office by which it is led that day.
    assert ids("2016-12-31", office="manager") == (["m-1"], [])
    assert ids("2016-12-31", office="mayor") == (["m-2"], [])
    assert ids("2017-06-01", office="manager") == ([], ["m-1"])
    assert ids("2018-06-01", office="manager") == ([], [])
    assert ids("2018-06-01", office="mayor") == (["m-2", "m-1"], [])
    assert ids("2030-01-01", office="manager") == ([], ["m-1"])
    assert ids("2018-06-01", municipality="991") == (["m-1"], [])


def test_seats_are_those_of_the_municipality_that_had_the_name_on_the_day() -> None:
    assert up.seats(municipality="564", on="2023-11-16") == up.seats(
        municipality="Uleåborg", on="2023-11-16"
    )
    with pytest.raises(up.NotExisting):
        up.seats(municipality="Jyväskylän mlk", on="2023-11-16")
    assert not up.seats(municipality="Lahti", on="2023-11-16", group=GROUP)
