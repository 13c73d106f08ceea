"""Tests of the repository itself: its rooms, its manners, and what an import costs.

They read the source rather than run it, and hold for whatever modules there are.
"""

from __future__ import annotations

import ast
import io
import json
import re
import subprocess
import sys
import textwrap
import tokenize
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

import urbanpolicy

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "urbanpolicy"
FACE = "urbanpolicy"

# From the ground up. A layer may import what lies below it; the rooms that share a layer do not
# import one another.
LAYERS = (
    {"errors", "release"},
    {"values"},
    {"model"},
    {"world"},
    {"checking"},
    {"tables", "exchange", "display"},
    {"strategies"},
    {FACE},
    {"cli"},
    {"__main__"},
)
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}

# (function, room of the module it is in, room that it reaches for)
ALLOWED_UPWARD = {("_repr_html_", "display"), ("html", "display")}


# ------------------------------------------------------------------------- reading the source


class Import(NamedTuple):
    """One imported module of this library, and where."""

    by: str
    module: str
    line: int
    function: str | None
    typing_only: bool

    def __str__(self) -> str:
        return f"{self.by}:{self.line} imports {self.module}"


@cache
def modules() -> dict[str, Path]:
    """Every module under src/urbanpolicy, by its dotted name."""
    found: dict[str, Path] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"), str(modules()[module]))


def room(module: str) -> str:
    """The part of the library that a module belongs to: its first folder or, at the top, itself."""
    return module.split(".")[1] if "." in module else module


def is_typing_guard(node: ast.AST) -> bool:
    if not isinstance(node, ast.If):
        return False
    test = node.test
    return (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING") or (
        isinstance(test, ast.Attribute) and test.attr == "TYPE_CHECKING"
    )


def imported_names(node: ast.AST, by: str) -> Iterator[str]:
    """What an import statement names, as dotted names; a relative one is made absolute."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            is_package = modules()[by].name == "__init__.py"
            parents = by.split(".")
            parents = parents[: len(parents) - node.level + is_package]
            base = ".".join([*parents, base] if base else parents)
        for alias in node.names:
            # `from urbanpolicy.values import days` names a module, `... import Day` a thing in one.
            full = f"{base}.{alias.name}"
            yield full if full in modules() else base
    elif (
        isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id in {"import_module", "__import__"})
            or (isinstance(node.func, ast.Attribute) and node.func.attr == "import_module")
        )
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ):
        yield str(node.args[0].value)


def imports_of(module: str) -> list[Import]:
    """Every import of this library in a module, inside functions and under guards too."""
    found: list[Import] = []

    def walk(node: ast.AST, function: str | None, typing_only: bool) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            function = node.name
        for name in imported_names(node, module):
            if name == FACE or name.startswith(FACE + "."):
                line = getattr(node, "lineno", 0)
                found.append(Import(module, name, line, function, typing_only))
        guard = is_typing_guard(node)
        for field, value in ast.iter_fields(node):
            children = value if isinstance(value, list) else [value]
            for child in children:
                if isinstance(child, ast.AST):
                    walk(child, function, typing_only or (guard and field == "body"))

    walk(parsed(module), None, False)
    return found


def comments_of(path: Path) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    return {token.start[0]: token.string for token in tokens if token.type == tokenize.COMMENT}


each_module = pytest.mark.parametrize("module", modules())


# ------------------------------------------------------------------------- (a) the rooms


def test_there_are_modules_to_look_at() -> None:
    assert FACE in modules()
    assert len(modules()) > 10


@each_module
def test_every_module_belongs_to_a_known_room(module: str) -> None:
    assert room(module) in LEVEL or room(module) == "data"


def test_the_data_folder_holds_no_code_that_imports_the_library() -> None:
    assert not [
        str(found) for name in modules() if room(name) == "data" for found in imports_of(name)
    ]


@each_module
def test_imports_point_downwards_only(module: str) -> None:
    if room(module) == "data":
        return
    faults: list[str] = []
    for found in imports_of(module):
        if module == FACE and found.typing_only:
            continue  # the face names everything below it for type checkers
        here, there = room(module), room(found.module)
        if there == here:
            continue
        if (found.function, there) in ALLOWED_UPWARD:
            continue
        if there == "data" and LEVEL[here] >= LEVEL["world"]:
            continue
        if LEVEL.get(there, len(LAYERS)) >= LEVEL[here]:
            faults.append(str(found))
    assert not faults


def test_the_face_imports_nothing_when_it_is_loaded() -> None:
    eager = [
        node.lineno
        for node in parsed(FACE).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        and not (isinstance(node, ast.ImportFrom) and node.module == "__future__")
    ]
    assert not eager, f"imports at the top of the face, in lines {eager}"


def test_no_modules_import_one_another_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for name in modules():
        if name == FACE:
            continue
        graph[name] = {
            found.module
            for found in imports_of(name)
            if found.module != name and (found.function, room(found.module)) not in ALLOWED_UPWARD
        }
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


# ------------------------------------------------------------------------- (b) names


def public_names() -> tuple[str, ...]:
    """What `__all__` of the face holds: a literal, as type checkers need it."""
    for node in parsed(FACE).body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == "__all__"
        ):
            return tuple(ast.literal_eval(node.value))
    pytest.fail("the face has no __all__")


def test_no_public_name_is_also_a_submodule() -> None:
    submodules = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert not submodules & set(public_names())


def test_public_names_are_unique_and_can_be_reached() -> None:
    names = public_names()
    assert len(set(names)) == len(names)
    assert set(names) <= set(dir(urbanpolicy))
    for name in names:
        getattr(urbanpolicy, name)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Persn"):
        getattr(urbanpolicy, "Persn")  # noqa: B009


def test_the_typed_and_the_lazy_names_of_the_face_are_the_same() -> None:
    """What type checkers see under the guard is what programs can reach, name by name."""
    guards = [node for node in parsed(FACE).body if is_typing_guard(node)]
    assert len(guards) == 1
    typed: set[str] = set()
    for guard in guards:
        assert isinstance(guard, ast.If)
        for node in ast.walk(ast.Module(body=guard.body, type_ignores=[])):
            if isinstance(node, ast.Import | ast.ImportFrom):
                typed |= {alias.asname or alias.name for alias in node.names}
            elif isinstance(node, ast.Assign):
                typed |= {target.id for target in node.targets if isinstance(target, ast.Name)}
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                typed.add(node.target.id)
            elif isinstance(node, ast.FunctionDef):
                typed.add(node.name)
    top = {
        target.id
        for node in parsed(FACE).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    } | {node.name for node in parsed(FACE).body if isinstance(node, ast.FunctionDef)}
    assert set(public_names()) <= typed | top
    for name in typed:
        if not name.startswith("_"):
            assert hasattr(urbanpolicy, name)


# ------------------------------------------------------------------------- (c) modules


@each_module
def test_every_module_says_what_it_is_for(module: str) -> None:
    docstring = ast.get_docstring(parsed(module))
    assert docstring
    assert len(docstring.split("\n")[0]) > 20


@each_module
def test_no_module_is_long(module: str) -> None:
    lines = modules()[module].read_text(encoding="utf-8").count("\n")
    assert lines <= 500, f"{module} has {lines} lines: it holds more than one idea"


@each_module
def test_no_module_is_a_drawer(module: str) -> None:
    assert module.rpartition(".")[2].strip("_") not in {
        "common",
        "helper",
        "helpers",
        "misc",
        "tools",
        "util",
        "utils",
    }


# ------------------------------------------------------------------------- (d), (e) manners


@each_module
def test_nothing_is_left_to_do(module: str) -> None:
    text = modules()[module].read_text(encoding="utf-8")
    assert not re.findall(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", text)


@each_module
def test_a_broad_except_gives_its_reason(module: str) -> None:
    comments = comments_of(modules()[module])
    faults: list[int] = []
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            broad = any(
                kind is None
                or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})
                for kind in kinds
            )
            # A reason is more words than a directive to a tool.
            comment = re.sub(
                r"#\s*(noqa|type|pyright|pragma)\b[^#]*", "", comments.get(node.lineno, "")
            )
            above = comments.get(node.lineno - 1, "") + comments.get(node.lineno + 1, "")
            if broad and len((comment + above).strip("# ")) < 10:
                faults.append(node.lineno)
    assert not faults, f"broad except without a reason, in lines {faults}"


@each_module
def test_only_the_command_line_prints(module: str) -> None:
    if room(module) in {"cli", "__main__"}:
        return
    assert not [
        node.lineno
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]


@each_module
def test_no_default_depends_on_the_clock(module: str) -> None:
    """A default argument `date.today()` is computed once, when the module is loaded."""
    defaults = [
        default
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for default in [*node.args.defaults, *node.args.kw_defaults]
        if default is not None
    ]
    assert not [
        default.lineno
        for default in defaults
        for part in ast.walk(default)
        if isinstance(part, ast.Attribute) and part.attr in {"today", "now", "utcnow"}
    ]


def test_at_most_ten_lines_are_left_out_of_coverage_each_with_its_reason() -> None:
    found = [
        (path.relative_to(ROOT), number, comment)
        for path in modules().values()
        for number, comment in comments_of(path).items()
        if re.search(r"pragma:\s*no\s*(cover|branch)", comment)
    ]
    assert len(found) <= 10, found
    for path, number, comment in found:
        reason = re.sub(r".*pragma:\s*no\s*(cover|branch)", "", comment).strip(" :,;#-()")
        assert len(reason) >= 10, f"{path}:{number} leaves a line out without a reason"


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in modules().values()}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").is_file()]
    assert (SOURCE / "py.typed").is_file()


# ------------------------------------------------------------------------- (f), (g) the face


def test_the_face_says_literally_that_no_types_are_checked() -> None:
    """Importing `typing` for its TYPE_CHECKING would cost more than all the rest of the face."""
    values = [
        node.value
        for node in parsed(FACE).body
        if isinstance(node, ast.Assign)
        and any(
            isinstance(target, ast.Name) and target.id == "TYPE_CHECKING" for target in node.targets
        )
    ]
    assert len(values) == 1
    assert isinstance(values[0], ast.Constant)
    assert values[0].value is False


def test_the_face_does_not_import_typing_when_it_runs() -> None:
    def running(node: ast.AST) -> Iterator[ast.AST]:
        yield node
        for field, value in ast.iter_fields(node):
            if is_typing_guard(node) and field == "body":
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from running(child)

    assert not [
        node
        for node in running(parsed(FACE))
        if (isinstance(node, ast.Import) and any(alias.name == "typing" for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "typing")
    ]


HEAVY = (
    "attr",
    "attrs",
    "dataclasses",
    "dateutil",
    "hypothesis",
    "json",
    "narwhals",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "typing",
    "yaml",
)


def run_isolated(program: str) -> str:
    """Run a program in a fresh interpreter that heeds no environment and no working directory."""
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "use",
    ["", "dir(urbanpolicy), urbanpolicy.__all__, urbanpolicy.__doc__"],
    ids=["import", "and its names"],
)
def test_importing_the_library_loads_nothing_heavy(use: str) -> None:
    report = run_isolated(f"""
        import sys
        before = set(sys.modules)
        import urbanpolicy
        {use}
        after = set(sys.modules)
        import json
        print(json.dumps([sorted(before), sorted(after - before)]))
    """)
    before, loaded = json.loads(report)
    assert "urbanpolicy" in loaded
    assert not [name for name in loaded if name.split(".")[0] in HEAVY]
    # What was there already could not be seen coming.
    assert not {"attrs", "dateutil", "json", "typing"} & set(before)


# ------------------------------------------------------------------------- (h) both type checkers

MISSPELT = """\
import urbanpolicy as up

up.Persn
up.municipalty("x")
up.Person
up.municipality("Turku")
"""
WRONG_LINES = {3, 4}


@pytest.fixture
def misspelt(tmp_path: Path) -> Path:
    path = tmp_path / "misspelt.py"
    path.write_text(MISSPELT, encoding="utf-8")
    return path


def test_mypy_rejects_a_misspelt_public_name(misspelt: Path, tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="mypy is a tool of the developers, not of every test run")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--no-pretty", "--no-error-summary"),
            *("--config-file", "", "--cache-dir", str(tmp_path / "cache"), misspelt.name),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    errors = re.findall(r"^misspelt\.py:(\d+): error: (.*)$", done.stdout, re.MULTILINE)
    assert {int(line) for line, _ in errors} == WRONG_LINES, done.stdout + done.stderr
    assert all("has no attribute" in text for _, text in errors)
    assert done.stdout.count(": error:") == len(errors), "errors in the library itself"


def test_pyright_rejects_a_misspelt_public_name(misspelt: Path, tmp_path: Path) -> None:
    pytest.importorskip(
        "pyright", reason="pyright is a tool of the developers, not of every test run"
    )
    (tmp_path / "pyrightconfig.json").write_text(
        json.dumps({"typeCheckingMode": "strict", "reportUnusedExpression": False}),
        encoding="utf-8",
    )
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable),
            *("--project", str(tmp_path / "pyrightconfig.json")),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    errors = [
        found
        for found in json.loads(done.stdout)["generalDiagnostics"]
        if found["severity"] == "error"
    ]
    lines = {found["range"]["start"]["line"] + 1 for found in errors}
    assert lines == WRONG_LINES, done.stdout
    assert {"Persn", "municipalty"} <= set(
        re.findall(r'"(\w+)"', " ".join(found["message"] for found in errors))
    )


# ------------------------------------------------------------------------- the repository


def test_the_supported_pythons_are_said_alike_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [
        version
        for classifier in project["classifiers"]
        if (version := classifier.rpartition(" :: ")[2]).startswith("3.")
    ]
    assert project["requires-python"] == f">={named[0]}"
    script = (ROOT / "tools" / "test_pythons.sh").read_text(encoding="utf-8")
    assert f"${{*:-{' '.join(named)}}}" in script


def test_the_extra_named_all_holds_every_other_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    others = ",".join(sorted(set(extras) - {"all"}))
    assert extras["all"] == [f"urbanpolicy[{others}]"]
