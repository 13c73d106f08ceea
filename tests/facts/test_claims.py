"""Claims of sources beside what the register computes, and the page that lists them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import claims_page

import urbanpolicy as up
from urbanpolicy.model.claims import Claim
from urbanpolicy.world.computing import COUNTS, NAMES, compute

PARTNERSHIPS = (
    "six-largest-cities-alliance",
    "vitality-partnership",
    "medium-sized-growth-cities",
    "joensuu-lappeenranta-imatra",
)
"""The groups of cities with which the state works in the term of the Orpo Government."""


def checked(id: str) -> up.Checked:
    return next(claim for claim in up.claims() if claim.id == id)


def test_no_claim_differs_from_what_is_computed_without_a_reason() -> None:
    unexplained = [c for c in up.claims() if not c.is_explained]
    assert unexplained == []
    for claim in up.claims():
        if claim.agrees == up.NO:
            assert claim.reason is not None
            assert claim.reason.get("fi"), claim.id
            assert claim.reason.get("sv"), claim.id


@pytest.mark.parametrize(
    ("id", "number"),
    [
        ("eco-announced-cities", 18),
        ("eco-agreements", 16),
        ("eco-cities", 19),
        ("eco-municipalities-not-cities", 1),
        ("eco-municipalities", 20),
        ("eco-others-than-capital", 15),
        ("eco-fellow-cities-of-vaasa-and-kokkola", 16),
        ("eco-consortia", 6),
        ("growth-2013-region-count", 12),
        ("growth-2016-call", 6),
        ("growth-zones-2016", 2),
        ("growth-networks-2016", 2),
        ("smart-clean-cities", 5),
        ("smart-clean-ministries", 3),
        ("northern-zone-cities", 13),
        ("northern-zone-regions", 6),
        ("inka-themes", 5),
        ("inka-partner-regions", 7),
        ("paavo1-cities", 10),
        ("paavo1-homes", 1250),
        ("aune-cities", 8),
        ("6aika-total", 78_000_000),
    ],
)
def test_a_claim_that_the_register_confirms(id: str, number: int) -> None:
    claim = checked(id)
    assert claim.number == claim.computed == number
    assert claim.agrees == up.YES


@pytest.mark.parametrize(
    ("id", "claimed", "computed", "words"),
    [
        ("claim-govprog-2023-ecosystem", 18, 16, "counts the cities"),
        ("northern-zone-partners", 25, 19, "not listed"),
        ("universities", 13, 12, "only the universities"),
        ("eco-public-funding", 140_000_000, 150_000_000, "newer"),
        ("claim-6aika-lifetime", 95_000_000, 78_000_000, "programming period"),
    ],
)
def test_a_claim_that_differs_says_why(id: str, claimed: int, computed: int, words: str) -> None:
    claim = checked(id)
    assert (claim.number, claim.computed) == (claimed, computed)
    assert claim.agrees == up.NO
    assert claim.reason is not None
    assert words in claim.reason.show("en")


def test_a_claim_without_anything_computed_is_undecided() -> None:
    claim = checked("town-pilots")
    assert claim.computed is None
    assert claim.agrees == up.UNDECIDED
    assert claim.is_explained


@pytest.mark.parametrize(
    ("qualifier", "computed", "agrees"),
    [
        ("exact", 100, up.YES),
        ("exact", 101, up.NO),
        ("about", 102, up.YES),
        ("about", 103, up.NO),
        ("at-least", 100, up.YES),
        ("at-least", 99, up.NO),
        ("over", 100, up.NO),
        ("over", 101, up.YES),
        ("at-most", 100, up.YES),
        ("at-most", 101, up.NO),
    ],
)
def test_a_number_agrees_as_far_as_it_is_meant(
    qualifier: str, computed: int, agrees: up.Truth
) -> None:
    claim = Claim(id="c", statement={"en": "x"}, number=100, qualifier=qualifier)  # type: ignore[arg-type]
    assert up.Checked(claim=claim, computed=computed).agrees == agrees


def test_what_a_checked_claim_shows_is_its_claim() -> None:
    claim = checked("eco-agreements")
    record = claim.claim
    assert (claim.about, claim.field, claim.statement) == (
        record.about,
        record.field,
        record.statement,
    )
    assert (claim.unit, claim.qualifier, claim.as_of) == (
        record.unit,
        record.qualifier,
        record.as_of,
    )
    assert (claim.note, claim.citations, claim.sources) == (
        record.note,
        record.citations,
        record.sources,
    )
    assert repr(claim) == "<eco-agreements claims 16 agreement: computed 16>"
    assert repr(checked("town-pilots")) == "<town-pilots claims 4 pilot: not computed>"
    assert repr(checked("claim-eco-minister")).startswith("<In the releases of 20 May 2020")
    assert min(checked("universities"), claim) == claim


def test_the_same_claim_by_its_subject() -> None:
    assert checked("eco-agreements") in up.claims("ecosystem")
    assert checked("eco-agreements") in up.claims(up.agreement_model("ecosystem"))


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("municipalities-on:2005-07-01", 432),
        ("municipalities-on:2026-01-01", 308),
        ("agreements-of:ecosystem@2021-02-08", 0),
        ("agreements-of:ecosystem@2021-02-09", 16),
        ("agreements-of:6aika", 1),
        ("signed-of:growth-agreement-2016@2016-05-24", 1),
        ("urban-regions-of:mal@2023-11-16", 7),
        ("urban-regions-of:mal@2020-12-31", 4),
        ("urban-regions", 7),
        ("parties-of:growth-2016-smart-and-clean", 9),
        ("other-parties-of:growth-2016-smart-and-clean", 1),
        ("municipalities-together:ecosystem-kajaani/ecosystem-turku", 3),
        ("members-of:alliance-cooperation-group", 6),
        ("members-of:alliance-cooperation-group@2023-11-16", 6),
        ("funding-of:6aika", 78_000_000),
        ("least-population-of:medium-sized-growth-cities@2023-12-31", 36_513),
        (
            f"municipalities-together:{'/'.join(PARTNERSHIPS)}",
            25,
        ),
    ],
)
def test_what_can_be_computed(key: str, number: int) -> None:
    assert compute(up.register(), key) == number


def test_the_share_of_the_population_bound_by_mal_agreements_is_a_per_cent() -> None:
    share = compute(up.register(), "population-share-of:mal@2021-12-31")
    assert share == 56.53


def test_an_unknown_count_names_the_nearest() -> None:
    with pytest.raises(up.UnknownName, match="agreements-of"):
        compute(up.register(), "agreement-of:ecosystem")
    with pytest.raises(up.UnknownName, match="no AgreementModel is called 'nothing'"):
        compute(up.register(), "agreements-of:nothing")


def test_every_count_says_what_it_counts() -> None:
    assert NAMES.keys() == COUNTS.keys()
    assert all(NAMES.values())


def test_the_page_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert claims_page.main(["--check"]) == 0, capsys.readouterr().err


def test_a_page_that_is_not_current_is_told_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "claims.md"
    stale.write_text(f"# Claims\n{claims_page.MARK}\nNone.\n", encoding="utf-8")
    monkeypatch.setattr(claims_page, "PAGE", stale)
    assert claims_page.main(["--check"]) == 1
    assert "run `make claims`" in capsys.readouterr().err
    assert claims_page.main([]) == 0
    assert claims_page.main(["--check"]) == 0
    text = stale.read_text(encoding="utf-8")
    for claim in up.claims():
        if claim.number is not None:
            assert f"\n| `{claim.id}` |" in text


def test_a_page_without_its_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="lost its mark"):
        claims_page.page("# Claims\n")
