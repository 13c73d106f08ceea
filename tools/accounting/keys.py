"""The key of each record of the facts files: its id, or where it has none, what else tells it apart.

A facts file is a file of YAML whose lists hold records, or of CSV, which is one list. What describes
a file itself (its head, its columns' meaning in prose) is no record.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

Keys = dict[tuple[str, str], tuple[str, ...]]
"""By facts file (without its ending) and list."""
Record = Mapping[str, Any]

HEADS = {"about", "meta"}
"""What describes a file of YAML."""
FIRST = {"municipalities_sources": 0, "place_regions": 0}
"""Where records have no key but their place in the list: the number of the first, elsewhere 1."""


def _tenure(record: Record) -> str:
    return f"{record['office']}/{record['person']}/{record['start']}"


def _secretary(record: Record) -> str:
    return f"{record['organisation']}/{record['person']}/{record['start']}"


def _change_of_members(record: Record) -> str:
    return f"{record['region']}/{record['from_round']}/{record['to_round']}"


def _change(row: Record) -> str:
    names = ("effective_date", "kind", "from_codes", "into_code", "attribute")
    return "|".join(row[name].replace('"', "").replace("|", "+") for name in names)


BY_FIELDS: dict[tuple[str, str], Callable[[Record], str]] = {
    ("ecosystem", "conflicts"): lambda record: str(record.get("id") or record["topic"]),
    ("ecosystem", "university_cities"): lambda record: str(record["city"]),
    ("mal", "membership_changes"): _change_of_members,
    ("mal", "population_coverage_computed"): lambda record: str(record["year"]),
    ("municipalities", "municipalities"): lambda row: str(row["code"]).strip('"'),
    ("municipalities_sources", "counts_of_municipalities"): lambda record: str(record["date"]),
    ("municipalities_sources", "counts_of_towns"): lambda record: str(record["date"]),
    ("municipality_changes", "municipality_changes"): _change,
    ("offices", "leadership_models"): lambda r: f"{r['municipality']}/{r['model']}",
    ("offices", "permanent_secretaries"): _secretary,
    ("offices", "state_secretaries"): _secretary,
    ("offices", "tenures"): _tenure,
    ("place_regions", "regions"): lambda record: str(record["code"]),
    ("place_regions", "wellbeing_services_counties"): lambda record: str(record["code"]),
    ("population", "population"): lambda row: f"{row['code']}-{row['year']}".replace('"', ""),
}
"""Lists of records that have no id, and the fields that make the key of one."""


def _region_notes(records: list[Record]) -> Iterator[str]:
    """The region and the number of the note among those on it."""
    seen: dict[str, int] = {}
    for record in records:
        seen[record["region"]] = seen.get(record["region"], 0) + 1
        yield f"{record['region']}-{seen[record['region']]}"


def _glossary(parts: Record) -> Iterator[str]:
    yield from (f"cities/{city['fi']}" for city in parts["cities"])
    yield from (f"terms/{term['concept']}" for term in parts["terms"])


def _view(parts: Record) -> Iterator[str]:
    yield from (f"state/{seat['role']}" for seat in parts["state"])
    yield from (f"cities/{seat['municipality']}" for seat in parts["cities"])
    items = parts["ministers_by_agenda"]["items"]
    yield from (f"ministers_by_agenda/{number}" for number, _ in enumerate(items, 1))
    items = parts["permanent_secretaries"]["items"]
    yield from (f"permanent_secretaries/{item['organisation']}" for item in items)


def _six_largest(parts: Record) -> Iterator[str]:
    yield from (str(year["date"]) for year in parts["by_year"])
    yield "note"


def _national(parts: Record) -> Iterator[str]:
    yield from (str(year) for year in parts["by_year"])
    yield from (name for name in parts if name not in {"by_year", "sources"})


BY_LIST: dict[tuple[str, str], Callable[[Any], Iterator[str]]] = {
    ("alliance", "glossary"): _glossary,
    ("mal", "region_notes"): _region_notes,
    ("municipalities_sources", "files"): iter,
    ("municipalities_sources", "national_population"): _national,
    ("municipalities_sources", "six_largest"): _six_largest,
    ("offices", "alliance_on_2023_11_16"): _view,
}
"""Lists whose keys follow from the whole: tables of several parts, and numbered notes."""


def read_keys(folder: Path) -> Keys:
    """Return the keys of all records of a folder of facts files.

    Raises:
        ValueError: if two records of one list have the same key.
    """
    found: Keys = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".yaml":
            lists = yaml.safe_load(path.read_text(encoding="utf-8"))
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                lists = {path.stem: list(csv.DictReader(file))}
        else:
            continue
        for name, held in lists.items():
            if name not in HEADS:
                keys = tuple(_keys(path.stem, name, held))
                if len(set(keys)) != len(keys):
                    raise ValueError(f"{path.name}, {name}: two records have the same key")
                found[path.stem, name] = keys
    return found


def _keys(file: str, name: str, held: Any) -> Iterator[str]:
    if (by_list := BY_LIST.get((file, name))) is not None:
        yield from by_list(held)
        return
    by_fields = BY_FIELDS.get((file, name))
    records = held if isinstance(held, list) else [held]
    for number, record in enumerate(records, FIRST.get(file, 1)):
        if by_fields is not None:
            yield by_fields(record)
        elif isinstance(record, dict) and "id" in record:
            yield str(record["id"])
        else:
            yield str(number)
