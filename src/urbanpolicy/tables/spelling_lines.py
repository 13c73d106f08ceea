"""What agreements say of every municipality through all days, and runs of days that are bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple, cast

from urbanpolicy.errors import InvalidValue
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.vocabulary import Basis
from urbanpolicy.values.partial import ONE_DAY
from urbanpolicy.values.truth import YES
from urbanpolicy.world.bound import Bindings, Bound
from urbanpolicy.world.register import Register


class Asked(NamedTuple):
    """Which agreements count: those of a model, or some that are named by id."""

    model: str | None
    agreements: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The model, or the agreements."""
        return self.model or " ".join(self.agreements)


def read_asked(world: Register, model: object, agreements: object, where: str) -> tuple[Asked, ...]:
    """Return what is asked for: one of each model, or one of all the agreements that are named.

    Raises:
        InvalidValue: unless exactly one of the two is given, as a name or several.
        UnknownName, AmbiguousName: if a model or an agreement cannot be told.
    """
    if (model is None) == (agreements is None):
        found = {"model": model, "agreements": agreements}
        raise InvalidValue.at(where, found, "exactly one of model= and agreements=")
    if model is not None:
        names = _read_names(model, f"{where}, model")
        return tuple(dict.fromkeys(Asked(world.agreement_model(name).id) for name in names))
    names = _read_names(agreements, f"{where}, agreements")
    ids = {world.agreement(name).id for name in names}
    return (Asked(None, tuple(sorted(ids))),)


def _read_names(value: object, where: str) -> list[str]:
    names: object = [value] if isinstance(value, str) else value
    if isinstance(names, Iterable):
        found = list(cast("Iterable[str]", names))
        if found:
            return found
    raise InvalidValue.at(where, value, "a name, or several of them")


def lines_of(world: Register, asked: Asked, basis: Basis) -> Mapping[str, Bindings]:
    """Return what holds of each municipality on each day, by its id; made once."""

    def make(world: Register) -> dict[str, Bindings]:
        return {
            place.id: world.bindings(
                place,
                model=asked.model,
                agreements=None if asked.model else asked.agreements,
                basis=basis,
            )
            for place in world.all(Municipality)
        }

    return world.kept((lines_of, asked, basis), make)


class Stretch(NamedTuple):
    """Days without a change, and what holds on them; None: the calendar's first or last day."""

    first: date | None
    last: date | None
    bound: Bound


def stretches_of(line: Bindings) -> Iterator[Stretch]:
    """Yield the stretches of all days; those on which the same was found are joined."""
    first: date | None = None
    held = line.at(date.min)
    for day in line.days:
        now = line.at(day)
        if now[1:] != held[1:]:  # all but whether somebody looked
            yield Stretch(first, day - ONE_DAY, held)
            first, held = day, now
    yield Stretch(first, None, held)


def since(line: Bindings, first: date) -> date | None:
    """Return the first day of the first run of surely bound days that ends on a day or after it.

    There has to be one. None: it has no first day.
    """
    runs = (
        list(run)
        for is_sure, run in groupby(stretches_of(line), lambda one: one.bound.found == YES)
        if is_sure
    )
    return next(run[0].first for run in runs if run[-1].last is None or run[-1].last >= first)
