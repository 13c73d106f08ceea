"""One draft for each message of the rules of bodies other than the alliance's charter."""

from __future__ import annotations

from typing import Any, cast

import attrs

import urbanpolicy as up
from tests.checking.examples.agreements import cities
from tests.checking.examples.given import Given, Key
from tests.checking.made import DAY, FREED, LAHTI, document, follows
from urbanpolicy.model.people import Tenure
from urbanpolicy.values.plain import to_plain

BOARD = "metropolitan-advisory-board-2011"
METROPOLITAN = "metropolitan-policy-committee-2020"
MEDIUM, VITALITY = "medium-sized-growth-cities-group", "vitality-partnership-group"
PERHAPS = "[2000-01-01..2026-12-31]/.."
"""In force on a day, or not."""
STRANGER = "jari-partanen"
"""Somebody who holds no office of the register."""

DAYS = {
    BOARD: "2013-05-02",
    METROPOLITAN: "2022-01-01",
    MEDIUM: "2025-01-01",
    VITALITY: "2025-01-01",
    "urban-policy-committee-2011": "2012-06-01",
    "urban-policy-committee-2016": "2017-01-01",
    "urban-policy-committee-2020": "2022-01-01",
    "urban-policy-committee-2023": DAY,
}


def body(
    id: str,
    seats: dict[str, dict[str, Any]] | None = None,
    *,
    more: tuple[dict[str, Any], ...] = (),
    meetings: tuple[dict[str, Any], ...] = (),
    register: up.Register | None = None,
    **fields: Any,
) -> Given:
    """A body of the register on a day, but for some of its fields, some seats, and more of them."""
    changes = seats or {}
    plain = [
        {**cast("dict[str, Any]", to_plain(seat)), **changes.get(seat.id, {})}
        for seat in up.register().grouped(up.Membership, "group").get(id, ())
    ]
    added = [
        {"id": f"d-{number}", "group": id, "role": "member", "period": "2000-01-01/..", **one}
        for number, one in enumerate(more)
    ]
    held = [{"id": f"d-m-{number}", "group": id, **one} for number, one in enumerate(meetings)]
    group = {**cast("dict[str, Any]", to_plain(up.group(id))), **fields}
    table = {
        "urbanpolicy": 1,
        "groups": [_given(group)],
        "memberships": [_given(one) for one in (*plain, *added)],
        "meetings": held,
    }
    return Given({key: value for key, value in table.items() if value}, DAYS[id], register)


def _given(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value is not None}


def blurred(office: str, on: str) -> tuple[up.Register, str]:
    """The register, but it is not known from when the holder of an office held it; and that holder."""
    holding = up.holder(office, on=on)
    if holding.state == "undecided":
        return up.register(), holding.candidates[0].person.id
    tenure = holding.tenure
    other = attrs.evolve(up.register().one(Tenure, tenure.id), period=PERHAPS)
    return up.register().with_records(other), tenure.person


def of_office(rule: str, id: str, seat: str, office: str) -> dict[Key, Given]:
    """The messages on a seat that belongs to an office."""
    world, person = blurred(office, DAYS[id])
    return {
        (rule, "wrong"): body(id, {seat: follows(office="fi-minister-justice")}),
        (rule, "missing"): body(id, {seat: {"role": "secretary"}}),
        (rule, "open"): body(id, {seat: {**FREED, "person": person}}, register=world),
        (rule, "open-seat"): body(id, {seat: {"period": PERHAPS}}),
    }


def of_term(rule: str, id: str, end: str) -> dict[Key, Given]:
    """The messages on a term."""
    year = str(up.group(id).period.start)[:4]
    return {
        (rule, "other-day"): body(id, period=f"2010-01-01/{end}"),
        (rule, "open-day"): body(id, period=f"{year}/{end}"),
        (rule, "other-government"): body(id, ends_with=None),
    }


def secretariat(
    without: str | None = None, more: tuple[dict[str, Any], ...] = (), **seats: dict[str, Any]
) -> Given:
    """A secretariat of the alliance, without a seat, with others, or with some of them changed."""
    held: dict[str, dict[str, Any]] = {
        "chair": {"role": "chair", "organisation": "org-tem"},
        "okm": {"organisation": "org-okm"},
        "vm": {"organisation": "org-vm"},
        **{code: {"municipality": f"municipality-{code}"} for code in ["049", "091", "092", "564"]},
        **{code: {"municipality": f"municipality-{code}"} for code in ["837", "853"]},
        **{f"more-{number}": one for number, one in enumerate(more)},
    }
    own = {"group": "d-secretariat", "role": "member", "period": "2023-09-01/.."}
    places = [
        _given({"id": f"d-{name}", **own, **one, **seats.get(name, {})})
        for name, one in held.items()
        if name != without
    ]
    group = {
        "id": "d-secretariat",
        "kind": "secretariat",
        "model": "alliance",
        "name": {"en": "draft"},
        "period": "2023-09-01/..",
    }
    return Given({"urbanpolicy": 1, "groups": [group], "memberships": places}, DAY)


def seated(**seat: Any) -> Given:
    """The alliance's group with one more seat."""
    return Given(document(x=seat), DAY)


def invited(rule: str, office: str) -> dict[Key, Given]:
    return {
        (rule, "member"): seated(office=office),
        (rule, "open-member"): seated(office=office, period="2023-11/.."),
    }


def attended(day: str, **came: Any) -> Given:
    """The board met on a day, and somebody came."""
    return body(BOARD, meetings=({"date": day, "attendance": [came]},))


HOUSING, HOUSING_PERSON = blurred("fi-minister-housing", DAYS[BOARD])
OF_2016 = "urban-policy-committee-2016"
OF_2020 = "urban-policy-committee-2020"
OF_2023 = "urban-policy-committee-2023"
CHAIR_2016 = {**FREED, "period": "2016-05-12/2019-06-05"}
VICE = "mem-metro-2011-vice-chair"
SECOND = {"role": "chair", "office": "fi-minister-municipal-affairs", "period": "2023-11-01/.."}

GIVEN: dict[Key, Given] = {
    **of_office(
        "committee-2011-chair",
        "urban-policy-committee-2011",
        "mem-upc-2011-chair",
        "fi-minister-economic-affairs",
    ),
    **of_office(
        "committee-2011-vice-chair",
        "urban-policy-committee-2011",
        "mem-upc-2011-vice",
        "city-manager-helsinki",
    ),
    **of_office(
        "committee-2020-chair", OF_2020, "mem-upc-2020-chair", "fi-minister-economic-affairs"
    ),
    **of_office(
        "committee-2020-vice-chairs", OF_2020, "mem-upc-2020-vice-1a", "fi-minister-environment"
    ),
    **of_office(
        "committee-2023-chair", OF_2023, "mem-upc-2023-chair", "fi-minister-municipal-affairs"
    ),
    **of_office(
        "committee-2023-vice-chair", OF_2023, "mem-upc-2023-vice-chair", "city-manager-vaasa"
    ),
    **of_office(
        "committee-metropolitan-chair",
        METROPOLITAN,
        "mem-metro-2020-chair",
        "fi-minister-environment",
    ),
    **of_office(
        "committee-metropolitan-vice-chairs",
        METROPOLITAN,
        "mem-metro-2020-vice-chair-minister",
        "fi-minister-municipal-affairs",
    ),
    **of_term("committee-2011-term", "urban-policy-committee-2011", "2014-06-23"),
    **of_term("committee-2016-term", OF_2016, "2019-06-05"),
    **of_term("committee-2020-term", OF_2020, "2023-06-19"),
    **of_term("committee-metropolitan-term", METROPOLITAN, "2023-06-19"),
    ("committee-2023-term", "other-government"): body(OF_2023, ends_with=None),
    ("committee-one-chair", "several"): body(OF_2023, more=(SECOND,)),
    ("committee-one-chair", "open-several"): body(OF_2023, more=({**SECOND, "period": PERHAPS},)),
    ("committee-chair-is-minister", "other"): body(
        OF_2016, {"mem-upc-2016-chair-a": {**CHAIR_2016, "organisation": "org-tem"}}
    ),
    ("committee-chair-is-minister", "open"): body(
        OF_2016, {"mem-upc-2016-chair-a": {**CHAIR_2016, "person": STRANGER}}
    ),
    **invited("alliance-invited-ministers", "fi-minister-interior"),
    **invited("alliance-invited-permanent-secretaries", "permanent-secretary-vm"),
    ("alliance-invited-kinds", "other"): seated(role="invited", municipality=LAHTI),
    ("alliance-invited-kinds", "open"): seated(role="invited", person=STRANGER),
    ("alliance-secretariat-chair", "wrong"): secretariat(chair={"organisation": "org-vm"}),
    ("alliance-secretariat-chair", "missing"): secretariat(without="chair"),
    ("alliance-secretariat-chair", "open"): secretariat(chair={**FREED, "person": STRANGER}),
    ("alliance-secretariat-chair", "open-seat"): secretariat(chair={"period": PERHAPS}),
    ("alliance-secretariat-members", "surplus"): secretariat(more=({"organisation": "org-sm"},)),
    ("alliance-secretariat-members", "missing"): secretariat(without="okm"),
    ("alliance-secretariat-members", "open"): secretariat(more=({"person": STRANGER},)),
    ("alliance-secretariat-members", "open-missing"): secretariat(okm={"period": PERHAPS}),
    **cities("alliance-partnership-cities", "six-largest-cities-alliance", "municipality-853"),
    ("thematic-group-cities", "surplus"): body(
        VITALITY, more=({"municipality": "municipality-240"},)
    ),
    ("thematic-group-cities", "missing"): body(
        VITALITY, {"mem-vitality-lahti": {"role": "secretary"}}
    ),
    ("thematic-group-cities", "open"): body(VITALITY, {"mem-vitality-lahti": {"period": PERHAPS}}),
    ("thematic-medium-group-set-up", "other-day"): body(MEDIUM, period="2024-05-24/.."),
    ("thematic-medium-group-set-up", "open-day"): body(MEDIUM, period="2024-05/.."),
    ("thematic-medium-group-set-up", "other-founder"): body(MEDIUM, set_by=None),
    ("body-ends-with-government", "late"): body(OF_2020, period="2020-01-16/2023-06-20"),
    ("body-ends-with-government", "open-late"): body(OF_2020, period="2020-01-16/2023"),
    ("body-memberships-within", "outside"): body(BOARD, more=({"person": STRANGER},)),
    ("body-memberships-within", "open-outside"): body(
        BOARD, more=({"person": STRANGER, "period": "2011-12/2015-04-30"},)
    ),
    ("body-meetings-within", "outside"): body(BOARD, meetings=({"date": "2015-05-01"},)),
    ("body-meetings-within", "open-outside"): body(BOARD, meetings=({"date": "2011-12"},)),
    ("body-chair-is-not-vice-chair", "both"): body(
        BOARD, {VICE: {"office": "fi-minister-housing"}}
    ),
    ("body-chair-is-not-vice-chair", "open-both"): body(
        BOARD, {VICE: {"office": "fi-minister-housing"}}, register=HOUSING
    ),
    ("body-named-in-office", "not-holder"): body(BOARD, {VICE: {"person": STRANGER}}),
    ("body-named-in-office", "open-holder"): body(
        BOARD,
        {VICE: {"office": "fi-minister-housing", "person": HOUSING_PERSON}},
        register=HOUSING,
    ),
    ("body-attendance-by-seats", "stranger"): attended(
        DAYS[BOARD], presence="present", person=STRANGER
    ),
    ("body-attendance-by-seats", "open-seat"): attended(
        "2013-05", presence="present", office="fi-minister-housing"
    ),
    ("body-attendance-in-office", "not-holder"): attended(
        DAYS[BOARD], presence="invited", person=STRANGER, office="fi-minister-housing"
    ),
    ("body-attendance-in-office", "open-holder"): attended(
        "2013-05", presence="invited", person=STRANGER, office="fi-minister-housing"
    ),
}
