"""Beschlussfähigkeit: are enough people there for this item? It knows the room at one moment and nothing before it."""

from collections import Counter
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.bylaws import Breach, Bylaws, GroupRule, LoweredQuorum, LoweredWhen, QuorumBase, RecusedCount
from juryvote.rules.clauses import NoGroup
from juryvote.rules.entries import Quorum
from juryvote.rules.ids import MemberId
from juryvote.rules.presumption import TAILS, Held, doubter, presume
from juryvote.rules.quorum_words import Needed, Said, quorum_sentence
from juryvote.rules.room import Heads, Room, count_heads
from juryvote.rules.scene import Writing
from juryvote.rules.sentences import Say, german, group_name, join, one_or_many
from juryvote.rules.shares import second_share, threshold

MOST_ASIDE = 100  # more people than any body has seats


class QuorumReading(Struct, frozen=True, kw_only=True):
    """`lowered`: the needed number is lower than usual because members are recused. `of` names the base."""

    met: bool
    needed: int
    counted: int
    base: int
    of: QuorumBase
    lowered: bool = False
    warnings: tuple[str, ...] = ()
    sentence: str


def read_quorum(bylaws: Bylaws, room: Room, *, say: Say = german) -> QuorumReading:
    """The reading a chair reads aloud: the numbers, and the sentence that justifies them."""
    room, doubted = _with_doubter(bylaws, room)
    heads = count_heads(bylaws, room)
    rule = bylaws.quorum
    needed = _needed(bylaws, room, heads)
    counted = len(heads.here if rule.recused is RecusedCount.count else heads.unbiased)
    base = _base(heads, rule.of)
    few, much = _breach(bylaws, heads, say), _too_many(bylaws, heads, say)
    blocking = join(few if _blocks(rule.group) else "", much if _blocks(rule.no_group) else "")
    blocked = bool(blocking)
    met = counted >= needed.number and not blocked
    said = Said(
        met=met,
        counted=counted,
        base=base,
        of=rule.of,
        needed=needed,
        aside=len(heads.here) - counted,
        writing=room.writing,
    )
    return QuorumReading(
        met=met,
        needed=needed.number,
        counted=counted,
        base=base,
        of=rule.of,
        lowered=needed.lowered,
        warnings=() if blocked else tuple(filter(None, (few, much, _nobody(heads, say)))),
        sentence=join(quorum_sentence(said, blocking, say), doubter(say) if doubted else ""),
    )


def kept(reading: QuorumReading) -> Quorum:
    """The reading as the journal keeps it."""
    return Quorum(
        met=reading.met,
        needed=reading.needed,
        counted=reading.counted,
        base=reading.base,
        sentence=reading.sentence,
    )


def presumed(bylaws: Bylaws, room: Room, *, opening: Quorum, challenge: Quorum | None = None) -> Quorum:
    """The reading that counts now, after those of the opening and of the newest challenge (`quorum.checked`).

    A challenge is `room.challenged_by`: the reading is then taken anew. Always in German, as the journal keeps it.
    """
    held = Held(opening=opening, challenge=challenge)
    now = kept(read_quorum(bylaws, room))
    return presume(bylaws.quorum.checked, held, now, challenged=room.challenged_by is not None)


def restate(bylaws: Bylaws, kept: Quorum, *, say: Say) -> str:
    """A frozen reading's sentence in another language; empty where it cannot be told from its German.

    The journal keeps the numbers, but not who was set aside nor why the number was another: of all that can have
    been, the case whose German is the frozen sentence is the one.
    """
    for tail in TAILS:
        before = kept.sentence.removesuffix(f" {tail(german)}")
        if before != kept.sentence:
            said_before = restate(bylaws, replace(kept, sentence=before), say=say)
            return join(said_before, tail(say)) if said_before else ""
    reasons: tuple[dict[str, bool], ...] = ({}, {"lowered": True}, {"second": True})
    for aside, reason, writing in product(range(MOST_ASIDE), reasons, (None, *Writing)):
        said = Said(
            met=kept.met,
            counted=kept.counted,
            base=kept.base,
            of=bylaws.quorum.of,
            needed=Needed(number=kept.needed, **reason),
            aside=aside,
            writing=writing,
        )
        if quorum_sentence(said, "", german) == kept.sentence:
            return quorum_sentence(said, "", say)
    return ""


def _with_doubter(bylaws: Bylaws, room: Room) -> tuple[Room, bool]:
    """Whoever doubts the quorum counts as present; True where only that makes the person count."""
    doubting: MemberId | None = room.challenged_by
    if doubting is None or doubting in room.present:
        return room, False
    there = replace(room, present=(*room.present, doubting))
    return there, doubting in count_heads(bylaws, there).here


def _needed(bylaws: Bylaws, room: Room, heads: Heads) -> Needed:
    """A second invitation beats a lowered quorum, which beats the usual one."""
    rule = bylaws.quorum
    second = second_share(rule.second_invitation)
    if room.second_invitation and second is not None:
        return Needed(number=second.of(_base(heads, rule.of)), second=True)
    if lowered := [threshold(low.value, _base(heads, low.of)) for low in rule.lowered if _applies(low, heads)]:
        return Needed(number=min(lowered), lowered=True)
    return Needed(number=max(threshold(rule.value, _base(heads, rule.of)), rule.min))


def _applies(lowered: LoweredQuorum, heads: Heads) -> bool:
    if lowered.when is LoweredWhen.any_recused:
        return len(heads.here) > len(heads.unbiased)
    return 2 * heads.recused > heads.filled


def _base(heads: Heads, of: QuorumBase) -> int:
    sizes = {
        QuorumBase.seats: heads.seats,
        QuorumBase.filled: heads.filled,
        QuorumBase.entitled: len(heads.entitled),
    }
    return sizes[of]


def _breach(bylaws: Bylaws, heads: Heads, say: Say) -> str:
    """The sentence on a group that is too few among those who may vote, or nothing."""
    group = bylaws.quorum.group
    if group is None or group.breach is Breach.ignore:
        return ""
    voting = frozenset(heads.voting)
    ours = sum(voice.group == group.name for voice in heads.voices if voice.member in voting)
    needed = threshold(group.value, len(voting))
    if ours >= needed:
        return ""
    text = one_or_many(
        len(voting),
        say("Gruppe {group}: {ours} von {all} Stimme, nötig: {needed}."),
        say("Gruppe {group}: {ours} von {all} Stimmen, nötig: {needed}."),
    )
    return text.format(group=group_name(group.name, say), ours=ours, all=len(voting), needed=needed)


def _too_many(bylaws: Bylaws, heads: Heads, say: Say) -> str:
    """The sentence on every group that has a share of the votes which no group may have, or nothing."""
    rule = bylaws.quorum.no_group
    if rule is None or not heads.voting:
        return ""
    voting = frozenset(heads.voting)
    sizes = Counter(voice.group for voice in heads.voices if voice.member in voting)
    text = one_or_many(
        len(voting),
        say("Gruppe {group}: {ours} von {all} Stimme, das ist zu viel."),
        say("Gruppe {group}: {ours} von {all} Stimmen, das ist zu viel."),
    )
    return join(
        *(
            text.format(group=group_name(group, say), ours=ours, all=len(voting))
            for group, ours in sorted(sizes.items())
            if ours >= threshold(rule.value, len(voting))
        )
    )


def _blocks(rule: GroupRule | NoGroup | None) -> bool:
    return rule is not None and rule.breach == Breach.block


def _nobody(heads: Heads, say: Say) -> str:
    return "" if heads.voting else say("Niemand im Raum darf hier abstimmen.")
