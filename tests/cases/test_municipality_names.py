"""The cases of the area municipality-names: exact names find, all others give a hint and no guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import urbanpolicy as up
from urbanpolicy.values.ids import folded

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2005, 1, 1), date(2026, 12, 31)
PLACES = up.register().all(up.Municipality)
NAMES = sorted({text for m in PLACES for name in (*m.names, *m.also) for text in name.text.all})
FOLDED = {folded(name) for name in NAMES}


def owners(name: str) -> set[str]:
    """Whose name it is or was, letter for letter but for what folding makes equal."""
    return {
        place.id
        for place in PLACES
        for dated in (*place.names, *place.also)
        for text in dated.text.all
        if folded(text) == folded(name)
    }


def found(text: str, on: date | None = None) -> set[str]:
    """The ids that a text names; several where it needs a day, none where nobody had it then."""
    try:
        return {up.municipality(text, on=on).id}
    except up.AmbiguousName as several:
        return set(several.candidates)
    except up.NotExisting:
        return set()


def days_of_change() -> list[date]:
    """The days on which a name or a municipality begins or ends, with those before."""
    found: set[date] = {FIRST, LAST}
    for place in PLACES:
        for period in (place.period, *(dated.period for dated in place.names)):
            for day in (period.start.day, period.last_possible):
                if day is not None:
                    found |= {day - ONE_DAY, day, day + ONE_DAY}
    return sorted(day for day in found if FIRST <= day <= LAST)


# ------------------------------------------------------------------------- every name finds


@pytest.mark.parametrize("day", days_of_change(), ids=str)
def test_every_name_in_every_language_finds_its_municipality_on_the_day(day: date) -> None:
    """Between these days no name and no municipality changes, so they stand for all days."""
    for place in up.municipalities(on=day):
        assert up.municipality(place.code, on=day) == place
        assert up.municipality(place.id, on=day) == place
        for dated in (*place.names, *place.also):
            for name in dated.text.all:
                assert up.municipality(name, on=day) == place


@given(st.sampled_from(PLACES), st.dates(FIRST, LAST), st.data())
def test_every_name_of_the_day_finds_on_any_day(
    place: up.Municipality, day: date, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(place.name_on(day).all))
    if place.period.contains(day).is_certain:
        assert up.municipality(name, on=day) == place
    else:
        assert found(name, day) <= owners(name) - {place.id}


def test_a_former_name_belongs_to_its_days() -> None:
    paras = up.municipality("445")
    assert up.municipality("Länsi-Turunmaa", on="2011-12-31") == paras
    assert paras.name_on("2011-12-31").sv == "Väståboland"
    assert paras.name_on("2012-01-01").sv == "Pargas"
    assert up.municipality("Alavo") == up.municipality("Alavus")
    assert up.municipality("Alavus").name_on("2020-10-31").sv == "Alavus"
    assert up.municipality("Alavus").name_on("2020-11-01").sv == "Alavo"


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Parainen", "2008-12-31", "573"),
        ("Parainen", "2012-01-01", "445"),
        ("Pargas", "2008-12-31", "573"),
        ("Vöyri", "2006-12-31", "944"),
        ("Vöyri-Maksamaa", "2007-01-01", "945"),
        ("Vöyri", "2011-01-01", "946"),
        ("Vörå", "2011-01-01", "946"),
    ],
)
def test_a_name_that_several_had_needs_a_day(name: str, day: str, code: str) -> None:
    assert up.municipality(name, on=day).code == code
    if name != "Vöyri-Maksamaa":
        with pytest.raises(up.AmbiguousName, match="with the day that you mean"):
            up.municipality(name)


def test_on_a_day_on_which_nobody_had_the_name_nobody_is_found() -> None:
    with pytest.raises(up.NotExisting, match=r"Vöyri \(944\) was abolished: merged into"):
        up.municipality("Vöyri", on="2008-06-01")


# ------------------------------------------------------------------------- NAM-01


@pytest.mark.parametrize(
    "name", ["Pedersören kunta", "Pedersöre", "pedersöre", "PEDERSÖREN KUNTA", "pedersören kunta"]
)
def test_nam_01_the_one_name_that_ends_in_kunta(name: str) -> None:
    assert up.municipality(name).code == "599"


def test_nam_01_half_of_it_is_no_name_but_has_a_hint() -> None:
    with pytest.raises(up.UnknownName, match="Pedersören kunta"):
        up.municipality("Pedersören")


# ------------------------------------------------------------------------- NAM-03


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("HELSINKI", "091"),
        ("ESBO", "049"),
        ("åbo", "853"),
        ("ÅBO", "853"),
        ("jyväskylä", "179"),
        ("JYVÄSKYLÄ", "179"),
        (" Tampere ", "837"),
    ],
)
def test_nam_03_capitals_and_blanks_do_not_matter(name: str, code: str) -> None:
    assert up.municipality(name).code == code


BLANKS = st.text(" \t\n\u00a0\u2009", max_size=3)


@given(
    st.sampled_from(NAMES),
    st.lists(st.booleans(), min_size=40, max_size=40),
    BLANKS,
    BLANKS,
)
@example("Pedersören kunta", [True] * 40, "", " ")
def test_nam_03_every_name_in_any_case(
    name: str, upper: list[bool], before: str, after: str
) -> None:
    mixed = "".join(c.upper() if up_ else c.lower() for c, up_ in zip(name, upper, strict=False))
    _same(name, before + mixed + after)


def _same(name: str, written: str) -> None:
    """Two ways to write a name find the same, or fail alike."""
    assert found(written) == owners(name)


# ------------------------------------------------------------------------- NAM-05


@pytest.mark.parametrize("part", ["Lap", "Lapp", "La", "lap", "LAPP"])
def test_nam_05_a_part_of_a_name_finds_nobody(part: str) -> None:
    with pytest.raises(up.UnknownName) as refused:
        up.municipality(part)
    known = ["Lapinjärvi", "Lapinlahti", "Lappajärvi", "Lappeenranta", "Lapua"]
    if part.casefold() != "la":
        wanted = {name for name in known if name.casefold().startswith(part.casefold())}
        assert wanted <= set(refused.value.nearest)
    assert refused.value.nearest
    assert all(name.casefold().startswith(part.casefold()) for name in refused.value.nearest[:4])


@given(st.sampled_from(NAMES), st.integers(1, 20), st.integers(0, 20))
def test_nam_05_a_piece_of_a_name_is_never_completed(name: str, length: int, start: int) -> None:
    piece = name[start : start + length]
    if folded(piece) not in FOLDED:
        with pytest.raises(up.UnknownName):
            up.municipality(piece)


def test_nam_05_a_hint_of_a_day_names_whom_there_was_that_day() -> None:
    with pytest.raises(up.UnknownName) as refused:
        up.municipality("Jyväskylän", on="2008-12-31")
    assert "Jyväskylän mlk" in refused.value.nearest
    with pytest.raises(up.UnknownName) as refused:
        up.municipality("Jyväskylän", on="2009-01-01")
    assert "Jyväskylän mlk" not in refused.value.nearest
    assert "Jyväskylä" in refused.value.nearest


@given(st.text(max_size=30))
def test_nam_05_whatever_is_written_nobody_is_guessed(text: str) -> None:
    _exact_or_nothing(text)


@given(st.sampled_from(NAMES), st.integers(0, 20), st.characters(codec="utf-8"))
def test_nam_05_nor_is_a_name_with_a_slip(name: str, place: int, letter: str) -> None:
    _exact_or_nothing(name[:place] + letter + name[place + 1 :])


def _exact_or_nothing(text: str) -> None:
    try:
        found = up.municipality(text)
    except (up.UnknownName, up.AmbiguousName):
        return
    keys = {found.id, found.code, *(n for d in (*found.names, *found.also) for n in d.text.all)}
    assert folded(text) in {folded(key) for key in keys}


# ------------------------------------------------------------------------- NAM-07

GENITIVES = {
    "Espoon": "Espoo",
    "Helsingin": "Helsinki",
    "Turun": "Turku",
    "Lahden": "Lahti",
    "Oulun": "Oulu",
    "Vantaan": "Vantaa",
    "Tampereen": "Tampere",
    "Kuopion": "Kuopio",
    "Porin": "Pori",
    "Hangon": "Hanko",
    "Alavuden": "Alavus",
    "Oriveden": "Orivesi",
    "Outokummun": "Outokumpu",
    "Uudenkaarlepyyn": "Uusikaarlepyy",
    "Uudenkaupungin": "Uusikaupunki",
    "Kristiinankaupungin": "Kristiinankaupunki",
    "Ikaalisten": "Ikaalinen",
    "Paraisten": "Parainen",
    "Virtain": "Virrat",
    "Varkauden": "Varkaus",
    "Kokemäen": "Kokemäki",
    "Seinäjoen": "Seinäjoki",
    "Iisalmen": "Iisalmi",
    "Raahen": "Raahe",
    "Loviisan": "Loviisa",
    "Kurikan": "Kurikka",
    "Liedon": "Lieto",
    "Mänttä-Vilppulan": "Mänttä-Vilppula",
}


@pytest.mark.parametrize("genitive", GENITIVES)
@pytest.mark.parametrize("title", [" kaupunki", " kunta", ""])
def test_nam_07_an_inflected_name_fails_with_the_likely_one(genitive: str, title: str) -> None:
    with pytest.raises(up.UnknownName) as refused:
        up.municipality(genitive + title)
    assert GENITIVES[genitive] in refused.value.nearest
    assert GENITIVES[genitive] in str(refused.value)


@pytest.mark.parametrize("place", up.municipalities(on="2023-11-16"), ids=lambda place: place.code)
def test_nam_07_a_name_with_its_title_fails_with_the_likely_one(place: up.Municipality) -> None:
    name = place.name
    for written in (f"{name.sv} stad", f"{name.sv} kommun", f"City of {name.en}"):
        with pytest.raises(up.UnknownName) as refused:
            up.municipality(written, on="2023-11-16")
        assert set(name.all) & set(refused.value.nearest), written
