"""Strategies for whole worlds: such as keep every rule on every day, and such as break one and only it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.strategies.breaking import MUTATIONS as OF_ALLIANCE
from urbanpolicy.strategies.breaking_any import MUTATIONS as OF_AGREEMENTS
from urbanpolicy.strategies.breaking_regional import MUTATIONS as OF_PARTIES
from urbanpolicy.strategies.breaking_seats import MUTATIONS as OF_SEATS
from urbanpolicy.strategies.broken import broken_drafts, known_rule
from urbanpolicy.strategies.country import BOARD_OFFICES, Country, countries, later_agreements
from urbanpolicy.strategies.drafting import Draft, Mutation
from urbanpolicy.strategies.drafts import MORE_SEATS, BodyDraft, meetings_of, seat_of
from urbanpolicy.strategies.saying import texts
from urbanpolicy.strategies.seated import attendances_of
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.periods import Period

NAMING = ("alliance-partnership-cities",)
"""Norms that name real cities."""

WORLD_MUTATIONS: Mapping[str, Mapping[str, Mutation[Any]]] = MappingProxyType(
    {
        **OF_ALLIANCE,
        **OF_AGREEMENTS,
        **{rule: ways for rule, ways in OF_SEATS.items() if rule not in NAMING},
        **{
            rule: OF_PARTIES[rule] for rule in ("agreement-no-bodies", "agreement-parties-complete")
        },
    }
)
"""Rule -> way of breaking it in a made-up world -> how: of rules that name no real city or body."""


@st.composite
def legal_worlds(draw: DrawFn) -> BodyDraft:
    """Return made-up worlds that keep every rule: on ``on``, and on every other day of the body's life.

    ``world()`` is a register with municipalities, offices, persons who hold them, agreement models,
    agreements, and two bodies with seats and meetings: that of an alliance of cities (``group``),
    and a board. ``document()`` is the same as a document that stands alone. None of it is in the
    built-in register, but the ids by which rules know the model and its body.

    >>> from hypothesis import Phase, find, settings
    >>> first = settings(phases=[Phase.generate])
    >>> from urbanpolicy.checking.check import check
    >>> draft = find(legal_worlds(), lambda draft: True, settings=first)
    >>> report = check(draft.world(), on=draft.on)
    >>> report.conforms, report.findings, report.undecided
    (True, (), ())
    """
    country = draw(countries())
    group = country.group
    since = max(day for day in (group.period.start.day, country.first) if day)
    on = draw(st.dates(since + ONE_DAY, date(since.year + 8, 1, 1)))
    seats = [seat for one in _required(country, since) for seat in draw(one)]
    for number, more in enumerate(draw(st.lists(st.sampled_from(MORE_SEATS), max_size=2))):
        seats.append(draw(more(country.register, group.id, on, since, f"seat-more-{number}")))
    charter = country.register.agreement_model("alliance").charter
    assert charter is not None
    assert charter.meetings_from is not None
    return BodyDraft(
        base=country.register,
        group=group,
        on=on,
        records=(
            *draw(_board(country, on)),
            draw(later_agreements(country)),
            *draw(st.permutations(seats)),
            *draw(meetings_of(group.id, max(charter.meetings_from, since))),
        ),
    )


def broken_worlds(rule: str | None = None, way: str | None = None) -> SearchStrategy[Draft]:
    """Return worlds that break one rule in one way and only it; each says which findings are expected.

    A rule that names no real city or body is broken in a made-up world. What the norms of real
    ones break, as those of a committee, stands beside the built-in register (``base`` is None).

    Args:
        rule: the id of the rule; any of them if none is given.
        way: one of ``MUTATIONS[rule]``; all of them if none is given.

    Raises:
        LookupError: if there is no such rule or way.

    >>> from hypothesis import Phase, find, settings
    >>> first = settings(phases=[Phase.generate])
    >>> from urbanpolicy.checking.check import check
    >>> draft = find(broken_worlds("alliance-one-chair"), lambda draft: True, settings=first)
    >>> [(fault.rule, fault.message) for fault in draft.faults]
    [('alliance-one-chair', 'several')]
    >>> [finding.rule.id for finding in check(draft.world(), on=draft.on).findings]
    ['alliance-one-chair']
    """
    if rule is None:
        return st.sampled_from(sorted(WORLD_MUTATIONS)).flatmap(broken_worlds)
    drafts = legal_worlds() if known_rule(rule) in WORLD_MUTATIONS else None
    return broken_drafts(rule, way, drafts=drafts)


def _required(country: Country, since: date) -> Iterator[SearchStrategy[list[Membership]]]:
    """Yield a strategy for the seats of each office and city of the charter, through all days."""
    offices: tuple[tuple[SeatRole, str], ...] = (
        ("chair", "office-chair"),
        ("vice-chair", "office-vice-chair"),
    )
    for role, office in offices:
        yield _seats(country, f"seat-{role}", role, since, office, {})
    for city in country.cities:
        yield _seats(
            country, f"seat-{city}", "member", since, f"office-{city}", {"municipality": city}
        )


@st.composite
def _seats(
    draw: DrawFn,
    country: Country,
    id: str,
    role: SeatRole,
    since: date,
    office: str,
    follows: Mapping[str, str],
) -> list[Membership]:
    """Return one seat that follows an office or city, or one of each person who holds the office."""
    group = country.group
    whole = Period(start=since, end=group.period.end)
    ways: list[dict[str, str]] = [{"office": office}, {**follows, "office": office}]
    ways += [dict(follows)] if follows else []
    way = draw(st.sampled_from([*ways, None]))
    if way is not None:
        return [seat_of(id, group.id, role, whole, way)]
    held = [one for one in country.tenures(office) if not one.period.has_ended(since).is_certain]
    return [
        seat_of(
            f"{id}-{number}",
            group.id,
            role,
            Period(start=max(since, one.period.start.day or since), end=one.period.end),
            {**follows, "person": one.person},
        )
        for number, one in enumerate(held)
    ]


@st.composite
def _board(draw: DrawFn, country: Country, on: date) -> list[Any]:
    """Return a board that exists on a day and ends later, with its two seats and its meeting."""
    first = draw(st.dates(date(on.year - 2, 1, 1), on))
    last = draw(st.dates(on, date(on.year + 5, 1, 1)))
    board = Group(
        id="board", kind="board", name=draw(texts()), period=Period(start=first, end=last)
    )
    roles: tuple[SeatRole, ...] = ("chair", "vice-chair")
    chair, vice = (
        seat_of(f"seat-board-{role}", board.id, role, board.period, {"office": office})
        for role, office in zip(roles, BOARD_OFFICES, strict=True)
    )
    day = draw(st.dates(first, last))
    came = draw(attendances_of(country.register, chair, vice, day))
    meeting = Meeting(id="board-meeting", group=board.id, date=day, attendance=came)
    return [board, chair, vice, meeting]
