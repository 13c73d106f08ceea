"""Reading YAML and CSV files into entries: plain tables that remember their lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from tools.facts.entries import Entry, Problem
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from urbanpolicy.model.catalogue import PLURALS
from urbanpolicy.values.ids import is_code

ABOUT = "about.yaml"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_COLUMNS = ("code", "year", "count", "count_at_time", "status", "division", "coverage", "citations")


def read_folder(folder: Path) -> tuple[list[Entry], list[Problem]]:
    """Return the records of all files of a folder, in the order of the files, and what is wrong."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        if path.name == ABOUT:
            continue
        if path.suffix == ".yaml":
            entries.extend(_yaml_entries(path, problems))
        elif path.suffix == ".csv":
            entries.extend(_csv_entries(path, problems))
        else:
            problems.append(Problem(path.name, 1, "facts are YAML and CSV files"))
    return entries, problems


def read_about(folder: Path, problems: list[Problem]) -> dict[str, str]:
    """Return version, state and licence of the data."""
    path = folder / ABOUT
    node = _composed(path, problems) if path.exists() else None
    table = plain(node, path.name, problems) if node else None
    wanted = ("version", "state", "licence")
    if not isinstance(table, dict) or sorted(table) != sorted(wanted):
        problems.append(Problem(ABOUT, 1, f"expected exactly the keys {', '.join(wanted)}"))
        return {}
    problems.extend(
        Problem(ABOUT, 1, f"{key}: found {table[key]!r}, expected a text")
        for key in wanted
        if type(table[key]) is not str
    )
    return {key: str(table[key]) for key in wanted}


def _composed(path: Path, problems: list[Problem]) -> Node | None:
    try:
        node: Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems.append(Problem(path.name, line, f"no YAML: {error.problem}"))
        return None
    return node


def _yaml_entries(path: Path, problems: list[Problem]) -> Iterator[Entry]:
    node = _composed(path, problems)
    if node is None:
        return
    if not isinstance(node, MappingNode):
        problems.append(Problem(path.name, 1, "expected plural names, each with a list of records"))
        return
    for key, records in node.value:
        line = key.start_mark.line + 1
        if key.value not in PLURALS:
            known = ", ".join(PLURALS)
            problems.append(
                Problem(path.name, line, f"found {key.value!r}, expected one of {known}")
            )
        elif not isinstance(records, SequenceNode):
            problems.append(Problem(path.name, line, f"{key.value}: expected a list of records"))
        else:
            for record in records.value:
                yield _yaml_entry(key.value, record, path.name, problems)


def _yaml_entry(plural: str, node: Node, file: str, problems: list[Problem]) -> Entry:
    line = node.start_mark.line + 1
    table = plain(node, file, problems)
    if not isinstance(table, dict):
        problems.append(Problem(file, line, f"{plural}: found {table!r}, expected a record"))
        table = {}
    if plural == "municipalities" and isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == "code" and isinstance(value, ScalarNode) and not value.style:
                problems.append(_unquoted(value, file))
                table["code"] = value.value.zfill(3)
    return Entry(plural, file, line, table, node)


def _unquoted(node: ScalarNode, file: str) -> Problem:
    mend = node.value.zfill(3)
    message = (
        f'code: found {node.value} without quotes; write it quoted and with its zeros: "{mend}"'
    )
    return Problem(file, node.start_mark.line + 1, message)


def plain(node: Node, file: str, problems: list[Problem]) -> Any:
    """Return a node as tables, lists, texts and numbers; a day is its text, quoted or not."""
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if isinstance(node, SequenceNode):
        return [plain(item, file, problems) for item in node.value]
    table: dict[str, Any] = {}
    for key, value in node.value:
        if key.value in table:
            line = key.start_mark.line + 1
            problems.append(Problem(file, line, f"the key {key.value!r} is given twice"))
        table[key.value] = plain(value, file, problems)
    return table


def _scalar(node: ScalarNode) -> Any:
    if node.tag == f"{_TAG}timestamp" and _DAY(node.value):
        return node.value
    constructor = yaml.SafeLoader("")
    return constructor.construct_object(node)


def _csv_entries(path: Path, problems: list[Problem]) -> Iterator[Entry]:
    if path.stem != "populations":
        problems.append(Problem(path.name, 1, "only populations.csv is read as a table"))
        return
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = tuple(next(rows, ()))
        if header != _COLUMNS:
            expected = f"found the columns {','.join(header)}, expected {','.join(_COLUMNS)}"
            problems.append(Problem(path.name, 1, expected))
            return
        for row in rows:
            if len(row) != len(header):
                message = f"found {len(row)} cells, expected {len(header)}"
                problems.append(Problem(path.name, rows.line_num, message))
                continue
            cells = dict(zip(header, row, strict=True))
            if not is_code(cells["code"]):
                message = f"code: found {cells['code']!r}, expected three digits with their zeros"
                problems.append(Problem(path.name, rows.line_num, message))
                continue
            yield Entry("populations", path.name, rows.line_num, _population(cells))


def _population(cells: dict[str, str]) -> dict[str, Any]:
    code, year = cells["code"], cells["year"]
    table: dict[str, Any] = {
        "id": f"population-{code}-{year}",
        "municipality": f"municipality-{code}",
        "citations": [source for source in cells["citations"].split("|") if source],
    }
    for name in ("year", "count", "count_at_time"):
        if cell := cells[name]:
            table[name] = int(cell) if cell.isdecimal() else cell
    for name in ("status", "division", "coverage"):
        if cell := cells[name]:
            table[name] = cell
    return table
