"""``urbanpolicy list``: the records of a kind, narrowed, on a day, the undecided apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import urbanpolicy as up
from tests.cli.running import DAY, Done
from urbanpolicy.cli.asking import KINDS
from urbanpolicy.cli.lists import answer, as_json
from urbanpolicy.model.catalogue import PLURALS
from urbanpolicy.values.text import LANGS

Run = Callable[..., Done]
WORLD = up.register()


def told(run: Run, *arguments: str) -> dict[str, Any]:
    done = run("list", *arguments, "--format", "json")
    assert (done.status, done.err) == (0, "")
    found: dict[str, Any] = json.loads(done.out)
    return found


def ids(items: list[dict[str, Any]]) -> list[str]:
    return [item["id"] for item in items]


def test_everything_that_the_register_holds_can_be_listed() -> None:
    plurals = {plural.replace("_", "-") for plural in PLURALS}
    assert set(KINDS) == plurals | {"bodies", "rules"}
    assert list(KINDS) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_holds_every_record_of_its_kind_once(run: Run, kind: str) -> None:
    out = run("list", kind, "--lang", "sv").out
    title, _, heads, *rows = out.splitlines()
    found = [row.split()[0] for row in rows]
    if kind == "rules":
        expected = [rule.id for rule in up.rules()]
    else:
        plural = "groups" if kind == "bodies" else kind.replace("-", "_")
        expected = [record.id for record in WORLD.all(PLURALS[plural])]
    assert sorted(found) == sorted(expected)
    assert title.endswith(f"(säkra: {len(expected)})")
    assert heads.split()[0] == "id"
    assert ids(told(run, kind)["certain"]) == found


@pytest.mark.parametrize("lang", LANGS)
def test_agreements_of_a_model_that_bind_on_a_day(run: Run, lang: str) -> None:
    found = told(run, "agreements", "--model", "mal", "--on", DAY, "--lang", lang)
    assert ids(found["certain"]) == [one.id for one in up.agreements(model="mal", on=DAY)]
    assert found["possible"] == []
    assert found["some"] == found["complete"] == "yes"
    out = run("list", "agreements", "--model", "mal", "--on", DAY, "--lang", lang).out
    assert "2020-10-08 – [2024-11-27..2024-12-12]" in out


def test_what_the_sources_do_not_decide_is_marked_and_counted_apart(run: Run) -> None:
    done = run("list", "agreements", "--party", "Turku", "--on", "2024-12-01")
    assert done.out.startswith("agreements, Turku, 2024-12-01, in force (certain: 2, undecided: 2)")
    marked = [row.split()[0] for row in done.out.splitlines() if "  undecided  " in row]
    assert marked == ["mal-turku-2020-2031", "mal-turku-2024-2035"]
    assert done.out.endswith("or the day was not searched.\n")
    found = told(run, "agreements", "--party", "Turku", "--on", "2024-12-01")
    assert [item["state"] for item in found["possible"]] == ["undecided", "undecided"]
    assert found["complete"] == "undecided"


def test_that_one_of_the_undecided_is_certain_is_said(run: Run) -> None:
    done = run("list", "agreements", "--urban-region", "Helsingin seutu", "--on", "2024-12-05")
    assert "At least one of the undecided is certain" in done.out


def test_agreements_by_theme_and_basis(run: Run) -> None:
    theme = up.agreement("six-largest-cities-alliance").themes
    found = next(text for one in WORLD.all(up.Agreement) for t in one.themes for text in t.all)
    assert theme is not None
    expected = [one.id for one in up.agreements(theme=found)]
    assert ids(told(run, "agreements", "--theme", found)["certain"]) == expected
    term = told(run, "agreements", "--on", DAY, "--basis", "term")
    assert ids(term["certain"]) == [one.id for one in up.agreements(on=DAY, basis="term")]
    announced = run("list", "agreements", "--on", DAY, "--basis", "announced").out
    assert "none of them" not in announced.splitlines()[0]


def test_an_agreement_that_binds_on_no_day_of_a_basis_is_not_among_the_certain(run: Run) -> None:
    shown = run("list", "agreements", "--on", "2024-12-05", "--model", "mal").out
    assert "mal-helsinki-2024-2035" in shown


def test_a_title_stays_one_line_whatever_was_typed(run: Run) -> None:
    done = run("list", "agreements", "--party", "Turku\n")
    assert done.out.startswith("agreements, Turku\\n (certain: ")


def test_models_with_nature_and_number_of_agreements(run: Run) -> None:
    rows = run("list", "models", "--lang", "fi").out.splitlines()
    mal = next(row for row in rows if row.startswith("mal "))
    assert "  sopimus  " in mal
    assert f"  {len(up.agreements(model='mal'))}  " in mal


def test_offices_of_a_day_with_who_holds_them_or_may(run: Run) -> None:
    rows = run("list", "offices", "--on", "2023-02-03").out.splitlines()
    oulu = next(row for row in rows if row.startswith("city-manager-oulu "))
    assert "(Päivi Laajala, Seppo Määttä)" in oulu
    assert "undecided" in oulu
    found = told(run, "offices", "--on", DAY)
    states = {item["id"]: item["state"] for item in found["certain"]}
    assert states["fi-prime-minister"] == "held"
    assert states["city-manager-vantaa"] == "presumed"
    assert "mayor-turku" in ids(found["certain"])
    assert "city-manager-turku" not in ids(found["certain"]) + ids(found["possible"])
    assert {item["state"] for item in found["possible"]} <= {"undecided", "outside_coverage"}


def test_municipalities_tenures_and_bodies_of_a_day(run: Run) -> None:
    assert len(told(run, "municipalities", "--on", "2016-07-01")["certain"]) == 313
    tenures = told(run, "tenures", "--on", "2023-02-03")
    assert ids(tenures["certain"]) == [one.id for one in up.tenures(on="2023-02-03")]
    assert ids(tenures["possible"]) == [one.id for one in up.tenures(on="2023-02-03").possible]
    seats = told(run, "memberships", "--on", "2023-12-20")
    assert sorted(ids(seats["certain"])) == sorted(
        seat.membership.id for seat in up.seats(on="2023-12-20")
    )
    bodies = told(run, "bodies", "--model", "stadsalliansen", "--on", "2023-12-20")
    states = {item["id"]: item["state"] for item in bodies["certain"]}
    assert states["alliance-cooperation-group"] == "presumed"
    assert not told(run, "bodies", "--model", "alliance", "--on", "2020-01-01")["certain"]
    assert bodies == told(run, "groups", "--model", "stadsalliansen", "--on", "2023-12-20") | {
        "kind": "bodies"
    }


def test_rules_of_a_model_and_of_a_day(run: Run) -> None:
    rules = [rule.id for rule in up.rules(model="alliance")]
    assert ids(told(run, "rules", "--model", "alliance")["certain"]) == rules
    early = ids(told(run, "rules", "--model", "alliance", "--on", "2020-01-01")["certain"])
    assert "alliance-chair" not in early  # a norm of 2023
    assert {"alliance-first-meeting", "alliance-membership-start"} <= set(early) < set(rules)
    assert "  error  " in run("list", "rules", "--model", "alliance").out


def test_a_list_is_of_one_day_also_where_that_is_the_latest(run: Run) -> None:
    day = told(run, "agreements", "--on", "latest")["day"]
    for kind in ("agreements", "offices", "municipalities", "tenures", "memberships", "bodies"):
        latest, that = (told(run, kind, "--on", on) for on in ("latest", day))
        assert latest == that | {"options": {"on": "latest"}}
        assert f"{day} (latest)" in run("list", kind, "--on", "latest").out


def test_a_list_of_nothing_is_an_answer(run: Run) -> None:
    done = run("list", "governments", "--on", "1900-01-01")
    assert done == Done(0, "governments, 1900-01-01 (certain: 0)\n", "")


def test_a_day_for_which_nobody_looked_leaves_the_list_open(run: Run) -> None:
    assert "or the day was not searched" in run("list", "agreements", "--on", "2035-01-01").out
    done = run("list", "municipalities", "--on", "1900-01-01")
    assert done.status == 2
    assert "the division into municipalities is known for" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["persons", "--on", DAY], "expected no option"),
        (["offices", "--model", "mal"], "no other options than --on"),
        (["rules", "--party", "Turku"], "no other options than --model, --on"),
        (["agreements", "--basis", "term"], "a day too: --on DAY"),
        (["agreements", "--party", "Atlantis"], "Atlantis"),
        (["agreements", "--model", "mall"], "nearest: mal"),
        (["bodies", "--model", "mall"], "nearest: mal"),
        (["agreements", "--theme", "nothing of the kind"], "no theme is called"),
        (["agreements", "--on", "2023"], "2023"),
        (["agreements", "--on", DAY, "--basis", "force"], "--basis"),
        (["parties"], "KIND"),
        ([], "KIND"),
    ],
)
def test_what_cannot_be_listed_is_wrong_use(run: Run, arguments: list[str], said: str) -> None:
    done = run("list", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_a_world_of_ones_own_is_listed_too() -> None:
    world = up.Register([up.Person(id="maret", name="Máret Šaŋŋa")])
    assert answer(world, "persons", {}, "en", str) == (
        "persons (certain: 1)\n\nid     name\nmaret  Máret Šaŋŋa"
    )
    assert json.loads(as_json(world, "persons", {}, "en"))["certain"][0]["record"] == {
        "id": "maret",
        "name": "Máret Šaŋŋa",
    }
