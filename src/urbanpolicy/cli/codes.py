"""Words for the codes that records hold, and for the classes of records, in three languages."""

from __future__ import annotations

from urbanpolicy.cli.fields import Words, shown_words
from urbanpolicy.values.text import Lang
from urbanpolicy.world.wording import word

CODES: dict[str, Words] = {
    "Source.kind:party": ("puolueen sivu", "partisida", "political party's page"),
    "Rule.standing:announced": ("julkistettu", "tillkännagiven", "announced"),
    "Population.coverage:municipality": ("kunta", "kommunen", "municipality"),
    "about": ("noin", "omkring", "about"),
    "absent": ("poissa", "frånvarande", "absent"),
    "act": ("laki", "lag", "act"),
    "acting": ("väliaikainen", "tillförordnad", "acting"),
    "advisory-board": ("neuvottelukunta", "delegation", "advisory board"),
    "agency": ("virasto", "ämbetsverk", "agency"),
    "agency-group": ("samanlaisia virastoja", "ämbetsverk av samma slag", "group of agencies"),
    "agreement": ("sopimus", "avtal", "agreement"),
    "annexation": (
        "liittäminen toiseen kuntaan",
        "införlivande med en annan kommun",
        "annexation",
    ),
    "approval": ("hyväksyminen", "godkännande", "approval"),
    "association": ("yhdistys", "förening", "association"),
    "at-least": ("vähintään", "minst", "at least"),
    "at-most": ("enintään", "högst", "at most"),
    "autonomous-region": ("itsehallintoalue", "självstyrt landskap", "autonomous region"),
    "backcast": (
        "laskettu taaksepäin",
        "beräknad bakåt",
        "worked out backwards",
    ),
    "body": ("ryhmä", "grupp", "body"),
    "campus": ("kampus", "campus", "campus"),
    "capital-region-member": (
        "pääkaupunkiseudun jäsen",
        "medlem i huvudstadsregionen",
        "member of the capital region",
    ),
    "chaired": ("johti puhetta", "ordförande", "chaired"),
    "city": ("kaupunki", "stad", "city"),
    "city-leaders": ("kaupunkien johto", "städernas ledning", "leaders of the cities"),
    "city-manager": ("kaupungin- tai kunnanjohtaja", "stads- eller kommundirektör", "city manager"),
    "consortium-member": ("konsortion jäsen", "medlem i konsortiet", "member of the consortium"),
    "cooperation-group": ("yhteistyöryhmä", "samarbetsgrupp", "cooperation group"),
    "county": ("hyvinvointialue", "välfärdsområde", "wellbeing services county"),
    "county-change": ("hyvinvointialueen vaihto", "byte av välfärdsområde", "change of county"),
    "dataset": ("tietoaineisto", "datamängd", "dataset"),
    "decision": ("päätös", "beslut", "decision"),
    "deputising": ("oman tehtävän ohella", "vid sidan av det egna uppdraget", "deputising"),
    "deputy-mayor": ("apulaispormestari", "biträdande borgmästare", "deputy mayor"),
    "document": ("asiakirja", "dokument", "document"),
    "dwelling": ("asunto", "bostad", "dwelling"),
    "elected-leaders": ("luottamushenkilöjohto", "förtroendevalda ledare", "elected leaders"),
    "en": ("englanti", "engelska", "English"),
    "error": ("virhe", "fel", "error"),
    "exact": ("tarkka", "exakt", "exact"),
    "fi": ("suomi", "finska", "Finnish"),
    "fi-sv": (
        "suomi ja ruotsi, enemmistö suomi",
        "finska och svenska, majoritet finska",
        "Finnish and Swedish, majority Finnish",
    ),
    "forum": ("foorumi", "forum", "forum"),
    "fund": ("rahasto", "fond", "fund"),
    "funding": ("rahoitus", "finansiering", "funding"),
    "high": ("suuri", "hög", "high"),
    "included": (
        "sisältyy seuraajan lukuun",
        "ingår i efterföljarens tal",
        "in a successor's figure",
    ),
    "joint-authority": ("kuntayhtymä", "samkommun", "joint authority"),
    "joint-visit": ("yhteinen vierailu", "gemensamt besök", "joint visit"),
    "language-change": (
        "kielellisen aseman muutos",
        "ändrad språklig ställning",
        "change of languages",
    ),
    "letter-of-intent": ("aiesopimus", "avsiktsförklaring", "letter of intent"),
    "low": ("pieni", "låg", "low"),
    "mayor": ("pormestari", "borgmästare", "mayor"),
    "medium": ("kohtalainen", "måttlig", "medium"),
    "merger": (
        "yhdistyminen uudeksi kunnaksi",
        "sammanslagning till en ny kommun",
        "merger into a new municipality",
    ),
    "minister": ("ministeri", "minister", "minister"),
    "minister-and-delegations": (
        "ministeri ja valtuuskunnat",
        "minister och delegationer",
        "minister and delegations",
    ),
    "ministry": ("ministeriö", "ministerium", "ministry"),
    "missing": ("puuttuu", "saknas", "missing"),
    "model": ("sopimusmalli", "avtalsmodell", "model"),
    "municipality": ("kunta", "kommun", "municipality"),
    "network": ("verkosto", "nätverk", "network"),
    "news": ("uutinen", "nyhet", "news"),
    "no": ("ei", "nej", "no"),
    "note": ("huomautus", "anmärkning", "note"),
    "observed": ("havaittu käytäntö", "iakttagen praxis", "observed practice"),
    "official": ("virallinen", "officiell", "official"),
    "other": ("muu", "annan", "other"),
    "over": ("yli", "över", "over"),
    "part": ("osittain", "delvis", "part"),
    "partial-transfer": ("osan siirto", "överföring av en del", "transfer of a part"),
    "partnership": ("kumppanuus", "partnerskap", "partnership"),
    "partnership-group": ("kumppanuusryhmä", "partnerskapsgrupp", "partnership group"),
    "permanent-secretary": ("kansliapäällikkö", "kanslichef", "permanent secretary"),
    "pilot": ("kokeilu", "försök", "pilot"),
    "preparatory-group": ("valmisteluryhmä", "beredningsgrupp", "preparatory group"),
    "present": ("läsnä", "närvarande", "present"),
    "presumed": ("oletettu", "antagen", "presumed"),
    "programme": ("ohjelma", "program", "programme"),
    "region-change": ("maakunnan vaihto", "byte av landskap", "change of region"),
    "regional-council": ("maakunnan liitto", "landskapsförbund", "regional council"),
    "regular": ("vakinainen", "ordinarie", "in one's own right"),
    "rename": ("nimenmuutos", "namnbyte", "rename"),
    "roundtable": ("pyöreä pöytä", "rundabordssamtal", "round table"),
    "seat": ("kotipaikka", "säte", "seat"),
    "secretariat": ("sihteeristö", "sekretariat", "secretariat"),
    "section": ("jaosto", "sektion", "section"),
    "signing": ("allekirjoittaminen", "undertecknande", "signing"),
    "sourced": ("lähteestä", "ur en källa", "from a source"),
    "split": ("jakautuminen", "delning", "split"),
    "state-secretary": ("valtiosihteeri", "statssekreterare", "state secretary"),
    "strategy": ("strategia", "strategi", "strategy"),
    "structural": ("rakenteellinen", "strukturell", "structural"),
    "substitute": ("sijainen", "vikarie", "substitute"),
    "sv": ("ruotsi", "svenska", "Swedish"),
    "sv-fi": (
        "ruotsi ja suomi, enemmistö ruotsi",
        "svenska och finska, majoritet svenska",
        "Swedish and Finnish, majority Swedish",
    ),
    "title-change": ("nimityksen muutos", "ändrad benämning", "change of title"),
    "undecided": ("ratkaisematta", "oavgjort", "undecided"),
    "university-centre-city": (
        "yliopistokeskuskaupunki",
        "universitetscentrumstad",
        "university-centre city",
    ),
    "university-city": ("yliopistokaupunki", "universitetsstad", "university city"),
    "university-city-and-university-centre-city": (
        "yliopisto- ja yliopistokeskuskaupunki",
        "universitets- och universitetscentrumstad",
        "university and university-centre city",
    ),
    "warning": ("varoitus", "varning", "warning"),
    "whole": ("kokonaan", "helt", "whole"),
    "wiki": ("wiki", "wiki", "wiki"),
    "working-group": ("työryhmä", "arbetsgrupp", "working group"),
    "year": ("vuosi", "år", "year"),
    "yes": ("kyllä", "ja", "yes"),
}
"""Code -> word; with class and field before it where it means something else there. What is not
here is in ``world.wording``; a code that nothing has a word for is shown as it is."""

CLASSES: dict[str, tuple[Words, Words]] = {
    "Source": (("lähde", "källa", "source"), ("lähteet", "källor", "sources")),
    "Coverage": (
        ("tutkittu aika", "undersökt tid", "coverage"),
        ("tutkitut ajat", "undersökta tider", "coverages"),
    ),
    "Region": (("maakunta", "landskap", "region"), ("maakunnat", "landskap", "regions")),
    "WellbeingCounty": (
        ("hyvinvointialue", "välfärdsområde", "wellbeing services county"),
        ("hyvinvointialueet", "välfärdsområden", "wellbeing services counties"),
    ),
    "Municipality": (("kunta", "kommun", "municipality"), ("kunnat", "kommuner", "municipalities")),
    "MunicipalChange": (
        ("kuntamuutos", "kommunändring", "municipal change"),
        ("kuntamuutokset", "kommunändringar", "municipal changes"),
    ),
    "Population": (
        ("väkiluku", "folkmängd", "population"),
        ("väkiluvut", "folkmängder", "populations"),
    ),
    "UrbanRegion": (
        ("kaupunkiseutu", "stadsregion", "urban region"),
        ("kaupunkiseudut", "stadsregioner", "urban regions"),
    ),
    "Organisation": (
        ("organisaatio", "organisation", "organisation"),
        ("organisaatiot", "organisationer", "organisations"),
    ),
    "Government": (
        ("hallitus", "regering", "government"),
        ("hallitukset", "regeringar", "governments"),
    ),
    "Person": (("henkilö", "person", "person"), ("henkilöt", "personer", "persons")),
    "Office": (
        ("virka tai tehtävä", "ämbete eller uppdrag", "office"),
        ("virat ja tehtävät", "ämbeten och uppdrag", "offices"),
    ),
    "Tenure": (
        ("kausi tehtävässä", "tid i uppdraget", "tenure"),
        ("kaudet tehtävissä", "tider i uppdrag", "tenures"),
    ),
    "AgreementModel": (
        ("sopimusmalli", "avtalsmodell", "agreement model"),
        ("sopimusmallit", "avtalsmodeller", "agreement models"),
    ),
    "MALRound": (
        ("MAL-kierros", "MBT-omgång", "MAL round"),
        ("MAL-kierrokset", "MBT-omgångar", "MAL rounds"),
    ),
    "Agreement": (("sopimus", "avtal", "agreement"), ("sopimukset", "avtal", "agreements")),
    "UniversityCity": (
        ("yliopistokaupunki", "universitetsstad", "university city"),
        ("yliopistokaupungit", "universitetsstäder", "university cities"),
    ),
    "Group": (("ryhmä", "grupp", "body"), ("ryhmät", "grupper", "bodies")),
    "Membership": (("paikka", "plats", "membership"), ("paikat", "platser", "memberships")),
    "Meeting": (("kokous", "möte", "meeting"), ("kokoukset", "möten", "meetings")),
    "Event": (("tapahtuma", "händelse", "event"), ("tapahtumat", "händelser", "events")),
    "Claim": (("väite", "påstående", "claim"), ("väitteet", "påståenden", "claims")),
    "Conflict": (
        ("ristiriita", "motstridig uppgift", "conflict"),
        ("ristiriidat", "motstridiga uppgifter", "conflicts"),
    ),
    "Gap": (
        ("tietoaukko", "kunskapslucka", "gap"),
        ("tietoaukot", "kunskapsluckor", "gaps"),
    ),
    "Rule": (("sääntö", "regel", "rule"), ("säännöt", "regler", "rules")),
}
"""Name of a class -> its records, one and several."""


def class_word(name: str, lang: Lang) -> str:
    """Return what a record of a class is called."""
    return shown_words(CLASSES[name][0], lang)


def classes_word(name: str, lang: Lang) -> str:
    """Return what the records of a class are called."""
    return shown_words(CLASSES[name][1], lang)


def code_word(code: str, lang: Lang, where: str = "") -> str:
    """Return the word for a code in a field (``Class.field``); one without a word stands as it is."""
    words = CODES.get(f"{where}:{code}") or CODES.get(code)
    return shown_words(words, lang) if words else word(code, lang)
