"""Why an agreement binds on a day or does not: the steps, in three languages, with sources."""

from __future__ import annotations

import pytest

import urbanpolicy as up
from tests.world import made
from urbanpolicy.errors import InvalidValue, UnknownName
from urbanpolicy.values.text import LANGS, Lang
from urbanpolicy.world.forced import title_of

ME = "municipality-001"


def keys(force: up.Force) -> list[str]:
    return [reason.key for reason in force.reasons]


@pytest.mark.parametrize("lang", LANGS)
def test_a_disputed_day_is_told_with_all_its_values(lang: Lang) -> None:
    force = up.force("mal-kuopio-2021-2031", on="2021-07-01", party="Kuopio")
    assert force.truth == up.UNDECIDED
    conflict = up.register().one(up.Conflict, "conf-mal-signing-2021")
    assert conflict in force.conflicts
    told = force.why(lang=lang)
    for value in conflict.values:
        assert value.value in told
    for day in ("2021-04-23", "2021-09-30"):
        assert day in told.splitlines()[1]


def test_where_a_conflict_takes_a_day_the_other_is_told_too() -> None:
    force = up.force("mal-turku-2020-2031", on="2020-10-08")
    assert force.truth == up.YES
    assert "2020-06-02 | 2020-10-08" in force.why()
    assert "tks-2020-10" in force.sources


def test_what_supersedes_an_agreement_is_told_with_its_start() -> None:
    force = up.force("mal-helsinki-2020-2031", on="2024-12-01")
    assert repr(force) == "<mal-helsinki-2020-2031 on 2024-12-01 (in_force): undecided>"
    assert [later.id for later in force.later] == ["mal-helsinki-2024-2035"]
    assert "Superseded by" in force.why()
    assert "[2024-11-28..2024-12-13]" in force.why()
    assert force.period == up.bound_through("mal-helsinki-2020-2031")


def test_a_gap_about_the_day_or_the_parties_is_told_and_others_are_not() -> None:
    asked = up.force("mal-turku-2024-2035", on="2025-01-01", party="Naantali")
    assert [gap.id for gap in asked.gaps] == ["gap-mal-parties-turku-2024", "gap-mal-signing-2024"]
    alone = up.force("mal-turku-2024-2035", on="2025-01-01")
    assert [gap.id for gap in alone.gaps] == ["gap-mal-signing-2024"]


def test_the_place_in_the_list_of_parties_is_told() -> None:
    presumed = up.force("mal-turku-2024-2035", on="2025-01-01", party="Naantali")
    assert keys(presumed).count("party-inferred") == 1
    both = up.force("mal-kuopio-2024-2035", on="2025-01-01", party="org-pohjois-savon-liitto")
    assert keys(both).count("party-entry") == 2
    assert "expressly not a party" in both.why()
    short = up.force("mal-oulu-2016-2019", on="2017-01-01", party="Oulu")
    assert {"party-not-listed", "parties-short"} <= set(keys(short))
    ended = up.force("mal-turku-2012-2015", on="2015-06-01", party="municipality-838")
    assert {"party-through", "party-ended"} <= set(keys(ended))
    other = up.force("mal-turku-2020-2031", on="2021-01-01", party="Utsjoki")
    assert "parties-short" not in keys(other)


def test_an_agreement_that_never_binds_says_so() -> None:
    deal = made.agreement(
        term="2016/2019", milestones=[{"kind": "signed", "date": "2021"}], parties=[ME]
    )
    group = made.group()
    world = made.world(made.model(), made.municipality("001", "Aura"), deal, group)
    force = world.force("deal", on="2021-06-01", basis="signed", party="body")
    assert (force.truth, force.period) == (up.NO, None)
    assert keys(force)[:2] == ["bound-not", "bound-never"]
    assert "ryhmä body" in force.why("fi")


def test_of_an_unknown_start_and_term_nothing_is_told() -> None:
    deal = made.agreement(parties=[ME])
    later = made.agreement("later", supersedes=["deal"], parties=[ME])
    world = made.world(made.model(), made.municipality("001", "Aura"), deal, later)
    force = world.force("deal", on="2021-06-01")
    assert force.truth == up.UNDECIDED
    assert "nominal-term" not in keys(force)
    assert "start not known" in force.why()


def test_a_title_takes_what_it_lacks_from_the_short_name() -> None:
    title = title_of(up.agreement("mal-turku-2016-2019"))
    assert title.fi == up.agreement("mal-turku-2016-2019").name.fi
    assert title.sv == "Åboregionens MBT-avtal 2016–2019"


def test_forces_are_sorted_by_agreement_and_day() -> None:
    early, late = (up.force("mal-turku-2020-2031", on=day) for day in ("2021-01-01", "2022-01-01"))
    assert sorted([late, early]) == [early, late]


def test_what_cannot_be_told_is_refused() -> None:
    with pytest.raises(UnknownName):
        up.force("mal-turku-2030", on="2021-01-01")
    with pytest.raises(InvalidValue, match="basis"):
        up.force("mal-turku-2020-2031", on="2021-01-01", basis="signature")  # type: ignore[arg-type]
