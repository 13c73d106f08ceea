"""Reasons of answers as data; their words, in three languages, are loaded when they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf

if TYPE_CHECKING:
    from urbanpolicy.model.disputes import Conflict, Gap
    from urbanpolicy.model.sources import Source

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


def explain(reasons: Iterable[Reason], lang: Lang) -> str:
    """Return reasons in words, a line each."""
    return "\n".join(reason.show(lang) for reason in reasons)


def word_for(*keys: str) -> Text:
    """Return the single word, in three languages, for the first of some keys that has one."""
    from urbanpolicy.world.wording import WORDS

    return next(WORDS[key] for key in keys if key in WORDS)


def disputes(conflicts: Iterable[Conflict]) -> Iterator[Reason]:
    """Yield a reason for each dispute between sources: its values, and which one is taken."""
    for conflict in conflicts:
        yield Reason.of(
            "conflict",
            [conflict.id],
            conflict.sources,
            subject=conflict.subject,
            values=" | ".join(value.value for value in conflict.values),
            taken=conflict.taken or word_for("all" if conflict.keeps_all else "none"),
        )


def absences(gaps: Iterable[Gap]) -> Iterator[Reason]:
    """Yield a reason for each thing that was looked for and not found."""
    for gap in gaps:
        yield Reason.of("gap", [gap.id], subject=_unstopped(gap.subject))


def _unstopped(text: Text) -> Text:
    """Return a text without its full stop, for the middle of a sentence."""
    fi, sv, en = (line and line.removesuffix(".") for line in (text.fi, text.sv, text.en))
    return Text(fi=fi, sv=sv, en=en)


def citations(cited: Iterable[Source]) -> Iterator[Reason]:
    """Yield a reason for each source, sorted."""
    for source in sorted(cited):
        published = word_for("unknown") if source.published.is_unknown else str(source.published)
        yield Reason.of(
            "source",
            sources=[source.id],
            id=source.id,
            publisher=source.publisher,
            title=source.title,
            published=published,
        )
