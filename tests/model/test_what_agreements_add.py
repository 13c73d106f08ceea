"""What agreements and claims hold beside parties and days: names of ours, shares, centres, what is computed."""

from __future__ import annotations

from typing import Any

import pytest

import urbanpolicy as up
from urbanpolicy.model.claims import Claim
from urbanpolicy.model.contents import FundingLine
from urbanpolicy.model.universities import UniversityCity, UniversityPresence

NAME: Any = {"en": "A name"}


def agreement(**fields: Any) -> up.Agreement:
    return up.Agreement(id="a", model="m", name=NAME, nature="agreement", **fields)


def test_the_languages_of_a_name_of_ours_are_kept_once_and_in_order() -> None:
    assert agreement(described_in=["en", "fi", "en"]).described_in == ("fi", "en")
    assert agreement().described_in == ()


@pytest.mark.parametrize("value", ["fi", ["de"], [1], 5])
def test_languages_that_are_none_are_refused(value: Any) -> None:
    with pytest.raises(up.InvalidValue, match="'fi', 'sv'"):
        agreement(described_in=value)


@pytest.mark.parametrize(("given", "kept"), [(0, 0.0), (1, 1.0), (0.33, 0.33), (None, None)])
def test_a_share_lies_between_nothing_and_the_whole(given: Any, kept: float | None) -> None:
    line = FundingLine(heading=NAME, share=given)
    assert line.share == kept
    assert type(line.share) is type(kept)


@pytest.mark.parametrize("share", [-0.1, 1.1, "a half", True, float("nan")])
def test_a_share_that_is_none_is_refused(share: Any) -> None:
    with pytest.raises(up.InvalidValue, match="a share between 0 and 1"):
        FundingLine(heading=NAME, share=share)


@pytest.mark.parametrize("described", [{"consortium": NAME}, {"coordinator": NAME}])
def test_only_a_city_with_a_university_centre_describes_one(described: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"id": "u", "municipality": "municipality-609", "classification": "c"}
    assert UniversityCity(**fields, **described, has_consortium=True).has_consortium
    with pytest.raises(up.InvalidValue, match="has_consortium"):
        UniversityCity(**fields, **described)


def test_the_evidence_of_a_presence_is_a_word_of_the_list() -> None:
    assert UniversityPresence(name=NAME, presence="seat", evidence="inferred").evidence
    with pytest.raises(up.InvalidValue, match="evidence"):
        UniversityPresence(name=NAME, presence="seat", evidence="guessed")  # type: ignore[arg-type]


def test_nothing_is_computed_for_a_claim_without_a_number() -> None:
    assert Claim(id="c", statement=NAME, number=7, computes="urban-regions").computes
    with pytest.raises(up.InvalidValue, match="a number to set it beside"):
        Claim(id="c", statement=NAME, computes="urban-regions")


@pytest.mark.parametrize("fields", [{"qualifier": "nearly"}, {"qualifier": None}])
def test_how_a_claimed_number_is_meant_is_a_word_of_the_list(fields: dict[str, Any]) -> None:
    with pytest.raises(up.InvalidValue, match="qualifier"):
        Claim(id="c", statement=NAME, number=7, **fields)


def test_a_conflict_that_keeps_all_its_values_takes_none_before_the_others() -> None:
    fields: Any = {"id": "c", "subject": NAME, "values": [{"value": "16"}, {"value": "18"}]}
    assert up.Conflict(**fields, keeps_all=True).taken is None
    with pytest.raises(up.InvalidValue, match="where all are kept"):
        up.Conflict(**fields, keeps_all=True, taken="16")
    with pytest.raises(up.InvalidValue, match="true or false"):
        up.Conflict(**fields, keeps_all="yes")  # type: ignore[arg-type]


def test_why_says_that_all_values_are_kept() -> None:
    signing = up.signatories("ecosystem-turku")
    kept = up.Conflict(id="c", subject=NAME, values=[{"value": "16"}], keeps_all=True)
    told = up.Signing(agreement=signing.agreement, conflicts=(kept,))
    assert "Taken: all, each of its own thing." in told.why()
    assert "Används: alla, vart och ett i sin sak." in told.why("sv")
