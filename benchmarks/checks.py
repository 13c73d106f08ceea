"""Holding a body against the rules, and proving a changed world, beside the bare work."""

from __future__ import annotations

import attrs

from benchmarks.timing import Case, timed
from benchmarks.validators import Table, rows_of
from urbanpolicy import Register, Tenure, check, register, rules
from urbanpolicy.checking.bodies import BodyCase

MANY = 200


def cases() -> dict[str, Case]:
    """Return the cases: the rule functions alone, the whole report, a record added and all proved."""
    world = register()
    table = world.composition("alliance-cooperation-group", on="2023-11-16")
    norms = rules()
    another = attrs.evolve(world.all(Tenure)[0], id="another-tenure")

    def functions() -> None:
        for _ in range(MANY):
            held = BodyCase.of(world, table)
            for norm in norms:
                if norm.applies_to(held):
                    list(norm.verdicts(held))

    def report() -> None:
        for _ in range(MANY):
            check(table)

    rows = rows_of(table)

    def validators() -> None:
        for _ in range(MANY):
            Table(**rows)

    def added() -> None:
        for _ in range(MANY):
            world.with_records(another)

    return {
        "functions": timed(functions),
        "report": timed(report),
        "validators": timed(validators),
        "added": timed(added),
        "proved": timed(lambda: Register(world)),
    }
