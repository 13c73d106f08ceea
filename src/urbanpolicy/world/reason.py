"""One reason of an answer, as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf

Shown = Text | Period | AsOf | str
"""What may fill a template."""


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Reason(Value):
    """One step of an explanation: what it says, and the records and sources that it rests on.

    Order: by key.
    """

    key: str
    """The kind of reason: a key of ``TEMPLATES``."""
    parts: tuple[tuple[str, Shown], ...] = ()
    """What fills the template, by name; shown in the language asked for."""
    records: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def sort_key(self) -> tuple[str]:
        """The key."""
        return (self.key,)

    @classmethod
    def of(
        cls,
        key: str,
        records: Iterable[str] = (),
        sources: Iterable[str] = (),
        **parts: Any,
    ) -> Reason:
        """Build a reason; a part of another type is shown as it prints."""
        filled = tuple(
            (name, value if isinstance(value, Text | Period | AsOf) else str(value))
            for name, value in parts.items()
        )
        return cls(key=key, parts=filled, records=tuple(records), sources=tuple(sources))

    def show(self, lang: Lang = "en") -> str:
        """Return the step in words."""
        from urbanpolicy.world.wording import TEMPLATES, told_in

        values = {name: told_in(value, lang) for name, value in self.parts}
        return TEMPLATES[self.key].show(lang).format(**values)
