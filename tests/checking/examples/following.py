"""One draft for each message on what follows what, on regional bodies and lists of parties."""

from __future__ import annotations

from typing import Any

from tests.checking.examples.agreements import (
    GROWTH,
    TAMPERE,
    given,
    parties,
    plain,
    steps,
    update,
)
from tests.checking.examples.given import Given, Key

AUNE, OTHER, TURKU = "aune-2016-espoo", "aune-2016-oulu", "mal-turku-2012-2015"
LIETO = "municipality-423"
"""The municipality into which Tarvasjoki was merged."""


def superseding(term: str) -> Given:
    """An agreement that supersedes one of 2016-2019."""
    return given(AUNE, supersedes=[OTHER], term=term)


def superseded(begun: str, day: str) -> Given:
    """An update in force from a day, with the older agreement superseded on another one."""
    older = plain("mal-tampere-2020-2031")
    stones = [*older["milestones"], *steps(superseded=day)]
    stepped = plain(TAMPERE, milestones=steps(approved="2024-11-28", in_force=begun))
    return Given({"urbanpolicy": 1, "agreements": [stepped, {**older, "milestones": stones}]})


def with_body(name: dict[str, str]) -> Given:
    details: dict[str, Any] = {**plain("ecosystem-oulu")["ecosystem"], "intermediate_body": name}
    return given("ecosystem-oulu", ecosystem=details)


GIVEN: dict[Key, Given] = {
    ("agreement-parties-followed", "missing"): given(
        TURKU, parties=parties(TURKU, without=(LIETO,))
    ),
    ("agreement-parties-followed", "open-missing"): given(
        TURKU, parties=parties(TURKU, without=(LIETO,)), is_complete=False
    ),
    ("agreement-no-bodies", "body"): given(
        AUNE, parties=parties(AUNE, {"actor": "alliance-cooperation-group"})
    ),
    ("agreement-parties-complete", "empty"): given(AUNE, parties=[], is_complete=True),
    ("agreement-supersedes-in-time", "early"): superseding("2015-12-31/2019-12-31"),
    ("agreement-supersedes-in-time", "gap"): superseding("2020-01-02/2023-12-31"),
    ("agreement-supersedes-in-time", "open-order"): superseding(
        "[2019-12-01..2020-02-01]/2023-12-31"
    ),
    ("agreement-superseded-day", "other"): superseded("2024-12-01", "2024-12-02"),
    ("agreement-superseded-day", "open-other"): superseded("2024-12-01", "2024-12"),
    ("agreement-one-in-force", "open-both"): Given(
        update(supersedes=["mal-tampere-2020-2031"], term="[2035-01-01..2036-06-01]/2047-12-31")
    ),
    ("mal-ely-centre", "missing"): given(
        TAMPERE, parties=parties(TAMPERE, without=("org-ely-pirkanmaa",))
    ),
    ("mal-regional-parties", "other"): given(
        TAMPERE, parties=parties(TAMPERE, {"actor": "org-paijat-hameen-liitto"})
    ),
    ("ecosystem-intermediate-body", "other"): with_body({"en": "Business Finland"}),
    ("growth-2016-start", "early"): given(GROWTH, term="2015-12-31/2018-12-31"),
    ("growth-2016-start", "open-early"): given(GROWTH, term="[2015-12-31..2016-06-09]/2018-12-31"),
    ("growth-zone-signed", "other"): given(
        "growth-zone-northern", milestones=steps(signed="2016-06-10")
    ),
    ("growth-zone-signed", "open-other"): given(
        "growth-zone-northern", milestones=steps(signed="2016-06")
    ),
    ("six-city-shares", "sum"): given(
        "6aika", funding=[{"heading": {"en": "draft"}, "share": 0.5}]
    ),
}
