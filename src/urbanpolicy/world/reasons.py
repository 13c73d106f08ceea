"""Reasons that every answer shares: disputes between sources, what was not found, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from urbanpolicy.model.disputes import Conflict, Gap
from urbanpolicy.model.provenance import Source
from urbanpolicy.values.text import Text
from urbanpolicy.world.wording import WORDS, Reason


def disputes(conflicts: Iterable[Conflict]) -> Iterator[Reason]:
    """Yield a reason for each dispute between sources: its values, and which one is taken."""
    for conflict in conflicts:
        yield Reason.of(
            "conflict",
            [conflict.id],
            conflict.sources,
            subject=conflict.subject,
            values=" | ".join(value.value for value in conflict.values),
            taken=conflict.taken or WORDS["all" if conflict.keeps_all else "none"],
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
        published = WORDS["unknown"] if source.published.is_unknown else str(source.published)
        yield Reason.of(
            "source",
            sources=[source.id],
            id=source.id,
            publisher=source.publisher,
            title=source.title,
            published=published,
        )
