"""The list of all built-in rules."""

from __future__ import annotations

from urbanpolicy.checking import alliance
from urbanpolicy.checking.rule import Rule
from urbanpolicy.errors import UnknownName

RULES: tuple[Rule, ...] = tuple(sorted(alliance.RULES))


def rules(*, model: str | None = None) -> tuple[Rule, ...]:
    """Return the built-in rules, sorted by id: all of them, or those of an agreement model.

    >>> [rule.severity for rule in rules(model="alliance")][:1]
    ['error']
    """
    return tuple(rule for rule in RULES if model is None or rule.model == model)


def rule(id: str) -> Rule:
    """Return the built-in rule with an id.

    Raises:
        UnknownName: if there is none.
    """
    for one in RULES:
        if one.id == id:
            return one
    raise UnknownName.of(id, "rule", hint="the ids are those of urbanpolicy.rules()")
