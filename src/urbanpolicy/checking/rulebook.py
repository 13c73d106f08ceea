"""The list of all built-in rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Unpack, cast, overload

from urbanpolicy.checking import (
    alliance,
    committees,
    earlier,
    ecosystem,
    every_body,
    mal,
    structure,
    thematic,
)
from urbanpolicy.checking.own import OwnRule, own_rule
from urbanpolicy.checking.rule import Judge, Rule
from urbanpolicy.errors import UnknownName
from urbanpolicy.world.builtin import register as builtin
from urbanpolicy.world.register import Register

SUBJECTS = (alliance, committees, earlier, ecosystem, every_body, mal, structure, thematic)
"""The modules that hold rules, one for each subject."""

RULES: tuple[Rule, ...] = tuple(sorted(rule for subject in SUBJECTS for rule in subject.RULES))


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


@overload
def rule(id: str, /) -> Rule: ...  # pragma: no cover - for type checkers only


@overload
def rule(
    **own: Unpack[OwnRule],
) -> Callable[[Judge], Rule]: ...  # pragma: no cover - for type checkers only


def rule(id: str | None = None, /, **own: Any) -> Rule | Callable[[Judge], Rule]:
    """Return the built-in rule with an id; or, as ``@rule(id=..., ...)``, make one of a function.

    Args:
        id: the id of a built-in rule, alone.
        own: the fields of a rule of your own, as keywords: ``id``, ``statement``, ``advice`` and
            ``messages`` (texts by name; one language or several), and what else ``Rule`` has.

    Raises:
        UnknownName: if there is no built-in rule with the id.
        InvalidValue: if a field of the own rule is refused.
        TypeError: if both are given, or a keyword is none.

    >>> rule("alliance-chair").severity
    'error'
    >>> from urbanpolicy.checking.rule import Verdict
    >>> @rule(
    ...     id="own-sizes",
    ...     statement="A body has at least five seats.",
    ...     advice="Add seats.",
    ...     messages={"few": "There are only {found} seats."},
    ... )
    ... def few_seats(case):
    ...     seats = len(case.composition.seats)
    ...     if seats < 5:
    ...         yield Verdict.of("few", case.id, "seats", found=str(seats), expected="5")
    >>> few_seats.statement.show("en")
    'A body has at least five seats.'
    """
    if id is None:
        return own_rule(**cast(OwnRule, own))
    if own:
        raise TypeError("rule() takes the id of a built-in rule, or keywords, not both")
    for one in RULES:
        if one.id == id:
            return one
    raise UnknownName.of(id, "rule", hint="the ids are those of urbanpolicy.rules()")
