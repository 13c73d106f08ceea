"""Rules of users: a function of a case becomes a rule, with its words beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Required, TypedDict, Unpack

from urbanpolicy.checking.case import Kind
from urbanpolicy.checking.rule import Judge, Rule, Severity, Standing
from urbanpolicy.model.record import Citation
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Text

Words = Text | Mapping[str, str] | str
"""A text in several languages; a plain one stands for each."""


class OwnRule(TypedDict, total=False):
    """The keywords of a rule of one's own; what they mean stands at the fields of ``Rule``."""

    id: Required[str]
    statement: Required[Words]
    advice: Required[Words]
    messages: Required[Mapping[str, Words]]
    kind: Kind
    model: str
    groups: Iterable[str]
    agreements: Iterable[str]
    body_kind: str
    standing: Standing
    severity: Severity
    government: str
    period: Period | str
    implies: tuple[str, ...]
    given: Mapping[str, Any]
    citations: Iterable[Citation | str]


def own_rule(**own: Unpack[OwnRule]) -> Callable[[Judge], Rule]:
    """Return the decorator that makes a rule of a function; without a standing, a structural one.

    Raises:
        InvalidValue: if a field is refused.
        TypeError: if a keyword is none, or one that is needed is missing.
    """
    fields: dict[str, Any] = {"standing": "structural", **own}
    texts = {name: fields.pop(name) for name in ("statement", "advice")} | fields.pop("messages")
    told = {name: _in_each(words) for name, words in texts.items()}

    def decorator(judge: Judge) -> Rule:
        return Rule(judge=judge, texts=told, **fields)

    return decorator


def _in_each(words: Words) -> Words:
    return Text(fi=words, sv=words, en=words) if isinstance(words, str) else words
