"""Who sat in the alliance's group on its first day and why, and do two drafts follow the rules.

Run it with ``make demo``. Everything that it prints comes from the library; nothing is written here
twice.
"""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import fill

import urbanpolicy as up

DAY = "2023-11-16"
HERE = Path(__file__).parent
WIDTH = 100


def heading(text: str) -> None:
    print(f"\n{text}\n{'=' * len(text)}\n")


def indented(text: str) -> str:
    return fill(
        text, WIDTH, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False
    )


def show_composition(table: up.Composition) -> None:
    """Print who holds each seat, and under it the steps from the seat to the person."""
    for seat in table:
        place = f" for {seat.municipality.name.show('en')}" if seat.municipality else ""
        print(f"{seat.role}{place}: {seat.person.name} ({seat.state})")
        for reason in seat.reasons:
            if reason.key != "source":
                print(indented(reason.show("en")))
        print(indented(f"Sources: {', '.join(seat.sources)}"))
        print()


def show_meeting(meeting: up.Meeting) -> None:
    """Print what is known of the meeting of the day; who came is not."""
    print(f"The meeting of {meeting.date}:")
    for item in meeting.agenda:
        print(f"  - {item.topic.show('en')}")
    if meeting.attendance is None:
        print("Who was invited, who came and who was in the chair is not known: no source says it.")
        print("A seat is not attendance.")


def main() -> None:
    table = up.composition("alliance-cooperation-group", on=DAY)

    heading(f"1. The {table.group.name.show('en')} on {DAY}")
    show_composition(table)
    show_meeting(up.meeting(group="alliance-cooperation-group", on=DAY))

    heading("2. Does it follow the rules?")
    print(up.check(table))

    heading("3. A draft in order: examples/alliance-in-order.toml")
    print(up.check(HERE / "alliance-in-order.toml", on=DAY))

    heading("4. A draft with five faults: examples/alliance-with-faults.toml")
    report = up.check(HERE / "alliance-with-faults.toml", on=DAY)
    print(report)
    print(f"\nFound: {len(report.errors)} errors, {len(report.undecided)} point left undecided.")


if __name__ == "__main__":
    # A pipe may have an encoding without a place for every name: then escapes are printed.
    getattr(sys.stdout, "reconfigure", lambda **_: None)(errors="backslashreplace")
    main()
