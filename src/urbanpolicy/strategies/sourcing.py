"""Strategies for where facts come from: citations, sources, conflicts, gaps, claims, coverages."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from urbanpolicy.model.acceptance import Acceptance
from urbanpolicy.model.claims import Claim
from urbanpolicy.model.disputes import Conflict, ConflictValue, Gap, to_conflict_values
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.record import Citation
from urbanpolicy.model.sources import Source
from urbanpolicy.strategies.building import built, few, strategy_of
from urbanpolicy.strategies.timing import periods
from urbanpolicy.strategies.wording import ids, urls


def citations(**pinned: object) -> SearchStrategy[Citation]:
    """Return citations of sources."""
    return built(Citation, pinned)


def sources(**pinned: object) -> SearchStrategy[Source]:
    """Return published pages, files and documents."""
    return built(Source, pinned, id=ids(prefix="source"), url=st.none() | urls())


def conflict_values(**pinned: object) -> SearchStrategy[ConflictValue]:
    """Return single values of conflicts."""
    return built(ConflictValue, pinned)


def conflicts(**pinned: object) -> SearchStrategy[Conflict]:
    """Return conflicts; the value taken, where there is one, is one of the values."""
    may_keep = pinned.get("taken") is None
    values = pinned.get("values", few(conflict_values(), least=1))
    keeps_all = pinned.get("keeps_all", st.booleans() if may_keep else False)

    def over(drawn: tuple[Any, bool]) -> SearchStrategy[Conflict]:
        texts = [value.value for value in to_conflict_values(drawn[0])]
        taken = st.none() if drawn[1] else st.none() | st.sampled_from(texts)
        own = {**pinned, "values": drawn[0], "keeps_all": drawn[1]}
        return built(Conflict, own, id=ids(prefix="conflict"), taken=taken)

    return st.tuples(strategy_of(values), strategy_of(keeps_all)).flatmap(over)


def acceptances(**pinned: object) -> SearchStrategy[Acceptance]:
    """Return findings that are accepted on purpose."""
    return built(
        Acceptance, pinned, rule=ids(), record=ids(), field=st.just("") | st.just("office")
    )


def gaps(**pinned: object) -> SearchStrategy[Gap]:
    """Return what was looked for and not found."""
    return built(Gap, pinned, id=ids(prefix="gap"))


def claims(**pinned: object) -> SearchStrategy[Claim]:
    """Return claims, with numbers of either kind or none; only one with a number is computed."""
    numbers = st.integers(-(2**40), 2**40) | st.floats(-90, 90)
    free = numbers if "computes" in pinned else st.none() | numbers

    def saying(number: float | None) -> SearchStrategy[Claim]:
        nothing = {"computes": None} if number is None else {}
        return built(Claim, {**nothing, **pinned, "number": number}, id=ids(prefix="claim"))

    return strategy_of(pinned.get("number", free)).flatmap(saying)


def coverages(**pinned: object) -> SearchStrategy[Coverage]:
    """Return spans of days that were searched: both ends are exact."""
    return built(Coverage, pinned, id=ids(prefix="coverage"), period=periods(exact=True))
