"""Published pages, files and documents from which facts come."""

from __future__ import annotations

import attrs

from urbanpolicy.model.record import Record, to_published
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.text import Text, line, to_text_or_none


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
