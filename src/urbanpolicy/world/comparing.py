"""What is otherwise on one day than on another, each with both states and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs

from urbanpolicy.errors import InvalidValue, cut, listed
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.changes import MunicipalChange
from urbanpolicy.model.naming import DatedName
from urbanpolicy.model.people import Office
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.properties import DatedReference, DatedWord
from urbanpolicy.model.record import Record
from urbanpolicy.values.text import LANGS
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.values.value import Value
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.holding import Holding
from urbanpolicy.world.selection import Selection

if TYPE_CHECKING:
    from urbanpolicy.world.seating import Seating

Subject = Literal[
    "agreement", "party", "seat", "holder", "head", "municipality", "municipal-change"
]
KINDS: tuple[Subject, ...] = (
    "agreement",
    "party",
    "seat",
    "holder",
    "head",
    "municipality",
    "municipal-change",
)
Dated = DatedName | DatedWord | DatedReference
DECIDED = frozenset({"held", "presumed", "several", "vacant", "not_existing"})
"""The states of a holding that say who held an office, or that nobody did."""


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class State(Value):
    """How something stands on a day: a word, and the ids or words that belong to it.

    Order: by word, items.

    >>> str(State(word="held", items=("minna-arve",)))
    'held: minna-arve'
    """

    word: str
    """``yes``, ``no``, ``undecided``; of holders and heads the state of the holding."""
    items: tuple[str, ...] = ()
    """Persons (where undecided, the candidates), municipalities, a name, sorted."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Word, items."""
        return (self.word, self.items)

    def __str__(self) -> str:
        return f"{self.word}: {listed(self.items)}" if self.items else self.word


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Difference(Value):
    """One thing that is otherwise on one day than on another.

    Order: by kind, subject, part.
    """

    kind: Subject
    subject: Record
    """The agreement, membership, office, municipality or change that it is about."""
    part: str = ""
    """What of it: the id of a party; ``exists``, ``name``, ``title``, ``region`` and so on of a
    municipality; empty where it is the whole."""
    before: State
    after: State
    truth: Truth
    """Whether it surely changed, or the sources do not decide it."""
    records: tuple[Record, ...] = ()
    """The records that both states rest on."""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Kind, subject, part."""
        return (KINDS.index(self.kind), self.subject.id, self.part)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of these records, sorted."""
        return tuple(sorted({source for record in self.records for source in record.sources}))

    def to_plain(self) -> dict[str, Any]:
        """Return it as a table of texts and lists: records by their ids."""
        return {
            "kind": self.kind,
            "subject": self.subject.id,
            "part": self.part,
            "before": str(self.before),
            "after": str(self.after),
            "changed": self.truth.word,
            "records": [record.id for record in self.records],
            "sources": list(self.sources),
        }

    def __repr__(self) -> str:
        part = f" {self.part}" if self.part else ""
        told = "" if self.truth == YES else " (undecided)"
        return cut(f"<{self.kind} {self.subject.id}{part}: {self.before} -> {self.after}{told}>")


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Comparison(Selection[Difference]):
    """What surely is otherwise on one day than on another; ``.possible`` is what may be.

    >>> Comparison(asked="changes").to_plain()["changes"]
    []
    """

    first: AsOf | None = None
    second: AsOf | None = None

    @classmethod
    def of(cls, first: AsOf, second: AsOf, found: Iterable[Difference]) -> Comparison:
        """Return the differences, sorted, the sure ones apart from the others."""
        ordered = sorted(found)
        sure: tuple[Any, ...] = tuple(one for one in ordered if one.truth == YES)
        possible: tuple[Any, ...] = tuple(one for one in ordered if one.truth == UNDECIDED)
        return Comparison(
            items=sure,
            possible=possible,
            # Bodies, and transfers of parts, that nobody looked for are not in the register.
            complete=UNDECIDED,
            asked=f"changes from {first} to {second}",
            first=first,
            second=second,
        )

    def of_kind(self, kind: Subject) -> tuple[Difference, ...]:
        """Return the sure differences of a kind.

        Raises:
            InvalidValue: if it is no kind of difference.
        """
        if kind not in KINDS:
            raise InvalidValue.at("of_kind", kind, f"one of {listed(KINDS)}")
        return tuple(one for one in self.items if one.kind == kind)

    def to_plain(self) -> dict[str, Any]:
        """Return it as tables, lists and texts, as JSON can hold them."""
        return {
            "from": str(self.first.day) if self.first else None,
            "to": str(self.second.day) if self.second else None,
            "changes": [one.to_plain() for one in self.items],
            "possible": [one.to_plain() for one in self.possible],
        }

    def _repr_html_(self) -> str:
        from urbanpolicy.display.listing import html_of_comparison

        return html_of_comparison(self)


def compare(world: Seating, first: AsOf, second: AsOf) -> Iterator[Difference]:
    """Yield what is otherwise on two days, in no order."""
    if first.day == second.day:
        return
    yield from _agreements(world, first, second)
    yield from _seats(world, first, second)
    yield from _offices(world, first, second)
    yield from _places(world, first, second)
    yield from _municipal_changes(world, first, second)


def _truths(
    kind: Subject, subject: Record, part: str, pair: tuple[Truth, Truth], records: Iterable[Record]
) -> Iterator[Difference]:
    before, after = pair
    if before == after:
        return
    yield Difference(
        kind=kind,
        subject=subject,
        part=part,
        before=State(word=before.word),
        after=State(word=after.word),
        truth=YES if before.is_decided and after.is_decided else UNDECIDED,
        records=tuple(records),
    )


def _agreements(world: Seating, first: AsOf, second: AsOf) -> Iterator[Difference]:
    for agreement in world.all(Agreement):
        pair = (
            world.force(agreement.id, on=first.day).truth,
            world.force(agreement.id, on=second.day).truth,
        )
        records = (agreement, *world.force(agreement.id, on=first.day).later)
        yield from _truths("agreement", agreement, "", pair, records)
        if pair == (NO, NO) or pair[0] != pair[1]:
            continue  # where all of it begins or ends, so does every party's part in it
        for actor in sorted({party.actor for party in agreement.parties if party.actor}):
            bound = (
                world.is_bound(actor, agreement.id, on=first.day),
                world.is_bound(actor, agreement.id, on=second.day),
            )
            yield from _truths("party", agreement, actor, bound, [agreement, world[actor]])


def _seats(world: Seating, first: AsOf, second: AsOf) -> Iterator[Difference]:
    old, new = _seated(world, first), _seated(world, second)
    for id in sorted({*old, *new}):
        membership = world[id]
        pair = (old.get(id, NO), new.get(id, NO))
        yield from _truths("seat", membership, "", pair, [membership])


def _seated(world: Seating, asked: AsOf) -> Mapping[str, Truth]:
    found = world.seats(on=asked.day)
    sure = {seat.membership.id: YES for seat in found}
    return {**{seat.membership.id: UNDECIDED for seat in found.possible}, **sure}


def _offices(world: Seating, first: AsOf, second: AsOf) -> Iterator[Difference]:
    for office in world.all(Office):
        if office.heads is None:
            pair = (world.holder(office.id, on=first.day), world.holder(office.id, on=second.day))
            yield from _holdings("holder", office, *pair)
    for id in sorted(world.grouped(Office, "heads")):
        pair = (world.head(id, on=first.day), world.head(id, on=second.day))
        yield from _holdings("head", world[id], *pair)


def _holdings(
    kind: Subject, subject: Record, before: Holding, after: Holding
) -> Iterator[Difference]:
    old, new = _persons(before), _persons(after)
    are_decided = before.state in DECIDED and after.state in DECIDED
    if old == new and (are_decided or before.state == after.state):
        return
    holders = {
        holder for holding in (before, after) for holder in (*holding.holders, *holding.candidates)
    }
    is_sure = are_decided or bool(old and new and not set(old) & set(new))
    yield Difference(
        kind=kind,
        subject=subject,
        before=State(word=before.state, items=old),
        after=State(word=after.state, items=new),
        truth=YES if is_sure else UNDECIDED,
        records=tuple(sorted((h.tenure for h in holders), key=lambda tenure: tenure.id)),
    )


def _persons(holding: Holding) -> tuple[str, ...]:
    found = holding.holders or holding.candidates
    return tuple(sorted({holder.person.id for holder in found}))


def _places(world: Seating, first: AsOf, second: AsOf) -> Iterator[Difference]:
    for place in world.all(Municipality):
        pair = (place.period.contains(first.day), place.period.contains(second.day))
        yield from _truths("municipality", place, "exists", pair, [place])
        if pair != (YES, YES):
            continue
        for part in ("names", "titles", "regions", "counties", "language_statuses"):
            held: tuple[Dated, ...] = getattr(place, part)
            old, new = _valid(held, first), _valid(held, second)
            if old == new:
                continue
            yield Difference(
                kind="municipality",
                subject=place,
                part=part,
                before=old,
                after=new,
                truth=YES if old.word == new.word == "yes" else UNDECIDED,
                records=(place,),
            )


def _valid(parts: Iterable[Dated], asked: AsOf) -> State:
    """Return what holds on a day of dated parts: the sure ones, else those that may."""
    truths = [(_shown(part), part.period.contains(asked.day)) for part in parts]
    sure = {text for text, truth in truths if truth == YES}
    if sure:
        return State(word="yes", items=tuple(sorted(sure)))
    return State(
        word="undecided",
        items=tuple(sorted({text for text, truth in truths if truth.is_possible})),
    )


def _shown(part: Dated) -> str:
    if isinstance(part, DatedName):
        return " / ".join(
            f"{part.text.get(lang)} ({lang})" for lang in LANGS if part.text.get(lang)
        )
    if isinstance(part, DatedWord):
        return part.word
    return part.target


def _municipal_changes(world: Seating, first: AsOf, second: AsOf) -> Iterator[Difference]:
    is_backwards = second.day < first.day
    early, late = sorted((first.day, second.day))
    for change in world.all(MunicipalChange):
        day = change.on
        truth = day.is_before(late) | day.is_on(late)
        truth &= ~(day.is_before(early) | day.is_on(early))
        if truth == NO:
            continue
        states = [State(word="yes", items=change.before), State(word="yes", items=change.after)]
        before, after = states[::-1] if is_backwards else states
        yield Difference(
            kind="municipal-change",
            subject=change,
            part=change.kind,
            before=before,
            after=after,
            truth=truth,
            records=(change,),
        )
