"""Strategies for agreement models with their charters, rounds, agreements and their parties."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.charters import AgreementModel, Charter, RequiredSeat
from urbanpolicy.model.rounds import MALRound
from urbanpolicy.model.universities import UniversityCity
from urbanpolicy.strategies.building import built, built_with, few, strategy_of
from urbanpolicy.strategies.wording import ids


def required_seats(**pinned: object) -> SearchStrategy[RequiredSeat]:
    """Return seats that a charter requires: of an office or of a municipality."""
    return built_with(RequiredSeat, pinned, ("office", "municipality"), alone=True)


def charters(**pinned: object) -> SearchStrategy[Charter]:
    """Return charters of bodies."""
    return built(Charter, pinned)


def agreement_models(**pinned: object) -> SearchStrategy[AgreementModel]:
    """Return kinds of agreement."""
    return built(AgreementModel, pinned, id=ids(prefix="model"))


def mal_rounds(**pinned: object) -> SearchStrategy[MALRound]:
    """Return rounds of MAL agreements."""
    return built(MALRound, pinned, id=ids(prefix="mal-round"))


def university_cities(**pinned: object) -> SearchStrategy[UniversityCity]:
    """Return university and university-centre cities; only one with a consortium describes it."""
    is_free = {"consortium", "coordinator"}.isdisjoint(pinned)
    has = strategy_of(pinned.get("has_consortium", st.booleans() if is_free else True))

    def described(has_one: bool) -> SearchStrategy[UniversityCity]:
        nothing = {} if has_one else {"consortium": None, "coordinator": None}
        own = {**nothing, **pinned, "has_consortium": has_one}
        return built(UniversityCity, own, id=ids(prefix="university-city"))

    return has.flatmap(described)


def parties(**pinned: object) -> SearchStrategy[Party]:
    """Return parties: known by their records, by name, or both."""
    return built_with(Party, pinned, ("actor", "name"))


def agreements(**pinned: object) -> SearchStrategy[Agreement]:
    """Return agreements; none supersedes itself."""

    def called(own: str) -> SearchStrategy[Agreement]:
        another = ids(prefix="agreement").map(lambda id: f"{id}-earlier" if id == own else id)
        return built(Agreement, {**pinned, "id": own}, supersedes=few(another))

    return strategy_of(pinned.get("id", ids(prefix="agreement"))).flatmap(called)
