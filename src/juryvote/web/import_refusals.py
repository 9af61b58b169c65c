"""What is wrong with a list that was brought as a file, in people's words."""

from collections.abc import Callable

Say = Callable[[str], str]


def import_text(problem: str, say: Say) -> str:
    return {
        "encoding": say(
            "Die Datei ist nicht in UTF-8 gespeichert (zuerst bei Zeile {line}). "
            "Speichern Sie sie als „CSV UTF-8“ und laden Sie sie noch einmal hoch."
        ),
        "no-head": say(
            "Die erste Zeile muss die Spalten nennen: name;sprache;gremium;gruppe;von;bis. "
            "Nur „name“ ist nötig, andere Spalten gibt es nicht."
        ),
        "empty": say("Die Liste hat keine Zeile mit einer Person."),
        "too-long": say("Die Liste hat mehr als 500 Zeilen. Teilen Sie sie."),
        "too-long-pool": say("Die Liste hat mehr als 2000 Zeilen."),
        "not-csv": say("Das ist keine Text-Datei. Speichern Sie die Tabelle als „CSV UTF-8“."),
        "lines": say("Einige Zeilen haben noch Fehler."),
    }.get(problem, say("Die Datei ist nicht lesbar."))
