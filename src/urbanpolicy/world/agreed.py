"""The answer to a question for agreements, and how agreements are told by their themes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from urbanpolicy.errors import InvalidValue, UnknownName, alike
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.places import Municipality
from urbanpolicy.values.ids import folded
from urbanpolicy.values.value import fields_of
from urbanpolicy.world.selection import Selection


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Agreements(Selection[Agreement]):
    """The agreements that answer a question, with the municipalities that they certainly bind.

    >>> Agreements(asked="agreements").municipalities
    ()
    """

    municipalities: tuple[Municipality, ...] = ()
    """Who is surely a party to one of the certain agreements (on the day asked for), by code."""

    @classmethod
    def of(
        cls, answer: Selection[Agreement], municipalities: tuple[Municipality, ...]
    ) -> Agreements:
        """Return a selection of agreements with the municipalities that it binds."""
        fields: dict[str, Any] = {f.name: getattr(answer, f.name) for f in fields_of(Selection)}
        return cls(**fields, municipalities=municipalities)


class Themes:
    """The themes of agreements, as look-ups compare them: exact, whatever the case."""

    __slots__ = ("_by_key", "_shown")

    def __init__(self, agreements: Iterable[Agreement]) -> None:
        self._by_key: dict[str, frozenset[str]] = {}
        self._shown: dict[str, str] = {}
        for agreement in agreements:
            for theme in themes_of(agreement):
                key = folded(theme)
                self._shown.setdefault(key, theme)
                self._by_key[key] = self._by_key.get(key, frozenset()) | {agreement.id}

    def find(self, theme: object) -> frozenset[str]:
        """Return the ids of the agreements with a theme, in whichever language it is asked for.

        Raises:
            InvalidValue: if the theme is no text.
            UnknownName: if no agreement has it; the message names the nearest themes.
        """
        if not isinstance(theme, str):
            raise InvalidValue.at("theme", theme, "a theme as a text")
        found = self._by_key.get(folded(theme))
        if found is None:
            raise UnknownName.of(theme, "theme", self.nearest(theme))
        return found

    def nearest(self, theme: str) -> list[str]:
        """Return the themes that come nearest: those that contain the text, then those like it."""
        key = folded(theme)
        containing = sorted(name for name in self._by_key if key and key in name)
        spelt = alike(key, self._by_key, most=5, cutoff=0.5)
        return [self._shown[name] for name in dict.fromkeys(containing + spelt)]


def themes_of(agreement: Agreement) -> Iterator[str]:
    """Yield the themes of an agreement in every language that a source gives."""
    details = agreement.ecosystem
    for text in (*agreement.themes, *(details.cross_cutting if details else ())):
        yield from text.all
