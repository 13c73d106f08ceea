"""The pages of models and of their agreements."""

from __future__ import annotations

from collections.abc import Iterable

from tools.data_book.book import Book
from tools.data_book.contents import add_funding, add_targets
from tools.data_book.marks import bullets, escaped, table
from tools.data_book.pages import Page
from tools.data_book.words import ABSENT, NOT_KNOWN, capital, day, end, evidence, span, when, word

import urbanpolicy as up
from urbanpolicy.model.rounds import MALRound
from urbanpolicy.model.vocabulary import MilestoneKind

NOTHING = "–"
FACTS = ("fact", "as the sources have it", "sources")


def model_page(book: Book, model: up.AgreementModel) -> Page:
    """Return the page of a model: what it is, what it grew out of, its agreements."""
    page = Page(book, capital(book.name(model.id)), model.id)
    page.add(f"A model of agreement or cooperation: {word(model.nature)}.", "")
    page.add(*book.names(model.name, model.described_in))
    page.whole(model)
    if model.short_names:
        page.add("Also called:", "")
        page.add(*bullets(" / ".join(map(escaped, name.all)) for name in model.short_names))
    page.head(2, "What it is")
    page.add(*table(FACTS, _model_facts(page, model)))
    _add_milestones(page, model, model.milestones)
    page.head(2, "Its agreements")
    page.add(*_agreement_table(page, _agreements(book, model)))
    if model.charter:
        _add_charter(page, model, model.charter)
    add_funding(page, model, model.funding)
    add_targets(page, model, model.targets)
    _add_rounds(page, model)
    bodies = [group for group in book.register.all(up.Group) if group.model == model.id]
    if bodies:
        page.head(2, "Its bodies")
        page.add(*bullets(book.ref(group.id) for group in bodies))
    page.add(*book.said_of(model.id))
    return page


def _agreements(book: Book, model: up.AgreementModel) -> list[up.Agreement]:
    return [one for one in book.register.all(up.Agreement) if one.model == model.id]


def _model_facts(page: Page, model: up.AgreementModel) -> list[list[str]]:
    book = page.book
    rows: list[list[str]] = []

    def tell(label: str, field: str, shown: str) -> None:
        rows.append([label, shown, page.cite(model, field) if shown != ABSENT else NOTHING])

    tell("nature", "nature", word(model.nature))
    tell("legal nature", "legal_nature", _text(model.legal_nature))
    tell("purpose", "purpose", _text(model.purpose))
    if model.brand:
        tell("brand", "brand", _text(model.brand))
    rows += page.bounds(model, model.period, "period")
    ministry = book.ref(model.lead_ministry) if model.lead_ministry else ABSENT
    tell("lead ministry", "lead_ministry", ministry)
    if model.government:
        where = f" (programme, page {model.programme_page})" if model.programme_page else ""
        tell("government", "government", book.ref(model.government) + where)
    if model.is_new is not None:
        tell("new kind of cooperation", "is_new", "yes" if model.is_new else "no")
    for label, field, texts in (
        ("basis", "basis", model.basis),
        ("kinds of parties", "party_kinds", model.party_kinds),
        ("coordination", "coordination", model.coordination),
        ("themes", "themes", model.themes),
    ):
        tell(label, field, _texts(texts))
    if model.umbrella:
        tell("part of", "umbrella", book.ref(model.umbrella))
    tell("predecessors", "predecessors", book.refs(model.predecessors) or ABSENT)
    later = [m.id for m in book.register.all(up.AgreementModel) if model.id in m.predecessors]
    if later:
        rows.append(["successors", book.refs(later), "those of the successors"])
    if model.related:
        tell("related", "related", book.refs(model.related))
    return rows


def _text(text: up.Text | None) -> str:
    return escaped(text.show("en")) if text else ABSENT


def _texts(texts: Iterable[up.Text]) -> str:
    return "; ".join(escaped(text.show("en")) for text in texts) or ABSENT


def _agreement_table(page: Page, agreements: list[up.Agreement]) -> list[str]:
    if not agreements:
        return ["The register holds no single agreement of this model.", ""]
    rows = [
        [
            page.book.ref(one.id),
            word(one.nature),
            _bound(page.book, one),
            span(one.term),
            _step(one, "approved"),
            _step(one, "signed"),
            page.book.refs(one.supersedes) or ABSENT,
            page.numbered(one.citations),
        ]
        for one in sorted(agreements)
    ]
    heads = (
        "agreement",
        "nature",
        "parties",
        "nominal term",
        "approved",
        "signed",
        "supersedes",
        "sources",
    )
    return table(heads, rows)


def _bound(book: Book, one: up.Agreement) -> str:
    parties = [party for party in one.parties if party.role == "party"]
    places = [party.actor for party in parties if party.actor in one.municipalities]
    others = len(parties) - len(places)
    told = [book.refs(place for place in places if place)] if places else []
    told += [f"{others} of the state or others"] if others else []
    told += [] if one.is_complete else ["the list is known to be short"]
    return "; ".join(told) or ABSENT


def _step(one: up.Agreement, kind: MilestoneKind) -> str:
    stone = one.milestone(kind)
    if stone is None:
        return ABSENT
    rests = f" ({stone.evidence})" if stone.evidence else ""
    return when(stone.date) + rests


def _add_milestones(
    page: Page, record: up.Record, stones: tuple[up.Milestone, ...], title: str = "Milestones"
) -> None:
    page.head(2, title)
    if not stones:
        page.add("No day of any step is recorded.", "")
    heads = ("step", "day", "by whom, where", "what the day rests on", "sources")
    page.add(*table(heads, page.milestones(record, stones)))


def _add_charter(page: Page, model: up.AgreementModel, charter: up.Charter) -> None:
    page.head(2, "The seats that its body must have")
    page.add(f"The body: {page.book.ref(charter.group)}. These norms hold {span(charter.period)}.")
    seats = [
        [
            word(seat.role),
            page.book.ref(seat.office or seat.municipality or ""),
            page.cite(model, own=[c for c in charter.citations if c.field == "seats"]),
        ]
        for seat in charter.seats
    ]
    page.add("", *table(("role", "office, or municipality by its head", "sources"), seats))
    for field, what, first in (
        ("memberships_from", "No seat starts", charter.memberships_from),
        ("meetings_from", "No meeting is", charter.meetings_from),
    ):
        if first:
            cited = page.numbered(c for c in charter.citations if c.field == field)
            page.add(f"{what} earlier than {day(first)} ({cited}).", "")


def _add_rounds(page: Page, model: up.AgreementModel) -> None:
    if model.id != "mal":
        return
    book = page.book
    page.head(2, "Rounds")
    for one in book.register.all(MALRound):
        page.head(3, escaped(one.name.show("en")), one.id)
        page.add(*book.names(one.name))
        page.whole(one)
        rows = [["nature", word(one.nature), page.cite(one, "nature")]]
        rows.append(
            ["urban regions", book.refs(one.urban_regions), page.cite(one, "urban_regions")]
        )
        if one.measures:
            rows.append(["years of the measures", span(one.measures), page.cite(one, "measures")])
        page.add(*table(FACTS, rows))
        heads = ("step", "day", "by whom, where", "what the day rests on", "sources")
        page.add(*table(heads, page.milestones(one, one.milestones)))
        add_funding(page, one, one.funding, level=4)
        page.add(*book.said_of(one.id, level=4))


def agreement_page(book: Book, one: up.Agreement) -> Page:
    """Return the page of an agreement, with all that the register holds of it."""
    page = Page(book, capital(book.name(one.id)), one.id)
    page.add(f"{word(one.nature).capitalize()} of the model {book.ref(one.model)}.", "")
    page.add(*book.names(one.name, one.described_in))
    page.whole(one)
    if one.short_names:
        page.add("Also called:", "")
        page.add(*bullets(" / ".join(map(escaped, name.all)) for name in one.short_names))
    page.head(2, "Term and facts")
    page.add(
        "The nominal term is not force: when it was announced, approved, signed and superseded stands"
        " under the milestones.",
        "",
    )
    page.add(*table(FACTS, _agreement_facts(page, one)))
    _add_milestones(page, one, one.milestones)
    _add_force(page, one)
    _add_parties(page, one)
    _add_signatories(page, one)
    add_funding(page, one, one.funding)
    add_targets(page, one, one.targets)
    _add_revisions(page, one)
    page.add(*book.said_of(one.id))
    return page


def _agreement_facts(page: Page, one: up.Agreement) -> list[list[str]]:
    book = page.book
    rows: list[list[str]] = []
    terms = page.bounds(one, one.term, "term")
    rows += [[f"nominal {label}", shown, sources] for label, shown, sources in terms]

    def tell(label: str, field: str, shown: str) -> None:
        rows.append([label, shown, page.cite(one, field) if shown != ABSENT else NOTHING])

    instrument = {True: "known to exist", False: "known not to exist", None: NOT_KNOWN}
    tell("signed document", "has_instrument", instrument[one.has_instrument])
    tell("supersedes", "supersedes", book.refs(one.supersedes) or ABSENT)
    later = [other.id for other in book.register.superseded_by(one.id)]
    if later:
        rows.append(["superseded by", book.refs(later), "those of the later agreement"])
    ministry = book.ref(one.lead_ministry) if one.lead_ministry else ABSENT
    tell("lead ministry", "lead_ministry", ministry)
    if one.government:
        tell("government", "government", book.ref(one.government))
    if one.urban_region:
        tell("urban region", "urban_region", book.ref(one.urban_region))
    if one.area:
        tell("area", "area", escaped(one.area.show("en")))
    tell("themes", "themes", _texts(one.themes))
    if one.coverage:
        tell("days that were searched", "coverage", book.ref(one.coverage))
    return rows + _mal_facts(page, one) + _ecosystem_facts(page, one)


def _mal_facts(page: Page, one: up.Agreement) -> list[list[str]]:
    if not one.mal:
        return []
    mal, sources = one.mal, page.cite(one, "mal")
    told = [
        ("round", page.book.ref(mal.round)),
        ("number in the region", escaped(mal.local_number) if mal.local_number else ""),
        ("register number", escaped(mal.register_number) if mal.register_number else ""),
        ("years of the measures", span(mal.measures) if mal.measures else ABSENT),
        ("list of municipalities", word(mal.municipalities_status)),
        ("comes into force by", word(mal.in_force_by) if mal.in_force_by else ABSENT),
        ("monitoring", escaped(mal.monitoring.show("en")) if mal.monitoring else ""),
    ]
    return [
        [label, shown, sources if shown != ABSENT else NOTHING] for label, shown in told if shown
    ]


def _ecosystem_facts(page: Page, one: up.Agreement) -> list[list[str]]:
    if not one.ecosystem:
        return []
    held, sources = one.ecosystem, page.cite(one, "ecosystem")
    told = [
        ("listed as", escaped(held.listed_as) if held.listed_as else ""),
        ("intermediate body", _text(held.intermediate_body)),
        ("coordinator", _text(held.coordinator)),
        ("partners", _texts(held.partners)),
        ("cross-cutting themes", _texts(held.cross_cutting)),
        ("contents", _texts(held.contents)),
    ]
    return [[label, shown, sources] for label, shown in told if shown not in ("", ABSENT)]


def _add_force(page: Page, one: up.Agreement) -> None:
    period = page.book.register.bound_through(one.id)
    page.head(2, "In force, as the register works it out")
    shown = span(period) if period else "on no day"
    page.add(
        f"{shown[0].upper()}{shown[1:]}. From the entry into force; else not before the last known"
        " approval and surely from the signing; to the end of the term, unless it is superseded"
        " ([how](../time.md)).",
        "",
    )


def _add_parties(page: Page, one: up.Agreement) -> None:
    page.head(2, "Parties")
    rows: list[list[str]] = []
    for party in one.parties:
        who = page.book.ref(party.actor) if party.actor else ""
        name = escaped(party.name.show("en")) if party.name else ""
        notes = ["central city"] if party.is_central else []
        notes += [span(party.period)] if party.period else []
        notes += [evidence(party.evidence)] if party.evidence else []
        shown = f"{who} ({name})" if who and name else who or name
        sources = page.cite(one, "parties", own=party.citations)
        rows.append([shown, word(party.role), "; ".join(notes), sources])
    page.add(*table(("who", "role", "remarks", "sources"), rows))
    if not one.is_complete:
        page.add("The list is known to be short: parties may be missing from it.", "")
    elif not rows:
        page.add("No source lists any party.", "")


def _add_signatories(page: Page, one: up.Agreement) -> None:
    page.head(2, "Who signed")
    if one.signatories is None:
        told = {
            True: "Not found in the sources read. That does not mean that nobody signed.",
            False: "Nobody: there is no signed document.",
            None: "Not known: no source shows a signed document, and none says that there is none.",
        }
        page.add(told[one.has_instrument], "")
        return
    rows: list[list[str]] = []
    for signed in one.signatories:
        who = [page.book.ref(id) for id in (signed.person, signed.office) if id]
        who += [escaped(text.show("en")) for text in (signed.name, signed.title) if text]
        behalf = page.book.ref(signed.behalf_of) if signed.behalf_of else ABSENT
        rests = evidence(signed.evidence) or "the sources say it"
        sources = page.cite(one, "signatories", own=signed.citations)
        rows.append([", ".join(who), behalf, rests, sources])
    page.add(*table(("who", "for", "what it rests on", "sources"), rows))


def _add_revisions(page: Page, one: up.Agreement) -> None:
    if not one.revisions:
        return
    page.head(2, "Revisions inside the term")
    rows = [
        [when(r.date), escaped(r.text.show("en")), page.cite(one, "revisions", own=r.citations)]
        for r in one.revisions
    ]
    page.add(*table(("day", "change", "sources"), rows))


def list_page(book: Book) -> Page:
    """Return the list of all models, each with the number of its agreements."""
    page = Page(book, "Agreement models and agreements")
    page.add(
        "Models of agreement between the state and cities, what each grew out of, and how many single"
        " agreements of it the register holds. *None held* does not mean that none was made.",
        "",
    )
    rows: list[list[str]] = []
    for model in book.register.all(up.AgreementModel):
        held = len(_agreements(book, model))
        last = end(model.period.end)
        rows.append(
            [
                book.ref(model.id),
                word(model.nature),
                f"{when(model.period.start)} – {last}",
                str(held) if held else "none held",
                page.cite(model),
            ]
        )
    page.add(*table(("model", "nature", "period", "agreements", "sources"), rows))
    return page
