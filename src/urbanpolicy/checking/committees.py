"""The norms of the urban policy committees and of the metropolitan one: each by its own decision."""

from __future__ import annotations

from datetime import date

from urbanpolicy.checking.lasting import ends_with_term, term_from
from urbanpolicy.checking.rule import Rule
from urbanpolicy.checking.sitting import chaired_by_minister, role_of_offices, single_chair
from urbanpolicy.model.vocabulary import SeatRole

OF_2011 = "urban-policy-committee-2011"
OF_2016 = "urban-policy-committee-2016"
OF_2020 = "urban-policy-committee-2020"
OF_2023 = "urban-policy-committee-2023"
METROPOLITAN = "metropolitan-policy-committee-2020"

PAGES_2011 = ("mynewsdesk-2011-11-04", "thesis-10-6")
PAGES_2020 = ("tem-sv-2020-01-16", "tem-upc-2020-sv")
PAGES_2023 = ("tem-upc-2023-en", "tem-upc-2023-fi")
PAGES_METROPOLITAN = ("vn-2020-11-05", "ym-metro-en")

MINISTER_OF_ECONOMY = "fi-minister-economic-affairs"
MINISTER_OF_ENVIRONMENT = "fi-minister-environment"
MINISTER_OF_MUNICIPALITIES = "fi-minister-municipal-affairs"


def _seats(
    id: str,
    body: str,
    government: str,
    role: SeatRole,
    offices: tuple[str, ...],
    citations: tuple[str, ...],
) -> Rule:
    """Return the rule that the seats of a role belong to certain offices."""
    implied = ["body-chair-is-not-vice-chair", "body-named-in-office"]
    if role == "chair":
        implied += ["committee-chair-is-minister", "committee-one-chair"]
    return Rule(
        id=id,
        groups=(body,),
        standing="decision",
        government=government,
        implies=tuple(implied),
        judge=role_of_offices,
        given={"role": role, "offices": offices},
        citations=citations,
    )


def _term(id: str, body: str, first: date, government: str, citations: tuple[str, ...]) -> Rule:
    """Return the rule that a body's term begins on a day and ends with that of a government."""
    return Rule(
        id=id,
        groups=(body,),
        standing="decision",
        judge=term_from,
        given={"first": first, "ends_with": government},
        citations=citations,
    )


RULES: tuple[Rule, ...] = (
    _seats(
        "committee-2011-chair", OF_2011, "gov-katainen", "chair", (MINISTER_OF_ECONOMY,), PAGES_2011
    ),
    _seats(
        "committee-2011-vice-chair",
        OF_2011,
        "gov-katainen",
        "vice-chair",
        ("city-manager-helsinki",),
        PAGES_2011,
    ),
    _term("committee-2011-term", OF_2011, date(2011, 11, 3), "gov-katainen", PAGES_2011),
    _term(
        "committee-2016-term",
        OF_2016,
        date(2016, 5, 12),
        "gov-sipila",
        ("tem-upc-2016-fi", "tem-upc-2016-sv"),
    ),
    _seats(
        "committee-2020-chair", OF_2020, "gov-marin", "chair", (MINISTER_OF_ECONOMY,), PAGES_2020
    ),
    _seats(
        "committee-2020-vice-chairs",
        OF_2020,
        "gov-marin",
        "vice-chair",
        (MINISTER_OF_ENVIRONMENT, "city-manager-lahti"),
        PAGES_2020,
    ),
    _term("committee-2020-term", OF_2020, date(2020, 1, 16), "gov-marin", ("tem-sv-2020-01-16",)),
    _seats(
        "committee-2023-chair",
        OF_2023,
        "gov-orpo",
        "chair",
        (MINISTER_OF_MUNICIPALITIES,),
        PAGES_2023,
    ),
    _seats(
        "committee-2023-vice-chair",
        OF_2023,
        "gov-orpo",
        "vice-chair",
        ("city-manager-vaasa",),
        PAGES_2023,
    ),
    Rule(
        id="committee-2023-term",
        groups=(OF_2023,),
        standing="decision",
        judge=ends_with_term,
        given={"ends_with": "gov-orpo"},
        citations=PAGES_2023,
    ),
    _seats(
        "committee-metropolitan-chair",
        METROPOLITAN,
        "gov-marin",
        "chair",
        (MINISTER_OF_ENVIRONMENT,),
        PAGES_METROPOLITAN,
    ),
    _seats(
        "committee-metropolitan-vice-chairs",
        METROPOLITAN,
        "gov-marin",
        "vice-chair",
        (MINISTER_OF_MUNICIPALITIES, "mayor-helsinki"),
        PAGES_METROPOLITAN,
    ),
    _term(
        "committee-metropolitan-term",
        METROPOLITAN,
        date(2020, 11, 5),
        "gov-marin",
        PAGES_METROPOLITAN,
    ),
    Rule(
        id="committee-one-chair",
        groups=(OF_2011, OF_2016, OF_2020, OF_2023, METROPOLITAN),
        standing="decision",
        judge=single_chair,
        citations=(
            "mynewsdesk-2011-11-04",
            "tem-sv-2020-01-16",
            "tem-upc-2016-sv",
            "tem-upc-2023-fi",
            "vn-2020-11-05",
        ),
    ),
    Rule(
        id="committee-chair-is-minister",
        body_kind="cooperation-group",
        standing="observed",
        severity="note",
        judge=chaired_by_minister,
        citations=(
            "mynewsdesk-2011-11-04",
            "tem-sv-2020-01-16",
            "tem-upc-2016-sv",
            "tem-upc-2023-fi",
        ),
    ),
)
"""The norms of the committees of 2011, 2016, 2020 and 2023, and of the metropolitan one of 2020."""
