"""Every no of a vote in writing, in people's words."""

from collections.abc import Callable

Say = Callable[[str], str]


def written_texts(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "written-forbidden": (
            say("Hier gibt es kein Umlaufverfahren"),
            say("Nach der Geschäftsordnung gilt: Abgestimmt wird nur in einer Sitzung."),
            say("Setzen Sie den Antrag auf die Tagesordnung einer Sitzung, oder ändern Sie die Geschäftsordnung."),
        ),
        "written-secret": (
            say("Hier wird geheim abgestimmt"),
            say("Ein Umlaufverfahren ist immer offen: Wer wie stimmt, steht im Protokollbuch."),
            say("Setzen Sie den Antrag auf die Tagesordnung einer Sitzung."),
        ),
        "not-in-writing": (
            say("Das ist ein Umlaufverfahren"),
            say("Es hat eine einzige Frage und keinen Raum. Was zu einer Sitzung gehört, gibt es hier nicht."),
            say("Für alles andere planen Sie eine Sitzung."),
        ),
        "written-running": (
            say("Die Frist läuft noch"),
            say("Ausgezählt wird nach dem letzten Tag ({ends_on}), oder wenn alle abgestimmt haben."),
            say("Warten Sie, oder erinnern Sie die, deren Stimme noch fehlt."),
        ),
        "written-over": (
            say("Die Frist ist vorbei"),
            say("Nach dem letzten Tag zählt keine Stimme und kein Widerspruch mehr. Es wurde nichts geändert."),
            say("Das Ergebnis steht gleich hier."),
        ),
    }
