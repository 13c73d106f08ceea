"""Ids, codes, and names as look-ups compare them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from urbanpolicy.errors import InvalidValue
from urbanpolicy.strategies import codes, ids, lines
from urbanpolicy.values.ids import (
    folded,
    id_set,
    id_tuple,
    in_order,
    is_code,
    is_id,
    mojibake,
)


@given(ids())
def test_ids_are_ids(id: str) -> None:
    assert is_id(id)
    assert folded(id) == id


@pytest.mark.parametrize("text", ["", "-", "a-", "-a", "a--b", "A", "ä", "a b", "a_b", "a\n", "٣"])
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)


@given(codes())
def test_codes_keep_their_zeros(code: str) -> None:
    assert is_code(code)
    assert not is_code(int(code))
    assert f"{int(code):03d}" == code


@pytest.mark.parametrize("value", ["49", "0049", "٠٤٩", "04a", " 49", 49, None, "0.9"])
def test_what_is_no_code(value: object) -> None:
    assert not is_code(value)


@given(st.text() | lines())
@example("\u0345\u0399")  # a mark that folds into a letter
@example("A\u200b\u030a")  # an invisible mark between a letter and its ring
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(lines())
def test_nam_03_uni_01_case_form_and_blanks_do_not_matter(name: str) -> None:
    expected = folded(name)
    assert folded(unicodedata.normalize("NFD", name)) == expected
    assert folded(f"\u00a0 {name}\t") == expected
    assert folded(name.casefold()) == expected


@pytest.mark.parametrize("name", ["JYVÄSKYLÄ", "jyväskylä", "Jyva\u0308skyla\u0308", " Jyväskylä "])
def test_uni_01_every_jyvaskyla_is_the_same(name: str) -> None:
    assert folded(name) == "jyväskylä"


@pytest.mark.parametrize("hyphen", "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d-")
def test_uni_03_every_hyphen_is_a_hyphen(hyphen: str) -> None:
    assert folded(f"Mänttä{hyphen}Vilppula") == "mänttä-vilppula"
    assert folded(f"Mänttä{hyphen}Vil\u00adppu\u200bla\ufeff") == "mänttä-vilppula"


@given(lines())
def test_uni_05_a_sound_text_is_no_mojibake_and_its_spoiled_form_is(name: str) -> None:
    assert mojibake(unicodedata.normalize("NFC", name)) is None
    if not name.isascii():
        assert mojibake(name.encode().decode("latin-1")) == name


@pytest.mark.parametrize("letter", ["\u00c0", "\u00ff", "ä", "€", "\u0400"])
def test_uni_05_a_letter_alone_tells_how_it_was_spoiled(letter: str) -> None:
    """The first and the last of those bytes that may follow, among others."""
    assert mojibake(letter.encode().decode("latin-1")) == letter
    assert mojibake(letter) is None


def test_ids_come_as_a_tuple_in_their_order_or_as_a_set() -> None:
    assert id_tuple(id for id in ("b", "a")) == ("b", "a")
    assert id_tuple({"b": 1, "a": 2}.keys()) == ("b", "a")
    assert id_set(["b", "a", "b"]) == {"a", "b"}


@given(st.sets(ids()))
def test_rep_01_a_set_gives_its_ids_sorted(some: set[str]) -> None:
    assert id_tuple(some) == id_tuple(frozenset(some)) == tuple(sorted(some))


def test_what_cannot_be_sorted_comes_in_any_order() -> None:
    assert set(in_order({1, "a", None})) == {1, "a", None}


@pytest.mark.parametrize("value", ["tampere", None, 5])
def test_one_id_is_no_list_of_ids(value: object) -> None:
    for read in (id_tuple, id_set):
        with pytest.raises(InvalidValue, match="several ids in a list or tuple; write"):
            read(value)  # type: ignore[arg-type]
