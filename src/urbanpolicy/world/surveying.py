"""The questions that look over many records: histories, differences, age, search, the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from urbanpolicy.errors import InvalidDay, InvalidValue, OutsideCoverage, listed, shown
from urbanpolicy.model import catalogue
from urbanpolicy.model.vocabulary import EVIDENCE, Evidence
from urbanpolicy.values.days import Day
from urbanpolicy.values.periods import Period
from urbanpolicy.world import results
from urbanpolicy.world.asof import AsOf, as_of
from urbanpolicy.world.seating import Seating

if TYPE_CHECKING:
    from urbanpolicy.model.groups import Group, Membership
    from urbanpolicy.model.people import Office
    from urbanpolicy.world.ageing import Stale
    from urbanpolicy.world.comparing import Comparison
    from urbanpolicy.world.imprint import About
    from urbanpolicy.world.searching import Hit
    from urbanpolicy.world.selection import Selection
    from urbanpolicy.world.spans import History


class Surveying(Seating):
    """The questions over many records at once; ``Register`` has them with all the others."""

    __slots__ = ()

    def history(self, group: str, *, through: int | str | Period | None = None) -> History:
        """Return the compositions of a body one after another, and what changed from each to the next.

        A span is a stretch of days on which the sources say the same of every seat. Without
        ``through`` it covers the days on which the body may have existed, within its coverage.

        Raises:
            UnknownName, AmbiguousName: if the body cannot be told.
            InvalidDay, InvalidValue: if ``through`` is no span of days.
            OutsideCoverage: if there is no ``through`` and no first and last day are known.

        >>> from urbanpolicy.world.builtin import register
        >>> spans = register().history(
        ...     "alliance-cooperation-group", through="2023-11-15/2023-11-16"
        ... )
        >>> [(str(span.period), span.composition.state) for span in spans]
        [('2023-11-15/2023-11-15', 'not_existing'), ('2023-11-16/2023-11-16', 'existing')]
        """
        from urbanpolicy.world.spans import History

        body = self._body(group)
        asked = self._life(body) if through is None else Period.through(through)
        first, last = asked.first_possible or date.min, asked.last_possible or date.max
        days = {first, *(day for day in self._change_days(body) if first <= day <= last)}
        tables = [self._composition(body, AsOf(day)) for day in sorted(days)]
        return History.of(body, asked, tables)

    def changes(self, from_: Day, to: Day) -> Comparison:
        """Return what is otherwise on one day than on another: two states, not what lay between.

        Agreements and their parties, seats, holders of offices, heads of municipalities, and
        municipalities with their names, titles, regions, counties and languages. What the sources
        do not decide is in ``.possible``; what stands alike on both days, decided or not, is left
        out. ``changes(b, a)`` is ``changes(a, b)`` with the states exchanged.

        Raises:
            InvalidDay: if one of them is no day.

        >>> from urbanpolicy.world.builtin import register
        >>> changes = register().changes("2024-12-31", "2025-01-01")
        >>> changes.of_kind("municipality")
        (<municipality municipality-588 exists: yes -> no>,)
        """
        from urbanpolicy.world.comparing import Comparison, compare

        last = self._last_day()
        first, second = as_of(from_, last), as_of(to, last)
        return Comparison.of(first, second, compare(self, first, second))

    def stale(
        self, *, on: Day, evidence: Evidence | Iterable[Evidence] | None = None
    ) -> Selection[Stale]:
        """Return the days that no source witnessed although they have passed, oldest first.

        Bounds that are planned, decided, derived, stated or inferred, and open ends with the last
        day to which they were verified. ``evidence`` asks for some kinds of them only.

        Raises:
            InvalidDay: if ``on`` is no day.
            InvalidValue: if ``evidence`` is no word of the list.

        >>> from urbanpolicy.world.builtin import register
        >>> register().stale(on="2026-11-25", evidence="planned").asked
        'stale days on 2026-11-25 (planned)'
        """
        from urbanpolicy.world.ageing import stale_days

        asked = self._as_of(on)
        wanted = _read_evidence(evidence)
        found = sorted(
            one for one in stale_days(self, asked.day) if not wanted or one.evidence in wanted
        )
        words = f" ({', '.join(sorted(wanted))})" if wanted else ""
        return results.Selection(items=tuple(found), asked=f"stale days on {asked}{words}")

    def search(self, text: str) -> Selection[Hit]:
        """Return the records in which a text is found, the best first.

        Ids, codes, current and former names, titles and statements are searched, in all languages,
        whatever the case and the accents. What is equal comes before what only begins so, that
        before what holds the words; only where nothing does is the spelling taken loosely.

        Raises:
            InvalidValue: if it is no text.

        >>> from urbanpolicy.world.builtin import register
        >>> hit = register().search("abo")[0]
        >>> hit.record.id, hit.field, hit.lang, hit.text, hit.match
        ('municipality-853', 'names', 'sv', 'Åbo', 'exact')
        """
        from urbanpolicy.world.searching import SearchIndex

        asked: object = text
        if not isinstance(asked, str):
            hint = f"write it quoted: '{asked:03d}'" if type(asked) is int else ""
            raise InvalidValue.at("search", asked, "a text: a name, an id, a code, words", hint)
        index = self._once("search", lambda: SearchIndex(self))
        return results.Selection(items=index.find(text), asked=f"found for {shown(text, 60)}")

    def about(self) -> About:
        """Return what this register is: versions, days, coverage, counts, licences.

        >>> from urbanpolicy.world.builtin import register
        >>> register().about().licence
        'CC-BY-4.0'
        """
        from urbanpolicy.world.imprint import about

        return self._once("about", lambda: about(self, self._published()))

    # -- within -----------------------------------------------------------------------------------

    def _published(self) -> Mapping[str, Any]:
        """Return what the facts say of themselves; nothing for a register made in a program."""
        return {}

    def _body(self, group: str) -> Group:
        return self._names(catalogue.Group, "group").find(group)

    def _life(self, body: Group) -> Period:
        """Return the days on which a body may have existed, within its coverage."""
        coverage = self.by_id(catalogue.Coverage)[body.coverage] if body.coverage else None
        firsts = [body.period.first_possible, coverage.first if coverage else None]
        lasts = [body.period.last_possible, coverage.last if coverage else None]
        known_firsts, known_lasts = list(filter(None, firsts)), list(filter(None, lasts))
        hint = "name the days with through='2023-11-16/2025-12-31'"
        if not known_firsts or not known_lasts:
            why = f"its first or last day is not known ({body.period}), and it has no coverage"
            raise OutsideCoverage.to(f"the history of {body.id}", why, hint=hint)
        try:
            return Period.days(max(known_firsts), min(known_lasts))
        except InvalidDay:
            why = f"it existed {body.period}, and none of these days was searched"
            raise OutsideCoverage.to(f"the history of {body.id}", why, hint=hint) from None

    def _change_days(self, body: Group) -> set[date]:
        """Return every day on which the composition of a body may become another."""
        from urbanpolicy.world.timeline import changes_of

        days = set(changes_of(body.period))
        if body.coverage:
            days.update(changes_of(self.by_id(catalogue.Coverage)[body.coverage].period))
        for membership in self.grouped(catalogue.Membership, "group").get(body.id, ()):
            days.update(changes_of(membership.period))
            for offices in self._offices_of(membership):
                judge = self._judge(offices, membership.office or membership.municipality or "")
                days.update(judge.timeline().days)
        return days

    def _offices_of(self, membership: Membership) -> list[tuple[Office, ...]]:
        if membership.person:
            return []
        if membership.office:
            return [(self.by_id(catalogue.Office)[membership.office],)]
        if membership.municipality:
            return [self.grouped(catalogue.Office, "heads").get(membership.municipality, ())]
        return []


def _read_evidence(evidence: object) -> frozenset[str]:
    if evidence is None:
        return frozenset()
    words: object = [evidence] if isinstance(evidence, str) else evidence
    if isinstance(words, Iterable):
        held = list(cast("Iterable[object]", words))
        if held and all(isinstance(word, str) and word in EVIDENCE for word in held):
            return frozenset(map(str, held))
    raise InvalidValue.at("stale, evidence", evidence, f"one or more of {listed(sorted(EVIDENCE))}")
