"""Codes of the rules in people's words, as template filters."""

from collections.abc import Callable

from juryvote.rules.conflicts import Reason, reason_about, reason_label
from juryvote.rules.proposals import Goal, goal_label
from juryvote.rules.sentences import group_name
from juryvote.web import grant_words, mail_labels

Say = Callable[[str], str]
REASONS, GOALS = frozenset(Reason), frozenset(Goal)


def labels(say: Say) -> dict[str, Callable[[str], str]]:
    """One filter per family of codes; a code without a word shows as it is."""
    return {
        "reason": lambda code: reason_label(Reason(code), say) if code in REASONS else code,
        "about": lambda code: reason_about(Reason(code), say) if code in REASONS else code,
        "goal": lambda code: goal_label(Goal(code), say) if code in GOALS else code,
        "channel": _words(channels(say)),
        "outcome": _words(outcomes(say)),
        "kind": _words(kinds(say)),
        "role": _words(roles(say)),
        "state": _words(states(say)),
        "issue": _words(issues(say) | grant_words.issues(say)),
        "account": _words(accounts(say)),
        "point": _words(points(say)),
        "step": _words(steps(say) | grant_words.steps(say)),
        "entry": _words(entries(say) | grant_words.entries(say)),
        "choice": _words(choices(say)),
        "election_word": _words(election_words(say)),
        "ended": _words(ended(say)),
        "why_sealed": _words(why_sealed(say)),
        "suspended": _words(suspended(say)),
        "suspended_you": _words(suspended_you(say)),
        "group": lambda group: group_name(group, say),
        "confirmer": _words(grant_words.confirmers(say)),
        "enterer": _words(grant_words.enterers(say)),
        "grant_next": _words(grant_words.next_steps(say)),
        "grant_stage": _words(grant_words.stages(say)),
        "grant_why": _words(grant_words.reasons(say)),
        "mail_kind": _words(mail_labels.kinds(say)),
        "mail_state": _words(mail_labels.states(say)),
        "mail_error": mail_labels.error_in(say),
        "interest": _words(interests(say)),
        "party": _words(parties(say)),
    }


def _words(words: dict[str, str]) -> Callable[[str], str]:
    return lambda code: words.get(code, code)


def choices(say: Say) -> dict[str, str]:
    return {"yes": say("Ja"), "no": say("Nein"), "abstain": say("Enthaltung")}


def channels(say: Say) -> dict[str, str]:
    return {
        "phone": say("Handy"),
        "kiosk": say("Tablet im Raum"),
        "hands": say("Handzeichen"),
        "paper": say("Papier"),
        "helper": say("vom Team eingetragen"),
        "door": say("Code an der Tür"),
        "room": say("Code an der Wand"),
        "team": say("vom Team eingetragen"),
    }


def why_sealed(say: Say) -> dict[str, str]:
    return {
        "persons": say("Es geht um Personen. Darum wird geheim abgestimmt."),
        "default": say("Dieses Gremium stimmt immer geheim ab."),
        "demanded": say("Jemand möchte geheim abstimmen. Das genügt nach der Geschäftsordnung."),
        "chair": say("Die Sitzungsleitung hat eine geheime Abstimmung gewählt."),
    }


def suspended(say: Say) -> dict[str, str]:
    """Why somebody who is here does not vote, as the chair reads it."""
    return {
        "latest": say("Ist zuletzt gekommen: Aus der anderen Gruppe sind dafür zu wenige da."),
        "sharing": say("Der Haushalt oder die Einrichtung hat hier schon eine Stimme."),
        "young": say("Ist nach der Geschäftsordnung zu jung für eine Stimme."),
        "lapsed": say("Hat zu oft gefehlt und deshalb keine Stimme mehr."),
        "new": say("War noch nicht oft genug da und hat noch keine Stimme."),
        "waiting": say("Vertritt gerade niemanden."),
    }


def suspended_you(say: Say) -> dict[str, str]:
    """The same, as the person reads it."""
    return {
        "latest": say(
            "Aus einer anderen Gruppe sind zu wenige da. Dann stimmen nach der Geschäftsordnung die zuletzt Gekommenen "
            "nicht mit. Das liegt nicht an Ihnen: Sobald mehr da sind, stimmen Sie wieder mit."
        ),
        "sharing": say("Ihr Haushalt oder Ihre Einrichtung hat hier schon eine Stimme."),
        "young": say("Nach der Geschäftsordnung sind Sie noch zu jung für eine Stimme. Mitreden können Sie."),
        "lapsed": say("Sie haben zu oft gefehlt, deshalb haben Sie nach der Geschäftsordnung keine Stimme mehr."),
        "new": say("Sie waren noch nicht oft genug da. Nach der Geschäftsordnung stimmen Sie erst später mit."),
        "waiting": say("Sie vertreten gerade niemanden und stimmen deshalb nicht mit."),
    }


def interests(say: Say) -> dict[str, str]:
    """The roles of the register of interests."""
    return {
        "seat": say("vertritt sie im Gremium"),
        "board": say("im Vorstand oder in der Leitung"),
        "employed": say("arbeitet dort"),
        "contract": say("bekommt dort Aufträge oder Honorar"),
        "lives": say("lebt im Haushalt"),
        "relative": say("gehört zur Familie"),
    }


def parties(say: Say) -> dict[str, str]:
    return {"institution": say("Einrichtung"), "household": say("Haushalt"), "family": say("Familie")}


def outcomes(say: Say) -> dict[str, str]:
    return {
        "carried": say("angenommen"),
        "rejected": say("abgelehnt"),
        "tied": say("unentschieden"),
        "void": say("kein Beschluss"),
    }


def election_words(say: Say) -> dict[str, str]:
    """What a round of an election came to."""
    return {
        "elected": say("gewählt"),
        "nobody": say("niemand gewählt"),
        "runoff": say("Stichwahl nötig"),
        "lot": say("das Los entscheidet"),
        "void": say("kein Ergebnis"),
    }


def ended(say: Say) -> dict[str, str]:
    """How a round ended for somebody who stood."""
    return {
        "elected": say("gewählt"),
        "lot": say("durch das Los gewählt"),
        "runoff": say("in der Stichwahl"),
        "tied": say("im Los"),
        "alternate": say("Stellvertretung"),
    }


def kinds(say: Say) -> dict[str, str]:
    return {
        "aktionsfondsjury": say("Aktionsfondsjury"),
        "quartiersfondsjury": say("Quartiersfondsjury"),
        "quartiersrat": say("Quartiersrat"),
        "other": say("anderes Gremium"),
    }


def roles(say: Say) -> dict[str, str]:
    return {
        "team": say("Team"),
        "chair": say("Sitzungsleitung"),
        "auditor": say("Prüfung"),
        "coordinator": say("Gebietskoordination"),
        "member": say("Mitglied"),
        "screen": say("Leinwand"),
        "kiosk": say("Tablet im Raum"),
    }


def entries(say: Say) -> dict[str, str]:
    """What the journal can say, for people who read it."""
    return {
        "body-founded": say("Gremium gegründet"),
        "bylaws-adopted": say("Geschäftsordnung beschlossen"),
        "member-registered": say("Person eingetragen"),
        "seat-created": say("Sitz eingerichtet"),
        "seat-held": say("Sitz besetzt"),
        "holding-ended": say("Amtszeit beendet"),
        "fund-opened": say("Fonds angelegt"),
        "fund-changed": say("Geld des Fonds geändert"),
        "money-carried": say("Geld übertragen"),
        "round-opened": say("Runde ausgeschrieben"),
        "round-moved": say("Frist einer Runde geändert"),
        "proposal-admitted": say("Antrag förderfähig"),
        "executive-decision": say("ohne das Gremium entschieden"),
        "executive-told": say("Entscheidung bekannt gegeben"),
        "proposal-retabled": say("Antrag wieder vorgelegt"),
        "draw-committed": say("Auslosung festgelegt"),
        "jury-drawn": say("Jury ausgelost"),
        "drawn-declined": say("Platz abgelehnt oder aufgegeben"),
        "draw-called-off": say("Auslosung abgesagt"),
        "meeting-planned": say("Sitzung geplant"),
        "item-added": say("Punkt auf der Tagesordnung"),
        "meeting-opened": say("Sitzung eröffnet"),
        "fact-corrected": say("Angaben zu einer Person berichtigt"),
        "absence-excused": say("entschuldigt"),
        "alternates-drawn": say("Vertretungen ausgelost"),
        "meeting-adjourned": say("Sitzung beendet"),
        "checked-in": say("gekommen"),
        "checked-out": say("gegangen"),
        "item-called": say("Punkt aufgerufen"),
        "conflict-declared": say("befangen"),
        "conflict-lifted": say("Befangenheit aufgehoben"),
        "conflict-contested": say("Befangenheit bestritten"),
        "conflict-ruled": say("über Befangenheit entschieden"),
        "conflict-found": say("Befangenheit nachträglich festgestellt"),
        "decision-reopened": say("Beschluss aufgehoben: neu abstimmen"),
        "agenda-ordered": say("Tagesordnung neu geordnet"),
        "reading-taken": say("Beschlussfähigkeit festgestellt"),
        "quorum-challenged": say("Beschlussfähigkeit angezweifelt"),
        "candidate-named": say("zur Wahl vorgeschlagen"),
        "candidate-withdrawn": say("von der Liste genommen"),
        "procedure-objected": say("dem Umlaufverfahren widersprochen"),
        "ballot-opened": say("Abstimmung eröffnet"),
        "secrecy-demanded": say("geheime Abstimmung verlangt"),
        "paper-counted": say("Papierzettel gezählt"),
        "roll-struck": say("von der Stimmliste gestrichen"),
        "ballot-closed": say("Abstimmung geschlossen"),
        "tie-broken": say("Gleichstand entschieden"),
        "election-drawn": say("Los gezogen"),
        "ballot-annulled": say("Abstimmung aufgehoben"),
        "decision-made": say("Beschluss"),
        "decision-published": say("Beschluss veröffentlicht"),
        "decision-corrected": say("Wortlaut berichtigt"),
    }


def states(say: Say) -> dict[str, str]:
    return {
        "planned": say("geplant"),
        "open": say("läuft"),
        "adjourned": say("beendet"),
        "waiting": say("wartet"),
        "called": say("aufgerufen"),
        "decided": say("entschieden"),
        "draft": say("Entwurf"),
        "committed": say("festgelegt"),
        "drawn": say("gezogen"),
        "called-off": say("abgesagt"),
        "eligible": say("förderfähig"),
        "not-eligible": say("nicht förderfähig"),
        "withdrawn": say("zurückgezogen"),
        "on-agenda": say("auf der Tagesordnung"),
    }


def steps(say: Say) -> dict[str, str]:
    """Where an application stands, as its writer reads it."""
    return {
        "handed-in": say("eingereicht"),
        "in-check": say("in Prüfung beim Team"),
        "eligible": say("förderfähig"),
        "not-eligible": say("nicht förderfähig"),
        "taken-back": say("von Ihnen zurückgezogen"),
        "on-agenda": say("auf der Tagesordnung"),
        "decided": say("entschieden"),
    }


def accounts(say: Say) -> dict[str, str]:
    """The five accounts of a fund."""
    return {
        "allotted": say("Zuweisung"),
        "free": say("frei"),
        "reserved": say("vorgemerkt"),
        "granted": say("bewilligt"),
        "paid": say("ausgezahlt"),
    }


def points(say: Say) -> dict[str, str]:
    """What the team asks of every proposal."""
    return {
        "applicant": say("Wer den Antrag stellt, wohnt hier oder setzt sich hier ein"),
        "place": say("Die Aktion ist im Quartier und nützt den Menschen dort"),
        "not-begun": say("Es hat noch nichts begonnen, und es ist nichts gekauft"),
        "costs": say("Die Kosten dürfen bezahlt werden: Sachen und Material"),
        "no-fees": say("Kein Honorar für die Person, die den Antrag stellt"),
        "feasible": say("Zeitplan und Kosten passen zusammen"),
    }


def issues(say: Say) -> dict[str, str]:
    """What is wrong with a proposal or with a line of a list."""
    return {
        "no-title": say("Der Titel fehlt."),
        "long-title": say("Der Titel ist zu lang."),
        "no-sum": say("Die Summe fehlt."),
        "absurd-sum": say("Die Summe ist zu groß."),
        "over-cap": say("Die Summe liegt über der Grenze der Runde."),
        "no-cost-line": say("Es fehlt eine Zeile mit Kosten."),
        "no-cost-label": say("Bei einer Kostenzeile fehlt, wofür sie ist."),
        "bad-cost-line": say("Eine Kostenzeile hat keinen Betrag."),
        "absurd-cost-line": say("Eine Kostenzeile ist zu groß."),
        "sum-not-covered": say("Die Kosten sind kleiner als die Summe, um die gebeten wird."),
        "no-goal": say("Es ist kein Ziel angekreuzt."),
        "unknown-goal": say("Ein Ziel ist unbekannt."),
        "no-applicant": say("Es fehlt, wer den Antrag stellt."),
        "no-contact": say("Es fehlt, wie wir Sie erreichen: Anschrift, Telefon oder E-Mail."),
        "no-what-for": say("Es fehlt, wofür das Geld ist."),
        "no-place": say("Es fehlt der Ort."),
        "no-begins": say("Es fehlt der Tag, an dem es losgeht."),
        "begins-past": say("Der Tag, an dem es losgeht, ist schon vorbei."),
        "bad-reach": say("Bei den Menschen, die Sie erwarten, steht keine ganze Zahl."),
        "unreadable-line": say("Ein Betrag im Kostenplan ist nicht lesbar. So geht es: 450 oder 450,00."),
        "line-overpaid": say("In einer Zeile sind eigene und andere Mittel zusammen höher als die Kosten."),
        "asked-differs": say("Die Summe passt nicht zum Kostenplan: Kosten ohne eigene und andere Mittel."),
        "flat-rate": say("Die Pauschale für Kleinausgaben ist höher als erlaubt, oder nicht lesbar."),
        "own-share": say("Der eigene Anteil ist zu klein. Wie viel es sein muss, steht beim Kostenplan."),
        "under-least": say("Die Summe liegt unter der kleinsten Summe der Runde."),
        "no-criterion": say("Kreuzen Sie mindestens einen Punkt an, der für Ihre Idee gilt."),
        "not-declared": say("Bitte bestätigen Sie, dass noch nichts begonnen hat."),
        "not-honest": say("Bitte bestätigen Sie, dass alle Angaben stimmen."),
        "no-name": say("Der Name fehlt."),
        "long-name": say("Der Name ist zu lang."),
        "twice": say("Der Name steht zweimal in der Liste."),
        "twice-in-pool": say("Diese Person steht schon in der Liste. Bei gleichem Namen hilft ein Zusatz dahinter."),
        "long-group": say("Die Gruppe ist zu lang."),
        "long-notes": say("Die weiteren Angaben sind zu lang."),
        "odd-sign": say("Das Zeichen | ist nicht möglich, und = + - @ nicht am Anfang."),
        "known": say("Diese Person gibt es schon. Bei gleichem Namen hilft ein Zusatz, zum Beispiel das Geburtsjahr."),
        "too-many-columns": say("Die Zeile hat zu viele Spalten."),
        "unknown-language": say("Die Sprache ist unbekannt. Möglich sind zum Beispiel de, en, tr, ar."),
        "unknown-group": say("Die Gruppe ist unbekannt. Möglich sind: Bewohner, Partner."),
        "bad-day": say("Das Datum ist nicht lesbar. So geht es: 31.12.2027."),
        "days-reversed": say("Das Ende liegt vor dem Anfang."),
        "unknown-body": say("Dieses Gremium gibt es nicht."),
        "no-vacant-seat": say("In diesem Gremium ist kein Sitz dieser Gruppe mehr frei."),
    }
