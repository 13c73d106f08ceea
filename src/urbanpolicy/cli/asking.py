"""The commands that ask the register: ``show``, ``list``, ``changes``, ``search`` and ``about``."""

from __future__ import annotations

from urbanpolicy.cli.output import Output

TYPE_CHECKING = False  # importing `typing` takes longer than reading the command line
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    Maker = Callable[[str, str, str], argparse.ArgumentParser]
    Told = tuple[int, str, str]

ANSWERED = 0

KINDS = (
    "agreements",
    "bodies",
    "claims",
    "conflicts",
    "counties",
    "coverages",
    "events",
    "gaps",
    "governments",
    "groups",
    "mal-rounds",
    "meetings",
    "memberships",
    "models",
    "municipal-changes",
    "municipalities",
    "offices",
    "organisations",
    "persons",
    "populations",
    "regions",
    "rules",
    "sources",
    "tenures",
    "university-cities",
    "urban-regions",
)
"""What can be listed; *groups* are bodies."""

NARROWING = ("model", "party", "urban_region", "theme", "on", "basis")
"""The options that narrow a list."""

SHOW_TEXT = """\
Print a record with its dates, what refers to it and its sources: an agreement, a
model, a body, an office, a person, a municipality, a source, a rule, any other. With
a day also how it stands on it, as far as the sources go.
"""

LIST_TEXT = """\
Print the records of a kind, or those of a day. Agreements can be narrowed by model,
party, urban region and theme; bodies and rules by model. What the sources do not
decide is marked and counted apart.
"""

CHANGES_TEXT = """\
Print what is otherwise on one day than on another: agreements and their parties,
seats, holders of offices, heads of municipalities, municipalities.
"""

SEARCH_TEXT = """\
Print the records in which a text stands: ids, codes, names, titles and statements in
all languages, whatever the case and the accents. The best come first.
"""

ABOUT_TEXT = """\
Print the versions of code and facts, the days that were searched, and how many
records of each kind there are.
"""

DAY_HELP = "2023-11-16 or 16.11.2023; 'latest' is the last day that was searched, or 'today'"


def add_questions(make: Maker) -> None:
    """Add the commands to the command line; ``make`` gives the reader of one."""
    show = make("show", "one record, by id or name", SHOW_TEXT)
    show.add_argument(
        "name", metavar="ID_OR_NAME", help="an id, or a code, name or title in any language"
    )
    show.add_argument("--on", metavar="DAY", help=DAY_HELP)
    several = make("list", "the records of a kind", LIST_TEXT)
    several.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    several.add_argument("--model", metavar="NAME", help="those of an agreement model")
    several.add_argument("--party", metavar="NAME", help="agreements that bind a party")
    several.add_argument("--urban-region", metavar="NAME", help="agreements of an urban region")
    several.add_argument("--theme", metavar="TEXT", help="agreements on a theme")
    several.add_argument("--on", metavar="DAY", help=DAY_HELP)
    several.add_argument(
        "--basis",
        choices=("announced", "signed", "in_force", "term"),
        help="what counts as binding on the day (default: in_force)",
    )
    changes = make("changes", "what is otherwise on another day", CHANGES_TEXT)
    changes.add_argument("first", metavar="FROM", help=DAY_HELP)
    changes.add_argument("second", metavar="TO", help="another day, earlier or later")
    search = make("search", "where a text stands", SEARCH_TEXT)
    search.add_argument("text", metavar="TEXT", help="a name, an id, a code, words")
    about = make("about", "what the register is", ABOUT_TEXT)
    for command in (show, several, changes, search, about):
        command.add_argument(
            "--format",
            choices=("text", "json"),
            default="text",
            help="how to print (default: text)",
        )


def _told(options: argparse.Namespace, out: Output, text: str) -> Told:
    return ANSWERED, out.json(text) if options.format == "json" else f"{text}\n", ""


def _show(options: argparse.Namespace, out: Output) -> Told:
    from urbanpolicy.cli.show import answer, as_json
    from urbanpolicy.world.builtin import register

    ask = as_json if options.format == "json" else answer
    return _told(options, out, ask(register(), options.name, options.on, options.lang, out.fit))


def _list(options: argparse.Namespace, out: Output) -> Told:
    from urbanpolicy.cli.lists import answer, as_json
    from urbanpolicy.world.builtin import register

    given = {name: held for name in NARROWING if (held := getattr(options, name)) is not None}
    if options.format == "json":
        return _told(options, out, as_json(register(), options.kind, given, options.lang))
    return _told(options, out, answer(register(), options.kind, given, options.lang, out.fit))


def _changes(options: argparse.Namespace, out: Output) -> Told:
    from urbanpolicy.cli.compared import answer, as_json
    from urbanpolicy.world.builtin import register

    days = (options.first, options.second)
    if options.format == "json":
        return _told(options, out, as_json(register(), *days))
    return _told(options, out, answer(register(), *days, options.lang, out.fit))


def _search(options: argparse.Namespace, out: Output) -> Told:
    from urbanpolicy.cli.searched import answer, as_json
    from urbanpolicy.world.builtin import register

    if options.format == "json":
        return _told(options, out, as_json(register(), options.text))
    return _told(options, out, answer(register(), options.text, options.lang, out.fit))


def _about(options: argparse.Namespace, out: Output) -> Told:
    from urbanpolicy.cli.imprint import answer, as_json
    from urbanpolicy.world.builtin import register

    if options.format == "json":
        return _told(options, out, as_json(register()))
    return _told(options, out, answer(register(), options.lang, out.fit))


QUESTIONS: Mapping[str, Callable[[argparse.Namespace, Output], Told]] = {
    "show": _show,
    "list": _list,
    "changes": _changes,
    "search": _search,
    "about": _about,
}
"""What answers each of these commands."""
