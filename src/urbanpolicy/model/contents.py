"""What was agreed: money, targets, revisions, and who signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from urbanpolicy.model.record import Citation, Part, to_citations, to_published
from urbanpolicy.model.vocabulary import EVIDENCE, QUALIFIER, Evidence, Qualifier
from urbanpolicy.values.money import Money, to_money
from urbanpolicy.values.partial import UNKNOWN_DATE, PartialDate
from urbanpolicy.values.periods import Period, to_period_or_none
from urbanpolicy.values.text import Text, line, line_or_none, to_text, to_text_or_none


def to_share(value: float | None) -> float | None:
    """Converter of a share of the whole: 1 and 1.0 are one number; None stays None.

    >>> to_share(1)
    1.0
    """
    return value + 0.0 if type(value) is int or type(value) is float else value


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class FundingLine(Part):
    """A sum that a source gives for an agreement, a round or a model; sums are never added up here.

    Order: by heading, then amount.

    Raises:
        InvalidValue: if the heading is no text, the amount no money, the share not between 0 and 1,
            or a word not in its list.

    >>> FundingLine(heading={"en": "grants"}, amount="EUR 5000", per="dwelling").amount
    Money('EUR 5000')
    """

    heading: Text = attrs.field(converter=to_text)
    amount: Money | None = attrs.field(default=None, converter=to_money)
    """None: the line is known, its sum is not."""
    share: float | None = attrs.field(default=None, converter=to_share)
    """Its share of the whole, between 0 and 1, where a source gives one."""
    qualifier: Qualifier = "exact"
    per: str | None = attrs.field(default=None, converter=line_or_none)
    """``year`` or ``dwelling``, where the sum is for each; None: in all."""
    period: Period | None = attrs.field(default=None, converter=to_period_or_none)
    payer: Text | None = attrs.field(default=None, converter=to_text_or_none)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.need_word("qualifier", QUALIFIER)
        self.check_texts("per")
        share: object = self.share
        if share is not None and not (type(share) is float and 0 <= share <= 1):
            raise self.refuse("share", share, "a share between 0 and 1")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Heading, then amount."""
        return (self.heading.sort_key, self.amount.sort_key if self.amount else ())


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Target(Part):
    """A number that the parties set themselves, and what came of it where a source says.

    Order: by heading, then numbers.

    Raises:
        InvalidValue: if no number is given, the most is below the least, or a word is not in its list.

    >>> Target(
    ...     heading={"en": "dwellings"}, least=12000, most=13000, unit="dwelling", per="year"
    ... ).most
    13000
    """

    heading: Text = attrs.field(converter=to_text)
    unit: str = attrs.field(converter=line)
    least: int | None = None
    most: int | None = None
    """The same as ``least`` where the source gives one number."""
    qualifier: Qualifier = "exact"
    per: str | None = attrs.field(default=None, converter=line_or_none)
    """``year``, where the number is for each; None: in all."""
    period: Period | None = attrs.field(default=None, converter=to_period_or_none)
    outcome: int | None = None
    outcome_qualifier: Qualifier = "exact"
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.need("unit", "qualifier", "outcome_qualifier")
        self.check_texts("unit", "per")
        self.check_word("qualifier", QUALIFIER)
        self.check_word("outcome_qualifier", QUALIFIER)
        for name in ("least", "most", "outcome"):
            self.check_number(name)
        if self.least is None and self.most is None:
            raise self.refuse("least", None, "a number in least, most or both")
        if self.least is not None and self.most is not None and self.most < self.least:
            raise self.refuse("most", self.most, f"a number of at least {self.least}")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Heading, then numbers."""
        return (self.heading.sort_key, self.least or 0, self.most or 0)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Revision(Part):
    """A change of contents inside the term.

    Order: by day, then text.

    Raises:
        InvalidValue: if the text is none.
        InvalidDay: if the day cannot be read.

    >>> Revision(date="2023-03", text={"en": "A theme was added."}).date
    PartialDate('2023-03')
    """

    date: PartialDate = attrs.field(default=UNKNOWN_DATE, converter=to_published)
    text: Text = attrs.field(converter=to_text)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Day, then text."""
        return (self.date.sort_key, self.text.sort_key)


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Signatory(Part):
    """Who signed, as far as a source says: a person, a post, and for whom.

    Order: by person, office, name.

    Raises:
        InvalidValue: if neither person, office, name nor title is given, or a word is not in its list.

    >>> Signatory(person="jukka-makela", behalf_of="municipality-049").person
    'jukka-makela'
    """

    refers: ClassVar[Mapping[str, str]] = {
        "person": "Person",
        "office": "Office",
        "behalf_of": "Municipality|Organisation",
    }

    person: str | None = None
    office: str | None = None
    name: Text | None = attrs.field(default=None, converter=to_text_or_none)
    """The name as the source has it, where no record exists."""
    title: Text | None = attrs.field(default=None, converter=to_text_or_none)
    behalf_of: str | None = None
    evidence: Evidence | None = None
    """What signing rests on: *decided* for one authorised to sign, *inferred* for one pictured at the
    signing; None: the sources say it."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations)

    def __attrs_post_init__(self) -> None:
        self.check_ids("person", "office", "behalf_of")
        self.check_word("evidence", EVIDENCE)
        if not (self.person or self.office or self.name or self.title):
            raise self.refuse("person", None, "a person, an office, a name or a title")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Person, office, name."""
        return (self.person or "", self.office or "", self.name.sort_key if self.name else ())
