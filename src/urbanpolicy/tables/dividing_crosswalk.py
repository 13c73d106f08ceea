"""From the codes of one year to those of another, forwards or backwards, part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple, get_args

import attrs

from urbanpolicy.errors import UnknownName, cut
from urbanpolicy.model.changes import MunicipalChange
from urbanpolicy.model.places import Municipality
from urbanpolicy.tables.dividing import division_of, read_year
from urbanpolicy.values.value import Value
from urbanpolicy.world.builtin import register as built_in
from urbanpolicy.world.register import Register

LinkKind = Literal["same", "merged", "split", "partial", "unknown"]
"""How a municipality of one year lies in one of another year: the two are the same; whole within a
larger one; divided between several; concerned by the transfer of a part; or no source says where."""

LINK_KINDS = get_args(LinkKind)


@attrs.frozen(order=False, kw_only=True, repr=False)
class CodeLink(Value):
    """Where the municipality of a code, or a part of it, lies in the division of another year.

    Order: by code, then the code of the other year.
    """

    code: str
    target: str | None
    """The code of the other year; None: no source says where it lies."""
    kind: LinkKind
    is_whole: bool
    """Whether the whole municipality lies there: if not, its rows are to be shared out."""
    is_transfer: bool = False
    """Whether only a part lies there that was transferred, while the municipality went on elsewhere."""
    changes: tuple[str, ...] = ()
    """The ids of the mergers, splits and transfers that concerned it on the way, by day."""
    inhabitants: int | None = None
    """The inhabitants who moved with the part, where one transfer made the link and it is known."""

    @property
    def sort_key(self) -> tuple[str, str]:
        """Code, then the code of the other year."""
        return (self.code, self.target or "")

    def __repr__(self) -> str:
        part = "" if self.is_whole else ", a part"
        return cut(f"<{self.code} -> {self.target}: {self.kind}{part}>")


@attrs.frozen(order=False, kw_only=True, repr=False)
class Crosswalk(Value):
    """Each code of the division of a year, and the codes of another year's where it lies.

    A code has several links where its municipality was divided: forwards by a split or the transfer
    of a part, backwards by a merger.

    Order: by the two years.
    """

    from_year: int
    to_year: int
    links: tuple[CodeLink, ...]

    @property
    def sort_key(self) -> tuple[int, int]:
        """The two years."""
        return (self.from_year, self.to_year)

    def of(self, code: str) -> tuple[CodeLink, ...]:
        """Return the links of a code.

        Raises:
            UnknownName: if the division of the first year does not have it.
        """
        found = tuple(link for link in self.links if link.code == code)
        if not found:
            kind = f"municipality of the division of {self.from_year}"
            raise UnknownName.of(code, kind, hint="guess_division([...]) says which years have it")
        return found

    @property
    def mapping(self) -> dict[str, str]:
        """Each code that lies wholly in one of the other year, and that one."""
        return {link.code: link.target for link in self.links if link.is_whole and link.target}

    @property
    def open(self) -> tuple[CodeLink, ...]:
        """The links of the codes that no mapping resolves: only weights can share out their rows."""
        return tuple(link for link in self.links if not link.is_whole)

    @property
    def columns(self) -> dict[str, list[str | int | bool | None]]:
        """The links as columns, for a data frame: ``pandas.DataFrame(crosswalk.columns)``."""
        rows = self.links
        return {
            "code": [row.code for row in rows],
            "target": [row.target for row in rows],
            "kind": [row.kind for row in rows],
            "is_whole": [row.is_whole for row in rows],
            "is_transfer": [row.is_transfer for row in rows],
            "inhabitants": [row.inhabitants for row in rows],
            "changes": [" ".join(row.changes) for row in rows],
        }

    def __repr__(self) -> str:
        counts = {kind: sum(row.kind == kind for row in self.links) for kind in LINK_KINDS}
        told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
        codes = len({link.code for link in self.links})
        return cut(f"<{codes} codes of {self.from_year} in {self.to_year}: {told}>")


def crosswalk(from_year: int, to_year: int, *, register: Register | None = None) -> Crosswalk:
    """Return where each code of the division of a year lies in that of another year.

    Both directions come from the same municipal changes, so they agree. The division of a year is
    that of 1 January. Transfers of parts are known of some years only; where one is, both codes are
    ``partial``. Nothing is shared out: how much of a divided municipality lies where, is not known.

    Raises:
        InvalidValue: if something is no year.
        OutsideCoverage: if the register does not know the division of a year.

    >>> crosswalk(2014, 2015).of("838")
    (<838 -> 423: merged>,)
    >>> crosswalk(2006, 2007).of("443")
    (<443 -> 182: split, a part>, <443 -> 562: split, a part>)
    >>> crosswalk(2018, 2017).of("139")
    (<139 -> 139: partial, a part>, <139 -> 564: partial, a part>)
    """
    world = built_in() if register is None else register
    years = [
        read_year(year, f"crosswalk, {where}", world)
        for where, year in (("from_year", from_year), ("to_year", to_year))
    ]
    return crosswalk_of(world, *years)


def crosswalk_of(world: Register, from_year: int, to_year: int) -> Crosswalk:
    """Return where each code lies, by a register; made once for each pair of years."""

    def make(world: Register) -> Crosswalk:
        links = tuple(_links(world, from_year, to_year))
        return Crosswalk(from_year=from_year, to_year=to_year, links=links)

    return world.kept((crosswalk_of, from_year, to_year), make)


def standing_of(world: Register, from_year: int, to_year: int) -> Mapping[str, tuple[str, ...]]:
    """Return for each code those of the other year that stand there; transfers of parts apart."""

    def make(world: Register) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = dict.fromkeys(division_of(world, from_year), ())
        for link in crosswalk_of(world, from_year, to_year).links:
            if link.target is not None and not link.is_transfer:
                found[link.code] = (*found[link.code], link.target)
        return found

    return world.kept((standing_of, from_year, to_year), make)


class Way(NamedTuple):
    """How a municipality, or a part of it, came to lie in another."""

    changes: tuple[MunicipalChange, ...] = ()
    moved: tuple[MunicipalChange, ...] = ()
    """The transfers by which only a part lies there; empty: the municipality itself does."""

    def joined(self, other: Way | None) -> Way:
        """Return this way and another between the same two, as one."""
        if other is None:
            return self
        changes = sorted({*other.changes, *self.changes})
        moved = sorted({*other.moved, *self.moved}) if other.moved and self.moved else ()
        return Way(tuple(changes), tuple(moved))


Pair = tuple[str, str]


def _links(world: Register, from_year: int, to_year: int) -> Iterator[CodeLink]:
    here, there = division_of(world, from_year), division_of(world, to_year)
    if from_year <= to_year:
        pairs = _pairs(world, here, there, from_year, to_year)
    else:
        turned = _pairs(world, there, here, to_year, from_year)
        pairs = {(later, earlier): way for (earlier, later), way in turned.items()}
    targets: dict[str, list[str]] = defaultdict(list)
    sources: dict[str, list[str]] = defaultdict(list)
    for source, target in sorted(pairs):
        targets[source].append(target)
        sources[target].append(source)

    def kind_of(pair: Pair) -> LinkKind:
        """Tell how a pair is linked: by successions first, then by what was transferred."""
        out = [pairs[pair[0], target] for target in targets[pair[0]]]
        into = [pairs[source, pair[1]] for source in sources[pair[1]]]
        if len(out) == len(into) == 1:
            return "same"
        if pairs[pair].moved:
            return "partial"
        if sum(not way.moved for way in out) > 1:
            return "split"
        is_merged = len(out) == 1 and sum(not way.moved for way in into) > 1
        return "merged" if is_merged else "partial"

    for code in sorted(here):
        if not targets[code]:
            yield CodeLink(code=code, target=None, kind="unknown", is_whole=False)
        for target in targets[code]:
            way = pairs[code, target]
            yield CodeLink(
                code=code,
                target=target,
                kind=kind_of((code, target)),
                is_whole=len(targets[code]) == 1,
                is_transfer=bool(way.moved),
                changes=tuple(change.id for change in way.changes),
                inhabitants=way.moved[0].inhabitants if len(way.moved) == 1 else None,
            )


def _pairs(
    world: Register,
    earlier: Mapping[str, Municipality],
    later: Mapping[str, Municipality],
    first: int,
    last: int,
) -> dict[Pair, Way]:
    """Return which codes of the later of two divisions hold anything of which of the earlier."""
    steps = _changes_between(world, date(first, 1, 1), date(last, 1, 1))
    codes = {place.id: code for code, place in later.items()}
    found: dict[Pair, Way] = {}
    for code, place in earlier.items():
        ways = {place.id: Way()}
        for step in steps:
            ways = dict(_stepped(ways, step))
        for id, way in ways.items():
            if id in codes:
                found[code, codes[id]] = way
    return found


def _changes_between(world: Register, first: date, last: date) -> list[list[MunicipalChange]]:
    """Return the changes after one day up to another, those of one day together."""
    dated = [
        (change.on.latest, change)
        for change in world.all(MunicipalChange)
        if change.on.latest and first < change.on.latest <= last
        if change.is_succession or change.kind == "partial-transfer"
    ]
    dated.sort()
    return [[change for _, change in day] for _, day in groupby(dated, lambda pair: pair[0])]


def _stepped(ways: Mapping[str, Way], changes: list[MunicipalChange]) -> Iterator[tuple[str, Way]]:
    """Yield where the parts of a municipality lie after the changes of a day."""
    found: dict[str, Way] = {}
    for id, way in ways.items():
        ended = [change for change in changes if id in change.ended]
        concerned = [change for change in changes if id in {*change.before, *change.after}]
        reached = [(later, Way((change,))) for change in ended for later in change.after]
        if not ended:
            reached.append((id, Way(tuple(concerned))))
        for change in concerned:
            if not change.is_succession and id in change.before:
                reached += [(taker, Way((change,), (change,))) for taker in change.after]
        for later, step in reached:
            on = Way((*way.changes, *step.changes), (*way.moved, *step.moved))
            found[later] = on.joined(found.get(later))
    yield from found.items()
