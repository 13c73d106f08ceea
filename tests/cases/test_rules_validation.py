"""The cases of the area rules-validation: a finding says who, where, when and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from urbanpolicy.model.places import Municipality
from urbanpolicy.values.plain import to_plain


def agreement(id: str, **fields: Any) -> dict[str, Any]:
    """An agreement of MAL as a table."""
    plain = {"id": id, "model": "mal", "name": {"en": id}, "nature": "agreement"}
    return {**plain, "urban_region": "urban-region-jyvaskyla", **fields}


def document(*agreements: dict[str, Any]) -> dict[str, Any]:
    return {"urbanpolicy": 1, "agreements": list(agreements)}


def found(report: up.Report, rule: str) -> list[up.Finding]:
    return [finding for finding in report.findings if finding.rule.id == rule]


# ------------------------------------------------------------------------- RUL-05


def with_party(id: str, actor: str) -> dict[str, Any]:
    """The document with an agreement of the register that has one party more."""
    own: Any = to_plain(up.agreement(id))
    return document({**own, "parties": [*own["parties"], actor]})


def test_rul_05_the_finding_names_agreement_code_day_and_reason() -> None:
    report = up.check(with_party("growth-2016-turku", "municipality-838"))
    (finding,) = found(report, "agreement-parties-exist")
    words = finding.message("en")
    for part in ("growth-2016-turku", "Tarvasjoki", "838", "2016-06-09", "2014-12-31", "parties"):
        assert part in words
    assert "kuntanumero 838" in finding.message("fi")
    assert "kommunkod 838" in finding.message("sv")
    assert finding.on == date(2016, 6, 9)
    assert finding.path == "agreements[0].parties"
    assert not report.conforms


PLACES = up.register().all(Municipality)


@settings(max_examples=40)
@given(st.sampled_from(PLACES))
def test_rul_05_whoever_does_not_exist_on_the_day_is_named_with_code_day_and_reason(
    place: up.Municipality,
) -> None:
    table = with_party("homelessness-2008-helsinki", place.id)
    told = found(up.check(table), "agreement-parties-exist")
    assert len(told) == (not place.period.contains("2008-09-01").is_certain)
    for finding in told:
        for part in ("homelessness-2008-helsinki", place.code, "2008-09-01", str(place.period)):
            assert part in str(finding)


# ------------------------------------------------------------------------- RUL-07

YEARS: list[tuple[object, bool]] = [(True, False), (2023, True), ("2023", True), (2023.0, False)]


@pytest.mark.parametrize(("year", "is_one"), YEARS)
def test_rul_07_true_is_no_year(year: Any, is_one: bool) -> None:
    if is_one:
        assert str(up.check("alliance", through=year).through) == "2023-01-01/2023-12-31"
    else:
        with pytest.raises(up.InvalidValue, match=f"through: found {year!r}, expected a year"):
            up.check("alliance", through=year)


@given(st.booleans() | st.floats() | st.none() | st.binary())
def test_rul_07_nothing_but_a_whole_number_is_a_year_of_a_record(year: Any) -> None:
    with pytest.raises(up.InvalidValue, match="year: found"):
        up.Population(id="p", municipality="municipality-091", year=year, count=1)


@pytest.mark.parametrize("field", ["least", "most", "outcome"])
def test_rul_07_a_flag_is_no_number_of_a_target(field: str) -> None:
    fields: dict[str, Any] = {"least": 1, "most": 2, field: True}
    with pytest.raises(up.InvalidValue, match=f"{field}: found True"):
        up.Target(heading={"en": "homes"}, unit="home", **fields)


# ------------------------------------------------------------------------- RUL-09


@settings(max_examples=20)
@given(st.integers(0, 199))
def test_rul_09_of_two_hundred_the_one_that_ends_before_its_start_is_found_by_the_message(
    number: int,
) -> None:
    rows = [agreement(f"a-{n}", term="2020-01-01/2020-12-31") for n in range(200)]
    rows[number]["term"] = "2020-01-01/2019-12-31"
    with pytest.raises(up.InvalidDocument) as error:
        up.check(document(*rows))
    (line,) = [str(problem) for problem in error.value.problems]
    for part in (f"agreements[{number}].term (a-{number})", "2019-12-31", "2020-01-01"):
        assert part in line
    with pytest.raises(up.InvalidDay) as refused:
        up.Agreement(**rows[number])
    for part in ("Agreement", f"'a-{number}'", "term", "2019-12-31", "2020-01-01"):
        assert part in str(refused.value)


# ------------------------------------------------------------------------- RUL-11

FIRST = agreement("first", term="2021/2031")
SECOND = agreement("second", term="2024/2035")
ALONE: dict[str, Any] = {
    "alone": True,
    "models": [{"id": "mal", "name": {"en": "MAL"}, "nature": "agreement"}],
    "urban_regions": [{"id": "urban-region-jyvaskyla", "name": {"fi": "Jyväskylän seutu"}}],
}


def at_once(*agreements: dict[str, Any]) -> list[up.Finding]:
    report = up.check({**document(*agreements), **ALONE})
    return found(report, "agreement-one-in-force")


def test_rul_11_two_agreements_of_a_region_at_once_are_told_from_when_to_when() -> None:
    (finding,) = at_once(FIRST, SECOND)
    words = finding.message("en")
    for part in ("Jyväskylän seutu", "2024-01-01 – 2031-12-31", "[first]", "second"):
        assert part in words
    assert finding.record == "second"
    assert finding.on == date(2024, 1, 1)


@pytest.mark.parametrize("basis", ["term", "in_force"])
def test_rul_11_once_the_second_supersedes_the_first_only_it_runs(basis: Any) -> None:
    assert at_once(FIRST, {**SECOND, "supersedes": ["first"]}) == []
    signed = [{"kind": "signed", "date": "2024-05-01"}]
    older = {**FIRST, "milestones": [{"kind": "signed", "date": "2021-06-30"}]}
    newer = {**SECOND, "supersedes": ["first"], "milestones": signed}
    world = up.read_document({**document(older, newer), **ALONE}).world
    bound = world.agreements(urban_region="urban-region-jyvaskyla", on="2024-06-01", basis=basis)
    assert [one.id for one in bound] == ["second"]


def test_rul_11_the_proposed_mend_is_that_it_supersedes() -> None:
    mended = up.repair(up.check({**document(FIRST, SECOND), **ALONE}, rules=[ONE]))
    assert mended.conforms
    assert [change.text() for change in mended.changes] == ['set supersedes of second to ["first"]']


ONE = up.rule("agreement-one-in-force")


def id_in(found: object) -> str:
    """The id that stands in brackets after a name."""
    return str(found).rpartition("[")[2].removesuffix("]")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(2000, 2040), st.integers(0, 20)), min_size=2, max_size=4))
def test_rul_11_pairs_are_found_where_a_day_is_in_both_terms_and_nowhere_else(
    spans: list[tuple[int, int]],
) -> None:
    years = {f"a-{n}": (first, first + length) for n, (first, length) in enumerate(spans)}
    rows = [agreement(id, term=f"{first}/{last}") for id, (first, last) in years.items()]
    told = {
        tuple(sorted([id_in(f.found), f.record])): str(f.verdict.part("period"))
        for f in at_once(*rows)
    }
    wanted = {
        (one, other): f"{max(years[one][0], years[other][0])}-01-01/"
        f"{min(years[one][1], years[other][1])}-12-31"
        for one in years
        for other in years
        if one < other
        and max(years[one][0], years[other][0]) <= min(years[one][1], years[other][1])
    }
    assert told == wanted
