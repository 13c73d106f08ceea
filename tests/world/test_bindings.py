"""What holds of a municipality through all days is what the register says of each of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up

PLACES = up.register().all(up.Municipality)
MODELS = [kind.id for kind in up.register().all(up.AgreementModel) if up.agreements(model=kind.id)]
BASES: tuple[Any, ...] = ("announced", "signed", "in_force", "term")


@given(st.data(), st.sampled_from(PLACES), st.sampled_from(MODELS), st.sampled_from(BASES))
@settings(max_examples=80)
def test_each_day_says_what_the_questions_say_of_it(
    data: st.DataObject, place: up.Municipality, which: str, basis: Any
) -> None:
    line = up.register().bindings(place, model=which, basis=basis)
    near = st.sampled_from([day for day in line.days if day.year > 1900] or [date(2020, 1, 1)])
    shifted = st.builds(lambda day, by: day + timedelta(days=by), near, st.integers(-2, 2))
    day = data.draw(shifted | st.dates(date(2000, 1, 1), date(2040, 1, 1)))
    found = up.agreements(model=which, party=place.id, on=day, basis=basis)
    bound = line.at(day)
    assert bound.truth == up.is_bound(place.id, model=which, on=day, basis=basis)
    assert bound.agreements == tuple(sorted(one.id for one in found))
    assert bound.found.is_possible == bool(found or found.possible)
    assert up.register().bindings(place, model=which, basis=basis) is line


def test_model_and_basis_are_read_as_in_the_questions() -> None:
    helsinki = up.municipality("Helsinki")
    with pytest.raises(up.UnknownName):
        up.register().bindings(helsinki, model="mall")
    wrong: Any = "paper"
    with pytest.raises(up.InvalidValue, match="basis"):
        up.register().bindings(helsinki, model="mal", basis=wrong)
