"""What sources claim, kept as they claim it beside what the register holds."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import ClassVar

import attrs

from urbanpolicy.model.record import Record, to_published
from urbanpolicy.model.vocabulary import QUALIFIER, Qualifier
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.text import Text, line_or_none, to_text, to_text_or_none


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
