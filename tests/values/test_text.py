"""Texts: composed, sound, and never shown in another language without a mark."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbanpolicy.errors import InvalidValue
from urbanpolicy.strategies import langs, lines, texts
from urbanpolicy.values.text import (
    LANGS,
    Lang,
    Text,
    read_lang,
    to_text,
    to_text_or_none,
    to_texts,
)


@given(lines())
def test_uni_01_both_forms_of_a_text_are_one_and_kept_composed(line: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, line) for form in ("NFC", "NFD"))
    assert Text(fi=composed) == Text(fi=decomposed)
    assert hash(Text(fi=composed)) == hash(Text(fi=decomposed))
    assert Text(fi=decomposed).fi == composed


@given(texts(), langs())
def test_a_text_is_shown_in_the_language_asked_for_or_marked(text: Text, lang: Lang) -> None:
    shown, (picked, found) = text.show(lang), text.pick(lang)
    assert picked == text.get(found)
    if text.get(lang) is not None:
        assert (shown, found) == (text.get(lang), lang)
    else:
        assert shown == f"{picked} [{found}]"
    assert str(text) == text.show("en")


@pytest.mark.parametrize(
    ("held", "lang", "shown"),
    [
        ({"fi": "Turku", "sv": "Åbo"}, "sv", "Åbo"),
        ({"fi": "Turku", "sv": "Åbo"}, "en", "Turku [fi]"),
        ({"sv": "Åbo", "en": "Turku"}, "fi", "Åbo [sv]"),
        ({"en": "Turku"}, "sv", "Turku [en]"),
        ({"fi": "Turku", "en": "Turku"}, "sv", "Turku [fi]"),
    ],
)
def test_the_fallback_is_finnish_or_swedish_then_english(
    held: dict[str, str], lang: Lang, shown: str
) -> None:
    assert Text(**held).show(lang) == shown


@given(texts())
def test_all_texts_are_listed_once(text: Text) -> None:
    held = [text.get(lang) for lang in LANGS if text.get(lang) is not None]
    assert list(text.all) == list(dict.fromkeys(held))


@given(texts())
def test_a_text_is_read_from_itself_a_table_or_finnish(text: Text) -> None:
    assert to_text(text) is text
    assert to_text({lang: held for lang in LANGS if (held := text.get(lang))}) == text
    assert to_text_or_none(None) is None
    assert to_texts([text, {"sv": "Åbo"}, "Turku"]) == (text, Text(sv="Åbo"), Text(fi="Turku"))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "a text that is not empty; leave the field out"),
        ("  \n", "a text that is not empty"),
        ("a\x00b", "control characters"),
        ("a\x85b", "control characters"),
        ("\ud800", "lone surrogates"),
        ("JyvÃ¤skylÃ¤", "did you mean 'Jyväskylä'"),
        ("â€“ Ã¤", "decoded rightly"),
        (5, "expected a text"),
        (b"Turku", "expected a text"),
        (["Turku"], "expected a text"),
    ],
)
def test_a_text_that_is_not_sound_is_refused(value: object, reason: str) -> None:
    for lang in LANGS:
        with pytest.raises(InvalidValue, match=f"^Text, {lang}: .*{reason}"):
            Text(**{lang: value})  # type: ignore[arg-type]


@given(st.text("abcåäöÅÄÖ –’").filter(lambda text: not text.isascii()))
def test_uni_05_finnish_read_in_the_wrong_encoding_is_refused(text: str) -> None:
    spoiled = text.encode().decode("latin-1")
    with pytest.raises(InvalidValue, match=r"decoded rightly|control characters"):
        Text(fi=spoiled)


@pytest.mark.parametrize("value", [None, 5, ["Turku"], {"Turku"}, object()])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(InvalidValue, match="a Text, or a table with the keys fi, sv, en"):
        to_text(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [{"se": "Turku"}, {5: "Turku"}, {"FI": "Turku"}])
def test_an_unknown_language_is_refused(value: dict[str, str]) -> None:
    with pytest.raises(InvalidValue, match="Text, language: found"):
        to_text(value)


def test_a_text_in_no_language_is_refused() -> None:
    for nothing in ({}, {"fi": None}):
        with pytest.raises(InvalidValue, match="at least one of fi, sv, en"):
            Text(**nothing)


@pytest.mark.parametrize("value", ["Turku", {"fi": "Turku"}, Text(fi="Turku"), None, 5])
def test_one_text_is_no_list_of_texts(value: object) -> None:
    with pytest.raises(InvalidValue, match="a list of texts"):
        to_texts(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["FI", "", None, 5, ["fi"], "swedish"])
def test_what_is_no_language_is_refused(value: object) -> None:
    with pytest.raises(InvalidValue, match="'fi', 'sv' or 'en'"):
        read_lang(value)
    for lang in LANGS:
        assert read_lang(lang) == lang


def test_new_lines_and_tabs_belong_to_texts() -> None:
    assert Text(fi="ensin\n\tsitten").fi == "ensin\n\tsitten"
    assert repr(Text(fi="ensin\nsitten")) == r"Text(fi='ensin\nsitten')"
