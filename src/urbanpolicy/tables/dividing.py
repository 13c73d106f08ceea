"""Which codes each year's division into municipalities has, and which years fit a set of codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from numbers import Real
from typing import cast

import attrs

from urbanpolicy.errors import InvalidValue, OutsideCoverage, cut, listed
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.values.ids import is_code
from urbanpolicy.values.value import Value
from urbanpolicy.world.builtin import register as built_in
from urbanpolicy.world.register import Register
from urbanpolicy.world.resolving import DIVISION

CODE = "a code as text of three digits, '049'"


@attrs.frozen(order=False, kw_only=True, repr=False)
class DivisionFit(Value):
    """How well the division of one year fits a set of codes.

    Order: by year.
    """

    year: int
    known: int
    """How many of the codes the division of the year has."""
    unknown: tuple[str, ...] = ()
    """The codes that it does not have, sorted."""
    absent: tuple[str, ...] = ()
    """The codes of the division that are not among those asked about, sorted."""

    @property
    def sort_key(self) -> tuple[int]:
        """The year."""
        return (self.year,)

    @property
    def fits(self) -> bool:
        """Whether the division has all of the codes."""
        return not self.unknown

    @property
    def is_whole(self) -> bool:
        """Whether the codes are the division, no more and no less."""
        return not self.unknown and not self.absent

    def __repr__(self) -> str:
        unknown = f", {len(self.unknown)} unknown: {listed(self.unknown)}" if self.unknown else ""
        absent = f", {len(self.absent)} others not among them" if self.absent else ""
        return cut(f"<division of {self.year}: {self.known} codes known{unknown}{absent}>")


@attrs.frozen(order=False, kw_only=True, repr=False)
class DivisionGuess(Value):
    """Which years' divisions into municipalities fit a set of codes.

    Order: by the number of codes, then the years.
    """

    codes: tuple[str, ...]
    """The codes that were asked about, each once, sorted."""
    fits: tuple[DivisionFit, ...]
    """Every year that the register knows, in order, with what does not fit."""
    never: tuple[str, ...] = ()
    """The codes that no municipality of any of these years had, sorted."""
    missing: int = 0
    """How many values were missing (None, NaN or NA)."""

    @property
    def sort_key(self) -> tuple[int, tuple[int, ...]]:
        """The number of codes, then the years that fit."""
        return (len(self.codes), self.years)

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose divisions have all of the codes; perhaps none."""
        return tuple(fit.year for fit in self.fits if fit.fits)

    @property
    def best(self) -> DivisionFit:
        """The fit with the fewest unknown codes, then the fewest that are absent, then the latest."""
        return min(self.fits, key=lambda fit: (*_misfit(fit), -fit.year))

    @property
    def as_good(self) -> tuple[int, ...]:
        """The years that fit exactly as well as the best one, itself included."""
        best = _misfit(self.best)
        return tuple(fit.year for fit in self.fits if _misfit(fit) == best)

    def fit(self, year: int) -> DivisionFit:
        """Return how the division of one year fits.

        Raises:
            OutsideCoverage: if the register does not know the division of that year.
        """
        for found in self.fits:
            if found.year == year and type(year) is int:
                return found
        raise _outside(year, [found.year for found in self.fits])

    def __repr__(self) -> str:
        unknown = f", {len(self.best.unknown)} unknown" if self.best.unknown else ""
        return cut(f"<{len(self.codes)} codes: best division {listed(self.as_good)}{unknown}>")


def guess_division(
    codes: Iterable[str | float | None], *, register: Register | None = None
) -> DivisionGuess:
    """Return which years' divisions into municipalities fit a set of codes.

    A column of codes will do: doubles do not count, and missing values (None, NaN, NA) are passed over
    and counted. Codes are text of three digits; nothing is padded or cut in silence. The division of
    a year is that of 1 January.

    Raises:
        InvalidValue: if something is no code of three digits; the message says how to mend it.
        OutsideCoverage: if the register does not say which years' divisions it knows.

    >>> guess = guess_division(["091", "853", "838"])  # Tarvasjoki, 838, ended with 2014
    >>> guess.years[-1], guess.fit(2015).unknown
    (2014, ('838',))
    """
    world = built_in() if register is None else register
    asked, missing = _read_codes(codes)
    divisions = {year: division_of(world, year) for year in years_of(world)}
    ever = {code for division in divisions.values() for code in division}
    return DivisionGuess(
        codes=tuple(sorted(asked)),
        fits=tuple(
            DivisionFit(
                year=year,
                known=len(asked & division.keys()),
                unknown=tuple(sorted(asked - division.keys())),
                absent=tuple(sorted(division.keys() - asked)),
            )
            for year, division in divisions.items()
        ),
        never=tuple(sorted(asked - ever)),
        missing=missing,
    )


def years_of(world: Register) -> range:
    """Return the years whose divisions into municipalities a register knows.

    Raises:
        OutsideCoverage: if it does not say.
    """
    coverage = world.by_id(Coverage).get(DIVISION)
    if coverage is None:
        raise OutsideCoverage.to(
            "the divisions into municipalities",
            f"{world.name} does not say which years' divisions it knows",
            hint=f"it needs a Coverage with the id {DIVISION!r}",
        )
    first = coverage.first.year + ((coverage.first.month, coverage.first.day) != (1, 1))
    return range(first, coverage.last.year + 1)


def division_of(world: Register, year: int) -> Mapping[str, Municipality]:
    """Return the municipalities of a year, those of 1 January, by code.

    Raises:
        OutsideCoverage: if the register does not know them.
    """

    def make(world: Register) -> dict[str, Municipality]:
        return {place.code: place for place in world.municipalities(on=date(year, 1, 1))}

    return world.kept((division_of, year), make)


def read_year(value: object, where: str, world: Register) -> int:
    """Return a year whose division the register knows.

    Raises:
        InvalidValue: if the value is no year.
        OutsideCoverage: if the register does not know its division.
    """
    if type(value) is not int or not 1 <= value <= 9999:
        raise InvalidValue.at(where, value, "a year as a whole number, 2024")
    if value not in years_of(world):
        raise _outside(value, years_of(world))
    return value


def _outside(year: object, known: Iterable[int]) -> OutsideCoverage:
    years = sorted(known)
    why = f"the divisions of {years[0]} to {years[-1]} are known"
    return OutsideCoverage.to(f"the division into municipalities of {year!r}", why)


def _misfit(fit: DivisionFit) -> tuple[int, int]:
    return (len(fit.unknown), len(fit.absent))


def _read_codes(codes: object) -> tuple[set[str], int]:
    if isinstance(codes, str | bytes) or not isinstance(codes, Iterable):
        hint = f"write [{codes!r}]" if is_code(codes) else ""
        raise InvalidValue.at("guess_division, codes", codes, "codes in a list or a column", hint)
    found: set[str] = set()
    missing = 0
    for index, code in enumerate(cast("Iterable[object]", codes)):
        if _is_missing(code):
            missing += 1
        elif isinstance(code, str) and is_code(str(code)):
            found.add(str(code))
        else:
            where = f"guess_division, codes[{index}]"
            raise InvalidValue.at(where, code, CODE, "; ".join(_mends(code)))
    if not found:
        expected = "at least one code that is not missing"
        raise InvalidValue.at("guess_division, codes", f"{missing} missing values", expected)
    return found, missing


def _is_missing(code: object) -> bool:
    """Tell whether a value stands for a missing one: None, NaN, or the ``NA`` of pandas."""
    is_nan = isinstance(code, float) and code != code
    return code is None or is_nan or type(code).__name__ == "NAType"


def _mends(code: object) -> Iterator[str]:
    """Yield what may mend something that is no code."""
    if isinstance(code, bool) or not isinstance(code, str | Real):
        yield "leave out what is missing, or give None for it"
    elif isinstance(code, str):
        if found := re.fullmatch(r"\W*[A-Za-z]*\W*([0-9]{1,3})(?:\.0)?\W*", code):
            yield f"is it '{found[1]:0>3}'?"
    else:
        if code in range(1000):
            yield f"write it quoted and with its zeros: '{float(code):03.0f}'"
        yield "read the column as text, or zeros at the start are lost"
