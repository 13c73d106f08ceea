"""Which share of the population the agreements of a model bind: of a made-up country, and of Finland."""

from __future__ import annotations

from typing import Any

import pytest

import urbanpolicy as up
from tests.world import made
from urbanpolicy.errors import InvalidValue, OutsideCoverage, Undecided, UnknownName
from urbanpolicy.model.changes import MunicipalChange
from urbanpolicy.model.populations import Population
from urbanpolicy.values.truth import YES
from urbanpolicy.world.register import Register


def figure(code: str, year: int, count: int, **fields: Any) -> Population:
    return made.made(
        Population,
        fields,
        id=f"population-{code}-{year}",
        municipality=f"municipality-{code}",
        year=year,
        count=count,
        status="final",
        division="2022-01-01",
        coverage="municipality",
    )


def country(*parties: Any, start: str = "2020-01-01") -> Register:
    """Three municipalities; the third joined the second at the beginning of 2021."""
    joined = made.made(
        MunicipalChange,
        {},
        id="joined",
        on="2021-01-01",
        kind="annexation",
        before=["municipality-002", "municipality-003"],
        after=["municipality-002"],
    )
    return made.world(
        made.model(),
        made.agreement(
            parties=parties, term="2020/2031", milestones=[{"kind": "in-force", "date": start}]
        ),
        made.municipality("001", "Aura", period="2000-01-01/.."),
        made.municipality("002", "Boda", period="2000-01-01/.."),
        made.municipality("003", "Cygnaeus", period="2000-01-01/2020-12-31"),
        joined,
        figure("001", 2019, 100),
        figure("002", 2019, 300, coverage="backcast"),
        figure("001", 2021, 200),
        figure("002", 2021, 200),
    )


A, B, C = "municipality-001", "municipality-002", "municipality-003"


def test_the_municipalities_bound_on_the_day_are_counted_at_the_end_of_the_year_before() -> None:
    share = country(A).population_share("kind", on="2020-06-01")
    assert (share.year, share.least.total, share.total.total, share.share) == (2019, 100, 400, 0.25)
    assert [place.id for place in share.bound] == [A]
    assert repr(share) == "<kind on 2020-06-01 (in_force): 25.00%, 100 of 400 at the end of 2019>"


def test_the_last_day_of_a_year_takes_that_year_and_a_year_can_be_named() -> None:
    register = country(A)
    assert register.population_share("kind", on="2021-12-31").share == 0.5
    assert register.population_share("kind", on="2021-12-31", year=2019).share == 0.25
    assert register.population_share("kind", on="2020-06-01", year=2021).share == 0.5


def test_nobody_is_counted_twice_or_lost_by_a_merger() -> None:
    """Those who joined are within a later municipality's figure: once, if both are bound."""
    assert country(B, C).population_share("kind", on="2020-06-01").share == 0.75
    # Boda of 2022 is the two of 2019 together.
    assert country(B, C).population_share("kind", on="2022-06-01", year=2019).share == 0.75
    # Cygnaeus of 2020 is a part of Boda of 2021.
    assert country(B, C).population_share("kind", on="2020-06-01", year=2021).share == 0.5


def test_a_figure_that_includes_others_is_refused_unless_allowed() -> None:
    register = country(B)
    with pytest.raises(Undecided, match="Cygnaeus"):
        register.population_share("kind", on="2020-06-01")
    allowed = register.population_share("kind", on="2020-06-01", allow=["backcast"])
    assert allowed.share == 0.75


def test_where_it_is_undecided_who_is_bound_the_share_lies_between_two_numbers() -> None:
    register = country(
        A, {"actor": B, "evidence": "inferred"}, {"actor": C, "evidence": "inferred"}
    )
    share = register.population_share("kind", on="2020-06-01")
    assert share.bounds == (0.25, 1.0)
    assert [place.id for place in share.undecided] == [B, C]
    assert "25.00% to 100.00%" in repr(share)
    with pytest.raises(Undecided, match=r"between 25\.00% and 100\.00%"):
        _ = share.share


def test_before_and_after_nobody_is_bound() -> None:
    for day in ("2019-12-31", "2032-01-01"):
        share = country(A).population_share("kind", on=day, year=2019)
        assert (share.share, share.bound, share.undecided) == (0.0, (), ())
        assert share.sources == ()


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"model": "other", "on": "2020-06-01"}, UnknownName),
        ({"model": "kind", "on": "2021-06-01"}, OutsideCoverage),
        ({"model": "kind", "on": "2020-06-01", "year": "2019"}, OutsideCoverage),
        ({"model": "kind", "on": "2020-06-01", "year": 0}, OutsideCoverage),
        ({"model": "kind", "on": "2020-06-01", "basis": "signature"}, InvalidValue),
        ({"model": "kind", "on": "2020-06-01", "allow": ["all"]}, InvalidValue),
    ],
)
def test_what_cannot_be_answered_is_refused(asked: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        country(A).population_share(**asked)


def test_a_country_of_nobody_has_no_share() -> None:
    place = made.municipality("001", "Aura", period="2000-01-01/")
    register = made.world(made.model(), place, figure("001", 2021, 200))
    with pytest.raises(OutsideCoverage, match="nobody"):
        register.population_share("kind", on="2022-06-01")


def test_shares_are_sorted_by_day() -> None:
    register = country(A)
    early, late = (
        register.population_share("kind", on=day, year=2019) for day in ("2020-06-01", "2021-06-01")
    )
    assert sorted([late, early]) == [early, late]


# ------------------------------------------------------------------------- Finland and MAL


def test_the_share_bound_by_mal_at_the_end_of_2021_is_56_5_per_cent() -> None:
    share = up.population_share("mal", on="2021-12-31")
    assert (share.least.total, share.total.total) == (3136256, 5548241)
    assert round(100 * share.share, 1) == 56.5
    assert len(share.bound) == 64
    assert share.sources


def test_the_claims_of_55_and_56_per_cent_stand_beside_it() -> None:
    """No page says which year it used: 55 is the end of 2017, 56 that of 2019 or 2020."""
    by_year = {
        year: round(100 * up.population_share("mal", on="2021-12-31", year=year).share, 2)
        for year in range(2015, 2024)
    }
    assert by_year == {
        2015: 54.30,
        2016: 54.68,
        2017: 55.09,
        2018: 55.50,
        2019: 55.93,
        2020: 56.26,
        2021: 56.53,
        2022: 56.96,
        2023: 57.36,
    }
    claimed = [c for c in up.claims("mal") if c.id.startswith("claim-mal-population-share")]
    assert {claim.number for claim in claimed} == {55, 56}
    for claim in claimed:
        assert claim.computed in by_year.values()
        assert claim.agrees != YES
        assert claim.reason is not None


def test_preliminary_and_partial_years_are_refused() -> None:
    with pytest.raises(Undecided, match="not final"):
        up.population_share("mal", on="2025-06-01")
    with pytest.raises(OutsideCoverage, match="no figure"):
        up.population_share("mal", on="2026-06-01")


def test_while_it_is_undecided_which_agreement_binds_the_share_is_decided_where_both_do() -> None:
    """Turku's list of 2024 is presumed: only its twelve other municipalities stay undecided."""
    share = up.population_share("mal", on="2024-12-01")
    assert len(share.bound) == 52
    assert len(share.undecided) == 12
    assert share.bounds[0] < share.bounds[1] == up.population_share("mal", on="2024-06-01").share
