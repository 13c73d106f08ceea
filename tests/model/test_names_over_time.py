"""Names, titles and words that hold from one day to another."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.model.classes import some_examples
from tests.values.possibilities import day, numbers, uncertain
from urbanpolicy.model.naming import DatedName, name_on
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.properties import DatedWord
from urbanpolicy.strategies import dated_names, municipalities, offices, organisations
from urbanpolicy.values.truth import NO, YES

NAMES = st.lists(dated_names(period=uncertain), max_size=4).map(lambda names: tuple(sorted(names)))


@given(NAMES, numbers.map(day))
def test_the_name_of_a_day_is_the_last_certain_else_the_last_possible_one(
    names: tuple[DatedName, ...], on: date
) -> None:
    certain = [name for name in names if name.period.contains(on) == YES]
    possible = [name for name in names if name.period.contains(on) != NO]
    expected = certain[-1] if certain else possible[-1] if possible else None
    assert name_on(names, on) == expected


@some_examples(5)
@given(NAMES, numbers.map(day), offices())
def test_an_office_without_a_title_of_the_day_has_its_name(
    names: tuple[DatedName, ...], on: date, drawn: Office
) -> None:
    office = Office(id=drawn.id, kind=drawn.kind, name=drawn.name, titles=names)
    found = name_on(names, on)
    assert office.title_on(on) == (found.text if found else office.name)
    assert office.title_on(on.isoformat()) == office.title_on(on)


@some_examples(5)
@given(municipalities(), organisations(), numbers.map(day))
def test_without_a_name_of_the_day_the_latest_one_is_given(
    municipality: Municipality, organisation: Organisation, on: date
) -> None:
    for record in (municipality, organisation):
        assert record.name == record.names[-1].text
        found = name_on(record.names, on)
        assert record.name_on(on) == (found.text if found else record.name)


def test_an_office_outlasts_its_titles() -> None:
    office = Office(
        id="minister",
        kind="minister",
        name="kuntaministeri",
        titles=[
            {"text": "hallinto- ja kuntaministeri", "period": "2007-04-19/2014-06-24"},
            {"text": "kunta- ja uudistusministeri", "period": "2015-05-29/2017-06-28"},
        ],
    )
    asked = ["2014-06-24", "2014-06-25", "2016-01-01", "2024-01-01"]
    assert [office.title_on(on).fi for on in asked] == [
        "hallinto- ja kuntaministeri",
        "kuntaministeri",
        "kunta- ja uudistusministeri",
        "kuntaministeri",
    ]


def test_names_and_words_are_sorted_by_their_periods() -> None:
    municipality = Municipality(
        id="m",
        code="010",
        names=[{"text": "Uusi", "period": "2000/.."}, {"text": "Vanha", "period": "/1999"}],
        titles=[
            DatedWord(word="city", period="1977/.."),
            DatedWord(word="municipality", period="/1976"),
        ],
    )
    assert [name.text.fi for name in municipality.names] == ["Vanha", "Uusi"]
    assert [title.word for title in municipality.titles] == ["municipality", "city"]
    assert municipality.name.fi == "Uusi"
