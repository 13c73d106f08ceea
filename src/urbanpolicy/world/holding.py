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
    cut,
)
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.provenance import Conflict, Coverage, Gap, Source
from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Lang
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.reasons import absences, citations, disputes
from urbanpolicy.world.standing import Standing, known, standing, within
from urbanpolicy.world.timeline import Timeline, changes_of
from urbanpolicy.world.wording import WORDS, Reason, explain

HoldingState = Literal[
    "held", "presumed", "vacant", "several", "undecided", "not_existing", "outside_coverage"
]


@attrs.frozen(order=False, kw_only=True, repr=False)
class Ending(Value):
    """A tenure of unknown end, and the later holder of an office for one who shows that it had ended.

    Order: by day.
    """

    tenure: Tenure
    later: Tenure
    day: date
    """The first day on which the later one certainly held the office, and so the earlier no more."""

    @property
    def sort_key(self) -> tuple[date]:
        """The day."""
        return (self.day,)


@attrs.frozen(order=False, kw_only=True, repr=False)
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
    endings: tuple[Ending, ...] = ()
    """Tenures of unknown end that a later holder had ended by that day."""
    someone: Truth = UNDECIDED
    """Whether anybody at all held it."""

    @property
    def sort_key(self) -> tuple[str]:
        """The state."""
        return (self.state,)


class Judge:
    """The tenures of an office, or of all offices that head a municipality, with their coverage.

    ``periods`` holds the period of each tenure as far as it is known: bounded by the coverage, by
    the days of its office, and by the later holder who ended it.
    """

    __slots__ = ("coverage", "endings", "is_single", "offices", "periods", "tenures")

    def __init__(
        self,
        offices: Sequence[Office],
        tenures: Iterable[Tenure],
        coverage: Coverage | None,
    ) -> None:
        self.offices = {office.id: office for office in offices}
        self.tenures = tuple(sorted(tenures, key=lambda t: (t.period.sort_key, t.id)))
        self.coverage = coverage
        self.is_single = all(office.is_single for office in offices)
        self.endings = tuple(sorted(filter(None, map(self._ending, self.tenures))))
        self.periods = {t.id: self._known(t) for t in self.tenures}
        for ending in self.endings:
            ended = PartialDate(latest=ending.day - ONE_DAY)
            period = self.periods[ending.tenure.id]
            self.periods[ending.tenure.id] = within(period, Period(end=ended))

    def _known(self, tenure: Tenure) -> Period:
        period = known(tenure.period, self.coverage)
        return within(period, self.offices[tenure.office].period)

    def _ending(self, tenure: Tenure) -> Ending | None:
        """Return what ends a tenure of unknown end: the first certain day of a later regular holder.

        In an office for one, that day comes after the earlier tenure had certainly begun, so it
        had ended by then.
        """
        period = tenure.period
        end, begun = period.end, period.first_certain
        if not self.is_single or begun is None or not isinstance(end, PartialDate) or end.latest:
            return None
        after = max(begun, period.last_certain or begun)
        endings: list[Ending] = []
        for later in self.tenures:
            seen = known(later.period, None)  # what is only presumed ends nobody's tenure
            first, last = seen.first_certain, seen.last_certain
            is_later = later.period.start.sort_key > period.start.sort_key
            if (
                later.is_regular
                and is_later
                and first
                and last
                and max(first, after) <= last != after
            ):
                day = max(first, after + ONE_DAY)
                endings.append(Ending(tenure=tenure, later=later, day=day))
        return min(endings, default=None)

    def timeline(self) -> Timeline[Judgement]:
        """Return the judgement of every day."""
        changes: list[date] = []
        for tenure in self.tenures:
            changes += changes_of(tenure.period) + changes_of(self.periods[tenure.id])
            if tenure.on_leave_from and tenure.on_leave_from.latest:
                changes.append(tenure.on_leave_from.latest)
        for office in self.offices.values():
            changes += changes_of(office.period)
            for vacancy in office.vacancies:
                changes += changes_of(vacancy.period)
        if self.coverage:
            changes += changes_of(self.coverage.period)
        return Timeline(changes, self.on)

    def standing(self, tenure: Tenure, day: date) -> Standing:
        """Return how one of the tenures stands on a day."""
        stands = standing(tenure.period, self.coverage, day)
        if stands == "undecided" and (
            self.periods[tenure.id].contains(day) == NO
            or self._is_vacant(self.offices[tenure.office], day, ("yes",))
        ):
            return "no"  # the office was not there, or a source says that nobody held it
        return stands

    def truth(self, tenure: Tenure, day: date) -> Truth:
        """Tell whether one of the tenures surely or perhaps holds on a day."""
        stands = self.standing(tenure, day)
        return Truth.of(certain=stands in ("yes", "presumed"), possible=stands != "no")

    def on(self, day: date) -> Judgement:
        """Judge one day."""
        standings: dict[str, Standing] = {t.id: self.standing(t, day) for t in self.tenures}
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
            endings=tuple(ending for ending in self.endings if ending.day <= day),
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
        if self._is_empty(day):
            return "vacant"
        if self._is_gone(day):
            return "not_existing"
        return "undecided" if self._is_covered(day) else "outside_coverage"

    def _someone(self, certain: list[Tenure], possible: tuple[Tenure, ...], day: date) -> Truth:
        if certain or self._is_handover(possible, day):
            return YES
        if possible:
            return UNDECIDED
        return NO if self._is_gone(day) or self._is_empty(day) else UNDECIDED

    def _is_handover(self, possible: tuple[Tenure, ...], day: date) -> bool:
        """Whether two adjoining regular tenures share the uncertain day of their hand-over."""
        regular = [t for t in possible if t.is_regular]
        return self.is_single and any(
            self._hands_over(before, after, day)
            for before in regular
            for after in regular
            if after is not before
        )

    def _hands_over(self, before: Tenure, after: Tenure, day: date) -> bool:
        """Whether one of two tenures surely holds on a day because the other takes over from it."""
        return (
            _share_a_handover(before.period, after.period)
            and before.period.has_begun(day) == YES
            and self.periods[after.id].has_ended(day) == NO
        )

    def _is_gone(self, day: date) -> bool:
        offices = self.offices.values()
        return bool(offices) and all(o.period.contains(day) == NO for o in offices)

    def _is_empty(self, day: date) -> bool:
        standings: tuple[Standing, ...] = ("yes", "presumed")
        return any(self._is_vacant(office, day, standings) for office in self.offices.values())

    def _is_vacant(self, office: Office, day: date, standings: tuple[Standing, ...]) -> bool:
        """Whether a vacancy of an office stands in one of these ways."""
        return any(standing(v.period, self.coverage, day) in standings for v in office.vacancies)

    def _is_covered(self, day: date) -> bool:
        if self.coverage:
            return self.coverage.first <= day <= self.coverage.last
        # Without a declared coverage the office's own records say for which days it was searched.
        periods = [tenure.period for tenure in self.tenures]
        firsts = [period.first_certain for period in periods if period.first_certain]
        lasts = [
            p.verified or p.last_possible or p.last_certain or p.first_certain for p in periods
        ]
        return bool(firsts) and min(firsts) <= day <= max(filter(None, lasts))


def _is_on_leave(tenure: Tenure, day: date) -> bool:
    leave = tenure.on_leave_from
    return leave is not None and leave.latest is not None and leave.latest <= day


def _share_a_handover(before: Period, after: Period) -> bool:
    """Whether one unknown day may end one period and the next day start the other.

    Both must be bounded on either side: of an unknown end nobody knows how long before the next
    start it came.
    """
    end, start = before.end, after.start
    if not isinstance(end, PartialDate) or not (end.earliest and end.latest):
        return False
    if not (start.earliest and start.latest):
        return False
    going = before.last_certain or end.earliest
    begun = after.first_certain or start.latest
    return going < begun and (start.earliest - end.latest).days <= 1


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
        return cut(f"Holder({self.person.name}, {self.office.id} {self.tenure.period})")

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
    ended: tuple[Holder, ...] = ()
    """Earlier holders whose end is not known, but had come by then: see ``judgement.endings``."""
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
    for ending, holder in zip(judgement.endings, holding.ended, strict=True):
        yield Reason.of(
            "ended-by",
            [ending.tenure.id, ending.later.id],
            person=holder.person.name,
            day=ending.day,
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
