"""Bylaws in plain sentences, for people who will never read JSON."""

from fractions import Fraction

from juryvote.rules.bylaws import Bylaws, MajorityBase, QuorumBase, RecusedCount, Secrecy, Tie
from juryvote.rules.sentences import Say, german
from juryvote.rules.shares import share


def describe(bylaws: Bylaws, *, say: Say = german) -> tuple[str, ...]:
    """What these bylaws mean on an evening, one sentence each."""
    return (
        _quorum(bylaws, say),
        _recused(bylaws, say),
        _majority(bylaws, say),
        _tie(bylaws, say),
        _secrecy(bylaws, say),
    )


def part(value: str | int, say: Say) -> str:
    """A share in words: `>1/2` is "mehr als 1/2", 8 is "8"."""
    read = share(value)
    if read.number is not None:
        return str(read.number)
    if read.part == 1:
        return say("alle")
    text = say("mehr als {part}") if read.over else say("mindestens {part}")
    return text.format(part=_spoken(say).get(read.part, str(read.part)))


def _spoken(say: Say) -> dict[Fraction, str]:
    return {
        Fraction(1, 2): say("die Hälfte"),
        Fraction(1, 3): say("ein Drittel"),
        Fraction(2, 3): say("zwei Drittel"),
        Fraction(1, 4): say("ein Viertel"),
        Fraction(3, 4): say("drei Viertel"),
        Fraction(1, 5): say("ein Fünftel"),
    }


def _quorum(bylaws: Bylaws, say: Say) -> str:
    whole = {
        QuorumBase.seats: say("aller Sitze"),
        QuorumBase.filled: say("der besetzten Sitze"),
        QuorumBase.entitled: say("der Stimmberechtigten"),
    }[bylaws.quorum.of]
    text = say("Beschlussfähig ist das Gremium, wenn {part} {whole} da ist.")
    if bylaws.quorum.min:
        text = say("Beschlussfähig ist das Gremium, wenn {part} {whole} da ist, wenigstens {least} Personen.")
    return text.format(part=part(bylaws.quorum.value, say), whole=whole, least=bylaws.quorum.min)


def _recused(bylaws: Bylaws, say: Say) -> str:
    if bylaws.quorum.recused is RecusedCount.count:
        return say("Wer befangen ist, stimmt nicht mit, zählt aber als anwesend.")
    return say("Wer befangen ist, stimmt nicht mit und zählt nicht als anwesend.")


def _majority(bylaws: Bylaws, say: Say) -> str:
    whole = {
        MajorityBase.cast: say("der Ja- und Nein-Stimmen"),
        MajorityBase.present: say("der anwesenden Stimmberechtigten"),
        MajorityBase.entitled: say("aller Stimmberechtigten"),
        MajorityBase.filled: say("der besetzten Sitze"),
        MajorityBase.seats: say("aller Sitze"),
    }[bylaws.majority.of]
    text = say("Angenommen ist ein Antrag, wenn {part} {whole} Ja sagt.")
    return text.format(part=part(bylaws.majority.value, say), whole=whole)


def _tie(bylaws: Bylaws, say: Say) -> str:
    return {
        Tie.reject: say("Steht es gleich, ist der Antrag abgelehnt."),
        Tie.chair: say("Steht es gleich, entscheidet die Sitzungsleitung."),
        Tie.lot: say("Steht es gleich, entscheidet das Los."),
        Tie.repeat: say("Steht es gleich, wird noch einmal abgestimmt."),
    }[bylaws.majority.tie]


def _secrecy(bylaws: Bylaws, say: Say) -> str:
    if bylaws.secrecy.default is Secrecy.sealed:
        return say("Es wird geheim abgestimmt.")
    return say("Es wird offen abgestimmt.")
