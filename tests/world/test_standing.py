"""Known, presumed, undecided: a period on a day, beside an enumeration of what it may mean."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.world.made import coverage
from tests.world.window import DAYS, days, perhaps, periods, spans, surely
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.values.periods import Period
from urbanpolicy.values.truth import NO, YES
from urbanpolicy.world.standing import known, standing, within
from urbanpolicy.world.timeline import Timeline, changes_of

coverages = st.none() | st.tuples(days, days).map(sorted).map(lambda d: coverage(f"{d[0]}/{d[1]}"))


@given(periods(), coverages)
def test_a_standing_is_that_of_all_days_that_may_be_meant(
    period: Period, searched: Coverage | None
) -> None:
    possible = spans(period, searched)
    for day in DAYS:
        found = standing(period, searched, day)
        assert (found in ("yes", "presumed")) == surely(possible, day)
        assert (found == "no") == (not perhaps(possible, day))
        seen = period.verified
        assert found != "presumed" or (seen is not None and seen < day)
        assert found != "yes" or seen is None or day <= seen


@given(periods())
def test_presuming_needs_a_coverage(period: Period) -> None:
    assert "presumed" not in {standing(period, None, day) for day in DAYS}


@given(periods(), coverages)
def test_what_is_known_of_a_period_is_the_period_unless_it_was_verified(
    period: Period, searched: Coverage | None
) -> None:
    bounded = known(period, searched)
    if period.verified is None:
        assert bounded is period
    for day in DAYS:
        assert bounded.contains(day).is_certain == surely(spans(period, searched), day)


@given(periods(), periods())
def test_within_takes_away_only_possible_days_outside_the_bounds(
    period: Period, bounds: Period
) -> None:
    inner = within(period, bounds)
    for day in DAYS:
        before, after = period.contains(day), inner.contains(day)
        if before == YES:
            assert after == YES
        if before == NO:
            assert after == NO
        if after == NO and before != NO:
            assert bounds.contains(day) == NO


@given(st.lists(periods(), max_size=3))
def test_a_period_changes_only_on_the_days_that_are_named(found: list[Period]) -> None:
    changes = [day for period in found for day in changes_of(period)]
    line = Timeline(changes, lambda day: [period.contains(day) for period in found])
    for day in DAYS:
        assert line.at(day) == [period.contains(day) for period in found]
