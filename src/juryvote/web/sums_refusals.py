"""What a ballot about a sum says no with, in people's words."""

from collections.abc import Callable

Say = Callable[[str], str]


def sums_texts(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "sum-outside": (
            say("Diese Summe geht nicht"),
            say("Möglich ist jede Summe von 0 bis {most}."),
            say("Ändern Sie die Summe. Oder wählen Sie „Ich enthalte mich“."),
        ),
        "nothing-to-share": (
            say("Es ist nichts zu verteilen"),
            say("Von dieser Antragsrunde steht kein offener Antrag auf der Tagesordnung."),
            say("Setzen Sie zuerst die Anträge der Runde auf die Tagesordnung."),
        ),
        "amendments-first": (
            say("Zuerst die Änderungen"),
            say("Zu diesem Antrag gibt es Änderungsanträge, über die noch nicht abgestimmt ist."),
            say("Stimmen Sie zuerst darüber ab. Oder nehmen Sie sie heraus, wenn niemand mehr daran festhält."),
        ),
        "over-amended": (
            say("Das Gremium hat weniger beschlossen"),
            say("Durch die angenommenen Änderungen geht es höchstens um {most}."),
            say("Tragen Sie {most} oder weniger ein."),
        ),
        "sums-open-only": (
            say("Summen werden offen genannt"),
            say("Hier muss geheim abgestimmt werden. Geheim geht nur Ja oder Nein zu einer festen Summe."),
            say("Einigen Sie sich auf eine Summe und stimmen Sie darüber geheim ab."),
        ),
    }
