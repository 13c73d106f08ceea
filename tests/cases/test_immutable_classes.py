"""The cases of the area immutable-classes that need a register, a result or a document."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.world.made import office, person, tenure, world
from urbanpolicy.release import __version__

GROUP = "alliance-cooperation-group"
DAY = "2023-11-16"
SIX = ("049", "091", "092", "564", "837", "853")


# ------------------------------------------------------------------------- IMM-05


def cities(register: up.Register) -> list[str]:
    return [place.code for place in register.composition(GROUP, on=DAY).municipalities]


@pytest.mark.parametrize("gone", [{"564"}, {"049", "853"}, set(SIX)], ids=len)
def test_imm_05_with_fewer_cities_a_changed_world_has_fewer(gone: set[str]) -> None:
    register = up.register()
    assert cities(register) == list(SIX)  # worked out, and kept
    ids = {
        m.id
        for m in register.all(up.Membership)
        if m.group == GROUP and (m.municipality or "")[-3:] in gone
    }
    referring = {r.id for r in register if ids & {target for _, target, _ in r.references()}}
    changed = register.without(*ids, *referring)
    left = [code for code in SIX if code not in gone]
    assert cities(changed) == left
    assert cities(register) == list(SIX)
    if len(gone) == 1:
        assert cities(pickle.loads(pickle.dumps(changed))) == left


def test_imm_05_a_changed_copy_of_a_charter_or_a_composition_counts_anew() -> None:
    charter = up.agreement_model("alliance").charter
    assert charter is not None
    assert len(charter.municipalities) == 6
    kept = [seat for seat in charter.seats if seat.municipality != "municipality-049"]
    fewer = attrs.evolve(charter, seats=kept)
    assert len(fewer.municipalities) == 5
    table = up.composition(GROUP, on=DAY)
    assert len(table.municipalities) == 6
    smaller = attrs.evolve(table, seats=table.seats[:-1])
    assert len(smaller.municipalities) == 5
    assert len(pickle.loads(pickle.dumps(smaller)).municipalities) == 5
    assert len(table.municipalities) == 6


# ------------------------------------------------------------------------- IMM-09


def mal(**fields: Any) -> dict[str, Any]:
    return {
        "urbanpolicy": 1,
        "agreements": [
            {
                "id": "mal-oulu-draft",
                "model": "mal",
                "name": "MAL-sopimus",
                "nature": "agreement",
                "urban_region": "urban-region-oulu",
                "term": "2020-10-08/",
                **fields,
            }
        ],
    }


def test_imm_09_what_may_be_left_out_may_be_left_out() -> None:
    document = up.read_document(mal())
    (agreement,) = document.records
    assert isinstance(agreement, up.Agreement)
    assert (agreement.model, agreement.urban_region) == ("mal", "urban-region-oulu")
    assert str(agreement.term) == "2020-10-08/"
    assert (agreement.parties, agreement.funding, agreement.mal) == ((), (), None)
    assert agreement.signatories is None
    assert document.world.agreement("mal-oulu-draft") == agreement


def test_imm_09_the_ways_to_name_the_region_lead_to_one_place() -> None:
    register = up.register()
    other = next(id for id, to in register.redirects.items() if to == "urban-region-oulu")
    (agreement,) = up.read_document(mal(urban_region=other)).records
    assert isinstance(agreement, up.Agreement)
    assert register[agreement.urban_region or ""] == register["urban-region-oulu"]


@pytest.mark.parametrize(
    ("key", "value"), [("region", "Oulu"), ("start", "2020-10-08"), ("type", "x")]
)
def test_imm_09_a_field_that_there_is_not_is_an_error(key: str, value: str) -> None:
    with pytest.raises(up.InvalidDocument) as told:
        up.read_document(mal(**{key: value}))
    (problem,) = told.value.problems
    assert f"agreements[0] (mal-oulu-draft): Agreement, unknown key: found {key!r}" in str(problem)
    if key == "region":
        assert "urban_region" in str(problem)


def test_imm_09_a_name_where_an_id_belongs_is_told_as_such() -> None:
    with pytest.raises(up.InvalidDocument, match="urban_region: found 'Oulu', expected an id"):
        up.read_document(mal(urban_region="Oulu"))


# ------------------------------------------------------------------------- IMM-11


@pytest.fixture
def of_another_release(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Pickle an object as another release would have."""

    def pickled(value: object) -> bytes:
        with monkeypatch.context() as patched:
            patched.setattr("urbanpolicy.values.value.__version__", "0.0.0.dev0")
            return pickle.dumps(value)

    return pickled


def small() -> up.Register:
    return world(office(), person("aino"), tenure("aino", "2021-08-01/..", id="t"))


@pytest.mark.parametrize(
    "subject", ["register", "agreement", "composition", "holding", "selection"]
)
def test_imm_11_a_pickle_of_another_release_is_refused_and_the_lasting_format_named(
    of_another_release: Any, subject: str
) -> None:
    value: object = {
        "register": small(),
        "agreement": up.agreement("six-largest-cities-alliance"),
        "composition": up.composition(GROUP, on=DAY),
        "holding": up.head("Espoo", on=DAY),
        "selection": up.tenures(person="Petteri Orpo"),
    }[subject]
    with pytest.raises(up.ForeignPickle) as told:
        pickle.loads(of_another_release(value))
    assert told.value.found == "0.0.0.dev0"
    assert told.value.expected == __version__
    assert "JSON" in str(told.value)
    assert pickle.loads(pickle.dumps(value)) == value


def test_imm_11_the_built_in_register_is_a_name_and_is_read_by_any_release(
    of_another_release: Any,
) -> None:
    assert pickle.loads(of_another_release(up.register())) is up.register()
