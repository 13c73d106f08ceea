"""What a rule is: a dated, cited norm, and the function that holds a case against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Literal

import attrs

from urbanpolicy.checking.case import Case
from urbanpolicy.checking.texts import text_of
from urbanpolicy.model.record import Record
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period
from urbanpolicy.values.text import Text
from urbanpolicy.values.value import Value

Standing = Literal["act", "decision", "announced", "observed", "structural"]
"""Where a norm comes from: an act, a decision, an announcement, practice that was seen, or the
structure of the data."""

Severity = Literal["error", "warning", "note"]
STANDINGS = frozenset({"act", "decision", "announced", "observed", "structural"})
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")

Shown = Text | str
"""A part of a message: a text in three languages, or the same in each."""


@attrs.frozen(order=False, kw_only=True)
class Verdict(Value):
    """What one rule says of one record: a breach, or a point that cannot be decided.

    Order: by record, field, message.
    """

    message: str
    """The name of the message among the rule's texts; ``open``: it cannot be decided."""
    record: str
    """The id of the record concerned."""
    field: str = ""
    on: date | None = None
    """The day of the breach."""
    parts: tuple[tuple[str, Shown], ...] = ()
    """What fills the message, by name: always ``found`` and ``expected``."""

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Record, field, message."""
        return (self.record, self.field, self.message)

    @classmethod
    def of(
        cls, message: str, record: str, field: str = "", *, on: date | None = None, **parts: Shown
    ) -> Verdict:
        """Build a verdict; the parts are those of the message."""
        filled = tuple(sorted(parts.items()))
        return cls(message=message, record=record, field=field, on=on, parts=filled)

    @property
    def is_open(self) -> bool:
        """Whether it cannot be decided, which is no breach."""
        return self.message == "open"

    def part(self, name: str) -> Shown:
        """Return a part of the message; an empty text where it has none of that name."""
        return dict(self.parts).get(name, "")


Judge = Callable[[Case], Iterable[Verdict]]


@attrs.frozen(order=False, kw_only=True, repr=False)
class Rule(Record):
    """A norm that a draft could break.

    Its texts are in the package's data by its id; its citations say where the norm is written. Only
    norms of a body's own term and standing above *observed* give errors.

    Order: by id.

    Raises:
        InvalidValue: if standing or severity is no word of its list.
    """

    refers: ClassVar[Mapping[str, str]] = {"model": "AgreementModel", "government": "Government"}

    model: str
    """The agreement model whose bodies it applies to."""
    standing: Standing
    severity: Severity = "error"
    judge: Judge = attrs.field(repr=False)
    """The function: a case in, verdicts out; a function of a module, so that it can be pickled."""
    government: str | None = None
    """The government to whose term the norm belongs."""
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    """When the norm holds."""
    implies: tuple[str, ...] = ()
    """Rules whose findings say no more, where this one has a finding on the same body and day."""

    def __attrs_post_init__(self) -> None:
        self.check_ids("id", "model", "government")
        self.check_id_lists("implies")
        self.check_word("standing", STANDINGS)
        self.check_word("severity", SEVERITIES)
        if not callable(self.judge):
            raise self.refuse("judge", self.judge, "a function of a case")

    @property
    def statement(self) -> Text:
        """The norm in words."""
        return text_of(self.id, "statement")

    @property
    def advice(self) -> Text:
        """How a breach is mended, with named fields in braces."""
        return text_of(self.id, "advice")

    def applies_to(self, case: Case) -> bool:
        """Tell whether the norm governs a case: its model's body, on a day of the norm's period."""
        return case.model.id == self.model and self.period.contains(case.on.day).is_possible

    def verdicts(self, case: Case) -> Iterator[Verdict]:
        """Yield what the rule says of a case."""
        yield from self.judge(case)

    @property
    def brief(self) -> str:
        """Severity and statement."""
        return f"{self.severity}: {self.statement.en}"


def shown(part: Any, lang: Any) -> str:
    """Return a part of a message in a language."""
    return part.show(lang) if isinstance(part, Text) else str(part)
