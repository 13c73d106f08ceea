"""``attach`` for files of text, as statistical offices write them: codes, separators, encodings."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, TextIO

from urbanpolicy.errors import (
    InvalidDay,
    InvalidDocument,
    InvalidValue,
    did_you_mean,
    listed,
    shown,
)
from urbanpolicy.tables.answers import Answers
from urbanpolicy.tables.attaching_asking import Asking
from urbanpolicy.tables.filing_target import Counted, Watch
from urbanpolicy.tables.looking_up import Cells, LookUp
from urbanpolicy.values.days import read_day

Codes = Literal["text", "number", "prefixed"]
"""How codes are written: ``049``; as numbers, so that ``49`` is meant as 049; or ``KU049``."""

Days = Literal["iso", "finnish"]
"""How days are written: ``2023-11-16`` or ``16.11.2023``; all of a file in one way."""

SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t", "bar": "|"}
MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
"""How a file begins whose encoding is told by its first bytes."""
MARK = "\ufeff"
OFTEN = 1 << 16
"""After how many rows the watcher is told."""

_CODES = {"text": r"(.*)", "number": r"0*([0-9]{1,3})", "prefixed": r"KU([0-9]{3})"}
_EXPECTED_CODE = {
    "text": "",
    "number": "a whole number of at most three digits",
    "prefixed": "a code such as 'KU049'",
}
_DAYS = {"iso": r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "finnish": r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"}
_EXPECTED_DAY = {"iso": "a day such as 2023-11-16", "finnish": "a day such as 16.11.2023"}


class TextForm(NamedTuple):
    """How a file of text is written; what is left out is found in its first line."""

    encoding: str | None = None
    """As Python calls it; None: by the mark at the start of the file, else UTF-8."""
    separator: str | None = None
    """A name of ``SEPARATORS``; None: the one by which the first line has the columns."""
    codes: Codes = "text"
    days: Days = "iso"
    missing: tuple[str, ...] = ("",)
    """What stands for a code or a time that is missing."""


class Row(NamedTuple):
    """A row of a file: as it is written, how it ends, and what is in it."""

    line: int
    """The number of its last line."""
    text: str
    ending: str
    cells: list[str]


def attach_text(
    source: Path, out: BinaryIO, form: TextForm, asking: Asking, watch: Watch
) -> Counted:
    """Write the rows of a file of text, and after each what ``attach`` says of it.

    Nothing else of a row is changed: its quotes and blanks, and how it ends, stay as they were read.

    Raises:
        InvalidDocument: if the file, its first line or one of its rows is not what it should be.
    """
    encoding = form.encoding or _encoding_of(source)
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        expected = "an encoding by its name, such as utf-8, latin-1 or cp1252"
        raise InvalidValue.at("attach, encoding", encoding, expected) from error
    with source.open("rb") as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as file:
        reading = _Reading(source.name, file, form, asking)
        written = io.TextIOWrapper(out, encoding=encoding, newline="", write_through=False)
        size = source.stat().st_size
        try:
            for number, text in enumerate(reading.attached()):
                written.write(text)
                if number % OFTEN == 0:
                    watch(raw.tell(), size)
        except UnicodeDecodeError as error:
            found = f"the byte 0x{error.object[error.start]:02x}"
            hint = "name the encoding, such as latin-1 or cp1252"
            raise reading.fault(f"a text in {encoding}", found, hint) from error
        watch(size, size)
        written.flush()
        written.detach()
    return reading.counted


def _encoding_of(source: Path) -> str:
    with source.open("rb") as file:
        start = file.read(3)
    return next((name for mark, name in MARKS.items() if start.startswith(mark)), "utf-8")


class _Reading:
    """One reading of a file: where it is, and what was found so far."""

    __slots__ = ("answers", "asking", "counted", "file", "form", "line", "name", "statuses")

    def __init__(self, name: str, file: TextIO, form: TextForm, asking: Asking) -> None:
        self.name, self.file, self.form, self.asking = name, file, form, asking
        self.line = 1
        self.counted: Counted = Counter()
        self.answers = LookUp(Answers(asking.table()))
        self.statuses = [at for at, stem in enumerate(asking.new) if stem in asking.statuses]

    def fault(self, expected: str, found: object, hint: str = "") -> InvalidDocument:
        """Return the error for what was found in the line where the reading is."""
        problem = InvalidValue.at("attach", found, expected, hint, path=f"line {self.line}")
        return InvalidDocument.of(self.name, [problem])

    def attached(self) -> Iterator[str]:
        """Yield the text of each row with the new columns, the first line first."""
        first = next(self.file, "")
        separator = self._separator(first)
        rows = self._rows([first], separator)
        header = next(rows)
        names = [name.removeprefix(MARK) for name in header.cells]
        self.asking.need_new(names, "file", "rename it, or give the new columns a prefix")
        code = names.index(self.asking.code)
        time = names.index(self.asking.time)
        yield self._text(header, separator, separator.join(self.asking.new.values()))
        ends: dict[Cells, str] = {}
        read = self._day if self.asking.by_day else self._year
        missing = frozenset(self.form.missing)
        for row in rows:
            if not row.cells:  # a blank line, as at the end of some files
                yield row.text + row.ending
                continue
            if len(row.cells) != len(names):
                raise self.fault(f"{len(names)} cells, as in the first line", len(row.cells))
            own, when = row.cells[code], row.cells[time]
            year, day = (None, None) if when in missing else read(when)
            told = self.answers.cells(None if own in missing else self._code(own), year, day)
            if (end := ends.get(told)) is None:
                end = ends[told] = separator.join(map(_written, told))
            self.counted[tuple(told[at] for at in self.statuses)] += 1
            yield self._text(row, separator, end)

    def _text(self, row: Row, separator: str, end: str) -> str:
        return f"{row.text}{separator}{end}{row.ending}"

    def _rows(self, first: list[str], separator: str) -> Iterator[Row]:
        """Yield the rows; one may have several lines, where a cell in quotes has."""
        taken: list[str] = []

        def lines() -> Iterator[str]:
            for line in (*first, *()):
                taken.append(line)
                yield line
            for line in self.file:
                taken.append(line)
                yield line

        reader = csv.reader(lines(), delimiter=separator, strict=True)
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                self.line = reader.line_num
                raise self.fault("a row of cells", "".join(taken)[:60], str(error)) from error
            if cells is None:
                return
            self.line = reader.line_num
            whole = "".join(taken)
            text = whole.rstrip("\r\n")
            taken.clear()
            yield Row(self.line, text, whole[len(text) :], cells)

    def _separator(self, first: str) -> str:
        """Return what separates the cells: what was said, or by which the columns are there."""
        if self.form.separator is not None:
            chosen = SEPARATORS[self.form.separator]
            if not self._lacks(first, chosen):
                return chosen
            found = self._cells(first, chosen)
        else:
            fitting = [one for one in SEPARATORS.values() if not self._lacks(first, one)]
            if len(fitting) == 1:
                return fitting[0]
            found = self._cells(first, max(SEPARATORS.values(), key=first.count))
        lacking = [name for name in (self.asking.code, self.asking.time) if name not in found]
        hint = did_you_mean(lacking[0], found) if lacking else "name the separator"
        expected = " and ".join(shown(name) for name in (self.asking.code, self.asking.time))
        raise self.fault(
            f"a first line with the columns {expected}", listed(map(shown, found)), hint
        )

    def _lacks(self, first: str, separator: str) -> bool:
        cells = self._cells(first, separator)
        return cells.count(self.asking.code) != 1 or cells.count(self.asking.time) != 1

    def _cells(self, first: str, separator: str) -> list[str]:
        return next(csv.reader([first.removeprefix(MARK)], delimiter=separator))

    def _code(self, text: str) -> str:
        found = re.fullmatch(_CODES[self.form.codes], text)
        if found is None:
            raise self.fault(_EXPECTED_CODE[self.form.codes], text)
        return found[1] if self.form.codes == "text" else found[1].zfill(3)

    def _year(self, text: str) -> tuple[int, None]:
        if not (text.isascii() and text.isdigit()):
            raise self.fault("a year as a whole number", text)
        return int(text), None

    def _day(self, text: str) -> tuple[int, date]:
        expected = _EXPECTED_DAY[self.form.days]
        if re.fullmatch(_DAYS[self.form.days], text) is None:
            raise self.fault(
                expected, text, "all days of a file are read in one way; name the other one"
            )
        try:
            day = read_day(text)
        except InvalidDay as error:
            raise self.fault(expected, text, error.hint) from error
        return day.year, day


def _written(cell: object) -> str:
    """Return a cell as text: 1 and 0 for a truth, an empty text for what is not known."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, bool) else str(cell)
