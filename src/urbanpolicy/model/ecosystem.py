"""What ecosystem agreements add to an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from urbanpolicy.model.record import Part
from urbanpolicy.values.building import build
from urbanpolicy.values.text import Text, line_or_none, to_text_or_none, to_texts


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class EcosystemDetails(Part):
    """What is said only of an ecosystem agreement or a like agreement on innovation.

    Order: by the name in the ministry's list.

    Raises:
        InvalidValue: if a text is none.

    >>> EcosystemDetails(listed_as="PKS (Helsinki, Espoo, Vantaa)").listed_as
    'PKS (Helsinki, Espoo, Vantaa)'
    """

    listed_as: str | None = attrs.field(default=None, converter=line_or_none)
    """Its name in the ministry's list."""
    intermediate_body: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """The body that grants the money."""
    coordinator: Text | None = attrs.field(default=None, converter=to_text_or_none)
    partners: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    """Those with whom it was negotiated or is carried out; they are no parties."""
    cross_cutting: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    """Themes that run through all of its priorities."""
    contents: tuple[Text, ...] = attrs.field(default=(), converter=to_texts)
    """What sources say that it is about, where its own headings were not found."""

    def __attrs_post_init__(self) -> None:
        self.check_texts("listed_as")

    @property
    def sort_key(self) -> tuple[str]:
        """The name in the ministry's list."""
        return (self.listed_as or "",)


def to_ecosystem(value: EcosystemDetails | Mapping[str, Any] | None) -> EcosystemDetails | None:
    """Converter of optional details of an ecosystem agreement."""
    if value is None or isinstance(value, EcosystemDetails):
        return value
    return build(EcosystemDetails, value)
