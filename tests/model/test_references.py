"""What a record refers to, and which sources it cites."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.model.classes import each_class, some_examples
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.catalogue import CLASSES as RECORDS
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.record import Part, Record
from urbanpolicy.strategies import for_class
from urbanpolicy.values.ids import is_id
from urbanpolicy.values.value import Value, fields_of


def ids_in(value: object) -> set[str]:
    """Every id that a field with references holds, in a part at any depth."""
    if isinstance(value, tuple):
        return set[str]().union(*(ids_in(item) for item in value))
    if not isinstance(value, Part):
        return set()
    found: set[str] = set()
    for field in fields_of(type(value)):
        held = getattr(value, field.name)
        if field.name in value.refers:
            found |= {held} if isinstance(held, str) else set(held or ())
        else:
            found |= ids_in(held)
    return found


@each_class
@some_examples(10)
@given(data=st.data())
def test_every_reference_at_any_depth_is_told_with_its_class(
    cls: type[Value], data: st.DataObject
) -> None:
    value = data.draw(for_class(cls))
    if isinstance(value, Part):
        references = list(value.references())
        assert {target for _, target, _ in references} == ids_in(value)
        assert all(is_id(target) for _, target, _ in references)
        for _, _, kinds in references:
            assert set(kinds.split("|")) <= {*RECORDS, "Record"}
        if isinstance(value, Record):
            cited = {target for _, target, kinds in references if kinds == "Source"}
            assert value.sources == tuple(sorted(cited))


def test_references_carry_the_way_to_them() -> None:
    agreement = Agreement(
        id="a",
        model="mal",
        name="x",
        nature="agreement",
        parties=[{"actor": "municipality-853", "citations": ["page-2"]}],
        citations=["page-1", "page-2"],
        supersedes=["c", "b"],
    )
    assert list(agreement.references()) == [
        ("model", "mal", "AgreementModel"),
        ("supersedes", "b", "Agreement"),
        ("supersedes", "c", "Agreement"),
        ("citations.source", "page-1", "Source"),
        ("citations.source", "page-2", "Source"),
        ("parties.actor", "municipality-853", "Municipality|Organisation|Government|Group"),
        ("parties.citations.source", "page-2", "Source"),
    ]
    assert agreement.sources == ("page-1", "page-2")


def test_a_place_follows_the_narrowest_that_is_named() -> None:
    whole = {"office": "o", "municipality": "m", "organisation": "g", "person": "p"}
    expected = [("person", "p"), ("office", "o"), ("municipality", "m"), ("organisation", "g")]
    for name, id in expected:
        place = Membership(id="x", group="g", role="member", **whole)
        assert place.follows == id
        assert place.behalf_of == (whole.get("municipality") or whole.get("organisation"))
        del whole[name]


def test_a_record_without_words_of_its_own_is_shown_by_its_id() -> None:
    assert Record(id="x", citations=()).brief == ""
    assert repr(Record(id="x")) == "Record('x')"
    assert Record(id="x").sort_key == ("x",)
    assert repr(Group(id="g", kind="k", name={"sv": "grupp"})) == "Group('g', grupp [sv])"
