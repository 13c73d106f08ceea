"""The reasons of answers; their class and their words are loaded when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from urbanpolicy.values.text import Lang, Text

if TYPE_CHECKING:
    from urbanpolicy.model.disputes import Conflict, Gap
    from urbanpolicy.model.sources import Source
    from urbanpolicy.world.reason import Reason


def because(
    key: str, records: Iterable[str] = (), sources: Iterable[str] = (), **parts: Any
) -> Reason:
    """Return a reason, as ``Reason.of`` does."""
    from urbanpolicy.world.reason import Reason

    return Reason.of(key, records, sources, **parts)


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
        yield because(
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
        yield because("gap", [gap.id], subject=_unstopped(gap.subject))


def _unstopped(text: Text) -> Text:
    """Return a text without its full stop, for the middle of a sentence."""
    fi, sv, en = (line and line.removesuffix(".") for line in (text.fi, text.sv, text.en))
    return Text(fi=fi, sv=sv, en=en)


def citations(cited: Iterable[Source]) -> Iterator[Reason]:
    """Yield a reason for each source, sorted."""
    for source in sorted(cited):
        published = word_for("unknown") if source.published.is_unknown else str(source.published)
        yield because(
            "source",
            sources=[source.id],
            id=source.id,
            publisher=source.publisher,
            title=source.title,
            published=published,
        )
