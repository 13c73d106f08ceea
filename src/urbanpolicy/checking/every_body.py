"""Norms of every standing body: what follows from its life, its seats and its meetings."""

from __future__ import annotations

from urbanpolicy.checking.attending import attended_by_seats, attended_in_office
from urbanpolicy.checking.lasting import meetings_within, memberships_within, outlives
from urbanpolicy.checking.rule import Rule
from urbanpolicy.checking.sitting import chair_is_not_vice_chair, named_in_office

RULES: tuple[Rule, ...] = (
    Rule(
        id="body-ends-with-government",
        standing="announced",
        severity="warning",
        judge=outlives,
        citations=("tem-sv-2020-01-16", "tem-upc-2023-fi"),
    ),
    Rule(
        id="body-memberships-within",
        standing="structural",
        severity="warning",
        judge=memberships_within,
        citations=("tem-upc-2020-sv", "vn-2020-11-05"),
    ),
    Rule(
        id="body-meetings-within",
        standing="structural",
        severity="warning",
        judge=meetings_within,
        citations=("seed-2023-11-17", "tem-sv-2020-01-16"),
    ),
    Rule(
        id="body-chair-is-not-vice-chair",
        standing="structural",
        severity="warning",
        judge=chair_is_not_vice_chair,
        citations=("seed-2023-11-17", "tem-upc-2023-fi", "vn-2020-11-05"),
    ),
    Rule(
        id="body-named-in-office",
        standing="announced",
        severity="warning",
        judge=named_in_office,
        citations=("seed-2023-11-17", "ym-metro-fi", "ym-metro-sv"),
    ),
    Rule(
        id="body-attendance-by-seats",
        standing="structural",
        severity="note",
        judge=attended_by_seats,
        citations=("eurocities-alliance", "seed-2023-11-17"),
    ),
    Rule(
        id="body-attendance-in-office",
        standing="structural",
        severity="warning",
        judge=attended_in_office,
        citations=("seed-2023-11-17", "vn-en-2025-03-11"),
    ),
)
"""The norms of all bodies."""
