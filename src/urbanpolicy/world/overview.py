"""An agreement model with what belongs to it: agreements, parts, successors, bodies."""

from __future__ import annotations

from typing import Any

import attrs

from urbanpolicy.errors import cut
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.groups import Group
from urbanpolicy.model.vocabulary import Nature
from urbanpolicy.values.text import Text
from urbanpolicy.values.value import Value


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class ModelOverview(Value):
    """An agreement model and what it includes.

    Order: by the id of the model.

    >>> ModelOverview(
    ...     model=AgreementModel(id="alliance", name={"en": "Alliance"}, nature="partnership")
    ... )
    <alliance Alliance [en]: no agreement>
    """

    model: AgreementModel
    agreements: tuple[Agreement, ...] = ()
    parts: tuple[AgreementModel, ...] = ()
    """The models of which it is the umbrella."""
    successors: tuple[AgreementModel, ...] = ()
    """The models that name it among their predecessors."""
    groups: tuple[Group, ...] = ()

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The id of the model."""
        return (self.model.id,)

    @property
    def id(self) -> str:
        """The key by which questions name the model."""
        return self.model.id

    @property
    def keys(self) -> tuple[str, ...]:
        """Every id by which the model is found, its own first."""
        return (self.model.id, *self.model.also_ids)

    @property
    def name(self) -> Text:
        """The name of the model."""
        return self.model.name

    @property
    def natures(self) -> tuple[Nature, ...]:
        """The natures of its agreements, sorted: letters of intent belong to a model too."""
        return tuple(sorted({agreement.nature for agreement in self.agreements}))

    def __repr__(self) -> str:
        count = len(self.agreements)
        held = f"{count} agreements" if count > 1 else "1 agreement" if count else "no agreement"
        natures = f" ({', '.join(self.natures)})" if count else ""
        parts = f", with {', '.join(part.id for part in self.parts)}" if self.parts else ""
        return cut(f"<{self.id} {self.model.brief}: {held}{natures}{parts}>")
