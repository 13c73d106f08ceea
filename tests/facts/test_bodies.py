"""Bodies of urban policy, their seats, the partnerships: what must hold of the facts and be answered."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

import urbanpolicy as up

REGISTER = up.register()
ACCOUNTING = Path(__file__).resolve().parents[2] / "docs" / "accounting"
FIRST_MEETING = "2023-11-16"

# The records of each list of the facts from which this part of the register was carried over.
RECORDS = {
    "alliance": {
        "sources": 95,
        "glossary": 39,
        "seed_facts": 32,
        "agreement_models": 6,
        "bodies": 23,
        "memberships": 48,
        "meetings": 9,
        "partnerships": 5,
        "timeline_events": 42,
        "rules": 39,
        "conflicts": 12,
        "gaps": 14,
        "unsourced_leads": 6,
    },
    "offices": {
        "sources": 271,
        "governments": 8,
        "organisations": 21,
        "offices": 47,
        "persons": 169,
        "tenures": 237,
        "leadership_models": 32,
        "leadership_models_note": 1,
        "permanent_secretaries": 22,
        "state_secretaries": 4,
        "alliance_on_2023_11_16": 22,
        "conflicts": 23,
        "gaps": 15,
        "unsourced_leads": 15,
    },
}


def account(name: str) -> list[dict[str, str]]:
    with (ACCOUNTING / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(seats: tuple[up.Seat, ...]) -> list[str]:
    return [seat.person.name for seat in seats]


# ------------------------------------------------------------------------- nothing is lost


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_of_the_facts_is_accounted_for(name: str) -> None:
    rows = account(name)
    assert Counter(row["list"] for row in rows) == RECORDS[name]
    assert len({(row["list"], row["key"]) for row in rows}) == len(rows)
    for row in rows:
        assert row["fate"] in {"carried", "merged", "left-out"}
        assert (row["fate"] == "left-out") == (row["ids"] == ""), row
        assert row["fate"] == "carried" or row["note"], row
        assert all(id in REGISTER for id in row["ids"].split()), row


@pytest.mark.parametrize("name", RECORDS)
def test_what_has_no_source_never_enters(name: str) -> None:
    leads = [row for row in account(name) if row["list"] == "unsourced_leads"]
    assert {row["fate"] for row in leads} == {"left-out"}


# ------------------------------------------------------------------------- the four groups of cities


def groups_of_cities() -> dict[str, frozenset[str]]:
    found = [*up.agreements(model="alliance"), *up.agreements(model="thematic")]
    return {agreement.id: agreement.municipalities for agreement in found}


def test_the_four_groups_are_disjoint_and_make_25_cities() -> None:
    groups = groups_of_cities()
    assert {id: len(places) for id, places in groups.items()} == {
        "six-largest-cities-alliance": 6,
        "vitality-partnership": 3,
        "medium-sized-growth-cities": 13,
        "joensuu-lappeenranta-imatra": 3,
    }
    assert all(not a & b for a, b in combinations(groups.values(), 2))
    assert len(frozenset[str]().union(*groups.values())) == 25


def test_the_committee_has_23_cities_and_lacks_two_of_the_25() -> None:
    committee = up.composition("urban-policy-committee-2023", on=FIRST_MEETING)
    places = {place.id for place in committee.municipalities}
    assert len(places) == 23
    partners = frozenset[str]().union(*groups_of_cities().values())
    assert {up.municipality(id).name.fi for id in partners - places} == {"Hyvinkää", "Imatra"}
    assert places <= partners
    [conflict] = [c for c in committee.conflicts if c.id == "conf-partner-cities-in-upc"]
    assert conflict.keeps_all


def test_parties_and_seats_of_a_partnership_are_the_same_cities() -> None:
    for group in REGISTER.all(up.Group):
        if group.agreement and group.kind != "secretariat":
            seats = REGISTER.grouped(up.Membership, "group")[group.id]
            places = {seat.municipality for seat in seats if seat.municipality}
            assert places == up.agreement(group.agreement).municipalities, group.id


def test_the_cities_of_the_network_are_those_of_the_alliance() -> None:
    network = up.composition("c6-network", on=FIRST_MEETING)
    alliance = up.composition("alliance-cooperation-group", on=FIRST_MEETING)
    assert network.municipalities == alliance.municipalities
    assert network.persons == tuple(sorted(seat.person for seat in alliance.members))


# ------------------------------------------------------------------------- partnerships


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("2024-04-30", set[str](), set[str]()),
        ("2024-05-01", set[str](), {"vitality-partnership"}),
        ("2024-05-22", set[str](), {"vitality-partnership"}),
        ("2024-05-23", {"medium-sized-growth-cities", "vitality-partnership"}, set[str]()),
        (
            "2024-05-24",
            {"medium-sized-growth-cities", "vitality-partnership"},
            {"joensuu-lappeenranta-imatra"},
        ),
        (
            "2025-12-31",
            {"medium-sized-growth-cities", "vitality-partnership"},
            {"joensuu-lappeenranta-imatra"},
        ),
        (
            "2026-01-01",
            set[str](),
            {"joensuu-lappeenranta-imatra", "medium-sized-growth-cities", "vitality-partnership"},
        ),
    ],
)
def test_the_days_of_the_thematic_partnerships(
    day: str, certain: set[str], possible: set[str]
) -> None:
    found = up.agreements(model="thematic", on=day)
    assert {agreement.id for agreement in found} == certain
    assert {agreement.id for agreement in found.possible} == possible


def test_the_alliance_is_in_force_from_its_first_meeting_without_a_signature() -> None:
    before = up.agreements(model="alliance", on="2023-11-15")
    assert (len(before), len(before.possible)) == (0, 0)
    for day in (FIRST_MEETING, "2023-12-01", "2025-12-31"):
        assert [a.id for a in up.agreements(model="alliance", on=day)] == [
            "six-largest-cities-alliance"
        ]
    assert up.agreements(model="alliance", on="2026-01-01").some == up.UNDECIDED
    assert up.agreement("six-largest-cities-alliance").milestone("signed") is None


def test_no_partnership_begins_before_its_preparation() -> None:
    prepared = up.agreement_model("thematic").milestones[0]
    assert prepared.kind == "prepared"
    for agreement in up.agreements(model="thematic"):
        assert agreement.milestone("signed") is None
        start = agreement.term.first_possible
        assert start is not None
        assert prepared.date.latest is not None
        assert prepared.date.latest < start


def test_a_lead_ministry_that_is_inferred_says_so() -> None:
    cited = up.agreement("vitality-partnership").citations
    assert {c.evidence for c in cited if c.field == "lead_ministry"} == {"inferred"}


def test_the_longer_id_of_the_model_leads_to_it() -> None:
    assert up.agreement_model("thematic-agreements").id == "thematic"


# ------------------------------------------------------------------------- seats follow offices


@pytest.mark.parametrize(
    ("group", "day", "chair", "vice_chairs"),
    [
        ("urban-policy-committee-2011", "2011-11-03", "Jyri Häkämies", ["Jussi Pajunen"]),
        ("urban-policy-committee-2011", "2012-11-15", "Jyri Häkämies", ["Jussi Pajunen"]),
        ("urban-policy-committee-2011", "2012-11-16", "Jan Vapaavuori", ["Jussi Pajunen"]),
        ("urban-policy-committee-2011", "2014-06-23", "Jan Vapaavuori", ["Jussi Pajunen"]),
        (
            "urban-policy-committee-2020",
            "2020-01-16",
            "Mika Lintilä",
            ["Krista Mikkonen", "Pekka Timonen"],
        ),
        (
            "urban-policy-committee-2020",
            "2021-11-19",
            "Mika Lintilä",
            ["Emma Kari", "Pekka Timonen"],
        ),
        (
            "urban-policy-committee-2020",
            "2022-06-08",
            "Mika Lintilä",
            ["Maria Ohisalo", "Pekka Timonen"],
        ),
        ("metropolitan-advisory-board-2011", "2011-12-22", "Krista Kiuru", ["Henna Virkkunen"]),
        ("metropolitan-advisory-board-2011", "2013-05-24", "Pia Viitanen", ["Henna Virkkunen"]),
        ("metropolitan-advisory-board-2011", "2014-06-24", "Pia Viitanen", ["Paula Risikko"]),
        (
            "metropolitan-policy-committee-2020",
            "2020-11-05",
            "Krista Mikkonen",
            ["Sirpa Paatero", "Jan Vapaavuori"],
        ),
        (
            "metropolitan-policy-committee-2020",
            "2021-11-19",
            "Emma Kari",
            ["Sirpa Paatero", "Juhana Vartiainen"],
        ),
        (
            "metropolitan-policy-committee-2020",
            "2022-06-08",
            "Maria Ohisalo",
            ["Sirpa Paatero", "Juhana Vartiainen"],
        ),
    ],
)
def test_a_seat_passes_to_the_next_holder_of_its_office(
    group: str, day: str, chair: str, vice_chairs: list[str]
) -> None:
    table = up.composition(group, on=day)
    assert table.chair.person.name == chair
    assert names(table.vice_chairs) == vice_chairs


def test_the_committee_of_2023_is_chaired_by_office() -> None:
    table = up.composition("urban-policy-committee-2023", on="2023-12-01")
    assert table.state == "presumed"
    assert table.chair.person.name == "Anna-Kaisa Ikonen"
    assert table.chair.state == "presumed"
    assert table.vice_chair.office.id == "city-manager-vaasa"
    assert [h.person.name for h in table.vice_chair.holding.candidates] == [  # type: ignore[union-attr]
        "Tomas Häyry"
    ]


@pytest.mark.parametrize("membership", REGISTER.all(up.Membership), ids=lambda m: m.id)
def test_a_holder_seen_in_a_seat_held_its_office_on_that_day(membership: up.Membership) -> None:
    for day in membership.holder_seen:
        [seat] = [s for s in up.seats(group=membership.group, on=day) if s.membership == membership]
        assert seat.state == "held"


def test_who_chaired_in_2016_is_disputed_and_not_settled() -> None:
    table = up.composition("urban-policy-committee-2016", on="2017-02-01")
    assert table.chairs == ()
    chairs = [seat for seat in table.possible if seat.role == "chair"]
    assert {c.person.name for s in chairs if s.holding for c in s.holding.holders} == {
        "Mika Lintilä"
    }
    assert {s.named.name for s in chairs if s.named} == {"Kimmo Tiilikainen"}
    assert {c.id for s in chairs for c in s.conflicts} == {"conf-upc-2016-chair"}
    with pytest.raises(up.Undecided):
        _ = table.chair
    assert "gap-upc-2016-first-chair" in {gap.id for gap in table.gaps}


# ------------------------------------------------------------------------- snapshots do not


def test_a_name_on_a_page_is_not_stretched() -> None:
    first = up.composition("urban-policy-committee-2011", on="2011-11-03")
    named = {seat.named.name for seat in first if seat.named}
    assert len(named) == 12
    later = up.composition("urban-policy-committee-2011", on="2011-11-04")
    assert not [seat for seat in later if seat.named]
    assert {seat.named.name for seat in later.possible if seat.named} == named


@pytest.mark.parametrize("membership", REGISTER.all(up.Membership), ids=lambda m: m.id)
def test_a_seat_by_name_has_no_exact_end_but_of_a_year_that_the_source_gives(
    membership: up.Membership,
) -> None:
    if membership.person is None or "kuuma" in membership.id:
        return
    end = membership.period.end
    assert isinstance(end, up.PartialDate)
    assert not end.is_exact


def test_a_seat_by_name_does_not_follow_the_office_of_its_holder() -> None:
    group = "bridging-working-group-2018"
    assert [s.person.name for s in up.seats(group=group, on="2019-11-15")] == ["Jari Partanen"]
    assert [s.person.name for s in up.seats(group=group, on="2020-02-07")] == ["Kimmo Tiilikainen"]
    found = up.seats(group=group, on="2020-02-06")
    assert (len(found), [s.named and s.named.name for s in found.possible]) == (
        0,
        ["Jari Partanen"],
    )
    assert not [*up.seats(group=group, on="2019-11-14"), *up.seats(group=group, on="2021-01-01")]
    assert up.gaps(group)[0].id == "gap-bridging-chair-2018"


def test_the_seat_that_changes_each_year() -> None:
    group = "metropolitan-policy-committee-2020"
    for day, name, place in (
        ("2020-12-31", "Harri Lipasti", "Tuusula"),
        ("2021-01-01", "Jyrki Mattila", "Hyvinkää"),
        ("2022-06-30", "Kirsi Rontu", "Kerava"),
        ("2023-01-01", "Tarmo Aarnio", "Kirkkonummi"),
    ):
        assert up.composition(group, on=day).seat_of(place).person.name == name


def test_holders_of_seats_are_never_attendance() -> None:
    assert up.meeting("mtg-alliance-2023-11-16").attendance is None
    for group in ("alliance-cooperation-group", "c6-network", "urban-policy-committee-2020"):
        table = up.composition(group, on="2022-01-01" if "2020" in group else FIRST_MEETING)
        assert table.seats
        assert "not-attendance" in {reason.key for reason in table.reasons}
    named = [m.id for m in REGISTER.all(up.Meeting) if m.attendance is not None]
    assert named == ["mtg-other-2023-09-ikonen-three-cities", "mtg-other-2025-03-11-vantaa"]


# ------------------------------------------------------------------------- bodies in time


def test_a_body_of_a_term_ends_with_its_government() -> None:
    bound = [group for group in REGISTER.all(up.Group) if group.ends_with]
    assert len(bound) == 5
    for group in bound:
        assert group.ends_with
        term = up.government(group.ends_with).period
        assert group.period.is_open == term.is_open
        assert group.period.last_possible == term.last_possible


def test_seats_lie_within_the_days_of_their_body_and_parts_within_the_whole() -> None:
    groups = REGISTER.by_id(up.Group)
    inside = [(m.id, m.period, groups[m.group].period) for m in REGISTER.all(up.Membership)]
    inside += [(g.id, g.period, groups[g.parent].period) for g in groups.values() if g.parent]
    for id, part, whole in inside:
        first, last = whole.first_possible, whole.last_possible
        if id == "alliance-secretariat":
            continue  # it prepared the group before that first met
        assert last is None or (part.last_possible and part.last_possible <= last), id
        begun = part.first_certain
        assert first is None or begun is None or first <= begun, id


def test_a_body_of_which_no_day_is_known_is_undecided() -> None:
    assert up.composition("kuntaliitto-urban-policy-wg", on="2020-01-01").state == "undecided"
    assert (
        up.composition("urban-policy-committee-1990s", on="1995-06-01").state == "outside_coverage"
    )
    assert up.composition("urban-policy-committee-2011", on="2014-06-24").state == "not_existing"


# ------------------------------------------------------------------------- the view of the first day


@pytest.mark.parametrize(
    ("office", "person"),
    [
        ("fi-minister-education", "anna-maja-henriksson"),
        ("fi-minister-science-culture", "sari-multala"),
        ("fi-minister-interior", "mari-rantanen"),
        ("fi-minister-justice", "leena-meri"),
        ("fi-minister-social-affairs-health", "kaisa-juuso"),
        ("permanent-secretary-vm", "juha-majanen"),
        ("permanent-secretary-okm", "anita-lehikoinen"),
        ("permanent-secretary-sm", "kirsi-pimia"),
        ("permanent-secretary-lvm", "minna-kivimaki"),
        ("permanent-state-under-secretary-vnk", "timo-lankinen"),
        ("state-secretary-prime-minister", "risto-artjoki"),
    ],
)
def test_who_held_the_offices_of_the_agenda_on_the_first_day(office: str, person: str) -> None:
    held = up.holder(office, on=FIRST_MEETING)
    assert (held.state, held.person.id) == ("held", person)


@pytest.mark.parametrize(
    ("office", "persons", "confidence"),
    [
        ("permanent-secretary-tem", ["raimo-luoma", "timo-jaatinen"], "medium"),
        ("permanent-secretary-stm", ["veli-mikko-niemi"], "medium"),
        ("permanent-secretary-om", ["pekka-timonen-om"], "medium"),
        ("permanent-secretary-ym", ["juhani-damski"], "low"),
    ],
)
def test_the_less_certain_permanent_secretaries_are_candidates(
    office: str, persons: list[str], confidence: str
) -> None:
    held = up.holder(office, on=FIRST_MEETING)
    assert held.state == "undecided"
    assert [candidate.person.id for candidate in held.candidates] == persons
    assert held.candidates[-1].tenure.confidence == confidence


def test_the_composition_of_the_first_day_is_the_one_that_was_worked_out_by_hand() -> None:
    table = up.composition("alliance-cooperation-group", on=FIRST_MEETING)
    assert (table.chair.person.id, table.chair.office.id) == ("petteri-orpo", "fi-prime-minister")
    assert table.vice_chair.person.id == "anna-kaisa-ikonen"
    assert table.vice_chair.office.id == "fi-minister-municipal-affairs"
    found = {
        seat.municipality.name.fi: (seat.person.id, seat.office.id)
        for seat in table.members
        if seat.municipality
    }
    assert found == {
        "Helsinki": ("juhana-vartiainen", "mayor-helsinki"),
        "Espoo": ("jukka-makela", "city-manager-espoo"),
        "Tampere": ("kalervo-kummola", "mayor-tampere"),
        "Vantaa": ("pekka-timonen", "city-manager-vantaa"),
        "Oulu": ("seppo-maatta", "city-manager-oulu"),
        "Turku": ("minna-arve", "mayor-turku"),
    }


# ------------------------------------------------------------------------- the alliance as an agreement


def test_the_alliance_on_a_day_of_december_2023() -> None:
    answer = up.agreements(model="alliance", on="2023-12-01")
    assert answer.complete == up.YES
    assert answer.possible == ()
    [alliance] = answer
    assert str(alliance.term.start) == "2023-11-16"
    assert alliance.term.is_open
    assert str(alliance.term.verified) == "2024-05-23"
    assert {place.name.fi for place in answer.municipalities} == {
        "Espoo",
        "Helsinki",
        "Oulu",
        "Tampere",
        "Turku",
        "Vantaa",
    }
    force = up.force(alliance.id, on="2023-12-01")
    assert force.truth == up.YES
    assert [(stone.kind, str(stone.date)) for stone in alliance.milestones] == [
        ("announced", "2023-09-01"),
        ("in-force", "2023-11-16"),
    ]
    assert "Nominal term: from 2023-11-16." in force.why()
    assert up.composition("alliance-cooperation-group", on="2023-12-01").state == "presumed"


def test_the_cities_of_the_alliance_and_of_vitality_have_ecosystem_agreements() -> None:
    announced = {city.municipality for city in REGISTER.all(up.UniversityCity)}
    for id in ("six-largest-cities-alliance", "vitality-partnership"):
        assert up.agreement(id).municipalities <= announced


def test_what_is_not_known_is_not_known_in_three_ways() -> None:
    unfound = up.signatories("mal-turku-2020-2031")
    assert unfound.state == "not_found"
    assert unfound.signed is not None
    unsigned = up.signatories("joensuu-lappeenranta-imatra")
    assert unsigned.state == "no_instrument"
    assert unsigned.signed is None
    assert unfound.why() != unsigned.why()
    outside = up.composition("alliance-cooperation-group", on="2026-02-01")
    assert outside.state == "outside_coverage"
    with pytest.raises(up.OutsideCoverage, match="2025-12-31"):
        _ = outside.chair


def test_a_day_for_which_nobody_looked_for_agreements_leaves_open_what_there_was() -> None:
    before = up.agreements(party="Turku", on="1990-01-01")
    assert (len(before), before.complete, before.some) == (0, up.UNDECIDED, up.UNDECIDED)
    assert up.is_bound("Turku", model="mal", on="1990-01-01") == up.UNDECIDED
    assert up.is_bound("Turku", "mal-turku-2024-2035", on="1990-01-01") == up.NO
    first = up.agreements(party="Turku", on="2008-01-01")
    assert (len(first), first.complete, first.some) == (0, up.YES, up.NO)
    own = up.Register(r for r in up.register() if r.id != "coverage-agreements")
    assert own.agreements(party="Turku", on="1990-01-01").some == up.NO
