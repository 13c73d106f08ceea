"""Steps in the life of an agreement or a body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from urbanpolicy.model.record import Citation, Part, to_citations, to_published
from urbanpolicy.model.vocabulary import EVIDENCE, MILESTONE_KIND, Evidence, MilestoneKind
from urbanpolicy.values.building import build_all
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.text import Text, to_text_or_none


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Milestone(Part):
    """A step in the life of an agreement or a body, on a day of its own.

    Order: by day, then kind, then who.

    Raises:
        InvalidValue: if the kind is no word of the list.
        InvalidDay: if the day cannot be read.

    >>> Milestone(kind="announced", date="2023-09-01").date
    PartialDate('2023-09-01')
    """

    kind: MilestoneKind
    date: PartialDate = attrs.field(default=UNKNOWN_DATE, converter=to_published)
    by: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """Who took the step, where a source says."""
    place: Text | None = attrs.field(default=None, converter=to_text_or_none)
    evidence: Evidence | None = None
    """What the day rests on."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.need_word("kind", MILESTONE_KIND)
        self.check_word("evidence", EVIDENCE)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Day, then kind, then who."""
        return (self.date.sort_key, self.kind, self.by.sort_key if self.by else ())


def to_milestones(value: Iterable[Milestone | Mapping[str, Any]]) -> tuple[Milestone, ...]:
    """Converter of milestones; sorted by day."""
    return tuple(sorted(build_all(Milestone, value)))
