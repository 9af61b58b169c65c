"""The clauses beyond quorum, majority and secrecy in plain sentences; a clause that is not used says nothing."""

from juryvote.rules.bylaws import Alternates, Breach, Bylaws, Checked, DecisionsAre, OnePer, Urgent
from juryvote.rules.clauses import MOST, Amounts, ElectionRule
from juryvote.rules.money import euro
from juryvote.rules.plain import part
from juryvote.rules.procedure import may_decide_urgently
from juryvote.rules.sentences import Say, german, group_name, join, one_or_many


def describe_more(bylaws: Bylaws, *, say: Say = german) -> tuple[str, ...]:
    """What `plain.describe` leaves out, one sentence each."""
    found = (
        *_people(bylaws, say),
        *_meeting(bylaws, say),
        *(_group_majority(rule.group, say) for rule in bylaws.majority.also),
        _elections(bylaws, say),
        _amounts(bylaws, say),
        _decisions(bylaws, say),
        *_between(bylaws, say),
        *_absences(bylaws, say),
    )
    return tuple(filter(None, found))


def _people(bylaws: Bylaws, say: Say) -> tuple[str, ...]:
    rule = bylaws.votes
    one_per = {
        OnePer.none: "",
        OnePer.institution: say("Jede Einrichtung hat eine Stimme."),
        OnePer.household: say("Jeder Haushalt hat eine Stimme."),
        OnePer.both: say("Jeder Haushalt und jede Einrichtung hat eine Stimme."),
    }[rule.one_per]
    earned = say("Eine Stimme hat, wer schon {n}-mal da war.")
    lapses = say("Wer {n}-mal hintereinander fehlt, verliert die Stimme.")
    age = say("Eine Stimme hat, wer mindestens {n} Jahre alt ist.")
    return (
        _alternates(bylaws, say),
        one_per,
        _if(earned, rule.after_attendances),
        _if(lapses, rule.lapses_after_absences),
        _if(age, rule.min_age),
    )


def _alternates(bylaws: Bylaws, say: Say) -> str:
    text = {
        Alternates.none: "",
        Alternates.ranked: say("Wer fehlt, wird aus der eigenen Gruppe vertreten, der Rangfolge nach."),
        Alternates.personal: say("Wer fehlt, wird von der eigenen Stellvertretung vertreten."),
        Alternates.drawn: say("Wer fehlt, wird aus der eigenen Gruppe vertreten, das Los bestimmt die Reihenfolge."),
        Alternates.vacancy: say("Stellvertretungen rücken nach, wenn ein Sitz frei wird."),
    }[bylaws.alternates]
    until = bylaws.alternates_until
    pooled = bylaws.alternates in (Alternates.ranked, Alternates.drawn)
    if not pooled or until == "seats":
        return text
    more = say("{text} Das gilt nur, solange weniger als {n} Stimmberechtigte da sind.")
    return more.format(text=text, n=until)


def _meeting(bylaws: Bylaws, say: Say) -> tuple[str, ...]:
    checked = {
        Checked.each_ballot: "",
        Checked.opening_then_challenge: say("Was zu Beginn festgestellt ist, gilt, bis ein Mitglied es anzweifelt."),
        Checked.continuous: say("Die Sitzung muss die ganze Zeit beschlussfähig sein."),
    }[bylaws.quorum.checked]
    group = bylaws.quorum.group
    largest = say("Hat eine Gruppe im Raum zu viele Stimmen, wird gewarnt.")
    if bylaws.quorum.no_group is not None and bylaws.quorum.no_group.breach == "block":
        largest = say("Hat eine Gruppe im Raum zu viele Stimmen, gibt es keinen Beschluss.")
    return (
        checked,
        largest if bylaws.quorum.no_group else "",
        _group(group.name, group.breach, say) if group else "",
        say("Wer in einer offenen Abstimmung wie stimmt, wird mit Namen veröffentlicht.") if bylaws.named else "",
    )


def _group(name: str, breach: Breach, say: Say) -> str:
    text = {
        Breach.ignore: "",
        Breach.warn: say("Sind im Raum zu wenige aus der Gruppe {group}, wird gewarnt."),
        Breach.block: say("Sind im Raum zu wenige aus der Gruppe {group}, gibt es keinen Beschluss."),
        Breach.suspend_latest: say(
            "Sind im Raum zu wenige aus der Gruppe {group}, stimmen die zuletzt Gekommenen der anderen nicht mit."
        ),
    }[breach]
    return text.format(group=group_name(name, say))


def _group_majority(name: str, say: Say) -> str:
    return say("Die Gruppe {group} muss auch für sich zustimmen.").format(group=group_name(name, say))


def _elections(bylaws: Bylaws, say: Say) -> str:
    rule = bylaws.elections
    if rule == ElectionRule():
        return ""
    if rule.majority == MOST:
        return say("Bei Wahlen ist gewählt, wer die meisten Stimmen hat.")
    whole = {
        "cast": say("der gültigen Stimmzettel"),
        "present": say("der Anwesenden"),
        "entitled": say("aller Stimmberechtigten"),
    }[rule.of]
    text = say("Bei Wahlen ist gewählt, wen {part} {whole} wählen.").format(part=part(rule.majority, say), whole=whole)
    return join(text, "" if rule.runoff else say("Eine Stichwahl gibt es nicht."))


def _amounts(bylaws: Bylaws, say: Say) -> str:
    if bylaws.amounts is Amounts.majority:
        return ""
    return say("Nennt jedes Mitglied eine Summe, gilt die mittlere.")


def _decisions(bylaws: Bylaws, say: Say) -> str:
    return {
        DecisionsAre.by_form: "",
        DecisionsAre.final: say("Was das Gremium beschließt, gilt; niemand muss es bestätigen."),
        DecisionsAre.advice: say("Das Gremium gibt ein Votum ab. Über das Geld entscheiden danach andere."),
    }[bylaws.decisions_are]


def _between(bylaws: Bylaws, say: Say) -> tuple[str, ...]:
    written, back = bylaws.written_procedure, bylaws.retabling
    limit = bylaws.office_below_cents
    days = one_or_many(
        written.days,
        say("Schriftlich abstimmen geht, die Frist ist {n} Tag."),
        say("Schriftlich abstimmen geht, die Frist sind {n} Tage."),
    )
    months = one_or_many(
        back.wait_months,
        say("Ein abgelehnter Antrag darf nach {n} Monat wieder gestellt werden."),
        say("Ein abgelehnter Antrag darf nach {n} Monaten wieder gestellt werden."),
    )
    most = "" if back.most is None else say("Ein abgelehnter Antrag darf höchstens {n}-mal wieder gestellt werden.")
    urgent = bylaws.urgent_decisions
    return (
        say("Unter {limit} entscheidet das Büro ohne das Gremium.").format(limit=euro(limit)) if limit else "",
        days.format(n=written.days) if written.allowed else "",
        _if(months, back.wait_months),
        most.format(n=back.most),
        say("Das Gremium darf Mitglieder beauftragen, für es zu entscheiden.") if bylaws.mandates.allowed else "",
        may_decide_urgently(bylaws, urgent, say=say).sentence if urgent is not Urgent.none else "",
    )


def _absences(bylaws: Bylaws, say: Say) -> tuple[str, ...]:
    rule = bylaws.exclusion
    return (
        _if(say("Wer {n}-mal ohne Entschuldigung fehlt, kann ausgeschlossen werden."), rule.unexcused),
        _if(say("Wer {n}-mal hintereinander fehlt, kann ausgeschlossen werden."), rule.in_a_row),
    )


def _if(text: str, n: int) -> str:
    return text.format(n=n) if n else ""
