"""The plain form of objects: what JSON, TOML and YAML can hold, and ``build`` can read back."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import LANGS, Text
from urbanpolicy.values.truth import Truth
from urbanpolicy.values.value import Value


def to_plain(value: Any) -> Any:
    """Return a value as tables, lists, texts and numbers; fields at their default are left out.

    Days are ISO texts, partial dates and periods EDTF texts, sets sorted lists: equal objects have
    the same plain form, and ``build`` of it gives an equal object.

    >>> to_plain(Period(start="2023-06-20", end="open"))
    '2023-06-20/..'
    """
    match value:
        case Text():
            return {lang: text for lang in LANGS if (text := value.get(lang)) is not None}
        case PartialDate() | Truth():
            return str(value)
        case Period():
            return _plain_period(value)
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(to_plain(item) for item in value)
        case tuple():
            return [to_plain(item) for item in value]
        case Value():
            return _plain_fields(value)
        case _:
            return value


def _plain_period(period: Period) -> Any:
    if period.verified is None:
        return str(period)
    table = {"end": "open", "verified": period.verified.isoformat()}
    return table if period.start.is_unknown else {"start": str(period.start), **table}


def _plain_fields(value: Value) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if field.default is attrs.NOTHING or held != default_of(field):
            table[field.name] = to_plain(held)
    return table


def default_of(field: attrs.Attribute[Any]) -> Any:
    """Return what a field holds when nothing is given for it."""
    return field.converter(field.default) if field.converter else field.default
