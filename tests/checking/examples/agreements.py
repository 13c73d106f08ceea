"""One draft for each message of the rules of agreements."""

from __future__ import annotations

from typing import Any, cast

import urbanpolicy as up
from tests.checking.examples.given import Given, Key
from urbanpolicy.values.plain import to_plain

GROWTH = "growth-2016-joensuu"
TAMPERE = "mal-tampere-2024-2035"
ENDED = "municipality-004"
"""A municipality that existed to the end of 2008."""


def plain(id: str, /, **fields: Any) -> dict[str, Any]:
    """An agreement of the register in its plain form, but for some fields; None leaves one out."""
    whole = {**cast("dict[str, Any]", to_plain(up.agreement(id))), **fields}
    return {key: value for key, value in whole.items() if value is not None}


def agreement(id: str, /, **fields: Any) -> dict[str, Any]:
    """A document with an agreement of the register, but for some fields."""
    return {"urbanpolicy": 1, "agreements": [plain(id, **fields)]}


def parties(id: str, *more: Any, without: tuple[str, ...] = ()) -> list[Any]:
    """The parties of an agreement, with more or without some."""
    kept = [one for one in plain(id)["parties"] if one.get("actor") not in without]
    return [*kept, *more]


def steps(**days: str) -> list[dict[str, str]]:
    """Steps by their days; an underscore stands for a hyphen."""
    return [{"kind": kind.replace("_", "-"), "date": day} for kind, day in days.items()]


def update(**fields: Any) -> dict[str, Any]:
    """A MAL agreement that follows the newest one of Tampere, in a round of its own."""
    mal = {**plain(TAMPERE)["mal"], "round": "draft-round", "measures": "2026/2029"}
    own = {
        "id": "draft-tampere",
        "term": "2026-01-01/2037-12-31",
        "mal": {**mal, "measures": "2026-01-01/2029-12-31"},
        "supersedes": [TAMPERE, "mal-tampere-2020-2031"],
        "milestones": None,
        "funding": None,
        "citations": None,
    }
    rounds = [{"id": "draft-round", "name": {"en": "draft"}, "nature": "agreement"}]
    return {**agreement(TAMPERE, **{**own, **fields}), "mal_rounds": rounds}


def given(id: str, /, **fields: Any) -> Given:
    return Given(agreement(id, **fields))


def funded(*lines: dict[str, Any]) -> Given:
    return given(GROWTH, funding=[{"heading": {"en": "draft"}, **line} for line in lines])


def signed_by(person: str, office: str, day: str = "2016-06-09") -> Given:
    signatory = {"person": person, "office": office}
    return given(GROWTH, signatories=[signatory], milestones=steps(signed=day))


REGION = [{"id": "draft-region", "name": {"fi": "luonnos", "sv": "utkast", "en": "draft"}}]


def in_region(id: str) -> Given:
    return Given({**agreement(id, urban_region="draft-region"), "urban_regions": REGION})


def second(id: str, own: str, **fields: Any) -> Given:
    """A second agreement beside one of the register."""
    return given(id, id=own, **fields)


def cities(rule: str, id: str, gone: str) -> dict[Key, Given]:
    return {
        (rule, "surplus"): given(id, parties=parties(id, {"actor": "municipality-240"})),
        (rule, "missing"): given(id, parties=parties(id, without=(gone,))),
    }


GIVEN: dict[Key, Given] = {
    ("agreement-parties-exist", "not-existing"): given(
        GROWTH, parties=parties(GROWTH, {"actor": ENDED})
    ),
    ("agreement-parties-exist", "open-existing"): given(
        GROWTH,
        parties=parties(GROWTH, {"actor": ENDED}),
        milestones=steps(signed="[2008-06-01..2016-06-09]"),
    ),
    ("agreement-one-role", "both"): given(
        GROWTH, parties=parties(GROWTH, {"actor": "municipality-167", "role": "not-a-party"})
    ),
    ("agreement-approved-before-signed", "late"): given(
        GROWTH, milestones=steps(signed="2016-06-09", approved="2016-06-10")
    ),
    ("agreement-approved-before-signed", "open-late"): given(
        GROWTH, milestones=steps(signed="2016-06-09", approved="2016-06")
    ),
    ("agreement-within-term", "outside"): funded({"period": "2019-01-01/2019-12-31"}),
    ("agreement-within-term", "open-outside"): funded(
        {"period": "2018-01-01/[2018-12-01..2019-02-01]"}
    ),
    ("agreement-shares", "more"): funded({"share": 0.7}, {"share": 0.5}),
    ("agreement-one-currency", "several"): funded({"amount": "EUR 5"}, {"amount": "SEK 50"}),
    ("agreement-supersedes-own", "stranger"): given(GROWTH, supersedes=["ecosystem-joensuu"]),
    ("agreement-signatories-are-parties", "stranger"): given(
        "homelessness-2008-helsinki",
        signatories=[{"behalf_of": "municipality-853", "title": {"en": "mayor"}}],
    ),
    ("agreement-signatories-in-office", "not-holder"): signed_by(
        "petteri-orpo", "fi-minister-economic-affairs"
    ),
    ("agreement-signatories-in-office", "open-holder"): signed_by(
        "petteri-orpo", "fi-minister-economic-affairs", day="2005-01-01"
    ),
    ("agreement-one-in-force", "both"): Given(update(supersedes=["mal-tampere-2020-2031"])),
    ("mal-regions-2011", "other"): in_region("mal-tampere-2011-2012"),
    ("mal-regions-2012", "other"): in_region("mal-helsinki-2012-2015"),
    ("mal-regions-2021", "other"): in_region("mal-kuopio-2021-2031"),
    ("mal-one-region", "missing"): given("mal-kuopio-2021-2031", urban_region=None),
    ("mal-central-city", "missing"): given(
        "mal-kuopio-2021-2031",
        parties=parties("mal-kuopio-2021-2031", without=("municipality-297",)),
    ),
    ("mal-term", "wrong"): given(TAMPERE, term="2024-01-01/2030-12-31"),
    ("mal-term", "open"): given(TAMPERE, term="2024-01-01/2035-12"),
    ("mal-measures", "wrong"): given(
        TAMPERE, mal={**plain(TAMPERE)["mal"], "measures": "2024-01-01/2026-12-31"}
    ),
    ("mal-government-resolution", "missing"): given(TAMPERE, milestones=steps(signed="2024-12-13")),
    ("mal-in-force", "late"): given(
        TAMPERE, milestones=steps(approved="2024-11-28", in_force="2024-11-01")
    ),
    ("mal-in-force", "open-late"): given(
        TAMPERE, milestones=steps(approved="2024-11-28", in_force="2024-11")
    ),
    ("mal-state-parties-2016", "missing"): given(
        "mal-helsinki-2016-2019",
        parties=parties("mal-helsinki-2016-2019", without=("org-ara",)),
    ),
    ("mal-state-parties-2016", "open-missing"): given(
        "mal-helsinki-2016-2019",
        parties=parties("mal-helsinki-2016-2019", without=("org-liikennevirasto",)),
        milestones=[{"kind": "signed", "date": "[2018-12-01..2019-02-01]"}],
    ),
    ("mal-state-parties-2020", "missing"): given(
        TAMPERE, parties=parties(TAMPERE, without=("org-vm",))
    ),
    ("mal-state-parties-2020", "open-missing"): given(
        TAMPERE,
        parties=parties(TAMPERE, without=("org-ara",)),
        milestones=[{"kind": "signed", "date": "[2025-02-20..2025-03-10]"}],
    ),
    ("mal-region-once", "twice"): Given(update(mal=plain(TAMPERE)["mal"])),
    ("mal-city-once", "twice"): second(
        TAMPERE,
        "mal-uusi-2024-2035",
        parties=[{"actor": "municipality-837"}],
        urban_region=None,
        supersedes=None,
        citations=None,
    ),
    ("ecosystem-cities", "surplus"): given(
        "ecosystem-oulu", parties=parties("ecosystem-oulu", {"actor": "municipality-240"})
    ),
    ("ecosystem-shared", "missing"): given(
        "ecosystem-kajaani", parties=parties("ecosystem-kajaani", without=("municipality-765",))
    ),
    ("ecosystem-city-once", "twice"): second(
        "ecosystem-oulu", "ecosystem-oulu-2", term="2021-03-01/2027-12-31"
    ),
    ("ecosystem-state-party", "missing"): given(
        "ecosystem-oulu", parties=parties("ecosystem-oulu", without=("org-tem",))
    ),
    ("ecosystem-state-party", "surplus"): given(
        "ecosystem-oulu", parties=parties("ecosystem-oulu", {"actor": "org-ym"})
    ),
    ("ecosystem-signed", "other"): given("ecosystem-oulu", milestones=steps(signed="2021-02-10")),
    ("ecosystem-signed", "open-other"): given("ecosystem-oulu", milestones=steps(signed="2021-02")),
    ("ecosystem-start", "late"): given(
        "ecosystem-oulu", milestones=steps(signed="2021-02-09", in_force="2021-01-01")
    ),
    ("ecosystem-start", "open-late"): given(
        "ecosystem-oulu", milestones=steps(signed="2021-02-09", in_force="2021-02")
    ),
    ("ecosystem-end", "wrong"): given("ecosystem-oulu", term="2021-02-09/2026-12-31"),
    ("ecosystem-end", "open"): given("ecosystem-oulu", term="2021-02-09/2027-12"),
    ("ecosystem-priorities", "many"): given(
        "ecosystem-oulu", themes=[{"en": f"theme {number}"} for number in range(5)]
    ),
    ("growth-2013-end", "wrong"): given("growth-2013-oulu", term="2013-12-20/2016-12-31"),
    ("growth-2013-end", "open"): given("growth-2013-oulu", term="2013-12-20/2015-12"),
    ("growth-2016-signed", "other"): given(GROWTH, milestones=steps(signed="2016-06-10")),
    ("growth-2016-signed", "open-other"): given(GROWTH, milestones=steps(signed="2016-06")),
    ("homelessness-2008-start", "early"): given(
        "homelessness-2008-espoo", term="2008-08-31/2011-12-31"
    ),
    ("homelessness-2008-start", "open-early"): given(
        "homelessness-2008-espoo", term="[2008-08-31..2008-09-02]/2011-12-31"
    ),
    ("thematic-not-before", "early"): given("vitality-partnership", term="2023-09-30/.."),
    ("thematic-not-before", "open-early"): given(
        "vitality-partnership", term="[2023-09-30..2023-10-02]/.."
    ),
    **cities("thematic-vitality-cities", "vitality-partnership", "municipality-179"),
    **cities("thematic-medium-cities", "medium-sized-growth-cities", "municipality-205"),
    **cities("thematic-eastern-cities", "joensuu-lappeenranta-imatra", "municipality-153"),
    ("thematic-eastern-not-before", "early"): given(
        "joensuu-lappeenranta-imatra", term="2024-05-23/.."
    ),
    ("thematic-eastern-not-before", "open-early"): given(
        "joensuu-lappeenranta-imatra", term="[2024-05-23..2024-05-25]/.."
    ),
    ("partnership-city-once", "twice"): second(
        "vitality-partnership",
        "vitality-too",
        parties=[{"actor": "municipality-179"}],
        term="2025-01-01/2026-12-31",
    ),
    ("programme-models", "other"): Given(
        {
            "urbanpolicy": 1,
            "models": [
                {
                    "id": "draft-model",
                    "name": {"en": "draft"},
                    "nature": "agreement",
                    "government": "gov-orpo",
                }
            ],
        },
        on="2024-01-01",
    ),
}
