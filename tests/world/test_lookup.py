"""Finding records by id, code and name: exact first, settled by the day, never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import group, municipality, office, person, world
from tests.world.plain import rows
from urbanpolicy.values.ids import folded

LANGS = ("fi", "sv", "en")


@cache
def named_days() -> dict[tuple[str, date], set[str]]:
    """Plain reading: the municipalities that had a name (as compared) on some days that count."""
    found: dict[tuple[str, date], set[str]] = defaultdict(set)
    for id, name, first, last, starts, ends in named():
        for day in {max(first, starts), min(last, ends)}:
            if max(first, starts) <= day <= min(last, ends):
                found[folded(name), day].add(id)
    return found


def named() -> Iterator[tuple[str, str, date, date, date, date]]:
    """Each name of each municipality: id, name, days of the name, days of the municipality."""
    for row in rows("municipalities"):
        starts, ends = bounds(row.get("period"))
        for dated in row["names"]:
            first, last = bounds(dated.get("period"))
            for lang in LANGS:
                if lang in dated["text"]:
                    yield row["id"], dated["text"][lang], first, last, starts, ends


def bounds(period: Any) -> tuple[date, date]:
    """The days within which a period surely lies inside what the files reach (2005 to 2026)."""
    if period is None:
        return date(2005, 1, 1), date(2026, 12, 31)
    if isinstance(period, str):
        start, end = period.split("/")
    else:
        start, end = period.get("start", ""), period["end"]
    first = date.fromisoformat(start) if len(start) == 10 else date(2005, 1, 1)
    last = date.fromisoformat(end) if len(end) == 10 else date(2026, 12, 31)
    return max(first, date(2005, 1, 1)), last


# ------------------------------------------------------------------------- every municipality


def test_every_municipality_is_found_by_its_id_and_by_its_code_on_its_days() -> None:
    for row in rows("municipalities"):
        assert up.municipality(row["id"]).id == row["id"]
        starts, ends = bounds(row.get("period"))
        for day in (starts, ends):
            assert up.municipality(row["code"], on=day).id == row["id"]


def test_every_name_current_or_former_in_every_language_finds_it_on_its_days() -> None:
    holders = named_days()
    asked = 0
    for id, name, first, last, starts, ends in named():
        for day in (max(first, starts), min(last, ends)):
            if not max(first, starts) <= day <= min(last, ends):
                continue
            asked += 1
            if holders[folded(name), day] == {id}:
                assert up.municipality(name, on=day).id == id
            else:
                with pytest.raises(up.AmbiguousName):
                    up.municipality(name, on=day)
    assert asked > 1000


def test_every_name_finds_it_without_a_day_unless_two_ever_had_it() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for id, name, *_ in named():
        owners[folded(name)].add(id)
    for id, name, *_ in named():
        others = owners[folded(name)] - {id}
        if not others:
            assert up.municipality(name).id == id
        else:
            with pytest.raises(up.AmbiguousName) as told:
                up.municipality(name)
            assert set(told.value.candidates) == {id, *others}


# ------------------------------------------------------------------------- how a name is written


def ways_to_write(name: str) -> list[str]:
    cases = [name, name.upper(), name.lower(), name.casefold(), f"  {name}\t", name.swapcase()]
    forms = [unicodedata.normalize(form, case) for case in cases for form in ("NFC", "NFD")]
    hyphens = "\u2010\u2011\u2012\u2013\u2014\u2212"
    typeset = [form.replace("-", hyphen) for form in forms for hyphen in hyphens]
    blanks = [form.replace(" ", "\u00a0") for form in forms] + [f.replace(" ", "  ") for f in forms]
    soft = [form[:2] + "\u00ad" + form[2:] for form in forms]
    return list(dict.fromkeys([*forms, *typeset, *blanks, *soft]))


@pytest.mark.parametrize(
    "name", ["Jyväskylä", "Åbo", "Mänttä-Vilppula", "Pedersören kunta", "Äänekoski", "Helsinki"]
)
def test_case_composition_hyphens_and_blanks_do_not_matter(name: str) -> None:
    expected = up.municipality(name)
    for written in ways_to_write(name):
        assert up.municipality(written) == expected, ascii(written)


@given(st.sampled_from([name for _, name, *_ in named()]), st.data())
def test_however_a_name_is_written_the_answer_is_the_same(name: str, data: st.DataObject) -> None:
    written = data.draw(st.sampled_from(ways_to_write(name)))

    def answer(asked: str) -> object:
        try:
            return up.municipality(asked)
        except up.AmbiguousName as error:
            return set(error.candidates)

    assert answer(written) == answer(name)


# ------------------------------------------------------------------------- nothing is guessed


PREFIXES = {
    "Lap": {"Lapinjärvi", "Lapinlahti", "Lappajärvi", "Lappeenranta", "Lapua"},
    "Lapp": {"Lappajärvi", "Lappeenranta"},
    "La": {"Lahti", "Laihia", "Laitila"},
}


@pytest.mark.parametrize("prefix", PREFIXES)
def test_nam_05_a_prefix_is_never_guessed_and_the_candidates_are_named(prefix: str) -> None:
    with pytest.raises(up.UnknownName) as told:
        up.municipality(prefix)
    assert set(told.value.nearest) >= PREFIXES[prefix]
    assert all(name in str(told.value) for name in told.value.nearest[:8])


@given(st.sampled_from([name for _, name, *_ in named()]), st.integers(1, 30))
def test_a_part_of_a_name_is_no_name(name: str, length: int) -> None:
    part = name[:length]
    names = {folded(other) for _, other, *_ in named()}
    if folded(part) not in names and not part.isdigit():
        with pytest.raises(up.UnknownName):
            up.municipality(part)


@pytest.mark.parametrize(
    "asked", ["Espoon kaupunki", "Helsingin kaupunki", "Esbo stad", "City of Vantaa"]
)
def test_a_name_with_a_word_for_the_title_is_refused_with_the_likely_city(asked: str) -> None:
    likely = {"Es": {"Espoo", "Esbo"}, "He": {"Helsinki"}, "Ci": {"Vantaa"}}[asked[:2]]
    with pytest.raises(up.UnknownName) as told:
        up.municipality(asked)
    assert set(told.value.nearest) & likely


def test_uni_05_a_wrongly_decoded_name_is_told_as_such() -> None:
    with pytest.raises(up.UnknownName, match="looks wrongly decoded; did you mean 'Jyväskylä'"):
        up.municipality("JyvÃ¤skylÃ¤")
    for index in ("person", "office", "group"):
        with pytest.raises(up.UnknownName, match="wrongly decoded"):
            getattr(up, index)("MÃ¤Ã¤ttÃ¤")


@pytest.mark.parametrize(("number", "code"), [(49, "049"), (91, "091"), (853, "853"), (0, "000")])
def test_a_number_for_a_code_is_refused_with_the_code_to_write(number: int, code: str) -> None:
    with pytest.raises(up.InvalidValue, match=f"write it quoted and with its zeros: '{code}'"):
        up.municipality(number)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [None, 4.9, True, b"049", ["049"], ("049",)])
def test_what_is_no_text_is_refused(wrong: Any) -> None:
    for call in (up.municipality, up.person, up.office, up.group, up.organisation):
        with pytest.raises(up.InvalidValue, match="the id, code or name of a"):
            call(wrong)
    for kind in (up.holder, up.head, up.composition):
        with pytest.raises(up.InvalidValue, match="the id, code or name of a"):
            kind(wrong, on="2023-11-16")


def test_no_name_near_is_no_name_offered() -> None:
    with pytest.raises(up.UnknownName) as told:
        up.municipality("xqzzt")
    assert told.value.nearest == ()
    assert str(told.value) == "no municipality is called 'xqzzt'."


@pytest.mark.parametrize("asked", ["", " ", "kaupunki", " kunta", "\u00ad"])
def test_a_text_that_says_nothing_finds_nothing(asked: str) -> None:
    with pytest.raises(up.UnknownName):
        up.municipality(asked)


# ------------------------------------------------------------------------- several of one name


def two_lives() -> up.Register:
    return world(
        municipality("999", "Vanhala", id="vanhala", period="1950-01-01/1979-12-31"),
        municipality("999", "Uusila", id="uusila", period="2007-01-01/.."),
    )


def test_a_code_of_two_lives_is_settled_by_the_day() -> None:
    register = two_lives()
    assert register.municipality("999", on="1960-01-01").id == "vanhala"
    assert register.municipality("999", on="2010-01-01").id == "uusila"
    with pytest.raises(
        up.NotExisting, match="no municipality of this name or code existed"
    ) as told:
        register.municipality("999", on="1990-01-01")
    assert "1950-01-01/1979-12-31" in str(told.value)
    assert "2007-01-01/.." in str(told.value)


def test_without_a_day_the_calls_to_type_are_printed() -> None:
    with pytest.raises(up.AmbiguousName) as told:
        two_lives().municipality("999")
    assert told.value.candidates == ("uusila", "vanhala")
    assert str(told.value) == (
        "'999' is the name of 2 records of the class municipality; type one of "
        'municipality("uusila"), municipality("vanhala"), '
        "municipality('999', on=\"...\") with the day that you mean."
    )


def test_a_call_without_a_day_is_not_offered_one() -> None:
    with pytest.raises(up.AmbiguousName) as told:
        up.person("Pekka Timonen")
    assert str(told.value).endswith(
        'type one of person("pekka-timonen"), person("pekka-timonen-om").'
    )


def test_two_of_one_name_on_one_day_stay_two() -> None:
    register = world(
        municipality("998", "Vanhala", id="one"), municipality("997", "Vanhala", id="other")
    )
    with pytest.raises(up.AmbiguousName, match='type one of municipality\\("one"\\)'):
        register.municipality("Vanhala", on="2020-01-01")


def test_a_name_as_written_comes_before_one_that_differs_in_case() -> None:
    register = world(person("aa", "Vik"), person("bb", "VIK"), person("cc", "Bo"))
    assert register.person("Vik").id == "aa"
    assert register.person("VIK").id == "bb"
    with pytest.raises(up.AmbiguousName):
        register.person("vik")


def test_who_used_the_name_on_the_day_comes_before_who_used_it_once() -> None:
    names = [
        {"text": "Vanhala", "period": "/1999-12-31"},
        {"text": "Uusila", "period": "2000-01-01/.."},
    ]
    register = world(
        municipality("998", names, id="renamed"),
        municipality("997", [{"text": "Vanhala", "period": "2010-01-01/.."}], id="named-later"),
    )
    assert register.municipality("Vanhala", on="1990-01-01").id == "renamed"
    assert register.municipality("Vanhala", on="2015-01-01").id == "named-later"
    with pytest.raises(up.AmbiguousName):
        register.municipality("Vanhala")
    # On a day on which nobody surely used it, all that ever did may be meant.
    with pytest.raises(up.AmbiguousName):
        register.municipality("Vanhala", on="2005-01-01")


def test_one_that_surely_used_the_name_comes_before_one_that_perhaps_did() -> None:
    sure = municipality("998", [{"text": "Vik", "period": "2000-01-01/.."}], id="sure")
    perhaps = municipality("997", [{"text": "Vik", "period": "[2000-01-01..]/.."}], id="perhaps")
    register = world(sure, perhaps)
    assert register.municipality("Vik", on="2010-01-01").id == "sure"


def test_an_office_is_told_by_the_title_of_the_day() -> None:
    register = world(
        office("aa", titles=[{"text": "ministeri", "period": "/2015-05-28"}]),
        office("bb", titles=[{"text": "ministeri", "period": "2015-05-29/.."}]),
        person("aino"),
    )
    assert register.office("ministeri", on="2015-05-28").id == "aa"
    assert register.holder("ministeri", on="2015-05-29").asked.id == "bb"
    with pytest.raises(up.AmbiguousName, match=re.escape("office('ministeri', on=")):
        register.office("ministeri")


# ------------------------------------------------------------------------- other classes


@pytest.mark.parametrize(
    ("question", "plural"),
    [
        ("person", "persons"),
        ("office", "offices"),
        ("group", "groups"),
        ("organisation", "organisations"),
    ],
)
def test_every_record_is_found_by_its_id(question: str, plural: str) -> None:
    ask = getattr(up, question)
    for row in rows(plural):
        assert ask(row["id"]).id == row["id"]


def test_every_person_is_found_by_name_unless_two_have_it() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows("persons"):
        owners[folded(row["name"])].add(row["id"])
    shared = {name: ids for name, ids in owners.items() if len(ids) > 1}
    assert {"pekka-timonen", "pekka-timonen-om"} in shared.values()
    for row in rows("persons"):
        if folded(row["name"]) not in shared:
            assert up.person(row["name"].upper()).id == row["id"]


def test_per_07_equal_names_are_two_persons() -> None:
    one, other = person("p1", "Matti Virtanen"), person("p2", "Matti Virtanen")
    register = world(one, other)
    assert one != other
    assert len({one, other}) == 2
    with pytest.raises(up.AmbiguousName) as told:
        register.person("Matti Virtanen")
    assert told.value.candidates == ("p1", "p2")


def test_the_alliance_is_found_by_its_short_names_in_all_languages() -> None:
    for name in ("kaupunkiallianssi", "Stadsalliansen", "City Alliance", "strategic-city-alliance"):
        assert up.agreement_model(name).id == "alliance"
    for name in ("allianssin yhteistyöryhmä", "alliansens samarbetsgrupp"):
        assert up.group(name).id == "alliance-cooperation-group"


def test_organisations_are_found_by_abbreviation_and_by_every_dated_name() -> None:
    for row in rows("organisations"):
        for dated, lang in product(row["names"], LANGS):
            if lang in dated["text"]:
                found = ask_organisation(dated["text"][lang])
                assert row["id"] in found
        if "abbreviation" in row:
            assert row["id"] in ask_organisation(row["abbreviation"])


def ask_organisation(name: str) -> set[str]:
    try:
        return {up.organisation(name).id}
    except up.AmbiguousName as error:
        return set(error.candidates)


def test_regions_governments_and_urban_regions_have_names_too() -> None:
    register = world(
        up.Region(
            id="region-02", code="02", name={"fi": "Varsinais-Suomi", "sv": "Egentliga Finland"}
        ),
        up.UrbanRegion(id="urban-region-oulu", name="Oulun seutu", also_ids=["oulu-region"]),
        group(short_names=["porukka"]),
    )
    assert register.group("Porukka").id == "body"
    for call, asked in (
        ("region", "02"),
        ("region", "egentliga finland"),
        ("urban_region", "oulu-region"),
        ("urban_region", "oulun seutu"),
    ):
        cls = {"region": up.Region, "urban_region": up.UrbanRegion}[call]
        assert register._names(cls, call).find(asked)
    assert up.government("Orpon hallitus") == up.government(on="2023-11-16")
