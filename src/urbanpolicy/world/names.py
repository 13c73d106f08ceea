"""Under which names the records of each class are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.groups import Group
from urbanpolicy.model.organisations import Government, Organisation
from urbanpolicy.model.people import Office, Person
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.regions import Region, UrbanRegion, WellbeingCounty
from urbanpolicy.values.periods import UNKNOWN_PERIOD
from urbanpolicy.values.text import Text
from urbanpolicy.world.lookup import Named


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
