"""Agreements and charters: what is worked out from their parties, milestones and seats."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.classes import some_examples
from urbanpolicy.errors import InvalidValue
from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.charters import Charter, RequiredSeat
from urbanpolicy.model.groups import ROLE_RANK
from urbanpolicy.model.milestones import Milestone
from urbanpolicy.model.vocabulary import MilestoneKind, SeatRole
from urbanpolicy.strategies import (
    agreements,
    charters,
    codes,
    ids,
    milestones,
    parties,
    required_seats,
)


@given(st.lists(milestones(), max_size=4), milestones())
def test_the_milestone_of_a_kind_is_the_first_of_it(
    stones: list[Milestone], other: Milestone
) -> None:
    agreement = Agreement(
        id="a", model="m", name="x", nature="agreement", milestones=[*stones, other]
    )
    assert list(agreement.milestones) == sorted([*stones, other])
    for kind in get_args(MilestoneKind):
        dated = [stone for stone in agreement.milestones if stone.kind == kind]
        assert agreement.milestone(kind) == (dated[0] if dated else None)


CITIES = codes().map("municipality-{}".format)


@given(st.lists(parties(actor=CITIES | ids(prefix="org")), max_size=5))
def test_the_municipalities_are_those_that_are_party_and_no_others(those: list[Party]) -> None:
    agreement = Agreement(id="a", model="m", name="x", nature="agreement", parties=those)
    assert agreement.municipalities == {
        party.actor
        for party in those
        if party.role == "party" and (party.actor or "").startswith("municipality-")
    }


@some_examples(5)
@given(agreements(), ids())
def test_an_agreement_never_supersedes_itself(agreement: Agreement, other: str) -> None:
    assert agreement.id not in agreement.supersedes
    with pytest.raises(InvalidValue, match="Agreement 'a', supersedes: found 'a'"):
        Agreement(id="a", model="m", name="x", nature="agreement", supersedes=[f"z-{other}", "a"])


@given(charters(), st.lists(required_seats(), max_size=6))
def test_a_charter_gives_the_offices_of_roles_and_the_cities(
    drawn: Charter, seats: list[RequiredSeat]
) -> None:
    charter = Charter(group=drawn.group, seats=seats)
    for role in get_args(SeatRole):
        of_role = [seat for seat in charter.seats if seat.role == role]
        assert charter.office_for(role) == (of_role[0].office if of_role else None)
    assert charter.chair_office == charter.office_for("chair")
    assert charter.vice_chair_office == charter.office_for("vice-chair")
    assert charter.municipalities == {seat.municipality for seat in seats} - {None}


@pytest.mark.parametrize("ids", [{}, {"office": "o", "municipality": "m"}])
def test_a_required_seat_is_of_an_office_or_of_a_municipality(ids: dict[str, str]) -> None:
    with pytest.raises(InvalidValue, match=r"RequiredSeat, office, municipality: .* exactly one"):
        RequiredSeat(role="member", **ids)


def test_a_party_is_known_by_record_or_by_name() -> None:
    with pytest.raises(InvalidValue, match=r"Party, actor: .* the id of a record, or else a name"):
        Party()
    assert Party(name="ELY-keskus").actor is None


def test_the_rank_of_roles_names_each_role_once() -> None:
    assert get_args(SeatRole) == ROLE_RANK
