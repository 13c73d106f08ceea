"""What MAL agreements (land use, housing, transport) add to an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, get_args

import attrs

from urbanpolicy.model.record import Part
from urbanpolicy.values.building import build
from urbanpolicy.values.periods import Period, to_period_or_none
from urbanpolicy.values.text import Text, line_or_none, to_text_or_none

ListStatus = Literal["sourced", "derived", "presumed", "missing"]
"""What a list of municipalities rests on."""

InForceBy = Literal["approval", "signing"]
"""By what an agreement comes into force: approval by all its parties, or signing."""

LIST_STATUS = frozenset(get_args(ListStatus))
IN_FORCE_BY = frozenset(get_args(InForceBy))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class MALDetails(Part):
    """What is said only of a MAL agreement.

    Order: by round, then local number.

    Raises:
        InvalidValue: if the round is no id or a word is not in its list.

    >>> MALDetails(round="mal-round-2020-2031", measures="2020/2023").measures
    Period('2020/2023')
    """

    refers: ClassVar[Mapping[str, str]] = {"round": "MALRound"}

    round: str
    local_number: str | None = attrs.field(default=None, converter=line_or_none)
    """The number that the region itself gives it, such as ``MAL4``."""
    register_number: str | None = attrs.field(default=None, converter=line_or_none)
    measures: Period | None = attrs.field(default=None, converter=to_period_or_none)
    """The years for which measures were agreed, inside the term."""
    municipalities_status: ListStatus = "sourced"
    in_force_by: InForceBy | None = None
    """By what it comes into force, where its text or the minutes on it say so."""
    monitoring: Text | None = attrs.field(default=None, converter=to_text_or_none)

    def __attrs_post_init__(self) -> None:
        self.need_ids("round")
        self.need("municipalities_status")
        self.check_texts("local_number", "register_number")
        self.check_word("municipalities_status", LIST_STATUS)
        self.check_word("in_force_by", IN_FORCE_BY)

    @property
    def sort_key(self) -> tuple[str, str]:
        """Round, then local number."""
        return (self.round, self.local_number or "")


def to_mal(value: MALDetails | Mapping[str, Any] | None) -> MALDetails | None:
    """Converter of optional details of a MAL agreement."""
    return value if value is None or isinstance(value, MALDetails) else build(MALDetails, value)
