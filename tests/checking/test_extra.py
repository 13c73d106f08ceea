"""Without hypothesis the strategies say what to install."""

from __future__ import annotations

import importlib.util
import sys

import pytest

import urbanpolicy as up
from urbanpolicy import strategies


def test_pkg_05_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("strategies_alone", strategies.__file__)
    assert spec
    assert spec.loader
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(up.MissingExtra, match=r"pip install 'urbanpolicy\[strategies\]'"):
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
