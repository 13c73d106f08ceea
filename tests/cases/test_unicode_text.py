"""The cases of the area unicode-text: one name however its letters are encoded."""

from __future__ import annotations

import json
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up
from urbanpolicy.values.ids import mojibake
from urbanpolicy.values.plain import to_plain

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
PLACES = up.register().all(up.Municipality)
NAMES = sorted({text for m in PLACES for name in m.names for text in name.text.all})
LETTERED = [name for name in NAMES if not name.isascii()]
HYPHENED = [name for name in NAMES if "-" in name]
HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d-"


def found(text: str) -> set[str]:
    """The ids that a text names; more than one where it needs a day."""
    try:
        return {up.municipality(text).id}
    except up.AmbiguousName as several:
        return set(several.candidates)


# ------------------------------------------------------------------------- UNI-01


def test_uni_01_composed_and_combining_letters_are_the_same_word() -> None:
    composed, combining = "Jyväskylä", unicodedata.normalize("NFD", "Jyväskylä")
    assert (len(composed), len(combining)) == (9, 11)
    assert up.municipality(composed).code == up.municipality(combining).code == "179"
    names = [up.DatedName(text=up.Text(fi=text)) for text in (composed, combining)]
    one, other = (up.Municipality(id="m", code="179", names=(name,)) for name in names)
    assert one == other
    assert hash(one) == hash(other)
    assert combining not in json.dumps(to_plain(other), ensure_ascii=False)
    assert composed in json.dumps(to_plain(other), ensure_ascii=False)


@given(st.sampled_from(NAMES), st.sampled_from(FORMS))
def test_uni_01_every_name_in_every_form(name: str, form: Form) -> None:
    assert found(unicodedata.normalize(form, name)) == found(name)


@given(st.text(min_size=1, max_size=20), st.sampled_from(FORMS[:2]))
def test_uni_01_equal_objects_whatever_the_form(text: str, form: Form) -> None:
    try:
        one = up.Person(id="somebody", name=text)
    except up.InvalidValue:
        with pytest.raises(up.InvalidValue):
            up.Person(id="somebody", name=unicodedata.normalize(form, text))
        return
    other = up.Person(id="somebody", name=unicodedata.normalize(form, text))
    assert one == other
    assert hash(one) == hash(other)
    assert unicodedata.is_normalized("NFC", other.name)


def test_uni_01_the_compiled_register_is_composed() -> None:
    for place in PLACES:
        written = json.dumps(to_plain(place), ensure_ascii=False)
        assert unicodedata.is_normalized("NFC", written)


# ------------------------------------------------------------------------- UNI-03


@pytest.mark.parametrize("hyphen", HYPHENS, ids=unicodedata.name)
def test_uni_03_typographic_hyphens_are_hyphens(hyphen: str) -> None:
    assert up.municipality(f"Mänttä{hyphen}Vilppula").code == "508"


@given(
    st.sampled_from(HYPHENED),
    st.sampled_from(HYPHENS),
    st.sampled_from(["", "\u00ad", "\u200b", "\u2060", "\ufeff"]),
    st.sampled_from(FORMS),
)
def test_uni_03_every_name_with_every_hyphen(
    name: str, hyphen: str, invisible: str, form: Form
) -> None:
    written = name.replace("-", hyphen + invisible)
    assert found(unicodedata.normalize(form, written)) == found(name)


@given(st.sampled_from([n for n in NAMES if " " in n]), st.sampled_from("\u00a0\u202f\u2007 "))
def test_uni_03_no_break_blanks_are_blanks(name: str, blank: str) -> None:
    assert found(name.replace(" ", blank)) == found(name)


# ------------------------------------------------------------------------- UNI-05


def test_uni_05_a_wrongly_decoded_name_is_told_so() -> None:
    broken = "Jyväskylä".encode().decode("latin-1")
    assert broken == "JyvÃ¤skylÃ¤"
    with pytest.raises(up.UnknownName, match="wrongly decoded; did you mean 'Jyväskylä'"):
        up.municipality(broken)


@given(st.sampled_from(LETTERED), st.sampled_from(["latin-1", "cp1252"]))
def test_uni_05_none_is_found_and_none_is_stored(name: str, encoding: str) -> None:
    try:
        broken = name.encode().decode(encoding)
    except UnicodeDecodeError:
        return  # cp1252 has no letter for some bytes: such a file cannot be read at all
    assert mojibake(broken) == name
    with pytest.raises(up.UnknownName, match="looks wrongly decoded"):
        up.municipality(broken)
    expected = "decoded rightly|without control characters"
    with pytest.raises(up.InvalidValue, match=expected):
        up.Text(fi=broken)
    with pytest.raises(up.InvalidValue, match=expected):
        up.Person(id="somebody", name=broken)


def test_uni_05_no_name_of_the_register_looks_wrongly_decoded() -> None:
    assert not [name for name in NAMES if mojibake(name)]
