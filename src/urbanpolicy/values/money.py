"""Sums of money: a whole number of a currency's units, never a float."""

from __future__ import annotations

import re

import attrs

from urbanpolicy.errors import InvalidValue
from urbanpolicy.values.building import READERS
from urbanpolicy.values.text import Lang
from urbanpolicy.values.value import Value

MOST = 10**15
"""More than all the money there is."""
_TEXT = r"([A-Z]{3}) ([0-9]{1,16})"


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Money(Value):
    r"""An amount in whole units of a currency, as the source gives it.

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
        amount: object = self.amount
        if type(amount) is not int or not 0 <= amount <= MOST:
            raise self.refuse("amount", amount, f"a whole number of currency units up to {MOST:,}")
        currency: object = self.currency
        if type(currency) is not str or not re.fullmatch(_TEXT, f"{currency} 1"):
            raise self.refuse("currency", currency, "a currency code such as 'EUR'")

    @classmethod
    def read(cls, value: object, where: str = "money") -> Money:
        """Return money from money or its text, such as ``EUR 5000``.

        Raises:
            InvalidValue: for anything else; a bare number does not say its currency.
        """
        if isinstance(value, Money):
            return value
        if isinstance(value, str) and (parts := re.fullmatch(_TEXT, value.strip())):
            return cls(amount=int(parts[2]), currency=parts[1])
        raise InvalidValue.at(where, value, "a text such as 'EUR 5000'")

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


def to_money(value: Money | str | None) -> Money | None:
    """Converter of an optional amount: as ``Money.read``, None stays None."""
    return None if value is None else Money.read(value)


READERS[Money] = Money.read
