"""Finding a record of any class by its id, or by a name as the questions of the library find it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from urbanpolicy.checking.rulebook import RULES
from urbanpolicy.errors import AmbiguousName, NotExisting, OutsideCoverage, UnknownName
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.record import Record
from urbanpolicy.world.asof import AsOf, as_of
from urbanpolicy.world.names import CALLS, TAKING_A_DAY
from urbanpolicy.world.register import Register
from urbanpolicy.world.resolving import DIVISION

HINT = "urbanpolicy search finds words in names and texts"


def day_of(world: Register, on: str | None) -> AsOf | None:
    """Read the day of ``--on``; ``latest`` is the last day that was searched, whatever the subject.

    Raises:
        InvalidDay: if it is no day.
    """
    searched = [found.last for found in world.all(Coverage) if found.id != DIVISION]
    return None if on is None else as_of(on, max(searched, default=None))


def find(world: Register, name: str, on: AsOf | None = None) -> Record:
    """Return the record that has an id, or else a name (of a day), of whatever class.

    Raises:
        UnknownName: if nothing has it; the message names the nearest.
        AmbiguousName: if more than one record has it.
        NotExisting: if only what did not exist on the day has it.
    """
    found = world.get(name) or next((rule for rule in RULES if rule.id == name), None)
    return found or _by_name(world, name, on)


def _by_name(world: Register, name: str, on: AsOf | None) -> Record:
    ids: list[str] = []
    nearest: list[str] = []
    absent: list[NotExisting] = []
    hint = HINT
    for call in CALLS:
        ask: Callable[..., Any] = getattr(world, call)
        options = {"on": on.day} if on and call in TAKING_A_DAY else {}
        try:
            ids.append(ask(name, **options).id)
        except UnknownName as error:
            nearest += error.nearest
            hint = error.hint or hint
        except AmbiguousName as error:
            ids += error.candidates
        except NotExisting as error:
            absent.append(error)
        except OutsideCoverage:  # whose name it was then is not known: the name of any day will do
            return _by_name(world, name, None)
    if len(ids) == 1:
        return world[ids[0]]
    if ids:
        classes = dict.fromkeys(type(world[id]).__name__ for id in ids)
        raise AmbiguousName.of(name, " or ".join(classes), ids, ids)
    if absent:
        raise absent[0]
    raise UnknownName.of(name, "record", dict.fromkeys(nearest), hint)
