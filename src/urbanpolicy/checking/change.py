"""A step by which a draft is mended: fields of a record set anew, a record added, or one left out."""

from __future__ import annotations

import json
from typing import Any

import attrs

from urbanpolicy.errors import cut
from urbanpolicy.model.record import Record
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.values.value import Value


@attrs.frozen(eq=False, order=False, kw_only=True)
class Change(Value):
    """One change of one record, proposed as the mend of a finding.

    Order: by record.

    >>> print(Change.setting("mem-chair", office="fi-prime-minister"))
    set office of mem-chair to fi-prime-minister
    >>> print(Change.setting("agr-1", supersedes=("agr-0",)))
    set supersedes of agr-1 to ["agr-0"]
    """

    record: str
    """The id of the record that is changed, added or left out."""
    fields: tuple[tuple[str, Any], ...] = ()
    """The fields that are set anew, by name; None empties a field."""
    added: Record | None = None
    """The record that is added."""

    @classmethod
    def setting(cls, record: str, **fields: Any) -> Change:
        """Return the change that sets fields of a record."""
        return cls(record=record, fields=tuple(sorted(fields.items())))

    @classmethod
    def adding(cls, record: Record) -> Change:
        """Return the change that adds a record."""
        return cls(record=record.id, added=record)

    @classmethod
    def leaving_out(cls, record: str) -> Change:
        """Return the change that leaves a record out."""
        return cls(record=record)

    @property
    def leaves_out(self) -> bool:
        """Whether the record is left out."""
        return not self.fields and self.added is None

    @property
    def sort_key(self) -> tuple[str, tuple[str, ...]]:
        """The record, then the fields."""
        return (self.record, tuple(name for name, _ in self.fields))

    def text(self, lang: Lang = "en") -> str:
        """Return the change in words."""
        if self.added is not None:
            return ADD.show(lang).format(record=self.record, what=cut(self.added.brief))
        if self.leaves_out:
            return LEAVE_OUT.show(lang).format(record=self.record)
        told = [
            (EMPTY if value is None else SET)
            .show(lang)
            .format(record=self.record, field=name, value=_shown(value))
            for name, value in self.fields
        ]
        return "; ".join(told)

    def __str__(self) -> str:
        return self.text()


def _shown(value: object) -> str:
    """Return a value as it stands in a document; lists and tables as JSON."""
    plain: object = to_plain(value)
    if isinstance(plain, list | dict):
        return cut(json.dumps(plain, ensure_ascii=False, default=str), MOST)
    return cut(str(value))


MOST = 500
"""So long a list may be: one of parties has many."""


SET = Text(
    fi="aseta kohdan {record} kenttä {field}: {value}",
    sv="sätt fältet {field} i {record}: {value}",
    en="set {field} of {record} to {value}",
)
EMPTY = Text(
    fi="tyhjennä kohdan {record} kenttä {field}",
    sv="töm fältet {field} i {record}",
    en="empty {field} of {record}",
)
ADD = Text(fi="lisää {record}: {what}", sv="lägg till {record}: {what}", en="add {record}: {what}")
LEAVE_OUT = Text(fi="jätä pois {record}", sv="utelämna {record}", en="leave out {record}")
