"""The days for which facts were searched."""

from __future__ import annotations

from datetime import date
from typing import cast

import attrs

from urbanpolicy.model.record import Record
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period, to_period
from urbanpolicy.values.text import Text, to_text


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
