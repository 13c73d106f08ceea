"""The cases of the area concurrency: first use from several threads, and work in other processes."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

import urbanpolicy as up
from tests.cases.running import run
from tests.world.made import office, person, tenure, world
from urbanpolicy.model.record import Record
from urbanpolicy.world.register import Register

THREADS = """
import sys
from threading import Barrier, Thread

sys.setswitchinterval(1e-6)
barrier, seen, failed = Barrier(8), [], []


def first_use(number):
    barrier.wait()
    try:
        import urbanpolicy as up

        register = up.register()
        holding = up.head("091", on="2023-11-16")
        seen.append((id(register), up.municipality("091"), holding, len(register), register.digest))
    except BaseException as error:
        failed.append(repr(error))


threads = [Thread(target=first_use, args=(number,)) for number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failed, failed
assert len(seen) == 8
assert all(found == seen[0] for found in seen)
print(seen[0][1:3])
"""

POOLS = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import urbanpolicy as up

DAYS = ["2017-06-06", "2021-01-01", "2023-02-03", "2023-11-16", "2023-12-20", "2026-01-01"] * 4
GROUP = "alliance-cooperation-group"


def asked(on):
    table = up.composition(GROUP, on=on)
    heads = [up.head(code, on=on) for code in ("049", "091", "564")]
    return table, heads, up.seats(on=on), up.agreements(party="Turku", on=on), table.reasons


def passed_on(register):
    return register, register.holder("fi-prime-minister", on="2023-11-16")


def reported(draft):
    return up.check(draft, on="2023-11-16")


if __name__ == "__main__":
    draft = {"urbanpolicy": 1, "groups": [{"id": "d", "kind": "cooperation-group", "model": "alliance",
             "name": "luonnos", "period": "2023-11-16/.."}]}
    changed = up.register().with_records(up.Person(id="aino-testinen", name="Aino Testinen"))
    serial = [asked(on) for on in DAYS]
    with ProcessPoolExecutor(2, mp_context=get_context(sys.argv[1])) as pool:
        assert list(pool.map(asked, DAYS)) == serial
        register, holding = pool.submit(passed_on, up.register()).result()
        assert register is up.register()
        assert holding.person.name == "Petteri Orpo"
        other, _ = pool.submit(passed_on, changed).result()
        assert other == changed
        reports = list(pool.map(reported, [draft] * 4))
        assert reports == [reported(draft)] * 4
        assert [r.text() for r in reports] == [reported(draft).text()] * 4
    print("equal")
"""


def test_con_01_eight_threads_at_once_see_one_whole_register(tmp_path: Path) -> None:
    script = tmp_path / "threads.py"
    script.write_text(THREADS)
    for _ in range(3):
        assert "Juhana Vartiainen" in run(script)


def test_con_01_each_class_is_loaded_once_and_whole() -> None:
    """The fault behind it: a loader that runs again while it is running."""
    small = world(office(), person("aino"), tenure("aino", "2020-01-01/..", id="t"))
    loaded: list[type[Record]] = []
    barrier = Barrier(8)

    def load(cls: type[Any]) -> tuple[Any, ...]:
        loaded.append(cls)
        return small.all(cls)

    register = Register._trusted(load, "slow")
    seen: list[Any] = []

    def use() -> None:
        barrier.wait()
        seen.append((register.holder("post", on="2021-01-01"), register.digest, tuple(register)))

    threads = [Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert all(found == seen[0] for found in seen)
    assert len(loaded) == len(set(loaded))


@pytest.mark.parametrize("way", ["spawn", "forkserver"])
def test_con_03_results_come_back_equal_from_workers_without_fork(tmp_path: Path, way: str) -> None:
    script = tmp_path / "pools.py"
    script.write_text(POOLS)
    assert run(script, way) == "equal\n"


def test_con_03_a_register_read_from_a_document_can_be_sent() -> None:
    import pickle

    table = {"urbanpolicy": 1, "persons": [{"id": "aino-testinen", "name": "Aino Testinen"}]}
    document = up.read_document(table)
    revived = pickle.loads(pickle.dumps(document))
    assert revived == document
    assert revived.world.person("Aino Testinen") == document.world.person("Aino Testinen")
