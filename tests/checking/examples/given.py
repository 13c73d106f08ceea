"""What is checked to get one message of a rule."""

from __future__ import annotations

from typing import Any, NamedTuple

import urbanpolicy as up

Key = tuple[str, str]
"""A rule and the name of its message."""


class Given(NamedTuple):
    """A document, the day for which it is checked, and the world in which it stands."""

    document: dict[str, Any]
    on: str | None = None
    register: up.Register | None = None


def example(key: Key, given: Given) -> up.Finding:
    """The finding with a message of a rule."""
    report = up.check(given.document, on=given.on, register=given.register)
    found = [
        finding
        for finding in (*report.findings, *report.undecided)
        if (finding.rule.id, finding.verdict.message) == key
    ]
    assert len(found) == 1, report.text()
    return found[0]
