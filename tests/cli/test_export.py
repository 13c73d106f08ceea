"""``urbanpolicy export spells`` prints the table that ``attach`` uses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import urbanpolicy as up
from tests.cli.running import Done

Run = Callable[..., Done]


def test_it_prints_the_spells_of_a_model_or_of_several(run: Run) -> None:
    done = run("export", "spells", "--model", "mal")
    assert (done.status, done.out, done.err) == (0, up.spells(model="mal").csv(), "")
    both = run("export", "spells", "--model", "mal", "--model", "alliance", "--basis", "signed")
    assert both.out == up.spells(model=["mal", "alliance"], basis="signed").csv()


def test_it_prints_the_spells_of_agreements(run: Run) -> None:
    one = "mal-turku-2020-2031"
    assert run("export", "spells", "--agreement", one).out == up.spells(agreements=one).csv()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("spells",), "one of the arguments --model --agreement is required"),
        (("spells", "--model", "mal", "--agreement", "x"), "not allowed with argument"),
        (("spells", "--model", "mall"), "no agreement_model is called 'mall'"),
        (("panels", "--model", "mal"), "invalid choice"),
    ],
)
def test_wrong_use_says_so(run: Run, arguments: tuple[str, ...], message: str) -> None:
    done = run("export", *arguments)
    assert done.status == 2
    assert message in done.err
    assert not done.out
