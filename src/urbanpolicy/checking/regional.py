"""Judges of regional bodies in agreements: centres of the state, joint authorities, councils."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from urbanpolicy.checking.case import AgreementCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.naming import in_each
from urbanpolicy.checking.parties import names_of
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.model.agreements import Party
from urbanpolicy.model.groups import Group
from urbanpolicy.model.organisations import Organisation

ByRegion = tuple[tuple[str, tuple[str, ...]], ...]
"""The bodies of each urban region."""

REGIONAL = frozenset({"joint-authority", "regional-council"})
COUNCIL = {"fi": "liitto", "sv": "förbund", "en": "council"}
"""The word by which the name of a regional council is told, in each language."""


def regional_centres(case: AgreementCase, *, centres: ByRegion) -> Iterator[Verdict]:
    """Of the state, the centres of the region are party."""
    agreement = case.agreement
    wanted = dict(centres).get(agreement.urban_region or "", ())
    bound = {party.actor for party in agreement.parties if party.role == "party"}
    missing = [id for id in wanted if id not in bound]
    if missing and agreement.is_complete:
        whole = (*agreement.parties, *(Party(actor=id) for id in missing))
        yield Verdict.of(
            "missing",
            case.id,
            "parties",
            found=names_of(case, missing),
            expected=names_of(case, wanted),
        ).mended_by(Change.setting(case.id, parties=whole))


def regional_parties(case: AgreementCase, *, bodies: ByRegion) -> Iterator[Verdict]:
    """Of the region, only certain joint authorities and councils are party."""
    agreement = case.agreement
    known = [set(ids) for region, ids in bodies if region == agreement.urban_region]
    bound = [party for party in agreement.parties if party.role == "party" and known]
    for party in bound:
        record = case.world.get(party.actor or "")
        is_regional = isinstance(record, Organisation) and record.kind in REGIONAL
        if is_regional and party.actor not in known[0]:
            yield Verdict.of(
                "other",
                case.id,
                "parties",
                found=names_of(case, [party.actor or ""]),
                expected=names_of(case, known[0]),
            ).mended_by(_as_participant(case, party))


def intermediate_body(case: AgreementCase) -> Iterator[Verdict]:
    """The body that grants the money is a regional council, where it is known."""
    details = case.agreement.ecosystem
    body = details.intermediate_body if details is not None else None
    if details is None or body is None:
        return
    if not any(word in (body.get(lang) or "").lower() for lang, word in COUNCIL.items()):  # type: ignore[arg-type]
        mend = Change.setting(case.id, ecosystem=attrs.evolve(details, intermediate_body=None))
        yield Verdict.of(
            "other", case.id, "ecosystem", found=in_each(body), expected="–"
        ).mended_by(mend)


def no_bodies(case: AgreementCase) -> Iterator[Verdict]:
    """Who is bound is no standing body: a municipality, an organisation or the state."""
    for party in case.agreement.parties:
        if party.role == "party" and isinstance(case.world.get(party.actor or ""), Group):
            yield Verdict.of(
                "body",
                case.id,
                "parties",
                found=names_of(case, [party.actor or ""]),
                expected="–",
            ).mended_by(_as_participant(case, party))


def complete_list(case: AgreementCase) -> Iterator[Verdict]:
    """A list of parties that is said to be complete is not empty."""
    agreement = case.agreement
    if agreement.is_complete and all(party.role != "party" for party in agreement.parties):
        yield Verdict.of("empty", case.id, "parties", found="0", expected="1").mended_by(
            Change.setting(case.id, is_complete=False)
        )


def _as_participant(case: AgreementCase, party: Party) -> Change:
    parties = [
        attrs.evolve(one, role="participant") if one == party else one
        for one in case.agreement.parties
    ]
    return Change.setting(case.id, parties=tuple(parties))
