"""The cases of the area municipalities-over-time: which municipality existed on which day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up

FIRST, LAST = date(2005, 1, 1), date(2026, 12, 31)
ONE_DAY = timedelta(days=1)
DAYS = st.dates(FIRST, LAST)
SOURCE = {"id": "draft", "title": "Draft", "publisher": "Somebody"}

# On 1 July, from 2005 on.
COUNTS = [
    *(432, 431, 416, 415, 348, 342, 336, 336, 320, 320, 317),
    *(313, 311, 311, 311, 310, 309, 309, 309, 309, 308, 308),
]


def codes(selection: up.Selection[up.Municipality]) -> list[str]:
    return [place.code for place in selection]


def made(code: str, name: str, period: str, id: str | None = None) -> up.Municipality:
    names = [up.DatedName(text=up.Text(fi=name))]
    return up.Municipality(
        id=id or f"m-{name.lower()}", code=code, names=tuple(names), period=up.Period.read(period)
    )


# ------------------------------------------------------------------------- MUN-01, a code twice


def test_mun_01_a_year_holds_each_municipality_once() -> None:
    found = up.municipalities(on="2016-07-01")
    assert len(found) == 313
    assert len(set(codes(found))) == 313
    assert found.possible == ()
    assert found.complete == up.YES
    panel = [(code, 2016) for code in codes(found)]
    joined = [row for row in panel for code in codes(found) if code == row[0]]
    assert len(joined) == 313


@given(DAYS)
def test_mun_01_no_day_has_a_code_twice(day: date) -> None:
    found = up.municipalities(on=day)
    assert codes(found) == sorted(codes(found))
    assert max(Counter(codes(found)).values()) == 1


def test_mun_01_the_same_code_twice_is_refused_with_both_periods() -> None:
    one = made("999", "Vanhala", "1950-01-01/1979-12-31")
    other = made("999", "Uusila", "1979-12-31/..")
    with pytest.raises(up.InvalidDocument) as refused:
        up.Register([one, other])
    (problem,) = refused.value.problems
    assert isinstance(problem, up.DuplicateId)
    for part in ("999", "1950-01-01/1979-12-31", "1979-12-31/.."):
        assert part in str(problem)


@given(st.tuples(DAYS, DAYS, DAYS, DAYS).map(sorted), st.booleans())
def test_mun_01_whether_two_lives_of_a_code_may_be_follows_from_their_days(
    days: list[date], meet: bool
) -> None:
    start, end, later, last = days
    later = end if meet else max(later, end + ONE_DAY)
    one = made("999", "Vanhala", f"{start}/{end}")
    other = made("999", "Uusila", f"{later}/{max(last, later)}")
    if meet:
        with pytest.raises(up.InvalidDocument, match="'999' is given twice"):
            up.Register([other, one])
    else:
        assert len(up.Register([other, one]).municipalities(on=start)) == 1


# ------------------------------------------------------------------------- MUN-03, alike names


@pytest.mark.parametrize("name", ["Jyväskylän maalaiskunta", "Jyväskylän mlk", "180"])
def test_mun_03_the_rural_municipality_is_never_the_city(name: str) -> None:
    assert up.municipality(name, on="2008-12-31").code == "180"
    with pytest.raises(up.NotExisting) as gone:
        up.municipality(name, on="2009-01-01")
    assert "Jyväskylän mlk (180) was abolished: merged into Jyväskylä (179) on 2009-01-01" in str(
        gone.value
    )


def test_mun_03_before_the_days_that_are_known_the_register_says_so() -> None:
    with pytest.raises(up.OutsideCoverage, match="2005-01-01/2026-12-31"):
        up.municipality("Jyväskylän maalaiskunta", on="2004-12-31")
    with pytest.raises(up.OutsideCoverage, match="known for 2005-01-01/2026-12-31"):
        up.municipality("Jyväskylä", on="2027-01-01")


def ended() -> list[up.Municipality]:
    return [m for m in up.register().all(up.Municipality) if m.period.last_possible]


@pytest.mark.parametrize("place", ended(), ids=lambda place: place.code)
def test_mun_03_of_each_that_was_abolished_it_is_said_into_what(place: up.Municipality) -> None:
    last = place.period.last_possible
    assert last is not None
    assert up.municipality(place.code, on=last) == place
    with pytest.raises(up.NotExisting, match=rf"\({place.code}\) was abolished: ") as gone:
        up.municipality(place.code, on=last + ONE_DAY)
    for successor in up.successors(place, on=last + ONE_DAY):
        assert f"({successor.code})" in str(gone.value)


# ------------------------------------------------------------------------- MUN-05, two lives


def two_lives() -> up.Register:
    lives = [("Vanhala", "1950-01-01/1979-12-31"), ("Uusila", "2007-01-01/..")]
    return up.Register([made("999", name, period) for name, period in lives])


@pytest.mark.parametrize("based", [False, True], ids=["alone", "beside the built-in facts"])
def test_mun_05_a_code_identifies_only_together_with_a_day(based: bool) -> None:
    alone = two_lives()
    register = up.register().with_records(*alone) if based else alone
    assert register.municipality("999", on="1960-01-01").name.fi == "Vanhala"
    assert register.municipality("999", on="2010-01-01").name.fi == "Uusila"
    with pytest.raises(up.NoAnswer) as told:
        register.municipality("999", on="1990-01-01")
    assert isinstance(told.value, up.OutsideCoverage if based else up.NotExisting)
    assert "1950-01-01/1979-12-31" in str(told.value)
    with pytest.raises(up.AmbiguousName, match="with the day that you mean"):
        register.municipality("999")


# ------------------------------------------------------------------------- MUN-07, parts


def test_mun_07_a_transfer_of_a_part_makes_nobody_a_successor() -> None:
    assert codes(up.successors("564", on="2018-01-01")) == ["564"]
    assert codes(up.successors("753", on="2018-01-01")) == ["753"]
    assert codes(up.predecessors("139", on="2017-12-31")) == ["139"]
    for code in ("564", "139", "753", "092"):
        for day in ("2017-12-31", "2018-01-01"):
            assert up.municipality(code, on=day).code == code


def test_mun_07_transfers_of_parts_are_changes_of_their_own_kind() -> None:
    found = {
        (change.before[0][-3:], change.after[0][-3:]): change
        for change in up.municipal_changes(through=2018, kind="partial-transfer")
    }
    assert set(found) == {("564", "139"), ("753", "092")}
    assert found["564", "139"].inhabitants == 417
    assert found["753", "092"].inhabitants == 2
    for change in found.values():
        assert not change.is_succession
        assert change.ended == change.begun == ()
    kinds = {change.kind for change in up.municipal_changes(through=2018)}
    assert kinds == {"partial-transfer", "title-change"}


def test_mun_07_a_split_has_several_successors() -> None:
    assert codes(up.successors("Längelmäki", on="2006-12-31")) == ["443"]
    assert codes(up.successors("Längelmäki", on="2007-01-01")) == ["182", "562"]


# ------------------------------------------------------------------------- MUN-09, the vintage


@pytest.mark.parametrize(
    ("day", "count"),
    [
        *((f"{2005 + index}-07-01", count) for index, count in enumerate(COUNTS)),
        *((f"{year}-06-01", COUNTS[year - 2005]) for year in (2014, 2015, 2016, 2017, 2019)),
        *((f"{year}-06-01", COUNTS[year - 2005]) for year in (2020, 2021, 2024, 2025, 2026)),
    ],
)
def test_mun_09_the_number_of_municipalities_is_that_of_the_day(day: str, count: int) -> None:
    found = up.municipalities(on=day)
    assert len(found) == count
    assert found.possible == ()


@given(DAYS)
def test_mun_09_between_two_januaries_nothing_changes(day: date) -> None:
    first = date(day.year, 1, 1)
    assert codes(up.municipalities(on=day)) == codes(up.municipalities(on=first))
    assert len(up.municipalities(on=day)) == COUNTS[day.year - 2005]


@given(st.dates(max_value=FIRST - ONE_DAY) | st.dates(min_value=LAST + ONE_DAY))
def test_mun_09_a_year_that_is_not_known_is_not_another_year(day: date) -> None:
    with pytest.raises(up.OutsideCoverage, match="known for 2005-01-01/2026-12-31"):
        up.municipalities(on=day)
    with pytest.raises(up.OutsideCoverage):
        up.municipality("Turku", on=day)
    with pytest.raises(up.OutsideCoverage):
        up.city("Turku", on=day)
    with pytest.raises(up.OutsideCoverage):
        up.successors("Turku", on=day)
    with pytest.raises(up.OutsideCoverage):
        up.predecessors("Turku", on=day)
    with pytest.raises(up.OutsideCoverage):
        up.region_of("Turku", on=day)


# ------------------------------------------------------------------------- MUN-11, which regions


@pytest.mark.parametrize(
    ("day", "region"),
    [("2020-06-01", "Keski-Suomi"), ("2022-06-01", "Pirkanmaa"), ("2024-06-01", "Pirkanmaa")],
)
def test_mun_11_the_region_is_that_of_the_day_by_the_national_list(day: str, region: str) -> None:
    found = up.region_of("291", on=day)
    assert found.name.fi == region
    assert "national classification" in found.classification
    assert "not NUTS" in found.classification
    assert [place.code for place in up.municipalities(on=day, region=region)].count("291") == 1


@pytest.mark.parametrize("code", ["FI193", "FI19B", "fi1", "FI1D", " FI19 "])
def test_mun_11_a_nuts_code_is_no_region_here(code: str) -> None:
    with pytest.raises(up.UnknownName, match="form of a NUTS code"):
        up.region(code)
    with pytest.raises(up.UnknownName, match="form of a NUTS code"):
        up.municipalities(on="2024-06-01", region=code)


def test_mun_11_no_answer_and_no_page_of_it_implies_nuts() -> None:
    regions = up.register().all(up.Region)
    assert not [region for region in regions if region.code.upper().startswith("FI")]
    assert "not NUTS" in up.city("Turku", on="2023-11-16").why()
    for question in (up.region, up.region_of, up.municipalities):
        assert "national classification" in (question.__doc__ or "")


@given(st.sampled_from(up.register().all(up.Municipality)), DAYS)
def test_mun_11_who_exists_lies_in_one_region_of_the_day(place: up.Municipality, day: date) -> None:
    exists = place.period.contains(day).is_certain
    found = [region for region in place.regions if region.period.contains(day).is_certain]
    assert len(found) == exists
    if exists:
        region = up.region_of(place, on=day)
        assert region.period.contains(day).is_certain
        assert place in up.municipalities(on=day, region=region.code)
