"""The benchmarks can be loaded and their work be done once; nothing is measured here."""

from __future__ import annotations

import pytest
from benchmarks import checks, lookups, processes, records, run, timing

import urbanpolicy as up


def test_rounds_are_interleaved_and_the_first_does_not_count() -> None:
    order: list[str] = []

    def case(name: str) -> timing.Case:
        def ran() -> float:
            order.append(name)
            return float(len(order))

        return ran

    figures = timing.interleaved({"a": case("a"), "b": case("b")}, 2)
    assert order == ["a", "b"] * 3
    assert figures == {"a": [3.0, 5.0], "b": [4.0, 6.0]}


def test_a_ratio_is_the_median_of_those_of_the_rounds() -> None:
    assert timing.ratio({"ours": [2.0, 10.0, 6.0], "limit": [1.0, 1.0, 3.0]}, "ours", "limit") == 2


@pytest.mark.parametrize("module", [records, checks], ids=lambda module: module.__name__)
def test_the_work_that_is_measured_can_be_done(
    module: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MANY", 1)
    cases: dict[str, timing.Case] = getattr(module, "cases")()  # noqa: B009 - of two modules
    assert all(case() >= 0 for name, case in cases.items() if name != "proved")


def test_the_look_up_that_is_measured_knows_every_office() -> None:
    lines = lookups.timelines(up.register())
    assert set(lines) == {office.id for office in up.register().all(up.Office)}
    assert lookups.queries(sorted(lines)) == lookups.queries(sorted(lines))


@pytest.mark.parametrize("program", [processes.FACE, processes.ANSWER, processes.FLOOR])
def test_the_programs_of_the_processes_run(program: str) -> None:
    assert processes.seconds_of(program)() > 0


def test_a_figure_is_printed_beside_its_goal(capsys: pytest.CaptureFixture[str]) -> None:
    for measured, goal in ((1.0, 1.2), (1.3, 1.2), (1.3, None)):
        run.row("something", measured, goal)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in lines] == ["kept", "MISSED", "x"]
