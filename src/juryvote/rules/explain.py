"""One written case in, the whole answer out: who may vote, the quorum, the majority, and why. It reads no file.

A case that cannot be true is a ValueError with one sentence; what is merely odd becomes a warning and is not counted.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from juryvote.rules.bylaws import Bylaws, MajorityBase, QuorumBase, bylaws_from
from juryvote.rules.ids import MemberId
from juryvote.rules.majority import MajorityReading, Outcome, read_majority
from juryvote.rules.people import Seat
from juryvote.rules.quorum import QuorumReading, read_quorum
from juryvote.rules.room import Room, count_heads, room_warnings
from juryvote.rules.sentences import Say, german
from juryvote.rules.tally import Counts


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`bylaws` is a preset's name or an object; `present` in order of arrival; `counts` once the votes are counted."""

    bylaws: str | dict[str, Any]
    seats: tuple[Seat, ...]
    present: tuple[MemberId, ...] = ()
    recused: tuple[MemberId, ...] = ()
    second_invitation: bool = False
    counts: Counts | None = None


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


def read_case(text: str | bytes) -> Case:
    """The case as written; JSON that is broken or says too much is a ValueError that names the place."""
    try:
        return msgspec.json.decode(text, type=Case)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        what, _, where = str(wrong).partition(" - at ")
        place = f" (at {where})" if where else ""
        raise ValueError(f"This case cannot be read: {what.rstrip('.')}{place}.") from wrong


def explain(case: Case, *, say: Say = german) -> Answer:
    """Everything the bylaws say about the case, with the sentences that justify it."""
    _ensure_one_seat_each(case.seats)
    bylaws, room = bylaws_from(case.bylaws), _room(case)
    quorum = read_quorum(bylaws, room, say=say)
    majority = read_majority(bylaws, room, quorate=quorum.met, counts=case.counts, say=say)
    return _answer(bylaws, room, quorum, majority, warnings=_oddities(case, say), say=say)


def _room(case: Case) -> Room:
    return Room(
        seats=case.seats,
        present=tuple(dict.fromkeys(case.present)),
        recused=frozenset(case.recused),
        second_invitation=case.second_invitation,
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
        warnings=(*warnings, *room_warnings(bylaws, room, say=say), *quorum.warnings, *majority.warnings),
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
    # Sorted, so that the same room always gets the same warnings, whoever came first.
    return (
        *(twice.format(member=member) for member in sorted(_repeated(case.present))),
        *(guest.format(member=member) for member in sorted(set(case.present) - seated)),
        *(stray.format(member=member) for member in sorted(set(case.recused) - seated)),
    )


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
