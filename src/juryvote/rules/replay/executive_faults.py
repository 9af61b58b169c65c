"""What can be wrong with a decision without the body, by kind: a German and an English sentence."""

EXECUTIVE_FAULTS: dict[str, tuple[str, str]] = {
    "executive-forbidden": (
        "Ohne das Gremium durfte das nicht entschieden werden: {why}",
        "This could not be decided without the body: {why}",
    ),
    "executive-members": (
        "Entschieden haben Mitglieder, die nicht beauftragt waren: {found}.",
        "Members decided who had no mandate: {found}.",
    ),
    "executive-told-twice": (
        "Die Entscheidung {executive} war dem Gremium schon bekannt gegeben.",
        "The body had already been told of the decision {executive}.",
    ),
    "mandate-forbidden": (
        "Diesen Auftrag durfte das Gremium nicht geben: {why}",
        "The body could not give this mandate: {why}",
    ),
}
