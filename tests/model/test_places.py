"""Municipalities, populations, regions and changes: codes, numbers, and who ends and begins."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from urbanpolicy.errors import InvalidValue
from urbanpolicy.model.changes import MunicipalChange
from urbanpolicy.model.claims import Claim
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.populations import Population
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.regions import Region, WellbeingCounty
from urbanpolicy.strategies import coverages, municipal_changes

TURKU: dict[str, Any] = {"id": "municipality-853", "names": [{"text": "Turku"}]}


class Numpy(int):
    """A whole number of another class, as columns have."""


@pytest.mark.parametrize(
    ("code", "hint"), [(49, "'049'"), (853, "'853'"), (1000, ""), (True, ""), (49.0, "")]
)
def test_a_code_without_its_zeros_is_refused_with_the_mend(code: Any, hint: str) -> None:
    with pytest.raises(
        InvalidValue, match="Municipality 'municipality-853', code: found"
    ) as caught:
        Municipality(code=code, **TURKU)
    assert (caught.value.hint != "") == (hint != "")
    assert hint in caught.value.hint


@pytest.mark.parametrize("year", [True, "2023", 2023.0, Numpy(2023), 0, -1, None])
def test_rul_07_a_year_is_a_whole_number_and_nothing_like_one(year: Any) -> None:
    with pytest.raises(InvalidValue, match="Population 'p', year: found"):
        Population(id="p", municipality="m", year=year)
    assert Population(id="p", municipality="m", year=2023).year == 2023


@pytest.mark.parametrize("count", [True, 1.0, "1", -1, 10**16])
def test_rul_07_a_count_is_a_whole_number(count: Any) -> None:
    with pytest.raises(InvalidValue, match="Population 'p', count: found"):
        Population(id="p", municipality="m", year=2023, count=count)


@pytest.mark.parametrize("degrees", [True, "60", 90.5, -91, float("nan"), float("inf")])
def test_degrees_lie_on_the_globe(degrees: Any) -> None:
    with pytest.raises(InvalidValue, match="latitude: found"):
        Municipality(code="853", latitude=degrees, **TURKU)
    assert Municipality(code="853", latitude=60, longitude=-0.0, **TURKU).latitude == 60.0


def test_equal_numbers_are_written_alike() -> None:
    one = Claim(id="c", statement="Kuusi.", number=6)
    assert one == Claim(id="c", statement="Kuusi.", number=6.0)
    assert type(Claim(id="c", statement="Kuusi.", number=6.0).number) is int
    for number in (float("nan"), float("inf"), True, "6"):
        with pytest.raises(InvalidValue, match="Claim 'c', number: found"):
            Claim(id="c", statement="Kuusi.", number=number)  # type: ignore[arg-type]


@pytest.mark.parametrize("cls", [Region, WellbeingCounty])
@pytest.mark.parametrize("code", ["2", "002", 2, None, "a1", "٠٢"])
def test_codes_of_regions_and_counties_have_two_digits(
    cls: type[Region | WellbeingCounty], code: Any
) -> None:
    with pytest.raises(InvalidValue, match=f"{cls.__name__} 'r', code: found"):
        cls(id="r", code=code, name="Varsinais-Suomi")


def test_a_region_says_which_classification_it_is_of() -> None:
    region = Region(id="region-02", code="02", name="Varsinais-Suomi")
    assert "not NUTS" in region.classification


@given(municipal_changes())
def test_mun_07_only_a_succession_ends_and_begins_municipalities(change: MunicipalChange) -> None:
    if change.is_succession:
        assert set(change.ended) == set(change.before) - set(change.after)
        assert set(change.begun) == set(change.after) - set(change.before)
    else:
        assert change.ended == change.begun == ()


@given(coverages())
def test_a_coverage_has_a_first_and_a_last_day(coverage: Coverage) -> None:
    assert coverage.first in coverage.period
    assert coverage.last in coverage.period
    assert coverage.first <= coverage.last
    assert coverage.brief.endswith(str(coverage.period))


@pytest.mark.parametrize(
    "period", ["2010/2026-06-25", "2010-01-01/2026", "2010-01-01/..", "/", None]
)
def test_a_coverage_without_exact_days_is_refused(period: Any) -> None:
    with pytest.raises(InvalidValue, match=r"Coverage 'c', period: .* an exact first and last day"):
        Coverage(id="c", subject="Ministers", period=period)
