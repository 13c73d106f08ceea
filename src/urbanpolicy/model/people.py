"""Persons, the offices that exist without them, and who held which office when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.naming import DatedName, name_on, to_names
from urbanpolicy.model.record import Citation, Part, Record, to_citations
from urbanpolicy.model.vocabulary import (
    CONFIDENCE,
    EVIDENCE,
    TENURE_STATUS,
    Confidence,
    Evidence,
    TenureStatus,
)
from urbanpolicy.values.building import build_all
from urbanpolicy.values.days import Day, day_or_none, read_day
from urbanpolicy.values.partial import PartialDate, to_partial_or_none
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period
from urbanpolicy.values.text import Text, line, line_or_none, to_text, to_text_or_none, to_texts


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Person(Record):
    """A human being; the name is no key, the id is.

    Order: by name, then id.

    Raises:
        InvalidValue: if the name is missing or no sound text.

    >>> Person(id="pekka-timonen", name="Pekka Timonen")
    Person('pekka-timonen', Pekka Timonen)
    """

    name: str = attrs.field(converter=line)
    note: Text | None = attrs.field(default=None, converter=to_text_or_none)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_texts("name")
        self.need("name")

    @property
    def sort_key(self) -> tuple[str, str]:
        """Name, then id."""
        return (self.name, self.id)

    @property
    def brief(self) -> str:
        """The name."""
        return self.name


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Vacancy(Part):
    """A stretch of days on which, as a source says, nobody held an office.

    Days without a tenure are no vacancy by themselves: they are not known.

    Order: by period.

    Raises:
        InvalidDay: if the period cannot be read.

    >>> Vacancy(period="2021-06-01/2021-08-22").period.contains("2021-07-01")
    yes
    """

    period: Period = attrs.field(converter=to_period)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The period."""
        return self.period.sort_key


def to_vacancies(value: Iterable[Vacancy | Mapping[str, Any]]) -> tuple[Vacancy, ...]:
    """Converter of vacancies; sorted."""
    return tuple(sorted(build_all(Vacancy, value)))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Office(Record):
    """A post that exists whether or not somebody holds it.

    Its identity outlasts its titles: the minister of municipal affairs had another title under
    nearly every government.

    Order: by id.

    Raises:
        InvalidValue: if kind or name is missing, or a reference is no id.

    >>> Office(
    ...     id="mayor-turku",
    ...     kind="mayor",
    ...     name={"fi": "Turun pormestari"},
    ...     heads="municipality-853",
    ... )
    Office('mayor-turku', Turun pormestari)
    """

    refers: ClassVar[Mapping[str, str]] = {
        "organisation": "Organisation|Municipality",
        "heads": "Municipality",
        "coverage": "Coverage",
    }

    kind: str = attrs.field(converter=line)
    """``minister``, ``mayor``, ``city-manager``, ``permanent-secretary``, ``deputy-mayor``, ..."""
    name: Text = attrs.field(converter=to_text)
    organisation: str | None = None
    heads: str | None = None
    """The municipality that it leads, if any."""
    titles: tuple[DatedName, ...] = attrs.field(default=(), converter=to_names)
    """Titles in use, by period, where they differ from the name."""
    also: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    """Other words for it that are no title of any day, such as a courtesy style."""
    is_single: bool = True
    """Whether it is an office for one."""
    is_elected: bool | None = None
    """Whether its holder is an elected official (mayor) or an office holder (city manager)."""
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    """When the office existed."""
    vacancies: tuple[Vacancy, ...] = attrs.field(default=(), converter=to_vacancies)
    coverage: str | None = None
    """The coverage that says for which days its holders were searched; None: by its tenures."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_ids("organisation", "heads", "coverage")
        self.check_texts("kind")
        self.check_flag("is_single")
        self.need("kind")
        if self.is_elected is not None:
            self.check_flag("is_elected")

    def title_on(self, on: Day) -> Text:
        """Return the title in use on a day; the plain name of the office where none is known."""
        found = name_on(self.titles, read_day(on))
        return found.text if found else self.name

    @property
    def brief(self) -> str:
        """The name."""
        return self.name.show("fi")


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Tenure(Record):
    """A person holding an office, from when to when and how.

    Order: by office, then period, then id.

    Raises:
        InvalidValue: if person or office is no id, or a word is not in its list.
        InvalidDay: if a day cannot be read, or the end is certainly before the start.

    >>> Tenure(id="t", person="minna-arve", office="mayor-turku", period="2021-08-23/2025-06-08")
    Tenure('t', minna-arve mayor-turku 2021-08-23/2025-06-08)
    """

    refers: ClassVar[Mapping[str, str]] = {
        "person": "Person",
        "office": "Office",
        "government": "Government",
    }

    person: str
    office: str
    period: Period = attrs.field(converter=to_period)
    status: TenureStatus = "regular"
    title: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """The title that this holder used."""
    on_leave_from: PartialDate | None = attrs.field(default=None, converter=to_partial_or_none)
    """The first day of a leave in office; an acting holder may then stand beside the holder."""
    government: str | None = None
    political_party: str | None = attrs.field(default=None, converter=line_or_none)
    start_evidence: Evidence | None = None
    end_evidence: Evidence | None = None
    start_published: date | None = attrs.field(default=None, converter=day_or_none)
    """The first day as a source has it, where another is taken (see the conflicts)."""
    end_published: date | None = attrs.field(default=None, converter=day_or_none)
    """The last day as a source has it, where the day before the successor's is taken."""
    elected: date | None = attrs.field(default=None, converter=day_or_none)
    term_ends: date | None = attrs.field(default=None, converter=day_or_none)
    """The last day of the term as decided, which need not be the last day in office."""
    confidence: Confidence | None = None
    note: Text | None = attrs.field(default=None, converter=to_text_or_none)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id", "person", "office")
        self.check_ids("government")
        self.need_word("status", TENURE_STATUS)
        self.check_word("start_evidence", EVIDENCE)
        self.check_word("end_evidence", EVIDENCE)
        self.check_word("confidence", CONFIDENCE)
        self.check_texts("political_party")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Office, period, id."""
        return (self.office, self.period.sort_key, self.id)

    @property
    def is_regular(self) -> bool:
        """Whether the office is held in one's own right."""
        return self.status == "regular"

    @property
    def brief(self) -> str:
        """Person, office and period."""
        return f"{self.person} {self.office} {self.period}"
