"""Proving a world: every reference leads somewhere, no id and no code of a day is given twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from urbanpolicy.errors import BrokenReference, DuplicateId, InvalidDocument, did_you_mean
from urbanpolicy.model import catalogue
from urbanpolicy.model.record import Record

if TYPE_CHECKING:
    from urbanpolicy.model.places import Municipality

Find = Callable[[str, str], Record | None]
"""Finds the record with an id; the classes in which it should be are looked at first."""


def prove(records: Mapping[str, Record], redirects: Mapping[str, str], name: str) -> None:
    """Check a whole world of records by id; all that is wrong comes at once.

    Raises:
        InvalidDocument: with a BrokenReference or DuplicateId for each fault.
    """

    def find(id: str, _: str) -> Record | None:
        return records.get(redirects.get(id, id))

    problems: list[BrokenReference | DuplicateId] = [
        *broken_references(records.values(), find, lambda: records),
        *shared_ids(records),
        *shared_codes(records.values()),
    ]
    if problems:
        raise InvalidDocument.of(name, problems)


def prove_added(
    added: Iterable[Record], find: Find, ids: Callable[[], Iterable[str]], name: str
) -> None:
    """Check records that joined a world which was sound without them, and took no id from others.

    Raises:
        InvalidDocument: with a BrokenReference for each fault.
    """
    problems = [*broken_references(added, find, ids)]
    if problems:
        raise InvalidDocument.of(name, problems)


def broken_references(
    checked: Iterable[Record], find: Find, ids: Callable[[], Iterable[str]]
) -> Iterator[BrokenReference]:
    """Yield an error for each reference that leads nowhere or to a record of another class.

    ``ids`` gives all ids there are, for the likely mend.
    """
    hints: dict[str, str] = {}  # the nearest id is long to find, and many may miss the same one
    for record in checked:
        for field, target, kinds in record.references():
            found = find(target, kinds)
            if found is not None and (
                kinds == "Record" or type(found).__name__ in kinds.split("|")
            ):
                continue
            where = f"{type(record).__name__} {record.id!r}, {field}"
            if found is not None:
                hint = f"it is a {type(found).__name__}"
            else:
                if target not in hints:
                    hints[target] = did_you_mean(target, ids(), cutoff=0.8)
                hint = hints[target]
            yield BrokenReference.at(where, target, kinds.replace("|", " or "), hint)


def shared_ids(records: Mapping[str, Record]) -> Iterator[DuplicateId]:
    """Yield an error for each other id of a record that belongs to a second record as well."""
    owners = dict(records)
    for record in records.values():
        for other in getattr(record, "also_ids", ()):
            owner = owners.setdefault(other, record)
            if owner is not record:
                why = f"as another id of {record!r}, and by {owner!r}"
                yield DuplicateId.of(other, (owner, record), why)


def shared_codes(records: Iterable[Record]) -> Iterator[DuplicateId]:
    """Yield an error for each two municipalities that surely have one code on one day."""
    by_code: dict[str, list[Municipality]] = {}
    for record in records:
        if isinstance(record, catalogue.Municipality):
            by_code.setdefault(record.code, []).append(record)
    for code, sharing in by_code.items():
        ordered = sorted(sharing)
        for index, one in enumerate(ordered):
            for other in ordered[index + 1 :]:
                if one.period.overlaps(other.period).is_certain:
                    why = (
                        f"{one.id} ({one.period}) and {other.id} ({other.period}) "
                        "would both have this code on the same days"
                    )
                    yield DuplicateId.of(code, (one, other), why)
