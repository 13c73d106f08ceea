"""Where and what a municipality is on a day: names, titles, regions, mergers and inhabitants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from urbanpolicy.errors import (
    InvalidValue,
    NotExisting,
    OutsideCoverage,
    Undecided,
    UnknownName,
)
from urbanpolicy.model import catalogue
from urbanpolicy.values.days import Day
from urbanpolicy.values.periods import Period
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.world import results
from urbanpolicy.world.asof import AsOf, as_of
from urbanpolicy.world.resolving import DIVISION, Resolver
from urbanpolicy.world.standing import known, standing

if TYPE_CHECKING:
    from urbanpolicy.model.changes import ChangeKind, MunicipalChange
    from urbanpolicy.model.places import Municipality
    from urbanpolicy.model.populations import Population
    from urbanpolicy.model.properties import DatedReference, DatedWord
    from urbanpolicy.model.provenance import Coverage
    from urbanpolicy.model.regions import Region, WellbeingCounty
    from urbanpolicy.world.city import City
    from urbanpolicy.world.holding import Holding
    from urbanpolicy.world.selection import Selection
    from urbanpolicy.world.succession import Truths

    Asked = str | Municipality
    """A municipality as a caller names it: id, code or name, or the record itself."""

TITLES = ("city", "municipality")
LANGUAGES = ("fi", "sv", "fi-sv", "sv-fi")

TOLD = frozenset({None, "count", "names", "period", "regions", "titles"})
"""The fields of a municipality and its population whose disputes and gaps concern a city."""

_NUTS = r"FI[0-9][0-9A-Z]{0,2}"


class Placing(Resolver):
    """The questions over municipalities; ``Register`` has them with all the others."""

    __slots__ = ()

    # -- records by name --------------------------------------------------------------------------

    def municipality(self, name: str, *, on: Day | None = None) -> Municipality:
        """Return the municipality with an id, a code or a name (of a day).

        Current and former names in all languages count. Case, composed or decomposed letters and
        the kind of hyphen do not.

        Raises:
            InvalidValue: if a number is given for a code.
            UnknownName: if none has it; the message names the nearest.
            AmbiguousName: if several had it, and ``on`` does not settle it.
            NotExisting: if it existed, but not on that day; the message says what became of it.
            OutsideCoverage: if the register does not know the municipalities of that day.

        >>> from urbanpolicy.world.builtin import register
        >>> register().municipality("Väståboland", on="2010-06-01")
        Municipality('municipality-445', 445 Parainen)
        """
        if on is None:
            return self._names(catalogue.Municipality, "municipality").find(name)
        return self._existing(name, self._asked(on))

    def region(self, name: str) -> Region:
        """Return the region (maakunta) with an id, a code of two digits or a name.

        Regions are those of the national classification. European NUTS codes are another division
        and not in the register.

        Raises:
            UnknownName: if none has it.

        >>> from urbanpolicy.world.builtin import register
        >>> register().region("Birkaland")
        Region('region-06', 06 Pirkanmaa)
        """
        if isinstance(name, str) and re.fullmatch(_NUTS, name.strip().upper()):
            hint = (
                "that is the form of a NUTS code; only the regions (maakunnat) of the national "
                "classification are in the register, with codes such as '06'"
            )
            raise UnknownName.of(name, "region", hint=hint)
        return self._names(catalogue.Region, "region").find(name)

    def county(self, name: str) -> WellbeingCounty:
        """Return the wellbeing services county with an id, a code of two digits or a name.

        Raises:
            UnknownName: if none has it.

        >>> from urbanpolicy.world.builtin import register
        >>> register().county("Birkalands välfärdsområde").code
        '08'
        """
        return self._names(catalogue.WellbeingCounty, "county").find(name)

    # -- on a day ---------------------------------------------------------------------------------

    def municipalities(
        self,
        *,
        on: Day,
        region: str | None = None,
        county: str | None = None,
        title: str | None = None,
        language: str | None = None,
    ) -> Selection[Municipality]:
        """Return the municipalities of a day, sorted by code, or some of them.

        Args:
            on: the day.
            region: those of a region (maakunta) by the national classification, by id, code or name.
            county: those of a wellbeing services county.
            title: ``city`` or ``municipality``: those that use this title; where it is not known,
                they are in ``.possible``.
            language: ``fi``, ``sv``, ``fi-sv`` or ``sv-fi``: those of this language status.

        Raises:
            OutsideCoverage: if the register does not know the municipalities of that day.
            UnknownName: if the region or county cannot be told.
            InvalidValue: if the title or language is none of these words.

        >>> from urbanpolicy.world.builtin import register
        >>> len(register().municipalities(on="2016-07-01"))
        313
        >>> len(register().municipalities(on="2016-07-01", region="Åland"))
        16
        """
        for word, known_words, where in (
            (title, TITLES, "title"),
            (language, LANGUAGES, "language"),
        ):
            if word is not None and word not in known_words:
                expected = "one of " + ", ".join(known_words)
                raise InvalidValue.at(f"municipalities, {where}", word, expected)
        asked = self._asked(on)
        wanted = {
            "regions": None if region is None else self.region(region).id,
            "counties": None if county is None else self.county(county).id,
            "titles": title,
            "language_statuses": language,
        }
        words = ["municipalities", *(word for word in wanted.values() if word), f"on {asked}"]
        self._need_coverage(" ".join(words), asked.day)
        truths = [
            (place, self._exists(place, asked.day) & self._all_hold(place, wanted, asked.day))
            for place in self.all(catalogue.Municipality)
        ]
        sure = self._division() is not None and all(truth.is_decided for _, truth in truths)
        return results.selected(truths, " ".join(words), complete=YES if sure else UNDECIDED)

    def city(self, name: Asked, *, on: Day) -> City:
        """Return a municipality that uses the title of city on a day, as it stood then.

        Raises:
            UnknownName, AmbiguousName: if the municipality cannot be told.
            NotExisting: if it did not exist that day, or did not use the title of city.
            Undecided: if no source says which title it used.
            OutsideCoverage: if the register does not know the municipalities of that day.

        >>> from urbanpolicy.world.builtin import register
        >>> esbo = register().city("Esbo", on="2023-11-16")
        >>> esbo.name.fi, esbo.head.person.name, esbo.region.name.sv, esbo.population.count
        ('Espoo', 'Jukka Mäkelä', 'Nyland', 305274)
        """
        asked = self._asked(on)
        place = self._existing(name, asked)
        title = self._title(place, asked)
        membership = self._reference(place.regions, asked.day)
        region = self.by_id(catalogue.Region)[membership.target] if membership else None
        figure = self._last_figure(place, asked.day)
        about = [place.id, *([figure.id] if figure else [])]
        return results.City(
            municipality=place,
            on=asked,
            title=title,
            is_presumed=standing(title.period, self._division(), asked.day) == "presumed",
            head=self._head(place, asked),
            region=region,
            membership=membership,
            population=figure,
            conflicts=tuple(c for c in self._conflicts_of(*about) if c.field in TOLD),
            gaps=tuple(gap for gap in self._gaps_of(*about) if gap.field in TOLD),
            cited=self._cited([place, *([figure] if figure else [])]),
        )

    def region_of(self, municipality: Asked, *, on: Day) -> Region:
        """Return the region (maakunta) of a municipality on a day, by the national classification.

        It is not the NUTS region: the European list follows a change only with its next edition, and
        is not in the register.

        Raises:
            UnknownName, AmbiguousName, NotExisting, OutsideCoverage: as ``municipality``.
            Undecided: if no source says it.

        >>> from urbanpolicy.world.builtin import register
        >>> register().region_of("Kuhmoinen", on="2020-12-31").name.fi
        'Keski-Suomi'
        >>> register().region_of("Kuhmoinen", on="2021-01-01").name.fi
        'Pirkanmaa'
        """
        asked = self._asked(on)
        place = self._existing(municipality, asked)
        found = self._reference(place.regions, asked.day)
        if found is None:
            question = f"the region of {place!r} on {asked}"
            raise Undecided.to(question, "no source says to which region it belonged")
        return self.by_id(catalogue.Region)[found.target]

    def county_of(self, municipality: Asked, *, on: Day) -> WellbeingCounty:
        """Return the wellbeing services county of a municipality on a day, or what stands for it.

        Helsinki stands for itself, and the municipalities of Åland belong to no county: ``.kind``
        of the answer says so.

        Raises:
            UnknownName, AmbiguousName, OutsideCoverage: as ``municipality``.
            NotExisting: if the municipality, or its county, did not exist that day.
            Undecided: if no source says it.

        >>> from urbanpolicy.world.builtin import register
        >>> register().county_of("Tampere", on="2024-01-01").name.en
        'Pirkanmaa wellbeing services county'
        """
        asked = self._asked(on)
        place = self._existing(municipality, asked)
        found = self._reference(place.counties, asked.day)
        if found is not None:
            return self.by_id(catalogue.WellbeingCounty)[found.target]
        question = f"the wellbeing services county of {place!r} on {asked}"
        if place.counties and all(c.period.has_begun(asked.day) == NO for c in place.counties):
            why = f"it belongs to one from {place.counties[0].period.start} on"
            raise NotExisting.to(question, why)
        raise Undecided.to(question, "no source says to which county it belonged")

    # -- from one day to another ------------------------------------------------------------------

    def successors(self, municipality: Asked, *, on: Day) -> Selection[Municipality]:
        """Return who stands on a day where a municipality stands or stood.

        Mergers, annexations and splits are followed; a municipality that goes on is followed by
        itself. The transfer of a part makes nobody a successor.

        Raises:
            UnknownName, AmbiguousName: if the municipality cannot be told.
            NotExisting: if it had not begun by that day: ask for its ``predecessors``.
            OutsideCoverage: if the register does not know the municipalities of that day.

        >>> from urbanpolicy.world.builtin import register
        >>> register().successors("Längelmäki", on="2007-01-01")[0].name.fi
        'Jämsä'
        >>> [place.code for place in register().successors("Oulu", on="2018-01-01")]
        ['564']
        """
        place, asked, question = self._across(municipality, on, "successors")
        if place.period.has_begun(asked.day) == NO:
            why = self._succession().fate(place, asked.day)
            raise NotExisting.to(question, why, hint="predecessors(...) says of whom it was made")
        return self._chosen(self._succession().after(place.id, asked.day), question)

    def predecessors(self, municipality: Asked, *, on: Day) -> Selection[Municipality]:
        """Return of whom a municipality is made, among those that existed on a day; itself included.

        Of a municipality that was split, each of those that took a part is made.

        Raises:
            UnknownName, AmbiguousName: if the municipality cannot be told.
            NotExisting: if it had ended by that day: ask for its ``successors``.
            OutsideCoverage: if the register does not know the municipalities of that day.

        >>> from urbanpolicy.world.builtin import register
        >>> [place.name.fi for place in register().predecessors("945", on="2006-12-31")]
        ['Maksamaa', 'Vöyri']
        """
        place, asked, question = self._across(municipality, on, "predecessors")
        if place.period.has_ended(asked.day) == YES:
            why = self._succession().fate(place, asked.day)
            raise NotExisting.to(question, why, hint="successors(...) says who stands there")
        return self._chosen(self._succession().before(place.id, asked.day), question)

    def municipal_changes(
        self,
        municipality: Asked | None = None,
        *,
        through: int | str | None = None,
        kind: ChangeKind | None = None,
    ) -> Selection[MunicipalChange]:
        """Return the changes of municipalities: of one, through a span of days, of a kind.

        Raises:
            UnknownName, AmbiguousName: if the municipality cannot be told.
            InvalidValue: if the kind is no word of the list, or the span none.

        >>> from urbanpolicy.world.builtin import register
        >>> changes = register().municipal_changes(through=2018, kind="partial-transfer")
        >>> [change.inhabitants for change in changes]
        [417, 2]
        """
        from urbanpolicy.model.changes import CHANGE_KIND

        if kind is not None and kind not in CHANGE_KIND:
            expected = "one of " + ", ".join(sorted(CHANGE_KIND))
            raise InvalidValue.at("municipal_changes, kind", kind, expected)
        words = ["municipal changes", *([kind] if kind else [])]
        found: Iterable[MunicipalChange] = self.all(catalogue.MunicipalChange)
        if municipality is not None:
            place = self._named(municipality)
            words.append(f"of {place.id}")
            found = [change for change in found if place.id in {*change.before, *change.after}]
        truths = [(c, YES) for c in found if kind is None or c.kind == kind]
        if through is not None:
            span = Period.through(through)
            words.append(f"through {span}")
            truths = [(c, Period(start=c.on, end=c.on).overlaps(span)) for c, _ in truths]
        # Transfers of parts are known of some years only.
        return results.selected(truths, " ".join(words), complete=UNDECIDED)

    # -- within -----------------------------------------------------------------------------------

    def _division(self) -> Coverage | None:
        return self.by_id(catalogue.Coverage).get(DIVISION)

    def _asked(self, on: Day) -> AsOf:
        division = self._division()
        return as_of(on, division.last if division else None)

    def _is_covered(self, day: date) -> bool:
        division = self._division()
        return division is None or division.first <= day <= division.last

    def _need_coverage(self, question: str, day: date, known: str = "") -> None:
        division = self._division()
        if division is not None and not self._is_covered(day):
            why = f"the division into municipalities is known for {division.period}"
            raise OutsideCoverage.to(question, why, hint=known)

    def _exists(self, place: Municipality, day: date) -> Truth:
        def make() -> Period:
            return known(place.period, self._division())

        return self._once(("known", place.id), make).contains(day)

    def _named(self, asked: Asked) -> Municipality:
        if isinstance(asked, catalogue.Municipality):
            return self.one(catalogue.Municipality, asked.id)
        return self._names(catalogue.Municipality, "municipality").find(asked)

    def _existing(self, asked: Asked, on: AsOf) -> Municipality:
        """Return a municipality of a day.

        Outside the days that were searched, only one that certainly existed is an answer.
        """
        name = asked.id if isinstance(asked, catalogue.Municipality) else asked
        question = f"municipality({name!r}, on='{on.day}')"
        try:
            found = self._names(catalogue.Municipality, "municipality").find(name, on.day)
        except NotExisting as error:
            self._need_coverage(question, on.day, error.hint)
            raise
        if self._exists(found, on.day) != YES:
            self._need_coverage(question, on.day)
        return found

    def _across(self, asked: Asked, on: Day, call: str) -> tuple[Municipality, AsOf, str]:
        day = self._asked(on)
        place = self._named(asked)
        question = f"{call} of {place.id} on {day}"
        self._need_coverage(question, day.day)
        return place, day, question

    def _chosen(self, truths: Truths, asked: str) -> Selection[Municipality]:
        places = self.by_id(catalogue.Municipality)
        return results.selected([(places[id], truth) for id, truth in truths.items()], asked)

    def _reference(self, held: Iterable[DatedReference], day: date) -> DatedReference | None:
        division = self._division()
        sure = [part for part in held if known(part.period, division).contains(day) == YES]
        return sure[-1] if sure else None

    def _all_hold(self, place: Municipality, wanted: Mapping[str, str | None], day: date) -> Truth:
        truths = (
            self._holds(getattr(place, field), value, day)
            for field, value in wanted.items()
            if value is not None
        )
        return min(truths, default=YES)

    def _holds(self, parts: tuple[DatedWord | DatedReference, ...], value: str, day: date) -> Truth:
        """Tell whether the one value that something has on a day is this one."""
        from urbanpolicy.model.properties import DatedWord

        division, mine, others = self._division(), NO, NO
        whole = self.by_id(catalogue.Region).get(value) or self.by_id(
            catalogue.WellbeingCounty
        ).get(value)
        if whole is not None and whole.period.has_begun(day) == NO:
            return NO  # nothing can lie in what is not there yet
        for part in parts:
            truth = known(part.period, division).contains(day)
            word = part.word if isinstance(part, DatedWord) else part.target
            mine, others = (mine | truth, others) if word == value else (mine, others | truth)
        if mine == YES:
            return YES
        begun = [part for part in parts if part.period.has_begun(day).is_possible]
        return NO if others == YES or (parts and not begun) else UNDECIDED

    def _title(self, place: Municipality, on: AsOf) -> DatedWord:
        question = f"city({place.id!r}, on='{on.day}')"
        for title in reversed(place.titles):
            if standing(title.period, self._division(), on.day) in ("yes", "presumed"):
                if title.word == "city":
                    return title
                why = "it is known as a municipality (kunta) that does not use the title of city"
                hint = "municipality(...) finds it"
                raise NotExisting.to(question, why, [f"{place.brief} {title.period}"], hint)
        seen = [f"{title.word} {title.period!r}" for title in place.titles]
        why = "no source says whether it used the title of city on that day"
        raise Undecided.to(question, why, seen, "municipality(...) finds it whatever its title")

    def _head(self, place: Municipality, on: AsOf) -> Holding:
        offices = self.grouped(catalogue.Office, "heads").get(place.id, ())
        return self._holding(place, offices, on)

    def _last_figure(self, place: Municipality, day: date) -> Population | None:
        last = day.year if (day.month, day.day) == (12, 31) else day.year - 1
        figures = self.grouped(catalogue.Population, "municipality").get(place.id, ())
        return next((figure for figure in reversed(figures) if figure.year <= last), None)
