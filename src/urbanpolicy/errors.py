"""The one family of exceptions: each says where, what was found, what was expected, and the mend.

Every class is also the built-in exception that a caller would catch without knowing this library
(``ValueError`` for a wrong value, ``LookupError`` for something that is not there). What the
message says in words is also there as data: see the attributes of each class.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self


def cut(text: str, limit: int = 200) -> str:
    r"""Return a text on one line: what cannot be printed escaped, at most ``limit`` long.

    >>> cut("two" + chr(10) + "lines")
    'two\\nlines'
    """
    if not text.isprintable():
        text = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
    return text if len(text) <= limit else text[: limit - 3] + "..."


def shown(value: object, limit: int = 80) -> str:
    """Return a value as an error message shows it: its repr, escaped, at most ``limit`` long.

    >>> shown("Åbo")
    "'Åbo'"
    >>> shown(list(range(100)), limit=20)
    '[0, 1, 2, 3, 4, 5...'
    """
    try:
        text = repr(value)
    # A message is no place for the faults of a caller's repr.
    except Exception as error:  # noqa: BLE001
        text = f"<{type(value).__name__} whose repr raises {type(error).__name__}>"
    return cut(text, limit)


def listed(names: Iterable[object], limit: int = 8) -> str:
    """Return names as a readable enumeration, cut after ``limit`` of them.

    >>> listed(["a", "b"])
    'a, b'
    >>> listed(range(5), limit=2)
    '0, 1 and 3 more'
    """
    texts = [str(name) for name in names]
    if len(texts) <= limit:
        return ", ".join(texts)
    return f"{', '.join(texts[:limit])} and {len(texts) - limit} more"


def alike(word: str, names: Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return the names that are spelt most like a word, best first; perhaps none.

    >>> alike("mayer", ["mayor", "major", "minister"])
    ['mayor']
    """
    from difflib import get_close_matches  # here, because only mistakes need it

    return get_close_matches(word, list(names), n=most, cutoff=cutoff)


def did_you_mean(word: str, names: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Return the hint at the name that is spelt most like a word; an empty text if none is.

    >>> did_you_mean("mayer", ["mayor"])
    "did you mean 'mayor'"
    """
    near = alike(word, names, cutoff=cutoff)
    return f"did you mean {near[0]!r}" if near else ""


def sentence(*parts: str) -> str:
    """Join the non-empty parts of a message with semicolons and end it with a full stop."""
    text = "; ".join(part for part in parts if part)
    return text if text.endswith((".", "?", "!")) else text + "."


def joined(step: str, path: str) -> str:
    """Join two steps of a path in a document.

    >>> joined("memberships[3]", "period"), joined("parties", "[0]")
    ('memberships[3].period', 'parties[0]')
    """
    return f"{step}{path}" if path.startswith("[") else f"{step}.{path}"


class UrbanPolicyError(Exception):
    """The base of every error that this library raises on purpose.

    Attributes:
        message: the whole message, which stands on its own without a traceback.
        data: everything that the message names, by name.
    """

    message: str
    data: Mapping[str, Any]

    def __init__(self, message: str, **data: Any) -> None:
        super().__init__(message)
        self.message = message
        self.data = data

    def __getattr__(self, name: str) -> Any:
        # Only called for names that are not found otherwise: the named parts of the message.
        data = self.__dict__.get("data", {})
        if name in data:
            return data[name]
        raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")

    def __str__(self) -> str:
        return self.message  # KeyError would show its repr

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.message, dict(self.data))


def _rebuild(kind: type[UrbanPolicyError], message: str, data: dict[str, Any]) -> UrbanPolicyError:
    return kind(message, **data)


class InvalidValue(UrbanPolicyError, ValueError):
    """A value that nothing in the domain could have: an end before its start, a code of four digits.

    Attributes:
        where: class and field, with the record's id where it is known.
        found: the offending value.
        expected: what would have been right, in words.
        hint: the likely mend, or an empty text.
        path: the place in a document, such as ``memberships[3].period``, or an empty text.
        record: the id of the record at this place of a document, where it has one, or an empty text.
    """

    where: str
    found: object
    expected: str
    hint: str
    path: str
    record: str

    @classmethod
    def at(
        cls,
        where: str,
        found: object,
        expected: str,
        hint: str = "",
        *,
        path: str = "",
        record: str = "",
    ) -> Self:
        """Build the error for one place and value."""
        # The id stands once: some places name it themselves.
        of = f" ({cut(record, 80)})" if record and repr(record) not in where else ""
        place = f"{path}{of}: {where}" if path else where
        message = sentence(f"{place}: found {shown(found)}, expected {expected}", hint)
        data = {"where": where, "found": found, "expected": expected, "hint": hint}
        return cls(message, **data, path=path, record=record)

    def within(self, step: str, record: str = "") -> Self:
        """Return the same error one step further out in a document, at a record if it has an id."""
        path = step if not self.path else joined(step, self.path)
        told = record or self.record
        return type(self).at(
            self.where, self.found, self.expected, self.hint, path=path, record=told
        )


class InvalidDay(InvalidValue):
    """Something that is not one day of the calendar: a moment, a year, an ambiguous text."""


class InvalidDocument(UrbanPolicyError, ValueError):
    """A document that cannot be read; all its problems at once.

    Attributes:
        source: the name of the document.
        problems: one error each, in the order of the document.
    """

    source: str
    problems: tuple[InvalidValue | BrokenReference | DuplicateId, ...]

    @classmethod
    def of(
        cls, source: str, problems: Iterable[InvalidValue | BrokenReference | DuplicateId]
    ) -> Self:
        """Build the error from the problems that were found."""
        problems = tuple(problems)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        lines = [f"{source}: {count}", *(f"  {problem}" for problem in problems)]
        return cls("\n".join(lines), source=source, problems=problems)


class BrokenReference(UrbanPolicyError, ValueError):
    """A record that names another by an id that its world does not have.

    Attributes:
        where: class, id and field of the record that names the other.
        target: the id that leads nowhere, or to a record of another class.
        expected: the class that the field refers to.
        hint: the likely mend, or an empty text.
        path: the place in a document, such as ``memberships[3].office``, or an empty text.
    """

    where: str
    target: str
    expected: str
    hint: str
    path: str

    @classmethod
    def at(cls, where: str, target: str, expected: str, hint: str = "", *, path: str = "") -> Self:
        """Build the error for one reference."""
        place = f"{path}: {where}" if path else where
        message = sentence(f"{place}: refers to {shown(target)}, which is no {expected} here", hint)
        return cls(message, where=where, target=target, expected=expected, hint=hint, path=path)

    def within(self, path: str) -> Self:
        """Return the same error with its place in a document."""
        return type(self).at(self.where, self.target, self.expected, self.hint, path=path)


class DuplicateId(UrbanPolicyError, ValueError):
    """Two different records under one id, or two municipalities under one code on one day.

    Attributes:
        id: the id or code.
        records: the records that claim it.
    """

    id: str
    records: tuple[object, ...]

    @classmethod
    def of(cls, id: str, records: Iterable[object], why: str) -> Self:
        """Build the error; ``why`` says in words what collides."""
        return cls(sentence(f"{shown(id)} is given twice: {why}"), id=id, records=tuple(records))


class UnknownName(UrbanPolicyError, LookupError):
    """Nothing has this id, code or name.

    Attributes:
        asked: what was asked for.
        kind: the class of record that was looked for.
        nearest: the names that come closest, best first; perhaps none.
    """

    asked: object
    kind: str
    nearest: tuple[str, ...]

    @classmethod
    def of(cls, asked: object, kind: str, nearest: Iterable[str] = (), hint: str = "") -> Self:
        """Build the error with the nearest names."""
        nearest = tuple(nearest)
        near = f"nearest: {listed(nearest)}" if nearest else ""
        message = sentence(f"no {kind} is called {shown(asked)}", near, hint)
        return cls(message, asked=asked, kind=kind, nearest=nearest, hint=hint)


class AmbiguousName(UrbanPolicyError, LookupError):
    """Several records have this name; the calls that tell them apart are in the message.

    Attributes:
        asked: what was asked for.
        kind: the class of record that was looked for.
        candidates: the ids of all that fit.
    """

    asked: object
    kind: str
    candidates: tuple[str, ...]

    @classmethod
    def of(cls, asked: object, kind: str, candidates: Iterable[str], calls: Iterable[str]) -> Self:
        """Build the error; ``calls`` are what to type instead."""
        candidates = tuple(candidates)
        message = sentence(
            f"{shown(asked)} is the name of {len(candidates)} records of the class {kind}",
            f"type one of {listed(calls)}",
        )
        return cls(message, asked=asked, kind=kind, candidates=candidates)


class UndecidedTruth(UrbanPolicyError, ValueError):
    """An undecided truth was used as if it were yes or no."""

    @classmethod
    def asked(cls) -> Self:
        """Build the error."""
        return cls(
            "this truth is undecided, so it is neither true nor false; "
            "ask .is_certain (surely yes?) or .is_possible (perhaps yes?) instead."
        )


class NoAnswer(UrbanPolicyError, LookupError):
    """A question about a day that has no single answer: the base of the reasons below.

    Attributes:
        question: what was asked, with its day.
        candidates: who or what may be the answer; perhaps none.
    """

    question: str
    candidates: tuple[object, ...]

    @classmethod
    def to(cls, question: str, why: str, candidates: Iterable[object] = (), hint: str = "") -> Self:
        """Build the error: the question, why it has no answer, what is known instead."""
        candidates = tuple(candidates)
        known = f"candidates: {listed(candidates)}" if candidates else ""
        message = sentence(f"{question}: {why}", known, hint)
        return cls(message, question=question, candidates=candidates, hint=hint)


class Undecided(NoAnswer):
    """The sources do not decide it."""


class Vacant(NoAnswer):
    """A source says that nobody held it."""


class Several(NoAnswer):
    """More than one answer is certain."""


class NotExisting(NoAnswer):
    """What was asked about did not exist on that day."""


class NotFound(NoAnswer):
    """It was looked for, and no source that was read says it; it may well be so."""


class OutsideCoverage(NoAnswer):
    """The day lies outside the span of days that was searched for this subject."""


class NotConforming(UrbanPolicyError, ValueError):
    """A report that was required to conform does not.

    Attributes:
        report: the report.
    """


class ForeignPickle(UrbanPolicyError, ValueError):
    """A pickle of another release; pickles are for one release, JSON is the lasting format.

    Attributes:
        found: the release that wrote it.
        expected: this release.
    """

    @classmethod
    def of(cls, kind: str, found: object, expected: str) -> Self:
        """Build the error for a class and two releases."""
        return cls(
            f"this pickle of a {kind} was written by urbanpolicy {found}, and this is {expected}: "
            "pickles do not outlast a release; keep records as JSON and read that.",
            found=found,
            expected=expected,
        )


class MissingExtra(UrbanPolicyError, ImportError):
    """An optional package is needed and not installed.

    Attributes:
        package: what to install.
        extra: the extra of urbanpolicy that brings it.
    """

    @classmethod
    def of(cls, package: str, extra: str, purpose: str) -> Self:
        """Build the error with the command that mends it."""
        return cls(
            f"{purpose} needs the package {package}: pip install 'urbanpolicy[{extra}]'.",
            package=package,
            extra=extra,
        )
