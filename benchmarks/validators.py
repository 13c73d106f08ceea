"""The norms of the alliance's group as validators of pydantic, beside which our rules are measured.

What they are given is easier than what our rules get: rows with days, and who heads each city worked
out before. They say yes or no with a message; no sources, languages, undecided points or mends.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator

from urbanpolicy import Composition, agreement_model


class SeatRow(BaseModel):
    """A seat as a row."""

    model_config = ConfigDict(frozen=True)

    role: str
    start: date
    office: str | None = None
    municipality: str | None = None
    head: str | None = None
    """The office that heads the municipality on the day."""


class Table(BaseModel):
    """A composition as rows, with the charter's norms as validators."""

    model_config = ConfigDict(frozen=True)

    chair: str
    vice_chair: str
    cities: frozenset[str]
    memberships_from: date
    meetings_from: date
    seats: tuple[SeatRow, ...]
    meetings: tuple[date, ...]

    @model_validator(mode="after")
    def _chair(self) -> Self:
        return self._held_by("chair", self.chair)

    @model_validator(mode="after")
    def _vice_chair(self) -> Self:
        return self._held_by("vice-chair", self.vice_chair)

    def _held_by(self, role: str, office: str) -> Self:
        held = [seat.office for seat in self.seats if seat.role == role]
        if not held or any(one != office for one in held):
            raise ValueError(f"the {role} is {held}, not {office}")
        return self

    @model_validator(mode="after")
    def _one_chair(self) -> Self:
        if sum(seat.role == "chair" for seat in self.seats) > 1:
            raise ValueError("there is more than one chair")
        return self

    @model_validator(mode="after")
    def _cities(self) -> Self:
        found = {seat.municipality for seat in self.seats if seat.role == "member"}
        if found != self.cities:
            raise ValueError(f"the cities are {found}, not {self.cities}")
        return self

    @model_validator(mode="after")
    def _by_their_heads(self) -> Self:
        for seat in self.seats:
            if seat.role == "member" and seat.office not in (None, seat.head):
                raise ValueError(f"{seat.municipality} sits by {seat.office}")
        return self

    @model_validator(mode="after")
    def _not_before_the_announcement(self) -> Self:
        if any(seat.start < self.memberships_from for seat in self.seats):
            raise ValueError("a membership starts too early")
        return self

    @model_validator(mode="after")
    def _not_before_the_first_meeting(self) -> Self:
        if any(day < self.meetings_from for day in self.meetings):
            raise ValueError("a meeting is too early")
        return self


def rows_of(table: Composition) -> dict[str, Any]:
    """Return a composition as the rows that the validators take."""
    charter = agreement_model("alliance").charter
    assert charter is not None
    seats = [
        {
            "role": seat.role,
            "start": seat.membership.period.start.day,
            "office": seat.membership.office,
            "municipality": seat.membership.municipality,
            "head": seat.office.id,
        }
        for seat in table.seats
    ]
    return {
        "chair": charter.office_for("chair"),
        "vice_chair": charter.office_for("vice-chair"),
        "cities": charter.municipalities,
        "memberships_from": charter.memberships_from,
        "meetings_from": charter.meetings_from,
        "seats": seats,
        "meetings": [charter.meetings_from],
    }
