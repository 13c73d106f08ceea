"""What a rule is: a dated, cited norm, and the function that holds a case against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, Literal

import attrs

from urbanpolicy.checking.case import Case
from urbanpolicy.checking.texts import text_of
from urbanpolicy.errors import InvalidValue, cut
from urbanpolicy.model.record import Record
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Open, Period, to_period
from urbanpolicy.values.text import Lang, Text, to_text
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
    """The name of the message among the rule's texts; ``open``, ``open-...``: it is not decided."""
    record: str
    """The id of the record concerned."""
    field: str = ""
    on: date | None = None
    """The day of the breach."""
    among: tuple[str, ...] = ()
    """The ids of all records that are the breach only together, such as two chairs."""
    parts: tuple[tuple[str, Shown], ...] = ()
    """What fills the message, by name: always ``found`` and ``expected``."""

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Record, field, message."""
        return (self.record, self.field, self.message)

    @classmethod
    def of(
        cls,
        message: str,
        record: str,
        field: str = "",
        *,
        on: date | None = None,
        **parts: Shown,
    ) -> Verdict:
        """Build a verdict; the parts are those of the message."""
        filled = tuple(sorted(parts.items()))
        return cls(message=message, record=record, field=field, on=on, parts=filled)

    def together(self, records: Iterable[str]) -> Verdict:
        """Return the verdict as one on several records, which are the breach only together."""
        return attrs.evolve(self, among=tuple(sorted(records)))

    @property
    def is_open(self) -> bool:
        """Whether it cannot be decided, which is no breach."""
        return self.message == "open" or self.message.startswith("open-")

    def part(self, name: str) -> Shown:
        """Return a part of the message; an empty text where it has none of that name."""
        return dict(self.parts).get(name, "")


Judge = Callable[[Case], Iterable[Verdict]]


def to_rule_texts(
    value: Mapping[str, Text | Mapping[str, str] | str] | Iterable[tuple[str, Text]],
) -> tuple[tuple[str, Text], ...]:
    """Converter of a rule's texts: a table of them by name; sorted.

    Raises:
        InvalidValue: if it is no table.
    """
    try:
        table = dict(value)
    except (TypeError, ValueError):
        raise InvalidValue.at("texts", value, "a table of texts by name") from None
    return tuple(sorted((str(name), to_text(text)) for name, text in table.items()))


@attrs.frozen(order=False, kw_only=True, repr=False)
class Rule(Record):
    """A norm that a draft could break.

    The texts of a built-in rule are in the package's data by its id; another one brings its own. Its
    citations say where the norm is written. Only norms of a body's own term and standing above
    *observed* give errors.

    Order: by id.

    Raises:
        InvalidValue: if standing or severity is no word of its list, practice that was only observed
            is to give more than a note, or a bound of the period is neither a day nor missing.
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
    """When the norm holds; on the side of a missing bound it is not limited."""
    implies: tuple[str, ...] = ()
    """Rules whose findings say no more, where this one has a finding on the same record."""
    texts: tuple[tuple[str, Text], ...] = attrs.field(default=(), converter=to_rule_texts)
    """``statement``, ``advice`` and the messages, by name; none: those in the package's data."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id", "model")
        self.check_ids("government")
        self.check_id_lists("implies")
        self.need_word("standing", STANDINGS)
        self.need_word("severity", SEVERITIES)
        if self.standing == "observed" and self.severity != "note":
            raise self.refuse("severity", self.severity, "'note', for what was only observed")
        if not callable(self.judge):
            raise self.refuse("judge", self.judge, "a function of a case")
        for bound in (self.period.start, self.period.end):
            if not (isinstance(bound, Open) or bound.is_exact or bound.is_unknown):
                expected = "a period whose bounds are days, open or missing"
                raise self.refuse("period", str(self.period), expected)

    @property
    def statement(self) -> Text:
        """The norm in words."""
        return self.text("statement")

    @property
    def advice(self) -> Text:
        """How a breach is mended, with named fields in braces."""
        return self.text("advice")

    def text(self, name: str) -> Text:
        """Return the statement, the advice or a message.

        Raises:
            UnknownName: if the rule has no such text.
        """
        return dict(self.texts)[name] if name in dict(self.texts) else text_of(self.id, name)

    def applies_to(self, case: Case) -> bool:
        """Tell whether the norm governs a case: its model's body, on a day of the norm's period."""
        return case.model.id == self.model and self.period.contains(case.on.day).is_possible

    def verdicts(self, case: Case) -> Iterable[Verdict]:
        """Return what the rule says of a case."""
        return self.judge(case)

    @property
    def brief(self) -> str:
        """Severity and standing."""
        return f"{self.severity}, {self.standing}"


def shown(part: Any, lang: Lang) -> str:
    """Return a part of a message in a language: one line, cut if it is very long."""
    return cut(part.show(lang) if isinstance(part, Text) else str(part))
