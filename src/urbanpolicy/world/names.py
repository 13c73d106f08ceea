"""Under which names the records of each class are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from urbanpolicy.model.record import Record
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period
from urbanpolicy.values.text import Text
from urbanpolicy.world.lookup import Entry, Named, NameIndex

if TYPE_CHECKING:
    from urbanpolicy.model.agreements import Agreement
    from urbanpolicy.model.charters import AgreementModel
    from urbanpolicy.model.governments import Government
    from urbanpolicy.model.groups import Group
    from urbanpolicy.model.organisations import Organisation
    from urbanpolicy.model.people import Office, Person
    from urbanpolicy.model.places import Municipality
    from urbanpolicy.model.regions import Region, UrbanRegion, WellbeingCounty

R = TypeVar("R", bound=Record)


def _texts(*texts: Text) -> Iterator[Named]:
    for text in texts:
        for name in text.all:
            yield name, UNKNOWN_PERIOD


def of_municipality(record: Municipality) -> Iterable[Named]:
    """Id, code, and every current and former name in every language, each with its days.

    A name of which no source says when it was in use was so as long as the municipality existed.
    """
    yield record.id, UNKNOWN_PERIOD
    yield record.code, UNKNOWN_PERIOD
    for dated in (*record.names, *record.also):
        period = record.period if dated.period == UNKNOWN_PERIOD else dated.period
        for name in dated.text.all:
            yield name, period


def of_person(record: Person) -> Iterable[Named]:
    """Id and name."""
    yield record.id, UNKNOWN_PERIOD
    yield record.name, UNKNOWN_PERIOD


def of_office(record: Office) -> Iterable[Named]:
    """Id, name, dated titles and other words for it."""
    yield record.id, UNKNOWN_PERIOD
    yield from _texts(record.name, *record.also)
    for dated in record.titles:
        for name in dated.text.all:
            yield name, dated.period


def of_organisation(record: Organisation) -> Iterable[Named]:
    """Id, abbreviation and dated names."""
    yield record.id, UNKNOWN_PERIOD
    if record.abbreviation:
        yield record.abbreviation, UNKNOWN_PERIOD
    for dated in record.names:
        for name in dated.text.all:
            yield name, dated.period


def of_government(record: Government) -> Iterable[Named]:
    """Id and name."""
    yield record.id, UNKNOWN_PERIOD
    yield from _texts(record.name)


def of_agreement_model(record: AgreementModel) -> Iterable[Named]:
    """Id, other ids, name and short names."""
    for id in (record.id, *record.also_ids):
        yield id, UNKNOWN_PERIOD
    yield from _texts(record.name, *record.short_names)


def of_urban_region(record: UrbanRegion) -> Iterable[Named]:
    """Id, other ids and name."""
    for id in (record.id, *record.also_ids):
        yield id, UNKNOWN_PERIOD
    yield from _texts(record.name)


def of_region(record: Region) -> Iterable[Named]:
    """Id, code and name."""
    yield record.id, UNKNOWN_PERIOD
    yield record.code, UNKNOWN_PERIOD
    yield from _texts(record.name)


def of_county(record: WellbeingCounty) -> Iterable[Named]:
    """Id, code, name and other names."""
    yield record.id, UNKNOWN_PERIOD
    yield record.code, UNKNOWN_PERIOD
    yield from _texts(record.name, *record.also)


def of_agreement(record: Agreement) -> Iterable[Named]:
    """Id, name and short names."""
    yield record.id, UNKNOWN_PERIOD
    yield from _texts(record.name, *record.short_names)


def of_group(record: Group) -> Iterable[Named]:
    """Id, name and short names."""
    yield record.id, UNKNOWN_PERIOD
    yield from _texts(record.name, *record.short_names)


CALLS: Mapping[str, str] = MappingProxyType(
    {
        "municipality": "Municipality",
        "person": "Person",
        "office": "Office",
        "organisation": "Organisation",
        "government": "Government",
        "agreement_model": "AgreementModel",
        "urban_region": "UrbanRegion",
        "region": "Region",
        "county": "WellbeingCounty",
        "agreement": "Agreement",
        "group": "Group",
    }
)
"""The questions for one record by its name, and the class of each."""

TAKING_A_DAY = frozenset({"municipality", "office", "organisation"})
"""Those that take ``on=``, because the names are dated."""


def names_of(call: str) -> Callable[[Any], Iterable[Named]]:
    """Return the function that gives the names of a record for which a question asks."""
    found: Callable[[Any], Iterable[Named]] = globals()[f"of_{call}"]
    return found


def index_of(
    call: str,
    entries: Mapping[str, list[Entry[R]]],
    fate_of: Callable[[Record, date], str],
) -> NameIndex[R]:
    """Return the index by which the question for one record of a class finds it."""
    return NameIndex(
        call,
        entries,
        period_of=_existence if call == "municipality" else lambda _: UNKNOWN_PERIOD,
        takes_day=call in TAKING_A_DAY,
        fate_of=fate_of,
    )


def _existence(record: Any) -> Period:
    """Return when a record existed, where a name of another day is no answer."""
    period: Period = record.period
    return period
