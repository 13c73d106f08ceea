"""Templates: a commented document for a body, a meeting or an agreement, to be filled in and checked."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any, Literal, TypeGuard, cast, get_args

from urbanpolicy.errors import InvalidValue
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.people import Office, Person
from urbanpolicy.values.days import Day, read_day
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.text import LANGS, Lang, Text, read_lang
from urbanpolicy.world.builtin import register as builtin
from urbanpolicy.world.register import Register

Template = Literal["group", "meeting", "agreement"]

PATH = Path(__file__).resolve().parent.parent / "data" / "texts" / "templates.toml"
DEFAULT: Mapping[str, str] = {
    "group": "alliance-cooperation-group",
    "meeting": "alliance-cooperation-group",
    "agreement": "mal-helsinki-2024-2035",
}
"""What a template is written after, if nothing is named."""

WIDTH = 100
"""So many letters a line of a comment has at most."""

LEFT_OUT = frozenset({"citations", "coverage", "described_in"})
"""What a draft need not say."""


def template(
    kind: Template,
    like: str | None = None,
    *,
    start: Day | None = None,
    lang: Lang = "en",
    register: Register | None = None,
) -> str:
    """Return a commented TOML document of a body, a meeting or an agreement, to be filled in.

    As it is, it conforms: it is written after a record that does. It names offices and
    municipalities, no persons, so a body can be checked for any day from its start on.

    Args:
        kind: ``"group"``, ``"meeting"`` or ``"agreement"``.
        like: the body or the agreement after which it is written, by id or name; the alliance's
            group, or the newest MAL agreement of Helsinki, if none is named.
        start: the first day of the body, or the day of the meeting; that of its example if none.
        lang: the language of the comments.
        register: the world that has the example; the built-in one if none is given.

    Raises:
        InvalidValue: if the kind is none.
        InvalidDay: if ``start`` is no day.
        UnknownName, AmbiguousName: if the example cannot be told.

    >>> print(template("meeting", start="2027-02-01", lang="sv").splitlines()[0])
    # Utkast. Granska det så här:
    """
    if kind not in get_args(Template):
        raise InvalidValue.at("template", kind, "one of " + ", ".join(get_args(Template)))
    writer = _Writer(register or builtin(), read_lang(lang))
    example = like or DEFAULT[kind]
    day = None if start is None else read_day(start, "start")
    if kind == "agreement":
        body = writer.agreement(writer.world.agreement(example))
    elif kind == "group":
        body = writer.group(writer.world.group(example), day)
    else:
        body = writer.meeting(writer.world.group(example), day)
    return "\n".join([*writer.head(), *body]) + "\n"


class _Writer:
    """Writes the lines of a template in a language."""

    def __init__(self, world: Register, lang: Lang) -> None:
        self.world = world
        self.lang: Lang = lang

    def told(self, key: str, **parts: str) -> str:
        """Return a comment's text."""
        return _texts()[key].show(self.lang).format(**parts)

    def comment(self, key: str, **parts: str) -> Iterator[str]:
        """Yield the lines of a comment."""
        for line in self.told(key, **parts).split("\n"):
            for part in wrap(line, WIDTH) or [""]:
                yield f"# {part}".rstrip()

    def head(self) -> Iterator[str]:
        """Yield what stands at the top of every template."""
        yield from self.comment("head")
        yield from ("", f"urbanpolicy = 1 # {self.told('format')}")

    def group(self, like: Group, start: date | None) -> Iterator[str]:
        """Yield a body with the seats of its charter, or those of the body that it is like."""
        id = f"draft-{like.id}"
        first = start or like.period.first_possible or like.period.first_certain
        period = f"{first or ''}/.."
        yield from ("", *self.comment("group", name=self.name(like.id)), "[[groups]]")
        yield from (_line("id", id), _line("kind", like.kind))
        if like.model is not None:
            yield _line("model", like.model)
        yield _line(
            "name", {x: _texts()["draft-of"].show(x).format(name=like.name.show(x)) for x in LANGS}
        )
        yield f"{_line('period', period)} # {self.told('period')}"
        yield from ("", *self.comment("seats"))
        for number, seat in enumerate(self.seats(like), 1):
            yield "[[memberships]]"
            yield from (
                _line("id", f"{id}-{number}"),
                _line("group", id),
                _line("role", seat["role"]),
            )
            for field in ("office", "municipality", "organisation"):
                if field in seat:
                    yield f"{_line(field, seat[field])} # {self.name(seat[field])}"
            yield from (_line("period", period), "")
        yield from self.examples(id, period)

    def seats(self, like: Group) -> list[dict[str, str]]:
        """Return what the seats of a body follow: by its charter, else by its memberships."""
        model = self.world.by_id(AgreementModel).get(like.model or "")
        if model is not None and model.charter is not None and model.charter.group == like.id:
            return [cast("dict[str, str]", to_plain(seat)) for seat in model.charter.seats]
        followed: list[dict[str, str]] = []
        for seat in self.world.grouped(Membership, "group").get(like.id, ()):
            plain = cast("dict[str, str]", to_plain(seat))
            kept: dict[str, str] = {
                key: plain[key]
                for key in ("role", "office", "municipality", "organisation")
                if key in plain
            }
            if len(kept) > 1 and seat.person is None and kept not in followed:
                followed.append(kept)
        return followed

    def examples(self, id: str, period: str) -> Iterator[str]:
        """Yield seats of other kinds as comments."""
        seats: dict[str, tuple[str, dict[str, Any]]] = {
            "alternate": ("alternate", {"municipality": "municipality-091", "office": "OFFICE"}),
            "expert": ("permanent-expert", {"organisation": "org-kuntaliitto"}),
            "secretary": ("secretary", {"person": "PERSON"}),
            "collective": ("member", {"collective": {self.lang: "..."}}),
        }
        for name, (role, follows) in seats.items():
            yield from self.comment(name)
            fields = {"id": f"{id}-{name}", "group": id, "role": role, **follows, "period": period}
            yield "# [[memberships]]"
            yield from (f"# {_line(key, value)}" for key, value in fields.items())
            yield ""
        yield from (*self.comment("accepted"), "# [[accepted]]", '# rule = "RULE"')
        yield from (f'# record = "{id}-1"', f"# {_line('reason', {self.lang: '...'})}")

    def meeting(self, like: Group, start: date | None) -> Iterator[str]:
        """Yield a meeting of a body."""
        held = self.world.grouped(Meeting, "group").get(like.id, ())
        day = start or max((one.date.earliest for one in held if one.date.earliest), default=None)
        yield from ("", *self.comment("meeting", name=self.name(like.id)), "[[meetings]]")
        yield from (_line("id", f"draft-meeting-of-{like.id}"), _line("group", like.id))
        yield from (
            _line("date", str(day or "unknown")),
            f"# {_line('place', {self.lang: '...'})}",
            "",
        )
        yield from (*self.comment("agenda"), "[[meetings.agenda]]")
        yield _line("topic", {lang: _texts()["topic"].show(lang) for lang in LANGS})
        yield from ('# ministries = ["org-tem"]', "", *self.comment("attendance"))
        for seat in self.seats(like)[:1]:
            yield "# [[meetings.attendance]]"
            yield '# presence = "chaired"'
            for field in ("office", "municipality"):
                if field in seat:
                    key = "office" if field == "office" else "behalf_of"
                    yield f"# {_line(key, seat[field])} # {self.name(seat[field])}"

    def agreement(self, like: Agreement) -> Iterator[str]:
        """Yield an agreement as the register has it, without what only the register needs."""
        plain = cast("dict[str, Any]", _uncited(to_plain(like)))
        yield from ("", *self.comment("agreement"), "[[agreements]]")
        for key, value in plain.items():
            if _is_of_tables(value):
                if key in ("parties", "milestones"):
                    yield from ("", *self.comment(key))
                yield from self.rows(key, value)
            else:
                yield _line(key, value)
        if "funding" not in plain:
            yield from ("", *self.comment("funding"))
            row = {"heading": {self.lang: "..."}, "amount": "EUR 1000000", "share": 0.5}
            yield f"# {_line('funding', [row])}"

    def rows(self, key: str, rows: list[dict[str, Any]]) -> Iterator[str]:
        """Yield a list of tables, one a line, with the name of whom it speaks."""
        yield f"{key} = ["
        for row in rows:
            name = f" # {self.name(row['actor'])}" if "actor" in row else ""
            yield f"  {_value(row)},{name}"
        yield "]"

    def name(self, id: str) -> str:
        """Return the name of a record in a comment, on one line."""
        record = self.world[id]
        name: object = (
            record.name if isinstance(record, Office | Person) else getattr(record, "name", id)
        )
        return " ".join((name.show(self.lang) if isinstance(name, Text) else str(name)).split())


@cache
def _texts() -> dict[str, Text]:
    table = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return {name: Text(**languages) for name, languages in table.items()}


def _uncited(value: object) -> object:
    """Return plain data without citations and what else a draft need not say."""
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        return {key: _uncited(held) for key, held in table.items() if key not in LEFT_OUT}
    if isinstance(value, list):
        return [_uncited(held) for held in cast("list[object]", value)]
    return value


def _is_of_tables(value: object) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and any(isinstance(x, dict) for x in cast("list[object]", value))


def _line(key: str, value: object) -> str:
    return f"{key} = {_value(value)}"


def _value(value: object) -> str:
    """Return plain data as a value in TOML."""
    if isinstance(value, dict):
        pairs = cast("dict[str, object]", value).items()
        return "{ " + ", ".join(_line(key, held) for key, held in pairs) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(held) for held in cast("Iterable[object]", value)) + "]"
    # What JSON escapes in a text TOML escapes the same way, but for one control character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
