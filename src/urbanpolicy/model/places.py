"""Municipalities over time."""

from __future__ import annotations

from typing import Any, Literal, get_args

import attrs

from urbanpolicy.model.naming import DatedName, name_on, to_names
from urbanpolicy.model.properties import DatedReference, DatedWord, to_references, to_words
from urbanpolicy.model.record import Record
from urbanpolicy.values.days import Day, read_day
from urbanpolicy.values.ids import is_code
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period
from urbanpolicy.values.text import Text, line_or_none

Extent = Literal["whole", "part"]
"""How much of a municipality something concerns."""

EXTENT = frozenset(get_args(Extent))


def degrees(value: float | None) -> float | None:
    """Converter of degrees: a whole number of them is a decimal number too; None stays None.

    >>> degrees(60)
    60.0
    """
    return value + 0.0 if type(value) is int or type(value) is float else value


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Municipality(Record):
    """A municipality as one identity over time; its code identifies it only together with a day.

    Order: by code, then period, then id.

    Raises:
        InvalidValue: if the code is not text of three digits, or there is no name.

    >>> Municipality(id="municipality-853", code="853", names=[{"text": {"fi": "Turku"}}])
    Municipality('municipality-853', 853 Turku)
    """

    code: str
    """The code of Statistics Finland: text of three digits, zeros included."""
    names: tuple[DatedName, ...] = attrs.field(converter=to_names)
    also: tuple[DatedName, ...] = attrs.field(default=(), converter=to_names)
    """Other forms of its names under which it is found, such as the long form of a shortened one."""
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    """When it existed."""
    titles: tuple[DatedWord, ...] = attrs.field(default=(), converter=to_words)
    """``city`` or ``municipality``: the title that it uses, by period; empty: not known."""
    regions: tuple[DatedReference, ...] = attrs.field(default=(), converter=to_references)
    """The region (maakunta) by the national classification, by period."""
    counties: tuple[DatedReference, ...] = attrs.field(default=(), converter=to_references)
    """The wellbeing services county, by period."""
    language_statuses: tuple[DatedWord, ...] = attrs.field(default=(), converter=to_words)
    """``fi``, ``sv``, ``fi-sv`` or ``sv-fi``: the official languages, the majority's first."""
    sami_homeland: Extent | None = None
    """How much of it lies in the Sámi homeland; None: no source says that any of it does."""
    leadership: tuple[DatedWord, ...] = attrs.field(default=(), converter=to_words)
    """``mayor`` or ``city-manager``: the model of its leadership. Who led it follows from tenures."""
    wikidata: str | None = attrs.field(default=None, converter=line_or_none)
    latitude: float | None = attrs.field(default=None, converter=degrees)
    """Degrees north, of the centre."""
    longitude: float | None = attrs.field(default=None, converter=degrees)
    """Degrees east, of the centre."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        code: object = self.code
        if not is_code(code):
            hint = ""
            if type(code) is int and 0 <= code <= 999:
                hint = f"write it quoted and with its zeros: '{code:03d}'"
            raise self.refuse("code", code, "a code as text of three digits, '049'", hint)
        if not self.names:
            raise self.refuse("names", self.names, "at least one name")
        self.check_texts("wikidata")
        self.check_word("sami_homeland", EXTENT)
        self._check_degrees("latitude", 90)
        self._check_degrees("longitude", 180)

    def _check_degrees(self, name: str, most: int) -> None:
        value = getattr(self, name)
        if value is not None and (type(value) is not float or not -most <= value <= most):
            raise self.refuse(name, value, f"degrees as a decimal number from -{most} to {most}")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Code, period, id."""
        return (self.code, self.period.sort_key, self.id)

    @property
    def name(self) -> Text:
        """The latest name."""
        return self.names[-1].text

    def name_on(self, on: Day) -> Text:
        """Return the name in use on a day; the latest where none is known for it."""
        found = name_on(self.names, read_day(on))
        return (found or self.names[-1]).text

    @property
    def brief(self) -> str:
        """Code and name."""
        return f"{self.code} {self.name.show('fi')}"
