"""The norms of the committees of urban policy: who chairs, who is vice-chair, when they end."""

from __future__ import annotations

from collections.abc import Iterator

from urbanpolicy.checking.alliance import NOBODY, followed, following_field, message_on, new_seat
from urbanpolicy.checking.bodies import BodyCase, known_name
from urbanpolicy.checking.change import Change
from urbanpolicy.checking.order import is_after, setting_period
from urbanpolicy.checking.rule import Rule, Shown, Verdict
from urbanpolicy.model.governments import Government
from urbanpolicy.model.vocabulary import SeatRole
from urbanpolicy.values.partial import PartialDate
from urbanpolicy.values.periods import Open
from urbanpolicy.values.text import LANGS, Text


def held_by(case: BodyCase, *, role: SeatRole, offices: tuple[str, ...]) -> Iterator[Verdict]:
    """The seats of a role belong to certain offices, one to each."""
    filled: set[str] = set()
    strangers: list[tuple[str, Verdict]] = []
    for seat in case.composition.in_role(role):
        messages = {
            office: message_on(case.holder_of(office), seat)
            if seat.named is not None
            else (None if seat.membership.office == office else "wrong")
            for office in offices
        }
        right = next((office for office in offices if messages[office] is None), None)
        if right is not None:
            filled.add(right)
            continue
        record = seat.membership.id
        message = "open" if "open" in messages.values() else "wrong"
        verdict = _verdict(
            case, offices, message, record, following_field(seat), followed(case, seat)
        )
        strangers.append((record, verdict))
    free = [office for office in offices if office not in filled]
    for (record, verdict), office in zip(
        strangers, [*free, *[None] * len(strangers)], strict=False
    ):
        # Who sits wrongly makes room for an office that lacks its seat; one too many is invited.
        mend = {"role": "invited"} if office is None else {**NOBODY, "office": office}
        yield verdict.mended_by(Change.setting(record, **mend))
    possible = [seat for seat in case.composition.possible if seat.role == role]
    for office in free[len(strangers) :]:
        message, record = (
            ("open-seat", possible[0].membership.id) if possible else ("missing", case.id)
        )
        verdict = _verdict(case, (office,), message, record, "period" if possible else role, "–")
        yield verdict.mended_by(new_seat(case, role, office=office))


def _verdict(
    case: BodyCase, offices: tuple[str, ...], message: str, record: str, field: str, found: Shown
) -> Verdict:
    titles = [case.title(office) for office in offices]
    names = [known_name(case.holder_of(office)) for office in offices]
    return Verdict.of(
        message,
        record,
        field,
        on=case.day,
        found=found,
        expected=_joined(titles),
        holder=_joined(names),
    )


def _joined(parts: list[Text] | list[Text | str]) -> Text:
    """Return several names or titles as one text, in every language."""
    return Text(
        **{
            lang: ", ".join(
                part.pick(lang)[0] if isinstance(part, Text) else part for part in parts
            )
            for lang in LANGS
        }
    )


def ends_with_government(case: BodyCase) -> Iterator[Verdict]:
    """A body that is set up for the term of a government does not outlive it."""
    body = case.group
    if body.ends_with is None:
        return
    last = case.world.one(Government, body.ends_with).period.end
    end = body.period.end
    if isinstance(last, Open) or last.day is None:
        return
    late = is_after(PartialDate() if isinstance(end, Open) else end, last)
    if isinstance(end, Open) or late.is_possible:
        yield Verdict.of(
            "late" if isinstance(end, Open) or late.is_certain else "open-late",
            body.id,
            "period",
            found=str(body.period),
            expected=str(last),
        ).mended_by(*setting_period(body.id, "period", body.period.start, last))


def _rule(id: str, body: str, government: str, role: str, offices: str, citations: str) -> Rule:
    """Return the rule that seats of a role in a body belong to offices."""
    return Rule(
        id=id,
        groups=(body,),
        standing="decision",
        government=government,
        judge=held_by,
        given={"role": role, "offices": tuple(offices.split())},
        citations=tuple(citations.split()),
    )


UPC_2011, UPC_2016, UPC_2020, UPC_2023 = (
    f"urban-policy-committee-{year}" for year in (2011, 2016, 2020, 2023)
)
METRO = "metropolitan-policy-committee-2020"
OF_2011, OF_2020 = "mynewsdesk-2011-11-04 thesis-10-6", "tem-sv-2020-01-16 tem-upc-2020-sv"
OF_2023, OF_METRO = "tem-upc-2023-en tem-upc-2023-fi", "vn-2020-11-05 ym-metro-en"

RULES: tuple[Rule, ...] = (
    _rule(
        "committee-2011-chair",
        UPC_2011,
        "gov-katainen",
        "chair",
        "fi-minister-economic-affairs",
        OF_2011,
    ),
    _rule(
        "committee-2011-vice-chair",
        UPC_2011,
        "gov-katainen",
        "vice-chair",
        "city-manager-helsinki",
        OF_2011,
    ),
    _rule(
        "committee-2020-chair",
        UPC_2020,
        "gov-marin",
        "chair",
        "fi-minister-economic-affairs",
        OF_2020,
    ),
    _rule(
        "committee-2020-vice-chairs",
        UPC_2020,
        "gov-marin",
        "vice-chair",
        "city-manager-lahti fi-minister-environment",
        OF_2020,
    ),
    _rule(
        "committee-2023-chair",
        UPC_2023,
        "gov-orpo",
        "chair",
        "fi-minister-municipal-affairs",
        OF_2023,
    ),
    _rule(
        "committee-2023-vice-chair",
        UPC_2023,
        "gov-orpo",
        "vice-chair",
        "city-manager-vaasa",
        OF_2023,
    ),
    _rule(
        "committee-metropolitan-chair",
        METRO,
        "gov-marin",
        "chair",
        "fi-minister-environment",
        OF_METRO,
    ),
    _rule(
        "committee-metropolitan-vice-chairs",
        METRO,
        "gov-marin",
        "vice-chair",
        "fi-minister-municipal-affairs mayor-helsinki",
        OF_METRO,
    ),
    Rule(
        id="body-ends-with-government",
        groups=(METRO, UPC_2011, UPC_2016, UPC_2020, UPC_2023),
        standing="decision",
        severity="warning",
        judge=ends_with_government,
        citations=("tem-sv-2020-01-16", "tem-upc-2016-fi", "tem-upc-2016-sv", "tem-upc-2023-fi"),
    ),
)
"""The norms of the committees, from the decisions and pages that set them up."""
