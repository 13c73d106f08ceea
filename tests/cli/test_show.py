"""``urbanpolicy show``: any record, by id or name, in any language, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import urbanpolicy as up
from tests.cli.running import DAY, Done
from urbanpolicy.cli.sheet import sheet_of
from urbanpolicy.cli.show import answer, as_json
from urbanpolicy.cli.telling import Book, named, when
from urbanpolicy.model.catalogue import CLASSES
from urbanpolicy.values.building import build
from urbanpolicy.values.text import LANGS, Lang

Run = Callable[..., Done]
WORLD = up.register()
GROUP = "alliance-cooperation-group"
END = {"kind": "ended", "date": "2020-04-01"}
ONE_OF_EACH = [WORLD.all(cls)[0].id for cls in CLASSES.values()]


def shown(world: up.Register, name: str, on: str | None = None, lang: Lang = "en") -> str:
    return answer(world, name, on, lang, str)


def told(run: Run, *arguments: str) -> dict[str, Any]:
    done = run("show", *arguments, "--format", "json")
    assert (done.status, done.err) == (0, "")
    found: dict[str, Any] = json.loads(done.out)
    return found


def sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """The titles of a sheet's sections, each with its rows."""
    for block in text.split("\n\n"):
        title, *rows = block.splitlines()
        if rows and all(row.startswith("  ") for row in rows):
            yield title, rows


# ------------------------------------------------------------------------- an agreement


def test_an_agreement_with_its_term_parties_milestones_and_sources(run: Run) -> None:
    done = run("show", "mal-turku-2020-2031", "--lang", "fi")
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[0] == "sopimus: mal-turku-2020-2031"
    assert "nimelliskausi              2020-01-01 – 2031-12-31" in lines
    found = dict(sections(done.out))
    assert "  Turku (municipality-853) " in "\n".join(found["osapuolet"])
    assert found["vaiheet"][0].split() == ["laji", "päivä", "kuka", "lähteet"]
    assert any("Allekirjoitettu  2020-10-08" in row for row in found["vaiheet"])
    assert "Lähde agr-turku-2020-final: " in done.out
    assert "Se ei tarkoita, ettei kukaan allekirjoittanut." in done.out


def test_every_party_has_its_role_and_only_the_central_city_is_said_to_be_one(run: Run) -> None:
    rows = dict(sections(run("show", "mal-turku-2020-2031").out))["parties"]
    assert rows[0].split() == ["who", "role", "central", "city"]
    assert len(rows) == 1 + len(WORLD.agreement("mal-turku-2020-2031").parties)
    assert [row.split()[0] for row in rows if row.endswith("  yes")] == ["Turku"]
    assert [row for row in rows if row.endswith("  participant")]
    assert len([row for row in rows if "  party" in row]) == len(rows) - 2


def test_an_agreement_on_a_day_binds_does_not_bind_or_is_undecided(run: Run) -> None:
    name = "mal-helsinki-2020-2031"
    for day, state in (("2024-11-26", "yes"), ("2024-12-05", "undecided"), ("2025-01-01", "no")):
        found = told(run, name, "--on", day)["on"]
        assert (found["day"], found["state"]) == (day, state)
        assert found["in_force"] == "2020-10-08/[2024-11-27..2024-12-12]"
    out = run("show", name, "--on", "5.12.2024", "--lang", "sv").out
    assert "Källorna avgör inte om följande binder 2024-12-05 (grund: giltighet)" in out
    words = "från och med 2020-10-08, tidigast till och med 2024-11-27 och senast till och med 2024"
    assert words in out


def test_an_agreement_that_never_binds_says_so() -> None:
    alone = up.Agreement(
        id="alone", model="mal", name={"en": "Alone"}, nature="agreement", citations=["lab-blog"]
    )
    ended = attrs.evolve(alone, milestones=[{"kind": "in-force", "date": "2020-05-01"}, END])
    world = WORLD.with_records(ended)
    assert json.loads(as_json(world, "alone", "2020-06-01", "en", str))["on"] == {
        "day": "2020-06-01",
        "asked": "",
        "state": "no",
        "in_force": None,
    }
    assert "On this basis it binds on no day." in shown(world, "alone", "2020-06-01")


# ------------------------------------------------------------------------- names and ids


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["Turku", "Åbo", "853", "municipality-853", "TURKU"])
def test_a_record_is_found_by_id_code_and_any_name(run: Run, name: str, lang: Lang) -> None:
    assert run("show", name, "--lang", lang) == run("show", "municipality-853", "--lang", lang)


def test_other_ids_lead_to_the_record(run: Run) -> None:
    by_id = run("show", "alliance")
    assert run("show", "strategic-city-alliance") == by_id
    assert by_id.out.startswith("agreement model: alliance\n")


def test_a_name_of_a_day_is_settled_by_the_day(run: Run) -> None:
    before = run("show", "Pargas", "--on", "2008-06-01").out.splitlines()[0]
    after = run("show", "Pargas", "--on", "2012-06-01").out.splitlines()[0]
    assert (before, after) == ("municipality: municipality-573", "municipality: municipality-445")


def test_a_name_that_several_have_is_answered_with_their_ids(run: Run) -> None:
    done = run("show", "Pekka Timonen")
    assert (done.status, done.out) == (2, "")
    assert "'Pekka Timonen' is the name of 2 records of the class Person" in done.err
    assert "type one of pekka-timonen, pekka-timonen-om" in done.err
    done = run("show", "02")  # a region and a county have the code
    assert done.status == 2
    assert "Region or WellbeingCounty" in done.err


def test_a_name_that_nothing_has_is_answered_with_the_nearest_and_a_hint(run: Run) -> None:
    done = run("show", "Helsinky")
    assert (done.status, done.out) == (2, "")
    assert "no record is called 'Helsinky'; nearest: Helsinki" in done.err
    assert "urbanpolicy search" in done.err


def test_a_name_of_what_had_ended_says_what_became_of_it(run: Run) -> None:
    done = run("show", "Jyväskylän mlk", "--on", "2023-01-01")
    assert done.status == 2
    assert "merged into" in done.err


def test_a_name_that_was_wrongly_decoded_is_mended_in_the_hint(run: Run) -> None:
    assert "did you mean 'Jyväskylä'" in run("show", "JyvÃ¤skylÃ¤").err


# ------------------------------------------------------------------------- on a day


def test_a_body_on_a_day_is_shown_as_who_shows_it(run: Run) -> None:
    who = run("who", GROUP, "--on", DAY).out
    assert who.strip() in run("show", GROUP, "--on", DAY).out
    found = told(run, GROUP, "--on", DAY)["on"]
    assert found["state"] == "existing"
    assert found["seats"][0] == {
        "membership": "mem-alliance-chair",
        "role": "chair",
        "state": "held",
        "municipality": None,
        "organisation": None,
        "persons": ["petteri-orpo"],
    }
    states = {seat["municipality"]: seat["state"] for seat in found["seats"]}
    assert states["municipality-092"] == "presumed"


def test_seats_of_persons_and_organisations_are_data_too() -> None:
    days = f"{DAY}/{DAY}"
    members: list[up.Record] = [
        up.Membership(id="m1", group=GROUP, role="invited", person="minna-arve", period=days),
        up.Membership(id="m2", group=GROUP, role="invited", organisation="org-vm", period=days),
    ]
    seats = json.loads(as_json(WORLD.with_records(*members), GROUP, DAY, "en", str))["on"]["seats"]
    added = {seat["membership"]: seat for seat in seats if seat["role"] == "invited"}
    assert added["m1"]["persons"] == ["minna-arve"]
    assert added["m2"]["persons"] == []
    assert added["m2"]["organisation"] == "org-vm"


def test_an_office_on_a_day_of_which_the_holder_is_undecided(run: Run) -> None:
    found = told(run, "city-manager-oulu", "--on", "2023-02-03")["on"]
    assert found["state"] == "undecided"
    assert found["holders"] == []
    assert {one["person"] for one in found["candidates"]} == {"paivi-laajala", "seppo-maatta"}
    assert found["verified"] is None
    out = run("show", "city-manager-oulu", "--on", "2023-02-03").out
    assert "The sources do not decide who held it on 2023-02-03." in out
    assert told(run, "Vantaa", "--on", DAY)["on"]["verified"] == "2023-10-02"


def test_a_municipality_on_a_day_with_its_head_and_what_binds_it(run: Run) -> None:
    out = run("show", "Turku", "--on", "2024-12-01", "--lang", "sv").out
    assert "innehavare  Minna Arve\n" in out
    rows = dict(sections(out.replace("\nNågot kan fattas", "\n\nNågot kan fattas")))
    bound = "\n".join(rows["bindande avtal, 2024-12-01"])
    assert "mal-turku-2020-2031" in bound
    assert "oavgjort" in bound
    found = told(run, "Turku", "--on", "2024-12-01")["on"]["agreements"]
    assert "ecosystem-turku" in found["certain"]
    assert found["possible"] == ["mal-turku-2020-2031", "mal-turku-2024-2035"]
    assert found["complete"] == "undecided"


def test_a_municipality_that_had_ended_is_said_not_to_be_there(run: Run) -> None:
    out = run("show", "municipality-588", "--on", "2026-01-01").out
    assert "In force or in being on 2026-01-01: no." in out


def test_a_day_outside_the_coverage_is_said_to_be_that(run: Run) -> None:
    done = run("show", "Turku", "--on", "2030-01-01")
    assert done.status == 0
    assert "state         undecided\ncandidate     Piia Elo\n" in done.out
    assert "Days searched: Heads of the six alliance cities, 2010-01-01 – 2025-12-31." in done.out
    found = told(run, "Turku", "--on", "2030-01-01")["on"]
    assert (found["state"], found["holders"]) == ("undecided", [])
    assert found["agreements"]["complete"] == "undecided"
    assert told(run, "Sipoo", "--on", "2030-01-01")["on"]["state"] == "outside_coverage"
    out = run("show", GROUP, "--on", "2030-01-01", "--lang", "fi").out
    assert "tutkitun ajan ulkopuolella" in out


def test_models_and_urban_regions_on_a_day_with_the_agreements_of_theirs(run: Run) -> None:
    found = told(run, "mal", "--on", DAY)["on"]
    assert (found["state"], len(found["agreements"]["certain"])) == ("yes", 7)
    found = told(run, "Oulun seutu", "--on", DAY)["on"]
    assert found["agreements"]["certain"] == ["mal-oulu-2020-2031"]
    found = told(run, "urban-region-helsinki", "--on", "2024-12-05")["on"]
    assert (found["state"], found["agreements"]["certain"]) == ("yes", [])
    assert "At least one of the undecided is certain" in shown(
        WORLD, "urban-region-helsinki", "2024-12-05"
    )
    assert "Nothing." in shown(WORLD, "urban-region-kuopio", "2010-06-01")


def test_a_person_on_a_day_with_offices_and_seats(run: Run) -> None:
    found = told(run, "Petteri Orpo", "--on", DAY)["on"]
    assert found["state"] == "yes"
    assert "mem-alliance-chair" in found["seats"]["certain"]
    assert len(found["tenures"]["certain"]) == 1
    out = run("show", "Petteri Orpo", "--on", DAY, "--lang", "fi").out
    assert "tehtävät, 2023-11-16" in out
    assert "paikat, 2023-11-16" in out


@pytest.mark.parametrize(
    ("name", "day", "state"),
    [
        ("tenure-mayor-turku-minna-arve-2021", "2024-01-01", "yes"),
        ("tenure-mayor-turku-minna-arve-2021", "2026-01-01", "no"),
        ("tenure-city-manager-oulu-seppo-maatta-2023", "2023-02-03", "undecided"),
        ("mem-alliance-chair", DAY, "yes"),
        ("mem-alliance-chair", "2021-01-01", "no"),
        ("mem-alliance-chair", "2027-06-01", "undecided"),
        ("gov-orpo", DAY, "yes"),
        ("gov-orpo", "2020-01-01", "no"),
        ("county-05", "2026-05-01", "undecided"),
        ("alliance-chair", DAY, "yes"),
        ("alliance-chair", "2020-01-01", "no"),
        ("alliance-first-meeting", "2020-01-01", "yes"),
        ("coverage-bodies", "latest", "no"),
    ],
)
def test_other_records_hold_on_a_day_or_not(run: Run, name: str, day: str, state: str) -> None:
    assert told(run, name, "--on", day)["on"]["state"] == state
    assert ": " + {"yes": "yes", "no": "no", "undecided": "undecided"}[state] + "." in (
        run("show", name, "--on", day).out
    )


def test_a_record_that_is_of_no_day_takes_none(run: Run) -> None:
    done = run("show", "seed-2023-11-17", "--on", DAY)
    assert (done.status, done.out) == (2, "")
    assert "a record of the class Source is of no day" in done.err
    assert run("show", "Turku", "--on", "2023").status == 2


def test_the_clock_is_used_only_where_it_is_asked_for(run: Run) -> None:
    assert "(today)" in run("show", "fi-prime-minister", "--on", "today").out
    assert told(run, "fi-prime-minister", "--on", "today")["on"]["asked"] == "today"
    assert told(run, "fi-prime-minister", "--on", "latest")["on"]["asked"] == "latest"
    assert "on" not in told(run, "fi-prime-minister")


def test_the_latest_day_is_that_of_the_subject(run: Run) -> None:
    bodies = up.composition(GROUP, on="latest").on
    for name in (GROUP, "mem-alliance-chair"):
        found = told(run, name, "--on", "latest")["on"]
        assert (found["day"], found["asked"]) == (str(bodies.day), "latest")
    assert told(run, "mem-alliance-chair", "--on", "latest")["on"]["state"] == "yes"
    office = up.holder("fi-prime-minister", on="latest").on
    assert told(run, "fi-prime-minister", "--on", "latest")["on"]["day"] == str(office.day)
    person = run("show", "minna-arve", "--on", "latest").out
    assert f"seats, {bodies.day} (latest)" in person or "Nothing." in person


# ------------------------------------------------------------------------- what is unknown


def test_what_is_not_known_is_said_and_not_left_out(run: Run) -> None:
    meeting = run("show", "mtg-alliance-2023-11-16").out
    assert "attendance       not known\n" in meeting
    assert "signed document" in run("show", "mal-turku-2024-2035").out
    rows = dict(line.split("  ", 1) for line in meeting.splitlines() if "  " in line)
    assert rows["day"].strip() == "2023-11-16"


def test_nobody_and_not_known_are_told_apart() -> None:
    signed = attrs.evolve(WORLD.agreement("mal-turku-2012-2015"), signatories=())
    told = shown(WORLD.with_records(signed), signed.id)
    assert "signatories      none of them\n" in told
    assert "\nsignatories  " not in shown(WORLD, signed.id)


def test_an_open_end_is_shown_with_the_day_to_which_it_was_verified(run: Run) -> None:
    assert "from 2023-11-16; verified to 2023-11-16" in run("show", "mem-alliance-chair").out
    assert "från och med 2023-11-16; belagd till" in (
        run("show", "mem-alliance-chair", "--lang", "sv").out
    )


# ------------------------------------------------------------------------- what refers to it


def test_a_source_with_what_rests_on_it(run: Run) -> None:
    found = told(run, "seed-2023-11-17")
    assert "alliance-cooperation-group" in found["referring"]["Group"]
    assert "alliance-chair" in found["referring"]["Rule"]
    assert found["sources"] == []
    assert found["record"]["published"] == "2023-11-16"
    assert dict(sections(run("show", "seed-2023-11-17").out))["memberships (8)"]


def test_many_records_are_cut_with_their_number_and_are_all_in_the_json(run: Run) -> None:
    found = told(run, "wof")["referring"]["Municipality"]
    rows = dict(sections(run("show", "wof").out))[f"municipalities ({len(found)})"]
    assert len(rows) == 41
    assert rows[-1].strip() == f"... and {len(found) - 40} more"


def test_a_rule_is_shown_with_its_statement_and_as_data_without_its_function(run: Run) -> None:
    out = run("show", "alliance-chair", "--lang", "fi").out
    assert out.splitlines()[1].endswith("puheenjohtaja on pääministeri.")
    assert "vakavuus          virhe" in out
    assert told(run, "alliance-chair")["record"]["standing"] == "announced"


# ------------------------------------------------------------------------- every record


@pytest.mark.parametrize("lang", LANGS)
def test_every_record_has_a_name_and_a_sheet_in_every_language(lang: Lang) -> None:
    book = Book(WORLD, lang)
    for record in (*WORLD, *up.rules()):
        assert named(record, book).strip()
        assert when(record, book) is not None
        rows, parts = sheet_of(record, book)
        assert all(len(row) == 2 and all(row) for row in rows), record
        for part in parts:
            assert part.title
            assert part.rows
            assert len({len(row) for row in part.rows}) == 1


@pytest.mark.parametrize("id", ONE_OF_EACH)
def test_one_record_of_each_class_is_printed_with_all_its_sources(run: Run, id: str) -> None:
    out = run("show", id, "--lang", "fi").out
    record = WORLD[id]
    assert out.startswith(f"{out.split(':')[0]}: {id}\n")
    for source in record.sources:
        assert f"Lähde {source}: " in out
    found = told(run, id)
    assert set(found) == {"class", "id", "name", "record", "referring", "sources"}
    assert build(type(record), found["record"]) == record
    assert [source["id"] for source in found["sources"]] == [
        source for source in record.sources if not isinstance(record, up.Source)
    ]


@settings(max_examples=12)
@given(
    id=st.sampled_from([record.id for record in WORLD if not isinstance(record, up.Population)]),
    lang=st.sampled_from(LANGS),
)
def test_what_refers_to_a_record_is_on_its_sheet(id: str, lang: Lang) -> None:
    found = json.loads(as_json(WORLD, id, None, lang, str))
    assert found["id"] == id
    for ids in found["referring"].values():
        for other in ids:
            record = WORLD.get(other) or up.rule(other)
            assert id in [target for _, target, _ in record.references()]
    assert shown(WORLD, id, lang=lang) == shown(WORLD, id, lang=lang)
