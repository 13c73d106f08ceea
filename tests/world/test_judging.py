"""Who holds an office on a day: the judgement against an enumeration of all days that may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.world import made
from tests.world.window import ALL_DAYS, DAYS, Post, Span, cases, perhaps, spans, surely
from urbanpolicy.model.people import Office, Tenure
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.truth import NO, UNDECIDED, YES
from urbanpolicy.world.judging import Judge

ONE_DAY = timedelta(days=1)


class Oracle:
    """The slow answer: for each tenure every first and last day that it may have had."""

    def __init__(self, post: Post) -> None:
        self.offices, self.tenures, self.coverage = post
        self.office_of = {office.id: office for office in self.offices}
        self.is_single = all(office.is_single for office in self.offices)
        self.spans = {t.id: spans(t.period, self.coverage) for t in self.tenures}

    def is_certain(self, tenure: Tenure, day: date) -> bool:
        return surely(self.spans[tenure.id], day)

    def certain_days(self, tenure: Tenure) -> list[date]:
        return [day for day in ALL_DAYS if surely(spans(tenure.period), day)]

    def is_candidate(self, tenure: Tenure, day: date) -> bool:
        return (
            perhaps(self.spans[tenure.id], day)
            and not self.is_certain(tenure, day)
            and not self.is_outside_office(tenure, day)
            and not self.is_vacant(self.office_of[tenure.office], day, is_verified=True)
            and self.ended_on(tenure) > day
        )

    def is_outside_office(self, tenure: Tenure, day: date) -> bool:
        """Whether the office was not there, unless the tenure surely reaches beyond its days."""
        existing, own = spans(self.office_of[tenure.office].period), self.spans[tenure.id]
        if perhaps(existing, day):
            return False
        end, start = max(last for _, last in existing), min(first for first, _ in existing)
        if day > end:
            return min(last for _, last in own) <= end
        return max(first for first, _ in own) >= start

    def ended_on(self, tenure: Tenure) -> date:
        """The first day on which a later regular holder shows that a tenure of unknown end was over."""
        end = tenure.period.end
        never = date.max
        if not self.is_single or not isinstance(end, PartialDate) or end.latest is not None:
            return never
        own = self.spans[tenure.id]
        shown = [
            day
            for later in self.tenures
            if later.is_regular and starts_later(later, tenure)
            for day in self.certain_days(later)
            # It had begun before that day, and is not certain on it or after it.
            if all(first < day for first, _ in own)
            and not any(surely(own, other) for other in ALL_DAYS if other >= day)
        ]
        return min(shown, default=never)

    def is_vacant(self, office: Office, day: date, *, is_verified: bool = False) -> bool:
        """Whether a source says so; ``is_verified``: of that very day, not only of one before."""
        return any(
            surely(spans(vacancy.period, self.coverage), day)
            and not (is_verified and day > (vacancy.period.verified or day))
            for vacancy in office.vacancies
        )

    def hand_over(self, before: Tenure, after: Tenure) -> list[tuple[Span, Span]]:
        """All ways in which one tenure ends on the day before the other starts."""
        return [
            (one, other)
            for one in self.spans[before.id]
            for other in self.spans[after.id]
            if other[0] == one[1] + ONE_DAY
        ]


def starts_later(later: Tenure, earlier: Tenure) -> bool:
    def key(tenure: Tenure) -> tuple[date, date]:
        start = tenure.period.start
        return (start.earliest or date.min, start.latest or date.max)

    return key(later) > key(earlier)


def is_gone(offices: Iterable[Office], day: date) -> bool:
    return all(not perhaps(spans(office.period), day) for office in offices)


def is_bounded(known: object) -> bool:
    return isinstance(known, PartialDate) and None not in (known.earliest, known.latest)


@given(cases())
def test_the_timeline_says_of_every_day_what_judging_that_day_says(post: Post) -> None:
    judge = Judge(*post)
    line = judge.timeline()
    far = [date.min, date.max, *(day + n * ONE_DAY for day in line.days for n in (-1, 0, 1))]
    for day in {*ALL_DAYS, *far}:
        assert line.at(day) == judge.on(day)


@given(cases())
def test_certain_and_possible_holders_are_those_of_all_and_of_some_possible_days(
    post: Post,
) -> None:
    oracle, judge = Oracle(post), Judge(*post)
    for day in DAYS:
        judged = judge.on(day)
        certain = {t.id for t in oracle.tenures if oracle.is_certain(t, day)}
        possible = {t.id for t in oracle.tenures if oracle.is_candidate(t, day)}
        assert {t.id for t in judged.candidates} == possible
        found = {t.id for t in (*judged.holders, *judged.absent)}
        assert found <= certain
        # Of one person's several tenures on a day, the last one is shown.
        people = {t.person for t in oracle.tenures if t.id in certain}
        assert {t.person for t in (*judged.holders, *judged.absent)} == people


@given(cases())
def test_the_state_follows_from_who_is_certain_and_who_is_possible(post: Post) -> None:
    oracle, judge = Oracle(post), Judge(*post)
    for day in DAYS:
        certain = [t for t in oracle.tenures if oracle.is_certain(t, day)]
        acting = [t for t in certain if t.status != "regular"]
        away = [t for t in certain if t.on_leave_from and is_over(t.on_leave_from, day)]
        exercising = [t for t in certain if not (acting and t in away)]
        state = judge.on(day).state
        people = {t.person for t in exercising}
        if len(people) > 1:
            assert state == "several"
        elif people:
            assert state in ("held", "presumed")
        elif any(oracle.is_candidate(t, day) for t in oracle.tenures):
            assert state == "undecided"
        elif any(oracle.is_vacant(office, day) for office in oracle.offices):
            assert state == "vacant"
        elif is_gone(oracle.offices, day):
            assert state == "not_existing"
        elif oracle.coverage:
            inside = oracle.coverage.first <= day <= oracle.coverage.last
            assert state == ("undecided" if inside else "outside_coverage")
        else:
            assert state in ("undecided", "outside_coverage")


def is_over(leave: PartialDate, day: date) -> bool:
    return leave.latest is not None and leave.latest <= day


@given(cases())
def test_presumed_is_held_on_a_day_after_the_one_verified(post: Post) -> None:
    judge = Judge(*post)
    for day in DAYS:
        judged = judge.on(day)
        if judged.state in ("held", "presumed"):
            verified = judged.holders[0].period.verified
            assert (judged.state == "presumed") == (verified is not None and verified < day)
        assert (len(judged.holders) == 1) == (judged.state in ("held", "presumed"))
        assert (len(judged.holders) > 1) == (judged.state == "several")


@given(cases())
def test_held_by_somebody_is_yes_only_where_no_possible_day_leaves_it_empty(post: Post) -> None:
    oracle, judge = Oracle(post), Judge(*post)
    for day in DAYS:
        judged = judge.on(day)
        certain = [t for t in oracle.tenures if oracle.is_certain(t, day)]
        if certain:
            assert judged.someone == YES
        elif judged.someone == YES:
            pairs = [
                oracle.hand_over(one, other)
                for one, other in permutations(judged.candidates, 2)
                if one.is_regular and other.is_regular
            ]
            assert oracle.is_single
            assert any(pair and all(covers(way, day) for way in pair) for pair in pairs)
        elif judged.someone == NO:
            assert judged.state in ("vacant", "not_existing")
        else:
            assert judged.state in ("undecided", "outside_coverage")


def covers(way: tuple[Span, Span], day: date) -> bool:
    return any(first <= day <= last for first, last in way)


@st.composite
def adjoining(draw: DrawFn) -> Post:
    """Two regular tenures in an office for one, both bounded, the outer days exact."""
    bounds = [sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS)))) for _ in range(2)]
    (end_from, end_to), (start_from, start_to) = bounds
    first, last = DAYS[0], DAYS[-1]
    one = made.tenure("aino", f"{first}/[{end_from}..{end_to}]", id="t-1")
    other = made.tenure("bo", f"[{start_from}..{start_to}]/{last}", id="t-2")
    return [made.office()], [one, other], None


@given(adjoining())
def test_a_hand_over_that_may_be_one_day_is_shared(post: Post) -> None:
    oracle, judge = Oracle(post), Judge(*post)
    ways = oracle.hand_over(*post[1])
    for day in DAYS:
        judged = judge.on(day)
        if len(judged.candidates) == 2:
            assert judged.state == "undecided"
            assert judged.someone == (YES if ways else UNDECIDED)


@given(cases())
def test_an_ending_names_its_day_and_a_later_regular_holder(post: Post) -> None:
    oracle, judge = Oracle(post), Judge(*post)
    shown = {ending.tenure.id: ending for ending in judge.endings}
    for tenure in oracle.tenures:
        ended = oracle.ended_on(tenure)
        assert (tenure.id in shown) == (ended != date.max)
        if tenure.id in shown:
            ending = shown[tenure.id]
            assert ending.day == ended
            assert ending.later.is_regular
            assert surely(spans(ending.later.period), ended)
    for day in DAYS:
        assert {e.tenure.id for e in judge.on(day).endings} == {
            id for id, ending in shown.items() if ending.day <= day
        }


@given(cases())
def test_a_period_as_far_as_it_is_known_holds_no_day_less_that_is_certain(post: Post) -> None:
    judge = Judge(*post)
    for tenure in judge.tenures:
        bounded = judge.periods[tenure.id]
        possible = spans(tenure.period, judge.coverage)
        for day in DAYS:
            truth = bounded.contains(day)
            assert truth == YES or not surely(possible, day)
            assert truth == NO or perhaps(possible, day)


@given(cases())
def test_the_order_of_offices_and_tenures_does_not_matter(post: Post) -> None:
    offices, tenures, coverage = post
    judge, other = Judge(*post), Judge(offices[::-1], tenures[::-1], coverage)
    assert all(judge.on(day) == other.on(day) for day in DAYS)
