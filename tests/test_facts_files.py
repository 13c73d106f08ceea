"""The facts that people edit, the command that compiles them, and what it refuses."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tools.compile_facts import DATA, compile_folder, main

from urbanpolicy.model.catalogue import PLURALS
from urbanpolicy.model.disputes import Gap
from urbanpolicy.model.people import Person
from urbanpolicy.model.sources import Source
from urbanpolicy.values.building import build
from urbanpolicy.values.plain import to_plain

ROOT = Path(__file__).resolve().parent.parent

ABOUT = 'version: "1"\nstate: 2026-11-25\nlicence: CC-BY-4.0\n'

SOUND = """\
sources:
  - {id: a-page, title: A page, publisher: A city, published: 2023-09-01, language: fi}

persons:
  - {id: aino, name: Aino}

municipalities:
  - id: municipality-049
    code: "049"
    names: [{text: {fi: Espoo, sv: Esbo}}]
    citations: [a-page]

offices:
  - id: head
    kind: city-manager
    name: {fi: kaupunginjohtaja}
    heads: municipality-049
    citations: [a-page]

tenures:
  - id: tenure
    person: aino
    office: head
    period: {start: 2023-01-01, end: open, verified: 2023-09-01}
    citations: [a-page]
"""


def folder(path: Path, text: str = SOUND, **more: str) -> Path:
    """A folder of facts: a file facts.yaml with this text, and others by name."""
    path.mkdir(exist_ok=True)
    (path / "about.yaml").write_text(ABOUT, encoding="utf-8")
    (path / "facts.yaml").write_text(text, encoding="utf-8")
    for name, content in more.items():
        (path / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    return [str(problem) for problem in compile_folder(path)[1]]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


# ------------------------------------------------------------------------- the facts themselves


def test_the_facts_have_no_problem_and_the_compiled_files_are_what_they_give() -> None:
    files, found = compile_folder(DATA / "facts")
    assert found == []
    there = {path.name: path.read_text(encoding="utf-8") for path in (DATA / "compiled").iterdir()}
    assert there.keys() == files.keys()
    assert [name for name in files if files[name] != there[name]] == [], "run `make facts`"


def test_the_compiled_records_are_in_plain_form_and_each_cites() -> None:
    for plural, cls in PLURALS.items():
        text = (DATA / "compiled" / f"{plural}.json").read_text(encoding="utf-8")
        tables = json.loads(text)["records"]
        records = [build(cls, table) for table in tables]
        assert [to_plain(record) for record in records] == tables
        assert records == sorted(records)
        for record in records:
            assert isinstance(record, Person | Source | Gap) or record.sources, record.id


def test_each_record_stands_on_a_line_of_its_own() -> None:
    for plural in PLURALS:
        lines = (DATA / "compiled" / f"{plural}.json").read_text(encoding="utf-8").splitlines()
        count = json.loads((DATA / "compiled" / "about.json").read_text())["counts"][plural]
        assert len(lines) == (count + 2 if count else 1)


@pytest.mark.parametrize(("seed", "locale"), [("1", "C"), ("77", "C.UTF-8"), ("4096", "POSIX")])
def test_repro_the_compiled_files_are_the_same_bytes_under_any_hash_seed_and_locale(
    tmp_path: Path, seed: str, locale: str
) -> None:
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-m", "tools.compile_facts", "--into", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True)
    for path in (DATA / "compiled").iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_nothing_in_the_library_needs_yaml() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        assert not re.search(
            r"^\s*(import|from) yaml", path.read_text(encoding="utf-8"), re.MULTILINE
        ), path


# ------------------------------------------------------------------------- the command


def test_the_command_writes_checks_and_says_what_is_stale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts, into = folder(tmp_path / "facts"), tmp_path / "compiled"
    options = ["--facts", str(facts), "--into", str(into)]
    assert main([*options, "--check"]) == 1
    assert main(options) == 0
    assert main([*options, "--check"]) == 0
    (into / "persons.json").write_text("{}", encoding="utf-8")
    (into / "extra.json").write_text("", encoding="utf-8")
    capsys.readouterr()
    assert main([*options, "--check"]) == 1
    assert "extra.json, persons.json; run `make facts`" in capsys.readouterr().err
    assert main(options) == 0
    assert not (into / "extra.json").exists()
    assert main([*options, "--check"]) == 0


def test_the_command_reports_all_problems_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SOUND.replace("name: Aino", "nmae: Aino").replace("office: head", "office: nobody")
    facts, into = folder(tmp_path / "facts", text), tmp_path / "compiled"
    assert main(["--facts", str(facts), "--into", str(into)]) == 1
    said = capsys.readouterr().err
    assert "unknown key" in said
    assert "'nobody'" in said
    assert "problems; nothing was compiled." in said
    assert not into.exists()


def test_a_change_of_one_fact_changes_the_digest(tmp_path: Path) -> None:
    before, _ = compile_folder(folder(tmp_path))
    after, _ = compile_folder(folder(tmp_path, SOUND.replace("Aino", "Eino")))
    digests = {json.loads(files["about.json"])["digest"] for files in (before, after)}
    assert len(digests) == 2


# ------------------------------------------------------------------------- what it refuses

REFUSED = {
    "unknown key": ("    kind: city-manager", "    knid: city-manager", "did you mean 'kind'"),
    "missing field": ("    office: head\n", "", "office: found None, expected a value"),
    "no citation": (
        "2023-09-01}\n    citations: [a-page]\n",
        "2023-09-01}\n",
        "tenure: no fact without a source",
    ),
    "open end, unverified": (
        "period: {start: 2023-01-01, end: open, verified: 2023-09-01}",
        "period: 2023-01-01/..",
        "tenure, period: an open end needs the day",
    ),
    "unquoted code": ('code: "049"', "code: 049", 'write it quoted and with its zeros: "049"'),
    "unquoted code that YAML reads as a number": (
        'code: "049"',
        "code: 20",
        'write it quoted and with its zeros: "020"',
    ),
    "wrong reference": ("person: aino", "person: eino", "refers to 'eino', which is no Person"),
    "reference to another class": ("person: aino", "person: head", "which is no Person here"),
    "wrong source": ("[a-page]", "[b-page]", "refers to 'b-page', which is no Source here"),
    "duplicate id": ("id: tenure\n", "id: head\n", "the id 'head' is given twice, first in facts"),
    "a truth where a text is expected": ("name: Aino", "name: no", "found False, expected a text"),
    "a decimal where a text is expected": ("title: A page", "title: 2.5", "found 2.5, expected"),
    "a number where a day is expected": ("2023-09-01, language", "2023, language", "found 2023"),
    "a nested field": ("fi: Espoo", "fo: Espoo", "found 'fo', expected 'fi', 'sv' or 'en'"),
    "an end before its start": (
        "{start: 2023-01-01, end: open, verified: 2023-09-01}",
        "2023-01-01/2022-12-31",
        "expected an end not before the start",
    ),
    "a plural that nobody knows": ("persons:", "people:", "found 'people', expected one of"),
    "a key given twice": ("    person: aino", "    person: aino\n    person: aino", "given twice"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_fact_is_refused_with_its_file_and_line(tmp_path: Path, name: str) -> None:
    sound, wrong, why = REFUSED[name]
    text = SOUND.replace(sound, wrong, 1)
    first = line_of(SOUND, sound)
    found = [problem for problem in problems(folder(tmp_path, text)) if why in problem]
    assert found, problems(tmp_path)
    file, line, _ = found[0].split(":", maxsplit=2)
    assert file == "facts.yaml"
    # What is not there is reported where its record starts.
    missing = {"missing field": "id: tenure", "no citation": "id: tenure"}
    wanted = line_of(SOUND, missing[name]) if name in missing else first
    assert int(line) == wanted + (name == "a key given twice")


def test_a_sound_folder_has_no_problem(tmp_path: Path) -> None:
    assert problems(folder(tmp_path)) == []


def test_a_source_or_person_that_nobody_names_is_refused(tmp_path: Path) -> None:
    text = SOUND.replace("name: Aino}", "name: Aino}\n  - {id: eino, name: Eino}")
    assert problems(folder(tmp_path, text)) == [
        "facts.yaml:6: no record refers to the person 'eino': leave it out"
    ]
    text = SOUND.replace(
        "fi}\n", "fi}\n  - {id: b-page, title: B, publisher: B, language: fi}\n", 1
    )
    assert problems(folder(tmp_path, text)) == [
        "facts.yaml:3: no record refers to the source 'b-page': leave it out"
    ]


def test_two_municipalities_with_one_code_on_one_day_are_refused(tmp_path: Path) -> None:
    twin = """\
municipalities:
  - id: other
    code: "049"
    names: [{text: {fi: Toinen}}]
    period: 2010-01-01/2012-12-31
    citations: [a-page]
"""
    found = problems(folder(tmp_path, SOUND, twin_yaml=twin))
    assert len(found) == 1
    assert "the code '049' is that of" in found[0]


def test_a_day_may_be_written_with_and_without_quotes(tmp_path: Path) -> None:
    quoted = SOUND.replace("start: 2023-01-01", 'start: "2023-01-01"')
    assert compile_folder(folder(tmp_path, quoted)) == compile_folder(folder(tmp_path, SOUND))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sources: [", "facts.yaml:2: no YAML"),
        ("- one\n", "facts.yaml:1: expected plural names"),
        ("sources: {}\n", "facts.yaml:1: sources: expected a list of records"),
        ("sources:\n  - a-page\n", "facts.yaml:2: sources: found 'a-page', expected a record"),
    ],
)
def test_a_file_that_is_no_list_of_records_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert any(problem.startswith(said) for problem in problems(folder(tmp_path, text)))


def test_an_empty_file_holds_nothing_and_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    assert problems(folder(tmp_path, SOUND, empty_yaml="# nothing yet\n")) == []
    found = problems(folder(tmp_path, SOUND, notes_txt="a note"))
    assert found == ["notes.txt:1: facts are YAML and CSV files"]


def test_about_says_version_state_and_licence(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / "about.yaml").write_text(ABOUT.replace('"1"', "1.0"), encoding="utf-8")
    assert problems(path) == ["about.yaml:1: version: found 1.0, expected a text"]
    (path / "about.yaml").write_text("version: one\n", encoding="utf-8")
    assert problems(path) == ["about.yaml:1: expected exactly the keys version, state, licence"]
    (path / "about.yaml").unlink()
    assert problems(path) == ["about.yaml:1: expected exactly the keys version, state, licence"]


HEADER = "code,year,count,count_at_time,status,division,coverage,citations\n"


def test_populations_are_rows_of_a_table(tmp_path: Path) -> None:
    row = '"049",2023,314024,,final,2024-01-01,municipality,a-page\n'
    files, found = compile_folder(folder(tmp_path, SOUND, populations_csv=HEADER + row))
    assert found == []
    assert json.loads(files["populations.json"])["records"] == [
        {
            "id": "population-049-2023",
            "citations": [{"source": "a-page"}],
            "municipality": "municipality-049",
            "year": 2023,
            "count": 314024,
            "status": "final",
            "division": "2024-01-01",
            "coverage": "municipality",
        }
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            HEADER + "49,2023,1,,final,2024-01-01,municipality,a-page\n",
            "populations.csv:2: code: found '49', expected three digits with their zeros",
        ),
        (HEADER + "049,2023\n", "populations.csv:2: found 2 cells, expected 8"),
        (
            HEADER + "049,2023,1.5,,final,2024-01-01,municipality,a-page\n",
            "populations.csv:2: Population 'population-049-2023', count: found '1.5'",
        ),
        (
            HEADER + "049,2023,1,,final,2024-01-01,municipality,\n",
            "populations.csv:2: population-049-2023: no fact without a source",
        ),
        (
            HEADER + "091,2023,1,,final,2024-01-01,municipality,a-page\n",
            "populations.csv:2: population-091-2023, municipality: refers to 'municipality-091'",
        ),
        ("code,year\n", "populations.csv:1: found the columns code,year, expected"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path: Path, rows: str, said: str) -> None:
    found = problems(folder(tmp_path, SOUND, populations_csv=rows))
    assert [problem for problem in found if problem.startswith(said)], found


def test_only_populations_are_read_as_a_table(tmp_path: Path) -> None:
    found = problems(folder(tmp_path, SOUND, persons_csv="id,name\n"))
    assert found == ["persons.csv:1: only populations.csv is read as a table"]
