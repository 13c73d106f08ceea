"""Every record of the facts files is accounted for, and the page that tells so is current."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from tools import accounting_page
from tools.accounting import table
from tools.accounting.keys import read_keys
from tools.accounting.table import FOLDER, Row

import urbanpolicy as up
from tests.docs.pages import ROOT

ROWS = table.read_rows()
SOUND = Row("alliance", "bodies", "c6-network", "carried", ("c6-network",), "")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


# ------------------------------------------------------------------------- the account itself


def test_the_account_is_complete_and_its_page_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert accounting_page.main(["--check"]) == 0, capsys.readouterr().err


def test_every_id_of_the_account_is_in_the_register_and_every_fate_fits() -> None:
    assert list(table.row_faults(ROWS, {record.id for record in up.register()})) == []


def test_the_tables_have_just_the_records_of_the_manifest() -> None:
    wanted = table.read_manifest()
    assert list(table.manifest_faults(ROWS, wanted)) == []
    assert sum(count for count, _ in wanted.values()) == len(ROWS) == 9056
    assert Counter(file for file, _ in wanted).keys() == {
        path.stem for path in FOLDER.glob("*.csv") if path.stem != "manifest"
    }


def test_what_no_row_names_is_little_and_of_few_kinds() -> None:
    # Coverages say what was searched; gaps, what was missing when the facts were carried over. Persons,
    # an organisation and offices stood in the facts as names inside other records.
    told = {id for row in ROWS for id in row.ids}
    others = Counter(type(record) for record in up.register() if record.id not in told)
    assert others.keys() == {up.Claim, up.Coverage, up.Gap, up.Office, up.Organisation, up.Person}
    assert others.total() <= 31


# ------------------------------------------------------------------------- what is a fault


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            replace(SOUND, fate="lost", note="old"),
            "'lost' is no fate; write one of carried, merged, left-out",
        ),
        (replace(SOUND, ids=()), "carried, with ids (none)"),
        (replace(SOUND, fate="left-out", note="old"), "left-out, with ids c6-network"),
        (replace(SOUND, fate="merged"), "merged, and no note says why"),
        (replace(SOUND, ids=("nobody",)), "the register has no record nobody"),
        (replace(SOUND, list="unsourced_leads"), "what has no source never enters"),
    ],
)
def test_a_row_that_is_wrong_is_told_with_its_place(row: Row, fault: str) -> None:
    [found] = table.row_faults([row], {"c6-network"})
    assert found == f"docs/accounting/alliance.csv, {row.list}, c6-network: {fault}"


def test_a_row_that_stands_twice_is_told() -> None:
    [found] = table.row_faults([SOUND, SOUND], {"c6-network"})
    assert found.endswith("c6-network: accounted for twice")


def test_a_list_of_other_records_than_the_manifests_is_told() -> None:
    place, one = ("alliance", "bodies"), table.digest(["c6-network"])
    assert list(table.manifest_faults([SOUND], {place: (1, one)})) == []
    assert list(table.manifest_faults([SOUND], {place: (1, table.digest(["c21"]))})) == [
        "alliance: bodies: 1 records, 1 are accounted for, but of others"
    ]
    assert list(table.manifest_faults([], {place: (1, one)})) == [
        "alliance: bodies: 1 records, 0 are accounted for"
    ]
    assert list(table.manifest_faults([SOUND], {})) == [
        "alliance: bodies: 0 records, 1 are accounted for"
    ]


# ------------------------------------------------------------------------- the command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one table, its manifest and a page, in place of those of the repository."""
    account = tmp_path / "accounting"
    account.mkdir()
    (account / "towns.csv").write_text(
        "list,key,fate,ids,note\ncities,c6,carried,c6-network,\ncities,old,left-out,,a | b\n",
        encoding="utf-8",
    )
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "README.md").write_text("No facts.\n", encoding="utf-8")
    write_facts(tmp_path, "about: towns\ncities: [{id: c6}, {id: old}]\ngaps: []\n")
    (tmp_path / "accounting.md").write_text(f"# A\n{accounting_page.MARK}", encoding="utf-8")
    monkeypatch.setattr(accounting_page, "FOLDER", account)
    monkeypatch.setattr(accounting_page, "PAGE", tmp_path / "accounting.md")
    return tmp_path


def write_facts(folder: Path, text: str) -> None:
    (folder / "facts" / "towns.yaml").write_text(text, encoding="utf-8")


def test_with_the_facts_the_manifest_is_made_and_without_them_it_is_the_proof(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = ["--facts", str(folder / "facts")]
    assert accounting_page.main([*facts, "--check"]) == 1
    said = capsys.readouterr().err
    assert "accounting.md is not current; run `make accounting`." in said
    assert "manifest.csv is not current" in said
    assert accounting_page.main(facts) == 0
    assert accounting_page.main([*facts, "--check"]) == 0
    assert accounting_page.main(["--check"]) == 0
    made = (folder / "accounting" / "manifest.csv").read_text(encoding="utf-8")
    assert made == f"file,list,records,sha256\ntowns,cities,2,{table.digest(['old', 'c6'])}\n"
    page = (folder / "accounting.md").read_text(encoding="utf-8")
    assert "| towns | cities | 2 | 1 | 0 | 1 |" in page
    assert r"| towns | cities | `old` | a \| b |" in page
    assert "| towns | cities | `c6` | `c6-network` |" in page


def test_a_record_that_is_not_accounted_for_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = ["--facts", str(folder / "facts")]
    assert accounting_page.main(facts) == 0
    write_facts(folder, "cities: [{id: c6}, {id: c21}]\n")
    assert accounting_page.main(facts) == 1
    assert capsys.readouterr().err.splitlines() == [
        "towns, cities: c21 is not accounted for",
        "towns, cities: there is no record old",
        "The accounting does not hold.",
    ]


def test_two_records_with_one_key_are_refused(folder: Path) -> None:
    write_facts(folder, "cities: [{id: c6}, {id: c6}]\n")
    with pytest.raises(ValueError, match=r"towns\.yaml, cities: two records have the same key"):
        read_keys(folder / "facts")


def test_a_page_without_its_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="lost its mark"):
        accounting_page.page("# Accounting\n", ROWS)


def test_keys_of_records_without_ids(tmp_path: Path) -> None:
    (tmp_path / "offices.yaml").write_text(
        "tenures: [{office: o, person: p, start: 2020-01-01}]\n"
        "permanent_secretaries: [{organisation: o, person: p, start: null}]\n"
        "state_secretaries: [{organisation: o, person: p, start: 2020-01-01}]\n"
        "leadership_models: [{municipality: M, model: mayor}]\n"
        "alliance_on_2023_11_16: {date: 2023-11-16, state: [{role: chair}],"
        " cities: [{municipality: M}], ministers_by_agenda: {items: [{}]},"
        " permanent_secretaries: {items: [{organisation: o}]}}\n"
        "gaps: [one, two]\n",
        encoding="utf-8",
    )
    (tmp_path / "municipalities_sources.yaml").write_text(
        "files: {a.csv: {}}\ncounts_note: many\nchecks: [one]\n"
        "counts_of_municipalities: [{date: 2005-01-01}]\ncounts_of_towns: [{date: 2011-01-01}]\n"
        "six_largest: {note: n, by_year: [{date: 2009-12-31}], sources: [s]}\n"
        "national_population: {note: n, by_year: {2005: 1}, sources: [s]}\n",
        encoding="utf-8",
    )
    (tmp_path / "mal.yaml").write_text(
        "region_notes: [{region: a}, {region: b}, {region: a}]\n"
        "membership_changes: [{region: a, from_round: 2011-2012, to_round: 2012-2015}]\n"
        "population_coverage_computed: [{year: 2015}]\n",
        encoding="utf-8",
    )
    (tmp_path / "alliance.yaml").write_text(
        "glossary: {cities: [{fi: Turku}], terms: [{concept: mayor}]}\n", encoding="utf-8"
    )
    (tmp_path / "ecosystem.yaml").write_text(
        "conflicts: [{id: c}, {topic: t}]\nuniversity_cities: [{city: Turku}]\n", encoding="utf-8"
    )
    (tmp_path / "place_regions.yaml").write_text(
        'regions: [{code: "01"}]\nwellbeing_services_counties: [{code: "02"}]\n', encoding="utf-8"
    )
    (tmp_path / "municipalities.csv").write_text('code,name\n"""005""",A\n', encoding="utf-8")
    (tmp_path / "population.csv").write_text('code,year\n"""005""",2005\n', encoding="utf-8")
    (tmp_path / "municipality_changes.csv").write_text(
        'effective_date,kind,from_codes,into_code,attribute\n2007-01-01,merger,"a|b",c,\n',
        encoding="utf-8",
    )
    assert {f"{file} {name}": keys for (file, name), keys in read_keys(tmp_path).items()} == {
        "alliance glossary": ("cities/Turku", "terms/mayor"),
        "ecosystem conflicts": ("c", "t"),
        "ecosystem university_cities": ("Turku",),
        "mal membership_changes": ("a/2011-2012/2012-2015",),
        "mal population_coverage_computed": ("2015",),
        "mal region_notes": ("a-1", "b-1", "a-2"),
        "municipalities municipalities": ("005",),
        "municipalities_sources checks": ("0",),
        "municipalities_sources counts_note": ("0",),
        "municipalities_sources counts_of_municipalities": ("2005-01-01",),
        "municipalities_sources counts_of_towns": ("2011-01-01",),
        "municipalities_sources files": ("a.csv",),
        "municipalities_sources national_population": ("2005", "note"),
        "municipalities_sources six_largest": ("2009-12-31", "note"),
        "municipality_changes municipality_changes": ("2007-01-01|merger|a+b|c|",),
        "offices alliance_on_2023_11_16": (
            "state/chair",
            "cities/M",
            "ministers_by_agenda/1",
            "permanent_secretaries/o",
        ),
        "offices gaps": ("1", "2"),
        "offices leadership_models": ("M/mayor",),
        "offices permanent_secretaries": ("o/p/None",),
        "offices state_secretaries": ("o/p/2020-01-01",),
        "offices tenures": ("o/p/2020-01-01",),
        "place_regions regions": ("01",),
        "place_regions wellbeing_services_counties": ("02",),
        "population population": ("005-2005",),
    }


# ------------------------------------------------------------------------- the glossary


def test_the_glossary_has_every_term_of_the_facts_with_known_sources() -> None:
    terms = {row.key.removeprefix("terms/") for row in ROWS if row.key.startswith("terms/")}
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|([^|]*)\| (.+) \|$", GLOSSARY, re.MULTILINE
    )
    shown = {row[0]: row for row in rows if row[0] not in {"term", "---"}}
    assert shown.keys() == terms
    for term, fi, sv, _, cited in shown.values():
        assert fi.strip(), term
        assert sv.strip(), term
        links = re.findall(r"\[([a-z0-9-]+)\]\(<([^>]+)>\)", cited)
        assert links, term
        for id, url in links:
            assert up.register().one(up.Source, id).url == url
