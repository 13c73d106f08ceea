"""What happened to municipalities on a day: mergers, transfers of parts, new names and regions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, get_args

import attrs

from urbanpolicy.model.record import Record
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.text import LANGS, Lang, Text, line_or_none, to_text_or_none

ChangeKind = Literal[
    "merger",
    "annexation",
    "split",
    "partial-transfer",
    "rename",
    "region-change",
    "county-change",
    "language-change",
    "title-change",
]
"""``merger``: several become a new one; ``annexation``: others end in one that goes on; ``split``: one
ends in several; ``partial-transfer``: a part moves and all go on. The rest change one property."""

CHANGE_KIND = frozenset(get_args(ChangeKind))
SUCCESSION = frozenset({"merger", "annexation", "split"})
"""The kinds by which one municipality succeeds another; a transfer of a part is not one of them."""


def to_change_day(value: object) -> PartialDate:
    """Converter of the day of a change: as ``PartialDate.read``."""
    return PartialDate.read(value, "MunicipalChange, on")


def to_decision_day(value: object) -> PartialDate:
    """Converter of the day of a decision: as ``PartialDate.read``."""
    return PartialDate.read(value, "MunicipalChange, decided")


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class MunicipalChange(Record):
    """A change of municipalities that took effect on a day.

    In a merger, an annexation and a split ``before`` and ``after`` name all that are concerned: who
    stands in both goes on, who stands only in ``before`` ends. In a transfer of a part ``before``
    gives it and ``after`` takes it, and both go on.

    Order: by day, kind, id.

    Raises:
        InvalidValue: if the kind is no word of the list, or no municipality is named.
        InvalidDay: if the day cannot be read, or nothing is known of it.

    >>> MunicipalChange(
    ...     id="c",
    ...     on="2015-01-01",
    ...     kind="annexation",
    ...     before=["municipality-423", "municipality-838"],
    ...     after=["municipality-423"],
    ... ).ended
    ('municipality-838',)
    """

    refers: ClassVar[Mapping[str, str]] = {"before": "Municipality", "after": "Municipality"}

    on: PartialDate = attrs.field(converter=to_change_day)
    """The first day of the new state."""
    kind: ChangeKind
    before: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The municipalities concerned, as they were the day before; of a transfer, who gives a part."""
    after: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The municipalities concerned, from that day on; of a transfer, who takes the part."""
    old: str | None = attrs.field(default=None, converter=line_or_none)
    """The old value, for a change of one property: a name, a title, a status, the id of a region."""
    new: str | None = attrs.field(default=None, converter=line_or_none)
    """The new value, as ``old``."""
    lang: Lang | None = None
    """The language of the name that changed, for a rename."""
    decided: PartialDate = attrs.field(default=UNKNOWN_DATE, converter=to_decision_day)
    """The day of the decision or its confirmation, where a source gives it."""
    inhabitants: int | None = None
    """The inhabitants who moved with a part, where known."""
    note: Text | None = attrs.field(default=None, converter=to_text_or_none)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        if self.on.is_unknown:
            raise self.refuse("on", None, "the day, month or year of the change")
        self.need_word("kind", CHANGE_KIND)
        self.check_word("lang", LANGS)
        self.check_id_lists("before", "after")
        self.check_texts("old", "new")
        self.check_number("inhabitants")
        if not self.before or not self.after:
            raise self.refuse("before, after", (self.before, self.after), "municipalities in both")

    @property
    def is_succession(self) -> bool:
        """Whether a municipality ended or began by it."""
        return self.kind in SUCCESSION

    @property
    def ended(self) -> tuple[str, ...]:
        """The municipalities that ended by it; each is followed by all that stand in ``after``."""
        return tuple(id for id in self.before if self.is_succession and id not in self.after)

    @property
    def begun(self) -> tuple[str, ...]:
        """The municipalities that began by it."""
        return tuple(id for id in self.after if self.is_succession and id not in self.before)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Day, kind, id."""
        return (self.on.sort_key, self.kind, self.id)

    @property
    def brief(self) -> str:
        """Day, kind and municipalities."""
        return f"{self.on} {self.kind} {', '.join(self.before)} -> {', '.join(self.after)}"
