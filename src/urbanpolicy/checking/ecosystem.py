"""The norms of the ecosystem agreements of 2021-2027."""

from __future__ import annotations

from datetime import date

from urbanpolicy.checking.amounts import number_of_themes
from urbanpolicy.checking.between import cities_once
from urbanpolicy.checking.order import signed_before_force, signed_on, term_end
from urbanpolicy.checking.parties import only_cities, state_party, together
from urbanpolicy.checking.regional import intermediate_body
from urbanpolicy.checking.rule import Rule

ANNOUNCED = tuple(
    f"municipality-{code}"
    for code in (
        [
            "049",
            "091",
            "092",
            "167",
            "179",
            "205",
            "272",
            "297",
            "398",
            "405",
            "491",
            "564",
            "609",
            "698",
            "743",
            "837",
            "853",
            "905",
        ]
    )
)
"""The eighteen cities that were announced."""
BESIDE = ("municipality-153", "municipality-765")
"""Imatra and Sotkamo, which share the agreement of a neighbour."""
SHARED = (
    ("municipality-049", "municipality-091", "municipality-092"),
    ("municipality-153", "municipality-405"),
    ("municipality-205", "municipality-765"),
)
"""The cities that share an agreement."""

RULES: tuple[Rule, ...] = (
    Rule(
        id="ecosystem-cities",
        kind="agreement",
        model="ecosystem",
        standing="announced",
        judge=only_cities,
        given={"cities": (*ANNOUNCED, *BESIDE)},
        citations=("agr-lappeenranta-2021", "sotkamo-2021", "tem-ecosystem-fi", "vn-2020-05-20"),
    ),
    Rule(
        id="ecosystem-shared",
        kind="agreement",
        model="ecosystem",
        standing="announced",
        judge=together,
        given={"groups": SHARED},
        citations=("agr-lappeenranta-2021", "kajaani-2021-02-09", "tem-ecosystem-fi", "vantaa"),
    ),
    Rule(
        id="ecosystem-city-once",
        kind="model",
        model="ecosystem",
        standing="announced",
        judge=cities_once,
        citations=("pirkanmaa-climate", "pori-ekosop"),
    ),
    Rule(
        id="ecosystem-state-party",
        kind="agreement",
        model="ecosystem",
        standing="announced",
        judge=state_party,
        given={"actor": "org-tem"},
        citations=("agr-lappeenranta-2021", "kajaani-2021-02-09", "mikkeli", "vantaa"),
    ),
    Rule(
        id="ecosystem-signed",
        kind="agreement",
        model="ecosystem",
        standing="announced",
        judge=signed_on,
        given={"days": (date(2021, 2, 9),)},
        citations=("bioekonomi-2021-02-10", "biotalous-2021-02-09"),
    ),
    Rule(
        id="ecosystem-start",
        kind="agreement",
        model="ecosystem",
        standing="announced",
        judge=signed_before_force,
        citations=("kajaani-kh-2021-01-12", "pori-2021-01-18"),
    ),
    Rule(
        id="ecosystem-end",
        kind="agreement",
        model="ecosystem",
        standing="announced",
        judge=term_end,
        given={"last": date(2027, 12, 31)},
        citations=("biotalous-2021-02-09", "bkuopio-fi", "kajaani-kh-2021-01-12"),
    ),
    Rule(
        id="ecosystem-priorities",
        kind="agreement",
        model="ecosystem",
        standing="announced",
        severity="warning",
        judge=number_of_themes,
        given={"most": 4},
        citations=("pirkanmaa-climate",),
    ),
    Rule(
        id="ecosystem-intermediate-body",
        kind="agreement",
        model="ecosystem",
        standing="announced",
        severity="warning",
        judge=intermediate_body,
        citations=("innocities-funding", "rr-oulu", "rr-sud-fi", "rr-west-fi"),
    ),
)
"""The norms of the ecosystem agreements, from the pages on their making."""
