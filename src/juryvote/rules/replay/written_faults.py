"""What can be wrong with a vote in writing in a bundle, by kind: a German and an English sentence."""

WRITTEN_FAULTS: dict[str, tuple[str, str]] = {
    "written-forbidden": (
        "Die Geschäftsordnung erlaubt kein Umlaufverfahren.",
        "The bylaws do not allow a vote in writing.",
    ),
    "written-end": (
        "Der letzte Tag des Umlaufverfahrens ist {right}, hier steht {found}.",
        "The last day of the vote in writing is {right}, this says {found}.",
    ),
    "written-question": (
        "Ein Umlaufverfahren hat eine Frage und eine offene Abstimmung.",
        "A vote in writing has one question and one open ballot.",
    ),
    "written-early": (
        "Ausgezählt wurde vor dem Ende der Frist ({ends_on}), obwohl noch nicht alle abgestimmt hatten.",
        "It was counted before the last day ({ends_on}) was over, although not everybody had voted.",
    ),
    "objection": (
        "{member} kann hier nicht widersprechen, oder hat es schon getan.",
        "{member} cannot object here, or has done so before.",
    ),
    "objection-ignored": (
        "Nach den Widersprüchen endet das Umlaufverfahren mit diesem Grund: {why}",
        "After the objections the vote in writing ends for this reason: {why}",
    ),
    "overruled": (
        "Nicht zu zählen sind die Zettel von {right}, hier steht {found}.",
        "The slips of {right} are not to be counted, this says {found}.",
    ),
}
