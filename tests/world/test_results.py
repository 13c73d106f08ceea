"""Every kind of answer as a value: frozen, hashed, ordered, pickled, shown on one short line."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

import urbanpolicy as up
from tests.world.made import group, membership, municipality, office, person, tenure, world
from urbanpolicy.values.value import Value, fields_of
from urbanpolicy.world.asof import AsOf
from urbanpolicy.world.judging import Ending, Judgement

GROUP = "alliance-cooperation-group"
HOSTILE = (
    "x" * 5000,
    "two\nlines and a\ttab",
    "\u202ereversed \u200bhidden",
    "<script>alert(1)</script>",
    "{braces} %s {0}",
    "Šaŋŋa ' \" \\",
)


@cache
def answers() -> tuple[Value, ...]:
    """Answers of every class, from the built-in register and from a document."""
    table = up.composition(GROUP, on="2023-11-16")
    found: list[Value] = [table, up.composition(GROUP, on="2021-01-01")]
    found += [up.composition(GROUP, on="2023-12-20"), up.composition(GROUP, on="latest")]
    found += [*table, *table.reasons]
    for on in ("2023-02-03", "2023-11-16", "2026-01-01", "2009-12-31", "2017-06-01"):
        for code in ("049", "091", "092", "564", "837", "853"):
            holding = up.head(code, on=on)
            found += [holding, holding.judgement, holding.on, *holding.holders, *holding.candidates]
            found += holding.judgement.endings
    found += [up.tenures(person="Petteri Orpo"), up.holders("mayor-tampere", through=2023)]
    found += [up.seats(on="2023-11-16"), up.agreements(party="Turku", on="2023-11-16")]
    found.append(up.read_document({"urbanpolicy": 1, "alone": True}))
    return tuple(found)


@cache
def hostile() -> tuple[Any, ...]:
    """Answers in a world whose every name is hostile."""
    found: list[Any] = []
    for number, name in enumerate(HOSTILE):
        register = world(
            municipality(f"99{number}", name),
            office("mayor", heads=f"municipality-99{number}", name=name, titles=[{"text": name}]),
            person("aino", name),
            person("bo", name),
            tenure("aino", "2020-01-01/2021", "mayor", title=name),
            tenure("bo", "2021/..", "mayor"),
            group(name=name, short_names=[name], period="2020-01-01/.."),
            membership(
                "m-1", role="chair", municipality=f"municipality-99{number}", period="2020-01-01/.."
            ),
            membership("m-2", person="bo", period="2020-01-01/.."),
        )
        for on in ("2020-06-01", "2021-06-01", "2025-01-01"):
            table, holding = register.composition("body", on=on), register.head(name, on=on)
            found += [table, *table, *table.reasons, holding, holding.judgement]
            found += [*holding.holders, *holding.candidates]
            found += [register.seats(on=on), register.tenures(on=on)]
        found.append(register)
    return tuple(found)


CLASSES: tuple[type[Value], ...] = (
    AsOf,
    Ending,
    Judgement,
    up.Composition,
    up.Document,
    up.Holder,
    up.Holding,
    up.Reason,
    up.Seat,
    up.Selection,
)


@pytest.fixture(params=CLASSES, ids=lambda cls: cls.__name__)
def answer(request: pytest.FixtureRequest) -> Any:
    """The first answer of each class."""
    return next(found for found in answers() if type(found) is request.param)


def test_nothing_in_it_can_be_set_or_deleted(answer: Any) -> None:
    for name in [field.name for field in fields_of(type(answer))] + ["state", "new_name"]:
        with pytest.raises(AttributeError):
            setattr(answer, name, None)
        with pytest.raises(AttributeError):
            delattr(answer, name)
    assert not hasattr(answer, "__dict__")


def test_its_collections_are_tuples(answer: Any) -> None:
    for field in fields_of(type(answer)):
        held = getattr(answer, field.name)
        assert not isinstance(held, list | dict | set | bytearray)
        if field.name in ("seats", "holders", "candidates", "reasons", "records", "paths", "cited"):
            assert type(held) is tuple


@pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
def test_it_comes_back_equal_from_copies_and_pickles(answer: Any, protocol: int) -> None:
    assert copy.copy(answer) is answer
    assert copy.deepcopy(answer) is answer
    revived = pickle.loads(pickle.dumps(answer, protocol))
    assert revived == answer
    assert type(revived) is type(answer)
    assert hash(revived) == hash(answer)
    assert repr(revived) == repr(answer)


def test_it_is_equal_to_its_own_kind_only(answer: Any) -> None:
    assert answer == answer
    assert answer != repr(answer)
    assert answer is not None
    assert {answer, answer} == {answer}
    for other in answers():
        if type(other) is not type(answer):
            assert answer != other
            with pytest.raises(TypeError):
                sorted([answer, other])
            break


def test_answers_of_a_class_have_a_total_order() -> None:
    by_class: dict[type, list[Any]] = {}
    for answer in answers():
        by_class.setdefault(type(answer), []).append(answer)
    for found in by_class.values():
        ordered, found[:] = sorted(found), found[::-1]
        assert sorted(found) == ordered
        for one, other in pairwise(ordered):
            assert one <= other
            assert not other < one
            assert (one == other) == (not one < other)


@pytest.mark.parametrize("found", [answers, hostile], ids=["built in", "hostile names"])
def test_its_repr_is_one_line_of_at_most_250_signs(found: Callable[[], tuple[Any, ...]]) -> None:
    for answer in found():
        told = repr(answer)
        assert len(told) <= 250
        assert told.isprintable()


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_hostile_names_break_no_sentence(lang: Any) -> None:
    for answer in hostile():
        if hasattr(answer, "why"):
            told = answer.why(lang)
            assert "<script>" not in told or HOSTILE[3] in told
            assert "{person}" not in told


def test_results_hold_the_records_that_they_rest_on() -> None:
    register = up.register()
    table = up.composition(GROUP, on="2023-11-16")
    for seat in table:
        assert register[seat.membership.id] == seat.membership
        assert register[seat.person.id] == seat.person
        assert register[seat.office.id] == seat.office
        assert register[seat.tenure.id] == seat.tenure
        assert register[seat.group.id] == seat.group == table.group
        assert seat.municipality is None or register[seat.municipality.id] == seat.municipality


def test_a_seat_that_rests_with_a_person_follows_no_office() -> None:
    register = world(
        person("aino"),
        group(period="2020-01-01/.."),
        membership("m-1", person="aino", period="2020-01-01/.."),
        membership("m-2", organisation="org", period="2020-01-01/.."),
        up.Organisation(id="org", kind="ministry", names=[{"text": "ministeriö"}]),
    )
    named, organisation = register.composition("body", on="2021-01-01").seats
    if named.named is None:
        named, organisation = organisation, named
    assert (named.state, named.person.id, named.candidates, named.sources) == (
        "held",
        "aino",
        (),
        (),
    )
    assert "rests with a person by name: Aino" in named.why()
    for field in ("tenure", "office"):
        with pytest.raises(up.Undecided, match="the seat follows no office"):
            getattr(named, field)
    assert (organisation.state, organisation.organisation) == ("undecided", register["org"])
    assert "Its representative is not known" in organisation.why()
    with pytest.raises(up.Undecided, match="the seat follows no office"):
        organisation.person  # noqa: B018
    assert organisation.is_held_by(register.person("aino")) == up.NO
    assert named.is_held_by(register.person("aino")) == up.YES


def test_a_seat_made_by_hand_tells_that_nobody_is_known() -> None:
    seat = up.Seat(
        membership=membership("m", organisation="org"),
        group=group(),
        on=AsOf(up.Period.days("2020-01-01", "2020-01-01").start.day),  # type: ignore[arg-type]
        in_force=up.YES,
    )
    assert "an organisation: not known" in seat.why()
    assert repr(seat) == "<seat member on 2020-01-01 undecided>"


def test_two_chairs_are_several_and_both_are_listed() -> None:
    register = world(
        person("aino"),
        person("bo"),
        group(period="2020-01-01/.."),
        membership("m-1", role="chair", person="aino", period="2020-01-01/.."),
        membership("m-2", role="chair", person="bo", period="2020-01-01/.."),
    )
    table = register.composition("body", on="2021-01-01")
    assert len(table.chairs) == 2
    with pytest.raises(up.Several, match="there are 2 seats of this role") as told:
        table.chair  # noqa: B018
    assert told.value.candidates == table.chairs
    with pytest.raises(up.Undecided, match="no seat of this role is certain"):
        table.vice_chair  # noqa: B018
    assert len(table) == 2
    assert list(table) == list(table.seats)


def test_members_do_not_hold_the_chairs_and_persons_count_once() -> None:
    register = world(
        person("aino"),
        group(period="2020-01-01/.."),
        membership("m-1", role="chair", person="aino", period="2020-01-01/.."),
        membership("m-2", role="member", person="aino", period="2020-01-01/.."),
    )
    table = register.composition("body", on="2021-01-01")
    assert [seat.membership.id for seat in table.members] == ["m-2"]
    assert [one.id for one in table.persons] == ["aino"]
    assert table.municipalities == ()


def test_a_seat_presumed_by_its_membership_alone_is_presumed() -> None:
    verified = {"start": "2020-01-01", "end": "open", "verified": "2021-01-01"}
    register = world(
        person("aino"),
        up.Coverage(id="searched", subject="made up", period="2010-01-01/2024-12-31"),
        group(period="2020-01-01/..", coverage="searched"),
        membership("m-1", person="aino", period=verified),
        membership("m-2", person="aino", period="/2019-12-31"),
    )
    (seat,) = register.composition("body", on="2022-01-01").seats
    assert (seat.state, seat.is_presumed, seat.person.id) == ("presumed", True, "aino")
    assert "verified to 2021-01-01" in seat.why()
