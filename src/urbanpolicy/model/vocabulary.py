"""The closed lists of words that records use, as types and as sets."""

from __future__ import annotations

from typing import Literal, cast, get_args

from urbanpolicy.errors import InvalidValue

Evidence = Literal["witnessed", "decided", "planned", "derived", "stated", "inferred"]
"""What a bound rests on: a page of that day or later; an earlier decision; an earlier announcement;
worked out from other facts; a page without a date of its own; a conclusion from circumstances."""

Confidence = Literal["high", "medium", "low"]
"""How sure the compiler of a fact was."""

TenureStatus = Literal["regular", "acting", "substitute", "deputising"]
"""Holding an office: in one's own right, while it has no regular holder, for a holder who is away,
or as the holder of another office who stands in."""

SeatRole = Literal[
    "chair", "vice-chair", "member", "alternate", "permanent-expert", "secretary", "invited"
]
"""The role of a place in a body."""

PartyRole = Literal["party", "participant", "not-a-party"]
"""Bound by an agreement; taking part in it without being bound; expressly not bound."""

Nature = Literal[
    "agreement",
    "letter-of-intent",
    "partnership",
    "decision",
    "programme",
    "strategy",
    "pilot",
    "network",
    "funding",
]
"""What kind of instrument it is; those from *programme* on bind nobody by a contract."""

MilestoneKind = Literal[
    "proposed",
    "applied",
    "announced",
    "prepared",
    "negotiations-started",
    "negotiated",
    "committee",
    "considered",
    "approved",
    "signed",
    "in-force",
    "set-up",
    "first-met",
    "superseded",
    "ended",
]
"""A step in the life of an agreement or a body; each has a day of its own. *Considered*: an item
before a deciding body, whose outcome was not read."""

Basis = Literal["announced", "signed", "in_force", "term"]
"""What counts as being bound on a day: announced, signed, in force, or within the nominal term."""

Qualifier = Literal["exact", "about", "at-least", "over", "at-most"]
"""How a number is meant by its source."""

Presence = Literal["chaired", "present", "substitute", "invited", "absent"]
"""What a source says of somebody at one meeting."""

EVIDENCE = frozenset(get_args(Evidence))
CONFIDENCE = frozenset(get_args(Confidence))
TENURE_STATUS = frozenset(get_args(TenureStatus))
SEAT_ROLE = frozenset(get_args(SeatRole))
PARTY_ROLE = frozenset(get_args(PartyRole))
NATURE = frozenset(get_args(Nature))
MILESTONE_KIND = frozenset(get_args(MilestoneKind))
BASIS = frozenset(get_args(Basis))
PRESENCE = frozenset(get_args(Presence))
QUALIFIER = frozenset(get_args(Qualifier))


def read_basis(value: object) -> Basis:
    """Return a basis.

    Raises:
        InvalidValue: for anything but the four bases.
    """
    if isinstance(value, str) and value in BASIS:
        return cast(Basis, value)
    raise InvalidValue.at("basis", value, "one of " + ", ".join(sorted(BASIS)))
