"""The answer to a plural question: the certain in order, the possible beside it, and no more."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import urbanpolicy as up
from tests.world.made import person, post_of, tenure
from urbanpolicy.values.truth import NO, UNDECIDED, YES, Truth
from urbanpolicy.world.selection import selected

people = st.builds(person, st.sampled_from([f"p-{n}" for n in range(8)]))
truths = st.sampled_from([YES, NO, UNDECIDED])
judged = st.lists(st.tuples(people, truths), unique_by=lambda pair: pair[0].id, max_size=8)


@given(judged, truths)
def test_the_certain_are_its_items_the_undecided_are_possible_the_rest_is_left_out(
    pairs: list[tuple[up.Person, Truth]], complete: Truth
) -> None:
    answer = selected(pairs, "persons", complete)
    assert list(answer) == sorted(item for item, truth in pairs if truth == YES)
    assert list(answer.possible) == sorted(item for item, truth in pairs if truth == UNDECIDED)
    assert answer.complete == complete
    assert not set(answer) & set(answer.possible)


@given(st.lists(people, max_size=6), st.data())
def test_it_is_a_sequence_like_the_tuple_of_its_items(
    items: list[up.Person], data: st.DataObject
) -> None:
    answer = up.Selection(items=items, asked="persons")
    assert isinstance(answer, Sequence)
    assert (len(answer), list(answer), bool(answer)) == (len(items), items, bool(items))
    assert list(reversed(answer)) == items[::-1]
    assert answer[:] == tuple(items)
    assert answer[1:3] == tuple(items[1:3])
    other = data.draw(people)
    assert (other in answer) == (other in items)
    assert answer.count(other) == items.count(other)
    for index, item in enumerate(items):
        assert answer[index] == item
        assert answer[index - len(items)] == item
        assert answer.index(item) == items.index(item)
    with pytest.raises(IndexError):
        answer[len(items)]
    if other not in items:
        with pytest.raises(ValueError, match=r"tuple\.index"):
            answer.index(other)


def test_it_can_be_matched_and_unpacked() -> None:
    aino, bo = person("aino"), person("bo")
    answer: Any = up.Selection(items=[aino, bo])
    match answer:
        case [first, *rest]:
            assert (first, rest) == (aino, [bo])
        case _:
            pytest.fail("it is a sequence")
    one, other = up.Selection(items=[aino, bo])
    assert (one, other) == (aino, bo)
    assert up.Selection(items=[aino, bo]).index(bo, 1, 2) == 1


@given(judged)
def test_equal_answers_are_equal_hash_alike_and_come_back_from_a_pickle(
    pairs: list[tuple[up.Person, Truth]],
) -> None:
    answer, other = selected(pairs, "persons"), selected(reversed(pairs), "persons")
    assert answer == other
    assert hash(answer) == hash(other)
    assert pickle.loads(pickle.dumps(answer)) == answer
    assert copy.deepcopy(answer) is answer
    assert answer != selected(pairs, "others")


@given(st.lists(people, max_size=9), st.text(max_size=300))
def test_its_repr_is_one_short_line_with_the_question(items: list[up.Person], asked: str) -> None:
    told = repr(up.Selection(items=items, possible=items, asked=asked, complete=UNDECIDED))
    assert told.isprintable()
    assert len(told) <= 250
    assert told.startswith(f"<{len(items)} ")


def test_its_repr_tells_the_possible_and_whether_it_is_complete() -> None:
    aino = person("aino")
    told = repr(
        up.Selection(items=[aino], possible=[aino], complete=NO, asked="persons on 2023-11-16")
    )
    assert told == "<1 persons on 2023-11-16; possible: 1; complete: no: aino>"
    assert repr(up.Selection(asked="persons")) == "<0 persons>"
    many = up.Selection(items=[person(f"p-{n}") for n in range(7)], asked="persons")
    assert repr(many) == "<7 persons: p-0, p-1, p-2, p-3, p-4, and 2 more>"
    assert repr(up.Selection(items=["x" * 70], asked="texts")).endswith("x...>")


@pytest.mark.parametrize("name", ["items", "possible", "complete", "asked", "other"])
def test_nothing_in_it_can_be_changed(name: str) -> None:
    given_list = [person("aino")]
    answer: Any = up.Selection(items=given_list, asked="persons")
    given_list.append(person("bo"))
    assert len(answer) == 1
    with pytest.raises(AttributeError):
        setattr(answer, name, ())
    with pytest.raises(AttributeError):
        delattr(answer, name)
    for change in ("answer[0] = None", "del answer[0]", "answer += (1,)", "answer *= 2"):
        with pytest.raises(TypeError):
            exec(change, {"answer": answer})


# ------------------------------------------------------------------------- through and before


def test_holders_through_a_span_are_those_whose_days_touch_it() -> None:
    old = tenure("aino", "2010-01-01/2014-12-31")
    unsure = tenure("bo", "2015-01-01/2016")
    new = tenure("cilla", "2017-06-01/..")
    register = post_of(old, unsure, new)
    answer = register.holders("post", through="2014/2016")
    assert (answer.items, answer.possible) == ((old, unsure), ())
    assert answer.asked == "holders of post through 2014-01-01/2016-12-31"
    assert register.holders("post", through="2016-06-01/2017-06-01").items == (new,)
    assert register.holders("post", through="2016-06-01/2017-06-01").possible == (unsure,)
    assert register.holders("post", through=2013).items == (old,)


def test_per_11_past_holders_of_a_day_never_include_the_present_one() -> None:
    old = tenure("aino", "2011-06-22/2014-04-03")
    lost = tenure("bo", "2014-04-04/")
    now = tenure("cilla", "2023-06-20/..")
    register = post_of(old, lost, now)
    later, earlier = (register.holders("post", before=on) for on in ("2025-01-01", "2023-06-19"))
    assert (later.items, later.possible) == ((old, lost), ())
    assert (earlier.items, earlier.possible) == ((old,), (lost,))
    assert now not in (*later, *later.possible)
    assert "before 2025-01-01" in later.asked


@pytest.mark.parametrize("span", [{}, {"through": 2020, "before": "2020-01-01"}])
def test_holders_are_asked_through_a_span_or_before_a_day(span: dict[str, Any]) -> None:
    with pytest.raises(up.InvalidValue, match="either through= or before="):
        post_of().holders("post", **span)


def test_tenures_are_those_of_a_person_an_office_a_day_or_a_span() -> None:
    one, other = tenure("aino", "2010/2014-12-31"), tenure("bo", "2015-01-01/2016-12-31")
    register = post_of(one, other)
    assert register.tenures().items == (one, other)
    assert register.tenures().asked == "tenures of any day"
    assert register.tenures(person="bo").items == (other,)
    assert register.tenures(office="post", on="2010-06-01").possible == (one,)
    assert register.tenures(on="2014-12-31").items == (one,)
    answer = register.tenures(person="aino", office="post", through=2010)
    assert (answer.items, answer.possible) == ((one,), ())
    assert answer.asked == "tenures of aino in post through 2010-01-01/2010-12-31"
    with pytest.raises(up.InvalidValue, match="at most one of on= and through="):
        register.tenures(on="2014-12-31", through=2014)


def test_lists_do_not_go_on_past_what_was_searched() -> None:
    last = up.tenures(person="Petteri Orpo", on="2026-06-25")
    assert "tenure-fi-prime-minister-petteri-orpo-2023" in {t.id for t in last}
    after = up.tenures(person="Petteri Orpo", on="2026-06-26")
    assert after.items == ()
    assert {t.person for t in after.possible} == {"petteri-orpo"}
    assert up.holders("fi-prime-minister", through=2030).items == ()
    assert [t.person for t in up.holders("fi-prime-minister", through=2030).possible] == [
        "petteri-orpo"
    ]
