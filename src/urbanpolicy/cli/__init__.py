"""The command line, a thin reader of the library: ``urbanpolicy who``, ``show``, ``check`` and so on.

The exit status is the verdict: 0 conforms (or the question was answered), 1 does not conform, 2 wrong
use, 3 the input cannot be read, 4 it could not be done (the output cannot be written, or a fault of
the program).
"""

from __future__ import annotations

import argparse
import sys

from urbanpolicy.cli.asking import QUESTIONS, add_questions
from urbanpolicy.cli.output import Output
from urbanpolicy.cli.tables import TABLES, add_tables
from urbanpolicy.release import __version__

TYPE_CHECKING = False  # importing `typing` takes longer than reading the command line
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from urbanpolicy.checking.report import Report

CONFORMS = ANSWERED = 0
FAILS = 1
WRONG_USE = 2
UNREADABLE = 3
NOT_DONE = 4

DESCRIPTION = """\
Finland's agreements between the state and its cities: what was agreed, who holds
which seat or office on a day and why, and whether a draft follows the rules.
"""

STATUSES = """\
exit status:
  0  the draft conforms (warnings too), or the question was answered
  1  the draft does not conform
  2  wrong use: an unknown option, a name that nothing has, no such day
  3  the file cannot be read
  4  it could not be done: the output cannot be written, or a fault of the program

Characters that the encoding of the output does not have are shown escaped, with a
note; set PYTHONIOENCODING=utf-8 to see them.
"""

MISFITS = """\
urbanpolicy: characters that {encoding} does not have are shown escaped;
set PYTHONIOENCODING=utf-8 to see them
"""

WHO_TEXT = """\
Print who holds the seats of a body, an office, or the leadership of a
municipality on a day, as far as the sources go. A seat is not attendance: who came
to a meeting is known only from a source on it.
"""

CHECK_TEXT = """\
Hold a draft against the rules on a day and print the report. The draft is a file in
TOML or JSON with the body, its memberships and its meetings. A draft that names only
offices can be checked for any day, also a future one.
"""

NEW_TEXT = """\
Print a commented document in TOML for a body, a meeting or an agreement, to be
filled in and checked. As it is printed, it conforms.
"""

Answer = tuple[int, str, str]
"""The exit status, what is printed, and what is told on standard error."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status. Errors are told on standard error."""
    try:
        options = parser().parse_args(argv)
    except SystemExit as stop:  # argparse has told what is wrong, or shown what was asked for
        return int(stop.code or 0)
    out, err = Output(sys.stdout), Output(sys.stderr)
    try:
        status, text, note = answered(options, out)
        if not out.write(text):
            return status  # whoever reads has seen enough, as `head` has
    except OSError as error:
        status, note = NOT_DONE, f"the output cannot be written: {error.strerror or error}"
    # A fault of the program must not end with the status that means "does not conform".
    except Exception:  # noqa: BLE001
        import traceback

        status = NOT_DONE
        note = f"a fault of the program; please report it.\n{traceback.format_exc()}"
    if note:
        err.write(f"urbanpolicy: {note.rstrip()}\n")
    if out.misfits:
        err.write(MISFITS.format(encoding=out.encoding))
    return status


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line; its help is plain ASCII."""
    top = argparse.ArgumentParser(
        prog="urbanpolicy",
        description=DESCRIPTION,
        epilog=STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print both versions and exit")
    commands = top.add_subparsers(title="commands", dest="command", required=True)
    who = _command(commands, "who", "who holds a seat or an office on a day", WHO_TEXT)
    who.add_argument(
        "name",
        metavar="NAME",
        help="a body, an office or a municipality: its id, code, name or title in any language",
    )
    who.add_argument("--why", action="store_true", help="add the reasons and the sources")
    add_questions(lambda name, brief, text: _plain_command(commands, name, brief, text))
    check = _command(commands, "check", "hold a draft against the rules", CHECK_TEXT)
    check.add_argument("file", metavar="FILE", help="a draft in TOML, or in JSON if named *.json")
    check.add_argument(
        "--through",
        metavar="PERIOD",
        help="a year or 2023-06-20/2026-12-31 instead of a day: from when to when it held",
    )
    check.add_argument(
        "--format",
        choices=("text", "json", "html"),
        default="text",
        help="how to print (default: text)",
    )
    check.add_argument("--mend", action="store_true", help="add the changes that would mend it")
    check.add_argument(
        "--strict",
        action="store_true",
        help="status 1 also for warnings, and where no rule applied",
    )
    new = _plain_command(commands, "new", "write a template to fill in", NEW_TEXT)
    new.add_argument("kind", choices=("group", "meeting", "agreement"), help="what it is for")
    new.add_argument(
        "--like", metavar="NAME", help="the body or agreement that it is written after"
    )
    new.add_argument("--start", metavar="DAY", help="the first day of the body, the meeting's day")
    add_tables(lambda name, brief, text: _plain_command(commands, name, brief, text, speaks=False))
    return top


def _command(commands: Any, name: str, brief: str, text: str) -> argparse.ArgumentParser:
    """Add a command that asks for a day."""
    command = _plain_command(commands, name, brief, text)
    command.add_argument(
        "--on",
        metavar="DAY",
        required=name == "who",
        help="2023-11-16 or 16.11.2023; 'latest' is the last day that was searched, or 'today'",
    )
    return command


def _plain_command(
    commands: Any, name: str, brief: str, text: str, *, speaks: bool = True
) -> argparse.ArgumentParser:
    """Add a command with the options that all commands share; ``speaks``: it prints words."""
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=brief,
        description=text,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if speaks:
        command.add_argument(
            "--lang", choices=("fi", "sv", "en"), default="en", help="language (default: en)"
        )
    return command


class _Version(argparse.Action):
    """Print the version of the code and that of the data."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from urbanpolicy.world.builtin import read_compiled

        data = read_compiled("about")["version"]
        Output(sys.stdout).write(f"urbanpolicy {__version__}, data {data}\n")
        parser.exit()


def answered(options: argparse.Namespace, out: Output) -> Answer:
    """Answer a command that was read."""
    from urbanpolicy.errors import InvalidDocument, UrbanPolicyError

    try:
        return COMMANDS[options.command](options, out)
    except InvalidDocument as error:
        return UNREADABLE, "", str(error)
    except UrbanPolicyError as error:
        return WRONG_USE, "", str(error)


def _who(options: argparse.Namespace, out: Output) -> Answer:
    from urbanpolicy.cli.who import answer
    from urbanpolicy.world.builtin import register

    text = answer(register(), options.name, options.on, options.lang, options.why, out.fit)
    return ANSWERED, f"{text}\n", ""


def _check(options: argparse.Namespace, out: Output) -> Answer:
    from pathlib import Path

    from urbanpolicy.checking.check import check

    try:
        report = check(
            Path(options.file), on=options.on, through=options.through, lang=options.lang
        )
    except OSError as error:
        return UNREADABLE, "", f"cannot read {options.file}: {error.strerror or error}"
    note = "" if report.rules else "no rule was held against this draft, so this shows nothing"
    is_kept = report.conforms and not (options.strict and (report.warnings or note))
    return CONFORMS if is_kept else FAILS, _shown(report, options, out), note


def _shown(report: Report, options: argparse.Namespace, out: Output) -> str:
    if options.format == "json":
        return out.json(report.to_json())
    mended = ""
    if options.mend:
        from urbanpolicy.checking.repair import repair

        mended = repair(report).text()
    if options.format == "html":
        from urbanpolicy.display.html import page_of_report

        return page_of_report(report, mended)
    return f"{report.text()}\n" + (f"\n{mended}\n" if mended else "")


def _new(options: argparse.Namespace, _: Output) -> Answer:
    from urbanpolicy.checking.template import template

    return (
        ANSWERED,
        template(options.kind, options.like, start=options.start, lang=options.lang),
        "",
    )


COMMANDS = {"who": _who, **QUESTIONS, "check": _check, "new": _new, **TABLES}
"""What answers each command."""
