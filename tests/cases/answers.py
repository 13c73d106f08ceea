"""A script that prints what every public question of the register answers.

``answers.py [CLOCK]``: with a clock, that many seconds since 1970 stand still from the start on.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

if __name__ == "__main__" and len(sys.argv) > 1:
    seconds = float(sys.argv[1])
    time.time = lambda: seconds  # what date.today() asks

DAYS = (
    "2010-06-22",
    "2017-06-06",
    "2021-07-01",
    "2023-02-03",
    "2023-11-16",
    "2023-12-20",
    "2026-06-26",
)
GROUP = "alliance-cooperation-group"


def told() -> Iterator[object]:
    """Yield the answers, in a fixed order of questions."""
    import urbanpolicy as up

    register = up.register()
    yield register, register.digest, len(register)
    yield up.coverages(), up.conflicts(), up.gaps(), up.claims()
    yield sorted(up.__all__)
    for on in (*DAYS, "latest"):
        table = up.composition(GROUP, on=on)
        yield table, table.seats, table.possible, table.persons, table.municipalities, table.state
        yield [reason.show(lang) for reason in table.reasons for lang in ("fi", "sv", "en")]
        yield table.gaps, table.conflicts
        yield up.seats(on=on), list(up.seats(on=on)), up.seats(on=on).possible
        yield up.tenures(on=on), up.tenures(on=on).items, up.tenures(on=on).possible
        for party in ("Turku", "org-vm"):
            answer = up.agreements(party=party, on=on)
            yield answer, answer.items, answer.possible
        for office in register.all(up.Office):
            holding = up.holder(office.id, on=DAYS[4] if on == "latest" else on)
            yield holding, holding.candidates, holding.sources, holding.why("sv")
        for code in ("049", "091", "092", "564", "837", "853"):
            yield up.head(code, on=on), up.head(code, on=on).why("fi")
    for post in ("mayor-tampere", "city-manager-vantaa", "fi-minister-justice"):
        yield up.holders(post, through="2010/2026").items, up.holders(post, before="2024-01-01")
    for record in (GROUP, "alliance", "tenure-mayor-turku-minna-arve-2021"):
        if record in register:
            yield up.sources(record), up.conflicts(record), up.gaps(record), up.claims(record)
    for wrong in ("Lap", "Lapp", "Pekka Timonen", "Helsingin kaupunki", "oikeus- ja työministeri"):
        for ask in (up.municipality, up.person, up.office):
            try:
                yield ask(wrong)
            except up.UrbanPolicyError as error:
                yield str(error)
    draft = {"urbanpolicy": 3, "x": 1, "persons": [{"id": "a", "nam": 5}, {}], "groups": 4}
    try:
        up.read_document(draft)
    except up.InvalidDocument as error:
        yield str(error)
    report = up.check(GROUP, on="2023-11-16")
    yield report, report.text("fi"), report.to_json(), up.rules()
    yield [record.citations for record in register.all(up.Membership)]
    yield [frozenset(record.sources) == set(record.sources) for record in register.all(up.Tenure)]


if __name__ == "__main__":
    for answer in told():
        print(repr(answer))
