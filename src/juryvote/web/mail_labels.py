"""Codes of the outbox in the team's words."""

from collections.abc import Callable

Say = Callable[[str], str]


def kinds(say: Say) -> dict[str, str]:
    return {
        "draft-link": say("Link zum Entwurf"),
        "receipt": say("Eingangsbestätigung"),
        "question": say("Frage zum Antrag"),
        "standing": say("Stand des Antrags"),
        "agreement": say("Vereinbarung fertig"),
        "report-missing": say("Erinnerung an den Bericht"),
    }


def states(say: Say) -> dict[str, str]:
    return {
        "waiting": say("wartet"),
        "sent": say("gesendet"),
        "failed": say("nicht angekommen"),
        "withdrawn": say("zurückgezogen"),
    }


def errors(say: Say) -> dict[str, str]:
    """A code of the server's shows with its number."""
    return {
        "connection": say("Der Mailserver antwortet nicht."),
        "sign-in": say("Der Mailserver lässt uns nicht herein. Bitte Zugang prüfen."),
        "tls": say("Die Verbindung zum Mailserver ist nicht sicher. Bitte Zertifikat prüfen."),
        "sender": say("Der Mailserver nimmt unsere Absenderadresse nicht an."),
        "folder": say("Der Ordner für Nachrichten lässt sich nicht beschreiben."),
        "unreadable": say("Der Inhalt lässt sich nicht mehr öffnen."),
        "unwritable": say("Die Nachricht lässt sich nicht schreiben."),
        "550": say("Diese Adresse gibt es nicht, oder sie nimmt nichts an."),
    }


def error_in(say: Say) -> Callable[[str], str]:
    known = errors(say)
    return lambda code: known.get(code) or say("Der Mailserver lehnt ab: Antwort %(code)s.") % {"code": code}
