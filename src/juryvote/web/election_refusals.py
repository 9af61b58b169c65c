"""What an election says no with, in people's words."""

from collections.abc import Callable

Say = Callable[[str], str]


def election_texts(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "no-election": (
            say("Das ist keine Wahl"),
            say("Bei diesem Punkt steht niemand auf einer Liste."),
            say("Setzen Sie eine Wahl auf die Tagesordnung: Dann können Sie Personen vorschlagen."),
        ),
        "no-candidates": (
            say("Es steht niemand zur Wahl"),
            say("Auf der Liste ist keine Person, die noch gewählt werden kann."),
            say("Setzen Sie zuerst jemanden auf die Liste."),
        ),
        "list-closed": (
            say("Die Liste steht fest"),
            say("Über sie ist schon abgestimmt. Jetzt kommt niemand mehr dazu, und wer gewählt ist, bleibt stehen."),
            say("Vor einer Stichwahl kann sich zurückziehen, wer noch nicht gewählt ist."),
        ),
        "no-picks": (
            say("Ihr Stimmzettel ist noch leer"),
            say("Es ist niemand angekreuzt."),
            say("Kreuzen Sie jemanden an. Oder wählen Sie „Ich enthalte mich“."),
        ),
        "too-many-picks": (
            say("Das sind zu viele Kreuze"),
            say("Angekreuzt sind {found}, möglich sind höchstens {votes}."),
            say("Nehmen Sie Kreuze weg und geben Sie den Stimmzettel noch einmal ab."),
        ),
        "no-paper": (
            say("Bei einer Wahl geht das nicht auf Papier oder mit der Hand"),
            say("Hier zählt das Programm für jede Person einzeln."),
            say("Wer kein Handy hat, stimmt am Tablet im Raum ab."),
        ),
    }
