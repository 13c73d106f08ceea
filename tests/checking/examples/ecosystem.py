"""One draft for each message of the rules of ecosystem agreements."""

from __future__ import annotations

from typing import Any

import urbanpolicy as up
from tests.checking.examples.given import Given, Key
from urbanpolicy.values.plain import to_plain


def agreement(id: str, **fields: Any) -> dict[str, Any]:
    """A document with an agreement of the register, but for some fields."""
    plain: Any = to_plain(up.agreement(id))
    return {"urbanpolicy": 1, "agreements": [{**plain, **fields}]}


GIVEN: dict[Key, Given] = {
    ("ecosystem-end", "wrong"): Given(agreement("ecosystem-oulu", term="2021-02-09/2026-12-31")),
    ("ecosystem-end", "open"): Given(agreement("ecosystem-oulu", term="2021-02-09/2027-12")),
}
