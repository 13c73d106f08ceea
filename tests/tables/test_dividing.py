"""Which years fit a set of codes, and where the codes of one year lie in another."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import coverage, made, municipality, world

YEARS = range(2005, 2027)
CODES = {year: [m.code for m in up.municipalities(on=f"{year}-01-01")] for year in YEARS}
EVER = sorted({code for codes in CODES.values() for code in codes})
years = st.sampled_from(YEARS)


def change(id: str, on: Any, before: str, after: str, kind: str, **fields: Any) -> Any:
    ends = {
        "before": [f"municipality-{code}" for code in before.split()],
        "after": [f"municipality-{code}" for code in after.split()],
    }
    return made(up.MunicipalChange, {**ends, **fields}, id=id, on=on, kind=kind)


def land(
    *records: up.Record, codes: str = "001 002 003 004", years: str = "2010-01-01/2020-12-31"
) -> Any:
    """A country of some municipalities, and its changes."""
    places = {record.code for record in records if isinstance(record, up.Municipality)}
    others = [
        municipality(code, f"M{code}", period="2000-01-01/..")
        for code in codes.split()
        if code not in places
    ]
    return world(coverage(years, "coverage-municipalities"), *others, *records)


def ended(code: str, last: str) -> up.Municipality:
    return municipality(code, f"M{code}", period=f"2000-01-01/{last}")


# ------------------------------------------------------------------------- guessing


@given(st.lists(st.sampled_from([*EVER, "000", "999"]), min_size=1), st.integers(0, 3))
def test_a_guess_says_of_every_year_which_codes_are_unknown(codes: list[str], gaps: int) -> None:
    guess = up.guess_division([*codes, *[None] * gaps, *codes])
    assert guess.codes == tuple(sorted(set(codes)))
    assert guess.missing == gaps
    assert [fit.year for fit in guess.fits] == list(YEARS)
    for fit in guess.fits:
        assert set(fit.unknown) == set(codes) - set(CODES[fit.year])
        assert set(fit.absent) == set(CODES[fit.year]) - set(codes)
        assert fit.known + len(fit.unknown) == len(guess.codes)
        assert fit.fits == (fit.year in guess.years) == (not fit.unknown)
        assert len(guess.best.unknown) <= len(fit.unknown)
        assert guess.fit(fit.year) == fit
    assert guess.never == tuple(sorted(set(codes) - set(EVER)))
    assert guess.best.year == guess.as_good[-1]


@given(years)
def test_the_codes_of_a_year_are_known_again(year: int) -> None:
    guess = up.guess_division(CODES[year])
    assert guess.best.is_whole
    assert guess.as_good == tuple(y for y in YEARS if CODES[y] == CODES[year])
    assert year in guess.years
    # Without one code it still fits, and no year fits whole.
    fewer = up.guess_division(CODES[year][1:])
    assert year in fewer.as_good
    assert not fewer.best.is_whole


def test_a_guess_tells_what_it_found() -> None:
    assert repr(up.guess_division(CODES[2026])) == "<308 codes: best division 2025, 2026>"
    guess = up.guess_division([*CODES[2014], "999"])
    assert repr(guess) == "<321 codes: best division 2013, 2014, 1 unknown>"
    assert repr(guess.best) == "<division of 2014: 320 codes known, 1 unknown: 999>"
    assert repr(up.guess_division(CODES[2006])) == "<431 codes: best division 2006>"
    assert repr(guess.fits[0]).endswith("and 1 more, 120 others not among them>")
    assert guess.years == ()
    assert up.guess_division(["999"]).never == ("999",)
    assert guess > up.guess_division(["091"])
    assert guess.fits[0] < guess.fits[1]


@pytest.mark.parametrize(
    ("codes", "mend"),
    [
        ([91], "'091'; read the column as text"),
        ([49.0], "'049'; read the column as text"),
        ([49.5], "found 49.5, expected a code as text of three digits, '049'; read the column"),
        ([math.inf], "found inf"),
        (["91"], "is it '091'?"),
        (["49.0"], "is it '049'?"),
        (["KU 091"], "is it '091'?"),
        (["091 "], "is it '091'?"),
        (["Helsinki"], "found 'Helsinki'"),
        ([True], "leave out what is missing"),
        ([b"091"], "leave out what is missing"),
        ("091", "write ['091']"),
        (None, "codes in a list or a column"),
        ([None, math.nan], "at least one code that is not missing"),
        ([], "at least one code that is not missing"),
    ],
)
def test_what_is_no_code_is_refused_with_its_mend(codes: Any, mend: str) -> None:
    with pytest.raises(up.InvalidValue) as caught:
        up.guess_division(codes)
    assert mend in str(caught.value)


def test_columns_of_any_package_are_codes() -> None:
    pandas, polars = import_module("pandas"), import_module("polars")
    codes = ["838", None, "091", None]
    wanted = up.guess_division(codes)
    assert wanted.missing == 2
    for column in (
        pandas.Series(codes),
        pandas.Series(codes, dtype=object),
        pandas.Series(codes, dtype="string"),
        pandas.Series(codes, dtype="category"),
        polars.Series(codes),
    ):
        assert up.guess_division(column) == wanted
    assert (
        up.guess_division(pandas.Series(["838", "091"]).to_numpy(dtype=str)).codes == wanted.codes
    )


def test_the_place_of_a_wrong_code_is_named() -> None:
    with pytest.raises(up.InvalidValue, match=r"codes\[2\]: found 853"):
        up.guess_division(["091", None, 853])


def test_years_outside_the_register_are_named() -> None:
    with pytest.raises(up.OutsideCoverage, match="the divisions of 2005 to 2026 are known"):
        up.guess_division(["091"]).fit(2004)
    with pytest.raises(up.OutsideCoverage, match="coverage-municipalities"):
        up.guess_division(["001"], register=world(municipality("001", "M")))


def test_a_division_belongs_to_the_years_whose_first_day_was_searched() -> None:
    register = land(years="2010-02-01/2012-06-30")
    assert [fit.year for fit in up.guess_division(["001"], register=register).fits] == [2011, 2012]


# ------------------------------------------------------------------------- from year to year


@given(years, years)
@settings(max_examples=15)
def test_every_code_has_its_links_and_they_agree_with_the_register(here: int, there: int) -> None:
    found = up.crosswalk(here, there)
    assert sorted({link.code for link in found.links}) == CODES[here]
    assert sorted({link.target or "" for link in found.links}) == CODES[there]
    assert list(found.links) == sorted(found.links)
    counts = Counter(link.code for link in found.links)
    into = Counter(link.target for link in found.links)
    moved = {c.id for c in up.municipal_changes(kind="partial-transfer")}
    for link in found.links:
        assert link.is_whole == (counts[link.code] == 1)
        alone = counts[link.code] == into[link.target] == 1
        assert (link.kind == "same") == alone
        assert link.kind in ("same", "merged", "split", "partial")
        assert link.kind != "partial" or moved & set(link.changes)
    assert found.mapping == {link.code: link.target for link in found.links if link.is_whole}
    assert {link.code for link in found.open} == set(CODES[here]) - set(found.mapping)


@given(years, years)
@settings(max_examples=10)
def test_both_directions_are_the_same_links_turned_round(here: int, there: int) -> None:
    forth, back = up.crosswalk(here, there), up.crosswalk(there, here)
    assert {(link.code, link.target) for link in forth.links} == {
        (link.target, link.code) for link in back.links
    }
    same = [{(x.code, x.target) for x in walk.links if x.kind == "same"} for walk in (forth, back)]
    assert same[0] == {(a, b) for b, a in same[1]}


@given(st.data(), years, years)
@settings(max_examples=15)
def test_without_transfers_the_links_are_the_successors(
    data: st.DataObject, here: int, there: int
) -> None:
    here, there = sorted((here, there))
    code = data.draw(st.sampled_from(CODES[here]))
    links = up.crosswalk(here, there).of(code)
    place = up.municipality(code, on=f"{here}-01-01")
    found = {other.code for other in up.successors(place, on=f"{there}-01-01")}
    assert {link.target for link in links if not link.is_transfer} == found
    for link in links:
        assert not link.is_transfer or (link.kind, link.is_whole) == ("partial", False)


def kinds(links: Iterable[up.CodeLink]) -> dict[str | None, str]:
    return {link.target: link.kind for link in links}


def test_mergers_splits_and_transfers_of_the_register() -> None:
    assert kinds(up.crosswalk(2014, 2015).of("838")) == {"423": "merged"}
    assert kinds(up.crosswalk(2015, 2014).of("423")) == {"423": "split", "838": "split"}
    assert kinds(up.crosswalk(2006, 2007).of("443")) == {"182": "split", "562": "split"}
    assert kinds(up.crosswalk(2007, 2006).of("562")) == {"443": "split", "562": "split"}
    # Of Oulu 417 inhabitants went to Ii: whoever was in Ii still is, whoever was in Oulu perhaps not.
    given_away = up.crosswalk(2017, 2018).of("564")
    assert kinds(given_away) == {"139": "partial", "564": "partial"}
    assert [link.inhabitants for link in given_away] == [417, None]
    (taker,) = up.crosswalk(2017, 2018).of("139")
    assert (taker.kind, taker.is_whole) == ("partial", True)
    assert up.crosswalk(2018, 2019).mapping == {code: code for code in CODES[2018]}
    assert up.crosswalk(2018, 2018).open == ()


def test_the_changes_on_the_way_are_named() -> None:
    (kuopio,) = up.crosswalk(2016, 2026).of("297")
    assert (kuopio.kind, kuopio.changes) == ("merged", ("change-2017-01-01-297",))


def test_a_crosswalk_tells_what_it_holds() -> None:
    walk = up.crosswalk(2017, 2018)
    assert repr(walk) == "<311 codes of 2017 in 2018: 307 same, 6 partial>"
    assert repr(walk.open[0]) == "<564 -> 139: partial, a part>"
    columns = walk.columns
    assert {len(column) for column in columns.values()} == {len(walk.links)}
    row = columns["code"].index("564")
    assert [column[row] for column in columns.values()] == [
        *("564", "139", "partial", False, True, 417),
        "change-2018-01-01-part-564-139",
    ]
    assert walk < up.crosswalk(2017, 2019)
    with pytest.raises(
        up.UnknownName, match="municipality of the division of 2017 is called '838'"
    ):
        walk.of("838")


@pytest.mark.parametrize("year", ["2024", 2024.0, True, 0, 10_000])
def test_only_a_whole_number_is_a_year(year: Any) -> None:
    with pytest.raises(up.InvalidValue, match=r"crosswalk, to_year: .* expected a year"):
        up.crosswalk(2020, year)


@pytest.mark.parametrize("year", [2004, 2027])
def test_only_years_of_the_register_have_a_division(year: int) -> None:
    with pytest.raises(up.OutsideCoverage, match="of 2005 to 2026 are known"):
        up.crosswalk(year, 2020)


def test_parts_are_followed_through_several_changes() -> None:
    # 1 gives a part to 2; then 2 goes into 3; then 1 is divided between 3 and 4.
    register = land(
        ended("001", "2016-12-31"),
        ended("002", "2014-12-31"),
        change("a", "2013-01-01", "001", "002", "partial-transfer", inhabitants=5),
        change("b", "2015-01-01", "002 003", "003", "annexation"),
        change("c", "2017-01-01", "001 003 004", "003 004", "split"),
    )
    walk = up.crosswalk(2012, 2016, register=register)
    assert [repr(link) for link in walk.links] == [
        "<001 -> 001: partial, a part>",
        "<001 -> 003: partial, a part>",
        "<002 -> 003: merged>",
        "<003 -> 003: merged>",
        "<004 -> 004: same>",
    ]
    assert [link.inhabitants for link in walk.of("001")] == [None, 5]
    assert walk.of("001")[1].changes == ("a", "b")
    # What came by the transfer and what came by the split lie in the same place: one link.
    whole = up.crosswalk(2012, 2018, register=register)
    assert kinds(whole.of("001")) == {"003": "split", "004": "split"}
    assert whole.of("001")[0].changes == ("a", "b", "c")
    assert kinds(up.crosswalk(2018, 2012, register=register).of("003")) == {
        "001": "split",
        "002": "split",
        "003": "split",
    }


def test_two_transfers_between_the_same_are_one_link() -> None:
    register = land(
        change("a", "2013-01-01", "001", "002", "partial-transfer", inhabitants=5),
        change("b", "2014-01-01", "001", "002", "partial-transfer", inhabitants=7),
    )
    link = up.crosswalk(2012, 2015, register=register).of("001")[1]
    assert (link.target, link.changes, link.inhabitants) == ("002", ("a", "b"), None)


def test_where_no_change_says_what_became_of_a_municipality_nothing_is_guessed() -> None:
    register = land(
        ended("001", "2014-12-31"),
        change("a", "[2015-01-01..]", "001 002", "002", "annexation"),
        change("b", "2015-01-01", "003", "003", "rename"),
    )
    walk = up.crosswalk(2012, 2016, register=register)
    (lost,) = walk.of("001")
    assert (lost.target, lost.kind, lost.is_whole) == (None, "unknown", False)
    assert repr(lost) == "<001 -> None: unknown, a part>"
    assert kinds(walk.of("003")) == {"003": "same"}
