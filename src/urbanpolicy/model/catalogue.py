"""The record classes by name, each loaded when it is first asked for, and the plural of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from urbanpolicy.model.record import Record

if TYPE_CHECKING:
    from urbanpolicy.model.agreements import Agreement
    from urbanpolicy.model.changes import MunicipalChange
    from urbanpolicy.model.charters import AgreementModel
    from urbanpolicy.model.claims import Claim
    from urbanpolicy.model.disputes import Conflict, Gap
    from urbanpolicy.model.events import Event
    from urbanpolicy.model.governments import Government
    from urbanpolicy.model.groups import Group, Membership
    from urbanpolicy.model.meetings import Meeting
    from urbanpolicy.model.organisations import Organisation
    from urbanpolicy.model.people import Office, Person, Tenure
    from urbanpolicy.model.places import Municipality
    from urbanpolicy.model.populations import Population
    from urbanpolicy.model.provenance import Coverage
    from urbanpolicy.model.regions import Region, UrbanRegion, WellbeingCounty
    from urbanpolicy.model.rounds import MALRound
    from urbanpolicy.model.sources import Source
    from urbanpolicy.model.universities import UniversityCity
else:

    def __getattr__(name):
        """Return a record class: ``catalogue.Office`` loads its module on its first use."""
        if name in _MODULES:
            return _loaded(name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "CLASSES",
    "PLURAL",
    "PLURALS",
    "PLURAL_OF",
    "Agreement",
    "AgreementModel",
    "Claim",
    "Conflict",
    "Coverage",
    "Event",
    "Gap",
    "Government",
    "Group",
    "MALRound",
    "Meeting",
    "Membership",
    "MunicipalChange",
    "Municipality",
    "Office",
    "Organisation",
    "Person",
    "Population",
    "Region",
    "Source",
    "Tenure",
    "UniversityCity",
    "UrbanRegion",
    "WellbeingCounty",
]

_HOMES = {
    "sources": ("sources", "Source"),
    "coverages": ("provenance", "Coverage"),
    "regions": ("regions", "Region"),
    "counties": ("regions", "WellbeingCounty"),
    "municipalities": ("places", "Municipality"),
    "municipal_changes": ("changes", "MunicipalChange"),
    "populations": ("populations", "Population"),
    "urban_regions": ("regions", "UrbanRegion"),
    "organisations": ("organisations", "Organisation"),
    "governments": ("governments", "Government"),
    "persons": ("people", "Person"),
    "offices": ("people", "Office"),
    "tenures": ("people", "Tenure"),
    "models": ("charters", "AgreementModel"),
    "mal_rounds": ("rounds", "MALRound"),
    "agreements": ("agreements", "Agreement"),
    "university_cities": ("universities", "UniversityCity"),
    "groups": ("groups", "Group"),
    "memberships": ("groups", "Membership"),
    "meetings": ("meetings", "Meeting"),
    "events": ("events", "Event"),
    "claims": ("claims", "Claim"),
    "conflicts": ("disputes", "Conflict"),
    "gaps": ("disputes", "Gap"),
}
"""Plural -> module and class, in the order in which a world is written."""

_MODULES = {name: f"urbanpolicy.model.{module}" for module, name in _HOMES.values()}
PLURAL: Mapping[str, str] = MappingProxyType({name: word for word, (_, name) in _HOMES.items()})
"""Name of a class -> plural."""


def _loaded(name: str) -> type[Record]:
    """Return the class of a name, whose module is loaded if it was not."""
    if name not in globals():
        globals()[name] = getattr(import_module(_MODULES[name]), name)
    cls: type[Record] = globals()[name]
    return cls


class _Classes(Mapping[str, type[Record]]):
    """Record classes by a word for each; none is loaded before it is asked for."""

    __slots__ = ("_names",)

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def __getitem__(self, word: str) -> type[Record]:
        return _loaded(self._names[word])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _Plurals(Mapping[type[Record], str]):
    """The plural of each record class; asking for it loads nothing, walking over all does."""

    __slots__ = ()

    def __getitem__(self, cls: type[Record]) -> str:
        if _MODULES.get(cls.__name__) != cls.__module__:  # a class of the same name, made elsewhere
            raise KeyError(cls)
        return PLURAL[cls.__name__]

    def __iter__(self) -> Iterator[type[Record]]:
        return iter(CLASSES.values())

    def __len__(self) -> int:
        return len(PLURAL)


PLURALS: Mapping[str, type[Record]] = _Classes(
    {plural: name for plural, (_, name) in _HOMES.items()}
)
"""Plural -> class, in the order in which a world is written."""

CLASSES: Mapping[str, type[Record]] = _Classes({name: name for name in _MODULES})
"""Name of a class -> class, for references."""

PLURAL_OF: Mapping[type[Record], str] = _Plurals()
"""Class -> plural."""
