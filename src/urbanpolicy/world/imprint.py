"""What a register is: versions, days, coverage, counts, licences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from urbanpolicy.model.catalogue import CLASSES, PLURAL_OF
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.sources import Source
from urbanpolicy.release import __version__
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.value import Value
from urbanpolicy.world.records import Records

CODE_LICENCE = "MIT"


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class About(Value):
    """What a register is: the versions of code and facts, what was searched, how much is there.

    Order: by the version of the facts.
    """

    name: str
    """The name of the register."""
    version: str = __version__
    """The version of the library."""
    data_version: str | None = None
    """The version of the facts; None for a register made in a program."""
    state: date | None = None
    """The day to whose state of knowledge the facts were written."""
    verified: date | None = None
    """The newest day on which a source shows that something still goes on."""
    coverages: tuple[Coverage, ...] = ()
    """The days that were searched, by subject."""
    counts: tuple[tuple[str, int], ...] = ()
    """How many records there are of each class, by its plural."""
    code_licence: str = CODE_LICENCE
    licence: str | None = None
    """The licence of the facts."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The version of the facts, then the name."""
        return (self.data_version or "", self.name)

    @property
    def sources(self) -> int:
        """How many sources there are."""
        return dict(self.counts)[PLURAL_OF[Source]]

    def __str__(self) -> str:
        lines = [
            f"urbanpolicy {self.version} ({self.code_licence})",
            f"facts: {self.data_version or self.name} ({self.licence or 'no licence given'})",
            f"state of: {self.state or 'not said'}; newest verification: {self.verified or 'none'}",
            "searched:",
            *(f"  {c.subject.show('en')}: {c.first} to {c.last}" for c in self.coverages),
            "records:",
            *(f"  {plural.replace('_', ' ')}: {count:,}" for plural, count in self.counts),
        ]
        return "\n".join(lines)

    def __repr__(self) -> str:
        total = sum(count for _, count in self.counts)
        return f"<urbanpolicy {self.version}, facts {self.data_version or self.name}: {total:,} records>"


def about(world: Records, published: Mapping[str, Any]) -> About:
    """Return what a register is; ``published`` is what its facts say of themselves."""
    state = published.get("state")
    return About(
        name=world.name,
        data_version=published.get("version"),
        state=date.fromisoformat(state) if state else None,
        verified=_newest(world),
        coverages=world.all(Coverage),
        counts=tuple((PLURAL_OF[cls], len(world.by_id(cls))) for cls in CLASSES.values()),
        licence=published.get("licence"),
    )


def _newest(world: Records) -> date | None:
    """Return the newest day to which an open end of a record was verified."""
    found = [
        period.end.verified
        for cls in CLASSES.values()
        if hasattr(cls, "period")
        for record in world.all(cls)
        if isinstance(period := getattr(record, "period"), Period)  # noqa: B009 - of some classes
        and isinstance(period.end, Open)
        and period.end.verified
    ]
    return max(found, default=None)
