"""How a record with a period stands on a day: yes, presumed beyond what was verified, or not decided."""

from __future__ import annotations

from datetime import date
from typing import Literal

from urbanpolicy.model.provenance import Coverage
from urbanpolicy.values.periods import Period

Standing = Literal["yes", "presumed", "undecided", "no"]


def standing(period: Period, coverage: Coverage | None, day: date) -> Standing:
    """Return how a period stands on a day.

    A period with an open end that was verified to a day is presumed to go on after it, as far as the
    subject's coverage reaches; past the coverage, or without one, it is not decided.
    """
    truth = period.contains(day)
    verified = period.verified
    if not truth.is_certain:
        return "undecided" if truth.is_possible else "no"
    if verified is None or day <= verified:
        return "yes"
    return "presumed" if coverage is not None and day <= coverage.last else "undecided"
