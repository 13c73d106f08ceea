"""How drafts of bodies are broken: who sits there, from when to when, by whom it was set up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from urbanpolicy.model.governments import Government
from urbanpolicy.model.groups import Membership
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.strategies.agreed import Bases, Mutations
from urbanpolicy.strategies.drafting import Draft, Fault, Mutation
from urbanpolicy.strategies.drafts import posts_on, seat_of
from urbanpolicy.strategies.seated import (
    COMMITTEES,
    begun_later,
    body_drafts,
    day_of,
    fault_at,
    group_of,
    one_more,
    seats_in,
    secretariat_drafts,
)
from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.periods import End, Open, Period
from urbanpolicy.world.builtin import register

METROPOLITAN, OF_2011, OF_2016, OF_2020, OF_2023 = COMMITTEES
FOLLOWS = ("office", "municipality", "organisation")
MEDIUM = "medium-sized-growth-cities-group"
PARTNERSHIPS = (MEDIUM, "vitality-partnership-group")

Way = Mutation[Draft]


# -- the chair and the vice-chairs ----------------------------------------------------------------


def _wrong(rule: str, role: SeatRole, field: str) -> Way:
    """Give a seat of a role to another office, municipality or organisation."""

    def mutation(draw: DrawFn, draft: Draft) -> Draft:
        seat = draw(st.sampled_from(seats_in(draft, role)))
        changed = _given_to(seat, field, draw(st.sampled_from(_others(draft, field))))
        fault = fault_at(draft, rule, "wrong", seat.id, field)
        return _with_note(draft.replacing(changed).expecting(fault), changed, field)

    return mutation


def _missing(rule: str, role: SeatRole) -> Way:
    """Let a seat of a role have another one."""

    def mutation(draw: DrawFn, draft: Draft) -> Draft:
        seat = draw(st.sampled_from(seats_in(draft, role)))
        changed = attrs.evolve(seat, role="permanent-expert")
        fault = fault_at(draft, rule, "missing", group_of(draft).id, role)
        return draft.replacing(changed).expecting(fault)

    return mutation


def _wrong_second(rule: str, role: SeatRole) -> Way:
    """Add a seat of a role that follows another office: one error, not two."""

    def mutation(draw: DrawFn, draft: Draft) -> Draft:
        second = one_more(draft, role, {"office": draw(st.sampled_from(_others(draft, "office")))})
        fault = fault_at(draft, rule, "wrong", second.id, "office")
        broken = draft.replacing(second).expecting(fault)
        broken = _with_note(broken, second, "office")
        if role == "chair":
            several = _several(draft, second)
            broken = attrs.evolve(broken, implied=(*broken.implied, several))
        return broken

    return mutation


def _two_chairs(draw: DrawFn, draft: Draft) -> Draft:
    """Add a second chair, of the same right."""
    first = draw(st.sampled_from(seats_in(draft, "chair")))
    field = "person" if first.person else "office"
    second = one_more(draft, "chair", {field: str(getattr(first, field))})
    return draft.replacing(second).expecting(_several(draft, second))


def _several(draft: Draft, second: Membership) -> Fault:
    seats = [*seats_in(draft, "chair"), second]
    last = max(seats, key=lambda seat: (seat.period.sort_key, seat.id))
    fault = fault_at(draft, "committee-one-chair", "several", last.id, "role")
    return attrs.evolve(fault, among=tuple(sorted(seat.id for seat in seats)))


def _no_minister(draw: DrawFn, draft: Draft) -> Draft:
    """Let somebody chair who is no minister."""
    seat = draw(st.sampled_from(seats_in(draft, "chair")))
    field = draw(st.sampled_from(FOLLOWS))
    offices = [one.id for one in register().all(Office) if one.kind != "minister"]
    others = offices if field == "office" else _others(draft, field)
    changed = _given_to(seat, field, draw(st.sampled_from(others)))
    fault = fault_at(draft, "committee-chair-is-minister", "other", seat.id, field)
    return draft.replacing(changed).expecting(fault)


def _others(draft: Draft, field: str) -> list[str]:
    """Return what the chair or a vice-chair may wrongly follow: none whose holder sits there too."""
    world, on = register(), day_of(draft)
    if field == "municipality":
        wanted = {world.by_id(Office)[id].heads for id in _offices(draft)}
        return [place.id for place in world.all(Municipality) if place.id not in wanted]
    if field == "organisation":
        return [one.id for one in world.all(Organisation)]
    holders = {
        holder.person for id in _offices(draft) for holder in world.holder(id, on=on).holders
    }
    return [
        office.id
        for office in world.all(Office)
        if office.id not in _offices(draft)
        and not holders & {holder.person for holder in world.holder(office.id, on=on).holders}
    ]


def _offices(draft: Draft) -> list[str]:
    return [str(seat.office) for seat in seats_in(draft, "chair", "vice-chair") if seat.office]


def _given_to(seat: Membership, field: str, id: str) -> Membership:
    return seat_of(seat.id, seat.group, seat.role, seat.period, {field: id})


def _with_note(draft: Draft, seat: Membership, field: str) -> Draft:
    """Return the draft with what is said of a chair who is no minister beside the error."""
    if seat.role != "chair" or "minister" in posts_on(draft.register, seat, day_of(draft))[0]:
        return draft
    note = fault_at(draft, "committee-chair-is-minister", "other", seat.id, field)
    return attrs.evolve(draft, implied=(*draft.implied, note))


# -- the term -------------------------------------------------------------------------------------


def _another_day(rule: str) -> Way:
    """Let the body begin on another day, and its seats no earlier."""

    def mutation(draw: DrawFn, draft: Draft) -> Draft:
        group = group_of(draft)
        first = cast(date, group.period.start.day)
        days = draw(st.integers(-300, -1) | st.integers(1, 30))
        start = first + days * ONE_DAY
        moved = attrs.evolve(group, period=begun_later(group.period, start))
        seats = [
            attrs.evolve(one, period=begun_later(one.period, start))
            for one in draft.records
            if isinstance(one, Membership) and one.period.start.is_before(start).is_possible
        ]
        fault = fault_at(draft, rule, "other-day", group.id, "period", timed=False)
        broken = draft.replacing(moved, *seats).expecting(fault)
        return attrs.evolve(broken, on=max(day_of(draft), start))

    return mutation


def _another_government(rule: str) -> Way:
    """Let the body end with a later government, or with none."""

    def mutation(draw: DrawFn, draft: Draft) -> Draft:
        group = group_of(draft)
        own = register().government(str(group.ends_with))
        later = [one.id for one in register().all(Government) if one.sort_key > own.sort_key]
        changed = attrs.evolve(group, ends_with=draw(st.sampled_from([None, *later])))
        fault = fault_at(draft, rule, "other-government", group.id, "ends_with", timed=False)
        return draft.replacing(changed).expecting(fault)

    return mutation


def _another_founder(draw: DrawFn, draft: Draft) -> Draft:
    """Let somebody else have set up the body, or nobody."""
    others = [one.id for one in register().all(Organisation) if one.id != "org-tem"]
    changed = attrs.evolve(group_of(draft), set_by=draw(st.sampled_from([None, *others])))
    fault = fault_at(
        draft, "thematic-medium-group-set-up", "other-founder", changed.id, "set_by", timed=False
    )
    return draft.replacing(changed).expecting(fault)


def _outliving(draw: DrawFn, draft: Draft) -> Draft:
    """Let the body go on after the last day of its government."""
    group = group_of(draft)
    last = cast(date, register().government(str(group.ends_with)).period.last_possible)
    later = draw(st.integers(1, 400).map(lambda days: last + days * ONE_DAY))
    ends: list[End] = [
        Open(),
        Open(verified=later),
        PartialDate.exact(later),
        PartialDate(earliest=later),
    ]
    period = Period(start=group.period.start, end=draw(st.sampled_from(ends)))
    changed = attrs.evolve(group, period=period)
    rule = "body-ends-with-government"
    fault = fault_at(draft, rule, "late", group.id, "period", timed=False)
    return draft.replacing(changed).expecting(fault)


# -- the cities and ministries --------------------------------------------------------------------


def _city_fault(draft: Draft, message: str, record: str, field: str) -> Fault:
    return fault_at(draft, "thematic-group-cities", message, record, field)


def _surplus_city(draw: DrawFn, draft: Draft) -> Draft:
    """Add the seat of a city of another partnership, or of none."""
    taken = {seat.municipality for seat in seats_in(draft, "member")}
    others = [place.id for place in register().all(Municipality) if place.id not in taken]
    seat = one_more(draft, "member", {"municipality": draw(st.sampled_from(others))})
    return draft.replacing(seat).expecting(_city_fault(draft, "surplus", seat.id, "municipality"))


def _missing_city(draw: DrawFn, draft: Draft) -> Draft:
    """Let the seat of a city have another role."""
    seat = draw(st.sampled_from(seats_in(draft, "member")))
    fault = _city_fault(draft, "missing", group_of(draft).id, str(seat.municipality))
    return draft.replacing(attrs.evolve(seat, role="secretary")).expecting(fault)


def _chair_from_elsewhere(draw: DrawFn, draft: Draft) -> Draft:
    """Let somebody chair the secretariat who does not come from the ministry."""
    (seat,) = seats_in(draft, "chair")
    offices = [one.id for one in register().all(Office) if one.organisation != "org-tem"]
    known = [one.id for one in register().all(Organisation) if one.id != "org-tem"]
    field, id = draw(
        st.sampled_from([("office", id) for id in offices] + [("organisation", id) for id in known])
    )
    fault = fault_at(draft, "alliance-secretariat-chair", "wrong", seat.id, field)
    return draft.replacing(_given_to(seat, field, id)).expecting(fault)


def _without_chair(draw: DrawFn, draft: Draft) -> Draft:
    """Let the chair of the secretariat have another role."""
    (seat,) = seats_in(draft, "chair")
    role: SeatRole = draw(st.sampled_from(["alternate", "secretary"]))
    fault = fault_at(draft, "alliance-secretariat-chair", "missing", group_of(draft).id, "chair")
    return draft.replacing(attrs.evolve(seat, role=role)).expecting(fault)


def _member_from_elsewhere(draw: DrawFn, draft: Draft) -> Draft:
    """Add a member of the secretariat who comes from somewhere else."""
    known = {
        id for seat in seats_in(draft, "member") for id in (seat.organisation, seat.municipality)
    }
    others = [("organisation", one.id) for one in register().all(Organisation)]
    others += [("municipality", one.id) for one in register().all(Municipality)]
    field, id = draw(st.sampled_from([one for one in others if one[1] not in known]))
    seat = one_more(draft, "member", {field: id})
    fault = fault_at(draft, "alliance-secretariat-members", "surplus", seat.id, field)
    return draft.replacing(seat).expecting(fault)


def _member_missing(draw: DrawFn, draft: Draft) -> Draft:
    """Let a member of the secretariat have another role."""
    seat = draw(st.sampled_from(seats_in(draft, "member")))
    wanted = str(seat.organisation or seat.municipality)
    rule = "alliance-secretariat-members"
    fault = fault_at(draft, rule, "missing", group_of(draft).id, wanted)
    return draft.replacing(attrs.evolve(seat, role="permanent-expert")).expecting(fault)


# -- all of them ----------------------------------------------------------------------------------

SEATS: tuple[tuple[str, str, SeatRole], ...] = (
    ("committee-2011-chair", OF_2011, "chair"),
    ("committee-2011-vice-chair", OF_2011, "vice-chair"),
    ("committee-2020-chair", OF_2020, "chair"),
    ("committee-2020-vice-chairs", OF_2020, "vice-chair"),
    ("committee-2023-chair", OF_2023, "chair"),
    ("committee-2023-vice-chair", OF_2023, "vice-chair"),
    ("committee-metropolitan-chair", METROPOLITAN, "chair"),
    ("committee-metropolitan-vice-chairs", METROPOLITAN, "vice-chair"),
)
TERMS = (
    ("committee-2011-term", OF_2011),
    ("committee-2016-term", OF_2016),
    ("committee-2020-term", OF_2020),
    ("committee-metropolitan-term", METROPOLITAN),
)

BASES: Bases = MappingProxyType(
    {
        **{rule: body_drafts(body) for rule, body, _ in SEATS},
        **{rule: body_drafts(body) for rule, body in TERMS},
        "alliance-secretariat-chair": secretariat_drafts(),
        "alliance-secretariat-members": secretariat_drafts(),
        "body-ends-with-government": body_drafts(OF_2011, OF_2016, OF_2020, METROPOLITAN),
        "committee-2023-term": body_drafts(OF_2023),
        "committee-chair-is-minister": body_drafts(OF_2016),
        "committee-one-chair": body_drafts(*COMMITTEES),
        "thematic-group-cities": body_drafts(*PARTNERSHIPS),
        "thematic-medium-group-set-up": body_drafts(MEDIUM),
    }
)


def _seat_ways(rule: str, role: SeatRole) -> Mapping[str, Mutation[Any]]:
    return {
        **{f"wrong {field}": _wrong(rule, role, field) for field in FOLLOWS},
        "wrong second": _wrong_second(rule, role),
        "missing": _missing(rule, role),
    }


MUTATIONS: Mutations = MappingProxyType(
    {
        **{rule: _seat_ways(rule, role) for rule, _, role in SEATS},
        **{
            rule: {
                "another day": _another_day(rule),
                "another government": _another_government(rule),
            }
            for rule, _ in TERMS
        },
        "alliance-secretariat-chair": {
            "from elsewhere": _chair_from_elsewhere,
            "missing": _without_chair,
        },
        "alliance-secretariat-members": {
            "from elsewhere": _member_from_elsewhere,
            "missing": _member_missing,
        },
        "body-ends-with-government": {"outliving": _outliving},
        "committee-2023-term": {"another government": _another_government("committee-2023-term")},
        "committee-chair-is-minister": {"no minister": _no_minister},
        "committee-one-chair": {"several": _two_chairs},
        "thematic-group-cities": {"surplus": _surplus_city, "missing": _missing_city},
        "thematic-medium-group-set-up": {
            "another day": _another_day("thematic-medium-group-set-up"),
            "another founder": _another_founder,
        },
    }
)
