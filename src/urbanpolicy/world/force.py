"""When an agreement binds: from its milestones, on each basis, as far as the sources decide."""

from __future__ import annotations

from datetime import date
from typing import cast

from urbanpolicy.errors import InvalidValue
from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.vocabulary import BASIS, Basis, MilestoneKind
from urbanpolicy.values.partial import ONE_DAY, UNKNOWN_DATE, PartialDate
from urbanpolicy.values.periods import End, Open, Period
from urbanpolicy.values.truth import Truth


def read_basis(value: object) -> Basis:
    """Return a basis.

    Raises:
        InvalidValue: for anything but the four bases.
    """
    if isinstance(value, str) and value in BASIS:
        return cast(Basis, value)
    raise InvalidValue.at("basis", value, "one of " + ", ".join(sorted(BASIS)))


def period_of(agreement: Agreement, basis: Basis) -> Period:
    """Return the period in which an agreement binds, on a basis.

    ``term`` is the nominal term. Otherwise it begins with the milestone of the basis and ends with
    the nominal end, or on the day before the agreement was superseded or ended, whichever is
    earlier. In force begins on the sourced day of entry into force; else not before the last known
    approval and surely from the signing; with no approval known, not before the negotiation result
    (else the nominal start). An approval known only "at the latest" bounds nothing from below.
    """
    if basis == "term":
        return agreement.term
    start = start_of(agreement, basis)
    return Period(start=start, end=_end_of(agreement, start))


def start_of(agreement: Agreement, basis: Basis) -> PartialDate:
    """Return the first day on which an agreement binds, on a basis; unknown where nothing says it."""
    if basis in ("announced", "signed"):
        stone = agreement.milestone(basis)
        return stone.date if stone else UNKNOWN_DATE
    sourced = agreement.milestone("in-force")
    if sourced and not sourced.date.is_unknown:
        return sourced.date
    signed = agreement.milestone("signed")
    latest = signed.date.latest if signed else None
    earliest = _not_before(agreement)
    if earliest and latest and earliest > latest:
        earliest = latest  # a signing may precede the last approval; it then decides
    return PartialDate(earliest=earliest, latest=latest)


def _not_before(agreement: Agreement) -> date | None:
    approvals = [s.date.earliest for s in agreement.milestones if s.kind == "approved"]
    known = [day for day in approvals if day]
    if known:
        return max(known)
    negotiated = agreement.milestone("negotiated")
    if negotiated and negotiated.date.earliest:
        return negotiated.date.earliest
    return agreement.term.start.earliest


def _end_of(agreement: Agreement, start: PartialDate) -> End:
    end: End = agreement.term.end
    kinds: tuple[MilestoneKind, ...] = ("superseded", "ended")
    for kind in kinds:
        stone = agreement.milestone(kind)
        if stone is None:
            continue
        last = stone.date if kind == "ended" else _day_before(stone.date)
        end = _earlier(end, last)
    if (
        isinstance(end, PartialDate)
        and end.latest
        and start.earliest
        and end.latest < start.earliest
    ):
        return PartialDate(earliest=start.earliest, latest=start.earliest)
    return end


def _day_before(day: PartialDate) -> PartialDate:
    return PartialDate(
        earliest=day.earliest - ONE_DAY if day.earliest else None,
        latest=day.latest - ONE_DAY if day.latest else None,
    )


def _earlier(end: End, other: PartialDate) -> End:
    """Return the end that comes first, as far as the bounds of both decide."""
    if isinstance(end, Open) or end.is_unknown:
        return other
    earliest = min(end.earliest or date.min, other.earliest or date.min)
    latest = min(end.latest or date.max, other.latest or date.max)
    return PartialDate(
        earliest=None if earliest == date.min else earliest,
        latest=None if latest == date.max else latest,
    )


def party_in_force(agreement: Agreement, party: Party, basis: Basis, on: date) -> Truth:
    """Tell whether an agreement binds one of its parties on a day."""
    truth = period_of(agreement, basis).contains(on)
    return truth & party.period.contains(on) if party.period else truth
