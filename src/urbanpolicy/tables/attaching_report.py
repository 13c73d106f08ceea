"""How many rows of a frame have which answer, and which codes are behind those that have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

import attrs

from urbanpolicy.errors import InvalidValue, cut, listed
from urbanpolicy.model.vocabulary import Basis
from urbanpolicy.tables.attaching_asking import YEAR_END, Asking, Division, read_asking
from urbanpolicy.tables.attaching_frames import Attaching
from urbanpolicy.tables.attaching_rows import STATUSES, AttachStatus
from urbanpolicy.tables.parting import in_parts, is_parted
from urbanpolicy.values.value import Value
from urbanpolicy.world.register import Register


class Attached(NamedTuple):
    """How many rows of a code have a status."""

    column: str
    """The column of statuses that ``attach`` adds: ``status``, or ``mal_status`` of several models."""
    status: AttachStatus
    code: str | None
    """The code as the frame has it; None: it is missing."""
    rows: int


@attrs.frozen(order=False, kw_only=True, repr=False)
class AttachReport(Value):
    """How many rows of a frame have which status, and with which codes.

    Order: by columns, then the number of rows.
    """

    columns: tuple[str, ...]
    """The columns of statuses, one for each model."""
    about: tuple[tuple[str, str], ...]
    """What the answers rest on: a name for each model, and its basis, days and data in words."""
    rows: int
    """How many rows the frame has."""
    found: tuple[Attached, ...]
    """The rows by column, status and code, sorted."""

    @property
    def sort_key(self) -> tuple[tuple[str, ...], int]:
        """Columns, then the number of rows."""
        return (self.columns, self.rows)

    def count(self, status: AttachStatus, column: str | None = None) -> int:
        """Return how many rows have a status, in one column or in any of them.

        A row that has it in several columns counts in each.

        Raises:
            InvalidValue: if it is no status, or if there is no such column.
        """
        self._need(status)
        if column is not None and column not in self.columns:
            expected = "one of " + listed(self.columns)
            raise InvalidValue.at("attach report, column", column, expected)
        return sum(
            one.rows for one in self.found if one.status == status and column in (None, one.column)
        )

    def codes(self, status: AttachStatus) -> tuple[str, ...]:
        """Return the codes of the rows that have a status, each once, sorted.

        Raises:
            InvalidValue: if it is no status.
        """
        self._need(status)
        return tuple(
            sorted(
                {one.code for one in self.found if one.status == status and one.code is not None}
            )
        )

    def raise_if(self, *statuses: AttachStatus) -> None:
        """Raise if some row has one of these statuses; without any, if one is other than sure.

        Raises:
            InvalidValue: if there are such rows; the message counts them and names their codes.
        """
        for status in statuses:
            self._need(status)
        refused = statuses or tuple(status for status in STATUSES if status != "sure")
        told = [self._told(status) for status in refused if self.count(status)]
        if told:
            expected = f"no row that is {' or '.join(refused)}"
            raise InvalidValue.at("attach report", "; ".join(told), expected)

    def text(self) -> str:
        """Return the report in words: a line for each status of each column."""
        lines = [f"{self.rows} rows"]
        for (_, about), column in zip(self.about, self.columns, strict=True):
            lines.append(f"{column}: {about}")
            for status in STATUSES:
                own = [one for one in self.found if (one.column, one.status) == (column, status)]
                if own:
                    lines.append(_line(status, own))
        return "\n".join(lines)

    def _told(self, status: AttachStatus) -> str:
        return _line(status, [one for one in self.found if one.status == status]).strip()

    def _need(self, status: object) -> None:
        if status not in STATUSES:
            expected = "one of " + ", ".join(STATUSES)
            raise InvalidValue.at("attach report, status", status, expected)

    def __repr__(self) -> str:
        counts = {status: self.count(status) for status in STATUSES}
        told = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
        return cut(f"<{self.rows} rows: {told or 'none'}>")


def _line(status: AttachStatus, found: Iterable[Attached]) -> str:
    found = list(found)
    line = f"  {sum(one.rows for one in found)} {status}"
    codes = sorted({one.code for one in found if one.code is not None})
    return line if status == "sure" or not codes else cut(f"{line}: {listed(codes)}")


def _counted(frame: Any, asking: Asking) -> list[tuple[Any, ...]]:
    if not is_parted(frame):
        return Attaching(frame, asking).counted()
    counts = in_parts(frame, partial(_counted_part, asking)).compute()
    return list(counts.itertuples(index=False, name=None))


def _counted_part(asking: Asking, part: Any) -> Any:
    """Return the counts of a part, as a frame like it, so that they can be brought together."""
    return type(part)(Attaching(part, asking).counted(), columns=["code", *asking.statuses, "rows"])


def attach_report(
    frame: object,
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
) -> AttachReport:
    """Return how many rows of a frame ``attach`` answers, and why it does not answer the others.

    It takes what ``attach`` takes, and reads the whole frame: a lazy one is executed, but only counts
    by status and code are brought together.

    Raises: as ``attach``.
    """
    asking = read_asking(
        "attach_report",
        code_column=code_column,
        day_column=day_column,
        year_column=year_column,
        at=at,
        division=division,
        model=model,
        agreements=agreements,
        basis=basis,
        prefix=prefix,
        register=register,
    )
    names = list(asking.statuses.values())
    counts: Counter[tuple[str, AttachStatus, str | None]] = Counter()
    total = 0
    for code, *statuses, rows in _counted(frame, asking):
        total += rows
        for name, status in zip(names, statuses, strict=True):
            # A missing code is None in most packages, in pandas something else.
            counts[name, status, code if isinstance(code, str) else None] += rows
    found = [Attached(*key, rows) for key, rows in counts.items()]
    found.sort(
        key=lambda one: (names.index(one.column), STATUSES.index(one.status), one.code or "")
    )
    return AttachReport(
        columns=tuple(names),
        about=tuple(asking.about.items()),
        rows=total,
        found=tuple(found),
    )
