"""What an election says aloud: before a round how somebody is elected, afterwards who is, and what comes next."""

from collections.abc import Sequence

from juryvote.rules.clauses import ElectionRule
from juryvote.rules.elections import Contest, ElectionReading, Step, Winner, needed
from juryvote.rules.sentences import Say, german, join, one_or_many


def label(number: int, say: Say = german) -> str:
    """How a candidate is called where no name may stand."""
    return say("Listenplatz {number}").format(number=number)


def ask(title: str, round_: int, say: Say = german) -> str:
    """The exact question of a round."""
    text = say("Wahl „{title}“: Wen wählen Sie?") if round_ == 1 else say("Stichwahl „{title}“: Wen wählen Sie?")
    return text.format(title=title)


def places(numbers: Sequence[int], say: Say = german) -> str:
    """`Listenplatz 2`, or `Listenplätze 2, 4`."""
    if len(numbers) == 1:
        return label(numbers[0], say)
    return say("Listenplätze {numbers}").format(numbers=", ".join(map(str, numbers)))


def forecast(rule: ElectionRule, contest: Contest, base: int, say: Say = german) -> str:
    """What is announced before a round."""
    least = needed(rule, contest, base)
    if least is None:
        text = one_or_many(
            contest.seats,
            say("Gewählt ist, wer die meisten Stimmen hat. Bei gleich vielen entscheidet das Los."),
            say("Gewählt sind die {n} mit den meisten Stimmen. Bei gleich vielen entscheidet das Los."),
        )
        return text.format(n=contest.seats)
    text = {
        "cast": say("Gewählt ist, wen mindestens {needed} von {base} wählen."),
        "present": say("Gewählt ist, wen mindestens {needed} von {base} Anwesenden wählen."),
        "entitled": say("Gewählt ist, wen mindestens {needed} von {base} Stimmberechtigten wählen (auch wer fehlt)."),
    }[rule.of]
    fewer = say("Enthaltungen zählen nicht mit: Dann reichen vielleicht weniger.") if rule.of == "cast" else ""
    return join(text.format(needed=least, base=base), fewer)


def outcome(rule: ElectionRule, reading: ElectionReading, round_: int, say: Say = german) -> str:
    """What a round came to, and what comes next."""
    now = [one for one in reading.elected if one.round == round_ and not one.by_lot]
    waiting = reading.step is Step.lot and not now
    who = "" if waiting else _elected(now, say)
    return join(who, _need(rule, reading, say), _next(reading, say), _ranking(reading, say))


def by_lot(reading: ElectionReading, say: Say = german) -> str:
    """What the lot made of it."""
    lucky = [one.number for one in reading.elected if one.by_lot]
    drawn = say("Das Los zieht: {who}.").format(who=places(lucky, say)) if lucky else ""
    return join(drawn, _next(reading, say), _ranking(reading, say))


def without_quorum(say: Say = german) -> str:
    return say("Die Wahl gilt nicht, weil nicht genug Stimmberechtigte da waren. Sie ist nur ein Meinungsbild.")


def decided(title: str, reading: ElectionReading, *, abstained: int, recused: int, say: Say = german) -> str:
    """The decision that follows: who is elected, who ranks next. List numbers stand for people."""
    numbers = [
        one_or_many(abstained, say("{n} Enthaltung"), say("{n} Enthaltungen")).format(n=abstained),
        say("{n} befangen").format(n=recused),
    ]
    text = say("Wahl „{title}“: {numbers}.").format(title=title, numbers=", ".join(numbers))
    return join(text, _elected(reading.elected, say), _next(reading, say), _ranking(reading, say))


def _elected(winners: Sequence[Winner], say: Say) -> str:
    if not winners:
        return say("Gewählt ist niemand.")
    return say("Gewählt: {who}.").format(who=", ".join(_winner(one, say) for one in winners))


def _winner(one: Winner, say: Say) -> str:
    text = one_or_many(one.votes, say("{who} ({n} Stimme)"), say("{who} ({n} Stimmen)"))
    if one.by_lot:
        text = one_or_many(one.votes, say("{who} ({n} Stimme und das Los)"), say("{who} ({n} Stimmen und das Los)"))
    return text.format(who=label(one.number, say), n=one.votes)


def _need(rule: ElectionRule, reading: ElectionReading, say: Say) -> str:
    if reading.needed is None:
        return ""
    if rule.of == "cast" and not reading.base:
        return say("Kein Stimmzettel ist gültig.")
    text = say("Nötig waren {needed} von {base} gültigen Stimmzetteln.")
    if rule.of != "cast":
        text = say("Nötig waren {needed} von {base} Stimmberechtigten.")
    return text.format(needed=reading.needed, base=reading.base)


def _next(reading: ElectionReading, say: Say) -> str:
    seats = one_or_many(reading.open, say("{n} Platz"), say("{n} Plätze")).format(n=reading.open)
    if reading.step is Step.runoff:
        return say("Um {seats} gibt es eine Stichwahl: {who}.").format(seats=seats, who=places(reading.field, say))
    if reading.step is Step.lot and reading.tied:
        return say("Um {seats} entscheidet das Los: {who}.").format(seats=seats, who=places(reading.tied, say))
    if reading.step is Step.lot:
        return say("Das Los bestimmt die Reihenfolge der Stellvertretungen: {who}.").format(
            who=places(reading.lot, say)
        )
    if not reading.open:
        return ""
    return one_or_many(reading.open, say("{seats} bleibt frei."), say("{seats} bleiben frei.")).format(seats=seats)


def _ranking(reading: ElectionReading, say: Say) -> str:
    if reading.step is not Step.done or not reading.alternates:
        return ""
    text = say("Stellvertretung, in dieser Reihenfolge: {who}.")
    return text.format(who=", ".join(label(one, say) for one in reading.alternates))
