"""Sums of money: a whole number of a currency's units, never a float."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from urbanpolicy.errors import InvalidValue
from urbanpolicy.values.text import Lang
from urbanpolicy.values.value import Value

_TEXT = re.compile(r"([A-Z]{3}) ([0-9]+)").fullmatch


@attrs.frozen(order=False, kw_only=True, repr=False)
class Money(Value):
    """An amount in whole units of a currency, as the source gives it.

    Order: by currency, then amount.

    Raises:
        InvalidValue: if the amount is no whole number or the currency no three-letter code.

    >>> Money(amount=936_000_000).show("fi")
    '936\xa0000\xa0000 EUR'
    >>> str(Money(amount=5000))
    'EUR 5000'
    """

    amount: int
    currency: str = "EUR"
    """ISO 4217."""

    def __attrs_post_init__(self) -> None:
        if type(self.amount) is not int or self.amount < 0:
            raise self.refuse("amount", self.amount, "a whole number of currency units, not below 0")
        known = type(self.currency) is str and _TEXT(f"{self.currency} 1")
        if not known:
            raise self.refuse("currency", self.currency, "a currency code such as 'EUR'")

    @property
    def sort_key(self) -> tuple[str, int]:
        """Currency, then amount."""
        return (self.currency, self.amount)

    def show(self, lang: Lang = "en") -> str:
        """Return the amount as a reader of a language writes it."""
        if lang == "en":
            return f"{self.currency} {self.amount:,}"
        return f"{self.amount:,}".replace(",", "\u00a0") + f" {self.currency}"

    def __str__(self) -> str:
        return f"{self.currency} {self.amount}"

    def __repr__(self) -> str:
        return f"Money({str(self)!r})"


def to_money(value: Money | Mapping[str, object] | str | None) -> Money | None:
    """Converter of an optional amount: Money, its text ``EUR 5000``; None stays None.

    Raises:
        InvalidValue: for anything else; a bare number does not say its currency.
    """
    if value is None or isinstance(value, Money):
        return value
    if isinstance(value, str) and (parts := _TEXT(value.strip())):
        return Money(amount=int(parts[2]), currency=parts[1])
    raise InvalidValue.at("Money", value, "a text such as 'EUR 5000'")
