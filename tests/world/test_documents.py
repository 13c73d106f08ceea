"""A user's document: read whole or refused with all its problems, each with place, value and mend."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import office, person, world
from urbanpolicy import strategies
from urbanpolicy.model.catalogue import CLASSES, PLURAL_OF, PLURALS
from urbanpolicy.model.record import Record
from urbanpolicy.values.plain import to_plain

DRAFT: dict[str, Any] = {
    "urbanpolicy": 1,
    "title": "A draft",
    "groups": [
        {"id": "draft-group", "kind": "group", "name": "luonnos", "period": "2024-01-01/.."}
    ],
    "memberships": [
        {
            "id": "draft-chair",
            "group": "draft-group",
            "role": "chair",
            "office": "fi-prime-minister",
        },
        {
            "id": "draft-turku",
            "group": "draft-group",
            "role": "member",
            "municipality": "municipality-853",
        },
    ],
}
TOML = """
urbanpolicy = 1
title = "A draft"

[[groups]]
id = "draft-group"
kind = "group"
name = "luonnos"
period = "2024-01-01/.."

[[memberships]]
id = "draft-chair"
group = "draft-group"
role = "chair"
office = "fi-prime-minister"

[[memberships]]
id = "draft-turku"
group = "draft-group"
role = "member"
municipality = "municipality-853"
"""


def problems(table: Any, register: up.Register | None = None) -> list[Any]:
    """The problems for which a document is refused."""
    with pytest.raises(up.InvalidDocument) as told:
        up.read_document(table, register)
    assert str(told.value).splitlines()[0].startswith(f"{told.value.source}: ")
    return list(told.value.problems)


def alone(**tables: Any) -> dict[str, Any]:
    return {"urbanpolicy": 1, "alone": True, **tables}


# ------------------------------------------------------------------------- what is read


@pytest.mark.parametrize("name", ["draft.toml", "draft.json", "DRAFT.JSON", "draft.txt", "draft"])
@pytest.mark.parametrize("as_text", [True, False])
def test_toml_json_and_a_table_are_read_alike(tmp_path: Path, name: str, as_text: bool) -> None:
    path = tmp_path / name
    text = json.dumps(DRAFT) if path.suffix.lower() == ".json" else TOML
    path.write_text(text, encoding="utf-8")
    document = up.read_document(str(path) if as_text else path)
    expected = up.read_document(DRAFT)
    assert document.name == name
    assert [record.id for record in document.records] == [r.id for r in expected.records]
    for record in document.records:
        assert to_plain(record).keys() == to_plain(expected.world[record.id]).keys()
    assert document.world.composition("draft-group", on="2024-01-15").chairs == ()


def test_its_records_stand_beside_those_of_the_register() -> None:
    document = up.read_document(DRAFT)
    register = up.register()
    assert len(document.world) == len(register) + 4  # its three records, and itself as a source
    assert [type(record) for record in document.records] == [up.Group, up.Membership, up.Membership]
    assert all(document.world[record.id] == record for record in document.records)
    assert all(document.world[record.id] == record for record in register)
    assert repr(document) == "<document document: 3 records>"
    assert document.path_of("draft-turku") == "memberships[1]"
    assert document.path_of("fi-prime-minister") == "fi-prime-minister"


def test_or_beside_those_of_another_register() -> None:
    base = world(office("post"), person("aino"))
    table = {
        "urbanpolicy": 1,
        "tenures": [{"id": "t", "person": "aino", "office": "post", "period": "2020/.."}],
    }
    assert len(up.read_document(table, base).world) == 4
    (problem, *_) = problems(DRAFT, base)
    assert problem.target == "fi-prime-minister"


def test_or_alone() -> None:
    document = up.read_document(alone(persons=[{"id": "aino", "name": "Aino"}]))
    assert [record.id for record in document.world] == ["document-document", "aino"]
    assert document.world.name == "document"
    assert len(up.read_document(alone()).world) == 1


def test_a_record_takes_the_place_of_the_registers_own() -> None:
    table = {"urbanpolicy": 1, "persons": [{"id": "petteri-orpo", "name": "P. Orpo"}]}
    document = up.read_document(table)
    assert document.world.holder("fi-prime-minister", on="2023-11-16").person.name == "P. Orpo"
    assert up.holder("fi-prime-minister", on="2023-11-16").person.name == "Petteri Orpo"


def test_records_that_cite_nothing_cite_the_document() -> None:
    cited = {"id": "aino", "name": "Aino", "citations": ["s"]}
    source = {"id": "s", "title": "Uutinen", "publisher": "Lehti"}
    table = alone(title="My draft", sources=[source], persons=[cited, {"id": "bo", "name": "Bo"}])
    document = up.read_document(table)
    (itself,) = document.world.sources("bo")
    assert (itself.id, itself.title, itself.publisher) == ("document-document", "My draft", "draft")
    assert [found.id for found in document.world.sources("aino")] == ["s"]
    assert document.world["s"].citations == ()


def test_without_a_title_the_document_is_cited_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "Påvel's draft, 2.toml"
    path.write_text("urbanpolicy = 1\nalone = true\n", encoding="utf-8")
    (itself,) = up.read_document(path).world
    assert isinstance(itself, up.Source)
    assert (itself.id, itself.title) == ("document-p-vel-s-draft-2-toml", "Påvel's draft, 2.toml")


@pytest.mark.parametrize(
    "name", ["JyvÃ¤skylÃ¤.toml", "two\nlines.toml", "x" * 240 + ".toml", "ä.toml"]
)
def test_the_name_of_a_file_is_never_a_reason_to_refuse_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("urbanpolicy = 1\nalone = true\n", encoding="utf-8")
    document = up.read_document(path)
    assert len(document.world) == 1
    assert repr(document).isprintable()
    assert len(repr(document)) <= 250


def test_a_name_of_bytes_that_are_no_text_is_shown_escaped(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/draft-\xff.toml"
    Path(os.fsdecode(path)).write_text("urbanpolicy = 1\nalone = true\n", encoding="utf-8")
    (itself,) = up.read_document(os.fsdecode(path)).world
    assert isinstance(itself, up.Source)
    assert itself.title.isascii()


def test_a_source_of_the_id_that_the_document_would_have_is_no_hindrance() -> None:
    own = {"id": "document-document", "title": "Mine", "publisher": "Me"}
    document = up.read_document(alone(sources=[own], persons=[{"id": "aino", "name": "Aino"}]))
    assert [s.id for s in document.world.sources("aino")] == ["document-document-itself"]
    assert document.world["document-document"] == up.Source(**own)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", CLASSES)
@given(data=st.data())
def test_nothing_that_is_read_is_lost(name: str, data: st.DataObject) -> None:
    record = data.draw(strategies.for_class(CLASSES[name]))
    table = alone(**{PLURAL_OF[CLASSES[name]]: [to_plain(record)]})
    try:
        document = up.read_document(table)
    except up.InvalidDocument as error:
        # It refers to what is not there; nothing else may be wrong with it.
        targets = {p.target for p in error.problems if isinstance(p, up.BrokenReference)}
        assert len(targets) >= 1
        assert all(isinstance(p, up.BrokenReference) for p in error.problems)  # noqa: PT017
        assert targets <= {target for _, target, _ in record.references()}
        return
    (read,) = document.records
    assert document.world[record.id] == read
    assert to_plain(read) == to_plain(record) | to_plain_citations(read)


def to_plain_citations(read: Record) -> dict[str, Any]:
    return {key: value for key, value in to_plain(read).items() if key == "citations"}


def test_every_plural_may_stand_in_a_document() -> None:
    for plural in PLURALS:
        assert up.read_document(alone(**{plural: []})).records == ()
        assert up.read_document(alone(**{plural: ()})).records == ()


# ------------------------------------------------------------------------- what is refused


def test_all_problems_come_at_once_each_with_its_place() -> None:
    table = {
        "urbanpolicy": 2,
        "tittle": "draft",
        "alone": 0,
        "title": "",
        "groups": {"id": "draft-group"},
        "persons": [
            {"id": "aino", "name": "Aino", "birthday": "1980-01-01"},
            {"id": "Aino T", "name": ""},
            "bo",
        ],
        "municipalities": [{"id": "vanhala", "code": "049", "names": [{"txt": "Vanhala"}]}],
        "memberships": [
            {"id": "m-1", "group": "nowhere", "role": "chair", "office": "fi-prime-minster"},
            {"id": "m-2", "group": "alliance-secretariat", "role": "boss", "office": "mayor-turku"},
        ],
    }
    found = problems(table)
    assert [(problem.path, problem.where) for problem in found] == [
        ("", "urbanpolicy"),
        ("", "unknown key"),
        ("", "alone"),
        ("", "title"),
        ("municipalities[0].names[0]", "DatedName, unknown key"),
        ("municipalities[0].names[0]", "DatedName, text"),
        ("persons[0]", "Person, unknown key"),
        ("persons[1]", "Person 'Aino T', id"),
        ("persons[2]", "Person"),
        ("", "groups"),
        ("memberships[1]", "Membership 'm-2', role"),
        ("memberships[0].group", "Membership 'm-1', group"),
        ("memberships[0].office", "Membership 'm-1', office"),
    ]
    told = "\n".join(map(str, found))
    for mend in (
        "begin the document with urbanpolicy = 1",
        "did you mean 'title'",
        "expected true or false",
        "leave the field out where nothing is known",
        "did you mean 'text'",
        "a list of tables, written [[groups]] in TOML",
        "refers to 'nowhere', which is no Group here",
        "did you mean 'fi-prime-minister'",
    ):
        assert mend in told


def only(table: Any) -> Any:
    (problem,) = problems(table)
    return problem


def test_an_unquoted_code_is_told_how_to_write_it() -> None:
    place = {"id": "vanhala", "code": 49, "names": [{"text": "Vanhala"}]}
    problem = only(alone(municipalities=[place]))
    assert problem.found == 49
    assert "write it quoted and with its zeros: '049'" in str(problem)
    assert str(problem).startswith("municipalities[0]")


def test_a_code_in_toml_without_quotes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "draft.toml"
    path.write_text(
        'urbanpolicy = 1\nalone = true\n[[municipalities]]\nid = "v"\ncode = 49\nnames = [{text = "V"}]\n'
    )
    assert "'049'" in str(only(path))
    path.write_text(path.read_text().replace("49", "049"))
    assert only(path).where == "syntax"  # TOML has no numbers that begin with a zero


@pytest.mark.parametrize("version", [None, 0, 2, "1", 1.0, True, [1]])
def test_another_version_is_refused(version: Any) -> None:
    table = {"urbanpolicy": version, "alone": True}
    assert "the format version 1" in str(only(table))


def test_a_document_without_a_version_is_refused() -> None:
    assert only({"alone": True}).found is None


@pytest.mark.parametrize(
    ("key", "near"), [("membership", "memberships"), ("Groups", "groups"), ("xyzzy", ""), (5, "")]
)
def test_an_unknown_key_is_refused_with_the_nearest(key: Any, near: str) -> None:
    problem = only({**alone(), key: []})
    assert problem.where == "unknown key"
    assert problem.found == key
    assert problem.hint == (f"did you mean {near!r}" if near else "")


def test_an_unknown_field_is_refused_with_the_nearest() -> None:
    problem = only(alone(persons=[{"id": "aino", "name": "Aino", "nmae": "x"}]))
    assert str(problem).startswith("persons[0] (aino): Person, unknown key: found 'nmae'")
    assert "did you mean 'name'" in str(problem)


def test_a_missing_field_is_named() -> None:
    problem = only(alone(persons=[{"id": "aino"}]))
    assert "persons[0] (aino): Person, name" in str(problem)
    assert "the field is required" in str(problem)


def test_an_id_given_twice_is_told_with_both_places() -> None:
    table = alone(
        persons=[{"id": "aino", "name": "Aino"}],
        groups=[{"id": "aino", "kind": "group", "name": "ryhmä"}],
    )
    problem = only(table)
    assert problem.path == "groups[0].id"
    assert "persons[0] has this one" in str(problem)


def test_the_same_record_twice_is_refused_too() -> None:
    aino = {"id": "aino", "name": "Aino"}
    assert only(alone(persons=[aino, aino])).path == "persons[1].id"


def test_a_reference_to_nowhere_is_told_with_its_place_and_the_nearest_id() -> None:
    problem = only({"urbanpolicy": 1, "memberships": [
        {"id": "m", "group": "alliance-cooperation-group", "role": "chair", "office": "fi-prime-minster"}
    ]})  # fmt: skip
    assert isinstance(problem, up.BrokenReference)
    assert problem.path == "memberships[0].office"
    assert str(problem) == (
        "memberships[0].office: Membership 'm', office: refers to 'fi-prime-minster', "
        "which is no Office here; did you mean 'fi-prime-minister'."
    )


def test_a_reference_to_a_record_that_has_a_problem_itself_is_no_second_problem() -> None:
    table = alone(
        persons=[{"id": "aino", "name": ""}],
        offices=[{"id": "post", "kind": "post", "name": "virka"}],
        tenures=[
            {"id": "t-1", "person": "aino", "office": "post", "period": "2020/.."},
            {"id": "t-2", "person": "bo", "office": "post", "period": "2020/.."},
        ],
    )
    first, second = problems(table)
    assert first.path.startswith("persons[0]") or "persons[0]" in str(first)
    assert (second.path, second.target) == ("tenures[1].person", "bo")


def test_two_municipalities_of_one_code_are_refused() -> None:
    places = [
        {"id": name, "code": "999", "names": [{"text": name}], "period": "2000-01-01/.."}
        for name in ("aa", "bb")
    ]
    problem = only(alone(municipalities=places))
    assert isinstance(problem, up.DuplicateId)
    assert problem.id == "999"


def test_what_the_whole_record_refuses_is_told_with_its_place() -> None:
    table = alone(
        offices=[{"id": "post", "kind": "post", "name": "virka"}],
        persons=[{"id": "aino", "name": "Aino"}],
        tenures=[
            {"id": "t", "person": "aino", "office": "post", "period": "2025-06-01/2021-08-01"}
        ],
    )
    problem = only(table)
    assert str(problem).startswith("tenures[0]")
    assert "2021-08-01" in str(problem)
    assert "2025-06-01" in str(problem)


# ------------------------------------------------------------------------- what is no document


def written(tmp_path: Path, raw: bytes, name: str = "draft.toml") -> Path:
    path = tmp_path / name
    path.write_bytes(raw)
    return path


def test_a_byte_order_mark_is_ignored(tmp_path: Path) -> None:
    mark = b"\xef\xbb\xbf"
    toml = up.read_document(written(tmp_path, mark + TOML.encode()))
    text = up.read_document(written(tmp_path, mark + json.dumps(DRAFT).encode(), "draft.json"))
    assert len(toml.records) == len(text.records) == 3


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_refused_with_the_place_of_the_byte(
    tmp_path: Path, encoding: str
) -> None:
    problem = only(written(tmp_path, 'title = "Jyväskylä"'.encode(encoding)))
    assert problem.where == "encoding"
    place = 12 if encoding == "latin-1" else 0
    assert f"the byte at position {place} is not" in str(problem)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft.toml", "urbanpolicy = "),
        ("draft.toml", "urbanpolicy = 1\nurbanpolicy = 1"),
        ("draft.toml", json.dumps(DRAFT)),
        ("draft.toml", "x = " + "9" * 5000),
        ("draft.toml", "x = " + "[" * 5000),
        ("draft.json", ""),
        ("draft.json", "{"),
        ("draft.json", TOML),
        ("draft.json", '{"urbanpolicy": ' + "9" * 5000 + "}"),
        ("draft.json", "[" * 100_000),
        ("draft.json", '{"a":' * 5000),
    ],
)
def test_text_that_is_no_document_is_refused(tmp_path: Path, name: str, text: str) -> None:
    problem = only(written(tmp_path, text.encode(), name))
    assert problem.where == "syntax"
    assert problem.expected == f"a document in {name.rpartition('.')[2].upper()}"


def test_a_key_that_a_json_table_has_twice_is_refused(tmp_path: Path) -> None:
    text = (
        '{"urbanpolicy": 1, "persons": [{"id": "aino", "id": "bo", "name": "Aino", "name": "Bo"}]}'
    )
    problem = only(written(tmp_path, text.encode(), "draft.json"))
    assert "the key 'id' stands twice in one table" in str(problem)


@pytest.mark.parametrize("text", ["[]", "5", "null", '"text"', "true", "NaN"])
def test_json_that_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    problem = only(written(tmp_path, text.encode(), "draft.json"))
    assert "a table at the top" in str(problem)


@pytest.mark.parametrize(
    "wrong", [None, 5, b"draft.toml", ["draft.toml"], {"draft.toml"}, up.Document]
)
def test_what_is_neither_path_nor_table_is_refused(wrong: Any) -> None:
    assert "a path to a TOML or JSON file, or a table" in str(only(wrong))


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        up.read_document(tmp_path / "nothing.toml")
    with pytest.raises(OSError, match="directory"):
        up.read_document(tmp_path)
    assert only("null\0byte.toml").where == "syntax"


@pytest.mark.parametrize("depth", [100, 900, 10_000])
def test_tables_nested_without_end_are_refused_in_words(depth: int) -> None:
    nested: Any = []
    for _ in range(depth):
        nested = [nested]
    for table in (alone(persons=nested), alone(persons=[{"id": "aino", "name": nested}])):
        with pytest.raises(up.InvalidDocument):
            up.read_document(table)


class Endless(Mapping[str, Any]):
    """A table that contains itself."""

    def __getitem__(self, key: str) -> Any:
        return {"id": "aino", "names": self, "text": self, "name": self}.get(key, self)

    def __iter__(self) -> Any:
        return iter(["text"])

    def __len__(self) -> int:
        return 1


def test_a_table_that_contains_itself_is_refused_in_words() -> None:
    place = {"id": "vanhala", "code": "999", "names": [Endless()]}
    with pytest.raises(up.InvalidDocument):
        up.read_document(alone(municipalities=[place]))
    sources: dict[str, Any] = {}
    sources["name"] = sources
    with pytest.raises(up.InvalidDocument):
        up.read_document(alone(persons=[sources]))


def test_the_table_that_is_read_is_not_kept() -> None:
    aino = {"id": "aino", "name": "Aino"}
    table = alone(persons=[aino])
    document = up.read_document(table)
    aino["name"] = "Bo"
    table.clear()
    assert document.world.person("Aino").id == "aino"
