"""The register: the questions about time that need more than one record, and their answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from urbanpolicy.errors import InvalidValue, NotExisting, OutsideCoverage, Undecided
from urbanpolicy.model import catalogue
from urbanpolicy.values.days import Day, read_day
from urbanpolicy.values.periods import Period
from urbanpolicy.values.truth import YES
from urbanpolicy.world import results
from urbanpolicy.world.surveying import Surveying

if TYPE_CHECKING:
    from urbanpolicy.model.agreements import Agreement
    from urbanpolicy.model.charters import AgreementModel
    from urbanpolicy.model.claims import Claim
    from urbanpolicy.model.disputes import Conflict, Gap
    from urbanpolicy.model.governments import Government
    from urbanpolicy.model.groups import Group
    from urbanpolicy.model.meetings import Meeting
    from urbanpolicy.model.organisations import Organisation
    from urbanpolicy.model.people import Office, Person, Tenure
    from urbanpolicy.model.provenance import Coverage
    from urbanpolicy.model.record import Record
    from urbanpolicy.model.sources import Source
    from urbanpolicy.world.claimed import Checked
    from urbanpolicy.world.selection import Selection


class Register(Surveying):
    """An immutable world of records, and what can be asked of it.

    A singular question gives a result that never fails to build and says what is known; a plural one
    gives a ``Selection``. Every question about time names its day with ``on=``: a date, an ISO text,
    a Finnish day-first text, ``"latest"`` (the last day that was searched) or ``"today"``.

    >>> from urbanpolicy.world.builtin import register
    >>> register().holder("fi-prime-minister", on="2019-06-06").person.name
    'Antti Rinne'
    """

    __slots__ = ()

    # -- records by name --------------------------------------------------------------------------

    def person(self, name: str) -> Person:
        """Return the person with an id or a name.

        Raises:
            UnknownName: if nobody has it.
            AmbiguousName: if several have it: a name is not a person.
        """
        return self._names(catalogue.Person, "person").find(name)

    def office(self, name: str, *, on: Day | None = None) -> Office:
        """Return the office with an id, a name or a title (of a day).

        Raises:
            UnknownName: if none has it.
            AmbiguousName: if several have it.
        """
        return self._names(catalogue.Office, "office").find(
            name, None if on is None else read_day(on)
        )

    def organisation(self, name: str, *, on: Day | None = None) -> Organisation:
        """Return the organisation with an id, a name or an abbreviation; raises as ``office``."""
        day = None if on is None else read_day(on)
        return self._names(catalogue.Organisation, "organisation").find(name, day)

    def agreement_model(self, name: str) -> AgreementModel:
        """Return the agreement model with an id or a name; raises as ``office``."""
        return self._names(catalogue.AgreementModel, "agreement_model").find(name)

    def agreement(self, name: str) -> Agreement:
        """Return the agreement with an id or a name; raises as ``office``."""
        return self._names(catalogue.Agreement, "agreement").find(name)

    def group(self, name: str) -> Group:
        """Return the body with an id or a name; raises as ``office``."""
        return self._names(catalogue.Group, "group").find(name)

    def government(self, name: str | None = None, *, on: Day | None = None) -> Government:
        """Return the government with an id or a name, or the one in office on a day.

        Raises:
            InvalidValue: unless exactly one of ``name`` and ``on`` is given.
            UnknownName: if none has the name.
            OutsideCoverage, Undecided: if none is certain on that day.
        """
        if (name is None) == (on is None):
            raise InvalidValue.at("government", (name, on), "either a name or on=, not both")
        if name is not None:
            return self._names(catalogue.Government, "government").find(name)
        asked = self._as_of(on)
        certain = [g for g in self.all(catalogue.Government) if g.period.contains(asked.day) == YES]
        if len(certain) == 1 and not self._is_past_verified(certain[0].period, asked.day):
            return certain[0]
        possible = [
            g for g in self.all(catalogue.Government) if g.period.contains(asked.day).is_possible
        ]
        question = f"the government on {asked}"
        if possible:
            raise Undecided.to(question, "it is not certain which was in office", possible)
        raise OutsideCoverage.to(question, "no government of that day is in the register")

    def meeting(
        self, name: str | None = None, *, group: str | None = None, on: Day | None = None
    ) -> Meeting:
        """Return the meeting with an id, or that of a body on a day.

        Raises:
            InvalidValue: unless either an id or ``group`` and ``on`` are given.
            UnknownName: if no meeting has the id.
            NotExisting: if the register has no meeting of that body on that day.
            Undecided: if a meeting, of which only the month or year is known, may have been then.
        """
        if name is not None and group is None and on is None:
            return self.one(catalogue.Meeting, name)
        if name is not None or group is None or on is None:
            found = {"name": name, "group": group, "on": on}
            raise InvalidValue.at("meeting", found, "either an id, or group= and on=")
        body, day = self.group(group), read_day(on)
        held = self.grouped(catalogue.Meeting, "group").get(body.id, ())
        question = f"the meeting of {body.id} on {day}"
        possible = [meeting for meeting in held if meeting.is_on(day).is_possible]
        for meeting in possible:
            if meeting.is_on(day).is_certain:
                return meeting
        if possible:
            raise Undecided.to(question, "no source gives the exact day of a meeting", possible)
        raise NotExisting.to(
            question,
            "the register has no meeting of that day, which does not mean that there was none",
            held,
        )

    # -- who --------------------------------------------------------------------------------------

    def holders(
        self, office: str, *, through: int | str | None = None, before: Day | None = None
    ) -> Selection[Tenure]:
        """Return the tenures of an office through a span of days, or those that ended before a day.

        The present holder is never among those before; a tenure of unknown end is, once a later
        regular holder has certainly begun.

        Raises:
            InvalidValue: unless exactly one of ``through`` and ``before`` is given.
        """
        if (through is None) == (before is None):
            raise InvalidValue.at("holders", (through, before), "either through= or before=")
        post = self.office(office)
        judge = self._judge((post,), post.id)
        if through is not None:
            span = Period.through(through)
            truths = [(t, judge.periods[t.id].overlaps(span)) for t in judge.tenures]
            return results.selected(truths, f"holders of {post.id} through {span}")
        day = read_day(before, "before")
        truths = [(t, judge.periods[t.id].has_ended(day)) for t in judge.tenures]
        return results.selected(truths, f"holders of {post.id} before {day}")

    def tenures(
        self,
        *,
        person: str | None = None,
        office: str | None = None,
        on: Day | None = None,
        through: int | str | None = None,
    ) -> Selection[Tenure]:
        """Return the tenures of a person, of an office, on a day or through a span.

        Raises:
            UnknownName, AmbiguousName: if person or office cannot be told.
            InvalidValue: if both ``on`` and ``through`` are given.
        """
        if on is not None and through is not None:
            raise InvalidValue.at("tenures", (on, through), "at most one of on= and through=")
        found: Iterable[Tenure] = self.all(catalogue.Tenure)
        asked = ["tenures"]
        if person is not None:
            who = self.person(person)
            found = [tenure for tenure in found if tenure.person == who.id]
            asked.append(f"of {who.id}")
        if office is not None:
            post = self.office(office)
            found = [tenure for tenure in found if tenure.office == post.id]
            asked.append(f"in {post.id}")
        if on is not None:
            day = self._as_of(on)
            truths = [(t, self._judge_of(t).truth(t, day.day)) for t in found]
            return results.selected(truths, " ".join([*asked, f"on {day}"]))
        if through is not None:
            span = Period.through(through)
            truths = [(t, self._judge_of(t).periods[t.id].overlaps(span)) for t in found]
            return results.selected(truths, " ".join([*asked, f"through {span}"]))
        return results.selected(
            [(tenure, YES) for tenure in found], " ".join([*asked, "of any day"])
        )

    # -- provenance -------------------------------------------------------------------------------

    def sources(self, subject: str | Record) -> tuple[Source, ...]:
        """Return the sources that a record cites, sorted.

        Raises:
            UnknownName: if there is no record of that id.
        """
        record = self[subject] if isinstance(subject, str) else subject
        return tuple(sorted(self.one(catalogue.Source, id) for id in record.sources))

    def conflicts(self, about: str | Record | None = None) -> tuple[Conflict, ...]:
        """Return the conflicts between sources, all of them or those about a record.

        Raises:
            UnknownName: if there is no record of that id.
        """
        return (
            self.all(catalogue.Conflict)
            if about is None
            else self._conflicts_of(self._id_of(about))
        )

    def gaps(self, about: str | Record | None = None) -> tuple[Gap, ...]:
        """Return what was looked for and not found, all of it or what concerns a record.

        Raises:
            UnknownName: if there is no record of that id.
        """
        return self.all(catalogue.Gap) if about is None else self._gaps_of(self._id_of(about))

    def claims(self, about: str | Record | None = None) -> tuple[Checked, ...]:
        """Return what sources claim, all of it or what concerns a record, beside what is computed.

        ``.claim`` is the record, ``.computed`` what the register holds (None where nothing is
        computed), ``.agrees`` whether the two fit, ``.reason`` why not.

        Raises:
            UnknownName: if there is no record of that id.
        """
        found = self.all(catalogue.Claim)
        if about is not None:
            found = self.grouped(catalogue.Claim, "about").get(self._id_of(about), ())
        return tuple(self._checked(claim) for claim in found)

    def _checked(self, claim: Claim) -> Checked:
        from urbanpolicy.world.computing import compute

        key, conflict = claim.computes, claim.conflict
        return results.Checked(
            claim=claim,
            computed=self._once(("computed", key), lambda: compute(self, key)) if key else None,
            conflict=self.one(catalogue.Conflict, conflict) if conflict else None,
        )

    def coverages(self) -> tuple[Coverage, ...]:
        """Return the spans of days that were searched, by subject."""
        return self.all(catalogue.Coverage)
