"""Values of one class are ordered whichever way they are asked; those of two classes are not."""

from __future__ import annotations

import inspect
import operator
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from urbanpolicy.errors import ForeignPickle
from urbanpolicy.release import __version__
from urbanpolicy.values.money import Money
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Text
from urbanpolicy.values.value import Value, _revive

FEW, MANY = Money(amount=1), Money(amount=2)
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@pytest.mark.parametrize("sign", COMPARISONS)
def test_each_comparison_says_what_it_says_of_numbers(sign: str) -> None:
    compare = COMPARISONS[sign]
    for a, b in ((FEW, MANY), (MANY, FEW), (FEW, FEW), (FEW, Money(amount=1))):
        assert compare(a, b) == compare(a.amount, b.amount)


@pytest.mark.parametrize("sign", COMPARISONS)
@pytest.mark.parametrize("other", [Text(en="a"), "EUR 1"])
def test_values_of_two_classes_are_not_ordered(sign: str, other: Value | str) -> None:
    with pytest.raises(TypeError, match=f"'{sign}' not supported between instances of 'Money' and"):
        COMPARISONS[sign](FEW, other)


def test_texts_are_ordered_by_language_and_a_missing_one_is_first() -> None:
    assert Text(fi="a", sv="b", en="c").sort_key == ("a", "b", "c")
    assert Text(fi="a").sort_key == ("a", "", "")
    assert Text(sv="b").sort_key == ("", "b", "")


def test_a_pickle_of_this_release_comes_back_and_one_of_another_does_not() -> None:
    assert pickle.loads(pickle.dumps(FEW)) == FEW
    assert _revive(Money, __version__, {"amount": 1}) == FEW
    with pytest.raises(ForeignPickle):
        _revive(Money, "another", {"amount": 1})


def test_a_constructor_that_tells_where_looks_like_the_one_within() -> None:
    assert Period.__init__.__name__ == "__init__"
    assert list(inspect.signature(Period).parameters) == ["start", "end"]
