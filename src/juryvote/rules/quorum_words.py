"""What is said about a quorum: the numbers in the order in which a chair reads them aloud."""

from msgspec import Struct

from juryvote.rules.bylaws import QuorumBase
from juryvote.rules.scene import Writing
from juryvote.rules.sentences import Say, join, one_or_many


class Needed(Struct, frozen=True, kw_only=True):
    number: int
    lowered: bool = False
    second: bool = False


class Said(Struct, frozen=True, kw_only=True):
    """What a sentence is made of; `aside` are present but do not count, `writing` where nobody is in a room."""

    met: bool
    counted: int
    base: int
    of: QuorumBase
    needed: Needed
    aside: int
    writing: Writing | None = None


def quorum_sentence(said: Said, breach: str, say: Say) -> str:
    return join(
        _headline(said.met, said.counted, said.needed.number, _there(said, say), say),
        breach,
        _left_out(said.aside, say),
        _why(said.needed, say),
        "" if said.met else say("Es kann nur ein Meinungsbild geben."),
        _in_writing(said.writing, say),
    )


def _headline(met: bool, counted: int, needed: int, there: str, say: Say) -> str:  # noqa: FBT001 - one call, just above
    need = one_or_many(needed, say("{n} ist nötig"), say("{n} sind nötig")).format(n=needed)
    if met:
        return say("Beschlussfähig: {there}, {need}.").format(there=there, need=need)
    if counted >= needed:
        return say("Nicht beschlussfähig: {there}, {need}.").format(there=there, need=need)
    lack = one_or_many(needed - counted, say("es fehlt {n}"), say("es fehlen {n}")).format(n=needed - counted)
    return say("Nicht beschlussfähig: {there}, {need}; {lack}.").format(there=there, need=need, lack=lack)


def _there(said: Said, say: Say) -> str:
    """Whoever is there but left out makes "are there" untrue, so then it says "count"."""
    counted, base, whole = said.counted, said.base, _whole(said.base, said.of, say)
    if said.aside:
        text = one_or_many(counted, say("{n} {whole} zählt"), say("{n} {whole} zählen"))
    elif counted > base:  # recused people count as present but are not entitled
        text = one_or_many(counted, *_more_than_all(said.writing, say))
    else:
        text = one_or_many(counted, *_of_all(said.writing, say))
    return text.format(n=counted, whole=whole, base=base)


def _more_than_all(writing: Writing | None, say: Say) -> tuple[str, str]:
    if writing is Writing.asked:
        one = say("{n} kann teilnehmen bei {base} Stimmberechtigten")
        return one, say("{n} können teilnehmen bei {base} Stimmberechtigten")
    if writing is Writing.answered:
        one = say("{n} hat teilgenommen bei {base} Stimmberechtigten")
        return one, say("{n} haben teilgenommen bei {base} Stimmberechtigten")
    return say("{n} ist da bei {base} Stimmberechtigten"), say("{n} sind da bei {base} Stimmberechtigten")


def _of_all(writing: Writing | None, say: Say) -> tuple[str, str]:
    if writing is Writing.asked:
        return say("{n} {whole} kann teilnehmen"), say("{n} {whole} können teilnehmen")
    if writing is Writing.answered:
        return say("{n} {whole} hat teilgenommen"), say("{n} {whole} haben teilgenommen")
    return say("{n} {whole} ist da"), say("{n} {whole} sind da")


def _whole(base: int, of: QuorumBase, say: Say) -> str:
    return {
        QuorumBase.seats: one_or_many(base, say("von {base} Sitz"), say("von {base} Sitzen")),
        QuorumBase.filled: one_or_many(base, say("von {base} besetzten Sitz"), say("von {base} besetzten Sitzen")),
        QuorumBase.entitled: say("von {base} Stimmberechtigten"),
    }[of].format(base=base)


def _left_out(aside: int, say: Say) -> str:
    if aside == 0:
        return ""
    return one_or_many(
        aside, say("{n} befangene Person zählt nicht mit."), say("{n} befangene Personen zählen nicht mit.")
    ).format(n=aside)


def _why(needed: Needed, say: Say) -> str:
    if needed.second:
        return say("Es gilt die Zahl für die zweite Einladung.")
    if needed.lowered:
        return say("Die Zahl ist herabgesetzt, weil Mitglieder befangen sind.")
    return ""


def _in_writing(writing: Writing | None, say: Say) -> str:
    if writing is None:
        return ""
    if writing is Writing.asked:
        return say("Im Umlaufverfahren zählt als anwesend, wer abstimmt oder befangen ist.")
    return say("Abgestimmt wurde im Umlaufverfahren.")
