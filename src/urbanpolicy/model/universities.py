"""The university cities for which ecosystem agreements were made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.record import Part, Record
from urbanpolicy.model.vocabulary import EVIDENCE, Evidence
from urbanpolicy.values.building import build_all
from urbanpolicy.values.text import Text, line, to_text, to_text_or_none


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class UniversityPresence(Part):
    """A university in a city, and how it is there.

    Order: by name.

    Raises:
        InvalidValue: if the presence is no text, or the evidence no word of the list.

    >>> UniversityPresence(name={"en": "Aalto University"}, presence="seat").presence
    'seat'
    """

    name: Text = attrs.field(converter=to_text)
    presence: str = attrs.field(converter=line)
    """``seat``, ``campus``, ``consortium-member`` or another word of the source."""
    evidence: Evidence | None = None
    """What the presence rests on; None: the sources say it."""

    def __attrs_post_init__(self) -> None:
        self.need("presence")
        self.check_texts("presence")
        self.check_word("evidence", EVIDENCE)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Name, then presence."""
        return (self.name.sort_key, self.presence)


def to_presences(
    value: Iterable[UniversityPresence | Mapping[str, Any]],
) -> tuple[UniversityPresence, ...]:
    """Converter of universities in a city; sorted."""
    return tuple(sorted(build_all(UniversityPresence, value)))


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class UniversityCity(Record):
    """A city that was announced as one of the eighteen university and university-centre cities.

    Order: by municipality, then id.

    Raises:
        InvalidValue: if a reference is no id, the classification no text, or a consortium described
            that the city does not have.

    >>> UniversityCity(id="u", municipality="municipality-049", classification="university-city")
    UniversityCity('u', municipality-049 university-city)
    """

    refers: ClassVar[Mapping[str, str]] = {
        "municipality": "Municipality",
        "agreement": "Agreement",
    }

    municipality: str
    classification: str = attrs.field(converter=line)
    """``university-city``, ``university-centre-city``, both joined by ``and``, or another word."""
    agreement: str | None = None
    universities: tuple[UniversityPresence, ...] = attrs.field(default=(), converter=to_presences)
    has_consortium: bool = False
    """Whether it hosts a university consortium (university centre)."""
    consortium: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """The name of the consortium, where a source gives it."""
    coordinator: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """The university that coordinates the consortium, where a source says."""

    def __attrs_post_init__(self) -> None:
        self.need_ids("id", "municipality")
        self.check_ids("agreement")
        self.need("classification")
        self.check_texts("classification")
        self.check_flag("has_consortium")
        if (self.consortium or self.coordinator) and not self.has_consortium:
            raise self.refuse("has_consortium", False, "true where a consortium is described")

    @property
    def sort_key(self) -> tuple[str, str]:
        """Municipality, then id."""
        return (self.municipality, self.id)

    @property
    def brief(self) -> str:
        """Municipality and classification."""
        return f"{self.municipality} {self.classification}"
