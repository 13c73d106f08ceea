"""Judges of who came to a meeting: that they may sit there, and held the office that is named."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.naming import in_each
from urbanpolicy.checking.rule import Shown, Verdict
from urbanpolicy.model.meetings import Attendance, Meeting
from urbanpolicy.model.people import Office, Person
from urbanpolicy.values.text import Text
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.world.composition import Composition, Seat
from urbanpolicy.world.reasons import word_for

SITTING = frozenset({"chaired", "present"})
"""What is said of those who sit in the body; others came in somebody's place, or as guests."""


def attended_by_seats(case: BodyCase) -> Iterator[Verdict]:
    """Whoever is present at a meeting, and no guest, may hold a seat."""
    for meeting in case.meetings:
        sitting = [one for one in meeting.attendance or () if one.presence in SITTING]
        day = meeting.date.day
        table = case.composition_on(day) if sitting and day is not None else None
        for one in sitting:
            sits = UNDECIDED if table is None else _sits(case, table, one)
            if not sits.is_certain:
                yield Verdict.of(
                    "open-seat" if sits.is_possible else "stranger",
                    meeting.id,
                    "attendance",
                    on=day,
                    found=_who(case, one),
                    expected=word_for("invited"),
                    day=meeting.date,
                )


def attended_in_office(case: BodyCase) -> Iterator[Verdict]:
    """Who came to a meeting by virtue of an office held it on that day."""
    for meeting in case.meetings:
        for one in meeting.attendance or ():
            if one.person is not None and one.office is not None:
                yield from _in_office(case, meeting, one, one.person, one.office)


def _in_office(
    case: BodyCase, meeting: Meeting, one: Attendance, person: str, office: str
) -> Iterator[Verdict]:
    day = meeting.date.day
    message, known = "open-holder", ""
    if day is not None:
        holding = case.world.holder(office, on=day)
        if person in [holder.person.id for holder in holding.holders]:
            return
        known = ", ".join(sorted(holder.person.name for holder in holding.holders))
        is_candidate = person in [candidate.person.id for candidate in holding.candidates]
        if not is_candidate and holding.state not in ("undecided", "outside_coverage"):
            message = "not-holder"
    plain = attrs.evolve(one, person=None)
    others = tuple(plain if other == one else other for other in meeting.attendance or ())
    yield Verdict.of(
        message,
        meeting.id,
        "attendance",
        on=day or case.day,
        found=case.name_of(person),
        expected=in_each(case.world.one(Office, office).title_on(day or case.day)),
        holder=known or word_for("unknown-holder"),
        day=meeting.date,
    ).mended_by(Change.setting(meeting.id, attendance=others))


def _who(case: BodyCase, one: Attendance) -> Shown:
    """Return who came, in words."""
    if one.person is not None:
        return case.world.one(Person, one.person).name
    if one.office is not None:
        return in_each(case.world.one(Office, one.office).title_on(case.day))
    return in_each(one.name or Text())


def _sits(case: BodyCase, table: Composition, one: Attendance) -> Truth:
    """Tell whether somebody who came may hold one of the seats of the day."""
    sits = NO
    for seat in (*table.seats, *table.possible):
        sits = sits | (_fills(case, seat, one) & seat.in_force)
    return sits


def _fills(case: BodyCase, seat: Seat, one: Attendance) -> Truth:
    """Tell whether somebody fills a seat: as its person, by its office, or for whom it is held."""
    office = case.world.one(Office, one.office) if one.office is not None else None
    for_whom = {one.behalf_of, office.organisation if office else None} - {None}
    if for_whom and seat.membership.behalf_of in for_whom:
        return YES
    if one.person is None and office is None:  # a delegation, say
        return NO if for_whom else UNDECIDED
    if seat.named is None and seat.holding is None:  # who sits for an organisation is not known
        return UNDECIDED if office is None or seat.organisation is None else NO
    by_person = seat.is_held_by(case.world.one(Person, one.person)) if one.person else NO
    return by_person | (seat.is_of(office) if office is not None else NO)
