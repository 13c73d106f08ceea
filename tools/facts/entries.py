"""One record as it stands in a file, and the lines that its parts stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

_STEP = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")


@dataclass(frozen=True)
class Problem:
    """Something that keeps the facts from being compiled, and where it stands."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Entry:
    """A record of a file: its plain table, and where it came from.

    ``node`` is the record's part of a YAML file; a row of a CSV file has none, all of it stands on
    ``line``.
    """

    plural: str
    file: str
    line: int
    table: dict[str, Any]
    node: Node | None = None

    def problem(self, message: str, path: str = "", value: object = None) -> Problem:
        """Return a problem at a path such as ``names[0].period``, or where a value stands below it."""
        return Problem(self.file, self.line_of(path, value), message)

    def line_of(self, path: str = "", value: object = None) -> int:
        """Return the line of a part; of what contains it where the part is not there."""
        if self.node is None:
            return self.line
        node, line = self.node, self.line
        for index, key in _STEP.findall(path):
            below = _item(node, int(index)) if index else _value(node, key)
            if below is None:
                break
            node, line = below, below.start_mark.line + 1
        if value is not None and (found := _scalar(node, str(value))) is not None:
            line = found.start_mark.line + 1
        return line

    def has(self, path: str) -> bool:
        """Tell whether a part is there."""
        node: Node | None = self.node
        for index, key in _STEP.findall(path):
            node = node and (_item(node, int(index)) if index else _value(node, key))
        return node is not None


def _item(node: Node, index: int) -> Node | None:
    if isinstance(node, SequenceNode) and index < len(node.value):
        found: Node = node.value[index]
        return found
    return None


def _value(node: Node, key: str) -> Node | None:
    """The value of a key; in a list, that of the first item that has the key."""
    if isinstance(node, SequenceNode):
        return next((below for item in node.value if (below := _value(item, key))), None)
    if isinstance(node, MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    return None


def _scalar(node: Node, text: str) -> Node | None:
    """The first scalar with this text, a key or a value, at or below a node."""
    if isinstance(node, ScalarNode):
        return node if node.value == text else None
    if isinstance(node, SequenceNode):
        parts = list(node.value)
    else:
        parts = [part for pair in node.value for part in pair]
    return next((found for part in parts if (found := _scalar(part, text))), None)
