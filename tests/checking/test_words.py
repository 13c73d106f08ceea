"""The words of reports, repairs and refusals in three languages, as snapshots.

The rules are those of a user, so that what is held here are the words of the report itself; those of
the built-in rules have tests of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import urbanpolicy as up
from tests import snapshots
from tests.checking.made import DAY, document, no_place, own_rule
from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.finding import REASONS, Accepted, Crash, Finding, Unchecked
from urbanpolicy.checking.headings import HEADINGS, heading
from urbanpolicy.checking.report import Report
from urbanpolicy.checking.rule import Rule, Severity, Verdict
from urbanpolicy.checking.scope import Scope
from urbanpolicy.values.text import LANGS, Lang

HERE = Path(__file__).resolve().parent / "snapshots"
GIVEN: Any = {"found": "x", "expected": "y"}


def words(statement: str) -> dict[str, dict[str, str]]:
    """Texts of a rule: a message for each of its ends."""
    told = {
        "statement": statement,
        "advice": "{expected} instead of {found}",
        "wrong": "wrong on {on}: {found}",
        "open": "not known on {on}: {found}",
        "open-later": "not known yet: {found}",
    }
    return {name: {lang: f"{lang}: {text}" for lang in LANGS} for name, text in told.items()}


def judged(message: str, field: str = "", on: str = "") -> Callable[[BodyCase], Iterator[Verdict]]:
    def judge(case: BodyCase) -> Iterator[Verdict]:
        day = date.fromisoformat(on) if on else None
        for seat in case.memberships[:2]:
            yield Verdict.of(message, seat.id, field, on=day, **GIVEN).mended_by(
                Change.setting(seat.id, office="fi-minister-justice", municipality=None)
            )

    return judge


def named(id: str, judge: Any, **fields: Any) -> Rule:
    return own_rule(judge, **{"id": id, "texts": words(id), **fields})


def failing(_: BodyCase) -> list[Verdict]:
    raise ZeroDivisionError("it divides")


def implying(case: BodyCase) -> list[Verdict]:
    return [Verdict.of("wrong", seat.id, "role", **GIVEN) for seat in case.memberships[1:2]]


RULES = [
    named("a-error", judged("wrong", "role", "2023-11-16"), citations=("govprog-2023",)),
    named("a-warning", judged("wrong", "office"), severity="warning"),
    named("a-note", judged("wrong"), severity="note"),
    named("an-open", judged("open", "period", "2023-11-16")),
    named("later", judged("open-later")),
    named("failing", failing),
    named("implying", implying, implies=("implied",)),
    named("implied", implying),
]
ACCEPTED = [
    {
        "rule": "a-error",
        "record": "d-vice-chair",
        "reason": {"fi": "syy", "sv": "skäl", "en": "why"},
    },
    {"rule": "a-error", "record": "d-nobody", "field": "role", "reason": {"fi": "syy"}},
]


def everything(**asked: Any) -> Report:
    return up.check(document(), rules=RULES, accept=ACCEPTED, **asked)


def nothing(**asked: Any) -> Report:
    return up.check("c21-network", **asked)


REPORTS: dict[str, Callable[[], Report]] = {
    "everything": lambda: everything(on=DAY),
    "everything-through": lambda: everything(through="2023-11-16/2024-02-01", lang="sv"),
    "nothing-checked": lambda: nothing(on="2016-01-01", lang="fi"),
    "only-failed": lambda: up.check(document(), on=DAY, rules=[named("failing", failing)]),
    "kept": lambda: up.check(document(), on=DAY, rules=[named("kept", lambda _: [])]),
}


def forms(report: Report) -> str:
    told = [repr(report), report.title, f"[{report.days}]", str(report)]
    told += [repr(finding) for finding in (*report.findings, *report.undecided)]
    told += [str(finding) for finding in report.findings]
    told += [repr(body) for body in report.unchecked] + [str(body) for body in report.unchecked]
    for lang in LANGS:
        told += [f"--- {lang}", report.text(lang), report.verdict(lang), report.to_json(lang)]
    return "\n".join(told) + "\n"


@pytest.mark.parametrize("name", REPORTS)
def test_the_words_of_reports(name: str) -> None:
    snapshots.check(HERE / f"report-{name}.txt", forms(REPORTS[name]()))


def test_a_mend_is_told_in_english_unless_asked_otherwise() -> None:
    for one in everything(on=DAY).findings:
        assert one.mend() == one.mend("en") != one.mend("fi")


def test_the_words_that_stand_in_reports() -> None:
    told = [f"{name}, {lang}: {heading(name, lang)}" for name in HEADINGS for lang in LANGS]
    for reason in REASONS:
        body = Unchecked.of("the-body", reason, on="ON", period="PERIOD")
        told += [f"{reason}, {lang}: {body.why(lang)}" for lang in LANGS]
        told += [repr(body), str(body)]
    snapshots.check(HERE / "headings.txt", "\n".join(told) + "\n")


def test_the_words_of_repairs() -> None:
    report = everything(on=DAY)
    mended = [up.repair(report), up.repair(report, least="note"), up.repair(nothing(on=DAY))]
    told = [form for one in mended for form in (repr(one), str(one), *map(one.text, LANGS))]
    told += [str(change) for one in mended for change in one.changes]
    snapshots.check(HERE / "repairs.txt", "\n".join(told) + "\n")


class Other:
    """Nothing that a caller should give."""

    def __repr__(self) -> str:
        return "<other>"


untyped: Any = lambda function: function  # noqa: E731


def check(**given: Any) -> Callable[[], object]:
    subject = given.pop("subject", None) or document()
    return lambda: up.check(subject, **given)


def a_rule(**fields: Any) -> Callable[[], object]:
    return lambda: own_rule(**{"id": "a-rule", "texts": words("a-rule"), **fields})


TABLE = up.composition("alliance-cooperation-group", on=DAY)
REFUSALS: dict[str, Callable[[], object]] = {
    "no day": check(subject="alliance-cooperation-group"),
    "a day and a period": check(on=DAY, through=2024),
    "no language": check(on=DAY, lang="de"),
    "no subject": check(subject=Other(), on=DAY),
    "no name": check(subject="nobody", on=DAY),
    "a composition, another day": check(subject=TABLE, on="2024-01-01"),
    "a composition, a period": check(subject=TABLE, through=2024),
    "one rule": check(on=DAY, rules="a-rule"),
    "a table of rules": check(on=DAY, rules={"a-rule": 1}),
    "a number of rules": check(on=DAY, rules=5),
    "no rule": check(on=DAY, rules=[Other()]),
    "two rules of one id": check(
        on=DAY, rules=[named("a-rule", no_place), named("a-rule", failing)]
    ),
    "acceptances without a reason": check(on=DAY, accept=[{"rule": "a-rule", "record": "x"}]),
    "no report": lambda: up.repair(untyped("report")),
    "a report of nothing": lambda: up.repair(Report(subject="x")),
    "no severity": lambda: up.repair(nothing(on=DAY), least=untyped("grave")),
    "no language of a report": lambda: nothing(on=DAY).text(untyped("de")),
    "texts that are none": a_rule(texts=5),
    "texts in another language": a_rule(texts={"statement": {"de": "x"}}),
    "given what is no table": a_rule(given=5),
    "given what can change": a_rule(given={"list": []}),
    "an observed error": a_rule(standing="observed"),
    "another standing": a_rule(standing="heard"),
    "another severity": a_rule(severity="grave"),
    "another kind": a_rule(kind="seat"),
    "no function": a_rule(judge="x"),
    "a period by months": a_rule(period="2023-06/.."),
    "an end by months": a_rule(period="2023-06-01/2024-06"),
    "one group": a_rule(groups="x"),
    "a wrong body kind": a_rule(body_kind=5),
    "a wrong model": a_rule(model="A Model"),
    "a wrong government": a_rule(government="A Government"),
    "a wrong agreement": a_rule(agreements=["An Agreement"]),
    "a wrong id that is implied": a_rule(implies=("A Rule",)),
    "a text that is not there": lambda: named("a-rule", no_place).text("strange"),
    "sent to another process": lambda: named("a-rule", judged("wrong")).__reduce__(),
    "required to conform": lambda: everything(on=DAY).raise_if_errors(),
}


def test_the_words_of_refusals() -> None:
    snapshots.check(HERE / "refusals.txt", snapshots.refusals(REFUSALS))


# ------------------------------------------------------------------------- values of a report


def in_order(values: list[Any]) -> list[Any]:
    """Return values that are in order already, sorted from the reverse."""
    turned = values[::-1]
    turned.sort()
    return turned


def finding(**of: Any) -> Finding:
    last = of.pop("last", None)
    severity: Severity = of.pop("severity", "error")
    given: dict[str, Any] = {"message": "wrong", "record": "r", "parts": (("found", "x"),), **of}
    rule = named("a-rule", no_place, severity=severity)
    return Finding(rule=rule, verdict=Verdict(**given), subject="s", path="r", last=last)


def test_findings_are_ordered_by_severity_then_record_field_and_day() -> None:
    first, second = date(2023, 1, 1), date(2023, 1, 2)
    ordered = [
        finding(record="a", field="b", on=first),
        finding(record="a", field="b", on=first, last=second),
        finding(record="a", field="b", on=second),
        finding(record="a", field="c"),
        finding(record="b"),
        finding(record="a", severity="warning"),
        finding(record="a", severity="note"),
    ]
    assert in_order(ordered) == ordered
    assert [one.days for one in ordered[:4]] == [
        "2023-01-01",
        "2023-01-01/2023-01-02",
        "2023-01-02",
        "",
    ]
    assert finding(on=first, last=first).days == "2023-01-01"


def test_what_a_report_lists_is_ordered_and_equal_by_what_it_says() -> None:
    crashes = [
        Crash(rule="a", subject="b", error="c"),
        Crash(rule="a", subject="b", error="d"),
        Crash(rule="a", subject="c", error="a"),
        Crash(rule="b", subject="a", error="a"),
    ]
    assert in_order(crashes) == crashes
    assert crashes[0] == Crash(rule="a", subject="b", error="c", cause=ValueError("x"))
    assert "ValueError" not in repr(Crash(rule="a", subject="b", error="c", cause=ValueError("x")))
    bodies = [Unchecked(subject="a", reason="b"), Unchecked(subject="a", reason="c")]
    assert in_order(bodies) == bodies
    reason = up.Text(en="why")
    accepted = [Accepted(finding=finding(record=id), reason=reason) for id in ("a", "b")]
    assert in_order(accepted) == accepted
    verdicts = [
        Verdict(message="a", record="a", field="a"),
        Verdict(message="b", record="a", field="a"),
        Verdict(message="a", record="a", field="b"),
        Verdict(message="a", record="b", field="a"),
    ]
    assert in_order(verdicts) == verdicts
    scopes = [Scope(name="a", lang="sv"), Scope(name="b")]
    assert in_order(scopes) == scopes
    reports = [Report(subject="a"), Report(subject="b")]
    assert in_order(reports) == reports


@pytest.mark.parametrize("lang", LANGS)
def test_a_message_ends_with_its_place(lang: Lang) -> None:
    assert finding(field="role").message(lang).endswith(" [r, role]")
    assert finding().message(lang).endswith(" [r]")
    assert finding().message() == finding().message("en")
    assert finding().found == "x"
    assert finding().expected == ""


def test_a_moment_is_no_day_of_a_check() -> None:
    with pytest.raises(up.InvalidDay):
        up.check(document(), on=untyped(datetime(2023, 11, 16, tzinfo=UTC)))
