"""One draft for each message of the rules of the alliance."""

from __future__ import annotations

from typing import Any

import attrs

import urbanpolicy as up
from tests.checking.examples.given import Given, Key
from tests.checking.made import DAY, LAHTI, document, follows
from urbanpolicy.model.people import Tenure

NOVEMBER = {"period": "2023-11/.."}
TURKU = {"municipality": "municipality-853"}

CHANGES: dict[Key, dict[str, Any]] = {
    ("alliance-chair", "wrong"): {"chair": follows(office="fi-minister-interior")},
    ("alliance-chair", "missing"): {"without": ("chair",)},
    ("alliance-chair", "open"): {"chair": follows(person="petteri-orpo")},
    ("alliance-chair", "open-seat"): {"chair": NOVEMBER},
    ("alliance-vice-chair", "wrong"): {"vice-chair": follows(person="mari-rantanen")},
    ("alliance-vice-chair", "missing"): {"without": ("vice-chair",)},
    ("alliance-vice-chair", "open"): {"vice-chair": follows(person="anna-kaisa-ikonen")},
    ("alliance-vice-chair", "open-seat"): {"vice-chair": NOVEMBER},
    ("alliance-one-chair", "several"): {"x": {"role": "chair", "office": "fi-prime-minister"}},
    ("alliance-one-chair", "open-several"): {
        "x": {"role": "chair", "office": "fi-prime-minister", **NOVEMBER}
    },
    ("alliance-city-set", "surplus"): {"x": {"municipality": LAHTI}},
    ("alliance-city-set", "missing"): {"without": ("turku",)},
    ("alliance-city-set", "open"): {"turku": NOVEMBER},
    ("alliance-city-representation", "wrong"): {"turku": {"person": "mari-rantanen"}},
    ("alliance-city-representation", "several"): {"x": TURKU},
    ("alliance-city-representation", "open-several"): {"x": {**TURKU, **NOVEMBER}},
    ("alliance-city-representation", "open"): {"x": {"municipality": LAHTI}},
    ("alliance-first-meeting", "early"): {"meetings": ("2023-08-15",)},
    ("alliance-first-meeting", "open"): {"meetings": ("2023-11",)},
    ("alliance-membership-start", "early"): {"turku": {"period": "2023-08-15/.."}},
    ("alliance-membership-start", "open"): {"turku": {"period": "2023/.."}},
}
UNSURE = {
    ("alliance-chair", "open"): "fi-prime-minister",
    ("alliance-vice-chair", "open"): "fi-minister-municipal-affairs",
}
"""Messages on offices of which it is not known who held them."""


def _register_for(key: Key) -> up.Register:
    if key not in UNSURE:
        return up.register()
    tenure = up.holder(UNSURE[key], on=DAY).tenure
    blurred = attrs.evolve(up.register().one(Tenure, tenure.id), period="2023/..")
    return up.register().with_records(blurred)


GIVEN: dict[Key, Given] = {
    key: Given(document(**changes), on=DAY, register=_register_for(key))
    for key, changes in CHANGES.items()
}
