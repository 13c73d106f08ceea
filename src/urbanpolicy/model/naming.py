"""Names that are in use from one day to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from urbanpolicy.model.record import Citation, Part, to_citations
from urbanpolicy.values.building import build_all
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period
from urbanpolicy.values.text import Text, to_text


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class DatedName(Part):
    """A name and the period in which it was in use.

    Order: by period, then text.

    Raises:
        InvalidValue: if the text or the period cannot be read.

    >>> DatedName(text={"fi": "kuntaministeri"}, period="2019-12-10/2023-06-19").text.fi
    'kuntaministeri'
    """

    text: Text = attrs.field(converter=to_text)
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Period, then text."""
        return (self.period.sort_key, self.text.sort_key)


def to_names(value: Iterable[DatedName | Mapping[str, Any]]) -> tuple[DatedName, ...]:
    """Converter of dated names; sorted by period."""
    return tuple(sorted(build_all(DatedName, value)))


def name_on(names: tuple[DatedName, ...], on: date) -> DatedName | None:
    """Return the last name whose period surely, else possibly, contains the day; else None."""
    for wanted in ("is_certain", "is_possible"):
        for name in reversed(names):
            if getattr(name.period.contains(on), wanted):
                return name
    return None
