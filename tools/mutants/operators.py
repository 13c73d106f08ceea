"""The ways of changing code: those of cosmic-ray that are chosen, and three of our own.

cosmic-ray has no types and is installed only for ``make mutants``, so it is looked up here by name;
our own operators have the same two methods as its operators, on nodes of the same parser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, Protocol

Span = tuple[tuple[int, int], tuple[int, int]]
"""From a line and column to another."""
MARK = "XX"
"""What a changed text begins with."""


class Operator(Protocol):
    """What changes a node of code."""

    def mutation_positions(self, node: Any) -> Iterable[Span]:
        """Yield where it can change a node: once for each change."""
        ...

    def mutate(self, node: Any, index: int) -> Any:
        """Return the node with one of the changes made; None where the node is to go."""
        ...


class ChangeText:
    """Puts a mark at the beginning of a text: a plain one, or a stretch between the braces of another."""

    def mutation_positions(self, node: Any) -> Iterator[Span]:
        """Yield the place of a text that is not a statement by itself, as documentation is."""
        is_text = node.type in ("string", "fstring_string")
        if is_text and not _is_documentation(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ARG002 - as cosmic-ray calls it
        """Return the text with its mark."""
        before = 0
        if node.type == "string":
            quote = next(i for i, char in enumerate(node.value) if char in "'\"")
            before = quote + (3 if node.value[quote : quote + 3] in ("'''", '"""') else 1)
        node.value = node.value[:before] + MARK + node.value[before:]
        return node


class NegateFilter:
    """Turns the condition of a comprehension round."""

    def mutation_positions(self, node: Any) -> Iterator[Span]:
        """Yield the place of a condition."""
        if node.type == "comp_if":
            yield node.children[1].start_pos, node.children[1].end_pos

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ARG002 - as cosmic-ray calls it
        """Return the condition after ``not``."""
        node.children[1].get_first_leaf().prefix = " not ("
        node.children[1].get_last_leaf().value += ")"
        return node


class NegateMembership:
    """Writes ``not in`` for ``in``, and ``in`` for ``not in``."""

    def mutation_positions(self, node: Any) -> Iterator[Span]:
        """Yield the places of the words."""
        for word in _memberships(node):
            yield word.start_pos, word.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """Return the comparison with the other word."""
        word = _memberships(node)[index]
        if word.type == "comp_op":
            word.children[0].value = ""
        else:
            word.value = "not in"
        return node


def _is_documentation(node: Any) -> bool:
    parent = node.parent
    if parent is not None and parent.type == "strings":
        parent = parent.parent
    return parent is not None and parent.type in ("simple_stmt", "file_input")


def _memberships(node: Any) -> list[Any]:
    if node.type != "comparison":
        return []
    words = node.children[1::2]
    return [word for word in words if word.get_code().split()[-1] == "in"]


OWN: Mapping[str, type[Operator]] = {
    "ChangeText": ChangeText,
    "NegateFilter": NegateFilter,
    "NegateMembership": NegateMembership,
}


def operator(name: str) -> Operator:
    """Return the operator of a name, one of our own or of cosmic-ray."""
    kind: Any = OWN.get(name)
    if kind is None:
        kind = import_module("cosmic_ray.operators.provider").OperatorProvider()[name]
    made: Operator = kind()
    return made


def places(code: str, operator: Operator) -> list[Span]:
    """Return the places where an operator changes code, in cosmic-ray's order of occurrences."""
    ast = import_module("cosmic_ray.ast")
    return [
        span
        for node in ast.ast_nodes(ast.get_ast(code))
        for span in operator.mutation_positions(node)
    ]


def mutated(code: str, operator: Operator, occurrence: int) -> str:
    """Return code with one change made."""
    changed: str = import_module("cosmic_ray.mutating").mutate_code(code, operator, occurrence)
    return changed
