"""What can be wrong with sharing a pot out in a bundle, by kind: a German and an English sentence."""

SHARING_FAULTS: dict[str, tuple[str, str]] = {
    "shares-asked": (
        "Verteilt würde anders: {right}, hier steht {found}.",
        "It should be shared out differently: {right}, this says {found}.",
    ),
    "shares": (
        "Der Stimmzettel von {member} ist so nicht möglich: {found}.",
        "The slip of {member} is not possible like this: {found}.",
    ),
    "shares-recused": (
        "{member} ist bei einem Antrag befangen und gibt ihm doch Punkte.",
        "{member} is biased about a proposal and gives it points all the same.",
    ),
    "shares-result": (
        "Die Verteilung ist anders: {right}, hier steht {found}.",
        "The money is shared out differently: {right}, this says {found}.",
    ),
}
