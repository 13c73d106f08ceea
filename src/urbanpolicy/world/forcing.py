"""The question whether, and why, an agreement binds on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from urbanpolicy.model import catalogue
from urbanpolicy.model.vocabulary import read_basis
from urbanpolicy.values.days import Day
from urbanpolicy.world import results
from urbanpolicy.world.binding import Binding

if TYPE_CHECKING:
    from urbanpolicy.model.vocabulary import Basis
    from urbanpolicy.world.forced import Force

TELLING = frozenset({None, "milestones", "term"})
"""The fields whose disputes and gaps concern when an agreement binds."""


class Forcing(Binding):
    """The question for the force of an agreement; ``Register`` has it with all the others."""

    __slots__ = ()

    def force(
        self, agreement: str, *, on: Day, basis: Basis = "in_force", party: str | None = None
    ) -> Force:
        """Return whether an agreement binds on a day and basis, with reasons and sources.

        A day that sources dispute is the one that their conflict takes; where it takes none, all of
        them bound it. ``.why(lang=)`` shows them all.

        Raises:
            UnknownName, AmbiguousName: if agreement or party cannot be told.
            InvalidDay, InvalidValue: if ``on`` is no day or ``basis`` no basis.

        >>> from urbanpolicy.world.builtin import register
        >>> register().force("mal-turku-2020-2031", on="2024-12-01", party="Åbo")
        <mal-turku-2020-2031 for municipality-853 on 2024-12-01 (in_force): undecided>
        """
        one = self._names(catalogue.Agreement, "agreement").find(agreement)
        asked, basis = self._as_of(on), read_basis(basis)
        actor = self._actor(party, asked) if party is not None else None
        by_id = self.by_id(catalogue.Agreement)
        later = tuple(by_id[id] for id in self._later(one.id))
        wanted = TELLING | {"parties"} if actor else TELLING
        return results.Force(
            agreement=one,
            on=asked,
            basis=basis,
            truth=self._binds(one, actor, basis, asked),
            period=self._period(one, basis),
            later=later,
            party=actor,
            entries=tuple(entry for entry in one.parties if actor and entry.actor == actor.id),
            conflicts=tuple(
                conflict
                for conflict in self._conflicts_of(one.id, *(other.id for other in later))
                if conflict.field in (wanted if one.id in conflict.about else TELLING)
            ),
            gaps=tuple(gap for gap in self._gaps_of(one.id) if gap.field in wanted - {None}),
            cited=self._cited([one, *later]),
        )
