"""How a record stands on a day: who holds it, what binds, whether it existed, as far as is known."""

from __future__ import annotations

from typing import Any, NamedTuple

from urbanpolicy.checking.rule import Rule
from urbanpolicy.cli.answers import Fit, ids_of, listing
from urbanpolicy.cli.codes import code_word
from urbanpolicy.cli.telling import Book
from urbanpolicy.cli.who import of_composition, of_holding
from urbanpolicy.cli.words import label, said
from urbanpolicy.errors import InvalidValue
from urbanpolicy.model.catalogue import (
    Agreement,
    AgreementModel,
    Coverage,
    Group,
    Membership,
    Municipality,
    Office,
    Person,
    Tenure,
    UrbanRegion,
)
from urbanpolicy.model.record import Record
from urbanpolicy.values.periods import Period
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.composition import Seat
from urbanpolicy.world.holding import Holding
from urbanpolicy.world.register import Register
from urbanpolicy.world.selection import Selection
from urbanpolicy.world.standing import standing
from urbanpolicy.world.wording import shown_in


class OnDay(NamedTuple):
    """How a record stands on a day: a word for programs, the text for people, the data.

    The latest day is that of the subject, so that it is the answer which says the day.
    """

    on: AsOf
    state: str
    text: str
    data: dict[str, Any]


def on_day(record: Record, on: AsOf, asked: str, book: Book, fit: Fit) -> OnDay:
    """Return how a record stands on a day; ``asked`` is the day as it was written.

    Raises:
        InvalidValue: if a record of its class is the same on every day.
    """
    world, lang = book.world, book.lang
    match record:
        case Group():
            table = world.composition(record.id, on=asked)
            text = of_composition(table, lang, False, fit)
            return OnDay(
                table.on,
                table.state,
                text,
                {"seats": [_seat(s) for s in (*table, *table.possible)]},
            )
        case Office():
            return _held(world.holder(record.id, on=asked), book, fit)
        case Municipality() if standing(record.period, None, on.day) != "no":
            holding = _held(world.head(record.id, on=asked), book, fit)
            bound = _bound(world.agreements(party=record.id, on=asked), on, book, fit)
            return OnDay(
                holding.on,
                holding.state,
                f"{holding.text}\n\n{bound.text}",
                {**holding.data, **bound.data},
            )
        case AgreementModel():
            return _bound(world.agreements(model=record.id, on=asked), on, book, fit)
        case UrbanRegion():
            return _bound(world.agreements(urban_region=record.id, on=asked), on, book, fit)
        case Agreement():
            force = world.force(record.id, on=asked)
            period = str(force.period) if force.period else None
            text = "\n".join(reason.show(lang) for reason in force.reasons[:2])
            return OnDay(force.on, force.truth.word, text, {"in_force": period})
        case Person():
            return _person(record, on, asked, book, fit)
        case _:
            return _plain(record, on, asked, book)


def _plain(record: Record, on: AsOf, asked: str, book: Book) -> OnDay:
    """Return whether the period of a record holds on a day."""
    world = book.world
    state: str
    match record:
        case Tenure():
            tenures = world.tenures(person=record.person, office=record.office, on=asked)
            state = _word_in(tenures, record)
        case Membership():
            seats = world.seats(group=record.group, on=asked)
            on = _day_of(seats, on)
            state = _word_in(memberships_of(seats), record)
        case _:
            if not isinstance(getattr(record, "period", None), Period):
                expected = f"no day: a record of the class {type(record).__name__} is of no day"
                raise InvalidValue.at("show, on", asked, expected)
            state = stands(record, on, world)
    shown = code_word(state, book.lang)
    return OnDay(on, state, said("holds", book.lang, on=shown_in(on, book.lang), state=shown), {})


def stands(record: Record, on: AsOf, world: Register) -> str:
    """Return how the period of a record stands on a day, within the coverage of its subject."""
    period: object = getattr(record, "period")  # noqa: B009 - of those that have one
    assert isinstance(period, Period)
    if isinstance(record, Rule):  # a norm is not limited where a bound is missing
        return "yes" if period.contains(on.day).is_possible else "no"
    coverage = world.by_id(Coverage).get(str(getattr(record, "coverage", None)))
    return standing(period, coverage, on.day)


def memberships_of(seats: Selection[Seat]) -> Selection[Membership]:
    """Return the places in bodies that seats of a day are."""
    return Selection[Membership](
        items=sorted(seat.membership for seat in seats),
        possible=sorted(seat.membership for seat in seats.possible),
        complete=seats.complete,
    )


def _day_of(seats: Selection[Seat], on: AsOf) -> AsOf:
    """Return the day of seats: the latest one is that for which bodies were searched."""
    return next((seat.on for seat in (*seats, *seats.possible)), on)


def _word_in(found: Selection[Any], record: Record) -> str:
    return "yes" if record in found else "undecided" if record in found.possible else "no"


def _held(holding: Holding, book: Book, fit: Fit) -> OnDay:
    verified = holding.verified
    data: dict[str, Any] = {
        "holders": [{"person": h.person.id, "tenure": h.tenure.id} for h in holding.holders],
        "candidates": [{"person": h.person.id, "tenure": h.tenure.id} for h in holding.candidates],
        "verified": verified.isoformat() if verified else None,
    }
    return OnDay(holding.on, holding.state, of_holding(holding, book.lang, False, fit), data)


def _seat(seat: Seat) -> dict[str, Any]:
    holding = seat.holding
    people = (holding.holders or holding.candidates) if holding else ()
    return {
        "membership": seat.membership.id,
        "role": seat.role,
        "state": seat.state,
        "municipality": seat.municipality.id if seat.municipality else None,
        "organisation": seat.organisation.id if seat.organisation else None,
        "persons": [h.person.id for h in people] or ([seat.named.id] if seat.named else []),
    }


def _bound(found: Selection[Agreement], on: AsOf, book: Book, fit: Fit) -> OnDay:
    text = listing(
        f"{label('agreements-bound', book.lang)}, {shown_in(on, book.lang)}", found, book, fit
    )
    return OnDay(on, found.some.word, text, {"agreements": ids_of(found)})


def _person(person: Person, on: AsOf, asked: str, book: Book, fit: Fit) -> OnDay:
    world, lang = book.world, book.lang
    tenures = world.tenures(person=person.id, on=asked)
    seats = world.seats(person=person.id, on=asked)
    places = memberships_of(seats)
    days = [shown_in(day, lang) for day in (on, _day_of(seats, on))]
    told = [
        listing(f"{label('tenures', lang)}, {days[0]}", tenures, book, fit),
        listing(f"{label('seats-held', lang)}, {days[1]}", places, book, fit),
    ]
    some = tenures.some | places.some
    return OnDay(
        on, some.word, "\n\n".join(told), {"tenures": ids_of(tenures), "seats": ids_of(places)}
    )
