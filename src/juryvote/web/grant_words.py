"""What becomes of granted money, in people's words: steps, reasons, refusals."""

from collections.abc import Callable

Say = Callable[[str], str]


def next_steps(say: Say) -> dict[str, str]:
    """What is to do now, in large letters on the team's page."""
    return {
        "confirm": say("Auf die Steuerungsrunde warten"),
        "agree": say("Vereinbarung schreiben"),
        "sign": say("Vereinbarung unterschreiben lassen"),
        "pay": say("Geld auszahlen"),
        "report": say("Auf den Bericht warten"),
        "overdue": say("Der Bericht ist überfällig"),
        "account": say("Bericht und Belege prüfen"),
        "repay": say("Auf die Rückzahlung warten"),
        "close": say("Förderung abschließen"),
        "done": say("Alles ist abgeschlossen"),
    }


def confirmers(say: Say) -> dict[str, str]:
    return {"steering": say("Steuerungsrunde"), "borough": say("Bezirk"), "senate": say("Senatsverwaltung")}


def enterers(say: Say) -> dict[str, str]:
    return {"team": say("vom Team eingetragen"), "coordinator": say("von der Gebietskoordination selbst eingetragen")}


def stages(say: Say) -> dict[str, str]:
    return {
        "granted": say("bewilligt"),
        "agreed": say("vereinbart"),
        "reported": say("Bericht ist da"),
        "accounted": say("abgerechnet"),
        "withdrawn": say("nicht durchgeführt"),
        "closed": say("abgeschlossen"),
    }


def reasons(say: Say) -> dict[str, str]:
    """Why money comes back, or nothing comes of it."""
    return {
        "unspent": say("nicht ausgegeben"),
        "rejected": say("Belege nicht anerkannt oder fehlend"),
        "not-carried-out": say("Aktion fand nicht statt"),
        "declined": say("Antrag zurückgezogen"),
        "other": say("anderer Grund"),
    }


def steps(say: Say) -> dict[str, str]:
    """The chain after the decision, as the applicant reads it."""
    return {
        "agreed": say("Vereinbarung unterschrieben"),
        "paid": say("Geld ausgezahlt"),
        "reported": say("Bericht abgegeben"),
        "accounted": say("Belege geprüft"),
        "repaid": say("Rest zurückgezahlt"),
        "withdrawn": say("Aktion findet nicht statt"),
        "closed": say("abgeschlossen"),
    }


def issues(say: Say) -> dict[str, str]:
    """What is still missing in a report."""
    return {
        "no-report-text": say("Es fehlt der Bericht: ein paar Sätze, wie es war."),
        "receipt-no-what": say("Bei einem Beleg fehlt, was gekauft wurde."),
        "receipt-no-sum": say("Bei einem Beleg ist der Betrag nicht lesbar. So geht es: 12,50."),
        "receipt-no-day": say("Bei einem Beleg fehlt das Datum."),
        "receipt-later": say("Ein Beleg hat ein Datum, das erst noch kommt."),
        "receipt-twice": say("Zwei Belege haben dieselbe Nummer."),
    }


def entries(say: Say) -> dict[str, str]:
    return {
        "decision-confirmed": say("Votum bestätigt"),
        "decision-returned": say("Votum zurückgegeben"),
        "grant-agreed": say("Vereinbarung unterschrieben"),
        "grant-paid": say("Geld ausgezahlt"),
        "grant-accounted": say("Förderung abgerechnet"),
        "money-returned": say("Geld zurückgezahlt"),
        "grant-withdrawn": say("Förderung nicht durchgeführt"),
        "grant-closed": say("Förderung abgeschlossen"),
    }


def fields(say: Say) -> dict[str, str]:
    return {
        "accepted": say("Was davon zählt"),
        "begins": say("Beginn der Aktion"),
        "change": say("Um wie viel"),
        "by": say("Für die Antragsseite unterschrieben"),
        "ends": say("Letzter Tag der Aktion"),
        "note": say("Anmerkung"),
        "plan": say("Zeitplan"),
        "receipt": say("Belege"),
        "responsible": say("Verantwortliche Person"),
        "target": say("Ziel"),
        "team": say("Für das Team unterschrieben"),
    }


def field_problems(say: Say) -> dict[str, str]:
    return {
        "future": say("Das Datum bei „{field}“ liegt in der Zukunft."),
        "order": say("Bei „{field}“ liegt das Ende vor dem Anfang."),
        "not-covered": say("Die Kosten sind zusammen kleiner als die vereinbarte Summe."),
    }


def refusals(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "report-missing": (
            say("Es ist noch kein Bericht da"),
            say("Abgerechnet wird, wenn Bericht und Belege eingereicht sind."),
            say("Warten Sie auf den Bericht, oder tragen Sie ihn selbst ein."),
        ),
        "grant-running": (
            say("Dieser Beschluss kann nicht mehr aufgehoben werden"),
            say("Zu dem bewilligten Geld gibt es schon eine Vereinbarung, oder es ist wieder frei."),
            say("Klären Sie auf der Seite der Förderung, was mit dem Geld geschieht."),
        ),
        "not-free": (
            say("So viel ist nicht frei"),
            say("Frei sind {left}. Alles andere ist bewilligt oder für eine Abstimmung vorgemerkt."),
            say("Geben Sie eine kleinere Summe ein."),
        ),
        "fund-moved": (
            say("Am Geld dieses Fonds hat sich inzwischen etwas geändert"),
            say("Jemand war schneller. Was jetzt gilt, steht auf dieser Seite."),
            say("Sehen Sie nach, und schicken Sie das Formular dann noch einmal ab."),
        ),
        **{f"bad-file/{why}": texts for why, texts in _bad_files(say).items()},
        **{f"grant-step/{bar}": texts for bar, texts in _bars(say).items()},
    }


def _bad_files(say: Say) -> dict[str, tuple[str, str, str]]:
    kept = say("Was Sie geschrieben haben, ist gespeichert. Diese Datei nicht.")
    return {
        "type": (say("Diese Datei geht nicht"), say("Möglich sind Fotos (JPEG, PNG, WebP) und PDF."), kept),
        "broken": (say("Diese Datei ist beschädigt"), say("Das Bild lässt sich nicht lesen."), kept),
        "pixels": (
            say("Dieses Bild ist zu groß"),
            say("Es hat zu viele Bildpunkte: höchstens 52 Millionen, als PNG oder WebP 25 Millionen."),
            kept,
        ),
        "size": (say("Diese Datei ist zu groß"), say("Möglich sind höchstens 12 MB."), kept),
        "many": (say("Das sind zu viele Dateien"), say("Möglich sind 12 Dateien. Entfernen Sie zuerst eine."), kept),
    }


def _bars(say: Say) -> dict[str, tuple[str, str, str]]:
    wait = say("Es wurde nichts geändert. Unten steht, was jetzt dran ist.")
    return {
        "closed": (say("Diese Förderung ist abgeschlossen"), say("Daran ändert sich nichts mehr."), wait),
        "withdrawn": (
            say("Aus dieser Förderung wird nichts mehr"),
            say("Sie wurde zurückgezogen oder nicht durchgeführt."),
            say("Nur das ausgezahlte Geld kommt noch zurück."),
        ),
        "not-agreed": (
            say("Zuerst kommt die Vereinbarung"),
            say("Geld gibt es erst, wenn beide Seiten unterschrieben haben."),
            say("Schreiben Sie die Vereinbarung und tragen Sie die Unterschriften ein."),
        ),
        "not-confirmed": (
            say("Das Votum ist noch nicht bestätigt"),
            say("Über das Geld entscheidet danach die Steuerungsrunde."),
            say("Tragen Sie ein, was sie gesagt hat. Danach kommt die Vereinbarung."),
        ),
        "accounted": (say("Das ist schon abgerechnet"), say("Die Belege sind geprüft."), wait),
        "over-granted": (
            say("So viel ist nicht bewilligt"),
            say("Vereinbaren lassen sich höchstens {most}."),
            say("Geben Sie eine kleinere Summe ein."),
        ),
        "below-paid": (
            say("So viel ist schon ausgezahlt"),
            say("Die neue Summe ist kleiner als das, was schon ausgezahlt wurde."),
            say("Tragen Sie eine Rückzahlung ein, oder vereinbaren Sie eine höhere Summe."),
        ),
        "over-agreed": (
            say("So viel kann nicht ausgezahlt werden"),
            say("Auszahlen lassen sich noch höchstens {most}."),
            say("Geben Sie eine kleinere Summe ein."),
        ),
        "over-paid": (
            say("So viel wurde nicht ausgezahlt"),
            say("Zurückkommen können höchstens {most}."),
            say("Prüfen Sie den Betrag."),
        ),
        "reported": (say("Der Bericht ist schon eingereicht"), say("Er liegt beim Team."), wait),
        "not-accounted": (
            say("Zuerst wird abgerechnet"),
            say("Abschließen geht, wenn die Belege geprüft sind oder die Förderung zurückgezogen ist."),
            wait,
        ),
        "owed": (
            say("Es fehlt noch Geld"),
            say("Zurückzuzahlen sind noch {most}."),
            say("Tragen Sie die Rückzahlung ein. Danach können Sie abschließen."),
        ),
    }
