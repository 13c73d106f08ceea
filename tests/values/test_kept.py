"""What is kept because it comes again and again: one object of each, and never more than so many."""

from __future__ import annotations

from urbanpolicy.values import building, ids, partial, periods
from urbanpolicy.values.building import build_all
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Text


def test_small_objects_of_one_table_are_one_object() -> None:
    once = build_all(Text, [{"fi": "sama", "en": "the same"}])
    again = build_all(Text, [{"fi": "sama", "en": "the same"}])
    assert once[0] is again[0]
    for value in ("2023-11/..", {"start": "2023-11", "end": "open", "verified": "2024-01-01"}):
        assert Period.read(value) is Period.read(value)
    assert PartialDate.read("2023-11") is PartialDate.read("2023-11")


def test_what_is_kept_has_its_limit() -> None:
    kept = (building._kept, ids.is_id, partial._parsed, periods._parsed, periods._of_table)
    for function in kept:
        assert function.cache_parameters() == {"maxsize": 4096, "typed": False}
