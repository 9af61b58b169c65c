"""Why a jury cannot be drawn now, in people's words."""

from collections.abc import Callable

Say = Callable[[str], str]


def draw_texts(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "cannot-be-drawn": (
            say("So kann noch nicht gelost werden"),
            say("Die Liste und die Plätze passen nicht zusammen."),
            say("Unten steht, was fehlt. Ändern Sie die Liste oder die Plätze."),
        ),
        "draw-running": (
            say("Es ist schon eine andere Auslosung festgelegt"),
            say("Ein Gremium legt immer nur eine Auslosung fest. So kann sich niemand die passende aussuchen."),
            say("Ziehen Sie zuerst die andere, oder sagen Sie sie mit einem Grund ab."),
        ),
        "too-few-witnesses": (
            say("Es fehlen Zeuginnen oder Zeugen"),
            say("Es braucht mindestens zwei, jede Rolle nur einmal."),
            say("Tragen Sie Rollen ein, keine Namen: zum Beispiel „QM-Team“ und „Sprecherin des Quartiersrats“."),
        ),
    }
