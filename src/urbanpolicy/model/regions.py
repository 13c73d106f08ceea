"""Regions, wellbeing services counties and MAL city regions: three different divisions of the country."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, get_args

import attrs

from urbanpolicy.model.record import Record
from urbanpolicy.values.ids import id_tuple
from urbanpolicy.values.periods import UNKNOWN_PERIOD, Period, to_period
from urbanpolicy.values.text import Text, line, to_text, to_texts

CountyKind = Literal["county", "municipality", "autonomous-region"]
"""A wellbeing services county; a municipality that bears the duty itself (Helsinki); a region outside
the system of counties (Åland)."""

COUNTY_KIND = frozenset(get_args(CountyKind))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Region(Record):
    """A region (maakunta) of the national classification; the European NUTS codes are another one.

    The two do not agree on every day: a municipality that moves to another region moves in the
    European list only with its next edition. NUTS codes are not in this register.

    Order: by code, then id.

    Raises:
        InvalidValue: if the code is not text of two digits, or the name is no text.

    >>> Region(id="region-02", code="02", name={"fi": "Varsinais-Suomi"})
    Region('region-02', 02 Varsinais-Suomi)
    """

    refers: ClassVar[Mapping[str, str]] = {"successors": "Region"}

    code: str = attrs.field(converter=line)
    """Text of two digits, zeros included: the code of Statistics Finland."""
    name: Text = attrs.field(converter=to_text)
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)
    successors: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """The regions that it was joined to when it ended."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_id_lists("successors")
        check_code(self, self.code)

    @property
    def classification(self) -> str:
        """The division to which it belongs, in words: always the national one."""
        return "region (maakunta) by the national classification of Statistics Finland, not NUTS"

    @property
    def sort_key(self) -> tuple[str, str]:
        """Code, then id."""
        return (self.code, self.id)

    @property
    def brief(self) -> str:
        """Code and name."""
        return f"{self.code} {self.name.show('fi')}"


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class WellbeingCounty(Record):
    """A wellbeing services county, in charge of services since 2023, or what stands in its place.

    Helsinki bears the duty itself and Åland lies outside the system; both have a code in the
    classification and are no county: see ``kind``.

    Order: by code, then id.

    Raises:
        InvalidValue: if the code is not text of two digits, or the name is no text.

    >>> WellbeingCounty(id="county-05", code="05", name={"fi": "Varsinais-Suomen hyvinvointialue"})
    WellbeingCounty('county-05', 05 Varsinais-Suomen hyvinvointialue)
    """

    code: str = attrs.field(converter=line)
    """Text of two digits, zeros included: the code of Statistics Finland."""
    name: Text = attrs.field(converter=to_text)
    also: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    """Other names, such as the one that the classification gives it."""
    kind: CountyKind = "county"
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=to_period)

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.need("kind")
        self.check_word("kind", COUNTY_KIND)
        check_code(self, self.code)

    @property
    def sort_key(self) -> tuple[str, str]:
        """Code, then id."""
        return (self.code, self.id)

    @property
    def brief(self) -> str:
        """Code and name."""
        return f"{self.code} {self.name.show('fi')}"


def check_code(record: Record, code: object) -> None:
    """Refuse a code of a region or county that is not text of two digits."""
    if not (isinstance(code, str) and len(code) == 2 and code.isascii() and code.isdigit()):
        raise record.refuse("code", code, "a code as text of two digits, '02'")


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class UrbanRegion(Record):
    """A city region that makes MAL agreements; not the region (maakunta).

    Order: by id.

    Raises:
        InvalidValue: if the name is no text or the central municipality no id.

    >>> UrbanRegion(id="urban-region-oulu", name={"fi": "Oulun kaupunkiseutu"})
    UrbanRegion('urban-region-oulu', Oulun kaupunkiseutu)
    """

    refers: ClassVar[Mapping[str, str]] = {"central_municipality": "Municipality"}

    name: Text = attrs.field(converter=to_text)
    central_municipality: str | None = None
    """The municipality that gives it the name."""
    also_ids: tuple[str, ...] = attrs.field(default=(), converter=id_tuple)
    """Other ids by which it is known; they redirect here."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id")
        self.check_ids("central_municipality")
        self.check_id_lists("also_ids")

    @property
    def brief(self) -> str:
        """The name."""
        return self.name.show("fi")
