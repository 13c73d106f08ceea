"""Rounds of negotiations over MAL agreements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import attrs

from urbanpolicy.model.contents import FundingLine
from urbanpolicy.model.milestones import Milestone, to_milestones
from urbanpolicy.model.parts import to_funding
from urbanpolicy.model.record import Record
from urbanpolicy.model.vocabulary import NATURE, Nature
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.periods import Period, to_period_or_none
from urbanpolicy.values.text import Text, to_text


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class MALRound(Record):
    """A round of MAL agreements: what its regions have in common.

    Order: by id.

    Raises:
        InvalidValue: if the name is no text or a word or id is none.

    >>> MALRound(id="mal-round-2020-2031", name={"en": "Round 2020-2031"}, nature="agreement")
    MALRound('mal-round-2020-2031', Round 2020-2031 [en])
    """

    refers: ClassVar[Mapping[str, str]] = {"urban_regions": "UrbanRegion"}

    name: Text = attrs.field(converter=to_text)
    nature: Nature
    urban_regions: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    measures: Period | None = attrs.field(default=None, converter=to_period_or_none)
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=to_milestones)
    funding: tuple[FundingLine, ...] = attrs.field(default=(), converter=to_funding)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.need_word("nature", NATURE)
        self.check_id_lists("urban_regions")

    @property
    def brief(self) -> str:
        """The name."""
        return self.name.show("fi")
