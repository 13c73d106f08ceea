"""An office on a day, case by case: what is held, by whom, and what is said where it is not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.world.made import coverage, municipality, office, person, post_of, tenure, world
from urbanpolicy import errors
from urbanpolicy.model.people import Tenure
from urbanpolicy.values.truth import NO, UNDECIDED, YES
from urbanpolicy.world.holding import Holding
from urbanpolicy.world.register import Register

SEARCHED = coverage("2010-01-01/2024-12-31")


def asked(on: str, *tenures: Tenure, **fields: Any) -> Holding:
    return post_of(*tenures, **fields).holder("post", on=on)


def names(holding: Holding) -> tuple[str, ...]:
    return tuple(holder.person.id for holder in holding.candidates)


# ------------------------------------------------------------------------- held and presumed


def test_an_exact_tenure_is_held_on_its_first_and_its_last_day() -> None:
    aino = tenure("aino", "2021-08-01/2025-06-01")
    for on in ("2021-08-01", "2025-06-01"):
        holding = asked(on, aino)
        assert holding.state == "held"
        assert (holding.person.id, holding.tenure, holding.office.id) == ("aino", aino, "post")
        assert holding.is_held == YES
        assert holding.verified is None


@pytest.mark.parametrize("on", ["2021-07-31", "2025-06-02"])
def test_the_day_before_and_the_day_after_are_not_held(on: str) -> None:
    holding = asked(on, tenure("aino", "2021-08-01/2025-06-01"), searched=SEARCHED)
    assert holding.state in ("undecided", "outside_coverage")
    assert not holding.candidates


def test_an_open_tenure_is_verified_then_presumed_then_only_a_candidate() -> None:
    aino = tenure("aino", {"start": "2021-08-01", "end": "open", "verified": "2023-10-02"})
    register = post_of(aino, searched=SEARCHED)
    verified = register.holder("post", on="2023-10-02")
    presumed = register.holder("post", on="2023-10-03")
    last = register.holder("post", on="2024-12-31")
    past = register.holder("post", on="2025-01-01")
    assert [h.state for h in (verified, presumed, last, past)] == [
        "held",
        "presumed",
        "presumed",
        "undecided",
    ]
    assert str(presumed.verified) == str(last.verified) == "2023-10-02"
    assert "verified to 2023-10-02" in repr(presumed)
    assert presumed.person.id == "aino"
    assert names(past) == ("aino",)
    assert past.is_held == UNDECIDED


def test_without_a_coverage_nothing_is_presumed_past_the_day_verified() -> None:
    aino = tenure("aino", {"start": "2021-08-01", "end": "open", "verified": "2023-10-02"})
    assert asked("2023-10-02", aino).state == "held"
    after = asked("2023-10-03", aino)
    assert after.state == "undecided"
    assert names(after) == ("aino",)


def test_a_tenure_seen_after_the_end_of_the_coverage_is_held_to_the_day_seen() -> None:
    aino = tenure("aino", {"start": "2021-08-01", "end": "open", "verified": "2025-03-01"})
    assert asked("2025-03-01", aino, searched=SEARCHED).state == "held"
    assert asked("2025-03-02", aino, searched=SEARCHED).state == "undecided"


def test_an_open_end_that_nothing_limits_goes_on() -> None:
    assert asked("9999-12-31", tenure("aino", "2021-08-01/..")).state == "held"


def test_one_who_was_seen_in_office_had_begun_by_then_whenever_that_was() -> None:
    aino = tenure("aino", {"end": "open", "verified": "2023-10-02"})
    assert asked("2023-10-02", aino, searched=SEARCHED).state == "held"
    assert asked("2023-10-03", aino, searched=SEARCHED).state == "presumed"
    assert names(asked("2023-10-01", aino, searched=SEARCHED)) == ("aino",)


# ------------------------------------------------------------------------- undecided, vacant, gone


@pytest.mark.parametrize(
    ("state", "error"),
    [
        ("undecided", errors.Undecided),
        ("vacant", errors.Vacant),
        ("several", errors.Several),
        ("not_existing", errors.NotExisting),
        ("outside_coverage", errors.OutsideCoverage),
    ],
)
def test_each_state_without_a_holder_raises_its_own_error(
    state: str, error: type[errors.NoAnswer]
) -> None:
    register = post_of(
        tenure("aino", "2011-01-01/2012-06-30"),
        tenure("bo", "2012-06-30/2013"),
        period="2010-01-01/2030-12-31",
        vacancies=[{"period": "2014-02-01/2014-02-28"}],
        searched=SEARCHED,
    )
    on = {
        "undecided": "2013-05-01",
        "vacant": "2014-02-28",
        "several": "2012-06-30",
        "not_existing": "2031-01-01",
        "outside_coverage": "2025-01-01",
    }[state]
    holding = register.holder("post", on=on)
    assert holding.state == state
    for field in ("holder", "person", "tenure"):
        with pytest.raises(error) as told:
            getattr(holding, field)
        assert told.value.question == f"{register.office('post')!r} on {on}"
        known = holding.holders if state == "several" else holding.candidates
        assert told.value.candidates == known
        assert "2010-01-01/2024-12-31" in str(told.value)
        assert isinstance(told.value, LookupError)
    assert f"on {on} {state}" in repr(holding)


def test_an_unexplained_stretch_is_undecided_without_candidates() -> None:
    register = post_of(
        tenure("aino", "2017-11-09/2021-05-31"),
        tenure("aino", "2021-08-23/2025-06-08"),
        searched=SEARCHED,
    )
    for on in ("2021-06-01", "2021-08-22"):
        holding = register.holder("post", on=on)
        assert (holding.state, holding.candidates, holding.is_held) == ("undecided", (), UNDECIDED)


def test_without_a_coverage_the_records_of_the_office_say_what_was_searched() -> None:
    register = post_of(tenure("aino", "2011-01-01/2012-12-31"), tenure("bo", "2015-01-01/"))
    states = {on: register.holder("post", on=on).state for on in ("2010-12-31", "2013-07-01")}
    assert states == {"2010-12-31": "outside_coverage", "2013-07-01": "undecided"}
    # Who came in 2015 may have left at any time since.
    assert register.holder("post", on="2015-01-01").state == "held"
    assert names(register.holder("post", on="2015-01-02")) == ("bo",)


def test_one_day_in_a_record_is_all_that_was_searched() -> None:
    register = world(
        municipality("991", "Vanhala"),
        office("manager", heads="municipality-991", period="/2020-02-25"),
        office("mayor", heads="municipality-991"),
        person("aino"),
        tenure("aino", "[..2020-02-25]/", "manager"),
    )
    assert names(register.head("991", on="2020-02-25")) == ("aino",)
    assert register.head("991", on="2020-02-26").state == "outside_coverage"


def test_an_office_of_which_nothing_is_known_is_outside_what_was_searched() -> None:
    holding = world(office()).holder("post", on="2023-11-16")
    assert (holding.state, holding.is_held) == ("outside_coverage", UNDECIDED)


def test_vacant_needs_a_source() -> None:
    vacancy = {"period": "2021-06-01/2021-08-22"}
    holding = asked("2021-07-01", vacancies=[vacancy], searched=SEARCHED)
    assert (holding.state, holding.is_held) == ("vacant", NO)
    assert asked("2021-07-01", searched=SEARCHED).state == "undecided"


def test_where_a_source_says_that_nobody_held_it_a_possible_holder_did_not() -> None:
    aino = tenure("aino", "2017-11-09/2021")
    vacancies = [{"period": "2021-06-01/2021-08-22"}]
    assert asked("2021-07-01", aino, vacancies=vacancies, searched=SEARCHED).state == "vacant"
    assert names(asked("2021-05-31", aino, vacancies=vacancies, searched=SEARCHED)) == ("aino",)


def test_a_vacancy_that_was_last_seen_earlier_does_not_exclude_a_possible_holder() -> None:
    vacancies = [{"period": {"start": "2021-06-01", "end": "open", "verified": "2021-06-30"}}]
    bo = tenure("bo", "2021/2022-12-31")
    seen = asked("2021-06-30", bo, vacancies=vacancies, searched=SEARCHED)
    later = asked("2021-07-01", bo, vacancies=vacancies, searched=SEARCHED)
    alone = asked("2021-07-01", vacancies=vacancies, searched=SEARCHED)
    past = asked("2025-01-01", vacancies=vacancies, searched=SEARCHED)
    assert [h.state for h in (seen, later, alone, past)] == [
        "vacant",
        "undecided",
        "vacant",
        "outside_coverage",
    ]


def test_a_tenure_of_unknown_end_does_not_outlast_its_office() -> None:
    aino = tenure("aino", "2011-01-01/")
    register = post_of(aino, period="2000-01-01/2017-05-31", searched=SEARCHED)
    assert names(register.holder("post", on="2017-05-31")) == ("aino",)
    gone = register.holder("post", on="2017-06-01")
    assert (gone.state, gone.candidates, gone.is_held) == ("not_existing", (), NO)
    assert not register.tenures(on="2017-06-01").possible
    assert not register.holders("post", through="2018/2020").possible


def test_nor_does_it_start_before_its_office() -> None:
    bo = tenure("bo", "/2021-12-31")
    register = post_of(bo, period="2017-06-01/..", searched=SEARCHED)
    assert register.holder("post", on="2017-05-31").state == "not_existing"
    assert names(register.holder("post", on="2017-06-01")) == ("bo",)


# ------------------------------------------------------------------------- several, acting, on leave


def test_two_who_certainly_hold_an_office_are_several_never_the_first() -> None:
    holding = asked(
        "2025-06-02", tenure("aino", "2021-08-01/2025-06-02"), tenure("bo", "2025-06-02/..")
    )
    assert holding.state == "several"
    assert [holder.person.id for holder in holding.holders] == ["aino", "bo"]
    with pytest.raises(errors.Several, match=r"Aino \(2021-08-01/2025-06-02\), Bo"):
        holding.person  # noqa: B018
    assert holding.verified is None


def test_several_even_where_the_earlier_one_may_have_stayed_on() -> None:
    aino = tenure("aino", "2010-01-01/[2016-01-01..]")
    bo = tenure("bo", "2015-01-01/..")
    assert asked("2015-06-01", aino, bo).state == "several"
    assert asked("2016-01-01", aino, bo).state == "several"
    after = asked("2016-01-02", aino, bo)
    assert (after.state, after.person.id) == ("held", "bo")


def test_one_person_acting_and_then_regular_on_the_same_day_is_one_holder() -> None:
    holding = asked(
        "2024-04-28",
        tenure("aino", "2023-12-08/2024-04-28", status="acting"),
        tenure("aino", "2024-04-28/.."),
    )
    assert (holding.state, holding.tenure.status) == ("held", "regular")


def test_an_office_for_several_has_several() -> None:
    tenures = tenure("aino", "2010-01-01/2016"), tenure("bo", "2015-01-01/..")
    assert asked("2015-06-01", *tenures, is_single=False).state == "several"


LEAVE = tenure("aino", "2004-01-01/2023-03-31", on_leave_from="2022-06-23")
ACTING = tenure("bo", "2022-06-23/2023-02-28", status="acting")


def test_while_the_holder_is_on_leave_the_acting_one_holds_and_both_are_told() -> None:
    holding = asked("2022-12-01", LEAVE, ACTING)
    assert (holding.state, holding.person.id) == ("held", "bo")
    assert [holder.person.id for holder in holding.absent] == ["aino"]
    assert "Aino is on leave from 2022-06-23." in holding.why()
    assert "acting or standing in" in holding.why()


def test_before_the_leave_and_after_the_acting_the_holder_holds() -> None:
    before, after = asked("2022-06-22", LEAVE, ACTING), asked("2023-03-01", LEAVE, ACTING)
    assert before.person.id == after.person.id == "aino"
    assert not before.absent
    assert not after.absent
    assert "Who acted meanwhile is not known." in after.why()
    assert "on leave" not in before.why()


def test_somebody_acting_beside_a_holder_who_is_not_on_leave_makes_several() -> None:
    assert asked("2022-06-22", LEAVE, tenure("bo", "2022-06-22/..", status="acting")).state == (
        "several"
    )


def test_a_leave_of_unknown_start_is_no_leave_that_can_be_told() -> None:
    aino = tenure("aino", "2004-01-01/2023-03-31", on_leave_from="unknown")
    assert asked("2022-12-01", aino, ACTING).state == "several"


# ------------------------------------------------------------------------- uncertain boundaries


def test_a_shared_hand_over_is_held_by_one_of_the_two() -> None:
    holding = asked("2023-02-03", tenure("aino", "2017-03/2023-02"), tenure("bo", "2023-02/.."))
    assert (holding.state, holding.is_held) == ("undecided", YES)
    assert names(holding) == ("aino", "bo")
    assert "one of the candidates held it" in holding.why()


def test_of_bounds_that_do_not_touch_nobody_may_have_held_it() -> None:
    holding = asked(
        "2023-02-20",
        tenure("aino", "2017-01-01/[2023-02-01..2023-02-10]"),
        tenure("bo", "[2023-02-15..2023-03-15]/.."),
    )
    assert (names(holding), holding.is_held) == (("bo",), UNDECIDED)


def test_a_hand_over_does_not_reach_before_the_first_had_begun_nor_after_the_second_may_have_left() -> (
    None
):
    aino = tenure("aino", "[2023-02-01..2023-02-10]/2023-02")
    bo = tenure("bo", "2023-02/2023-02")
    assert asked("2023-02-05", aino, bo).is_held == UNDECIDED
    aino = tenure("aino", "2020-01-01/2023-02")
    bo = tenure("bo", "2023-02/[2023-02-20..2023-03-20]")
    assert asked("2023-02-20", aino, bo).is_held == YES
    assert asked("2023-02-21", aino, bo).is_held == UNDECIDED


def test_who_acts_hands_nothing_over() -> None:
    aino = tenure("aino", "2017-03-01/2023-02", status="acting")
    assert asked("2023-02-03", aino, tenure("bo", "2023-02/..")).is_held == UNDECIDED


def test_in_an_office_for_several_no_day_is_shared() -> None:
    tenures = tenure("aino", "2017-03/2023-02"), tenure("bo", "2023-02/..")
    assert asked("2023-02-03", *tenures, is_single=False).is_held == UNDECIDED


@pytest.mark.parametrize("unbounded", ["2017-01-01/", "2017-01-01/[2023-02-01..]"])
def test_an_unknown_end_shares_nothing(unbounded: str) -> None:
    assert asked("2023-02-03", tenure("aino", unbounded), tenure("bo", "2023-02/..")).is_held == (
        UNDECIDED
    )


@pytest.mark.parametrize("unbounded", ["[..2023-02-28]/..", "[2023-02-01..]/..", "/.."])
def test_nor_does_an_unknown_start(unbounded: str) -> None:
    holding = asked("2023-02-03", tenure("aino", "2017-01-01/2023-02"), tenure("bo", unbounded))
    assert holding.is_held in (UNDECIDED, YES)
    assert (holding.is_held == YES) == (holding.state == "held")


def test_the_end_of_the_calendar_is_an_end_like_any_other() -> None:
    holding = asked("9999-12-31", tenure("aino", "2020-01-01/9999"), tenure("bo", "9999/.."))
    assert holding.is_held == YES
    aino, bo = tenure("aino", "2020-01-01/[9999-12-31..]"), tenure("bo", "2021-01-01/..")
    assert asked("9999-12-31", aino, bo).state == "several"


def test_a_later_regular_holder_ends_an_earlier_tenure_of_unknown_end() -> None:
    aino = tenure("aino", "2011-09-16/", status="acting")
    bo = tenure("bo", "2018-03-01/2023-07-31")
    before, first = asked("2018-02-28", aino, bo), asked("2018-03-01", aino, bo)
    assert names(before) == ("aino",)
    assert (first.person.id, names(first)) == ("bo", ())
    assert [holder.person.id for holder in first.ended] == ["aino"]
    assert "Aino: the end is not known, but had come by 2018-03-01" in first.why()
    assert first.judgement.endings[0].later == bo
    assert not before.ended


def test_the_first_certain_day_of_the_later_one_counts_not_the_first_possible() -> None:
    register = post_of(tenure("aino", "2011-01-01/"), tenure("bo", "[2011-09-16..]/2018-02-28"))
    assert names(register.holder("post", on="2018-02-27")) == ("aino", "bo")
    ended = register.holder("post", on="2018-02-28")
    assert (ended.person.id, names(ended)) == ("bo", ())


def test_a_later_holder_ends_it_only_by_a_day_on_which_it_was_seen() -> None:
    aino = tenure("aino", "[..2018-03-01]/[2018-03-01..]")
    seen = {"start": "2018-03-01", "end": "open", "verified": "2018-03-01"}
    bo = tenure("bo", seen)
    assert asked("2018-03-01", aino, bo, searched=SEARCHED).state == "several"
    assert names(asked("2018-03-02", aino, bo, searched=SEARCHED)) == ("aino",)
    bo = tenure("bo", {**seen, "verified": "2018-03-02"})
    assert names(asked("2018-03-02", aino, bo, searched=SEARCHED)) == ()


def test_a_later_holder_of_no_certain_day_ends_nothing() -> None:
    aino, bo = tenure("aino", "2018-03-01/"), tenure("bo", "[2018-03-02..2018-03-10]/")
    assert names(asked("2018-03-20", aino, bo)) == ("aino", "bo")


def test_one_acting_later_ends_nothing() -> None:
    aino, bo = tenure("aino", "2011-09-16/"), tenure("bo", "2018-03-01/..", status="acting")
    holding = asked("2018-03-01", aino, bo)
    assert (holding.person.id, names(holding)) == ("bo", ("aino",))


def test_in_an_office_for_several_a_later_holder_ends_nothing() -> None:
    aino, bo = tenure("aino", "2011-09-16/"), tenure("bo", "2018-03-01/..")
    assert names(asked("2018-03-01", aino, bo, is_single=False)) == ("aino",)


def test_one_who_may_have_come_after_the_later_one_stays_a_candidate() -> None:
    aino, bo = tenure("aino", "[2011-09-16..]/"), tenure("bo", "2018-03-01/2023-07-31")
    assert names(asked("2018-03-01", aino, bo)) == ("aino",)


def test_those_who_ended_before_are_not_possible_in_lists_either() -> None:
    aino, bo = tenure("aino", "2011-09-16/"), tenure("bo", "2018-03-01/2023-07-31")
    register = post_of(aino, bo)
    assert register.tenures(office="post", on="2018-03-01").possible == ()
    assert register.holders("post", through=2019).possible == ()
    assert register.holders("post", through=2017).possible == (aino,)
    assert tuple(register.holders("post", before="2018-03-01")) == (aino,)
    assert register.holders("post", before="2018-02-28").possible == (aino,)


# ------------------------------------------------------------------------- the head of a municipality


def two_models() -> Register:
    return world(
        municipality("991", "Vanhala"),
        office("manager", heads="municipality-991", period="1921/[2017-05-31..2017-06-06]"),
        office("mayor", heads="municipality-991", period="2017-06-01/.."),
        person("aino"),
        person("bo"),
        tenure("aino", "2005-06-01/2017-06-06", "manager"),
        tenure("bo", "2017-06-07/2021-08-01", "mayor"),
    )


def test_the_head_follows_the_tenures_of_all_offices_that_lead_it() -> None:
    register = two_models()
    manager, mayor = (register.head("Vanhala", on=f"2017-06-0{day}") for day in (6, 7))
    assert (manager.person.id, manager.office.id) == ("aino", "manager")
    assert (mayor.person.id, mayor.office.id) == ("bo", "mayor")
    assert [office.id for office in mayor.offices] == ["manager", "mayor"]


def test_where_no_head_is_certain_no_office_is_chosen() -> None:
    holding = two_models().head("991", on="2022-01-01")
    with pytest.raises(errors.NoAnswer):
        holding.office  # noqa: B018


def test_a_municipality_whose_offices_are_not_recorded_is_outside_what_was_searched() -> None:
    holding = world(municipality("992", "Uusila")).head("992", on="2022-01-01")
    assert holding.state == "outside_coverage"
    assert "outside the days that were searched" in holding.why()


def test_the_widest_coverage_of_the_offices_that_lead_it_counts() -> None:
    register = world(
        coverage("2010-01-01/2017-06-06", "narrow"),
        coverage("2010-01-01/2024-12-31", "wide"),
        municipality("991", "Vanhala"),
        office("manager", heads="municipality-991", coverage="narrow"),
        office("mayor", heads="municipality-991", coverage="wide"),
    )
    assert register.head("991", on="2024-12-31").state == "undecided"
    assert register.head("991", on="latest").on.day.isoformat() == "2024-12-31"
