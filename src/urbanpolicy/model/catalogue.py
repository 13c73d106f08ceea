"""The list of record classes, with the plural by which documents and files name each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.changes import MunicipalChange
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.ecosystem import UniversityCity
from urbanpolicy.model.events import Event
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.mal import MALRound
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.organisations import Government, Organisation
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.places import Municipality, Population
from urbanpolicy.model.provenance import Claim, Conflict, Coverage, Gap, Source
from urbanpolicy.model.record import Record
from urbanpolicy.model.regions import Region, UrbanRegion, WellbeingCounty

PLURALS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "sources": Source,
        "coverages": Coverage,
        "regions": Region,
        "counties": WellbeingCounty,
        "municipalities": Municipality,
        "municipal_changes": MunicipalChange,
        "populations": Population,
        "urban_regions": UrbanRegion,
        "organisations": Organisation,
        "governments": Government,
        "persons": Person,
        "offices": Office,
        "tenures": Tenure,
        "models": AgreementModel,
        "mal_rounds": MALRound,
        "agreements": Agreement,
        "university_cities": UniversityCity,
        "groups": Group,
        "memberships": Membership,
        "meetings": Meeting,
        "events": Event,
        "claims": Claim,
        "conflicts": Conflict,
        "gaps": Gap,
    }
)
"""Plural -> class, in the order in which a world is written."""

CLASSES: Mapping[str, type[Record]] = MappingProxyType(
    {cls.__name__: cls for cls in PLURALS.values()}
)
"""Name of a class -> class, for references."""

PLURAL_OF: Mapping[type[Record], str] = MappingProxyType(
    {cls: plural for plural, cls in PLURALS.items()}
)
