"""The norms of the MAL agreements, by round."""

from __future__ import annotations

from datetime import date

from urbanpolicy.checking.between import cities_once, one_each_round
from urbanpolicy.checking.order import approved_before_force, measures, resolved, term_years
from urbanpolicy.checking.parties import (
    allowed_regions,
    central_city,
    one_region,
    required_parties,
)
from urbanpolicy.checking.regional import regional_centres, regional_parties
from urbanpolicy.checking.rule import Rule

TAMPERE = ("urban-region-tampere",)
FOUR = ("urban-region-helsinki", "urban-region-oulu", *TAMPERE, "urban-region-turku")
SEVEN = (*FOUR, "urban-region-jyvaskyla", "urban-region-kuopio", "urban-region-lahti")

CENTRES = (
    ("urban-region-helsinki", "municipality-091"),
    ("urban-region-jyvaskyla", "municipality-179"),
    ("urban-region-kuopio", "municipality-297"),
    ("urban-region-lahti", "municipality-398"),
    ("urban-region-oulu", "municipality-564"),
    ("urban-region-tampere", "municipality-837"),
    ("urban-region-turku", "municipality-853"),
)
"""The urban regions, and the city that gives each its name."""

PARTIES_2020 = ("org-ara", "org-lvm", "org-tem", "org-traficom", "org-vayla", "org-vm", "org-ym")
PARTIES_2016 = ("org-ara", "org-liikennevirasto", "org-lvm", "org-ym")

ELY = (
    ("urban-region-helsinki", ("org-ely-uusimaa",)),
    ("urban-region-jyvaskyla", ("org-ely-keski-suomi",)),
    ("urban-region-kuopio", ("org-ely-pohjois-savo",)),
    ("urban-region-lahti", ("org-ely-hame", "org-ely-uusimaa")),
    ("urban-region-oulu", ("org-ely-pohjois-pohjanmaa",)),
    ("urban-region-tampere", ("org-ely-pirkanmaa",)),
    ("urban-region-turku", ("org-ely-varsinais-suomi",)),
)
"""The ELY Centres of each urban region, which there were to the end of 2025."""
OF_REGION = (
    ("urban-region-helsinki", ("org-hsl",)),
    ("urban-region-jyvaskyla", ()),
    ("urban-region-kuopio", ()),
    ("urban-region-lahti", ("org-paijat-hameen-liitto",)),
    ("urban-region-oulu", ("org-pohjois-pohjanmaan-liitto",)),
    ("urban-region-tampere", ("org-tampereen-kaupunkiseutu",)),
    ("urban-region-turku", ()),
)
"""The joint authority or regional council that is party, where there is one."""

RULES: tuple[Rule, ...] = (
    Rule(
        id="mal-regions-2011",
        kind="agreement",
        model="mal",
        standing="announced",
        period="/2012-05-31",
        judge=allowed_regions,
        given={"regions": TAMPERE},
        citations=("thesis-2015",),
    ),
    Rule(
        id="mal-regions-2012",
        kind="agreement",
        model="mal",
        standing="announced",
        period="2012-06-01/2021-05-31",
        judge=allowed_regions,
        given={"regions": FOUR},
        citations=("maankaytto-2021-05-24", "ym-old-fi-2019"),
    ),
    Rule(
        id="mal-regions-2021",
        kind="agreement",
        model="mal",
        standing="announced",
        period="2021-06-01/..",
        judge=allowed_regions,
        given={"regions": SEVEN},
        citations=("maankaytto-2021-05-24", "seed-2023-11-17", "ym-fi-2021"),
    ),
    Rule(
        id="mal-one-region",
        kind="agreement",
        model="mal",
        standing="announced",
        judge=one_region,
        citations=("ym-en", "ym-fi-2021"),
    ),
    Rule(
        id="mal-central-city",
        kind="agreement",
        model="mal",
        standing="structural",
        judge=central_city,
        given={"cities": CENTRES},
        citations=("agr-helsinki-2024", "agr-kuopio-2024", "agr-oulu-2024"),
    ),
    Rule(
        id="mal-term",
        kind="agreement",
        model="mal",
        standing="announced",
        period="2020-01-01/..",
        judge=term_years,
        given={"years": 12, "ends": (("mal-round-2021-2031", date(2031, 12, 31)),)},
        citations=("agr-helsinki-2024", "agr-lahti-2021", "ym-fi-2021"),
    ),
    Rule(
        id="mal-measures",
        kind="agreement",
        model="mal",
        standing="announced",
        period="2020-01-01/..",
        judge=measures,
        given={"years": 4, "others": (("mal-round-2021-2031", 3),)},
        citations=("agr-helsinki-2024", "agr-lahti-2021", "ym-fi-2021"),
    ),
    Rule(
        id="mal-government-resolution",
        kind="agreement",
        model="mal",
        standing="announced",
        period="2020-01-01/..",
        judge=resolved,
        citations=("ouka-mal-2024", "tks-2020-10", "ym-2024-09-23"),
    ),
    Rule(
        id="mal-in-force",
        kind="agreement",
        model="mal",
        standing="announced",
        judge=approved_before_force,
        citations=("hel-kh-2020", "hel-kh-2024", "jkl-seutu-2021"),
    ),
    Rule(
        id="mal-state-parties-2016",
        kind="agreement",
        model="mal",
        standing="announced",
        period="2016-01-01/2019-12-31",
        judge=required_parties,
        given={"actors": PARTIES_2016},
        citations=("agr-helsinki-2016", "ym-old-fi-2019", "ym-old-sv-2018"),
    ),
    Rule(
        id="mal-state-parties-2020",
        kind="agreement",
        model="mal",
        standing="announced",
        period="2020-01-01/..",
        judge=required_parties,
        given={"actors": PARTIES_2020},
        citations=("agr-helsinki-2024", "agr-lahti-2021", "he-188-2024", "ym-en", "ym-fi-2021"),
    ),
    Rule(
        id="mal-ely-centre",
        kind="agreement",
        model="mal",
        standing="announced",
        period="2016-01-01/2025-12-31",
        judge=regional_centres,
        given={"centres": ELY},
        citations=("agr-kuopio-2024", "agr-lahti-2021", "ym-en", "ym-fi-2021", "ym-old-fi-2019"),
    ),
    Rule(
        id="mal-regional-parties",
        kind="agreement",
        model="mal",
        standing="observed",
        severity="note",
        period="2012-01-01/..",
        judge=regional_parties,
        given={"bodies": OF_REGION},
        citations=(
            "agr-helsinki-2024",
            "agr-kuopio-2024",
            "agr-lahti-2021",
            "agr-oulu-2024",
            "agr-tampere-2020",
            "agr-turku-2020",
        ),
    ),
    Rule(
        id="mal-region-once",
        kind="model",
        model="mal",
        standing="announced",
        judge=one_each_round,
        citations=("ym-en", "ym-fi-2021"),
    ),
    Rule(
        id="mal-city-once",
        kind="model",
        model="mal",
        standing="structural",
        judge=cities_once,
        given={"by_round": True},
        citations=("agr-helsinki-2024", "agr-kuopio-2024", "agr-oulu-2024"),
    ),
)
"""The norms of the MAL agreements, from their texts and the ministry's pages."""
