"""The charter of the strategic city alliance, as rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

from urbanpolicy.checking.bodies import BodyCase, City, known_name
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.rule import Rule, Shown, Verdict
from urbanpolicy.model.groups import Membership
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.text import LANGS, Text
from urbanpolicy.values.truth import NO
from urbanpolicy.world.composition import Seat
from urbanpolicy.world.holding import Holding
from urbanpolicy.world.wording import WORDS

NOBODY: dict[str, Any] = dict.fromkeys(
    ("person", "office", "municipality", "organisation", "collective")
)
"""What a seat follows no longer, when it is given to another."""


def chair(case: BodyCase) -> Iterator[Verdict]:
    """The chair's seat belongs to the office that the charter names."""
    return _seat_of_office(case, "chair")


def vice_chair(case: BodyCase) -> Iterator[Verdict]:
    """The vice-chair's seat belongs to the office that the charter names."""
    return _seat_of_office(case, "vice-chair")


def one_chair(case: BodyCase) -> Iterator[Verdict]:
    """There is one chair at a time."""
    possible = [seat for seat in case.composition.possible if seat.role == "chair"]
    yield from _at_most_one(case, case.composition.chairs, possible, "role", "invited")


def city_set(case: BodyCase) -> Iterator[Verdict]:
    """The member cities are those of the charter, no more and no fewer."""
    wanted = case.charter.municipalities
    for city in case.cities:
        place = city.municipality.id
        if not city.seats:
            yield _on_city(case, "open", city.possible[0].membership.id, "period", place)
        elif place not in wanted:
            for seat in city.seats:
                id = seat.membership.id
                verdict = _on_city(case, "surplus", id, following_field(seat), place)
                yield verdict.mended_by(Change.setting(id, role="invited"))
    for place in sorted(wanted - {city.municipality.id for city in case.cities}):
        verdict = _on_city(case, "missing", case.group.id, place, place)
        yield verdict.mended_by(new_seat(case, "member", municipality=place))


def city_representation(case: BodyCase) -> Iterator[Verdict]:
    """A city sits once, by its head: the mayor or city manager of the day."""
    for city in case.cities:
        if len(city.seats) + len(city.possible) > 1:
            name = city.municipality.name_on(case.on.day)
            yield from _at_most_one(
                case, city.seats, city.possible, "municipality", "alternate", city=name
            )
        for seat in city.seats:
            yield from _by_head(case, city, seat)


def first_meeting(case: BodyCase) -> Iterator[Verdict]:
    """No meeting of the body is earlier than its first one."""
    first = case.charter.meetings_from
    for meeting in case.meetings:
        mend = Change.setting(meeting.id, date=first, last_day=None)
        for verdict in _not_before(first, meeting.date, meeting.id, "date"):
            yield verdict.mended_by(mend)


def membership_start(case: BodyCase) -> Iterator[Verdict]:
    """No membership starts before the announcement."""
    first = case.charter.memberships_from
    for place in case.memberships:
        for verdict in _not_before(first, place.period.start, place.id, "period"):
            yield verdict.mended_by(_begun_on(place, first))


def _begun_on(place: Membership, first: date | None) -> Change:
    """Return the change by which a seat begins on a day; if it had ended by then, it is left out."""
    last = place.period.last_possible
    if last is not None and first is not None and last < first:
        return Change.leaving_out(place.id)
    return Change.setting(place.id, period=Period(start=first, end=place.period.end))


def new_seat(case: BodyCase, role: SeatRole, **follows: str) -> Change:
    """Return the change that adds a seat from the day of the case on."""
    id = "-".join([case.id, role, *follows.values()])
    while case.world.get(id) is not None:
        id += "-too"
    seat = Membership(
        id=id,
        group=case.id,
        role=role,
        period=Period(start=case.day, end=Open()),
        **cast("dict[str, Any]", follows),
    )
    return Change.adding(seat)


def _seat_of_office(case: BodyCase, role: SeatRole) -> Iterator[Verdict]:
    office = case.charter.office_for(role)
    if office is None:
        return
    seats = case.composition.in_role(role)
    for seat in seats:
        message = None
        if seat.named is not None:
            # A seat that rests with a person keeps the norm while that person holds the office.
            message = message_on(case.holder_of(office), seat)
        elif seat.membership.office != office:
            message = "wrong"
        if message:
            record, found = seat.membership.id, followed(case, seat)
            verdict = _on_office(case, office, message, record, following_field(seat), found)
            yield verdict.mended_by(Change.setting(record, **{**NOBODY, "office": office}))
    if not seats:
        possible = [seat for seat in case.composition.possible if seat.role == role]
        for seat in possible:
            record, found = seat.membership.id, followed(case, seat)
            yield _on_office(case, office, "open-seat", record, "period", found)
        if not possible:
            verdict = _on_office(case, office, "missing", case.group.id, role, "–")
            yield verdict.mended_by(new_seat(case, role, office=office))


def _on_office(
    case: BodyCase, office: str, message: str, record: str, field: str, found: Shown
) -> Verdict:
    return Verdict.of(
        message,
        record,
        field,
        on=case.on.day,
        found=found,
        expected=case.title(office),
        holder=known_name(case.holder_of(office)),
    )


def _on_city(case: BodyCase, message: str, record: str, field: str, place: str) -> Verdict:
    return Verdict.of(
        message,
        record,
        field,
        on=case.on.day,
        found=case.municipality(place).name_on(case.on.day),
        expected=_names([case.municipality(id) for id in case.charter.municipalities]),
    )


def message_on(holding: Holding, seat: Seat) -> str | None:
    """Return the message on a seat that rests with a person, where an office is wanted."""
    if seat.named in [holder.person for holder in holding.holders]:
        return None
    if seat.named in [candidate.person for candidate in holding.candidates]:
        return "open"
    return "open" if holding.state in ("undecided", "outside_coverage") else "wrong"


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
            following_field(seat),
            on=day,
            found=followed(case, seat) if is_seat_told else _candidates(head),
            expected=head.office.title_on(day) if is_known else _any_title(city),
            holder=known_name(head),
            city=city.municipality.name_on(day),
        ).mended_by(
            Change.setting(seat.membership.id, **{**NOBODY, "municipality": city.municipality.id})
        )


def _at_most_one(
    case: BodyCase,
    seats: Iterable[Seat],
    possible: Iterable[Seat],
    field: str,
    instead: SeatRole,
    **parts: Shown,
) -> Iterator[Verdict]:
    """Yield a verdict where seats are more than one, or may be; the last to begin is the surplus.

    The surplus one may stay in another role.
    """
    certain = {seat.membership.id: seat.membership for seat in seats}
    held = certain | {seat.membership.id: seat.membership for seat in possible}
    if not certain or len(held) == 1:
        return
    counted = certain if len(certain) > 1 else held
    last = max(counted.values(), key=lambda place: (place.period.sort_key, place.id))
    yield (
        Verdict.of(
            "several" if counted is certain else "open-several",
            last.id,
            field,
            on=case.on.day,
            found=", ".join(sorted(counted)),
            expected="1",
            **parts,
        )
        .together(counted)
        .mended_by(Change.setting(last.id, role=instead))
    )


def _not_before(first: date | None, day: PartialDate, record: str, field: str) -> Iterator[Verdict]:
    """Yield a verdict where a day is, or may be, before the first one that the charter allows."""
    early = NO if first is None else day.is_before(first)
    if early.is_possible:
        message = "early" if early.is_certain else "open"
        on = day.earliest or day.latest
        yield Verdict.of(message, record, field, on=on, found=str(day), expected=str(first))


def following_field(seat: Seat) -> str:
    """Return the field of a membership that decides who sits."""
    for field in ("person", "office", "municipality", "organisation"):
        if getattr(seat.membership, field):
            return field
    return "collective"


def followed(case: BodyCase, seat: Seat) -> Shown:
    """Return what a seat follows in words, with the holder of an office where known."""
    day = case.on.day
    if seat.named is not None:
        return seat.named.name
    if seat.membership.office is not None:
        title = case.title(seat.membership.office)
        known = seat.state in ("held", "presumed")
        return _with_name(title, seat.person.name) if known else title
    places = (seat.municipality, seat.organisation)
    told = seat.membership.collective or WORDS["unknown"]
    return next((place.name_on(day) for place in places if place), told)


def _with_name(title: Text, name: str) -> Text:
    texts = {lang: f"{text} ({name})" for lang in LANGS if (text := title.get(lang))}
    return Text(**texts)


def _any_title(city: City) -> Text:
    offices = city.head.offices
    return offices[-1].name if offices else city.municipality.name


def _candidates(head: Holding) -> str:
    return ", ".join(str(candidate) for candidate in head.candidates) or "–"


def _names(places: Iterable[Municipality]) -> Text:
    ordered = sorted(places)
    return Text(
        **{lang: ", ".join(place.name.pick(lang)[0] for place in ordered) for lang in LANGS}
    )


RELEASE = "seed-2023-11-17"
ANNOUNCEMENT = "tem-en-alliance-launch"

RULES: tuple[Rule, ...] = (
    Rule(
        id="alliance-chair",
        model="alliance",
        groups=("alliance-cooperation-group",),
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
        groups=("alliance-cooperation-group",),
        standing="announced",
        government="gov-orpo",
        period="2023-09-01/..",
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
        judge=city_representation,
        citations=(RELEASE, "eurocities-alliance"),
    ),
    Rule(
        id="alliance-first-meeting",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        government="gov-orpo",
        judge=first_meeting,
        citations=(RELEASE,),
    ),
    Rule(
        id="alliance-membership-start",
        model="alliance",
        groups=("alliance-cooperation-group",),
        standing="announced",
        government="gov-orpo",
        judge=membership_start,
        citations=(ANNOUNCEMENT, "uutislahde-2023-09"),
    ),
)
"""The norms of the alliance of 2023, from the release on its first meeting and its announcement."""
