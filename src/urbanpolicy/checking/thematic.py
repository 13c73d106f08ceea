"""The norms of the thematic partnerships, and of the models of the programme of 2023."""

from __future__ import annotations

from datetime import date

from urbanpolicy.checking.between import cities_once, programme_models
from urbanpolicy.checking.lasting import set_up
from urbanpolicy.checking.order import not_before
from urbanpolicy.checking.parties import exact_cities
from urbanpolicy.checking.rule import Rule
from urbanpolicy.checking.sitting import partnership_cities


def _ids(codes: str) -> tuple[str, ...]:
    return tuple(f"municipality-{code}" for code in codes.split())


VITALITY = _ids("179 297 398")
MEDIUM = _ids("106 109 205 272 285 286 491 609 638 698 734 743 905")
EASTERN = _ids("153 167 405")

PAGES = ("tem-thematic-en", "tem-thematic-fi")

RULES: tuple[Rule, ...] = (
    Rule(
        id="thematic-not-before",
        kind="agreement",
        model="thematic",
        standing="announced",
        government="gov-orpo",
        judge=not_before,
        given={"first": date(2023, 10, 1)},
        citations=("tem-2023-10-thematic",),
    ),
    Rule(
        id="thematic-vitality-cities",
        kind="agreement",
        model="thematic",
        agreements=("vitality-partnership",),
        standing="announced",
        government="gov-orpo",
        judge=exact_cities,
        given={"cities": VITALITY},
        citations=(*PAGES, "vn-sv-2024-05-23"),
    ),
    Rule(
        id="thematic-medium-cities",
        kind="agreement",
        model="thematic",
        agreements=("medium-sized-growth-cities",),
        standing="announced",
        government="gov-orpo",
        judge=exact_cities,
        given={"cities": MEDIUM},
        citations=(*PAGES, "mikkeli-2024-05-27"),
    ),
    Rule(
        id="thematic-eastern-cities",
        kind="agreement",
        model="thematic",
        agreements=("joensuu-lappeenranta-imatra",),
        standing="announced",
        government="gov-orpo",
        judge=exact_cities,
        given={"cities": EASTERN},
        citations=PAGES,
    ),
    Rule(
        id="thematic-eastern-not-before",
        kind="agreement",
        model="thematic",
        agreements=("joensuu-lappeenranta-imatra",),
        standing="announced",
        severity="warning",
        government="gov-orpo",
        judge=not_before,
        given={"first": date(2024, 5, 24)},
        citations=("hyvinkaa-2024-05", "vn-sv-2024-05-23"),
    ),
    Rule(
        id="thematic-group-cities",
        model="thematic",
        groups=("medium-sized-growth-cities-group", "vitality-partnership-group"),
        standing="announced",
        judge=partnership_cities,
        citations=(*PAGES, "mikkeli-2024-05-27", "vn-sv-2024-05-23"),
    ),
    Rule(
        id="thematic-medium-group-set-up",
        groups=("medium-sized-growth-cities-group",),
        standing="decision",
        judge=set_up,
        given={"first": date(2024, 5, 23), "by": "org-tem"},
        citations=("mikkeli-2024-05-27",),
    ),
    Rule(
        id="partnership-city-once",
        kind="model",
        model="thematic",
        standing="announced",
        government="gov-orpo",
        judge=cities_once,
        given={"models": ("alliance", "thematic")},
        citations=(*PAGES, "tem-2023-10-thematic"),
    ),
    Rule(
        id="programme-models",
        kind="model",
        standing="announced",
        government="gov-orpo",
        judge=programme_models,
        given={"government": "gov-orpo", "models": ("alliance", "thematic")},
        citations=("seed-2023-11-17", "tem-2023-10-thematic"),
    ),
)
"""The norms of the thematic partnerships of 2023, and which models the programme has as new ones."""
