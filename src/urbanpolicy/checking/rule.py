"""What a rule is: a dated, cited norm, and the function that holds a case against it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib import import_module
from typing import Any, ClassVar, Literal, cast

import attrs

from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.case import KINDS, AgreementCase, Kind, ModelCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.texts import names_of, text_of
from urbanpolicy.errors import InvalidValue, cut
from urbanpolicy.model.groups import Group
from urbanpolicy.model.record import Record
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Open, Period, to_period
from urbanpolicy.values.telling import tell_date, tell_period
from urbanpolicy.values.text import Lang, Text, to_text
from urbanpolicy.values.value import Value

Standing = Literal["act", "decision", "announced", "observed", "structural"]
"""Where a norm comes from: an act, a decision, an announcement, practice that was seen, or the
structure of the data."""

Severity = Literal["error", "warning", "note"]
STANDINGS = frozenset({"act", "decision", "announced", "observed", "structural"})
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")

Shown = Text | str | PartialDate | Period
"""A part of a message: a text in three languages, the same in each, or a date or period, told in words."""


@attrs.frozen(eq=False, order=False, kw_only=True)
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
    mends: tuple[Change, ...] = ()
    """The changes that would mend the breach; none where only its author can know."""

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

    def mended_by(self, *changes: Change) -> Verdict:
        """Return the verdict with the changes that would mend it."""
        return attrs.evolve(self, mends=changes)

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


Case = BodyCase | AgreementCase | ModelCase
"""What a rule is held against."""

Judge = Callable[..., Iterable[Verdict]]
"""A function of a case and of what the rule gives it by name."""


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


def to_given(value: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> tuple[tuple[str, Any], ...]:
    """Converter of what a rule's function is given: a table by name; sorted.

    Raises:
        InvalidValue: if it is no table, or a value in it could be changed.
    """
    try:
        table = dict(value)
        hash(tuple(table.items()))
    except (TypeError, ValueError):
        raise InvalidValue.at(
            "given", value, "a table by name of values that cannot change"
        ) from None
    return tuple(sorted((str(name), held) for name, held in table.items()))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
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

    refers: ClassVar[Mapping[str, str]] = {
        "model": "AgreementModel",
        "groups": "Group",
        "agreements": "Agreement",
        "government": "Government",
    }

    kind: Kind = "body"
    """What it speaks of: a body on a day, an agreement, or a model with all its agreements."""
    model: str | None = None
    """The agreement model to which it applies; None: to all, and to bodies without one."""
    groups: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The bodies to which it applies, with drafts of them: bodies of the same model and kind."""
    agreements: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The agreements to which it applies; none: to all of the model."""
    body_kind: str | None = None
    """The kind of body to which it applies, where it names no bodies."""
    standing: Standing
    severity: Severity = "error"
    judge: Judge = attrs.field(repr=False)
    """The function: a case in, verdicts out; a function of a module, so that it can be pickled."""
    given: tuple[tuple[str, Any], ...] = attrs.field(default=(), converter=to_given)
    """What the function is given by name beside the case, such as the office of the chair."""
    government: str | None = None
    """The government to whose term the norm belongs."""
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    """When the norm holds; on the side of a missing bound it is not limited."""
    implies: tuple[str, ...] = ()
    """Rules whose findings say no more, where this one has a finding on the same record."""
    texts: tuple[tuple[str, Text], ...] = attrs.field(default=(), converter=to_rule_texts)
    """``statement``, ``advice`` and the messages, by name; none: those in the package's data."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.need_word("kind", KINDS)
        self.check_ids("model", "government")
        self.check_id_lists("groups", "agreements", "implies")
        self.check_texts("body_kind")
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

        Rules that share a function share its texts, where they have none of their own.

        Raises:
            UnknownName: if the rule has no such text.
        """
        own = dict(self.texts)
        if name in own:
            return own[name]
        shares = name in names_of(self._shared) and name not in names_of(self.id)
        return text_of(self._shared if shares else self.id, name)

    @property
    def text_names(self) -> tuple[str, ...]:
        """The names of all its texts, sorted."""
        own = {name for name, _ in self.texts}
        return tuple(sorted({*own, *names_of(self.id), *names_of(self._shared)}))

    @property
    def _shared(self) -> str:
        """The key of the texts that all rules with this function share."""
        return str(getattr(self.judge, "__name__", ""))

    def is_about(self, case: Case) -> bool:
        """Tell whether the norm is about a case, whatever its day: its kind, model and body."""
        if case.kind != self.kind:
            return False
        if self.model is not None and (case.model is None or case.model.id != self.model):
            return False
        if isinstance(case, AgreementCase):
            return not self.agreements or case.id in self.agreements
        return not isinstance(case, BodyCase) or self._is_of_body(case)

    def applies_to(self, case: Case) -> bool:
        """Tell whether the norm governs a case: what it is about, in its term and on its day."""
        if not self.is_about(case) or not self._is_of_term(case):
            return False
        return case.day is None or self.period.contains(case.day).is_possible

    def _is_of_term(self, case: Case) -> bool:
        return None in (self.government, case.government) or self.government == case.government

    def _is_of_body(self, case: BodyCase) -> bool:
        body = case.group
        if not self.groups:
            return self.body_kind in (None, body.kind)
        if body.id in self.groups or self.model is None:
            return body.id in self.groups
        known = case.world.by_id(Group)
        return body.kind in {known[id].kind for id in self.groups if id in known}

    def verdicts(self, case: Case) -> Iterable[Verdict]:
        """Return what the rule says of a case."""
        return self.judge(case, **dict(self.given))

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what another process needs: the name of the rule, or of its function."""
        module = str(getattr(self.judge, "__module__", ""))
        name = str(getattr(self.judge, "__qualname__", ""))
        held = getattr(sys.modules.get(module), name, None)
        if held is self.judge:
            return super().__reduce__()
        if isinstance(held, Rule) and held.judge is self.judge:  # made by the decorator
            return _rule_named, (module, name)
        expected = "a function at the top of a module, where another process finds it by its name"
        raise self.refuse("judge", name, expected)

    @property
    def brief(self) -> str:
        """Severity and standing."""
        return f"{self.severity}, {self.standing}"


def _rule_named(module: str, name: str) -> Rule:
    """Return the rule that stands in a module in the place of its function."""
    return cast(Rule, getattr(import_module(module), name))


def shown(part: object, lang: Lang) -> str:
    """Return a part of a message in a language, days and periods in words: one line, cut if long."""
    match part:
        case Text():
            return cut(part.show(lang), MOST)
        case PartialDate():
            return tell_date(part, lang)
        case Period():
            return tell_period(part, lang)
        case _:
            return cut(str(part), MOST)


def plain(part: object, lang: Lang) -> str:
    """Return a part of a message for programs: as ``shown``, but days and periods in their plain form."""
    return str(part) if isinstance(part, PartialDate | Period) else shown(part, lang)


MOST = 300
"""So long a part may be: the names of all parties of an agreement are not much shorter."""
