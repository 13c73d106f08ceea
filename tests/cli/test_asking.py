"""``urbanpolicy changes``, ``search`` and ``about``, and the words in which all commands answer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import get_args

import pytest

import urbanpolicy as up
from tests.cli.running import DAY, Done, process
from tests.cli.test_status import Broken
from urbanpolicy.checking.rule import Severity, Standing
from urbanpolicy.cli import main
from urbanpolicy.cli.codes import CLASSES, CODES, class_word, classes_word, code_word
from urbanpolicy.cli.compared import answer as compared
from urbanpolicy.cli.fields import FIELDS, label_of
from urbanpolicy.cli.imprint import answer as imprint
from urbanpolicy.cli.imprint import as_json as imprint_as_json
from urbanpolicy.cli.telling import CODED
from urbanpolicy.cli.words import PARTS, SUBJECTS
from urbanpolicy.model import catalogue, changes, mal, places, regions, vocabulary
from urbanpolicy.model.record import Part
from urbanpolicy.values.text import LANGS, Lang
from urbanpolicy.values.value import fields_of
from urbanpolicy.world.comparing import KINDS as SUBJECT_KINDS
from urbanpolicy.world.wording import WORDS

Run = Callable[..., Done]

# ------------------------------------------------------------------------- changes


def test_changes_are_told_with_names_and_both_states(run: Run) -> None:
    done = run("changes", "2025-06-01", "2025-06-02", "--lang", "fi")
    assert done.status == 0
    assert done.out.startswith("2025-06-01 -> 2025-06-02 (varmoja: ")
    row = next(line for line in done.out.splitlines() if "Helsinki" in line)
    assert row.split("  ")[0] == "kunnan johto"
    assert "Juhana Vartiainen" in row
    assert "Daniel Sazonov" in row


def test_what_is_undecided_is_marked_and_counted_apart(run: Run) -> None:
    out = run("changes", "2024-12-31", "2025-01-01").out
    assert out.startswith("2024-12-31 -> 2025-01-01 (certain: 2, undecided: 1)")
    marked = [line for line in out.splitlines() if line.endswith("  undecided")]
    assert len(marked) == 1
    assert "Pertunmaa" in out
    assert "existence" in out
    assert "Two days are compared" in out


def test_changes_as_json_are_those_of_the_library(run: Run) -> None:
    found = json.loads(run("changes", "2024-12-31", "2025-01-01", "--format", "json").out)
    assert found == {
        **up.changes("2024-12-31", "2025-01-01").to_plain(),
        "complete": "undecided",
    }


def test_a_day_is_not_otherwise_than_itself(run: Run) -> None:
    out = run("changes", DAY, "16.11.2023").out
    assert out.splitlines()[0] == "2023-11-16 -> 2023-11-16 (certain: 0)"
    assert len(out.splitlines()) == 4


@pytest.mark.parametrize("lang", LANGS)
def test_changes_over_many_years_have_a_word_for_everything(lang: Lang) -> None:
    told = compared(up.register(), "2007-06-01", "2024-12-01", lang, str)
    assert len(told.splitlines()) > 300
    if lang != "en":
        for subject in SUBJECTS.values():
            assert subject.en not in (subject.fi, subject.sv)


def test_parties_and_words_of_municipalities_are_told_by_name() -> None:
    world = up.register()
    told = compared(world, "2023-10-31", "2024-12-05", "en", str)
    assert up.changes("2008-12-31", "2009-01-01").items
    assert "region" in compared(world, "2008-12-31", "2011-01-01", "en", str)
    assert told


def test_a_change_from_no_day_is_wrong_use(run: Run) -> None:
    assert run("changes", "2023", "2024").status == 2
    assert run("changes", DAY).status == 2


# ------------------------------------------------------------------------- search


def test_search_shows_where_a_text_stands(run: Run) -> None:
    done = run("search", "abo", "--lang", "fi")
    title, blank, heads, first, *_ = done.out.splitlines()
    assert title == f"'abo' ({len(up.search('abo'))})"
    assert not blank
    assert heads.split() == ["tunnus", "luokka", "kenttä", "osuma", "teksti"]
    assert first.split() == ["municipality-853", "kunta", "nimet", "sama", "Åbo", "[sv]"]


def test_search_as_json(run: Run) -> None:
    found = json.loads(run("search", "Helsnki", "--format", "json").out)
    assert found["asked"] == "Helsnki"
    assert {hit["match"] for hit in found["hits"]} == {"fuzzy"}
    assert [hit["id"] for hit in found["hits"]] == [hit.id for hit in up.search("Helsnki")]
    first = found["hits"][0]
    assert set(first) == {"id", "class", "field", "lang", "match", "text"}


@pytest.mark.parametrize("text", ["", "xyzzy qqq"])
def test_a_search_that_finds_nothing_is_an_answer(run: Run, text: str) -> None:
    assert run("search", text) == Done(0, f"{text!r} (0)\n\nNothing.\n", "")


# ------------------------------------------------------------------------- about


def test_about_says_versions_days_and_numbers(run: Run) -> None:
    out = run("about", "--lang", "sv").out
    about = up.about()
    assert f"{about.data_version} (CC-BY-4.0)" in out
    assert f"{about.version} (MIT)" in out
    for coverage in about.coverages:
        assert f"{coverage.first} – {coverage.last}" in out
    assert ["källor", str(about.sources)] in [line.split() for line in out.splitlines()]


def test_about_as_json(run: Run) -> None:
    found = json.loads(run("about", "--format", "json").out)
    assert found["records"] == dict(up.about().counts)
    assert found["verified"] == str(up.about().verified)
    assert found["searched"][0]["id"] == up.coverages()[0].id


def test_a_world_without_facts_is_told_as_that() -> None:
    world = up.Register([], name="empty")
    told = imprint(world, "en", str)
    assert "empty (not known)" in told
    assert "searched" not in told
    found = json.loads(imprint_as_json(world))
    assert found["state"] is found["verified"] is found["data_version"] is None


# ------------------------------------------------------------------------- all of them

ASKED = (
    ["show", "Turku"],
    ["list", "models"],
    ["changes", "2024-12-31", "2025-01-01"],
    ["search", "Šaŋŋa"],
    ["about"],
)


@pytest.mark.parametrize("arguments", ASKED, ids=lambda words: words[0])
def test_every_command_has_its_help_and_languages(run: Run, arguments: list[str]) -> None:
    command = arguments[0]
    assert run(command, "--help").out.isascii()
    assert command in run("--help").out
    told = {lang: run(*arguments, "--lang", lang).out for lang in LANGS}
    assert len(set(told.values())) == 3
    assert run(*arguments).out == told["en"]
    assert run(*arguments, "--lang", "de").status == 2
    assert run(*arguments, "--format", "html").status == 2


@pytest.mark.parametrize("arguments", ASKED, ids=lambda words: words[0])
def test_json_does_not_depend_on_the_encoding(arguments: list[str]) -> None:
    narrow = process(*arguments, "--format", "json", encoding="ascii")
    wide = process(*arguments, "--format", "json", encoding="utf-8")
    assert (narrow.status, narrow.err) == (0, "")
    assert json.loads(narrow.out) == json.loads(wide.out)


@pytest.mark.parametrize("arguments", ASKED, ids=lambda words: words[0])
def test_a_reader_that_has_seen_enough_changes_no_status(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Broken(BrokenPipeError()))
        assert main(arguments) == 0
    assert not capsys.readouterr().err


@pytest.mark.parametrize("arguments", ASKED[:3], ids=lambda words: words[0])
def test_the_same_is_printed_under_every_hash_seed(
    arguments: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = run(*arguments, "--lang", "fi").out
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        assert process(*arguments, "--lang", "fi").out == here


def test_reading_the_command_line_loads_nothing_of_the_register() -> None:
    script = (
        "import sys; from urbanpolicy.cli import main; main(['list', '--help']);"
        "rooms = {name.split('.')[1] for name in sys.modules if name.startswith('urbanpolicy.')};"
        "sys.exit(sorted(rooms - {'cli', 'release'}) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


# ------------------------------------------------------------------------- words


def parts() -> Iterator[type[Part]]:
    """Every class of records and of what is inside them."""
    for name in (*CLASSES, *catalogue.CLASSES):
        cls: type[Part] = up.Rule if name == "Rule" else catalogue.CLASSES[name]
        yield cls
    waiting: list[type[Part]] = [Part]
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        is_told = cls.__module__.startswith("urbanpolicy.model") and cls is not up.Acceptance
        if is_told and "__attrs_attrs__" in vars(cls):
            yield cls


def test_every_field_of_every_class_has_a_label() -> None:
    untold = {"judge", "given", "texts"}
    names = {(c.__name__, f.name) for c in parts() for f in fields_of(c)}
    for owner, name in sorted(names):
        for lang in LANGS:
            assert name in untold or label_of(owner, name, lang)
    known = {name for _, name in names} | {f"{owner}.{name}" for owner, name in names}
    assert not set(FIELDS) - known
    assert not {name for name in CODED if name not in FIELDS}


def test_every_class_of_records_has_a_word() -> None:
    assert set(CLASSES) == {*catalogue.CLASSES, "Rule"}
    for name in CLASSES:
        assert class_word(name, "sv")
        assert classes_word(name, "fi")


@pytest.mark.parametrize(
    "closed",
    [
        vocabulary.Evidence,
        vocabulary.Confidence,
        vocabulary.TenureStatus,
        vocabulary.SeatRole,
        vocabulary.PartyRole,
        vocabulary.Nature,
        vocabulary.MilestoneKind,
        vocabulary.Basis,
        vocabulary.Qualifier,
        vocabulary.Presence,
        changes.ChangeKind,
        mal.ListStatus,
        mal.InForceBy,
        places.Extent,
        regions.CountyKind,
        Severity,
        Standing,
    ],
)
def test_every_word_of_the_closed_lists_is_told_in_every_language(closed: object) -> None:
    for code in get_args(closed):
        assert code in CODES or code in WORDS, code
        assert len({code_word(code, lang) for lang in LANGS}) > 1, code


def test_a_code_that_nothing_has_a_word_for_stands_as_it_is() -> None:
    assert code_word("zh", "fi") == "zh"


def test_a_code_may_mean_something_else_in_one_field() -> None:
    assert code_word("party", "en") == "party"
    assert code_word("party", "en", "Source.kind") == "political party's page"


def test_the_subjects_of_changes_have_words() -> None:
    assert set(SUBJECTS) == set(SUBJECT_KINDS)
    assert {"names", "titles", "regions", "counties", "language_statuses"} < set(PARTS)
