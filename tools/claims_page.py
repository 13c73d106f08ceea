"""Write the list of claims in docs/claims.md from the facts themselves: ``make claims``.

What stands above the mark in the page is prose and stays as it is. With ``--check`` nothing is
written; the command fails if the page is not current.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import urbanpolicy as up

PAGE = Path(__file__).resolve().parent.parent / "docs" / "claims.md"
MARK = "<!-- What follows is written by `make claims` from the facts themselves. -->\n"
MEANT = {
    "exact": "",
    "about": "about ",
    "at-least": "at least ",
    "over": "over ",
    "at-most": "at most ",
}


def page(current: str) -> str:
    """Return the page with its list of claims written anew."""
    prose, mark, _ = current.partition(MARK)
    if not mark:
        raise ValueError(f"{PAGE} has lost its mark: {MARK}")
    return prose + mark + "\n" + "\n".join(lines())


def lines() -> Iterator[str]:
    """Yield the tables: claims that differ, that agree, and whose numbers nothing is set beside."""
    claims = [checked for checked in up.claims() if checked.number is not None]
    yield "## Claims that differ from what is computed\n"
    yield from _table((c for c in claims if c.agrees == up.NO), computed=True, reason=True)
    yield "## Claims that agree\n"
    yield from _table((c for c in claims if c.agrees == up.YES), computed=True)
    yield "## Numbers that the register cannot compute\n"
    yield from _table((c for c in claims if c.computed is None), reason=True)


def _table(
    claims: Iterable[up.Checked], *, computed: bool = False, reason: bool = False
) -> Iterator[str]:
    heads = ["claim", "what the source says", "claimed"]
    heads += ["computed"] if computed else []
    heads += ["why"] if reason and computed else ["remark"] if reason else []
    heads += ["sources"]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for checked in claims:
        cells = [f"`{checked.id}`", checked.statement.show("en"), _claimed(checked)]
        cells += [_number(checked.computed)] if computed else []
        cells += [_reason(checked)] if reason else []
        cells += [", ".join(_source(id) for id in checked.sources)]
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""


def _claimed(checked: up.Checked) -> str:
    day = "" if checked.as_of.is_unknown else f" ({checked.as_of})"
    return f"{MEANT[checked.qualifier]}{_number(checked.number)}{_unit(checked)}{day}"


def _unit(checked: up.Checked) -> str:
    return f" {checked.unit}" if checked.unit in ("EUR", "EUR per year", "percent") else ""


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:,}"


def _reason(checked: up.Checked) -> str:
    texts = [checked.note.show("en")] if checked.note else []
    conflict = checked.conflict
    if conflict:
        reason = f"{conflict.reason.show('en')} " if conflict.reason else ""
        texts.append(f"{reason}(`{conflict.id}`)")
    return " ".join(texts)


def _source(id: str) -> str:
    source = up.register().one(up.Source, id)
    return f"[{id}](<{source.url}>)" if source.url else id


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    options = parser.parse_args(arguments)
    current = PAGE.read_text(encoding="utf-8")
    written = page(current)
    if options.check:
        if written != current:
            print("docs/claims.md is not current; run `make claims`.", file=sys.stderr)
        return int(written != current)
    PAGE.write_text(written, encoding="utf-8", newline="\n")
    print(f"{len(up.claims())} claims read, those with numbers written to docs/claims.md.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
