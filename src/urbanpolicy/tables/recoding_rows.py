"""The small table behind ``recode``: each code of each year, and where it goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import isclose
from typing import Literal, NamedTuple, cast

from urbanpolicy.errors import InvalidValue
from urbanpolicy.tables.dividing import division_of, years_of
from urbanpolicy.tables.dividing_crosswalk import CodeLink, crosswalk_of
from urbanpolicy.values.ids import is_code
from urbanpolicy.world.register import Register

RecodeStatus = Literal[
    "sure",
    "partly",
    "undecided",
    "unknown_code",
    "code_not_in_force",
    "missing",
    "outside_coverage",
]
"""All of it lies in the one municipality; a part does; no source says where it lies; no municipality
had the code; none had it in that year; code or time are missing; the year is not known."""

Transfers = Literal["open", "stay"]
"""What happens with the code of a municipality that gave a part to another: it stays open, or its
rows are counted where the municipality went on."""

Shares = Mapping[str, Mapping[str, float]]
"""By code and the code of the other division: the share of the rows that go there."""


class Target(NamedTuple):
    """Where a code of a year goes."""

    code: str
    year: int
    target: str | None
    status: RecodeStatus
    weight: float


def targets_of(
    world: Register, years: Iterable[int], to: int, shares: Shares, transfers: Transfers
) -> Iterator[Target]:
    """Yield each code of any year in each of some years, with where it goes; several times if shared.

    Shares of a code that lies wholly in one are not needed, and not used.

    Raises:
        InvalidValue: if shares are given that fit the links of their code in none of the years.
    """
    ever = sorted({code for year in years_of(world) for code in division_of(world, year)})
    unfitting: dict[str, set[str]] = defaultdict(set)
    fitting: set[str] = set()
    for year in years:
        links: dict[str, list[CodeLink]] = defaultdict(list)
        for link in crosswalk_of(world, year, to).links:
            links[link.code].append(link)
        for code in ever:
            own = shares.get(code, {})
            divided = {link.target for link in links[code] if link.target and not link.is_whole}
            if divided and own and own.keys() <= divided:
                fitting.add(code)
                for target, share in sorted(own.items()):
                    if share:
                        yield Target(code, year, target, "partly", share)
                continue
            unfitting[code] |= divided
            yield _single(code, year, links[code], transfers)
    for code in sorted(shares.keys() - fitting):
        if unfitting[code]:
            expected = "shares of " + " and ".join(sorted(unfitting[code]))
            raise InvalidValue.at(f"recode, weights of {code}", sorted(shares[code]), expected)


def _single(code: str, year: int, links: list[CodeLink], transfers: Transfers) -> Target:
    if not links:
        return Target(code, year, None, "code_not_in_force", 1.0)
    if links[0].is_whole:
        return Target(code, year, links[0].target, "sure", 1.0)
    if links[0].target is None:
        return Target(code, year, None, "undecided", 1.0)
    staying = [link.target for link in links if not link.is_transfer]
    target = staying[0] if transfers == "stay" and len(staying) == 1 else None
    return Target(code, year, target, "partly", 1.0)


def read_shares(weights: object) -> Shares:
    """Return the shares that a caller gives, by code and target.

    Raises:
        InvalidValue: if they are no table of pairs of codes, or those of a code do not add up to 1.
    """
    if weights is None:
        return {}
    expected = "shares by pairs of codes, {('564', '139'): 0.002, ('564', '564'): 0.998}"
    if not isinstance(weights, Mapping):
        raise InvalidValue.at("recode, weights", weights, expected)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for pair, share in cast("Mapping[object, object]", weights).items():
        asked: object = pair
        codes = cast("tuple[object, ...]", pair) if isinstance(pair, tuple) else ()
        if len(codes) != 2 or not all(map(is_code, codes)):
            raise InvalidValue.at("recode, weights", asked, expected)
        if not isinstance(share, int | float) or isinstance(share, bool) or not 0 <= share <= 1:
            raise InvalidValue.at(f"recode, weights of {codes[0]}", share, "a share from 0 to 1")
        found[str(codes[0])][str(codes[1])] = float(share)
    for code, shares in found.items():
        if not isclose(sum(shares.values()), 1, abs_tol=1e-9):
            where = f"recode, weights of {code}"
            raise InvalidValue.at(where, sum(shares.values()), "shares that add up to 1")
    return found
