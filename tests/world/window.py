"""Few days, many worlds: offices and tenures within some days, and all the days they may mean.

What is not known of a period is enumerated: every first and last day that its bounds allow, within
the window and two days beyond it on either side, the outer of which stand for all days further out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.world.made import coverage, office, tenure
from urbanpolicy.model.people import Office, Tenure
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Open, Period

FIRST = date(2020, 2, 25)
LENGTH = 9  # to 4 March, over the leap day
DAYS = tuple(FIRST + timedelta(n) for n in range(LENGTH))
BEFORE, AFTER = FIRST - timedelta(1), FIRST + timedelta(LENGTH)
ALL_DAYS = (BEFORE, *DAYS, AFTER)
EARLIER, LATER = BEFORE - timedelta(1), AFTER + timedelta(1)
CALENDAR = (EARLIER, *ALL_DAYS, LATER)
PEOPLE = ("aino", "bo", "cilla")
Span = tuple[date, date]

days = st.sampled_from(DAYS)


@st.composite
def partial(draw: DrawFn) -> PartialDate:
    """A day of the window, known to any extent."""
    low, high = sorted((draw(days), draw(days)))
    return draw(
        st.sampled_from(
            [
                PartialDate.exact(low),
                PartialDate.exact(high),
                PartialDate(earliest=low, latest=high),
                PartialDate(earliest=low),
                PartialDate(latest=high),
                PartialDate(),
            ]
        )
    )


@st.composite
def periods(draw: DrawFn, *, open_ends: bool = True) -> Period:
    """A period of the window; every kind of start and end."""
    start = draw(partial())
    ends: list[SearchStrategy[Any]] = [partial()]
    if open_ends:
        ends.append(st.builds(Open, verified=st.none() | days))
    end = draw(st.one_of(ends))
    bound = end.verified if isinstance(end, Open) else end.latest
    if bound and start.earliest and bound < start.earliest:
        start = PartialDate(latest=start.latest)
    return Period(start=start, end=end)


STATUSES = st.sampled_from(["regular", "regular", "regular", "acting", "substitute"])


@st.composite
def tenures(draw: DrawFn, post: str = "post", *, id: str = "t") -> Tenure:
    """Somebody in an office, perhaps on leave at the end."""
    return tenure(
        draw(st.sampled_from(PEOPLE)),
        draw(periods()),
        post,
        id=id,
        status=draw(STATUSES),
        on_leave_from=draw(st.none() | st.none() | partial()),
    )


@st.composite
def posts(draw: DrawFn, id: str = "post") -> Office:
    """An office that may be for several, end, begin, or be vacant for some days."""
    return office(
        id,
        is_single=draw(st.sampled_from([True, True, False])),
        period=draw(st.just(Period()) | periods()),
        vacancies=draw(st.lists(st.builds(dict, period=periods()), max_size=1)),
    )


Post = tuple[list[Office], list[Tenure], Coverage | None]


@st.composite
def cases(draw: DrawFn, *, offices: int = 2) -> Post:
    """One or two offices (that head one municipality), up to four tenures, a coverage or none."""
    drawn = [draw(posts(f"post-{n}")) for n in range(draw(st.integers(1, offices)))]
    ids = [post.id for post in drawn]
    held = [
        draw(tenures(draw(st.sampled_from(ids)), id=f"t-{n}"))
        for n in range(draw(st.integers(0, 4)))
    ]
    low, high = sorted((draw(days), draw(days)))
    searched = draw(st.sampled_from([None, coverage(f"{low}/{high}")]))
    return drawn, held, searched


def spans(period: Period, searched: Coverage | None = None) -> list[Span]:
    """Every pair of a first and a last day that a period may have.

    An open end lies after the window; where it was verified to a day, it may also be any day from
    the later of that day and the end of the coverage.
    """
    return list(_spans(period, searched))


def _spans(period: Period, searched: Coverage | None) -> Iterator[Span]:
    for first in CALENDAR:
        for last in CALENDAR:
            if first <= last and _is_allowed(period.start, first):
                if isinstance(period.end, PartialDate):
                    if _is_allowed(period.end, last):
                        yield first, last
                elif _may_end(period.end, first, last, searched):
                    yield first, last


def _is_allowed(known: PartialDate, day: date) -> bool:
    low = known.earliest is None or known.earliest <= day
    return low and (known.latest is None or day <= known.latest)


def _may_end(end: Open, first: date, last: date, searched: Coverage | None) -> bool:
    if end.verified is None:
        return last == LATER
    known = max(end.verified, searched.last if searched else end.verified)
    return first <= end.verified and last >= known


def surely(possible: list[Span], day: date) -> bool:
    """Whether a day belongs to all of the spans that a period may have."""
    return all(first <= day <= last for first, last in possible)


def perhaps(possible: list[Span], day: date) -> bool:
    """Whether a day belongs to some of them."""
    return any(first <= day <= last for first, last in possible)
