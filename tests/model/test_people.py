"""Tenures, memberships and meetings: what a person holds, and who came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbanpolicy.errors import InvalidDay, InvalidValue
from urbanpolicy.model.groups import Membership
from urbanpolicy.model.meetings import Meeting
from urbanpolicy.model.people import Tenure
from urbanpolicy.strategies import days, memberships, tenures


@given(tenures())
def test_a_tenure_is_regular_or_of_another_status(tenure: Tenure) -> None:
    assert tenure.is_regular == (tenure.status == "regular")
    for part in (tenure.person, tenure.office, str(tenure.period)):
        assert part in tenure.brief


@given(st.lists(days(), max_size=4), memberships())
def test_days_seen_are_sorted_each_once_from_dates_or_texts(
    seen: list[date], drawn: Membership
) -> None:
    texts = [day.isoformat() for day in seen]
    both: list[date | str] = [*seen, *texts]
    forms: list[Iterable[date | str]] = [seen, seen[::-1], set(seen), texts, iter(both)]
    for given_days in forms:
        place = Membership(
            id="m", group="g", role="member", person=drawn.id, holder_seen=given_days
        )
        assert place.holder_seen == tuple(sorted(set(seen)))


@pytest.mark.parametrize("seen", ["2023-11-16", None, 5, date(2023, 11, 16)])
def test_one_day_is_no_list_of_days(seen: object) -> None:
    with pytest.raises(InvalidValue, match=r"Membership 'm', holder_seen: .* a list of days"):
        Membership(id="m", group="g", role="member", person="p", holder_seen=seen)  # type: ignore[arg-type]
    with pytest.raises(InvalidDay, match="Membership 'm', holder_seen: found 'soon'"):
        Membership(id="m", group="g", role="member", person="p", holder_seen=["soon"])


def test_a_place_that_follows_nothing_is_refused_with_the_mend() -> None:
    with pytest.raises(InvalidValue, match=r"Membership 'm', office: .*name an office, a municip"):
        Membership(id="m", group="g", role="member")


def test_no_attendance_is_not_the_same_as_nobody_came() -> None:
    unknown, nobody = (Meeting(id="m", date="2023-11-16", attendance=a) for a in (None, ()))
    assert unknown.attendance is None
    assert nobody.attendance == ()
    assert unknown != nobody


def test_a_meeting_without_a_body_is_shown_by_its_kind() -> None:
    assert repr(Meeting(id="m", date="2023-11-16")) == "Meeting('m', no body 2023-11-16)"
    assert repr(Meeting(id="m", date="2023-11", kind="x")) == "Meeting('m', x 2023-11)"
