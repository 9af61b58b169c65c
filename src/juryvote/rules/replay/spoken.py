"""What a journal says in German, by key: for a verifier in another language that compares letter by letter.

The rules say the same themselves. A test holds each text to theirs; `.one` and `.many` follow the number.
"""

_WHAT: dict[str, str] = {
    "what.ballot": "Abstimmung",
    "what.bylaws": "Geschäftsordnung",
    "what.decision": "Beschluss",
    "what.draw": "Auslosung",
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
    "sealed.yes": "Ja",
    "sealed.no": "Nein",
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

_DRAWS: dict[str, str] = {
    "draw.committed": "festgelegt",
    "draw.drawn": "gezogen",
    "draw.called-off": "abgesagt",
    "draw.all": "alle",
    "draw.empty": "Im Lostopf ist noch niemand.",
    "draw.nothing": "Es ist noch kein Platz zu vergeben.",
    "draw.doubled": "Eine Gruppe ist doppelt genannt.",
    "draw.last": "Freie Plätze werden zuletzt gelost.",
    "draw.large": "Eine Zahl ist zu groß oder kleiner als 0.",
    "draw.few": "Personen im Lostopf: {there}, gebraucht werden {needed}.",
    "draw.short.none": "In der Gruppe „{group}“ ist niemand, gebraucht werden {needed}.",
    "draw.short.one": "In der Gruppe „{group}“ ist nur 1 Person, gebraucht werden {needed}.",
    "draw.short.many": "In der Gruppe „{group}“ sind nur {there} Personen, gebraucht werden {needed}.",
}

_ELECTIONS: dict[str, str] = {
    "election.label": "Listenplatz {number}",
    "election.labels": "Listenplätze {numbers}",
    "election.ask.first": "Wahl „{title}“: Wen wählen Sie?",
    "election.ask.second": "Stichwahl „{title}“: Wen wählen Sie?",
    "election.most.one": "Gewählt ist, wer die meisten Stimmen hat. Bei gleich vielen entscheidet das Los.",
    "election.most.many": "Gewählt sind die {n} mit den meisten Stimmen. Bei gleich vielen entscheidet das Los.",
    "election.need.cast": "Gewählt ist, wen mindestens {needed} von {base} wählen.",
    "election.need.present": "Gewählt ist, wen mindestens {needed} von {base} Anwesenden wählen.",
    "election.need.entitled": (
        "Gewählt ist, wen mindestens {needed} von {base} Stimmberechtigten wählen (auch wer fehlt)."
    ),
    "election.fewer": "Enthaltungen zählen nicht mit: Dann reichen vielleicht weniger.",
    "election.void": "Die Wahl gilt nicht, weil nicht genug Stimmberechtigte da waren. Sie ist nur ein Meinungsbild.",
    "election.drawn": "Das Los zieht: {who}.",
    "election.decided": "Wahl „{title}“: {numbers}.",
    "election.nobody": "Gewählt ist niemand.",
    "election.elected": "Gewählt: {who}.",
    "election.winner.one": "{who} ({n} Stimme)",
    "election.winner.many": "{who} ({n} Stimmen)",
    "election.lucky.one": "{who} ({n} Stimme und das Los)",
    "election.lucky.many": "{who} ({n} Stimmen und das Los)",
    "election.invalid": "Kein Stimmzettel ist gültig.",
    "election.needed.cast": "Nötig waren {needed} von {base} gültigen Stimmzetteln.",
    "election.needed.all": "Nötig waren {needed} von {base} Stimmberechtigten.",
    "election.seats.one": "{n} Platz",
    "election.seats.many": "{n} Plätze",
    "election.runoff": "Um {seats} gibt es eine Stichwahl: {who}.",
    "election.lot": "Um {seats} entscheidet das Los: {who}.",
    "election.order": "Das Los bestimmt die Reihenfolge der Stellvertretungen: {who}.",
    "election.open.one": "{seats} bleibt frei.",
    "election.open.many": "{seats} bleiben frei.",
    "election.alternates": "Stellvertretung, in dieser Reihenfolge: {who}.",
}

_POTS: dict[str, str] = {
    "pot.ask.one": "Verteilung „{title}“: Wie viel ist Ihnen der eine Antrag wert? Im Topf sind {sum}.",
    "pot.ask.many": "Verteilung „{title}“: Wie viel sind Ihnen die {n} Anträge wert? Im Topf sind {sum}.",
    "pot.answer.points": "Jedes Mitglied gibt jedem Antrag 0 bis 5 Punkte.",
    "pot.answer.approval": "Jedes Mitglied kreuzt alle Anträge an, die Geld bekommen sollen.",
    "pot.answer.resistance": (
        "Jedes Mitglied sagt zu jedem Antrag, wie groß sein Widerstand ist: von 0 bis 10. Was bis 10 fehlt, "
        "sind die Punkte. Wer nicht mehr als die Hälfte der möglichen Punkte hat, bekommt nichts."
    ),
    "pot.method.greedy": "Wer die meisten Punkte hat, bekommt zuerst Geld, solange es reicht.",
    "pot.method.equal-shares": (
        "Jedes Mitglied hat einen gleichen Teil des Geldes. Ein Antrag bekommt Geld, wenn alle, die ihn "
        "unterstützen, ihn zusammen bezahlen können."
    ),
    "pot.method.cut": (
        "Alle Anträge mit Punkten bekommen den gleichen Anteil. Wem das zu wenig ist, fällt heraus, wer am "
        "wenigsten Punkte hat zuerst."
    ),
    "pot.void": "Nichts ist verteilt, weil nicht genug Stimmberechtigte da waren.",
    "pot.none": "Kein Antrag bekommt Geld.",
    "pot.result.one": "{n} von {all} Anträgen bekommt Geld: {sum}. Im Topf bleiben {left}.",
    "pot.result.many": "{n} von {all} Anträgen bekommen Geld, zusammen {sum}. Im Topf bleiben {left}.",
    "pot.points.one": "{n} Punkt",
    "pot.points.many": "{n} Punkte",
    "greedy.gets": "„{title}“ hat {points} und bekommt {sum}. Es bleiben {left}.",
    "greedy.few": "„{title}“ hat {points}, nötig sind {least}.",
    "greedy.dear": "„{title}“ hat {points} und kostet {sum}. Es sind nur noch {left} da.",
    "greedy.never": "Dafür reicht das Geld in keinem Fall.",
    "greedy.sum": "Wenn es höchstens {sum} kostet, hätte es gereicht.",
    "greedy.both": "{more} hätte es gereicht, oder wenn es höchstens {sum} kostet.",
    "greedy.points": "{more} hätte es gereicht.",
    "greedy.more.one": "Mit {n} Punkt mehr",
    "greedy.more.many": "Mit {n} Punkten mehr",
    "cut.none": "„{title}“ hat keine Punkte und bekommt nichts.",
    "cut.little": "„{title}“ bekommt nichts: Gekürzt wäre es zu wenig.",
    "cut.all": "„{title}“ bekommt {sum}, alles, was beantragt ist.",
    "cut.part": "„{title}“ bekommt {sum} von {asked}.",
    "cut.point": "Ein Punkt ist mindestens nötig.",
    "cut.least": "Es braucht mindestens {sum}.",
    "equal.gets.one": "„{title}“ bekommt {sum}: {n} Person trägt es von ihrem Anteil ({share}).",
    "equal.gets.many": "„{title}“ bekommt {sum}: {n} Personen tragen es gemeinsam von ihren Anteilen (je {share}).",
    "equal.most": "Niemand zahlt dabei mehr als {most} je Punkt.",
    "equal.enough": "Die Unterstützenden hatten genug, aber im Topf war nicht mehr genug da.",
    "equal.short": "Den Unterstützenden fehlten zusammen {sum}.",
}

SPOKEN: dict[str, str] = {
    **_WHAT,
    **_QUORUM,
    **_MAJORITY,
    **_QUESTIONS,
    **_SUMS,
    **_POTS,
    **_DRAWS,
    **_ELECTIONS,
    **_DECISIONS,
    **_ALONE,
}
