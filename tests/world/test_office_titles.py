"""An office outlasts its titles: found by any of them, and shown by the one of the day."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

import urbanpolicy as up
from tests.world.plain import rows
from urbanpolicy.values.ids import folded

LANGS = ("fi", "sv", "en")


def titles(row: dict[str, Any]) -> set[str]:
    texts = [row["name"], *row.get("also", []), *(title["text"] for title in row.get("titles", []))]
    return {
        text if isinstance(text, str) else text[lang]
        for text in texts
        for lang in LANGS
        if isinstance(text, str) or lang in text
    }


def test_every_title_in_every_language_leads_to_the_offices_that_had_it() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows("offices"):
        for title in titles(row):
            owners[folded(title)].add(row["id"])
    for row in rows("offices"):
        for title in titles(row):
            if owners[folded(title)] == {row["id"]}:
                assert up.office(title).id == row["id"]
            else:
                with pytest.raises(up.AmbiguousName) as told:
                    up.office(title)
                assert set(told.value.candidates) == owners[folded(title)]


@pytest.mark.parametrize(
    "title",
    [
        "kunta- ja alueministeri",
        "Minister of Local and Regional Government",
        "KUNTA‑ JA ALUEMINISTERI",
        "kuntaministeri",
        "hallinto- ja kuntaministeri",
        "kunta- ja uudistusministeri",
    ],
)
def test_per_15_titles_of_the_minister_of_municipal_affairs_are_one_office(title: str) -> None:
    assert up.office(title).id == "fi-minister-municipal-affairs"
    holding = up.holder(title, on="2023-11-16")
    assert holding.person.name == "Anna-Kaisa Ikonen"


def test_per_15_a_title_that_is_none_is_told_with_those_that_come_nearest() -> None:
    with pytest.raises(up.UnknownName) as told:
        up.office("minister of municipal affairs")
    assert "fi-minister-municipal-affairs" in told.value.nearest
    assert "fi-minister-municipal-affairs" in str(told.value)
    assert up.check("alliance-cooperation-group", on="2023-11-16").conforms


def test_a_title_that_two_offices_bore_is_settled_by_nobody_but_the_day() -> None:
    """One minister may have two portfolios under one title: then both offices had it at once."""
    with pytest.raises(up.AmbiguousName) as told:
        up.office("oikeus- ja työministeri")
    assert set(told.value.candidates) == {"fi-minister-justice", "fi-minister-employment"}
    with pytest.raises(up.AmbiguousName):
        up.office("oikeus- ja työministeri", on="2016-01-01")


@pytest.mark.parametrize(
    ("on", "title"),
    [
        ("2012-01-01", "hallinto- ja kuntaministeri"),
        ("2016-01-01", "kunta- ja uudistusministeri"),
        ("2021-01-01", "kuntaministeri"),
        ("2023-11-16", "kunta- ja alueministeri"),
    ],
)
def test_the_title_is_the_one_of_the_day(on: str, title: str) -> None:
    office = up.office("fi-minister-municipal-affairs")
    assert office.title_on(on).fi == title
    assert title in up.holder(office.id, on=on).why("fi")
