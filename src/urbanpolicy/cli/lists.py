"""``urbanpolicy list``: the records of a class, or those of them that answer a question."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from urbanpolicy.checking.rule import Rule
from urbanpolicy.checking.rulebook import rules
from urbanpolicy.cli.answers import Fit, headed, open_points
from urbanpolicy.cli.codes import classes_word, code_word
from urbanpolicy.cli.finding import day_of
from urbanpolicy.cli.onday import memberships_of, stands
from urbanpolicy.cli.show import plain_of
from urbanpolicy.cli.telling import Book, named, told_period, when
from urbanpolicy.cli.words import label, state_word
from urbanpolicy.errors import InvalidValue, cut, listed
from urbanpolicy.model.catalogue import PLURALS, Agreement, AgreementModel, Office
from urbanpolicy.model.record import Record
from urbanpolicy.model.vocabulary import Basis, read_basis
from urbanpolicy.values.text import Lang
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.values.value import fields_of
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.register import Register
from urbanpolicy.world.selection import Selection, selected
from urbanpolicy.world.wording import shown_in, word

NARROWED = {
    "agreements": ("model", "party", "urban_region", "theme", "on", "basis"),
    "bodies": ("model", "on"),
    "rules": ("model", "on"),
}
"""The options that a kind takes; of the others those take a day whose records have a period."""

DAYS = ("on", "basis")
"""The options that are about the day."""

TRUTHS: Mapping[str, Truth] = {
    "yes": YES,
    "presumed": YES,
    "held": YES,
    "vacant": YES,
    "several": YES,
    "no": NO,
    "not_existing": NO,
    "undecided": UNDECIDED,
    "outside_coverage": UNDECIDED,
}
"""Whether a record of a state belongs to the list of a day."""

SILENT = ("yes", "held")
"""The states that go without saying."""


class Listed(NamedTuple):
    """What was asked for and what answers it, with the state on the day of each record, by id."""

    kind: str
    cls: str
    on: AsOf | None
    basis: Basis
    found: Selection[Any]
    states: Mapping[str, str]

    @property
    def records(self) -> tuple[Any, ...]:
        """The sure records, then the possible ones."""
        return (*self.found.items, *self.found.possible)

    def state(self, record: Record) -> str | None:
        """Return how a record stands on the day; None without a day."""
        return self.states.get(record.id, "yes") if self.on else None


def answer(world: Register, kind: str, options: Mapping[str, str], lang: Lang, fit: Fit) -> str:
    """Return the records of a kind as a table.

    Raises:
        InvalidValue: if the kind does not take an option.
        InvalidDay: if the day is none.
        UnknownName, AmbiguousName: if an option names nothing, or several things.
        OutsideCoverage: if the municipalities of the day are not known.
    """
    these = _listed(world, kind, options)
    book = Book(world, lang, these.on.day if these.on else None)
    found = these.found
    title = [classes_word(these.cls, lang), *(cut(v) for k, v in options.items() if k not in DAYS)]
    if these.on:
        title.append(shown_in(these.on, lang))
        title += [word(these.basis, lang)] if kind == "agreements" else []
    counts = f"{label('certain', lang)}: {len(found)}"
    if found.possible:
        counts += f", {label('undecided', lang)}: {len(found.possible)}"
    lines = [f"{', '.join(title)} ({counts})"]
    if these.records:
        period = "term" if kind == "agreements" and not these.on else "period"
        heads = ["id", *COLUMNS.get(kind, ()), period, "state", "name"]
        rows = [_cells(record, these, book) for record in these.records]
        lines += ["", *headed([label(key, lang) for key in heads], rows, fit)]
    points = open_points(found, book)
    return "\n".join([*lines, *(["", *points] if points else [])])


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "agreements": ("model",),
    "models": ("nature", "agreements"),
    "rules": ("severity",),
    "offices": ("holder",),
}
"""The headings of what a kind shows beside id, period, state and name."""


def _cells(record: Record, these: Listed, book: Book) -> list[str]:
    """Return the row of a record."""
    state, lang = these.state(record), book.lang
    more: list[str] = []
    period = when(record, book)
    match record:
        case Agreement():
            more = [record.model]
            if these.on:
                bound = book.world.bound_through(record.id, basis=these.basis)
                period = told_period(bound, lang) if bound else word("none", lang)
        case AgreementModel():
            agreements = book.world.grouped(Agreement, "model").get(record.id, ())
            more = [code_word(record.nature, lang), str(len(agreements))]
        case Rule():
            more = [code_word(record.severity, lang)]
        case Office():
            more = [_holders(record, these, book)]
        case _:
            pass
    shown = "" if state is None or state in SILENT else state_word(state, lang)
    return [record.id, *more, period, shown, named(record, book)]


def _holders(office: Office, these: Listed, book: Book) -> str:
    """Return who holds an office on the day; in brackets who may."""
    if these.on is None:
        return ""
    holding = book.world.holder(office.id, on=these.on.day)
    names = ", ".join(holder.person.name for holder in holding.holders)
    perhaps = ", ".join(holder.person.name for holder in holding.candidates)
    return " ".join(filter(None, [names, f"({perhaps})" if perhaps else ""]))


def as_json(world: Register, kind: str, options: Mapping[str, str], lang: Lang) -> str:
    """Return the same as JSON: the sure and the possible records, and whether that is all.

    Raises:
        InvalidValue, InvalidDay, UnknownName, AmbiguousName, OutsideCoverage: as ``answer``.
    """
    these = _listed(world, kind, options)
    book = Book(world, lang, these.on.day if these.on else None)
    items = [
        {
            "id": record.id,
            "name": named(record, book),
            "state": these.state(record),
            "record": plain_of(record),
        }
        for record in these.records
    ]
    found = these.found
    plain: dict[str, Any] = {
        "kind": kind,
        "options": dict(options),
        "day": str(these.on.day) if these.on else None,
        "certain": items[: len(found)],
        "possible": items[len(found) :],
        "complete": found.complete.word,
        "some": found.some.word,
    }
    return f"{json.dumps(plain, ensure_ascii=False, indent=2)}\n"


def _listed(world: Register, kind: str, options: Mapping[str, str]) -> Listed:
    plural = "groups" if kind == "bodies" else kind.replace("-", "_")
    cls: type[Record] = Rule if kind == "rules" else PLURALS[plural]
    _refuse_others(kind, cls, options)
    basis, on = read_basis(options.get("basis", "in_force")), day_of(world, options.get("on"))
    states: dict[str, str] = {}
    if kind == "agreements":
        narrowed: dict[str, Any] = {k: v for k, v in options.items() if k not in DAYS}
        day = on.day if on else None
        found: Selection[Any] = world.agreements(**narrowed, on=day, basis=basis)
    elif kind == "municipalities" and on:
        found = world.municipalities(on=on.day)
    elif kind == "tenures" and on:
        found = world.tenures(on=on.day)
    elif kind == "memberships" and on:
        found = memberships_of(world.seats(on=on.day))
    else:
        model = world.agreement_model(options["model"]).id if "model" in options else None
        everything = rules(register=world) if cls is Rule else world.all(cls)
        records = [r for r in everything if model is None or getattr(r, "model", None) == model]
        if on:
            states = {record.id: _state(record, on, world) for record in records}
        found = selected([(r, TRUTHS[states.get(r.id, "yes")]) for r in records], kind)
    open_ones = {record.id: "undecided" for record in found.possible}
    return Listed(kind, cls.__name__, on, basis, found, {**open_ones, **states})


def _refuse_others(kind: str, cls: type[Record], options: Mapping[str, str]) -> None:
    """Refuse an option that would be ignored."""
    dated = ("on",) if "period" in [field.name for field in fields_of(cls)] else ()
    taken = NARROWED.get("bodies" if kind == "groups" else kind, dated)
    for name, value in options.items():
        if name not in taken:
            known = listed(_option(one) for one in taken)
            expected = f"no other options than {known}" if taken else "no option"
            raise InvalidValue.at(f"list {kind}", f"{_option(name)} {value}", expected)
    if "basis" in options and "on" not in options:
        raise InvalidValue.at(f"list {kind}", f"--basis {options['basis']}", "a day too: --on DAY")


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _state(record: Record, on: AsOf, world: Register) -> str:
    """Return how a record stands on a day: an office by what is known of its holder."""
    if isinstance(record, Office):
        return world.holder(record.id, on=on.day).state
    return stands(record, on, world)
