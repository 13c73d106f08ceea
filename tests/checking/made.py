"""Drafts of the alliance's group as documents, in few words, and rules that only tests have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import urbanpolicy as up
from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.report import Report
from urbanpolicy.checking.rule import Verdict

DAY = "2023-11-16"
GROUP = "draft-group"
CHARTER = tuple(r for r in up.rules() if r.groups == ("alliance-cooperation-group",))
"""The rules of the alliance's group."""
CHARTER_IDS = frozenset(rule.id for rule in CHARTER)
SEATS: dict[str, dict[str, Any]] = {
    "chair": {"role": "chair", "office": "fi-prime-minister"},
    "vice-chair": {"role": "vice-chair", "office": "fi-minister-municipal-affairs"},
    "espoo": {"municipality": "municipality-049"},
    "helsinki": {"municipality": "municipality-091"},
    "vantaa": {"municipality": "municipality-092"},
    "oulu": {"municipality": "municipality-564"},
    "tampere": {"municipality": "municipality-837"},
    "turku": {"municipality": "municipality-853"},
}
LAHTI = "municipality-398"

# What a seat no longer follows when it follows something else.
FREED = {"office": None, "municipality": None, "person": None, "organisation": None}


def document(
    *,
    group: dict[str, Any] | None = None,
    without: tuple[str, ...] = (),
    meetings: tuple[str, ...] = (DAY,),
    more: dict[str, list[dict[str, Any]]] | None = None,
    **seats: dict[str, Any],
) -> dict[str, Any]:
    """A draft in order, but for these seats: changed by name, or added; their ids begin with d-."""
    places: list[dict[str, Any]] = []
    for name in dict.fromkeys([*SEATS, *seats]):
        if name not in without:
            plain = {"id": f"d-{name}", "group": GROUP, "role": "member", "period": "2023-11-16/.."}
            held = {**plain, **SEATS.get(name, {}), **seats.get(name, {})}
            places.append({key: value for key, value in held.items() if value is not None})
    body = {
        "id": GROUP,
        "kind": "cooperation-group",
        "model": "alliance",
        "name": {"en": "draft"},
        "period": "2023-09-01/..",
        **(group or {}),
    }
    return {
        "urbanpolicy": 1,
        "groups": [body],
        "memberships": places,
        "meetings": [
            {"id": f"meeting-{number}", "group": GROUP, "date": day}
            for number, day in enumerate(meetings)
        ],
        **(more or {}),
    }


def follows(**fields: str) -> dict[str, Any]:
    """What a seat follows, and nothing else."""
    return {**FREED, **fields}


def checked(*, on: str = DAY, register: up.Register | None = None, **changes: Any) -> Report:
    """The report on a draft that is in order but for these changes."""
    return up.check(document(**changes), on=on, register=register)


Told = tuple[str, str, str, str]


def told(findings: tuple[up.Finding, ...]) -> list[Told]:
    """Rule, message, record and field of each finding, in their order; seats by their names."""
    return [(f.rule.id, f.verdict.message, f.record.removeprefix("d-"), f.field) for f in findings]


# ------------------------------------------------------------------------- rules of users

TEXTS = {
    "statement": {"fi": "Ei mitään.", "sv": "Inget.", "en": "Nothing."},
    "advice": {"fi": "Poista {found}.", "sv": "Ta bort {found}.", "en": "Remove {found}."},
    "wrong": {"fi": "Väärin: {found}.", "sv": "Fel: {found}.", "en": "Wrong: {found}."},
}


def no_place(case: BodyCase) -> Iterator[Verdict]:
    """Finds every place in the body wrong."""
    for place in case.memberships:
        yield Verdict.of("wrong", place.id, "role", found=place.role, expected="–")


def dividing(case: BodyCase) -> Iterator[Verdict]:
    """Finds one breach and then fails."""
    yield Verdict.of("wrong", case.group.id, found="–", expected="–")
    yield Verdict.of("wrong", case.group.id, found=str(1 // len(case.group.citations[:0])))


def failing_at_once(case: BodyCase) -> list[Verdict]:
    """Fails before it finds anything."""
    raise LookupError(case.group.id)


def unknown_record(case: BodyCase) -> Iterator[Verdict]:
    """Speaks of a record that does not exist."""
    yield Verdict.of("wrong", "nowhere", found="–", expected="–")


def unknown_message(case: BodyCase) -> Iterator[Verdict]:
    """Has no text for what it says."""
    yield Verdict.of("strange", case.group.id, found="–", expected="–")


def unfilled(case: BodyCase) -> Iterator[Verdict]:
    """Does not fill its message."""
    yield Verdict.of("wrong", case.group.id)


def no_verdict(case: BodyCase) -> list[Any]:
    """Says nothing that is a verdict."""
    return [case.group]


def own_rule(judge: Any = no_place, **fields: Any) -> up.Rule:
    """A rule of a user."""
    given: dict[str, Any] = {
        "id": "own-rule",
        "model": "alliance",
        "standing": "structural",
        "judge": judge,
        "texts": TEXTS,
    }
    return up.Rule(**{**given, **fields})
