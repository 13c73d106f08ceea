"""How values look: the text, the repr, the languages and the plain form of each kind, as a snapshot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest

from tests import snapshots
from urbanpolicy.values.building import build
from urbanpolicy.values.money import MOST, Money
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Open, Period
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.text import LANGS, Text
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.values.value import Value, fields_of

KINDS: tuple[type[Value], ...] = (Money, Open, PartialDate, Period, Text, Truth)
VALUES: tuple[Value, ...] = (
    Money(amount=0),
    Money(amount=999),
    Money(amount=936_000_000),
    Money(amount=MOST, currency="SEK"),
    Open(),
    Open(verified="2023-10-02"),
    UNKNOWN_DATE,
    PartialDate.read("2023-11-16"),
    PartialDate.read("2024-02"),
    PartialDate.read("2023-12"),
    PartialDate.read("2023"),
    PartialDate.read("9999-12"),
    PartialDate.read("[2023-11-01..2023-11-16]"),
    PartialDate.read("[2023-11-16..]"),
    PartialDate.read("[..2023-11-16]"),
    UNKNOWN_PERIOD,
    Period(start="2023-06-20", end="open"),
    Period(start="2023-06-20", end=Open(verified="2024-01-01")),
    Period(end=Open(verified="2024-01-01")),
    Period(start="2021", end="2025-06-01"),
    Period(start="2021"),
    Period(end="2025"),
    Text(fi="Turku", sv="Åbo"),
    Text(sv="Åbo", en="Turku"),
    Text(fi="a", sv="a", en="a"),
    Text(en=" ".join(["long"] * 20)),
    YES,
    NO,
    UNDECIDED,
)


def looks(value: Value) -> str:
    lines = [repr(value), f"  str    {value}", f"  plain  {to_plain(value)!r}"]
    show: Any = getattr(value, "show", None)
    if show is not None:
        lines += [f"  {lang}     {show(lang)}" for lang in LANGS]
        lines.append(f"  show   {show()}")
    return "\n".join(lines) + "\n"


def test_how_values_look() -> None:
    path = Path(__file__).resolve().parent / "snapshots" / "forms.txt"
    snapshots.check(path, "\n".join(looks(value) for value in VALUES))


@pytest.mark.parametrize("value", [v for v in VALUES if type(v) is not Open], ids=repr)
def test_the_plain_form_builds_the_value_again(value: Value) -> None:
    assert build(type(value), to_plain(value)) == value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_equality_and_order_are_written_once_and_reprs_by_hand(kind: type[Value]) -> None:
    for name in ("__eq__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(kind, name) is getattr(Value, name)
    assert kind.__repr__.__code__.co_filename.endswith(".py")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_fields_are_given_by_name_and_cannot_change(kind: type[Value]) -> None:
    assert all(field.kw_only for field in fields_of(kind)) or kind is Truth
    value = next(value for value in VALUES if type(value) is kind)
    assert not hasattr(value, "__dict__")
    for field in fields_of(kind):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)


def test_the_most_money_is_a_limit_that_is_included() -> None:
    assert MOST == 1_000_000_000_000_000
    assert Money(amount=MOST).amount == MOST
    assert str(Money.read(" SEK 0 ")) == "SEK 0"
