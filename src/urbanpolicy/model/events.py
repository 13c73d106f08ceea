"""Points on the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.record import Record, to_published
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.text import Text, to_text


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Event(Record):
    """Something that happened on a day, as a source tells it.

    Order: by day, then id.

    Raises:
        InvalidValue: if the text is none or a reference is no id.
        InvalidDay: if the day cannot be read.

    >>> Event(id="e", date="2023-09-01", text={"en": "The alliance is announced."})
    Event('e', 2023-09-01 The alliance is announced.)
    """

    refers: ClassVar[Mapping[str, str]] = {"about": "Record"}

    date: PartialDate = attrs.field(converter=to_published)
    text: Text = attrs.field(converter=to_text)
    about: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_id_lists("about")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Day, then id."""
        return (self.date.sort_key, self.id)

    @property
    def brief(self) -> str:
        """Day and text."""
        return f"{self.date} {self.text.show('en').removesuffix(' [fi]')}"
