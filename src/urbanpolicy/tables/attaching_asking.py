"""What is asked of ``attach``, read and proved once, whatever it is then asked of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from urbanpolicy.errors import InvalidValue
from urbanpolicy.model.vocabulary import Basis, read_basis
from urbanpolicy.tables.attaching_rows import SHARES, STEMS, Wanted, table_of
from urbanpolicy.tables.dividing import read_year
from urbanpolicy.tables.panel_periods import read_at
from urbanpolicy.tables.small_table import SmallTable
from urbanpolicy.tables.spelling_lines import read_asked
from urbanpolicy.world.builtin import register as built_in
from urbanpolicy.world.register import Register

Division = int | Literal["row"]

YEAR_END = "12-31"


class Asking(NamedTuple):
    """What is asked of each row, and where in the row its code and its time are."""

    purpose: str
    """The name of the call, for messages."""
    world: Register
    wanted: Wanted
    code: str
    """The column of codes."""
    time: str
    """The column of days or years."""
    by_day: bool
    prefixes: tuple[str, ...]
    """What stands before the names of the new columns, for each model."""

    @property
    def new(self) -> Mapping[str, str]:
        """The new columns: what the small table calls them, and their names in the answer."""
        stems = (*STEMS, *SHARES) if self.wanted.at == "share" else STEMS
        return {
            f"{stem}{number}": f"{prefix}{stem}"
            for number, prefix in enumerate(self.prefixes)
            for stem in stems
        }

    @property
    def statuses(self) -> Mapping[str, str]:
        """Those of the new columns that say why a row is not answered."""
        return {stem: name for stem, name in self.new.items() if stem.startswith("status")}

    @property
    def about(self) -> Mapping[str, str]:
        """What the new columns rest on, in words, under a name for each model."""
        wanted = self.wanted
        at = wanted.at or "the day of the row"
        division = "of the row" if wanted.division is None else str(wanted.division)
        rest = f"basis {wanted.basis}; at {at}; division {division}; {self.world.name}"
        return {
            f"urbanpolicy.{prefix}bound": f"{one.words}; {rest}"
            for prefix, one in zip(self.prefixes, wanted.asked, strict=True)
        }

    def table(self) -> SmallTable:
        """Return the small table."""
        return table_of(self.world, self.wanted)

    def need_new(self, own: Iterable[str], what: str, mend: str) -> None:
        """Prove that a table has none of the columns that are added.

        Raises:
            InvalidValue: if it has one.
        """
        taken = set(own)
        for name in self.new.values():
            if name in taken:
                expected = f"a {what} without the columns that are added"
                raise InvalidValue.at(f"{self.purpose}, {what}", name, expected, mend)


def read_asking(
    purpose: str,
    *,
    code_column: str,
    day_column: str | None = None,
    year_column: str | None = None,
    at: str = YEAR_END,
    division: Division = "row",
    model: str | Iterable[str] | None = None,
    agreements: str | Iterable[str] | None = None,
    basis: Basis = "in_force",
    prefix: str = "",
    register: Register | None = None,
) -> Asking:
    """Return what was asked, read and proved; ``purpose`` is the name of the call.

    Raises: as ``attach``.
    """
    world = built_in() if register is None else register
    time = year_column if day_column is None else day_column
    if time is None or (day_column is not None and year_column is not None):
        times = {"day_column": day_column, "year_column": year_column}
        raise InvalidValue.at(purpose, times, "exactly one of day_column and year_column")
    read = read_at(at, "year", f"{purpose}, at")
    if day_column is not None and at != YEAR_END:
        hint = "leave it out: the day of each row decides"
        raise InvalidValue.at(f"{purpose}, at", at, "no day of the year beside a day column", hint)
    asked = read_asked(world, model, agreements, purpose)
    wanted = Wanted(
        asked=asked,
        basis=read_basis(basis),
        at="" if day_column is not None else read,
        division=None if division == "row" else read_year(division, f"{purpose}, division", world),
    )
    if not isinstance(prefix, str):
        raise InvalidValue.at(f"{purpose}, prefix", prefix, "a text")
    prefixes = [prefix]
    if len(asked) > 1:
        prefixes = [f"{prefix}{one.words.replace('-', '_')}_" for one in asked]
    return Asking(
        purpose, world, wanted, code_column, time, day_column is not None, tuple(prefixes)
    )
