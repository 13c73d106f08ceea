"""How names and shares stand in messages: in every language, several together, with an id beside."""

from __future__ import annotations

from collections.abc import Iterable

from urbanpolicy.values.periods import Period
from urbanpolicy.values.telling import tell_period
from urbanpolicy.values.text import LANGS, Lang, Text

Name = Text | str


def in_each(text: Text) -> Text:
    """Return a name in every language, in another one where it has none."""
    return Text(**{lang: text.pick(lang)[0] for lang in LANGS})


def with_name(title: Text, name: str) -> Text:
    """Return a title with the name of its holder in brackets."""
    return Text(**{lang: f"{title.show(lang)} ({name})" for lang in LANGS})


def with_period(name: str, period: Period) -> Text:
    """Return a name with a period in brackets, in words."""
    return Text(**{lang: f"{name} ({tell_period(period, lang)})" for lang in LANGS})


def with_id(name: Name, id: str) -> Text:
    """Return what something is called, and the id by which it is found.

    >>> with_id(Text(fi="sopimus", sv="avtal", en="agreement"), "agr-1").show("sv")
    'avtal [agr-1]'
    """
    return Text(**{lang: f"{_pick(name, lang)} [{id}]" for lang in LANGS})


def joined(names: Iterable[Name]) -> Text:
    """Return several names as one text, in every language; a dash where there are none."""
    told = list(names)
    return Text(**{lang: ", ".join(_pick(one, lang) for one in told) or "–" for lang in LANGS})


def percent(*shares: float) -> Text:
    """Return shares as they are added up: with a space before the sign but in English.

    >>> percent(0.5, 0.33).show("fi"), percent(1).show("en")
    ('50 % + 33 %', '100%')
    """
    spaced = " + ".join(f"{share * 100:.0f} %" for share in shares)
    return Text(fi=spaced, sv=spaced, en=spaced.replace(" %", "%"))


def _pick(name: Name, lang: Lang) -> str:
    return name.pick(lang)[0] if isinstance(name, Text) else name
