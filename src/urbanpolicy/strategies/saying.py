"""Strategies for texts in three languages, and for sums of money."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.strategies.building import built, built_with
from urbanpolicy.values.money import Money
from urbanpolicy.values.text import LANGS, Text


def texts(**pinned: object) -> SearchStrategy[Text]:
    """Return texts in at least one of the languages, as in ``texts(fi="Turku", en=None)``.

    >>> from hypothesis import find
    >>> find(texts(fi="Turku"), lambda text: text.sv is None)
    Text(fi='Turku')
    """
    return built_with(Text, pinned, LANGS)


def moneys(**pinned: object) -> SearchStrategy[Money]:
    """Return sums of money.

    >>> from hypothesis import find
    >>> find(moneys(currency="EUR"), lambda money: money.amount > 99)
    Money('EUR 100')
    """
    currency = st.sampled_from(["EUR", "SEK", "XAU"])
    return built(Money, pinned, amount=st.integers(0, 10**12), currency=currency)
