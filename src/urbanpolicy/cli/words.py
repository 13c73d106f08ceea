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
    "id": Text(fi="tunnus", sv="id", en="id"),
    "class": Text(fi="luokka", sv="klass", en="class"),
    "name": Text(fi="nimi", sv="namn", en="name"),
    "kind": Text(fi="laji", sv="slag", en="kind"),
    "nature": Text(fi="luonne", sv="karaktär", en="nature"),
    "model": Text(fi="malli", sv="modell", en="model"),
    "term": Text(fi="nimelliskausi", sv="nominell period", en="nominal term"),
    "agreements": Text(fi="sopimuksia", sv="avtal", en="agreements"),
    "severity": Text(fi="vakavuus", sv="allvarlighet", en="severity"),
    "standing": Text(fi="peruste", sv="grund", en="standing"),
    "statement": Text(fi="sääntö", sv="regel", en="rule"),
    "subject": Text(fi="kohde", sv="föremål", en="subject"),
    "part": Text(fi="mikä", sv="vad", en="what"),
    "before": Text(fi="ennen", sv="före", en="before"),
    "after": Text(fi="jälkeen", sv="efter", en="after"),
    "field": Text(fi="kenttä", sv="fält", en="field"),
    "match": Text(fi="osuma", sv="träff", en="match"),
    "text": Text(fi="teksti", sv="text", en="text"),
    "certain": Text(fi="varmoja", sv="säkra", en="certain"),
    "undecided": Text(fi="ratkaisematta", sv="oavgjorda", en="undecided"),
    "tenures": Text(fi="tehtävät", sv="uppdrag", en="offices held"),
    "seats-held": Text(fi="paikat", sv="platser", en="seats"),
    "agreements-bound": Text(
        fi="sitovat sopimukset", sv="bindande avtal", en="agreements in force"
    ),
    "sources": Text(fi="lähteet", sv="källor", en="sources"),
    "code": Text(fi="koodi", sv="kod", en="code"),
    "facts": Text(fi="tietoaineisto", sv="uppgifter", en="facts"),
    "state-of": Text(fi="tietojen tila", sv="uppgifternas läge", en="state of"),
    "verified": Text(
        fi="uusin todennettu päivä", sv="senast belagda dag", en="newest verification"
    ),
    "searched": Text(fi="tutkitut ajat", sv="undersökta tider", en="searched"),
    "records": Text(fi="tietueet", sv="poster", en="records"),
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

MATCHES: dict[str, Text] = {
    "exact": Text(fi="sama", sv="samma", en="exact"),
    "prefix": Text(fi="alkaa näin", sv="börjar så", en="beginning"),
    "word": Text(fi="sanat", sv="ord", en="words"),
    "fuzzy": Text(fi="samankaltainen", sv="liknande", en="alike"),
}
"""How a text that was found fits the one that was looked for."""

SUBJECTS: dict[str, Text] = {
    "agreement": Text(fi="sopimus", sv="avtal", en="agreement"),
    "party": Text(fi="osapuoli", sv="part", en="party"),
    "seat": Text(fi="paikka", sv="plats", en="seat"),
    "holder": Text(fi="haltija", sv="innehavare", en="holder"),
    "head": Text(fi="kunnan johto", sv="kommunens ledning", en="head"),
    "municipality": Text(fi="kunta", sv="kommun", en="municipality"),
    "municipal-change": Text(fi="kuntamuutos", sv="kommunändring", en="municipal change"),
}
"""What is otherwise on another day."""

PARTS: dict[str, Text] = {
    "exists": Text(fi="olemassaolo", sv="existens", en="existence"),
    "names": Text(fi="nimi", sv="namn", en="name"),
    "titles": Text(fi="nimitys", sv="benämning", en="title in use"),
    "regions": Text(fi="maakunta", sv="landskap", en="region"),
    "counties": Text(fi="hyvinvointialue", sv="välfärdsområde", en="wellbeing services county"),
    "language_statuses": Text(fi="kielellinen asema", sv="språklig ställning", en="languages"),
}
"""What of a municipality is otherwise."""

SENTENCES: dict[str, Text] = {
    "incomplete": Text(
        fi="Luettelosta voi puuttua jotakin: lähteet eivät ratkaise kaikkea, tai päivää ei tutkittu.",
        sv="Något kan fattas i förteckningen: källorna avgör inte allt, eller så är dagen inte undersökt.",
        en="The list may lack something: the sources do not decide everything, or the day was not searched.",
    ),
    "two-days": Text(
        fi="Verrataan kahta päivää: mitä niiden välissä tapahtui ja kumoutui, ei näy.",
        sv="Två dagar jämförs: det som kom och försvann däremellan syns inte.",
        en="Two days are compared: what came and went between them does not show.",
    ),
    "nothing": Text(fi="Ei mitään.", sv="Ingenting.", en="Nothing."),
    "some": Text(
        fi="Ainakin yksi ratkaisematta olevista on varma, mutta ei tiedetä, mikä niistä.",
        sv="Åtminstone en av de oavgjorda är säker, men det är inte känt vilken.",
        en="At least one of the undecided is certain, without its being known which.",
    ),
    "holds": Text(
        fi="Voimassa tai olemassa {on}: {state}.",
        sv="Gällde eller fanns {on}: {state}.",
        en="In force or in being on {on}: {state}.",
    ),
    "more": Text(fi="... ja {count} muuta", sv="... och {count} till", en="... and {count} more"),
}
"""Whole sentences."""


def said(key: str, lang: Lang, **parts: object) -> str:
    """Return a sentence with its parts."""
    return SENTENCES[key].show(lang).format(**parts)


def label(key: str, lang: Lang) -> str:
    """Return the heading of a column or the name of a row."""
    return LABELS[key].show(lang)


def state_word(state: str, lang: Lang) -> str:
    """Return the word for a state on a day."""
    return STATES[state].show(lang)


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
