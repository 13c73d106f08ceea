"""Judges of what holds between the agreements of a model: one at a time, one for each city."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from urbanpolicy.checking.case import ModelCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.naming import joined
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.values.periods import Period
from urbanpolicy.world.chains import later_than
from urbanpolicy.world.force import term_of

CONTRACTUAL = frozenset({"agreement", "letter-of-intent", "partnership"})
"""The natures of models that rest on agreeing with cities."""

Pair = tuple[Agreement, Agreement]


def one_in_force(case: ModelCase) -> Iterator[Verdict]:
    """Of the agreements with one urban region, no two run at once, unless one supersedes the other."""
    later = later_than(case.agreements)
    for first, second in _pairs(case.agreements):
        if first.urban_region is None or first.urban_region != second.urban_region:
            continue
        if _follow(first, second, later):
            continue
        both = _overlap(first, second)
        if both is None and not term_of(first).overlaps(term_of(second)).is_possible:
            continue
        mend = Change.setting(second.id, supersedes=(*second.supersedes, first.id))
        yield Verdict.of(
            "open-both" if both is None else "both",
            second.id,
            "supersedes",
            on=both.first_possible if both is not None else None,
            found=case.named(first.id),
            expected="1",
            period=both or second.term,
            region=case.name_of(second.urban_region or ""),
        ).mended_by(mend)


def one_each_round(case: ModelCase) -> Iterator[Verdict]:
    """A round has one agreement with each urban region."""
    for first, second in _pairs(case.agreements):
        rounds = [one.mal.round for one in (first, second) if one.mal is not None]
        same = len(rounds) == 2 and rounds[0] == rounds[1]
        if same and first.urban_region is not None and first.urban_region == second.urban_region:
            yield Verdict.of(
                "twice",
                second.id,
                "mal",
                found=case.named(first.id),
                expected="1",
                region=case.name_of(second.urban_region or ""),
            ).mended_by(Change.leaving_out(second.id))


def cities_once(
    case: ModelCase, *, models: tuple[str, ...] = (), by_round: bool = False
) -> Iterator[Verdict]:
    """No municipality is party to two agreements that run at once, of the model or of several models.

    With ``by_round`` those of one round run at once; agreements of a chain do not.
    """
    agreements = case.agreements
    if models:
        every = case.world.grouped(Agreement, "model")
        agreements = tuple(sorted(one for id in models for one in every.get(id, ())))
    later = later_than(agreements)
    for first, second in _pairs(agreements):
        shared = sorted(first.municipalities & second.municipalities)
        if not shared or _follow(first, second, later):
            continue
        if by_round:
            if first.mal is None or second.mal is None or first.mal.round != second.mal.round:
                continue
        elif _overlap(first, second) is None:
            continue
        kept = tuple(party for party in second.parties if party.actor not in shared)
        mend = Change.setting(second.id, parties=kept)
        for city in shared:
            yield Verdict.of(
                "twice",
                second.id,
                "parties",
                found=case.name_of(city),
                expected="1",
                other=case.named(first.id),
            ).mended_by(mend)


def programme_models(
    case: ModelCase, *, government: str, models: tuple[str, ...]
) -> Iterator[Verdict]:
    """The programme of a government has certain new models, and no others."""
    model = case.model
    if model.government == government and model.nature in CONTRACTUAL and case.id not in models:
        yield Verdict.of(
            "other",
            case.id,
            "government",
            found=case.name_of(case.id),
            expected=joined(map(case.name_of, models)),
        ).mended_by(Change.setting(case.id, government=None))


def _pairs(agreements: Iterable[Agreement]) -> Iterator[Pair]:
    """Yield each pair, the one that begins earlier first."""
    ordered = sorted(agreements, key=lambda one: (term_of(one).sort_key, one.id))
    yield from combinations(ordered, 2)


def _follow(first: Agreement, second: Agreement, later: Mapping[str, tuple[str, ...]]) -> bool:
    return second.id in later.get(first.id, ()) or first.id in later.get(second.id, ())


def _overlap(first: Agreement, second: Agreement) -> Period | None:
    """Return the days on which both surely run by their nominal terms, or None."""
    return term_of(first).certain_overlap(term_of(second))
