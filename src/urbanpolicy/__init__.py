"""Finland's agreements between the state and its cities: who, what, from when to when, by which rule.

The functions of this face that ask about facts are the built-in register's own methods; everything
is loaded on the first question. ``help(urbanpolicy.Register)`` lists the questions.
"""

# Importing `typing` would cost more than all the rest of this module: the type checkers take the
# name for what it is, and at run time the branch is never taken.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from urbanpolicy.checking.bodies import BodyCase
    from urbanpolicy.checking.case import AgreementCase, ModelCase
    from urbanpolicy.checking.change import Change
    from urbanpolicy.checking.check import check
    from urbanpolicy.checking.finding import Accepted, Crash, Finding, Unchecked
    from urbanpolicy.checking.repair import Repair, repair
    from urbanpolicy.checking.report import Report
    from urbanpolicy.checking.rule import Rule, Verdict
    from urbanpolicy.checking.rulebook import rule, rules
    from urbanpolicy.checking.template import template
    from urbanpolicy.errors import (
        AmbiguousName,
        BrokenReference,
        DuplicateId,
        ForeignPickle,
        InvalidDay,
        InvalidDocument,
        InvalidValue,
        MissingExtra,
        NoAnswer,
        NotConforming,
        NotExisting,
        NotFound,
        OutsideCoverage,
        Several,
        Undecided,
        UndecidedTruth,
        UnknownName,
        UrbanPolicyError,
        Vacant,
    )
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
    from urbanpolicy.model.record import Citation, Record
    from urbanpolicy.model.regions import Region, UrbanRegion, WellbeingCounty
    from urbanpolicy.model.rounds import MALRound
    from urbanpolicy.model.sources import Source
    from urbanpolicy.model.universities import UniversityCity, UniversityPresence
    from urbanpolicy.release import __version__
    from urbanpolicy.tables.attaching import attach
    from urbanpolicy.tables.attaching_report import Attached, AttachReport, attach_report
    from urbanpolicy.tables.dividing import DivisionFit, DivisionGuess, guess_division
    from urbanpolicy.tables.dividing_crosswalk import CodeLink, Crosswalk, crosswalk
    from urbanpolicy.tables.panel import Panel, panel
    from urbanpolicy.tables.recoding import recode
    from urbanpolicy.tables.spelling import Spell, Spells, spells
    from urbanpolicy.values.money import Money
    from urbanpolicy.values.partial import PartialDate
    from urbanpolicy.values.periods import Open, Period
    from urbanpolicy.values.text import Text
    from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
    from urbanpolicy.world.ageing import Stale
    from urbanpolicy.world.agreed import Agreements
    from urbanpolicy.world.asof import AsOf
    from urbanpolicy.world.builtin import register
    from urbanpolicy.world.city import City
    from urbanpolicy.world.claimed import Checked
    from urbanpolicy.world.comparing import Comparison, Difference, State
    from urbanpolicy.world.composition import Composition, Seat
    from urbanpolicy.world.counting import PopulationSum
    from urbanpolicy.world.documents import Document, read_document
    from urbanpolicy.world.forced import Force
    from urbanpolicy.world.holding import Holder, Holding
    from urbanpolicy.world.imprint import About
    from urbanpolicy.world.overview import ModelOverview
    from urbanpolicy.world.reason import Reason
    from urbanpolicy.world.register import Register
    from urbanpolicy.world.searching import Hit
    from urbanpolicy.world.selection import Selection
    from urbanpolicy.world.share import PopulationShare
    from urbanpolicy.world.signing import Signed, Signing
    from urbanpolicy.world.spans import History, Span

    _register = register()
    about = _register.about
    changes = _register.changes
    history = _register.history
    search = _register.search
    stale = _register.stale
    agreement = _register.agreement
    agreement_model = _register.agreement_model
    agreements = _register.agreements
    bound_through = _register.bound_through
    chain = _register.chain
    city = _register.city
    claims = _register.claims
    composition = _register.composition
    conflicts = _register.conflicts
    county = _register.county
    county_of = _register.county_of
    coverages = _register.coverages
    force = _register.force
    gaps = _register.gaps
    government = _register.government
    group = _register.group
    head = _register.head
    holder = _register.holder
    holders = _register.holders
    is_bound = _register.is_bound
    meeting = _register.meeting
    models = _register.models
    municipal_changes = _register.municipal_changes
    municipalities = _register.municipalities
    municipality = _register.municipality
    office = _register.office
    organisation = _register.organisation
    person = _register.person
    population = _register.population
    population_of = _register.population_of
    population_share = _register.population_share
    predecessors = _register.predecessors
    region = _register.region
    region_of = _register.region_of
    seats = _register.seats
    signatories = _register.signatories
    sources = _register.sources
    successors = _register.successors
    superseded_by = _register.superseded_by
    tenures = _register.tenures
    urban_region = _register.urban_region
else:
    _HOMES = {
        "checking.bodies": "BodyCase",
        "checking.case": "AgreementCase ModelCase",
        "checking.change": "Change",
        "checking.check": "check",
        "checking.finding": "Accepted Crash Finding Unchecked",
        "checking.repair": "Repair repair",
        "checking.report": "Report",
        "checking.rule": "Rule Verdict",
        "checking.rulebook": "rule rules",
        "checking.template": "template",
        "errors": (
            "AmbiguousName BrokenReference DuplicateId ForeignPickle InvalidDay InvalidDocument "
            "InvalidValue MissingExtra NoAnswer NotConforming NotExisting NotFound OutsideCoverage "
            "Several Undecided UndecidedTruth UnknownName UrbanPolicyError Vacant"
        ),
        "model.acceptance": "Acceptance",
        "model.agreements": "Agreement Party",
        "model.changes": "MunicipalChange",
        "model.claims": "Claim",
        "model.charters": "AgreementModel Charter RequiredSeat",
        "model.contents": "FundingLine Revision Signatory Target",
        "model.disputes": "Conflict ConflictValue Gap",
        "model.ecosystem": "EcosystemDetails",
        "model.events": "Event",
        "model.governments": "Government GovernmentParty PrimeMinisterDeputy",
        "model.groups": "Group Membership",
        "model.mal": "MALDetails",
        "model.milestones": "Milestone",
        "model.meetings": "AgendaItem Attendance Meeting",
        "model.naming": "DatedName",
        "model.organisations": "Organisation",
        "model.people": "Office Person Tenure Vacancy",
        "model.places": "Municipality",
        "model.populations": "Population",
        "model.properties": "DatedReference DatedWord",
        "model.provenance": "Coverage",
        "model.record": "Citation Record",
        "model.regions": "Region UrbanRegion WellbeingCounty",
        "model.rounds": "MALRound",
        "model.sources": "Source",
        "model.universities": "UniversityCity UniversityPresence",
        "release": "__version__",
        "tables.attaching": "attach",
        "tables.attaching_report": "AttachReport Attached attach_report",
        "tables.dividing": "DivisionFit DivisionGuess guess_division",
        "tables.dividing_crosswalk": "CodeLink Crosswalk crosswalk",
        "tables.panel": "Panel panel",
        "tables.recoding": "recode",
        "tables.spelling": "Spell Spells spells",
        "values.money": "Money",
        "values.partial": "PartialDate",
        "values.periods": "Open Period",
        "values.text": "Text",
        "values.truth": "NO UNDECIDED YES Truth",
        "world.ageing": "Stale",
        "world.comparing": "Comparison Difference State",
        "world.imprint": "About",
        "world.searching": "Hit",
        "world.spans": "History Span",
        "world.agreed": "Agreements",
        "world.asof": "AsOf",
        "world.builtin": "register",
        "world.claimed": "Checked",
        "world.city": "City",
        "world.composition": "Composition Seat",
        "world.counting": "PopulationSum",
        "world.documents": "Document read_document",
        "world.forced": "Force",
        "world.holding": "Holder Holding",
        "world.overview": "ModelOverview",
        "world.reason": "Reason",
        "world.register": "Register",
        "world.selection": "Selection",
        "world.share": "PopulationShare",
        "world.signing": "Signed Signing",
    }
    _QUESTIONS = frozenset(
        [
            "about",
            "changes",
            "history",
            "search",
            "stale",
            "agreement",
            "agreement_model",
            "agreements",
            "bound_through",
            "chain",
            "city",
            "claims",
            "composition",
            "conflicts",
            "county",
            "county_of",
            "coverages",
            "force",
            "gaps",
            "government",
            "group",
            "head",
            "holder",
            "holders",
            "is_bound",
            "meeting",
            "models",
            "municipal_changes",
            "municipalities",
            "municipality",
            "office",
            "organisation",
            "person",
            "population",
            "population_of",
            "population_share",
            "predecessors",
            "region",
            "region_of",
            "seats",
            "signatories",
            "sources",
            "successors",
            "superseded_by",
            "tenures",
            "urban_region",
        ]
    )
    _HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

    def __getattr__(name):
        if name in _QUESTIONS:
            from urbanpolicy.world.builtin import register

            value = getattr(register(), name)
        elif name in _HOME_OF:
            from importlib import import_module

            value = getattr(import_module(f"urbanpolicy.{_HOME_OF[name]}"), name)
        else:
            raise AttributeError(f"module 'urbanpolicy' has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__():
        return sorted(__all__)


__all__ = [
    "About",
    "Acceptance",
    "Accepted",
    "AgendaItem",
    "Agreement",
    "AgreementCase",
    "AgreementModel",
    "Agreements",
    "AmbiguousName",
    "AsOf",
    "AttachReport",
    "Attached",
    "Attendance",
    "BodyCase",
    "BrokenReference",
    "Change",
    "Charter",
    "Checked",
    "Citation",
    "City",
    "Claim",
    "CodeLink",
    "Comparison",
    "Composition",
    "Conflict",
    "ConflictValue",
    "Coverage",
    "Crash",
    "Crosswalk",
    "DatedName",
    "DatedReference",
    "DatedWord",
    "Difference",
    "DivisionFit",
    "DivisionGuess",
    "Document",
    "DuplicateId",
    "EcosystemDetails",
    "Event",
    "Finding",
    "Force",
    "ForeignPickle",
    "FundingLine",
    "Gap",
    "Government",
    "GovernmentParty",
    "Group",
    "History",
    "Hit",
    "Holder",
    "Holding",
    "InvalidDay",
    "InvalidDocument",
    "InvalidValue",
    "MALDetails",
    "MALRound",
    "Meeting",
    "Membership",
    "Milestone",
    "MissingExtra",
    "ModelCase",
    "ModelOverview",
    "Money",
    "MunicipalChange",
    "Municipality",
    "NO",
    "NoAnswer",
    "NotConforming",
    "NotExisting",
    "NotFound",
    "Office",
    "Open",
    "Organisation",
    "OutsideCoverage",
    "Panel",
    "PartialDate",
    "Party",
    "Period",
    "Person",
    "Population",
    "PopulationShare",
    "PopulationSum",
    "PrimeMinisterDeputy",
    "Reason",
    "Record",
    "Region",
    "Register",
    "Repair",
    "Report",
    "RequiredSeat",
    "Revision",
    "Rule",
    "Seat",
    "Selection",
    "Several",
    "Signatory",
    "Signed",
    "Signing",
    "Source",
    "Span",
    "Spell",
    "Spells",
    "Stale",
    "State",
    "Target",
    "Tenure",
    "Text",
    "Truth",
    "UNDECIDED",
    "Unchecked",
    "Undecided",
    "UndecidedTruth",
    "UniversityCity",
    "UniversityPresence",
    "UnknownName",
    "UrbanPolicyError",
    "UrbanRegion",
    "Vacancy",
    "Vacant",
    "Verdict",
    "WellbeingCounty",
    "YES",
    "__version__",
    "about",
    "agreement",
    "agreement_model",
    "agreements",
    "attach",
    "attach_report",
    "bound_through",
    "chain",
    "changes",
    "check",
    "city",
    "claims",
    "composition",
    "conflicts",
    "county",
    "county_of",
    "coverages",
    "crosswalk",
    "force",
    "gaps",
    "government",
    "group",
    "guess_division",
    "head",
    "history",
    "holder",
    "holders",
    "is_bound",
    "meeting",
    "models",
    "municipal_changes",
    "municipalities",
    "municipality",
    "office",
    "organisation",
    "panel",
    "person",
    "population",
    "population_of",
    "population_share",
    "predecessors",
    "read_document",
    "recode",
    "region",
    "region_of",
    "register",
    "repair",
    "rule",
    "rules",
    "search",
    "seats",
    "signatories",
    "sources",
    "spells",
    "stale",
    "successors",
    "superseded_by",
    "template",
    "tenures",
    "urban_region",
]
