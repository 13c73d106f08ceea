"""What is published: built once, looked into, installed alone and offline, asked from elsewhere.

An editable install finds its data beside the source. These tests see what a user gets.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# One worker builds and installs; the others do something else.
pytestmark = pytest.mark.xdist_group("packaging")

FIRST_QUESTION = """
import urbanpolicy as up
t = up.composition("alliance-cooperation-group", on="2024-06-01")
print(t.chair.person.name)
"""


class Built(NamedTuple):
    """The two files that are published."""

    wheel: Path
    sdist: Path
    version: str


class Installed(NamedTuple):
    """An environment that holds one of them, and what it needs, and nothing else."""

    python: Path
    elsewhere: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run its Python in another folder, warnings being errors."""
        # Isolated (-I): neither the environment's variables nor the working directory are heeded.
        return subprocess.run(
            [str(self.python), "-I", "-W", "error", *arguments],
            cwd=self.elsewhere,
            env={"PATH": os.environ.get("PATH", "")},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def ask(self, program: str) -> str:
        done = self.run("-c", program)
        assert done.returncode == 0, done.stderr
        assert not done.stderr
        return done.stdout.strip()


def run(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def sources(folder: Path) -> set[str]:
    """Every file that belongs to the package, relative to the folder that holds it."""
    return {
        path.relative_to(folder).as_posix()
        for path in (folder / "urbanpolicy").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


def in_wheel(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def in_sdist(sdist: Path) -> set[str]:
    with tarfile.open(sdist) as archive:
        return {member.name for member in archive.getmembers() if member.isfile()}


def name_of(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found, requirement
    return found[0]


def needed(names: list[str]) -> Iterator[importlib.metadata.Distribution]:
    """The distributions of these names and all that they need, as installed where the tests run."""
    seen: set[str] = set()
    while names:
        name = names.pop()
        if name.lower() not in seen:
            seen.add(name.lower())
            found = importlib.metadata.distribution(name)
            yield found
            # What has a condition belongs to an extra or to another platform.
            names += [name_of(line) for line in found.requires or () if ";" not in line]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist of this tree, and the wheel made from that sdist."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (wheel,) = out.glob("*.whl")
    (sdist,) = out.glob("*.tar.gz")
    return Built(wheel, sdist, wheel.name.split("-")[1])


@pytest.fixture(scope="module")
def needs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with copies of what the library needs, and of nothing else."""
    folder = tmp_path_factory.mktemp("needs")
    names = [name_of(line) for line in PROJECT["dependencies"]]
    for distribution in needed(names):
        for file in distribution.files or ():
            if ".." in file.parts or "__pycache__" in file.parts:
                continue
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), target)
    return folder


@pytest.fixture(scope="module", params=["wheel", "sdist"])
def installed(
    request: pytest.FixtureRequest,
    built: Built,
    needs: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Installed:
    """An empty environment, in which the wheel or the sdist was installed without a network."""
    folder = tmp_path_factory.mktemp(f"from-{request.param}")
    wheel = built.wheel
    if request.param == "sdist":
        # What pip does with an sdist; done here, since the empty environment has no backend.
        run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation",
            "--wheel-dir", folder, built.sdist, cwd=folder)  # fmt: skip
        (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False, symlinks=os.name != "nt")
    python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps",
        wheel, cwd=folder)  # fmt: skip
    (site,) = (folder / "env").rglob("site-packages")
    (site / "needs.pth").write_text(f"{needs}\n", encoding="utf-8")
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    return Installed(python, elsewhere)


# ------------------------------------------------------------------------- PKG-01: the data


def test_pkg_01_wheel_and_sdist_hold_every_file_of_the_source_tree(built: Built) -> None:
    expected = sources(ROOT / "src")
    assert any(name.startswith("urbanpolicy/data/") for name in expected)
    assert "urbanpolicy/py.typed" in expected
    top = f"urbanpolicy-{built.version}"
    assert in_wheel(built.wheel) >= expected
    assert in_sdist(built.sdist) >= {f"{top}/src/{name}" for name in expected}


def test_pkg_01_the_files_in_the_wheel_are_byte_for_byte_those_of_the_source(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        for name in sources(ROOT / "src"):
            assert archive.read(name) == (ROOT / "src" / name).read_bytes(), name


def test_pkg_01_the_installed_package_answers_from_another_folder(installed: Installed) -> None:
    assert installed.ask(FIRST_QUESTION) == "Petteri Orpo"


def test_pkg_01_what_answers_is_the_installed_package(installed: Installed) -> None:
    found = Path(installed.ask("import urbanpolicy; print(urbanpolicy.__file__)"))
    assert found.is_relative_to(installed.python.parent.parent)


def test_pkg_01_nothing_is_read_from_the_working_directory(installed: Installed) -> None:
    """A folder that looks like the package's own, with broken data, changes nothing."""
    for name in ("data", "urbanpolicy/data", "src/urbanpolicy/data"):
        (installed.elsewhere / name).mkdir(parents=True, exist_ok=True)
        for file in sources(ROOT / "src"):
            if file.startswith("urbanpolicy/data/") and not file.endswith(".py"):
                target = installed.elsewhere / name / Path(file).relative_to("urbanpolicy/data")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text("broken", encoding="utf-8")
    assert installed.ask(FIRST_QUESTION) == "Petteri Orpo"


def test_pkg_01_the_installed_command_answers(installed: Installed) -> None:
    done = subprocess.run(
        [str(installed.python.parent / "urbanpolicy"), "who", "alliance-cooperation-group",
         "--on", "2024-06-01"],
        cwd=installed.elsewhere,
        env={"PATH": os.environ.get("PATH", ""), "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Petteri Orpo" in done.stdout


# ------------------------------------------------------------------------- PKG-03: the names


def test_pkg_03_the_wheel_puts_one_name_beside_its_metadata(built: Built) -> None:
    tops = {name.partition("/")[0] for name in in_wheel(built.wheel)}
    assert tops == {"urbanpolicy", f"urbanpolicy-{built.version}.dist-info"}


def test_pkg_03_the_wheel_holds_nothing_but_the_source_and_metadata(built: Built) -> None:
    metadata = f"urbanpolicy-{built.version}.dist-info/"
    held = {name for name in in_wheel(built.wheel) if not name.startswith(metadata)}
    assert held == sources(ROOT / "src")


def test_pkg_03_the_wheel_made_from_the_tree_is_the_one_made_from_the_sdist(
    built: Built, tmp_path: Path
) -> None:
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, ROOT,
        cwd=tmp_path)  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.read_bytes() == built.wheel.read_bytes()


def test_pkg_03_the_sdist_unpacks_into_one_folder_and_installs_one_name(built: Built) -> None:
    names = in_sdist(built.sdist)
    top = f"urbanpolicy-{built.version}"
    assert {name.partition("/")[0] for name in names} == {top}
    assert {name.split("/")[2] for name in names if name.startswith(f"{top}/src/")} == {
        "urbanpolicy"
    }


def test_pkg_03_the_sdist_holds_what_packagers_need(built: Built) -> None:
    top = f"urbanpolicy-{built.version}"
    held = {name.removeprefix(f"{top}/") for name in in_sdist(built.sdist)}
    assert held >= {
        "CHANGELOG.md",
        "DATA-CHANGELOG.md",
        "LICENSE",
        "LICENSE-DATA",
        "Makefile",
        "README.md",
        "constraints.txt",
        "pyproject.toml",
        "tests/conftest.py",
        "tests/test_packaging.py",
    }
    assert {name.partition("/")[0] for name in held} >= {"docs", "src", "tests", "tools"}
    assert not [
        name for name in held if "__pycache__" in name or name.startswith((".venv", "site/"))
    ]


def test_pkg_03_metadata_name_the_licences_and_the_extras(built: Built) -> None:
    metadata = f"urbanpolicy-{built.version}.dist-info"
    with zipfile.ZipFile(built.wheel) as archive:
        text = archive.read(f"{metadata}/METADATA").decode()
        licences = {name for name in archive.namelist() if name.startswith(f"{metadata}/licenses/")}
    assert licences == {f"{metadata}/licenses/LICENSE", f"{metadata}/licenses/LICENSE-DATA"}
    lines = text.splitlines()
    assert "License-Expression: MIT AND CC-BY-4.0" in lines
    assert {f"Provides-Extra: {extra}" for extra in PROJECT["optional-dependencies"]} <= set(lines)


# ------------------------------------------------------------------------- PKG-05: versions


def test_pkg_05_every_public_name_loads_without_optional_packages_and_warnings(
    installed: Installed,
) -> None:
    names = installed.ask(
        "import urbanpolicy as up\nfor name in up.__all__: getattr(up, name)\nprint(*up.__all__)"
    ).split()
    assert "composition" in names


def test_pkg_05_the_environment_of_these_tests_holds_no_optional_package(
    installed: Installed,
) -> None:
    """Else the tests beside this one would show nothing."""
    program = (
        "import importlib.util as u\n"
        "print(*(n for n in ('hypothesis', 'narwhals', 'numpy', 'pandas', 'polars', 'rdflib',"
        " 'yaml') if u.find_spec(n)))"
    )
    assert installed.ask(program) == ""


def test_pkg_05_every_module_loads_or_names_the_extra_that_it_needs(installed: Installed) -> None:
    """Only a module that belongs to an extra may fail, and it says what to install."""
    program = (
        "import importlib, pkgutil, urbanpolicy\n"
        "for found in pkgutil.walk_packages(urbanpolicy.__path__, 'urbanpolicy.', lambda n: None):\n"
        "    if found.name.endswith('__main__'): continue\n"
        "    try: importlib.import_module(found.name)\n"
        "    except ImportError as error: print(found.name, '|', error)\n"
    )
    refused = [line.split(" | ") for line in installed.ask(program).splitlines()]
    extras = [extra for extra in PROJECT["optional-dependencies"] if extra != "all"]
    for module, message in refused:
        assert any(f"urbanpolicy[{extra}]" in message for extra in extras), (module, message)
    assert "urbanpolicy.strategies" in {module for module, _ in refused}


def test_pkg_05_this_python_is_one_that_the_metadata_name() -> None:
    this = "Programming Language :: Python :: {}.{}".format(*sys.version_info[:2])
    assert this in PROJECT["classifiers"]


def test_pkg_05_dependencies_have_a_floor_and_no_cap() -> None:
    for line in PROJECT["dependencies"]:
        requirement = line.partition(";")[0]
        assert ">=" in requirement
        assert not set("<~!,") & set(requirement)
