"""The texts of rules in three languages, from the package's data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from urbanpolicy.errors import UnknownName
from urbanpolicy.values.text import Text

PATH = Path(__file__).resolve().parent.parent / "data" / "texts" / "rules.toml"


@cache
def _texts() -> dict[str, dict[str, Text]]:
    import tomllib  # here, so that only a report that needs texts pays for it

    table = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return {
        rule: {name: Text(**languages) for name, languages in entries.items()}
        for rule, entries in table.items()
    }


def text_of(rule: str, name: str) -> Text:
    """Return a text of a rule: its statement, its advice, or one of its messages.

    Raises:
        UnknownName: if the rule has no such text.

    >>> text_of("alliance-one-chair", "statement").en
    'The group has only one chair at a time.'
    """
    try:
        return _texts()[rule][name]
    except KeyError:
        raise UnknownName.of(f"{rule}.{name}", "text of a rule") from None


def names_of(rule: str) -> tuple[str, ...]:
    """Return the names of all texts of a rule, sorted."""
    return tuple(sorted(_texts().get(rule, {})))
