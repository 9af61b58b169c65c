"""Everything that can be wrong with a sealed archive, by kind: a German and an English sentence."""

from juryvote.rules.replay.faults import Problem


class Wrong(Exception):
    """Raised where a check fails and caught where the place is known; never leaves this package."""

    def __init__(self, kind: str, **facts: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.facts = {name: str(fact)[:LONGEST] for name, fact in facts.items()}

    def at(self, where: str) -> Problem:
        return told(self.kind, where, self.facts)


LONGEST = 200


def told(kind: str, where: str, facts: dict[str, str]) -> Problem:
    """The problem, or the limit, of this kind in both languages."""
    german, english = (FAULTS | LIMITS)[kind]
    return Problem(where=where, kind=kind, sentence=german.format(**facts), sentence_en=english.format(**facts))


FAULTS: dict[str, tuple[str, str]] = {
    # The file
    "too-large": ("Das ist größer als {most} Bytes und wird nicht gelesen.", "This is over {most} bytes and not read."),
    "cut-off": ("Die Datei bricht hier ab.", "The file is cut off here."),
    "header": (
        "Der Kopf dieses Eintrags ist verändert, oder die Datei ist kein versiegeltes Archiv.",
        "The header of this record is changed, or the file is not a sealed archive.",
    ),
    "padding": ("Nach diesem Eintrag steht etwas Fremdes.", "Something foreign stands behind this record."),
    "content-hash": (
        "Der Inhalt passt nicht zu seinem Namen: Er ist verändert.",
        "The content does not fit its name: it is changed.",
    ),
    "unreadable": ("Das ist nicht lesbar: {why}.", "This cannot be read: {why}."),
    "not-canonical": (
        "Das ist anders geschrieben als die eine zulässige Schreibweise.",
        "This is not written in the one permitted spelling.",
    ),
    # The chain of events
    "chain": (
        "Die Kette ist gebrochen: Höhe oder Vorgänger passen nicht zum Ereignis davor.",
        "The chain is broken: height or parent do not fit the event before.",
    ),
    "order": (
        "Dieses Ereignis ({found}) darf hier nicht stehen; erlaubt: {allowed}.",
        "This event ({found}) may not stand here; allowed: {allowed}.",
    ),
    "records": (
        "Vor diesem Ereignis stehen andere Inhalte, als es braucht: übrig, fehlend oder vertauscht.",
        "Other contents stand before this event than it needs: too many, too few or in another order.",
    ),
    "unfinished": (
        "Das Archiv endet vor dem Ergebnis; erwartet wird: {allowed}.",
        "The archive ends before the result; expected: {allowed}.",
    ),
    # The election
    "election": ("Die Wahl ist nicht zulässig: {why}.", "The election is not permitted: {why}."),
    "bad-element": ("{what} ist kein gültiges Gruppenelement.", "{what} is not a valid group element."),
    "bad-scalar": ("{what} ist keine gültige Zahl.", "{what} is not a valid number."),
    "election-key": (
        "Der Wahlschlüssel ist nicht das Produkt der Schlüssel der Treuhänder.",
        "The election key is not the product of the trustees' keys.",
    ),
    "no-trustee": ("Es gibt keinen Treuhänder.", "There is no trustee."),
    "trustee-twice": ("Ein Schlüssel eines Treuhänders kommt zweimal vor.", "A trustee's key occurs twice."),
    "trustee": ("Treuhänder {owner}: {why} gilt nicht.", "Trustee {owner}: {why} is not valid."),
    "weight": (
        "Ein Wahlausweis hat ein Gewicht; hier zählt jede Stimme einmal.",
        "A credential has a weight; here every vote counts once.",
    ),
    "credential-twice": ("Ein Wahlausweis steht zweimal auf der Liste.", "A credential is on the list twice."),
    # A ballot
    "other-election": ("Der Zettel gehört zu einer anderen Wahl.", "The ballot belongs to another election."),
    "no-credential": ("Der Wahlausweis steht nicht auf der Liste.", "The credential is not on the list."),
    "ballot-twice": ("Derselbe Zettel liegt zweimal in der Urne.", "The same ballot is in the box twice."),
    "signature": ("Die Unterschrift des Zettels gilt nicht.", "The ballot's signature is not valid."),
    "shape": (
        "Zahl der Antworten, Felder oder Beweise passt nicht zur Wahl ({what}).",
        "The number of answers, fields or proofs does not fit the election ({what}).",
    ),
    "individual-proof": (
        "Frage {question}, Feld {choice}: Der Beweis, dass nicht mehr als eine Stimme darin liegt, gilt nicht.",
        "Question {question}, choice {choice}: the proof that it holds no more than one vote is not valid.",
    ),
    "overall-proof": (
        "Frage {question}: Der Beweis, dass die Zahl der Kreuze erlaubt ist, gilt nicht.",
        "Question {question}: the proof that the number of crosses is permitted is not valid.",
    ),
    "blank-proof": (
        "Frage {question}: Der Beweis über das leere Feld gilt nicht.",
        "Question {question}: the proof on the blank choice is not valid.",
    ),
    # The tally
    "tally": (
        "Die verschlüsselte Summe ist nicht die Summe der Zettel.",
        "The encrypted tally is not the sum of the ballots.",
    ),
    "tally-count": (
        "Die Zahl der gezählten Zettel ist {found}, richtig ist {right}.",
        "The number of counted ballots is {found}, it should be {right}.",
    ),
    "owner": ("Einen Treuhänder {owner} gibt es nicht.", "There is no trustee {owner}."),
    "owner-twice": ("Treuhänder {owner} hat schon entschlüsselt.", "Trustee {owner} has decrypted already."),
    "decryption-proof": (
        "Frage {question}, Feld {choice}: Der Beweis der Entschlüsselung gilt nicht.",
        "Question {question}, choice {choice}: the proof of decryption is not valid.",
    ),
    "decryption-missing": (
        "Es fehlen Entschlüsselungen von Treuhändern.",
        "Decryptions of trustees are missing.",
    ),
    "result": (
        "Frage {question}, Feld {choice}: Das Ergebnis {found} ist nicht der Inhalt der Summe.",
        "Question {question}, choice {choice}: the result {found} is not what the tally holds.",
    ),
}

LIMITS: dict[str, tuple[str, str]] = {
    "compare": (
        "Ob ein Zettel vor der Auszählung wegfiel, zeigt nur der Vergleich der Prüfcodes und des Endes der Kette.",
        "Whether a ballot was dropped before the tally only comparing the trackers and the head of the chain can tell.",
    ),
    "one-trustee": (
        "Es gibt nur einen Schlüssel: Wer ihn hatte, konnte jeden einzelnen Zettel öffnen.",
        "There is only one key: whoever held it could open every single ballot.",
    ),
}
