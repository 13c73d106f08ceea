"""Judges of what follows what: municipalities that merged, agreements that supersede others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from urbanpolicy.checking.case import AgreementCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.order import is_after
from urbanpolicy.checking.parties import names_of
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.catalogue import MunicipalChange
from urbanpolicy.values.partial import ONE_DAY, PartialDate
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.truth import NO
from urbanpolicy.world.force import start_of, term_of


def followed(case: AgreementCase) -> Iterator[Verdict]:
    """A municipality that ends while the agreement binds is followed by those that take its place."""
    named = case.agreement.municipalities
    ended = [
        (id, change)
        for change in case.world.all(MunicipalChange)
        for id in change.ended
        if id in named and not named.issuperset(change.after)
    ]
    through = case.world.bound_through(case.id) if ended else None
    for id, change in ended:
        day = change.on.earliest or change.on.latest
        within = through.contains(day) if through is not None and day is not None else NO
        if not within.is_possible:
            continue
        later = [after for after in change.after if after not in named]
        joined = [Party(actor=after, period=Period(start=change.on)) for after in later]
        is_certain = within.is_certain and case.agreement.is_complete
        yield Verdict.of(
            "missing" if is_certain else "open-missing",
            case.id,
            "parties",
            on=day,
            found=names_of(case, [id]),
            expected=names_of(case, later),
        ).mended_by(Change.setting(case.id, parties=(*case.agreement.parties, *joined)))


def begins_in_time(case: AgreementCase) -> Iterator[Verdict]:
    """What supersedes begins no earlier than the older one, and at the latest right after its end."""
    agreement, start = case.agreement, term_of(case.agreement).start
    for id in agreement.supersedes:
        older = case.agreement_with(id)
        if (older.model, older.urban_region) != (agreement.model, agreement.urban_region):
            continue  # that it may not supersede this one at all is told by another norm
        before = term_of(older)
        early, late = is_after(before.start, start), is_after(start, _next_day(before))
        if any(other.id != case.id for other in case.world.superseded_by(id)):
            late = NO  # another one ran in between
        worst = max(early, late)
        if not worst.is_possible:
            continue
        kept = tuple(one for one in agreement.supersedes if one != id)
        sure = "early" if early.is_certain else "gap"
        yield Verdict.of(
            sure if worst.is_certain else "open-order",
            case.id,
            "supersedes",
            found=agreement.term,
            expected=older.term,
            other=case.named(id),
        ).mended_by(Change.setting(case.id, supersedes=kept))


def superseded_day(case: AgreementCase) -> Iterator[Verdict]:
    """The day on which the older one was superseded is that on which the newer one begins."""
    begun = start_of(case.agreement, "in_force")
    for id in case.agreement.supersedes:
        older = case.agreement_with(id)
        stone = older.milestone("superseded")
        found = stone.date if stone is not None else PartialDate()
        apart = is_after(found, begun) | is_after(begun, found)
        if apart.is_possible and found != begun:
            yield Verdict.of(
                "other" if apart.is_certain else "open-other",
                case.id,
                "supersedes",
                found=found,
                expected=begun,
                other=case.named(id),
            ).mended_by(_superseded_on(older, begun))


def _next_day(before: Period) -> PartialDate:
    """Return the first day on which a period has ended; of an open end nothing is known."""
    if isinstance(before.end, Open):
        return PartialDate()
    bounds = (before.end.earliest, before.end.latest)
    earliest, latest = (day + ONE_DAY if day and day < date.max else day for day in bounds)
    return PartialDate(earliest=earliest, latest=latest)


def _superseded_on(older: Agreement, day: PartialDate) -> Change:
    stones = [
        attrs.evolve(stone, date=day) if stone.kind == "superseded" else stone
        for stone in older.milestones
    ]
    return Change.setting(older.id, milestones=tuple(stones))
