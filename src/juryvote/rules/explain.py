"""One written case in, the whole answer out: who may vote, the quorum, the majority, and why. It reads no file.

A case that cannot be true is a ValueError with one sentence; what is merely odd becomes a warning and is not counted.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, overload

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.bylaws import Bylaws, MajorityBase, QuorumBase, bylaws_from
from juryvote.rules.clauses import Count
from juryvote.rules.doubled import GroupVotes
from juryvote.rules.draw_cases import DrawAnswer, DrawCase, explain_draw
from juryvote.rules.entries import Quorum
from juryvote.rules.groups import frozen_groups, members_groups, room_groups
from juryvote.rules.ids import MemberId
from juryvote.rules.lots import commit, draw, seed_from
from juryvote.rules.majority import MajorityReading, Outcome, read_majority
from juryvote.rules.moment import opening_readings, roll_of
from juryvote.rules.people import Seat
from juryvote.rules.presumption import Held, is_presumed
from juryvote.rules.procedure import exclusion_proposals
from juryvote.rules.quorum import QuorumReading, presumed, read_quorum, restate
from juryvote.rules.room import Room, count_heads, room_warnings
from juryvote.rules.rulings import sums_bylaws
from juryvote.rules.scene import Fact
from juryvote.rules.sentences import Say, german
from juryvote.rules.sums import Sums, ask_for, close_sums, sums_need
from juryvote.rules.tally import Choice, Counts
from juryvote.rules.ties import TieBreak


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`bylaws` is a preset's name or an object; `present` in order of arrival; `counts` once the votes are counted.

    `opening` and `challenge` are the meeting's earlier quorum readings. `sealed` ballots know no groups.
    """

    bylaws: str | dict[str, Any]
    seats: tuple[Seat, ...]
    present: tuple[MemberId, ...] = ()
    recused: tuple[MemberId, ...] = ()
    second_invitation: bool = False
    counts: Counts | None = None
    drawn: tuple[MemberId, ...] = ()
    facts: dict[MemberId, Fact] = {}
    challenged_by: MemberId | None = None
    opening: Quorum | None = None
    challenge: Quorum | None = None
    counts_by_group: dict[str, Counts] | None = None
    sealed: bool = False
    chair_vote: Choice | None = None
    lot: bool | None = None
    tie_again: bool = False


class Lot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lot that was drawn: for a tie `what` is the ballot's id, drawn is one of yes and no."""

    seed: str
    commitment: str
    what: str
    of: tuple[str, ...]
    take: Count = 1


class LotCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    lot: Lot


class LotAnswer(Struct, frozen=True, kw_only=True):
    commitment_fits: bool
    drawn: tuple[str, ...]
    sentence: str


class SumsFacts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By member a sum in cents, null for an abstention; `left_cents` is what the fund has, null where it has enough."""

    room: Case
    named: dict[MemberId, Count | None]
    asked_cents: Count
    least_cents: Count = 0
    left_cents: Count | None = None


class SumsCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sums: SumsFacts


class SumsAnswer(Struct, frozen=True, kw_only=True):
    """Which sum is granted, 0 for none; `agree` want at least that, or the least that works."""

    granted_cents: int
    agree: int
    needed: int
    base: int
    outcome: str
    announced: str
    sentence: str


class QuorumAnswer(Struct, frozen=True, kw_only=True):
    met: bool
    needed: int
    counted: int
    base: int
    of: QuorumBase
    lowered: bool
    sentence: str


class MajorityAnswer(Struct, frozen=True, kw_only=True):
    needed_yes: int
    base: int
    of: MajorityBase
    outcome: Outcome | None
    sentence: str


class Answer(Struct, frozen=True, kw_only=True):
    """`entitled` is E and `voting` is P, both in seat order."""

    entitled: tuple[MemberId, ...]
    voting: tuple[MemberId, ...]
    quorum: QuorumAnswer
    majority: MajorityAnswer
    warnings: tuple[str, ...]


class _Peek(Struct):
    lot: Any = None
    draw: Any = None
    sums: Any = None


def read_case(text: str | bytes) -> Case | LotCase | DrawCase | SumsCase:
    """The case as written; JSON that is broken or says too much is a ValueError that names the place."""
    try:
        return msgspec.json.decode(text, type=_kind_of(text))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        what, _, where = str(wrong).partition(" - at ")
        place = f" (at {where})" if where else ""
        raise ValueError(f"This case cannot be read: {what.rstrip('.')}{place}.") from wrong


def _kind_of(text: str | bytes) -> type[Case] | type[LotCase] | type[DrawCase] | type[SumsCase]:
    """In a case about a room `lot` is yes or no; here it is the lot itself, and `draw` a jury that is drawn."""
    try:
        peek = msgspec.json.decode(text, type=_Peek)
    except msgspec.ValidationError:
        return Case
    if isinstance(peek.sums, dict):
        return SumsCase
    return DrawCase if isinstance(peek.draw, dict) else LotCase if isinstance(peek.lot, dict) else Case


@overload
def explain(case: Case, *, say: Say = german) -> Answer: ...
@overload
def explain(case: LotCase, *, say: Say = german) -> LotAnswer: ...
@overload
def explain(case: DrawCase, *, say: Say = german) -> DrawAnswer: ...
@overload
def explain(case: SumsCase, *, say: Say = german) -> SumsAnswer: ...
def explain(
    case: Case | LotCase | DrawCase | SumsCase, *, say: Say = german
) -> Answer | LotAnswer | DrawAnswer | SumsAnswer:
    """Everything the bylaws say about the case, with the sentences that justify it."""
    if isinstance(case, SumsCase):
        return _sums(case.sums)
    if isinstance(case, DrawCase):
        return explain_draw(case, say=say)
    if isinstance(case, LotCase):
        return _draw(case.lot, say)
    _ensure_one_seat_each(case.seats)
    bylaws, room = bylaws_from(case.bylaws), _room(case)
    quorum = _quorum(bylaws, room, case, say)
    majority = read_majority(
        bylaws,
        room,
        quorate=quorum.met,
        counts=case.counts,
        say=say,
        ties=TieBreak(chair_vote=case.chair_vote, lot=case.lot, again=case.tie_again),
        groups=GroupVotes(counts=case.counts_by_group, sealed=case.sealed),
    )
    return _answer(bylaws, room, quorum, majority, warnings=_oddities(case, say), say=say)


def _sums(facts: SumsFacts) -> SumsAnswer:
    """The sentences are those of the journal, in German."""
    _ensure_one_seat_each(facts.room.seats)
    bylaws, room = sums_bylaws(bylaws_from(facts.room.bylaws)), _room(facts.room)
    left = facts.asked_cents if facts.left_cents is None else facts.left_cents
    asked = ask_for(facts.asked_cents, least_cents=facts.least_cents, left_cents=left)
    roll, groups = roll_of(bylaws, room), frozen_groups(bylaws, room, sealed=False)
    if strangers := sorted(set(facts.named) - set(roll)):
        raise ValueError(f"{strangers[0]!r} names a sum and may not vote.")
    if any((cents or 0) > asked.most_cents for cents in facts.named.values()):
        raise ValueError(f"No sum is above {asked.most_cents} cents.")
    quorum, majority = opening_readings(bylaws, room)
    need = sums_need(bylaws, majority, asked, room_groups(bylaws, room))
    said = Sums(
        slips={str(one): cents for one, cents in facts.named.items()},
        group_of=members_groups(bylaws, room),
        groups=groups,
    )
    end = close_sums(bylaws, room, opening=(quorum, need), roll=roll, said=said, asked=asked)
    return SumsAnswer(
        granted_cents=end.counted.granted_cents,
        agree=end.counted.agree,
        needed=end.majority.needed_yes,
        base=end.majority.base,
        outcome=end.outcome,
        announced=need.sentence,
        sentence=end.majority.sentence,
    )


def _draw(lot: Lot, say: Say) -> LotAnswer:
    if twice := _repeated(lot.of):
        raise ValueError(f"{twice[0]!r} is in the lot more than once.")
    seed = seed_from(lot.seed)
    fits, found = commit(seed) == lot.commitment, draw(seed, lot.what, lot.of, lot.take)
    text = (
        say("Das Los zieht: {drawn}. Die Zufallszahl passt zum Prüfzeichen von vorher.")
        if fits
        else say("Dieses Los gilt nicht: Die Zufallszahl passt nicht zum Prüfzeichen von vorher. Sie zieht: {drawn}.")
    )
    sentence = text.format(drawn=", ".join(found) or say("niemanden"))
    return LotAnswer(commitment_fits=fits, drawn=tuple(found), sentence=sentence)


def _quorum(bylaws: Bylaws, room: Room, case: Case, say: Say) -> QuorumReading:
    """The reading of the room, or the one that is presumed; that one is in German as it was frozen."""
    now = read_quorum(bylaws, room, say=say)
    if case.opening is None:
        return now
    held = Held(opening=case.opening, challenge=case.challenge)
    found = presumed(bylaws, room, opening=held.opening, challenge=held.challenge)
    stands = is_presumed(bylaws.quorum.checked, held, challenged=room.challenged_by is not None)
    return replace(
        now,
        met=found.met,
        needed=found.needed,
        counted=found.counted,
        base=found.base,
        lowered=now.lowered and not stands,
        sentence=found.sentence if say is german else restate(bylaws, found, say=say) or found.sentence,
    )


def _room(case: Case) -> Room:
    return Room(
        seats=case.seats,
        present=tuple(dict.fromkeys(case.present)),
        recused=frozenset(case.recused),
        second_invitation=case.second_invitation,
        drawn=tuple(dict.fromkeys(case.drawn)),
        facts=case.facts,
        challenged_by=case.challenged_by,
    )


def _answer(
    bylaws: Bylaws, room: Room, quorum: QuorumReading, majority: MajorityReading, *, warnings: tuple[str, ...], say: Say
) -> Answer:
    heads = count_heads(bylaws, room)
    return Answer(
        entitled=heads.entitled,
        voting=heads.voting,
        quorum=msgspec.convert(quorum, QuorumAnswer, from_attributes=True),
        majority=msgspec.convert(majority, MajorityAnswer, from_attributes=True),
        warnings=(
            *warnings,
            *room_warnings(bylaws, room, say=say),
            *quorum.warnings,
            *majority.warnings,
            *(proposed.sentence for proposed in exclusion_proposals(bylaws, room.facts, say=say)),
        ),
    )


def _ensure_one_seat_each(seats: tuple[Seat, ...]) -> None:
    if twice := _repeated(seat.id for seat in seats):
        raise ValueError(f"Seat {twice[0]!r} is listed more than once.")
    if twice := _repeated(seat.holder for seat in seats if seat.holder is not None):
        raise ValueError(f"Member {twice[0]!r} holds more than one seat; one person has one vote.")


def _oddities(case: Case, say: Say) -> tuple[str, ...]:
    seated = {member for seat in case.seats for member in (seat.holder, *seat.alternates) if member is not None}
    twice = say("{member} ist mehrfach als anwesend genannt und zählt einmal.")
    guest = say("{member} ist da, hat aber keinen Sitz und zählt nicht mit.")
    stray = say("{member} ist als befangen genannt, hat aber keinen Sitz.")
    drawn = say("{member} ist ausgelost, hat aber keinen Platz als Stellvertretung.")
    named = {member for seat in case.seats for member in seat.alternates}
    # Sorted, so that the same room always gets the same warnings, whoever came first.
    return (
        *(twice.format(member=member) for member in sorted(_repeated(case.present))),
        *(guest.format(member=member) for member in sorted(set(case.present) - seated)),
        *(stray.format(member=member) for member in sorted(set(case.recused) - seated)),
        *(drawn.format(member=member) for member in sorted(set(case.drawn) - named)),
    )


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
