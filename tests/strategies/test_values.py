"""The strategies for words and times: what comes, and what their arguments rule out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypeVar, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.model.disputes import Conflict
from urbanpolicy.strategies import (
    codes,
    conflicts,
    days,
    ids,
    langs,
    lines,
    opens,
    partial_dates,
    periods,
    texts,
    urls,
)
from urbanpolicy.strategies.timing import NOTABLE
from urbanpolicy.strategies.wording import TRICKY
from urbanpolicy.values.ids import is_code, is_id
from urbanpolicy.values.partial import PartialDate, Precision
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import LANGS, Text, text_fault

T = TypeVar("T")


def drawn(strategy: SearchStrategy[T], count: int = 400) -> list[T]:
    """Many examples."""
    found: list[T] = []

    @settings(max_examples=count)
    @given(strategy)
    def gather(value: T) -> None:
        found.append(value)

    gather()
    return found


def test_words_that_went_wrong_somewhere_come() -> None:
    seen = drawn(lines())
    assert len({*seen} & {*TRICKY}) > len(TRICKY) / 2
    assert any(not line.isprintable() for line in seen)
    assert any(ord(char) > 0xFFFF for line in seen for char in line)


@given(lines() | urls())
def test_every_line_is_sound(line: str) -> None:
    assert text_fault(line) is None


@given(ids(), ids(prefix="office"), codes())
def test_ids_and_codes_are_such(id: str, prefixed: str, code: str) -> None:
    assert is_id(id)
    assert is_id(prefixed)
    assert prefixed.startswith("office-")
    assert is_code(code)


@given(conflicts(values=[{"value": "a"}, {"value": "b"}], keeps_all=False), conflicts(taken="a"))
def test_a_conflict_takes_one_of_its_values_or_keeps_them(one: Conflict, other: Conflict) -> None:
    assert one.taken in (None, "a", "b")
    assert (other.taken, other.keeps_all) == ("a", False)


def test_every_language_comes() -> None:
    assert {*drawn(langs(), 50)} == {*LANGS}


@given(texts(sv="Åbo", en=None))
def test_languages_are_pinned(text: Text) -> None:
    assert (text.sv, text.en) == ("Åbo", None)


def test_leap_days_and_the_edges_of_the_calendar_come() -> None:
    seen = {*drawn(days(), 1000)}
    assert seen >= {*NOTABLE}
    assert any(day not in NOTABLE for day in seen)


WINDOW = st.tuples(days(), days()).map(sorted)


@given(WINDOW, st.data())
def test_days_lie_in_their_window(window: list[date], data: st.DataObject) -> None:
    first, last = window
    assert first <= data.draw(days(min_value=first, max_value=last)) <= last
    end = data.draw(opens(min_value=first, max_value=last))
    assert end.verified is None or first <= end.verified <= last
    exact = data.draw(periods(exact=True, min_value=first, max_value=last))
    assert exact.start.day
    assert exact.last_possible
    assert first <= exact.start.day <= exact.last_possible <= last


@given(WINDOW, st.data())
def test_partial_dates_touch_their_window(window: list[date], data: st.DataObject) -> None:
    some = data.draw(partial_dates(min_value=window[0], max_value=window[1]))
    assert some.latest is None or some.latest >= window[0]
    assert some.earliest is None or some.earliest <= window[1]


@pytest.mark.parametrize("precision", get_args(Precision))
def test_a_precision_is_chosen(precision: Precision) -> None:
    for some in drawn(partial_dates(precisions=[precision]), 100):
        assert some.precision == precision


def test_every_precision_comes() -> None:
    assert {some.precision for some in drawn(partial_dates())} == {*get_args(Precision)}


@cache
def some_periods() -> list[Period]:
    return drawn(periods())


@pytest.mark.parametrize(
    "trait",
    [
        lambda period: period.is_open and period.verified is None,
        lambda period: period.is_open and period.verified is not None,
        lambda period: not period.is_open and period.end.is_unknown,
        lambda period: period.start.is_unknown,
        lambda period: period.start.is_exact and not period.is_open and period.end.is_exact,
        lambda period: period.start == period.end,
        lambda period: not period.is_open and period.end.precision == "month",
    ],
)
def test_periods_of_every_kind_come(trait: Callable[[Period], bool]) -> None:
    assert any(trait(period) for period in some_periods())


def test_without_open_ends_every_end_is_a_date() -> None:
    for period in drawn(periods(open_ends=False), 100):
        assert isinstance(period.end, PartialDate)
