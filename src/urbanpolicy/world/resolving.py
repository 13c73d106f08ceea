"""How the records of a world are brought together: offices to holders, memberships to seats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from urbanpolicy.model import catalogue
from urbanpolicy.model.record import Record
from urbanpolicy.values.days import Day, read_day
from urbanpolicy.values.periods import Period
from urbanpolicy.values.truth import UNDECIDED, YES
from urbanpolicy.world import results
from urbanpolicy.world.asof import AsOf, as_of
from urbanpolicy.world.records import Records
from urbanpolicy.world.standing import standing

if TYPE_CHECKING:
    from urbanpolicy.model.disputes import Conflict, Gap
    from urbanpolicy.model.groups import Group, Membership
    from urbanpolicy.model.people import Office, Tenure
    from urbanpolicy.model.places import Municipality
    from urbanpolicy.model.provenance import Coverage
    from urbanpolicy.model.sources import Source
    from urbanpolicy.world.composition import GroupState, Seat
    from urbanpolicy.world.holding import Holder, Holding
    from urbanpolicy.world.judging import Judge, Judgement
    from urbanpolicy.world.lookup import Entry, NameIndex
    from urbanpolicy.world.succession import Succession
    from urbanpolicy.world.timeline import Timeline

R = TypeVar("R", bound=Record)
GROUP_STATE: dict[str, GroupState] = {
    "yes": "existing",
    "presumed": "presumed",
    "no": "not_existing",
}


class Resolver(Records):
    """A world of records that can resolve them on a day; ``Register`` puts the questions."""

    __slots__ = ()

    def _holding(
        self, asked: Office | Municipality, offices: tuple[Office, ...], on: AsOf
    ) -> Holding:
        judgement = self._judgement(offices, asked.id, on.day)
        resting = [*judgement.holders, *judgement.candidates, *judgement.absent]
        for ending in judgement.endings:
            resting += [ending.tenure, ending.later]
        subjects = [asked.id, *(o.id for o in offices), *(tenure.id for tenure in resting)]
        return results.Holding(
            asked=asked,
            on=on,
            judgement=judgement,
            holders=tuple(self._holder_of(tenure) for tenure in judgement.holders),
            candidates=tuple(self._holder_of(tenure) for tenure in judgement.candidates),
            absent=tuple(self._holder_of(tenure) for tenure in judgement.absent),
            ended=tuple(self._holder_of(ending.tenure) for ending in judgement.endings),
            offices=offices,
            coverage=self._coverage_of(offices),
            conflicts=self._conflicts_of(*(tenure.id for tenure in resting)),
            gaps=self._gaps_of(*subjects) if not judgement.holders else (),
            cited=self._cited(resting),
        )

    def _holder_of(self, tenure: Tenure) -> Holder:
        person, office = (
            self.by_id(catalogue.Person)[tenure.person],
            self.by_id(catalogue.Office)[tenure.office],
        )
        return results.Holder(person=person, tenure=tenure, office=office)

    def _judgement(self, offices: tuple[Office, ...], key: str, day: date) -> Judgement:
        def make(world: Resolver) -> Timeline[Judgement]:
            return world._judge(offices, key).timeline()

        return self._shared(("timeline", key), make, *JUDGED_BY).at(day)

    def _judge(self, offices: tuple[Office, ...], key: str) -> Judge:
        def make(world: Resolver) -> Judge:
            by_office = world.grouped(catalogue.Tenure, "office")
            tenures = [tenure for office in offices for tenure in by_office.get(office.id, ())]
            from urbanpolicy.world.judging import Judge

            return Judge(offices, tenures, world._coverage_of(offices))

        return self._shared(("judge", key), make, *JUDGED_BY)

    def _judge_of(self, tenure: Tenure) -> Judge:
        office = self.by_id(catalogue.Office)[tenure.office]
        return self._judge((office,), office.id)

    def _coverage_of(self, offices: Iterable[Office]) -> Coverage | None:
        found = [self.by_id(catalogue.Coverage)[o.coverage] for o in offices if o.coverage]
        return max(found, key=lambda coverage: coverage.last, default=None)

    def _latest(self, offices: tuple[Office, ...]) -> date | None:
        coverage = self._coverage_of(offices)
        return coverage.last if coverage else None

    def _last_of(self, bodies: Iterable[Group]) -> date | None:
        found = [
            self.by_id(catalogue.Coverage)[body.coverage].last for body in bodies if body.coverage
        ]
        return max(found, default=None)

    def _as_of(self, on: Day | None) -> AsOf:
        """Read the day of a question over all subjects; their last day is looked for where it is asked."""
        return as_of(on, self._last_day() if on == "latest" else None)

    def _last_day(self) -> date | None:
        # The division of a year is known to its end, ahead of all that happens in it.
        searched = (
            coverage for coverage in self.all(catalogue.Coverage) if coverage.id != DIVISION
        )
        return max((coverage.last for coverage in searched), default=None)

    def _succession(self) -> Succession:
        def make(world: Resolver) -> Succession:
            from urbanpolicy.world.succession import Succession

            return Succession.of(
                world.all(catalogue.MunicipalChange), world.by_id(catalogue.Municipality)
            )

        return self._shared("succession", make, "MunicipalChange", "Municipality")

    def _fate(self, record: Record, day: date) -> str:
        return (
            self._succession().fate(record, day)
            if isinstance(record, catalogue.Municipality)
            else ""
        )

    def _is_past_verified(self, period: Period, day: date) -> bool:
        return period.verified is not None and day > period.verified

    def _group_state(self, body: Group, coverage: Coverage | None, day: date) -> GroupState:
        state = standing(body.period, coverage, day)
        if state == "undecided" and coverage and not coverage.first <= day <= coverage.last:
            return "outside_coverage"
        return GROUP_STATE.get(state, "undecided")

    def _seat(
        self, membership: Membership, body: Group, coverage: Coverage | None, on: AsOf
    ) -> Seat | None:
        state = standing(membership.period, coverage, on.day)
        if state == "no":
            return None
        place = membership.municipality
        return results.Seat(
            membership=membership,
            group=body,
            on=on,
            holding=self._holding_for(membership, on),
            named=self.by_id(catalogue.Person)[membership.person] if membership.person else None,
            municipality=self.by_id(catalogue.Municipality)[place] if place else None,
            organisation=(
                self.by_id(catalogue.Organisation)[membership.organisation]
                if membership.organisation
                else None
            ),
            in_force=UNDECIDED if state == "undecided" else YES,
            is_presumed=state == "presumed",
            conflicts=self._conflicts_of(membership.id),
            cited=self._cited([membership]),
        )

    def _holding_for(self, membership: Membership, on: AsOf) -> Holding | None:
        if membership.person:
            return None
        if membership.office:
            post = self.by_id(catalogue.Office)[membership.office]
            return self._holding(post, (post,), on)
        if membership.municipality:
            place = self.by_id(catalogue.Municipality)[membership.municipality]
            return self._holding(
                place, self.grouped(catalogue.Office, "heads").get(place.id, ()), on
            )
        return None

    def _cited(self, records: Iterable[Record]) -> tuple[Source, ...]:
        ids = {id for record in records for id in record.sources}
        return tuple(self.by_id(catalogue.Source)[id] for id in sorted(ids))

    def _conflicts_of(self, *ids: str) -> tuple[Conflict, ...]:
        return cast("tuple[Conflict, ...]", about(self._groups("Conflict", "about"), ids))

    def _gaps_of(self, *ids: str) -> tuple[Gap, ...]:
        return cast("tuple[Gap, ...]", about(self._groups("Gap", "about"), ids))

    def _id_of(self, subject: str | Record) -> str:
        return self[subject].id if isinstance(subject, str) else subject.id

    def _known(self, cls: type[R], call: str, name: str, on: Day) -> R:
        """Return the record with an id, or with a name on a day."""
        if isinstance(name, str) and (found := self.by_id(cls).get(name)):
            return found
        day = None if on in ("latest", "today") else read_day(on)
        return self._names(cls, call).find(name, day)

    def _names(self, cls: type[R], call: str) -> NameIndex[R]:
        def make(world: Resolver) -> NameIndex[R]:
            from urbanpolicy.world.names import index_of

            return index_of(call, world._entries(cls, call), world._fate)

        # Of a municipality that is gone, the answer says what became of it.
        more = ("MunicipalChange",) if call == "municipality" else ()
        return self._shared(("names", cls), make, cls.__name__, *more)

    def _entries(self, cls: type[R], call: str) -> Mapping[str, list[Entry[R]]]:
        from urbanpolicy.world.lookup import entries_of
        from urbanpolicy.world.names import names_of

        return entries_of(self.all(cls), names_of(call))


DIVISION = "coverage-municipalities"
"""The id of the coverage that says for which days the division into municipalities is known."""


JUDGED_BY = ("Office", "Tenure", "Coverage")
"""The classes whose records decide who holds an office."""


def about(groups: Mapping[str, tuple[R, ...]], ids: Iterable[str]) -> tuple[R, ...]:
    """Return the records grouped under some ids, each once, sorted."""
    return tuple(sorted({record for id in ids for record in groups.get(id, ())}))
