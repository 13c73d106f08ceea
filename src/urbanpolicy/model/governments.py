"""Governments: their parties, and who stood in for the prime minister."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.record import Citation, Part, Record, to_citations
from urbanpolicy.values.building import build_all
from urbanpolicy.values.partial import PartialDate, to_partial_or_none
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period, to_period_or_none
from urbanpolicy.values.text import Text, line, to_text


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class GovernmentParty(Part):
    """A political party in a government, and from when to when, where that differs from the term.

    Order: by party, then period.

    Raises:
        InvalidValue: if the party's abbreviation is no text.

    >>> GovernmentParty(political_party="vas", period="/2014-04-03").political_party
    'vas'
    """

    political_party: str = attrs.field(converter=line)
    period: Period | None = attrs.field(default=None, converter=to_period_or_none)

    def __attrs_post_init__(self) -> None:
        self.check_texts("political_party")
        self.need("political_party")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Party, then period."""
        return (self.political_party, (self.period or UNKNOWN_PERIOD).sort_key)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class PrimeMinisterDeputy(Part):
    """The minister who was ordered to stand in for the Prime Minister.

    Order: by period, then person.

    Raises:
        InvalidValue: if person or office is no id.

    >>> PrimeMinisterDeputy(person="riikka-purra", office="fi-minister-finance").person
    'riikka-purra'
    """

    refers: ClassVar[Mapping[str, str]] = {"person": "Person", "office": "Office"}

    person: str
    office: str
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.need_ids("person", "office")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Period, then person."""
        return (self.period.sort_key, self.person)


def to_government_parties(
    value: Iterable[GovernmentParty | Mapping[str, Any]],
) -> tuple[GovernmentParty, ...]:
    """Converter of the parties of a government; sorted."""
    return tuple(sorted(build_all(GovernmentParty, value)))


def to_deputies(
    value: Iterable[PrimeMinisterDeputy | Mapping[str, Any]],
) -> tuple[PrimeMinisterDeputy, ...]:
    """Converter of the deputies of a Prime Minister; sorted."""
    return tuple(sorted(build_all(PrimeMinisterDeputy, value)))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Government(Record):
    """A cabinet and its term.

    Order: by term, then id.

    Raises:
        InvalidValue: if the ordinal is no whole number or the Prime Minister no id.

    >>> Government(
    ...     id="gov-orpo",
    ...     name={"fi": "Orpon hallitus"},
    ...     prime_minister="petteri-orpo",
    ...     period="2023-06-20/..",
    ... )
    Government('gov-orpo', Orpon hallitus 2023-06-20/..)
    """

    refers: ClassVar[Mapping[str, str]] = {"prime_minister": "Person"}

    name: Text = attrs.field(converter=to_text)
    prime_minister: str
    period: Period = attrs.field(converter=to_period)
    """From its appointment to the day before the next government's."""
    ordinal: int | None = None
    parties: tuple[GovernmentParty, ...] = attrs.field(default=(), converter=to_government_parties)
    caretaker_from: PartialDate | None = attrs.field(default=None, converter=to_partial_or_none)
    """The day on which it resigned and went on as a caretaker."""
    deputies: tuple[PrimeMinisterDeputy, ...] = attrs.field(default=(), converter=to_deputies)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id", "prime_minister")
        self.check_number("ordinal", 1)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Term, then id."""
        return (self.period.sort_key, self.id)

    @property
    def brief(self) -> str:
        """Name and term."""
        return f"{self.name.show('fi')} {self.period}"
