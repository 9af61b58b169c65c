"""What can be wrong with an exclusion, by kind: a German and an English sentence."""

EXCLUSION_FAULTS: dict[str, tuple[str, str]] = {
    "exclusion-forbidden": (
        "Über den Ausschluss von {member} durfte nicht abgestimmt werden: Dafür gab es nicht genug Fehlzeiten.",
        "There could be no vote on excluding {member}: there were not enough absences.",
    ),
    "exclusion-undone": (
        "Das Gremium hat {member} ausgeschlossen, aber die Amtszeit geht weiter.",
        "The body excluded {member}, but the term goes on.",
    ),
}
