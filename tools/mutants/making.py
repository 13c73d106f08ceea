"""Which mutants a module has: every operator at every place, but for those that no test could judge."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from tools.mutants.operators import Span, mutated, operator, places


class Mutant(NamedTuple):
    """One change of one module."""

    operator: str
    occurrence: int
    line: int
    code: str
    """The lines that change, as they are."""
    becomes: str
    source: str
    """The whole module with the change."""


def written_types(tree: ast.Module) -> Iterator[ast.AST]:
    """Annotations of parameters, results and variables.

    They are never evaluated (`from __future__ import annotations`) and nothing reads their text; the
    type checkers judge them.
    """
    if not any(isinstance(n, ast.ImportFrom) and n.module == "__future__" for n in tree.body):
        return
    for node in ast.walk(tree):
        match node:
            case ast.arg(annotation=ast.expr() as written):
                yield written
            case ast.FunctionDef(returns=ast.expr() as written):
                yield written
            case ast.AnnAssign(annotation=written):
                yield written
            case _:
                pass


def casts(tree: ast.Module) -> Iterator[ast.AST]:
    """The type that `cast` is given first.

    It is for the type checkers; `cast` does not look at it.
    """
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="cast"), args=[written, _]):
                yield written
            case _:
                pass


def type_variables(tree: ast.Module) -> Iterator[ast.AST]:
    """The arguments of `TypeVar`.

    They are for the type checkers, which compare the name with the variable's.
    """
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="TypeVar")):
                yield from node.args
                yield from (keyword.value for keyword in node.keywords)
            case _:
                pass


def literals(tree: ast.Module) -> Iterator[ast.AST]:
    """The words of a `Literal` type, in a module that does not read them with `get_args`.

    They are for the type checkers, as annotations are.
    """
    if any(isinstance(n, ast.Name) and n.id == "get_args" for n in ast.walk(tree)):
        return
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=ast.Name(id="Literal"), slice=words):
                yield words
            case _:
                pass


def checkers_imports(tree: ast.Module) -> Iterator[ast.AST]:
    """What stands under `if TYPE_CHECKING:`.

    No program runs it.
    """
    for node in ast.walk(tree):
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield node
            case _:
                pass


LEFT_OUT: Mapping[str, Callable[[ast.Module], Iterator[ast.AST]]] = {
    "annotations": written_types,
    "casts": casts,
    "literal types": literals,
    "type variables": type_variables,
    "imports for type checkers": checkers_imports,
}
"""What is not changed, by name. (Documentation is no operator's business: see ``ChangeText``.)"""


def mutants(code: str, operators: Iterable[str]) -> Iterator[Mutant]:
    """Yield every mutant of a module's code."""
    spared = list(_spared(code))
    for name in operators:
        change = operator(name)
        for occurrence, (start, end) in enumerate(places(code, change)):
            if any(first <= start and end <= last for first, last in spared):
                continue
            source = mutated(code, change, occurrence)
            before, after = _difference(code, source)
            if before != after and _compiles(source):
                yield Mutant(name, occurrence, start[0], before, after, source)


def _compiles(source: str) -> bool:
    """Tell whether code is a program: what is none would be no test's merit."""
    try:
        compile(source, "mutant", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def _spared(code: str) -> Iterator[Span]:
    lines = code.splitlines()
    tree = ast.parse(code)
    for pattern in LEFT_OUT.values():
        for node in pattern(tree):
            assert isinstance(node, ast.expr | ast.stmt)
            assert node.end_lineno is not None
            assert node.end_col_offset is not None
            yield (
                (node.lineno, _column(lines[node.lineno - 1], node.col_offset)),
                (node.end_lineno, _column(lines[node.end_lineno - 1], node.end_col_offset)),
            )


def _column(line: str, offset: int) -> int:
    """Return the column of an offset: ``ast`` counts bytes."""
    return len(line.encode()[:offset].decode())


def _difference(code: str, source: str) -> tuple[str, str]:
    before: list[str] = []
    after: list[str] = []
    for line in difflib.ndiff(code.splitlines(), source.splitlines()):
        if line.startswith("- "):
            before.append(" ".join(line[2:].split()))
        elif line.startswith("+ "):
            after.append(" ".join(line[2:].split()))
    return " ".join(before), " ".join(after)
