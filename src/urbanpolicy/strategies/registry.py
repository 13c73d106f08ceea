"""Which strategy belongs to which class; hypothesis is told, so that types alone are enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.model.acceptance import Acceptance
from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.changes import MunicipalChange
from urbanpolicy.model.charters import AgreementModel, Charter, RequiredSeat
from urbanpolicy.model.claims import Claim
from urbanpolicy.model.contents import FundingLine, Revision, Signatory, Target
from urbanpolicy.model.disputes import Conflict, ConflictValue, Gap
from urbanpolicy.model.ecosystem import EcosystemDetails
from urbanpolicy.model.events import Event
from urbanpolicy.model.governments import Government, GovernmentParty, PrimeMinisterDeputy
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.mal import MALDetails
from urbanpolicy.model.meetings import AgendaItem, Attendance, Meeting
from urbanpolicy.model.milestones import Milestone
from urbanpolicy.model.naming import DatedName
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office, Person, Tenure, Vacancy
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.populations import Population
from urbanpolicy.model.properties import DatedReference, DatedWord
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.record import Citation
from urbanpolicy.model.regions import Region, UrbanRegion, WellbeingCounty
from urbanpolicy.model.rounds import MALRound
from urbanpolicy.model.sources import Source
from urbanpolicy.model.universities import UniversityCity, UniversityPresence
from urbanpolicy.strategies import (
    agreeing,
    contents,
    governing,
    meeting,
    placing,
    saying,
    sourcing,
    timing,
)
from urbanpolicy.values.money import Money
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.text import Text
from urbanpolicy.values.truth import Truth
from urbanpolicy.values.value import Value

V = TypeVar("V", bound=Value)

STRATEGIES: Mapping[type[Value], Callable[[], SearchStrategy[Any]]] = MappingProxyType(
    {
        Agreement: agreeing.agreements,
        AgreementModel: agreeing.agreement_models,
        AgendaItem: meeting.agenda_items,
        Attendance: meeting.attendances,
        Charter: agreeing.charters,
        Citation: sourcing.citations,
        Claim: sourcing.claims,
        Conflict: sourcing.conflicts,
        ConflictValue: sourcing.conflict_values,
        Coverage: sourcing.coverages,
        DatedName: placing.dated_names,
        DatedReference: placing.dated_references,
        DatedWord: placing.dated_words,
        EcosystemDetails: contents.ecosystem_details,
        Event: meeting.events,
        FundingLine: contents.funding_lines,
        Acceptance: sourcing.acceptances,
        Gap: sourcing.gaps,
        Government: governing.governments,
        GovernmentParty: governing.government_parties,
        Group: meeting.groups,
        MALDetails: contents.mal_details,
        MALRound: agreeing.mal_rounds,
        Meeting: meeting.meetings,
        Membership: meeting.memberships,
        Milestone: contents.milestones,
        Money: saying.moneys,
        MunicipalChange: placing.municipal_changes,
        Municipality: placing.municipalities,
        Office: governing.offices,
        Open: timing.opens,
        Organisation: governing.organisations,
        PartialDate: timing.partial_dates,
        Party: agreeing.parties,
        Period: timing.periods,
        Person: governing.persons,
        Population: placing.populations,
        PrimeMinisterDeputy: governing.prime_minister_deputies,
        Region: placing.regions,
        RequiredSeat: agreeing.required_seats,
        Revision: contents.revisions,
        Signatory: contents.signatories,
        Source: sourcing.sources,
        Target: contents.targets,
        Tenure: governing.tenures,
        Text: saying.texts,
        Truth: timing.truths,
        UniversityCity: agreeing.university_cities,
        UniversityPresence: contents.university_presences,
        UrbanRegion: placing.urban_regions,
        Vacancy: governing.vacancies,
        WellbeingCounty: placing.wellbeing_counties,
    }
)
"""Class -> the function that gives its strategy."""


def for_class(cls: type[V]) -> SearchStrategy[V]:
    """Return the strategy for a class of values or records.

    Raises:
        LookupError: if there is none.

    >>> from hypothesis import find
    >>> find(for_class(Truth), lambda truth: not truth.is_decided)
    undecided
    """
    if cls not in STRATEGIES:
        raise LookupError(f"there is no strategy for {cls.__name__}")
    return cast("SearchStrategy[V]", STRATEGIES[cls]())


def register_types() -> None:
    """Tell hypothesis the strategy of every class, for ``st.from_type`` and ``st.builds``."""
    for cls in STRATEGIES:
        st.register_type_strategy(cls, for_class)
