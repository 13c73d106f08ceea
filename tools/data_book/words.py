"""The English of the book: days, periods and the words of closed lists, for a reader of contracts.

Four things are told apart everywhere: what is *not known*, an end that is *open*, something of which
there is *none recorded*, and *none* or *nobody*, which a source says.
"""

from __future__ import annotations

from datetime import date

from urbanpolicy import Money, Open, PartialDate, Period

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
LANGUAGES = {"fi": "Finnish", "sv": "Swedish", "en": "English"}
NOT_KNOWN = "not known"
NOT_CLASSIFIED = "not classified"
ABSENT = "none recorded"

_WORDS = {
    "ended": "has ended",
    "committee": "in committee",
    "in-force": "entry into force",
    "set-up": "set up",
    "first-met": "first meeting",
    "negotiated": "result of the negotiations",
    "negotiations-started": "negotiations started",
    "considered": "before a deciding body (the outcome was not read)",
    "not-a-party": "expressly not a party",
    "participant": "takes part without being bound",
    "annexation": "merger into a municipality that goes on",
    "merger": "merger into a new municipality",
    "split": "division of a municipality among several",
    "partial-transfer": "transfer of a part",
    "rename": "change of name",
    "region-change": "change of region",
    "county-change": "change of wellbeing services county",
    "language-change": "change of language status",
    "title-change": "change of title",
    "fi": "Finnish",
    "sv": "Swedish",
    "fi-sv": "Finnish and Swedish, Finnish the language of the majority",
    "sv-fi": "Swedish and Finnish, Swedish the language of the majority",
    "sourced": "as the sources list it",
    "derived": "derived from other facts",
    "presumed": "presumed",
    "missing": "not found in the sources",
    "approval": "the approvals by all parties",
    "signing": "the signing",
    "seat": "has its seat there",
    "campus": "has a campus there",
}
_QUALIFIERS = {
    "exact": "",
    "about": "about ",
    "at-least": "at least ",
    "over": "more than ",
    "at-most": "at most ",
}
EVIDENCE = {
    "witnessed": "witnessed: a page of that day or later shows it",
    "decided": "decided: an earlier decision names the day",
    "planned": "planned: an earlier announcement names the day",
    "derived": "derived from other facts",
    "stated": "stated by a page without a day of its own",
    "inferred": "inferred from circumstances",
}
"""What a day rests on, in words."""


def word(key: str) -> str:
    """Return a word of a closed list as a reader writes it."""
    return _WORDS.get(key, key.replace("-", " "))


def day(value: date) -> str:
    """Return a day in words.

    >>> day(date(2020, 10, 8))
    '8 October 2020'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def when(value: PartialDate) -> str:
    """Return a partial date in words, no more exact than it is.

    >>> when(PartialDate.read("2020-10")), when(PartialDate.read("[..2020-10-08]"))
    ('in October 2020 (day not known)', 'on 8 October 2020 at the latest')
    """
    first, last = value.earliest, value.latest
    if first is None:
        return f"on {day(last)} at the latest" if last else NOT_KNOWN
    if last is None:
        return f"on {day(first)} at the earliest"
    return {
        "day": day(first),
        "month": f"in {MONTHS[first.month - 1]} {first.year} (day not known)",
        "year": f"in {first.year} (day not known)",
    }.get(value.precision, f"some day from {day(first)} to {day(last)} (which one is not known)")


def end(value: PartialDate | Open) -> str:
    """Return an end in words: a day, not known, or open."""
    if isinstance(value, Open):
        verified = f", verified to {day(value.verified)}" if value.verified else ""
        return f"open{verified}"
    return when(value)


def span(value: Period) -> str:
    """Return a period in words.

    >>> span(Period(start="2020-01-01", end="2031-12-31"))
    'from 1 January 2020 to 31 December 2031'
    """
    if value.start.is_unknown and value.end == PartialDate():
        return "days not known"
    start, last = value.start, value.end
    first = f"from {when(start)}" if start.is_exact else f"start {when(start)}"
    if isinstance(last, Open):
        return f"{first}; end {end(last)}"
    if last.is_exact:
        return f"{first}{'' if start.is_exact else ','} to {when(last)}"
    return f"{first}; end {when(last)}"


def capital(text: str) -> str:
    """Return a text with a capital letter in front.

    >>> capital("ecosystem agreement")
    'Ecosystem agreement'
    """
    return text[:1].upper() + text[1:]


def evidence(kind: str | None) -> str:
    """Return what a day rests on; nothing where nobody has classified it."""
    return EVIDENCE[kind] if kind else ""


def count(number: float) -> str:
    """Return a number with its thousands apart; a year stands alone."""
    return f"{number:,}"


def amount(number: str, qualifier: str, per: str | None) -> str:
    """Return a number with how its source means it, and what it is counted by."""
    return f"{_QUALIFIERS[qualifier]}{number}{f' per {per}' if per else ''}"


def money(value: Money | None, qualifier: str, per: str | None) -> str:
    """Return a sum as its source means it; one that no source gives is not known."""
    return amount(value.show("en"), qualifier, per) if value else NOT_KNOWN
