"""What all pages share: the register, the names of its records, and what is said about each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from tools.data_book.marks import bullets, escaped, link
from tools.data_book.words import LANGUAGES, day, span, word

import urbanpolicy as up
from urbanpolicy.model.events import Event
from urbanpolicy.model.universities import UniversityCity
from urbanpolicy.world.forced import title_of


class Book:
    """A register with what its pages need to look up again and again."""

    def __init__(self, register: up.Register) -> None:
        self.register = register

    def text_of(self, record: up.Record) -> str:
        """Return the English name of a record as plain text, in another language where it has none."""
        match record:
            case up.Agreement():
                return title_of(record).show("en")
            case up.Municipality() | up.Organisation():
                return record.name.show("en")
            case up.Tenure() | up.Membership():
                return self._place_text(record)
            case up.Source():
                published = "" if record.published.is_unknown else f", {record.published}"
                return f"{record.publisher}: {record.title}{published}"
            case up.MunicipalChange():
                return f"{record.on}: {word(record.kind)}, {self._names([*record.before])}"
            case up.Meeting():
                group = self.register.get(record.group) if record.group else None
                held = f" of the {self.text_of(group)}" if group else ""
                return f"meeting{held}, {record.date}"
            case Event():
                return f"{record.date}: {record.text.show('en')}"
            case up.Claim():
                return record.statement.show("en")
            case up.Conflict() | up.Gap() | up.Coverage():
                return record.subject.show("en")
            case UniversityCity():
                return f"{self._names([record.municipality])} among the university cities"
            case up.Population():
                return f"inhabitants of {self._names([record.municipality])}, {record.year}"
            case _:
                name: up.Text | str = getattr(record, "name")  # noqa: B009
                return name if isinstance(name, str) else name.show("en")

    def _names(self, ids: Iterable[str]) -> str:
        return ", ".join(self.text_of(self.register[id]) for id in ids)

    def _place_text(self, record: up.Tenure | up.Membership) -> str:
        if isinstance(record, up.Tenure):
            return f"{self._names([record.person, record.office])}, {span(record.period)}"
        who = [
            id
            for id in (record.person, record.office, record.municipality, record.organisation)
            if id
        ]
        return f"{self._names(who)}, {word(record.role)}, {self._names([record.group])}"

    def name(self, id: str) -> str:
        """Return the English name of a record, escaped."""
        return escaped(self.text_of(self.register[id]))

    def ref(self, id: str, text: str | None = None) -> str:
        """Return a link to a record, by its name; figures of population have no place of their own."""
        record = self.register[id]
        shown = self.name(id) if text is None else escaped(text)
        target = record.municipality if isinstance(record, up.Population) else record.id
        return link(target, shown)

    def refs(self, ids: Iterable[str]) -> str:
        """Return links to records, in their order."""
        return ", ".join(self.ref(id) for id in ids)

    def names(self, text: up.Text, described: Sequence[str] = ()) -> list[str]:
        """Return a name in three languages as a list; what is missing is said."""
        lines: list[str] = []
        for lang, language in LANGUAGES.items():
            found = {"fi": text.fi, "sv": text.sv, "en": text.en}[lang]
            shown = f"*{escaped(found)}*" if found else "no source gives a name"
            ours = " (a description of ours; no source gives a name)" if lang in described else ""
            lines.append(f"{language}: {shown}{ours}")
        return bullets(lines)

    @cached_property
    def about(self) -> dict[str, list[up.Record]]:
        """The conflicts, gaps, claims and events that are about each record, by its id."""
        found: dict[str, list[up.Record]] = defaultdict(list)
        register = self.register
        telling: list[up.Conflict | up.Gap | up.Claim | Event] = [
            *register.all(up.Conflict),
            *register.all(up.Gap),
            *register.all(up.Claim),
            *register.all(Event),
        ]
        for record in telling:
            for id in record.about:
                found[id].append(record)
        return dict(found)

    @cached_property
    def resting(self) -> dict[str, list[up.Record]]:
        """The records that cite each source, by its id."""
        found: dict[str, list[up.Record]] = defaultdict(list)
        for record in self.register:
            for source in record.sources:
                found[source].append(record)
        return dict(found)

    @cached_property
    def naming(self) -> dict[str, list[up.Record]]:
        """The records that refer to each record, by its id."""
        found: dict[str, dict[str, up.Record]] = defaultdict(dict)
        for record in self.register:
            if not isinstance(record, up.Population):
                for _, id, kinds in record.references():
                    if kinds != "Source":
                        found[id][record.id] = record
        return {id: list(records.values()) for id, records in found.items()}

    def naming_by(self, id: str, cls: type[up.Record]) -> list[up.Record]:
        """Return the records of a class that refer to a record."""
        return [record for record in self.naming.get(id, ()) if isinstance(record, cls)]

    def said_of(self, *ids: str, level: int = 2) -> list[str]:
        """Return what is disputed, was not found, is claimed and happened about records."""
        found = list(
            {record.id: record for id in ids for record in self.about.get(id, ())}.values()
        )
        lines: list[str] = []
        for cls, title in (
            (up.Conflict, "Where the sources disagree"),
            (up.Gap, "Looked for and not found"),
            (up.Claim, "What sources say of it"),
            (Event, "Events"),
        ):
            some = [record for record in found if isinstance(record, cls)]
            if some:
                lines += [f"{'#' * level} {title}", ""] if level < 4 else [f"{title}:", ""]
                lines += bullets(self.ref(record.id) + self._outcome(record) for record in some)
        return lines

    def _outcome(self, record: up.Record) -> str:
        if not isinstance(record, up.Conflict):
            return ""
        values = " / ".join(escaped(value.value) for value in record.values)
        return f": {values}; {taken(record)}"


def taken(conflict: up.Conflict) -> str:
    """Return which value of a conflict the register follows, in words."""
    if conflict.keeps_all:
        return "all are kept, each true of its own thing"
    return f"taken: {escaped(conflict.taken)}" if conflict.taken else "none is taken"


def remark_on(citation: up.Citation) -> str:
    """Return where on the page a citation looks, what it is as evidence, and when it was read."""
    parts = [escaped(citation.locator)] if citation.locator else []
    parts += [citation.evidence] if citation.evidence else []
    parts += [f"read {day(citation.read)}"] if citation.read else []
    return f" ({', '.join(parts)})" if parts else ""
