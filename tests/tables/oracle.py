"""A slow second opinion on what binds a row: the register itself, asked row by row and day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import urbanpolicy as up

MODELS = ("mal", "ecosystem", "alliance", "growth-agreement-2013", "homelessness-agreement-aune")
BASES: tuple[Any, ...] = ("announced", "signed", "in_force", "term")
YEARS = range(2005, 2027)
CODES = {year: {m.code: m.id for m in up.municipalities(on=f"{year}-01-01")} for year in YEARS}
EVER = frozenset(code for codes in CODES.values() for code in codes)
WORDS = {up.YES: True, up.NO: False, up.UNDECIDED: None}


class Answer(NamedTuple):
    """What the new columns should say; of ``since`` only tests that ask for it have an opinion."""

    bound: bool | None
    agreement: str | None
    status: str
    share: float | None = None
    least: float | None = None
    most: float | None = None


class Known(NamedTuple):
    """What the register answers for one day."""

    truth: up.Truth
    sure: tuple[str, ...]
    """The agreements that surely bind."""
    perhaps: tuple[str, ...]
    """Those that perhaps do."""


@cache
def known(place: str, model: str, basis: Any, day: date) -> Known:
    found = up.agreements(model=model, party=place, on=day, basis=basis)
    sure, perhaps = (tuple(sorted(one.id for one in some)) for some in (found, found.possible))
    return Known(found.some, sure, perhaps)


def days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


@cache
def stood(code: str, division: int, year: int) -> tuple[str, ...]:
    """Those that stood in a year where the municipality of a code of a division lies."""
    place = CODES[division][code]
    if division <= year:
        return tuple(one.id for one in up.successors(place, on=f"{year}-01-01"))
    now = f"{division}-01-01"
    return tuple(
        id for id in CODES[year].values() if place in {p.id for p in up.successors(id, on=now)}
    )


def answer(
    code: str | None,
    year: int | None,
    asked: tuple[date, ...],
    at: str,
    model: str,
    basis: Any,
    division: int | None = None,
) -> Answer:
    """What holds of a code in a year; ``asked`` are the days that count."""
    if code is None or year is None:
        return Answer(None, None, "missing")
    if year not in YEARS:
        return Answer(None, None, "outside_coverage")
    if code not in EVER:
        return Answer(None, None, "unknown_code")
    if code not in CODES[division or year]:
        return Answer(None, None, "code_not_in_force")
    places = (CODES[year][code],) if division is None else stood(code, division, year)
    parts = [_of_place(place, asked, at, model, basis) for place in places]
    if len(parts) == 1:
        return parts[0]
    bounds, statuses = {part.bound for part in parts}, {part.status for part in parts}
    status = statuses.pop() if len(statuses) == 1 else "undecided"
    shares = {part.share for part in parts}
    if {True, False} <= bounds or (status == "sure" and len(shares) > 1):
        status = "partly"
    named = sorted({id for part in parts for id in (part.agreement or "").split()})
    return Answer(
        bounds.pop() if len(bounds) == 1 else None,
        " ".join(named) or None,
        status,
        shares.pop() if len(shares) == 1 else None,
        min((part.least for part in parts if part.least is not None), default=None),
        max((part.most for part in parts if part.most is not None), default=None),
    )


@cache
def _of_place(place: str, asked: tuple[date, ...], at: str, model: str, basis: Any) -> Answer:
    all_known = [known(place, model, basis, day) for day in asked]
    truths = [one.truth for one in all_known]
    doubtful = [one for one in all_known if not one.truth.is_decided]
    if at == "any" and max(truths).is_decided:
        doubtful = []
    status = "sure"
    if doubtful:
        status = "undecided" if any(one.perhaps for one in doubtful) else "outside_coverage"
    sure = sorted({id for one in all_known for id in one.sure})
    told = Answer(WORDS[max(truths)], " ".join(sure) or None, status)
    if at != "share":
        return told
    least, most = truths.count(up.YES), len(truths) - truths.count(up.NO)
    share = least / len(truths) if least == most else None
    return told._replace(share=share, least=least / len(truths), most=most / len(truths))


def days_of(year: int, at: str) -> tuple[date, ...]:
    """The days of a year that count."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if at in ("any", "share"):
        return tuple(days(first, last))
    if at in ("first", "last"):
        return (first if at == "first" else last,)
    return (date.fromisoformat(f"{year}-{at}"),)
