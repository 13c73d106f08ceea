"""A finding that its reader accepts on purpose, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from urbanpolicy.model.record import Part
from urbanpolicy.values.building import build_all
from urbanpolicy.values.text import Text, to_text


@attrs.frozen(eq=False, order=False, kw_only=True)
class Acceptance(Part):
    """Says which finding of a check is accepted, and why; other findings of the rule are not.

    Order: by rule, record, field.

    Raises:
        InvalidValue: if rule or record is no id, or the reason no text.

    >>> Acceptance(rule="alliance-city-set", record="mem-x", reason={"en": "An observer."}).rule
    'alliance-city-set'
    """

    rule: str
    record: str
    """The id of the record concerned."""
    field: str = ""
    """The field of the record; empty: whichever it is."""
    reason: Text = attrs.field(converter=to_text)

    def __attrs_post_init__(self) -> None:
        self.need_ids("rule", "record")
        if type(self.field) is not str:
            raise self.refuse("field", self.field, "the name of a field, or an empty text")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Rule, record, field."""
        return (self.rule, self.record, self.field)

    def covers(self, rule: str, record: str, field: str) -> bool:
        """Tell whether it speaks of a finding of a rule on a record's field."""
        return (rule, record) == (self.rule, self.record) and self.field in ("", field)


def to_acceptances(
    value: Iterable[Acceptance | Mapping[str, Any]],
) -> tuple[Acceptance, ...]:
    """Converter of acceptances; sorted, each once."""
    return tuple(sorted(set(build_all(Acceptance, value))))
