"""The panel against the register's own answers, and against what it promises of its rows."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import agreement, coverage, made, model, municipality, world

YEARS = range(2010, 2027)
MODELS = ("mal", "ecosystem", "alliance", "growth-agreement-2013", "homelessness-agreement-aune")
BASES: tuple[Any, ...] = ("announced", "signed", "in_force", "term")
WORDS = {True: up.YES, False: up.NO, None: up.UNDECIDED}


def rows(**asked: Any) -> list[dict[str, Any]]:
    return list(up.panel(**asked).rows)


def days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def month_end(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)


def place_of(row: dict[str, Any]) -> str:
    return up.municipality(row["code"], on=f"{row['year']}-01-01").id


def is_searched(day: date) -> bool:
    return date(2008, 1, 1) <= day <= date(2026, 11, 25)


def asked(row: dict[str, Any], day: Any, which: str, basis: Any) -> up.Truth:
    return up.is_bound(place_of(row), model=which, on=day, basis=basis)


# ------------------------------------------------------------------------- what it promises


@pytest.mark.parametrize("division", ["row", 2010, 2026])
def test_the_rows_are_the_municipalities_of_each_year_once_in_order(division: Any) -> None:
    found = rows(years=YEARS, model="mal", division=division)
    keys = [(row["code"], row["year"]) for row in found]
    assert keys == sorted(set(keys))
    for year in YEARS:
        on = f"{year if division == 'row' else division}-01-01"
        codes = [place.code for place in up.municipalities(on=on)]
        assert [row["code"] for row in found if row["year"] == year] == codes


def test_the_rows_of_months_are_those_of_their_years() -> None:
    found = rows(months="2014-11/2015-02", model="mal")
    keys = [(row["code"], row["month"]) for row in found]
    assert keys == sorted(set(keys))
    counts = Counter(row["month"] for row in found)
    assert counts == {"2014-11": 320, "2014-12": 320, "2015-01": 317, "2015-02": 317}
    assert {row["year"] for row in found} == {2014, 2015}


def test_periods_may_be_asked_for_in_many_ways() -> None:
    one = up.panel(years=range(2014, 2016), model="mal")
    assert one == up.panel(years="2014/2015", model=["mal"], at="last")
    assert one == up.panel(years=[2015, 2014, 2014], model="mal")
    assert one == up.panel(years=up.Period.through("2014/2015"), model="mal")
    months = up.panel(months=2014, model="mal")
    assert months == up.panel(months=[f"2014-{n:02d}" for n in range(1, 13)], model="mal")
    assert months == up.panel(months="2014-01/2014-12", model="mal")
    assert len(one) == len(list(one.rows)) == 320 + 317


def test_a_panel_tells_what_it_holds() -> None:
    table = up.panel(years=2015, model="mal", at="06-30", basis="signed", division=2016)
    assert repr(table) == "<panel of 313 rows by year: mal, signed, at 06-30, division 2016>"
    assert table.about == {
        "register": up.register().name,
        "models": "mal",
        "basis": "signed",
        "at": "06-30",
        "division": "2016",
    }
    assert table < up.panel(years=[2015, 2016], model="mal")
    assert list(table.columns) == [
        *("code", "year", "name_fi", "name_sv", "region", "region_fi", "region_sv"),
        *("population", "population_status", "bound", "status", "agreement"),
        *("first", "first_by", "first_status", "relative"),
    ]


def test_a_panel_can_be_kept_and_not_changed() -> None:
    table = up.panel(years=2015, model="mal")
    assert pickle.loads(pickle.dumps(table)) == table
    assert hash(table) == hash(up.panel(years=2015, model="mal"))
    table.columns["code"] = ()
    assert len(table.columns["code"]) == len(table) == 317


def test_several_models_have_columns_of_their_own_and_never_a_second_row() -> None:
    table = up.panel(years=2023, model=["mal", "ecosystem", "alliance"], at="share")
    assert len(table) == 309
    names = [name for name in table.columns if name.endswith("_bound")]
    assert names == ["mal_bound", "ecosystem_bound", "alliance_bound"]
    tampere = next(row for row in table.rows if row["code"] == "837")
    assert tampere["mal_bound"] is tampere["ecosystem_bound"] is tampere["alliance_bound"] is True
    for which in ("mal", "ecosystem", "alliance"):
        alone = up.panel(years=2023, model=which, at="share")
        for name in ("bound", "share", "status", "agreement", "first", "relative"):
            assert table.columns[f"{which}_{name}"] == alone.columns[name]


def test_names_and_regions_are_those_of_the_period_or_of_the_division() -> None:
    found = {
        row["year"]: row for row in rows(years=[2020, 2021], model="mal") if row["code"] == "291"
    }
    assert [found[year]["region_fi"] for year in (2020, 2021)] == ["Keski-Suomi", "Pirkanmaa"]
    assert [found[year]["region"] for year in (2020, 2021)] == ["13", "06"]
    fixed = [r for r in rows(years=2020, model="mal", division=2021) if r["code"] == "291"]
    assert fixed[0]["region_sv"] == "Birkaland"
    turku = next(row for row in rows(years=2023, model="mal") if row["code"] == "853")
    assert (turku["name_fi"], turku["name_sv"], turku["region"]) == ("Turku", "Åbo", "02")


def test_every_code_is_text_with_its_zeros() -> None:
    for row in rows(years=[2010, 2026], model="mal"):
        assert len(row["code"]) == 3
        assert len(row["region"]) == 2


# ------------------------------------------------------------------------- what bound them


@given(st.data(), st.sampled_from(MODELS), st.sampled_from(BASES), st.sampled_from(YEARS))
@settings(max_examples=15)
def test_a_day_of_a_year_says_what_the_register_says_of_it(
    data: st.DataObject, which: str, basis: Any, year: int
) -> None:
    at = data.draw(st.sampled_from(["first", "last", "02-28", "06-30", "12-31"]))
    day = {"first": "01-01", "last": "12-31"}.get(at, at)
    found = rows(years=year, model=which, basis=basis, at=at)
    for row in data.draw(st.lists(st.sampled_from(found), min_size=15, max_size=15)):
        on = f"{year}-{day}"
        truth = asked(row, on, which, basis)
        known = up.agreements(model=which, party=place_of(row), on=on, basis=basis)
        doubt = "undecided" if known.possible else "outside_coverage"
        assert WORDS[row["bound"]] == truth
        assert row["status"] == ("sure" if truth.is_decided else doubt)
        assert truth.is_decided or known.possible or not is_searched(date.fromisoformat(on))


@given(
    st.data(),
    st.sampled_from(MODELS),
    st.sampled_from(BASES),
    st.sampled_from(["any", "share", "first", "last"]),
    st.integers(2010, 2025),
    st.integers(1, 12),
)
@settings(max_examples=15)
def test_a_month_says_what_the_register_says_of_its_days(
    data: st.DataObject, which: str, basis: Any, at: str, year: int, number: int
) -> None:
    month = f"{year}-{number:02d}"
    found = rows(months=month, model=which, basis=basis, at=at)
    bound = [row for row in found if row["bound"] is not False] or found
    row = data.draw(st.sampled_from(bound))
    last = month_end(month)
    truths = [asked(row, day, which, basis) for day in days(last.replace(day=1), last)]
    if at in ("first", "last"):
        assert WORDS[row["bound"]] == truths[0 if at == "first" else -1]
        return
    assert WORDS[row["bound"]] == max(truths)
    if at == "any":
        assert (row["status"] == "sure") == max(truths).is_decided
        return
    is_decided = all(truth.is_decided for truth in truths)
    assert (row["status"] == "sure") == is_decided
    least = truths.count(up.YES) / len(truths)
    assert row["share"] == (least if is_decided else None)
    assert row["share_least"] == least
    assert row["share_most"] == (len(truths) - truths.count(up.NO)) / len(truths)


@pytest.mark.parametrize(
    ("code", "year", "bound", "share"),
    [("837", 2011, None, None), ("853", 2024, True, 1.0), ("091", 2022, True, 1.0)],
)
def test_all_days_of_a_year_are_asked(code: str, year: int, bound: Any, share: Any) -> None:
    (row,) = (r for r in rows(years=year, model="mal", at="share") if r["code"] == code)
    truths = [asked(row, d, "mal", "in_force") for d in days(date(year, 1, 1), date(year, 12, 31))]
    assert WORDS[bound] == WORDS[row["bound"]] == max(truths)
    assert row["share"] == share
    assert (row["status"] == "sure") == all(truth.is_decided for truth in truths)


@pytest.mark.parametrize("year", [2013, 2016, 2024])
def test_the_treated_are_those_whom_the_register_counts(year: int) -> None:
    found = rows(years=year, model="mal")
    on = f"{year}-12-31"
    counted = up.agreements(model="mal", on=on)
    assert {r["code"] for r in found if r["bound"]} == {p.code for p in counted.municipalities}
    for row in found:
        named = up.agreements(model="mal", party=place_of(row), on=on) if row["agreement"] else ()
        assert row["agreement"] == (" ".join(sorted(one.id for one in named)) or None)


def test_one_of_two_agreements_may_surely_bind_without_being_known() -> None:
    (row,) = (r for r in rows(months="2024-12", model="mal", at="first") if r["code"] == "091")
    assert (row["bound"], row["status"], row["agreement"]) == (True, "sure", None)


# ------------------------------------------------------------------------- since when


@given(st.sampled_from(MODELS), st.sampled_from(BASES), st.sampled_from(["any", "06-30", "share"]))
@settings(max_examples=10)
def test_the_first_period_is_found_again_in_the_rows(which: str, basis: Any, at: str) -> None:
    found = rows(years="2005/2026", model=which, basis=basis, at=at)
    by_code: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        by_code.setdefault(row["code"], []).append(row)
    for own in by_code.values():
        told = {(row["first"], row["first_by"], row["first_status"]) for row in own}
        assert len(told) == 1
        first, first_by, status = told.pop()
        if first_by and first_by < 2005:
            continue
        sure = next((row["year"] for row in own if row["bound"]), None)
        earlier = [row for row in own if not (sure and row["year"] > sure)]
        doubts = [row for row in earlier if row["bound"] is None and row["status"] == "undecided"]
        assert first_by == sure
        wanted = "undecided" if doubts else "sure" if sure else "never"
        assert status == wanted
        assert first == (sure if status == "sure" else None)
        for row in own:
            assert row["relative"] == (None if first is None else row["year"] - first)


def test_the_first_period_may_lie_outside_the_panel() -> None:
    found = {row["code"]: row for row in rows(years=2010, model="mal")}
    assert (found["092"]["first"], found["092"]["relative"]) == (2012, -2)
    later = {row["code"]: row for row in rows(years=2026, model="mal")}
    assert (later["092"]["first"], later["092"]["relative"]) == (2012, 14)
    assert later["297"]["first"] == 2021
    assert (later["005"]["first"], later["005"]["first_status"]) == (None, "never")


def test_days_for_which_nobody_looked_say_so_and_leave_no_doubt_of_what_is_known() -> None:
    for asked_for, status in (({"years": 2007}, "outside_coverage"), ({"years": 2026}, None)):
        found = {row["code"]: row for row in rows(model="mal", **asked_for)}
        assert (found["005"]["bound"], found["005"]["status"]) == (None, "outside_coverage")
        assert found["005"]["first_status"] == "never"
        assert found["092"]["status"] == (status or "sure")
        assert found["092"]["first"] == 2012
    months = {
        r["month"]: r for r in rows(months=2026, model="mal", at="share") if r["code"] == "005"
    }
    assert [months[m]["status"] for m in ("2026-10", "2026-11")] == ["sure", "outside_coverage"]
    assert (months["2026-11"]["share_least"], months["2026-11"]["share_most"]) == (0.0, 5 / 30)
    fixed = [r for r in rows(years=2026, model="mal", division=2005) if r["code"] == "005"]
    assert fixed[0]["status"] == "outside_coverage"


def test_relative_time_counts_months_where_periods_are_months() -> None:
    found = [r for r in rows(months="2021-12/2022-02", model="alliance") if r["code"] == "091"]
    assert [row["relative"] for row in found] == [
        found[0]["relative"] + number for number in range(3)
    ]
    assert found[0]["first"] == "2023-11"
    assert found[0]["relative"] == -23


# ------------------------------------------------------------------------- fixed boundaries


@given(st.data(), st.sampled_from([2005, 2012, 2020, 2026]), st.sampled_from(YEARS))
@settings(max_examples=15)
def test_fixed_boundaries_hold_whoever_stands_there(
    data: st.DataObject, division: int, year: int
) -> None:
    found = rows(years=year, model="mal", division=division)
    for row in data.draw(st.lists(st.sampled_from(found), min_size=5, max_size=5)):
        place = up.municipality(row["code"], on=f"{division}-01-01")
        then, now = f"{year}-01-01", f"{division}-01-01"
        if division <= year:
            parts = list(up.successors(place, on=then))
        else:
            others = up.municipalities(on=then)
            parts = [other for other in others if place in up.successors(other, on=now)]
        truths = {up.is_bound(part.id, model="mal", on=f"{year}-12-31") for part in parts}
        (truth,) = truths if len(truths) == 1 else (up.UNDECIDED,)
        assert WORDS[row["bound"]] == truth
        assert (row["status"] == "partly") == ({up.YES, up.NO} <= truths)


def test_what_is_bound_in_a_part_says_so() -> None:
    # Längelmäki was divided between Jämsä and Orivesi; only Orivesi is in the Tampere region.
    found = [r for r in rows(years=[2010, 2023], model="mal", division=2005) if r["code"] == "443"]
    assert [(row["bound"], row["status"]) for row in found] == [(False, "sure"), (None, "partly")]
    assert found[1]["agreement"] == "mal-tampere-2020-2031"
    assert (found[1]["first"], found[1]["first_status"]) == (None, "undecided")
    assert found[1]["population"] is None


def two(**fields: Any) -> up.Register:
    """Two municipalities of which one is bound, and which become one in 2015."""
    change = made(
        up.MunicipalChange,
        {"before": ["municipality-001", "municipality-002"], "after": ["municipality-001"]},
        id="change",
        on="2015-01-01",
        kind="annexation",
    )
    deal: dict[str, Any] = {
        "parties": [{"actor": "municipality-001", "role": "party"}],
        "milestones": [{"kind": "in-force", "date": "2012-04-01"}],
        "term": "2012-04-01/2013-06-30",
        **fields,
    }
    return world(
        coverage("2010-01-01/2016-12-31", "coverage-municipalities"),
        municipality("001", "Iso", period="2000-01-01/.."),
        municipality("002", "Pieni", period="2000-01-01/2014-12-31"),
        change,
        model(),
        agreement("deal", **deal),
    )


def test_shares_of_days_and_parts_within_fixed_boundaries() -> None:
    register = two()
    asked: dict[str, Any] = {"years": "2011/2014", "model": "kind", "register": register}
    own = [row for row in rows(at="share", **asked) if row["code"] == "001"]
    assert [row["share"] for row in own] == [0.0, 275 / 366, 181 / 365, 0.0]
    assert [row["bound"] for row in own] == [False, True, True, False]
    together = rows(at="share", division=2015, **asked)
    assert [(row["share_least"], row["share_most"]) for row in together] == [
        (0.0, share) for share in (0.0, 275 / 366, 181 / 365, 0.0)
    ]
    assert [row["share"] for row in together] == [0.0, None, None, 0.0]
    assert [row["status"] for row in together] == ["sure", "partly", "partly", "sure"]
    assert {row["first_status"] for row in together} == {"partly"}
    assert [row["region"] for row in together] == [None] * 4
    both = [{"actor": f"municipality-00{n}", "role": "party"} for n in (1, 2)]
    both[1]["period"] = "2012-05-01/.."
    later = rows(**{**asked, "register": two(parties=both)}, at="share", division=2015)
    assert [(row["bound"], row["share"], row["status"]) for row in later] == [
        (False, 0.0, "sure"),
        (True, None, "partly"),
        (True, 181 / 365, "sure"),
        (False, 0.0, "sure"),
    ]
    anytime = rows(**{**asked, "register": two(parties=both)}, at="any", division=2015)
    assert [row["status"] for row in anytime] == ["sure"] * 4


def test_a_start_of_which_nothing_is_known_leaves_the_first_period_undecided() -> None:
    register = two(milestones=[], term="/2013-06-30")
    asked: dict[str, Any] = {"years": "2011/2014", "model": "kind", "register": register}
    own = [row for row in rows(**asked) if row["code"] == "001"]
    assert [row["bound"] for row in own] == [None, None, False, False]
    assert {(row["first"], row["first_status"]) for row in own} == {(None, "undecided")}


def test_a_municipality_of_which_nothing_tells_what_became_is_not_decided() -> None:
    register = two().without("change")
    found = rows(years=2016, model="kind", division=2010, register=register)
    assert [(row["code"], row["bound"], row["status"]) for row in found] == [
        ("001", False, "sure"),
        ("002", None, "undecided"),
    ]


# ------------------------------------------------------------------------- how many live there


@pytest.mark.parametrize(("year", "division"), [(2010, "row"), (2023, "row"), (2013, 2024)])
def test_populations_are_those_of_the_register(year: int, division: Any) -> None:
    found = rows(years=year, model="mal", division=division)
    known = {row["code"]: row["population"] for row in found if row["population"] is not None}
    assert len(known) > 250
    for code, count in known.items():
        on = f"{year if division == 'row' else division}-01-01"
        figure = up.population(up.municipality(code, on=on), year=year)
        assert count == (figure.count_at_time if division == "row" else figure.count)


def test_the_inhabitants_within_fixed_boundaries_are_those_of_the_country() -> None:
    for year in (2010, 2020):
        found = rows(years=year, model="mal", division=2024)
        total = sum(row["population"] for row in found)
        assert total == up.population_of(year=year, allow=["backcast"]).total


def test_figures_of_two_are_added_where_they_became_one() -> None:
    # 588 became part of 507 in 2025.
    fixed = {row["code"]: row for row in rows(years=2022, model="mal", division=2026)}
    parts = [up.population(code, year=2022).count for code in ("507", "588")]
    assert fixed["507"]["population"] == sum(part or 0 for part in parts)
    assert fixed["507"]["population_status"] == "final"


def test_a_month_shows_the_last_year_end_before_it() -> None:
    found = [r for r in rows(months="2019-11/2020-01", model="mal") if r["code"] == "853"]
    ends = {year: up.population("853", year=year).count for year in (2018, 2019)}
    assert [row["population"] for row in found] == [ends[2018], ends[2019], ends[2019]]
    assert {row["population"] for row in rows(years=2026, model="mal")} == {None}


def test_sums_of_figures_that_are_not_all_final_say_so() -> None:
    people = [
        made(
            up.Population, {"municipality": f"municipality-00{n}", "count_at_time": 10 * n}, **rest
        )
        for n, rest in (
            (1, {"id": "p-1", "year": 2014, "status": "final"}),
            (2, {"id": "p-2", "year": 2014, "status": "preliminary"}),
        )
    ]
    register = two().with_records(*people)
    (row,) = rows(years=2014, model="kind", division=2016, register=register)
    assert (row["population"], row["population_status"]) == (30, "preliminary")
    only = two().with_records(people[0])
    (row,) = rows(years=2014, model="kind", division=2016, register=only)
    assert (row["population"], row["population_status"]) == (None, None)
    early = made(
        up.Population, {"municipality": "municipality-001", "count_at_time": 5}, id="e", year=2009
    )
    found = rows(months="2010-01", model="kind", register=two().with_records(early))
    assert [row["population"] for row in found] == [None, None]


# ------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({}, "either years= or months=, not both"),
        ({"years": 2020, "months": 2020}, "either years= or months=, not both"),
        ({"years": []}, "expected a year, a span"),
        ({"years": 2020.0}, "expected a year, a span"),
        ({"years": [2020.0]}, "expected a year, a span"),
        ({"years": True}, "expected a year, a span"),
        ({"years": "20"}, "expected a year, a span"),
        ({"years": "2020-06/2021-05"}, "it is not made of whole years"),
        ({"months": "2020-01-15/2020-02-29"}, "it is not made of whole months"),
        ({"months": "2020-13"}, "expected a year, a span '2011-01/2016-12'"),
        ({"years": 2020, "at": "02-29"}, "a day that every year has, as '12-31', or one of"),
        ({"years": 2020, "at": "31.12."}, "a day that every year has"),
        ({"years": 2020, "at": 12}, "a day that every year has"),
        ({"months": 2020, "at": "12-31"}, "expected one of any, first, last, share"),
        ({"years": 2020, "basis": "paper"}, "basis: found 'paper'"),
        ({"years": 2020, "division": "2024"}, "panel, division: found '2024', expected a year"),
        ({"years": 2020, "model": []}, "at least one agreement model"),
        ({"years": 2020, "model": 5}, "the name of an agreement model, or several"),
        ({"years": 2020, "to": "excel"}, "one of pandas, polars, arrow"),
    ],
)
def test_what_cannot_be_a_panel_is_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(up.InvalidValue) as caught:
        rows(**{"model": "mal", **wrong})
    assert message in str(caught.value)


def test_years_that_the_register_does_not_know_are_refused() -> None:
    with pytest.raises(up.OutsideCoverage, match="2005 to 2026 are known"):
        up.panel(years=range(2000, 2010), model="mal")
    with pytest.raises(up.OutsideCoverage, match="2005 to 2026 are known"):
        up.panel(years=2010, model="mal", division=2030)
    with pytest.raises(up.UnknownName, match="no agreement_model is called 'mall'"):
        up.panel(years=2010, model="mall")
