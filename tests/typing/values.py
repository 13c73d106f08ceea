"""What type checkers must accept and must refuse of values; nothing here is run.

Each line marked as ignored is a wrong call: a checker that no longer refuses it reports the mark.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import date
from typing import Any, assert_type

from urbanpolicy.errors import InvalidDay, InvalidValue
from urbanpolicy.values.building import build, build_all
from urbanpolicy.values.days import read_day
from urbanpolicy.values.money import Money
from urbanpolicy.values.partial import PartialDate, Precision
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.values.truth import YES, Truth


def days_and_dates() -> None:
    assert_type(read_day("2023-11-16"), date)
    some = PartialDate.read("2023-11")
    assert_type(some, PartialDate)
    assert_type(some.day, date | None)
    assert_type(some.precision, Precision)
    assert_type(some.is_before("2023-11-16"), Truth)
    PartialDate(earliest="2023-11-16")  # type: ignore[arg-type]
    PartialDate(date(2023, 11, 16))  # type: ignore[call-arg]
    some.is_before(2023)  # type: ignore[arg-type]


def periods() -> None:
    period = Period(start="2021-08-01", end="2025-06-01")
    assert_type(period, Period)
    assert_type(period.start, PartialDate)
    assert_type(period.end, PartialDate | Open)
    assert_type(period.contains(date(2023, 11, 16)), Truth)
    assert_type(period.certain_overlap(Period(end=Open())), Period | None)
    assert_type(Period.merge([period]), tuple[Period, ...])
    Period(start=None, end=PartialDate.read("2023"))
    Period(start=2021)  # type: ignore[arg-type]
    Period(begin="2021")  # type: ignore[call-arg]
    Period.term("2020-10-08", years="12")  # type: ignore[arg-type]
    Period.through(2023.0)  # type: ignore[arg-type]
    period.start = PartialDate()  # type: ignore[misc]


def truths() -> None:
    assert_type(YES & ~YES | YES, Truth)
    assert_type(bool(YES), bool)
    Truth("perhaps")  # type: ignore[arg-type]
    YES & True  # type: ignore[operator]


def texts() -> None:
    text = Text(fi="Turku", sv=None)
    assert_type(text.fi, str | None)
    assert_type(text.show("sv"), str)
    assert_type(text.pick("en"), tuple[str, Lang])
    assert_type(text.all, tuple[str, ...])
    text.show("se")  # type: ignore[arg-type]
    Text("Turku")  # type: ignore[call-arg]
    Text(fi=5)  # type: ignore[arg-type]


def money() -> None:
    assert_type(Money(amount=5).amount, int)
    Money(amount="5")  # type: ignore[arg-type]
    Money(amount=5.0)  # type: ignore[arg-type]


def order() -> None:
    assert_type(sorted([Text(fi="b"), Text(fi="a")]), list[Text])
    _ = Text(fi="a") < YES  # type: ignore[operator]


def building() -> None:
    assert_type(build(Period, "2023/.."), Period)
    assert_type(build_all(Text, [{"fi": "Turku"}]), tuple[Text, ...])
    assert_type(to_plain(YES), Any)
    build(int, 5)  # type: ignore[type-var]


def errors(error: InvalidDay) -> None:
    assert_type(error.where, str)
    assert_type(error.found, object)
    assert_type(InvalidValue.at("Tenure, period", 5, "a period").within("[3]"), InvalidValue)
    InvalidValue.at("Tenure, period", 5)  # type: ignore[call-arg]
