"""Finding records by id, code or name: exact first, settled by the day, never the first of several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Generic, TypeVar

from urbanpolicy.errors import AmbiguousName, InvalidValue, NotExisting, UnknownName, alike
from urbanpolicy.model.record import Record
from urbanpolicy.values.ids import folded, mojibake
from urbanpolicy.values.periods import Period

R = TypeVar("R", bound=Record)
Named = tuple[str, Period]
"""A name and the period in which it was in use."""

Entry = tuple[R, str, Period]
"""A record, a name of it as it is written, and the period in which the name was in use."""

_TITLE_WORDS = (
    r"^(city|town|municipality) of | (kaupunki|kunta|stad|kommun|city|town|municipality)$"
)
MOST_NEAREST = 12


def entries_of(
    records: Iterable[R], names_of: Callable[[R], Iterable[Named]]
) -> dict[str, list[Entry[R]]]:
    """Return the names of records, each as it is written and with its days, by the folded name."""
    found: dict[str, list[Entry[R]]] = {}
    for record in records:
        for name, period in names_of(record):
            found.setdefault(folded(name), []).append((record, name, period))
    return found


class Entries(Mapping[str, list[Entry[R]]]):
    """The same for records that are built on demand, of which only the ids are known by folded name."""

    __slots__ = ("_found", "_ids", "_names_of", "_records")

    def __init__(
        self,
        ids: Mapping[str, list[str]],
        records: Mapping[str, R],
        names_of: Callable[[R], Iterable[Named]],
    ) -> None:
        self._ids, self._records, self._names_of = ids, records, names_of
        self._found: dict[str, list[Entry[R]]] = {}

    def __getitem__(self, name: str) -> list[Entry[R]]:
        if name not in self._found:
            records = [self._records[id] for id in self._ids[name]]
            self._found[name] = entries_of(records, self._names_of)[name]
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, name: object) -> bool:
        return name in self._ids


class NameIndex(Generic[R]):
    """All names of the records of one class, folded, with the days on which they were in use.

    ``period_of`` gives the days on which a record existed; ``call`` is the function that a user
    types, and what the class is called in messages; ``takes_day`` whether that function has ``on=``,
    ``fate_of`` what became of a record that does not exist on a day, in words.
    """

    __slots__ = ("_by_name", "_call", "_fate_of", "_kind", "_period_of", "_takes_day")

    def __init__(
        self,
        call: str,
        entries: Mapping[str, list[Entry[R]]],
        *,
        period_of: Callable[[R], Period],
        takes_day: bool,
        fate_of: Callable[[R, date], str],
    ) -> None:
        self._kind = self._call = call
        self._period_of, self._takes_day, self._fate_of = period_of, takes_day, fate_of
        self._by_name = entries

    def has(self, asked: object) -> bool:
        """Tell whether some record has this name, on whatever day."""
        return isinstance(asked, str) and folded(asked) in self._by_name

    def find(self, asked: object, on: date | None = None) -> R:
        """Return the one record that has a name (on a day).

        Raises:
            InvalidValue: if what is asked for is no text.
            UnknownName: if nothing has it; the message names the nearest.
            AmbiguousName: if several have it, even on that day.
            NotExisting: if only records that did not exist on that day have it.
        """
        if not isinstance(asked, str):
            hint = (
                f"write it quoted and with its zeros: '{asked:03d}'" if type(asked) is int else ""
            )
            raise InvalidValue.at(
                self._call, asked, f"the id, code or name of a {self._kind}", hint
            )
        entries = self._by_name.get(folded(asked), [])
        if not entries:
            raise UnknownName.of(asked, self._kind, self.nearest(asked, on), _decoding_hint(asked))
        if on is not None:
            entries = self._on_day(asked, entries, on)
        candidates = self._unique(entries)
        if len(candidates) > 1:
            exact = self._unique(entry for entry in entries if entry[1] == asked)
            candidates = exact if len(exact) == 1 else candidates
        if len(candidates) == 1:
            return candidates[0]
        ids = sorted(record.id for record in candidates)
        calls = [f'{self._call}("{id}")' for id in ids]
        if on is None and self._takes_day:
            calls.append(f'{self._call}({asked!r}, on="...") with the day that you mean')
        raise AmbiguousName.of(asked, self._kind, ids, calls)

    def _on_day(self, asked: str, entries: list[Entry[R]], on: date) -> list[Entry[R]]:
        existing = [
            entry for entry in entries if self._period_of(entry[0]).contains(on).is_possible
        ]
        if not existing:
            known = [
                self._fate_of(record, on) or f"{record!r} existed {self._period_of(record)}"
                for record in self._unique(entries)
            ]
            raise NotExisting.to(
                f"{self._call}({asked!r}, on={str(on)!r})",
                f"no {self._kind} of this name or code existed on that day",
                hint="; ".join(known),
            )
        using = [entry for entry in existing if entry[2].contains(on).is_possible]
        for preferred in ("is_certain", "is_possible"):
            sure = [e for e in using if getattr(e[2].contains(on), preferred)]
            if sure:
                return sure
        return existing

    @staticmethod
    def _unique(entries: Iterable[Entry[R]]) -> list[R]:
        return list({record.id: record for record, _, _ in entries}.values())

    def nearest(self, asked: str, on: date | None = None) -> list[str]:
        """Return the names that come nearest: those that begin alike, then those spelt alike.

        With a day, only those of records that may have existed on it.
        """
        names = [name for name in self._by_name if on is None or self._may_be_of(name, on)]
        stem = re.sub(_TITLE_WORDS, "", folded(asked))
        starts = sorted(name for name in names if stem and name.startswith(stem))
        spelt = alike(stem, names, most=5, cutoff=0.5)
        return [self._by_name[name][0][1] for name in dict.fromkeys(starts + spelt)][:MOST_NEAREST]

    def _may_be_of(self, name: str, on: date) -> bool:
        found = self._by_name[name]
        return any(self._period_of(record).contains(on).is_possible for record, _, _ in found)


def _decoding_hint(asked: str) -> str:
    mended = mojibake(asked)
    return f"the text looks wrongly decoded; did you mean {mended!r}" if mended else ""
