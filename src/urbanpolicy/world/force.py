"""When an agreement binds: from its milestones, on each basis, as far as the sources decide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from urbanpolicy.model.vocabulary import Basis
from urbanpolicy.values.partial import ONE_DAY, UNKNOWN_DATE, PartialDate
from urbanpolicy.values.periods import End, Open, Period
from urbanpolicy.world.standing import known

if TYPE_CHECKING:
    from urbanpolicy.model.agreements import Agreement
    from urbanpolicy.model.provenance import Coverage
    from urbanpolicy.model.vocabulary import MilestoneKind


def term_of(agreement: Agreement) -> Period:
    """Return the nominal term; one stated in years runs from 1 January to 31 December.

    >>> from urbanpolicy.model.agreements import Agreement
    >>> term_of(Agreement(id="a", model="mal", name="A", nature="agreement", term="2020/2031"))
    Period('2020-01-01/2031-12-31')
    """
    start, end = agreement.term.start, agreement.term.end
    if start.precision == "year":
        start = PartialDate(earliest=start.earliest, latest=start.earliest)
    if isinstance(end, PartialDate) and end.precision == "year":
        end = PartialDate(earliest=end.latest, latest=end.latest)
    return Period(start=start, end=end)


def start_of(agreement: Agreement, basis: Basis) -> PartialDate:
    """Return the first day on which an agreement binds; what no source says is unknown.

    Announced and signed begin with that milestone. In force begins on the sourced day of entry into
    force; else, without an instrument that could be signed, with the term; else not before the last
    known approval and surely from the signing. With no approval known it does not begin before the
    negotiation result (else the nominal start). An approval known only "at the latest" bounds
    nothing from below.
    """
    term = term_of(agreement).start
    if basis == "term":
        return term
    if basis != "in_force":
        return _day_of(agreement, basis)
    sourced = _day_of(agreement, "in-force")
    if not sourced.is_unknown:
        return sourced
    if agreement.has_instrument is False and not term.is_unknown:
        return term
    signed = _day_of(agreement, "signed")
    earliest = _not_before(agreement) or term.earliest
    if earliest and signed.latest and earliest > signed.latest:
        return signed  # it was signed before the last approval: the signing then decides
    return PartialDate(earliest=earliest, latest=signed.latest)


def end_of(agreement: Agreement, basis: Basis, coverage: Coverage | None = None) -> End:
    """Return the last day on which an agreement binds, as far as its own record says.

    It is the nominal end, the day before it was superseded or the day on which it ended, whichever
    comes first; of the nominal term, its end alone. Where an open end was verified to a day, it is
    no earlier than the coverage reaches. What another agreement ends is told in ``chains``.
    """
    end = known(term_of(agreement), coverage).end
    if basis == "term":
        return end
    kinds: tuple[MilestoneKind, ...] = ("superseded", "ended")
    for kind in kinds:
        if agreement.milestone(kind):
            day = _day_of(agreement, kind)
            end = earlier(end, previous(day) if kind == "superseded" else day)
    return end


def _day_of(agreement: Agreement, kind: MilestoneKind) -> PartialDate:
    stone = agreement.milestone(kind)
    return stone.date if stone else UNKNOWN_DATE


def _not_before(agreement: Agreement) -> date | None:
    approvals = [s.date.earliest for s in agreement.milestones if s.kind == "approved"]
    return max(filter(None, approvals), default=_day_of(agreement, "negotiated").earliest)


def previous(day: PartialDate) -> PartialDate:
    """Return the day before, as far as the day is known."""
    earliest, latest = (
        bound - ONE_DAY if bound and bound > date.min else bound
        for bound in (day.earliest, day.latest)
    )
    return PartialDate(earliest=earliest, latest=latest)


def earlier(end: End, other: PartialDate) -> End:
    """Return the end that comes first, as far as the bounds of both decide."""
    if isinstance(end, Open) or end.is_unknown:
        return other
    earliest = min(end.earliest or date.min, other.earliest or date.min)
    latest = min(end.latest or date.max, other.latest or date.max)
    return PartialDate(
        earliest=None if earliest == date.min else earliest,
        latest=None if latest == date.max else latest,
    )
