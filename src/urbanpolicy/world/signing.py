"""Who signed an agreement: known, not found, or nothing there that could be signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

import attrs

from urbanpolicy.errors import NoAnswer, NotExisting, NotFound, cut
from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.claims import Claim
from urbanpolicy.model.contents import Signatory
from urbanpolicy.model.disputes import Conflict, Gap
from urbanpolicy.model.milestones import Milestone
from urbanpolicy.model.organisations import Organisation
from urbanpolicy.model.people import Office, Person
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.sources import Source
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.values.value import Value
from urbanpolicy.world.reasons import absences, because, citations, disputes, explain, word_for

if TYPE_CHECKING:
    from urbanpolicy.world.reason import Reason

SigningState = Literal["known", "not_found", "no_instrument"]


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Signed(Value):
    """One signature, as far as a source tells it: person, office, and for whom.

    Order: by signatory.
    """

    signatory: Signatory
    person: Person | None = None
    office: Office | None = None
    behalf_of: Municipality | Organisation | None = None

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The signatory's key."""
        return (self.signatory.sort_key, self.behalf_of.id if self.behalf_of else "")

    @property
    def name(self) -> Text:
        """The person, else the title, else the office: whatever the source gives."""
        given = self.signatory.name or self.signatory.title
        if self.person:
            return Text(fi=self.person.name, sv=self.person.name, en=self.person.name)
        return given or (self.office.name if self.office else word_for("unknown"))

    @property
    def party(self) -> Text:
        """For whom it was signed, where a source says."""
        return self.behalf_of.name if self.behalf_of else word_for("unknown")

    def __repr__(self) -> str:
        behalf = f" for {self.behalf_of.id}" if self.behalf_of else ""
        return cut(f"<{self.name.show('fi')}{behalf}>")


@attrs.frozen(eq=False, order=False, kw_only=True, repr=False)
class Signing(Value):
    """Who signed an agreement, and why nobody is named where nobody is.

    It never fails to build. ``state`` says what is known: ``known`` has signatures; ``not_found``
    (it was or may have been signed, but no page that was read says by whom) and ``no_instrument``
    (there is no signed document, so nobody signed one) have none, and ``signatures`` and ``people``
    raise the matching error.

    Order: by agreement.
    """

    agreement: Agreement
    found: tuple[Signed, ...] = ()
    """The signatures that are known; empty where none is."""
    claims: tuple[Claim, ...] = ()
    """What sources say of it without saying who signed, such as who is named in a release."""
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[Gap, ...] = ()
    cited: tuple[Source, ...] = ()

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The agreement's key."""
        return self.agreement.sort_key

    @property
    def state(self) -> SigningState:
        """What is known of it."""
        if self.agreement.signatories is not None:
            return "known"
        return "no_instrument" if _lacks_instrument(self.agreement) else "not_found"

    @property
    def signed(self) -> Milestone | None:
        """The step of signing, with its day, where a source tells of one."""
        return self.agreement.milestone("signed")

    @property
    def signatures(self) -> tuple[Signed, ...]:
        """Who signed, with office and party.

        Raises:
            NotFound: if no source that was read says who signed.
            NotExisting: if there is no signed document.
        """
        if self.state == "known":
            return self.found
        raise self._no_answer()

    @property
    def people(self) -> tuple[Person, ...]:
        """The persons who signed, as far as sources name them; raises as ``signatures``."""
        return tuple(sorted(signed.person for signed in self.signatures if signed.person))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that the answer rests on, sorted."""
        return tuple(sorted(source.id for source in self.cited))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The chain of reasons, each with the records and sources that it rests on."""
        return tuple(self._reasons())

    def why(self, lang: Lang = "en") -> str:
        """Return the chain of reasons in words, a line each."""
        return explain(self.reasons, lang)

    def _reasons(self) -> Iterator[Reason]:
        agreement = self.agreement
        key = _KEYS[self.state]
        yield because(key, [agreement.id], agreement.sources, agreement=agreement.name)
        if self.signed:
            yield because(
                "milestone", [agreement.id], kind=word_for("signed"), date=self.signed.date
            )
        for signed in self.found:
            ids = [
                record.id for record in (signed.person, signed.office, signed.behalf_of) if record
            ]
            yield because("signature", ids, name=signed.name, party=signed.party)
        for claim in self.claims:
            yield because("claim", [claim.id], claim.sources, statement=claim.statement)
        yield from disputes(self.conflicts)
        yield from absences(self.gaps)
        yield from citations(self.cited)

    def _no_answer(self) -> NoAnswer:
        question = f"who signed {self.agreement.id}"
        if self.state == "no_instrument":
            why = "no signed document of it is known, so there is nothing that anybody signed"
            return NotExisting.to(question, why)
        on = f" on {self.signed.date}" if self.signed else ""
        why = f"no page that was read says who signed it{on}, which does not mean that nobody did"
        return NotFound.to(question, why, hint="; ".join(str(gap.subject) for gap in self.gaps))

    def __repr__(self) -> str:
        names = ", ".join(signed.name.show("fi") for signed in self.found)
        return cut(
            f"<signatories of {self.agreement.id} {self.state}{': ' if names else ''}{names}>"
        )


_KEYS = {
    "known": "signatories",
    "not_found": "signatories-not-found",
    "no_instrument": "no-instrument",
}


def _lacks_instrument(agreement: Agreement) -> bool:
    """Whether there is no signed document: said so, or a partnership of which no signing is known."""
    if agreement.has_instrument is not None:
        return not agreement.has_instrument
    return agreement.nature == "partnership" and agreement.milestone("signed") is None
