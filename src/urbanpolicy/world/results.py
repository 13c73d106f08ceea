"""What questions answer with, by name, each loaded when a question first needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from urbanpolicy.world.agreed import Agreements, Themes
    from urbanpolicy.world.city import City
    from urbanpolicy.world.claimed import Checked
    from urbanpolicy.world.composition import Composition, Seat
    from urbanpolicy.world.counting import PopulationSum
    from urbanpolicy.world.forced import Force
    from urbanpolicy.world.holding import Holder, Holding
    from urbanpolicy.world.overview import ModelOverview
    from urbanpolicy.world.selection import Selection, selected
    from urbanpolicy.world.share import PopulationShare
    from urbanpolicy.world.signing import Signed, Signing
else:
    from importlib import import_module

    _HOMES = {
        "Agreements": "agreed",
        "Checked": "claimed",
        "City": "city",
        "Composition": "composition",
        "Force": "forced",
        "Holder": "holding",
        "Holding": "holding",
        "ModelOverview": "overview",
        "PopulationShare": "share",
        "PopulationSum": "counting",
        "Seat": "composition",
        "Selection": "selection",
        "Signed": "signing",
        "Signing": "signing",
        "Themes": "agreed",
        "selected": "selection",
    }

    def __getattr__(name):
        """Return a result's class: ``results.City`` loads its module on its first use."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"urbanpolicy.world.{_HOMES[name]}"), name)
        globals()[name] = found
        return found


__all__ = [
    "Agreements",
    "Checked",
    "City",
    "Composition",
    "Force",
    "Holder",
    "Holding",
    "ModelOverview",
    "PopulationShare",
    "PopulationSum",
    "Seat",
    "Selection",
    "Signed",
    "Signing",
    "Themes",
    "selected",
]
