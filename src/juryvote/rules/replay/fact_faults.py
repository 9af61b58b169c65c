"""What can be wrong with what is known of people, excuses and drawn alternates: German and English, by kind."""

FACT_FAULTS: dict[str, tuple[str, str]] = {
    "fact-stranger": (
        "{member} hat an diesem Tag keinen Platz im Gremium: Dazu ist hier nichts festzuhalten.",
        "{member} has no place in the body on that day: nothing can be kept of them here.",
    ),
    "fact-unneeded": (
        "Über {member} steht hier mehr, als die Geschäftsordnung braucht.",
        "This says more of {member} than the bylaws ask for.",
    ),
    "attendance": (
        "Wie oft {member} da war, stimmt nicht: {field} {found}, nachgezählt {right}.",
        "How often {member} was there is wrong: {field_en} {found}, recounted {right}.",
    ),
    "excuse": (
        "{member} war schon entschuldigt, oder noch gar nicht.",
        "{member} was excused already, or not at all.",
    ),
    "alternates-drawn": (
        "Hier werden keine Vertretungen ausgelost, oder sie sind es schon.",
        "No alternates are to be drawn here, or they were drawn already.",
    ),
    "alternates-order": (
        "Das Los zieht {right}, hier steht {found}.",
        "The lot draws {right}, this says {found}.",
    ),
}
