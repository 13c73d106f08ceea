"""Repair: the smallest changes that make a draft conform, as data, as text, and as a document."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import urbanpolicy as up
from tests.checking.examples.agreements import agreement
from tests.checking.made import DAY, GROUP, document, own_rule
from urbanpolicy.checking.bodies import BodyCase
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.rule import Rule, Verdict

WRONG_END = agreement("ecosystem-oulu", term="2021-02-09/2026-12-31")


def test_the_changes_are_told_as_data_and_in_words_and_make_the_draft_conform() -> None:
    report = up.check(WRONG_END, lang="fi")
    mended = up.repair(report)
    assert mended.before is report
    assert mended.changes == (
        Change.setting("ecosystem-oulu", term=up.Period.read("2021-02-09/2027-12-31")),
    )
    assert mended.conforms
    assert not mended.left
    assert (
        mended.text()
        == str(mended)
        == (
            "Korjausehdotus: document\n"
            "- aseta kohdan ecosystem-oulu kenttä term: 2021-02-09/2027-12-31"
        )
    )
    assert mended.text("sv").startswith("Förslag till åtgärder: document\n- sätt fältet term")
    assert repr(mended) == "<repair of document: 1 changes, then it conforms>"
    assert up.check(mended.document()).conforms
    assert mended.world is not None
    assert mended.world.agreement("ecosystem-oulu").term.end == up.PartialDate.read("2027-12-31")
    assert sorted([mended, mended]) == [mended, mended]


def test_nothing_is_proposed_where_nothing_is_wrong() -> None:
    table = up.composition("alliance-cooperation-group", on=DAY)
    mended = up.repair(up.check(table))
    assert (mended.changes, mended.after.findings) == ((), ())
    assert mended.text("en") == f"No change is proposed: alliance-cooperation-group, {DAY}"
    assert mended.document() == {"urbanpolicy": 1}


def chairs_leave(case: BodyCase) -> list[Verdict]:
    """Wants no chair, and proposes to leave each out, twice over."""
    return [
        Verdict.of("wrong", seat.membership.id, "role", found="chair", expected="–").mended_by(
            Change.leaving_out(seat.membership.id), Change.leaving_out(seat.membership.id)
        )
        for seat in case.composition.chairs
    ]


def a_secretary(case: BodyCase) -> list[Verdict]:
    """Wants a secretary, and proposes one."""
    if case.composition.in_role("secretary"):
        return []
    seat = up.Membership(
        id=f"{case.id}-secretary",
        group=case.id,
        role="secretary",
        period="2023-11-16/..",
        organisation="org-tem",
    )
    return [
        Verdict.of("wrong", case.id, "x", found="–", expected="1").mended_by(Change.adding(seat))
    ]


def titled(case: BodyCase) -> list[Verdict]:
    """Wants every secretary to have a title: it is mended in a second round."""
    return [
        Verdict.of("wrong", seat.membership.id, "as_titled", found="–", expected="x").mended_by(
            Change.setting(seat.membership.id, as_titled=up.Text(en="secretary"))
        )
        for seat in case.composition.in_role("secretary")
        if seat.membership.as_titled is None
    ]


def no_body(case: BodyCase) -> list[Verdict]:
    """Wants the body itself gone, with all that belongs to it."""
    mends = [Change.leaving_out(one.id) for one in (case.group, *case.memberships, *case.meetings)]
    return [Verdict.of("wrong", case.id, "id", found="–", expected="–").mended_by(*mends)]


def no_referred(case: BodyCase) -> list[Verdict]:
    """Wants the body gone, to which others refer, and a meeting, to which nothing does."""
    mends = [Change.leaving_out(id) for id in (case.id, *(one.id for one in case.meetings))]
    return [Verdict.of("wrong", case.id, "id", found="–", expected="–").mended_by(*mends)]


def unmendable(case: BodyCase) -> list[Verdict]:
    """Finds what only the author can mend."""
    return [Verdict.of("wrong", case.id, "mandate", found="–", expected="–")]


def rules(*judges: Any, **fields: Any) -> list[Rule]:
    return [own_rule(judge, id=f"own-{number}", **fields) for number, judge in enumerate(judges)]


def test_records_are_added_changed_and_left_out_in_as_many_rounds_as_are_needed() -> None:
    report = up.check(document(), on=DAY, rules=rules(chairs_leave, a_secretary, titled))
    mended = up.repair(report)
    assert mended.conforms
    leaving, adding = mended.changes
    assert leaving == Change.leaving_out("d-chair")
    assert adding.record == f"{GROUP}-secretary"
    assert isinstance(adding.added, up.Membership)
    assert adding.added.as_titled == up.Text(en="secretary")
    seats = mended.document()["memberships"]
    assert "d-chair" not in {seat["id"] for seat in seats}
    assert seats[-1]["id"] == f"{GROUP}-secretary"


def test_a_subject_that_is_left_out_is_looked_at_no_more() -> None:
    mended = up.repair(up.check(document(), on=DAY, rules=rules(no_body)))
    assert mended.conforms
    assert not mended.after.rules
    assert GROUP in {change.record for change in mended.changes}
    assert mended.document() == {"urbanpolicy": 1}


def test_what_only_the_author_can_know_remains() -> None:
    mended = up.repair(up.check(document(), on=DAY, rules=rules(unmendable, chairs_leave)))
    assert not mended.conforms
    assert [finding.rule.id for finding in mended.left] == ["own-0"]
    assert "remains: Wrong: –. [draft-group, mandate]" in mended.text("en")
    assert "then it does not conform" in repr(mended)


@pytest.mark.parametrize(("least", "count"), [("error", 0), ("warning", 1), ("note", 1)])
def test_only_findings_of_a_severity_and_graver_ones_are_mended(least: Any, count: int) -> None:
    report = up.check(document(), on=DAY, rules=rules(chairs_leave, severity="warning"))
    assert report.conforms
    assert len(up.repair(report, least=least).changes) == count


def opposed(case: BodyCase) -> list[Verdict]:
    """Proposes another role for a chair than the other rule, and a title."""
    return [
        Verdict.of("wrong", seat.membership.id, "role", found="chair", expected="–").mended_by(
            Change.setting(seat.membership.id, role="member"),
            Change.setting(seat.membership.id, as_titled=up.Text(en="x")),
        )
        for seat in case.composition.chairs
    ]


def test_two_fields_of_one_record_are_both_mended() -> None:
    mended = up.repair(up.check(document(), on=DAY, rules=rules(opposed)))
    assert mended.changes == (Change.setting("d-chair", role="member", as_titled=up.Text(en="x")),)


def test_of_two_proposals_for_one_place_the_first_is_taken() -> None:
    first = up.repair(up.check(document(), on=DAY, rules=rules(chairs_leave, opposed)))
    assert first.changes == (Change.leaving_out("d-chair"),)
    second = up.repair(up.check(document(), on=DAY, rules=rules(opposed, chairs_leave)))
    assert second.changes[0].record == "d-chair"
    assert dict(second.changes[0].fields)["role"] == "member"


def restless(case: BodyCase) -> list[Verdict]:
    """Is never content with the mandate: its proposals do not end."""
    text = up.Text(en=(str(case.group.mandate.en) + "x") if case.group.mandate else "x")
    mend = Change.setting(case.id, mandate=text)
    return [Verdict.of("wrong", case.id, "mandate", found="–", expected="–").mended_by(mend)]


def turning(case: BodyCase) -> list[Verdict]:
    """Wants a mandate where there is none, and none where there is one."""
    text = None if case.group.mandate else up.Text(en="x")
    mend = Change.setting(case.id, mandate=text)
    return [Verdict.of("wrong", case.id, "mandate", found="–", expected="–").mended_by(mend)]


def undone(case: BodyCase) -> list[Verdict]:
    """Adds what the next rule leaves out."""
    return a_secretary(case)


def no_secretary(case: BodyCase) -> list[Verdict]:
    """Wants no secretary."""
    return [
        Verdict.of("wrong", seat.membership.id, "role", found="x", expected="–").mended_by(
            Change.leaving_out(seat.membership.id)
        )
        for seat in case.composition.in_role("secretary")
    ]


def test_proposals_that_do_not_end_are_given_up() -> None:
    mended = up.repair(up.check(document(), on=DAY, rules=rules(restless)))
    assert not mended.conforms
    assert dict(mended.changes[0].fields)["mandate"] == up.Text(en="x" * 10)
    for judges in ([undone, no_secretary], [turning]):
        back = up.repair(up.check(document(), on=DAY, rules=rules(*judges)))
        assert not back.conforms
        assert not back.changes


@pytest.mark.parametrize(("report", "least"), [(5, "error"), (None, "error")])
def test_what_is_no_report_is_refused(report: Any, least: Any) -> None:
    with pytest.raises(
        up.InvalidValue, match=r"report: found .*, expected a report that urbanpolicy"
    ):
        up.repair(report, least=least)


def test_a_report_without_its_world_and_a_severity_that_is_none_are_refused() -> None:
    report = up.check(document(), on=DAY)
    with pytest.raises(up.InvalidValue, match="a report that urbanpolicy"):
        up.repair(attrs.evolve(report, world=None))
    with pytest.raises(up.InvalidValue, match="least: found 'grave'"):
        up.repair(report, least="grave")  # type: ignore[arg-type]
    bare = up.Repair(
        before=attrs.evolve(report, scope=None), after=attrs.evolve(report, world=None)
    )
    assert bare.document() == {"urbanpolicy": 1}
    lost = up.Repair(before=report, after=attrs.evolve(report, world=None))
    assert lost.document() == {"urbanpolicy": 1}


def test_a_record_to_which_another_refers_stays_and_the_others_go() -> None:
    draft = document(meetings=("2023-11-16",))
    mended = up.repair(up.check(draft, on=DAY, rules=rules(no_referred)))
    assert not mended.conforms
    assert {change.record for change in mended.changes} == {draft["meetings"][0]["id"]}
    assert mended.world is not None
    assert mended.world[GROUP].id == GROUP
