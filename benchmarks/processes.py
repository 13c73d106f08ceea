"""Fresh processes: what importing costs, and the first answer."""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter

from benchmarks.timing import Case

BARE = "pass"
ATTRS = "import attrs"
FACE = "import urbanpolicy"
TOUCHED = "import urbanpolicy as up\nfor name in up.__all__:\n    getattr(up, name)"
FLOOR = """
import urbanpolicy.world.builtin
from urbanpolicy.model.catalogue import CLASSES, PLURALS
tuple(CLASSES.values())
"""
LOADED = f"""{FLOOR}
world = urbanpolicy.world.builtin.register()
for plural, cls in PLURALS.items():
    if plural != "populations":
        world.all(cls)
"""
ONE_CLASS = f"{FLOOR}urbanpolicy.world.builtin.register().all(CLASSES['Municipality'])\n"
OFFICES = f"{FLOOR}urbanpolicy.world.builtin.register().all(CLASSES['Office'])\n"
ANSWER = """
import urbanpolicy as up
table = up.composition("alliance-cooperation-group", on="2023-11-16")
assert table.chair.person.name == "Petteri Orpo"
"""
HOLDER = """
import urbanpolicy as up
assert up.holder("fi-prime-minister", on="2023-11-16").person.name == "Petteri Orpo"
"""
PLACE = """
import urbanpolicy as up
assert up.municipality("Turku").code == "853"
"""
BOUND = """
import urbanpolicy as up
assert up.agreements(party="Turku", on="2023-11-16")
"""
# The high-water mark of the process itself: that of getrusage would include the parent's at the fork.
PEAK = """
with open("/proc/self/status", encoding="ascii") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""
WATCHED = ("attrs", "attr", "json", "dateutil", "typing", "dataclasses", "narwhals", "hypothesis")


def _run(code: str) -> str:
    command = [sys.executable, "-I", "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def seconds_of(code: str) -> Case:
    """Return the case of one fresh process that runs some code; in seconds."""

    def case() -> float:
        start = perf_counter()
        _run(code)
        return perf_counter() - start

    return case


def peak_of(code: str) -> Case:
    """Return the case of the peak memory of one fresh process, in KiB; on Linux."""
    return lambda: float(_run(code + PEAK))


def newly_loaded() -> list[str]:
    """Return which of the watched modules ``import urbanpolicy`` brings in; none of them should be."""
    code = (
        "import sys\nbefore = set(sys.modules)\nimport urbanpolicy\n"
        f"print(*sorted((set(sys.modules) - before) & set({WATCHED!r})))"
    )
    return _run(code).split()
