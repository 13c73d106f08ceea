"""Validate the facts that people edit and compile what the library loads: ``make facts``.

All problems are reported at once, each with its file and line. With ``--check`` nothing is written;
the command fails if the compiled files are not what the facts give.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.facts.checking import check
from tools.facts.entries import Problem
from tools.facts.reading import read_about, read_folder
from tools.facts.writing import compiled, differing, write

DATA = Path(__file__).resolve().parent.parent / "src" / "urbanpolicy" / "data"


def compile_folder(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """Return the compiled files of a folder of facts, by name, and all problems, by file and line."""
    entries, problems = read_folder(folder)
    about = read_about(folder, problems)
    facts = check(entries)
    problems = sorted([*problems, *facts.problems], key=lambda p: (p.file, p.line, p.message))
    return ({} if problems else compiled(facts.records, about)), problems


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    parser.add_argument("--facts", type=Path, default=DATA / "facts", help="the folder to read")
    parser.add_argument("--into", type=Path, default=DATA / "compiled", help="the folder to write")
    options = parser.parse_args(arguments)
    files, problems = compile_folder(options.facts)
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        print(*problems, f"{count}; nothing was compiled.", sep="\n", file=sys.stderr)
        return 1
    if options.check:
        stale = differing(files, options.into)
        if stale:
            print(
                f"not what the facts give: {', '.join(stale)}; run `make facts`.", file=sys.stderr
            )
        return 1 if stale else 0
    changed = write(files, options.into)
    print(f"{len(files)} files compiled, {len(changed)} of them changed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
