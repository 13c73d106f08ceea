"""Rules of users by the decorator, and sent to other processes (case CON-03)."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pytest

import urbanpolicy as up
from tests.checking.made import DAY, document, follows


@up.rule(
    id="own-few-seats",
    statement="A body has at least nine seats.",
    advice={"fi": "Lisää paikkoja.", "sv": "Lägg till platser.", "en": "Add seats."},
    messages={"few": "There are only {found} seats on {on}."},
    model="alliance",
    severity="warning",
)
def few_seats(case: up.BodyCase) -> Any:
    """Counts the seats."""
    seats = len(case.composition.seats)
    if seats < 9:
        yield up.Verdict.of("few", case.id, "seats", on=case.day, found=str(seats), expected="9")


def test_a_function_becomes_a_rule_with_its_words() -> None:
    assert isinstance(few_seats, up.Rule)
    assert few_seats.standing == "structural"
    assert few_seats.statement.sv == few_seats.statement.fi == "A body has at least nine seats."
    assert few_seats.advice.fi == "Lisää paikkoja."
    report = up.check(document(), on=DAY, rules=[*up.rules(), few_seats])
    assert report.conforms
    assert [finding.message("sv") for finding in report.warnings] == [
        f"There are only 8 seats on {DAY}. [draft-group, seats]"
    ]


@pytest.mark.parametrize(
    ("own", "error", "message"),
    [
        ({"severity": "grave"}, up.InvalidValue, "severity: found 'grave'"),
        ({"id": "Own"}, up.InvalidValue, "id: found 'Own'"),
        ({"sideways": 1}, TypeError, "sideways"),
    ],
)
def test_a_field_that_is_none_is_refused(own: dict[str, Any], error: Any, message: str) -> None:
    words: Any = {"id": "own-x", "statement": "s", "advice": "a", "messages": {}}
    with pytest.raises(error, match=message):
        up.rule(**{**words, **own})(few_seats.judge)


def test_an_id_and_keywords_together_are_refused() -> None:
    with pytest.raises(
        TypeError, match=r"^rule\(\) takes the id of a built-in rule, or keywords, not both$"
    ):
        up.rule("alliance-chair", severity="note")  # type: ignore[call-overload]


def test_a_rule_of_a_module_is_pickled_by_its_name() -> None:
    assert pickle.loads(pickle.dumps(few_seats)) is few_seats
    assert len(pickle.dumps(few_seats)) < 200


def test_con_03_a_rule_that_cannot_be_sent_says_which() -> None:
    words: Any = {"statement": "s", "advice": "a", "messages": {}}
    judges: list[Any] = [lambda case: [], type("Own", (), {"__call__": lambda self, case: []})()]
    for judge in judges:
        rule = up.rule(id="own-lambda", **words)(judge)
        with pytest.raises(up.InvalidValue, match=r"Rule 'own-lambda', judge: .*top of a module"):
            pickle.dumps(rule)
    nameless = up.rule(id="own-nameless", **words)(judges[1])
    with pytest.raises(up.InvalidValue, match=r"Rule 'own-nameless', judge: found '', expected"):
        pickle.dumps(nameless)


def _drafts() -> list[dict[str, Any]]:
    offices = ["fi-prime-minister", "fi-minister-interior"]
    return [
        document(
            chair=follows(office=offices[number % 2]), without=("turku",) if number % 3 else ()
        )
        for number in range(12)
    ]


def _checked(table: dict[str, Any]) -> up.Report:
    return up.check(table, on=DAY, rules=[*up.rules(), few_seats])


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_con_03_a_pool_of_processes_finds_the_same_in_the_same_order(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system has no {method}")
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        found = list(pool.map(_checked, _drafts(), chunksize=3))
    assert found == [_checked(table) for table in _drafts()]
    assert {report.conforms for report in found} == {True, False}
