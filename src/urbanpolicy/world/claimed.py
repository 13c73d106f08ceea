"""A claim beside what the register computes, and the reason where the two differ."""

from __future__ import annotations

from typing import Any

import attrs

from urbanpolicy.errors import cut
from urbanpolicy.model.claims import Claim
from urbanpolicy.model.disputes import Conflict
from urbanpolicy.model.record import Citation
from urbanpolicy.model.vocabulary import Qualifier
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.text import Text
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.values.value import Value

TOLERANCE = 0.02
"""How far from it, as a share of it, a number that is only "about" may lie."""


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Checked(Value):
    """A claim of a source, what the register computes beside it, and why the two differ.

    Order: by claim.

    >>> claim = Claim(id="c", statement={"en": "Nine."}, number=9, computes="agreements-of:mal")
    >>> Checked(claim=claim, computed=7).agrees
    no
    """

    claim: Claim
    computed: int | float | None = None
    """What the register holds; None where nothing is computed for the claim."""
    conflict: Conflict | None = None
    """The conflict that the claim names."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The claim's key."""
        return self.claim.sort_key

    @property
    def agrees(self) -> Truth:
        """Whether the claim fits what is computed; undecided where nothing is."""
        claimed, computed = self.claim.number, self.computed
        if claimed is None or computed is None:
            return UNDECIDED
        fits = {
            "exact": computed == claimed,
            "about": abs(computed - claimed) <= abs(claimed) * TOLERANCE,
            "at-least": computed >= claimed,
            "over": computed > claimed,
            "at-most": computed <= claimed,
        }
        return YES if fits[self.claim.qualifier] else NO

    @property
    def reason(self) -> Text | None:
        """Why the two differ, or how the number is meant: a remark of ours, else from the conflict."""
        return self.claim.note or (self.conflict.reason if self.conflict else None)

    @property
    def is_explained(self) -> bool:
        """Whether the claim does not differ from what is computed, or a record says why."""
        return self.agrees != NO or self.reason is not None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of the records that it speaks of."""
        return self.claim.about

    @property
    def field(self) -> str | None:
        """The field of these records that it speaks of, where it is one."""
        return self.claim.field

    @property
    def statement(self) -> Text:
        """What the source says."""
        return self.claim.statement

    @property
    def number(self) -> int | float | None:
        """The number that is claimed, where it is one."""
        return self.claim.number

    @property
    def unit(self) -> str | None:
        """What is counted."""
        return self.claim.unit

    @property
    def qualifier(self) -> Qualifier:
        """How the number is meant."""
        return self.claim.qualifier

    @property
    def as_of(self) -> PartialDate:
        """The day or year of which it speaks."""
        return self.claim.as_of

    @property
    def note(self) -> Text | None:
        """A remark of ours."""
        return self.claim.note

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sources that make the claim."""
        return self.claim.citations

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of these sources."""
        return self.claim.sources

    def __repr__(self) -> str:
        if self.claim.number is None:
            return cut(f"<{self.claim.brief}>")
        beside = "not computed" if self.computed is None else f"computed {self.computed:,}"
        return cut(f"<{self.id} claims {self.claim.number:,} {self.unit or ''}: {beside}>")
