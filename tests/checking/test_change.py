"""Changes by which a draft is mended, as data and in words."""

from __future__ import annotations

import pytest

import urbanpolicy as up
from urbanpolicy.checking.change import Change

CHAIR = up.Membership(id="own-chair", group="own", role="chair", office="fi-prime-minister")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            Change.setting("mem", office="fi-prime-minister", person=None),
            {
                "fi": "aseta kohdan mem kenttä office: fi-prime-minister; "
                "tyhjennä kohdan mem kenttä person",
                "sv": "sätt fältet office i mem: fi-prime-minister; töm fältet person i mem",
                "en": "set office of mem to fi-prime-minister; empty person of mem",
            },
        ),
        (
            Change.adding(CHAIR),
            {
                "fi": f"lisää own-chair: {CHAIR.brief}",
                "sv": f"lägg till own-chair: {CHAIR.brief}",
                "en": "add own-chair: chair of own: fi-prime-minister /",
            },
        ),
        (
            Change.leaving_out("mem"),
            {"fi": "jätä pois mem", "sv": "utelämna mem", "en": "leave out mem"},
        ),
    ],
)
def test_a_change_says_itself(change: Change, told: dict[str, str]) -> None:
    assert change.text("fi") == told["fi"]
    assert change.text("sv") == told["sv"]
    assert str(change) == change.text() == told["en"]


def test_changes_are_ordered_by_record_and_field() -> None:
    changes = [
        Change.leaving_out("a"),
        Change.setting("a", office="o"),
        Change.setting("a", person="p"),
        Change.adding(CHAIR),
    ]
    assert sorted([*changes[2:], *changes[:2]]) == changes
    assert [change.leaves_out for change in changes] == [True, False, False, False]
