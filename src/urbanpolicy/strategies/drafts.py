"""Strategies for drafts of the alliance's group that keep every rule, as sets of records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from urbanpolicy.model.charters import Charter
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.record import Record
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.strategies.drafting import Draft
from urbanpolicy.strategies.saying import texts
from urbanpolicy.strategies.timing import days
from urbanpolicy.strategies.wording import ids
from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.periods import End, Open, Period
from urbanpolicy.world.builtin import register
from urbanpolicy.world.holding import Holding
from urbanpolicy.world.register import Register

MODEL = "alliance"
BESIDE: tuple[SeatRole, ...] = ("alternate", "permanent-expert", "secretary")
"""The roles of which no norm says anything."""

_SITS_RIGHTLY = ("early", "outside", "open-outside")
"""Messages on the days of a seat, not on who holds it."""


@attrs.frozen(kw_only=True)
class BodyDraft(Draft):
    """A draft of the alliance's group."""

    on: date = attrs.field()
    group: Group
    """The body: one of the draft's own, or the built-in one with its memberships replaced."""

    @property
    def charter(self) -> Charter:
        """The charter of the alliance in the world of the draft."""
        return charter_in(self.register)

    @property
    def first_day(self) -> date:
        """The first day on which a membership may start by the charter."""
        return cast(date, self.charter.memberships_from)

    @property
    def memberships(self) -> list[Membership]:
        """The seats of the body, of whatever day."""
        held = [record for record in self.records if isinstance(record, Membership)]
        return [one for one in held if one.group == self.group.id]

    def offices(self) -> list[str]:
        """Return the ids of all offices of the world."""
        return sorted(self.register.by_id(Office))

    def head_of(self, municipality: str) -> Holding:
        """Return who leads a municipality on the day."""
        return self.register.head(municipality, on=self.on)

    def seats(self, role: SeatRole) -> list[Membership]:
        """Return the memberships of a role that are in force on the day and not yet at fault."""
        return [
            record
            for record in self.memberships
            if record.role == role
            and record.id not in self.touched
            and record.period.contains(self.on).is_certain
        ]

    def city_seats(self) -> dict[str, Membership]:
        """Return the seats of the charter's cities that are not yet at fault, by municipality."""
        wanted = self.charter.municipalities
        places = {city_of(self.register, seat): seat for seat in self.seats("member")}
        return {place: seat for place, seat in places.items() if place in wanted}

    @property
    def touched(self) -> frozenset[str]:
        """The ids of the seats and the cities at fault; a seat that begins too early sits rightly."""
        every = (*self.faults, *self.implied, *self.undecided)
        told = [fault for fault in every if fault.message not in _SITS_RIGHTLY]
        fields = {fault.field for fault in told if fault.record == self.group.id}
        records = {id for fault in told for id in (fault.record, *fault.among)}
        return frozenset(records - {self.group.id} | fields)

    def new_id(self, stem: str) -> str:
        """Return an id that no record of the draft or the register has."""
        return f"{stem}-{len(self.records)}-of-{self.group.id}"


def charter_in(world: Register) -> Charter:
    """Return the charter of the alliance in a world."""
    return cast(Charter, world.agreement_model(MODEL).charter)


def alliance_charter() -> Charter:
    """Return the charter of the alliance in the built-in register."""
    return charter_in(register())


def first_day() -> date:
    """Return the first day on which a membership may start by the charter."""
    return cast(date, alliance_charter().memberships_from)


def last_day() -> date:
    """Return the last day on which the holder of every seat of the charter is known."""
    known = [head_of(id, first_day()).coverage for id in alliance_charter().municipalities]
    return min(coverage.last for coverage in known if coverage)


def head_of(municipality: str, on: date) -> Holding:
    """Return who leads a municipality on a day by the built-in register."""
    return register().head(municipality, on=on)


def city_of(world: Register, seat: Membership) -> str:
    """Return the municipality for which a seat is held, if only by the office that leads it."""
    office = world.by_id(Office).get(seat.office or "")
    return seat.municipality or (office.heads if office else None) or ""


def posts_on(world: Register, seat: Membership, on: date) -> tuple[set[str], set[str]]:
    """Return the kinds of office by which somebody sits on a day: certain ones, and possible ones."""
    offices = world.by_id(Office)
    if seat.person is None:
        return ({offices[seat.office].kind} if seat.office else set(), set())
    certain: set[str] = set()
    possible: set[str] = set()
    for tenure in world.grouped(Tenure, "person").get(seat.person, ()):
        held = tenure.period.contains(on)
        if held.is_possible:
            (certain if held.is_certain else possible).add(offices[tenure.office].kind)
    return certain, possible


@st.composite
def alliance_drafts(draw: DrawFn) -> BodyDraft:
    """Return drafts of the alliance's group that keep every rule.

    The body is the draft's own or the built-in one. Its seats follow offices or municipalities, or
    rest with the person who surely holds the office on the day. Beside the seats that the charter
    requires there are others: of other roles, of those who may be invited, of ministries, and such as
    had ended before the day.

    >>> from hypothesis import Phase, find, settings
    >>> first = settings(phases=[Phase.generate])
    >>> from urbanpolicy.checking.check import check
    >>> draft = find(alliance_drafts(), lambda draft: True, settings=first)
    >>> check(draft.document(), on=draft.on).conforms
    True
    """
    on = draw(days(min_value=first_day() + ONE_DAY, max_value=last_day()))
    built_in = register().group(alliance_charter().group)
    since = first_day()
    is_own = True
    if built_in.period.contains(on).is_certain:
        is_own = draw(st.booleans())
    if not is_own:
        since = built_in.period.start.day or since
    group = draw(_groups()) if is_own else built_in
    memberships = [draw(seat) for seat in _required(group, on, since, is_own)]
    more = [*MORE_SEATS, _ended]
    for seat in draw(st.lists(st.sampled_from(more), max_size=3)):
        id = f"{group.id}-more-{len(memberships)}"
        memberships.append(draw(seat(register(), group.id, on, since, id)))
    held = draw(meetings_of(group.id, cast(date, alliance_charter().meetings_from)))
    records: list[Record] = [*memberships, *held]
    shuffled = draw(st.permutations([*records, group] if is_own else records))
    return BodyDraft(on=on, group=group, records=tuple(shuffled))


def _groups() -> SearchStrategy[Group]:
    """Return bodies that exist from the first day on which a seat may begin."""
    return st.builds(
        Group,
        id=ids(prefix="draft"),
        kind=st.just("cooperation-group"),
        name=texts(),
        model=st.sampled_from([MODEL, "strategic-city-alliance"]),
        period=st.sampled_from([Open(), Open(verified=first_day())]).map(
            lambda end: Period(start=first_day(), end=end)
        ),
    )


def _required(
    group: Group, on: date, since: date, is_own: bool
) -> Iterable[SearchStrategy[Membership]]:
    """Yield a strategy for each seat that the charter requires."""
    built_in = register().composition(alliance_charter().group, on="latest")
    places = {
        (seat.role, seat.membership.office or seat.membership.municipality): seat.membership.id
        for seat in built_in.seats
    }
    for number, required in enumerate(alliance_charter().seats):
        what = required.office or required.municipality
        id = f"{group.id}-{number}" if is_own else places[(required.role, what)]
        ways = (
            _by_office(required.office, on)
            if required.office
            else _of_city(cast(str, required.municipality), on)
        )
        yield _membership(group.id, required.role, in_force(on, since), id, ways)


def _by_office(office: str, on: date) -> list[dict[str, str]]:
    holder = register().holder(office, on=on).person
    return [{"office": office}, {"person": holder.id}]


def _of_city(municipality: str, on: date) -> list[dict[str, str]]:
    head = head_of(municipality, on)
    return [
        {"municipality": municipality},
        {"municipality": municipality, "office": head.office.id},
        {"municipality": municipality, "person": head.person.id},
        {"office": head.office.id},
    ]


def _beside(
    world: Register, group: str, on: date, since: date, id: str
) -> SearchStrategy[Membership]:
    """Return seats of roles of which no norm says anything, whatever they follow."""
    role = st.sampled_from(BESIDE)
    return role.flatmap(
        lambda role: _membership(group, role, in_force(on, since), id, _anything(world))
    )


def _invited(
    world: Register, group: str, on: date, since: date, id: str
) -> SearchStrategy[Membership]:
    """Return seats of those who may be invited: ministers, permanent secretaries, ministries."""
    kinds = ("minister", "permanent-secretary")
    ways = [{"office": one.id} for one in world.all(Office) if one.kind in kinds]
    return _membership(group, "invited", in_force(on, since), id, [*ways, *_ministries(world)])


def _of_ministry(
    world: Register, group: str, on: date, since: date, id: str
) -> SearchStrategy[Membership]:
    """Return seats of members that are held for no city."""
    return _membership(group, "member", in_force(on, since), id, _ministries(world))


def _ministries(world: Register) -> list[dict[str, str]]:
    known = world.all(Organisation)
    return [{"organisation": one.id} for one in known if one.kind == "ministry"]


MORE_SEATS = (_beside, _invited, _of_ministry)
"""Seats that break no norm on any day, whoever holds them."""


def _ended(
    world: Register, group: str, on: date, since: date, id: str
) -> SearchStrategy[Membership]:
    """Return seats that had ended before the day, or begin after it."""
    after = days(min_value=on + ONE_DAY)
    span = st.tuples(after, after)
    if since < on:
        before = days(min_value=since, max_value=on - ONE_DAY)
        span |= st.tuples(before, before)
    period = span.map(lambda pair: Period.days(min(pair), max(pair)))
    role: SearchStrategy[SeatRole] = st.sampled_from(["chair", "vice-chair", "member"])
    return role.flatmap(lambda role: _membership(group, role, period, id, _anything(world)))


def _anything(world: Register) -> list[dict[str, str]]:
    fields: list[tuple[str, type[Record]]] = [
        ("office", Office),
        ("organisation", Organisation),
        ("person", Person),
        ("municipality", Municipality),
    ]
    # A few of each are as good as all.
    return [{field: record.id} for field, cls in fields for record in world.all(cls)[:9]]


def _membership(
    group: str,
    role: SeatRole,
    period: SearchStrategy[Period],
    id: str,
    ways: Sequence[dict[str, str]],
) -> SearchStrategy[Membership]:
    """Return seats with a choice of what they follow."""
    return st.tuples(period, st.sampled_from(ways)).map(
        lambda drawn: seat_of(id, group, role, drawn[0], drawn[1])
    )


def seat_of(
    id: str, group: str, role: SeatRole, period: Period, follows: Mapping[str, str]
) -> Membership:
    """Return a membership that follows what is named, by field."""
    return Membership(
        id=id,
        group=group,
        role=role,
        period=period,
        office=follows.get("office"),
        municipality=follows.get("municipality"),
        organisation=follows.get("organisation"),
        person=follows.get("person"),
    )


@st.composite
def in_force(draw: DrawFn, on: date, since: date) -> Period:
    """Return periods that surely contain a day, and surely start no earlier than another one.

    Their bounds are days, spans, bounds from below; their ends may be open.
    """
    early, late = sorted(draw(st.tuples(*[days(min_value=since, max_value=on)] * 2)))
    starts = [PartialDate.exact(early), PartialDate(earliest=early, latest=late)]
    after, later = sorted(draw(st.tuples(*[days(min_value=on)] * 2)))
    ends: list[End] = [
        Open(),
        Open(verified=after),
        PartialDate.exact(after),
        PartialDate(earliest=after, latest=later),
        PartialDate(earliest=after),
    ]
    return Period(start=draw(st.sampled_from(starts)), end=draw(st.sampled_from(ends)))


@st.composite
def meetings_of(draw: DrawFn, group: str, first: date) -> list[Meeting]:
    """Return meetings of a body, none of them possibly before a day."""
    held = draw(st.lists(_meeting_days(first), max_size=2))
    return [
        Meeting(id=f"{group}-meeting-{number}", group=group, date=day)
        for number, day in enumerate(held)
    ]


def _meeting_days(first: date) -> SearchStrategy[PartialDate]:
    on = days(min_value=first)
    later = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    months = days(min_value=later).map(lambda day: PartialDate.month(day.year, day.month))
    return on.map(PartialDate.exact) | months | on.map(lambda day: PartialDate(earliest=day))
