"""Judges of the life of a body: when it was set up, with whose term it ends, what lies within it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.order import is_after, setting_period
from urbanpolicy.checking.rule import Verdict
from urbanpolicy.model.governments import Government
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import End, Open, Period
from urbanpolicy.values.truth import NO, YES, Truth


def set_up(case: BodyCase, *, first: date, by: str) -> Iterator[Verdict]:
    """A body exists from a certain day, set up by somebody certain."""
    yield from _begun(case, first)
    if case.group.set_by != by:
        yield Verdict.of(
            "other-founder",
            case.id,
            "set_by",
            found=case.name_of(case.group.set_by) if case.group.set_by else "–",
            expected=case.name_of(by),
        ).mended_by(Change.setting(case.id, set_by=by))


def term_from(case: BodyCase, *, first: date, ends_with: str) -> Iterator[Verdict]:
    """The term of a body begins on a certain day and ends with that of a government."""
    yield from _begun(case, first)
    yield from ends_with_term(case, ends_with=ends_with)


def ends_with_term(case: BodyCase, *, ends_with: str) -> Iterator[Verdict]:
    """The term of a body ends with that of a government."""
    found = case.group.ends_with
    if found != ends_with:
        yield Verdict.of(
            "other-government",
            case.id,
            "ends_with",
            found=case.name_of(found) if found else "–",
            expected=case.name_of(ends_with),
        ).mended_by(Change.setting(case.id, ends_with=ends_with))


def outlives(case: BodyCase) -> Iterator[Verdict]:
    """A body that is set for the term of a government does not outlive it."""
    if case.group.ends_with is None:
        return
    government = case.world.one(Government, case.group.ends_with)
    last, end = government.period.end, case.group.period.end
    if isinstance(last, Open) or last.is_unknown:
        return
    # An open end goes on for ever.
    late = YES if isinstance(end, Open) else is_after(end, last)
    if late.is_possible:
        yield Verdict.of(
            "late" if late.is_certain else "open-late",
            case.id,
            "period",
            found=case.group.period,
            expected=last,
            government=government.name,
        ).mended_by(*setting_period(case.id, "period", case.group.period.start, last))


def memberships_within(case: BodyCase) -> Iterator[Verdict]:
    """A seat begins no earlier than its body and ends no later."""
    whole = case.group.period
    for place in case.memberships:
        outside, within = _compared(place.period, whole)
        if outside.is_possible:
            mend = Change.leaving_out(place.id)
            if within is not None:
                mend = Change.setting(place.id, period=within)
            yield Verdict.of(
                "outside" if outside.is_certain else "open-outside",
                place.id,
                "period",
                found=place.period,
                expected=whole,
            ).mended_by(mend)


def meetings_within(case: BodyCase) -> Iterator[Verdict]:
    """A body meets while it exists."""
    whole = case.group.period
    for meeting in case.meetings:
        # Of a meeting outside nobody but the author knows the right day.
        outside, _ = _compared(Period(start=meeting.date, end=meeting.date), whole)
        if outside.is_possible:
            yield Verdict.of(
                "outside" if outside.is_certain else "open-outside",
                meeting.id,
                "date",
                found=meeting.date,
                expected=whole,
            )


def _begun(case: BodyCase, first: date) -> Iterator[Verdict]:
    period = case.group.period
    same = period.start.is_on(first)
    if not same.is_certain:
        yield Verdict.of(
            "open-day" if same.is_possible else "other-day",
            case.id,
            "period",
            found=period.start,
            expected=str(first),
        ).mended_by(*setting_period(case.id, "period", PartialDate.exact(first), period.end))


def _compared(part: Period, whole: Period) -> tuple[Truth, Period | None]:
    """Tell whether a period reaches beyond another, and return it cut to that one, if any is left."""
    early = NO if _is_shown_by(whole.start, part.start) else is_after(whole.start, part.start)
    last, limit = _last(part.end), _last(whole.end)
    late = NO if isinstance(whole.end, Open) or last == limit else is_after(last, limit)
    start = whole.start if early.is_possible else part.start
    end = whole.end if late.is_possible else part.end
    gone = is_after(start, _last(end)) if not isinstance(end, Open) else NO
    return early | late, None if gone.is_certain else Period(start=start, end=end)


def _is_shown_by(start: PartialDate, day: PartialDate) -> bool:
    """Tell whether two starts are the same, or a body is only known to exist by such a day."""
    return day == start or (start.earliest is None and day.latest == start.latest)


def _last(end: End) -> PartialDate:
    """Return the last day; of an open end, that it is not before the day to which it is verified."""
    return PartialDate(earliest=end.verified) if isinstance(end, Open) else end
