"""The norms of earlier agreements: growth agreements, 6Aika, homelessness letters."""

from __future__ import annotations

from datetime import date

from urbanpolicy.checking.amounts import whole_shares
from urbanpolicy.checking.order import not_before, signed_on, term_end
from urbanpolicy.checking.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        id="growth-2013-end",
        kind="agreement",
        model="growth-agreement-2013",
        standing="announced",
        judge=term_end,
        given={"last": date(2015, 12, 31)},
        citations=("docplayer-2016-05-19", "tem-2016-06-09"),
    ),
    Rule(
        id="growth-2016-signed",
        kind="agreement",
        model="growth-agreement-2016",
        standing="announced",
        judge=signed_on,
        given={"days": (date(2016, 5, 24), date(2016, 6, 9))},
        citations=("tem-2016-05-24", "tem-2016-06-09"),
    ),
    Rule(
        id="growth-2016-start",
        kind="agreement",
        model="growth-agreement-2016",
        standing="announced",
        judge=not_before,
        given={"first": date(2016, 1, 1)},
        citations=("docplayer-2016-05-19", "tem-2016-06-09"),
    ),
    Rule(
        id="growth-zone-signed",
        kind="agreement",
        model="growth-zone-agreement",
        standing="announced",
        judge=signed_on,
        given={"days": (date(2016, 6, 9),)},
        citations=("tem-2016-06-09",),
    ),
    Rule(
        id="six-city-shares",
        kind="agreement",
        model="six-city-strategy-6aika",
        standing="announced",
        severity="warning",
        implies=("agreement-shares",),
        judge=whole_shares,
        citations=("6aika-2014-06-09",),
    ),
    Rule(
        id="homelessness-2008-start",
        kind="agreement",
        model="homelessness-letter-2008",
        standing="announced",
        judge=not_before,
        given={"first": date(2008, 9, 1)},
        citations=("paavo1-vantaa",),
    ),
)
"""The norms of agreements that came before those of today."""
