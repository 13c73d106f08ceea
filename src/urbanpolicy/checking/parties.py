"""Judges of who is party to an agreement: that they exist, who must be, who may be, who signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from urbanpolicy.checking.case import AgreementCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.naming import in_each, joined
from urbanpolicy.checking.order import is_after
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office
from urbanpolicy.values.periods import Open
from urbanpolicy.values.text import Text
from urbanpolicy.values.truth import NO, Truth
from urbanpolicy.world.reasons import word_for


def existing_parties(case: AgreementCase) -> Iterator[Verdict]:
    """A municipality that is party exists on the day on which the agreement is concluded."""
    concluded = case.concluded
    for id in sorted(case.agreement.municipalities):
        place = case.municipality(id)
        days = [day for day in (concluded.earliest, concluded.latest) if day is not None]
        truths = [place.period.contains(day) for day in days]
        if not days or all(truth.is_certain for truth in truths):
            continue
        is_open = any(truth.is_possible for truth in truths)
        yield Verdict.of(
            "open-existing" if is_open else "not-existing",
            case.id,
            "parties",
            on=days[0],
            found=in_each(place.name),
            expected=place.period,
            code=place.code,
        ).mended_by(*_without(case, {id}))


def one_role(case: AgreementCase) -> Iterator[Verdict]:
    """Nobody is bound by an agreement and expressly not a party to it."""
    roles: dict[str, set[str]] = {}
    for party in case.agreement.parties:
        if party.actor is not None:
            roles.setdefault(party.actor, set()).add(party.role)
    for actor, held in sorted(roles.items()):
        if {"party", "not-a-party"} <= held:
            kept = tuple(
                party
                for party in case.agreement.parties
                if (party.actor, party.role) != (actor, "not-a-party")
            )
            yield Verdict.of(
                "both",
                case.id,
                "parties",
                found=case.name_of(actor),
                expected=word_for("party"),
            ).mended_by(Change.setting(case.id, parties=kept))


def required_parties(case: AgreementCase, *, actors: tuple[str, ...]) -> Iterator[Verdict]:
    """Of the state, certain ministries and agencies are party, as long as there are such.

    An agency that has ended by the day on which the agreement is concluded is wanted no longer; where
    that day is not known so far, it is not decided whether it is wanted.
    """
    agreement = case.agreement
    wanted = {actor: ~_had_ended(case, actor) for actor in actors}
    lacking = [id for id in actors if id not in _bound(case) and agreement.is_complete]
    missing = [id for id in lacking if wanted[id].is_certain]
    is_open = [id for id in lacking if wanted[id].is_possible and not wanted[id].is_certain]
    every = names_of(case, [id for id in actors if wanted[id].is_possible])
    whole = (*agreement.parties, *(Party(actor=actor) for actor in missing))
    for message, ids in (("missing", missing), ("open-missing", is_open)):
        if ids:
            yield Verdict.of(
                message, case.id, "parties", found=names_of(case, ids), expected=every
            ).mended_by(Change.setting(case.id, parties=whole))


def _had_ended(case: AgreementCase, id: str) -> Truth:
    """Tell whether an organisation had ended when the agreement was concluded."""
    end = case.world.one(Organisation, id).period.end
    if isinstance(end, Open) or end.is_unknown:
        return NO
    return is_after(case.concluded, end)


def state_party(case: AgreementCase, *, actor: str) -> Iterator[Verdict]:
    """Of the state, one ministry is party, and nobody else."""
    agreement, bound = case.agreement, _bound(case)
    surplus = sorted(id for id in bound if id.startswith("org-") and id != actor)
    kept = tuple(party for party in agreement.parties if party.actor not in surplus)
    is_missing = actor not in bound and agreement.is_complete
    whole = (*kept, Party(actor=actor)) if is_missing else kept
    for message, ids in (("missing", [actor] if is_missing else []), ("surplus", surplus)):
        if ids:
            yield Verdict.of(
                message, case.id, "parties", found=names_of(case, ids), expected=case.name_of(actor)
            ).mended_by(Change.setting(case.id, parties=whole))


def _bound(case: AgreementCase) -> set[str]:
    """Return the ids of all that are party."""
    parties = case.agreement.parties
    return {one.actor for one in parties if one.role == "party" and one.actor is not None}


def only_cities(case: AgreementCase, *, cities: tuple[str, ...]) -> Iterator[Verdict]:
    """No other municipality than certain ones is party."""
    for id in sorted(case.agreement.municipalities - set(cities)):
        yield Verdict.of(
            "surplus",
            case.id,
            "parties",
            found=case.name_of(id),
            expected=names_of(case, cities),
        ).mended_by(*_without(case, case.agreement.municipalities - set(cities)))


def exact_cities(case: AgreementCase, *, cities: tuple[str, ...]) -> Iterator[Verdict]:
    """Certain cities are party, no more and no fewer."""
    agreement = case.agreement
    surplus = agreement.municipalities - set(cities)
    missing = sorted(set(cities) - agreement.municipalities) if agreement.is_complete else []
    kept = tuple(party for party in agreement.parties if party.actor not in surplus)
    whole = (*kept, *(Party(actor=id) for id in missing))
    for message, ids in (("surplus", sorted(surplus)), ("missing", missing)):
        for id in ids:
            yield Verdict.of(
                message,
                case.id,
                "parties",
                found=case.name_of(id),
                expected=names_of(case, cities),
            ).mended_by(Change.setting(case.id, parties=whole))


def together(case: AgreementCase, *, groups: tuple[tuple[str, ...], ...]) -> Iterator[Verdict]:
    """Cities that share an agreement are all party to it, or none of them is."""
    agreement = case.agreement
    missing = [
        id
        for group in groups
        if agreement.municipalities & set(group) and agreement.is_complete
        for id in group
        if id not in agreement.municipalities
    ]
    whole = (*agreement.parties, *(Party(actor=id) for id in missing))
    for id in sorted(missing):
        group = next(group for group in groups if id in group)
        yield Verdict.of(
            "missing", case.id, "parties", found=case.name_of(id), expected=names_of(case, group)
        ).mended_by(Change.setting(case.id, parties=whole))


def central_city(case: AgreementCase, *, cities: tuple[tuple[str, str], ...]) -> Iterator[Verdict]:
    """The city that gives an urban region its name is party to the agreement of the region."""
    agreement = case.agreement
    city = dict(cities).get(agreement.urban_region or "")
    if city is None or city in agreement.municipalities or not agreement.is_complete:
        return
    parties = (*agreement.parties, Party(actor=city, is_central=True))
    yield Verdict.of(
        "missing", case.id, "parties", found="–", expected=case.name_of(city)
    ).mended_by(Change.setting(case.id, parties=parties))


def one_region(case: AgreementCase) -> Iterator[Verdict]:
    """An agreement is made with one urban region."""
    if case.agreement.urban_region is None:
        verdict = Verdict.of("missing", case.id, "urban_region", found="–", expected="1")
        yield verdict.mended_by(*_region_by_parties(case, None))


def allowed_regions(case: AgreementCase, *, regions: tuple[str, ...]) -> Iterator[Verdict]:
    """An agreement is made with one of certain urban regions."""
    region = case.agreement.urban_region
    if region is not None and region not in regions:
        yield Verdict.of(
            "other",
            case.id,
            "urban_region",
            found=case.name_of(region),
            expected=names_of(case, regions),
        ).mended_by(*_region_by_parties(case, regions))


def _region_by_parties(case: AgreementCase, regions: tuple[str, ...] | None) -> Iterator[Change]:
    """Yield the urban region with which the same municipalities have other agreements."""
    shared: dict[str, int] = {}
    for other in case.world.grouped(Agreement, "model").get(case.model.id, ()):
        id = other.urban_region
        if other.id != case.id and id is not None and (regions is None or id in regions):
            shared[id] = max(
                shared.get(id, 0), len(other.municipalities & case.agreement.municipalities)
            )
    best = max(sorted(shared), key=lambda id: shared[id], default=None)
    only = regions[0] if regions is not None and len(regions) == 1 else None
    if only is not None or (best is not None and shared[best]):
        yield Change.setting(case.id, urban_region=only or best)


def signatories_are_parties(case: AgreementCase) -> Iterator[Verdict]:
    """Whoever signs, signs for a party."""
    bound = {party.actor for party in case.agreement.parties if party.role == "party"}
    signed = case.agreement.signatories or ()
    for one in signed:
        if one.behalf_of is None or one.behalf_of in bound or not case.agreement.is_complete:
            continue
        kept = tuple(other for other in signed if other != one)
        yield Verdict.of(
            "stranger",
            case.id,
            "signatories",
            found=case.name_of(one.behalf_of),
            expected=names_of(case, [id for id in bound if id]),
        ).mended_by(Change.setting(case.id, signatories=kept))


def signatories_in_office(case: AgreementCase) -> Iterator[Verdict]:
    """Who signs by virtue of an office holds it on the day of signing."""
    stone = case.agreement.milestone("signed")
    day = stone.date.day if stone is not None else None
    signed = case.agreement.signatories or ()
    for one in signed:
        if day is None or one.office is None or one.person is None:
            continue
        holding = case.world.holder(one.office, on=day)
        if one.person in [holder.person.id for holder in holding.holders]:
            continue
        candidates = [candidate.person.id for candidate in holding.candidates]
        is_open = one.person in candidates or holding.state in ("undecided", "outside_coverage")
        known = ", ".join(holder.person.name for holder in holding.holders)
        mended = tuple(
            attrs.evolve(other, person=None) if other == one else other for other in signed
        )
        verdict = Verdict.of(
            "open-holder" if is_open else "not-holder",
            case.id,
            "signatories",
            on=day,
            found=case.name_of(one.person),
            expected=in_each(case.world.one(Office, one.office).title_on(day)),
            holder=known or word_for("unknown-holder"),
        )
        yield verdict.mended_by(Change.setting(case.id, signatories=mended))


def _without(case: AgreementCase, ids: Iterable[str]) -> Iterator[Change]:
    """Yield the change that leaves parties out."""
    gone = set(ids)
    kept = tuple(party for party in case.agreement.parties if party.actor not in gone)
    yield Change.setting(case.id, parties=kept)


def names_of(case: AgreementCase, ids: Iterable[str]) -> Text:
    """Return the names of several, in every language, in the order of their ids."""
    return joined(case.name_of(id) for id in sorted(ids))
