"""Invented people, actions and sums in realistic sizes. No name here belongs to a real member."""

from msgspec import Struct

AREA = "Quartier Lindenkiez"
JURY = (
    ("Ayşe Yıldırım", "tr"),
    ("Bernd Kowalke", "de"),
    ("Claudia Reimann", "de"),
    ("Dariusz Nowicki", "pl"),
    ("Elif Karahan", "tr"),
    ("Fatima Al-Hamdan", "ar"),
    ("Günter Polzin", "de"),
    ("Hatice Demirtaş", "tr"),
)
RESIDENTS = (
    ("Ines Brandl", "de"),
    ("Jamal Haddad", "ar"),
    ("Katarzyna Wilk", "pl"),
    ("Lothar Senger", "de"),
    ("Mehmet Özkan", "tr"),
    ("Nadia Petrescu", "ro"),
    ("Oksana Bilyk", "uk"),
    ("Petra Lindow", "de"),
    ("Rana Khoury", "ar"),
    ("Sven Matthes", "de"),
    ("Thi Lan Pham", "vi"),
    ("Uwe Gerlach", "de"),
)
PARTNERS = (
    ("Vera Stolz (Kita Ahornblatt)", "de"),
    ("Walid Nasser (Moscheeverein Lindenkiez)", "ar"),
    ("Xenia Orlow (Familienzentrum)", "ru"),
    ("Yannick Thomas (Grundschule am Park)", "de"),
    ("Zeynep Aksoy (Nachbarschaftshaus)", "tr"),
    ("Anke Feldmann (Wohnungsgesellschaft)", "de"),
    ("Boris Lehnert (Sportverein)", "de"),
    ("Carmen Ruiz (Stadtteilbibliothek)", "en"),
)
GUEST = ("Emre Taşkın", "tr")


class Idea(Struct, frozen=True, kw_only=True):
    title: str
    applicant: str
    consent: bool
    what_for: str
    lines: tuple[tuple[str, int], ...]
    goals: tuple[str, ...]

    @property
    def asked_cents(self) -> int:
        return sum(cents for _, cents in self.lines)


AUTUMN = (
    Idea(
        title="Kieztrödel auf dem Lindenplatz",
        applicant="Initiative Lindenplatz",
        consent=True,
        what_for="Ein Flohmarkt von Nachbarn für Nachbarn, mit Kuchenbasar und Kinderschminken.",
        lines=(("Tische und Zelte leihen", 38_000), ("Plakate und Flyer", 9_804), ("Material für Kinder", 12_000)),
        goals=("participation", "integration"),
    ),
    Idea(
        title="Lesepaten in der Stadtteilbibliothek",
        applicant="Ilse Marquardt",
        consent=False,
        what_for="Bücher und kleine Geschenke für zwölf Lesenachmittage mit Kindern.",
        lines=(("Bücher", 21_500), ("Snacks und Getränke", 8_500)),
        goals=("education", "integration"),
    ),
    Idea(
        title="Feuerwerk zum Kiezfest",
        applicant="Roland Zabel",
        consent=False,
        what_for="Zehn Minuten Feuerwerk zum Abschluss des Kiezfestes.",
        lines=(("Feuerwerk mit Genehmigung", 149_000),),
        goals=("neighbourhood-culture",),
    ),
)
WINTER = (
    Idea(
        title="Hoffest in der Ahornstraße",
        applicant="Hausgemeinschaft Ahornstraße 12",
        consent=True,
        what_for="Ein Fest im Hof mit Essen aus vielen Küchen. Eingeladen sind alle aus den Nachbarhäusern.",
        lines=(("Bänke und Geschirr leihen", 18_000), ("Lebensmittel", 21_000), ("Musik: Leihgebühr Anlage", 6_000)),
        goals=("participation", "neighbourhood-culture"),
    ),
    Idea(
        title="Hochbeete vor dem Familienzentrum",
        applicant="Familienzentrum Lindenkiez",
        consent=True,
        what_for="Sechs Hochbeete, die Familien gemeinsam bauen und pflegen.",
        lines=(("Holz und Folie", 52_000), ("Erde und Pflanzen", 31_500), ("Werkzeug", 14_515)),
        goals=("living-space", "health"),
    ),
    Idea(
        title="Fahrrad-Werkstatt für Mädchen",
        applicant="Elif Karahan",
        consent=False,
        what_for="Vier Samstage, an denen Mädchen lernen, ihr Fahrrad selbst zu reparieren.",
        lines=(("Werkzeugkoffer", 46_000), ("Ersatzteile", 34_000), ("Getränke", 4_000)),
        goals=("education", "safety"),
    ),
    Idea(
        title="Iftar für die Nachbarschaft",
        applicant="Moscheeverein Lindenkiez",
        consent=True,
        what_for="Ein gemeinsames Abendessen im Ramadan für 150 Menschen, mit kurzen Texten in fünf Sprachen.",
        lines=(("Lebensmittel", 70_000), ("Geschirr leihen", 20_000), ("Druck der Einladung", 10_000)),
        goals=("integration", "neighbourhood-culture"),
    ),
    Idea(
        title="Weihnachten nicht allein",
        applicant="Petra Lindow",
        consent=False,
        what_for="Heiligabend im Nachbarschaftshaus für Menschen, die sonst allein wären.",
        lines=(("Essen und Getränke", 60_000), ("Schmuck und kleine Geschenke", 15_000)),
        goals=("social-infrastructure", "health"),
    ),
    Idea(
        title="Wandbild am Durchgang Rosenweg",
        applicant="Jugendklub Rosenweg",
        consent=True,
        what_for="Jugendliche gestalten mit einer Künstlerin den dunklen Durchgang.",
        lines=(("Farben und Gerüst", 98_000), ("Künstlerin, zwei Tage", 52_000)),
        goals=("living-space", "safety", "participation"),
    ),
)
