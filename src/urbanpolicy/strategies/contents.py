"""Strategies for what agreements hold: milestones, money, targets, revisions, who signed, details."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.model.contents import FundingLine, Revision, Signatory, Target
from urbanpolicy.model.ecosystem import EcosystemDetails
from urbanpolicy.model.mal import MALDetails
from urbanpolicy.model.milestones import Milestone
from urbanpolicy.model.universities import UniversityPresence
from urbanpolicy.strategies.building import built, built_with


def milestones(**pinned: object) -> SearchStrategy[Milestone]:
    """Return steps in the life of an agreement or a body."""
    return built(Milestone, pinned)


def funding_lines(**pinned: object) -> SearchStrategy[FundingLine]:
    """Return sums for an agreement, a round or a model."""
    return built(FundingLine, pinned, share=st.none() | st.floats(0, 1))


def targets(**pinned: object) -> SearchStrategy[Target]:
    """Return numbers that parties set themselves: from below, from above, or both."""
    number = st.integers(0, 10**9)
    if "least" in pinned or "most" in pinned:
        return built_with(Target, pinned, ("least", "most"), alone=True)
    pairs = st.tuples(number, number).map(sorted)
    ends = pairs.map(lambda pair: (pair[0], pair[1])) | pairs.map(lambda pair: (pair[0], None))

    def between(pair: tuple[int | None, int | None]) -> SearchStrategy[Target]:
        return built(Target, {**pinned, "least": pair[0], "most": pair[1]})

    return (ends | number.map(lambda most: (None, most))).flatmap(between)


def revisions(**pinned: object) -> SearchStrategy[Revision]:
    """Return changes of contents inside a term."""
    return built(Revision, pinned)


def signatories(**pinned: object) -> SearchStrategy[Signatory]:
    """Return who signed: a person, an office, a name, a title, or several of them."""
    return built_with(Signatory, pinned, ("person", "office", "name", "title"))


def mal_details(**pinned: object) -> SearchStrategy[MALDetails]:
    """Return what is said only of MAL agreements."""
    return built(MALDetails, pinned)


def ecosystem_details(**pinned: object) -> SearchStrategy[EcosystemDetails]:
    """Return what is said only of ecosystem agreements."""
    return built(EcosystemDetails, pinned)


def university_presences(**pinned: object) -> SearchStrategy[UniversityPresence]:
    """Return universities in a city."""
    return built(UniversityPresence, pinned)
