"""Judges of the days of an agreement: the order of its steps, its term, and what lies within it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from urbanpolicy.checking.case import AgreementCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.model.milestones import Milestone
from urbanpolicy.model.vocabulary import MilestoneKind
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import End, Open, Period
from urbanpolicy.values.truth import NO, Truth
from urbanpolicy.world.force import start_of, term_of
from urbanpolicy.world.reasons import word_for


def is_after(one: PartialDate, other: PartialDate) -> Truth:
    """Tell whether a day is later than another; no, where nothing at all is known of one of them.

    >>> is_after(PartialDate.read("2024-12-13"), PartialDate.read("2024-11"))
    yes
    >>> is_after(PartialDate.read("2024-11-28"), PartialDate.read("2024-11"))
    undecided
    """
    if one.is_unknown or other.is_unknown:
        return NO
    certain = one.earliest is not None and other.latest is not None and one.earliest > other.latest
    never = one.latest is not None and other.earliest is not None and one.latest <= other.earliest
    return Truth.of(certain=certain, possible=not never)


def approved_before_signed(case: AgreementCase) -> Iterator[Verdict]:
    """Whoever approves an agreement does so before it is signed, or on that day."""
    yield from _not_after(case, "approved", "signed")


def signed_before_force(case: AgreementCase) -> Iterator[Verdict]:
    """An agreement enters into force when it is signed, or later."""
    yield from _not_after(case, "signed", "in-force")


def approved_before_force(case: AgreementCase) -> Iterator[Verdict]:
    """An agreement enters into force when all have approved it, or later."""
    yield from _not_after(case, "approved", "in-force")


def _not_after(case: AgreementCase, first: MilestoneKind, then: MilestoneKind) -> Iterator[Verdict]:
    """Yield a verdict on each step of the one kind that is, or may be, later than the other."""
    agreement, other = case.agreement, case.agreement.milestone(then)
    for stone in agreement.milestones:
        late = NO if stone.kind != first or other is None else is_after(stone.date, other.date)
        if other is None or not late.is_possible:
            continue
        # What enters into force too early does so on the day of the other step; else that one moves.
        wrong, right = (other, stone) if then == "in-force" else (stone, other)
        moved = attrs.evolve(wrong, date=right.date)
        kept = tuple(one for one in agreement.milestones if one != wrong)
        yield Verdict.of(
            "late" if late.is_certain else "open-late",
            agreement.id,
            "milestones",
            on=stone.date.earliest,
            found=stone.date,
            expected=other.date,
        ).mended_by(Change.setting(agreement.id, milestones=(*kept, moved)))


def signed_on(case: AgreementCase, *, days: tuple[date, ...]) -> Iterator[Verdict]:
    """The agreement was signed on one of the days of its round."""
    agreement, stone = case.agreement, case.agreement.milestone("signed")
    if stone is None or stone.date.is_unknown:
        return
    truths = [stone.date.is_on(day) for day in days]
    if any(truth.is_certain for truth in truths):
        return
    is_open = any(truth.is_possible for truth in truths)
    nearest = min(days, key=lambda day: abs(day - (stone.date.earliest or day)))
    kept = tuple(one for one in agreement.milestones if one != stone)
    moved = Milestone(kind="signed", date=PartialDate.exact(nearest))
    yield Verdict.of(
        "open-other" if is_open else "other",
        agreement.id,
        "milestones",
        on=stone.date.earliest,
        found=stone.date,
        expected=", ".join(str(day) for day in days),
    ).mended_by(Change.setting(agreement.id, milestones=(*kept, moved)))


def resolved(case: AgreementCase) -> Iterator[Verdict]:
    """What was signed had been approved by the Government: a step of approval is told."""
    agreement = case.agreement
    if agreement.milestone("signed") is None or agreement.milestone("approved") is not None:
        return
    stones = (*agreement.milestones, Milestone(kind="approved"))
    yield Verdict.of(
        "missing", agreement.id, "milestones", found="–", expected=word_for("approved")
    ).mended_by(Change.setting(agreement.id, milestones=stones))


def not_before(case: AgreementCase, *, first: date) -> Iterator[Verdict]:
    """The agreement does not begin, by its term or its force, before a day."""
    agreement = case.agreement
    start = agreement.term.start
    if start.is_unknown:
        start = start_of(agreement, "in_force")
    early = NO if start.is_unknown else start.is_before(first)
    if early.is_possible:
        mends = setting_period(agreement.id, "term", PartialDate.exact(first), agreement.term.end)
        yield Verdict.of(
            "early" if early.is_certain else "open-early",
            agreement.id,
            "term",
            on=start.earliest or start.latest,
            found=start,
            expected=str(first),
        ).mended_by(*mends)


def term_end(case: AgreementCase, *, last: date) -> Iterator[Verdict]:
    """The nominal term ends on a day that is the same for all."""
    yield from _ends_on(case, last)


def term_years(
    case: AgreementCase, *, years: int, ends: tuple[tuple[str, date], ...] = ()
) -> Iterator[Verdict]:
    """The nominal term has a number of years, but for rounds that end with another one."""
    start, mal = term_of(case.agreement).start.day, case.agreement.mal
    fixed = dict(ends).get(mal.round if mal else "")
    if fixed is not None:
        yield from _ends_on(case, fixed)
    elif start is not None:
        last = Period.term(start, years=years).last_possible
        assert last is not None
        yield from _ends_on(case, last)


def _ends_on(case: AgreementCase, last: date) -> Iterator[Verdict]:
    agreement, end = case.agreement, term_of(case.agreement).end
    same = NO if isinstance(end, Open) else end.is_on(last)
    if same.is_certain:
        return
    verdict = Verdict.of(
        "open" if same.is_possible else "wrong",
        agreement.id,
        "term",
        found=agreement.term,
        expected=str(last),
    )
    start = agreement.term.start
    yield verdict.mended_by(*setting_period(agreement.id, "term", start, PartialDate.exact(last)))


def setting_period(record: str, field: str, start: PartialDate, end: End) -> Iterator[Change]:
    """Yield the change that sets a period; none, where that would end before it begins."""
    if not is_after(start, _last(end)).is_certain:
        yield Change.setting(record, **{field: Period(start=start, end=end)})


def measures(
    case: AgreementCase, *, years: int, others: tuple[tuple[str, int], ...] = ()
) -> Iterator[Verdict]:
    """The measures cover the first years of the term."""
    agreement, mal = case.agreement, case.agreement.mal
    start = term_of(agreement).start.day
    if mal is None or mal.measures is None or start is None:
        return
    wanted = Period.term(start, years=dict(others).get(mal.round, years))
    if mal.measures != wanted:
        mend = Change.setting(agreement.id, mal=attrs.evolve(mal, measures=wanted))
        yield Verdict.of(
            "wrong", agreement.id, "mal", found=mal.measures, expected=wanted
        ).mended_by(mend)


def within_term(case: AgreementCase) -> Iterator[Verdict]:
    """Years of funding and of targets, and revisions, lie within the term."""
    agreement, term = case.agreement, _years(term_of(case.agreement))
    # Of what lies outside nobody but the author knows the right year.
    for field, found in _dated(case):
        before = is_after(term.start, found.start)
        later = is_after(_last(found.end), _last(term.end))
        outside = before | later
        if outside.is_possible:
            yield Verdict.of(
                "outside" if outside.is_certain else "open-outside",
                agreement.id,
                field,
                found=found,
                expected=term,
            )


def _years(term: Period) -> Period:
    """Return the whole years that a term touches: money is granted by the year."""
    first, last = term.start.earliest, _last(term.end).latest
    start = PartialDate() if first is None else PartialDate.exact(first.replace(month=1, day=1))
    end = PartialDate() if last is None else PartialDate.exact(last.replace(month=12, day=31))
    return Period(start=start, end=end)


def _dated(case: AgreementCase) -> Iterator[tuple[str, Period]]:
    for line in case.agreement.funding:
        if line.period is not None:
            yield "funding", line.period
    for target in case.agreement.targets:
        if target.period is not None:
            yield "targets", target.period
    for revision in case.agreement.revisions:
        yield "revisions", Period(start=revision.date, end=revision.date)


def _last(end: End) -> PartialDate:
    """Return the last day; of an open end nothing is known."""
    return PartialDate() if isinstance(end, Open) else end
