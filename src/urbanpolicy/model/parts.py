"""What only some agreements hold, by name, each class loaded when a record first has one of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from urbanpolicy.values.building import build_all

if TYPE_CHECKING:
    from urbanpolicy.model.contents import FundingLine, Revision, Signatory, Target
else:

    def __getattr__(name):
        """Return a class: ``parts.Target`` loads its module on its first use."""
        if name in __all__:
            return _loaded(name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ["FundingLine", "Revision", "Signatory", "Target"]


def _loaded(name: str) -> Any:
    from urbanpolicy.model import contents

    return getattr(contents, name)


def _read(name: str, value: Iterable[Any]) -> tuple[Any, ...]:
    """Return parts of a class, sorted; where there are none, the class is not loaded."""
    if isinstance(value, tuple) and not value:
        return ()
    return tuple(sorted(build_all(_loaded(name), value)))


def to_funding(value: Iterable[FundingLine | Mapping[str, Any]]) -> tuple[FundingLine, ...]:
    """Converter of funding lines; sorted."""
    return _read("FundingLine", value)


def to_targets(value: Iterable[Target | Mapping[str, Any]]) -> tuple[Target, ...]:
    """Converter of targets; sorted."""
    return _read("Target", value)


def to_revisions(value: Iterable[Revision | Mapping[str, Any]]) -> tuple[Revision, ...]:
    """Converter of revisions; sorted by day."""
    return _read("Revision", value)


def to_signatories(
    value: Iterable[Signatory | Mapping[str, Any]] | None,
) -> tuple[Signatory, ...] | None:
    """Converter of signatories; None stays None, because unknown is not nobody."""
    return None if value is None else _read("Signatory", value)
