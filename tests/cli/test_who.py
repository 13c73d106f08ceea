"""``urbanpolicy who``: bodies, offices and municipalities, found by any name and told in any language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import urbanpolicy as up
from tests.cli.running import DAY, Done
from urbanpolicy.cli.who import answer, columns, explained

Run = Callable[..., Done]
GROUP = "alliance-cooperation-group"


def asked(world: up.Register, name: str, on: str = DAY, *, why: bool = False) -> str:
    return answer(world, name, on, "en", why, str)


# ------------------------------------------------------------------------- a body


def test_the_composition_of_the_first_day(run: Run) -> None:
    assert (
        run("who", GROUP, "--on", DAY).out
        == """\
cooperation group of the strategic city alliance, 2023-11-16 (seats: 8)

role        for       office                                     holder             state
chair                 Prime Minister                             Petteri Orpo       held
vice-chair            Minister of Local and Regional Government  Anna-Kaisa Ikonen  held
member      Espoo     City Manager of Espoo                      Jukka Mäkelä       held
member      Helsinki  Mayor of Helsinki                          Juhana Vartiainen  held
member      Vantaa    City Manager of Vantaa                     Pekka Timonen      presumed; verified to 2023-10-02
member      Oulu      City Manager of Oulu                       Seppo Määttä       held
member      Tampere   Mayor of Tampere                           Kalervo Kummola    held
member      Turku     Mayor of Turku                             Minna Arve         held

A seat is not attendance: who came to a meeting is known only from a source on it.
"""
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fi", "Paikka ei ole läsnäolo"),
        ("sv", "En plats är inte närvaro"),
        ("en", "A seat is not attendance"),
    ],
)
@pytest.mark.parametrize("why", [[], ["--why"]])
@pytest.mark.parametrize("day", [DAY, "2021-01-01", "2030-01-01"])
def test_every_view_of_a_body_says_that_a_seat_is_not_attendance(
    run: Run, lang: str, said: str, why: list[str], day: str
) -> None:
    assert said in run("who", GROUP, "--on", day, "--lang", lang, *why).out


def test_a_body_is_found_by_the_name_of_its_model(run: Run) -> None:
    by_id = run("who", GROUP, "--on", DAY)
    for name in ("alliance", "stadsalliansen", "KAUPUNKIALLIANSSI", "allianssin yhteistyöryhmä"):
        assert run("who", name, "--on", "16.11.2023") == by_id


def test_a_day_before_the_body_existed_says_so(run: Run) -> None:
    done = run("who", GROUP, "--on", "2021-01-01")
    assert done.status == 0
    assert "The group did not exist on 2021-01-01" in done.out
    assert "chair" not in done.out


def test_a_day_after_the_coverage_has_candidates_only(run: Run) -> None:
    out = run("who", GROUP, "--on", "2027-06-01").out
    assert "(seats: 0, possible: 8)" in out
    assert "The day 2027-06-01 lies outside the days that were searched." in out
    assert "Days searched: Bodies of the state and the cities" in out
    assert out.count("candidate: ") == 8
    assert "held" not in out


def test_the_last_day_that_was_searched(run: Run) -> None:
    assert "(latest)" in run("who", GROUP, "--on", "latest").out


def test_the_clock_is_used_only_where_it_is_asked_for(run: Run) -> None:
    assert "(today)" in run("who", "fi-prime-minister", "--on", "today").out


def test_a_presumed_seat_shows_the_earlier_of_the_days_verified(run: Run) -> None:
    rows = run("who", GROUP, "--on", "2023-12-20").out.splitlines()
    assert [row.rsplit("  ", 1)[1] for row in rows if "Orpo" in row] == [
        "presumed; verified to 2023-11-16"
    ]
    assert [row.rsplit("  ", 1)[1] for row in rows if "Timonen" in row] == [
        "presumed; verified to 2023-10-02"
    ]


def test_a_presumed_holder_is_shown_with_the_day_verified(run: Run) -> None:
    out = run("who", "Vantaa", "--on", "2023-12-20", "--lang", "sv").out
    assert out.splitlines()[2].split() == ["läge", "antagen;", "belagd", "till", "2023-10-02"]


def test_reasons_come_seat_by_seat_and_the_sources_last(run: Run) -> None:
    parts = run("who", GROUP, "--on", DAY, "--why").out.split("\n\n")
    assert len([part for part in parts if part.startswith("The seat: ")]) == 8
    assert all(line.startswith("Source ") for line in parts[-1].strip().splitlines())


def test_seats_of_every_kind_have_a_row() -> None:
    since = {"group": "club", "period": "2020-01-01/.."}
    club = up.read_document(
        {
            "urbanpolicy": 1,
            "groups": [
                {"id": "club", "kind": "club", "name": {"en": "A club"}, "period": since["period"]}
            ],
            "persons": [{"id": "maret", "name": "Máret Šaŋŋa"}],
            "memberships": [
                {"id": "m1", "group": "club", "role": "chair", "person": "maret"},
                {"id": "m2", "role": "member", "organisation": "org-vm", **since},
                {"id": "m3", "role": "secretary", "person": "maret", **since}
                | {"as_titled": {"en": "Head of Section"}},
                {"id": "m4", "role": "invited", "municipality": "municipality-445", **since},
            ],
        }
    )
    title, rows, *_ = asked(club.world, "A club").split("\n\n")
    assert title == "A club, 2023-11-16 (seats: 3, possible: 1)"
    assert [[cell.strip() for cell in row.split("  ") if cell] for row in rows.splitlines()] == [
        ["role", "for", "office", "holder", "state"],
        ["member", "Ministry of Finance", "not known", "undecided"],
        ["secretary", "Head of Section", "Máret Šaŋŋa", "held"],
        ["invited", "Pargas", "not known", "outside the days that were searched"],
        ["chair", "candidate: Máret Šaŋŋa", "undecided"],
    ]


# ------------------------------------------------------------------------- an office, a municipality


def test_the_holder_of_an_office(run: Run) -> None:
    assert run("who", "pääministeri", "--on", "2019-06-06", "--lang", "fi").out == (
        "tehtävä  pääministeri\n"
        "päivä    2019-06-06\n"
        "tila     täytetty\n"
        "haltija  Antti Rinne\n"
        "tehtävä  pääministeri\n"
        "aika     2019-06-06 – 2019-12-09\n"
    )


@pytest.mark.parametrize("name", ["Espoo", "Esbo", "049", "municipality-049"])
def test_the_head_of_a_municipality(run: Run, name: str) -> None:
    out = run("who", name, "--on", DAY, "--lang", "sv").out.splitlines()
    assert out[0].split() == ["kommun", "Esbo", "(049)"]
    assert out[3].split() == ["innehavare", "Jukka", "Mäkelä"]
    assert out[4].split() == ["uppdrag", "stadsdirektör", "i", "Esbo"]


def test_where_it_is_undecided_the_candidates_and_the_reason_are_told(run: Run) -> None:
    out = run("who", "city-manager-oulu", "--on", "2023-02-03").out
    assert [line.split(maxsplit=1)[1] for line in out.splitlines() if "candidate" in line[:9]] == [
        "Päivi Laajala",
        "Seppo Määttä",
    ]
    assert "The sources do not decide who held it on 2023-02-03." in out
    assert "Source " not in out


def test_the_reasons_of_a_holding_are_told_where_asked_for(run: Run) -> None:
    plain = run("who", "Turku", "--on", DAY).out
    full = run("who", "Turku", "--on", DAY, "--why").out
    assert full.startswith(plain)
    assert full[len(plain) :] == "\n" + "\n".join(
        [*explained(up.head("Turku", on=DAY).reasons, "en"), ""]
    )


def test_how_an_office_is_held_is_shown_with_the_name(run: Run) -> None:
    out = run("who", "Oulu", "--on", "2023-12-20").out
    tenure = up.head("Oulu", on="2023-12-20").tenure
    assert not tenure.is_regular
    assert "Ari Alatossava (" in out


# ------------------------------------------------------------------------- names


def test_a_name_that_nothing_has_is_answered_with_the_nearest(run: Run) -> None:
    done = run("who", "Helsinky", "--on", DAY)
    assert done.status == 2
    assert "no group, office or municipality is called 'Helsinky'" in done.err
    assert "Helsinki" in done.err


def test_a_name_that_two_things_have_is_answered_with_what_to_type() -> None:
    club = up.Group(id="espoo-club", kind="club", name={"fi": "Espoo"}, citations=["lab-blog"])
    world = up.register().with_records(club)
    with pytest.raises(up.AmbiguousName, match="type one of espoo-club, municipality-049"):
        asked(world, "Espoo")


def test_a_model_without_a_charter_stands_for_no_body() -> None:
    model = up.AgreementModel(
        id="loose", name={"en": "Loose"}, nature="programme", citations=["lab-blog"]
    )
    world = up.register().with_records(model)
    with pytest.raises(up.UnknownName, match="no group, office or municipality"):
        asked(world, "loose")


def test_a_municipality_that_did_not_exist_yet_or_any_more(run: Run) -> None:
    done = run("who", "municipality-445", "--on", DAY)
    assert done.status == 0
    assert run("who", "Jyväskylän mlk", "--on", DAY).status == 2


# ------------------------------------------------------------------------- columns


def test_columns_are_aligned_and_stay_one_line_each() -> None:
    assert columns([["a", "b"], ["long\nname", ""], ["x", "y\t z"]], str) == [
        "a          b",
        "long name",
        "x          y z",
    ]
