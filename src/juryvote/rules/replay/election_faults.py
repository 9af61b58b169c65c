"""What can be wrong with an election in a bundle, by kind: a German and an English sentence."""

ELECTION_FAULTS: dict[str, tuple[str, str]] = {
    "no-election": (
        "Der Punkt {item} ist keine Wahl: Hier steht niemand auf einer Liste.",
        "The item {item} is no election: nobody is on a list here.",
    ),
    "candidate-state": (
        "{member} steht schon oder nicht mehr auf der Liste: Listenplatz {found}.",
        "{member} is on the list already, or no more: number {found}.",
    ),
    "candidate-number": (
        "Der nächste Listenplatz ist {right}, hier steht {found}.",
        "The next number of the list is {right}, this says {found}.",
    ),
    "list-closed": (
        "Die Liste für den Punkt {item} ändert sich, obwohl sie feststeht.",
        "The list for the item {item} changes, although it is closed.",
    ),
    "election-round": (
        "Im Punkt {item} müsste der Wahlgang mit Listenplätzen und offenen Plätzen so heißen: {right}.",
        "In the item {item} the round, with numbers and open seats, should be: {right}.",
    ),
    "picks": (
        "Der Stimmzettel von {member} ist so nicht möglich: {found}. Höchstens {most} Kreuze, nur für die Liste.",
        "The slip of {member} is not possible like this: {found}. At most {most} ticks, only for the list.",
    ),
    "votes-for": (
        "Die Stimmen für Listenplatz {number} stimmen nicht: {right} statt {found}.",
        "The votes for number {number} are wrong: {right}, not {found}.",
    ),
    "lot-order": (
        "Das Los zieht in der Reihenfolge {right}, hier steht {found}.",
        "The lot draws in the order {right}, this says {found}.",
    ),
}
