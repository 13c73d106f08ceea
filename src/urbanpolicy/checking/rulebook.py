"""The list of all built-in rules."""

from __future__ import annotations

from urbanpolicy.checking import alliance, ecosystem
from urbanpolicy.checking.rule import Rule
from urbanpolicy.errors import UnknownName
from urbanpolicy.world.builtin import register as builtin
from urbanpolicy.world.register import Register

RULES: tuple[Rule, ...] = tuple(sorted((*alliance.RULES, *ecosystem.RULES)))


def rules(*, model: str | None = None, register: Register | None = None) -> tuple[Rule, ...]:
    """Return the built-in rules, sorted by id: all of them, or those of an agreement model.

    Args:
        model: the id of the model, or any name of it.
        register: the world that knows the name; the built-in one if none is given.

    Raises:
        UnknownName, AmbiguousName: if the model cannot be told.

    >>> rules(model="stadsalliansen") == rules(model="alliance")
    True
    """
    if model is None:
        return RULES
    asked = (register or builtin()).agreement_model(model).id
    return tuple(rule for rule in RULES if rule.model == asked)


def rule(id: str) -> Rule:
    """Return the built-in rule with an id.

    Raises:
        UnknownName: if there is none.
    """
    for one in RULES:
        if one.id == id:
            return one
    raise UnknownName.of(id, "rule", hint="the ids are those of urbanpolicy.rules()")
