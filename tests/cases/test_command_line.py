"""The cases of the area command-line, and the kinds of fault behind them closed by properties.

CLI-01: output crashes where the encoding of a pipe is narrow. CLI-03: the status carries no verdict.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.cli.running import DAY, IN_ORDER, WITH_FAULTS, Done, draft, in_order_but, process
from urbanpolicy.checking import check as checking
from urbanpolicy.cli import main

MARET = "Máret Šaŋŋa"  # fictitious
NARROW = ("cp1252", "ascii", "cp850")
ENCODINGS = (*NARROW, "latin-1", "shift_jis", "utf-8")
ONE_ERROR = in_order_but("date = 2023-11-16", "date = 2023-08-15")
NAMES = (MARET, "Turku", "Enontekiö", "Jyväskylä", "ŋ", "\N{SNOWMAN}", "", "alliance", "02")


def fits(text: str, encoding: str) -> str:
    """A text as it is shown where some of its characters have no place."""
    return text.encode(encoding, "backslashreplace").decode(encoding)


def ran(encoding: str, *arguments: str) -> Done:
    """Run the command line in this process with streams of an encoding that fail on misfits."""
    files = (io.BytesIO(), io.BytesIO())
    with pytest.MonkeyPatch.context() as patch:
        for name, file in zip(("stdout", "stderr"), files, strict=True):
            # Python's own standard error escapes; its standard output does not.
            errors = "strict" if name == "stdout" else "backslashreplace"
            stream = io.TextIOWrapper(file, encoding=encoding, errors=errors, newline="\n")
            patch.setattr(sys, name, stream)
        status = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = (file.getvalue().decode(encoding) for file in files)
    return Done(status, out, err)


# ------------------------------------------------------------------------- CLI-01


@pytest.mark.parametrize("into_a_file", [False, True])
@pytest.mark.parametrize("encoding", NARROW)
def test_cli_01_all_municipalities_are_listed_by_pipe_and_file(
    tmp_path: Path, encoding: str, into_a_file: bool
) -> None:
    into = tmp_path / "out.txt" if into_a_file else None
    done = process("list", "municipalities", "--lang", "sv", encoding=encoding, into=into)
    assert done.status == 0
    assert "Traceback" not in done.err
    places = up.register().all(up.Municipality)
    for place in places:
        assert fits(place.name.show("sv"), encoding) in done.out
    assert len(done.out.splitlines()) == 3 + len(places)
    assert ("are shown escaped" in done.err) == (encoding != "cp1252")  # which alone has the dash


@pytest.mark.parametrize("into_a_file", [False, True])
@pytest.mark.parametrize("encoding", NARROW)
def test_cli_01_a_person_with_a_sami_name_is_shown_by_pipe_and_file(
    tmp_path: Path, encoding: str, into_a_file: bool
) -> None:
    into = tmp_path / "out.txt" if into_a_file else None
    chaired = in_order_but('office = "fi-prime-minister"', 'person = "maret"')
    text = f'{chaired}\n[[persons]]\nid = "maret"\nname = "{MARET}"\n'
    done = process("check", draft(tmp_path, text), "--on", DAY, encoding=encoding, into=into)
    assert done.status == 1  # that of the work done: a fictitious person is no Prime Minister
    assert fits(MARET, encoding) in done.out
    assert "are shown escaped" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("encoding", NARROW)
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["show", "--help"],
        ["list", "--help"],
        ["show", MARET],
        ["list", "agreements", "--party", MARET],
        ["check", f"{MARET}.toml"],
        ["search", "--lang", "fi", MARET],
        [MARET],
    ],
)
def test_cli_01_help_and_errors_survive_as_well(encoding: str, arguments: list[str]) -> None:
    done = ran(encoding, *arguments)
    expected = 0 if "--help" in arguments or "search" in arguments else 2
    assert done.status == (3 if "check" in arguments else expected)
    if "--help" in arguments:
        assert done.out.isascii()


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    encoding=st.sampled_from(ENCODINGS),
    name=st.sampled_from(NAMES) | st.text(max_size=8).filter(lambda text: "\0" not in text),
    command=st.sampled_from(["show", "search", "who"]),
    lang=st.sampled_from(["fi", "sv", "en"]),
)
def test_cli_01_no_text_and_no_encoding_ends_in_a_traceback(
    encoding: str, name: str, command: str, lang: str
) -> None:
    day = ["--on", DAY] if command == "who" else []
    done = ran(encoding, command, *day, "--lang", lang, "--", name)
    plain = ran("utf-8", command, *day, "--lang", lang, "--", name)
    assert done.status == plain.status
    assert done.status in (0, 2)
    assert "Traceback" not in done.err
    if done.status == 0 and "\\" not in plain.out:
        assert done.out.split()[:2] == fits(plain.out, encoding).split()[:2]


@settings(max_examples=10)
@given(encoding=st.sampled_from(ENCODINGS), name=st.sampled_from(["Turku", "alliance", "mal"]))
def test_cli_01_json_loses_nothing_in_any_encoding(encoding: str, name: str) -> None:
    narrow = ran(encoding, "show", name, "--format", "json", "--lang", "fi")
    wide = ran("utf-8", "show", name, "--format", "json", "--lang", "fi")
    assert not narrow.err
    assert json.loads(narrow.out) == json.loads(wide.out)


# ------------------------------------------------------------------------- CLI-03


@pytest.fixture
def only_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule on the first meeting gives a warning."""
    rules = tuple(
        attrs.evolve(rule, severity="warning") if rule.id == "alliance-first-meeting" else rule
        for rule in up.rules()
    )
    real: Callable[..., up.Report] = checking.check
    monkeypatch.setattr(checking, "check", lambda *a, **o: real(*a, **o, rules=rules))


def test_cli_03_a_good_file_one_error_no_file_and_an_unknown_option(tmp_path: Path) -> None:
    faulty = draft(tmp_path, ONE_ERROR)
    assert main(["check", IN_ORDER, "--on", DAY]) == 0
    assert main(["check", faulty, "--on", DAY]) == 1
    unreadable = main(["check", str(tmp_path / "nowhere.toml"), "--on", DAY])
    wrong_use = main(["check", IN_ORDER, "--on", DAY, "--unknown"])
    assert (unreadable, wrong_use) == (3, 2)


@pytest.mark.usefixtures("only_warnings")
def test_cli_03_only_a_warning_is_0_and_1_with_a_strict_switch(tmp_path: Path) -> None:
    file = draft(tmp_path, ONE_ERROR)
    assert main(["check", file, "--on", DAY]) == 0
    assert main(["check", file, "--on", DAY, "--strict"]) == 1


@pytest.mark.parametrize("how", ["text", "json", "html"])
@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_cli_03_the_status_is_the_verdict_however_it_is_printed(how: str, lang: str) -> None:
    told = ["--on", DAY, "--format", how, "--lang", lang]
    assert main(["check", IN_ORDER, *told]) == 0
    assert main(["check", WITH_FAULTS, *told]) == 1


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    words=st.lists(
        st.sampled_from(["show", "list", "changes", "search", "about", "who", "new", "group", DAY])
        | st.sampled_from(
            ["Turku", "agreements", "--on", "--lang", "--format", "json", "fi", "--x"]
        ),
        max_size=5,
    )
)
def test_cli_03_no_use_of_a_question_ends_with_the_status_of_a_verdict(words: list[str]) -> None:
    done = ran("utf-8", *words)
    assert done.status in (0, 2)
    assert bool(done.out) == (done.status == 0)
    assert bool(done.err) == (done.status == 2)


def test_cli_03_every_status_is_in_the_help_and_on_the_page() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "command-line.md"
    text = page.read_text(encoding="utf-8")
    helped = ran("utf-8", "--help").out
    for status in (0, 1, 2, 3, 4):
        assert f"| {status} | " in text
        assert f"\n  {status}  " in helped
