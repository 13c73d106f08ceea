"""What a check is asked to look at: subjects, rules, days; a report keeps it to be run again."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import attrs

from urbanpolicy.checking.rule import Rule
from urbanpolicy.model.acceptance import Acceptance
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Lang
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.composition import Composition


@attrs.frozen(eq=False, order=False, kw_only=True)
class Scope(Value):
    """The subjects of a check in a world, by their ids, and how they are looked at.

    Order: by name.
    """

    name: str
    """What the report is called: the id of the subject, or the name of a document."""
    bodies: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    """The ids of the records of the document that is checked, if it is one."""
    alone: bool = False
    """Whether the document stands alone, without the world of another register."""
    table: Composition | None = None
    """A composition that was given as it is, instead of the body's own."""
    on: AsOf | None = None
    through: Period | None = None
    """Instead of a day, the period through which bodies and models are looked at."""
    rules: tuple[Rule, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    lang: Lang = "en"

    def without(self, gone: Collection[str]) -> Scope:
        """Return the scope without subjects that exist no more."""
        if not gone:
            return self
        bodies, agreements, models = (
            tuple(id for id in ids if id not in gone)
            for ids in (self.bodies, self.agreements, self.models)
        )
        return attrs.evolve(self, bodies=bodies, agreements=agreements, models=models)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The name."""
        return (self.name,)
