"""Histories, differences, age, search, the whole: known facts, and what holds in every world."""

from __future__ import annotations

import json
import pickle
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import urbanpolicy as up
from tests.world.made import (
    agreement,
    coverage,
    group,
    membership,
    model,
    municipality,
    office,
    person,
    tenure,
    world,
)
from tests.world.window import AFTER, BEFORE, CALENDAR, PEOPLE, periods, posts, tenures
from urbanpolicy.values.value import Value
from urbanpolicy.world.searching import texts_of

GROUP = "alliance-cooperation-group"
ONE_DAY = timedelta(days=1)

# ------------------------------------------------------------------------- history


def told(table: up.Composition) -> list[Any]:
    """What a composition says, apart from its day."""
    seats = [
        (
            seat.membership.id,
            seat.in_force.word,
            seat.state,
            seat.candidates,
            [holder.tenure.id for holder in seat.holding.holders] if seat.holding else None,
        )
        for seat in (*table.seats, *table.possible)
    ]
    return [table.state, len(table), *seats]


def test_the_history_of_the_alliance_has_every_change_of_a_head() -> None:
    history = up.history(GROUP)
    assert str(history.through) == "2023-11-16/2025-12-31"
    came = {
        str(span.composition.on): sorted(person.id for _, person in span.holders_in)
        for span in history
        if span.holders_in
    }
    assert came == {
        "2023-12-08": ["ari-alatossava"],
        "2025-02-01": ["kai-mykkanen"],
        "2025-06-02": ["daniel-sazonov", "ilmari-nurminen"],
        "2025-06-09": ["piia-elo"],
    }
    went = [person.name for span in history for _, person in span.holders_out]
    assert went == [
        "Seppo Määttä",
        "Jukka Mäkelä",
        "Juhana Vartiainen",
        "Kalervo Kummola",
        "Minna Arve",
    ]
    assert not [span for span in history if span.seats_in or span.seats_out]
    assert [str(day) for day in history.days] == [
        "2023-11-17",  # the seats were seen on the 16th, and are presumed from then on
        "2023-12-08",
        "2024-04-29",  # Oulu's head, acting until then, holds the office in his own right
        "2025-02-01",
        "2025-06-02",
        "2025-06-09",
    ]
    assert str(history).count("\n") == len(history) == 7
    assert "+Piia Elo, -Minna Arve" in repr(history[-1])


def test_a_body_begins_with_all_its_seats() -> None:
    before, after = up.history("alliansens samarbetsgrupp", through="2023-11-15/2023-11-16")
    assert before.composition.state == "not_existing"
    assert before.is_decided
    assert not before.changed
    assert len(after.seats_in) == 8
    assert after.changed
    back = up.history(GROUP, through=up.Period.days("2023-11-16", "2023-11-16"))
    assert len(back) == 1
    assert "1 span" in repr(back)


def body_of(*, searched: up.Coverage | None = None, **fields: Any) -> up.Register:
    """A body with three seats: by office, by person, by organisation."""
    more = [searched] if searched else []
    return world(
        group(coverage=searched.id if searched else None, **fields),
        office(),
        *map(person, PEOPLE),
        municipality("999", "Uusi"),
        office("head", heads="municipality-999"),
        tenure("aino", "2020-03-01/2020-03-15"),
        tenure("bo", "2020-03-20/.."),
        tenure("cilla", "2020-03-05/[2020-03-08..2020-03-10]", "head"),
        tenure("bo", "[2020-03-08..2020-03-10]/..", "head"),
        membership("m-1", office="post", period="2020-03-01/.."),
        membership("m-2", person="cilla", period="2020-03-02/2020-03-10"),
        membership(
            "m-3", municipality="municipality-999", period="2020-03-02/[2020-03-29..2020-03-30]"
        ),
        membership("m-4", collective="monta", period="2020-03-01/.."),
        *more,
    )


def test_an_undecided_handover_is_a_span_of_its_own() -> None:
    history = body_of(period="2020-03-01/..").history("body", through="2020-03-06/2020-03-31")
    shown = [
        (
            str(span.period),
            [who.id for _, who in span.holders_in],
            [who.id for _, who in span.holders_out],
            [seat.membership.id for seat in span.seats_out],
        )
        for span in history
    ]
    assert (
        shown
        == [
            ("2020-03-06/2020-03-07", [], [], []),
            ("2020-03-08/2020-03-08", ["bo"], [], []),
            ("2020-03-09/2020-03-10", [], [], []),
            ("2020-03-11/2020-03-15", [], ["cilla"], ["m-2"]),
            ("2020-03-16/2020-03-19", [], ["aino"], []),
            ("2020-03-20/2020-03-29", ["bo"], [], []),
            ("2020-03-30/2020-03-30", [], [], []),
            ("2020-03-31/2020-03-31", [], [], ["m-3"]),
        ]
        or shown
    )
    assert not history[1].is_decided
    assert "undecided" in repr(history)
    assert "-cilla" in repr(next(span for span in history if span.seats_out))


@pytest.mark.parametrize(
    ("period", "searched", "life"),
    [
        ("2020-03-01/2020-03-31", None, "2020-03-01/2020-03-31"),
        ("2020-03-01/..", "2020-01-01/2020-12-31", "2020-03-01/2020-12-31"),
        ("/2020-03-31", "2020-02-01/2020-12-31", "2020-02-01/2020-03-31"),
    ],
)
def test_without_days_it_is_the_life_of_the_body_within_its_coverage(
    period: str, searched: str | None, life: str
) -> None:
    register = body_of(period=period, searched=coverage(searched) if searched else None)
    assert str(register.history("body").through) == life


@pytest.mark.parametrize(
    ("period", "searched"), [("2020-03-01/..", None), ("2020-03-01/..", "2019-01-01/2019-12-31")]
)
def test_a_life_of_which_no_day_was_searched_must_be_named(
    period: str, searched: str | None
) -> None:
    register = body_of(period=period, searched=coverage(searched) if searched else None)
    with pytest.raises(up.OutsideCoverage, match="through="):
        register.history("body")


@st.composite
def bodies(draw: DrawFn) -> up.Register:
    """A body whose seats follow an office, a municipality and a person, all within few days."""
    searched = draw(st.sampled_from([None, coverage("2020-02-27/2020-03-02")]))
    covered = searched.id if searched else None
    held = [draw(tenures(post, id=f"t-{post}-{n}")) for post in ("post", "head") for n in range(2)]
    return world(
        group(period=draw(periods()), coverage=covered),
        draw(posts()),
        office("head", heads="municipality-999", coverage=covered),
        municipality("999", "Uusi", period=draw(periods())),
        *map(person, PEOPLE),
        *held,
        membership("m-1", office="post", period=draw(periods())),
        membership("m-2", municipality="municipality-999", period=draw(periods())),
        membership("m-3", person="aino", period=draw(periods())),
        model(),
        agreement(parties=["municipality-999"], term=draw(periods())),
        *([searched] if searched else []),
    )


@settings(max_examples=30)
@given(bodies())
def test_the_spans_of_a_history_part_its_days_and_say_what_each_day_says(
    register: up.Register,
) -> None:
    history = register.history("body", through=f"{BEFORE}/{AFTER}")
    days = [
        span.composition.on.day + ONE_DAY * n
        for span in history
        for n in range((span.period.last_possible - span.composition.on.day).days + 1)  # type: ignore[operator]
    ]
    assert days == [BEFORE + ONE_DAY * n for n in range((AFTER - BEFORE).days + 1)]
    for span in history:
        for day in days:
            if day in span.period:
                assert told(register.composition("body", on=day)) == told(span.composition)
    for before, after in zip(history, history.spans[1:], strict=False):
        assert told(before.composition) != told(after.composition)


# ------------------------------------------------------------------------- changes


def test_a_merger_of_municipalities_and_what_it_rests_on() -> None:
    found = up.changes("2024-12-31", "2025-01-01")
    assert [(one.kind, one.subject.id) for one in found] == [
        ("municipality", "municipality-588"),
        ("municipal-change", "change-2025-01-01-507"),
    ]
    merger = found.of_kind("municipal-change")[0]
    assert merger.before.items == ("municipality-507", "municipality-588")
    assert merger.after.items == ("municipality-507",)
    assert merger.sources
    assert found[0].records == (up.municipality("588"),)
    assert [one.subject.id for one in found.possible] == ["municipality-405"]
    assert found.complete == up.UNDECIDED


def test_the_alliance_begins_as_an_agreement_and_seats() -> None:
    found = up.changes("2023-11-15", "2023-11-16")
    assert [one.subject.id for one in found.of_kind("agreement")] == ["six-largest-cities-alliance"]
    assert len(found.of_kind("seat")) == 8
    assert not found.of_kind("party")


def test_a_government_changes_holders() -> None:
    found = up.changes("2023-06-19", "2023-06-20").of_kind("holder")
    prime = next(one for one in found if one.subject.id == "fi-prime-minister")
    assert str(prime.before) == "held: sanna-marin"
    assert prime.after.items == ("petteri-orpo",)
    assert [type(record) for record in prime.records] == [up.Tenure, up.Tenure]


def test_names_and_regions_change_and_a_party_may_leave() -> None:
    found = up.changes("2020-12-31", "2021-01-01").of_kind("municipality")
    region = next(one for one in found if one.subject.id == "municipality-291")
    assert (region.part, region.before.items, region.after.items) == (
        "regions",
        ("region-13",),
        ("region-06",),
    )
    dated = [
        {"text": {"fi": "Vanha"}, "period": "2019-01-01/2020-12-31"},
        {"text": {"fi": "Uusi", "sv": "Nya"}, "period": "2021-01-01/.."},
    ]
    titled = [{"word": "city", "period": "2021-06/.."}]
    register = world(
        municipality("999", dated, titles=titled, period="2000-01-01/.."),
        model(),
        agreement(
            term="2019-01-01/2025-12-31",
            milestones=[{"kind": "in-force", "date": "2019-01-01"}],
            parties=[{"actor": "municipality-999", "period": "2020-01-01/2020-12-31"}],
        ),
    )
    found_here = register.changes("2020-12-31", "2021-01-01")
    shown = [(one.kind, one.part, str(one.before), str(one.after)) for one in found_here]
    assert shown == [
        ("party", "municipality-999", "yes", "no"),
        ("municipality", "names", "yes: Vanha (fi)", "yes: Uusi (fi) / Nya (sv)"),
    ]
    later = register.changes("2021-01-01", "2021-06-10")
    assert [(one.part, str(one.after)) for one in later.possible] == [("titles", "undecided: city")]


def test_it_is_shown_and_written_plainly() -> None:
    found = up.changes("2025-06-01", "2025-06-10")
    plain = found.to_plain()
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["from"], plain["to"]) == ("2025-06-01", "2025-06-10")
    assert [row["kind"] for row in plain["changes"]] == [one.kind for one in found]
    assert pickle.loads(pickle.dumps(found)) == found
    shown = found._repr_html_()
    assert shown.count("<tr>") == len(found) + len(found.possible) + 1
    assert "<table>" not in up.changes("2025-06-01", "2025-06-01")._repr_html_()
    assert " more</td>" in up.changes("2008-12-31", "2025-06-02")._repr_html_()
    with pytest.raises(up.InvalidValue, match="one of agreement, party"):
        found.of_kind("weather")  # type: ignore[arg-type]


@settings(max_examples=20)
@given(bodies(), st.sampled_from(CALENDAR), st.sampled_from(CALENDAR))
def test_changes_are_mirrored_and_none_within_a_day(
    register: up.Register, first: date, second: date
) -> None:
    there, back = register.changes(first, second), register.changes(second, first)

    def rows(found: up.Comparison) -> list[tuple[Any, ...]]:
        return [
            (d.kind, d.subject.id, d.part, d.before, d.after, d.truth)
            for d in (*found, *found.possible)
        ]

    assert rows(there) == [(*row[:3], row[4], row[3], row[5]) for row in rows(back)]
    same = register.changes(first, first)
    assert not same.items
    assert not same.possible
    for one in (*there, *there.possible):
        assert one.before != one.after


def test_the_changes_of_municipalities_are_mirrored() -> None:
    there, back = up.changes("2008-12-31", "2009-01-01"), up.changes("2009-01-01", "2008-12-31")
    assert len(there) == len(back) > 60
    for one, other in zip(there, back, strict=True):
        assert (one.before, one.after) == (other.after, other.before)


# ------------------------------------------------------------------------- stale


def test_planned_days_that_passed_are_told_with_their_evidence() -> None:
    found = up.stale(on="2026-11-25", evidence="planned")
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert {one.evidence for one in found} == {"planned"}
    kajaani = next(one for one in found if "kajaani" in one.record.id)
    assert (kajaani.bound, str(kajaani.day)) == ("start", "2026-03-01")
    assert kajaani.sources
    assert kajaani not in up.stale(on="2026-03-01")


def test_every_bound_that_nobody_witnessed_and_every_open_end() -> None:
    register = world(
        office(),
        person("aino"),
        person("bo"),
        tenure("aino", "2020-01-01/2020-05", start_evidence="witnessed", end_evidence="derived"),
        tenure(
            "bo",
            {"start": "2020-06-01", "end": "open", "verified": "2020-07-01"},
            start_evidence="planned",
            end_evidence="planned",
        ),
        group(milestones=[{"kind": "set-up", "date": "2020-02-02", "evidence": "inferred"}]),
    )
    found = register.stale(on="2020-12-31")
    assert [(str(one.day), one.bound, one.evidence) for one in found] == [
        ("2020-02-02", "milestone", "inferred"),
        ("2020-05-31", "end", "derived"),
        ("2020-06-01", "start", "planned"),
        ("2020-07-01", "open-end", None),
    ]
    assert repr(found[0]) == "<body: set-up 2020-02-02 is inferred>"
    assert "open, verified to 2020-07-01" in repr(found[3])
    assert len(register.stale(on="2020-12-31", evidence=["planned", "derived"])) == 2
    assert not register.stale(on="2020-02-02")


@pytest.mark.parametrize("wrong", ["guessed", [], ["planned", "guessed"], 3, [3]])
def test_evidence_is_a_word_of_the_list(wrong: Any) -> None:
    with pytest.raises(up.InvalidValue, match="one or more of decided, derived"):
        up.stale(on="2026-11-25", evidence=wrong)


# ------------------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("text", "first", "match"),
    [
        ("Åbo", "municipality-853", "exact"),
        ("ABO", "municipality-853", "exact"),
        ("853", "municipality-853", "exact"),
        ("Väståboland", "municipality-445", "exact"),
        ("six-largest-cities-alliance", "six-largest-cities-alliance", "exact"),
        ("Pekka Timo", "pekka-timonen", "prefix"),
        ("Timonen", "pekka-timonen", "word"),
        ("population-853-2023", "population-853-2023", "exact"),
        ("Jyvskylä", "municipality-179", "fuzzy"),
    ],
)
def test_the_best_comes_first(text: str, first: str, match: str) -> None:
    hit = up.search(text)[0]
    assert (hit.id, hit.match) == (first, match)
    assert repr(hit).startswith(f"<{first} ")


def test_equal_letters_come_before_other_accents() -> None:
    register = world(person("a", "Abo"), person("b", "Åbo"), person("c", "ÅBO"))
    assert [hit.id for hit in register.search("Åbo")] == ["b", "c", "a"]
    assert [hit.id for hit in register.search("Abo")] == ["a", "b", "c"]


def test_statements_and_agenda_are_found_after_names() -> None:
    found = up.search("nuorisorikollisuus")
    assert "mtg-alliance-2023-11-16" in [hit.id for hit in found]
    assert {hit.match for hit in found} <= {"exact", "prefix", "word"}


@pytest.mark.parametrize(
    "junk", ["", "  ", "\0", "\ud800", "x" * 100_000, "%s {0} .*(", "\u202e", "-"]
)
def test_junk_is_found_nowhere_or_somewhere_and_never_an_error(junk: str) -> None:
    found = up.search(junk)
    assert len(repr(found)) <= 200
    assert found.items == up.search(junk).items


@pytest.mark.parametrize(("wrong", "hint"), [(49, "'049'"), (None, "a text"), (b"x", "a text")])
def test_what_is_no_text_is_refused_helpfully(wrong: Any, hint: str) -> None:
    with pytest.raises(up.InvalidValue, match=hint):
        up.search(wrong)


@settings(max_examples=100)
@given(st.data())
def test_every_record_is_found_by_every_name(data: st.DataObject) -> None:
    cls = data.draw(
        st.sampled_from([up.Municipality, up.Person, up.Office, up.Agreement, up.Group, up.Claim])
    )
    record = data.draw(st.sampled_from(up.register().all(cls)))
    _, _, text = data.draw(st.sampled_from(sorted(set(texts_of(record)), key=str)))
    found = up.search(text)
    assert record in [hit.record for hit in found]
    assert found[0].match == "exact"
    assert list(found) == sorted(found)


# ------------------------------------------------------------------------- about


def test_what_the_built_in_register_is() -> None:
    about = up.about()
    assert about.version == up.__version__
    assert up.register().name == f"urbanpolicy {about.data_version}"
    assert about.coverages == up.coverages()
    assert dict(about.counts)["municipalities"] == 441
    assert about.sources == len(up.register().all(up.Source))
    assert sum(count for _, count in about.counts) == len(up.register())
    assert (about.code_licence, about.licence) == ("MIT", "CC-BY-4.0")
    assert about.verified is not None
    assert about.verified <= (about.state or date.min)
    assert "municipalities: 441" in str(about)
    assert up.__version__ in repr(about)


def test_what_a_register_of_ones_own_is() -> None:
    about = world(person("aino")).about()
    assert (about.data_version, about.state, about.verified, about.licence) == (None,) * 4
    assert "no licence given" in str(about)
    assert "made-up" in repr(about)


# ------------------------------------------------------------------------- as values


@pytest.mark.parametrize(
    "answer",
    [
        up.history(GROUP),
        up.history(GROUP)[1],
        up.changes("2024-12-31", "2025-01-01"),
        up.changes("2024-12-31", "2025-01-01")[0],
        up.changes("2024-12-31", "2025-01-01")[0].before,
        up.stale(on="2026-11-25")[0],
        up.search("Turku")[0],
        up.about(),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_answers_are_values(answer: Value) -> None:
    assert pickle.loads(pickle.dumps(answer)) == answer
    assert hash(answer) == hash(pickle.loads(pickle.dumps(answer)))
    assert len(repr(answer)) <= 200
    assert sorted([answer, answer]) == [answer, answer]
    with pytest.raises(AttributeError):
        setattr(answer, "new", 1)  # noqa: B010
