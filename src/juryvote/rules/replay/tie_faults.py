"""What can be wrong with a tie, a lot or a doubted quorum in a bundle, by kind: a German and an English sentence."""

TIE_FAULTS: dict[str, tuple[str, str]] = {
    "not-tied": (
        "Bei der Abstimmung {ballot} ist kein Gleichstand offen: Hier gibt es nichts zu entscheiden.",
        "In the ballot {ballot} no tie is open: there is nothing to decide here.",
    ),
    "tie-how": (
        "Bei Gleichstand gilt nach der Geschäftsordnung {right}, entschieden wurde mit {found}.",
        "By the bylaws a tie is broken by {right}, this one was broken by {found}.",
    ),
    "tie-open": (
        "Über den Punkt {item} wird neu abgestimmt, obwohl der Gleichstand noch zu entscheiden war.",
        "There is a new ballot on the item {item}, although its tie was still to be broken.",
    ),
    "lot-commitment": (
        "Das Prüfzeichen des Loses ist hier nicht möglich: {found}.",
        "The commitment of the lot is not possible here: {found}.",
    ),
    "lot-seed": (
        "Die Zufallszahl des Loses passt nicht zum Prüfzeichen von vorher: {commitment}.",
        "The seed of the lot does not fit the commitment made before: {commitment}.",
    ),
    "lot-drawn": (
        "Das Los zieht {right}, hier steht {found}.",
        "The lot draws {right}, this says {found}.",
    ),
    "not-presumed": (
        "Die Beschlussfähigkeit wird angezweifelt, obwohl hier nichts vermutet wird.",
        "The quorum is challenged, although nothing is presumed here.",
    ),
    "challenge-unread": (
        "{member} zweifelt die Beschlussfähigkeit an, aber danach wurde nicht gezählt.",
        "{member} challenges the quorum, but nobody counted afterwards.",
    ),
}
