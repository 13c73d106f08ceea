"""``urbanpolicy about``: the versions of code and facts, what was searched, how much is there."""

from __future__ import annotations

import json

from urbanpolicy.cli.answers import Fit
from urbanpolicy.cli.codes import classes_word
from urbanpolicy.cli.telling import told_period
from urbanpolicy.cli.who import columns
from urbanpolicy.cli.words import label
from urbanpolicy.model.catalogue import PLURALS
from urbanpolicy.values.text import Lang
from urbanpolicy.world.register import Register
from urbanpolicy.world.wording import word


def answer(world: Register, lang: Lang, fit: Fit) -> str:
    """Return what a register is, in words."""
    found = world.about()
    unknown = word("unknown", lang)
    rows = [
        ["urbanpolicy", f"{found.version} ({found.code_licence})"],
        [label("facts", lang), f"{found.data_version or found.name} ({found.licence or unknown})"],
        [label("state-of", lang), str(found.state or unknown)],
        [label("verified", lang), str(found.verified or unknown)],
    ]
    searched = [[c.subject.show(lang), told_period(c.period, lang)] for c in found.coverages]
    counts = [
        [classes_word(PLURALS[plural].__name__, lang), str(count)] for plural, count in found.counts
    ]
    lines = columns(rows, fit)
    for title, table in (("searched", searched), ("records", counts)):
        if table:
            lines += ["", label(title, lang), *(f"  {line}" for line in columns(table, fit))]
    return "\n".join(lines)


def as_json(world: Register) -> str:
    """Return the same as JSON, without words of a language."""
    found = world.about()
    plain = {
        "version": found.version,
        "code_licence": found.code_licence,
        "data_version": found.data_version,
        "licence": found.licence,
        "state": found.state.isoformat() if found.state else None,
        "verified": found.verified.isoformat() if found.verified else None,
        "searched": [
            {"id": c.id, "first": c.first.isoformat(), "last": c.last.isoformat()}
            for c in found.coverages
        ],
        "records": dict(found.counts),
    }
    return f"{json.dumps(plain, ensure_ascii=False, indent=2)}\n"
