"""What can be wrong with a ballot about a sum in a bundle, by kind: a German and an English sentence."""

SUMS_FAULTS: dict[str, tuple[str, str]] = {
    "sums-asked": (
        "Gefragt werden dürfte nach einer Summe bis {right}, hier steht {found}.",
        "It may ask for a sum up to {right}, this says {found}.",
    ),
    "sum": (
        "Der Stimmzettel von {member} nennt keine Summe von 0 bis {most}: {found}.",
        "The slip of {member} names no sum from 0 to {most}: {found}.",
    ),
    "sum-hands": (
        "Die Hände nach Summen passen nicht zu den gezählten Händen: {found} statt {right}.",
        "The hands by sum do not fit the hands that were counted: {found}, not {right}.",
    ),
    "sum-granted": (
        "Bewilligt wären {right}, hier steht {found}.",
        "The sum granted should be {right}, this says {found}.",
    ),
}
