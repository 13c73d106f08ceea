"""The code in docs/clusters.md, run as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "clusters.md"


def run(heading: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run all code under a heading; return the lines that it printed."""
    part = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"```python\n(.*?)```", part, re.DOTALL)
    assert blocks
    exec(compile("\n".join(blocks), str(PAGE), "exec"), {})
    return capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("spark")
def test_the_recipe_for_spark(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run("Spark", capsys)
    assert lines[0] == "3 rows"
    assert lines[2:] == ["  2 sure", "  1 unknown_code: 999"]


def test_the_recipe_for_dask(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("dask", reason="Dask is not installed: make test-spark installs it")
    assert run("Dask", capsys) == ["['sure', 'sure', 'unknown_code']", "True"]
