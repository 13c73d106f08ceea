"""Strategies for words: lines of text, language keys, ids, codes and addresses."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.values.ids import mojibake
from urbanpolicy.values.text import LANGS, Lang

TRICKY = (
    "Turku",
    "Åbo",
    "Jyväskylä",
    "Jyva\u0308skyla\u0308",  # the same with combining marks
    "Mänttä\u2011Vilppula",  # a hyphen that does not break
    "Pedersören kunta",
    "Máret Šaŋŋa",
    "Aanaar – Inari – Enare – Anár",
    "Håkan Öström",
    "”Yhteistyöryhmä”",
    '"O\'Neill"',
    "Mänttä & Vilppula",
    "<img src=x onerror=alert(1)>",
    "</td><script>1</script>",
    "{{ 7 * 7 }} %s {0}",
    "=SUM(A1)",
    "שלום",
    "\u202eabc",  # shown from right to left
    "👩\u200d💼 kaupunginjohtaja",
    "İstanbul",
    "Straße",
    "ﬁ",
    "null",
    "no",
    "049",
    "two\nlines",
)
"""Words that have gone wrong somewhere: letters, marks, quotes, markup, directions, look-alikes."""

_WORDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)
_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"))


def lines() -> SearchStrategy[str]:
    """Return texts that every text field accepts: none is empty, blank or wrongly decoded.

    >>> from hypothesis import find
    >>> find(lines(), lambda line: "Šaŋŋa" in line)
    'Máret Šaŋŋa'
    """
    return st.sampled_from(TRICKY) | st.text(_CHARACTERS, min_size=1, max_size=30).map(_sound)


def _sound(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if text.isspace():
        return text + "a"
    return text if mojibake(text) is None else text + "ŋ"


def langs() -> SearchStrategy[Lang]:
    """Return language keys.

    >>> from hypothesis import find
    >>> find(langs(), lambda lang: lang != "fi")
    'sv'
    """
    return st.sampled_from(LANGS)


def ids(*, prefix: str = "") -> SearchStrategy[str]:
    """Return stable ids.

    Args:
        prefix: what every one of them begins with, before a hyphen; perhaps nothing.

    >>> from hypothesis import find
    >>> find(ids(prefix="office"), lambda id: True)
    'office-0'
    """
    start = [prefix] if prefix else []
    return st.lists(_WORDS, min_size=1, max_size=4).map(lambda words: "-".join(start + words))


def codes() -> SearchStrategy[str]:
    """Return municipality codes.

    >>> from hypothesis import find
    >>> find(codes(), lambda code: code > "048")
    '049'
    """
    return st.integers(0, 999).map("{:03d}".format)


def urls() -> SearchStrategy[str]:
    """Return addresses of pages; some of them no sensible link.

    >>> from hypothesis import find
    >>> find(urls(), lambda url: not url.startswith("https:"))
    'javascript:alert(1)'
    """
    pages = ids().map("https://example.org/{}?a=b&c=%C3%A4#part".format)
    return pages | st.sampled_from(["javascript:alert(1)", "http://example.org/ä"])
