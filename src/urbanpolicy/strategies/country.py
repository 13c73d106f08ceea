"""Strategies for whole registers that are made up: places, offices with their holders, models, agreements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.charters import AgreementModel, Charter, RequiredSeat
from urbanpolicy.model.contents import FundingLine, Target
from urbanpolicy.model.groups import Group
from urbanpolicy.model.milestones import Milestone
from urbanpolicy.model.naming import DatedName
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.record import Record
from urbanpolicy.model.regions import UrbanRegion
from urbanpolicy.model.vocabulary import MilestoneKind
from urbanpolicy.strategies.agreed import TEXT
from urbanpolicy.strategies.drafts import MODEL
from urbanpolicy.strategies.saying import texts
from urbanpolicy.strategies.wording import codes, lines
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.periods import End, Open, Period
from urbanpolicy.world.register import Register

GROUP = "alliance-cooperation-group"
"""The body of the charter: by its id, rules know which bodies of other worlds are of its kind."""
DAWN = date(1990, 1, 1)
"""Before all days that are drawn: offices are held from here on, without a gap."""
FIRST = (date(2023, 9, 1), date(2040, 12, 31))
"""The days on which an alliance of a made-up world may be announced: not before the norms hold."""
BOARD_OFFICES = ("office-board-chair", "office-board-vice-chair")

OTHER_OFFICES = (
    ("office-chair", "minister"),
    ("office-vice-chair", "minister"),
    ("office-minister", "minister"),
    ("office-permanent-secretary", "permanent-secretary"),
    (BOARD_OFFICES[0], "director"),
    (BOARD_OFFICES[1], "director"),
)
"""The offices that lead no municipality, with their kinds."""


@attrs.frozen(kw_only=True)
class Country:
    """A made-up world, and what drafts in it rest on."""

    register: Register
    first: date
    """The day on which the alliance was announced."""
    cities: tuple[str, ...]
    """The municipalities of the alliance."""

    def tenures(self, office: str) -> Sequence[Tenure]:
        """Return the tenures of an office, which follow one another from the dawn on."""
        return self.register.grouped(Tenure, "office")[office]

    @property
    def group(self) -> Group:
        """The body of the alliance."""
        return self.register.one(Group, GROUP)


@st.composite
def countries(draw: DrawFn) -> Country:
    """Return worlds of municipalities, offices and their holders, models and agreements.

    They have an alliance of some cities, whose body has no seats yet.
    """
    first = draw(st.dates(*FIRST))
    places = draw(_municipalities())
    cities = [place.id for place in places[3:]]
    led = [place.id for place in places[2:]]  # the first has ended, of the second nobody is known
    organisations = [
        _organisation("org-agency", "agency"),
        _organisation("org-ministry", "ministry"),
    ]
    offices = [
        *(_office(id, kind, organisation="org-ministry") for id, kind in OTHER_OFFICES),
        *(_office(f"office-{id}", draw(_HEADS), organisation=id, heads=id) for id in led),
    ]
    held = [record for one in offices for record in draw(_holders(one.id, first))]
    records: list[Record] = [
        *places,
        *organisations,
        *offices,
        *held,
        *draw(_alliance(first, cities)),
        *draw(_agreements(first, [place.id for place in places[1:]])),
    ]
    return Country(register=Register(records, name="country"), first=first, cities=tuple(cities))


_HEADS = st.sampled_from(["mayor", "city-manager"])


@st.composite
def _municipalities(draw: DrawFn) -> list[Municipality]:
    """Return four to seven municipalities, of which the first ended long ago."""
    drawn = draw(st.lists(codes(), min_size=4, max_size=7, unique=True))
    return [
        Municipality(
            id=f"municipality-{code}",
            code=code,
            names=[DatedName(text=draw(texts()))],
            period=Period(start=date(1980, 1, 1), end=Open() if number else date(1985, 12, 31)),
        )
        for number, code in enumerate(drawn)
    ]


def _organisation(id: str, kind: str) -> Organisation:
    return Organisation(id=id, kind=kind, names=[DatedName(text=TEXT)])


def _office(id: str, kind: str, organisation: str, heads: str | None = None) -> Office:
    return Office(id=id, kind=kind, name=TEXT, organisation=organisation, heads=heads)


@st.composite
def _holders(draw: DrawFn, office: str, first: date) -> list[Record]:
    """Return persons who hold an office one after the other, with their tenures, without a gap."""
    around = st.integers(-400, 2000).map(lambda number: first + timedelta(number))
    changes = sorted(draw(st.lists(around, max_size=2, unique=True)))
    starts = [DAWN, *changes]
    ends: list[End | date] = [*(day - ONE_DAY for day in changes), Open()]
    records: list[Record] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        person = Person(id=f"holder-{number}-of-{office}", name=draw(lines()))
        period = Period(start=start, end=end)
        tenure = Tenure(
            id=f"tenure-{number}-of-{office}", person=person.id, office=office, period=period
        )
        records += [person, tenure]
    return records


@st.composite
def _alliance(draw: DrawFn, first: date, cities: Iterable[str]) -> list[Record]:
    """Return the model of the alliance with its charter, and the body."""
    charter = Charter(
        group=GROUP,
        seats=[
            RequiredSeat(role="chair", office="office-chair"),
            RequiredSeat(role="vice-chair", office="office-vice-chair"),
            *(RequiredSeat(role="member", municipality=city) for city in cities),
        ],
        memberships_from=first,
        meetings_from=first + timedelta(draw(st.integers(0, 60))),
    )
    model = AgreementModel(id=MODEL, name=draw(texts()), nature="partnership", charter=charter)
    start = first + timedelta(draw(st.integers(0, 30)))
    group = Group(
        id=GROUP,
        kind="cooperation-group",
        name=draw(texts()),
        model=MODEL,
        period=Period(start=start, end=Open()),
    )
    return [model, group]


@st.composite
def _agreements(draw: DrawFn, first: date, places: Sequence[str]) -> list[Record]:
    """Return models with an agreement each; that of the urban region may be superseded."""
    parties = [*(Party(actor=id) for id in draw(_some(places))), Party(actor="org-ministry")]
    earlier = Agreement(
        id="agreement-earlier",
        model="model-of-regions",
        name=draw(texts()),
        nature="agreement",
        urban_region="urban-region-made",
        parties=parties,
        term=Period.term(date(first.year - draw(st.integers(0, 5)), 1, 1), years=12),
    )
    other = Agreement(
        id="agreement-of-cities",
        model="model-of-cities",
        name=draw(texts()),
        nature="agreement",
        parties=draw(_some(places)),
        term=Period.term(first, years=draw(st.integers(1, 5))),
    )
    return [
        AgreementModel(id="model-of-regions", name=TEXT, nature="agreement"),
        AgreementModel(id="model-of-cities", name=TEXT, nature="agreement"),
        UrbanRegion(id="urban-region-made", name=TEXT),
        earlier,
        other,
    ]


def _some(places: Sequence[str]) -> SearchStrategy[list[str]]:
    """Return some of the places, but not all."""
    return st.lists(st.sampled_from(places), min_size=1, max_size=len(places) - 1, unique=True)


@st.composite
def later_agreements(draw: DrawFn, country: Country) -> Agreement:
    """Return agreements that supersede that of the urban region, and keep every rule."""
    earlier = country.register.one(Agreement, "agreement-earlier")
    begun = cast(date, earlier.term.start.day)
    first = date(begun.year + draw(st.integers(1, 8)), 1, 1)
    term = Period.term(first, years=12)
    steps = sorted(
        first + timedelta(number) for number in draw(st.tuples(*[st.integers(-300, 300)] * 3))
    )
    kinds: tuple[MilestoneKind, ...] = ("approved", "signed", "in-force")
    years = Period.term(first, years=draw(st.integers(1, 12)))
    share = draw(st.integers(0, 100))
    return attrs.evolve(
        earlier,
        id="agreement-later",
        name=draw(texts()),
        term=term,
        supersedes=[earlier.id],
        milestones=[Milestone(kind=kind, date=day) for kind, day in zip(kinds, steps, strict=True)],
        funding=draw(st.sampled_from([[], list(_funding(years, share))])),
        targets=draw(
            st.sampled_from([[], [Target(heading=TEXT, unit="dwelling", least=5, period=years)]])
        ),
    )


def _funding(years: Period, share: int) -> Iterator[FundingLine]:
    """Yield lines of funding in one currency, whose shares are the whole."""
    for part in (share, 100 - share):
        yield FundingLine(heading=TEXT, share=part / 100, period=years)
    yield FundingLine(heading=TEXT, amount="EUR 1000", period=years)
