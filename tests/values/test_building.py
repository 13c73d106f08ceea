"""Building objects from plain tables: all problems at once, each with its path."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from urbanpolicy.errors import InvalidDocument, InvalidValue
from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.governments import Government, GovernmentParty
from urbanpolicy.model.people import Person, Tenure
from urbanpolicy.model.record import Citation
from urbanpolicy.values.building import build, build_all
from urbanpolicy.values.money import Money
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Text
from urbanpolicy.values.truth import YES, Truth
from urbanpolicy.values.value import Value


def problems_of(cls: type, table: object) -> list[tuple[str, str]]:
    """Path and place of each problem of a document."""
    with pytest.raises(InvalidDocument) as caught:
        build(cls, table)
    found = caught.value.problems
    assert all(isinstance(problem, InvalidValue) for problem in found)
    assert str(caught.value).splitlines()[1:] == [f"  {problem}" for problem in found]
    return [(p.path, p.where) for p in found if isinstance(p, InvalidValue)]


def test_every_problem_is_told_at_once_with_its_path() -> None:
    table = {
        "id": "Bad Id",
        "persn": "p",
        "office": "o",
        "period": {"start": "2024-05-01", "end": "soon"},
        "elected": "2024",
        "title": {"se": "x"},
        "citations": ["a", {"source": 5}, {"source": "b", "lokator": "x"}, 7],
    }
    found = problems_of(Tenure, table)
    assert found == [
        ("", "Tenure, unknown key"),
        ("citations[1]", "Citation, source"),
        ("citations[2]", "Citation, unknown key"),
        ("citations[3]", "Citation"),
        ("", "Tenure, person"),
        ("period", "period.end"),
        ("title", "Text, language"),
        ("elected", "day"),
    ]


def test_the_whole_object_is_checked_once_its_fields_are_sound() -> None:
    table = {"id": "Bad Id", "person": "p", "office": "o", "period": "2024/.."}
    assert problems_of(Tenure, table) == [("", "Tenure 'Bad Id', id")]


@pytest.mark.parametrize(("key", "near"), [("persn", "'person'"), ("statsu", "'status'")])
def test_a_key_that_is_nearly_a_field_is_told_which(key: str, near: str) -> None:
    with pytest.raises(InvalidDocument, match=f"found '{key}'.*did you mean {near}"):
        build(Tenure, {"id": "t", "person": "p", "office": "o", "period": "/", key: 1})


def test_a_key_that_is_nothing_like_a_field_is_told_all_fields() -> None:
    with pytest.raises(InvalidDocument, match=r"one of its fields: id, citations, name, note\."):
        build(Person, {"id": "p", "name": "P", 5: 1})


@pytest.mark.parametrize("table", [None, 5, "text", ["id"], object()])
def test_what_is_no_table_is_refused(table: object) -> None:
    assert problems_of(Person, table) == [("", "Person")]


def test_any_mapping_is_a_table() -> None:
    table: Mapping[str, object] = MappingProxyType({"id": "p", "name": "P"})
    assert build(Person, table) == Person(id="p", name="P")


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("2023-11", PartialDate.read("2023-11")),
        ("2023/..", Period.read("2023/..")),
        (
            {"end": "open", "verified": "2023-11-16"},
            Period.read({"end": "open", "verified": "2023-11-16"}),
        ),
        ("yes", YES),
        ("EUR 5", Money(amount=5)),
    ],
)
def test_values_that_are_written_as_texts_are_read_as_such(
    plain: object, value: PartialDate | Period | Truth | Money
) -> None:
    assert build(type(value), plain) == value
    assert problems_of(type(value), object())


def test_a_text_is_read_as_a_table_of_languages() -> None:
    assert build(Text, {"sv": "Åbo"}) == Text(sv="Åbo")


def test_a_list_is_built_item_by_item_and_objects_stay_as_they_are() -> None:
    party = GovernmentParty(political_party="kok")
    built = build_all(GovernmentParty, [party, {"political_party": "ps"}])
    assert built == (party, GovernmentParty(political_party="ps"))
    assert built[0] is party
    assert build_all(GovernmentParty, built) == built
    assert build_all(GovernmentParty, (party, {"political_party": "ps"})) == built


def test_a_text_stands_for_one_field_where_that_is_said() -> None:
    assert build_all(Party, ["a"], shorthand="actor") == (Party(actor="a"),)
    with pytest.raises(InvalidDocument, match=r"\[0\]: Party: found 'a'"):
        build_all(Party, ["a"])
    with pytest.raises(InvalidDocument, match=r"\[1\]: Citation, source"):
        build_all(Citation, ["a", "Not An Id"], shorthand="source")


@pytest.mark.parametrize("items", ["text", {"political_party": "kok"}, None, 5])
def test_what_is_no_list_is_refused(items: object) -> None:
    with pytest.raises(InvalidValue, match="a list, with a table for each GovernmentParty"):
        build_all(GovernmentParty, items)  # type: ignore[arg-type]


def test_rul_09_a_refusal_deep_inside_names_the_object_and_the_place() -> None:
    with pytest.raises(InvalidDocument) as caught:
        Government(
            id="gov-orpo",
            name={"fi": "Orpon hallitus"},
            prime_minister="petteri-orpo",
            period="2023-06-20/..",
            parties=["kok", {"political_party": "ps", "period": "2024/2023"}],  # type: ignore[list-item]
        )
    exchanged = "both days belong to the period; are the two exchanged?"
    table = "a table with the fields of a GovernmentParty"
    expected = "an end not before the start, 2024"
    assert str(caught.value).splitlines() == [
        "Government 'gov-orpo': 2 problems",
        f"  parties[0]: GovernmentParty: found 'kok', expected {table}.",
        f"  parties[1].period: Period, end: found '2023', expected {expected}; {exchanged}",
    ]


def test_rul_09_one_of_many_agreements_is_found_by_the_message_alone() -> None:
    def agreement(number: int) -> Agreement:
        end = "2019-05-29" if number == 117 else "2024-12-31"
        return Agreement(
            id=f"agreement-{number}",
            model="mal",
            name={"fi": "MAL"},
            nature="agreement",
            term={"start": "2024-05-01", "end": end},
        )

    with pytest.raises(InvalidValue) as caught:
        _ = [agreement(number) for number in range(200)]
    message = str(caught.value)
    for part in ("Agreement 'agreement-117'", "term", "2024-05-01", "2019-05-29"):
        assert part in message


def test_imm_09_optional_fields_may_be_left_out_and_unknown_ones_are_an_error() -> None:
    table = {
        "id": "a",
        "model": "mal",
        "name": {"fi": "Oulu"},
        "nature": "agreement",
        "term": "2020/2031",
    }
    built = build(Agreement, table)
    assert built == Agreement(
        id="a", model="mal", name="Oulu", nature="agreement", term="2020/2031"
    )
    assert built.parties == ()
    assert built.is_complete
    with pytest.raises(InvalidDocument, match="unknown key: found 'region'"):
        build(Agreement, {**table, "region": "Oulu"})


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Holder(Value):
    """A class that holds whatever it is given."""

    held: Any = None


TABLES: list[Any] = [{"held": {"a": "x"}}, {"held": "x"}, {"held": {"a": 1}}, {}]


@pytest.mark.parametrize("several", [list, tuple, iter])
def test_tables_are_built_from_whatever_holds_them(several: Any) -> None:
    built = build_all(Holder, several(TABLES))
    assert built == tuple(Holder(**table) for table in TABLES)
    assert build_all(Holder, several(built)) == built


def test_values_that_are_equal_but_not_the_same_stay_as_they_are() -> None:
    alike: list[Any] = [1, True, 1.0, "1"]
    built = build_all(Holder, [{"held": {"a": one}} for one in alike])
    assert [type(holder.held["a"]) for holder in built] == [int, bool, float, str]
    (changing,) = build_all(Holder, [{"held": {"a": ["x"]}}])
    assert changing.held == {"a": ["x"]}


def test_a_table_built_twice_gives_objects_that_share_nothing_that_can_change() -> None:
    table: Any = {"held": {"a": "x"}}
    (first,) = build_all(Holder, [table])
    table["held"]["a"] = "y"
    (second,) = build_all(Holder, [table])
    assert (first.held, second.held) == ({"a": "x"}, {"a": "y"})


def test_a_field_for_texts_is_given_by_name() -> None:
    assert build_all(Holder, ["x", {"held": "y"}], shorthand="held")[0].held == "x"
    with pytest.raises(TypeError):
        build_all(Holder, ["x"], "held")  # type: ignore[call-arg]
