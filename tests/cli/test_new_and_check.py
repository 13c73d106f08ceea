"""`urbanpolicy new`, and what `check` can print: a period, a page, the mend."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

import urbanpolicy as up
from tests.cli.running import DAY, IN_ORDER, WITH_FAULTS, draft, in_order_but, process
from urbanpolicy.cli import main

OUTLASTING = in_order_but(
    'municipality = "municipality-853"', 'municipality = "municipality-853"\nperson = "minna-arve"'
)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.mark.parametrize("kind", ["group", "meeting", "agreement"])
def test_what_new_prints_conforms(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, text, note = run(capsys, "new", kind, "--lang", "fi")
    assert (status, note) == (0, "")
    assert text == up.template(kind, lang="fi")  # type: ignore[arg-type]
    path = draft(tmp_path, text)
    on = [] if kind == "agreement" else ["--on", "2024-02-02"]
    assert run(capsys, "check", path, *on)[0] == 0


def test_new_takes_an_example_and_a_start(capsys: pytest.CaptureFixture[str]) -> None:
    status, text, _ = run(capsys, "new", "group", "--like", "c6-network", "--start", "2027-06-01")
    assert status == 0
    assert text == up.template("group", "c6-network", start="2027-06-01")
    assert run(capsys, "new", "group", "--like", "nobody")[0] == 2
    assert run(capsys, "new", "group", "--start", "soon")[0] == 2
    assert run(capsys, "new", "body")[0] == 2


def test_a_template_in_a_narrow_encoding_is_told_with_escapes() -> None:
    done = process("new", "group", "--lang", "fi", encoding="ascii")
    assert done.status == 0
    assert "\\xe4" in done.out
    assert "PYTHONIOENCODING=utf-8" in done.err


def test_a_period_says_from_when_to_when(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = draft(tmp_path, OUTLASTING)
    status, text, _ = run(capsys, "check", path, "--through", "2023-11-16/2025-09-30")
    assert status == 1
    assert "on 2025-06-09 – 2025-09-30 is" in text
    assert run(capsys, "check", path, "--through", "2023-11-16/2025-06-08")[0] == 0
    assert run(capsys, "check", path, "--through", "2024")[0] == 0


def test_a_day_that_is_missing_or_one_too_many_is_wrong_use(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, text, note = run(capsys, "check", IN_ORDER)
    assert (status, text) == (2, "")
    assert "on" in note
    status, text, note = run(capsys, "check", IN_ORDER, "--on", DAY, "--through", "2024")
    assert (status, text) == (2, "")
    assert "either on= or through=" in note


class Page(HTMLParser):
    """Collects the text of a page; every tag must be closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.stack = "", list[str]()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("meta", "br"):
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_a_page_is_whole_in_any_encoding(encoding: str) -> None:
    done = process(
        "check", WITH_FAULTS, "--on", DAY, "--format", "html", "--lang", "sv", encoding=encoding
    )
    assert (done.status, done.err) == (1, "")
    page = Page(done.out)
    assert not page.stack
    report = up.check(WITH_FAULTS, on=DAY, lang="sv")
    for finding in report.findings:
        assert finding.message("sv") in page.text
    assert done.out.isascii()


def test_the_mend_stands_behind_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = draft(tmp_path, OUTLASTING)
    mended = up.repair(up.check(path, on="2025-07-01", lang="sv")).text()
    for kind, more in (("text", mended), ("html", mended.split("\n")[0])):
        arguments = ("--on", "2025-07-01", "--mend", "--format", kind, "--lang", "sv")
        status, text, _ = run(capsys, "check", path, *arguments)
        assert status == 1
        assert more in Page(text).text if kind == "html" else text.endswith(f"\n{more}\n")
