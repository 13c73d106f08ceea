"""Which agreements bind whom on a day, and whether at least one of them does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from urbanpolicy.errors import InvalidValue
from urbanpolicy.model import catalogue
from urbanpolicy.model.catalogue import CLASSES
from urbanpolicy.model.vocabulary import read_basis
from urbanpolicy.values.days import Day
from urbanpolicy.values.ids import is_id
from urbanpolicy.values.periods import Period
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.world import results
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.inhabitants import Inhabitants
from urbanpolicy.world.standing import lasts

if TYPE_CHECKING:
    from urbanpolicy.model.agreements import Agreement, Party
    from urbanpolicy.model.contents import Signatory
    from urbanpolicy.model.organisations import Organisation
    from urbanpolicy.model.places import Municipality
    from urbanpolicy.model.provenance import Coverage
    from urbanpolicy.model.regions import UrbanRegion
    from urbanpolicy.model.vocabulary import Basis
    from urbanpolicy.world.agreed import Agreements, Themes
    from urbanpolicy.world.bound import Bindings, Bound
    from urbanpolicy.world.chains import Link
    from urbanpolicy.world.forced import Actor
    from urbanpolicy.world.overview import ModelOverview
    from urbanpolicy.world.selection import Selection
    from urbanpolicy.world.signing import Signed, Signing

ACTORS: Mapping[str, str] = MappingProxyType(
    {
        "municipality": "Municipality",
        "organisation": "Organisation",
        "group": "Group",
        "government": "Government",
    }
)
"""The questions for who can be party to an agreement, and the class of each."""

AGREEMENTS = "coverage-agreements"
"""The id of the coverage that says for which days agreements were looked for."""

SAYING_WHO_SIGNED = frozenset({"signatories", "milestones", "has_instrument"})
"""The fields whose gaps and conflicts tell why nobody is named as having signed."""


class Binding(Inhabitants):
    """The questions over agreements; ``Register`` has them with all the others."""

    __slots__ = ()

    def agreements(
        self,
        *,
        model: str | None = None,
        party: str | None = None,
        urban_region: str | None = None,
        theme: str | None = None,
        lead_ministry: str | None = None,
        on: Day | None = None,
        basis: Basis = "in_force",
    ) -> Agreements:
        """Return the agreements of a model, of an urban region, that bind a party, on a day and basis.

        ``party`` is whoever is bound (never a political party): a municipality, a ministry, a body,
        by id, code or name. ``theme`` is a theme as some agreement has it, in any language;
        ``lead_ministry`` the ministry that leads the agreement or its model. ``.municipalities`` of
        the result are those that the certain agreements surely bind. ``.some`` of it tells whether at least one binds; that can be
        certain although it is not known which, where one agreement superseded another on a day that
        is not known. A list of parties that is known to be short leaves the result incomplete, and so
        does a day for which nobody looked for agreements.

        Raises:
            UnknownName, AmbiguousName: if model, party, urban region, theme or ministry cannot be
                told; the message names the nearest.
            InvalidDay, InvalidValue: if ``on`` is no day or ``basis`` no basis.
        """
        basis = read_basis(basis)
        kind = (
            self._names(catalogue.AgreementModel, "agreement_model").find(model)
            if model is not None
            else None
        )
        region = self.urban_region(urban_region) if urban_region is not None else None
        asked = None if on is None else self._as_of(on)
        actor = self._actor(party, asked) if party is not None else None
        ministry = self._ministry(lead_ministry, asked) if lead_ministry is not None else None
        themed = self._themes().find(theme) if theme is not None else None
        found = [
            agreement
            for agreement in (
                self._that_may_bind(actor, asked) if actor else self.all(catalogue.Agreement)
            )
            if (kind is None or agreement.model == kind.id)
            and (region is None or agreement.urban_region == region.id)
            and (ministry is None or self._lead_ministry(agreement) == ministry.id)
            and (themed is None or agreement.id in themed)
        ]
        truths = [(a, self._binds(a, actor, basis, asked)) for a in found]
        is_short = actor and any(t == UNDECIDED and not a.is_complete for a, t in truths)
        words = ["agreements", *(x.id for x in (kind, region, actor) if x)]
        words += [] if ministry is None else [f"led by {ministry.id}"]
        words += [] if theme is None else [f"on the theme {theme!r}"]
        words += [] if asked is None else [f"on {asked}", f"({basis})"]
        some = UNDECIDED
        if asked is not None and not any(truth.is_certain for _, truth in truths):
            some = self._some_binds(found, actor, basis, asked.day)
        is_open = is_short or (asked is not None and not self._was_searched(asked.day))
        answer = results.selected(truths, " ".join(words), UNDECIDED if is_open else YES, some)
        return results.Agreements.of(
            answer, self._places_bound(answer, asked.day if asked else None)
        )

    def is_bound(
        self,
        party: str,
        agreement: str | None = None,
        *,
        model: str | None = None,
        on: Day,
        basis: Basis = "in_force",
    ) -> Truth:
        """Tell whether a party is bound on a day and basis: by an agreement, or by one of a model.

        By at least one of a model can be certain where it is not known which. Without either, all
        agreements count.

        Raises:
            InvalidValue: if both an agreement and a model are given; else as ``agreements``.
        """
        if agreement is not None and model is not None:
            found = (agreement, model)
            raise InvalidValue.at("is_bound", found, "at most one of an agreement and model=")
        if agreement is None:
            return self.agreements(model=model, party=party, on=on, basis=basis).some
        asked = self._as_of(on)
        one = self._names(catalogue.Agreement, "agreement").find(agreement)
        return self._binds(one, self._actor(party, asked), read_basis(basis), asked)

    def bound_through(self, agreement: str, *, basis: Basis = "in_force") -> Period | None:
        """Return the period in which an agreement binds on a basis, or None if there is none.

        Where another agreement supersedes it, it ends on the day before that one begins; a bound
        that is not known exactly is the same unknown day for both.

        Raises:
            UnknownName, AmbiguousName: if the agreement cannot be told.
            InvalidValue: if ``basis`` is no basis.
        """
        one = self._names(catalogue.Agreement, "agreement").find(agreement)
        return self._period(one, read_basis(basis))

    def urban_region(self, name: str) -> UrbanRegion:
        """Return the urban region (of MAL agreements) with an id or a name.

        Raises:
            UnknownName: if none has it; the message names the nearest.
            AmbiguousName: if several have it.
        """
        return self._names(catalogue.UrbanRegion, "urban_region").find(name)

    def models(self) -> Selection[ModelOverview]:
        """Return all agreement models, by id, each with what it includes."""
        models, groups = self.all(catalogue.AgreementModel), self.all(catalogue.Group)
        agreements = self.grouped(catalogue.Agreement, "model")
        overviews = [
            results.ModelOverview(
                model=model,
                agreements=agreements.get(model.id, ()),
                parts=tuple(part for part in models if part.umbrella == model.id),
                successors=tuple(later for later in models if model.id in later.predecessors),
                groups=tuple(group for group in groups if group.model == model.id),
            )
            for model in models
        ]
        return results.Selection(items=tuple(overviews), asked="models")

    def signatories(self, agreement: str) -> Signing:
        """Return who signed an agreement, or why nobody is named: not found, or nothing to sign.

        Raises:
            UnknownName, AmbiguousName: if the agreement cannot be told.
        """
        one = self._names(catalogue.Agreement, "agreement").find(agreement)
        claims = self.grouped(catalogue.Claim, "about").get(one.id, ())
        told = tuple(claim for claim in claims if claim.field == "signatories")
        gaps = [gap for gap in self._gaps_of(one.id) if gap.field in SAYING_WHO_SIGNED]
        conflicts = [c for c in self._conflicts_of(one.id) if c.field in SAYING_WHO_SIGNED]
        return results.Signing(
            agreement=one,
            found=tuple(self._signed(signatory) for signatory in one.signatories or ()),
            claims=told,
            conflicts=tuple(conflicts),
            gaps=tuple(gaps),
            cited=self._cited([one, *told]),
        )

    def chain(self, name: str) -> tuple[Agreement, ...]:
        """Return the agreements of an urban region, or those that supersede one another, by term.

        ``name`` is that of an urban region or of one agreement of the chain.

        Raises:
            UnknownName: if neither an urban region nor an agreement has it.
            AmbiguousName: if several have it.
        """
        agreements = self._names(catalogue.Agreement, "agreement")
        if not agreements.has(name):
            return self.grouped(catalogue.Agreement, "urban_region").get(
                self.urban_region(name).id, ()
            )
        own = agreements.find(name)
        linked = {own.id, *self._later(own.id)}
        return tuple(
            agreement
            for agreement in self.all(catalogue.Agreement)
            if agreement.id in linked or own.id in self._later(agreement.id)
        )

    def superseded_by(self, agreement: str) -> tuple[Agreement, ...]:
        """Return the agreements that supersede one directly; raises as ``bound_through``."""
        one = self._names(catalogue.Agreement, "agreement").find(agreement)
        return self.grouped(catalogue.Agreement, "supersedes").get(one.id, ())

    def bindings(
        self,
        municipality: Municipality,
        *,
        model: str | None = None,
        agreements: Iterable[str] | None = None,
        basis: Basis = "in_force",
    ) -> Bindings:
        """Return, for every day, whether agreements bind a municipality, and which do.

        They are those of a model, or some that are named. It says of each day what ``is_bound``
        says of it; made once, for tables of many days.

        Raises:
            UnknownName, AmbiguousName: if the model or an agreement cannot be told.
            InvalidValue: if ``basis`` is no basis, or not exactly one of model and agreements is given.

        >>> from urbanpolicy.world.builtin import register
        >>> line = register().bindings(register().municipality("Turku"), model="mal")
        >>> line.at(date(2023, 6, 1))
        Bound(truth=yes, found=yes, agreements=('mal-turku-2020-2031',), candidates=())
        """
        if (model is None) == (agreements is None):
            found = {"model": model, "agreements": agreements}
            raise InvalidValue.at("bindings", found, "exactly one of model= and agreements=")
        if model is not None:
            kind = self._names(catalogue.AgreementModel, "agreement_model").find(model).id
            named = self.grouped(catalogue.Agreement, "model").get(kind, ())
        else:
            kind, names = "", self._names(catalogue.Agreement, "agreement")
            named = tuple(sorted({names.find(name) for name in agreements or ()}))
        read = read_basis(basis)
        key = ("bindings", municipality.id, kind or tuple(one.id for one in named), read)
        return self._once(key, lambda: self._bindings(municipality, named, read))

    # -- within -----------------------------------------------------------------------------------

    def _that_may_bind(self, actor: Actor, asked: AsOf | None) -> tuple[Agreement, ...]:
        """Return the agreements that may bind somebody (on a day); all others do not."""
        from urbanpolicy.world.listed import ANY_BODY, ANYONE

        by_party, last_days = self._shared(
            "listing", lambda world: world._listing(), "Agreement", "Coverage"
        )
        ids = {*by_party.get(actor.id, ()), *by_party[ANYONE]}
        if not isinstance(actor, catalogue.Municipality):
            ids.update(by_party[ANY_BODY])
        day = asked.day.isoformat() if asked else ""
        by_id = self.by_id(catalogue.Agreement)
        return tuple(by_id[id] for id in sorted(ids) if day <= last_days.get(id, day))

    def _listing(self) -> tuple[Mapping[str, Iterable[str]], Mapping[str, str]]:
        """Return which agreements may bind whom, and the last day on which each may bind."""
        from urbanpolicy.world.listed import by_party, last_days

        agreements = self.all(catalogue.Agreement)
        return by_party(agreements), last_days(agreements, self._coverage_for)

    def _later(self, id: str) -> tuple[str, ...]:
        """Return the ids of the agreements that supersede one, at once or by further steps."""
        from urbanpolicy.world import chains

        following = self.grouped(catalogue.Agreement, "supersedes")
        return self._once(("later", id), lambda: chains.later_of(id, following))

    def _coverage_for(self, agreement: Agreement) -> Coverage | None:
        return self.by_id(catalogue.Coverage)[agreement.coverage] if agreement.coverage else None

    def _link(self, agreement: Agreement, basis: Basis, day: date) -> Link:
        from urbanpolicy.world import chains

        coverage = self._coverage_for(agreement)
        is_superseded = bool(self._later(agreement.id))
        return chains.link_of(agreement, basis, day, coverage, is_superseded=is_superseded)

    def _link_for(self, agreement: Agreement, actor: Actor | None, basis: Basis, day: date) -> Link:
        """Return the link of an agreement for one who may be party to it; for None, for anybody."""
        from urbanpolicy.world import chains

        link = self._link(agreement, basis, day)
        if actor is None:
            return link
        return chains.Link(link.begun, link.lasts & self._is_party(agreement, actor, day))

    def _binds(
        self, agreement: Agreement, actor: Actor | None, basis: Basis, asked: AsOf | None
    ) -> Truth:
        from urbanpolicy.world import chains

        if asked is None:
            return YES if actor is None else self._is_party(agreement, actor, None)
        own = self._link_for(agreement, actor, basis, asked.day)
        by_id = self.by_id(catalogue.Agreement)
        later = [by_id[id] for id in self._later(agreement.id)]
        return chains.binds(own, [self._link(other, basis, asked.day) for other in later])

    def _was_searched(self, day: date) -> bool:
        """Whether agreements of a day were looked for; so they were where nothing says otherwise."""
        coverage = self.by_id(catalogue.Coverage).get(AGREEMENTS)
        return coverage is None or coverage.first <= day <= coverage.last

    def _some_binds(
        self, agreements: Iterable[Agreement], actor: Actor | None, basis: Basis, day: date
    ) -> Truth:
        """Tell whether at least one of some agreements binds on a day."""
        from urbanpolicy.world import chains

        by_id = self.by_id(catalogue.Agreement)
        links = {a.id: self._link_for(a, actor, basis, day) for a in agreements}
        later = {id: self._later(id) for id in links}
        for id in [other for others in later.values() for other in others]:
            if id not in links:  # it ends one of them, and binds in no one's place
                links[id] = chains.Link(self._link(by_id[id], basis, day).begun, NO)
        return chains.some_binds(links, later)

    def _bindings(
        self, place: Municipality, agreements: Iterable[Agreement], basis: Basis
    ) -> Bindings:
        from urbanpolicy.world import bound, timeline

        by_id = self.by_id(catalogue.Agreement)
        found = [
            agreement
            for agreement in agreements
            if self._is_party(agreement, place, None).is_possible
        ]
        ids = {id for agreement in found for id in (agreement.id, *self._later(agreement.id))}
        days = {
            day
            for one in (by_id[id] for id in sorted(ids))
            for day in bound.change_days(one, place, basis, self._coverage_for(one))
        }
        if searched := self.by_id(catalogue.Coverage).get(AGREEMENTS):
            days |= set(timeline.changes_of(searched.period))

        def on(day: date) -> Bound:
            truths = [(a.id, self._binds(a, place, basis, AsOf(day))) for a in found]
            sure = tuple(sorted(id for id, truth in truths if truth.is_certain))
            perhaps = tuple(sorted(id for id, truth in truths if truth == UNDECIDED))
            some = self._some_binds(found, place, basis, day)
            truth = some if self._was_searched(day) else some | UNDECIDED
            return bound.Bound(truth, some, sure, perhaps)

        return timeline.Timeline(days, on)

    def _period(self, agreement: Agreement, basis: Basis) -> Period | None:
        from urbanpolicy.world import chains

        by_id = self.by_id(catalogue.Agreement)
        later = [by_id[id] for id in self._later(agreement.id)]
        return chains.period_of(agreement, later, basis, self._coverage_for(agreement))

    def _is_party(self, agreement: Agreement, actor: Actor, day: date | None) -> Truth:
        """Tell whether an actor is party to an agreement: on a day, or at some time for None.

        One who is not on a list that is known to be short may be party all the same; a municipality
        only if it belongs to the urban region, that is, if it is party to another of its agreements.
        """
        own = [party for party in agreement.parties if party.actor == actor.id]
        if own:
            truth = _is_bound(own, day)
        elif agreement.is_complete:
            return NO
        elif agreement.urban_region and isinstance(actor, catalogue.Municipality):
            places = self._places_of(agreement.urban_region)
            truth = UNDECIDED if actor.id in places else NO
        else:
            truth = UNDECIDED
        return truth if day is None else truth & exists_still(actor, day)

    def _places_bound(
        self, agreements: Iterable[Agreement], day: date | None
    ) -> tuple[Municipality, ...]:
        """Return the municipalities that are surely party to one of these agreements."""
        actors = {
            entry.actor
            for agreement in agreements
            for entry in agreement.parties
            if entry.actor and _is_bound([entry], day) == YES
        }
        places = self.by_id(catalogue.Municipality)
        found = [place for actor in actors if (place := places.get(actor))]
        if day is not None:
            found = [place for place in found if exists_still(place, day) == YES]
        return tuple(sorted(found, key=attrgetter("sort_key")))

    def _signed(self, signatory: Signatory) -> Signed:
        behalf = signatory.behalf_of
        return results.Signed(
            signatory=signatory,
            person=self.by_id(catalogue.Person).get(signatory.person or ""),
            office=self.by_id(catalogue.Office).get(signatory.office or ""),
            behalf_of=self.by_id(catalogue.Municipality).get(behalf or "")
            or self.by_id(catalogue.Organisation).get(behalf or ""),
        )

    def _themes(self) -> Themes:
        return self._once("themes", lambda: results.Themes(self.all(catalogue.Agreement)))

    def _ministry(self, name: str, asked: AsOf | None) -> Organisation:
        return self._names(catalogue.Organisation, "organisation").find(
            name, asked.day if asked else None
        )

    def _lead_ministry(self, agreement: Agreement) -> str | None:
        """Return the ministry that leads an agreement, else its model."""
        return (
            agreement.lead_ministry
            or self.by_id(catalogue.AgreementModel)[agreement.model].lead_ministry
        )

    def _places_of(self, region: str) -> frozenset[str]:
        """Return the municipalities of an urban region: the parties of all its agreements."""
        group = self.grouped(catalogue.Agreement, "urban_region").get(region, ())
        return self._once(
            ("places", region),
            lambda: frozenset(place for agreement in group for place in agreement.municipalities),
        )

    def _actor(self, party: str, asked: AsOf | None) -> Actor:
        if isinstance(party, str) and is_id(party):
            for name in ACTORS.values():
                if found := self.by_id(CLASSES[name]).get(party):
                    return cast("Actor", found)
        day = asked.day if asked else None
        for call, name in ACTORS.items():
            index = self._names(CLASSES[name], call)
            if index.has(party):
                return cast("Actor", index.find(party, day))
        return self._names(catalogue.Municipality, "municipality").find(party, day)


def _is_bound(entries: Iterable[Party], day: date | None) -> Truth:
    """Tell whether these entries of one actor in a list of parties bind it."""
    entries = tuple(entries)
    bound = [entry for entry in entries if entry.role == "party"]
    if not bound:
        return UNDECIDED if any(entry.evidence == "inferred" for entry in entries) else NO
    return max(_place(entry, day) for entry in bound)


def _place(entry: Party, day: date | None) -> Truth:
    truth = UNDECIDED if entry.evidence == "inferred" else YES
    if day is None or entry.period is None:
        return truth
    begun = YES if entry.period.start.is_unknown else entry.period.has_begun(day)
    return truth & begun & lasts(entry.period, day)


def exists_still(actor: Actor, day: date) -> Truth:
    """Tell whether a party still exists: a body or municipality that has ended is not bound."""
    return lasts(actor.period, day)
