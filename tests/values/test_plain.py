"""The plain form: what JSON can hold, the same for equal objects."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given

from tests.values.possibilities import uncertain
from urbanpolicy.model.people import Tenure
from urbanpolicy.strategies import periods, truths
from urbanpolicy.values.money import Money
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.text import Text
from urbanpolicy.values.truth import Truth


def test_imm_07_sets_come_out_as_sorted_lists() -> None:
    assert to_plain(frozenset({"b", "a", "c"})) == ["a", "b", "c"]
    texts = frozenset({Text(fi="b"), Text(fi="a")})
    assert to_plain(texts) == [{"fi": "a"}, {"fi": "b"}]
    assert to_plain(("b", "a")) == ["b", "a"]


def test_each_kind_of_value_has_its_form() -> None:
    assert to_plain(date(2023, 11, 16)) == "2023-11-16"
    assert to_plain(PartialDate.read("2023-11")) == "2023-11"
    assert to_plain(Money(amount=5)) == "EUR 5"
    assert to_plain(Text(fi="Turku", sv="Åbo")) == {"fi": "Turku", "sv": "Åbo"}
    assert to_plain(Open(verified="2023-11-16")) == {"verified": "2023-11-16"}
    for same in (None, True, 5, 0.5, "text"):
        assert to_plain(same) is same


@given(truths(), periods() | uncertain)
@example(Truth("yes"), Period(start="2023", end=Open(verified="2023-11-16")))
@example(Truth("no"), Period(end=Open(verified="2023-11-16")))
def test_truths_and_periods_are_texts_but_for_the_day_verified(
    truth: Truth, period: Period
) -> None:
    assert to_plain(truth) == truth.word
    plain = to_plain(period)
    if period.verified:
        assert plain["verified"] == period.verified.isoformat()
        assert set(plain) - {"start"} == {"end", "verified"}
        assert plain.get("start", "unknown") == str(period.start)
    else:
        assert plain == str(period)
    assert Period.read(plain) == period


def test_fields_that_hold_their_default_are_left_out() -> None:
    tenure = Tenure(id="t", person="p", office="o", period="2023/..")
    assert to_plain(tenure) == {"id": "t", "person": "p", "office": "o", "period": "2023/.."}
