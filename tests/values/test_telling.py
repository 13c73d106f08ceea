"""Days and periods in words: what a reader of each language is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbanpolicy.strategies import partial_dates, periods
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.telling import MONTHS, tell_date, tell_period
from urbanpolicy.values.text import LANGS, Lang


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ("2023-11-16", ["2023-11-16"] * 3),
        ("2023-11", ["marraskuu 2023", "november 2023", "November 2023"]),
        ("2023", ["vuosi 2023", "år 2023", "2023"]),
        (
            "[2023-08-24..2023-12-31]",
            [
                "aikaisintaan 2023-08-24 ja viimeistään 2023-12-31",
                "tidigast 2023-08-24 och senast 2023-12-31",
                "between 2023-08-24 and 2023-12-31",
            ],
        ),
        (
            "[2023-08-24..]",
            ["aikaisintaan 2023-08-24", "tidigast 2023-08-24", "2023-08-24 at the earliest"],
        ),
        (
            "[..2023-08-24]",
            ["viimeistään 2023-08-24", "senast 2023-08-24", "2023-08-24 at the latest"],
        ),
        ("unknown", ["ei tiedossa", "okänt", "not known"]),
    ],
)
def test_a_date_in_words(plain: str, told: list[str]) -> None:
    assert [tell_date(PartialDate.read(plain), lang) for lang in LANGS] == told


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ("2016-01-01/2018-12-31", ["2016-01-01 – 2018-12-31"] * 3),
        ("2016/2018-12-31", ["2016 – 2018-12-31"] * 3),
        (
            "2016-03/2018-05",
            [
                "maaliskuu 2016 – toukokuu 2018",
                "mars 2016 – maj 2018",
                "March 2016 – May 2018",
            ],
        ),
        ("2023-11-16/..", ["2023-11-16 alkaen", "från och med 2023-11-16", "from 2023-11-16"]),
        (
            "2023-11/..",
            ["marraskuusta 2023 alkaen", "från och med november 2023", "from November 2023"],
        ),
        ("2023/..", ["vuodesta 2023 alkaen", "från och med 2023", "from 2023"]),
        (
            "[2023-08-24..]/..",
            [
                "aikaisintaan 2023-08-24 alkaen",
                "tidigast från och med 2023-08-24",
                "from 2023-08-24 at the earliest",
            ],
        ),
        (
            "[2023-08-24..2023-12-31]/2024-05",
            [
                "aikaisintaan 2023-08-24 ja viimeistään 2023-12-31 alkaen, toukokuuhun 2024 asti",
                (
                    "tidigast från och med 2023-08-24 och senast från och med 2023-12-31, "
                    "till och med maj 2024"
                ),
                "from some day between 2023-08-24 and 2023-12-31 to May 2024",
            ],
        ),
        (
            "[..2005-01-01]/[2008-01-01..2009-12-31]",
            [
                (
                    "viimeistään 2005-01-01 alkaen, "
                    "aikaisintaan 2008-01-01 ja viimeistään 2009-12-31 asti"
                ),
                (
                    "senast från och med 2005-01-01, "
                    "tidigast till och med 2008-01-01 och senast till och med 2009-12-31"
                ),
                "from 2005-01-01 at the latest to some day between 2008-01-01 and 2009-12-31",
            ],
        ),
        (
            "2005-01-01/[2008-01-01..]",
            [
                "2005-01-01 alkaen, aikaisintaan 2008-01-01 asti",
                "från och med 2005-01-01, tidigast till och med 2008-01-01",
                "from 2005-01-01 to 2008-01-01 at the earliest",
            ],
        ),
        (
            "2005-01-01/[..2008-01-01]",
            [
                "2005-01-01 alkaen, viimeistään 2008-01-01 asti",
                "från och med 2005-01-01, senast till och med 2008-01-01",
                "from 2005-01-01 to 2008-01-01 at the latest",
            ],
        ),
        (
            "2005-01-01/",
            [
                "2005-01-01 alkaen, tuntemattomaan päivään asti",
                "från och med 2005-01-01, till en okänd dag",
                "from 2005-01-01 to an unknown day",
            ],
        ),
        ("/2018-12-31", ["2018-12-31 asti", "till och med 2018-12-31", "to 2018-12-31"]),
        ("/2018", ["vuoteen 2018 asti", "till och med 2018", "to 2018"]),
        (
            "/..",
            ["tuntemattomasta päivästä alkaen", "från en okänd dag", "from an unknown day"],
        ),
        ("/", ["ei tiedossa", "okänt", "not known"]),
    ],
)
def test_a_period_in_words(plain: str, told: list[str]) -> None:
    assert [tell_period(Period.read(plain), lang) for lang in LANGS] == told


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        (
            "fi",
            (
                "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu "
                "heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu"
            ),
        ),
        (
            "sv",
            "januari februari mars april maj juni juli augusti september oktober november december",
        ),
        (
            "en",
            (
                "January February March April May June "
                "July August September October November December"
            ),
        ),
    ],
)
def test_the_twelve_months_of_a_year_by_name(lang: Lang, names: str) -> None:
    days = [PartialDate.month(2024, month) for month in range(1, 13)]
    assert [tell_date(day, lang) for day in days] == [f"{name} 2024" for name in names.split()]


def test_in_finnish_all_months_end_alike() -> None:
    # So that "kuusta" and "kuuhun" are right of each.
    assert all(month.show("fi").endswith("kuu") for month in MONTHS)


@given(st.one_of(partial_dates(), periods()), st.sampled_from(LANGS))
def test_no_notation_is_left_and_no_day_is_lost(value: PartialDate | Period, lang: Lang) -> None:
    told = tell_date(value, lang) if isinstance(value, PartialDate) else tell_period(value, lang)
    assert told
    assert not re.search(r"[][/{}]|\.\.|None", told)
    for day in re.findall(r"\d{4}-\d\d-\d\d", str(value)):
        assert day in told
    for year in re.findall(r"\d{4}", str(value)):
        assert year in told
