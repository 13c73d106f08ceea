"""The data book shows every record with its sources, links lead somewhere, and it is always the same."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from tools.data_book import __main__ as command
from tools.data_book.book import Book
from tools.data_book.marks import anchored, anchors, dead_links, escaped, heading
from tools.data_book.pages import NONE_OF_ITS_OWN, Page, ranges
from tools.data_book.words import span, when
from tools.data_book.writing import pages, write

import urbanpolicy as up
from tests.docs.book import pages_of_the_book
from tests.docs.pages import ROOT
from urbanpolicy.model.catalogue import PLURALS

BOOK = pages_of_the_book()
HOMES = {anchor: name for name, text in BOOK.items() for anchor in anchors(text)}
SHOWN = [cls for cls in PLURALS.values() if cls is not up.Population]


def block(id: str) -> str:
    """The row, or the section, that begins with the anchor of a record."""
    text = BOOK[HOMES[id]]
    if row := re.search(rf"^.*\]\{{#{id}\}}.*$", text, re.MULTILINE):
        return row[0]
    begun = text[text.index(f"({id})=\n") :]
    level = re.search(r"^(#+) ", begun, re.MULTILINE)
    assert level
    ended = re.search(rf"^#{{1,{len(level[1])}}} ", begun[level.end() :], re.MULTILINE)
    return begun[: level.end() + ended.start()] if ended else begun


@pytest.mark.parametrize("cls", SHOWN, ids=lambda cls: cls.__name__)
def test_every_record_has_its_anchor_and_names_sources_or_says_that_it_has_none(
    cls: type[up.Record],
) -> None:
    for record in up.register().all(cls):
        assert record.id in HOMES, f"{record.id} has no anchor"
        if cls is up.Source:
            continue
        shown = block(record.id)
        cited = set(re.findall(r"\]\(#([a-z0-9-]+)\)", shown))
        if cls in (up.Person, up.Gap):
            assert "no source of its own" in BOOK[HOMES[record.id]]
        else:
            assert record.sources
            assert set(record.sources) <= cited, record.id


def test_every_source_has_publisher_title_days_address_and_what_rests_on_it() -> None:
    for source in up.register().all(up.Source):
        shown = block(source.id)
        assert escaped(source.title) in shown
        assert f"- publisher: {escaped(source.publisher)}\n" in shown
        assert "\n- published: " in shown
        assert "\n- retrieved: " in shown
        assert (f"<{source.url}>" if source.url else "- address: none recorded") in shown
        assert "What rests on it:" in shown


def test_every_record_that_rests_on_a_source_is_named_there() -> None:
    book = Book(up.register())
    for source in up.register().all(up.Source):
        named = set(re.findall(r"\]\(#([a-z0-9-]+)\)", block(source.id)))
        resting = [r for r in book.resting.get(source.id, []) if not isinstance(r, up.Population)]
        assert {record.id for record in resting} <= named
        norms = [rule.id for rule in up.rules() if source.id in rule.sources]
        assert all(f"rules.md#{norm}" in block(source.id) for norm in norms)
        assert resting or norms or book.resting.get(source.id)


def test_no_link_of_the_book_is_dead_and_no_anchor_is_there_twice() -> None:
    assert dead_links(BOOK) == []


def test_links_out_of_the_book_lead_to_pages_that_are_there() -> None:
    for name, text in BOOK.items():
        for target in re.findall(r"\]\((\.\./[^)#\s]+)", text):
            assert (ROOT / "docs" / "book" / target).resolve().exists(), f"{name}: {target}"


def test_the_checker_finds_dead_links_and_doubled_anchors() -> None:
    assert dead_links(
        {
            "a.md": "(one)=\n# A\n[x](#two) [y](b.md#none) [z](c.md) [w](b.md) [v](#gone)\n",
            "b.md": "[t]{#two} \\[no link\\](#never) [t]{#one}\n",
        }
    ) == [
        "b.md: the anchor #one is also on a.md",
        "a.md: there is no anchor #none",
        "a.md: there is no page c.md",
        "a.md: there is no anchor #gone",
    ]


def test_a_reader_comes_to_every_page_from_the_first_one_and_back() -> None:
    links = {
        name: set(re.findall(r"\]\(([\w.-]+\.md)\)", text))
        | {HOMES[anchor] for anchor in re.findall(r"\]\(#([a-z0-9-]+)\)", text)}
        for name, text in BOOK.items()
    }
    seen, waiting = {"index.md"}, ["index.md"]
    while waiting:
        found = links[waiting.pop()] - seen
        seen |= found
        waiting += sorted(found)
    assert seen == set(BOOK)
    in_the_contents = re.findall(r"^([\w-]+)$", BOOK["index.md"], re.MULTILINE)
    for name, text in BOOK.items():
        is_under = name.removesuffix(".md") not in (*in_the_contents, "index")
        assert text.startswith("---\norphan: true\n---\n\n") == is_under, name
        assert ("[The data book](index.md) / [" in text) == is_under, name


def test_no_page_is_too_large() -> None:
    assert max(len(text.encode()) for text in BOOK.values()) < 150_000


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_book_is_the_same_whatever_the_hash_seed(seed: str) -> None:
    code = (
        "import hashlib; from tools.data_book.writing import pages;"
        "print(hashlib.sha256(repr(sorted(pages().items())).encode()).hexdigest(), end='')"
    )
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src"), "TZ": "Asia/Tokyo"}
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    import hashlib

    assert run.stdout == hashlib.sha256(repr(sorted(BOOK.items())).encode()).hexdigest()


def test_the_command_writes_the_book_and_removes_pages_of_an_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "agreement-of-yore.md").write_text("# Old\n", encoding="utf-8")
    monkeypatch.setattr(command, "pages", lambda: BOOK)
    monkeypatch.setattr(command, "FOLDER", folder)
    assert command.main() == 0
    assert "pages, in docs/book/" in capsys.readouterr().out
    assert {page.name: page.read_text(encoding="utf-8") for page in folder.iterdir()} == BOOK
    before = (folder / "index.md").stat().st_mtime_ns
    write(BOOK, folder)
    assert (folder / "index.md").stat().st_mtime_ns == before


def test_the_command_writes_nothing_where_a_link_is_dead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "pages", lambda: {"a.md": "[x](#gone)\n"})
    monkeypatch.setattr(command, "FOLDER", tmp_path / "book")
    assert command.main() == 1
    assert "a.md: there is no anchor #gone" in capsys.readouterr().err
    assert not (tmp_path / "book").exists()


def test_the_documentation_fails_on_a_dead_anchor(tmp_path: Path) -> None:
    pytest.importorskip("sphinx", reason="Sphinx builds the documentation; it is no dependency")
    assert "--fail-on-warning" in (ROOT / "Makefile").read_text(encoding="utf-8")
    settings = runpy.run_path(str(ROOT / "docs" / "conf.py"))
    kept = {name: value for name, value in settings.items() if name.startswith("myst_")}
    lines = ["extensions = ['myst_parser']", *(f"{k} = {v!r}" for k, v in kept.items())]
    (tmp_path / "conf.py").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "index.md").write_text(
        "(6aika)=\n# T\n\n[[a](#6aika)]{#seat} [b](#seat) [c](#gone) [d](index.md#missing) [e](no.md)\n",
        encoding="utf-8",
    )
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-E",
            "-W",
            "--keep-going",
            tmp_path,
            tmp_path / "o",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    found = re.findall(r"(?:not found: |in doc 'index': )'([^']+)'", run.stderr)
    assert found == ["gone", "missing", "no.md"]


def test_what_a_reader_must_tell_apart_has_words_of_its_own() -> None:
    assert when(up.PartialDate()) == "not known"
    assert when(up.PartialDate.read("[2024-10-01..]")) == "on 1 October 2024 at the earliest"
    assert when(up.PartialDate.read("2015")) == "in 2015 (day not known)"
    assert when(up.PartialDate.read("[2011-09-16..2011-11-03]")) == (
        "some day from 16 September 2011 to 3 November 2011 (which one is not known)"
    )
    open_end = up.Period(start="2023-06-20", end=up.Open(verified="2026-06-25"))
    assert span(open_end) == "from 20 June 2023; end open, verified to 25 June 2026"
    assert span(up.Period(start="2023-06-20", end=up.Open())) == "from 20 June 2023; end open"
    assert span(up.Period(start="2017-09")) == (
        "start in September 2017 (day not known); end not known"
    )
    assert span(up.Period(start="2017", end="2018-05-01")) == (
        "start in 2017 (day not known), to 1 May 2018"
    )
    turku, alliance = block("mal-turku-2020-2031"), block("six-largest-cities-alliance")
    assert "That does not mean that nobody signed." in turku
    assert "Not known: no source shows a signed document" in alliance
    assert "| themes | none recorded | – |" in turku


def test_names_stand_in_three_languages() -> None:
    for name in ("*Espoon kaupunginjohtaja*", "*stadsdirektör i Esbo*", "*City Manager of Espoo*"):
        assert name in block("city-manager-espoo")
    assert "English: no source gives a name" in block("mal-turku-2020-2031")


def test_a_bound_says_what_it_rests_on() -> None:
    makela = block("tenure-city-manager-espoo-jukka-makela-2011")
    assert "1 January 2011 (witnessed: a page of that day or later shows it)" in makela
    assert "31 January 2025 (derived from other facts)" in makela


def test_conflicts_are_told_where_they_matter() -> None:
    assert "[The day on which the agreements of 2020–2031 were signed](#conf-mal-signing-2020)" in (
        block("mal-turku-2020-2031")
    )
    shown = block("conf-mal-signing-2020")
    assert "| 2020-10-08 | taken |" in shown
    assert "| 2020-06-02 | not taken |" in shown


def test_sources_are_numbered_in_the_order_in_which_a_page_cites_them() -> None:
    page = Page(Book(up.register()), "Title")
    office = up.register().one(up.Office, "city-manager-espoo")
    assert page.cite(office) == "[1](#kunta-codes-csc), [2](#lab-blog)"
    page.whole(office)
    assert page.cite(office) == "[1, 2](#sources-of-city-manager-espoo)"
    assert page.numbered(()) == NONE_OF_ITS_OWN
    assert ranges([1, 2, 3, 5, 8, 9]) == "1–3, 5, 8, 9"
    assert "\n2. [" in page.text()


def test_text_is_shown_as_it_is_and_an_anchor_keeps_its_first_digit() -> None:
    assert escaped("a|b *c* [d]\n<e>") == r"a\|b \*c\* \[d\] \<e\>"
    assert heading(2, "T", "6aika") == ["(6aika)=", '<span id="6aika"></span>', "", "## T", ""]
    assert anchored("6aika", "x") == '<span id="6aika"></span>[x]{#6aika}'


def test_a_world_of_other_records_has_its_own_book() -> None:
    source = up.Source(id="a-page", title="Page [1]", publisher="Somebody")
    found = pages(up.Register([source]))
    assert dead_links(found) == []
    assert "# Page \\[1\\]" in found["sources-a.md"]
    assert "nothing in the register" in found["sources-a.md"]
