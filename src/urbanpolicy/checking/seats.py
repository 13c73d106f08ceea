"""What rules on the seats of a body share: what a seat follows, who holds it, what would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, cast

from urbanpolicy.checking.bodies import BodyCase, known_name
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.naming import Name, in_each, joined, with_id, with_name
from urbanpolicy.checking.rule import Shown, Verdict
from urbanpolicy.model.groups import Membership
from urbanpolicy.model.people import Office, Tenure
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.truth import NO
from urbanpolicy.world.composition import Seat
from urbanpolicy.world.holding import Holding
from urbanpolicy.world.wording import WORDS

NOBODY: dict[str, Any] = dict.fromkeys(
    ("person", "office", "municipality", "organisation", "collective")
)
"""What a seat follows no longer, when it is given to another."""


# -- what a seat follows --------------------------------------------------------------------------


def field_of(seat: Seat) -> str:
    """Return the field of a membership that decides who sits."""
    for field in ("person", "office", "municipality", "organisation"):
        if getattr(seat.membership, field):
            return field
    return "collective"


def follows(case: BodyCase, seat: Seat) -> Name:
    """Return what a seat follows in words, with the holder of an office where known."""
    day = case.on.day
    if seat.named is not None:
        return seat.named.name
    if seat.membership.office is not None:
        title = in_each(case.title(seat.membership.office))
        known = seat.state in ("held", "presumed")
        return with_name(title, seat.person.name) if known else title
    places = (seat.municipality, seat.organisation)
    told = seat.membership.collective or WORDS["unknown"]
    return in_each(next((place.name_on(day) for place in places if place), told))


def posts_of(case: BodyCase, seat: Seat) -> tuple[list[Office], list[Office]]:
    """Return the offices by which somebody sits: those that are certain, and those that are possible.

    Of a seat that rests with a person these are the offices that the person held on the day.
    """
    offices = case.world.by_id(Office)
    if seat.named is None:
        held = seat.membership.office
        return ([offices[held]] if held is not None else [], [])
    certain: list[Office] = []
    possible: list[Office] = []
    for tenure in case.world.grouped(Tenure, "person").get(seat.named.id, ()):
        held_then = tenure.period.contains(case.day)
        if held_then.is_possible:
            (certain if held_then.is_certain else possible).append(offices[tenure.office])
    return certain, possible


def message_on(holding: Holding, seat: Seat) -> str | None:
    """Return the message on a seat that rests with a person, where an office is wanted."""
    if seat.named in [holder.person for holder in holding.holders]:
        return None
    if seat.named in [candidate.person for candidate in holding.candidates]:
        return "open"
    return "open" if holding.state in ("undecided", "outside_coverage") else "wrong"


# -- what would mend it ---------------------------------------------------------------------------


def given_to(record: str, **follows: str) -> Change:
    """Return the change by which a seat follows what is named, and nothing else."""
    return Change.setting(record, **{**NOBODY, **follows})


def new_seat(case: BodyCase, role: SeatRole, **follows: str) -> Change:
    """Return the change that adds a seat from the day of the case on; its id tells body and role."""
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


def begun_on(place: Membership, first: date | None) -> Change:
    """Return the change by which a seat begins on a day; if it had ended by then, it is left out."""
    last = place.period.last_possible
    if last is not None and first is not None and last < first:
        return Change.leaving_out(place.id)
    return Change.setting(place.id, period=Period(start=first, end=place.period.end))


# -- what several bodies are asked ----------------------------------------------------------------


def seats_of_offices(
    case: BodyCase, role: SeatRole, offices: Sequence[str], /, **parts: Shown
) -> Iterator[Verdict]:
    """Yield what is wrong with the seats of a role that belong to certain offices, one to each."""
    left = list(offices)
    wrong: list[tuple[Seat, str]] = []
    for seat in case.composition.in_role(role):
        message = _on_offices(case, seat, offices, left)
        if message is not None:
            wrong.append((seat, message))
    for seat, message in wrong:
        office = left.pop(0) if left else None
        record = seat.membership.id
        # Who sits wrongly makes room for an office that lacks its seat; one too many is invited.
        mend = given_to(record, office=office) if office else Change.setting(record, role="invited")
        wanted = [office] if office else list(offices)
        told = _wanted(case, wanted, follows(case, seat), parts)
        yield Verdict.of(message, record, field_of(seat), on=case.day, **told).mended_by(mend)
    possible = [seat for seat in case.composition.possible if seat.role == role]
    for seat in possible if left else ():
        told = _wanted(case, left, follows(case, seat), parts)
        yield Verdict.of("open-seat", seat.membership.id, "period", on=case.day, **told)
    for office in () if possible else left:
        told = _wanted(case, [office], "–", parts)
        yield Verdict.of("missing", case.id, role, on=case.day, **told).mended_by(
            new_seat(case, role, office=office)
        )


def _on_offices(case: BodyCase, seat: Seat, offices: Sequence[str], left: list[str]) -> str | None:
    """Return what is to be said of a seat, and take the office that it fills from those left."""
    if seat.named is not None:
        # A seat that rests with a person keeps the norm while that person holds the office.
        told = {office: message_on(case.holder_of(office), seat) for office in offices}
        fills = next((office for office in offices if told[office] is None), None)
        message = "open" if "open" in told.values() else "wrong"
    elif seat.membership.office is None and seat.holding is not None:
        # A seat of a municipality is that of the office that leads it.
        heads = [office.id for office in seat.holding.offices if office.id in offices]
        known = seat.holding.state in ("held", "presumed")
        fills = next((id for id in heads if known and seat.holding.office.id == id), None)
        message = "open" if heads and not known else "wrong"
    else:
        fills = next((office for office in offices if office == seat.membership.office), None)
        message = "wrong"
    if fills is None:
        return message
    if fills in left:
        left.remove(fills)
    return None


def _wanted(
    case: BodyCase, offices: Sequence[str], found: Shown, parts: dict[str, Shown]
) -> dict[str, Shown]:
    single = len(offices) == 1
    holders = [known_name(case.holder_of(office)) for office in offices]
    return {
        "found": found,
        "expected": joined(map(case.title, offices)),
        "holder": holders[0] if single else joined(holders),
        **parts,
    }


def at_most_one(
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
    certain = {seat.membership.id: seat for seat in seats}
    held = certain | {seat.membership.id: seat for seat in possible}
    if not certain or len(held) == 1:
        return
    counted = certain if len(certain) > 1 else held
    places = [seat.membership for seat in counted.values()]
    last = max(places, key=lambda place: (place.period.sort_key, place.id))
    yield (
        Verdict.of(
            "several" if counted is certain else "open-several",
            last.id,
            field,
            on=case.on.day,
            found=joined(with_id(follows(case, held[id]), id) for id in sorted(counted)),
            expected="1",
            **parts,
        )
        .together(counted)
        .mended_by(Change.setting(last.id, role=instead))
    )


def one_in_role(case: BodyCase, role: SeatRole) -> Iterator[Verdict]:
    """Yield a verdict where more than one seat of a role is in force, or may be."""
    possible = [seat for seat in case.composition.possible if seat.role == role]
    yield from at_most_one(case, case.composition.in_role(role), possible, "role", "invited")


def not_before(first: date | None, day: PartialDate, record: str, field: str) -> Iterator[Verdict]:
    """Yield a verdict where a day is, or may be, before the first one that is allowed."""
    early = NO if first is None else day.is_before(first)
    if early.is_possible:
        message = "early" if early.is_certain else "open"
        on = day.earliest or day.latest
        yield Verdict.of(message, record, field, on=on, found=day, expected=str(first))


def city_seats(case: BodyCase, wanted: Iterable[str]) -> Iterator[Verdict]:
    """Yield what is wrong with the cities that sit as members: there are certain ones, each of them."""
    cities = frozenset(wanted)

    def told(message: str, record: str, field: str, place: str) -> Verdict:
        return Verdict.of(
            message,
            record,
            field,
            on=case.on.day,
            found=case.municipality(place).name_on(case.on.day),
            expected=joined(one.name for one in sorted(map(case.municipality, cities))),
        )

    for city in case.cities:
        place = city.municipality.id
        if not city.seats:
            yield told("open", city.possible[0].membership.id, "period", place)
        elif place not in cities:
            for seat in city.seats:
                id = seat.membership.id
                verdict = told("surplus", id, field_of(seat), place)
                yield verdict.mended_by(Change.setting(id, role="invited"))
    for place in sorted(cities - {city.municipality.id for city in case.cities}):
        verdict = told("missing", case.group.id, place, place)
        yield verdict.mended_by(new_seat(case, "member", municipality=place))
