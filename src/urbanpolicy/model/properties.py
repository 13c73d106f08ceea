"""Properties and memberships of a municipality that hold from one day to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.record import Citation, Part, to_citations
from urbanpolicy.values.building import build_all
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period
from urbanpolicy.values.text import line


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class DatedWord(Part):
    """A property in one word (a title, a language status, a model) and when it held.

    Order: by period, then word.

    Raises:
        InvalidValue: if the word is no text or the period cannot be read.

    >>> DatedWord(word="mayor", period="2021-08-01/..").word
    'mayor'
    """

    word: str = attrs.field(converter=line)
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.check_texts("word")
        self.need("word")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Period, then word."""
        return (self.period.sort_key, self.word)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class DatedReference(Part):
    """The region or county to which a municipality belongs, and from when to when.

    Order: by period, then region.

    Raises:
        InvalidValue: if the reference is no id.
        InvalidDay: if the period cannot be read.

    >>> DatedReference(target="region-11", period="2021-01-01/..").target
    'region-11'
    """

    refers: ClassVar[Mapping[str, str]] = {"target": "Region|WellbeingCounty"}

    target: str
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.need_ids("target")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Period, then region."""
        return (self.period.sort_key, self.target)


def to_words(value: Iterable[DatedWord | Mapping[str, Any]]) -> tuple[DatedWord, ...]:
    """Converter of dated words; sorted by period."""
    return tuple(sorted(build_all(DatedWord, value)))


def to_references(
    value: Iterable[DatedReference | Mapping[str, Any]],
) -> tuple[DatedReference, ...]:
    """Converter of dated references; sorted by period."""
    return tuple(sorted(build_all(DatedReference, value)))
