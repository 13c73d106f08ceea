"""Write the list of rules in docs/rules.md from the rules themselves: ``make rules``.

What stands above the mark in the page is prose and stays as it is. With ``--check`` nothing is
written; the command fails if the page is not current.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import urbanpolicy as up

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
NORMS = PAGE.with_name("norms.csv")
MARK = "<!-- What follows is written by `make rules` from the rules themselves. -->\n"
LANGUAGES: dict[str, str] = {"fi": "Finnish", "sv": "Swedish", "en": "English"}


def page(current: str) -> str:
    """Return the page with its list of rules written anew."""
    prose, mark, _ = current.partition(MARK)
    if not mark:
        raise ValueError(f"{PAGE} has lost its mark: {MARK}")
    return prose + mark + "\n" + "\n".join(lines())


def lines() -> Iterator[str]:
    """Yield the list of all rules, by model."""
    for model in sorted({rule.model for rule in up.rules() if rule.model}):
        name = up.agreement_model(model).name
        yield f"## Rules of the model `{model}`\n"
        yield f"{name.show('fi')}; {name.show('sv')}; {name.show('en')}.\n"
        for rule in up.rules(model=model):
            yield from _of_rule(rule)
    yield from _norms()
    yield "## Rules of no model\n"
    yield "They hold for bodies without a model, or for agreements of every model.\n"
    for rule in up.rules():
        if rule.model is None:
            yield from _of_rule(rule)


def _of_rule(rule: up.Rule) -> Iterator[str]:
    yield f"### {rule.id}\n"
    yield "| | the norm | the mend |"
    yield "| --- | --- | --- |"
    for lang, name in LANGUAGES.items():
        yield f"| {name} | {_text(rule.statement, lang)} | {_text(rule.advice, lang)} |"
    yield ""
    yield f"- About: {_about(rule)}. Standing: *{rule.standing}*; severity: *{rule.severity}*."
    if rule.government:
        yield f"- Term: `{rule.government}`, {up.government(rule.government).name.show('en')}."
    if not rule.period.start.is_unknown:
        yield f"- Holds from {rule.period.start}{_until(rule.period)}."
    if rule.implies:
        yield f"- Says all that these would say: {', '.join(f'`{id}`' for id in rule.implies)}."
    yield "- Sources of the norm:"
    for source in (up.register().one(up.Source, id) for id in rule.sources):
        yield f"  - {_of_source(source)}"
    yield ""


def _norms() -> Iterator[str]:
    """Yield the table that sorts what sources state as rules: norms, claims, definitions."""
    yield "## What sources state as rules\n"
    yield "| stated in | record | kind | rule, or why there is none |"
    yield "| --- | --- | --- | --- |"
    with NORMS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rules = ", ".join(f"[{id}](#{id})" for id in row["rules"].split())
            told = rules or row["why"]
            yield f"| {row['file']} | `{row['record']}` | {row['kind']} | {told} |"
    yield ""


def _about(rule: up.Rule) -> str:
    """Return what a rule is about, in words."""
    if rule.groups:
        return "the body " + ", ".join(f"`{id}`" for id in rule.groups)
    if rule.body_kind:
        return f"bodies of the kind *{rule.body_kind}*"
    return {"body": "bodies", "agreement": "an agreement", "model": "all agreements"}[rule.kind]


def _text(text: up.Text, lang: str) -> str:
    shown = text.show(lang)  # type: ignore[arg-type]
    return re.sub(r"\{(\w+)\}", r"*\1*", shown).replace("|", "\\|")


def _until(period: up.Period) -> str:
    return "" if period.is_open else f" to {period.end}"


def _of_source(source: up.Source) -> str:
    title = f"[{source.title}]({source.url})" if source.url else source.title
    day = "no date" if source.published.is_unknown else str(source.published)
    return f"`{source.id}`: {source.publisher}, {title}, {day}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    options = parser.parse_args(arguments)
    current = PAGE.read_text(encoding="utf-8")
    written = page(current)
    if options.check:
        if written != current:
            print("docs/rules.md is not current; run `make rules`.", file=sys.stderr)
        return int(written != current)
    PAGE.write_text(written, encoding="utf-8", newline="\n")
    print(f"{len(up.rules())} rules written to docs/rules.md.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
