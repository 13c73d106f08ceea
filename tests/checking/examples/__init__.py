"""An example of every message of every rule."""

from __future__ import annotations

import urbanpolicy as up
from tests.checking.examples import agreements, alliance, bodies, following
from tests.checking.examples.given import Given, Key, example

GIVEN: dict[Key, Given] = {
    **alliance.GIVEN,
    **agreements.GIVEN,
    **bodies.GIVEN,
    **following.GIVEN,
}

EXAMPLES: dict[Key, up.Finding] = {key: example(key, given) for key, given in GIVEN.items()}
