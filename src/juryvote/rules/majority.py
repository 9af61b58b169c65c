"""How many must say yes, and what the votes come to. It knows numbers only, so a frozen roll and a live room agree."""

from enum import StrEnum

from msgspec import Struct

from juryvote.rules.bylaws import Bylaws, MajorityBase, MajorityRule, Tie
from juryvote.rules.room import Numbers, Room, count_heads
from juryvote.rules.sentences import Say, german, join, no_votes, one_or_many, yes_votes
from juryvote.rules.shares import HALF, share, threshold
from juryvote.rules.tally import Counts


class Outcome(StrEnum):
    carried = "carried"
    rejected = "rejected"
    tied = "tied"
    void = "void"


class MajorityReading(Struct, frozen=True, kw_only=True):
    """Before the votes are counted `outcome` is None and a base of votes cast means: as if nobody abstained."""

    needed_yes: int
    base: int
    of: MajorityBase
    outcome: Outcome | None = None
    warnings: tuple[str, ...] = ()
    sentence: str


def read_majority(
    bylaws: Bylaws, room: Room, *, quorate: bool, counts: Counts | None = None, say: Say = german
) -> MajorityReading:
    """The reading for the people who are in the room now."""
    return decide(bylaws, numbers=count_heads(bylaws, room).numbers, quorate=quorate, counts=counts, say=say)


def decide(
    bylaws: Bylaws, *, numbers: Numbers, quorate: bool, counts: Counts | None = None, say: Say = german
) -> MajorityReading:
    """The same reading from numbers alone, as a frozen roll keeps them."""
    if counts is not None and counts.all > numbers.voting:
        raise ValueError(f"More votes than voters: {counts.all} counted, but only {numbers.voting} present may vote.")
    need = _need(bylaws.majority, numbers, counts)
    if counts is None:
        return _reading(
            need, sentence=_forecast(need, numbers.voting, say), warnings=_warnings(need.yes, numbers.voting, say)
        )
    outcome = _outcome(need, quorate=quorate, counts=counts)
    return _reading(need, sentence=_result(need, outcome, counts, say), outcome=outcome)


class _Need(Struct, frozen=True, kw_only=True):
    rule: MajorityRule
    yes: int
    base: int


def _need(rule: MajorityRule, numbers: Numbers, counts: Counts | None) -> _Need:
    """At least one yes, always: 0 of 0 votes would satisfy any share."""
    base = _base(rule.of, numbers, counts)
    return _Need(rule=rule, yes=max(1, threshold(rule.value, base)), base=base)


def _reading(
    need: _Need, *, sentence: str, outcome: Outcome | None = None, warnings: tuple[str, ...] = ()
) -> MajorityReading:
    return MajorityReading(
        needed_yes=need.yes, base=need.base, of=need.rule.of, outcome=outcome, warnings=warnings, sentence=sentence
    )


def _base(of: MajorityBase, numbers: Numbers, counts: Counts | None) -> int:
    return {
        MajorityBase.cast: numbers.voting if counts is None else counts.yes + counts.no,
        MajorityBase.present: numbers.voting,
        MajorityBase.entitled: numbers.entitled,
        MajorityBase.filled: numbers.filled,
        MajorityBase.seats: numbers.seats,
    }[of]


def _outcome(need: _Need, *, quorate: bool, counts: Counts) -> Outcome:
    if not quorate:
        return Outcome.void
    if counts.yes >= need.yes:
        return Outcome.carried
    if _is_tie(need.rule, counts) and need.rule.tie is not Tie.reject:
        return Outcome.tied
    return Outcome.rejected


def _is_tie(rule: MajorityRule, counts: Counts) -> bool:
    """Only where one vote more than the other side would have done, equal sides leave the question open."""
    simple = rule.of is MajorityBase.cast and share(rule.value) == HALF
    return simple and counts.yes == counts.no >= 1


def _warnings(needed: int, voting: int, say: Say) -> tuple[str, ...]:
    if 0 < voting < needed:
        text = one_or_many(
            voting,
            say("Nicht zu erreichen: {needed} Ja-Stimmen sind nötig, nur {n} Person darf abstimmen."),
            say("Nicht zu erreichen: {needed} Ja-Stimmen sind nötig, nur {n} Personen dürfen abstimmen."),
        )
        return (text.format(needed=needed, n=voting),)
    return ()


def _forecast(need: _Need, voting: int, say: Say) -> str:
    if voting == 0:
        return say("Niemand im Raum darf abstimmen, deshalb kann nichts angenommen werden.")
    text = one_or_many(
        need.yes,
        say("Angenommen, wenn mindestens {needed} {whole} Ja sagt."),
        say("Angenommen, wenn mindestens {needed} {whole} Ja sagen."),
    )
    return join(text.format(needed=need.yes, whole=_whole(need.rule.of, need.base, say)), _abstaining(need.rule, say))


def _abstaining(rule: MajorityRule, say: Say) -> str:
    if rule.of is MajorityBase.cast and share(rule.value).number is None:
        return say("Das gilt, wenn sich niemand enthält. Mit Enthaltungen reichen vielleicht weniger.")
    return ""


def _whole(of: MajorityBase, base: int, say: Say) -> str:
    voters = say("von {base} Stimmberechtigten")
    everybody = say("von {base} Stimmberechtigten (auch wer fehlt)")
    return {
        MajorityBase.cast: voters,
        MajorityBase.present: voters,
        MajorityBase.entitled: one_or_many(base, everybody, say("von allen {base} Stimmberechtigten (auch wer fehlt)")),
        MajorityBase.filled: one_or_many(base, say("von {base} besetzten Sitz"), say("von {base} besetzten Sitzen")),
        MajorityBase.seats: one_or_many(base, say("von {base} Sitz"), say("von {base} Sitzen")),
    }[of].format(base=base)


def _result(need: _Need, outcome: Outcome, counts: Counts, say: Say) -> str:
    yes, no = yes_votes(counts.yes, say), no_votes(counts.no, say)
    if outcome is Outcome.void:
        return say("Kein Beschluss, weil nicht genug Stimmberechtigte da waren: {yes} als Meinungsbild.").format(
            yes=yes
        )
    if _is_tie(need.rule, counts):
        return _tie(need.rule.tie, say).format(yes=yes, no=no)
    if outcome is Outcome.carried:
        return say("Angenommen: {yes}, {need}.").format(yes=yes, need=_was_needed(need, say))
    return say("Abgelehnt: {yes}, {need}.").format(yes=yes, need=_was_needed(need, say))


def _was_needed(need: _Need, say: Say) -> str:
    if need.rule.of is MajorityBase.cast and need.base == 0:
        return say("niemand hat Ja oder Nein gesagt")
    text = one_or_many(need.yes, say("nötig war {needed} {whole}"), say("nötig waren {needed} {whole}"))
    return text.format(needed=need.yes, whole=_counted_whole(need.rule.of, need.base, say))


def _counted_whole(of: MajorityBase, base: int, say: Say) -> str:
    if of is MajorityBase.cast:
        return say("von {base} (Ja und Nein)").format(base=base)
    if of is MajorityBase.present:
        return say("von {base}").format(base=base)
    return _whole(of, base, say)


def _tie(tie: Tie, say: Say) -> str:
    return {
        Tie.reject: say("Abgelehnt, weil es gleich steht: {yes}, {no}."),
        Tie.chair: say("Es steht gleich: {yes}, {no}. Die Sitzungsleitung entscheidet."),
        Tie.lot: say("Es steht gleich: {yes}, {no}. Das Los entscheidet."),
        Tie.repeat: say("Es steht gleich: {yes}, {no}. Die Abstimmung wird wiederholt."),
    }[tie]
