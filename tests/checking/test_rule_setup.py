"""How every rule is set up, as a snapshot: all but its texts, which are data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

import urbanpolicy as up
from tests import snapshots
from urbanpolicy.checking.rulebook import RULES

HERE = Path(__file__).resolve().parent / "snapshots"


def fields_of(rule: up.Rule) -> Iterator[str]:
    """Every field that is set, but for the texts."""
    yield rule.id
    for field in attrs.fields(up.Rule):
        value = getattr(rule, field.name)
        if field.name not in ("id", "texts") and value != field.default:
            yield f"  {field.name}: {getattr(value, '__name__', None) or plain(value)}"
    yield f"  texts: {', '.join(rule.text_names)}"


def plain(value: object) -> str:
    """A value as it looks, and a table line by line."""
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "".join(f"\n    {name}: {held!r}" for name, held in value)
    return repr(value)


def test_how_the_rules_are_set_up() -> None:
    lines = [line for rule in RULES for line in fields_of(rule)]
    snapshots.check(HERE / "rules.txt", "\n".join(lines) + "\n")
