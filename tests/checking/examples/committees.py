"""One draft for each message of the rules of committees."""

from __future__ import annotations

from typing import Any, cast

import attrs

import urbanpolicy as up
from tests.checking.examples.given import Given, Key
from urbanpolicy.strategies.breaking_committees import DAYS, SEATS
from urbanpolicy.values.plain import to_plain


def seat(id: str, **fields: Any) -> dict[str, Any]:
    """A document with a seat of the register, but for some fields; None leaves one out."""
    plain = cast("dict[str, Any]", to_plain(up.register().one(up.Membership, id)))
    whole = {**plain, **fields}
    kept = {key: value for key, value in whole.items() if value is not None}
    return {"urbanpolicy": 1, "memberships": [kept]}


def blurred(office: str, on: str) -> tuple[up.Register, str]:
    """A world in which it is not known to the day who held an office, and who may have."""
    holding = up.holder(office, on=on)
    if holding.state == "undecided":
        return up.register(), holding.candidates[0].person.id
    tenure = holding.tenure
    start = up.PartialDate.read("[1990-01-01..2025-12-31]")
    last = up.PartialDate.read("2026-06-01")
    unsure = attrs.evolve(tenure, period=up.Period(start=start, end=last))
    return up.register().with_records(unsure), tenure.person


def of(rule: str) -> dict[Key, Given]:
    body, _, seats = SEATS[rule]
    first, last = DAYS[body]
    on = str(first.replace(year=first.year + 1))
    office = up.register().one(up.Membership, seats[0]).office or ""
    world, person = blurred(office, on)
    free: dict[str, Any] = {"office": None, "municipality": None}
    unsure = f"[{first}..{last}]/.."
    return {
        (rule, "wrong"): Given(seat(seats[0], office="fi-prime-minister"), on=on),
        (rule, "missing"): Given(seat(seats[0], role="alternate"), on=on),
        (rule, "open"): Given(seat(seats[0], **free, person=person), on=on, register=world),
        (rule, "open-seat"): Given(seat(seats[0], period=unsure), on=on),
    }


def body(period: str) -> Given:
    plain = cast("dict[str, Any]", to_plain(up.group("urban-policy-committee-2020")))
    return Given({"urbanpolicy": 1, "groups": [{**plain, "period": period}]}, on="2022-01-01")


GIVEN: dict[Key, Given] = {
    **{key: given for rule in SEATS for key, given in of(rule).items()},
    ("body-ends-with-government", "late"): body("2020-01-16/2023-12-31"),
    ("body-ends-with-government", "open-late"): body("2020-01-16/2023-06"),
}
