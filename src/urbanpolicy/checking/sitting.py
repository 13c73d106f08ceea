"""Judges of who sits in a body: the offices in the chair, who is only invited, for whom members sit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.naming import in_each, joined
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.checking.seats import (
    city_seats,
    field_of,
    follows,
    given_to,
    message_on,
    new_seat,
    one_in_role,
    posts_of,
    seats_of_offices,
)
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.world.composition import Seat
from urbanpolicy.world.reasons import word_for

MINISTRY = "ministry"


def role_of_offices(
    case: BodyCase, *, role: SeatRole, offices: tuple[str, ...]
) -> Iterator[Verdict]:
    """The seats of a role belong to certain offices, one to each."""
    yield from seats_of_offices(case, role, offices, role=word_for(role))


def single_chair(case: BodyCase) -> Iterator[Verdict]:
    """There is one chair at a time."""
    yield from one_in_role(case, "chair")


def chaired_by_minister(case: BodyCase) -> Iterator[Verdict]:
    """A minister chairs."""
    for seat in case.composition.chairs:
        certain, _ = posts_of(case, seat)
        if any(post.kind == "minister" for post in certain):
            continue
        # Not every minister of every day is in the register.
        is_open = seat.named is not None
        yield Verdict.of(
            "open" if is_open else "other",
            seat.membership.id,
            field_of(seat),
            on=case.day,
            found=follows(case, seat),
            expected=word_for("chair"),
        )


def invited_only(case: BodyCase, *, kind: str, but: tuple[str, ...] = ()) -> Iterator[Verdict]:
    """Holders of offices of a kind take part as invited and are no members, but for some of them."""
    for seat in (*case.composition.members, *_possible(case, "member")):
        certain, possible = posts_of(case, seat)
        if seat.membership.behalf_of or any(post.id in but for post in (*certain, *possible)):
            continue
        is_one = any(post.kind == kind for post in certain)
        is_certain = is_one and seat.in_force.is_certain
        if is_one or any(post.kind == kind for post in possible):
            id = seat.membership.id
            yield Verdict.of(
                "member" if is_certain else "open-member",
                id,
                "role",
                on=case.day,
                found=follows(case, seat),
                expected=word_for("invited"),
            ).mended_by(Change.setting(id, role="invited"))


def invited_kinds(case: BodyCase, *, kinds: tuple[str, ...]) -> Iterator[Verdict]:
    """Whoever is invited holds an office of certain kinds, or comes from a ministry."""
    for seat in case.composition.in_role("invited"):
        certain, _ = posts_of(case, seat)
        is_of_ministry = seat.organisation is not None and seat.organisation.kind == MINISTRY
        if is_of_ministry or any(post.kind in kinds for post in certain):
            continue
        # Who is told by name only, or together with others, may come from a ministry; whom else to
        # invite only the author knows.
        is_told = bool(seat.membership.behalf_of or seat.membership.office)
        yield Verdict.of(
            "other" if is_told else "open",
            seat.membership.id,
            field_of(seat),
            on=case.day,
            found=follows(case, seat),
            expected=word_for("invited"),
        )


def chair_of_organisation(case: BodyCase, *, organisation: str) -> Iterator[Verdict]:
    """A representative of an organisation chairs."""
    expected = case.name_of(organisation)
    seats = case.composition.chairs
    for seat in seats:
        message = _from(case, seat, [organisation])
        if message is not None:
            id = seat.membership.id
            yield Verdict.of(
                message,
                id,
                field_of(seat),
                on=case.day,
                found=follows(case, seat),
                expected=expected,
            ).mended_by(given_to(id, organisation=organisation))
    possible = () if seats else tuple(_possible(case, "chair"))
    for seat in possible:
        id, found = seat.membership.id, follows(case, seat)
        yield Verdict.of("open-seat", id, "period", on=case.day, found=found, expected=expected)
    if not seats and not possible:
        yield Verdict.of(
            "missing", case.id, "chair", on=case.day, found="–", expected=expected
        ).mended_by(new_seat(case, "chair", organisation=organisation))


def members_from(
    case: BodyCase, *, organisations: tuple[str, ...], municipalities: tuple[str, ...]
) -> Iterator[Verdict]:
    """Members come from certain organisations and municipalities, and each of these has one.

    Of a body whose members are a known gap it is not decided that one is missing.
    """
    wanted = (*organisations, *municipalities)
    expected = joined(map(case.name_of, wanted))
    for seat in case.composition.members:
        message = _from(case, seat, wanted)
        if message is not None:
            yield Verdict.of(
                "surplus" if message == "wrong" else message,
                seat.membership.id,
                field_of(seat),
                on=case.day,
                found=follows(case, seat),
                expected=expected,
            ).mended_by(Change.leaving_out(seat.membership.id))
    certain = {id for seat in case.composition.members for id in _origins(case, seat)}
    perhaps = {id for seat in _possible(case, "member") for id in _origins(case, seat)}
    has_gap = any(case.id in gap.about for gap in case.composition.gaps)
    for id in wanted:
        if id in certain:
            continue
        verdict = Verdict.of(
            "open-missing" if has_gap or id in perhaps else "missing",
            case.id,
            id,
            on=case.day,
            found=case.name_of(id),
            expected=expected,
        )
        # Whom a city sends nobody else can know: a seat of the city itself would be its head's.
        is_organisation = id in organisations
        mends = [new_seat(case, "member", organisation=id)] if is_organisation else []
        yield verdict.mended_by(*mends)


def partnership_cities(case: BodyCase) -> Iterator[Verdict]:
    """The cities in the body of a partnership are the parties of the partnership."""
    if case.group.agreement is not None:
        agreement = case.world.one(Agreement, case.group.agreement)
        yield from city_seats(case, agreement.municipalities)


def named_in_office(case: BodyCase) -> Iterator[Verdict]:
    """Whoever sits by name for an office holds that office on the day."""
    for seat in case.composition.seats:
        office = seat.membership.office
        if seat.named is None or office is None:
            continue
        holding = case.holder_of(office)
        message = message_on(holding, seat)
        if message is not None:
            known = ", ".join(sorted(holder.person.name for holder in holding.holders))
            yield Verdict.of(
                "open-holder" if message == "open" else "not-holder",
                seat.membership.id,
                "person",
                on=case.day,
                found=seat.named.name,
                expected=in_each(case.title(office)),
                holder=known or word_for("unknown-holder"),
            ).mended_by(Change.setting(seat.membership.id, person=None))


def chair_is_not_vice_chair(case: BodyCase) -> Iterator[Verdict]:
    """Nobody is chair and vice-chair at once."""
    chairs = (*case.composition.chairs, *_possible(case, "chair"))
    vices = (*case.composition.in_role("vice-chair"), *_possible(case, "vice-chair"))
    for chair in chairs:
        for vice in vices:
            both = _certain_persons(chair) & _certain_persons(vice)
            perhaps = _persons(chair) & _persons(vice)
            if both or perhaps:
                ids = (chair.membership.id, vice.membership.id)
                yield Verdict.of(
                    "both" if both else "open-both",
                    vice.membership.id,
                    field_of(vice),
                    on=case.day,
                    found=", ".join(sorted(case.record(id).brief for id in both or perhaps)),
                    expected=word_for("vice-chair"),
                ).together(ids)


def _possible(case: BodyCase, role: SeatRole) -> Iterator[Seat]:
    return (seat for seat in case.composition.possible if seat.role == role)


def _certain_persons(seat: Seat) -> set[str]:
    """Return the id of the person who surely holds a seat that is surely in force."""
    is_known = seat.in_force.is_certain and seat.state in ("held", "presumed")
    return {seat.person.id} if is_known else set()


def _persons(seat: Seat) -> set[str]:
    """Return the ids of all who may hold a seat."""
    if seat.named is not None:
        return {seat.named.id}
    holding = seat.holding
    held = (*holding.holders, *holding.candidates) if holding is not None else ()
    return {holder.person.id for holder in held}


def _origins(case: BodyCase, seat: Seat) -> set[str]:
    """Return the organisations and municipalities for which somebody sits."""
    certain, _ = posts_of(case, seat)
    told = {seat.membership.organisation, seat.membership.municipality}
    told |= {id for post in certain for id in (post.organisation, post.heads)}
    return {id for id in told if id is not None}


def _from(case: BodyCase, seat: Seat, wanted: Iterable[str]) -> str | None:
    """Return the message on a seat that is to be held for one of several."""
    if _origins(case, seat) & set(wanted):
        return None
    return "wrong" if seat.membership.behalf_of or seat.membership.office else "open"
