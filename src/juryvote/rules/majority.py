"""How many must say yes, and what the votes come to. It knows numbers only, so a frozen roll and a live room agree."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.bylaws import Bylaws, MajorityBase, MajorityRule
from juryvote.rules.doubled import (
    UNTOLD,
    GroupVotes,
    ensure_groups_add_up,
    groups_agree,
    groups_forecast,
    groups_result,
    groups_warnings,
)
from juryvote.rules.room import Numbers, Room, count_heads, group_numbers
from juryvote.rules.scene import Writing
from juryvote.rules.sentences import Say, german, join, no_votes, one_or_many, yes_votes
from juryvote.rules.shares import HALF, share, threshold
from juryvote.rules.tally import Counts
from juryvote.rules.ties import OPEN, TieBreak, broken, tie_sentence


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
    bylaws: Bylaws,
    room: Room,
    *,
    quorate: bool,
    counts: Counts | None = None,
    say: Say = german,
    ties: TieBreak = OPEN,
    groups: GroupVotes = UNTOLD,
) -> MajorityReading:
    """The reading for the people who are in the room now; the groups' sizes are taken from the room."""
    groups = replace(groups, numbers=group_numbers(bylaws, room))
    numbers = count_heads(bylaws, room).numbers
    reading = decide(bylaws, numbers=numbers, quorate=quorate, counts=counts, say=say, ties=ties, groups=groups)
    if room.writing is not Writing.asked:
        return reading
    return replace(reading, sentence=join(reading.sentence, if_all_answer(bylaws, say)))


def if_all_answer(bylaws: Bylaws, say: Say = german) -> str:
    """What a forecast in writing adds where the number hangs on how many take part."""
    rule = bylaws.majority
    if rule.of in (MajorityBase.cast, MajorityBase.present) and share(rule.value).number is None:
        return say("Stimmen nicht alle ab, sind vielleicht weniger nötig.")
    return ""


def decide(
    bylaws: Bylaws,
    *,
    numbers: Numbers,
    quorate: bool,
    counts: Counts | None = None,
    say: Say = german,
    ties: TieBreak = OPEN,
    groups: GroupVotes = UNTOLD,
) -> MajorityReading:
    """The same reading from numbers alone, as a frozen roll keeps them."""
    rule = bylaws.majority
    if counts is None:
        # Votes of groups without votes of all would be no vote at all.
        groups = replace(groups, counts=None)
        need = _need(rule, numbers, None)
        sentence = join(_forecast(need, numbers.voting, say), groups_forecast(rule.also, groups, say))
        warnings = (*_warnings(need.yes, numbers.voting, say), *groups_warnings(rule.also, groups, say))
        return _reading(need, sentence=sentence, warnings=warnings)
    if counts.all > numbers.voting:
        raise ValueError(f"More votes than voters: {counts.all} counted, but only {numbers.voting} present may vote.")
    ensure_groups_add_up(groups, counts)
    case = _Case(need=_need(rule, numbers, counts), counts=counts, quorate=quorate, ties=ties, groups=groups)
    outcome = _outcome(case)
    return _reading(case.need, sentence=_result(case, outcome, say), outcome=outcome)


class _Need(Struct, frozen=True, kw_only=True):
    rule: MajorityRule
    yes: int
    base: int


class _Case(Struct, frozen=True, kw_only=True):
    """A counted ballot with everything that decides it."""

    need: _Need
    counts: Counts
    quorate: bool
    ties: TieBreak
    groups: GroupVotes


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


def _outcome(case: _Case) -> Outcome:
    if not case.quorate:
        return Outcome.void
    by_all = _by_all(case)
    agree = groups_agree(case.need.rule.also, case.groups)
    if by_all is Outcome.carried and agree is None:
        return Outcome.void
    return Outcome.rejected if agree is False else by_all


def _by_all(case: _Case) -> Outcome:
    """What the votes of all come to, before single groups are asked."""
    need, counts = case.need, case.counts
    if counts.yes >= need.yes:
        return Outcome.carried
    found = broken(need.rule.tie, case.ties) if _is_tie(need.rule, counts) else False
    if found is None:
        return Outcome.tied
    return Outcome.carried if found else Outcome.rejected


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


def _result(case: _Case, outcome: Outcome, say: Say) -> str:
    need, counts = case.need, case.counts
    yes, no = yes_votes(counts.yes, say), no_votes(counts.no, say)
    if outcome is Outcome.void:
        return _void(quorate=case.quorate, say=say).format(yes=yes)
    by_group = groups_result(need.rule.also, case.groups, say)
    if _is_tie(need.rule, counts) and outcome is _by_all(case):
        return join(tie_sentence(need.rule.tie, case.ties, say).format(yes=yes, no=no), by_group)
    text = say("Angenommen: {yes}, {need}.") if outcome is Outcome.carried else say("Abgelehnt: {yes}, {need}.")
    return join(text.format(yes=yes, need=_was_needed(need, say)), by_group)


def _void(*, quorate: bool, say: Say) -> str:
    if quorate:
        return say("Kein Beschluss, weil die Stimmen der Gruppen nicht getrennt gezählt sind: {yes} als Meinungsbild.")
    return say("Kein Beschluss, weil nicht genug Stimmberechtigte da waren: {yes} als Meinungsbild.")


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
