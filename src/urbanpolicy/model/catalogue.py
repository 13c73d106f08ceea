"""The list of record classes, with the plural by which documents and files name each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from urbanpolicy.model.agreements import Agreement, AgreementModel
from urbanpolicy.model.events import Event
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.organisations import Government, Organisation
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.places import Municipality, Population, UrbanRegion
from urbanpolicy.model.provenance import Claim, Conflict, Coverage, Gap, Source
from urbanpolicy.model.record import Record

PLURALS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "sources": Source,
        "coverages": Coverage,
        "municipalities": Municipality,
        "populations": Population,
        "urban_regions": UrbanRegion,
        "organisations": Organisation,
        "governments": Government,
        "persons": Person,
        "offices": Office,
        "tenures": Tenure,
        "models": AgreementModel,
        "agreements": Agreement,
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
