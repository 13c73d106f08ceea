"""Whether an agreement binds on a day, and why: its days, what superseded it, its parties, disputes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from urbanpolicy.errors import cut
from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.disputes import Conflict, Gap
from urbanpolicy.model.governments import Government
from urbanpolicy.model.groups import Group
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.sources import Source
from urbanpolicy.model.vocabulary import Basis
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period
from urbanpolicy.values.text import LANGS, Lang, Text
from urbanpolicy.values.truth import Truth
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.force import start_of
from urbanpolicy.world.reasons import absences, because, citations, disputes, explain, word_for
from urbanpolicy.world.standing import lasts

if TYPE_CHECKING:
    from urbanpolicy.world.reason import Reason

Actor = Municipality | Organisation | Group | Government
"""Whoever may be party to an agreement."""


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Force(Value):
    """Whether an agreement binds on a day, on a basis, and what that rests on.

    Order: by agreement, day.
    """

    agreement: Agreement
    on: AsOf
    basis: Basis
    truth: Truth
    """Whether it binds: the party that was asked for, else anybody."""
    period: Period | None = None
    """From when to when it binds on this basis; None: on no day."""
    later: tuple[Agreement, ...] = ()
    """The agreements that supersede it, at once or by further steps."""
    party: Actor | None = None
    """The municipality or body that was asked for."""
    entries: tuple[Party, ...] = ()
    """Its places in the list of parties."""
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[Gap, ...] = ()
    cited: tuple[Source, ...] = ()

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Agreement, day."""
        return (self.agreement.sort_key, self.on.sort_key)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that the answer rests on, sorted."""
        return tuple(sorted(source.id for source in self.cited))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The chain of reasons, each with the records and sources that it rests on."""
        return tuple(self._reasons())

    def why(self, lang: Lang = "en") -> str:
        """Return the chain of reasons in words, a line each."""
        return explain(self.reasons, lang)

    def _reasons(self) -> Iterator[Reason]:
        agreement, ids = self.agreement, [self.agreement.id]
        yield because(
            _KEYS[self.truth.word],
            ids,
            agreement.sources,
            on=self.on,
            basis=word_for(self.basis),
            agreement=title_of(agreement),
        )
        if self.period is None:
            yield because("bound-never", ids)
        else:
            yield because("bound-through", ids, period=self.period)
        if agreement.term != UNKNOWN_PERIOD:
            yield because("nominal-term", ids, period=agreement.term)
        for stone in agreement.milestones:
            key = "milestone-evidence" if stone.evidence else "milestone"
            evidence = word_for(stone.evidence or "unclassified")
            cited = [citation.source for citation in stone.citations]
            yield because(
                key, ids, cited, kind=word_for(stone.kind), date=stone.date, evidence=evidence
            )
        for other in self.later:
            start = start_of(other, self.basis)
            shown = word_for("unknown") if start.is_unknown else str(start)
            yield because(
                "superseded-by", [other.id], other.sources, name=title_of(other), start=shown
            )
        yield from self._party_reasons()
        yield from disputes(self.conflicts)
        yield from absences(self.gaps)
        yield from citations(self.cited)

    def _party_reasons(self) -> Iterator[Reason]:
        if self.party is None:
            return
        ids, name = [self.party.id], _name(self.party, self.on)
        for entry in self.entries:
            cited = [citation.source for citation in entry.citations]
            yield because("party-entry", ids, cited, party=name, role=word_for(entry.role))
            if entry.evidence == "inferred":
                yield because("party-inferred", ids, cited)
            if entry.period:
                yield because("party-through", ids, cited, period=entry.period)
        if not self.entries:
            yield because("party-not-listed", ids, party=name)
            if not self.agreement.is_complete:
                yield because("parties-short", [self.agreement.id])
        if not lasts(self.party.period, self.on.day).is_possible:
            yield because("party-ended", ids, party=name, on=self.on)

    def __repr__(self) -> str:
        party = f" for {self.party.id}" if self.party else ""
        return cut(f"<{self.agreement.id}{party} on {self.on} ({self.basis}): {self.truth}>")


_KEYS = {"yes": "bound", "no": "bound-not", "undecided": "bound-undecided"}


def title_of(agreement: Agreement) -> Text:
    """Return the name of an agreement; a language that it lacks from the first short name with it."""
    texts = (agreement.name, *agreement.short_names)
    fi, sv, en = (
        next((found for text in texts if (found := text.get(lang))), None) for lang in LANGS
    )
    return Text(fi=fi, sv=sv, en=en)


def _name(party: Actor, on: AsOf) -> Text:
    return party.name if isinstance(party, Group | Government) else party.name_on(on.day)
