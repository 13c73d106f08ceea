"""What sources do not settle: values that differ, and what was looked for and not found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.record import Citation, Part, Record, to_citations
from urbanpolicy.values.building import build_all
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.text import Text, line, line_or_none, to_text, to_text_or_none


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class ConflictValue(Part):
    """One of several values that sources give for one fact.

    Order: by value.

    Raises:
        InvalidValue: if the value is no text.

    >>> ConflictValue(value="2023-04-01", citations=["hs-oulu-2022-12-12"]).value
    '2023-04-01'
    """

    value: str = attrs.field(converter=line)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.check_texts("value")
        self.need("value")

    @property
    def sort_key(self) -> tuple[str]:
        """The value."""
        return (self.value,)


def to_conflict_values(
    value: Iterable[ConflictValue | Mapping[str, Any]],
) -> tuple[ConflictValue, ...]:
    """Converter of the values of a conflict."""
    return build_all(ConflictValue, value)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Conflict(Record):
    """Two or more values for one fact; which one the register takes, and why.

    Order: by id.

    Raises:
        InvalidValue: if there are no values, the subject is no text, or one value is taken where all
            are kept.

    >>> Conflict(
    ...     id="c",
    ...     about=["t"],
    ...     field="period",
    ...     subject={"en": "Start"},
    ...     values=[{"value": "2017-11-09"}, {"value": "2017-11-13"}],
    ...     taken="2017-11-09",
    ... )
    Conflict('c', Start: 2017-11-09 | 2017-11-13)
    """

    refers: ClassVar[Mapping[str, str]] = {"about": "Record"}

    about: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The records whose fact is disputed."""
    field: str | None = attrs.field(default=None, converter=line_or_none)
    """The field of these records, where it is one field."""
    subject: Text = attrs.field(converter=to_text)
    values: tuple[ConflictValue, ...] = attrs.field(converter=to_conflict_values)
    taken: str | None = attrs.field(default=None, converter=line_or_none)
    """The value that the register takes; None: none of them, or all (see ``keeps_all``)."""
    keeps_all: bool = False
    """Whether no value excludes another, each true of its own thing, so that all are kept."""
    reason: Text | None = attrs.field(default=None, converter=to_text_or_none)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_id_lists("about")
        self.check_texts("field", "taken")
        self.check_flag("keeps_all")
        if self.keeps_all and self.taken is not None:
            raise self.refuse("taken", self.taken, "no value, where all are kept")
        if not self.values:
            raise self.refuse("values", self.values, "the values that the sources give")

    @property
    def brief(self) -> str:
        """Subject and values."""
        return f"{self.subject}: {' | '.join(value.value for value in self.values)}"


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Gap(Record):
    """Something that was looked for and not found.

    Order: by id.

    Raises:
        InvalidValue: if the subject is no text.

    >>> Gap(id="g", about=["mtg"], field="attendance", subject={"en": "Who came"})
    Gap('g', Who came)
    """

    refers: ClassVar[Mapping[str, str]] = {"about": "Record"}

    about: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The records that would say it."""
    field: str | None = attrs.field(default=None, converter=line_or_none)
    subject: Text = attrs.field(converter=to_text)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_id_lists("about")
        self.check_texts("field")

    @property
    def brief(self) -> str:
        """What was not found."""
        return str(self.subject)
