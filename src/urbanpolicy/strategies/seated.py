"""Drafts of other bodies than the alliance's group that keep every rule: as they are in the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.meetings import Attendance, Meeting
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.strategies.drafting import Draft, Fault
from urbanpolicy.strategies.drafts import seat_of
from urbanpolicy.strategies.saying import texts
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.world.builtin import register
from urbanpolicy.world.register import Register

COMMITTEES = (
    "metropolitan-policy-committee-2020",
    "urban-policy-committee-2011",
    "urban-policy-committee-2016",
    "urban-policy-committee-2020",
    "urban-policy-committee-2023",
)
BOARD = "metropolitan-advisory-board-2011"
"""A body of which no norm says who chairs it."""

DECIDED: Mapping[str, Period] = {
    "mem-upc-2016-chair-a": Period.read("2016-05-12/2016-12-31"),
    "mem-upc-2016-vice-a": Period.read("2016-05-12/2016-12-31"),
    "mem-upc-2016-chair-b": Period.read("2017-01-01/2019-06-05"),
}
"""Seats of which the sources do not decide when they were in force, with days for a draft."""


@st.composite
def body_drafts(draw: DrawFn, *ids: str) -> Draft:
    """Return drafts of bodies of the built-in register that keep every rule.

    Their seats are those of the register, on a day on which the body surely existed.

    >>> from hypothesis import find
    >>> from urbanpolicy.checking.check import check
    >>> draft = find(body_drafts("vitality-partnership-group"), lambda draft: True)
    >>> check(draft.document(), on=draft.on).conforms
    True
    """
    id = draw(st.sampled_from(ids))
    group = attrs.evolve(register().group(id), short_names=draw(st.lists(texts(), max_size=1)))
    seats = [
        attrs.evolve(seat, period=DECIDED.get(seat.id, seat.period))
        for seat in register().grouped(Membership, "group").get(id, ())
    ]
    return Draft(records=(group, *seats), on=draw(_days_of(group)))


def _days_of(group: Group) -> st.SearchStrategy[date]:
    """Return days on which a body surely existed, and which were searched."""
    first = cast(date, group.period.first_certain)
    end = group.period.end
    searched = register().one(Coverage, str(group.coverage)).last
    last = searched if isinstance(end, Open) else cast(date, group.period.last_certain)
    return st.dates(first, min(last, searched))


@st.composite
def secretariat_drafts(draw: DrawFn) -> Draft:
    """Return drafts of a secretariat of the alliance with a member of each that must have one."""
    on = draw(st.dates(date(2023, 9, 1), date(2025, 12, 31)))
    group = Group(
        id="draft-secretariat",
        kind="secretariat",
        model="alliance",
        name=draw(texts()),
        period="2023-09-01/..",
    )
    held = [("chair", "org-tem"), ("member", "org-okm"), ("member", "org-vm")]
    held += [
        ("member", f"municipality-{code}") for code in ["049", "091", "092", "564", "837", "853"]
    ]
    seats = [
        Membership(
            id=f"draft-seat-{number}",
            group=group.id,
            role=cast(SeatRole, role),
            period="2023-09-01/..",
            organisation=id if id.startswith("org-") else None,
            municipality=None if id.startswith("org-") else id,
        )
        for number, (role, id) in enumerate(held)
    ]
    return Draft(records=(group, *seats), on=on)


@st.composite
def meeting_drafts(draw: DrawFn) -> Draft:
    """Return drafts of a board that met, with those who hold its seats present."""
    draft = draw(body_drafts(BOARD))
    day = draw(_days_of(group_of(draft)))
    chair, vice = (seat_in(draft, role) for role in ("chair", "vice-chair"))
    came = draw(attendances_of(register(), chair, vice, day))
    return draft.replacing(Meeting(id="draft-meeting", group=BOARD, date=day, attendance=came))


@st.composite
def attendances_of(
    draw: DrawFn, world: Register, chair: Membership, vice: Membership, day: date
) -> list[Attendance] | None:
    """Return who came to a meeting of a body that two offices chair: they, guests, or not known."""
    person = held_by(world, chair.office, day)
    ways: list[list[Attendance]] = [
        [],
        [Attendance(presence="chaired", office=chair.office, person=person)],
        [Attendance(presence="present", person=person)],
        [
            Attendance(presence="chaired", office=chair.office),
            Attendance(presence="present", office=vice.office),
            Attendance(presence="invited", name=draw(texts())),
        ],
    ]
    return draw(st.sampled_from([None, *ways]))


# -- what stands in a draft -----------------------------------------------------------------------


def group_of(draft: Draft) -> Group:
    """Return the first body of a draft."""
    return next(record for record in draft.records if isinstance(record, Group))


def day_of(draft: Draft) -> date:
    """Return the day of a draft."""
    return cast(date, draft.on)


def seats_in(draft: Draft, *roles: SeatRole) -> list[Membership]:
    """Return the seats of some roles that are surely in force on the day."""
    return [
        record
        for record in draft.records
        if isinstance(record, Membership)
        and record.group == group_of(draft).id
        and record.role in roles
        and record.period.contains(day_of(draft)).is_certain
    ]


def seat_in(draft: Draft, role: SeatRole) -> Membership:
    """Return the first seat of a role."""
    return seats_in(draft, role)[0]


def meeting_in(draft: Draft) -> Meeting:
    """Return the first meeting of the body."""
    return meetings_in(draft)[0]


def meetings_in(draft: Draft) -> list[Meeting]:
    """Return the meetings of the body."""
    held = [record for record in draft.records if isinstance(record, Meeting)]
    return [one for one in held if one.group == group_of(draft).id]


def one_more(
    draft: Draft, role: SeatRole, follows: Mapping[str, str], period: Period | None = None
) -> Membership:
    """Return one more seat of the body, from the day of the draft to the end of the body."""
    group = group_of(draft)
    whole = period or begun_later(group.period, day_of(draft))
    return seat_of(f"draft-one-more-{len(draft.records)}", group.id, role, whole, follows)


def begun_later(period: Period, start: date) -> Period:
    """Return a period with another first day; an open end is not verified to any day."""
    return Period(start=start, end=Open() if period.is_open else period.end)


def held_by(world: Register, office: str | None, on: date) -> str:
    """Return the id of the person who holds an office on a day."""
    return world.holder(str(office), on=on).person.id


def fault_at(
    draft: Draft, rule: str, message: str, record: str, field: str, *, timed: bool = True
) -> Fault:
    """Return a fault that a draft is expected to have, on its day or on none."""
    day = draft.on if timed else None
    return Fault(rule=rule, message=message, record=record, field=field, on=day)


def days_around(first: date, last: date) -> st.SearchStrategy[date]:
    """Return days before a first one or after a last one, not many years away."""
    before = st.integers(1, 400).map(lambda number: first - number * ONE_DAY)
    after = st.integers(1, 400).map(lambda number: last + number * ONE_DAY)
    return before | after
