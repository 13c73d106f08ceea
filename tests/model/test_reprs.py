"""The repr of every object fits a line of a notebook."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.model.classes import each_class, some_examples
from urbanpolicy.model.people import Person
from urbanpolicy.model.record import Record
from urbanpolicy.strategies import for_class
from urbanpolicy.values.text import Text
from urbanpolicy.values.value import Value


@each_class
@some_examples(10)
@given(data=st.data())
def test_a_repr_is_one_bounded_printable_line_that_names_the_class(
    cls: type[Value], data: st.DataObject
) -> None:
    value = data.draw(for_class(cls))
    shown = repr(value)
    assert len(shown) <= 200
    assert shown.isprintable()
    if cls.__name__ != "Truth":
        assert shown.startswith(f"{cls.__name__}(")
    if isinstance(value, Record):
        assert repr(value.id) in shown


def test_long_and_unprintable_words_are_cut_and_escaped() -> None:
    long = Person(id="p-" + "x" * 300, name="N" * 300)
    assert len(repr(long)) == 200
    assert repr(long).endswith("...")
    assert len(repr(Text(fi="x" * 300, sv="\u202e" * 300, en="y" * 300))) <= 200
    turned = Person(id="p", name="abc\u202edef\nghi")
    assert repr(turned) == r"Person('p', abc\u202edef\nghi)"
