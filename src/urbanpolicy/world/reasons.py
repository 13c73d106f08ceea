"""The chain of reasons behind a seat, a holding, a composition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from urbanpolicy.model.provenance import Conflict, Gap, Source
from urbanpolicy.values.text import Text
from urbanpolicy.values.truth import YES
from urbanpolicy.world.composition import Composition, Seat
from urbanpolicy.world.holding import Holder, Holding
from urbanpolicy.world.wording import WORDS, Reason


def reasons_of_holding(holding: Holding) -> tuple[Reason, ...]:
    """Return why a holding is what it is: tenures, bounds, disputes, gaps, sources."""
    return (*_holding_steps(holding), *_sources(holding.cited))


def _holding_steps(holding: Holding) -> Iterator[Reason]:
    judgement, on = holding.judgement, holding.on
    if holding.state not in ("held", "presumed"):
        yield Reason.of(holding.state, on=on)
    for holder in holding.holders:
        yield from _holder_steps(holder, holding)
    for holder in holding.absent:
        yield _leave(holder)
    resting = {tenure.id for tenure in judgement.on_leave}
    for holder in holding.holders:
        if holder.tenure.id in resting:
            yield _leave(holder)
            yield Reason.of("nobody-acting", [holder.tenure.id])
    for holder in holding.candidates:
        tenure = holder.tenure
        yield Reason.of(
            "candidate",
            [tenure.id],
            tenure.sources,
            person=holder.person.name,
            period=tenure.period,
        )
    if not holding.holders and holding.is_held == YES and holding.candidates:
        yield Reason.of("handover", [holder.tenure.id for holder in holding.candidates])
    for ended, later in judgement.ended_by:
        yield Reason.of(
            "ended-by", [ended.id, later.id], person=ended.person, start=later.period.start
        )
    if holding.coverage and holding.state in ("outside_coverage", "undecided", "presumed"):
        yield Reason.of(
            "coverage",
            [holding.coverage.id],
            subject=holding.coverage.subject,
            period=holding.coverage.period,
        )
    yield from _disputes(holding.conflicts)
    yield from _gaps(holding.gaps)


def _holder_steps(holder: Holder, holding: Holding) -> Iterator[Reason]:
    tenure = holder.tenure
    title = tenure.title or holder.office.title_on(holding.on.day)
    yield Reason.of(
        "held",
        [tenure.id, holder.person.id, holder.office.id],
        tenure.sources,
        on=holding.on,
        person=holder.person.name,
        title=title,
        period=tenure.period,
    )
    if not tenure.is_regular:
        yield Reason.of("acting", [tenure.id])
    if tenure.start_evidence or tenure.end_evidence:
        yield Reason.of(
            "evidence",
            [tenure.id],
            start=WORDS[tenure.start_evidence or "unclassified"],
            end=WORDS[tenure.end_evidence or "unclassified"],
        )
    if holding.state == "presumed":
        yield Reason.of("presumed", [tenure.id], verified=tenure.period.verified)


def _leave(holder: Holder) -> Reason:
    tenure = holder.tenure
    return Reason.of(
        "on-leave",
        [tenure.id],
        tenure.sources,
        person=holder.person.name,
        start=tenure.on_leave_from,
    )


def reasons_of_seat(seat: Seat) -> tuple[Reason, ...]:
    """Return why a seat is held by whom: membership, office, tenure, disputes, sources."""
    steps = list(_seat_steps(seat))
    cited: set[Source] = set(seat.cited)
    if seat.holding:
        steps += _holding_steps(seat.holding)
        cited |= set(seat.holding.cited)
    return (*steps, *_disputes(seat.conflicts), *_sources(cited))


def _seat_steps(seat: Seat) -> Iterator[Reason]:
    membership = seat.membership
    yield Reason.of(
        "seat",
        [membership.id, seat.group.id],
        membership.sources,
        role=WORDS[seat.role],
        group=seat.group.name,
        period=membership.period,
    )
    yield _what_it_follows(seat)
    if seat.in_force != YES:
        yield Reason.of("membership-undecided", [membership.id])
    if seat.is_presumed:
        verified = membership.period.verified
        yield Reason.of("membership-presumed", [membership.id], verified=verified)


def _what_it_follows(seat: Seat) -> Reason:
    if seat.named:
        return Reason.of("seat-person", [seat.named.id], person=seat.named.name)
    if seat.holding is None:
        name = seat.organisation.name_on(seat.on.day) if seat.organisation else WORDS["unknown"]
        return Reason.of("seat-organisation", organisation=name)
    office = _office_title(seat.holding)
    ids = [office.id for office in seat.holding.offices]
    if seat.municipality is None:
        return Reason.of("seat-office", ids, office=office)
    key = "seat-office-for" if seat.membership.office else "seat-head"
    place = seat.municipality.name_on(seat.on.day)
    return Reason.of(key, [seat.municipality.id, *ids], municipality=place, office=office)


def _office_title(holding: Holding) -> Text:
    """Return the title of the office on the day; WORDS["unknown"] where the head is not decided."""
    if holding.holders:
        return holding.holders[0].office.title_on(holding.on.day)
    if len(holding.offices) == 1:
        return holding.offices[0].title_on(holding.on.day)
    return WORDS["unknown"]


def reasons_of_composition(table: Composition) -> tuple[Reason, ...]:
    """Return why a body has these seats on a day, and that seats are not attendance."""
    group = table.group
    key = "group" if table.state in ("existing", "presumed", "undecided") else "group-not-existing"
    if table.state == "outside_coverage":
        key = "outside_coverage"
    steps = [
        Reason.of(
            key, [group.id], group.sources, on=table.on, group=group.name, period=group.period
        )
    ]
    steps += [
        Reason.of("milestone", [group.id], kind=WORDS[stone.kind], date=stone.date)
        for stone in group.milestones
    ]
    cited: set[Source] = set()
    for seat in (*table.seats, *table.possible):
        steps += [reason for reason in seat.reasons if reason.key != "source"]
        cited |= {*seat.cited, *(seat.holding.cited if seat.holding else ())}
    steps.append(Reason.of("not-attendance"))
    disputes = [reason for reason in _disputes(table.conflicts) if reason not in steps]
    return (*steps, *disputes, *_gaps(table.gaps), *_sources(cited))


def _disputes(conflicts: Iterable[Conflict]) -> Iterator[Reason]:
    for conflict in conflicts:
        yield Reason.of(
            "conflict",
            [conflict.id],
            conflict.sources,
            subject=conflict.subject,
            values=" | ".join(value.value for value in conflict.values),
            taken=conflict.taken or WORDS["none"],
        )


def _gaps(gaps: Iterable[Gap]) -> Iterator[Reason]:
    for gap in gaps:
        yield Reason.of("gap", [gap.id], subject=gap.subject)


def _sources(cited: Iterable[Source]) -> Iterator[Reason]:
    for source in sorted(cited):
        published = WORDS["unknown"] if source.published.is_unknown else str(source.published)
        yield Reason.of(
            "source",
            sources=[source.id],
            id=source.id,
            publisher=source.publisher,
            title=source.title,
            published=published,
        )
