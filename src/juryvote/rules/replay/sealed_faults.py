"""What can be wrong with a secret ballot in a bundle, by kind: a German and an English sentence."""

SEALED_FAULTS: dict[str, tuple[str, str]] = {
    "demands": (
        "{found} Personen verlangen geheime Abstimmung, vorher {before}: Nur eine mehr oder weniger geht.",
        "{found} people demand a secret ballot, before it were {before}: it can only be one more or one less.",
    ),
    "must-be-sealed": (
        "Diese Abstimmung musste geheim sein ({why}), eröffnet wurde sie offen.",
        "This ballot had to be secret ({why}), but it was opened openly.",
    ),
    "why-sealed": (
        "Der Grund der geheimen Abstimmung ist {right}, angegeben ist {found}.",
        "The reason for the secret ballot is {right}, this says {found}.",
    ),
    "credentials": (
        "Es gibt {found} Wahlausweise, nötig ist genau einer für jede Person auf der Stimmliste: {right}.",
        "There are {found} credentials; exactly one is needed for each person on the roll: {right}.",
    ),
    "paper": (
        "Die Zahl der Papierzettel ist {found}, richtig ist höchstens {right}, gezählt von zwei Personen.",
        "The number of paper slips is {found}, it should be {right} at most, counted by two people.",
    ),
    "not-unsealed": (
        "Bei einer geheimen Abstimmung stehen hier Stimmen einzelner Personen, oder der Verweis auf das Archiv fehlt.",
        "In a secret ballot, single votes stand here, or the reference to the archive is missing.",
    ),
    "no-archive": ("Das versiegelte Archiv {name} fehlt im Paket.", "The sealed archive {name} is not in the bundle."),
    "other-archive": (
        "Das Archiv {name} ist ein anderes als das, auf das die Abstimmung verweist.",
        "The archive {name} is another one than the ballot refers to.",
    ),
    "archive-unread": ("Das Archiv {name} wurde nicht geprüft.", "The archive {name} was not checked."),
    "archive-election": (
        "Das Archiv {name} gehört zu einer anderen Wahl, oder das Ende seiner Kette ist ein anderes.",
        "The archive {name} belongs to another election, or its chain ends differently.",
    ),
    "archive-question": (
        "Im Archiv {name} steht eine andere Frage als die, über die abgestimmt wurde.",
        "The archive {name} asks another question than the one that was put to the vote.",
    ),
    "archive-voters": (
        "Im Archiv liegen {found} Stimmzettel, teilgenommen haben {right} Personen.",
        "The archive holds {found} slips, {right} people took part.",
    ),
    "assisted": (
        "Die Liste der vom Server verschlüsselten Stimmzettel passt nicht zum Archiv (fremde Ausweise: {strange}).",
        "The list of slips encrypted by the server does not fit the archive ({strange} credentials are foreign).",
    ),
    "archive-left-over": (
        "Zu diesem Archiv gibt es im Protokollbuch keine geheime Abstimmung.",
        "There is no secret ballot in the journal for this archive.",
    ),
}
