"""Every no of the rules in people's words: what happened, and what to do now. Only here codes become texts."""

from collections.abc import Callable
from datetime import date
from string import Formatter

from babel.dates import format_date
from msgspec import Struct

from juryvote.rules.money import euro
from juryvote.rules.refusals import Refusal
from juryvote.web import grant_words
from juryvote.web.draw_refusals import draw_texts
from juryvote.web.election_refusals import election_texts
from juryvote.web.import_refusals import import_text
from juryvote.web.minutes_refusals import minutes_texts
from juryvote.web.sealed_refusals import sealed_texts
from juryvote.web.sums_refusals import sums_texts
from juryvote.web.written_refusals import written_texts

Say = Callable[[str], str]
BY_WHY = ("grant-step", "bad-file")  # one code, and a text for each reason


class Problem(Struct, frozen=True, kw_only=True):
    code: str
    status: int
    title: str
    text: str
    advice: str
    field: str = ""


def problem_of(refusal: Refusal, say: Say, language: str) -> Problem:
    code = f"{refusal.code}/{refusal.facts['why']}" if refusal.code in BY_WHY else refusal.code
    title, text, advice = _texts(say).get(code, _unknown(say))
    facts = {name: _fact(name, value, language) for name, value in refusal.facts.items()}
    if refusal.code == "bad-form":
        text = _field_text(str(refusal.facts.get("problem", "")), say)
        field = str(refusal.facts.get("field", ""))
        facts["field"] = _fields(say).get(field, field)
    if refusal.code == "bad-import":
        text = import_text(str(refusal.facts.get("problem", "")), say)
    return Problem(
        code=refusal.code,
        status=refusal.status,
        title=title,
        text=_fill(text, facts),
        advice=_fill(advice, facts),
        field=str(refusal.facts.get("field", "")),
    )


def trouble_of(number: str, say: Say) -> Problem:
    """A fault of ours: what people see of it is a number to tell us."""
    return Problem(
        code="failed",
        status=500,
        title=say("Da ist bei uns etwas schiefgegangen"),
        text=say(
            "Der Fehler ist notiert, Nummer {number}. Vielleicht wurde noch gespeichert, vielleicht nicht."
        ).format(number=number),
        advice=say(
            "Laden Sie die Seite neu und sehen Sie nach. Kommt der Fehler wieder, sagen Sie dem Team diese Nummer."
        ),
    )


def _fact(name: str, value: str | int, language: str) -> str:
    if isinstance(value, int) and name in ("left", "asked", "most"):
        return euro(value, language)
    if name == "ends_on":
        return format_date(date.fromisoformat(str(value)), "long", locale="en_GB" if language == "en" else language)
    return str(value)


def _fill(text: str, facts: dict[str, str]) -> str:
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return text.format(**{name: facts.get(name, "…") for name in names})


def _unknown(say: Say) -> tuple[str, str, str]:
    return (
        say("Das geht gerade nicht"),
        say("Es wurde nichts geändert."),
        say("Laden Sie die Seite neu und versuchen Sie es noch einmal."),
    )


def _texts(say: Say) -> dict[str, tuple[str, str, str]]:
    mine = _entry_texts(say) | _evening_texts(say) | _ballot_texts(say) | _office_texts(say)
    return (
        mine
        | sealed_texts(say)
        | draw_texts(say)
        | written_texts(say)
        | election_texts(say)
        | grant_words.refusals(say)
        | sums_texts(say)
        | minutes_texts(say)
    )


def _entry_texts(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "not-signed-in": (
            say("Bitte melden Sie sich an"),
            say("Diese Seite ist nur für angemeldete Personen."),
            say("Mitglieder scannen ihren Code an der Tür. Das Team meldet sich mit Passwort an."),
        ),
        "not-yours": (
            say("Diese Seite gehört nicht zu Ihrer Anmeldung"),
            say("Sie sind angemeldet, aber diese Seite ist für eine andere Rolle oder ein anderes Gremium."),
            say("Gehen Sie zurück zu Ihrer Seite. Fehlt Ihnen ein Recht, fragen Sie das Team."),
        ),
        "not-found": (
            say("Das gibt es hier nicht"),
            say("Die Adresse führt zu nichts. Vielleicht ist der Link alt oder nicht vollständig."),
            say("Prüfen Sie den Link oder gehen Sie zur Startseite."),
        ),
        "wrong-origin": (
            say("Diese Anfrage kam von einer fremden Seite"),
            say("Zu Ihrer Sicherheit wurde nichts geändert."),
            say("Öffnen Sie juryvote direkt und versuchen Sie es dort noch einmal."),
        ),
        "wrong-code": (
            say("Dieser Code passt nicht"),
            say("Den Code gibt es nicht. Vielleicht ist ein Zeichen vertauscht."),
            say("Tippen Sie ihn noch einmal ein oder bitten Sie das Team um einen neuen."),
        ),
        "used-code": (
            say("Dieser Code wurde schon benutzt"),
            say("Jeder Code gilt nur einmal."),
            say("Bitten Sie das Team an der Tür um einen neuen Code. Das dauert nur einen Moment."),
        ),
        "expired-code": (
            say("Dieser Code ist abgelaufen"),
            say("Codes an der Tür gelten zwei Minuten, der Code an der Wand wechselt alle 30 Sekunden."),
            say("Nehmen Sie den neuen Code von der Wand oder bitten Sie das Team um einen neuen."),
        ),
        "other-device": (
            say("Sie sind schon mit einem anderen Handy angemeldet"),
            say("Eine Person stimmt mit einem Gerät ab."),
            say("Möchten Sie das Gerät wechseln? Das Team gibt Ihnen an der Tür einen neuen Code."),
        ),
        "wrong-password": (
            say("E-Mail oder Passwort stimmt nicht"),
            say("Wir konnten Sie nicht anmelden."),
            say("Prüfen Sie beides und versuchen Sie es noch einmal."),
        ),
        "too-many": (
            say("Zu viele Versuche"),
            say("Zum Schutz vor Missbrauch machen wir eine kurze Pause."),
            say("Versuchen Sie es in {wait} Sekunden noch einmal."),
        ),
    }


def _evening_texts(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "meeting-not-open": (
            say("Die Sitzung hat noch nicht begonnen"),
            say("Abgestimmt wird erst, wenn die Sitzung eröffnet ist."),
            say("Eröffnen Sie zuerst die Sitzung."),
        ),
        "meeting-closed": (
            say("Die Sitzung ist beendet"),
            say("An einer beendeten Sitzung ändert sich nichts mehr."),
            say("Das Ergebnis steht im Register. Was offen blieb, kommt in eine neue Sitzung."),
        ),
        "no-item-called": (
            say("Dieser Punkt ist nicht aufgerufen"),
            say("Abgestimmt wird nur über den Punkt, der aufgerufen ist."),
            say("Rufen Sie den Punkt zuerst auf."),
        ),
        "item-decided": (
            say("Über diesen Punkt ist schon entschieden"),
            say("Ein Beschluss bleibt, wie er ist."),
            say("Soll neu beraten werden, setzen Sie einen neuen Punkt auf die Tagesordnung."),
        ),
        "not-quorate": (
            say("Nicht beschlussfähig"),
            say("Es zählen {counted} Personen, nötig sind {needed}. Ein Beschluss ist jetzt nicht möglich."),
            say("Warten Sie, bis genug Mitglieder da sind, oder machen Sie ein Meinungsbild ohne Beschluss."),
        ),
        "contest-open": (
            say("Erst wird über die Befangenheit entschieden"),
            say("Eine Person sieht ihre Befangenheit anders. Das Gremium entscheidet zuerst darüber, ohne sie."),
            say("Lassen Sie darüber abstimmen. Oder heben Sie die Befangenheit auf."),
        ),
        "not-decisive": (
            say("Dieser Beschluss bleibt bestehen"),
            say("Keine befangene Stimme war entscheidend. Das Ergebnis wäre ohne sie dasselbe."),
            say("Im Register steht der Hinweis beim Beschluss. Mehr ist nicht zu tun."),
        ),
        "not-present": (
            say("Sie sind gerade nicht als anwesend gezählt"),
            say("Abstimmen kann nur, wer im Raum ist."),
            say("Melden Sie sich mit dem Code an der Wand wieder an."),
        ),
        "already-done": (
            say("Das ist schon geschehen"),
            say("Jemand war schneller, oder die Seite war nicht mehr aktuell."),
            say("Hier sehen Sie den jetzigen Stand."),
        ),
    }


def _ballot_texts(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "ballot-not-open": (
            say("Diese Abstimmung ist nicht offen"),
            say("Sie ist schon geschlossen, zurückgenommen, oder es gibt sie nicht. Es wurde nichts gezählt."),
            say("Unten sehen Sie den jetzigen Stand."),
        ),
        "ballot-still-open": (
            say("Es läuft noch eine Abstimmung"),
            say("Immer nur eine Abstimmung auf einmal."),
            say("Schließen Sie zuerst die laufende Abstimmung oder nehmen Sie sie zurück."),
        ),
        "not-on-roll": (
            say("Sie stimmen bei dieser Abstimmung nicht mit ab"),
            say("Die Stimmliste wurde festgelegt, als die Abstimmung begann. Ihr Name steht nicht darauf."),
            say("Bei der nächsten Abstimmung sind Sie dabei, wenn Sie einen Sitz haben und da sind."),
        ),
        "recused": (
            say("Sie sind bei diesem Punkt befangen"),
            say("Darum stimmen Sie hier nicht mit ab."),
            say("War das ein Versehen? Sagen Sie es der Sitzungsleitung, bevor abgestimmt wird."),
        ),
        "unknown-choice": (
            say("Diese Antwort gibt es nicht"),
            say("Möglich sind Ja, Nein und Enthaltung. Es wurde nichts gezählt."),
            say("Tippen Sie auf einen der drei Knöpfe."),
        ),
        "voted-elsewhere": (
            say("Diese Stimme ist schon abgegeben"),
            say("Jede Person hat einen Stimmzettel. Er kam auf einem anderen Weg."),
            say("Stimmt das nicht? Sagen Sie es gleich der Sitzungsleitung."),
        ),
        "count-mismatch": (
            say("Die Zahlen passen nicht zusammen"),
            say("Gezählt sind {hands} Hände, angekreuzt sind {people} Personen."),
            say("Zählen Sie noch einmal: Es müssen gleich viele sein."),
        ),
        "fund-exhausted": (
            say("Dafür reicht das Geld nicht"),
            say("Im Fonds sind noch {left}, gefragt ist nach {asked}."),
            say("Stimmen Sie über eine kleinere Summe ab."),
        ),
        "tie-unpaid": (
            say("Dafür reicht das Geld nicht mehr"),
            say("Im Fonds sind noch {left}, für ein Ja braucht es {asked}. Der Gleichstand bleibt offen."),
            say("Sagen Sie Nein, oder vertagen Sie den Punkt, bis wieder Geld da ist."),
        ),
        "not-without-body": (
            say("Darüber entscheidet nur das Gremium"),
            say("Die Geschäftsordnung erlaubt hier keine Entscheidung ohne das Gremium."),
            say("Setzen Sie den Antrag auf eine Tagesordnung."),
        ),
        "no-exclusion": (
            say("Über diesen Ausschluss darf nicht abgestimmt werden"),
            say("Nach dem, was über die Anwesenheit bekannt ist, hat das Mitglied nicht oft genug gefehlt."),
            say("Gehen Sie zum nächsten Punkt weiter."),
        ),
        "may-not-come-back": (
            say("Der Antrag kann nicht wieder vorgelegt werden"),
            say("Er wurde nicht abgelehnt, oder die Geschäftsordnung erlaubt es noch nicht oder nicht mehr."),
            say("Der Grund steht auf der Seite des Antrags."),
        ),
        "over-cap": (
            say("Die Summe ist zu hoch"),
            say("Möglich sind höchstens {most}."),
            say("Geben Sie eine kleinere Summe ein."),
        ),
    }


def _office_texts(say: Say) -> dict[str, tuple[str, str, str]]:
    return {
        "bad-form": (
            say("Da stimmt eine Angabe nicht"),
            say("Bitte prüfen Sie das Feld."),
            say("Es wurde nichts gespeichert. Ihre Eingaben sind noch da."),
        ),
        "bad-import": (
            say("Die Liste kann nicht gelesen werden"),
            say("Bitte prüfen Sie die Datei."),
            say("Es wurde niemand eingetragen."),
        ),
        "too-large": (
            say("Das ist zu viel auf einmal"),
            say("Die Anfrage ist größer als erlaubt. Es wurde nichts gespeichert."),
            say("Kürzen Sie den Text oder teilen Sie die Datei."),
        ),
        "not-eligible": (
            say("Dieser Antrag ist noch nicht so weit"),
            say("Er hat noch offene Punkte oder ist schon weiter."),
            say("Öffnen Sie den Antrag: Dort steht, was fehlt."),
        ),
        "deadline-passed": (
            say("Die Frist ist vorbei"),
            say("Diese Runde nimmt keine Anträge mehr an."),
            say("Tragen Sie den Antrag in die nächste Runde ein."),
        ),
    }


def _fields(say: Say) -> dict[str, str]:
    """What the fields are called on the pages."""
    return {
        "amount": say("Summe"),
        "applicant": say("Wer stellt den Antrag?"),
        "asked": say("Summe, um die gebeten wird"),
        "body": say("Gremium"),
        "budget": say("Betrag im Fonds"),
        "call_text": say("Text der Ausschreibung"),
        "cap": say("Höchstens pro Antrag"),
        "criteria": say("Punkte zum Ankreuzen"),
        "day": say("Tag"),
        "deadline": say("Frist"),
        "direction": say("Kommen oder Gehen"),
        "email": say("E-Mail"),
        "file": say("Datei"),
        "flat_percent": say("Pauschale für Kleinausgaben"),
        "fund": say("Fonds"),
        "goals": say("Ziele"),
        "group": say("Gruppe"),
        "item": say("Punkt der Tagesordnung"),
        "idea": say("Idee"),
        "into": say("andere Idee"),
        "kind": say("Art des Gremiums"),
        "language": say("Sprache"),
        "list": say("Liste"),
        "line_amount": say("Betrag der Kostenzeile"),
        "line_label": say("Wofür"),
        "least_sum": say("Mindestens je Antrag"),
        "member": say("Person"),
        "name": say("Name"),
        "own_percent": say("Eigener Anteil"),
        "party": say("Einrichtung, Haushalt oder Familie"),
        "password": say("Passwort"),
        "place": say("Ort"),
        "preset": say("Geschäftsordnung"),
        "public": say("Zahl aus dem Raum"),
        "rank": say("Reihenfolge"),
        "reason": say("Grund"),
        "remark": say("Anmerkung"),
        "received_on": say("Eingegangen am"),
        "register": say("Wer im Register den Antrag stellt"),
        "reserves": say("Ersatzliste"),
        "role": say("Rolle"),
        "seat": say("Sitz"),
        "seats": say("Sitze"),
        "since": say("Von"),
        "starts": say("Beginn"),
        "text": say("Wortlaut"),
        "title": say("Titel"),
        "until": say("Bis"),
        "meeting": say("Sitzung"),
        "years": say("Jahre"),
        "what_for": say("Wofür ist das Geld?"),
        "why": say("Grund"),
        **grant_words.fields(say),
    }


def _field_text(problem: str, say: Say) -> str:
    return {
        "missing": say("Das Feld „{field}“ fehlt."),
        "unknown-field": say("Das Feld „{field}“ kennt diese Seite nicht."),
        "unknown": say("Bei „{field}“ steht etwas, das es nicht gibt."),
        "length": say("Bei „{field}“ fehlt der Text, oder er ist zu lang."),
        "taken": say("Bei „{field}“ steht etwas, das es schon gibt."),
        "range": say("Die Zahl bei „{field}“ ist zu klein oder zu groß."),
        "short": say("Bei „{field}“ sind mindestens {least} Zeichen nötig."),
        "positive": say("Bei „{field}“ muss ein Betrag über 0 € stehen."),
        "no-amount": say("Der Betrag bei „{field}“ ist nicht lesbar. So geht es: 450 oder 450,00."),
        "below-least": say("Bei „{field}“ steht weniger, als der Antrag mindestens braucht."),
        "above-asked": say("Bei „{field}“ steht mehr, als beantragt ist."),
        "absurd-sum": say("Der Betrag bei „{field}“ ist zu groß."),
        "day": say("Das Datum bei „{field}“ ist nicht lesbar."),
        "past": say("Das Datum bei „{field}“ liegt in der Vergangenheit."),
        "before-since": say("Bei „{field}“ liegt das Ende vor dem Anfang."),
        "has-seat": say("Diese Person hat in der Zeit schon einen Sitz (Nummer {number})."),
        "seat-taken": say("Dieser Sitz ist in der Zeit schon vergeben (Nummer {number})."),
        "ranks": say("Jede Zahl von 1 bis {last} darf nur einmal vorkommen."),
        "not-begun": say("Diese Amtszeit beginnt erst am {since}."),
        "unchanged": say("Bei „{field}“ hat sich nichts geändert."),
        "no-seats": say("Noch sitzt niemand in diesem Gremium. Besetzen Sie zuerst die Sitze."),
        "own-account": say("Ihr eigenes Konto können Sie nicht abschalten."),
        "still-seated": say("Diese Person hat noch einen Sitz. Beenden Sie zuerst die Amtszeit."),
        "no-slip": say("Keine Stimmzettel: Es ist schon entschieden, verteilt einen Topf oder hat eine leere Liste."),
        "election": say("Bei einer Wahl ist niemand befangen."),
        "sharing": say("Bei einer Verteilung hängt alles zusammen: Das lässt sich nicht einzeln neu rechnen."),
        "no-money": say("Bei diesem Punkt geht es nicht um Geld."),
        "unreadable": say("Die Eingaben sind nicht lesbar angekommen."),
        "twice": say("Ein Feld kam doppelt an."),
        **grant_words.field_problems(say),
    }.get(problem, say("Die Angabe bei „{field}“ ist nicht gültig."))
