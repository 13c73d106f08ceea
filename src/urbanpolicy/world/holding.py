"""Who holds an office, or leads a municipality, on a day, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from urbanpolicy.errors import (
    NoAnswer,
    NotExisting,
    OutsideCoverage,
    Several,
    Undecided,
    Vacant,
    cut,
)
from urbanpolicy.model import catalogue
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.sources import Source
from urbanpolicy.values.text import Lang
from urbanpolicy.values.truth import YES, Truth
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.judging import HoldingState, Judgement
from urbanpolicy.world.reasons import absences, because, citations, disputes, explain, word_for

if TYPE_CHECKING:
    from urbanpolicy.world.reason import Reason


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Holder(Value):
    """A person in an office by a tenure.

    Order: by tenure.
    """

    person: Person
    tenure: Tenure
    office: Office

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The tenure's key."""
        return self.tenure.sort_key

    def __repr__(self) -> str:
        return cut(f"Holder({self.person.name}, {self.office.id} {self.tenure.period})")

    def __str__(self) -> str:
        return f"{self.person.name} ({self.tenure.period})"


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Holding(Value):
    """An office, or the leadership of a municipality, resolved on a day.

    It never fails to build. ``state`` says what is known: ``held`` and ``presumed`` (held, but
    verified only to an earlier day) have a person; ``vacant`` (a source says so), ``several``,
    ``undecided``, ``not_existing`` and ``outside_coverage`` have none, and ``person`` raises the
    matching error with the candidates.

    Order: by what was asked, then day.
    """

    asked: Office | catalogue.Municipality
    on: AsOf
    judgement: Judgement
    holders: tuple[Holder, ...] = ()
    candidates: tuple[Holder, ...] = ()
    """Who may have held it; nobody among them is certain."""
    absent: tuple[Holder, ...] = ()
    """Holders on leave, in whose place a holder acts."""
    ended: tuple[Holder, ...] = ()
    """Earlier holders whose end is not known, but had come by then: see ``judgement.endings``."""
    offices: tuple[Office, ...] = ()
    """The offices that were looked at."""
    coverage: Coverage | None = None
    conflicts: tuple[catalogue.Conflict, ...] = ()
    """Disputes about the tenures that the answer rests on."""
    gaps: tuple[catalogue.Gap, ...] = ()
    cited: tuple[Source, ...] = ()

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """What was asked, then the day."""
        return (self.asked.id, self.on.sort_key)

    @property
    def state(self) -> HoldingState:
        """What is known of the day."""
        return self.judgement.state

    @property
    def is_held(self) -> Truth:
        """Whether anybody held it that day, whoever it was."""
        return self.judgement.someone

    @property
    def holder(self) -> Holder:
        """The one who holds it.

        Raises:
            Undecided, Vacant, Several, NotExisting, OutsideCoverage: unless held or presumed.
        """
        if self.state in ("held", "presumed"):
            return self.holders[0]
        raise self._no_answer()

    @property
    def person(self) -> Person:
        """The person who holds it; raises as ``holder`` does."""
        return self.holder.person

    @property
    def tenure(self) -> Tenure:
        """The tenure by which it is held; raises as ``holder`` does."""
        return self.holder.tenure

    @property
    def office(self) -> Office:
        """The office that is held: of several that head a municipality, the one of that day."""
        if len(self.offices) == 1:
            return self.offices[0]
        return self.holder.office

    @property
    def verified(self) -> date | None:
        """The day to which an open tenure was verified; None where its end is known or open."""
        return self.holders[0].tenure.period.verified if len(self.holders) == 1 else None

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that the answer rests on, sorted."""
        return tuple(sorted(source.id for source in self.cited))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The chain of reasons, each with the records and sources that it rests on."""
        return (*holding_steps(self), *citations(self.cited))

    def why(self, lang: Lang = "en") -> str:
        """Return the chain of reasons in words, a line each."""
        return explain(self.reasons, lang)

    def _no_answer(self) -> NoAnswer:
        kinds: dict[str, type[NoAnswer]] = {
            "vacant": Vacant,
            "several": Several,
            "undecided": Undecided,
            "not_existing": NotExisting,
            "outside_coverage": OutsideCoverage,
        }
        question = f"{self.asked!r} on {self.on}"
        known = self.holders if self.state == "several" else self.candidates
        hint = f"the searched days are {self.coverage.period}" if self.coverage else ""
        return kinds[self.state].to(question, _WHY_NOT[self.state], known, hint)

    def __repr__(self) -> str:
        people = ", ".join(h.person.name for h in self.holders or self.candidates)
        if not self.holders and self.candidates:
            people = f"candidates {people}"
        verified = f", verified to {self.verified}" if self.state == "presumed" else ""
        people = f": {people}" if people else ""
        return cut(f"<{self.asked.id} on {self.on} {self.state}{people}{verified}>")


_WHY_NOT = {
    "vacant": "a source says that nobody held it",
    "several": "more than one holder is certain",
    "undecided": "the sources do not decide who held it",
    "not_existing": "the office did not exist on that day",
    "outside_coverage": "the day lies outside the days that were searched",
}


def holding_steps(holding: Holding) -> Iterator[Reason]:
    """Yield the reasons of a holding up to its sources."""
    judgement, on = holding.judgement, holding.on
    if holding.state not in ("held", "presumed"):
        yield because(holding.state, on=on)
    for holder in holding.holders:
        yield from _holder_steps(holder, holding)
    for holder in holding.absent:
        yield _leave(holder)
    resting = {tenure.id for tenure in judgement.on_leave}
    for holder in holding.holders:
        if holder.tenure.id in resting:
            yield _leave(holder)
            yield because("nobody-acting", [holder.tenure.id])
    for holder in holding.candidates:
        tenure = holder.tenure
        yield because(
            "candidate",
            [tenure.id],
            tenure.sources,
            person=holder.person.name,
            period=tenure.period,
        )
    if not holding.holders and holding.is_held == YES and holding.candidates:
        yield because("handover", [holder.tenure.id for holder in holding.candidates])
    for ending, holder in zip(judgement.endings, holding.ended, strict=True):
        yield because(
            "ended-by",
            [ending.tenure.id, ending.later.id],
            person=holder.person.name,
            day=ending.day,
        )
    if holding.coverage and holding.state in ("outside_coverage", "undecided", "presumed"):
        yield because(
            "coverage",
            [holding.coverage.id],
            subject=holding.coverage.subject,
            period=holding.coverage.period,
        )
    yield from disputes(holding.conflicts)
    yield from absences(holding.gaps)


def _holder_steps(holder: Holder, holding: Holding) -> Iterator[Reason]:
    tenure = holder.tenure
    title = tenure.title or holder.office.title_on(holding.on.day)
    yield because(
        "held",
        [tenure.id, holder.person.id, holder.office.id],
        tenure.sources,
        on=holding.on,
        person=holder.person.name,
        title=title,
        period=tenure.period,
    )
    if not tenure.is_regular:
        yield because("acting", [tenure.id])
    if tenure.start_evidence or tenure.end_evidence:
        yield because(
            "evidence",
            [tenure.id],
            start=word_for(tenure.start_evidence or "unclassified"),
            end=word_for(tenure.end_evidence or "unclassified"),
        )
    if holding.state == "presumed":
        yield because("presumed", [tenure.id], verified=tenure.period.verified)


def _leave(holder: Holder) -> Reason:
    tenure = holder.tenure
    return because(
        "on-leave",
        [tenure.id],
        tenure.sources,
        person=holder.person.name,
        start=tenure.on_leave_from,
    )
