"""Open slips that came together, in one transaction: each is judged alone, all are on disk before any answer."""

from collections.abc import Sequence

from msgspec import Struct

from juryvote.actions.in_writing import ensure_in_time
from juryvote.live.hall import Act, Hall
from juryvote.live.keys import spell
from juryvote.rules.ballots import BallotState, Channel, Standing, ensure_may_cast
from juryvote.rules.entries import ElectionRound, SumsAsked
from juryvote.rules.marks import Mark, SharesAsked, read_mark
from juryvote.rules.refusals import BadForm, BallotNotOpen, NotHere, NotSignedIn, NotYours, Refusal, VotedElsewhere
from juryvote.store import casting
from juryvote.store.casting import Line, Slip
from juryvote.store.openings import opening_of
from juryvote.world import World


class Receipt(Struct, frozen=True, kw_only=True):
    """What stands, whatever the phone has sent before: the choice, and the code that proves it was stored."""

    choice: str
    code: str
    turn: int = 0  # of the tap that stands
    running: bool = True  # else the page has more to say than that it counted


class Tap(Struct, frozen=True, kw_only=True):
    """One tap. `session` and `meeting` of the phone are looked at again with the slip, where they are given."""

    ballot: str
    member: str
    choice: str
    channel: str
    key: str
    picks: Sequence[str] = ()
    session: str = ""
    meeting: str = ""


class Box(Struct, kw_only=True):
    """What is the same for all slips of one ballot."""

    meeting: str
    state: BallotState
    ends_on: str | None
    asked: ElectionRound | SumsAsked | SharesAsked | None
    lines: dict[str, Line]
    sessions: set[str]


Answer = Receipt | Refusal


def cast_together(hall: Hall, taps: Sequence[Tap]) -> list[Answer]:
    """An answer for each tap, in their order."""
    answers: dict[int, Answer] = {}
    touched: set[str] = set()
    with hall.acting("casting") as act:
        for ballot in sorted({tap.ballot for tap in taps}):  # in one order, so that two processes never wait in a ring
            own = [(number, tap) for number, tap in enumerate(taps) if tap.ballot == ballot]
            meeting, told = _cast_on(act, ballot, [tap for _, tap in own])
            answers.update(zip((number for number, _ in own), told, strict=True))
            touched |= {meeting} if meeting else set()
    for meeting in touched:
        hall.hub.nudge(meeting)
    return [answers[number] for number in range(len(taps))]


def _cast_on(act: Act, ballot: str, taps: Sequence[Tap]) -> tuple[str, list[Answer]]:
    """The meeting in which something changed, "" where nothing did, and the answers."""
    row = casting.lock_ballot(act.db, ballot)
    if row is None:
        return "", [BallotNotOpen(state="unknown") for _ in taps]
    if row.mode != "open":
        return "", [NotHere() for _ in taps]
    box = Box(
        meeting=row.meeting,
        state=BallotState(row.state),
        ends_on=row.ends_on,
        asked=opening_of(row).asked,
        lines=casting.lines(act.db, row, sorted({tap.member for tap in taps})),
        sessions=casting.signed_in(act.db, {tap.session for tap in taps if tap.session}, act.now),
    )
    changed: dict[str, Line] = {}
    answers = [_answer(act, box, tap, changed) for tap in taps]
    casting.put(act.db, ballot, list(changed.values()))
    return row.meeting if changed else "", answers


def _answer(act: Act, box: Box, tap: Tap, changed: dict[str, Line]) -> Answer:
    line = box.lines[tap.member]
    try:
        turn = turn_of(tap.key)
        _ensure_theirs(box, tap)
        if (known := line.slip) is not None and known.key == tap.key and box.state is not BallotState.annulled:
            return _receipt(box, known)  # a resend: counted is counted, also after the end
        ensure_in_time(act, box.ends_on)
        ensure_may_cast(_standing(box, line), state=box.state, channel=Channel(tap.channel))
        mark = read_mark(box.asked, tap.choice, tap.picks)
    except Refusal as refusal:
        return refusal
    if known is None or (known.channel == tap.channel and known.turn < turn):
        line.slip, line.channel = _slip(act.hall.world, tap, turn, mark, known), tap.channel
        changed[tap.member] = line
        return _receipt(box, line.slip)
    return _receipt(box, known) if known.channel == tap.channel else VotedElsewhere(channel=known.channel)


def turn_of(key: str) -> int:
    """A tap's name is `turn.random`: the turn grows with each change of mind, so that a late resend cannot undo one."""
    turn, dot, chance = key.partition(".")
    if not (dot and turn.isdecimal() and len(turn) <= 6 and 8 <= len(chance) <= 40 and chance.isalnum()):
        raise BadForm(field="key", problem="invalid")
    return int(turn)


def _ensure_theirs(box: Box, tap: Tap) -> None:
    if tap.session and tap.session not in box.sessions:
        raise NotSignedIn
    if tap.meeting and tap.meeting != box.meeting:
        raise NotYours


def _standing(box: Box, line: Line) -> Standing:
    return Standing(
        on_roll=line.on_roll,
        present=line.here or box.ends_on is not None,
        recused=line.recused,
        gave=Channel(line.channel) if line.channel else None,
    )


def _slip(world: World, tap: Tap, turn: int, mark: Mark, known: Slip | None) -> Slip:
    """A receipt stands for the slip, not the choice: a change of mind keeps it."""
    code = known.receipt if known else new_receipt(world)
    return Slip(choice=mark.choice.value, channel=tap.channel, turn=turn, key=tap.key, receipt=code, mark=mark)


def _receipt(box: Box, slip: Slip) -> Receipt:
    running = box.state is BallotState.open
    return Receipt(choice=slip.choice or "", code=slip.receipt, turn=slip.turn, running=running)


def new_receipt(world: World) -> str:
    signs = spell(world.new_token(), 6)
    return f"{signs[:4]}-{signs[4:]}"
