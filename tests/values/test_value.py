"""The base of all classes: an order by all fields where a class names no key, defaults, reprs."""

from __future__ import annotations

from inspect import signature
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbanpolicy.errors import InvalidValue
from urbanpolicy.values.text import line_or_none
from urbanpolicy.values.value import Value, default_of, fields_of


@attrs.frozen(order=False, kw_only=True, repr=False)
class Anything(Value):
    """A class that documents no key of its own and holds whatever it is given."""

    first: Any = None
    second: Any = ()
    third: str | None = attrs.field(default=None, converter=line_or_none)

    def __attrs_post_init__(self) -> None:
        if self.first == "refused":
            raise self.refuse("first", self.first, "something else")


FIELDS = st.none() | st.integers(0, 2) | st.integers(0, 2).map(float)
TUPLES = st.lists(FIELDS, max_size=2).map(tuple) | st.frozensets(FIELDS, max_size=2)


@given(st.lists(st.builds(Anything, first=FIELDS, second=TUPLES), min_size=2, max_size=4))
def test_without_a_key_all_fields_are_compared_and_missing_ones_come_first(
    values: list[Anything],
) -> None:
    for a in values:
        for b in values:
            if type(a.second) is type(b.second):
                assert [a < b, a == b, a > b].count(True) == 1
        assert a.sort_key == ()
    assert Anything() < Anything(first=0)
    assert Anything(second=(0,)) < Anything(second=(0, None))


def test_fields_of_other_kinds_are_ordered_by_their_reprs() -> None:
    assert Anything(first=b"a") < Anything(first=b"b")


def test_a_repr_leaves_out_what_holds_its_default() -> None:
    assert repr(Anything()) == "Anything()"
    assert repr(Anything(third="x\n", second=(1,))) == r"Anything(second=(1,), third='x\n')"


def test_defaults_are_those_of_the_constructor() -> None:
    assert [default_of(field) for field in fields_of(Anything)] == [None, (), None]


@attrs.frozen(order=False, kw_only=True, repr=False)
class Counted(Value):
    """A class with a converter that may refuse, so that its constructor tells where."""

    number: int = attrs.field(default=0, converter=int)
    word: Any = None


def test_a_constructor_that_tells_where_shows_its_own_fields() -> None:
    assert list(signature(Counted).parameters) == ["number", "word"]


def test_what_an_object_refuses_names_it() -> None:
    with pytest.raises(InvalidValue, match=r"^Anything, first: found 'refused', expected somethi"):
        Anything(first="refused")
