"""What must hold of the built-in facts, whatever their source: the invariants of the domain."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar, cast

import pytest
from tools.compile_facts import DATA

from urbanpolicy.model.catalogue import PLURAL_OF, PLURALS
from urbanpolicy.model.disputes import Conflict
from urbanpolicy.model.governments import Government
from urbanpolicy.model.groups import Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.populations import Population
from urbanpolicy.model.record import Record
from urbanpolicy.values.building import build

R = TypeVar("R", bound=Record)
ONE_DAY = timedelta(days=1)
SIX = ("049", "091", "092", "564", "837", "853")

# Inhabitants of Finland on 31 December by the official statistics.
NATION = {
    2005: 5255580,
    2006: 5276955,
    2007: 5300484,
    2008: 5326314,
    2009: 5351427,
    2010: 5375276,
    2011: 5401267,
    2012: 5426674,
    2013: 5451270,
    2014: 5471753,
    2015: 5487308,
    2016: 5503297,
    2017: 5513130,
    2018: 5517919,
    2019: 5525292,
    2020: 5533793,
    2021: 5548241,
    2022: 5563970,
    2023: 5603851,
}
# Municipalities in force in each year.
COUNTS = {
    2005: 432,
    2006: 431,
    2007: 416,
    2008: 415,
    2009: 348,
    2010: 342,
    2011: 336,
    2012: 336,
    2013: 320,
    2014: 320,
    2015: 317,
    2016: 313,
    2017: 311,
    2018: 311,
    2019: 311,
    2020: 310,
    2021: 309,
    2022: 309,
    2023: 309,
    2024: 309,
    2025: 308,
    2026: 308,
}


@cache
def tables(plural: str) -> list[dict[str, Any]]:
    path = DATA / "compiled" / f"{plural}.json"
    return cast(list[dict[str, Any]], json.loads(path.read_text(encoding="utf-8"))["records"])


def records(cls: type[R]) -> list[R]:
    return [build(cls, table) for table in tables(PLURAL_OF[cls])]


@cache
def tenures() -> dict[str, list[Tenure]]:
    """The tenures of each office, in their order."""
    found: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in records(Tenure):
        found[tenure.office].append(tenure)
    return found


@cache
def offices() -> dict[str, Office]:
    return {office.id: office for office in records(Office)}


def holders(office: str, on: str) -> set[str]:
    return {t.person for t in tenures()[office] if t.period.contains(on).is_certain}


def candidates(office: str, on: str) -> set[str]:
    return {t.person for t in tenures()[office] if t.period.contains(on).is_possible}


# ------------------------------------------------------------------------- municipalities


@pytest.mark.parametrize("year", COUNTS)
def test_the_number_of_municipalities_of_each_year(year: int) -> None:
    found = [m.period.contains(f"{year}-07-01") for m in records(Municipality)]
    assert sum(truth.is_certain for truth in found) == COUNTS[year]
    assert sum(truth.is_possible for truth in found) == COUNTS[year]


def test_municipalities_begin_and_end_at_new_year() -> None:
    for municipality in records(Municipality):
        end = municipality.period.last_possible
        assert end is None or (end.month, end.day) == (12, 31)
        start = municipality.period.start.latest
        assert start is not None
        assert (start.month, start.day) == (1, 1)


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("445", "2011-12-31", "Länsi-Turunmaa"),
        ("445", "2012-01-01", "Parainen"),
        ("573", "2008-12-31", "Parainen"),
    ],
)
def test_a_name_needs_a_day(code: str, day: str, name: str) -> None:
    municipality = next(m for m in records(Municipality) if m.code == code)
    assert municipality.name_on(day).fi == name
    assert municipality.period.contains(day).is_certain


def test_no_title_lies_outside_the_days_of_its_municipality() -> None:
    for municipality in records(Municipality):
        for word in (*municipality.titles, *municipality.leadership):
            assert municipality.period.overlaps(word.period).is_possible, municipality.id


@pytest.mark.parametrize("year", NATION)
def test_the_populations_of_a_year_sum_to_the_nation(year: int) -> None:
    rows = [row for row in tables("populations") if row["year"] == year]
    assert sum(row.get("count", 0) for row in rows) == NATION[year]


def test_a_figure_is_missing_only_where_it_is_within_a_successors() -> None:
    rows = records(Population)
    assert {row.id for row in rows if row.count is None} == {
        "population-099-2019",
        "population-588-2024",
    }
    assert all((row.count is None) == (row.coverage == "included") for row in rows)
    assert all(row.id == f"population-{row.municipality[-3:]}-{row.year}" for row in rows)


# ------------------------------------------------------------------------- governments, ministers


def test_governments_adjoin() -> None:
    governments = sorted(records(Government))
    for before, after in pairwise(governments):
        assert before.period.last_possible == cast(date, after.period.start.day) - ONE_DAY
        assert before.ordinal is not None
        assert after.ordinal == before.ordinal + 1


MINISTERS = sorted(i for i, office in offices().items() if office.kind == "minister")
# Portfolios that were nobody's title for a time: (the last day before, the first day after).
PAUSES = {"fi-minister-housing": {(date(2015, 5, 28), date(2017, 5, 5))}}


@pytest.mark.parametrize("office", MINISTERS)
def test_a_ministers_office_has_exactly_one_holder_on_each_day(office: str) -> None:
    ends: set[tuple[date, date]] = set()
    for before, after in pairwise(tenures()[office]):
        end, start = before.period.last_possible, after.period.start.day
        assert end is not None
        assert start is not None
        if end + ONE_DAY != start:
            ends.add((end, start))
    assert ends == PAUSES.get(office, set())


def test_a_ministers_tenure_lies_within_the_term_of_its_government() -> None:
    terms = {government.id: government.period for government in records(Government)}
    for office in MINISTERS:
        for tenure in tenures()[office]:
            assert tenure.government is not None
            term = terms[tenure.government]
            assert cast(date, tenure.period.start.day) <= (term.last_possible or date.max)
            assert (tenure.period.last_possible or date.max) <= (term.last_possible or date.max)
            # The government's day of appointment bounds its ministers' first days, but for those
            # whose title a reorganisation inside an older term has set.
            assert cast(date, tenure.period.start.day) >= cast(date, term.start.day)


def test_the_prime_minister_is_that_of_the_government() -> None:
    for government in records(Government):
        for day in (government.period.start.day, government.period.last_possible):
            if day is not None:
                found = holders("fi-prime-minister", day.isoformat())
                assert found == {government.prime_minister}


def test_one_person_may_hold_two_portfolios() -> None:
    day = "2018-06-01"
    held = [office for office in MINISTERS if holders(office, day) == {"kimmo-tiilikainen"}]
    assert held == ["fi-minister-environment", "fi-minister-housing"]


def test_every_title_of_a_minister_is_known_by_its_day() -> None:
    for office in MINISTERS:
        for tenure in tenures()[office]:
            day = cast(date, tenure.period.start.day)
            found = [title for title in offices()[office].titles if title.period.contains(day)]
            assert len(found) == 1, tenure.id


def test_what_follows_an_organisation_names_it_as_what_came_before() -> None:
    organisations = {organisation.id: organisation for organisation in records(Organisation)}
    links = {(o.id, after) for o in organisations.values() for after in o.successors}
    assert links == {(before, o.id) for o in organisations.values() for before in o.predecessors}
    for before, after in links:
        ended = organisations[before].period.last_possible
        assert ended is not None
        assert organisations[after].period.contains(ended + ONE_DAY).is_certain, (before, after)


# ------------------------------------------------------------------------- heads of cities


def test_no_tenure_lies_outside_the_days_of_its_office() -> None:
    for office, held in tenures().items():
        period = offices()[office].period
        for tenure in held:
            if period.last_possible is not None:
                assert not tenure.period.is_open, tenure.id
                assert (tenure.period.last_certain or date.min) <= period.last_possible, tenure.id
            if period.first_possible is not None:
                assert (tenure.period.first_possible or date.max) >= period.first_possible, (
                    tenure.id
                )


def test_two_certain_holders_stand_side_by_side_only_where_one_is_on_leave() -> None:
    for held in tenures().values():
        for index, before in enumerate(held):
            for after in held[index + 1 :]:
                if before.period.certain_overlap(after.period) is not None:
                    assert before.on_leave_from or after.on_leave_from, (before.id, after.id)


def test_the_model_changed_in_helsinki_before_its_head_did() -> None:
    assert holders("city-manager-helsinki", "2017-06-06") == {"jussi-pajunen"}
    assert candidates("mayor-helsinki", "2017-06-06") == set()
    assert holders("mayor-helsinki", "2017-06-07") == {"jan-vapaavuori"}
    helsinki = next(m for m in records(Municipality) if m.code == "091")
    models = [w.word for w in helsinki.leadership if w.period.contains("2017-06-06").is_certain]
    assert models == ["mayor"]


def test_three_of_the_six_cities_had_a_mayor_at_the_first_meeting() -> None:
    found: dict[str, str] = {}
    for office in offices().values():
        if office.heads and office.heads[-3:] in SIX and holders(office.id, "2023-11-16"):
            found[office.heads[-3:]] = office.kind
    assert found == {
        "049": "city-manager",
        "091": "mayor",
        "092": "city-manager",
        "564": "city-manager",
        "837": "mayor",
        "853": "mayor",
    }


def test_who_led_oulu_in_february_2023_is_undecided() -> None:
    assert holders("city-manager-oulu", "2023-02-10") == set()
    assert candidates("city-manager-oulu", "2023-02-10") == {"paivi-laajala", "seppo-maatta"}


def test_a_city_manager_is_no_mayor_whatever_its_english_style() -> None:
    for office in offices().values():
        if office.heads:
            assert office.kind == ("mayor" if office.is_elected else "city-manager")
            word = "pormestari" if office.is_elected else "kaupunginjohtaja"
            assert (office.name.fi or "").endswith(word)


def test_equal_names_are_not_equal_persons() -> None:
    twins = {person.id for person in records(Person) if person.name == "Pekka Timonen"}
    assert twins == {"pekka-timonen", "pekka-timonen-om"}
    assert holders("permanent-secretary-om", "2019-01-01") == {"pekka-timonen-om"}
    assert holders("city-manager-lahti", "2019-01-01") == {"pekka-timonen"}


def test_one_person_may_hold_an_office_twice() -> None:
    held = [t for t in tenures()["mayor-tampere"] if t.person == "anna-kaisa-ikonen"]
    assert len(held) == 2
    acting, regular = (t for t in tenures()["city-manager-oulu"] if t.person == "ari-alatossava")
    assert (acting.status, regular.status) == ("acting", "regular")


# ------------------------------------------------------------------------- the alliance


def test_the_alliance_is_of_six_cities_and_its_seats_follow_offices() -> None:
    table = next(table for table in tables("models") if table["id"] == "alliance")
    charter: Any = cast(Any, build(PLURALS["models"], table)).charter
    wanted = {f"municipality-{code}" for code in SIX}
    assert charter.municipalities == wanted
    seats = [seat for seat in records(Membership) if seat.group == charter.group]
    assert {seat.municipality for seat in seats if seat.role == "member"} == wanted
    assert all(seat.person is None for seat in seats)
    assert {seat.office for seat in seats if seat.role == "chair"} == {charter.chair_office}


def test_nobody_is_said_to_have_come_to_the_first_meeting() -> None:
    meeting = next(m for m in records(Meeting) if m.id == "mtg-alliance-2023-11-16")
    assert meeting.attendance is None
    assert len(meeting.agenda) == 3
    assert all(item.ministries == () for item in meeting.agenda)


def test_what_a_conflict_takes_is_one_of_its_values() -> None:
    for conflict in records(Conflict):
        values = {value.value for value in conflict.values}
        assert conflict.taken is None or conflict.taken in values, conflict.id
        for value in conflict.values:
            assert value.citations, conflict.id


def test_public_texts_are_in_three_languages() -> None:
    for plural, field in (
        ("claims", "statement"),
        ("conflicts", "subject"),
        ("conflicts", "reason"),
        ("coverages", "subject"),
        ("events", "text"),
        ("gaps", "subject"),
    ):
        for table in tables(plural):
            assert set(table[field]) == {"fi", "sv", "en"}, (table["id"], field)
