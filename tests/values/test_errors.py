"""The family of errors: data beside the message, one base, built-ins to catch, and pickles."""

from __future__ import annotations

import copy
import inspect
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbanpolicy import errors
from urbanpolicy.errors import (
    AmbiguousName,
    BrokenReference,
    DuplicateId,
    ForeignPickle,
    InvalidDay,
    InvalidDocument,
    InvalidValue,
    MissingExtra,
    NoAnswer,
    NotConforming,
    OutsideCoverage,
    UndecidedTruth,
    UnknownName,
    UrbanPolicyError,
    cut,
    joined,
    listed,
    sentence,
    shown,
)

EXAMPLES: list[UrbanPolicyError] = [
    InvalidValue.at("Tenure 't', person", None, "a value", "the field is required"),
    InvalidDay.at("on", 2023, "a day").within("[3]").within("memberships"),
    InvalidDocument.of(
        "d.toml", [InvalidValue.at("A", 1, "b"), BrokenReference.at("A, b", "c", "D")]
    ),
    BrokenReference.at("Tenure 't', person", "nobody", "Person", "add the person").within(
        "tenures"
    ),
    DuplicateId.of("999", ["Vanhala", "Uusila"], "two on one day"),
    UnknownName.of("Abo", "Municipality", ["Åbo"], "search with up.search('Abo')"),
    UnknownName.of("Abo", "Municipality"),
    AmbiguousName.of(
        "Koski", "Municipality", ["a", "b"], ["municipality('a')", "municipality('b')"]
    ),
    UndecidedTruth.asked(),
    OutsideCoverage.to("who, on 2030-01-01?", "not searched", ["x"], "ask for on='latest'"),
    NotConforming("it does not conform.", report=("a",)),
    ForeignPickle.of("Tenure", "0.0.1", "0.1.0"),
    MissingExtra.of("pandas", "frames", "attach"),
]
each = pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)


@each
def test_errors_are_copied_and_pickled_with_their_data(error: UrbanPolicyError) -> None:
    copies = [copy.copy(error), copy.deepcopy(error)]
    copies += [pickle.loads(pickle.dumps(error, protocol)) for protocol in range(6)]
    for again in copies:
        assert type(again) is type(error)
        assert str(again) == str(error) == error.message
        assert repr(again.data) == repr(error.data)


@each
def test_what_the_message_names_is_an_attribute(error: UrbanPolicyError) -> None:
    for name, value in error.data.items():
        assert getattr(error, name) is value
    with pytest.raises(AttributeError, match=f"{type(error).__name__} has no attribute 'nonsense'"):
        _ = error.nonsense
    assert error.args == (error.message,)


@each
def test_a_message_is_a_sentence(error: UrbanPolicyError) -> None:
    assert str(error).endswith(".")
    assert ".." not in str(error)


@pytest.mark.parametrize(
    "cls",
    [
        cls
        for _, cls in inspect.getmembers(errors, inspect.isclass)
        if cls.__module__ == errors.__name__
    ],
)
def test_every_error_is_of_the_family_and_also_a_built_in_one(cls: type) -> None:
    assert issubclass(cls, UrbanPolicyError)
    if cls is not UrbanPolicyError:
        assert issubclass(cls, ValueError | LookupError | ImportError)
    assert cls.__doc__


def test_the_answers_that_are_none_have_one_base() -> None:
    for cls in (
        errors.Undecided,
        errors.Vacant,
        errors.Several,
        errors.NotExisting,
        OutsideCoverage,
    ):
        assert issubclass(cls, NoAnswer)


def test_messages_say_what_was_asked_what_is_known_and_what_to_do() -> None:
    assert str(EXAMPLES[0]) == (
        "Tenure 't', person: found None, expected a value; the field is required."
    )
    assert str(EXAMPLES[1]) == "memberships[3]: on: found 2023, expected a day."
    assert str(EXAMPLES[2]) == (
        "d.toml: 2 problems\n  A: found 1, expected b.\n  A, b: refers to 'c', which is no D here."
    )
    assert str(EXAMPLES[5]) == (
        "no Municipality is called 'Abo'; nearest: Åbo; search with up.search('Abo')."
    )
    assert "type one of municipality('a'), municipality('b')" in str(EXAMPLES[7])
    assert str(EXAMPLES[9]) == (
        "who, on 2030-01-01?: not searched; candidates: x; ask for on='latest'."
    )
    assert "JSON" in str(EXAMPLES[11])
    assert "pip install 'urbanpolicy[frames]'" in str(EXAMPLES[12])


@given(st.text(), st.integers(10, 300))
def test_a_text_is_cut_to_one_printable_line(text: str, limit: int) -> None:
    line = cut(text, limit)
    assert len(line) <= limit
    assert line.isprintable()
    if text.isprintable() and len(text) <= limit:
        assert line == text


def test_a_value_whose_repr_raises_or_is_long_or_has_lines_is_shown_all_the_same() -> None:
    class Hostile:
        def __repr__(self) -> str:
            raise RuntimeError("no")

    class Table:
        def __repr__(self) -> str:
            return "a b\n1 2"

    assert shown(Hostile()) == "<Hostile whose repr raises RuntimeError>"
    assert shown(10**5000) == "<int whose repr raises ValueError>"
    assert shown(Table()) == r"a b\n1 2"
    assert len(shown("x" * 1000)) == 80


@given(st.lists(st.integers()), st.integers(1, 5))
def test_an_enumeration_says_how_many_it_leaves_out(names: list[int], limit: int) -> None:
    text = listed(names, limit)
    if len(names) > limit:
        assert text.endswith(f" and {len(names) - limit} more")
    assert text.startswith(", ".join(map(str, names[:limit])))


def test_sentences_and_paths_are_joined() -> None:
    assert sentence("a", "", "b") == "a; b."
    assert sentence("really?") == "really?"
    assert joined("a", "b") == "a.b"
    assert joined("a", "[0].b") == "a[0].b"
