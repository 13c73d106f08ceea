"""Strategies for standing bodies, the places in them, their meetings, and events."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.model.events import Event
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.meetings import AgendaItem, Attendance, Meeting
from urbanpolicy.strategies.building import built, built_with
from urbanpolicy.strategies.wording import ids
from urbanpolicy.values.partial import PartialDate


def groups(**pinned: object) -> SearchStrategy[Group]:
    """Return standing bodies."""
    return built(Group, pinned, id=ids(prefix="group"))


def memberships(**pinned: object) -> SearchStrategy[Membership]:
    """Return places in bodies, each of which follows something."""
    follows = ("office", "municipality", "organisation", "person", "collective")
    return built_with(Membership, pinned, follows, id=ids(prefix="membership"))


def agenda_items(**pinned: object) -> SearchStrategy[AgendaItem]:
    """Return topics of meetings."""
    return built(AgendaItem, pinned)


def attendances(**pinned: object) -> SearchStrategy[Attendance]:
    """Return who came to a meeting: a person, an office, a name, or several of them."""
    return built_with(Attendance, pinned, ("person", "office", "name"))


def meetings(**pinned: object) -> SearchStrategy[Meeting]:
    """Return meetings: with attendance, with nobody, or with nothing known of it."""
    last = st.sampled_from([None, PartialDate.read("9999-12-31")])  # never before the first day
    return built(Meeting, pinned, id=ids(prefix="meeting"), last_day=last)


def events(**pinned: object) -> SearchStrategy[Event]:
    """Return points on the timeline."""
    return built(Event, pinned, id=ids(prefix="event"))
