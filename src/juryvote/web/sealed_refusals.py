"""What a sealed ballot, its paper slips, the shared tablet and an open tie say no with, in people's words."""

from collections.abc import Callable

Say = Callable[[str], str]


def sealed_texts(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "bad-slip": (
            say("Dieser Stimmzettel kann nicht gezählt werden"),
            say("Er passt nicht zu dieser Abstimmung oder zu Ihrem Telefon. Ihre frühere Stimme gilt weiter."),
            say("Laden Sie die Seite neu. Hilft das nicht, stimmen Sie am Tablet im Raum oder auf Papier ab."),
        ),
        "key-gone": (
            say("Der Schlüssel dieser Abstimmung fehlt"),
            say("Ohne ihn kann niemand abstimmen und niemand auszählen. Das passiert nach einer Wiederherstellung."),
            say("Heben Sie die Abstimmung auf und eröffnen Sie sie neu."),
        ),
        "must-be-sealed": (
            say("Hier muss geheim abgestimmt werden"),
            say("Die Geschäftsordnung oder ein Mitglied verlangt es."),
            say("Eröffnen Sie die Abstimmung geheim."),
        ),
        "paper-not-counted": (
            say("Die Papierzettel sind noch nicht gezählt"),
            say("Papierzettel haben: {people}. Zwei Personen müssen sie zählen und dasselbe eintragen."),
            say("Tragen Sie die Zählung ein. Danach können Sie die Abstimmung schließen."),
        ),
        "paper-mismatch": (
            say("Die Zahlen passen nicht zusammen"),
            say("Gezählt sind {counted} Papierzettel, ausgegeben sind {people}."),
            say("Zählen Sie noch einmal: Es müssen gleich viele sein."),
        ),
        "counts-differ": (
            say("Die beiden Zählungen sind verschieden"),
            say("Deshalb gilt keine von beiden."),
            say("Zählen Sie die Papierzettel noch einmal, am besten zu zweit, und tragen Sie sie neu ein."),
        ),
        "same-person": (
            say("Die zweite Zählung muss von jemand anderem kommen"),
            say("Sie haben die Papierzettel schon gezählt."),
            say("Ein Mitglied zählt nach und trägt die Zahlen auf dem eigenen Telefon ein."),
        ),
        "no-turn": (
            say("Das Tablet ist gesperrt"),
            say("Es ist gerade für niemanden freigegeben, oder die Zeit ist um."),
            say("Bitten Sie das Team, das Tablet für Sie freizugeben."),
        ),
        "nothing-left-open": (
            say("Es ist kein Punkt offen"),
            say("Eine zweite Einladung gibt es für Punkte, die in einer beendeten Sitzung offen geblieben sind."),
            say("Sehen Sie nach, ob die Sitzung beendet ist und ob die Punkte schon in einer anderen Sitzung stehen."),
        ),
        "tie-open": (
            say("Der Gleichstand ist noch offen"),
            say("Über diesen Punkt ist abgestimmt, und es steht gleich."),
            say("Entscheiden Sie zuerst den Gleichstand, hier am Pult."),
        ),
        "not-here": (
            say("Das geht bei dieser Abstimmung nicht"),
            say("Geheime und offene Abstimmungen haben verschiedene Wege."),
            say("Laden Sie die Seite neu: Dann sehen Sie, was möglich ist."),
        ),
    }
