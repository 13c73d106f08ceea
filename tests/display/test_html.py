"""Reports in HTML: small, whole, and nothing in them is markup that is not ours (case NBK-01)."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

import urbanpolicy as up
from tests.checking.made import DAY, checked, document, follows, own_rule
from urbanpolicy.display.html import MOST_ROWS
from urbanpolicy.strategies import Draft, broken_drafts, langs, lines
from urbanpolicy.values.text import Lang

OURS = {"div", "p", "b", "br", "table", "tr", "th", "td"}


class Reader(HTMLParser):
    """Collects tags, attributes and text; tags must be closed in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def is_ours(html: str) -> Reader:
    """Read HTML, which must hold no tag and no attribute but ours."""
    read = Reader(html)
    assert {tag for tag, _ in read.tags} <= OURS
    for _, attributes in read.tags:
        assert set(attributes) <= {"class", "lang", "style", "colspan"}
    return read


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_a_report_is_a_table_with_a_row_for_each_finding(lang: Any) -> None:
    report = checked(chair=follows(office="fi-minister-interior"), meetings=("2023-11",))
    html = report.html(lang)
    read = is_ours(html)
    assert read.tags[0] == ("div", {"class": "urbanpolicy", "lang": lang})
    assert [tag for tag, _ in read.tags].count("tr") == 1 + 2
    for finding in (*report.findings, *report.undecided):
        assert finding.message(lang) in "".join(read.texts)
    assert report.verdict(lang) in read.texts


def test_a_notebook_shows_it_in_the_language_of_the_report() -> None:
    report = checked(without=("turku",))
    assert report._repr_html_() == report.html() == report.html("en")
    assert attrs.evolve(report, lang="fi")._repr_html_() == report.html("fi")


def test_a_report_without_findings_has_no_table() -> None:
    html = checked().html()
    assert "table" not in {tag for tag, _ in is_ours(html).tags}
    assert "All rules that were checked are kept." in html


def test_what_was_not_checked_and_what_failed_has_a_row() -> None:
    html = up.check("alliance-cooperation-group", on="2021-01-01").html()
    assert "did not exist on 2021-01-01" in html
    failed = up.check(document(), on=DAY, rules=[own_rule(lambda case: 1 / 0)])
    assert "ZeroDivisionError" in failed.html()
    assert "the rule failed" in failed.html()


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=alert(1)>",
        "Mänttä & Vilppula",
        '"Åbo"',
        "</td><script>1</script>",
        "&amp;",
        "' onmouseover='alert(1)",
        "javascript:alert(1)",
        "\u202egnp.exe",
    ],
)
def test_nbk_01_markup_in_a_name_is_shown_as_text(name: str) -> None:
    office = {"id": "post", "kind": "post", "name": {"fi": name, "sv": name, "en": name}}
    title = name.replace("/", "")
    table = document(chair=follows(office="post"), more={"offices": [office]})
    report = attrs.evolve(up.check(table, on=DAY), subject=title)
    for lang in ("fi", "sv", "en"):
        read = is_ours(report.html(lang))
        if name.isprintable():
            assert any(name in text for text in read.texts)
            assert any(title in text for text in read.texts)
        else:
            assert "\u202e" not in report.html(lang)


def test_nbk_01_markup_in_an_error_and_a_rule_is_shown_as_text() -> None:
    names = ("statement", "advice", "wrong")
    texts = {name: {"en": "<script>{found}</script>"} for name in names}

    def failing(_: object) -> list[Any]:
        raise ValueError("<script>alert(1)</script>")

    rules = [own_rule(texts=texts), own_rule(failing, id="own-failing")]
    read = is_ours(up.check(document(), on=DAY, rules=rules).html())
    assert any("<script>alert(1)</script>" in text for text in read.texts)
    assert any("<script>chair</script>" in text for text in read.texts)


def test_nbk_05_an_ampersand_is_escaped_once() -> None:
    office = {"id": "post", "kind": "post", "name": {"en": "A & B"}}
    table = document(chair=follows(office="post"), more={"offices": [office]})
    html = up.check(table, on=DAY).html()
    assert "A &amp; B" in html
    assert "&amp;amp;" not in html


@pytest.mark.parametrize("name", ["x", "&'\"<>" * 80], ids=["short", "long"])
def test_nbk_03_a_report_with_many_findings_is_bounded(name: str) -> None:
    office = {"id": "post", "kind": "post", "name": {"en": name}}
    seats: dict[str, Any] = {
        f"seat-{number}": {"role": "chair", "office": "post"} for number in range(300)
    }
    report = up.check(document(more={"offices": [office]}, **seats), on=DAY)
    assert len(report.errors) == 300
    html = report.html()
    assert len(html) < 100_000
    rows = re.findall("<tr>", html)
    assert len(rows) <= MOST_ROWS + 2
    left = 300 - (len(rows) - 2)
    assert f"and {left} more: see .table()" in html
    is_ours(html)


@settings(max_examples=30)
@given(lines(), broken_drafts("alliance-chair"), langs())
def test_whatever_the_names_are_nothing_becomes_markup(name: str, draft: Draft, lang: Lang) -> None:
    report = up.check(draft.document(), on=draft.on)
    is_ours(attrs.evolve(report, subject=name).html(lang))
