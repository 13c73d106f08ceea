"""The charter of the strategic city alliance, as rules."""

from __future__ import annotations

from collections.abc import Iterator

from urbanpolicy.checking.bodies import BodyCase, City, known_name
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.naming import joined, with_period
from urbanpolicy.checking.parties import exact_cities
from urbanpolicy.checking.rule import Rule, Shown, Verdict
from urbanpolicy.checking.seats import (
    at_most_one,
    begun_on,
    city_seats,
    field_of,
    follows,
    given_to,
    message_on,
    not_before,
    one_in_role,
    seats_of_offices,
)
from urbanpolicy.checking.sitting import (
    chair_of_organisation,
    invited_kinds,
    invited_only,
    members_from,
)
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.values.text import Text
from urbanpolicy.world.composition import Seat
from urbanpolicy.world.holding import Holding
from urbanpolicy.world.reasons import word_for


def chair(case: BodyCase) -> Iterator[Verdict]:
    """The chair's seat belongs to the office that the charter names."""
    yield from _of_charter(case, "chair")


def vice_chair(case: BodyCase) -> Iterator[Verdict]:
    """The vice-chair's seat belongs to the office that the charter names."""
    yield from _of_charter(case, "vice-chair")


def _of_charter(case: BodyCase, role: SeatRole) -> Iterator[Verdict]:
    office = case.charter.office_for(role)
    if office is not None:
        yield from seats_of_offices(case, role, [office])


def one_chair(case: BodyCase) -> Iterator[Verdict]:
    """There is one chair at a time."""
    yield from one_in_role(case, "chair")


def city_set(case: BodyCase) -> Iterator[Verdict]:
    """The member cities are those of the charter, no more and no fewer."""
    yield from city_seats(case, case.charter.municipalities)


def city_representation(case: BodyCase) -> Iterator[Verdict]:
    """A city sits once, by its head: the mayor or city manager of the day."""
    for city in case.cities:
        if len(city.seats) + len(city.possible) > 1:
            name = city.municipality.name_on(case.on.day)
            yield from at_most_one(
                case, city.seats, city.possible, "municipality", "alternate", city=name
            )
        for seat in city.seats:
            yield from _by_head(case, city, seat)


def first_meeting(case: BodyCase) -> Iterator[Verdict]:
    """No meeting of the body is earlier than its first one."""
    first = case.charter.meetings_from
    for meeting in case.meetings:
        mend = Change.setting(meeting.id, date=first, last_day=None)
        for verdict in not_before(first, meeting.date, meeting.id, "date"):
            yield verdict.mended_by(mend)


def membership_start(case: BodyCase) -> Iterator[Verdict]:
    """No membership starts before the announcement."""
    first = case.charter.memberships_from
    for place in case.memberships:
        for verdict in not_before(first, place.period.start, place.id, "period"):
            yield verdict.mended_by(begun_on(place, first))


def _by_head(case: BodyCase, city: City, seat: Seat) -> Iterator[Verdict]:
    head, office, day = city.head, seat.membership.office, case.on.day
    is_known = head.state in ("held", "presumed")
    if seat.named is not None:
        message = message_on(head, seat)
    elif office is not None and office not in {post.id for post in head.offices}:
        message = "wrong"
    elif is_known:
        message = "wrong" if office not in (None, head.office.id) else None
    else:
        message = "open"
    if message:
        is_seat_told = seat.named is not None or message == "wrong"
        yield Verdict.of(
            message,
            seat.membership.id,
            field_of(seat),
            on=day,
            found=follows(case, seat) if is_seat_told else _candidates(head),
            expected=head.office.title_on(day) if is_known else _any_title(city),
            holder=known_name(head),
            city=city.municipality.name_on(day),
        ).mended_by(given_to(seat.membership.id, municipality=city.municipality.id))


def _any_title(city: City) -> Text:
    offices = city.head.offices
    return offices[-1].name if offices else city.municipality.name


def _candidates(head: Holding) -> Shown:
    told = [with_period(one.person.name, one.tenure.period) for one in head.candidates]
    return joined(told) if told else word_for("unknown-holder")


RELEASE = "seed-2023-11-17"
ANNOUNCEMENT = "tem-en-alliance-launch"
OFFICE_RULES = ("body-named-in-office", "committee-chair-is-minister")
CITIES = tuple(f"municipality-{code}" for code in ("049", "091", "092", "564", "837", "853"))
"""Espoo, Helsinki, Vantaa, Oulu, Tampere and Turku."""

RULES: tuple[Rule, ...] = (
    Rule(
        id="alliance-chair",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
        implies=("alliance-one-chair", "body-chair-is-not-vice-chair", *OFFICE_RULES),
        judge=chair,
        citations=(RELEASE, ANNOUNCEMENT, "hel-2023-010779", "eurocities-alliance"),
    ),
    Rule(
        id="alliance-vice-chair",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
        implies=("body-chair-is-not-vice-chair", "body-named-in-office"),
        judge=vice_chair,
        citations=(RELEASE, ANNOUNCEMENT, "hel-2023-010779", "eurocities-alliance"),
    ),
    Rule(
        id="alliance-one-chair",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
        judge=one_chair,
        citations=(RELEASE,),
    ),
    Rule(
        id="alliance-city-set",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
        implies=("alliance-city-representation",),
        judge=city_set,
        citations=(RELEASE, ANNOUNCEMENT, "tem-thematic-fi", "tem-thematic-en"),
    ),
    Rule(
        id="alliance-city-representation",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
        implies=("body-named-in-office",),
        judge=city_representation,
        citations=(RELEASE, "eurocities-alliance"),
    ),
    Rule(
        id="alliance-first-meeting",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        government="gov-orpo",
        implies=("body-meetings-within",),
        judge=first_meeting,
        citations=(RELEASE,),
    ),
    Rule(
        id="alliance-membership-start",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        government="gov-orpo",
        implies=("body-memberships-within",),
        judge=membership_start,
        citations=(ANNOUNCEMENT, "uutislahde-2023-09"),
    ),
    Rule(
        id="alliance-invited-ministers",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        severity="warning",
        government="gov-orpo",
        period="2023-09-01/..",
        judge=invited_only,
        given={"kind": "minister", "but": ("fi-minister-municipal-affairs", "fi-prime-minister")},
        citations=(RELEASE, "eurocities-alliance"),
    ),
    Rule(
        id="alliance-invited-permanent-secretaries",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        severity="warning",
        government="gov-orpo",
        period="2023-09-01/..",
        judge=invited_only,
        given={"kind": "permanent-secretary"},
        citations=(RELEASE,),
    ),
    Rule(
        id="alliance-invited-kinds",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        severity="note",
        government="gov-orpo",
        period="2023-09-01/..",
        judge=invited_kinds,
        given={"kinds": ("minister", "permanent-secretary")},
        citations=(RELEASE, "izazap-2023-09"),
    ),
    Rule(
        id="alliance-secretariat-chair",
        model="alliance",
        groups=("alliance-secretariat",),
        standing="announced",
        severity="warning",
        government="gov-orpo",
        judge=chair_of_organisation,
        given={"organisation": "org-tem"},
        citations=("hel-2023-010779",),
    ),
    Rule(
        id="alliance-secretariat-members",
        model="alliance",
        groups=("alliance-secretariat",),
        standing="announced",
        severity="warning",
        government="gov-orpo",
        judge=members_from,
        given={"organisations": ("org-okm", "org-vm"), "municipalities": CITIES},
        citations=("hel-2023-010779",),
    ),
    Rule(
        id="alliance-partnership-cities",
        kind="agreement",
        model="alliance",
        standing="announced",
        government="gov-orpo",
        judge=exact_cities,
        given={"cities": CITIES},
        citations=(RELEASE, ANNOUNCEMENT, "tem-thematic-fi", "tem-thematic-en"),
    ),
)
"""The norms of the alliance of 2023, from the release on its first meeting and its announcement."""
