"""What minutes say no with, in people's words."""

from collections.abc import Callable

Say = Callable[[str], str]


def minutes_texts(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "minutes-too-early": (
            say("Die Sitzung ist noch nicht zu Ende"),
            say("Eine Niederschrift gibt es, wenn die Sitzung beendet ist."),
            say("Beenden Sie zuerst die Sitzung am Pult."),
        ),
        "minutes-locked": (
            say("Diese Niederschrift ändert sich nicht mehr"),
            say("Sie steht zur Genehmigung auf einer Tagesordnung, oder sie ist schon genehmigt."),
            say("Ist etwas falsch? Dann lehnt das Gremium sie ab, und Sie können sie wieder ändern."),
        ),
        "remark-changed": (
            say("Hier hat inzwischen jemand anderes geschrieben"),
            say("Ihre Anmerkung ist noch nicht gespeichert. Sie steht unten im Feld."),
            say("Lesen Sie, was jetzt da steht, und speichern Sie dann noch einmal."),
        ),
    }
