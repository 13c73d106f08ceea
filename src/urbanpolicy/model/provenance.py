"""Where facts come from: sources, and what is disputed, claimed, not found or not covered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite
from typing import Any, ClassVar, cast

import attrs

from urbanpolicy.model.record import Citation, Part, Record, to_citations
from urbanpolicy.model.vocabulary import QUALIFIER, Qualifier
from urbanpolicy.values.building import build_all
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.periods import Period, to_period
from urbanpolicy.values.text import Text, line, line_or_none, to_text, to_text_or_none


def to_published(value: PartialDate | date | str | None) -> PartialDate:
    """Converter of the day of a publication: as ``PartialDate.read``."""
    return PartialDate.read(value, "published")


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Source(Record):
    """A published page, file or document.

    Order: by id.

    Raises:
        InvalidValue: if title or publisher is missing or no sound text.
        InvalidDay: if the day of publication cannot be read.

    >>> Source(id="a-release", title="Release", publisher="City of Turku", published="2023-11")
    Source('a-release', City of Turku: Release)
    """

    title: str = attrs.field(converter=line)
    publisher: str = attrs.field(converter=line)
    published: PartialDate = attrs.field(default=UNKNOWN_DATE, converter=to_published)
    """The day of publication; unknown where the page gives none."""
    url: str | None = None
    language: str | None = None
    """The language of the page, as a two-letter code."""
    kind: str | None = None
    """``official``, ``news``, ``dataset``, ``wiki``, ``party``, ``document``, ``other``."""
    note: Text | None = attrs.field(default=None, converter=to_text_or_none)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_texts("title", "publisher", "url", "language", "kind")
        self.need("title", "publisher")

    @property
    def brief(self) -> str:
        """Publisher and title."""
        return f"{self.publisher}: {self.title}"


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class ConflictValue(Part):
    """One of several values that sources give for one fact.

    Order: by value.

    Raises:
        InvalidValue: if the value is no text.

    >>> ConflictValue(value="2023-04-01", citations=["hs-oulu-2022-12-12"]).value
    '2023-04-01'
    """

    value: str = attrs.field(converter=line)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.check_texts("value")
        self.need("value")

    @property
    def sort_key(self) -> tuple[str]:
        """The value."""
        return (self.value,)


def to_conflict_values(
    value: Iterable[ConflictValue | Mapping[str, Any]],
) -> tuple[ConflictValue, ...]:
    """Converter of the values of a conflict."""
    return build_all(ConflictValue, value)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Conflict(Record):
    """Two or more values for one fact; which one the register takes, and why.

    Order: by id.

    Raises:
        InvalidValue: if there are no values, the subject is no text, or one value is taken where all
            are kept.

    >>> Conflict(
    ...     id="c",
    ...     about=["t"],
    ...     field="period",
    ...     subject={"en": "Start"},
    ...     values=[{"value": "2017-11-09"}, {"value": "2017-11-13"}],
    ...     taken="2017-11-09",
    ... )
    Conflict('c', Start: 2017-11-09 | 2017-11-13)
    """

    refers: ClassVar[Mapping[str, str]] = {"about": "Record"}

    about: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The records whose fact is disputed."""
    field: str | None = attrs.field(default=None, converter=line_or_none)
    """The field of these records, where it is one field."""
    subject: Text = attrs.field(converter=to_text)
    values: tuple[ConflictValue, ...] = attrs.field(converter=to_conflict_values)
    taken: str | None = attrs.field(default=None, converter=line_or_none)
    """The value that the register takes; None: none of them, or all (see ``keeps_all``)."""
    keeps_all: bool = False
    """Whether no value excludes another, each true of its own thing, so that all are kept."""
    reason: Text | None = attrs.field(default=None, converter=to_text_or_none)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_id_lists("about")
        self.check_texts("field", "taken")
        self.check_flag("keeps_all")
        if self.keeps_all and self.taken is not None:
            raise self.refuse("taken", self.taken, "no value, where all are kept")
        if not self.values:
            raise self.refuse("values", self.values, "the values that the sources give")

    @property
    def brief(self) -> str:
        """Subject and values."""
        return f"{self.subject}: {' | '.join(value.value for value in self.values)}"


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Gap(Record):
    """Something that was looked for and not found.

    Order: by id.

    Raises:
        InvalidValue: if the subject is no text.

    >>> Gap(id="g", about=["mtg"], field="attendance", subject={"en": "Who came"})
    Gap('g', Who came)
    """

    refers: ClassVar[Mapping[str, str]] = {"about": "Record"}

    about: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The records that would say it."""
    field: str | None = attrs.field(default=None, converter=line_or_none)
    subject: Text = attrs.field(converter=to_text)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_id_lists("about")
        self.check_texts("field")

    @property
    def brief(self) -> str:
        """What was not found."""
        return str(self.subject)


def to_number(value: float | None) -> int | float | None:
    """Converter of a number: a whole one has no point, so that equal ones are written alike.

    >>> to_number(6.0), to_number(6.5)
    (6, 6.5)
    """
    return int(value) if type(value) is float and value.is_integer() else value


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Claim(Record):
    """What a source says of a record: kept as its claim, beside what the register holds.

    Order: by id.

    Raises:
        InvalidValue: if the statement is no text, the number is none, or it names what to compute
            without a number.

    >>> Claim(
    ...     id="sf", about=["alliance"], statement={"en": "The alliance has six cities."}, number=6
    ... )
    Claim('sf', The alliance has six cities.)
    """

    refers: ClassVar[Mapping[str, str]] = {"about": "Record", "conflict": "Conflict"}

    about: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    field: str | None = attrs.field(default=None, converter=line_or_none)
    statement: Text = attrs.field(converter=to_text)
    number: int | float | None = attrs.field(default=None, converter=to_number)
    """The number that is claimed, where it is one."""
    unit: str | None = attrs.field(default=None, converter=line_or_none)
    qualifier: Qualifier = "exact"
    as_of: PartialDate = attrs.field(default=UNKNOWN_DATE, converter=to_published)
    """The day or year of which it speaks, where the source says."""
    computes: str | None = attrs.field(default=None, converter=line_or_none)
    """What the register computes to set beside the number: a key of ``world.computing``."""
    conflict: str | None = None
    """The conflict that says why the number is not what the register holds."""
    note: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """A remark of ours: how the number is meant, or why it is not what the register holds."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_ids("conflict")
        self.check_id_lists("about")
        self.check_texts("field", "unit", "computes")
        self.need_word("qualifier", QUALIFIER)
        if self.computes and self.number is None:
            raise self.refuse("computes", self.computes, "a number to set it beside")
        number: object = self.number
        if number is not None and not (
            type(number) is int or (type(number) is float and isfinite(number))
        ):
            raise self.refuse("number", number, "a number")

    @property
    def brief(self) -> str:
        """The statement."""
        return str(self.statement)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Coverage(Record):
    """The span of days for which a subject was searched; outside it the register does not know.

    Order: by id.

    Raises:
        InvalidValue: if the subject is no text, or the period has no exact first and last day.

    >>> Coverage(id="ministers", subject={"en": "Ministers"}, period="2010-01-01/2026-06-25")
    Coverage('ministers', Ministers 2010-01-01/2026-06-25)
    """

    subject: Text = attrs.field(converter=to_text)
    period: Period = attrs.field(converter=to_period)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        for bound in (self.period.start, self.period.end):
            if not (isinstance(bound, PartialDate) and bound.is_exact):
                raise self.refuse("period", str(self.period), "an exact first and last day")

    @property
    def first(self) -> date:
        """The first day that was searched."""
        return cast(date, self.period.first_possible)  # exact by construction

    @property
    def last(self) -> date:
        """The last day that was searched."""
        return cast(date, self.period.last_possible)  # exact by construction

    @property
    def brief(self) -> str:
        """Subject and span."""
        return f"{self.subject} {self.period}"
