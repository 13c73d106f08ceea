"""Days and periods at their edges: where one more day, month or letter makes a difference."""

from __future__ import annotations

from typing import Any

import pytest

from urbanpolicy.errors import InvalidDay
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("[2023-01-01..2023-12-31]", "year"),
        ("[2023-01-01..2024-01-31]", "span"),
        ("[2022-12-01..2023-12-31]", "span"),
        ("[2023-01-01..]", "bound"),
        ("unknown", "unknown"),
    ],
)
def test_a_precision_is_that_of_the_bounds(text: str, precision: str) -> None:
    assert PartialDate.read(text).precision == precision


@pytest.mark.parametrize("text", ["unknown to all", "valid"])
def test_a_word_after_unknown_is_no_date(text: str) -> None:
    with pytest.raises(InvalidDay):
        PartialDate.read(text)


def test_the_first_year_is_a_year() -> None:
    assert Period.through(1) == Period.days("0001-01-01", "0001-12-31")


def test_a_term_ends_at_the_latest_with_the_calendar() -> None:
    assert Period.term("9998-11-15", months=13) == Period.days("9998-11-15", "9999-12-14")
    with pytest.raises(InvalidDay, match="ends within the calendar"):
        Period.term("9998-11-15", months=14)
    term: Any = Period.term
    with pytest.raises(TypeError):
        term("2023-01-01", 1)


def test_what_is_merged_with_an_open_period_is_open() -> None:
    late = Period(start="2010-01-01", end="open")
    early = Period.days("2000-01-01", "2000-12-31")
    inner = Period.days("2011-01-01", "2012-12-31")
    assert Period.merge([early, late, inner]) == (early, late)
    assert early.merge([early, inner]) == (early, inner)
    assert early.gaps([early, inner]) == (Period.days("2001-01-01", "2010-12-31"),)
