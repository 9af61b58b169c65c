"""What can be wrong with the approval of minutes, by kind: a German and an English sentence."""

MINUTES_FAULTS: dict[str, tuple[str, str]] = {
    "minutes-approved": (
        "Die Niederschrift der Sitzung {meeting} ist schon genehmigt.",
        "The minutes of the meeting {meeting} are approved already.",
    ),
}
