"""What a journal says in German, by key: for a verifier in another language that compares letter by letter.

The rules say the same themselves. A test holds each text to theirs; `.one` and `.many` follow the number.
"""

_WHAT: dict[str, str] = {
    "what.ballot": "Abstimmung",
    "what.bylaws": "Geschäftsordnung",
    "what.decision": "Beschluss",
    "what.executive": "Entscheidung ohne Gremium",
    "what.fund": "Fonds",
    "what.item": "TOP",
    "what.meeting": "Sitzung",
    "what.member": "Mitglied",
    "what.proposal": "Antrag",
    "what.proposalNumber": "Antrag Nummer",
    "what.round": "Antragsrunde",
    "what.seat": "Sitz",
    "field.met": "beschlussfähig",
    "field.needed": "nötig",
    "field.counted": "gezählt",
    "field.base": "Grundzahl",
    "field.sentence": "Begründung",
    "field.needed_yes": "nötige Ja-Stimmen",
    "field.yes": "Ja",
    "field.no": "Nein",
    "field.abstain": "Enthaltung",
    "field.invalid": "ungültig",
    "times.attended": "war da",
    "times.absent_in_a_row": "fehlte hintereinander",
    "times.unexcused": "davon ohne Entschuldigung",
    "group.resident": "Bewohnerschaft",
    "group.partner": "Partner",
}

_QUORUM: dict[str, str] = {
    "of.entitled": "von {base} Stimmberechtigten",
    "of.all.one": "von {base} Stimmberechtigten (auch wer fehlt)",
    "of.all.many": "von allen {base} Stimmberechtigten (auch wer fehlt)",
    "of.filled.one": "von {base} besetzten Sitz",
    "of.filled.many": "von {base} besetzten Sitzen",
    "of.seats.one": "von {base} Sitz",
    "of.seats.many": "von {base} Sitzen",
    "quorum.need.one": "{n} ist nötig",
    "quorum.need.many": "{n} sind nötig",
    "quorum.met": "Beschlussfähig: {there}, {need}.",
    "quorum.blocked": "Nicht beschlussfähig: {there}, {need}.",
    "quorum.lost": "Nicht beschlussfähig: {there}, {need}; {lack}.",
    "quorum.lack.one": "es fehlt {n}",
    "quorum.lack.many": "es fehlen {n}",
    "quorum.count.one": "{n} {whole} zählt",
    "quorum.count.many": "{n} {whole} zählen",
    "quorum.more.one": "{n} ist da bei {base} Stimmberechtigten",
    "quorum.more.many": "{n} sind da bei {base} Stimmberechtigten",
    "quorum.more.asked.one": "{n} kann teilnehmen bei {base} Stimmberechtigten",
    "quorum.more.asked.many": "{n} können teilnehmen bei {base} Stimmberechtigten",
    "quorum.more.answered.one": "{n} hat teilgenommen bei {base} Stimmberechtigten",
    "quorum.more.answered.many": "{n} haben teilgenommen bei {base} Stimmberechtigten",
    "quorum.there.one": "{n} {whole} ist da",
    "quorum.there.many": "{n} {whole} sind da",
    "quorum.there.asked.one": "{n} {whole} kann teilnehmen",
    "quorum.there.asked.many": "{n} {whole} können teilnehmen",
    "quorum.there.answered.one": "{n} {whole} hat teilgenommen",
    "quorum.there.answered.many": "{n} {whole} haben teilgenommen",
    "quorum.aside.one": "{n} befangene Person zählt nicht mit.",
    "quorum.aside.many": "{n} befangene Personen zählen nicht mit.",
    "quorum.second": "Es gilt die Zahl für die zweite Einladung.",
    "quorum.lowered": "Die Zahl ist herabgesetzt, weil Mitglieder befangen sind.",
    "quorum.poll": "Es kann nur ein Meinungsbild geben.",
    "quorum.writing.asked": "Im Umlaufverfahren zählt als anwesend, wer abstimmt oder befangen ist.",
    "quorum.writing.answered": "Abgestimmt wurde im Umlaufverfahren.",
    "quorum.doubter": "Wer die Beschlussfähigkeit anzweifelt, zählt als anwesend.",
    "quorum.still": "Das ist festgestellt und gilt, bis ein Mitglied es anzweifelt.",
    "quorum.gone": "Zu Beginn der Sitzung waren noch genug da.",
    "quorum.few.one": "Gruppe {group}: {ours} von {all} Stimme, nötig: {needed}.",
    "quorum.few.many": "Gruppe {group}: {ours} von {all} Stimmen, nötig: {needed}.",
    "quorum.much.one": "Gruppe {group}: {ours} von {all} Stimme, das ist zu viel.",
    "quorum.much.many": "Gruppe {group}: {ours} von {all} Stimmen, das ist zu viel.",
}

_MAJORITY: dict[str, str] = {
    "votes.yes.one": "{n} Ja-Stimme",
    "votes.yes.many": "{n} Ja-Stimmen",
    "votes.no.one": "{n} Nein-Stimme",
    "votes.no.many": "{n} Nein-Stimmen",
    "votes.abstain.one": "{n} Enthaltung",
    "votes.abstain.many": "{n} Enthaltungen",
    "majority.nobody": "Niemand im Raum darf abstimmen, deshalb kann nichts angenommen werden.",
    "majority.forecast.one": "Angenommen, wenn mindestens {needed} {whole} Ja sagt.",
    "majority.forecast.many": "Angenommen, wenn mindestens {needed} {whole} Ja sagen.",
    "majority.abstaining": "Das gilt, wenn sich niemand enthält. Mit Enthaltungen reichen vielleicht weniger.",
    "majority.asked": "Stimmen nicht alle ab, sind vielleicht weniger nötig.",
    "majority.carried": "Angenommen: {yes}, {need}.",
    "majority.rejected": "Abgelehnt: {yes}, {need}.",
    "majority.void": "Kein Beschluss, weil nicht genug Stimmberechtigte da waren: {yes} als Meinungsbild.",
    "majority.uncounted": (
        "Kein Beschluss, weil die Stimmen der Gruppen nicht getrennt gezählt sind: {yes} als Meinungsbild."
    ),
    "majority.silent": "niemand hat Ja oder Nein gesagt",
    "majority.needed.one": "nötig war {needed} {whole}",
    "majority.needed.many": "nötig waren {needed} {whole}",
    "majority.of.cast": "von {base} (Ja und Nein)",
    "majority.of.present": "von {base}",
    "groups.also": "Außerdem müssen einzelne Gruppen für sich zustimmen.",
    "groups.asked.one": "Außerdem muss in der Gruppe {group} mindestens {needed} von {base} Ja sagen.",
    "groups.asked.many": "Außerdem müssen in der Gruppe {group} mindestens {needed} von {base} Ja sagen.",
    "groups.got.one": "Gruppe {group}: {yes}, nötig war {needed} von {base}.",
    "groups.got.many": "Gruppe {group}: {yes}, nötig waren {needed} von {base}.",
    "groups.sealed": "Geheime Stimmen werden nicht nach Gruppen gezählt.",
    "tie.reject": "Abgelehnt, weil es gleich steht: {yes}, {no}.",
    "tie.chair": "Es steht gleich: {yes}, {no}. Die Sitzungsleitung entscheidet.",
    "tie.lot": "Es steht gleich: {yes}, {no}. Das Los entscheidet.",
    "tie.repeat": "Es steht gleich: {yes}, {no}. Die Abstimmung wird wiederholt.",
    "tie.repeat.again": "Es steht wieder gleich: {yes}, {no}. Damit ist es abgelehnt.",
    "tie.lot.yes": "Es steht gleich: {yes}, {no}. Das Los sagt Ja: angenommen.",
    "tie.lot.no": "Es steht gleich: {yes}, {no}. Das Los sagt Nein: abgelehnt.",
    "tie.chair.yes": "Es steht gleich: {yes}, {no}. Die Sitzungsleitung sagt Ja: angenommen.",
    "tie.chair.no": "Es steht gleich: {yes}, {no}. Die Sitzungsleitung sagt Nein: abgelehnt.",
    "tie.chair.abstain": "Es steht gleich: {yes}, {no}. Die Sitzungsleitung enthält sich: abgelehnt.",
}

_QUESTIONS: dict[str, str] = {
    "question.plain": "Stimmen Sie „{title}“ zu?",
    "question.sum": "Soll „{title}“ {sum} bekommen?",
    "question.under": "Auflage: {condition}",
    "question.consent": "Konsent-Runde: Tragen Sie „{title}“ mit?",
    "question.conflict.holder": "Ist das Mitglied auf Sitz {seat} bei „{title}“ befangen?",
    "question.conflict.alternate": "Ist die Vertretung auf Sitz {seat} bei „{title}“ befangen?",
    "question.amendment.sum": "Änderung zu „{title}“: {sum} statt {instead}?",
    "question.amendment.line": "Änderung zu „{title}“: ohne den Posten „{text}“ ({sum})?",
    "question.amendment.condition": "Änderung zu „{title}“: mit der Auflage „{text}“?",
    "straw.forecast": "Meinungsbild: Es ist nicht verbindlich. Daraus folgt kein Beschluss.",
    "straw.result": "Meinungsbild: {yes}, {no}, {abstain}.",
    "straw.open": "Das ist nicht verbindlich, daraus folgt kein Beschluss.",
    "consent.silent": "Konsent-Runde: Niemand hat sich geäußert.",
    "consent.none": "Konsent-Runde: Niemand hat einen schwerwiegenden Einwand. Das Gremium kann jetzt beschließen.",
    "consent.objections.one": "Konsent-Runde: {n} schwerwiegender Einwand.",
    "consent.objections.many": "Konsent-Runde: {n} schwerwiegende Einwände.",
    "consent.again": "Hören Sie zu, ändern Sie den Antrag und fragen Sie noch einmal.",
    "written.never": "Abgestimmt wird nur in einer Sitzung.",
    "written.stopped.one": "{n} Widerspruch: Der Punkt kommt in die nächste Sitzung.",
    "written.stopped.many": "{n} Widersprüche: Der Punkt kommt in die nächste Sitzung.",
}

_SUMS: dict[str, str] = {
    "sums.ask": "Wie viel soll „{title}“ bekommen? Höchstens {sum}.",
    "sums.forecast": (
        "Bewilligt wird die höchste Summe, die mindestens {needed} von {base} wollen. Wer mehr will, zählt mit."
    ),
    "sums.limited": "Beantragt sind {asked}, im Fonds sind noch {most}: Mehr kann niemand nennen.",
    "sums.least": "Unter {least} geht es nicht.",
    "sums.granted.one": "{agree} will {sum} oder mehr, nötig sind {needed} von {base}. Bewilligt: {sum}.",
    "sums.granted.many": "{agree} wollen {sum} oder mehr, nötig sind {needed} von {base}. Bewilligt: {sum}.",
    "sums.tooLittle.one": (
        "{agree} will {least} oder mehr, nötig sind {needed} von {base}. Weniger reicht nicht: abgelehnt."
    ),
    "sums.tooLittle.many": (
        "{agree} wollen {least} oder mehr, nötig sind {needed} von {base}. Weniger reicht nicht: abgelehnt."
    ),
    "sums.nothing.one": "{agree} will etwas geben, nötig sind {needed} von {base}: abgelehnt.",
    "sums.nothing.many": "{agree} wollen etwas geben, nötig sind {needed} von {base}: abgelehnt.",
}

_DECISIONS: dict[str, str] = {
    "decision.final.carried": "Der Antrag „{title}“ ist angenommen: {numbers}.",
    "decision.final.rejected": "Der Antrag „{title}“ ist abgelehnt: {numbers}.",
    "decision.advice.carried": "Votum: Der Antrag „{title}“ wird befürwortet: {numbers}.",
    "decision.advice.rejected": "Votum: Der Antrag „{title}“ wird nicht befürwortet: {numbers}.",
    "decision.sum.final": "Bewilligt: {sum}.",
    "decision.sum.advice": "Empfohlen: {sum}.",
    "decision.condition": "Auflage: {condition}",
    "decision.ends": "Die Amtszeit endet am {day}.",
    "decision.yes": "{n} Ja",
    "decision.no": "{n} Nein",
    "decision.invalid": "{n} ungültig",
    "decision.biased": "{n} befangen",
    "decision.sums.granted": "{n} für diese Summe oder mehr",
    "decision.sums.granted.not": "{n} für weniger oder nichts",
    "decision.sums.nothing": "{n} für eine Bewilligung",
    "decision.sums.nothing.not": "{n} dagegen",
    "weight.people.one": "Eine befangene Person hat mitgestimmt.",
    "weight.people.many": "{n} befangene Personen haben mitgestimmt.",
    "weight.quorum": (
        "Ohne sie waren nicht genug da: Es zählen {count} von {base}, nötig sind {needed}. "
        "Es muss neu abgestimmt werden."
    ),
    "weight.unknown.decisive": (
        "Wie, das weiß niemand. Es kann entscheidend gewesen sein: Es muss neu abgestimmt werden."
    ),
    "weight.unknown.idle": "Wie, das weiß niemand. Entscheidend war es nicht: Das Ergebnis ist ohne sie immer gleich.",
    "weight.majority.decisive": (
        "Das war entscheidend: Ohne sie sind es {yes}, nötig sind {needed} von {base}. Es muss neu abgestimmt werden."
    ),
    "weight.majority.idle": (
        "Das war nicht entscheidend: Auch ohne sie sind es {yes}, nötig sind {needed} von {base}."
    ),
}

_ALONE: dict[str, str] = {
    "office.body": "Darüber entscheidet das Gremium.",
    "office.below": "Unter {limit} entscheidet das Büro ohne das Gremium.",
    "urgent.none": "Auch wenn es eilt, entscheidet nur das Gremium.",
    "urgent.office": "Wenn es eilt, darf das Büro entscheiden. Das Gremium erfährt es in der nächsten Sitzung.",
    "urgent.chair": (
        "Wenn es eilt, darf die Sitzungsleitung entscheiden. Das Gremium erfährt es in der nächsten Sitzung."
    ),
    "mandate.nobody": "Das Gremium hat niemanden beauftragt.",
    "mandate.other": "Der Auftrag gilt nicht für diesen Punkt. Darüber entscheidet das Gremium.",
    "mandate.over": "Der Auftrag gilt an diesem Tag nicht. Darüber entscheidet das Gremium.",
    "mandate.members.one": "{n} beauftragtes Mitglied entscheidet.",
    "mandate.members.many": "{n} beauftragte Mitglieder entscheiden.",
    "mandate.never": "Das Gremium darf niemanden beauftragen, für es zu entscheiden.",
    "mandate.incomplete": "Ein Auftrag nennt Mitglieder, Punkte und ein Ende.",
    "mandate.long": "Ein Auftrag gilt höchstens {most} Tage, dieser {days}.",
    "alone.office.office": "Das Büro hat entschieden, weil die Summe klein ist.",
    "alone.urgent.office": "Das Büro hat entschieden, weil es eilte.",
    "alone.urgent.chair": "Die Sitzungsleitung hat entschieden, weil es eilte.",
    "alone.mandate.members": "Beauftragte Mitglieder haben entschieden.",
    "alone.carried": "„{title}“ ist angenommen.",
    "alone.rejected": "„{title}“ ist abgelehnt.",
    "alone.never": "Das ist kein Beschluss des Gremiums.",
    "retabling.never": "Ein abgelehnter Antrag darf nicht wieder gestellt werden.",
    "retabling.most": "Der Antrag wurde schon {n}-mal wieder gestellt. Mehr ist nicht erlaubt.",
    "retabling.early": "Der Antrag darf erst ab dem {day} wieder gestellt werden.",
}

SPOKEN: dict[str, str] = {**_WHAT, **_QUORUM, **_MAJORITY, **_QUESTIONS, **_SUMS, **_DECISIONS, **_ALONE}
