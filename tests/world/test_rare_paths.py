"""What happens seldom: a race that was lost, a document that takes a record away, a party that ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import urbanpolicy as up


class LostRace:
    """A lock that another thread held, which made the thing meanwhile."""

    def __init__(self, cache: dict[object, Any], key: object) -> None:
        self.cache, self.key = cache, key

    def __enter__(self) -> None:
        self.cache[self.key] = "made by the other"

    def __exit__(self, *error: object) -> None:
        pass


def test_what_another_thread_made_meanwhile_is_not_made_again() -> None:
    register = up.Register()
    cache: dict[object, Any] = object.__getattribute__(register, "_cache")
    object.__setattr__(register, "_lock", LostRace(cache, "a key"))
    once = object.__getattribute__(register, "_once")
    assert once("a key", lambda: pytest.fail("made twice")) == "made by the other"


def test_a_document_that_takes_away_what_others_name_is_refused_with_their_names() -> None:
    table = {
        "urbanpolicy": 1,
        "groups": [{"id": "petteri-orpo", "kind": "committee", "name": {"en": "Not a person"}}],
    }
    with pytest.raises(up.InvalidDocument) as told:
        up.read_document(table)
    broken = [p for p in told.value.problems if isinstance(p, up.BrokenReference)]
    assert any(p.where.startswith("Tenure 'tenure-fi-prime-minister-petteri") for p in broken)


class Endless(Mapping[str, Any]):
    """A table that is read without end."""

    def __getitem__(self, key: str) -> Any:
        return self[key]

    def __iter__(self) -> Iterator[str]:
        return iter(("urbanpolicy",))

    def __len__(self) -> int:
        return 1

    def __repr__(self) -> str:
        return "Endless()"


def test_a_table_without_end_is_refused_in_words() -> None:
    with pytest.raises(up.InvalidDocument, match="nested less deeply"):
        up.read_document(Endless())


def test_documents_are_ordered_by_name() -> None:
    one = up.read_document({"urbanpolicy": 1, "alone": True})
    assert sorted([one, one]) == [one, one]
    assert one.sort_key == (one.name,)


def test_a_holding_names_its_sources() -> None:
    assert "semparl-members" in up.holder("fi-prime-minister", on="2023-11-16").sources


def test_a_municipality_that_has_ended_is_bound_no_more() -> None:
    places = [
        up.Municipality(id="municipality-001", code="001", names=[{"text": "A"}], period="2005/.."),
        up.Municipality(
            id="municipality-002",
            code="002",
            names=[{"text": "B"}],
            period="2005-01-01/2014-12-31",
        ),
    ]
    register = up.Register(
        [
            *places,
            up.AgreementModel(id="m", name="M", nature="agreement"),
            up.Agreement(
                id="a",
                model="m",
                name="A",
                nature="agreement",
                term="2012-01-01/2020-12-31",
                milestones=[{"kind": "in-force", "date": "2012-01-01"}],
                parties=[place.id for place in places],
            ),
        ]
    )
    before, after = (register.agreements(model="m", on=day) for day in ("2014-12-31", "2015-01-01"))
    assert [place.code for place in before.municipalities] == ["001", "002"]
    assert [place.code for place in after.municipalities] == ["001"]
