"""Days and periods in words, in three languages: how they stand in a sentence.

Their plain form (``[2023-08-24..2023-12-31]/``) is for programs; what is told here is for readers. It
can follow a noun, stand in brackets or after a colon, so that no word around it need be inflected.
"""

from __future__ import annotations

from collections.abc import Mapping

from urbanpolicy.values.partial import PartialDate, Precision
from urbanpolicy.values.periods import Open, Period
from urbanpolicy.values.text import Lang, Text

MONTHS = (
    Text(fi="tammikuu", sv="januari", en="January"),
    Text(fi="helmikuu", sv="februari", en="February"),
    Text(fi="maaliskuu", sv="mars", en="March"),
    Text(fi="huhtikuu", sv="april", en="April"),
    Text(fi="toukokuu", sv="maj", en="May"),
    Text(fi="kesäkuu", sv="juni", en="June"),
    Text(fi="heinäkuu", sv="juli", en="July"),
    Text(fi="elokuu", sv="augusti", en="August"),
    Text(fi="syyskuu", sv="september", en="September"),
    Text(fi="lokakuu", sv="oktober", en="October"),
    Text(fi="marraskuu", sv="november", en="November"),
    Text(fi="joulukuu", sv="december", en="December"),
)

UNKNOWN = Text(fi="ei tiedossa", sv="okänt", en="not known")

# What is known of a date -> its words. `first` and `last` are its bounds, `month` a month by name.
DATE: Mapping[Precision, Text] = {
    "day": Text(fi="{first}", sv="{first}", en="{first}"),
    "month": Text(fi="{month} {year}", sv="{month} {year}", en="{month} {year}"),
    "year": Text(fi="vuosi {year}", sv="år {year}", en="{year}"),
    "span": Text(
        fi="aikaisintaan {first} ja viimeistään {last}",
        sv="tidigast {first} och senast {last}",
        en="between {first} and {last}",
    ),
}
EARLIEST = Text(fi="aikaisintaan {first}", sv="tidigast {first}", en="{first} at the earliest")
LATEST = Text(fi="viimeistään {last}", sv="senast {last}", en="{last} at the latest")

START: Mapping[Precision, Text] = {
    "day": Text(fi="{first} alkaen", sv="från och med {first}", en="from {first}"),
    "month": Text(
        fi="{month}sta {year} alkaen", sv="från och med {month} {year}", en="from {month} {year}"
    ),
    "year": Text(fi="vuodesta {year} alkaen", sv="från och med {year}", en="from {year}"),
    "span": Text(
        fi="aikaisintaan {first} ja viimeistään {last} alkaen",
        sv="tidigast från och med {first} och senast från och med {last}",
        en="from some day between {first} and {last}",
    ),
    "unknown": Text(
        fi="tuntemattomasta päivästä alkaen", sv="från en okänd dag", en="from an unknown day"
    ),
}
START_EARLIEST = Text(
    fi="aikaisintaan {first} alkaen",
    sv="tidigast från och med {first}",
    en="from {first} at the earliest",
)
START_LATEST = Text(
    fi="viimeistään {last} alkaen",
    sv="senast från och med {last}",
    en="from {last} at the latest",
)
END: Mapping[Precision, Text] = {
    "day": Text(fi="{first} asti", sv="till och med {first}", en="to {first}"),
    "month": Text(
        fi="{month}hun {year} asti", sv="till och med {month} {year}", en="to {month} {year}"
    ),
    "year": Text(fi="vuoteen {year} asti", sv="till och med {year}", en="to {year}"),
    "span": Text(
        fi="aikaisintaan {first} ja viimeistään {last} asti",
        sv="tidigast till och med {first} och senast till och med {last}",
        en="to some day between {first} and {last}",
    ),
    "unknown": Text(
        fi="tuntemattomaan päivään asti", sv="till en okänd dag", en="to an unknown day"
    ),
}
END_EARLIEST = Text(
    fi="aikaisintaan {first} asti",
    sv="tidigast till och med {first}",
    en="to {first} at the earliest",
)
END_LATEST = Text(
    fi="viimeistään {last} asti",
    sv="senast till och med {last}",
    en="to {last} at the latest",
)
BOTH = Text(fi="{start}, {end}", sv="{start}, {end}", en="{start} {end}")

PLAIN: frozenset[Precision] = frozenset({"day", "month", "year"})
"""What two bounds of a period may be if a dash is to stand between them."""


def tell_date(date: PartialDate, lang: Lang) -> str:
    """Return a date in words.

    >>> tell_date(PartialDate.read("2023-11"), "en")
    'November 2023'
    >>> tell_date(PartialDate.read("[2023-08-24..2023-12-31]"), "sv")
    'tidigast 2023-08-24 och senast 2023-12-31'
    """
    if date.is_unknown:
        return UNKNOWN.show(lang)
    return _filled(_form(date, DATE, EARLIEST, LATEST), date, lang)


def tell_period(period: Period, lang: Lang) -> str:
    """Return a period in words; to what day an open end was verified is not told.

    >>> tell_period(Period.read("2016-01-01/2018-12-31"), "fi")
    '2016-01-01 – 2018-12-31'
    >>> tell_period(Period.read("[2023-08-24..2023-12-31]/.."), "en")
    'from some day between 2023-08-24 and 2023-12-31'
    >>> tell_period(Period.read("[..2005-01-01]/2008-12-31"), "sv")
    'senast från och med 2005-01-01, till och med 2008-12-31'
    """
    start, end = period.start, period.end
    begun = _filled(_form(start, START, START_EARLIEST, START_LATEST), start, lang)
    if isinstance(end, Open):
        return begun
    if start.is_unknown and end.is_unknown:
        return UNKNOWN.show(lang)
    if start.precision in PLAIN and end.precision in PLAIN:
        return f"{_bare(start, lang)} – {_bare(end, lang)}"
    ended = _filled(_form(end, END, END_EARLIEST, END_LATEST), end, lang)
    # Of a period that is known only by its end, the end says all.
    return ended if start.is_unknown else BOTH.show(lang).format(start=begun, end=ended)


def _form(date: PartialDate, forms: Mapping[Precision, Text], earliest: Text, latest: Text) -> Text:
    precision = date.precision
    if precision != "bound":
        return forms[precision]
    return latest if date.earliest is None else earliest


def _bare(date: PartialDate, lang: Lang) -> str:
    """Return a day, a month or a year, without a word for what it is."""
    return str(date) if date.precision == "year" else tell_date(date, lang)


def _filled(text: Text, date: PartialDate, lang: Lang) -> str:
    day = date.earliest or date.latest
    month = MONTHS[day.month - 1].show(lang) if day is not None else ""
    year = str(day)[:4] if day is not None else ""
    return text.show(lang).format(
        first=str(date.earliest), last=str(date.latest), month=month, year=year
    )
