"""What can be wrong with a proposal that comes back, by kind: a German and an English sentence."""

RETABLING_FAULTS: dict[str, tuple[str, str]] = {
    "retabled-undecided": (
        "Der Antrag {proposal} wird wieder vorgelegt, obwohl er seitdem nicht abgelehnt wurde.",
        "The proposal {proposal} is tabled again, although it has not been rejected since.",
    ),
    "retabled-early": (
        "Die Geschäftsordnung erlaubt die Wiedervorlage hier nicht: {why}",
        "The bylaws do not allow the proposal to come back here: {why}",
    ),
}
