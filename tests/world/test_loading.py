"""What a first question loads: the modules that it needs, and no others. A fact, not a time."""

from __future__ import annotations

import json

import pytest

from tests.test_house import run_isolated
from urbanpolicy.model import catalogue, parts
from urbanpolicy.world import results

BASE = {
    *("", "errors", "release"),
    *("values", "values.building", "values.days", "values.ids", "values.partial"),
    *("values.periods", "values.text", "values.truth", "values.value"),
    *("model", "model.catalogue", "model.record", "model.vocabulary"),
    *("world", "world.asof", "world.binding", "world.builtin", "world.forcing"),
    *("world.inhabitants", "world.ondemand", "world.placing", "world.records", "world.register"),
    *("world.resolving", "world.results", "world.seating", "world.sharing"),
    *("world.standing", "world.surveying"),
}
"""What every question needs: values, the base of records, and the register with its questions."""

HOLDING = {
    *("model.naming", "model.people", "model.provenance", "model.sources"),
    *("world.holding", "world.judging", "world.reasons", "world.timeline"),
}
SEATS = {
    *("model.disputes", "model.groups", "model.milestones", "model.places", "model.properties"),
    "world.composition",
}
BY_NAME = {"world.lookup", "world.names"}
PLACES = {"model.naming", "model.places", "model.properties"}

AGREEMENTS = {
    *("model.agreements", "model.ecosystem", "model.mal", "model.milestones", "model.parts"),
    *("model.provenance", "world.agreed", "world.chains", "world.force", "world.listed"),
    "world.selection",
}

QUESTIONS = {
    'up.composition("alliance-cooperation-group", on="2023-11-16").chair.person': HOLDING | SEATS,
    'up.holder("fi-prime-minister", on="2023-11-16").person': HOLDING,
    'up.municipality("Turku")': PLACES | BY_NAME,
    'up.municipality("Turku", on="2023-11-16")': PLACES | BY_NAME | {"model.provenance"},
    'up.agreements(party="Turku", on="2023-11-16")': PLACES | BY_NAME | AGREEMENTS,
    'up.person("Petteri Orpo")': {"model.naming", "model.people", *BY_NAME},
}


def loaded(question: str) -> set[str]:
    """Return the modules of the library that a fresh process holds once a question is answered."""
    report = run_isolated(f"""
        import urbanpolicy as up
        {question}
        import json, sys
        print(json.dumps([name for name in sys.modules if name.split(".")[0] == "urbanpolicy"]))
    """)
    return {name.removeprefix("urbanpolicy").removeprefix(".") for name in json.loads(report)}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_first_question_loads_what_it_needs_and_nothing_else(question: str) -> None:
    assert loaded(question) - BASE <= QUESTIONS[question]


@pytest.mark.parametrize("module", [catalogue, parts, results])
def test_every_name_that_is_loaded_on_demand_is_there(module: object) -> None:
    names: list[str] = getattr(module, "__all__")  # noqa: B009 - of a module taken as an object
    for name in names:
        assert getattr(module, name) is getattr(module, name)


@pytest.mark.parametrize("module", [catalogue, parts, results])
def test_a_name_that_is_not_there_is_an_attribute_error(module: object) -> None:
    with pytest.raises(AttributeError, match="Persn"):
        getattr(module, "Persn")  # noqa: B009


def test_a_class_of_another_home_has_no_plural() -> None:
    class Person(catalogue.Person):
        pass

    assert catalogue.Person in catalogue.PLURAL_OF
    assert Person not in catalogue.PLURAL_OF
    assert len(catalogue.PLURAL_OF) == len(catalogue.PLURALS) == len(catalogue.CLASSES)
    assert dict(catalogue.PLURAL_OF) == {cls: plural for plural, cls in catalogue.PLURALS.items()}
