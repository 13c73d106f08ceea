"""Agreements and who is bound by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import attrs

from urbanpolicy.model import parts
from urbanpolicy.model.ecosystem import EcosystemDetails, to_ecosystem
from urbanpolicy.model.mal import MALDetails, to_mal
from urbanpolicy.model.milestones import Milestone, to_milestones
from urbanpolicy.model.parts import to_funding, to_revisions, to_signatories, to_targets
from urbanpolicy.model.record import Citation, Part, Record, to_citations
from urbanpolicy.model.vocabulary import (
    EVIDENCE,
    NATURE,
    PARTY_ROLE,
    Evidence,
    MilestoneKind,
    Nature,
    PartyRole,
)
from urbanpolicy.values.building import build_all
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period, to_period_or_none
from urbanpolicy.values.text import (
    Lang,
    Text,
    to_langs,
    to_text,
    to_text_or_none,
    to_texts,
)

ACTORS = "Municipality|Organisation|Government|Group"
"""The classes whose records can be party to an agreement."""


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Party(Part):
    """Who is bound by an agreement or takes part in it, in which role, from when to when.

    Order: by role, actor, name.

    Raises:
        InvalidValue: if neither an actor nor a name is given, or a word is not in its list.

    >>> Party(actor="municipality-853").role
    'party'
    """

    refers: ClassVar[Mapping[str, str]] = {"actor": ACTORS}

    actor: str | None = None
    """The id of the municipality or body; None where it is known only by name."""
    name: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """The name as the source has it, where no record exists."""
    role: PartyRole = "party"
    is_central: bool = False
    """Whether it is the central city of its region."""
    period: Period | None = attrs.field(default=None, converter=to_period_or_none)
    """From when to when, where that differs from the agreement; a bound of which nothing is known
    is that of the agreement. A body or municipality that has ended is not bound, without this."""
    evidence: Evidence | None = None
    """What its place in the list rests on; None: the sources say it. *Inferred* is presumed: whether
    it is bound stays undecided."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.check_ids("actor")
        self.need_word("role", PARTY_ROLE)
        self.check_word("evidence", EVIDENCE)
        self.check_flag("is_central")
        if self.actor is None and self.name is None:
            raise self.refuse("actor", None, "the id of a record, or else a name")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Role, actor, name."""
        return (self.role, self.actor or "", self.name.sort_key if self.name else ())


def to_parties(value: Iterable[Party | Mapping[str, Any] | str]) -> tuple[Party, ...]:
    """Converter of parties: each a Party, a table of its fields, or only the actor's id; sorted."""
    return tuple(sorted(build_all(Party, value, shorthand="actor")))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Agreement(Record):
    """An agreement, letter of intent, partnership or decision between parties.

    The nominal term is not force: announced, negotiated, approved, signed, in force and superseded
    are milestones, each with its own day and precision. See ``Register.is_bound`` for how being
    bound on a day follows from them.

    Order: by model, term, id.

    Raises:
        InvalidValue: if it supersedes itself, or a word or id is none.
        InvalidDay: if a day cannot be read.

    >>> Agreement(
    ...     id="a",
    ...     model="alliance",
    ...     name={"en": "Alliance"},
    ...     nature="partnership",
    ...     parties=["municipality-853"],
    ... )
    Agreement('a', Alliance [en])
    """

    refers: ClassVar[Mapping[str, str]] = {
        "model": "AgreementModel",
        "supersedes": "Agreement",
        "urban_region": "UrbanRegion",
        "lead_ministry": "Organisation",
        "government": "Government",
        "coverage": "Coverage",
    }

    model: str
    name: Text = attrs.field(converter=to_text)
    nature: Nature
    parties: tuple[Party, ...] = attrs.field(default=(), converter=to_parties)
    is_complete: bool = True
    """Whether the list of parties is complete."""
    term: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    """The nominal term; one stated in years runs from 1 January to 31 December."""
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=to_milestones)
    has_instrument: bool | None = None
    """Whether a signed document exists; None: not known."""
    urban_region: str | None = None
    """The MAL city region, for agreements of that model."""
    supersedes: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    area: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """The area or route that it is for, in words, where that is no MAL region."""
    themes: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    funding: tuple[parts.FundingLine, ...] = attrs.field(default=(), converter=to_funding)
    targets: tuple[parts.Target, ...] = attrs.field(default=(), converter=to_targets)
    revisions: tuple[parts.Revision, ...] = attrs.field(default=(), converter=to_revisions)
    signatories: tuple[parts.Signatory, ...] | None = attrs.field(
        default=None, converter=to_signatories
    )
    """Who signed; None: not found, which is not the same as nobody."""
    mal: MALDetails | None = attrs.field(default=None, converter=to_mal)
    ecosystem: EcosystemDetails | None = attrs.field(default=None, converter=to_ecosystem)
    short_names: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    described_in: tuple[Lang, ...] = attrs.field(default=(), converter=to_langs)
    """The languages in which the name is a description of ours, because no source gives a name."""
    lead_ministry: str | None = None
    government: str | None = None
    coverage: str | None = None

    def __attrs_post_init__(self) -> None:
        self.need_ids("id", "model")
        self.check_ids("urban_region", "lead_ministry", "government", "coverage")
        self.need_word("nature", NATURE)
        self.check_id_lists("supersedes")
        self.check_flag("is_complete")
        if self.has_instrument is not None:
            self.check_flag("has_instrument")
        if self.id in self.supersedes:
            raise self.refuse("supersedes", self.id, "another agreement than itself")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Model, term, id."""
        return (self.model, self.term.sort_key, self.id)

    def milestone(self, kind: MilestoneKind) -> Milestone | None:
        """Return the milestone of a kind, or None where no source has it."""
        return next((stone for stone in self.milestones if stone.kind == kind), None)

    @property
    def municipalities(self) -> frozenset[str]:
        """The ids of the municipalities that are party (participants and others left out)."""
        prefix = "municipality-"
        return frozenset(
            party.actor
            for party in self.parties
            if party.role == "party" and party.actor and party.actor.startswith(prefix)
        )

    @property
    def brief(self) -> str:
        """The name."""
        return self.name.show("fi")
