"""The charter of the strategic city alliance, as rules."""

from __future__ import annotations

from collections.abc import Iterator

from urbanpolicy.checking.case import Case, known_name
from urbanpolicy.checking.rule import Rule, Shown, Verdict
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.values.text import Text
from urbanpolicy.world.composition import Seat


def chair(case: Case) -> Iterator[Verdict]:
    """The chair's seat belongs to the office that the charter names."""
    yield from _seat_of_office(case, "chair")


def vice_chair(case: Case) -> Iterator[Verdict]:
    """The vice-chair's seat belongs to the office that the charter names."""
    yield from _seat_of_office(case, "vice-chair")


def one_chair(case: Case) -> Iterator[Verdict]:
    """There is one chair at a time."""
    seats = case.composition.chairs
    if len(seats) > 1:
        found = ", ".join(seat.membership.id for seat in seats)
        last = max(seats, key=lambda seat: (seat.membership.period.sort_key, seat.membership.id))
        yield Verdict.of(
            "several", last.membership.id, "role", on=case.on.day, found=found, expected="1"
        )


def city_set(case: Case) -> Iterator[Verdict]:
    """The member cities are those of the charter, no more and no fewer."""
    wanted = case.charter.municipalities
    expected = _names([case.world.one(Municipality, id) for id in wanted])
    for place, seats in case.city_seats.items():
        if place.id not in wanted:
            yield Verdict.of(
                "surplus",
                seats[0].membership.id,
                "municipality",
                on=case.on.day,
                found=place.name_on(case.on.day),
                expected=expected,
            )
    for id in sorted(wanted - {place.id for place in case.city_seats}):
        place = case.world.one(Municipality, id)
        yield Verdict.of(
            "missing",
            case.group.id,
            id,
            on=case.on.day,
            found=place.name_on(case.on.day),
            expected=expected,
        )


def city_representation(case: Case) -> Iterator[Verdict]:
    """A city sits once, by its head: the mayor or city manager of the day."""
    for place, seats in case.city_seats.items():
        city = place.name_on(case.on.day)
        if len(seats) > 1:
            found = ", ".join(seat.membership.id for seat in seats)
            last = max(seats, key=lambda seat: seat.membership.id)
            yield Verdict.of(
                "several",
                last.membership.id,
                "municipality",
                on=case.on.day,
                found=found,
                expected="1",
                city=city,
            )
        for seat in seats:
            yield from _by_head(case, place, seat, city)


def first_meeting(case: Case) -> Iterator[Verdict]:
    """No meeting of the body is earlier than its first one."""
    first = case.charter.meetings_from
    if first is None:
        return
    for meeting in case.meetings:
        early = meeting.date.is_before(first)
        if early.is_possible:
            yield Verdict.of(
                "early" if early.is_certain else "open",
                meeting.id,
                "date",
                on=meeting.date.earliest,
                found=str(meeting.date),
                expected=str(first),
            )


def membership_start(case: Case) -> Iterator[Verdict]:
    """No membership starts before the announcement."""
    first = case.charter.memberships_from
    if first is None:
        return
    for seat in (*case.composition.seats, *case.composition.possible):
        start = seat.membership.period.start
        early = start.is_before(first)
        if early.is_possible:
            yield Verdict.of(
                "early" if early.is_certain else "open",
                seat.membership.id,
                "period",
                on=start.earliest,
                found=str(start),
                expected=str(first),
            )


def _seat_of_office(case: Case, role: SeatRole) -> Iterator[Verdict]:
    office = case.charter.office_for(role)
    if office is None:
        return
    holding = case.holder_of(office)
    parts: dict[str, Shown] = {"expected": case.title(office), "holder": known_name(holding)}
    day = case.on.day
    seats = case.composition.in_role(role)
    if not seats:
        yield Verdict.of("missing", case.group.id, role, on=day, found="", **parts)
    for seat in seats:
        if seat.named is None:
            if seat.membership.office != office:
                field = "office" if seat.membership.office else "municipality"
                found = _follows(case, seat)
                yield Verdict.of("wrong", seat.membership.id, field, on=day, found=found, **parts)
            continue
        # A seat that rests with a person keeps the norm while that person holds the office.
        if holding.state in ("held", "presumed"):
            message = None if holding.person == seat.named else "wrong"
        else:
            message = "open"
        if message:
            name = seat.named.name
            yield Verdict.of(message, seat.membership.id, "person", on=day, found=name, **parts)


def _by_head(case: Case, place: Municipality, seat: Seat, city: Text) -> Iterator[Verdict]:
    head = case.head_of(place.id)
    known = head.state in ("held", "presumed")
    expected = head.office.title_on(case.on.day) if known else _heads(case, place)
    day, id = case.on.day, seat.membership.id
    parts: dict[str, Shown] = {"expected": expected, "holder": known_name(head), "city": city}
    if seat.named is not None:
        if not known:
            yield Verdict.of("open", id, "person", on=day, found=seat.named.name, **parts)
        elif head.person != seat.named:
            yield Verdict.of("wrong", id, "person", on=day, found=seat.named.name, **parts)
        return
    office = seat.holding.asked if seat.membership.office and seat.holding else None
    if office is not None:
        heads = {post.id for post in head.offices}
        if office.id not in heads or (known and office.id != head.office.id):
            found = _follows(case, seat)
            yield Verdict.of("wrong", id, "office", on=day, found=found, **parts)
            return
    if not known:
        yield Verdict.of("open", id, "municipality", on=day, found=_candidates(seat), **parts)


def _follows(case: Case, seat: Seat) -> Shown:
    """Return what a seat follows in words, with its holder where known."""
    membership = seat.membership
    if membership.office is None:
        return seat.municipality.name if seat.municipality else membership.follows
    title = case.title(membership.office)
    if seat.state in ("held", "presumed"):
        return _with_name(title, seat.person.name)
    return title


def _with_name(title: Text, name: str) -> Text:
    texts = {lang: f"{text} ({name})" for lang in ("fi", "sv", "en") if (text := title.get(lang))}
    return Text(**texts)


def _heads(case: Case, place: Municipality) -> Shown:
    offices = case.head_of(place.id).offices
    return offices[-1].name if offices else place.name


def _candidates(seat: Seat) -> str:
    return ", ".join(str(candidate) for candidate in seat.candidates) or "–"


def _names(places: list[Municipality]) -> Text:
    ordered = sorted(places)
    return Text(
        fi=", ".join(place.name.pick("fi")[0] for place in ordered),
        sv=", ".join(place.name.pick("sv")[0] for place in ordered),
        en=", ".join(place.name.pick("en")[0] for place in ordered),
    )


RELEASE = "seed-2023-11-17"
ANNOUNCEMENT = "tem-en-alliance-launch"

RULES: tuple[Rule, ...] = (
    Rule(
        id="alliance-chair",
        model="alliance",
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
        implies=("alliance-one-chair",),
        judge=chair,
        citations=(RELEASE, ANNOUNCEMENT, "hel-2023-010779", "eurocities-alliance"),
    ),
    Rule(
        id="alliance-vice-chair",
        model="alliance",
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
        judge=vice_chair,
        citations=(RELEASE, ANNOUNCEMENT, "hel-2023-010779", "eurocities-alliance"),
    ),
    Rule(
        id="alliance-one-chair",
        model="alliance",
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
        judge=one_chair,
        citations=(RELEASE,),
    ),
    Rule(
        id="alliance-city-set",
        model="alliance",
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
        judge=city_set,
        citations=(RELEASE, ANNOUNCEMENT, "tem-thematic-fi", "tem-thematic-en"),
    ),
    Rule(
        id="alliance-city-representation",
        model="alliance",
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
        judge=city_representation,
        citations=(RELEASE, "eurocities-alliance"),
    ),
    Rule(
        id="alliance-first-meeting",
        model="alliance",
        standing="announced",
        government="gov-orpo",
        judge=first_meeting,
        citations=(RELEASE,),
    ),
    Rule(
        id="alliance-membership-start",
        model="alliance",
        standing="announced",
        government="gov-orpo",
        judge=membership_start,
        citations=(ANNOUNCEMENT, "uutislahde-2023-09"),
    ),
)
"""The norms of the alliance of 2023, from the release on its first meeting and its announcement."""
