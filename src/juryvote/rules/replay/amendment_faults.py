"""What can be wrong with an amendment in a bundle: a German and an English sentence."""

AMENDMENT_FAULTS: dict[str, tuple[str, str]] = {
    "amendment-about": (
        "Über eine Änderung wird offen und ohne Geld abgestimmt, die Abstimmung {ballot} ist anders.",
        "An amendment is voted on openly and without money, the ballot {ballot} is not.",
    ),
    "amendment": (
        "Die Änderung in der Abstimmung {ballot} passt nicht: Der Antrag stand bei {standing} Cent.",
        "The amendment in the ballot {ballot} does not fit: the proposal stood at {standing} cents.",
    ),
    "over-amended": (
        "Es geht um {found} Cent, obwohl das Gremium auf {most} Cent gekürzt hat.",
        "It is about {found} cents, although the body has cut it to {most} cents.",
    ),
    "amended-condition": (
        "In der Frage fehlt die beschlossene Auflage „{right}“, dort steht „{found}“.",
        "The question lacks the condition “{right}” that was carried, it says “{found}”.",
    ),
}
