"""Truth: Kleene's laws, and no silent guesses."""

from __future__ import annotations

import itertools
import operator

import pytest
from hypothesis import given

from urbanpolicy.errors import InvalidValue, UndecidedTruth
from urbanpolicy.strategies import truths
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth

ALL = (NO, UNDECIDED, YES)
PAIRS = list(itertools.product(ALL, repeat=2))


def worlds(truth: Truth) -> set[bool]:
    """What a truth may turn out to be."""
    return {"yes": {True}, "no": {False}, "undecided": {True, False}}[truth.word]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_and_and_or_say_what_every_outcome_says(a: Truth, b: Truth) -> None:
    pairs = list(itertools.product(worlds(a), worlds(b)))
    assert worlds(a & b) == {x and y for x, y in pairs}
    assert worlds(a | b) == {x or y for x, y in pairs}
    assert worlds(~a) == {not x for x in worlds(a)}


@given(truths(), truths(), truths())
def test_the_laws_of_kleene_hold(a: Truth, b: Truth, c: Truth) -> None:
    assert a & b == b & a
    assert a | b == b | a
    assert (a & b) & c == a & (b & c)
    assert (a | b) | c == a | (b | c)
    assert a & (b | c) == (a & b) | (a & c)
    assert a | (b & c) == (a | b) & (a | c)
    assert a & (a | b) == a
    assert a | (a & b) == a
    assert ~(a & b) == ~a | ~b
    assert ~(a | b) == ~a & ~b
    assert ~~a == a
    assert a & YES == a
    assert a | NO == a
    assert a & NO == NO
    assert a | YES == YES


@pytest.mark.parametrize("truth", ALL)
def test_the_three_questions_agree(truth: Truth) -> None:
    assert truth.is_certain == (worlds(truth) == {True})
    assert truth.is_possible == (True in worlds(truth))
    assert truth.is_decided == (len(worlds(truth)) == 1)
    again = Truth.of(certain=truth.is_certain, possible=truth.is_possible)
    assert again == truth
    assert again is truth


def test_an_undecided_truth_is_never_taken_for_a_bool() -> None:
    assert bool(YES) is True
    assert bool(NO) is False
    with pytest.raises(UndecidedTruth, match=r"\.is_certain .* \.is_possible") as caught:
        bool(UNDECIDED)
    assert isinstance(caught.value, ValueError)
    with pytest.raises(UndecidedTruth):
        _ = not UNDECIDED


@pytest.mark.parametrize("combine", [operator.and_, operator.or_])
@pytest.mark.parametrize("other", [True, None, "yes", 1])
def test_a_truth_is_not_combined_with_anything_else(combine: object, other: object) -> None:
    assert callable(combine)
    with pytest.raises(TypeError):
        combine(YES, other)


def test_a_truth_is_read_from_its_word_and_nothing_else() -> None:
    for truth in ALL:
        assert Truth.read(truth.word) is truth
        assert Truth.read(truth) is truth
        assert repr(truth) == str(truth) == truth.word
    for junk in (True, None, "Yes", "", 1, ["yes"]):
        with pytest.raises(InvalidValue, match="'yes', 'no' or 'undecided'"):
            Truth.read(junk)
        with pytest.raises(InvalidValue, match="Truth, word"):
            Truth(junk)  # type: ignore[arg-type]


def test_truths_are_ordered_from_no_to_yes() -> None:
    assert sorted([YES, NO, UNDECIDED]) == [NO, UNDECIDED, YES]


def test_certain_and_possible_are_never_mistaken_for_each_other() -> None:
    assert Truth.of(certain=False, possible=True) == UNDECIDED
    with pytest.raises(TypeError):
        Truth.of(False, True)  # type: ignore[call-arg]
