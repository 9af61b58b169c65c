"""What can be wrong with groups, straw polls and second invitations in a bundle, by kind: German and English."""

GROUP_FAULTS: dict[str, tuple[str, str]] = {
    "groups": (
        "Die Größen der Gruppen stimmen nicht: {found}, nachgerechnet {right}.",
        "The sizes of the groups are wrong: {found}, recomputed {right}.",
    ),
    "group-names": (
        "Gezählt ist für {found}, zu zählen war für {right}.",
        "The count is for {found}, it should be for {right}.",
    ),
    "by-group": (
        "Die Stimmen der Gruppe {group} passen nicht zu ihren Zetteln und Händen.",
        "The votes of the group {group} do not fit its slips and hands.",
    ),
    "hands-by-group": (
        "Die Hände der Gruppen ergeben zusammen nicht die gezählten Hände.",
        "The hands of the groups do not add up to the hands counted.",
    ),
    "second-invitation": (
        "Die Sitzung ist eine zweite Einladung, wurde aber als erste eröffnet.",
        "The meeting is a second invitation, but was opened as a first one.",
    ),
    "not-left-open": (
        "Der Punkt {item} ist in der ersten Sitzung nicht offen geblieben, oder er kommt zweimal wieder.",
        "The item {item} was not left open by the first meeting, or it comes again twice.",
    ),
    "other-item": (
        "Der Punkt ist nicht derselbe wie {item} in der ersten Sitzung.",
        "The item is not the same as {item} in the first meeting.",
    ),
    "straw-binds": (
        "Ein Meinungsbild ist offen, ohne Geld und ohne Los.",
        "A straw poll is open, without money and without a lot.",
    ),
}
