"""What rules are held against: the base of all cases, and an agreement or a model as one.

A body on a day is a case too, see ``bodies``.
"""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from typing import Any, ClassVar, Literal

import attrs

from urbanpolicy.checking.naming import in_each, with_id
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.record import Record
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.text import Text
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.force import term_of
from urbanpolicy.world.register import Register

Kind = Literal["body", "agreement", "model"]
"""What a rule speaks of: a body on a day, one agreement, or a model with all its agreements."""

KINDS = frozenset({"body", "agreement", "model"})


class Case(Value):
    """The base of all cases: a subject in its world, and the day for which it is looked at.

    ``id`` is that of the subject; ``government`` the one to whose term it belongs, where a source
    says so.
    """

    __slots__ = ()

    kind: ClassVar[Kind]
    world: Register

    @property
    @abstractmethod
    def day(self) -> date | None:
        """The day whose norms apply; None where no source gives one: then all may."""

    def municipality(self, id: str) -> Municipality:
        """Return the municipality with an id."""
        return self.world.one(Municipality, id)

    def record(self, id: str) -> Record:
        """Return the record with an id."""
        return self.world[id]

    def name_of(self, id: str) -> Text | str:
        """Return the name of a municipality, organisation, body or person, on the day if it is one.

        It is told in each language, in another one where it has none of its own.
        """
        record = self.world[id]
        if isinstance(record, Municipality) and self.day is not None:
            return in_each(record.name_on(self.day))
        name: object = getattr(record, "name", id)
        if isinstance(name, Text):
            return in_each(name)
        return name if isinstance(name, str) else id

    def named(self, id: str) -> Text:
        """Return the name of a record with the id by which it is found: of an agreement, say."""
        return with_id(self.name_of(id), id)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class AgreementCase(Case):
    """One agreement, with its model.

    Order: by agreement.
    """

    kind: ClassVar[Kind] = "agreement"

    world: Register
    model: AgreementModel
    agreement: Agreement

    @classmethod
    def of(cls, world: Register, agreement: Agreement) -> AgreementCase:
        """Return the case of an agreement."""
        model = world.one(AgreementModel, agreement.model)
        return cls(world=world, model=model, agreement=agreement)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The agreement's key."""
        return self.agreement.sort_key

    @property
    def id(self) -> str:
        """The id of the agreement."""
        return self.agreement.id

    def agreement_with(self, id: str) -> Agreement:
        """Return the agreement with an id."""
        return self.world.one(Agreement, id)

    @property
    def concluded(self) -> PartialDate:
        """The day of signing, else of entry into force, else the start of the nominal term."""
        for kind in ("signed", "in-force"):
            stone = self.agreement.milestone(kind)
            if stone is not None and not stone.date.is_unknown:
                return stone.date
        return term_of(self.agreement).start

    @property
    def day(self) -> date | None:
        """The first day on which it may have been concluded."""
        return self.concluded.earliest or self.concluded.latest

    @property
    def government(self) -> str | None:
        """The government of the agreement, else that of its model."""
        return self.agreement.government or self.model.government


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class ModelCase(Case):
    """An agreement model on a day, with all its agreements of whatever day.

    Order: by model, then day.
    """

    kind: ClassVar[Kind] = "model"

    world: Register
    model: AgreementModel
    on: AsOf | None
    agreements: tuple[Agreement, ...]

    @classmethod
    def of(cls, world: Register, model: AgreementModel, on: AsOf | None) -> ModelCase:
        """Return the case of a model on a day."""
        agreements = world.grouped(Agreement, "model").get(model.id, ())
        return cls(world=world, model=model, on=on, agreements=agreements)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Model, then day."""
        return (self.model.sort_key, str(self.on or ""))

    @property
    def id(self) -> str:
        """The id of the model."""
        return self.model.id

    @property
    def day(self) -> date | None:
        """The day; None where none was given: then only what holds on every day is asked."""
        return self.on.day if self.on else None

    @property
    def government(self) -> str | None:
        """The government whose programme has the model."""
        return self.model.government
