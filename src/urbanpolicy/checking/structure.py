"""Norms of every agreement, whatever its model: what the structure of an agreement implies."""

from __future__ import annotations

from urbanpolicy.checking.amounts import one_currency, shares, supersedes_own
from urbanpolicy.checking.between import one_in_force
from urbanpolicy.checking.following import begins_in_time, followed, superseded_day
from urbanpolicy.checking.order import approved_before_signed, within_term
from urbanpolicy.checking.parties import (
    existing_parties,
    one_role,
    signatories_are_parties,
    signatories_in_office,
)
from urbanpolicy.checking.regional import complete_list, no_bodies
from urbanpolicy.checking.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        id="agreement-parties-exist",
        kind="agreement",
        standing="structural",
        judge=existing_parties,
        citations=("statfin-luokitustiedotteet",),
    ),
    Rule(
        id="agreement-one-role",
        kind="agreement",
        standing="structural",
        judge=one_role,
        citations=("agr-kuopio-2024",),
    ),
    Rule(
        id="agreement-approved-before-signed",
        kind="agreement",
        standing="announced",
        judge=approved_before_signed,
        citations=("hel-2022-03-16", "kajaani-kh-2021-01-12", "ouka-mal-2024", "pori-2021-01-18"),
    ),
    Rule(
        id="agreement-within-term",
        kind="agreement",
        standing="structural",
        severity="warning",
        judge=within_term,
        citations=("jyvaskyla-kh-2025-02-03", "mdi-midterm"),
    ),
    Rule(
        id="agreement-shares",
        kind="agreement",
        standing="structural",
        severity="warning",
        judge=shares,
        citations=("6aika-2014-06-09",),
    ),
    Rule(
        id="agreement-one-currency",
        kind="agreement",
        standing="structural",
        severity="warning",
        judge=one_currency,
        citations=("6aika-2014-06-09",),
    ),
    Rule(
        id="agreement-supersedes-own",
        kind="agreement",
        standing="structural",
        judge=supersedes_own,
        citations=("ouka-mal-2024", "ym-2024-09-23"),
    ),
    Rule(
        id="agreement-signatories-are-parties",
        kind="agreement",
        standing="structural",
        judge=signatories_are_parties,
        citations=("kajaani-kh-2021-01-12",),
    ),
    Rule(
        id="agreement-signatories-in-office",
        kind="agreement",
        standing="structural",
        severity="warning",
        judge=signatories_in_office,
        citations=("kajaani-kh-2021-01-12",),
    ),
    Rule(
        id="agreement-one-in-force",
        kind="model",
        standing="announced",
        judge=one_in_force,
        citations=("ouka-mal-2024", "ym-2024-09-23"),
    ),
    Rule(
        id="agreement-parties-followed",
        kind="agreement",
        standing="structural",
        severity="warning",
        judge=followed,
        citations=("agr-turku-2012", "statfin-dissolved-2022"),
    ),
    Rule(
        id="agreement-no-bodies",
        kind="agreement",
        standing="structural",
        judge=no_bodies,
        citations=("tem-ecosystem-fi", "ym-fi-2021"),
    ),
    Rule(
        id="agreement-parties-complete",
        kind="agreement",
        standing="structural",
        judge=complete_list,
        citations=("tem-ecosystem-fi", "ym-fi-2021"),
    ),
    Rule(
        id="agreement-supersedes-in-time",
        kind="agreement",
        standing="structural",
        judge=begins_in_time,
        citations=("hel-kh-2024", "maankaytto-2021-05-24", "tampere-kv-2024-10-21"),
    ),
    Rule(
        id="agreement-superseded-day",
        kind="agreement",
        standing="structural",
        judge=superseded_day,
        citations=("hel-kh-2024", "tampere-kv-2024-10-21"),
    ),
)
"""The norms of all agreements."""
