"""The words of reports themselves, in Finnish, Swedish and English."""

from __future__ import annotations

from urbanpolicy.values.text import Lang, Text

HEADINGS: dict[str, Text] = {
    "report": Text(fi="Tarkastus", sv="Granskning", en="Report"),
    "conforms": Text(
        fi="Kaikki tarkastetut säännöt täyttyvät.",
        sv="Alla granskade regler är uppfyllda.",
        en="All rules that were checked are kept.",
    ),
    "fails": Text(fi="Sääntöjä on rikottu.", sv="Regler har brutits.", en="Rules are broken."),
    "crashed": Text(
        fi="Kaikkia sääntöjä ei voitu arvioida.",
        sv="Alla regler kunde inte prövas.",
        en="Not all rules could be evaluated.",
    ),
    "unchecked": Text(
        fi="Mitään sääntöä ei tarkastettu.",
        sv="Ingen regel granskades.",
        en="No rule was checked.",
    ),
    "error": Text(fi="virhe", sv="fel", en="error"),
    "warning": Text(fi="varoitus", sv="varning", en="warning"),
    "note": Text(fi="huomautus", sv="anmärkning", en="note"),
    "undecided": Text(fi="ratkaisematta", sv="oavgjort", en="undecided"),
    "accepted": Text(fi="hyväksytty", sv="godtagen", en="accepted"),
    "reason": Text(fi="Syy", sv="Skäl", en="Reason"),
    "unused": Text(
        fi="hyväksytty, mutta ei havaittu", sv="godtagen men inte funnen", en="accepted, not found"
    ),
    "proposal": Text(fi="Korjausehdotus", sv="Förslag till åtgärder", en="Proposed changes"),
    "no-proposal": Text(
        fi="Mitään ei ehdoteta muutettavaksi",
        sv="Ingen ändring föreslås",
        en="No change is proposed",
    ),
    "left": Text(fi="jää jäljelle", sv="återstår", en="remains"),
    "crash": Text(fi="sääntö epäonnistui", sv="regeln misslyckades", en="the rule failed"),
    "not-checked": Text(fi="tarkastamatta", sv="inte granskat", en="not checked"),
    "kind": Text(fi="Laji", sv="Slag", en="Kind"),
    "rule": Text(fi="Sääntö", sv="Regel", en="Rule"),
    "place": Text(fi="Kohta", sv="Ställe", en="Place"),
    "message": Text(fi="Havainto", sv="Iakttagelse", en="Finding"),
    "mend": Text(fi="Korjaus", sv="Åtgärd", en="Mend"),
    "norm": Text(fi="Normin lähteet", sv="Normens källor", en="Sources of the norm"),
    "fact": Text(fi="Tiedon lähteet", sv="Uppgiftens källor", en="Sources of the fact"),
    "checked": Text(fi="Tarkastetut säännöt", sv="Granskade regler", en="Rules checked"),
    "more": Text(
        fi="ja {count} muuta: ks. .table()",
        sv="och {count} till: se .table()",
        en="and {count} more: see .table()",
    ),
}


def heading(name: str, lang: Lang) -> str:
    """Return a word of a report in a language."""
    return HEADINGS[name].show(lang)
