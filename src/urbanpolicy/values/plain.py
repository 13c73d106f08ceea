"""The plain form of objects: what JSON, TOML and YAML can hold, and ``build`` can read back."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from urbanpolicy.values.money import Money
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import LANGS, Text
from urbanpolicy.values.truth import Truth
from urbanpolicy.values.value import Value, default_of, fields_of


def to_plain(value: Any) -> Any:
    """Return a value as tables, lists, texts and numbers; fields at their default are left out.

    Days are ISO texts, partial dates and periods EDTF texts, sets sorted lists: equal objects have
    the same plain form, and ``build`` of it gives an equal object.

    >>> to_plain(Period(start="2023-06-20", end="open"))
    '2023-06-20/..'
    """
    kind = type(cast(object, value))
    if kind is tuple:
        return [to_plain(item) for item in value]
    if kind is frozenset:
        return [to_plain(item) for item in sorted(value)]
    match value:
        case Text():
            return {lang: text for lang in LANGS if (text := value.get(lang)) is not None}
        case PartialDate() | Truth() | Money():
            return str(value)
        case Period():
            return _plain_period(value)
        case Value():
            return _plain_fields(value)
        case date():
            return value.isoformat()
        case _:
            return value


def _plain_period(period: Period) -> Any:
    if period.verified is None:
        return str(period)
    table = {"end": "open", "verified": period.verified.isoformat()}
    return table if period.start.is_unknown else {"start": str(period.start), **table}


def _plain_fields(value: Value) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for field in fields_of(type(value)):
        held = getattr(value, field.name)
        if held != default_of(field):
            table[field.name] = to_plain(held)
    return table
