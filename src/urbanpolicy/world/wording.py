"""Reasons as data, and their wording in Finnish, Swedish and English."""

from __future__ import annotations

from urbanpolicy.values.partial import UNKNOWN_DATE
from urbanpolicy.values.periods import Period
from urbanpolicy.values.telling import UNKNOWN, tell_period
from urbanpolicy.values.text import Lang, Text
from urbanpolicy.world.asof import AsOf

TEMPLATES: dict[str, Text] = {
    "seat": Text(
        fi="Paikka: {role}, {group}, {period}.",
        sv="Platsen: {role}, {group}, {period}.",
        en="The seat: {role}, {group}, {period}.",
    ),
    "seat-office": Text(
        fi="Paikka seuraa virkaa tai tehtävää: {office}.",
        sv="Platsen följer ämbetet eller uppdraget: {office}.",
        en="The seat follows the office: {office}.",
    ),
    "seat-head": Text(
        fi="Paikka kuuluu kunnalle ({municipality}), jota edustaa sen johtaja: {office}.",
        sv="Platsen tillhör kommunen ({municipality}), som företräds av sin ledare: {office}.",
        en="The seat belongs to the municipality ({municipality}), which sits by its head: {office}.",
    ),
    "seat-office-for": Text(
        fi="Paikka kuuluu kunnalle ({municipality}), ja sitä seuraa: {office}.",
        sv="Platsen tillhör kommunen ({municipality}) och följer: {office}.",
        en="The seat belongs to the municipality ({municipality}) and follows: {office}.",
    ),
    "seat-person": Text(
        fi="Paikka on nimetty henkilölle: {person}.",
        sv="Platsen är personlig: {person}.",
        en="The seat rests with a person by name: {person}.",
    ),
    "seat-organisation": Text(
        fi="Paikka kuuluu organisaatiolle: {organisation}. Edustajaa ei tunneta.",
        sv="Platsen tillhör organisationen: {organisation}. Företrädaren är inte känd.",
        en="The seat belongs to an organisation: {organisation}. Its representative is not known.",
    ),
    "membership-presumed": Text(
        fi="Paikan olemassaolo on todennettu päivään {verified}; sen jälkeen se on oletus.",
        sv="Att platsen finns är belagt till {verified}; därefter är det ett antagande.",
        en="That the seat exists is verified to {verified}; after that it is presumed.",
    ),
    "membership-undecided": Text(
        fi="Lähteet eivät ratkaise, oliko paikka voimassa tänä päivänä.",
        sv="Källorna avgör inte om platsen gällde denna dag.",
        en="The sources do not decide whether the seat was in force on this day.",
    ),
    "held": Text(
        fi="Haltija {on}: {person}, {title}, {period}.",
        sv="Innehavare {on}: {person}, {title}, {period}.",
        en="Holder on {on}: {person}, {title}, {period}.",
    ),
    "acting": Text(
        fi="Tehtävää hoidetaan sijaisena tai väliaikaisesti.",
        sv="Uppgiften sköts tillfälligt eller som vikarie.",
        en="The office is exercised by someone acting or standing in.",
    ),
    "presumed": Text(
        fi="Haltija on todennettu päivään {verified}; sen jälkeen se on oletus.",
        sv="Innehavaren är belagd till {verified}; därefter är det ett antagande.",
        en="The holder is verified to {verified}; after that it is presumed.",
    ),
    "evidence": Text(
        fi="Mihin päivät perustuvat: alku – {start}; loppu – {end}.",
        sv="Vad dagarna bygger på: början – {start}; slut – {end}.",
        en="What the days rest on: start – {start}; end – {end}.",
    ),
    "candidate": Text(
        fi="Mahdollinen haltija: {person}, {period}.",
        sv="Möjlig innehavare: {person}, {period}.",
        en="Possible holder: {person}, {period}.",
    ),
    "several": Text(
        fi="Useampi kuin yksi haltija on varma.",
        sv="Fler än en innehavare är säkra.",
        en="More than one holder is certain.",
    ),
    "undecided": Text(
        fi="Lähteet eivät ratkaise, kuka oli haltija {on}.",
        sv="Källorna avgör inte vem som var innehavare {on}.",
        en="The sources do not decide who held it on {on}.",
    ),
    "handover": Text(
        fi="Vaihdon päivää ei tunneta, mutta jompikumpi ehdokkaista oli haltija.",
        sv="Dagen för skiftet är inte känd, men någondera av kandidaterna var innehavare.",
        en="The day of the hand-over is not known, but one of the candidates held it.",
    ),
    "vacant": Text(
        fi="Lähteen mukaan tehtävä oli {on} täyttämättä.",
        sv="Enligt en källa var uppgiften vakant {on}.",
        en="A source says that it was vacant on {on}.",
    ),
    "not_existing": Text(
        fi="Virkaa tai tehtävää ei ollut {on}.",
        sv="Ämbetet eller uppdraget fanns inte {on}.",
        en="The office did not exist on {on}.",
    ),
    "outside_coverage": Text(
        fi="Päivä {on} on tutkitun ajan ulkopuolella.",
        sv="Dagen {on} ligger utanför den undersökta tiden.",
        en="The day {on} lies outside the days that were searched.",
    ),
    "coverage": Text(
        fi="Tutkittu aika: {subject}, {period}.",
        sv="Undersökt tid: {subject}, {period}.",
        en="Days searched: {subject}, {period}.",
    ),
    "ended-by": Text(
        fi="{person}: loppupäivää ei tunneta, mutta kausi oli ohi {day}, jolloin seuraaja varmasti oli haltija.",
        sv="{person}: slutdagen är inte känd, men perioden var över {day}, då en efterträdare säkert var innehavare.",
        en="{person}: the end is not known, but had come by {day}, when a later holder is certain.",
    ),
    "on-leave": Text(
        fi="{person} on virkavapaalla tai vapaalla {start} alkaen.",
        sv="{person} är ledig från och med {start}.",
        en="{person} is on leave from {start}.",
    ),
    "nobody-acting": Text(
        fi="Kuka sillä aikaa hoiti tehtävää, ei ole tiedossa.",
        sv="Vem som då skötte uppgiften är inte känt.",
        en="Who acted meanwhile is not known.",
    ),
    "conflict": Text(
        fi="Lähteet ovat eri mieltä: {subject}. Arvot: {values}. Käytetään: {taken}.",
        sv="Källorna är oense: {subject}. Värden: {values}. Används: {taken}.",
        en="Sources disagree: {subject}. Values: {values}. Taken: {taken}.",
    ),
    "gap": Text(
        fi="Etsitty, ei löydetty: {subject}.",
        sv="Sökt men inte funnet: {subject}.",
        en="Looked for and not found: {subject}.",
    ),
    "source": Text(
        fi="Lähde {id}: {publisher}, ”{title}”, {published}.",
        sv="Källa {id}: {publisher}, ”{title}”, {published}.",
        en="Source {id}: {publisher}, “{title}”, {published}.",
    ),
    "not-attendance": Text(
        fi="Paikka ei ole läsnäolo: kuka kokoukseen tuli, selviää vain kokousta koskevasta lähteestä.",
        sv="En plats är inte närvaro: vem som kom till ett möte framgår bara av en källa om mötet.",
        en="A seat is not attendance: who came to a meeting is known only from a source on it.",
    ),
    "group-not-existing": Text(
        fi="Ryhmää ei ollut {on}: {group}, {period}.",
        sv="Gruppen fanns inte {on}: {group}, {period}.",
        en="The group did not exist on {on}: {group}, {period}.",
    ),
    "group": Text(
        fi="Ryhmä: {group}, {period}.",
        sv="Gruppen: {group}, {period}.",
        en="The group: {group}, {period}.",
    ),
    "signatories": Text(
        fi="Allekirjoittajat tunnetaan: {agreement}.",
        sv="Undertecknarna är kända: {agreement}.",
        en="The signatories are known: {agreement}.",
    ),
    "signatories-not-found": Text(
        fi="Allekirjoittajia ei löytynyt luetuista lähteistä: {agreement}. Se ei tarkoita, ettei kukaan allekirjoittanut.",
        sv="Undertecknarna finns inte i de lästa källorna: {agreement}. Det betyder inte att ingen undertecknade.",
        en="The sources read do not say who signed: {agreement}. That does not mean that nobody did.",
    ),
    "no-instrument": Text(
        fi="Allekirjoitettua asiakirjaa ei tunneta, joten allekirjoittajiakaan ei ole: {agreement}.",
        sv="Inget undertecknat dokument är känt och alltså inga undertecknare: {agreement}.",
        en="No signed document is known, and so nobody who signed one: {agreement}.",
    ),
    "signature": Text(
        fi="Allekirjoittaja: {name}; osapuoli: {party}.",
        sv="Undertecknare: {name}; part: {party}.",
        en="Signatory: {name}; party: {party}.",
    ),
    "claim": Text(
        fi="Lähteen mukaan: {statement}",
        sv="Enligt en källa: {statement}",
        en="A source says: {statement}",
    ),
    "city": Text(
        fi="{name} käyttää kaupungin nimitystä {on}: {period}.",
        sv="{name} använder benämningen stad {on}: {period}.",
        en="{name} uses the title of city on {on}: {period}.",
    ),
    "city-presumed": Text(
        fi="Nimitys on todennettu päivään {verified}; sen jälkeen se on oletus.",
        sv="Benämningen är belagd till {verified}; därefter är den ett antagande.",
        en="The title is verified to {verified}; after that it is presumed.",
    ),
    "in-region": Text(
        fi="Maakunta kansallisen luokituksen mukaan (ei NUTS): {region}, {period}.",
        sv="Landskap enligt den nationella klassificeringen (inte NUTS): {region}, {period}.",
        en="Region by the national classification (not NUTS): {region}, {period}.",
    ),
    "inhabitants": Text(
        fi="Asukkaita 31.12.{year}: {count} ({status}; aluejako {division}).",
        sv="Invånare den 31 december {year}: {count} ({status}; indelningen {division}).",
        en="Inhabitants on 31 December {year}: {count} ({status}; division of {division}).",
    ),
    "milestone": Text(fi="{kind}: {date}.", sv="{kind}: {date}.", en="{kind}: {date}."),
    "milestone-evidence": Text(
        fi="{kind}: {date} ({evidence}).",
        sv="{kind}: {date} ({evidence}).",
        en="{kind}: {date} ({evidence}).",
    ),
    "bound": Text(
        fi="Sitoo {on} (peruste: {basis}): {agreement}.",
        sv="Binder {on} (grund: {basis}): {agreement}.",
        en="Binds on {on} (basis: {basis}): {agreement}.",
    ),
    "bound-not": Text(
        fi="Ei sido {on} (peruste: {basis}): {agreement}.",
        sv="Binder inte {on} (grund: {basis}): {agreement}.",
        en="Does not bind on {on} (basis: {basis}): {agreement}.",
    ),
    "bound-undecided": Text(
        fi="Lähteet eivät ratkaise, sitooko {on} (peruste: {basis}): {agreement}.",
        sv="Källorna avgör inte om följande binder {on} (grund: {basis}): {agreement}.",
        en="The sources do not decide whether it binds on {on} (basis: {basis}): {agreement}.",
    ),
    "bound-through": Text(
        fi="Sitova aika tällä perusteella: {period}.",
        sv="Bindande tid enligt denna grund: {period}.",
        en="On this basis it binds: {period}.",
    ),
    "bound-never": Text(
        fi="Tällä perusteella se ei sido minään päivänä.",
        sv="Enligt denna grund binder det inte någon dag.",
        en="On this basis it binds on no day.",
    ),
    "nominal-term": Text(
        fi="Nimelliskausi: {period}.",
        sv="Nominell period: {period}.",
        en="Nominal term: {period}.",
    ),
    "superseded-by": Text(
        fi="Korvaaja: {name}, alku {start}; edeltäjä päättyy edellisenä päivänä.",
        sv="Ersätts av: {name}, början {start}; föregångaren upphör dagen före.",
        en="Superseded by: {name}, start {start}; what went before ends the day before.",
    ),
    "party-entry": Text(
        fi="Osapuoliluettelossa: {party}, {role}.",
        sv="I förteckningen över parter: {party}, {role}.",
        en="In the list of parties: {party}, {role}.",
    ),
    "party-inferred": Text(
        fi="Paikka luettelossa on oletus, jota lähteet eivät vahvista.",
        sv="Platsen i förteckningen är ett antagande som källorna inte bekräftar.",
        en="The place in the list is presumed; the sources do not confirm it.",
    ),
    "party-through": Text(
        fi="Mukana: {period}.",
        sv="Med: {period}.",
        en="Within it: {period}.",
    ),
    "party-not-listed": Text(
        fi="Ei osapuoliluettelossa: {party}.",
        sv="Inte i förteckningen över parter: {party}.",
        en="Not in the list of parties: {party}.",
    ),
    "parties-short": Text(
        fi="Osapuoliluettelon tiedetään olevan puutteellinen.",
        sv="Förteckningen över parter är veterligen ofullständig.",
        en="The list of parties is known to be short.",
    ),
    "party-ended": Text(
        fi="Lakannut ennen päivää {on}: {party}.",
        sv="Upphörde före {on}: {party}.",
        en="Had ended before {on}: {party}.",
    ),
}
"""What each kind of reason says. The constructions avoid inflecting names."""

WORDS: dict[str, Text] = {
    "chair": Text(fi="puheenjohtaja", sv="ordförande", en="chair"),
    "vice-chair": Text(fi="varapuheenjohtaja", sv="vice ordförande", en="vice-chair"),
    "member": Text(fi="jäsen", sv="medlem", en="member"),
    "alternate": Text(fi="varajäsen", sv="ersättare", en="alternate"),
    "permanent-expert": Text(
        fi="pysyvä asiantuntija", sv="permanent sakkunnig", en="permanent expert"
    ),
    "secretary": Text(fi="sihteeri", sv="sekreterare", en="secretary"),
    "invited": Text(fi="kutsuttu", sv="inbjuden", en="invited"),
    "witnessed": Text(fi="havaittu", sv="bevittnad", en="witnessed"),
    "decided": Text(fi="päätetty", sv="beslutad", en="decided"),
    "planned": Text(fi="suunniteltu", sv="planerad", en="planned"),
    "derived": Text(fi="johdettu", sv="härledd", en="derived"),
    "stated": Text(fi="mainittu", sv="uppgiven", en="stated"),
    "inferred": Text(fi="päätelty", sv="antagen", en="inferred"),
    "unclassified": Text(fi="ei luokiteltu", sv="oklassificerad", en="not classified"),
    "final": Text(fi="lopullinen", sv="slutlig", en="final"),
    "preliminary": Text(fi="ennakkotieto", sv="preliminär", en="preliminary"),
    "today": Text(fi="tänään", sv="i dag", en="today"),
    "latest": Text(fi="viimeisin", sv="senaste", en="latest"),
    "unknown": UNKNOWN,
    "unknown-holder": Text(fi="ei tiedossa", sv="okänd", en="not known"),
    "none": Text(fi="ei mitään", sv="inget", en="none of them"),
    "all": Text(
        fi="kaikki, kukin omassa asiassaan",
        sv="alla, vart och ett i sin sak",
        en="all, each of its own thing",
    ),
    "proposed": Text(fi="Ehdotettu", sv="Föreslagen", en="Proposed"),
    "applied": Text(fi="Haettu", sv="Ansökt", en="Applied for"),
    "announced": Text(fi="Julkistettu", sv="Tillkännagiven", en="Announced"),
    "prepared": Text(fi="Valmisteltu", sv="Beredd", en="Prepared"),
    "negotiations-started": Text(
        fi="Neuvottelut alkoivat", sv="Förhandlingarna inleddes", en="Negotiations started"
    ),
    "negotiated": Text(fi="Neuvoteltu", sv="Förhandlad", en="Negotiated"),
    "committee": Text(fi="Valiokunnassa", sv="I utskottet", en="In committee"),
    "considered": Text(fi="Käsittelyssä", sv="Under behandling", en="Considered"),
    "approved": Text(fi="Hyväksytty", sv="Godkänd", en="Approved"),
    "signed": Text(fi="Allekirjoitettu", sv="Undertecknad", en="Signed"),
    "in-force": Text(fi="Voimassa alkaen", sv="I kraft från", en="In force from"),
    "set-up": Text(fi="Asetettu", sv="Tillsatt", en="Set up"),
    "first-met": Text(fi="Ensimmäinen kokous", sv="Första mötet", en="First met"),
    "superseded": Text(fi="Korvattu", sv="Ersatt", en="Superseded"),
    "ended": Text(fi="Päättynyt", sv="Avslutad", en="Ended"),
    "in_force": Text(fi="voimassaolo", sv="giltighet", en="in force"),
    "term": Text(fi="nimelliskausi", sv="nominell period", en="nominal term"),
    "party": Text(fi="osapuoli", sv="part", en="party"),
    "participant": Text(fi="osallistuja", sv="deltagare", en="participant"),
    "not-a-party": Text(
        fi="nimenomaisesti ei osapuoli", sv="uttryckligen inte part", en="expressly not a party"
    ),
}
"""Single words that messages show, by key."""


def word(key: str, lang: Lang) -> str:
    """Return the wording of a key in a language; a key without one stands as it is."""
    found = WORDS.get(key)
    return found.show(lang) if found else key


def shown_in(value: Text | Period | AsOf | str, lang: Lang) -> str:
    """Return a value in a language, for the cell of a table: short, a period with its bounds.

    >>> shown_in(Period(start="2023-06-20", end="open"), "sv")
    'från och med 2023-06-20'
    """
    if isinstance(value, Period):
        start = word("unknown", lang) if value.start.is_unknown else str(value.start)
        if value.is_open:
            return _FROM.show(lang).format(start=start)
        end = word("unknown", lang) if value.end == UNKNOWN_DATE else str(value.end)
        return f"{start} – {end}"
    return told_in(value, lang)


def told_in(value: Text | Period | AsOf | str, lang: Lang) -> str:
    """Return a part of a sentence in a language; a period in words.

    >>> told_in(Period(start="2023-06", end="open"), "sv")
    'från och med juni 2023'
    """
    if isinstance(value, Text):
        return value.show(lang)
    if isinstance(value, AsOf):
        return f"{value.day} ({word(value.asked, lang)})" if value.asked else str(value.day)
    if isinstance(value, Period):
        return tell_period(value, lang)
    return value


_FROM = Text(fi="{start} alkaen", sv="från och med {start}", en="from {start}")
