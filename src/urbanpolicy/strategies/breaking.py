"""How drafts of the alliance's group are broken: one rule and only it, in every way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from urbanpolicy.model.groups import Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.strategies.drafting import Fault, Mutation
from urbanpolicy.strategies.drafts import (
    BESIDE,
    BodyDraft,
    in_force,
    posts_on,
    seat_of,
)
from urbanpolicy.strategies.timing import days
from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.periods import Period

Way = Mutation[BodyDraft]

FOLLOWS = ("office", "municipality", "organisation", "person")


# -- the chair and the vice-chair -----------------------------------------------------------------


def _wrong_seat(role: SeatRole, field: str) -> Way:
    """Give the seat of a role to another office, person, municipality or organisation."""

    def mutation(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
        seat = draw(st.sampled_from(draft.seats(role)))
        wrong = draw(st.sampled_from(_others(draft, role, field)))
        changed = _following(seat, {field: wrong})
        broken = draft.replacing(changed).expecting(_fault(draft, role, "wrong", seat.id, field))
        return _with_note(broken, changed, field)

    return mutation


def _missing_seat(role: SeatRole) -> Way:
    """Let the seat of a role have another one."""

    def mutation(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
        other = draw(st.sampled_from(BESIDE))
        demoted = [attrs.evolve(seat, role=other) for seat in draft.seats(role)]
        fault = _fault(draft, role, "missing", draft.group.id, role)
        return draft.replacing(*demoted).expecting(fault)

    return mutation


def _wrong_second(role: SeatRole) -> Way:
    """Add a second seat of a role, with a wrong holder: one error, not two."""

    def mutation(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
        wrong = draw(st.sampled_from(_others(draft, role, "office")))
        second = _added(draw, draft, role, office=wrong)
        changed = draft.replacing(second)
        changed = changed.expecting(_fault(draft, role, "wrong", second.id, "office"))
        changed = _with_note(changed, second, "office")
        if role == "vice-chair":
            return changed
        several = _several(draft, "alliance-one-chair", "role", *draft.seats(role), second)
        return attrs.evolve(changed, implied=(*changed.implied, several))

    return mutation


def _with_note(draft: BodyDraft, seat: Membership, field: str) -> BodyDraft:
    """Return the draft with what is said of a chair who is no minister beside the error."""
    if seat.role != "chair":
        return draft
    certain, possible = posts_on(draft.register, seat, draft.on)
    if "minister" in certain:
        return draft
    is_open = seat.person is not None or "minister" in possible
    note = Fault(
        rule="committee-chair-is-minister",
        message="open" if is_open else "other",
        record=seat.id,
        field=field,
        on=draft.on,
    )
    if is_open:
        return attrs.evolve(draft, undecided=(*draft.undecided, note))
    return attrs.evolve(draft, implied=(*draft.implied, note))


def _several_chairs(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Add a second chair, with the right holder."""
    office = str(draft.charter.chair_office)
    person = draft.register.holder(office, on=draft.on).person.id
    way = draw(st.sampled_from([{"office": office}, {"person": person}]))
    second = _added(draw, draft, "chair", **way)
    fault = _several(draft, "alliance-one-chair", "role", *draft.seats("chair"), second)
    return draft.replacing(second).expecting(fault)


def _others(draft: BodyDraft, role: SeatRole, field: str) -> list[str]:
    """Return what a seat of a role may wrongly follow: ids for a field.

    Whoever holds the other one of the two seats is not among them: that is another breach.
    """
    charter, world, on = draft.charter, draft.register, draft.on
    people = {
        other: world.holder(str(charter.office_for(other)), on=on).person.id for other in _BOTH
    }
    if field == "person":
        return [person.id for person in world.all(Person) if person.id not in people.values()]
    if field == "office":
        own = str(charter.office_for(role))
        beside = people[next(other for other in _BOTH if other != role)]
        held = {tenure.office for tenure in world.grouped(Tenure, "person")[beside]}
        return [id for id in draft.offices() if id != own and id not in held]
    cls = Municipality if field == "municipality" else Organisation
    return [record.id for record in world.all(cls)]


_BOTH: tuple[SeatRole, ...] = ("chair", "vice-chair")


def _fault(draft: BodyDraft, role: SeatRole, message: str, record: str, field: str) -> Fault:
    return Fault(rule=f"alliance-{role}", message=message, record=record, field=field, on=draft.on)


# -- the cities -----------------------------------------------------------------------------------


def _surplus_city(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Add a seat for a seventh city; who leads it may not be known, which is no error."""
    city = draw(_other_cities(draft))
    seat = _added(draw, draft, "member", municipality=city)
    return _with_surplus(draft.replacing(seat), seat, city)


def _missing_city(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Let the seat of a city have another role."""
    city, seat = draw(st.sampled_from(sorted(draft.city_seats().items())))
    fault = _city_fault(draft, "set", "missing", draft.group.id, city)
    demoted = attrs.evolve(seat, role=draw(st.sampled_from(BESIDE)))
    return draft.replacing(demoted).expecting(fault)


def _exchanged_city(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Give the seat of a city to another one: one city too many, one too few."""
    city, seat = draw(st.sampled_from(sorted(draft.city_seats().items())))
    other = draw(_other_cities(draft))
    changed = _following(seat, {"municipality": other})
    fault = _city_fault(draft, "set", "missing", draft.group.id, city)
    return _with_surplus(draft.replacing(changed).expecting(fault), changed, other)


def _with_surplus(draft: BodyDraft, seat: Membership, city: str) -> BodyDraft:
    fault = _city_fault(draft, "set", "surplus", seat.id, "municipality")
    draft = draft.expecting(fault)
    if draft.head_of(city).state in ("held", "presumed"):
        return draft
    point = _city_fault(draft, "representation", "open", seat.id, "municipality")
    return attrs.evolve(draft, undecided=(*draft.undecided, point))


def _by_deputy(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Let a city sit by an office that the draft declares and that does not lead it."""
    city, seat = draw(st.sampled_from(sorted(draft.city_seats().items())))
    office = Office(
        id=draft.new_id("deputy-mayor"),
        kind="deputy-mayor",
        name={"fi": "apulaispormestari", "sv": "biträdande borgmästare", "en": "deputy mayor"},
        organisation=city,
    )
    changed = _following(seat, {"municipality": city, "office": office.id})
    fault = _city_fault(draft, "representation", "wrong", seat.id, "office")
    return draft.replacing(office, changed).expecting(fault)


def _by_other_office(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Let a city sit by an office of somewhere else, or by one that leads it no longer or not yet."""
    city, seat = draw(st.sampled_from(sorted(draft.city_seats().items())))
    head = draft.head_of(city).office.id
    wrong = draw(st.sampled_from([id for id in draft.offices() if id != head]))
    changed = _following(seat, {"municipality": city, "office": wrong})
    fault = _city_fault(draft, "representation", "wrong", seat.id, "office")
    return draft.replacing(changed).expecting(fault)


def _by_other_person(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Let a city sit by somebody who does not lead it."""
    city, seat = draw(st.sampled_from(sorted(draft.city_seats().items())))
    head = draft.head_of(city).person
    people = [person.id for person in draft.register.all(Person) if person != head]
    wrong = draw(st.sampled_from(people))
    changed = _following(seat, {"municipality": city, "person": wrong})
    fault = _city_fault(draft, "representation", "wrong", seat.id, "person")
    return draft.replacing(changed).expecting(fault)


def _two_seats(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Give a city a second seat, by its head as well."""
    city, seat = draw(st.sampled_from(sorted(draft.city_seats().items())))
    second = _added(draw, draft, "member", municipality=city)
    fault = _several(draft, "alliance-city-representation", "municipality", seat, second)
    return draft.replacing(second).expecting(fault)


def _wrong_second_seat(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Give a city a second seat, by somebody who does not lead it: one error, not two."""
    city, seat = draw(st.sampled_from(sorted(draft.city_seats().items())))
    office = str(draft.charter.chair_office)
    second = _added(draw, draft, "member", municipality=city, office=office)
    several = _several(draft, "alliance-city-representation", "municipality", seat, second)
    fault = _city_fault(draft, "representation", "wrong", second.id, "office")
    changed = draft.replacing(second).expecting(fault)
    return attrs.evolve(changed, implied=(*draft.implied, several))


def _other_cities(draft: BodyDraft) -> SearchStrategy[str]:
    """Return municipalities that are not in the alliance, often those of which a head is known."""
    world, wanted = draft.register, draft.charter.municipalities
    led = sorted({str(office.heads) for office in world.all(Office) if office.heads} - wanted)
    others = [place.id for place in world.all(Municipality) if place.id not in wanted]
    return st.sampled_from(led) | st.sampled_from(others)


def _city_fault(draft: BodyDraft, norm: str, message: str, record: str, field: str) -> Fault:
    rule = f"alliance-city-{norm}"
    return Fault(rule=rule, message=message, record=record, field=field, on=draft.on)


# -- the days -------------------------------------------------------------------------------------


def _early_meeting(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Add a meeting before the first one."""
    day = draw(_before(cast(date, draft.charter.meetings_from)))
    meeting = Meeting(id=draft.new_id("early-meeting"), group=draft.group.id, date=day)
    fault = Fault(
        rule="alliance-first-meeting",
        message="early",
        record=meeting.id,
        field="date",
        on=day.earliest or day.latest,
    )
    return _before_the_body(draft.replacing(meeting).expecting(fault), meeting.id, "date")


def _early_membership(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Let a membership start before the announcement."""
    told = (*draft.faults, *draft.implied)
    faulty = {id for fault in told for id in (fault.record, *fault.among)}
    # A seat of days to come would be in force on the day if it began earlier.
    begun = [
        s
        for s in draft.memberships
        if s.id not in faulty and s.period.has_begun(draft.on).is_certain
    ]
    seat = draw(st.sampled_from(begun))
    start = draw(_before(draft.first_day))
    changed = attrs.evolve(seat, period=Period(start=start, end=seat.period.end))
    fault = Fault(
        rule="alliance-membership-start",
        message="early",
        record=seat.id,
        field="period",
        on=start.earliest or start.latest,
    )
    broken = draft.replacing(changed).expecting(fault)
    return _before_the_body(broken, seat.id, "period")


def _before_the_body(draft: BodyDraft, record: str, field: str) -> BodyDraft:
    """Return the draft with what is said beside it: no body of a draft begins before that day."""
    which = "meetings" if field == "date" else "memberships"
    rule = f"body-{which}-within"
    fault = Fault(rule=rule, message="outside", record=record, field=field)
    return attrs.evolve(draft, implied=(*draft.implied, fault))


def _before(day: date) -> SearchStrategy[PartialDate]:
    """Return partial dates that are surely before a day: days, spans, months, bounds from above."""
    before = days(max_value=day - ONE_DAY)
    spans = st.tuples(before, before).map(
        lambda pair: PartialDate(earliest=min(pair), latest=max(pair))
    )
    months = days(max_value=day.replace(day=1) - ONE_DAY).map(
        lambda one: PartialDate.month(one.year, one.month)
    )
    bounds = before.map(lambda latest: PartialDate(latest=latest))
    return before.map(PartialDate.exact) | spans | months | bounds


# -- all of them ----------------------------------------------------------------------------------


def _following(seat: Membership, follows: Mapping[str, str]) -> Membership:
    """Return a membership that follows what is named, and nothing else."""
    return seat_of(seat.id, seat.group, seat.role, seat.period, follows)


def _added(draw: DrawFn, draft: BodyDraft, role: SeatRole, **follows: str) -> Membership:
    """Return one more membership of the draft's body, in force on the day."""
    since = draft.group.period.start.day or draft.first_day
    id, period = draft.new_id("added"), draw(in_force(draft.on, since))
    return seat_of(id, draft.group.id, role, period, follows)


def _several(draft: BodyDraft, rule: str, field: str, *seats: Membership) -> Fault:
    """Return the fault of seats that are too many together; the last to begin is named."""
    last = max(seats, key=lambda seat: (seat.period.sort_key, seat.id))
    among = tuple(sorted(seat.id for seat in seats))
    return Fault(
        rule=rule, message="several", record=last.id, field=field, on=draft.on, among=among
    )


MUTATIONS: Mapping[str, Mapping[str, Way]] = MappingProxyType(
    {
        "alliance-chair": MappingProxyType(
            {
                **{f"wrong {field}": _wrong_seat("chair", field) for field in FOLLOWS},
                "wrong second": _wrong_second("chair"),
                "missing": _missing_seat("chair"),
            }
        ),
        "alliance-vice-chair": MappingProxyType(
            {
                **{f"wrong {field}": _wrong_seat("vice-chair", field) for field in FOLLOWS},
                "wrong second": _wrong_second("vice-chair"),
                "missing": _missing_seat("vice-chair"),
            }
        ),
        "alliance-one-chair": MappingProxyType({"several": _several_chairs}),
        "alliance-city-set": MappingProxyType(
            {
                "surplus": _surplus_city,
                "missing": _missing_city,
                "exchanged": _exchanged_city,
            }
        ),
        "alliance-city-representation": MappingProxyType(
            {
                "deputy": _by_deputy,
                "wrong office": _by_other_office,
                "wrong person": _by_other_person,
                "several": _two_seats,
                "wrong second": _wrong_second_seat,
            }
        ),
        "alliance-first-meeting": MappingProxyType({"early": _early_meeting}),
        "alliance-membership-start": MappingProxyType({"early": _early_membership}),
    }
)
"""Rule -> way of breaking it -> how a draft is broken."""
