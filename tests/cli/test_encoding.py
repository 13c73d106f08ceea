"""Output survives every encoding: what does not fit is shown escaped (case CLI-01)."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up
from tests.cli.running import DAY, IN_ORDER, WITH_FAULTS, draft, in_order_but, process
from urbanpolicy.cli import main
from urbanpolicy.cli.output import Output

NARROW = ("cp1252", "ascii", "cp850")
# A fictitious person.
MARET = "Máret Šaŋŋa"
SEAT = 'role = "chair"\noffice = "fi-prime-minister"'
CHAIRED = in_order_but(SEAT, 'role = "chair"\nperson = "maret"') + (
    f'\n[[persons]]\nid = "maret"\nname = "{MARET}"\n'
)


def printed(monkeypatch: pytest.MonkeyPatch, encoding: str, *arguments: str) -> tuple[int, str]:
    """Run the command line in this process with an output of an encoding."""
    file = io.BytesIO()
    stream = io.TextIOWrapper(file, encoding=encoding, newline="\n")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        status = main(arguments)
    return status, file.getvalue().decode(encoding)


def as_shown(text: str, encoding: str) -> str:
    return text.encode(encoding, "backslashreplace").decode(encoding)


@pytest.mark.parametrize("into_a_file", [False, True])
@pytest.mark.parametrize("encoding", [*NARROW, "utf-8", "utf-16"])
def test_cli_01_a_name_is_shown_in_any_encoding_by_pipe_and_file(
    tmp_path: Path, encoding: str, into_a_file: bool
) -> None:
    into = tmp_path / "out.txt" if into_a_file else None
    done = process("check", draft(tmp_path, CHAIRED), "--on", DAY, encoding=encoding, into=into)
    assert as_shown(MARET, encoding) in done.out
    assert done.status == 1  # that of the work done: a fictitious person is no Prime Minister
    assert "Traceback" not in done.err
    assert ("are shown escaped" in done.err) == (encoding in NARROW)


@pytest.mark.parametrize("encoding", NARROW)
def test_cli_01_every_municipality_can_be_listed(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    file = io.BytesIO()
    out = Output(io.TextIOWrapper(file, encoding=encoding, write_through=True))
    names = [name for place in up.register().all(up.Municipality) for name in place.name.all]
    assert len(names) > 400
    for name in names:
        assert out.write(f"{name}\n")
    shown = file.getvalue().decode(encoding).split()
    assert shown == as_shown("\n".join(names), encoding).split()


@pytest.mark.parametrize("encoding", NARROW)
def test_cli_01_help_and_errors_survive_as_well(encoding: str) -> None:
    assert process("--help", encoding=encoding).status == 0
    done = process("who", MARET, "--on", DAY, encoding=encoding)
    assert done.status == 2
    assert as_shown("Šaŋŋa", encoding).replace("\\", "") in done.err.replace("\\", "")
    done = process("who", "Turku", f"--{MARET}", "--on", DAY, encoding=encoding)
    assert done.status == 2
    assert "Traceback" not in done.err


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
@pytest.mark.parametrize("encoding", NARROW)
def test_cli_01_columns_stay_aligned_where_characters_are_escaped(
    monkeypatch: pytest.MonkeyPatch, encoding: str, lang: str
) -> None:
    group = "alliance-cooperation-group"
    _, out = printed(monkeypatch, encoding, "who", group, "--on", DAY, "--lang", lang)
    header, *seats = out.split("\n\n")[1].splitlines()
    column = header.rindex("  ") + 2  # that of the state
    assert len(seats) == 8
    assert {row[column - 2 : column] for row in seats} == {"  "}
    assert all(row[column] != " " for row in seats)


@given(text=st.text(), encoding=st.sampled_from([*NARROW, "utf-8", "latin-1", "shift_jis"]))
def test_any_text_fits_after_it_was_made_to(text: str, encoding: str) -> None:
    out = Output(io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    shown = out.fit(text)
    shown.encode(encoding)
    assert out.misfits == (shown != text)
    assert out.fit(shown) == shown


def test_what_the_user_set_for_errors_is_kept() -> None:
    file = io.BytesIO()
    stream = io.TextIOWrapper(file, encoding="ascii", errors="replace", newline="")
    out = Output(stream)
    out.write("Åbo\n")
    assert file.getvalue() == b"?bo\n"
    assert not out.misfits


@pytest.mark.parametrize("encoding", [*NARROW, "utf-8", "UTF_8"])
def test_only_utf_8_holds_json_beyond_ascii(encoding: str) -> None:
    out = Output(io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    text = json.dumps({"name": MARET}, ensure_ascii=False, indent=2) + "\n"
    assert json.loads(out.json(text)) == {"name": MARET}
    assert out.json(text).isascii() == (encoding in NARROW)
    assert encoding in NARROW or out.json(text) == text


@pytest.mark.parametrize("encoding", [*NARROW, "utf-8", "UTF_8"])
def test_json_is_json_in_any_encoding(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    encoding: str,
) -> None:
    arguments = ["check", draft(tmp_path, CHAIRED), "--on", DAY, "--format", "json"]
    status, out = printed(monkeypatch, encoding, *arguments)
    assert status == 1
    assert MARET in [finding["found"] for finding in json.loads(out)["findings"]]
    assert (MARET in out) == (encoding not in NARROW)
    assert not capsys.readouterr().err  # nothing is lost: JSON has escapes of its own


@pytest.mark.skipif(os.name == "nt", reason="such names are not allowed there")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"draft-\xff.toml", "draft-\\udcff.toml"),
        (b"draft\nerror.toml", "draft\\nerror.toml"),
        ("JyvÃ¤skylÃ¤.toml".encode(), "JyvÃ¤skylÃ¤.toml"),
    ],
)
def test_a_file_is_checked_whatever_its_name(tmp_path: Path, name: bytes, shown: str) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
    Path(path).write_bytes(Path(IN_ORDER).read_bytes())
    done = process("check", path, "--on", DAY)
    assert done.out.startswith(f"Report: {shown}, {DAY}\n")
    assert done.status == 0


def test_a_note_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _ = printed(monkeypatch, "ascii", "check", WITH_FAULTS, "--on", DAY, "--lang", "sv")
    assert status == 1
    assert capsys.readouterr().err == (
        "urbanpolicy: characters that ascii does not have are shown escaped;\n"
        "set PYTHONIOENCODING=utf-8 to see them\n"
    )
