"""The pages of bodies: their life, chair, seats and meetings."""

from __future__ import annotations

from tools.data_book.book import Book
from tools.data_book.marks import anchored, bullets, escaped, table
from tools.data_book.pages import Page
from tools.data_book.words import ABSENT, NOT_CLASSIFIED, capital, day, evidence, span, when, word

import urbanpolicy as up

ROLES = ("chair", "vice-chair", "member", "alternate", "permanent-expert", "secretary", "invited")


def body_page(book: Book, group: up.Group) -> Page:
    """Return the page of a body."""
    page = Page(book, capital(book.name(group.id)), group.id)
    page.add(f"A body: {word(group.kind)}.", "", *book.names(group.name))
    page.whole(group)
    if group.short_names:
        page.add("Also called:", "")
        page.add(*bullets(" / ".join(map(escaped, name.all)) for name in group.short_names))
    page.head(2, "Life")
    page.add(*table(("fact", "as the sources have it", "sources"), _facts(page, group)))
    if group.milestones:
        heads = ("step", "day", "by whom, where", "what the day rests on", "sources")
        page.add(*table(heads, page.milestones(group, group.milestones)))
    _add_seats(page, group)
    page.head(2, "Meetings")
    held = [m for m in book.register.all(up.Meeting) if m.group == group.id]
    if not held:
        page.add("The register knows of no meeting; that does not mean that there was none.", "")
    for meeting in held:
        _add_meeting(page, meeting)
    page.add(*book.said_of(group.id, *(seat.id for seat in _seats(book, group))))
    return page


def _facts(page: Page, group: up.Group) -> list[list[str]]:
    book = page.book
    rows = page.bounds(group, group.period, "period")
    for label, field, id in (
        ("model", "model", group.model),
        ("agreement", "agreement", group.agreement),
        ("part of", "parent", group.parent),
        ("set up by", "set_by", group.set_by),
        ("ends with", "ends_with", group.ends_with),
        ("days that were searched", "coverage", group.coverage),
    ):
        if id or label == "set up by":
            rows.append([label, book.ref(id) if id else ABSENT, page.cite(group, field)])
    parts = [other.id for other in book.register.all(up.Group) if other.parent == group.id]
    if parts:
        rows.append(["its parts", book.refs(parts), "those of the parts"])
    mandate = escaped(group.mandate.show("en")) if group.mandate else ABSENT
    rows.append(["mandate", mandate, page.cite(group, "mandate")])
    if group.reference:
        rows.append(["reference", escaped(group.reference), page.cite(group, "reference")])
    return rows


def _seats(book: Book, group: up.Group) -> list[up.Membership]:
    seats = [seat for seat in book.register.all(up.Membership) if seat.group == group.id]
    return sorted(seats, key=lambda seat: (ROLES.index(seat.role), seat.sort_key))


def _add_seats(page: Page, group: up.Group) -> None:
    page.head(2, "Chair, seats, members")
    page.add("A seat is not attendance: who came to a meeting stands only with the meeting.", "")
    seats = _seats(page.book, group)
    if not seats:
        page.add("No source names a seat or member.", "")
    rows: list[list[str]] = []
    for seat in seats:
        ids = [seat.person, seat.office, seat.organisation]
        who = [page.book.ref(id) for id in ids if id]
        if seat.municipality:
            by = "for " if who else ""
            head = "" if who else " (by its head)"
            who.append(by + page.book.ref(seat.municipality) + head)
        if seat.as_titled:
            who.append(f"titled “{escaped(seat.as_titled.show('en'))}”")
        kinds = dict.fromkeys(c.evidence for c in seat.citations if c.evidence)
        seen = ", ".join(day(one) for one in seat.holder_seen)
        rests = [evidence(kind) for kind in kinds] or [NOT_CLASSIFIED]
        rests += [f"holder seen {seen}"] if seen else []
        first = anchored(seat.id, word(seat.role))
        rows.append(
            [
                first,
                ", ".join(who),
                span(seat.period),
                "; ".join(rests),
                page.numbered(seat.citations),
            ]
        )
    heads = ("role", "who", "days", "what the days rest on", "sources")
    page.add(*table(heads, rows))


def _add_meeting(page: Page, meeting: up.Meeting) -> None:
    book = page.book
    page.head(3, escaped(f"Meeting, {when(meeting.date)}"), meeting.id)
    page.whole(meeting)
    last = f", to {when(meeting.last_day)}" if meeting.last_day else ""
    rows = [["day", when(meeting.date) + last, page.cite(meeting, "date")]]
    if meeting.ordinal:
        rows.append(["number", str(meeting.ordinal), page.cite(meeting, "ordinal")])
    if meeting.kind:
        rows.append(["kind", word(meeting.kind), page.cite(meeting, "kind")])
    place = escaped(meeting.place.show("en")) if meeting.place else ABSENT
    rows.append(["place", place, page.cite(meeting, "place")])
    for item in meeting.agenda:
        by = f" ({book.refs(item.ministries)})" if item.ministries else ""
        cited = page.cite(meeting, "agenda", own=item.citations)
        rows.append(["on the agenda", escaped(item.topic.show("en")) + by, cited])
    results = page.cite(meeting, "results") if meeting.results else ""
    rows += [["result", escaped(result.show("en")), results] for result in meeting.results]
    if meeting.attendance is None:
        rows.append(["who came", "not known: no source says", page.cite(meeting, "attendance")])
    for came in meeting.attendance or ():
        who = [book.ref(id) for id in (came.person, came.office) if id]
        who += [escaped(came.name.show("en"))] if came.name else []
        who += [f"for {book.ref(came.behalf_of)}"] if came.behalf_of else []
        who += [f"in place of {book.ref(came.in_place_of)}"] if came.in_place_of else []
        cited = page.cite(meeting, "attendance", own=came.citations)
        rows.append([word(came.presence), ", ".join(who), cited])
    page.add(*table(("fact", "as the sources have it", "sources"), rows))
    page.add(*book.said_of(meeting.id, level=4))


def list_page(book: Book) -> Page:
    """Return the list of bodies, and the meetings that belong to none of them."""
    page = Page(book, "Bodies and meetings")
    page.add("Bodies of the state and cities, and meetings outside them.", "")
    rows = [
        [book.ref(group.id), word(group.kind), span(group.period), page.cite(group, "period")]
        for group in book.register.all(up.Group)
    ]
    page.add(*table(("body", "kind", "days", "sources"), rows))
    page.head(2, "Meetings outside bodies")
    for meeting in book.register.all(up.Meeting):
        if meeting.group is None:
            _add_meeting(page, meeting)
    return page
