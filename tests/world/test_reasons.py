"""Reasons in three languages: every sentence is there, filled, and rests on records and sources."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given

import urbanpolicy as up
from tests.world.made import (
    coverage,
    group,
    membership,
    municipality,
    office,
    person,
    tenure,
    world,
)
from tests.world.plain import rows
from tests.world.window import DAYS, Post, cases
from urbanpolicy.model.vocabulary import EVIDENCE, MILESTONE_KIND, SEAT_ROLE
from urbanpolicy.values.text import LANGS, Text
from urbanpolicy.world.wording import TEMPLATES, WORDS, shown_in, word

STATES = ("several", "undecided", "vacant", "not_existing", "outside_coverage")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEMPLATES)
def test_every_sentence_is_there_in_three_languages_with_the_same_fields(key: str) -> None:
    template = TEMPLATES[key]
    told = [template.get(lang) for lang in LANGS]
    assert all(told)
    assert len({frozenset(fields(text or "")) for text in told}) == 1
    assert all((text or "").endswith((".", "}")) for text in told)


@pytest.mark.parametrize("key", WORDS)
def test_every_word_is_there_in_three_languages(key: str) -> None:
    assert all(WORDS[key].get(lang) for lang in LANGS)


def test_every_word_of_the_closed_lists_that_reasons_show_has_its_wording() -> None:
    assert {*SEAT_ROLE, *EVIDENCE, *MILESTONE_KIND} <= set(WORDS)
    assert set(STATES) <= set(TEMPLATES)


def test_a_word_without_a_wording_stands_as_it_is() -> None:
    assert word("chair", "sv") == "ordförande"
    assert word("something", "sv") == "something"


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2023-06-20/..", ["2023-06-20 alkaen", "från och med 2023-06-20", "from 2023-06-20"]),
        ("2021/2025-06-01", ["2021 – 2025-06-01"] * 3),
        (
            "/2025-06-01",
            ["ei tiedossa – 2025-06-01", "okänt – 2025-06-01", "not known – 2025-06-01"],
        ),
        ("2021/", ["2021 – ei tiedossa", "2021 – okänt", "2021 – not known"]),
        ("/..", ["ei tiedossa alkaen", "från och med okänt", "from not known"]),
    ],
)
def test_a_period_in_a_table_is_short(period: str, shown: list[str]) -> None:
    assert [shown_in(up.Period.read(period), lang) for lang in LANGS] == shown


def test_a_part_that_is_no_text_is_shown_as_it_prints() -> None:
    reason = up.Reason.of("presumed", ["t"], ["s"], verified=up.PartialDate.read("2023-10"))
    assert reason.parts == (("verified", "2023-10"),)
    assert (reason.records, reason.sources) == (("t",), ("s",))
    assert reason.show("sv").startswith("Innehavaren är belagd till 2023-10;")
    assert reason.show() == reason.show("en")
    assert repr(reason) == (
        "Reason(key='presumed', parts=(('verified', '2023-10'),), records=('t',), sources=('s',))"
    )
    assert up.Reason.of("acting") < reason


@pytest.mark.parametrize("lang", ["de", "", None, "EN", "fi-FI"])
def test_only_three_languages_are_languages(lang: Any) -> None:
    with pytest.raises(up.InvalidValue, match="'fi', 'sv' or 'en'"):
        up.head("Espoo", on="2023-11-16").why(lang)


def filled(told: str) -> bool:
    return "{" not in told and "}" not in told and "None" not in told and "[..]" not in told


@given(cases())
def test_every_holding_can_be_explained_in_every_language(post: Post) -> None:
    offices, tenures, searched = post
    place = municipality("991", "Vanhala")
    linked = [
        up.Office(id=o.id, kind=o.kind, name=o.name, heads=place.id, is_single=o.is_single,
                  period=o.period, vacancies=o.vacancies, coverage="searched" if searched else None)
        for o in offices
    ]  # fmt: skip
    people = {t.person: person(t.person) for t in tenures}
    register = world(place, *linked, *people.values(), *tenures, *([searched] if searched else []))
    for day in DAYS:
        holding = register.head("991", on=day)
        keys = [reason.key for reason in holding.reasons]
        for lang in LANGS:
            told = holding.why(lang)
            assert filled(told)
            assert len(told.splitlines()) == len(keys)
        assert (keys.count("held") > 0) == (holding.state in ("held", "presumed", "several"))
        assert keys.count("candidate") == len(holding.candidates)
        assert keys.count("ended-by") == len(holding.ended) == len(holding.judgement.endings)
        assert holding.state in keys
        for reason in holding.reasons:
            for id in reason.records:
                assert id in register


@pytest.mark.parametrize("on", ["2023-11-16", "2023-12-20", "2021-01-01", "2026-01-01"])
def test_every_body_can_be_explained_in_every_language(on: str) -> None:
    for row in rows("groups"):
        table = up.composition(row["id"], on=on)
        for lang in LANGS:
            told = table.why(lang)
            assert filled(told.replace("None of", ""))
            assert told.splitlines()
        sources = {id for reason in table.reasons for id in reason.sources}
        assert all(id in up.register() for id in sources)


def test_every_kind_of_milestone_of_a_body_is_told() -> None:
    stones = [{"kind": kind, "date": "2020-01-01"} for kind in sorted(MILESTONE_KIND)]
    table = world(group(period="2020-01-01/..", milestones=stones)).composition(
        "body", on="2021-01-01"
    )
    for lang in LANGS:
        told = table.why(lang)
        assert all(WORDS[kind].show(lang) in told for kind in MILESTONE_KIND)


def test_a_seat_of_an_office_for_a_municipality_says_both() -> None:
    register = world(
        municipality("991", "Vanhala"),
        office("deputy", name={"en": "deputy mayor", "fi": "apulaispormestari"}),
        group(period="2020-01-01/.."),
        membership("m", office="deputy", municipality="municipality-991", period="2020-01-01/.."),
    )
    (seat,) = register.composition("body", on="2021-01-01").seats
    assert (
        "The seat belongs to the municipality (Vanhala [fi]) and follows: deputy mayor."
        in seat.why()
    )
    assert "Paikka kuuluu kunnalle (Vanhala), ja sitä seuraa: apulaispormestari." in seat.why("fi")


def test_a_gap_and_a_conflict_about_what_is_not_decided_are_told() -> None:
    register = world(
        office(),
        person("aino"),
        tenure("aino", "2020/2021", id="t"),
        up.Gap(id="gap", about=["post"], subject={"en": "who led it in 2022"}),
        up.Conflict(
            id="conflict",
            about=["t"],
            subject={"en": "first day"},
            values=[{"value": "2020-01-01"}, {"value": "2020-02-01"}],
        ),
        coverage("2010-01-01/2024-12-31"),
    )
    unsure, outside = (register.holder("post", on=on) for on in ("2020-06-01", "2022-06-01"))
    assert [conflict.id for conflict in unsure.conflicts] == ["conflict"]
    assert "Values: 2020-01-01 | 2020-02-01. Taken: none of them." in unsure.why()
    assert [gap.id for gap in outside.gaps] == ["gap"]
    assert "Looked for and not found: who led it in 2022 " not in unsure.why("sv")
    assert "Looked for and not found: who led it in 2022." in outside.why()


def test_the_title_is_that_of_the_holder_else_that_of_the_day() -> None:
    own = tenure("aino", "2020-01-01/2020-12-31", title={"en": "Madam Post"})
    register = world(
        office(titles=[{"text": {"en": "Postmaster"}, "period": "2021-01-01/.."}]),
        person("aino"),
        own,
        tenure("aino", "2021-01-01/.."),
    )
    assert "Aino, Madam Post," in register.holder("post", on="2020-06-01").why()
    assert "Aino, Postmaster," in register.holder("post", on="2021-06-01").why()


def test_a_source_is_told_with_publisher_title_and_day() -> None:
    source = up.Source(id="s", title="Uutinen", publisher="Lehti")
    dated = up.Source(id="d", title="Tiedote", publisher="Virasto", published="2023-11")
    register = world(
        source,
        dated,
        office(),
        person("aino"),
        tenure("aino", "2020-01-01/..", citations=["s", "d"]),
    )
    told = register.holder("post", on="2021-01-01").why()
    assert told.splitlines()[-2:] == [
        "Source d: Virasto, “Tiedote”, 2023-11.",
        "Source s: Lehti, “Uutinen”, not known.",
    ]
    assert isinstance(TEMPLATES["source"], Text)
