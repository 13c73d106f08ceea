"""Money: whole units of a currency that is always named."""

from __future__ import annotations

import pytest
from hypothesis import given

from urbanpolicy.errors import InvalidValue
from urbanpolicy.strategies import moneys
from urbanpolicy.values.money import MOST, Money, to_money


@given(moneys())
def test_the_text_form_is_read_back(money: Money) -> None:
    assert Money.read(str(money)) == money
    assert Money.read(money) is money
    assert to_money(f" {money} ") == money
    assert to_money(None) is None


@given(moneys())
def test_every_digit_is_shown_in_every_language(money: Money) -> None:
    for lang in ("fi", "sv", "en"):
        shown = money.show(lang)
        assert "".join(char for char in shown if char.isdigit()) == str(money.amount)
        assert money.currency in shown


@pytest.mark.parametrize(
    "amount", [-1, 1.0, True, "5", None, MOST + 1, pytest.param(10**5000, id="huge")]
)
def test_rul_07_an_amount_is_a_whole_number(amount: int) -> None:
    with pytest.raises(InvalidValue, match="Money, amount: found"):
        Money(amount=amount)


@pytest.mark.parametrize("currency", ["eur", "€", "EURO", "", None, 5, "EUR 1"])
def test_a_currency_is_a_code(currency: str) -> None:
    with pytest.raises(InvalidValue, match="Money, currency: found"):
        Money(amount=5, currency=currency)


@pytest.mark.parametrize(
    "value", [5000, "5000", "5000 EUR", "EUR 5.000", "EUR -5", {}, "EUR " + "9" * 17]
)
def test_what_does_not_say_its_currency_and_amount_is_refused(value: object) -> None:
    with pytest.raises(InvalidValue, match="a text such as 'EUR 5000'"):
        Money.read(value)


def test_money_is_ordered_by_currency_then_amount() -> None:
    texts = ["SEK 1", "EUR 20", "EUR 3"]
    assert [str(money) for money in sorted(map(Money.read, texts))] == ["EUR 3", "EUR 20", "SEK 1"]
