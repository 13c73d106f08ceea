"""What tenures say of who held an office, or led a municipality, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import attrs

from urbanpolicy.model.people import Office, Tenure
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.values.value import Value
from urbanpolicy.world.standing import Standing, known, standing, within
from urbanpolicy.world.timeline import Timeline, changes_of

HoldingState = Literal[
    "held", "presumed", "vacant", "several", "undecided", "not_existing", "outside_coverage"
]


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
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


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
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
            changes += changes_of(tenure.period)
            if (bounded := self.periods[tenure.id]) is not tenure.period:
                changes += changes_of(bounded)
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
