"""Junk in documents: whatever stands wherever, a document is read or refused in words."""

from __future__ import annotations

import copy
import json
import pickle
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import urbanpolicy as up

CITED: dict[str, Any] = {"citations": [{"source": "s", "field": "period", "evidence": "stated"}]}
SOUND: dict[str, Any] = {
    "urbanpolicy": 1,
    "alone": True,
    "title": "Sound",
    "sources": [
        {"id": "s", "title": "T", "publisher": "P", "published": "2023-11", "url": "https://x"}
    ],
    "coverages": [{"id": "c", "subject": {"en": "all"}, "period": "2010-01-01/2024-12-31"}],
    "regions": [{"id": "region-02", "code": "02", "name": "Maakunta"}],
    "municipalities": [
        {
            "id": "m",
            "code": "999",
            "names": [{"text": {"fi": "Vanhala", "sv": "Gammalby"}, "period": "2000-01-01/.."}],
            "titles": [{"word": "city", "period": "2000-01-01/.."}],
            "regions": [{"target": "region-02"}],
            "period": {"start": "2000-01-01", "end": "open", "verified": "2024-01-01"},
        }
    ],
    "populations": [{"id": "pop", "municipality": "m", "year": 2020, "count": 5}],
    "organisations": [{"id": "org", "kind": "ministry", "names": [{"text": "Ministeriö"}]}],
    "governments": [
        {"id": "gov", "name": "Hallitus", "prime_minister": "aino", "period": "2020-01-01/.."}
    ],
    "persons": [{"id": "aino", "name": "Aino"}, {"id": "bo", "name": "Bo"}],
    "offices": [
        {
            "id": "post",
            "kind": "mayor",
            "name": {"fi": "pormestari"},
            "heads": "m",
            "coverage": "c",
            "titles": [{"text": "pormestari", "period": "2000/.."}],
            "vacancies": [{"period": "2022-01-01/2022-03-01"}],
        }
    ],
    "tenures": [
        {"id": "t-1", "person": "aino", "office": "post", "period": "2010/2021-12", **CITED},
        {
            "id": "t-2",
            "person": "bo",
            "office": "post",
            "period": "2021-12/..",
            "on_leave_from": "2023",
        },
    ],
    "models": [
        {
            "id": "kind",
            "name": "malli",
            "nature": "partnership",
            "also_ids": ["kinds"],
            "charter": {"group": "g", "seats": [{"role": "chair", "office": "post"}]},
        }
    ],
    "agreements": [
        {
            "id": "deal",
            "model": "kind",
            "name": "sopimus",
            "nature": "agreement",
            "parties": ["m", {"actor": "org", "role": "participant"}, {"name": "valtio"}],
            "term": "2020/2031",
            "milestones": [{"kind": "signed", "date": "2020-10-08"}],
        }
    ],
    "groups": [
        {
            "id": "g",
            "kind": "group",
            "name": "ryhmä",
            "model": "kind",
            "period": "2020-01-01/..",
            "milestones": [{"kind": "first-met", "date": "2020-02"}],
        }
    ],
    "memberships": [
        {"id": "mem-1", "group": "g", "role": "chair", "office": "post", "period": "2020-01-01/.."},
        {"id": "mem-2", "group": "g", "role": "member", "municipality": "m", "period": "2020/.."},
        {"id": "mem-3", "group": "g", "role": "secretary", "organisation": "org"},
    ],
    "meetings": [
        {
            "id": "met",
            "date": "2024-03",
            "group": "g",
            "agenda": [{"topic": "aihe", "ministries": ["org"]}],
            "attendance": [{"presence": "chaired", "person": "aino", "in_place_of": "post"}],
        }
    ],
    "events": [{"id": "ev", "date": "2024", "text": "tapahtuma", "about": ["g"]}],
    "claims": [{"id": "cl", "about": ["kind"], "statement": "väite", "number": 6}],
    "conflicts": [
        {
            "id": "co",
            "about": ["t-1"],
            "subject": "päivä",
            "values": [{"value": "a"}, {"value": "b"}],
        }
    ],
    "gaps": [{"id": "gap", "about": ["met"], "subject": "läsnäolo"}],
}

texts = st.text(max_size=6) | st.sampled_from(
    ["", "2023", "2023-11-16", "2023-11-16/..", "/", "..", "open", "unknown", "m", "aino", "g", "fi",
     "JyvÃ¤skylÃ¤", "\ud800", "\x00", "9999-12-31", "0001-01-01", "[..]", "[2020-01-01..]", "999"]
)  # fmt: skip
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.integers(-3, 3000)
    | st.floats()
    | texts
)
junk = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "fi", "period", "x"]) | texts, inner, max_size=3
        )
    ),
    max_leaves=6,
)


def places(table: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a document."""
    yield path
    if isinstance(table, dict):
        for key, value in table.items():
            yield from places(value, (*path, key))
    elif isinstance(table, list):
        for index, value in enumerate(table):
            yield from places(value, (*path, index))


PLACES = [place for place in places(SOUND) if place]


@st.composite
def spoilt(draw: DrawFn) -> Any:
    """The sound document with junk in the place of something, beside it, or nothing there."""
    table = copy.deepcopy(SOUND)
    for _ in range(draw(st.integers(1, 2))):
        *way, last = draw(st.sampled_from(PLACES))
        parent: Any = table
        try:
            for step in way:
                parent = parent[step]
            deed = draw(
                st.sampled_from(["replace", "replace", "replace", "add", "delete", "repeat"])
            )
            if deed == "replace":
                parent[last] = draw(junk)
            elif deed == "delete":
                del parent[last]
            elif deed == "repeat" and isinstance(parent, list):
                parent.append(copy.deepcopy(parent[last]))
            elif isinstance(parent, dict):
                parent[draw(texts)] = draw(junk)
        except (KeyError, IndexError, TypeError):
            pass  # an earlier deed has taken the place away
    return table


def answer_all(document: up.Document) -> None:
    """Put every question to a world that was read; only the library's own errors may come."""
    world = document.world
    assert hash(world) == hash(pickle.loads(pickle.dumps(world)))
    for record in document.records:
        assert world[record.id] == record
        assert len(repr(record)) < 1000
    for on in ("2019-06-01", "2021-12-15", "2022-02-01", "2025-06-01", "0001-01-01", "9999-12-31"):
        for body in world.all(up.Group):
            table = world.composition(body.id, on=on)
            assert len(repr(table)) <= 250
            for lang in ("fi", "sv", "en"):
                assert table.why(lang)
        for post in world.all(up.Office):
            assert world.holder(post.id, on=on).why() is not None
        world.tenures(on=on)
        world.agreements(on=on)
        world.seats(on=on)


@settings(max_examples=300)
@given(spoilt())
def test_a_document_with_junk_anywhere_is_read_or_refused_in_words(table: Any) -> None:
    try:
        document = up.read_document(table)
    except up.InvalidDocument as error:
        assert len(error.problems) >= 1  # noqa: PT017
        assert str(error).splitlines()[1:]  # noqa: PT017
        return
    answer_all(document)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk)
def test_junk_in_the_place_of_a_document_is_refused(value: Any) -> None:
    if isinstance(value, str):
        return  # a path
    try:
        up.read_document(value)
    except up.InvalidDocument:
        return
    assert value.get("urbanpolicy") == 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spoilt())
def test_a_file_of_it_is_read_as_the_table_is(tmp_path: Path, table: Any) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(table), encoding="utf-8")

    def outcome(document: Any) -> Any:
        try:
            return [type(record) for record in up.read_document(document).records]
        except up.InvalidDocument as error:
            return len(error.problems)

    assert outcome(path) == outcome(json.loads(path.read_text(encoding="utf-8")))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(string.printable, max_size=60).map(str.encode))
def test_any_bytes_are_a_document_or_refused_in_words(tmp_path: Path, raw: bytes) -> None:
    for name in ("draft.toml", "draft.json"):
        path = tmp_path / name
        path.write_bytes(raw)
        try:
            up.read_document(path)
        except up.InvalidDocument as error:
            assert error.source == name  # noqa: PT017


def test_the_sound_document_is_sound() -> None:
    document = up.read_document(SOUND)
    answer_all(document)
    assert len(document.records) == 23
    assert document.world.composition("g", on="2023-06-01").chair.person.name == "Bo"
