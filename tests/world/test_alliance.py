"""The strategic city alliance: who sat in its group, why, and what a seat does not say."""

from __future__ import annotations

from datetime import date

import pytest

import urbanpolicy as up
from urbanpolicy.values.value import fields_of
from urbanpolicy.world.wording import TEMPLATES

GROUP = "alliance-cooperation-group"
DAY = "2023-11-16"

# The city's code: its representative, the office and its kind, the state of the seat.
CITIES = {
    "049": ("Jukka Mäkelä", "city-manager-espoo", "city-manager", "held"),
    "091": ("Juhana Vartiainen", "mayor-helsinki", "mayor", "held"),
    "092": ("Pekka Timonen", "city-manager-vantaa", "city-manager", "presumed"),
    "564": ("Seppo Määttä", "city-manager-oulu", "city-manager", "held"),
    "837": ("Kalervo Kummola", "mayor-tampere", "mayor", "held"),
    "853": ("Minna Arve", "mayor-turku", "mayor", "held"),
}


@pytest.fixture(scope="module")
def table() -> up.Composition:
    return up.composition(GROUP, on=DAY)


# ------------------------------------------------------------------------- 16 November 2023


def test_the_prime_minister_chairs(table: up.Composition) -> None:
    chair = table.chair
    assert chair.person.name == "Petteri Orpo"
    assert chair.office.id == "fi-prime-minister"
    assert chair.office.title_on(DAY) == up.Text(
        fi="pääministeri", sv="statsminister", en="Prime Minister"
    )
    assert chair.state == "held"
    assert table.chairs == (chair,)


def test_the_minister_of_municipal_affairs_is_vice_chair(table: up.Composition) -> None:
    vice_chair = table.vice_chair
    assert vice_chair.person.name == "Anna-Kaisa Ikonen"
    assert vice_chair.office.id == "fi-minister-municipal-affairs"
    assert vice_chair.office.title_on(DAY).fi == "kunta- ja alueministeri"
    assert vice_chair.state == "held"
    assert table.vice_chairs == (vice_chair,)


def test_the_members_are_the_six_cities_by_their_heads(table: up.Composition) -> None:
    assert len(table.members) == 6
    for seat in table.members:
        assert seat.municipality is not None
        name, office, kind, state = CITIES[seat.municipality.code]
        assert seat.person.name == name
        assert (seat.office.id, seat.office.kind, seat.state) == (office, kind, state)
    assert [seat.municipality.code for seat in table.members if seat.municipality] == list(CITIES)
    assert {seat.person.name for seat in table.members} == {row[0] for row in CITIES.values()}
    assert [place.code for place in table.municipalities] == list(CITIES)


def test_seven_seats_are_held_one_is_presumed_none_undecided(table: up.Composition) -> None:
    states = [seat.state for seat in table]
    assert (states.count("held"), states.count("presumed"), len(states)) == (7, 1, 8)
    assert table.state == "existing"
    assert table.possible == ()
    assert repr(table) == (
        "<alliance-cooperation-group on 2023-11-16: 8 seats (7 held, 1 presumed); not attendance>"
    )


def test_vantaa_is_presumed_on_a_verification_of_2_october(table: up.Composition) -> None:
    seat = table.seat_of("Vantaa")
    assert seat.holding is not None
    assert seat.holding.verified == date(2023, 10, 2)
    assert "verified to 2023-10-02; after that it is presumed" in seat.why()


def test_vantaas_manager_is_not_the_lawyer_of_the_same_name(table: up.Composition) -> None:
    manager = table.seat_of("092").person
    assert manager.id == "pekka-timonen"
    lawyer = up.person("pekka-timonen-om")
    assert lawyer.name == manager.name
    assert lawyer != manager
    assert len({lawyer, manager}) == 2
    assert lawyer not in table.persons
    with pytest.raises(up.AmbiguousName) as told:
        up.person("Pekka Timonen")
    assert set(told.value.candidates) == {"pekka-timonen", "pekka-timonen-om"}
    assert not {t.id for t in up.tenures(person=lawyer.id)} & {
        t.id for t in up.tenures(person=manager.id)
    }


def test_everybody_counts_once(table: up.Composition) -> None:
    names = [person.name for person in table.persons]
    assert names == sorted({seat.person.name for seat in table})
    assert len(names) == 8


def test_a_seat_is_found_by_id_code_or_name_of_its_municipality(table: up.Composition) -> None:
    for key in ("municipality-564", "564", "Oulu"):
        assert table.seat_of(key).person.name == "Seppo Määttä"
    with pytest.raises(up.NotExisting, match="Espoo, Helsinki, Vantaa, Oulu, Tampere, Turku"):
        table.seat_of("Lahti")


# ------------------------------------------------------------------------- other days


def test_on_20_december_oulus_seat_has_passed_to_the_acting_manager() -> None:
    seat = up.composition(GROUP, on="2023-12-20").seat_of("Oulu")
    assert seat.person.name == "Ari Alatossava"
    assert seat.tenure.status == "acting"
    assert seat.office.id == "city-manager-oulu"
    assert up.composition(GROUP, on="2023-12-07").seat_of("Oulu").person.name == "Seppo Määttä"
    assert up.composition(GROUP, on="2023-12-08").seat_of("Oulu").person.name == "Ari Alatossava"


def test_after_the_last_page_on_the_group_its_seats_are_presumed() -> None:
    table = up.composition(GROUP, on="2023-12-20")
    assert table.state == "presumed"
    assert {seat.state for seat in table} == {"presumed"}
    assert "That the seat exists is verified to 2023-11-16" in table.chair.why()


@pytest.mark.parametrize("on", ["2021-01-01", "2023-11-15"])
def test_before_its_first_day_the_group_did_not_exist_and_the_answer_says_so(on: str) -> None:
    table = up.composition(GROUP, on=on)
    assert table.state == "not_existing"
    assert (table.seats, table.possible, table.chairs, table.persons) == ((), (), (), ())
    assert repr(table) == f"<alliance-cooperation-group on {on}: not existing>"
    assert f"The group did not exist on {on}" in table.why("en")
    assert f"Ryhmää ei ollut {on}" in table.why("fi")
    assert f"Gruppen fanns inte {on}" in table.why("sv")
    for role in ("chair", "vice_chair"):
        with pytest.raises(
            up.NotExisting, match="did not exist on that day; it existed 2023-11-16"
        ):
            getattr(table, role)


def test_past_the_coverage_the_last_known_seats_are_only_possible() -> None:
    table = up.composition(GROUP, on="2026-01-01")
    assert table.state == "outside_coverage"
    assert table.seats == ()
    assert len(table.possible) == 8
    with pytest.raises(up.OutsideCoverage, match="2010-01-01/2025-12-31") as told:
        table.chair  # noqa: B018
    assert told.value.candidates == table.possible[:1]
    chair = table.possible[0]
    assert chair.role == "chair"
    with pytest.raises(up.Undecided, match="whether the seat was in force"):
        chair.person  # noqa: B018
    with pytest.raises(up.Undecided, match="whether the seat was in force"):
        chair.tenure  # noqa: B018
    assert chair.office.id == "fi-prime-minister"


def test_seats_follow_the_change_of_mayors_of_june_2025() -> None:
    heads = {
        on: {seat.person.name for seat in up.composition(GROUP, on=on).members}
        for on in ("2025-05-31", "2025-06-30")
    }
    assert {"Juhana Vartiainen", "Kalervo Kummola", "Minna Arve"} <= heads["2025-05-31"]
    assert not {"Juhana Vartiainen", "Kalervo Kummola", "Minna Arve"} & heads["2025-06-30"]


# ------------------------------------------------------------------------- reasons


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_why_leads_from_the_seat_through_office_and_tenure_to_the_sources(
    table: up.Composition, lang: str
) -> None:
    reasons = table.seat_of("Turku").reasons
    assert [reason.key for reason in reasons if reason.key != "source"][:3] == [
        "seat",
        "seat-head",
        "held",
    ]
    told = table.seat_of("Turku").why(lang)  # type: ignore[arg-type]
    for text in ("Minna Arve", "2021-08-23", "2023-11-16"):
        assert text in told
    assert {id for reason in reasons if reason.key == "source" for id in reason.sources} == set(
        table.seat_of("Turku").sources
    )
    title = {"fi": "Turun pormestari", "sv": "borgmästar", "en": "mayor of turku"}[lang]
    assert title in (told.lower() if lang == "en" else told)


def test_every_source_of_a_seat_is_a_source_of_the_register(table: up.Composition) -> None:
    register = up.register()
    for seat in table:
        assert seat.sources
        assert {register.one(up.Source, id).id for id in seat.sources} == set(seat.sources)
        assert set(seat.membership.sources) <= set(seat.sources)
        assert set(seat.tenure.sources) <= set(seat.sources)


def test_a_dispute_about_a_tenure_is_told_with_its_values(table: up.Composition) -> None:
    told = table.seat_of("Oulu").why("en")
    assert "Sources disagree" in told
    assert "2023-04-01" in told


# ------------------------------------------------------------------------- a seat is not attendance


def test_the_meeting_has_its_agenda_and_nobody_is_said_to_have_come() -> None:
    meeting = up.meeting(group=GROUP, on=DAY)
    assert meeting.id == "mtg-alliance-2023-11-16"
    assert [item.topic.en for item in meeting.agenda] == [
        "principles and aims of the alliance's cooperation",
        "lack of skilled labour in early childhood education and care",
        "youth crime and the forming of gangs",
    ]
    assert meeting.attendance is None
    assert [item.ministries for item in meeting.agenda] == [(), (), ()]
    asked_for = {gap.field for gap in up.gaps(meeting)}
    assert "attendance" in asked_for


WORDS_FOR_COMING = ("attend", "present", "invite", "came", "chaired", "absentee", "participa")


@pytest.mark.parametrize("cls", [up.Composition, up.Seat, up.Holding, up.Holder])
def test_no_result_has_a_field_that_says_who_came(cls: type) -> None:
    names = {name for name in dir(cls) if not name.startswith("_")}
    names |= {field.name for field in fields_of(cls)}
    assert not {name for name in names if any(word in name for word in WORDS_FOR_COMING)}


@pytest.mark.parametrize("on", [DAY, "2023-12-20", "2021-01-01", "2026-01-01"])
def test_every_view_of_a_composition_says_that_seats_are_not_attendance(on: str) -> None:
    table = up.composition(GROUP, on=on)
    assert [reason.key for reason in table.reasons].count("not-attendance") == 1
    assert table.why("en").count("A seat is not attendance") == 1
    assert table.why("fi").count("Paikka ei ole läsnäolo") == 1
    assert table.why("sv").count("En plats är inte närvaro") == 1
    if table.seats:
        assert "not attendance" in repr(table)


def test_no_other_sentence_of_an_answer_speaks_of_who_came() -> None:
    coming = (
        "attend",
        "came to",
        "was present",
        "läsnä",
        "osallistu",
        "närvar",
        "deltog",
        "kom till",
    )
    for key, text in TEMPLATES.items():
        if key != "not-attendance":
            for told in text.all:
                assert not [word for word in coming if word in told.lower()], key


def test_what_is_recorded_of_a_meeting_changes_no_seat_and_the_other_way_round() -> None:
    register = up.register()
    meeting = register.meeting("mtg-alliance-2023-11-16")
    present = up.Attendance(presence="chaired", person="kai-mykkanen")
    recorded = up.Meeting(
        id=meeting.id, date=meeting.date, group=meeting.group, attendance=[present]
    )
    other = register.with_records(recorded)
    assert other.composition(GROUP, on=DAY) == register.composition(GROUP, on=DAY)
    assert other.meeting(meeting.id).attendance == (present,)
    assert register.meeting(meeting.id).attendance is None
    gone = {m.id for m in register.all(up.Membership) if m.group == GROUP}
    referring = {r.id for r in register if gone & {target for _, target, _ in r.references()}}
    emptied = register.without(*gone, *referring)
    assert emptied.composition(GROUP, on=DAY).seats == ()
    assert emptied.meeting(meeting.id) == meeting


def test_seats_over_all_bodies_hold_the_same_seat() -> None:
    seats = up.seats(municipality="Oulu", on="2023-12-20")
    assert up.composition(GROUP, on="2023-12-20").seat_of("Oulu") in seats
    assert not seats.complete.is_certain
    assert not seats.complete.is_decided
    orpo = up.seats(person="Petteri Orpo", on=DAY)
    assert [seat.role for seat in orpo] == ["chair"]
    assert [seat.role for seat in up.seats(office="fi-prime-minister", on=DAY, group=GROUP)] == [
        "chair"
    ]
