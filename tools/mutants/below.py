"""What `checking` stands on, with the records of the register read: loaded once for all its mutants."""

from __future__ import annotations

import urbanpolicy as up

RECORDS = len([record.sources for record in up.register()])
SEATS = len(up.composition("alliance-cooperation-group", on="2023-11-16").seats)
