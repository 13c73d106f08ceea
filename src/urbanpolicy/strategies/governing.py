"""Strategies for organisations and governments, persons, and the offices that they hold."""

from __future__ import annotations

from hypothesis.strategies import SearchStrategy

from urbanpolicy.model.governments import Government, GovernmentParty, PrimeMinisterDeputy
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office, Person, Tenure, Vacancy
from urbanpolicy.strategies.building import built, few
from urbanpolicy.strategies.placing import dated_names
from urbanpolicy.strategies.wording import ids


def organisations(**pinned: object) -> SearchStrategy[Organisation]:
    """Return organisations, each with at least one name."""
    names = few(dated_names(), least=1)
    return built(Organisation, pinned, id=ids(prefix="org"), names=names)


def government_parties(**pinned: object) -> SearchStrategy[GovernmentParty]:
    """Return political parties in a government."""
    return built(GovernmentParty, pinned)


def prime_minister_deputies(**pinned: object) -> SearchStrategy[PrimeMinisterDeputy]:
    """Return ministers who stand in for the Prime Minister."""
    return built(PrimeMinisterDeputy, pinned)


def governments(**pinned: object) -> SearchStrategy[Government]:
    """Return cabinets with their terms."""
    return built(Government, pinned, id=ids(prefix="gov"))


def persons(**pinned: object) -> SearchStrategy[Person]:
    """Return persons."""
    return built(Person, pinned, id=ids(prefix="person"))


def vacancies(**pinned: object) -> SearchStrategy[Vacancy]:
    """Return stretches of days on which nobody held an office."""
    return built(Vacancy, pinned)


def offices(**pinned: object) -> SearchStrategy[Office]:
    """Return offices."""
    return built(Office, pinned, id=ids(prefix="office"))


def tenures(**pinned: object) -> SearchStrategy[Tenure]:
    """Return tenures, as in ``tenures(office="mayor-turku", period=periods(exact=True))``."""
    return built(Tenure, pinned, id=ids(prefix="tenure"))
