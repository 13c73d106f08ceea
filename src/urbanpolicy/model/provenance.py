"""Where facts come from: sources, and the days for which they were searched."""

from __future__ import annotations

from datetime import date
from typing import cast

import attrs

from urbanpolicy.model.record import Record
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.periods import Period, to_period
from urbanpolicy.values.text import Text, line, to_text, to_text_or_none


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
