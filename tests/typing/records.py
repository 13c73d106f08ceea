"""What type checkers must accept and must refuse of records and strategies; nothing here is run."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import date
from typing import assert_type

import attrs
from hypothesis.strategies import SearchStrategy

from urbanpolicy.model.agreements import Agreement, Party
from urbanpolicy.model.groups import Membership
from urbanpolicy.model.meetings import Attendance, Meeting
from urbanpolicy.model.milestones import Milestone
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.record import Citation
from urbanpolicy.strategies import for_class, periods, tenures
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Period
from urbanpolicy.values.text import Text


def tenure() -> None:
    held = Tenure(
        id="t",
        person="minna-arve",
        office="mayor-turku",
        period="2021-08-23/2025-06-08",
        elected="2021-06-21",
        citations=["a-page", {"source": "b-page", "field": "period"}],
    )
    assert_type(held.period, Period)
    assert_type(held.elected, date | None)
    assert_type(held.on_leave_from, PartialDate | None)
    assert_type(held.citations, tuple[Citation, ...])
    assert_type(attrs.evolve(held, office="mayor-tampere"), Tenure)
    Tenure("t")  # type: ignore[call-arg]
    Tenure(id="t", office="mayor-turku", period="/")  # type: ignore[call-arg]
    Tenure(id="t", person=5, office="o", period="/")  # type: ignore[arg-type]
    Tenure(id="t", person="p", office="o", period=2021)  # type: ignore[arg-type]
    Tenure(id="t", person="p", office="o", period="/", status="acting mayor")  # type: ignore[arg-type]
    held.office = "mayor-tampere"  # type: ignore[misc]


def persons_and_offices() -> None:
    assert_type(Person(id="p", name="P").name, str)
    Person(id="p", name=None)  # type: ignore[arg-type]
    office = Office(id="o", kind="mayor", name={"fi": "pormestari"}, titles=[])
    assert_type(office.title_on("2023-11-16"), Text)
    office.title_on(2023)  # type: ignore[arg-type]
    Office(id="o", kind="mayor", name="x", is_single="yes")  # type: ignore[arg-type]


def agreements() -> None:
    agreement = Agreement(
        id="a", model="mal", name="MAL", nature="agreement", parties=["municipality-853"]
    )
    assert_type(agreement.parties, tuple[Party, ...])
    assert_type(agreement.milestone("signed"), Milestone | None)
    assert_type(agreement.municipalities, frozenset[str])
    agreement.milestone("sealed")  # type: ignore[arg-type]
    agreement.parties.append(Party(name="x"))  # type: ignore[attr-defined]


def meetings() -> None:
    meeting = Meeting(id="m", date="2023-11-16")
    assert_type(meeting.attendance, tuple[Attendance, ...] | None)
    meeting.attendance[0]  # type: ignore[index]
    place = Membership(id="m", group="g", role="chair", office="fi-prime-minister")
    assert_type(place.behalf_of, str | None)
    Membership(id="m", group="g", role="chairman", office="o")  # type: ignore[arg-type]


def strategies() -> None:
    assert_type(tenures(office="mayor-turku", period=periods(exact=True)), SearchStrategy[Tenure])
    assert_type(for_class(Person), SearchStrategy[Person])
    for_class(int)  # type: ignore[type-var]
    periods(exact="yes")  # type: ignore[arg-type]
