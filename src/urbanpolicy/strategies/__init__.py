"""Hypothesis strategies for every class, valid by construction: for our tests and for yours.

Each is a function that takes any field of its class as a keyword argument: a value that the field
always has, or a strategy that it is drawn from. What is not pinned takes every form that the field
may have: missing, partial, open, at the edges of the calendar, in letters that have gone wrong
somewhere. References lead nowhere: these are single records, not worlds.

``kept_drafts(rule)`` gives drafts that a rule governs and that keep it and all others,
``broken_drafts(rule)`` such as break it and only it; each says what checking it is to find.
``legal_worlds()`` and ``broken_worlds()`` give whole made-up worlds of the same two kinds.

>>> from hypothesis import given
>>> @given(tenures(office="mayor-turku", period=periods(exact=True)))
... def test_a_tenure_begins_on_its_first_day(tenure):
...     assert tenure.period.start.day in tenure.period
>>> test_a_tenure_begins_on_its_first_day()

After the import, types are enough: ``st.from_type(Tenure)`` gives tenures. ``for_class(Tenure)``
is the same without pins.
"""

from importlib.util import find_spec

from urbanpolicy.errors import MissingExtra

if find_spec("hypothesis") is None:
    raise MissingExtra.of("hypothesis", "strategies", "urbanpolicy.strategies")

from urbanpolicy.strategies.agreed import agreement_drafts
from urbanpolicy.strategies.agreeing import (
    agreement_models,
    agreements,
    charters,
    mal_rounds,
    parties,
    required_seats,
    university_cities,
)
from urbanpolicy.strategies.broken import MUTATIONS, broken_drafts, kept_drafts
from urbanpolicy.strategies.contents import (
    ecosystem_details,
    funding_lines,
    mal_details,
    milestones,
    revisions,
    signatories,
    targets,
    university_presences,
)
from urbanpolicy.strategies.drafting import Draft, Fault
from urbanpolicy.strategies.drafts import BodyDraft, alliance_drafts
from urbanpolicy.strategies.governing import (
    government_parties,
    governments,
    offices,
    organisations,
    persons,
    prime_minister_deputies,
    tenures,
    vacancies,
)
from urbanpolicy.strategies.meeting import (
    agenda_items,
    attendances,
    events,
    groups,
    meetings,
    memberships,
)
from urbanpolicy.strategies.placing import (
    dated_names,
    dated_references,
    dated_words,
    municipal_changes,
    municipalities,
    populations,
    regions,
    urban_regions,
    wellbeing_counties,
)
from urbanpolicy.strategies.registry import for_class, register_types
from urbanpolicy.strategies.saying import moneys, texts
from urbanpolicy.strategies.sourcing import (
    acceptances,
    citations,
    claims,
    conflict_values,
    conflicts,
    coverages,
    gaps,
    sources,
)
from urbanpolicy.strategies.timing import days, opens, partial_dates, periods, truths
from urbanpolicy.strategies.wording import codes, ids, langs, lines, urls
from urbanpolicy.strategies.worlds import broken_worlds, legal_worlds

__all__ = [
    "BodyDraft",
    "Draft",
    "Fault",
    "MUTATIONS",
    "acceptances",
    "agenda_items",
    "agreement_drafts",
    "agreement_models",
    "agreements",
    "alliance_drafts",
    "attendances",
    "broken_drafts",
    "broken_worlds",
    "charters",
    "citations",
    "claims",
    "codes",
    "conflict_values",
    "conflicts",
    "coverages",
    "dated_names",
    "dated_references",
    "dated_words",
    "days",
    "ecosystem_details",
    "events",
    "for_class",
    "funding_lines",
    "gaps",
    "government_parties",
    "governments",
    "groups",
    "ids",
    "kept_drafts",
    "langs",
    "legal_worlds",
    "lines",
    "mal_details",
    "mal_rounds",
    "meetings",
    "memberships",
    "milestones",
    "moneys",
    "municipal_changes",
    "municipalities",
    "offices",
    "opens",
    "organisations",
    "partial_dates",
    "parties",
    "periods",
    "persons",
    "populations",
    "prime_minister_deputies",
    "regions",
    "required_seats",
    "revisions",
    "signatories",
    "sources",
    "targets",
    "tenures",
    "texts",
    "truths",
    "university_cities",
    "university_presences",
    "urban_regions",
    "urls",
    "vacancies",
    "wellbeing_counties",
]

register_types()
