"""The words that only the command line shows, in Finnish, Swedish and English."""

from __future__ import annotations

from urbanpolicy.model.people import Tenure
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.world.composition import Seat
from urbanpolicy.world.holding import Holding

LABELS: dict[str, Text] = {
    "role": Text(fi="rooli", sv="roll", en="role"),
    "for": Text(fi="puolesta", sv="för", en="for"),
    "office": Text(fi="tehtävä", sv="uppdrag", en="office"),
    "municipality": Text(fi="kunta", sv="kommun", en="municipality"),
    "day": Text(fi="päivä", sv="dag", en="day"),
    "holder": Text(fi="haltija", sv="innehavare", en="holder"),
    "candidate": Text(fi="ehdokas", sv="kandidat", en="candidate"),
    "period": Text(fi="aika", sv="tid", en="period"),
    "state": Text(fi="tila", sv="läge", en="state"),
    "seats": Text(fi="paikkoja", sv="platser", en="seats"),
    "possible": Text(fi="mahdollisia", sv="möjliga", en="possible"),
}
"""Headings and names of rows."""

STATES: dict[str, Text] = {
    "held": Text(fi="täytetty", sv="besatt", en="held"),
    "presumed": Text(fi="oletettu", sv="antagen", en="presumed"),
    "vacant": Text(fi="täyttämättä", sv="vakant", en="vacant"),
    "several": Text(fi="useita haltijoita", sv="flera innehavare", en="several holders"),
    "undecided": Text(fi="ratkaisematta", sv="oavgjort", en="undecided"),
    "not_existing": Text(fi="ei ollut olemassa", sv="fanns inte", en="did not exist"),
    "outside_coverage": Text(
        fi="tutkitun ajan ulkopuolella",
        sv="utanför den undersökta tiden",
        en="outside the days that were searched",
    ),
}
"""What is known of who holds a seat or an office."""

PRESUMED = Text(
    fi="{state}; todennettu päivään {day}",
    sv="{state}; belagd till {day}",
    en="{state}; verified to {day}",
)
HOW_HELD: dict[str, Text] = {
    "acting": Text(fi="väliaikaisesti", sv="tillfälligt", en="acting"),
    "substitute": Text(fi="sijaisena", sv="som vikarie", en="as a substitute"),
    "deputising": Text(
        fi="oman tehtävänsä ohella", sv="vid sidan av det egna uppdraget", en="deputising"
    ),
}


def label(key: str, lang: Lang) -> str:
    """Return the heading of a column or the name of a row."""
    return LABELS[key].show(lang)


def state_of(result: Seat | Holding, lang: Lang) -> str:
    """Return the state of a seat or a holding in words; a presumed one with the day verified."""
    state = STATES[result.state].show(lang)
    if result.state != "presumed":
        return state
    holding = result if isinstance(result, Holding) else result.holding
    days = [holding.verified] if holding else []
    if isinstance(result, Seat):
        days.append(result.membership.period.verified)
    day = min(verified for verified in days if verified)
    return PRESUMED.show(lang).format(state=state, day=day)


def how_held(tenure: Tenure, lang: Lang) -> str:
    """Return, in brackets, how an office is held; nothing where in one's own right."""
    return "" if tenure.is_regular else f" ({HOW_HELD[tenure.status].show(lang)})"
