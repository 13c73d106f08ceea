"""The exit status is the verdict, and no other end of a run has the same one (case CLI-03)."""

from __future__ import annotations

import errno
import io
import runpy
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import urbanpolicy as up
from tests.cli.running import DAY, IN_ORDER, WITH_FAULTS, Done, draft, in_order_but, process
from urbanpolicy.checking import check as checking
from urbanpolicy.cli import main

Run = Callable[..., Done]
TOO_EARLY = in_order_but("date = 2023-11-16", "date = 2023-08-15")


@pytest.fixture
def only_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule on meetings as a warning; no built-in rule is one yet."""
    rules = tuple(
        attrs.evolve(rule, severity="warning") if rule.id == "alliance-first-meeting" else rule
        for rule in up.rules()
    )
    real = checking.check

    def check(*arguments: object, **options: object) -> up.Report:
        return real(*arguments, **options, rules=rules)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "check", check)


def test_cli_03_a_good_file_ends_with_0(run: Run) -> None:
    assert run("check", IN_ORDER, "--on", DAY).status == 0


def test_cli_03_a_file_with_one_error_ends_with_1(run: Run, tmp_path: Path) -> None:
    done = run("check", draft(tmp_path, TOO_EARLY), "--on", DAY)
    assert done.status == 1
    assert done.out.count("\nerror  ") == 1


@pytest.mark.usefixtures("only_warnings")
def test_cli_03_a_file_with_only_a_warning_ends_with_0_and_with_1_if_strict(
    run: Run, tmp_path: Path
) -> None:
    file = draft(tmp_path, TOO_EARLY)
    done = run("check", file, "--on", DAY)
    assert done.status == 0
    assert "\nwarning  " in done.out
    assert run("check", file, "--on", DAY, "--strict").status == 1
    assert run("check", IN_ORDER, "--on", DAY, "--strict").status == 0


def test_cli_03_a_file_that_does_not_exist_ends_with_3(run: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "nowhere.toml")
    assert run("check", file, "--on", DAY) == Done(
        3, "", f"urbanpolicy: cannot read {file}: No such file or directory\n"
    )


def test_cli_03_an_unknown_option_ends_with_2(run: Run) -> None:
    done = run("check", IN_ORDER, "--on", DAY, "--quick")
    assert done.status == 2
    assert not done.out
    assert "--quick" in done.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check", IN_ORDER, "--on", DAY], 0),
        (["check", WITH_FAULTS, "--on", DAY], 1),
        (["check", IN_ORDER], 2),
        (["check", IN_ORDER, "--on", "2023"], 2),
        (["check", "nowhere.toml", "--on", DAY], 3),
    ],
)
def test_cli_03_the_status_is_that_of_the_process(arguments: list[str], status: int) -> None:
    done = process(*arguments)
    assert done.status == status
    assert "Traceback" not in done.err


def test_the_package_can_be_run_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["urbanpolicy", "check", WITH_FAULTS, "--on", DAY])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("urbanpolicy", run_name="__main__")
    assert ended.value.code == 1
    assert capsys.readouterr().out.startswith("Report: alliance-with-faults.toml")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("urbanpolicy = ", "draft.toml"),
        ("urbanpolicy = 2", "draft.toml"),
        ('{"urbanpolicy": 1, "grups": []}', "draft.json"),
        ('urbanpolicy = 1\n[[memberships]]\nid = "m"', "draft.toml"),
        ('urbanpolicy = 1\n[[meetings]]\nid = "m"\ngroup = "nobody"\ndate = 2024-01-01', "d.toml"),
    ],
)
def test_a_file_that_is_no_sound_document_ends_with_3(
    run: Run, tmp_path: Path, text: str, name: str
) -> None:
    done = run("check", draft(tmp_path, text, name), "--on", DAY)
    assert done.status == 3
    assert not done.out
    assert done.err.startswith(f"urbanpolicy: {name}: 1 problem\n") or "problems\n" in done.err


def test_a_folder_and_bytes_that_are_no_text_end_with_3(run: Run, tmp_path: Path) -> None:
    assert run("check", str(tmp_path), "--on", DAY).status == 3
    (tmp_path / "draft.toml").write_bytes(b"\xff\xfe\x00")
    assert run("check", str(tmp_path / "draft.toml"), "--on", DAY).status == 3


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["whom"],
        ["who"],
        ["who", "Turku"],
        ["who", "Turku", "--on", "16.11."],
        ["who", "Turku", "--on", DAY, "--lang", "de"],
        ["who", "Turku", "--o", DAY],
        ["who", "Atlantis", "--on", DAY],
        ["who", "Turku", "--on", "1066-10-14x"],
        ["check", IN_ORDER, "--on", DAY, "--format", "xml"],
        ["check", IN_ORDER, "--on", "latest"],
    ],
)
def test_wrong_use_ends_with_2_and_one_readable_block(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert not done.out
    assert "urbanpolicy" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("arguments", [["--help"], ["who", "--help"], ["check", "-h"]])
def test_help_is_plain_ascii_and_ends_with_0(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.status == 0
    assert done.out.isascii()
    assert not done.err


def test_help_names_every_exit_status(run: Run) -> None:
    lines = run("--help").out.splitlines()
    assert [line[2] for line in lines if line[:2] == "  " and line[2:4].strip().isdigit()] == list(
        "01234"
    )


def test_the_version_is_that_of_the_code_and_that_of_the_data(run: Run) -> None:
    assert run("--version") == Done(0, f"urbanpolicy {up.__version__}, data {data_version()}\n", "")


def data_version() -> str:
    return up.register().name.removeprefix("urbanpolicy ")


# ------------------------------------------------------------------------- nothing was checked


NOTHING = 'urbanpolicy = 1\n[[groups]]\nid = "club"\nkind = "club"\nname = { en = "A club" }\n'


def test_a_draft_that_no_rule_governs_is_said_to_show_nothing(run: Run, tmp_path: Path) -> None:
    file = draft(tmp_path, NOTHING)
    done = run("check", file, "--on", DAY)
    assert done.status == 0
    assert "no rule was held against this draft" in done.err
    assert run("check", file, "--on", DAY, "--strict").status == 1


# ------------------------------------------------------------------------- when it cannot be done


class Broken(io.TextIOBase):
    """A stream that fails when it is written to."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def write(self, text: str) -> int:
        raise self.error


def test_a_full_disk_ends_with_4(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Broken(full))
        assert main(["who", "Turku", "--on", DAY]) == 4
    expected = "urbanpolicy: the output cannot be written: No space left on device\n"
    assert capsys.readouterr().err == expected


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_a_full_device_ends_with_4_without_a_traceback() -> None:
    done = process("who", "Turku", "--on", DAY, into=Path("/dev/full"))
    assert done.status == 4
    assert "Traceback" not in done.err


@pytest.mark.parametrize(("file", "status"), [(IN_ORDER, 0), (WITH_FAULTS, 1)])
def test_a_reader_that_has_seen_enough_changes_no_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], file: str, status: int
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Broken(BrokenPipeError()))
        assert main(["check", file, "--on", DAY]) == status
    assert not capsys.readouterr().err


def test_a_fault_of_the_program_is_no_verdict(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(checking, "check", fails)
    done = run("check", IN_ORDER, "--on", DAY)
    assert done.status == 4
    assert done.err.startswith("urbanpolicy: a fault of the program; please report it.\n")
    assert done.err.endswith("ZeroDivisionError: a fault\n")


def test_a_program_without_a_console_keeps_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        patch.setattr(sys, "stderr", None)
        assert main(["check", WITH_FAULTS, "--on", DAY]) == 1
        assert main(["who", "Atlantis", "--on", DAY]) == 2
