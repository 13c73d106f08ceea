"""``urbanpolicy who``: the seats of a body, or the holder of an office or the head of a municipality."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from urbanpolicy.cli.words import how_held, label, state_of
from urbanpolicy.errors import AmbiguousName, UnknownName
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.groups import Group
from urbanpolicy.model.people import Office
from urbanpolicy.model.places import Municipality
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.world.composition import Composition, Seat
from urbanpolicy.world.holding import Holder, Holding
from urbanpolicy.world.reason import Reason
from urbanpolicy.world.register import Register
from urbanpolicy.world.wording import shown_in, word

Fit = Callable[[str], str]
"""Makes a text fit the encoding of the output, before columns are measured."""

IN_THE_ROWS = frozenset({"held", "candidate", "evidence", "source"})
"""Kinds of reasons that say what the rows say, or more than was asked for."""

KINDS = "group, office or municipality"


def answer(world: Register, name: str, on: str, lang: Lang, why: bool, fit: Fit) -> str:
    """Return who holds a seat or an office on a day, in words.

    Raises:
        UnknownName: if nothing has the name.
        AmbiguousName: if more than one thing has it.
        InvalidDay: if ``on`` is no day.
        NotExisting: if a municipality of the name did not exist on the day.
    """
    found = find(world, name, on)
    if isinstance(found, Group):
        return of_composition(world.composition(found.id, on=on), lang, why, fit)
    ask = world.holder if isinstance(found, Office) else world.head
    return of_holding(ask(found.id, on=on), lang, why, fit)


def find(world: Register, name: str, on: str) -> Group | Office | Municipality:
    """Return what has a name: a body, an office or a municipality; a model stands for its body."""
    day = None if on in ("latest", "today") else on
    questions: tuple[Callable[[], Group | Office | Municipality], ...] = (
        lambda: world.group(name),
        lambda: world.office(name, on=day),
        lambda: world.municipality(name, on=day),
        lambda: _body_of(world, world.agreement_model(name)),
    )
    found: list[Group | Office | Municipality] = []
    nearest: list[str] = []
    for ask in questions:
        try:
            found.append(ask())
        except UnknownName as error:
            nearest += error.nearest
    if not found:
        raise UnknownName.of(name, KINDS, dict.fromkeys(nearest))
    if len(found) > 1:
        ids = [record.id for record in found]
        raise AmbiguousName.of(name, KINDS, ids, ids)
    return found[0]


def _body_of(world: Register, model: AgreementModel) -> Group:
    """Return the body that the charter of a model names."""
    if model.charter is None:
        raise UnknownName.of(model.id, KINDS)
    return world.one(Group, model.charter.group)


def of_composition(table: Composition, lang: Lang, why: bool, fit: Fit) -> str:
    """Return the seats of a body as a table, and that a seat is not attendance."""
    lines = [f"{table.group.name.show(lang)}, {shown_in(table.on, lang)} ({_counts(table, lang)})"]
    if table.state in ("not_existing", "outside_coverage"):
        lines.append(table.reasons[0].show(lang))
    if table.state == "outside_coverage" and table.coverage:
        subject, period = table.coverage.subject, table.coverage.period
        lines.append(Reason.of("coverage", subject=subject, period=period).show(lang))
    seats = (*table.seats, *table.possible)
    if seats:
        heads = [label(key, lang) for key in ("role", "for", "office", "holder", "state")]
        lines += ["", *columns([heads, *(_cells(seat, lang) for seat in seats)], fit)]
    lines.append("")
    lines += explained(table.reasons, lang) if why else [Reason.of("not-attendance").show(lang)]
    return "\n".join(lines)


def of_holding(holding: Holding, lang: Lang, why: bool, fit: Fit) -> str:
    """Return who holds an office or leads a municipality, a row for each thing that is known."""
    asked, day = holding.asked, holding.on.day
    if isinstance(asked, Office):
        rows = [[label("office", lang), asked.title_on(day).show(lang)]]
    else:
        place = f"{asked.name_on(day).show(lang)} ({asked.code})"
        rows = [[label("municipality", lang), place]]
    rows.append([label("day", lang), shown_in(holding.on, lang)])
    rows.append([label("state", lang), state_of(holding, lang)])
    for kind, people in (("holder", holding.holders), ("candidate", holding.candidates)):
        for holder in people:
            rows.append([label(kind, lang), _named(holder, lang)])
            rows.append([label("office", lang), _title(holder, holding).show(lang)])
            rows.append([label("period", lang), shown_in(holder.tenure.period, lang)])
    lines = columns(rows, fit)
    reasons = holding.reasons
    if not why:
        # Where there is an answer, the rows are enough; where there is none, they do not say why.
        is_answered = holding.state in ("held", "presumed")
        reasons = () if is_answered else tuple(r for r in reasons if r.key not in IN_THE_ROWS)
    if reasons:
        lines += ["", *explained(reasons, lang)]
    return "\n".join(lines)


def explained(reasons: Iterable[Reason], lang: Lang) -> Iterator[str]:
    """Yield the reasons, a line each, with a blank line before each seat and each new subject."""
    before = None
    for reason in reasons:
        starts = reason.key in ("seat", "not-attendance")
        if before is not None and (starts or (reason.key == "source" and before.key != "source")):
            yield ""
        yield reason.show(lang)
        before = reason


def columns(rows: list[list[str]], fit: Fit) -> list[str]:
    """Return rows as lines with aligned columns."""
    cells = [[fit(" ".join(cell.split())) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def _counts(table: Composition, lang: Lang) -> str:
    counts = [f"{label('seats', lang)}: {len(table.seats)}"]
    if table.possible:
        counts.append(f"{label('possible', lang)}: {len(table.possible)}")
    return ", ".join(counts)


def _cells(seat: Seat, lang: Lang) -> list[str]:
    """Return the row of a seat: role, for whom, office, holder, state."""
    behalf = seat.municipality or seat.organisation
    return [
        word(seat.role, lang),
        behalf.name_on(seat.on.day).show(lang) if behalf else "",
        _office_of(seat, lang),
        _holder_of(seat, lang),
        state_of(seat, lang),
    ]


def _office_of(seat: Seat, lang: Lang) -> str:
    holding, membership = seat.holding, seat.membership
    if holding is None:
        return membership.as_titled.show(lang) if membership.as_titled else ""
    titles = [_title(holder, holding) for holder in holding.holders or holding.candidates]
    titles = titles or [office.title_on(seat.on.day) for office in holding.offices]
    return ", ".join(dict.fromkeys(title.show(lang) for title in titles))


def _holder_of(seat: Seat, lang: Lang) -> str:
    """Return the names of the holders, or of the candidates where it is not certain who sits."""
    holding = seat.holding
    people = [seat.named.name] if seat.named else []
    if holding:
        people = [_named(holder, lang) for holder in holding.holders or holding.candidates]
    if not people:
        return word("unknown", lang)
    is_certain = seat.state in ("held", "presumed", "several")
    return ", ".join(people) if is_certain else f"{label('candidate', lang)}: {', '.join(people)}"


def _named(holder: Holder, lang: Lang) -> str:
    return holder.person.name + how_held(holder.tenure, lang)


def _title(holder: Holder, holding: Holding) -> Text:
    return holder.tenure.title or holder.office.title_on(holding.on.day)
