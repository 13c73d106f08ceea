"""A text in Finnish, Swedish and English, with a visible fallback where a language is missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal, cast, get_args

import attrs

from urbanpolicy.errors import InvalidValue, shown
from urbanpolicy.values.ids import in_order, mojibake
from urbanpolicy.values.value import Value, self_telling

Lang = Literal["fi", "sv", "en"]
"""A language of the library: Finnish, Swedish, English."""

LANGS: tuple[Lang, ...] = get_args(Lang)
_FALLBACK: dict[Lang, tuple[Lang, ...]] = {
    "fi": ("fi", "sv", "en"),
    "sv": ("sv", "fi", "en"),
    "en": ("en", "fi", "sv"),
}


def read_lang(value: object, where: str = "lang") -> Lang:
    """Return a language key.

    Raises:
        InvalidValue: for anything but ``"fi"``, ``"sv"`` or ``"en"``.
    """
    if isinstance(value, str):
        for lang in LANGS:
            if value == lang:
                return lang
    raise InvalidValue.at(where, value, "'fi', 'sv' or 'en'")


def to_langs(value: Iterable[Lang]) -> tuple[Lang, ...]:
    """Converter of several languages: each once, in the order fi, sv, en.

    Raises:
        InvalidValue: if one text is given instead of a list, or an item is no language.

    >>> to_langs(["en", "fi"])
    ('fi', 'en')
    """
    if isinstance(value, str) or not isinstance(value, Iterable):
        found = cast(object, value)
        raise InvalidValue.at("langs", found, "a list of 'fi', 'sv', 'en'")
    given = {read_lang(item) for item in value}
    return tuple(lang for lang in LANGS if lang in given)


def composed(value: object) -> object:
    """Return a text in composed form (NFC); anything else as it is, for the caller to refuse."""
    if type(value) is str and not value.isascii():
        return unicodedata.normalize("NFC", value)
    return value


def line(value: str) -> str:
    """Converter of required text fields: composed form."""
    if type(value) is str and value.isascii():
        return value
    return cast(str, composed(value))


def line_or_none(value: str | None) -> str | None:
    """Converter of optional text fields: composed form, None stays None."""
    return None if value is None else line(value)


self_telling(line, line_or_none)


def text_fault(value: object) -> tuple[str, str] | None:
    """Return what was expected and the mend, if a value is no sound text; None if it is."""
    if type(value) is not str:
        return ("a text", "")
    if not value or value.isspace():
        return ("a text that is not empty", "leave the field out where nothing is known")
    if value.isascii() and value.isprintable():
        return None
    if not value.isprintable() and any(
        unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t" for char in value
    ):
        return ("a text without control characters and lone surrogates", "")
    mended = mojibake(value)
    if mended is not None:
        return (
            "a text that was decoded rightly",
            f"it looks like UTF-8 read as Latin-1; did you mean {mended!r}",
        )
    return None


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Text(Value):
    """The same text in up to three languages; a language that no source gives is None.

    Display falls back to another language (Finnish or Swedish first, then English) and marks it,
    so that a reader never takes one language for another.

    Order: by the Finnish, Swedish, English text.

    Raises:
        InvalidValue: if no language is given, or a text is empty or wrongly decoded.

    >>> name = Text(fi="Turku", sv="Åbo")
    >>> name.show("sv"), name.show("en")
    ('Åbo', 'Turku [fi]')
    """

    fi: str | None = attrs.field(default=None, converter=line_or_none)
    sv: str | None = attrs.field(default=None, converter=line_or_none)
    en: str | None = attrs.field(default=None, converter=line_or_none)

    def __attrs_post_init__(self) -> None:
        given = False
        for lang, value in (("fi", self.fi), ("sv", self.sv), ("en", self.en)):
            if value is not None:
                given = True
                if fault := text_fault(value):
                    raise self.refuse(lang, value, *fault)
        if not given:
            raise InvalidValue.at("Text", None, "a text in at least one of fi, sv, en")

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """The three texts; a missing one sorts first."""
        return (self.fi or "", self.sv or "", self.en or "")

    def get(self, lang: Lang) -> str | None:
        """Return the text in exactly this language, or None."""
        found: str | None = getattr(self, read_lang(lang))
        return found

    def pick(self, lang: Lang) -> tuple[str, Lang]:
        """Return the text in this language or the nearest one, and the language that it is in."""
        held: list[tuple[str, Lang]] = [
            (self.get(other) or "", other) for other in _FALLBACK[read_lang(lang)]
        ]
        return next(pair for pair in held if pair[0])

    def show(self, lang: Lang = "en") -> str:
        """Return the text for display: in ``lang``, else in another language with its mark."""
        text, found = self.pick(lang)
        return text if found == lang else f"{text} [{found}]"

    @property
    def all(self) -> tuple[str, ...]:
        """The texts that are there, in the order fi, sv, en, without repetition."""
        return tuple(dict.fromkeys(t for t in (self.fi, self.sv, self.en) if t is not None))

    def __str__(self) -> str:
        return self.show("en")

    def __repr__(self) -> str:
        held = ((lang, self.get(lang)) for lang in LANGS)
        parts = [f"{lang}={shown(text, 55)}" for lang, text in held if text is not None]
        return f"Text({', '.join(parts)})"


def to_text(value: Text | Mapping[str, str] | str) -> Text:
    """Converter: a Text, a mapping of languages to texts, or one text taken as Finnish.

    Raises:
        InvalidValue: for anything else, or an unknown language.
    """
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text(fi=value)
    if isinstance(value, Mapping):
        for key in value:
            if key not in LANGS:
                read_lang(key, "Text, language")
        return Text(**value)
    raise InvalidValue.at("Text", value, "a Text, or a table with the keys fi, sv, en")


def to_text_or_none(value: Text | Mapping[str, str] | str | None) -> Text | None:
    """Converter: as ``to_text``; None stays None."""
    return None if value is None else to_text(value)


def to_texts(value: Iterable[Text | Mapping[str, str] | str]) -> tuple[Text, ...]:
    """Converter of several texts, in the order given.

    Raises:
        InvalidValue: if one text is given instead of a list, or an item is no text.
    """
    if isinstance(value, str | Mapping | Text) or not isinstance(value, Iterable):
        found = cast(object, value)
        raise InvalidValue.at("texts", found, "a list of texts")
    return tuple(to_text(item) for item in in_order(value))
