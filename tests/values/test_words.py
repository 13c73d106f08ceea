"""The words of every refusal of the values, as snapshots: a changed text is a changed file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from tests import snapshots
from urbanpolicy.values.building import build, build_all
from urbanpolicy.values.days import read_day
from urbanpolicy.values.ids import id_set, id_tuple
from urbanpolicy.values.money import Money, to_money
from urbanpolicy.values.partial import PartialDate, to_partial_or_none
from urbanpolicy.values.periods import (
    UNKNOWN_PERIOD,
    Open,
    Period,
    to_end,
    to_period,
    to_start,
    to_verified,
)
from urbanpolicy.values.text import Text, read_lang, to_langs, to_text, to_texts
from urbanpolicy.values.truth import UNDECIDED, Truth
from urbanpolicy.values.value import Value

HERE = Path(__file__).resolve().parent / "snapshots"
Calls = dict[str, Callable[[], object]]

# Callers without a type checker, who may write anything.
untyped: Any = lambda function: function  # noqa: E731


def several(items: Any) -> tuple[Money, ...]:
    return build_all(Money, items)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Grant(Value):
    """A class as the model has them: an id, fields of its own kinds, one of them nested."""

    id: str
    name: Text = attrs.field(converter=to_text)
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    sum: Money | None = attrs.field(default=None, converter=to_money)
    rest: tuple[Money, ...] = attrs.field(default=(), converter=several)
    note: Any = None

    def __attrs_post_init__(self) -> None:
        if self.note == "wrong":
            raise self.refuse("note", self.note, "another note", "leave it out")


def grant(**fields: Any) -> Grant:
    given: dict[str, Any] = {"id": "g", "name": "Nimi", "period": "2020/..", **fields}
    return Grant(**given)


def table(**fields: Any) -> Any:
    return {"id": "g", "name": {"fi": "Nimi"}, "period": "2020/..", **fields}


DAYS: Calls = {
    "a moment": lambda: read_day(datetime(2023, 11, 16, 10, tzinfo=UTC)),
    "nothing, in a question": lambda: read_day(None),
    "nothing, in a field": lambda: read_day(None, "signed"),
    "a number, in a question": lambda: read_day(2023),
    "a number, in a field": lambda: read_day(2023, "signed"),
    "a float": lambda: read_day(20.5),
    "a bool": lambda: read_day(True),
    "a list": lambda: read_day(["2023-11-16"]),
    "a year, in a question": lambda: read_day("2023"),
    "a year, in a field": lambda: read_day("2023", "signed"),
    "a month": lambda: read_day("2023-11"),
    "the text of a moment": lambda: read_day("2023-11-16T10:00"),
    "the text of a moment, with a blank": lambda: read_day("2023-11-16 10:00"),
    "slashes": lambda: read_day("1/2/2024"),
    "slashes, without a year": lambda: read_day("1/2"),
    "hyphens, day first": lambda: read_day("16-11-2023"),
    "words": lambda: read_day("soon"),
    "no day of the calendar": lambda: read_day("2023-02-30"),
    "no day of the calendar, in Finnish form": lambda: read_day("30.2.2023"),
}
IDS: Calls = {
    "one text for several ids": lambda: id_tuple("turku"),
    "one number for several ids": lambda: untyped(id_set)(5),
}
MONEY: Calls = {
    "less than nothing": lambda: Money(amount=-1),
    "more than there is": lambda: Money(amount=10**15 + 1),
    "a float": lambda: untyped(Money)(amount=1.5),
    "a bool": lambda: untyped(Money)(amount=True),
    "small letters": lambda: Money(amount=1, currency="eur"),
    "a number for the currency": lambda: untyped(Money)(amount=1, currency=978),
    "a bare number": lambda: Money.read(5),
    "exchanged": lambda: Money.read("5 EUR", "Grant, sum"),
}
TRUTH: Calls = {
    "a fourth": lambda: untyped(Truth)("maybe"),
    "a bool": lambda: Truth.read(True),
    "a fourth, in a field": lambda: Truth.read("maybe", "agrees"),
    "the guess": lambda: bool(UNDECIDED),
}
TEXT: Calls = {
    "no language of ours": lambda: read_lang("de"),
    "no language of ours, in a field": lambda: read_lang(5, "language"),
    "one language for several": lambda: to_langs(untyped("fi")),
    "a number for several languages": lambda: to_langs(untyped(5)),
    "no language": lambda: Text(),
    "a number": lambda: untyped(Text)(fi=1),
    "an empty text": lambda: Text(sv=""),
    "blanks": lambda: Text(en=" \t"),
    "a control character": lambda: Text(fi="a\0b"),
    "decoded wrongly": lambda: Text(fi="JyvÃ¤skylÃ¤"),
    "a table with another language": lambda: to_text({"fi": "a", "de": "b"}),
    "no text": lambda: to_text(untyped(5)),
    "one text for several": lambda: to_texts("a"),
    "a number for several texts": lambda: to_texts(untyped(5)),
}
PARTIAL: Calls = {
    "earliest is a text": lambda: untyped(PartialDate)(earliest="2023"),
    "latest is a moment": lambda: PartialDate(latest=datetime(2023, 1, 1, tzinfo=UTC)),
    "exchanged": lambda: PartialDate(earliest=date(2023, 2, 1), latest=date(2023, 1, 1)),
    "a number": lambda: PartialDate.read(2023),
    "no month of the calendar": lambda: PartialDate.read("2023-13"),
    "no month, in a field": lambda: PartialDate.read("2023-00", "signed"),
    "no month, of numbers": lambda: PartialDate.month(2023, 13),
    "no month, of a text": lambda: untyped(PartialDate.month)("2023", 1),
    "no month of a great year": lambda: PartialDate.month(10**30, 1),
    "no year of the calendar": lambda: PartialDate.read("0000"),
    "words": lambda: to_partial_or_none("soon"),
    "half a range": lambda: PartialDate.read("[2023-11..]"),
    "a range that ends first": lambda: PartialDate.read("[2023-11-16..2023-11-01]"),
    "compared with a month": lambda: PartialDate.read("2023").is_before("2023-11"),
    "compared with a month, after": lambda: PartialDate.read("2023").is_after("2023-11"),
    "compared with a month, on": lambda: PartialDate.read("2023").is_on("2023-11"),
}
PERIODS: Calls = {
    "verified on no day": lambda: to_verified("soon"),
    "an open end verified on no day": lambda: untyped(Open)(verified="soon"),
    "a start that is no day": lambda: to_start("soon"),
    "an end that is no day": lambda: to_end("soon"),
    "exchanged": lambda: Period(start="2023-02", end="2023-01"),
    "verified before the start": lambda: Period(start="2023", end=Open(verified=date(2022, 1, 1))),
    "a number": lambda: Period.read(2023),
    "a text without a slash": lambda: Period.read("2023-02-01"),
    "a text with two": lambda: Period.read("2023/2024/2025", "Grant, period"),
    "a table with another key": lambda: Period.read({"begin": "2023"}),
    "a table with a wrong start": lambda: Period.read({"start": "soon"}),
    "a table with a wrong end": lambda: Period.read({"start": "2023", "end": "soon"}, "term"),
    "a known end that is verified": lambda: Period.read({"end": "2023", "verified": "2023-01-01"}),
    "an end verified on no day": lambda: Period.read({"end": "open", "verified": "2023"}),
    "a first day that is none": lambda: Period.days("2023", "2023-12-31"),
    "a last day that is none": lambda: Period.days("2023-01-01", "2023"),
    "through a bool": lambda: Period.through(True),
    "through the year nought": lambda: Period.through(0),
    "through the year ten thousand": lambda: Period.through(10_000),
    "through an open end": lambda: Period.through("2023/.."),
    "through an unknown start": lambda: Period.through("/2023"),
    "through words": lambda: Period.through("soon"),
    "a term from no day": lambda: Period.term("2023", years=1),
    "a term of half years": lambda: untyped(Period.term)("2023-01-01", years=1.5),
    "a term of months in words": lambda: untyped(Period.term)("2023-01-01", months="two"),
    "a term of nothing": lambda: Period.term("2023-01-01"),
    "a term beyond the calendar": lambda: Period.term("2023-01-01", years=9000),
    "merged with an unknown end": lambda: Period.merge([Period(start="2023-01-01")]),
    "merged with a month": lambda: Period.merge([Period(start="2023-01", end="open")]),
    "merged with an unknown start": lambda: Period.merge([Period(end="2023-01-01")]),
}
BUILDING: Calls = {
    "no table": lambda: build(Grant, "g"),
    "a text that its class refuses": lambda: build(Money, "5 EUR"),
    "a key that is nearly a field": lambda: build(Grant, table(nmae="x")),
    "a key that is nothing": lambda: build(Grant, table(zzz="x")),
    "a key that is no text": lambda: build(Grant, {**table(), 5: "x"}),
    "a field that is required": lambda: build(Grant, {"id": "g"}),
    "several problems at once": lambda: build(
        Grant, {"name": {"de": "x"}, "period": "soon", "sum": 5, "nmae": 1}
    ),
    "nested problems": lambda: build(Grant, table(rest=["EUR 1", "5 EUR", 7])),
    "what the whole object refuses": lambda: build(Grant, table(note="wrong")),
    "a list that is a text": lambda: build_all(Grant, untyped("g")),
    "a list that is a table": lambda: build_all(Grant, untyped(table())),
    "a list that is a number": lambda: build_all(Grant, untyped(5)),
    "a list of wrong objects": lambda: build_all(Grant, [table(), table(note="wrong"), untyped(5)]),
    "a tuple of wrong objects": lambda: build_all(Grant, (grant(), table(period="soon"))),
}
VALUE: Calls = {
    "a field refuses": lambda: grant(period="soon"),
    "a field refuses, with its own place": lambda: grant(period={"end": "soon"}),
    "a nested field refuses": lambda: grant(name={"fi": ""}),
    "a nested document refuses": lambda: grant(rest=["5 EUR"]),
    "the whole object refuses": lambda: grant(note="wrong"),
    "without an id that is a text": lambda: grant(id=5, sum="5 EUR"),
}
PARTS = {
    "building": BUILDING,
    "days": DAYS,
    "ids": IDS,
    "money": MONEY,
    "partial": PARTIAL,
    "periods": PERIODS,
    "text": TEXT,
    "truth": TRUTH,
    "value": VALUE,
}


@pytest.mark.parametrize("part", PARTS)
def test_the_words_of_refusals(part: str) -> None:
    snapshots.check(HERE / f"{part}.txt", snapshots.refusals(PARTS[part]))
