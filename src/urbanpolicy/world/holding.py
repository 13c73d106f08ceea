"""Who holds an office, or leads a municipality, on a day: judged from tenures, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal

import attrs

from urbanpolicy.errors import (
    NoAnswer,
    NotExisting,
    OutsideCoverage,
    Several,
    Undecided,
    Vacant,
)
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.provenance import Conflict, Coverage, Gap, Source
from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.text import Lang
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.reasons import absences, citations, disputes
from urbanpolicy.world.standing import Standing, standing
from urbanpolicy.world.timeline import Timeline, changes_of
from urbanpolicy.world.wording import WORDS, Reason, explain

HoldingState = Literal[
    "held", "presumed", "vacant", "several", "undecided", "not_existing", "outside_coverage"
]


@attrs.frozen(order=False, kw_only=True)
class Judgement(Value):
    """What the tenures of one or more offices say of one day; the same for a stretch of days.

    Order: by state.
    """

    state: HoldingState
    holders: tuple[Tenure, ...] = ()
    """Certain and exercising the office."""
    candidates: tuple[Tenure, ...] = ()
    """Possible, no more."""
    absent: tuple[Tenure, ...] = ()
    """Certain, on leave, with somebody acting."""
    on_leave: tuple[Tenure, ...] = ()
    """Holders on leave for whom nobody is known to act."""
    ended_by: tuple[tuple[Tenure, Tenure], ...] = ()
    """Tenures of unknown end, and the later one whose certain start ends each."""
    someone: Truth = UNDECIDED
    """Whether anybody at all held it."""

    @property
    def sort_key(self) -> tuple[str]:
        """The state."""
        return (self.state,)


class Judge:
    """The tenures of an office, or of all offices that head a municipality, with their coverage."""

    __slots__ = ("coverage", "is_single", "offices", "tenures")

    def __init__(
        self,
        offices: Sequence[Office],
        tenures: Iterable[Tenure],
        coverage: Coverage | None,
    ) -> None:
        self.offices = tuple(offices)
        self.tenures = tuple(sorted(tenures, key=lambda t: (t.period.sort_key, t.id)))
        self.coverage = coverage
        self.is_single = all(office.is_single for office in offices)

    def timeline(self) -> Timeline[Judgement]:
        """Return the judgement of every day."""
        changes: list[date] = []
        for tenure in self.tenures:
            changes += changes_of(tenure.period)
            if tenure.on_leave_from and tenure.on_leave_from.latest:
                changes.append(tenure.on_leave_from.latest)
        for office in self.offices:
            changes += changes_of(office.period)
            for vacancy in office.vacancies:
                changes += changes_of(vacancy.period)
        if self.coverage:
            changes += changes_of(self.coverage.period)
        return Timeline(changes, self.on)

    def on(self, day: date) -> Judgement:
        """Judge one day."""
        standings: dict[str, Standing] = {
            t.id: standing(t.period, self.coverage, day) for t in self.tenures
        }
        ended_by = [
            (tenure, later)
            for tenure in self.tenures
            if standings[tenure.id] != "no" and (later := self._ended_by(tenure, day))
        ]
        for tenure, _ in ended_by:
            standings[tenure.id] = "no"
        certain = [t for t in self.tenures if standings[t.id] in ("yes", "presumed")]
        possible = tuple(t for t in self.tenures if standings[t.id] == "undecided")
        resting = [t for t in certain if _is_on_leave(t, day)]
        acting = [t for t in certain if not t.is_regular]
        absent = tuple(resting) if acting else ()
        holders = tuple(t for t in certain if t not in absent)
        if len({t.person for t in holders}) == 1:
            holders = holders[-1:]
        return Judgement(
            state=self._state(holders, [standings[t.id] for t in holders], possible, day),
            holders=holders,
            candidates=possible,
            absent=absent,
            on_leave=() if acting else tuple(resting),
            ended_by=tuple(ended_by),
            someone=self._someone(certain, possible, day),
        )

    def _state(
        self,
        holders: tuple[Tenure, ...],
        standings: list[Standing],
        possible: tuple[Tenure, ...],
        day: date,
    ) -> HoldingState:
        if len(holders) > 1:
            return "several"
        if holders:
            return "held" if standings == ["yes"] else "presumed"
        if possible:
            return "undecided"
        if self._is_vacant(day):
            return "vacant"
        if self.offices and all(o.period.contains(day) == NO for o in self.offices):
            return "not_existing"
        return "undecided" if self._is_covered(day) else "outside_coverage"

    def _someone(self, certain: list[Tenure], possible: tuple[Tenure, ...], day: date) -> Truth:
        if certain or self._is_handover(possible):
            return YES
        if possible:
            return UNDECIDED
        gone = self.offices and all(o.period.contains(day) == NO for o in self.offices)
        return NO if gone or self._is_vacant(day) else UNDECIDED

    def _is_handover(self, possible: tuple[Tenure, ...]) -> bool:
        """Whether two adjoining regular tenures share the uncertain day of their hand-over."""
        if not self.is_single:
            return False
        regular = [t for t in possible if t.is_regular and isinstance(t.period.end, PartialDate)]
        return any(
            _share_a_handover(before, after)
            for before in regular
            for after in possible
            if after.is_regular and after is not before
        )

    def _ended_by(self, tenure: Tenure, day: date) -> Tenure | None:
        """Return the later regular tenure whose certain start ends one of unknown end, if any."""
        end = tenure.period.end
        if not self.is_single or not isinstance(end, PartialDate) or end.latest is not None:
            return None
        for later in self.tenures:
            begun = later.period.first_certain
            if (
                later.is_regular
                and later.period.start.sort_key > tenure.period.start.sort_key
                and begun is not None
                and begun <= day
            ):
                return later
        return None

    def _is_vacant(self, day: date) -> bool:
        return any(v.period.contains(day) == YES for o in self.offices for v in o.vacancies)

    def _is_covered(self, day: date) -> bool:
        if self.coverage:
            return self.coverage.first <= day <= self.coverage.last
        # Without a declared coverage the office's own records say for which days it was searched.
        firsts = [t.period.first_certain for t in self.tenures if t.period.first_certain]
        lasts = [t.period.verified or t.period.last_possible for t in self.tenures]
        return bool(firsts) and min(firsts) <= day <= max((x for x in lasts if x), default=date.max)


def _is_on_leave(tenure: Tenure, day: date) -> bool:
    leave = tenure.on_leave_from
    return leave is not None and leave.latest is not None and leave.latest <= day


def _share_a_handover(before: Tenure, after: Tenure) -> bool:
    end, start = before.period.end, after.period.start
    if not isinstance(end, PartialDate) or end.earliest is None or end.latest is None:
        return False
    if start.earliest is None or start.latest is None:
        return False
    return end.earliest + ONE_DAY <= start.latest and start.earliest <= end.latest + ONE_DAY


@attrs.frozen(order=False, kw_only=True, repr=False)
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
        return f"Holder({self.person.name}, {self.office.id} {self.tenure.period})"

    def __str__(self) -> str:
        return f"{self.person.name} ({self.tenure.period})"


@attrs.frozen(order=False, kw_only=True, repr=False)
class Holding(Value):
    """An office, or the leadership of a municipality, resolved on a day.

    It never fails to build. ``state`` says what is known: ``held`` and ``presumed`` (held, but
    verified only to an earlier day) have a person; ``vacant`` (a source says so), ``several``,
    ``undecided``, ``not_existing`` and ``outside_coverage`` have none, and ``person`` raises the
    matching error with the candidates.

    Order: by what was asked, then day.
    """

    asked: Office | Municipality
    on: AsOf
    judgement: Judgement
    holders: tuple[Holder, ...] = ()
    candidates: tuple[Holder, ...] = ()
    """Who may have held it; nobody among them is certain."""
    absent: tuple[Holder, ...] = ()
    """Holders on leave, in whose place a holder acts."""
    offices: tuple[Office, ...] = ()
    """The offices that were looked at."""
    coverage: Coverage | None = None
    conflicts: tuple[Conflict, ...] = ()
    """Disputes about the tenures that the answer rests on."""
    gaps: tuple[Gap, ...] = ()
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
        return f"<{self.asked.id} on {self.on} {self.state}{people}{verified}>"


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
        yield Reason.of(holding.state, on=on)
    for holder in holding.holders:
        yield from _holder_steps(holder, holding)
    for holder in holding.absent:
        yield _leave(holder)
    resting = {tenure.id for tenure in judgement.on_leave}
    for holder in holding.holders:
        if holder.tenure.id in resting:
            yield _leave(holder)
            yield Reason.of("nobody-acting", [holder.tenure.id])
    for holder in holding.candidates:
        tenure = holder.tenure
        yield Reason.of(
            "candidate",
            [tenure.id],
            tenure.sources,
            person=holder.person.name,
            period=tenure.period,
        )
    if not holding.holders and holding.is_held == YES and holding.candidates:
        yield Reason.of("handover", [holder.tenure.id for holder in holding.candidates])
    for ended, later in judgement.ended_by:
        yield Reason.of(
            "ended-by", [ended.id, later.id], person=ended.person, start=later.period.start
        )
    if holding.coverage and holding.state in ("outside_coverage", "undecided", "presumed"):
        yield Reason.of(
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
    yield Reason.of(
        "held",
        [tenure.id, holder.person.id, holder.office.id],
        tenure.sources,
        on=holding.on,
        person=holder.person.name,
        title=title,
        period=tenure.period,
    )
    if not tenure.is_regular:
        yield Reason.of("acting", [tenure.id])
    if tenure.start_evidence or tenure.end_evidence:
        yield Reason.of(
            "evidence",
            [tenure.id],
            start=WORDS[tenure.start_evidence or "unclassified"],
            end=WORDS[tenure.end_evidence or "unclassified"],
        )
    if holding.state == "presumed":
        yield Reason.of("presumed", [tenure.id], verified=tenure.period.verified)


def _leave(holder: Holder) -> Reason:
    tenure = holder.tenure
    return Reason.of(
        "on-leave",
        [tenure.id],
        tenure.sources,
        person=holder.person.name,
        start=tenure.on_leave_from,
    )
