"""How drafts of bodies are broken in what holds for every seat and meeting, and by whom is invited."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from urbanpolicy.model.meetings import Attendance, Meeting
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office, Person
from urbanpolicy.model.places import Municipality
from urbanpolicy.strategies.agreed import (
    Bases,
    agreement_drafts,
    breaking,
    other_city,
    without_one,
)
from urbanpolicy.strategies.drafting import Draft, Fault, Mutation
from urbanpolicy.strategies.drafts import (
    BodyDraft,
    alliance_drafts,
    in_force,
    seat_of,
)
from urbanpolicy.strategies.seated import (
    BOARD,
    body_drafts,
    day_of,
    days_around,
    fault_at,
    group_of,
    held_by,
    meeting_drafts,
    meeting_in,
    meetings_in,
    one_more,
    seat_in,
)
from urbanpolicy.values.periods import Period

ENDED = (BOARD, "metropolitan-policy-committee-2020", "urban-policy-committee-2020")
"""Bodies of which both the first day and the last are known."""


# -- who is invited to the alliance ---------------------------------------------------------------


def _member_of(rule: str, kind: str) -> Mutation[BodyDraft]:
    """Make a minister or permanent secretary a member."""

    def mutation(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
        charter, world = draft.charter, draft.register
        own = {charter.chair_office, charter.vice_chair_office}
        in_chairs = {held_by(world, office, draft.on) for office in own}
        offices = [one.id for one in world.all(Office) if one.kind == kind and one.id not in own]
        ways: list[dict[str, str]] = [{"office": id} for id in offices]
        for id in offices:
            people = {holder.person.id for holder in world.holder(id, on=draft.on).holders}
            ways += [{"person": person} for person in sorted(people - in_chairs)]
        return _seated(draw, draft, rule, "member", draw(st.sampled_from(ways)))

    return mutation


def _invited_of_other_kind(draw: DrawFn, draft: BodyDraft) -> BodyDraft:
    """Invite a city, an agency, or the holder of an office of another kind."""
    world, kinds = draft.register, ("minister", "permanent-secretary")
    ways = [{"office": one.id} for one in world.all(Office) if one.kind not in kinds]
    ways += [{"organisation": x.id} for x in world.all(Organisation) if x.kind != "ministry"]
    ways += [{"municipality": one.id} for one in world.all(Municipality)[:20]]
    return _seated(draw, draft, "alliance-invited-kinds", "invited", draw(st.sampled_from(ways)))


def _seated(
    draw: DrawFn, draft: BodyDraft, rule: str, role: Any, follows: dict[str, str]
) -> BodyDraft:
    since = draft.group.period.start.day or draft.first_day
    period = draw(in_force(draft.on, since))
    seat = seat_of(draft.new_id("added"), draft.group.id, role, period, follows)
    message, field = ("member", "role") if role == "member" else ("other", *follows)
    fault = fault_at(draft, rule, message, seat.id, field)
    return draft.replacing(seat).expecting(fault)


# -- what holds for every body --------------------------------------------------------------------


def _seat_outside(draw: DrawFn, draft: Draft) -> Draft:
    """Add a seat that begins before its body, or ends after it."""
    period = group_of(draft).period
    first, last = period.first_certain, period.last_certain
    assert first is not None
    assert last is not None
    day = draw(days_around(first, last))
    reach = Period(start=min(first, day), end=max(last, day))
    organisation = draft.register.all(Organisation)[0].id
    seat = one_more(draft, "permanent-expert", {"organisation": organisation}, reach)
    fault = fault_at(draft, "body-memberships-within", "outside", seat.id, "period", timed=False)
    return draft.replacing(seat).expecting(fault)


def _meeting_outside(draw: DrawFn, draft: Draft) -> Draft:
    """Let the body meet before it was set up, or after it had ended."""
    period = group_of(draft).period
    first, last = period.first_certain, period.last_certain
    assert first is not None
    assert last is not None
    day = draw(days_around(first, last))
    meeting = Meeting(id="draft-outside", group=group_of(draft).id, date=day)
    fault = fault_at(draft, "body-meetings-within", "outside", meeting.id, "date", timed=False)
    return draft.replacing(meeting).expecting(fault)


def _one_in_both(draw: DrawFn, draft: Draft) -> Draft:
    """Let the chair be vice-chair as well, by the same office or by name."""
    chair, vice = seat_in(draft, "chair"), seat_in(draft, "vice-chair")
    person = held_by(draft.register, chair.office, day_of(draft))
    field, id = draw(st.sampled_from([("office", str(chair.office)), ("person", person)]))
    changed = seat_of(vice.id, vice.group, vice.role, vice.period, {field: id})
    fault = fault_at(draft, "body-chair-is-not-vice-chair", "both", vice.id, field)
    among = tuple(sorted((chair.id, vice.id)))
    return _unattended(draft).replacing(changed).expecting(attrs.evolve(fault, among=among))


def _unattended(draft: Draft) -> Draft:
    """Return the draft without what is known of who came: they had the seats that are changed."""
    return draft.replacing(*(attrs.evolve(one, attendance=None) for one in meetings_in(draft)))


def _not_in_office(draw: DrawFn, draft: Draft) -> Draft:
    """Name somebody for the seat of an office who does not hold it."""
    vice = seat_in(draft, "vice-chair")
    wrong = draw(_strangers(draft))
    changed = attrs.evolve(vice, person=wrong)
    fault = fault_at(draft, "body-named-in-office", "not-holder", vice.id, "person")
    return _unattended(draft).replacing(changed).expecting(fault)


def _strangers(draft: Draft) -> SearchStrategy[str]:
    """Return persons who hold neither of the two offices, on the draft's day or at its meeting."""
    days = {day_of(draft), *(one.date.day for one in meetings_in(draft))}
    offices = [seat_in(draft, role).office for role in ("chair", "vice-chair")]
    world = draft.register
    sitting = {held_by(world, office, day) for office in offices for day in days if day}
    return st.sampled_from([one.id for one in world.all(Person) if one.id not in sitting])


def _stranger_present(draw: DrawFn, draft: Draft) -> Draft:
    """Let somebody be present who holds no seat."""
    offices = {seat_in(draft, role).office for role in ("chair", "vice-chair")}
    others = [one.id for one in draft.register.all(Office) if one.id not in offices]
    way = draw(st.sampled_from(["person", "office", "behalf_of"]))
    came = Attendance(presence=draw(st.sampled_from(["chaired", "present"])), name={"en": "guests"})
    if way == "person":
        came = attrs.evolve(came, name=None, person=draw(_strangers(draft)))
    elif way == "office":
        came = attrs.evolve(came, name=None, office=draw(st.sampled_from(others)))
    else:
        came = attrs.evolve(came, behalf_of=draft.register.all(Organisation)[0].id)
    return _attended(draft, came, "body-attendance-by-seats", "stranger")


def _attended_out_of_office(draw: DrawFn, draft: Draft) -> Draft:
    """Name an office of somebody who came and did not hold it."""
    office = seat_in(draft, "chair").office
    came = Attendance(
        presence=draw(st.sampled_from(["chaired", "invited", "present"])),
        person=draw(_strangers(draft)),
        office=office,
    )
    return _attended(draft, came, "body-attendance-in-office", "not-holder")


def _attended(draft: Draft, came: Attendance, rule: str, message: str) -> Draft:
    meeting = meeting_in(draft)
    changed = attrs.evolve(meeting, attendance=[*(meeting.attendance or ()), came])
    fault = Fault(
        rule=rule, message=message, record=meeting.id, field="attendance", on=meeting.date.day
    )
    return draft.replacing(changed).expecting(fault)


_ALLIANCE = agreement_drafts("alliance")
_CITIES = "alliance-partnership-cities"

BASES: Bases = MappingProxyType(
    {
        "alliance-invited-kinds": alliance_drafts(),
        "alliance-invited-ministers": alliance_drafts(),
        "alliance-invited-permanent-secretaries": alliance_drafts(),
        _CITIES: _ALLIANCE,
        "body-attendance-by-seats": meeting_drafts(),
        "body-attendance-in-office": meeting_drafts(),
        "body-chair-is-not-vice-chair": body_drafts(BOARD),
        "body-meetings-within": body_drafts(*ENDED),
        "body-memberships-within": body_drafts(*ENDED),
        "body-named-in-office": body_drafts(BOARD),
    }
)

MUTATIONS: Mapping[str, Mapping[str, Mutation[Any]]] = MappingProxyType(
    {
        "alliance-invited-kinds": {"of another kind": _invited_of_other_kind},
        "alliance-invited-ministers": {
            "member": _member_of("alliance-invited-ministers", "minister")
        },
        "alliance-invited-permanent-secretaries": {
            "member": _member_of("alliance-invited-permanent-secretaries", "permanent-secretary")
        },
        _CITIES: {
            "surplus": breaking(_CITIES, "surplus", "parties", other_city),
            "missing": breaking(_CITIES, "missing", "parties", without_one),
        },
        "body-attendance-by-seats": {"stranger": _stranger_present},
        "body-attendance-in-office": {"not in office": _attended_out_of_office},
        "body-chair-is-not-vice-chair": {"one in both": _one_in_both},
        "body-meetings-within": {"outside": _meeting_outside},
        "body-memberships-within": {"outside": _seat_outside},
        "body-named-in-office": {"not in office": _not_in_office},
    }
)
