"""``urbanpolicy search``: the records in which a text stands, the best first."""

from __future__ import annotations

import json

from urbanpolicy.cli.answers import Fit, headed
from urbanpolicy.cli.codes import class_word
from urbanpolicy.cli.fields import label_of
from urbanpolicy.cli.words import MATCHES, label, said
from urbanpolicy.errors import shown
from urbanpolicy.values.text import Lang
from urbanpolicy.world.register import Register
from urbanpolicy.world.searching import Hit


def answer(world: Register, text: str, lang: Lang, fit: Fit) -> str:
    """Return a row for each record in which a text was found."""
    hits = world.search(text)
    lines = [f"{shown(text)} ({len(hits)})", ""]
    if not hits:
        return "\n".join([*lines, said("nothing", lang)])
    heads = [label(key, lang) for key in ("id", "class", "field", "match", "text")]
    return "\n".join([*lines, *headed(heads, [_row(hit, lang) for hit in hits], fit)])


def as_json(world: Register, text: str) -> str:
    """Return the same as JSON, without words of a language."""
    hits = [
        {
            "id": hit.id,
            "class": type(hit.record).__name__,
            "field": hit.field,
            "lang": hit.lang,
            "match": hit.match,
            "text": hit.text,
        }
        for hit in world.search(text)
    ]
    return f"{json.dumps({'asked': text, 'hits': hits}, ensure_ascii=False, indent=2)}\n"


def _row(hit: Hit, lang: Lang) -> list[str]:
    cls = type(hit.record).__name__
    text = f"{hit.text} [{hit.lang}]" if hit.lang and hit.lang != lang else hit.text
    return [
        hit.id,
        class_word(cls, lang),
        label_of(cls, hit.field, lang),
        MATCHES[hit.match].show(lang),
        text,
    ]
