"""The commands for tables: ``export`` prints one, ``attach`` puts answers beside the rows of a file."""

from __future__ import annotations

import sys

from urbanpolicy.cli.output import Output

TYPE_CHECKING = False  # importing `typing` takes longer than reading the command line
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from urbanpolicy.tables.attaching_asking import Division
    from urbanpolicy.tables.filing_target import Counted

    Maker = Callable[[str, str, str], argparse.ArgumentParser]
    Told = tuple[int, str, str]

ANSWERED, UNREADABLE = 0, 3

BASES = ("announced", "signed", "in_force", "term")

EXPORT_TEXT = """\
Print when municipalities are bound by agreements, as a table with commas: the
codes, days and answers that `attach` puts beside the rows of a data frame, for R,
SAS, Stata and spreadsheets. The docs explain its columns.
"""

ATTACH_TEXT = """\
Write a file with what bound each row's municipality beside the rows of another file:
bound (1, 0 or empty), agreement, since and status. The file is of text (*.csv, *.tsv,
*.txt) or of Parquet (*.parquet), and of any size: it is read in pieces. Nothing else of
it is changed. The new file is whole, or it is not there. How many rows have which
status is printed.
"""

BAR = 30
"""The width of the bar that shows how much has been read, in characters."""


def add_tables(make: Maker) -> None:
    """Add the commands to the command line; ``make`` gives the reader of one."""
    export = make("export", "print a table for other programs", EXPORT_TEXT)
    export.add_argument("kind", choices=("spells",), help="which table")
    attach = make("attach", "put answers beside the rows of a file", ATTACH_TEXT)
    attach.add_argument("source", metavar="IN", help="the file to read")
    attach.add_argument("target", metavar="OUT", help="the file to write")
    for command in (export, attach):
        which = command.add_mutually_exclusive_group(required=True)
        which.add_argument(
            "--model", metavar="NAME", action="append", help="an agreement model; may be repeated"
        )
        which.add_argument(
            "--agreement", metavar="NAME", action="append", help="an agreement; may be repeated"
        )
        command.add_argument(
            "--basis",
            choices=BASES,
            default="in_force",
            help="what counts as being bound (default: in_force)",
        )
    attach.add_argument(
        "--code-column", metavar="NAME", required=True, help="the column of municipality codes"
    )
    time = attach.add_mutually_exclusive_group(required=True)
    time.add_argument("--day-column", metavar="NAME", help="a column of days")
    time.add_argument("--year-column", metavar="NAME", help="instead of it a column of years")
    attach.add_argument(
        "--at",
        default="12-31",
        help="of years: a day as 12-31, or first, last, any, share (default: 12-31)",
    )
    attach.add_argument("--division", metavar="YEAR", help="the year of all codes (default: row)")
    attach.add_argument("--prefix", default="", help="a text before the names of the new columns")
    attach.add_argument("--overwrite", action="store_true", help="OUT may be there already")
    text = attach.add_argument_group("how a file of text is written")
    text.add_argument("--encoding", help="as latin-1 or cp1252 (default: by its mark, or utf-8)")
    text.add_argument(
        "--separator",
        choices=("semicolon", "comma", "tab", "bar"),
        help="(default: the one by which the first line has the columns)",
    )
    text.add_argument(
        "--codes",
        choices=("text", "number", "prefixed"),
        help="049; numbers, where 49 is meant as 049; or KU049 (default: text)",
    )
    text.add_argument(
        "--days",
        choices=("iso", "finnish"),
        help="2023-11-16 or 16.11.2023, the same in all rows (default: iso)",
    )
    text.add_argument(
        "--missing",
        metavar="TEXT",
        action="append",
        help="what stands for a missing code or time; may be repeated (default: nothing)",
    )


def export(options: argparse.Namespace, _: Output) -> Told:
    """Answer ``export``."""
    from urbanpolicy.tables.spelling import spells

    found = spells(model=options.model, agreements=options.agreement, basis=options.basis)
    return ANSWERED, found.csv(), ""


def attach(options: argparse.Namespace, _: Output) -> Told:
    """Answer ``attach``."""
    from urbanpolicy.tables.filing import attach_file

    form = {
        "encoding": options.encoding,
        "separator": options.separator,
        "codes": options.codes,
        "days": options.days,
        "missing": tuple(options.missing) if options.missing else None,
    }
    try:
        counted = attach_file(
            options.source,
            options.target,
            text={name: value for name, value in form.items() if value is not None},
            overwrite=options.overwrite,
            watch=show_progress if sys.stderr.isatty() else None,
            code_column=options.code_column,
            day_column=options.day_column,
            year_column=options.year_column,
            at=options.at,
            division=_division(options.division),
            model=options.model,
            agreements=options.agreement,
            basis=options.basis,
            prefix=options.prefix,
        )
    except OSError as error:
        if error.filename == options.source:
            return UNREADABLE, "", f"cannot read {options.source}: {error.strerror}"
        raise
    return ANSWERED, _told(counted), ""


def _division(text: str | None) -> Division:
    if text is None or text == "row":
        return "row"
    # What is no number is left to the library, which says what it expects.
    return int(text) if text.isascii() and text.isdigit() else text  # type: ignore[return-value]


def _told(counted: Counted) -> str:
    rows = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    width = max((len(f"{number:,}") for _, number in rows), default=1)
    total = f"{sum(counted.values()):,}"
    width = max(width, len(total))
    lines = [f"{total:>{width}} rows"]
    lines += [f"{number:>{width},} {', '.join(statuses)}" for statuses, number in rows]
    return "\n".join(lines) + "\n"


def show_progress(done: int, size: int) -> None:
    """Show on standard error how much has been read."""
    share = done / size if size else 1.0
    end = "\n" if done >= size else ""
    sys.stderr.write(f"\r[{'#' * int(BAR * share):<{BAR}}] {share:4.0%}{end}")
    sys.stderr.flush()


TABLES = {"export": export, "attach": attach}
"""What answers each of these commands."""
